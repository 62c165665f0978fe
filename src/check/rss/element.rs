//! What channel and item of RSS 2.0 share: which elements may stand there, categories, contacts.

use crate::check::address;
use crate::check::fault::Fault;
use crate::check::names::NONE;
use crate::check::rule::Findings;
use crate::check::tree::Node;

rules! {
    ONCE Error "rss-once" "RSS 2.0: channel"
    ELEMENT Error "rss-element" "RSS 2.0: extending"
    CONTACT Error "rss-contact" "RSS 2.0: managingEditor, webMaster, author"
    CATEGORY Advice "rss-category" "RSS 2.0: category"
    DOMAIN Advice "rss-category-domain" "RSS 2.0: category"
}

/// No element that RSS does not know, and none twice that may stand once.
pub(crate) fn known(parent: &Node, elements: &[&str], many: &[&str], findings: &mut Findings) {
    for name in elements.iter().filter(|name| !many.contains(name)) {
        let count = parent.all(NONE, name).count();
        if let (true, Some(node)) = (count > 1, parent.all(NONE, name).nth(1)) {
            findings.add(ONCE, node.place, Fault::Count(node.tag(), count));
        }
    }
    for child in parent.children.iter().filter(|child| child.space().is_empty() && !elements.contains(&child.name())) {
        findings.add(ELEMENT, child.place, Fault::Here(child.tag()));
    }
}

/// Who is responsible is named by an address.
pub(crate) fn contact(node: &Node, findings: &mut Findings) {
    if !address::is_mailbox(node.words()) {
        findings.add(CONTACT, node.place, Fault::Is(node.tag(), node.words().to_owned()));
    }
}

/// A category has words; readers file by them.
pub(crate) fn category(node: &Node, findings: &mut Findings) {
    if node.words().is_empty() {
        findings.add(CATEGORY, node.place, Fault::Empty(node.tag()));
    }
    if let Some(domain) = node.attribute("domain").filter(|domain| !domain.is_ascii()) {
        findings.add(DOMAIN, node.place, Fault::Is("<category> domain".to_owned(), domain.to_owned()));
    }
}
