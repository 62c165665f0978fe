//! The JSON Feed document as the standard has it (version 1.1), with what a newspaper knows under `_benbao`.
//!
//! Keys that have nothing to say are left out, as the standard wants it; inside `_benbao`, which is ours, they are `null`.
//! UTF-8 as it stands: escaped, a Chinese feed doubles.

use crate::article::Credit;
use crate::article::Dateline;
use crate::article::Edition;
use crate::error::Error;
use serde::Serialize;

/// What `version` says.
pub(crate) const VERSION: &str = "https://jsonfeed.org/version/1.1";

#[derive(Serialize)]
pub(crate) struct JsonFeed<'a> {
    pub(crate) version: &'a str,
    pub(crate) title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) home_page_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) feed_url: Option<String>,
    /// Leads on to older items: the archive document of the edition before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) next_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) language: Option<&'a str>,
    #[serde(rename = "_benbao", skip_serializing_if = "Option::is_none")]
    pub(crate) benbao: Option<Read>,
    pub(crate) items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
pub(crate) struct JsonItem<'a> {
    pub(crate) id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) content_html: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) content_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) summary: Option<&'a str>,
    pub(crate) date_published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) tags: Vec<&'a str>,
    #[serde(rename = "_benbao")]
    pub(crate) benbao: Benbao<'a>,
}

#[derive(Serialize)]
pub(crate) struct Author<'a> {
    pub(crate) name: &'a str,
}

/// What a newspaper knows of a story and no format has a word for.
#[derive(Serialize)]
pub(crate) struct Benbao<'a> {
    /// Once, in the first item (JSON Feed 1.1, Extensions).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) about: Option<&'static str>,
    pub(crate) edition: EditionSaid<'a>,
    pub(crate) section: Option<&'a str>,
    pub(crate) column: Option<&'a str>,
    pub(crate) kicker: Option<&'a str>,
    pub(crate) deck: Vec<&'a str>,
    pub(crate) dateline: Option<DatelineSaid<'a>>,
    pub(crate) credits: Vec<CreditSaid<'a>>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub(crate) read: Option<ReadItem>,
}

#[derive(Serialize)]
pub(crate) struct EditionSaid<'a> {
    pub(crate) date: String,
    /// `null` where nothing tells the page.
    pub(crate) page: Option<&'a str>,
    pub(crate) position: usize,
    pub(crate) date_from: &'static str,
}

#[derive(Serialize)]
pub(crate) struct DatelineSaid<'a> {
    pub(crate) agency: Option<&'a str>,
    pub(crate) place: Option<&'a str>,
    pub(crate) date: Option<String>,
    pub(crate) text: &'a str,
}

#[derive(Serialize)]
pub(crate) struct CreditSaid<'a> {
    pub(crate) name: Option<&'a str>,
    pub(crate) role: &'static str,
    /// What the page calls a role that is *other*.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) word: Option<&'a str>,
    pub(crate) organisation: Option<&'a str>,
}

/// What only a reading tells of the whole page: a published file names no path of ours.
#[derive(Serialize)]
pub(crate) struct Read {
    pub(crate) about: &'static str,
    pub(crate) warnings: Vec<WarningSaid>,
}

/// What only a reading tells of an article.
#[derive(Serialize)]
pub(crate) struct ReadItem {
    pub(crate) source: Source,
    pub(crate) warnings: Vec<WarningSaid>,
}

#[derive(Serialize)]
pub(crate) struct Source {
    pub(crate) file: String,
    pub(crate) lines: Option<(usize, usize)>,
}

#[derive(Serialize)]
pub(crate) struct WarningSaid {
    pub(crate) file: String,
    pub(crate) lines: Option<(usize, usize)>,
    /// What a program finds it by.
    pub(crate) code: String,
    pub(crate) message: String,
}

pub(crate) fn edition(edition: &Edition, position: usize) -> EditionSaid<'_> {
    EditionSaid {
        date: edition.date.to_string(),
        page: edition.page.is_known().then_some(edition.page.as_str()),
        position,
        date_from: edition.date_from.as_str(),
    }
}

pub(crate) fn dateline(dateline: &Dateline) -> DatelineSaid<'_> {
    DatelineSaid {
        agency: dateline.agency.as_deref(),
        place: dateline.place.as_deref(),
        date: dateline.date.map(|date| date.to_string()),
        text: &dateline.text,
    }
}

pub(crate) fn credit(credit: &Credit) -> CreditSaid<'_> {
    CreditSaid {
        name: credit.name.as_deref(),
        role: credit.role.as_str(),
        word: credit.word.as_deref(),
        organisation: credit.organisation.as_deref(),
    }
}

pub(crate) fn bytes(document: &JsonFeed<'_>, name: &str) -> Result<Vec<u8>, Error> {
    let failed = |error: serde_json::Error| Error::Json { document: name.to_owned(), message: error.to_string() };
    let mut bytes = serde_json::to_vec_pretty(document).map_err(failed)?;
    bytes.push(b'\n');
    Ok(bytes)
}
