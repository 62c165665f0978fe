//! What a document says of the paper, and in what order its items stand. One item becomes one entry in `entry`; which
//! items a document holds was chosen before.
//!
//! Pure: the same items and options give the same feed, whatever the order of the items, the day or the machine.

pub mod entry;
pub mod options;
mod summary;

use crate::article::Item;
use crate::compose::options::Options;
use crate::feed::Feed;
use crate::feed::Selection;
use crate::text::XmlText;
use std::cmp::Reverse;

/// Composes one document's feed: the paper's own, or the archive of an edition. Entries stand newest publication first.
///
/// `None` where there is nothing to say: a feed has a date, and without an item there is none that is not the clock's.
pub fn feed(selection: &Selection, options: &Options) -> Option<Feed> {
    let mut chosen: Vec<&Item> = selection.items.iter().collect();
    let changes = chosen.iter().map(|item| item.updated).chain(selection.withdrawals.iter().map(|it| it.when));
    let updated = changes.max().max(selection.updated)?;
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
        withdrawals: selection.withdrawals.clone(),
        edition: selection.edition,
        previous: selection.previous,
        next: selection.next,
        archived: options.archived.clone(),
        hubs: options.hubs.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::entry::tests::item;
    use crate::compose::entry::tests::options;

    fn selection(items: &[Item]) -> Selection {
        Selection { items: items.to_vec(), ..Selection::default() }
    }

    fn ids(feed: &Feed) -> Vec<&str> {
        feed.entries.iter().map(|entry| entry.id.hash.trim_start_matches('0')).collect()
    }

    #[test]
    fn a_feed_says_what_the_paper_is() {
        let feed = feed(&selection(&[item(9, "1")]), &options()).unwrap();
        assert_eq!(feed.id.as_str(), "tag:example.cn,2023:feed");
        assert_eq!((feed.title.as_str(), feed.description.as_str()), ("中原 时报", "中原 时报"));
        assert_eq!(feed.folder.as_str(), "https://example.cn/feeds/");
        assert_eq!(feed.updated, item(9, "1").published);
    }

    #[test]
    fn no_items_make_no_feed() {
        assert_eq!(feed(&selection(&[]), &options()), None);
    }

    #[test]
    fn entries_stand_newest_publication_first_and_the_last_change_dates_the_feed() {
        let mut items = vec![item(6, "4"), item(9, "1"), item(7, "3")];
        items[0].updated = items[1].published.plus_seconds(3600);
        let feed = feed(&selection(&items), &options()).unwrap();
        assert_eq!(ids(&feed), ["1", "3", "4"]);
        assert_eq!(feed.updated, items[0].updated);
    }
}
