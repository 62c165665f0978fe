//! OPML 2.0: a list of subscriptions.

use crate::check::address;
use crate::check::address::Kind;
use crate::check::dates;
use crate::check::dates::Tongue;
use crate::check::fault::Fault;
use crate::check::names::NONE;
use crate::check::place::Place;
use crate::check::rule::Findings;
use crate::check::story::Feed;
use crate::check::story::Format;
use crate::check::tree::Node;
use std::collections::BTreeMap;

rules! {
    VERSION Error "opml-version" "OPML 2.0: opml"
    OLD Advice "opml-old" "OPML 2.0: opml"
    WHOLE Error "opml-whole" "OPML 2.0: head, body"
    ONCE Error "opml-once" "OPML 2.0: head"
    OUTLINE Error "opml-outline" "OPML 2.0: body"
    TEXT Error "opml-text" "OPML 2.0: outline"
    ADDRESS Error "opml-address" "OPML 2.0: subscription lists"
    TYPE Advice "opml-type" "OPML 2.0: subscription lists"
    TITLE Advice "opml-title" "OPML 2.0: subscription lists"
    FORM Error "opml-format" "OPML 2.0: subscription lists"
    TWICE Advice "opml-twice" "OPML 2.0: subscription lists"
    ELEMENT Error "opml-element" "OPML 2.0"
}

const HEAD: &[&str] = &[
    "title",
    "dateCreated",
    "dateModified",
    "ownerName",
    "ownerEmail",
    "ownerId",
    "docs",
    "expansionState",
    "vertScrollState",
    "windowTop",
    "windowLeft",
    "windowBottom",
    "windowRight",
];

/// Holds a document to the rules of OPML.
pub(crate) fn hold(root: &Node, findings: &mut Findings) -> Feed {
    let version = root.attribute("version").unwrap_or_default();
    match version {
        "2.0" => {}
        "1.0" | "1.1" => findings.add(OLD, root.place, Fault::Is("<opml> version".to_owned(), version.to_owned())),
        _ => findings.add(VERSION, root.place, Fault::Is("<opml> version".to_owned(), version.to_owned())),
    }
    for name in ["head", "body"] {
        let count = root.all(NONE, name).count();
        if count != 1 {
            findings.add(WHOLE, root.place, Fault::Count(format!("<{name}>"), count));
        }
    }
    if let Some(head) = root.child(NONE, "head") {
        self::head(head, findings);
    }
    if let Some(body) = root.child(NONE, "body") {
        if body.child(NONE, "outline").is_none() {
            findings.add(OUTLINE, body.place, Fault::Missing("<outline>".to_owned()));
        }
        let mut seen = BTreeMap::new();
        body.walk(&mut |node| {
            if node.is(NONE, "outline") {
                outline(node, &mut seen, findings);
            } else if node.space().is_empty() && node.name() != "body" {
                findings.add(ELEMENT, node.place, Fault::Here(node.tag()));
            }
        });
    }
    Feed::new(Format::Opml)
}

fn head(head: &Node, findings: &mut Findings) {
    for child in head.children.iter().filter(|child| child.space().is_empty() && !HEAD.contains(&child.name())) {
        findings.add(ELEMENT, child.place, Fault::Here(child.tag()));
    }
    for name in HEAD {
        let count = head.all(NONE, name).count();
        if let (true, Some(second)) = (count > 1, head.all(NONE, name).nth(1)) {
            findings.add(ONCE, second.place, Fault::Count(second.tag(), count));
        }
    }
    for name in ["dateCreated", "dateModified"] {
        if let Some(date) = head.child(NONE, name).filter(|date| !date.words().is_empty()) {
            dates::rfc_822(date.words(), &date.tag(), date.place, Tongue::Other, findings);
        }
    }
}

fn outline<'node>(node: &'node Node, seen: &mut BTreeMap<&'node str, Place>, findings: &mut Findings) {
    let feed = node.attribute("xmlUrl");
    let is_one = node.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("rss") || kind.eq_ignore_ascii_case("atom"));
    if node.attribute("text").is_none_or(|text| text.trim().is_empty()) {
        findings.add(TEXT, node.place, Fault::Missing("<outline> text".to_owned()));
    }
    match feed {
        None if is_one => findings.add(ADDRESS, node.place, Fault::Missing("<outline> xmlUrl".to_owned())),
        None => {}
        Some(feed) => {
            address::hold(feed, "<outline> xmlUrl", node.place, Kind::Url, findings);
            if !is_one {
                let kind = node.attribute("type").unwrap_or_default().to_owned();
                findings.add(TYPE, node.place, Fault::Is("<outline> type".to_owned(), kind));
            }
            if node.attribute("title").is_none() {
                findings.add(TITLE, node.place, Fault::Missing("<outline> title".to_owned()));
            }
            if let Some(first) = seen.insert(feed, node.place) {
                findings.add(TWICE, node.place, Fault::Again("<outline> xmlUrl".to_owned(), feed.to_owned(), first));
            }
        }
    }
    if let Some(home) = node.attribute("htmlUrl").filter(|home| !home.is_empty()) {
        address::hold(home, "<outline> htmlUrl", node.place, Kind::Url, findings);
    }
    let known = ["RSS", "RSS1", "RSS2", "scriptingNews"];
    if let Some(version) = node.attribute("version").filter(|version| feed.is_some() && !known.contains(version)) {
        findings.add(FORM, node.place, Fault::Is("<outline> version".to_owned(), version.to_owned()));
    }
    if let Some(tag) = node.attribute("language").filter(|tag| feed.is_some() && !tag.is_empty() && *tag != "unknown") {
        address::language(tag, "<outline> language", node.place, findings);
    }
}
