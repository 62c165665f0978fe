//! An item of JSON Feed.

use crate::check::address;
use crate::check::dates;
use crate::check::fault::Fault;
use crate::check::html;
use crate::check::json::Kind;
use crate::check::json::Value;
use crate::check::json_feed::part;
use crate::check::json_feed::part::Keys;
use crate::check::json_feed::part::Type;
use crate::check::rule::Findings;
use crate::check::story::Item;
use crate::check::tree::Base;
use std::collections::BTreeSet;

rules! {
    ID Error "json-id" "JSON Feed 1.1: id"
    CONTENT Error "json-content" "JSON Feed 1.1: content_html, content_text"
    NO_LINK Advice "json-url" "JSON Feed 1.1: url"
    NO_DATE Advice "json-date" "JSON Feed 1.1: date_published"
    ATTACHMENT Error "json-attachment" "JSON Feed 1.1: attachments"
    TITLES Advice "json-attachment-title" "JSON Feed 1.1: attachments"
}

const KEYS: Keys = &[
    ("id", Type::Text),
    ("url", Type::Address),
    ("external_url", Type::Address),
    ("title", Type::Text),
    ("content_html", Type::Text),
    ("content_text", Type::Text),
    ("summary", Type::Text),
    ("image", Type::Address),
    ("banner_image", Type::Address),
    ("date_published", Type::Date),
    ("date_modified", Type::Date),
    ("author", Type::Author),
    ("authors", Type::Authors),
    ("tags", Type::Texts),
    ("language", Type::Language),
    ("attachments", Type::List),
];
const ATTACHED: Keys = &[
    ("url", Type::Address),
    ("mime_type", Type::Text),
    ("title", Type::Text),
    ("size_in_bytes", Type::Number),
    ("duration_in_seconds", Type::Number),
];

/// Holds an item to the rules of JSON Feed; gives what it says.
pub(crate) fn hold(value: &Value, findings: &mut Findings) -> Item {
    let mut item = Item::new(value.place);
    part::keys(value, KEYS, findings);
    let text = |key| value.text_of(key).unwrap_or_default().to_owned();
    match value.get("id") {
        None => findings.add(ID, value.place, Fault::Missing("id".to_owned())),
        Some(id) => {
            item.id_place = id.place;
            match id.text() {
                Some(text) if text.trim().is_empty() => findings.add(ID, id.place, Fault::Empty("id".to_owned())),
                text => address::tag(text.unwrap_or_default(), "id", id.place, findings),
            }
        }
    }
    item.id = text("id");
    item.title = text("title");
    item.link = text("url");
    item.summary = text("summary");
    item.body = if value.get("content_html").is_some() { text("content_html") } else { text("content_text") };
    for (key, kept) in [("date_published", &mut item.published), ("date_modified", &mut item.updated)] {
        if let Some(date) = value.get(key).filter(|date| date.text().is_some()) {
            let moment = dates::rfc_3339(date.text().unwrap_or_default(), key, date.place, findings);
            *kept = moment.map(|moment| (moment, date.place));
        }
    }
    item.authors = value.get("authors").map(Value::values).unwrap_or_default().iter().filter_map(name).collect();
    if matches!(value.kind, Kind::Object(_)) {
        whole(value, findings);
    }
    for key in ["title", "summary"] {
        if let Some(plain) = value.get(key) {
            html::plain(plain.text().unwrap_or_default(), key, plain.place, findings);
        }
    }
    for tag in value.get("tags").map(Value::values).unwrap_or_default() {
        html::plain(tag.text().unwrap_or_default(), "tags", tag.place, findings);
    }
    if let Some(body) = value.get("content_html") {
        html::hold(body.text().unwrap_or_default(), "content_html", body.place, Base::Unsaid, findings);
    }
    item.has_picture = value.get("image").is_some() || item.body.contains("<img") || attachments(value, findings);
    item
}

fn name(author: &Value) -> Option<String> {
    author.text_of("name").map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned)
}

fn whole(value: &Value, findings: &mut Findings) {
    if value.get("content_html").is_none() && value.get("content_text").is_none() {
        findings.add(CONTENT, value.place, Fault::Missing("content_html".to_owned()));
    }
    if value.get("url").is_none() {
        findings.add(NO_LINK, value.place, Fault::Missing("url".to_owned()));
    }
    if value.get("date_published").is_none() {
        findings.add(NO_DATE, value.place, Fault::Missing("date_published".to_owned()));
    }
}

/// Whether a picture is among them.
fn attachments(value: &Value, findings: &mut Findings) -> bool {
    let mut titles = BTreeSet::new();
    let mut has_picture = false;
    for attached in value.get("attachments").map(Value::values).unwrap_or_default() {
        part::keys(attached, ATTACHED, findings);
        let kind = attached.text_of("mime_type");
        if attached.get("url").is_none() {
            findings.add(ATTACHMENT, attached.place, Fault::Missing("attachments url".to_owned()));
        }
        match kind {
            None => findings.add(ATTACHMENT, attached.place, Fault::Missing("attachments mime_type".to_owned())),
            Some(kind) if !address::is_media_type(kind) => {
                findings.add(ATTACHMENT, attached.place, Fault::Is("mime_type".to_owned(), kind.to_owned()));
            }
            Some(kind) => {
                has_picture |= kind.starts_with("image");
                if let Some(title) = attached.text_of("title").filter(|title| !titles.insert((*title, kind))) {
                    findings.add(TITLES, attached.place, Fault::Is("attachments title".to_owned(), title.to_owned()));
                }
            }
        }
    }
    has_picture
}
