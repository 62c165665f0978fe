//! An item of RSS 2.0.

use crate::check::address;
use crate::check::address::Kind;
use crate::check::dates;
use crate::check::dates::Tongue;
use crate::check::fault::Fault;
use crate::check::html;
use crate::check::names::ATOM;
use crate::check::names::CONTENT;
use crate::check::names::DC;
use crate::check::names::MEDIA;
use crate::check::names::NONE;
use crate::check::rss::element::category;
use crate::check::rss::element::contact;
use crate::check::rss::element::known;
use crate::check::rule::Findings;
use crate::check::story::Item;
use crate::check::tree::Base;
use crate::check::tree::Node;

rules! {
    NOTHING Error "rss-item" "RSS 2.0: item"
    TITLE Advice "rss-item-title" "Microsoft Start: title"
    NO_LINK Advice "rss-item-link" "RSS Best Practices: item/link"
    NO_DATE Advice "rss-item-date" "RSS Best Practices: item/pubDate"
    BOTH Advice "rss-author-twice" "W3C feed validator: DuplicateItemSemantics"
    NO_GUID Advice "rss-guid" "RSS Best Practices: item/guid"
    GUID_EMPTY Error "rss-guid-empty" "RSS 2.0: guid"
    GUID_ADDRESS Error "rss-guid-address" "RSS 2.0: guid"
    GUID_VALUE Error "rss-guid-permalink" "RSS 2.0: guid"
    ENCLOSURE Error "rss-enclosure" "RSS 2.0: enclosure"
    ENCLOSURES Advice "rss-enclosures" "RSS Best Practices: item/enclosure"
    NO_SUMMARY Advice "rss-description" "RSS Best Practices: content:encoded"
    ORDER Advice "rss-description-first" "RSS Best Practices: content:encoded"
    SAME Advice "rss-description-same" "RSS Best Practices: content:encoded"
    ENCODED_TWICE Error "rss-encoded-twice" "RSS 1.0 module Content"
    SOURCE Error "rss-source" "RSS 2.0: source"
}

const ELEMENTS: &[&str] =
    &["title", "link", "description", "author", "category", "comments", "enclosure", "guid", "pubDate", "source"];
const MANY: &[&str] = &["category", "enclosure"];

/// Holds an item to the rules of RSS; gives what it says.
pub(crate) fn hold(node: &Node, tongue: Tongue, findings: &mut Findings) -> Item {
    let mut item = Item::new(node.place);
    known(node, ELEMENTS, MANY, findings);
    head(node, &mut item, findings);
    guid(node, &mut item, findings);
    bodies(node, &mut item, findings);
    people(node, &mut item, findings);
    if let Some(date) = node.child(NONE, "pubDate") {
        let moment = dates::rfc_822(date.words(), &date.tag(), date.place, tongue, findings);
        item.published = moment.map(|moment| (moment, date.place));
    } else if node.child(DC, "date").is_none() {
        findings.add(NO_DATE, node.place, Fault::Missing("<pubDate>".to_owned()));
    }
    if let Some(updated) = node.child(ATOM, "updated") {
        let moment = dates::rfc_3339(updated.words(), &updated.tag(), updated.place, findings);
        item.updated = moment.map(|moment| (moment, updated.place));
    }
    let mut enclosures = 0;
    for child in &node.children {
        match (child.space(), child.name()) {
            (NONE, "enclosure") => {
                enclosures += 1;
                enclosure(child, findings);
            }
            (NONE, "category") => category(child, findings),
            (NONE, "comments") => address::hold(child.words(), &child.tag(), child.place, Kind::Url, findings),
            (NONE, "source") => match child.attribute("url") {
                None => findings.add(SOURCE, child.place, Fault::Missing("<source> url".to_owned())),
                Some(url) => address::hold(url, "<source> url", child.place, Kind::Url, findings),
            },
            _ => {}
        }
    }
    if enclosures > 1 {
        findings.add(ENCLOSURES, node.place, Fault::Count("<enclosure>".to_owned(), enclosures));
    }
    let is_picture = |kind: Option<&str>| kind.is_some_and(|kind| kind.starts_with("image"));
    item.has_picture = item.body.contains("<img")
        || item.summary.contains("<img")
        || node.all(NONE, "enclosure").any(|it| is_picture(it.attribute("type")))
        || node.all(MEDIA, "content").any(|it| is_picture(it.attribute("medium").or(it.attribute("type"))))
        || node.child(MEDIA, "thumbnail").is_some();
    item
}

fn head(node: &Node, item: &mut Item, findings: &mut Findings) {
    let has = |name| node.child(NONE, name).is_some_and(|it| !it.words().is_empty());
    if !has("title") && !has("description") {
        findings.add(NOTHING, node.place, Fault::Missing("<title>".to_owned()));
    } else if !has("title") {
        findings.add(TITLE, node.place, Fault::Missing("<title>".to_owned()));
    }
    if let Some(title) = node.child(NONE, "title") {
        html::plain(title.words(), &title.tag(), title.place, findings);
        title.words().clone_into(&mut item.title);
    }
    if let Some(link) = node.child(NONE, "link") {
        address::hold(link.words(), &link.tag(), link.place, Kind::Url, findings);
        link.words().clone_into(&mut item.link);
    } else if node.child(NONE, "guid").is_none_or(|guid| guid.attribute("isPermaLink") == Some("false")) {
        findings.add(NO_LINK, node.place, Fault::Missing("<link>".to_owned()));
    }
}

fn guid(node: &Node, item: &mut Item, findings: &mut Findings) {
    let Some(guid) = node.child(NONE, "guid") else {
        return findings.add(NO_GUID, node.place, Fault::Missing("<guid>".to_owned()));
    };
    guid.words().clone_into(&mut item.id);
    item.id_place = guid.place;
    let permanent = guid.attribute("isPermaLink");
    if let Some(value) = permanent.filter(|value| !matches!(*value, "true" | "false")) {
        findings.add(GUID_VALUE, guid.place, Fault::Is("isPermaLink".to_owned(), value.to_owned()));
    } else if guid.words().is_empty() {
        findings.add(GUID_EMPTY, guid.place, Fault::Empty(guid.tag()));
    } else if permanent != Some("false") && !(address::is_of_the_web(guid.words()) && address::is_absolute(guid.words())) {
        findings.add(GUID_ADDRESS, guid.place, Fault::Is(guid.tag(), guid.words().to_owned()));
    } else if permanent != Some("false") {
        address::hold(guid.words(), &guid.tag(), guid.place, Kind::Url, findings);
    }
    address::tag(guid.words(), &guid.tag(), guid.place, findings);
}

fn bodies(node: &Node, item: &mut Item, findings: &mut Findings) {
    let bodies: Vec<&Node> = node.children.iter().filter(|it| it.is(NONE, "description") || it.is(CONTENT, "encoded")).collect();
    for body in &bodies {
        html::hold(body.words(), &body.tag(), body.place, Base::Unsaid, findings);
    }
    node.words_of(NONE, "description").clone_into(&mut item.summary);
    node.words_of(CONTENT, "encoded").clone_into(&mut item.body);
    let Some(encoded) = bodies.iter().find(|it| it.is(CONTENT, "encoded")) else { return };
    let count = node.all(CONTENT, "encoded").count();
    if count > 1 {
        findings.add(ENCODED_TWICE, encoded.place, Fault::Count(encoded.tag(), count));
    }
    match bodies.first() {
        _ if node.child(NONE, "description").is_none() => {
            findings.add(NO_SUMMARY, node.place, Fault::Missing("<description>".to_owned()));
        }
        Some(first) if first.is(CONTENT, "encoded") => findings.add(ORDER, encoded.place, Fault::Here(encoded.tag())),
        _ if item.summary == item.body => findings.add(SAME, encoded.place, Fault::Here(encoded.tag())),
        _ => {}
    }
}

fn people(node: &Node, item: &mut Item, findings: &mut Findings) {
    item.authors = node.all(DC, "creator").map(|it| it.words().to_owned()).filter(|it| !it.is_empty()).collect();
    let Some(author) = node.child(NONE, "author") else { return };
    contact(author, findings);
    // `desk@example.cn (鲁燕)` names one as well.
    let name = author.words().split_once('(').map(|(_, name)| name.trim_end_matches(')').trim());
    if item.authors.is_empty() {
        item.authors.extend(name.filter(|name| !name.is_empty()).map(str::to_owned));
    }
    if node.child(DC, "creator").is_some() {
        findings.add(BOTH, author.place, Fault::Here("<author>".to_owned()));
    }
}

fn enclosure(node: &Node, findings: &mut Findings) {
    let mut wrong = |name: &str, value: Option<&str>| {
        let name = format!("<enclosure> {name}");
        let fault = match value {
            None => Fault::Missing(name),
            Some(value) => Fault::Is(name, value.to_owned()),
        };
        findings.add(ENCLOSURE, node.place, fault);
    };
    let is_number = |value: &str| !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    if !node.attribute("length").is_some_and(is_number) {
        wrong("length", node.attribute("length"));
    }
    if !node.attribute("type").is_some_and(address::is_media_type) {
        wrong("type", node.attribute("type"));
    }
    match node.attribute("url") {
        None => wrong("url", None),
        Some(url) => address::hold(url, "<enclosure> url", node.place, Kind::Url, findings),
    }
}
