//! What holds of the documents of a folder among each other: they are served from one place, and say the same of a story.

use crate::check::checked::Checked;
use crate::check::fault::Fault;
use crate::check::place::START;
use crate::check::rule::Finding;
use crate::check::story::Feed;
use crate::check::story::Item;
use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;

rules! {
    ELSEWHERE Advice "feeds-elsewhere" "RSS Best Practices: atom:link; RFC 4287 §4.2.7.2; JSON Feed 1.1: feed_url"
    DISAGREE Advice "feeds-disagree" "benbao"
}

/// Holds the documents of a folder to each other; their paths are below it.
pub(crate) fn hold(documents: &mut [(PathBuf, Checked)], folder: &Path) {
    let found: Vec<Vec<Finding>> = {
        let feeds: Vec<Option<(&Path, &Feed)>> =
            documents.iter().map(|(path, checked)| Some((path.strip_prefix(folder).ok()?, checked.feed.as_ref()?))).collect();
        let base = shared_base(feeds.iter().flatten().copied());
        let mut told: BTreeMap<&str, &Item> = BTreeMap::new();
        let mut found = Vec::with_capacity(feeds.len());
        for feed in &feeds {
            let mut of_document = Vec::new();
            if let Some((path, feed)) = feed {
                of_document.extend(elsewhere(path, feed, base.as_deref()));
                of_document.extend(feed.items.iter().filter_map(|item| disagree(item, &mut told)));
            }
            found.push(of_document);
        }
        found
    };
    for ((_, checked), found) in documents.iter_mut().zip(found) {
        checked.findings.extend(found);
        checked.findings.sort_by_key(|finding| finding.place);
    }
}

/// Where the folder is served, by what a document says of its own address and where it lies.
fn base_of<'feed>(path: &Path, feed: &'feed Feed) -> Option<&'feed str> {
    feed.address.strip_suffix(path.to_str()?)
}

/// Where most of them say that it is; two must say so.
fn shared_base<'feed>(feeds: impl Iterator<Item = (&'feed Path, &'feed Feed)>) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for base in feeds.filter_map(|(path, feed)| base_of(path, feed)) {
        *counts.entry(base).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count > 1).max_by_key(|(_, count)| *count).map(|(base, _)| base.to_owned())
}

fn elsewhere(path: &Path, feed: &Feed, base: Option<&str>) -> Option<Finding> {
    let expected = format!("{}{}", base?, path.to_str()?);
    if feed.address.is_empty() || feed.address == expected {
        return None;
    }
    let what = Fault::Differs("self".to_owned(), feed.address.clone(), expected);
    Some(Finding { rule: ELSEWHERE, place: START, what })
}

/// The first document that holds a story says what the others should.
fn disagree<'feed>(item: &'feed Item, told: &mut BTreeMap<&'feed str, &'feed Item>) -> Option<Finding> {
    if item.id.is_empty() {
        return None;
    }
    let Some(first) = told.get(item.id.as_str()) else {
        told.insert(&item.id, item);
        return None;
    };
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let moment = |item: &Item| item.published.map(|(moment, _)| moment.to_rfc3339()).unwrap_or_default();
    let pairs = [
        ("title", words(&first.title), words(&item.title)),
        ("link", first.link.clone(), item.link.clone()),
        ("published", moment(first), moment(item)),
        ("authors", first.authors.join(", "), item.authors.join(", ")),
    ];
    let (name, first, own) = pairs.into_iter().find(|(_, first, own)| first != own && !first.is_empty())?;
    Some(Finding { rule: DISAGREE, place: item.place, what: Fault::Differs(name.to_owned(), own, first) })
}
