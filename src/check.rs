//! Feeds of anybody held to their standards, offline: RSS 2.0, Atom, JSON Feed, OPML, sitemaps. What a document is, its root tells.
//!
//! Bytes become a tree whose parts know their places (`xml`, `json`); the subject of a format holds the tree to its rules and tells
//! what the feed says (`story`), which is held to what is true of every format (`across`). Nothing is fetched, nothing grows.

#[macro_use]
pub mod rule;
mod across;
mod address;
mod against;
mod among;
mod atom;
pub mod checked;
mod dates;
mod decode;
pub(crate) mod fault;
mod html;
mod json;
mod json_feed;
mod modules;
mod names;
mod opml;
pub mod place;
pub mod profile;
mod rss;
mod sitemap;
pub mod story;
mod tree;
mod xml;

use crate::beijing::Instant;
use crate::check::checked::Checked;
use crate::check::fault::Fault;
use crate::check::place::START;
use crate::check::profile::Profile;
use crate::check::rule::Findings;
use crate::check::rule::Rule;
use crate::check::story::Feed;
use crate::check::story::Format;
use crate::check::tree::Node;
use std::path::Path;
use std::path::PathBuf;

rules! {
    RDF Advice "rss-1" "RSS 1.0"
}

/// What a document is, and what it says where it could be read.
type Seen = (Format, Option<Feed>);

/// What is no feed can only be told of what could be read.
const BROKEN: Seen = (Format::Unknown, None);

/// Holds a document to the rules of what it is; `None` where it is sound XML or JSON and no feed.
pub fn check(bytes: &[u8], now: Instant) -> Option<Checked> {
    let mut findings = Findings::default();
    let (format, feed) = if is_json(bytes) { json(bytes, &mut findings)? } else { xml(bytes, &mut findings)? };
    if let Some(feed) = feed.as_ref().filter(|feed| !matches!(feed.format, Format::Opml | Format::Sitemap)) {
        across::hold(feed, now.moment(), &mut findings);
    }
    let (findings, more) = findings.settled();
    Some(Checked { format, findings, more, size: bytes.len(), feed })
}

/// Holds the documents of a folder to each other as well.
pub fn folder(documents: &mut [(PathBuf, Checked)], folder: &Path) {
    among::hold(documents, folder);
}

/// Holds documents to what a partner wants.
pub fn profile(documents: &mut [(PathBuf, Checked)], profile: Profile, now: Instant) {
    profile::hold(documents, profile, now);
}

/// Holds a document to what it was; gives what is told of one that is not there any more.
pub fn against(new: Option<&mut Checked>, old: &Checked) -> Option<Checked> {
    match new {
        Some(new) => {
            against::hold(new, old);
            None
        }
        None => Some(against::gone(old)),
    }
}

/// By its first letter: what is neither is told by the parser of XML.
fn is_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start().first().is_some_and(|byte| b"{[".contains(byte))
}

fn json(bytes: &[u8], findings: &mut Findings) -> Option<Seen> {
    let Some(text) = decode::json(bytes, findings) else { return Some(BROKEN) };
    let Some(root) = json::read(text, findings) else { return Some(BROKEN) };
    json_feed::is_one(&root).then(|| (Format::JsonFeed, Some(json_feed::hold(&root, text, findings))))
}

fn xml(bytes: &[u8], findings: &mut Findings) -> Option<Seen> {
    let Some(text) = decode::xml(bytes, findings) else { return Some(BROKEN) };
    let tree = xml::read(&text, findings);
    let Some(root) = &tree.root else { return Some(BROKEN) };
    let format = match format_of(root) {
        Some(format) => format,
        None if tree.is_whole => return None,
        None => Format::Unknown,
    };
    if !tree.is_whole {
        return Some((format, None));
    }
    modules::namespaces(&tree, root.place, findings);
    modules::hold(root, findings);
    let feed = match format {
        Format::Rss => rss::hold(root, findings),
        Format::Atom => atom::hold(root, findings),
        Format::Opml => opml::hold(root, findings),
        Format::Sitemap => sitemap::hold(root, findings),
        Format::Rdf | Format::JsonFeed | Format::Unknown => {
            findings.add(RDF, START, Fault::Here(root.tag()));
            return Some((format, None));
        }
    };
    Some((format, Some(feed)))
}

fn format_of(root: &Node) -> Option<Format> {
    if sitemap::is_one(root) {
        return Some(Format::Sitemap);
    }
    match (root.space(), root.name()) {
        (names::NONE, "rss") => Some(Format::Rss),
        (names::NONE, "opml") => Some(Format::Opml),
        (names::ATOM, "feed") => Some(Format::Atom),
        (names::RDF, "RDF") => Some(Format::Rdf),
        _ => None,
    }
}

/// All rules, a subject after the other.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let ground = [decode::RULES, xml::RULES, json::RULES, RULES];
    let rss = [rss::RULES].into_iter().chain(rss::PART_RULES);
    let atom = [atom::RULES].into_iter().chain(atom::PART_RULES);
    let json_feed = [json_feed::RULES].into_iter().chain(json_feed::PART_RULES);
    let lists = [opml::RULES, sitemap::RULES];
    let shared = [modules::RULES, dates::RULES, address::RULES, html::RULES, across::RULES, among::RULES];
    let asked = [profile::RULES, against::RULES];
    ground.into_iter().chain(rss).chain(atom).chain(json_feed).chain(lists).chain(shared).chain(asked).flatten().copied()
}

/// One of each message of the checker, for the catalogue's tests.
#[cfg(test)]
pub(crate) fn samples() -> Vec<crate::words::message::Message> {
    use crate::words::message::Worded;
    let mut samples = fault::samples();
    samples.extend(rules().map(Worded::message));
    samples
}
