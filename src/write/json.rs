//! What documents in JSON have in common: authors as JSON Feed 1.1 has them, and what a newspaper knows, under `_benbao`.
//!
//! Keys that have nothing to say are left out, as the standard wants it; inside `_benbao`, which is ours, they are `null`.
//! UTF-8 as it stands: escaped, a Chinese feed doubles.

use crate::article::Dateline;
use crate::article::Edition;
use crate::article::credit::Credit;
use crate::article::page::Page;
use crate::error::Error;
use serde::Serialize;

/// What `version` says.
pub(crate) const VERSION: &str = "https://jsonfeed.org/version/1.1";

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

pub(crate) fn edition(edition: &Edition, position: usize) -> EditionSaid<'_> {
    EditionSaid {
        date: edition.date.to_string(),
        page: edition.page.as_ref().map(Page::as_str),
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
    CreditSaid { name: credit.name(), role: credit.role().as_str(), word: credit.word(), organisation: credit.organisation() }
}

/// The bytes of a document, ended by a line break.
pub(crate) fn bytes(document: &impl Serialize, name: &str) -> Result<Vec<u8>, Error> {
    let failed = |error: serde_json::Error| Error::Json { document: name.to_owned(), message: error.to_string() };
    let mut bytes = serde_json::to_vec_pretty(document).map_err(failed)?;
    bytes.push(b'\n');
    Ok(bytes)
}
