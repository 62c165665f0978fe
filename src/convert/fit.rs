//! A subscription document that readers do not refuse for its size: items leave by their last change, the oldest first; of the newest
//! edition none leaves, its longest texts become their openings. What left is in its edition's archive.

use crate::beijing::Instant;
use crate::compose::entry::shorten;
use crate::error::Error;
use crate::feed::Amount;
use crate::feed::Entry;
use crate::feed::Feed;
use crate::feed::Format;
use crate::feed::Selection;
use crate::report::cut::Cut;
use crate::write;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// A feed as it is published.
pub(crate) struct Fitted {
    pub(crate) feed: Feed,
    pub(crate) documents: Vec<(Format, Vec<u8>)>,
    /// What was done for its size.
    pub(crate) cut: Cut,
}

/// The documents of a feed, in no format larger than `most` bytes, and what was done for it.
pub(crate) fn fit(mut feed: Feed, selection: &Selection, most: usize) -> Result<Fitted, Error> {
    let mut cut = Cut { feed: feed.path.clone(), ..Cut::default() };
    let newest = feed.entries.iter().map(|entry| entry.edition.date).max();
    let changed: BTreeMap<String, Instant> = selection.items.iter().map(|item| (item.id.to_string(), item.changed)).collect();
    loop {
        let documents = all(&feed)?;
        let excess = documents.iter().map(|(_, bytes)| bytes.len()).max().unwrap_or(0).saturating_sub(most);
        if excess == 0 {
            return Ok(Fitted { feed, documents, cut });
        }
        let before = feed.entries.iter().filter(|it| Some(it.edition.date) == newest).map(|it| it.published).min();
        let mut left = leave(&mut feed.entries, newest, &changed, before, excess);
        let shortened = if left == 0 { shorten_longest(&mut feed.entries, excess) } else { 0 };
        if left + shortened == 0 {
            // Corrections of older editions are newer than all else, and leave last.
            left = leave(&mut feed.entries, newest, &changed, None, excess);
        }
        if left + shortened == 0 {
            cut.beyond = documents.iter().map(|(format, bytes)| (bytes.len(), *format)).max();
            return Ok(Fitted { feed, documents, cut });
        }
        cut.left += left;
        cut.shortened += shortened;
        if shortened > 0 && feed.path.is_empty() {
            // The edition is not here as a whole: its archive document is linked at once.
            feed.previous = newest;
        }
    }
}

fn all(feed: &Feed) -> Result<Vec<(Format, Vec<u8>)>, Error> {
    Format::ALL.into_iter().map(|format| Ok((format, write::feed(feed, format)?))).collect()
}

/// Takes items of older editions out that changed before a moment, where one is told, the oldest change first, until about so many
/// bytes are saved; gives how many.
fn leave(
    entries: &mut Vec<Entry>,
    newest: Option<NaiveDate>,
    changed: &BTreeMap<String, Instant>,
    before: Option<Instant>,
    bytes: usize,
) -> usize {
    let is_old = |entry: &Entry| {
        let when = changed.get(&entry.id.to_string());
        Some(entry.edition.date) != newest && before.is_none_or(|before| when.is_none_or(|when| *when < before))
    };
    let mut old: Vec<(Option<&Instant>, String, usize)> = entries
        .iter()
        .filter(|entry| is_old(entry))
        .map(|entry| {
            let id = entry.id.to_string();
            (changed.get(&id), id, size(entry))
        })
        .collect();
    old.sort();
    let mut saved = 0;
    let leaving: BTreeSet<String> = old
        .into_iter()
        .take_while(|(_, _, size)| {
            let goes = saved < bytes;
            saved += size;
            goes
        })
        .map(|(_, id, _)| id)
        .collect();
    entries.retain(|entry| !leaving.contains(&entry.id.to_string()));
    leaving.len()
}

/// Makes the longest texts their openings until about so many bytes are saved; gives how many.
fn shorten_longest(entries: &mut [Entry], bytes: usize) -> usize {
    let mut longest: Vec<&mut Entry> = entries.iter_mut().collect();
    longest.sort_by_key(|entry| Reverse(size(entry)));
    let (mut saved, mut count) = (0, 0);
    for entry in longest {
        if saved >= bytes {
            break;
        }
        let before = size(entry);
        shorten(entry, Amount::Summary);
        let less = before - size(entry).min(before);
        saved += less;
        count += usize::from(less > 0);
    }
    count
}

/// Less than an entry takes in any format: markup and escapes come to it.
fn size(entry: &Entry) -> usize {
    entry.content.paragraphs.iter().map(|block| block.text.as_str().len()).sum::<usize>() + entry.summary.as_str().len()
}
