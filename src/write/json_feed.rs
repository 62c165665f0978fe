//! JSON Feed 1.1, with what no feed format has a word for under `_benbao`.
//!
//! Top-level `authors` are never written: readers add them to every item's own. `content_html` alone, since a text
//! beside it would make the document half as large again.

use crate::error::Error;
use crate::feed::Entry;
use crate::feed::Feed;
use crate::feed::Format;
use crate::feed::Picture;
use crate::text::XmlText;
use crate::write::document::HOME;
use crate::write::figure;
use crate::write::html;
use crate::write::json;
use crate::write::json::Author;
use crate::write::json::Benbao;
use serde::Serialize;
use std::collections::BTreeSet;
use url::Url;

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'a str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: String,
    /// Leads on to older items: the archive document of the edition before.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    icon: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    favicon: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hubs: Vec<Hub<'a>>,
    items: Vec<JsonItem<'a>>,
}

/// Who tells subscribers of a change.
#[derive(Serialize)]
struct Hub<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    url: &'a str,
}

#[derive(Serialize)]
struct JsonItem<'a> {
    id: String,
    url: &'a str,
    title: String,
    content_html: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    date_published: String,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment<'a>>,
    #[serde(rename = "_benbao")]
    benbao: Benbao<'a>,
}

#[derive(Serialize)]
struct Attachment<'a> {
    url: &'a str,
    mime_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    size_in_bytes: u64,
}

/// The pictures of ours. Two of one title would be one thing in two formats (JSON Feed 1.1): the second has none.
fn attachments(pictures: &[Picture]) -> Vec<Attachment<'_>> {
    let mut titles = BTreeSet::new();
    let mut all = Vec::new();
    for picture in pictures {
        let Some((mime_type, size_in_bytes)) = picture.media_type.zip(picture.bytes) else { continue };
        let title = picture.caption.as_ref().map(figure::plain).filter(|title| titles.insert(title.clone()));
        all.push(Attachment { url: picture.address.as_str(), mime_type, title, size_in_bytes });
    }
    all
}

/// Writes the feed as `feed.json`.
pub(crate) fn write(feed: &Feed) -> Result<Vec<u8>, Error> {
    let entries = feed.entries.iter().enumerate();
    let about = |count| (count == 0).then_some(HOME);
    let document = JsonFeed {
        version: json::VERSION,
        title: feed.title.as_str(),
        home_page_url: feed.site.as_str(),
        feed_url: feed.address(Format::Json).into(),
        next_url: feed.previous_address(Format::Json).map(String::from),
        description: Some(feed.description.as_str()).filter(|it| *it != feed.title.as_str()),
        language: feed.language.as_str(),
        icon: feed.brand.logo.as_ref().or(feed.brand.icon.as_ref()).map(Url::as_str),
        favicon: feed.brand.icon.as_ref().map(Url::as_str),
        hubs: feed.announced_by().map(|hub| Hub { kind: "WebSub", url: hub.as_str() }).collect(),
        items: entries.map(|(count, entry)| feed_item(entry, about(count))).collect(),
    };
    json::bytes(&document, Format::Json.file_name())
}

fn feed_item<'a>(entry: &'a Entry, about: Option<&'static str>) -> JsonItem<'a> {
    let content = &entry.content;
    let tags = entry.section.iter().chain(&entry.agencies).chain(&content.column).chain(&entry.kind);
    JsonItem {
        id: entry.id.to_string(),
        url: entry.address.as_str(),
        title: entry.title.to_string(),
        content_html: html::fragment(entry),
        summary: Some(entry.summary.as_str()).filter(|it| !it.is_empty()),
        image: content.pictures.first().map(|picture| picture.address.as_str()),
        date_published: entry.published.rfc3339(),
        date_modified: entry.updated.rfc3339(),
        authors: entry.authors.iter().map(|name| Author { name: name.as_str() }).collect(),
        tags: tags.map(XmlText::as_str).collect(),
        attachments: attachments(&content.pictures),
        benbao: Benbao {
            about,
            edition: json::edition(&entry.edition, entry.position),
            section: entry.section.as_ref().map(XmlText::as_str),
            column: content.column.as_ref().map(XmlText::as_str),
            kicker: content.kicker.as_ref().map(XmlText::as_str),
            deck: content.decks.iter().map(XmlText::as_str).collect(),
            dateline: entry.dateline.as_ref().map(json::dateline),
            credits: entry.credits.iter().map(json::credit).collect(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::tests::feed_of_a_headline;
    use serde_json::Value;

    #[test]
    fn the_extension_says_once_where_it_is_described() {
        let mut feed = feed_of_a_headline();
        feed.entries.push(feed.entries[0].clone());
        let document: Value = serde_json::from_slice(&write(&feed).unwrap()).unwrap();
        assert_eq!(document["items"][0]["_benbao"]["about"], HOME);
        assert_eq!(document["items"][1]["_benbao"].get("about"), None);
        assert_eq!(document["items"][0]["_benbao"]["edition"]["date_from"], "inferred");
    }
}
