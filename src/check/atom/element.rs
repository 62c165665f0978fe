//! What feed and entry of Atom consist of: texts, persons, categories, links, ids, moments (RFC 4287 §3, §4.2).

use crate::check::address;
use crate::check::address::Kind;
use crate::check::dates;
use crate::check::fault::Fault;
use crate::check::html;
use crate::check::names;
use crate::check::names::ATOM;
use crate::check::rule::Findings;
use crate::check::tree::Base;
use crate::check::tree::Node;
use std::collections::BTreeSet;

rules! {
    REQUIRED Error "atom-required" "RFC 4287 §4.1.1, §4.1.2"
    ONCE Error "atom-once" "RFC 4287 §4.1.1, §4.1.2"
    ELEMENT Error "atom-element" "RFC 4287 §4, §6.3"
    ID Error "atom-id" "RFC 4287 §4.2.6"
    BLANK Advice "atom-blank" "RFC 4287 §4.1.1.1"
    TYPE Error "atom-text-type" "RFC 4287 §3.1.1"
    CHILDREN Error "atom-text-children" "RFC 4287 §3.1.1"
    DIV Error "atom-xhtml" "RFC 4287 §3.1.1.3"
    TITLE_HTML Advice "atom-title-html" "RFC 4287 §3.1.1"
    NAME Error "atom-name" "RFC 4287 §3.2.1"
    EMAIL Error "atom-email" "RFC 4287 §3.2.3"
    CATEGORY Error "atom-category" "RFC 4287 §4.2.2"
    SCHEME Error "atom-scheme" "RFC 4287 §4.2.2.2"
    LINK Error "atom-link" "RFC 4287 §4.2.7"
    LINK_TYPE Error "atom-link-type" "RFC 4287 §4.2.7.3"
    ALTERNATES Error "atom-alternate-twice" "RFC 4287 §4.1.1, §4.1.2"
}

/// A moment as RFC 4287 writes it, with nothing around it.
pub(crate) fn moment(node: &Node, findings: &mut Findings) -> Option<dates::Moment> {
    dates::rfc_3339(&node.text, &node.tag(), node.place, findings)
}

/// What RFC 4287 says of feed and entry alike.
pub(crate) fn shared(node: &Node, elements: &[&str], one: &[&str], findings: &mut Findings) {
    for name in ["id", "title", "updated"].iter().filter(|name| node.child(ATOM, name).is_none()) {
        findings.add(REQUIRED, node.place, Fault::Missing(format!("{} <{name}>", node.tag())));
    }
    for name in one {
        let count = node.all(ATOM, name).count();
        if let (true, Some(second)) = (count > 1, node.all(ATOM, name).nth(1)) {
            findings.add(ONCE, second.place, Fault::Count(second.tag(), count));
        }
    }
    for child in &node.children {
        match (child.space(), child.name()) {
            (ATOM, name) if !elements.contains(&name) => findings.add(ELEMENT, child.place, Fault::Here(child.tag())),
            (names::NONE, _) => findings.add(ELEMENT, child.place, Fault::Here(child.tag())),
            (ATOM, "id") => id(child, findings),
            (ATOM, "title" | "subtitle" | "rights" | "summary") => text(child, findings),
            (ATOM, "author" | "contributor") => person(child, findings),
            (ATOM, "category") => category(child, findings),
            (ATOM, "link") => link(child, findings),
            _ => {}
        }
    }
    alternates(node, findings);
}

fn id(node: &Node, findings: &mut Findings) {
    if node.text.is_empty() || !address::is_absolute(&node.text) {
        findings.add(ID, node.place, Fault::Is(node.tag(), node.text.clone()));
    }
    address::tag(&node.text, &node.tag(), node.place, findings);
}

/// A text construct (§3.1).
fn text(node: &Node, findings: &mut Findings) {
    let is_title = node.name() == "title";
    match node.attribute("type").unwrap_or("text") {
        "text" => {
            if let Some(child) = node.children.first() {
                findings.add(CHILDREN, child.place, Fault::Here(child.tag()));
            }
            html::plain(node.words(), &node.tag(), node.place, findings);
        }
        "html" => {
            if let Some(child) = node.children.first() {
                findings.add(CHILDREN, child.place, Fault::Here(child.tag()));
            }
            if is_title {
                findings.add(TITLE_HTML, node.place, Fault::Is("<title> type".to_owned(), "html".to_owned()));
            }
            html::hold(node.words(), &node.tag(), node.place, node.base, findings);
        }
        "xhtml" => xhtml(node, findings),
        kind => findings.add(TYPE, node.place, Fault::Is(format!("{} type", node.tag()), kind.to_owned())),
    }
    if is_title && node.words().is_empty() && node.children.is_empty() {
        findings.add(BLANK, node.place, Fault::Empty(node.tag()));
    }
}

/// Markup that stands as elements (§3.1.1.3).
pub(crate) fn xhtml(node: &Node, findings: &mut Findings) {
    let is_one = node.children.len() == 1 && node.child(names::XHTML, "div").is_some() && node.words().is_empty();
    if !is_one {
        findings.add(DIV, node.place, Fault::Count("<div>".to_owned(), node.all(names::XHTML, "div").count()));
    }
}

/// What an address may be here.
pub(crate) fn reference(node: &Node) -> Kind {
    match node.base {
        Base::Said => Kind::Based,
        Base::Unsaid => Kind::Reference,
    }
}

fn person(node: &Node, findings: &mut Findings) {
    let count = node.all(ATOM, "name").count();
    match node.child(ATOM, "name") {
        _ if count > 1 => findings.add(ONCE, node.place, Fault::Count("<name>".to_owned(), count)),
        None => findings.add(NAME, node.place, Fault::Missing(format!("{} <name>", node.tag()))),
        Some(name) if name.words().is_empty() => findings.add(NAME, name.place, Fault::Empty(name.tag())),
        Some(name) => html::plain(name.words(), &name.tag(), name.place, findings),
    }
    for child in node.children.iter().filter(|child| child.space() == ATOM) {
        match child.name() {
            "name" => {}
            "uri" => address::hold(child.words(), &child.tag(), child.place, reference(child), findings),
            "email" if address::is_email(child.words()) => {}
            "email" => findings.add(EMAIL, child.place, Fault::Is(child.tag(), child.words().to_owned())),
            _ => findings.add(ELEMENT, child.place, Fault::Here(child.tag())),
        }
    }
}

fn category(node: &Node, findings: &mut Findings) {
    if node.attribute("term").is_none_or(|term| term.trim().is_empty()) {
        findings.add(CATEGORY, node.place, Fault::Missing("<category> term".to_owned()));
    }
    if let Some(scheme) = node.attribute("scheme").filter(|scheme| !address::is_absolute(scheme)) {
        findings.add(SCHEME, node.place, Fault::Is("<category> scheme".to_owned(), scheme.to_owned()));
    }
}

fn link(node: &Node, findings: &mut Findings) {
    match node.attribute("href") {
        None => findings.add(LINK, node.place, Fault::Missing("<link> href".to_owned())),
        Some(href) => address::hold(href, "<link> href", node.place, reference(node), findings),
    }
    if let Some(kind) = node.attribute("type").filter(|kind| !address::is_media_type(kind)) {
        findings.add(LINK_TYPE, node.place, Fault::Is("<link> type".to_owned(), kind.to_owned()));
    }
    if let Some(tag) = node.attribute("hreflang") {
        address::language(tag, "<link> hreflang", node.place, findings);
    }
    if let Some(length) = node.attribute("length").filter(|it| it.is_empty() || !it.bytes().all(|byte| byte.is_ascii_digit())) {
        findings.add(LINK_TYPE, node.place, Fault::Is("<link> length".to_owned(), length.to_owned()));
    }
}

fn alternates(node: &Node, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for link in node.all(ATOM, "link").filter(|link| matches!(link.attribute("rel"), None | Some("alternate"))) {
        if !seen.insert((link.attribute("type"), link.attribute("hreflang"))) {
            let kind = link.attribute("type").unwrap_or_default();
            findings.add(ALTERNATES, link.place, Fault::Is("<link rel=\"alternate\"> type".to_owned(), kind.to_owned()));
        }
    }
}
