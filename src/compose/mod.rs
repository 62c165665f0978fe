//! What a document says of the paper, and in what order its items stand. One item becomes one entry in `entry`; which
//! items a document holds was chosen before.
//!
//! Pure: the same items and options give the same feed, whatever the order of the items, the day or the machine.

pub mod channel;
pub mod entry;
pub mod options;
mod picture;
mod summary;

use crate::article::Item;
use crate::compose::channel::Channel;
use crate::compose::options::Options;
use crate::feed::Amount;
use crate::feed::Feed;
use crate::feed::Selection;
use crate::text::XmlText;
use std::cmp::Reverse;

/// Composes the paper's own feed, or the archive of an edition, which is whole. Entries stand newest publication first.
///
/// `None` where there is nothing to say: a feed has a date, and without an item there is none that is not the clock's.
pub fn feed(selection: &Selection, options: &Options) -> Option<Feed> {
    let channel = Channel::paper(options);
    let amount = if selection.edition.is_some() { Amount::Full } else { channel.amount };
    feed_of(selection, &Channel { amount, ..channel }, options)
}

/// Composes any feed of the paper.
pub fn feed_of(selection: &Selection, channel: &Channel, options: &Options) -> Option<Feed> {
    let mut chosen: Vec<&Item> = selection.items.iter().collect();
    let changes = chosen.iter().map(|item| item.updated).chain(selection.withdrawals.iter().map(|it| it.when));
    let updated = changes.max().max(selection.updated)?;
    chosen.sort_by_key(|item| (Reverse(item.published), &item.id));
    chosen.retain(|item| !entry::is_left_out(item, options));
    let name = if channel.path.is_empty() { "feed".to_owned() } else { format!("feed/{}", channel.path) };
    Some(Feed {
        id: XmlText::new(&format!("tag:{}:{name}", options.authority)),
        description: channel.description.clone(),
        title: channel.title.clone(),
        paper: entry::line(&options.title),
        site: options.link.clone(),
        folder: entry::folder(options),
        language: entry::line(&options.language),
        updated,
        entries: chosen.into_iter().map(|item| entry::entry_of(item, channel.amount, options)).collect(),
        withdrawals: selection.withdrawals.clone(),
        edition: selection.edition,
        previous: selection.previous,
        next: selection.next,
        path: channel.path.clone(),
        archived: options.archived.clone(),
        brand: options.brand.clone(),
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
