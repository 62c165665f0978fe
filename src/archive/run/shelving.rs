//! Puts the stories whose rows were written since the last run on the shelves where they belong.

use crate::archive::store::Store;
use crate::archive::store::content;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::row::RevisionRow;
use crate::archive::store::shelves;
use crate::archive::store::shelves::Shelves;
use crate::beijing::Instant;
use crate::shelf::Shelf;
use crate::shelf::Wanted;
use rayon::prelude::*;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// So many stories are held at once.
const CHUNK: usize = 1_000;

/// The setting that says for which feeds stories stand on their shelves.
const WANTED: &str = "shelves_wanted";

/// Which feeds of shelves a run makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Made {
    /// Those whose stories have news.
    Changed,
    /// All.
    All,
}

/// Puts every story in its places; where the paper asks for other feeds than before, all of them. `since` dates a feed in which
/// nothing stands yet.
pub(crate) fn shelve(store: &Store, wanted: &Wanted, made: Made, since: Instant) -> Result<(), Fault> {
    let connection = &store.connection;
    if store.setting(WANTED)?.as_deref() != Some(&wanted.key()) {
        shelves::unshelve_all(connection)?;
        store.set(WANTED, &wanted.key())?;
    }
    let mut shelves = Shelves::load(connection)?;
    loop {
        let waiting = shelves::unshelved(connection, CHUNK)?;
        let Some(last) = waiting.last().copied() else { break };
        let rows: Vec<(ArticleRow, RevisionRow)> = waiting
            .iter()
            .map(|number| {
                let row = ArticleRow::load(connection, *number)?;
                row.revision(connection).map(|revision| (row, revision))
            })
            .collect::<Result<_, Fault>>()?;
        let placed: Vec<(i64, BTreeSet<String>, Instant)> =
            rows.into_par_iter().map(|(row, revision)| placed(&row, revision, wanted)).collect::<Result<_, Fault>>()?;
        for (article, names, changed) in placed {
            shelves.put(article, &names, changed)?;
        }
        shelves::are_shelved(connection, last)?;
    }
    for asked in &wanted.asked {
        shelves.keep(&Shelf::Asked(asked.name.clone()).key(), since);
    }
    if made == Made::All {
        shelves.mark_all(true);
    }
    shelves.write()
}

/// Where a story stands: on no shelf as long as no reader ever saw it.
fn placed(row: &ArticleRow, revision: RevisionRow, wanted: &Wanted) -> Result<(i64, BTreeSet<String>, Instant), Fault> {
    let mut names = BTreeSet::new();
    if row.is_public() {
        let article = content::read(&revision.content, revision.place)?;
        names.extend(wanted.shelves(&article).iter().map(Shelf::key));
    }
    Ok((row.number, names, row.changed))
}

/// Every feed of a shelf that was due is out; those that are made no more are forgotten.
pub(crate) fn are_out(connection: &Connection, wanted: &Wanted) -> Result<(), Fault> {
    let mut shelves = Shelves::load(connection)?;
    shelves.mark_all(false);
    let empty: Vec<String> =
        shelves.rows().iter().filter(|(name, row)| is_empty(name, row.count, wanted)).map(|(name, _)| name.clone()).collect();
    empty.iter().for_each(|name| shelves.forget(name));
    shelves.write()
}

/// The shelves on which nothing stands and which the paper does not ask for: their feeds are made no more.
pub(crate) fn is_empty(name: &str, count: i64, wanted: &Wanted) -> bool {
    let is_asked = matches!(Shelf::of_key(name), Some(Shelf::Asked(name)) if wanted.asked(&name).is_some());
    count == 0 && !is_asked
}
