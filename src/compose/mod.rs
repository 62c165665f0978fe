//! What a document says of the paper, and in what order its items stand. One item becomes one entry in `entry`; which
//! items a document holds was chosen before.
//!
//! Pure: the same items and options give the same feed, whatever the order of the items, the day or the machine.

pub mod entry;
mod summary;

use crate::article::Item;
use crate::feed::Feed;
use crate::feed::Format;
use crate::feed::Selection;
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
    /// Whether every article without an address of its own gets a page of ours.
    pub article_pages: bool,
    /// The formats in which every edition has an archive document; Atom is always among them.
    pub archived: Vec<Format>,
}

/// Composes one document's feed: the paper's own, or the archive of an edition. Entries stand newest publication first.
///
/// `None` where there is nothing to say: a feed has a date, and without an item there is none that is not the clock's.
pub fn feed(selection: &Selection, options: &Options) -> Option<Feed> {
    let mut chosen: Vec<&Item> = selection.items.iter().collect();
    let changes = chosen.iter().map(|item| item.updated).chain(selection.withdrawals.iter().map(|it| it.when));
    let updated = changes.max()?;
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
    })
}
