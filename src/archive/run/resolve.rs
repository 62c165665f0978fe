//! The end of a run's transaction, when every page has been read: who is whom among what is left, what is gone, what
//! is due, and the seals over all of it.

use crate::archive::identity::decided::Question;
use crate::archive::identity::known::Past;
use crate::archive::identity::known::Standing;
use crate::archive::run::changes::Changes;
use crate::archive::run::leaving::Leaving;
use crate::archive::run::record::Recording;
use crate::archive::store::editions;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::seal::Seal;
use crate::archive::store::settings;
use crate::archive::store::source_files;
use crate::archive::store::source_files::SourceRow;
use crate::archive::store::writing::Writing;
use crate::article::history::Happened;
use crate::article::history::State;
use crate::error::warning::Warning;
use std::collections::BTreeSet;

/// A finished run, to be committed.
#[derive(Debug)]
pub(crate) struct Finished {
    pub(crate) writing: Writing,
    pub(crate) changes: Changes,
    pub(crate) warnings: Vec<Warning>,
    /// The seal of the list of files, and the change to that of all editions.
    pub(crate) listed: Seal,
    pub(crate) editions: Seal,
}

impl Recording {
    /// Ends the run.
    pub(crate) fn finish(mut self, leaving: &Leaving<'_>) -> Result<Finished, Fault> {
        self.add_recalled()?;
        let lost = std::mem::take(&mut self.lost);
        for (article, files) in lost {
            if self.standing(article)? == Standing::Loose {
                self.lost.insert(article, files);
            }
        }
        let waiting = std::mem::take(&mut self.waiting);
        if !waiting.is_empty() {
            for article in self.lost.keys() {
                self.index(*article)?;
            }
        }
        let rest = self.decide(Question::AllRead(waiting))?;
        self.decide(Question::AllKept(rest))?;
        self.leave(leaving)?;
        self.tell_missed();
        for date in self.unsettled.clone() {
            self.date_edition(date)?;
            self.touched.insert(date);
        }
        self.tell_births()?;
        self.date_changes()?;
        self.release()?;
        self.seal_files()?;
        let mut change = Seal::default();
        for date in &self.touched {
            change.toggle(editions::bring_up(&self.transaction, *date)?);
        }
        let Self { transaction: writing, changes, warnings, listed, .. } = self;
        Ok(Finished { writing, changes, warnings, listed, editions: change })
    }

    /// What published feeds told of and no page has shown counts as lost.
    fn add_recalled(&mut self) -> Result<(), Fault> {
        let recalled = "SELECT number FROM article WHERE EXISTS (SELECT 1 FROM paper WHERE name = 'recalled')
            AND state IN ('live', 'notice', 'withdrawn', 'held') AND NOT EXISTS (SELECT 1 FROM sighting WHERE article = number)";
        let mut statement = self.transaction.prepare(recalled)?;
        let numbers: Vec<i64> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        drop(statement);
        // No page says anything of them: they stay as they were published.
        self.lost.extend(numbers.into_iter().map(|number| (number, BTreeSet::new())));
        settings::forget(&self.transaction, "recalled")
    }

    /// Keeps a few shingles of an article that no page holds.
    pub(crate) fn index(&self, article: i64) -> Result<(), Fault> {
        let known = self.known(article)?;
        let statement = "INSERT INTO shingle (value, article) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        let mut statement = self.transaction.prepare_cached(statement)?;
        for value in known.shingles()?.indexed() {
            statement.execute([i64::from(value), article])?;
        }
        Ok(())
    }

    /// Lets out what was held back until now.
    fn release(&mut self) -> Result<(), Fault> {
        let due = "WHERE state = 'held' AND published <= ?1";
        for mut row in ArticleRow::select(&self.transaction, due, [self.now.seconds()])? {
            row.state = State::Live;
            row.update(&self.transaction)?;
            self.touched.insert(row.date);
            self.changes.add(Happened::Released, None, row.id(&self.authority), &row.headline);
        }
        Ok(())
    }

    /// Seals the files that were read.
    pub(crate) fn seal_files(&mut self) -> Result<(), Fault> {
        for (number, (path, file)) in std::mem::take(&mut self.unsealed) {
            let sightings = source_files::sightings(&self.transaction, number)?;
            let file = SourceRow { seal: source_files::sealed(number, &sightings), ..file };
            source_files::write(&self.transaction, &path, &file)?;
            self.listed.toggle(source_files::listed(&path, &file));
        }
        Ok(())
    }
}
