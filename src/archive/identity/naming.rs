//! Ids and moments of articles as if all of them were seen for the first time: what `read` shows, without an archive.
//!
//! Nothing is decided here: what is minted and dated is asked where a run asks, of `identity` and `order`.

use crate::archive::identity::mint;
use crate::archive::identity::mint::Minting;
use crate::archive::identity::order;
use crate::archive::identity::order::PrintOrder;
use crate::article::Article;
use crate::article::Item;
use chrono::NaiveDate;
use chrono::NaiveTime;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// What the paper has settled once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// Who mints the ids (RFC 4151 §2.1), such as `example.cn,2023`: lower case and punycode, checked by the configuration.
    pub authority: String,
    /// The time of day in Beijing at which an edition is out.
    pub publish_time: NaiveTime,
}

/// Gives every article its id and its moments, as a first run does that meets them in these groups. The newest edition
/// comes first; inside an edition the order is the printed one: pages in natural order, the unknown page last, then files,
/// then the place on the page. The order of the articles of a group does not matter.
pub fn items(groups: Vec<Vec<Article>>, options: &Naming) -> Vec<Item> {
    let mut minting = Minting::default();
    let mut adopted = BTreeSet::new();
    let mut editions: BTreeMap<Reverse<NaiveDate>, Vec<(PrintOrder, Item)>> = BTreeMap::new();
    for mut group in groups {
        group.sort_by_cached_key(|article| (article.edition.date, PrintOrder::of(article)));
        for article in group {
            let guid = article.guid.as_ref().filter(|guid| !guid.is_of(&options.authority) && adopted.insert((*guid).clone()));
            let id = match guid {
                Some(guid) => mint::adopt(&options.authority, &article.edition, guid),
                None => minting.next(&options.authority, &article.edition, &mint::words(&article)),
            };
            let published = order::first_moment(article.edition.date, options.publish_time, 1);
            let edition = editions.entry(Reverse(article.edition.date)).or_default();
            edition.push((PrintOrder::of(&article), Item { id, article, published, updated: published, changed: published }));
        }
    }
    editions.into_iter().flat_map(|(Reverse(date), edition)| dated(date, edition, options)).collect()
}

/// The items of an edition in print order, each with its moment.
fn dated(date: NaiveDate, mut edition: Vec<(PrintOrder, Item)>, options: &Naming) -> impl Iterator<Item = Item> {
    edition.sort_by(|(one, _), (two, _)| one.cmp(two));
    let stories = edition.iter().map(|(print, item)| (print.clone(), item.article.release));
    let moments = order::first_moments(date, options.publish_time, stories);
    edition.into_iter().zip(moments).map(|((_, item), published)| Item {
        published,
        updated: published,
        changed: published,
        ..item
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Edition;
    use crate::article::Headline;
    use crate::article::page::Page;
    use crate::date::DateFrom;
    use crate::error::Place;
    use std::path::Path;

    fn article(day: u32, page: &str, file: &str, position: usize, headline: &str) -> Article {
        let date = NaiveDate::from_ymd_opt(2023, 4, day).unwrap();
        let page = Page::new(page);
        Article {
            edition: Edition { date, page, date_from: DateFrom::Path },
            position,
            section: None,
            headline: Headline { segments: vec![headline.to_owned()], ..Headline::default() },
            datelines: vec![],
            credits: vec![],
            byline: vec![],
            body: vec![],
            link: None,
            guid: None,
            release: None,
            place: Place::line(Path::new(file), position),
            continued: Vec::new(),
            pictures: Vec::new(),
            is_half: false,
            doubts: Vec::new(),
        }
    }

    fn options() -> Naming {
        Naming { authority: "example.cn,2023".to_owned(), publish_time: NaiveTime::from_hms_opt(6, 0, 0).unwrap() }
    }

    #[test]
    fn the_front_pages_lead_is_newest_and_a_page_sorts_as_printed() {
        let articles = vec![
            article(9, "A10", "a.md", 1, "丁"),
            article(9, "", "a.md", 1, "己"),
            article(8, "A1", "z.md", 1, "昨天"),
            article(9, "A2", "b.md", 1, "丙"),
            article(9, "A2", "a.md", 2, "乙"),
            article(9, "A2", "a.md", 1, "甲"),
            article(9, "B1", "a.md", 1, "戊"),
        ];
        let shown: Vec<(String, String)> = items(vec![articles.clone()], &options())
            .iter()
            .map(|item| (item.article.headline.text(), item.published.rfc3339()))
            .collect();
        let expected = [
            ("甲", "2023-04-09T06:00:00+08:00"),
            ("乙", "2023-04-09T05:59:59+08:00"),
            ("丙", "2023-04-09T05:59:58+08:00"),
            ("丁", "2023-04-09T05:59:57+08:00"),
            ("戊", "2023-04-09T05:59:56+08:00"),
            ("己", "2023-04-09T05:59:55+08:00"),
            ("昨天", "2023-04-08T06:00:00+08:00"),
        ];
        assert_eq!(shown, expected.map(|(title, time)| (title.to_owned(), time.to_owned())));
        let mut reversed = articles.clone();
        reversed.reverse();
        assert_eq!(items(vec![reversed], &options()), items(vec![articles], &options()));
    }

    #[test]
    fn equal_headlines_on_one_page_are_told_apart_in_print_order_and_other_pages_do_not_matter() {
        let pair = vec![article(9, "A2", "a.md", 1, "简讯"), article(9, "A2", "a.md", 2, "简讯")];
        let first = items(vec![pair.clone()], &options());
        assert_ne!(first[0].id, first[1].id);
        let mut more = pair;
        more.insert(0, article(9, "A1", "a.md", 1, "简讯"));
        more.push(article(8, "A2", "a.md", 1, "简讯"));
        let more = items(vec![more], &options());
        assert_eq!((&more[1].id, &more[2].id), (&first[0].id, &first[1].id));
        assert!(more.iter().all(|item| item.updated == item.published));
    }
}
