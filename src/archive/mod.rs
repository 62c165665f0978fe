//! What the paper has published: each article gets the identity and the moments that a reader's software keeps.
//!
//! There is no history yet: every article is as if seen for the first time. Ids are made in `identity`.

pub mod identity;

use crate::article::Article;
use crate::article::Item;
use crate::article::ItemId;
use crate::article::Page;
use crate::beijing::nearest_instant;
use chrono::NaiveTime;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the paper has settled once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
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
pub fn items(mut articles: Vec<Article>, options: &Options) -> Vec<Item> {
    articles.sort_by_cached_key(print_order);
    let mut copies: BTreeMap<ItemId, usize> = BTreeMap::new();
    let mut items: Vec<Item> = Vec::with_capacity(articles.len());
    for article in articles {
        let published = match items.last() {
            Some(before) if before.article.edition.date == article.edition.date => before.published.plus_seconds(-1),
            _ => nearest_instant(article.edition.date, options.publish_time),
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

/// Sorts as the paper is read: `(edition, page, file, place on the page)`.
fn print_order(article: &Article) -> impl Ord + use<> {
    let edition = &article.edition;
    (Reverse(edition.date), natural(&edition.page), article.place.path.clone(), article.position, article.place.lines)
}

/// A piece of a page number; figures compare by value, and stand before letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Figures(u64),
    Letters(String),
}

/// The natural order of pages: A2 before A10 before B1, the unknown page last; A2 and A02 are two pages.
fn natural(page: &Page) -> (bool, Vec<Piece>, String) {
    let text = page.as_str();
    let mut pieces = Vec::new();
    for letter in text.chars() {
        match (letter.to_digit(10), pieces.last_mut()) {
            (Some(figure), Some(Piece::Figures(value))) => *value = value.saturating_mul(10).saturating_add(figure.into()),
            (Some(figure), _) => pieces.push(Piece::Figures(figure.into())),
            (None, Some(Piece::Letters(letters))) => letters.push(letter),
            (None, _) => pieces.push(Piece::Letters(letter.into())),
        }
    }
    (!page.is_known(), pieces, text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::DateFrom;
    use crate::article::Edition;
    use crate::article::Headline;
    use crate::error::Place;
    use chrono::NaiveDate;
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
            place: Place::line(Path::new(file), position),
        }
    }

    fn options() -> Options {
        Options { authority: "example.cn,2023".to_owned(), publish_time: NaiveTime::from_hms_opt(6, 0, 0).unwrap() }
    }

    #[test]
    fn pages_are_read_in_natural_order() {
        let order = ["01", "1A", "2", "10", "A1", "A02", "A2", "A2B", "A10", "B1", "C0012", "要闻"];
        let pages: Vec<Page> = order.iter().map(|it| Page::new(it).unwrap_or(Page::unknown())).collect();
        let mut sorted = pages.clone();
        sorted.reverse();
        sorted.sort_by_key(natural);
        assert_eq!(sorted, pages);
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
