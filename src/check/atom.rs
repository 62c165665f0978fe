//! Atom, RFC 4287: the feed. Its entries are `entry`, what both consist of `element`.

mod element;
mod entry;

use crate::check::address;
use crate::check::atom::element::moment;
use crate::check::atom::element::reference;
use crate::check::atom::element::shared;
use crate::check::dates;
use crate::check::fault::Fault;
use crate::check::modules;
use crate::check::names;
use crate::check::names::ATOM;
use crate::check::rule::Findings;
use crate::check::rule::Rule;
use crate::check::story::Feed;
use crate::check::story::Format;
use crate::check::tree::Node;

rules! {
    OWN Advice "atom-self" "RFC 4287 §4.1.1"
    OWN_TYPE Advice "atom-self-type" "RFC 4287 §7"
    AUTHOR Advice "atom-feed-author" "RFC 4287 §4.1.1"
    LANGUAGE Advice "atom-language" "RFC 4287 §2"
    DEAD Error "tombstone-alive" "RFC 6721 §3"
}

/// The rules of entries, and of what both consist of.
pub(crate) const PART_RULES: [&[&Rule]; 2] = [element::RULES, entry::RULES];

const ELEMENTS: &[&str] = &[
    "author",
    "category",
    "contributor",
    "generator",
    "icon",
    "id",
    "link",
    "logo",
    "rights",
    "subtitle",
    "title",
    "updated",
    "entry",
];
const ONE: &[&str] = &["generator", "icon", "id", "logo", "rights", "subtitle", "title", "updated"];

/// Holds a document to the rules of Atom; gives what it says.
pub(crate) fn hold(root: &Node, findings: &mut Findings) -> Feed {
    let mut feed = Feed::new(Format::Atom);
    shared(root, ELEMENTS, ONE, findings);
    languages(root, findings);
    modules::archives(root, findings);
    root.words_of(ATOM, "id").clone_into(&mut feed.id);
    root.xml_attribute("lang").unwrap_or_default().clone_into(&mut feed.language);
    if let Some(updated) = root.child(ATOM, "updated") {
        feed.updated = moment(updated, findings).map(|moment| (moment, updated.place));
    }
    own(root, &mut feed, findings);
    for name in ["icon", "logo"] {
        if let Some(node) = root.child(ATOM, name) {
            address::hold(node.words(), &node.tag(), node.place, reference(node), findings);
        }
    }
    let has_author = root.child(ATOM, "author").is_some();
    feed.items = root.all(ATOM, "entry").map(|node| entry::hold(node, has_author, findings)).collect();
    if !has_author && root.all(ATOM, "entry").all(|entry| entry.child(ATOM, "author").is_some()) {
        findings.add(AUTHOR, root.place, Fault::Missing("<feed> <author>".to_owned()));
    }
    entry::summaries(root, findings);
    graves(root, &mut feed, findings);
    feed
}

fn own(root: &Node, feed: &mut Feed, findings: &mut Findings) {
    let mut relations = root.all(ATOM, "link").map(|link| (link.attribute("rel").unwrap_or("alternate"), link));
    feed.has_hub = root.all(ATOM, "link").any(|link| link.attribute("rel") == Some("hub"));
    let Some((_, link)) = relations.find(|(relation, _)| *relation == "self") else {
        return findings.add(OWN, root.place, Fault::Missing("<link rel=\"self\">".to_owned()));
    };
    link.attribute("href").unwrap_or_default().clone_into(&mut feed.address);
    if let Some(kind) = link.attribute("type").filter(|kind| !kind.starts_with("application/atom+xml")) {
        findings.add(OWN_TYPE, link.place, Fault::Is("<link> type".to_owned(), kind.to_owned()));
    }
}

fn languages(root: &Node, findings: &mut Findings) {
    if root.xml_attribute("lang").is_none() {
        findings.add(LANGUAGE, root.place, Fault::Missing("xml:lang".to_owned()));
    }
    root.walk(&mut |node| {
        // An empty one says that nothing is said (XML 1.0 §2.12).
        if let Some(tag) = node.xml_attribute("lang").filter(|tag| !tag.is_empty()) {
            address::language(tag, "xml:lang", node.place, findings);
        }
    });
}

/// What was withdrawn is not among the living, unless it was published again later.
fn graves(root: &Node, feed: &mut Feed, findings: &mut Findings) {
    for grave in root.all(names::TOMBSTONES, "deleted-entry") {
        let id = grave.attribute("ref").unwrap_or_default();
        let when = dates::rfc_3339(grave.attribute("when").unwrap_or_default(), "", grave.place, &mut Findings::default());
        let living = feed.items.iter().find(|item| item.id == id).and_then(|item| item.updated);
        if let (Some(when), Some((updated, _))) = (when, living)
            && updated <= when
        {
            findings.add(DEAD, grave.place, Fault::Is(format!("{} ref", grave.tag()), id.to_owned()));
        }
        feed.withdrawn.push(id.to_owned());
    }
}
