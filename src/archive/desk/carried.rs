//! What of doubts and acceptances an export carries: every reading that a person accepted, and with its revision what was told
//! of it. What was told of a story that is held back is not in it: its page is read again, and tells it.

use crate::archive::accepted::key;
use crate::archive::doubtful::Became;
use crate::archive::store::accepted;
use crate::archive::store::fault::Fault;
use crate::archive::store::said;
use crate::archive::store::said::Said;
use crate::archive::store::seal::Seal;
use crate::article::Article;
use crate::error::damage::Damage;
use crate::words::message::Message;
use rusqlite::Connection;
use serde::Deserialize;
use serde::Serialize;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// What was told of a reading, as an export writes it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Doubt {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    said: Message,
}

/// All that an archive has of them.
#[derive(Debug, Default)]
pub(crate) struct Carried {
    accepted: BTreeSet<Seal>,
    /// What was told of published stories, by their pages.
    told: BTreeMap<String, Vec<Said>>,
}

impl Carried {
    /// Reads them.
    pub(crate) fn of(connection: &Connection) -> Result<Self, Fault> {
        let mut told: BTreeMap<String, Vec<Said>> = BTreeMap::new();
        for said in said::before(connection)?.into_iter().filter(is_of_published) {
            told.entry(said.path.clone()).or_default().push(said);
        }
        Ok(Self { accepted: accepted::all(connection)?, told })
    }

    /// The readings that a person accepted.
    pub(crate) fn accepted(&self) -> Vec<String> {
        self.accepted.iter().map(|reading| reading.to_hex()).collect()
    }

    /// What was told of a reading. An archive has few pages of which something is told: of the others nothing is asked.
    pub(crate) fn doubts(&self, read: impl FnOnce() -> Result<Article, Fault>, page: &str) -> Result<Vec<Doubt>, Fault> {
        let Some(told) = self.told.get(page) else { return Ok(Vec::new()) };
        let reading = Some(key(&read()?));
        let of_it = told.iter().filter(|said| said.story == reading);
        Ok(of_it.map(|said| Doubt { line: said.line, said: said.why.clone() }).collect())
    }
}

/// Keeps what an export tells of the doubts of a reading.
pub(crate) fn take_over(connection: &Connection, article: &Article, doubts: &[Doubt]) -> Result<(), Fault> {
    let path = article.place.path.to_string_lossy();
    let said =
        |Doubt { line, said }: &Doubt| Said { path: path.to_string(), line: *line, why: said.clone(), story: Some(key(article)) };
    let said: BTreeSet<Said> = doubts.iter().map(said).collect();
    if !said.iter().all(is_of_published) {
        return Err(Fault::Damage(Damage::Told));
    }
    said::note(connection, &BTreeSet::new(), &said)
}

/// Keeps the acceptances of an export.
pub(crate) fn accept(connection: &Connection, readings: &[String]) -> Result<(), Fault> {
    readings.iter().try_for_each(|reading| accepted::add(connection, Seal::from_hex(reading)?))
}

/// Whether it was told of a story that is out, and how that was read.
fn is_of_published(said: &Said) -> bool {
    said.story.is_some() && Became::of(&said.why) == Some(Became::Published)
}
