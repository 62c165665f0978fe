//! JSON Feed 1.1 and 1.0: the feed. Its items are `item`, what both consist of `part`.

mod item;
mod ours;
mod part;

use crate::check::fault::Fault;
use crate::check::html;
use crate::check::json::Value;
use crate::check::json_feed::part::Keys;
use crate::check::json_feed::part::Type;
use crate::check::place::START;
use crate::check::place::Walk;
use crate::check::rule::Findings;
use crate::check::rule::Rule;
use crate::check::story::Feed;
use crate::check::story::Format;
use std::collections::BTreeSet;

rules! {
    VERSION Error "json-version" "JSON Feed 1.1: version"
    OLD Advice "json-old" "JSON Feed 1.1: version"
    FIRST Advice "json-version-first" "JSON Feed 1.1: version"
    REQUIRED Error "json-required" "JSON Feed 1.1: title, items"
    ADDRESSES Advice "json-addresses" "JSON Feed 1.1: home_page_url, feed_url"
    AUTHORS Advice "json-authors" "Miniflux: reader/json"
    SUMMARY Advice "json-summary" "JSON Feed 1.1: summary"
    HUB Error "json-hub" "JSON Feed 1.1: hubs"
    NEXT Error "json-next" "JSON Feed 1.1: next_url"
    ESCAPES Advice "json-escapes" "JSON Feed 1.1: size"
    SIZE Advice "json-size" "JSON Feed 1.1: size"
}

/// The rules of items, of what both consist of, and of our own extension.
pub(crate) const PART_RULES: [&[&Rule]; 3] = [part::RULES, item::RULES, ours::RULES];

/// By what every version is known.
const VERSIONS: &str = "jsonfeed.org/version/1";
/// From here on a feed is a burden.
const LARGE: usize = 1 << 20;

const KEYS: Keys = &[
    ("version", Type::Text),
    ("title", Type::Text),
    ("home_page_url", Type::Address),
    ("feed_url", Type::Address),
    ("description", Type::Text),
    ("user_comment", Type::Text),
    ("next_url", Type::Address),
    ("icon", Type::Address),
    ("favicon", Type::Address),
    ("author", Type::Author),
    ("authors", Type::Authors),
    ("language", Type::Language),
    ("expired", Type::Bool),
    ("hubs", Type::List),
    ("items", Type::List),
];

/// Whether a document says that it is a JSON Feed.
pub(crate) fn is_one(root: &Value) -> bool {
    let says = root.text_of("version").is_some_and(|version| version.contains("jsonfeed.org"));
    // One that leaves its version out is told by what no other document has.
    says || (root.get("items").is_some() && (root.get("feed_url").is_some() || root.get("home_page_url").is_some()))
}

/// Holds a document to the rules of JSON Feed; gives what it says.
pub(crate) fn hold(root: &Value, text: &str, findings: &mut Findings) -> Feed {
    let mut feed = Feed::new(Format::JsonFeed);
    version(root, findings);
    part::keys(root, KEYS, findings);
    for key in ["title", "items"].iter().filter(|key| root.get(key).is_none()) {
        findings.add(REQUIRED, root.place, Fault::Missing((*key).to_owned()));
    }
    for key in ["home_page_url", "feed_url"].iter().filter(|key| root.get(key).is_none()) {
        findings.add(ADDRESSES, root.place, Fault::Missing((*key).to_owned()));
    }
    for key in ["title", "description"] {
        if let Some(value) = root.get(key) {
            html::plain(value.text().unwrap_or_default(), key, value.place, findings);
        }
    }
    root.text_of("feed_url").unwrap_or_default().clone_into(&mut feed.address);
    root.text_of("feed_url").unwrap_or_default().clone_into(&mut feed.id);
    root.text_of("language").unwrap_or_default().clone_into(&mut feed.language);
    feed.has_hub = hubs(root, findings);
    if let Some(next) = root.get("next_url").filter(|next| next.text() == root.text_of("feed_url")) {
        findings.add(NEXT, next.place, Fault::Is("next_url".to_owned(), feed.address.clone()));
    }
    let items = root.get("items").map(Value::values).unwrap_or_default();
    feed.items = items.iter().map(|value| item::hold(value, findings)).collect();
    // Where stories have summaries, one without shows nothing in a list.
    if feed.items.iter().any(|item| !item.summary.is_empty()) {
        for item in feed.items.iter().filter(|item| item.summary.is_empty()) {
            findings.add(SUMMARY, item.place, Fault::Missing("summary".to_owned()));
        }
    }
    let is_signed = feed.items.iter().any(|item| !item.authors.is_empty());
    if let Some(authors) = root.get("authors").or(root.get("author")).filter(|_| is_signed) {
        findings.add(AUTHORS, authors.place, Fault::Here("authors".to_owned()));
    }
    ours::hold(items, root.get("feed_url").is_some(), findings);
    bytes(text, findings);
    feed
}

fn version(root: &Value, findings: &mut Findings) {
    let place = root.get("version").map_or(root.place, |version| version.place);
    match root.text_of("version") {
        None => findings.add(VERSION, place, Fault::Missing("version".to_owned())),
        Some(version) => {
            let behind = version.split_once(VERSIONS).map(|(_, behind)| behind.trim_end_matches('/'));
            match behind {
                Some(".1") => {}
                Some("") => findings.add(OLD, place, Fault::Is("version".to_owned(), version.to_owned())),
                _ => findings.add(VERSION, place, Fault::Is("version".to_owned(), version.to_owned())),
            }
        }
    }
    if let Some((first, value)) = root.entries().first().filter(|(first, _)| first != "version") {
        findings.add(FIRST, value.place, Fault::Here(first.clone()));
    }
}

fn hubs(root: &Value, findings: &mut Findings) -> bool {
    let hubs = root.get("hubs").map(Value::values).unwrap_or_default();
    for hub in hubs {
        for key in ["type", "url"].iter().filter(|key| hub.text_of(key).is_none_or(str::is_empty)) {
            findings.add(HUB, hub.place, Fault::Missing(format!("hubs {key}")));
        }
    }
    !hubs.is_empty()
}

/// What makes a feed larger than it need be.
fn bytes(text: &str, findings: &mut Findings) {
    let is_needless = |digits: &str| !digits.starts_with("00") || !digits.get(2..3).is_some_and(|it| it == "0" || it == "1");
    let escaped: BTreeSet<usize> = text
        .match_indices("\\u")
        .filter(|(at, _)| !text.get(..*at).unwrap_or_default().ends_with('\\'))
        .filter(|(at, _)| text.get(at + 2..at + 6).is_some_and(is_needless))
        .map(|(at, _)| at)
        .take(1)
        .collect();
    if let Some(at) = escaped.first() {
        let found = text.get(*at..at + 6).unwrap_or_default();
        findings.add(ESCAPES, Walk::new(text).to(*at), Fault::Here(found.to_owned()));
    }
    if text.len() > LARGE {
        findings.add(SIZE, START, Fault::Beyond("size".to_owned(), text.len(), LARGE));
    }
}
