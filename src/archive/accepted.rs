//! What is accepted of a story that was to be looked at: this reading of it, that is all that its readers see, its day and its
//! page. Whatever of these changes is to be looked at anew.

use crate::archive::doubtful::Became;
use crate::archive::identity::revision;
use crate::archive::store::accepted;
use crate::archive::store::fault::Fault;
use crate::archive::store::said::Said;
use crate::archive::store::seal::Seal;
use crate::archive::store::seal::Sealing;
use crate::article::Article;
use crate::article::page::Page;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// The readings that a person accepted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Accepted(BTreeSet<Seal>);

/// The seal of a reading.
pub(crate) fn key(article: &Article) -> Seal {
    Sealing::new("reading")
        .seal(revision::shown(article))
        .text(&article.edition.date.to_string())
        .text(Page::written(article.edition.page.as_ref()))
        .finish()
}

impl Accepted {
    /// Those that an archive keeps.
    pub(crate) fn of(connection: &Connection) -> Result<Self, Fault> {
        accepted::all(connection).map(Self)
    }

    /// Whether a reading is among them.
    pub(crate) fn holds(&self, reading: Seal) -> bool {
        self.0.contains(&reading)
    }

    /// Whether a story that is to be looked at was accepted as it is read.
    pub(crate) fn settles(&self, article: &Article) -> bool {
        !self.0.is_empty() && !article.doubts.is_empty() && self.holds(key(article))
    }

    /// Whether what was told is of a story that is out and was accepted: it stays with its reading, and nobody need look.
    pub(crate) fn quiets(&self, said: &Said) -> bool {
        Became::of(&said.why) == Some(Became::Published) && said.story.is_some_and(|story| self.holds(story))
    }
}
