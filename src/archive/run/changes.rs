//! What a run found: new, revised, withdrawn, restored, held back, and how each was known again. For the report.

use crate::archive::doubtful::Became;
use crate::archive::identity::matching::How;
use crate::article::history::Happened;
use crate::article::id::ItemId;
use crate::error::Place;
use std::collections::BTreeMap;

/// One article that something happened to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What.
    pub what: Happened,
    /// How it was known again; `None` for what was not.
    pub how: Option<How>,
    /// Its id.
    pub id: ItemId,
    /// What it is called.
    pub headline: String,
}

/// How many articles of a kind are listed one by one; a first run over an archive of decades counts the rest.
const LISTED: usize = 1_000;

/// What a run found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    counts: BTreeMap<Happened, usize>,
    known: BTreeMap<How, usize>,
    list: Vec<Change>,
    /// By where it was read.
    held_back: BTreeMap<Place, Became>,
}

impl Changes {
    /// How many articles this happened to.
    pub fn count(&self, what: Happened) -> usize {
        self.counts.get(&what).copied().unwrap_or_default()
    }

    /// How many were known again in this way.
    pub fn known(&self, how: How) -> usize {
        self.known.get(&how).copied().unwrap_or_default()
    }

    /// The first of each kind, in the order in which they were found.
    pub fn list(&self) -> &[Change] {
        &self.list
    }

    /// What became of a doubtful story that was read there.
    pub fn became(&self, story: &Place) -> Became {
        self.held_back.get(story).copied().unwrap_or_default()
    }

    /// How many new stories are held back because they are doubtful.
    pub fn held_back(&self) -> usize {
        self.held_back.values().filter(|it| **it == Became::HeldBack).count()
    }

    /// Notes that a story was not published as it was read.
    pub(crate) fn hold_back(&mut self, story: Place, became: Became) {
        self.held_back.insert(story, became);
    }

    /// Notes one.
    pub(crate) fn add(&mut self, what: Happened, how: Option<How>, id: ItemId, headline: &str) {
        let count = self.counts.entry(what).or_default();
        *count += 1;
        if *count <= LISTED {
            self.list.push(Change { what, how, id, headline: headline.to_owned() });
        }
    }

    /// Notes that an article was known again.
    pub(crate) fn knew(&mut self, how: How) {
        *self.known.entry(how).or_default() += 1;
    }
}
