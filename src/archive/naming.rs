//! Ids and moments of articles as if all of them were seen for the first time: what `read` shows, without an archive.
//!
//! The archive gives the same to articles that it sees first; a test holds the two to each other.

use crate::archive::identity;
use crate::archive::order;
use crate::archive::order::PrintOrder;
use crate::article::Article;
use crate::article::Item;
use crate::article::ItemId;
use chrono::NaiveDate;
use chrono::NaiveTime;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the paper has settled once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// Who mints the ids (RFC 4151 §2.1), such as `example.cn,2023`: lower case and punycode, checked by the configuration.
    pub authority: String,
    /// The time of day in Beijing at which an edition is out.
    pub publish_time: NaiveTime,
}

/// Gives every article its id and its moments. The newest edition comes first; inside an edition the order is the
/// printed one: pages in natural order, the unknown page last, then files, then the place on the page.
///
/// The first item of an edition is published at the time of publication, each that follows a second earlier, since
/// readers sort by time: the order in a document means nothing (RFC 4287 §4.1.1). The order of `articles` does not matter.
pub fn items(mut articles: Vec<Article>, options: &Naming) -> Vec<Item> {
    articles.sort_by_cached_key(print_order);
    let mut stories: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    articles.iter().for_each(|article| *stories.entry(article.edition.date).or_default() += 1);
    let mut copies: BTreeMap<ItemId, usize> = BTreeMap::new();
    let mut items: Vec<Item> = Vec::with_capacity(articles.len());
    for article in articles {
        let published = match items.last() {
            Some(before) if before.article.edition.date == article.edition.date => before.published.plus_seconds(-1),
            _ => {
                let date = article.edition.date;
                order::first_moment(date, options.publish_time, stories.get(&date).copied().unwrap_or_default())
            }
        };
        let id = unused(&article, &options.authority, &mut copies);
        items.push(Item { id, article, published, updated: published });
    }
    items
}

/// The article's id; two of one page with the same headline are told apart in the order printed.
fn unused(article: &Article, authority: &str, copies: &mut BTreeMap<ItemId, usize>) -> ItemId {
    let words = identity::words(article);
    let first = identity::mint(authority, &article.edition, &words, 0);
    let copy = copies.entry(first.clone()).or_default();
    let id = if *copy == 0 { first } else { identity::mint(authority, &article.edition, &words, *copy) };
    *copy += 1;
    id
}

/// Sorts as the paper is read, the newest edition first.
fn print_order(article: &Article) -> impl Ord + use<> {
    (Reverse(article.edition.date), PrintOrder::of(article))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Edition;
    use crate::article::Headline;
    use crate::article::Page;
    use crate::date::DateFrom;
    use crate::error::Place;
    use std::path::Path;

    fn article(day: u32, page: &str, file: &str, position: usize, headline: &str) -> Article {
        let date = NaiveDate::from_ymd_opt(2023, 4, day).unwrap();
        let page = Page::new(page).unwrap_or(Page::unknown());
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
            release: None,
            place: Place::line(Path::new(file), position),
            continued: Vec::new(),
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
        let shown: Vec<(String, String)> = items(articles.clone(), &options())
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
        assert_eq!(items(reversed, &options()), items(articles, &options()));
    }

    #[test]
    fn equal_headlines_on_one_page_are_told_apart_in_print_order_and_other_pages_do_not_matter() {
        let pair = vec![article(9, "A2", "a.md", 1, "简讯"), article(9, "A2", "a.md", 2, "简讯")];
        let first = items(pair.clone(), &options());
        assert_ne!(first[0].id, first[1].id);
        let mut more = pair;
        more.insert(0, article(9, "A1", "a.md", 1, "简讯"));
        more.push(article(8, "A2", "a.md", 1, "简讯"));
        let more = items(more, &options());
        assert_eq!((&more[1].id, &more[2].id), (&first[0].id, &first[1].id));
        assert!(more.iter().all(|item| item.updated == item.published));
    }
}
