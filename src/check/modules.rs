//! The modules that RSS and Atom are extended with: Dublin Core, Media RSS 1.5.1, Syndication, RFC 5005, RFC 6721, Content.

use crate::check::address;
use crate::check::dates;
use crate::check::fault::Fault;
use crate::check::names;
use crate::check::place::Place;
use crate::check::rule::Findings;
use crate::check::rule::Rule;
use crate::check::tree::Node;
use crate::check::tree::Tree;
use std::collections::BTreeSet;

rules! {
    UNKNOWN Advice "namespace-unknown" "RSS 2.0: extending; W3C feed validator"
    UNUSED Advice "namespace-unused" "benbao"
    DC_EMPTY Advice "dc-empty" "RSS Best Practices: dc:creator"
    DC_DATE Error "dc-date" "Dublin Core: date; W3C-DTF"
    MEDIA_SPACE Error "media-namespace" "Media RSS 1.5.1"
    MEDIA_CONTENT Error "media-content" "Media RSS 1.5.1: media:content"
    MEDIA_NUMBER Error "media-number" "Media RSS 1.5.1: media:content"
    MEDIUM Error "media-medium" "Media RSS 1.5.1: media:content"
    MEDIA_GROUP Error "media-group" "Media RSS 1.5.1: media:group"
    CREDIT Error "media-credit" "Media RSS 1.5.1: media:credit"
    MEDIA_TEXT Error "media-text" "Media RSS 1.5.1: media:description"
    THUMBNAIL Error "media-thumbnail" "Media RSS 1.5.1: media:thumbnail"
    PERIOD Error "sy-period" "RSS 1.0 module Syndication"
    FREQUENCY Error "sy-frequency" "RSS 1.0 module Syndication"
    ARCHIVE Error "history-element" "RFC 5005 §2, §4"
    CURRENT Advice "history-current" "RFC 5005 §4"
    COMPLETE Error "history-complete" "RFC 5005 §2"
    GRAVE Error "tombstone" "RFC 6721 §3"
    GRAVE_TWICE Error "tombstone-twice" "RFC 6721 §3"
}

/// The roles of the European Broadcasting Union, as Media RSS lists them.
const ROLES: &[&str] = &[
    "actor",
    "anchor person",
    "anchor_person",
    "author",
    "choreographer",
    "composer",
    "conductor",
    "director",
    "editor",
    "graphic designer",
    "graphic_designer",
    "grip",
    "illustrator",
    "lyricist",
    "music arranger",
    "music_arranger",
    "music group",
    "music_group",
    "musician",
    "orchestra",
    "performer",
    "photographer",
    "producer",
    "reporter",
    "vocalist",
    "artist",
    "commentator",
    "commentary",
    "correspondent",
    "translation",
    "narrator",
    "owner",
    "publishing company",
    "distribution company",
    "singer",
    "soloist",
    "speaker",
    "writer",
    "cameraman",
    "camera operator",
    "presenter",
    "interviewer",
    "interviewee",
    "journalist",
];

/// Holds all elements of modules, wherever they stand, to their own rules.
pub(crate) fn hold(root: &Node, findings: &mut Findings) {
    let mut graves: BTreeSet<(&str, &str)> = BTreeSet::new();
    root.walk(&mut |node| {
        match node.space() {
            names::DC => dublin(node, findings),
            names::MEDIA => media(node, findings),
            names::SY => syndication(node, findings),
            names::HISTORY => history(node, findings),
            names::TOMBSTONES => grave(node, &mut graves, findings),
            _ => {}
        };
    });
}

/// Holds the namespaces of a document to what readers know.
pub(crate) fn namespaces(tree: &Tree, place: Place, findings: &mut Findings) {
    for space in &tree.used {
        if **space == *names::WRONG_MEDIA {
            findings.add(MEDIA_SPACE, place, Fault::Is("xmlns:media".to_owned(), space.to_string()));
        } else if !names::is_known(space) {
            findings.add(UNKNOWN, place, Fault::Is("xmlns".to_owned(), space.to_string()));
        }
    }
    for (key, space) in &tree.declared {
        if space == names::TOMBSTONES && !tree.used.iter().any(|used| **used == **space) {
            findings.add(UNUSED, place, Fault::Is(key.clone(), space.clone()));
        }
    }
}

/// RFC 5005 of the element that holds the feed: its links are of Atom in every format.
pub(crate) fn archives(feed: &Node, findings: &mut Findings) {
    let links = |relation: &str| feed.all(names::ATOM, "link").any(|link| link.attribute("rel") == Some(relation));
    let archive = feed.child(names::HISTORY, "archive");
    if let Some(archive) = archive.filter(|_| !links("current")) {
        findings.add(CURRENT, archive.place, Fault::Missing("rel=\"current\"".to_owned()));
    }
    let is_chained = archive.is_some() || ["prev-archive", "next-archive", "next", "previous"].into_iter().any(links);
    if let Some(complete) = feed.child(names::HISTORY, "complete").filter(|_| is_chained) {
        findings.add(COMPLETE, complete.place, Fault::Here(complete.tag()));
    }
}

fn dublin(node: &Node, findings: &mut Findings) {
    if matches!(node.name(), "creator" | "contributor") && node.words().is_empty() {
        findings.add(DC_EMPTY, node.place, Fault::Empty(node.tag()));
    }
    if node.name() == "date" && !dates::is_w3c(node.words()) {
        findings.add(DC_DATE, node.place, Fault::Is(node.tag(), node.words().to_owned()));
    }
}

fn attribute(node: &Node, name: &str) -> String {
    format!("{} {name}", node.tag())
}

/// That an attribute is there, and an address.
fn url(node: &Node, name: &str, rule: &'static Rule, findings: &mut Findings) {
    match node.attribute(name) {
        None => findings.add(rule, node.place, Fault::Missing(attribute(node, name))),
        Some(url) if !address::is_absolute(url) || !url.is_ascii() => {
            findings.add(rule, node.place, Fault::Is(attribute(node, name), url.to_owned()));
        }
        Some(_) => {}
    }
}

fn media(node: &Node, findings: &mut Findings) {
    match node.name() {
        "content" => {
            if node.child(names::MEDIA, "player").is_none() || node.attribute("url").is_some() {
                url(node, "url", MEDIA_CONTENT, findings);
            }
            for name in ["fileSize", "width", "height", "bitrate", "channels"] {
                let is_number = |value: &str| !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
                if let Some(value) = node.attribute(name).filter(|value| !is_number(value.split('.').next().unwrap_or_default()))
                {
                    findings.add(MEDIA_NUMBER, node.place, Fault::Is(attribute(node, name), value.to_owned()));
                }
            }
            let known = ["image", "audio", "video", "document", "executable"];
            if let Some(medium) = node.attribute("medium").filter(|medium| !known.contains(medium)) {
                findings.add(MEDIUM, node.place, Fault::Is(attribute(node, "medium"), medium.to_owned()));
            }
            texts(node, findings);
        }
        "group" => {
            let count = node.all(names::MEDIA, "content").count();
            if count == 1 && node.attribute("url").is_none() {
                // YouTube and others hold one video with its texts together; readers take it, the validator does not.
                let is_alone = node.children.iter().all(|child| child.is(names::MEDIA, "content"));
                if is_alone {
                    findings.add(MEDIA_GROUP, node.place, Fault::Count("<media:content>".to_owned(), count));
                }
            }
        }
        "credit" => credit(node, findings),
        "thumbnail" => url(node, "url", THUMBNAIL, findings),
        _ => {}
    }
}

fn texts(node: &Node, findings: &mut Findings) {
    let described: Vec<_> = node.all(names::MEDIA, "description").collect();
    if described.len() > 1 {
        findings.add(MEDIA_TEXT, node.place, Fault::Count("<media:description>".to_owned(), described.len()));
    }
    for text in described {
        if let Some(kind) = text.attribute("type").filter(|kind| !matches!(*kind, "plain" | "html")) {
            findings.add(MEDIA_TEXT, text.place, Fault::Is(attribute(text, "type"), kind.to_owned()));
        }
    }
}

fn credit(node: &Node, findings: &mut Findings) {
    let Some(role) = node.attribute("role") else { return };
    let is_ours = node.attribute("scheme").is_none_or(|scheme| scheme == "urn:ebu");
    if is_ours && !ROLES.contains(&role) {
        findings.add(CREDIT, node.place, Fault::Is(attribute(node, "role"), role.to_owned()));
    }
}

fn syndication(node: &Node, findings: &mut Findings) {
    let words = node.words();
    let fault = || Fault::Is(node.tag(), words.to_owned());
    match node.name() {
        "updatePeriod" if !matches!(words, "hourly" | "daily" | "weekly" | "monthly" | "yearly") => {
            findings.add(PERIOD, node.place, fault());
        }
        "updateFrequency" if words.parse::<u32>().is_ok_and(|number| number > 0) => {}
        "updateFrequency" => findings.add(FREQUENCY, node.place, fault()),
        _ => {}
    }
}

fn history(node: &Node, findings: &mut Findings) {
    if !matches!(node.name(), "archive" | "complete") || !node.children.is_empty() || !node.words().is_empty() {
        findings.add(ARCHIVE, node.place, Fault::Here(node.tag()));
    }
}

fn grave<'node>(node: &'node Node, graves: &mut BTreeSet<(&'node str, &'node str)>, findings: &mut Findings) {
    if node.name() != "deleted-entry" {
        return;
    }
    match node.attribute("ref") {
        None | Some("") => findings.add(GRAVE, node.place, Fault::Missing(attribute(node, "ref"))),
        Some(id) if !address::is_absolute(id) => {
            findings.add(GRAVE, node.place, Fault::Is(attribute(node, "ref"), id.to_owned()))
        }
        Some(id) => address::tag(id, &attribute(node, "ref"), node.place, findings),
    }
    match node.attribute("when") {
        None => findings.add(GRAVE, node.place, Fault::Missing(attribute(node, "when"))),
        Some(when) => {
            dates::rfc_3339(when, &attribute(node, "when"), node.place, findings);
        }
    }
    let (id, when) = (node.attribute("ref").unwrap_or_default(), node.attribute("when").unwrap_or_default());
    if !graves.insert((id, when)) {
        findings.add(GRAVE_TWICE, node.place, Fault::Count(node.tag(), 2));
    }
}
