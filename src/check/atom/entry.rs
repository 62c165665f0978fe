//! An entry of Atom.

use crate::check::address;
use crate::check::atom::element::moment;
use crate::check::atom::element::reference;
use crate::check::atom::element::shared;
use crate::check::atom::element::xhtml;
use crate::check::fault::Fault;
use crate::check::html;
use crate::check::names::ATOM;
use crate::check::names::MEDIA;
use crate::check::rule::Findings;
use crate::check::story::Item;
use crate::check::tree::Node;

rules! {
    AUTHOR Error "atom-author" "RFC 4287 §4.1.2"
    NEITHER Error "atom-content" "RFC 4287 §4.1.2"
    NO_LINK Advice "atom-entry-link" "RFC 4287 §4.1.2"
    NO_DATE Advice "atom-published" "RFC 4287 §4.2.9"
    SOURCED Error "atom-content-src" "RFC 4287 §4.1.3.2"
    CONTENT_TYPE Error "atom-content-type" "RFC 4287 §4.1.3.1"
    SUMMARY_NEEDED Error "atom-summary-needed" "RFC 4287 §4.1.2"
    SUMMARY Advice "atom-summary" "RFC 4287 §4.1.1.1"
    SAME Advice "atom-summary-same" "RFC 4287 §4.2.13"
    SCHEMES Advice "atom-category-scheme" "RFC 4287 §4.2.2.2"
}

const ELEMENTS: &[&str] = &[
    "author",
    "category",
    "content",
    "contributor",
    "id",
    "link",
    "published",
    "rights",
    "source",
    "summary",
    "title",
    "updated",
];
const ONE: &[&str] = &["content", "id", "published", "rights", "source", "summary", "title", "updated"];

/// Holds an entry to the rules of Atom; gives what it says.
pub(crate) fn hold(node: &Node, has_author: bool, findings: &mut Findings) -> Item {
    let mut item = Item::new(node.place);
    shared(node, ELEMENTS, ONE, findings);
    if let Some(id) = node.child(ATOM, "id") {
        id.text.clone_into(&mut item.id);
        item.id_place = id.place;
    }
    node.words_of(ATOM, "title").clone_into(&mut item.title);
    node.words_of(ATOM, "summary").clone_into(&mut item.summary);
    for (name, kept) in [("published", &mut item.published), ("updated", &mut item.updated)] {
        if let Some(date) = node.child(ATOM, name) {
            *kept = moment(date, findings).map(|moment| (moment, date.place));
        }
    }
    if node.child(ATOM, "published").is_none() {
        findings.add(NO_DATE, node.place, Fault::Missing("<published>".to_owned()));
    }
    people(node, has_author, &mut item, findings);
    categories(node, findings);
    content(node, &mut item, findings);
    let is_picture = |kind: Option<&str>| kind.is_some_and(|kind| kind.starts_with("image"));
    item.has_picture = item.body.contains("<img")
        || node.all(ATOM, "link").any(|it| it.attribute("rel") == Some("enclosure") && is_picture(it.attribute("type")))
        || node.all(MEDIA, "content").any(|it| is_picture(it.attribute("medium").or(it.attribute("type"))));
    item
}

fn people(node: &Node, has_author: bool, item: &mut Item, findings: &mut Findings) {
    let names = |kind: &'static str| node.all(ATOM, kind).map(|person| person.words_of(ATOM, "name").to_owned());
    item.authors = names("author").filter(|name| !name.is_empty()).collect();
    let of_source = node.child(ATOM, "source").is_some_and(|source| source.child(ATOM, "author").is_some());
    if node.child(ATOM, "author").is_none() && !has_author && !of_source {
        findings.add(AUTHOR, node.place, Fault::Missing("<entry> <author>".to_owned()));
    }
}

/// With and without a scheme in one entry, readers cannot tell what is a section and what a page.
fn categories(node: &Node, findings: &mut Findings) {
    let has_scheme = node.all(ATOM, "category").any(|category| category.attribute("scheme").is_some());
    for category in node.all(ATOM, "category").filter(|category| has_scheme && category.attribute("scheme").is_none()) {
        findings.add(SCHEMES, category.place, Fault::Missing("<category> scheme".to_owned()));
    }
}

fn content(node: &Node, item: &mut Item, findings: &mut Findings) {
    let mut links = node.all(ATOM, "link").filter(|link| matches!(link.attribute("rel"), None | Some("alternate")));
    let link = links.next();
    link.and_then(|link| link.attribute("href")).unwrap_or_default().clone_into(&mut item.link);
    let Some(content) = node.child(ATOM, "content") else {
        if link.is_none() {
            findings.add(NEITHER, node.place, Fault::Missing("<content>".to_owned()));
        }
        return;
    };
    if link.is_none() {
        findings.add(NO_LINK, node.place, Fault::Missing("<link rel=\"alternate\">".to_owned()));
    }
    content.words().clone_into(&mut item.body);
    let kind = content.attribute("type").unwrap_or("text");
    if let Some(source) = content.attribute("src") {
        address::hold(source, "<content> src", content.place, reference(content), findings);
        if !content.words().is_empty() || !content.children.is_empty() {
            findings.add(SOURCED, content.place, Fault::Here("<content src>".to_owned()));
        }
    }
    let is_text = kind.starts_with("text/") || kind.ends_with("+xml") || kind.ends_with("/xml");
    match kind {
        "text" | "html" if !content.children.is_empty() => {
            findings.add(CONTENT_TYPE, content.place, Fault::Is("<content> type".to_owned(), kind.to_owned()));
        }
        "text" => {}
        "html" => html::hold(content.words(), &content.tag(), content.place, content.base, findings),
        "xhtml" => xhtml(content, findings),
        _ if !address::is_media_type(kind) => {
            findings.add(CONTENT_TYPE, content.place, Fault::Is("<content> type".to_owned(), kind.to_owned()));
        }
        _ => {}
    }
    let is_bytes = !matches!(kind, "text" | "html" | "xhtml") && !is_text;
    let has_summary = node.child(ATOM, "summary").is_some();
    if (is_bytes || content.attribute("src").is_some()) && !has_summary {
        findings.add(SUMMARY_NEEDED, node.place, Fault::Missing("<summary>".to_owned()));
    }
    if has_summary && !item.summary.is_empty() && item.summary == item.body {
        findings.add(SAME, content.place, Fault::Here("<summary>".to_owned()));
    }
}

/// Where entries of a feed have summaries, one without shows nothing in a list.
pub(crate) fn summaries(root: &Node, findings: &mut Findings) {
    let has = |entry: &&Node| !entry.words_of(ATOM, "summary").is_empty();
    if !root.all(ATOM, "entry").any(|entry| has(&entry)) {
        return;
    }
    for entry in root.all(ATOM, "entry").filter(|entry| !has(entry)) {
        findings.add(SUMMARY, entry.place, Fault::Missing("<entry> <summary>".to_owned()));
    }
}
