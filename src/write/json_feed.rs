//! JSON Feed 1.1, with what no feed format has a word for under `_benbao`; and the same shape for how a page was read.
//!
//! UTF-8 as it stands: escaped, a Chinese feed doubles. Keys that have nothing to say are left out, but inside
//! `_benbao`, where they are always there. Top-level `authors` are never written: readers add them to every item's own.

use crate::article::Credit;
use crate::article::Dateline;
use crate::article::Edition;
use crate::article::Item;
use crate::error::Error;
use crate::error::Place;
use crate::error::Warning;
use crate::feed::Entry;
use crate::feed::Feed;
use crate::feed::Format;
use crate::text::XmlText;
use crate::write::HOME;
use crate::write::PROGRAM;
use crate::write::html;
use serde::Serialize;

/// What `version` says.
const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// Writes the feed as `feed.json`.
pub(crate) fn write(feed: &Feed) -> Result<Vec<u8>, Error> {
    let entries = feed.entries.iter().enumerate();
    let about = |count| (count == 0).then_some(HOME);
    let document = JsonFeed {
        version: VERSION,
        title: feed.title.as_str(),
        home_page_url: Some(feed.site.as_str()),
        feed_url: Some(feed.address(Format::Json).into()),
        description: Some(feed.description.as_str()).filter(|it| *it != feed.title.as_str()),
        language: Some(feed.language.as_str()),
        items: entries.map(|(count, entry)| feed_item(entry, about(count))).collect(),
        benbao: None,
    };
    bytes(&document, Format::Json.file_name())
}

/// Writes how a page was read. Every warning stands at the top; an item repeats those of its lines and of its whole file.
pub(crate) fn reading(items: &[Item], warnings: &[Warning]) -> Result<Vec<u8>, Error> {
    let places = items.iter().map(|item| &item.article.place).chain(warnings.iter().map(|warning| &warning.place));
    let title = places.map(file).next().unwrap_or_else(|| PROGRAM.to_owned());
    let document = JsonFeed {
        version: VERSION,
        title: &title,
        home_page_url: None,
        feed_url: None,
        description: None,
        language: None,
        items: items.iter().map(|item| read_item(item, warnings)).collect(),
        benbao: Some(Read { about: HOME, warnings: warnings.iter().map(WarningSaid::new).collect() }),
    };
    bytes(&document, "the reading")
}

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    home_page_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(rename = "_benbao", skip_serializing_if = "Option::is_none")]
    benbao: Option<Read>,
    items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
struct JsonItem<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    date_published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    #[serde(rename = "_benbao")]
    benbao: Benbao<'a>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

/// What a newspaper knows of a story and no format has a word for.
#[derive(Serialize)]
struct Benbao<'a> {
    /// Once, in the first item (JSON Feed 1.1, Extensions).
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<&'static str>,
    edition: EditionSaid<'a>,
    section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<&'a str>,
    kicker: Option<&'a str>,
    deck: Vec<&'a str>,
    dateline: Option<DatelineSaid<'a>>,
    credits: Vec<CreditSaid<'a>>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    read: Option<ReadItem>,
}

#[derive(Serialize)]
struct EditionSaid<'a> {
    date: String,
    /// `null` where nothing tells the page.
    page: Option<&'a str>,
    position: usize,
    date_from: &'static str,
}

#[derive(Serialize)]
struct DatelineSaid<'a> {
    agency: Option<&'a str>,
    place: Option<&'a str>,
    date: Option<String>,
    text: &'a str,
}

#[derive(Serialize)]
struct CreditSaid<'a> {
    name: Option<&'a str>,
    role: &'static str,
    organisation: Option<&'a str>,
}

/// What only a reading tells of the whole page: a published file names no path of ours.
#[derive(Serialize)]
struct Read {
    about: &'static str,
    warnings: Vec<WarningSaid>,
}

/// What only a reading tells of an article.
#[derive(Serialize)]
struct ReadItem {
    source: Source,
    warnings: Vec<WarningSaid>,
}

#[derive(Serialize)]
struct Source {
    file: String,
    lines: Option<(usize, usize)>,
}

#[derive(Serialize)]
struct WarningSaid {
    file: String,
    lines: Option<(usize, usize)>,
    message: String,
}

impl WarningSaid {
    fn new(warning: &Warning) -> Self {
        Self { file: file(&warning.place), lines: warning.place.lines, message: warning.kind.to_string() }
    }
}

fn feed_item<'a>(entry: &'a Entry, about: Option<&'static str>) -> JsonItem<'a> {
    let content = &entry.content;
    let tags = entry.section.iter().chain(&entry.agencies);
    JsonItem {
        id: entry.id.to_string(),
        url: Some(entry.address.as_str()),
        title: Some(entry.title.to_string()),
        content_html: Some(html::fragment(entry)),
        content_text: None,
        summary: Some(entry.summary.as_str()).filter(|it| !it.is_empty()),
        date_published: entry.published.rfc3339(),
        date_modified: Some(entry.updated.rfc3339()),
        authors: entry.authors.iter().map(|name| Author { name: name.as_str() }).collect(),
        tags: tags.map(XmlText::as_str).collect(),
        benbao: Benbao {
            about,
            edition: edition(&entry.edition, entry.position),
            section: entry.section.as_ref().map(XmlText::as_str),
            column: content.column.as_ref().map(XmlText::as_str),
            kicker: content.kicker.as_ref().map(XmlText::as_str),
            deck: content.decks.iter().map(XmlText::as_str).collect(),
            dateline: entry.dateline.as_ref().map(dateline),
            credits: entry.credits.iter().map(credit).collect(),
            read: None,
        },
    }
}

fn read_item<'a>(item: &'a Item, warnings: &[Warning]) -> JsonItem<'a> {
    let article = &item.article;
    let headline = &article.headline;
    let concerning = warnings.iter().filter(|warning| concerns(&warning.place, &article.place));
    JsonItem {
        id: item.id.short(),
        url: None,
        title: Some(headline.text()).filter(|title| !title.is_empty()),
        content_html: None,
        content_text: Some(article.text()),
        summary: None,
        date_published: item.published.rfc3339(),
        date_modified: None,
        authors: article.authors().into_iter().map(|name| Author { name }).collect(),
        tags: article.section.as_deref().into_iter().collect(),
        benbao: Benbao {
            about: None,
            edition: edition(&article.edition, article.position),
            section: article.section.as_deref(),
            column: headline.column.as_deref(),
            kicker: headline.kicker.as_deref(),
            deck: headline.decks.iter().map(String::as_str).collect(),
            dateline: article.datelines.first().map(dateline),
            credits: article.credits.iter().map(credit).collect(),
            read: Some(ReadItem {
                source: Source { file: file(&article.place), lines: article.place.lines },
                warnings: concerning.map(WarningSaid::new).collect(),
            }),
        },
    }
}

/// Whether a warning is about an article: it stands in its lines, or speaks of the whole file.
fn concerns(warning: &Place, article: &Place) -> bool {
    let overlap = match (warning.lines, article.lines) {
        (Some((first, last)), Some((start, end))) => first <= end && start <= last,
        _ => true,
    };
    warning.path == article.path && overlap
}

fn edition(edition: &Edition, position: usize) -> EditionSaid<'_> {
    EditionSaid {
        date: edition.date.to_string(),
        page: edition.page.is_known().then_some(edition.page.as_str()),
        position,
        date_from: edition.date_from.as_str(),
    }
}

fn dateline(dateline: &Dateline) -> DatelineSaid<'_> {
    DatelineSaid {
        agency: dateline.agency.as_deref(),
        place: dateline.place.as_deref(),
        date: dateline.date.map(|date| date.to_string()),
        text: &dateline.text,
    }
}

fn credit(credit: &Credit) -> CreditSaid<'_> {
    CreditSaid { name: credit.name.as_deref(), role: credit.role.as_str(), organisation: credit.organisation.as_deref() }
}

fn file(place: &Place) -> String {
    place.path.display().to_string()
}

fn bytes(document: &JsonFeed<'_>, name: &str) -> Result<Vec<u8>, Error> {
    let failed = |error: serde_json::Error| Error::Json { document: name.to_owned(), message: error.to_string() };
    let mut bytes = serde_json::to_vec_pretty(document).map_err(failed)?;
    bytes.push(b'\n');
    Ok(bytes)
}
