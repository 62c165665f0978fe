//! The end of a run's transaction, when every page has been read: who is whom among what is left, what is gone, what
//! is due, and the seals over all of it.

use crate::archive::identity::crowd;
use crate::archive::identity::likeness::Likeness;
use crate::archive::identity::matching;
use crate::archive::identity::matching::Fresh;
use crate::archive::identity::matching::How;
use crate::archive::identity::matching::Pair;
use crate::archive::run::changes::Changes;
use crate::archive::run::leaving::Leaving;
use crate::archive::run::lookup::Standing;
use crate::archive::run::record::Recording;
use crate::archive::store::editions;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::seal::Seal;
use crate::archive::store::settings;
use crate::archive::store::source_files;
use crate::archive::store::source_files::SourceRow;
use crate::archive::store::writing::Writing;
use crate::article::history::State;
use crate::article::history::What;
use crate::error::warning::Warning;
use chrono::Days;
use rusqlite::params;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// A pair of the surest kind: same page, day and headline. Shares of likeness lie between 0 and 1.
const SAME_PAGE: f64 = 4.0;

/// Same day and headline, and the texts alike.
const SAME_HEADLINE: f64 = 2.0;

/// So many days may lie between the two dates of a story that comes back under another headline: what a monthly page
/// took off and shows again. The archive of a paper whose pages are overwritten holds every story that it ever had.
const RETURNS: u64 = 31;

/// A shingle that more articles of those days have tells none of them from the others; the last stand for all.
const COMMON: u32 = 64;

/// So many articles are compared with a new one, those that share most of the index: a page has forty stories.
const COMPARED: usize = 64;

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
        let open = self.match_waiting(waiting)?;
        let mut births = Vec::new();
        for fresh in open {
            births.extend(self.again_or_new(fresh)?);
        }
        self.bear(births)?;
        self.leave(leaving)?;
        self.tell_missed();
        for date in self.unsettled.clone() {
            self.settle_moments(date)?;
            self.touched.insert(date);
        }
        self.tell_births()?;
        self.date_changes()?;
        self.release()?;
        self.seal_files()?;
        let mut change = Seal::default();
        for date in &self.touched {
            change.toggle(editions::settle(&self.transaction, *date)?);
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

    /// Pairs the articles that are left with those that no page holds, the surest first. Gives those without a pair.
    fn match_waiting(&mut self, waiting: Vec<Fresh>) -> Result<Vec<Fresh>, Fault> {
        let (mut scored, mut doubts) = (Vec::new(), Vec::new());
        let mut numbers: BTreeMap<i64, usize> = BTreeMap::new();
        for (at, fresh) in waiting.iter().enumerate() {
            let on_another_page = self.twins(fresh)?.iter().any(|(_, place)| place.is_some());
            for (article, named) in self.candidates(fresh)? {
                if self.standing(article)? != Standing::Loose {
                    continue;
                }
                let known = self.known(article)?;
                if known.row.state == State::Merged {
                    continue;
                }
                let next = numbers.len();
                let of = *numbers.entry(article).or_insert(next);
                let (likeness, share) = known.likeness(fresh)?;
                let same_day = known.row.date == fresh.article.edition.date;
                let same_page = same_day && known.row.page == fresh.article.edition.page;
                let pair = |how| Pair { fresh: at, known: of, how };
                match likeness {
                    _ if on_another_page && !(named && same_page) => {}
                    _ if named && same_page => scored.push((SAME_PAGE + share, pair(How::Headline))),
                    Likeness::Same if named && same_day => scored.push((SAME_HEADLINE + share, pair(How::Headline))),
                    Likeness::Same => scored.push((share, pair(How::Likeness))),
                    Likeness::Doubtful => doubts.push((pair(How::Likeness), article)),
                    Likeness::Different => {}
                }
            }
        }
        let pairs = matching::surest(scored);
        let by_place: BTreeMap<usize, i64> = numbers.into_iter().map(|(article, of)| (of, article)).collect();
        let paired: BTreeSet<usize> = pairs.iter().map(|pair| pair.known).collect();
        let by_fresh: BTreeMap<usize, Pair> = pairs.iter().map(|pair| (pair.fresh, *pair)).collect();
        let mut doubted: BTreeMap<usize, Vec<i64>> = BTreeMap::new();
        for (pair, article) in doubts.into_iter().filter(|(pair, _)| !paired.contains(&pair.known)) {
            doubted.entry(pair.fresh).or_default().push(article);
        }
        let mut open = Vec::new();
        for (at, fresh) in waiting.into_iter().enumerate() {
            match by_fresh.get(&at).and_then(|pair| by_place.get(&pair.known).map(|article| (*article, pair.how))) {
                Some((article, how)) => self.keep(fresh, self.known(article)?, how)?,
                None => {
                    for article in doubted.get(&at).into_iter().flatten() {
                        self.doubt(&fresh.article, &ArticleRow::load(&self.transaction, *article)?);
                    }
                    open.push(fresh);
                }
            }
        }
        Ok(open)
    }

    /// Articles that a new one could be: those of its headline (`true`), and those with a shingle of the index.
    fn candidates(&mut self, fresh: &Fresh) -> Result<BTreeMap<i64, bool>, Fault> {
        let date = fresh.article.edition.date;
        let from = date.checked_sub_days(Days::new(RETURNS)).unwrap_or(date).to_string();
        let to = date.checked_add_days(Days::new(RETURNS)).unwrap_or(date).to_string();
        let select = "SELECT article FROM shingle WHERE value = ?1
            AND (SELECT date FROM article WHERE number = shingle.article) BETWEEN ?2 AND ?3 ORDER BY article DESC LIMIT ?4";
        let mut statement = self.transaction.prepare_cached(select)?;
        let mut shared: BTreeMap<i64, usize> = BTreeMap::new();
        for value in fresh.shingles().indexed() {
            for article in statement.query_map(params![value, from, to, COMMON], |row| row.get(0))? {
                *shared.entry(article?).or_default() += 1;
            }
        }
        drop(statement);
        let mut found: BTreeMap<i64, bool> = crowd::nearest(shared, COMPARED).into_iter().map(|it| (it, false)).collect();
        found.extend(self.of_words(fresh)?.0.into_iter().map(|known| (known.row.number, true)));
        Ok(found)
    }

    /// Lets out what was held back until now.
    fn release(&mut self) -> Result<(), Fault> {
        let due = "WHERE state = 'held' AND published <= ?1";
        for mut row in ArticleRow::select(&self.transaction, due, [self.now.seconds()])? {
            row.state = State::Live;
            row.update(&self.transaction)?;
            self.touched.insert(row.date);
            self.changes.add(What::Released, None, row.id(&self.authority), &row.headline);
        }
        Ok(())
    }

    /// Seals the files that were read.
    fn seal_files(&mut self) -> Result<(), Fault> {
        for (number, (path, file)) in std::mem::take(&mut self.unsealed) {
            let sightings = source_files::sightings(&self.transaction, number)?;
            let file = SourceRow { seal: source_files::sealed(number, &sightings), ..file };
            source_files::write(&self.transaction, &path, &file)?;
            self.listed.toggle(source_files::listed(&path, &file));
        }
        Ok(())
    }
}
