//! Which items a feed holds, in what order, and what it says of the paper. One item becomes one entry in `entry`.
//!
//! Pure: the same items and options give the same feed, whatever the order of the items, the day or the machine.

pub mod entry;
mod summary;

use crate::article::Item;
use crate::feed::Feed;
use crate::text::XmlText;
use std::cmp::Reverse;
use url::Url;

/// What the paper has settled once; checked by the configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The paper's title.
    pub title: String,
    /// One sentence about the paper.
    pub description: Option<String>,
    /// The folder in which the feeds are hosted, with or without a final slash.
    pub base_url: Url,
    /// The paper's own site.
    pub link: Url,
    /// RFC 5646: `zh-CN`.
    pub language: String,
    /// Who mints the ids, such as `example.cn,2023`.
    pub authority: String,
    /// How many items a feed holds where the newest edition is no larger.
    pub limit: usize,
    /// Whether every article without an address of its own gets a page of ours.
    pub article_pages: bool,
}

/// Composes the paper's feed: the `limit` items published or changed last (RFC 5005 §4), and the whole of the newest
/// edition where that is more. Entries stand newest publication first.
///
/// `None` where there are no items: a feed has a date, and without an item there is none that is not the clock's.
pub fn feed(items: &[Item], options: &Options) -> Option<Feed> {
    let mut chosen = choose(items, options.limit);
    let updated = chosen.iter().map(|item| item.updated).max()?;
    chosen.sort_by_key(|item| (Reverse(item.published), &item.id));
    let title = entry::line(&options.title);
    let description = options.description.as_deref().map(entry::line).filter(|it| !it.is_blank());
    Some(Feed {
        id: XmlText::new(&format!("tag:{}:feed", options.authority)),
        description: description.unwrap_or_else(|| title.clone()),
        title,
        site: options.link.clone(),
        folder: entry::folder(options),
        language: entry::line(&options.language),
        updated,
        entries: chosen.into_iter().map(|item| entry::entry(item, options)).collect(),
    })
}

/// The newest `limit` items by their last change, and every item of the newest edition.
fn choose(items: &[Item], limit: usize) -> Vec<&Item> {
    let newest = items.iter().map(|item| item.article.edition.date).max();
    let mut ranked: Vec<&Item> = items.iter().collect();
    ranked.sort_by_key(|item| (Reverse(item.updated), Reverse(item.published), &item.id));
    let of_newest = |item: &Item| Some(item.article.edition.date) == newest;
    ranked.into_iter().enumerate().filter(|(rank, item)| *rank < limit || of_newest(item)).map(|(_, item)| item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::entry::tests::item;
    use crate::compose::entry::tests::options;

    fn ids(feed: &Feed) -> Vec<&str> {
        feed.entries.iter().map(|entry| entry.id.hash.trim_start_matches('0')).collect()
    }

    #[test]
    fn a_feed_says_what_the_paper_is() {
        let feed = feed(&[item(9, "1")], &options()).unwrap();
        assert_eq!(feed.id.as_str(), "tag:example.cn,2023:feed");
        assert_eq!((feed.title.as_str(), feed.description.as_str()), ("中原 时报", "中原 时报"));
        assert_eq!(feed.folder.as_str(), "https://example.cn/feeds/");
        assert_eq!(feed.updated, item(9, "1").published);
    }

    #[test]
    fn no_items_make_no_feed() {
        assert_eq!(feed(&[], &options()), None);
    }

    #[test]
    fn the_newest_edition_is_there_whole_whatever_the_limit() {
        let mut day: Vec<Item> = ["1", "2", "3"].map(|name| item(9, name)).into();
        day.iter_mut().zip(0..).for_each(|(item, rank)| {
            item.published = item.published.plus_seconds(-rank);
            item.updated = item.published;
        });
        let before = [item(8, "4"), item(7, "5")];
        let of = |items: &[Item], limit| feed(items, &Options { limit, ..options() }).unwrap();
        let all: Vec<Item> = day.iter().chain(&before).cloned().collect();
        assert_eq!(ids(&of(&all, 0)), ["1", "2", "3"]);
        assert_eq!(ids(&of(&all, 2)), ["1", "2", "3"]);
        assert_eq!(ids(&of(&all, 4)), ["1", "2", "3", "4"]);
        assert_eq!(ids(&of(&all, 9)), ["1", "2", "3", "4", "5"]);
    }

    #[test]
    fn a_corrected_item_is_there_again_and_stands_at_its_own_date() {
        let mut items = vec![item(9, "1"), item(8, "2"), item(7, "3"), item(6, "4")];
        items[3].updated = items[0].published.plus_seconds(3600);
        let feed = feed(&items, &options()).unwrap();
        assert_eq!(ids(&feed), ["1", "4"]);
        assert_eq!(feed.updated, items[3].updated);
    }
}
