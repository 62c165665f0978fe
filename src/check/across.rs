//! What holds of the stories of a feed among each other, whatever its format: ids, moments, order, authors.

use crate::check::address;
use crate::check::dates::Moment;
use crate::check::fault::Fault;
use crate::check::place::START;
use crate::check::rule::Findings;
use crate::check::story::Feed;
use crate::check::story::Format;
use crate::check::story::Item;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

rules! {
    TWICE Error "id-twice" "RFC 4287 §4.1.1; RSS Best Practices: guid; JSON Feed 1.1: id"
    VERSIONS Advice "id-versions" "RFC 4287 §4.1.1"
    MINTED Error "id-tag-date" "RFC 4151 §2.2"
    BEFORE Advice "updated-before" "RFC 4287 §4.2.9"
    FUTURE Advice "date-future" "NetNewsWire #2808"
    ORDER Advice "items-order" "RSS Best Practices: item"
    TIE Advice "items-tie" "RFC 4287 §4.1.1"
    CLOCK Advice "feed-updated" "RSS 2.0: lastBuildDate; RFC 4287 §4.2.9"
    EMPTY Advice "feed-empty" "benbao"
    JOINED Advice "author-joined" "RSS Best Practices: dc:creator; RFC 4287 §3.2"
    AUTHOR_TWICE Advice "author-twice" "RFC 4287 §4.2.1"
}

/// Clocks differ, and editions are dated ahead; NetNewsWire passes over what is further ahead.
const AHEAD: i64 = 24 * 3600;

/// Holds the stories of a feed to what must be true of them together.
pub(crate) fn hold(feed: &Feed, now: Moment, findings: &mut Findings) {
    ids(feed, findings);
    minted(feed, now, findings);
    moments(feed, now, findings);
    order(feed, findings);
    clock(feed, findings);
    feed.items.iter().for_each(|item| authors(item, feed.format, findings));
    if feed.items.is_empty() && feed.withdrawn.is_empty() {
        findings.add(EMPTY, START, Fault::Empty(feed.format.as_str().to_owned()));
    }
}

fn id_name(format: Format) -> &'static str {
    match format {
        Format::Rss => "<guid>",
        Format::Atom => "<id>",
        _ => "id",
    }
}

fn ids(feed: &Feed, findings: &mut Findings) {
    let name = id_name(feed.format);
    let mut seen: BTreeMap<&str, &Item> = BTreeMap::new();
    for item in feed.items.iter().filter(|item| !item.id.is_empty()) {
        if item.id == feed.id {
            findings.add(TWICE, item.id_place, Fault::Is(name.to_owned(), item.id.clone()));
        }
        let Some(first) = seen.insert(&item.id, item) else { continue };
        let is_version = feed.format == Format::Atom && first.updated.map(|it| it.0) != item.updated.map(|it| it.0);
        let rule = if is_version { VERSIONS } else { TWICE };
        findings.add(rule, item.id_place, Fault::Again(name.to_owned(), item.id.clone(), first.id_place));
    }
}

/// A tag URI names a day on which its authority was held: none that is still to come.
fn minted(feed: &Feed, now: Moment, findings: &mut Findings) {
    let today = now.format("%Y-%m-%d").to_string();
    let ids = feed.items.iter().map(|item| (item.id.as_str(), item.id_place)).chain([(feed.id.as_str(), START)]);
    for (id, place) in ids {
        let is_ahead = address::minted(id).is_some_and(|date| today.get(..date.len()).is_some_and(|today| date > today));
        if is_ahead {
            findings.add(MINTED, place, Fault::Is(id_name(feed.format).to_owned(), id.to_owned()));
        }
    }
}

fn moments(feed: &Feed, now: Moment, findings: &mut Findings) {
    for item in &feed.items {
        if let (Some((published, _)), Some((updated, place))) = (item.published, item.updated)
            && updated < published
        {
            findings.add(BEFORE, place, Fault::Differs("updated".to_owned(), updated.to_rfc3339(), published.to_rfc3339()));
        }
        for (moment, place) in [item.published, item.updated].into_iter().flatten() {
            if moment.timestamp() > now.timestamp() + AHEAD {
                findings.add(FUTURE, place, Fault::Is("date".to_owned(), moment.to_rfc3339()));
            }
        }
    }
}

/// Newest first, and no two at once: readers sort by the moment, and two of one second stand as chance wills.
fn order(feed: &Feed, findings: &mut Findings) {
    let dated: Vec<_> = feed.items.iter().filter_map(|item| item.published).collect();
    let (mut is_ordered, mut is_apart) = (true, true);
    for pair in dated.windows(2) {
        let [(newer, _), (older, place)] = pair else { continue };
        let rule = match newer.cmp(older) {
            std::cmp::Ordering::Less if is_ordered => ORDER,
            std::cmp::Ordering::Equal if is_apart => TIE,
            _ => continue,
        };
        is_ordered &= rule != ORDER;
        is_apart &= rule != TIE;
        findings.add(rule, *place, Fault::Is("date".to_owned(), older.to_rfc3339()));
    }
}

/// The feed is as old as its news: a date of the run makes every fetch a change.
fn clock(feed: &Feed, findings: &mut Findings) {
    let newest = feed.items.iter().filter_map(Item::changed).max();
    let (Some((updated, place)), Some(newest)) = (feed.updated, newest) else { return };
    // What was withdrawn is a change as well.
    let is_explained = !feed.withdrawn.is_empty() && updated > newest;
    if updated != newest && !is_explained {
        findings.add(CLOCK, place, Fault::Differs("updated".to_owned(), updated.to_rfc3339(), newest.to_rfc3339()));
    }
}

/// Marks between names.
const BETWEEN: &[char] = &['、', '，', ';', '；', '|', '@'];
/// Those that part Chinese names only: `Smith, John` and `/u/smith` are one.
const BETWEEN_CHINESE: &[char] = &[',', '/'];

/// Whether several names, or an address, stand where one name belongs.
fn is_joined(name: &str) -> bool {
    let is_chinese = |letter: Option<char>| letter.is_some_and(crate::text::is_han);
    let parts = |at: usize| {
        let (before, behind) = (name.get(..at).unwrap_or_default(), name.get(at + 1..).unwrap_or_default());
        is_chinese(before.trim_end().chars().next_back()) && is_chinese(behind.trim_start().chars().next())
    };
    name.contains(BETWEEN) || name.contains(" 和 ") || name.match_indices(BETWEEN_CHINESE).any(|(at, _)| parts(at))
}

fn authors(item: &Item, format: Format, findings: &mut Findings) {
    let name = match format {
        Format::Rss => "<dc:creator>",
        Format::Atom => "<name>",
        _ => "authors",
    };
    let mut seen = BTreeSet::new();
    for author in &item.authors {
        if is_joined(author) {
            findings.add(JOINED, item.place, Fault::Is(name.to_owned(), author.clone()));
        }
        if !seen.insert(author) {
            findings.add(AUTHOR_TWICE, item.place, Fault::Is(name.to_owned(), author.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_lists_of_names() {
        for name in ["鲁燕、王娟", "鲁燕,王娟", "鲁燕 和 王娟", "a@b.cn", "鲁燕/王娟"] {
            assert!(is_joined(name), "{name}");
        }
        for name in ["鲁燕", "阿依古丽·买买提", "Smith, John", "/u/smith", "和平"] {
            assert!(!is_joined(name), "{name}");
        }
    }
}
