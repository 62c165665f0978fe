//! How the paper stands: its newest edition, its stories by state, and those that wait for their hour.

use crate::archive::Archive;
use crate::archive::desk::history::Listed;
use crate::archive::doubtful::Became;
use crate::archive::run::recorded;
use crate::archive::run::recorded::Shelved;
use crate::archive::run::shelving::Made;
use crate::archive::store;
use crate::archive::store::editions;
use crate::archive::store::fault::Fault;
use crate::archive::store::row;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::said;
use crate::archive::store::said::Said;
use crate::article::history::State;
use crate::beijing::Instant;
use crate::error::Error;
use crate::feed::Selection;
use crate::words::pictures;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// How a paper stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The newest edition with a story that is out, and how many it has out.
    pub newest: Option<(NaiveDate, usize)>,
    /// How many stories there are of each state.
    pub states: BTreeMap<State, usize>,
    /// The stories that wait for their hour, the next one first.
    pub held: Vec<Listed>,
    /// The stories that are out although their pages hold them no more, by these: a run would have withdrawn too many.
    pub spared: BTreeMap<PathBuf, Vec<Listed>>,
    /// What was said of files of which nothing is published.
    pub set_aside: Vec<Said>,
}

impl Archive {
    /// How many stories wait for their hour, and the hour of the first.
    pub fn waiting(&self) -> Result<Option<(usize, Instant)>, Error> {
        row::waiting(&self.store.connection).map_err(|fault| fault.at(self.path()))
    }

    /// The newest edition with a story that is out, and how many it has out.
    pub fn newest_edition(&self) -> Result<Option<(NaiveDate, usize)>, Error> {
        editions::newest_public(&self.store.connection).map_err(|fault| fault.at(self.path()))
    }

    /// The newest edition of which a story is out or waits, with its stories page by page, in the order printed.
    pub fn newest_stories(&self) -> Result<Option<(NaiveDate, Vec<Listed>)>, Error> {
        let stories = || -> Result<Option<(NaiveDate, Vec<Listed>)>, Fault> {
            let connection = &self.store.connection;
            let newest = "SELECT max(date) FROM article WHERE state IN ('live', 'notice', 'held')";
            let newest: Option<String> = connection.query_row(newest, [], |row| row.get(0))?;
            let Some((text, date)) = newest.and_then(|text| text.parse().ok().map(|date| (text, date))) else { return Ok(None) };
            let shown = "WHERE date = ?1 AND state IN ('live', 'notice', 'held') ORDER BY page, published DESC, hash";
            let rows = ArticleRow::select(connection, shown, [text])?;
            Ok(Some((date, rows.into_iter().map(|row| self.listed(row)).collect::<Result<_, _>>()?)))
        };
        stories().map_err(|fault| fault.at(self.path()))
    }

    /// What the subscription documents hold, as the last run left it.
    pub fn newest(&self) -> Result<Selection, Error> {
        recorded::newest(&self.store, &self.options).map_err(|fault| fault.at(self.path()))
    }

    /// Every feed beside the paper's own and what it holds.
    pub fn shelved(&self) -> Result<Vec<Shelved>, Error> {
        recorded::shelved(&self.store, &self.options, Made::All).map_err(|fault| fault.at(self.path()))
    }

    /// How the paper stands, as the last run left it.
    pub fn standing(&self) -> Result<Standing, Error> {
        let standing = || -> Result<Standing, Fault> {
            let connection = &self.store.connection;
            let newest = editions::newest_public(connection)?;
            let counted = |count: i64| usize::try_from(count).unwrap_or_default();
            let mut statement = connection.prepare("SELECT state, count(*) FROM article GROUP BY state")?;
            let states = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)))?;
            let states = states.map(|it| it.map(|(state, count)| (state, counted(count)))).collect::<Result<_, _>>()?;
            let held = ArticleRow::select(connection, "WHERE state = 'held' ORDER BY published, hash", [])?;
            let held = held.into_iter().map(|row| self.listed(row)).collect::<Result<_, _>>()?;
            let mut spared: BTreeMap<PathBuf, Vec<Listed>> = BTreeMap::new();
            for number in store::spared::all(connection)? {
                let row = ArticleRow::load(connection, number)?;
                let page = row.revision(connection)?.place.path;
                spared.entry(page).or_default().push(self.listed(row)?);
            }
            let is_of_file = |said: &Said| Became::of(&said.why).is_none() && !pictures::is_kept(&said.why);
            let told = said::before(connection)?.into_iter().filter(is_of_file);
            Ok(Standing { newest, states, held, spared, set_aside: told.map(|said| said.shown()).collect() })
        };
        standing().map_err(|fault| fault.at(self.path()))
    }
}
