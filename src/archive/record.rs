//! One run's transaction: pages go in edition by edition, each article is known again or new, nothing is kept unless
//! all of it is. What the last page leaves open is `resolve`'s.

use crate::archive::changes::Changes;
use crate::archive::editions;
use crate::archive::fault::Fault;
use crate::archive::identity::words;
use crate::archive::matching;
use crate::archive::matching::Fresh;
use crate::archive::matching::Known;
use crate::archive::matching::Pair;
use crate::archive::plan::Plan;
use crate::archive::row::ArticleRow;
use crate::archive::seal::Seal;
use crate::archive::source_files;
use crate::archive::source_files::SourceRow;
use crate::archive::source_files::Stamp;
use crate::article::Article;
use crate::article::DateFrom;
use crate::beijing::Instant;
use crate::error::Warning;
use crate::error::WarningKind;
use chrono::NaiveDate;
use chrono::NaiveTime;
use rusqlite::Transaction;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::collections::HashSet;
use std::path::Path;

/// What a page gave.
#[derive(Debug, Clone)]
pub enum Page {
    /// Its articles; none where it holds none.
    Read(Vec<Article>),
    /// It could not be read: what was known of it stays, and the next run tries again.
    SetAside,
}

/// A run that is under way. Dropped without an end, it never was.
#[derive(Debug)]
pub(crate) struct Recording<'archive> {
    pub(crate) transaction: Transaction<'archive>,
    pub(crate) authority: String,
    pub(crate) publish_time: NaiveTime,
    pub(crate) now: Instant,
    pub(crate) changes: Changes,
    pub(crate) warnings: Vec<Warning>,
    /// Files that this run reads, and whether it has: by key.
    pub(crate) files: HashMap<i64, bool>,
    /// Articles that this run has found on a page.
    pub(crate) claimed: HashSet<i64>,
    /// Articles whose files were read and did not hold them.
    pub(crate) lost: BTreeSet<i64>,
    /// Articles that could be neither known again nor called new before the last page is read.
    pub(crate) waiting: Vec<Fresh>,
    /// Editions whose rows changed, and those whose moments of publication are not settled.
    pub(crate) touched: BTreeSet<NaiveDate>,
    pub(crate) unsettled: BTreeSet<NaiveDate>,
    /// The seal of the list of files.
    pub(crate) listed: Seal,
    /// Files whose sightings changed after they were written.
    pub(crate) unsealed: BTreeMap<i64, (String, SourceRow)>,
    /// The newest edition that was out before this run.
    pub(crate) latest: Option<NaiveDate>,
    /// The first number of an article of this run, and the next.
    pub(crate) first: i64,
    pub(crate) next: i64,
    pub(crate) next_source: i64,
    /// What is known by which words on which day, where the archive was empty; `None` where it must be asked.
    pub(crate) words: Option<HashSet<(i64, NaiveDate)>>,
    /// Whether the day of a page was inferred: its stories may stand under another day.
    pub(crate) is_guessed: bool,
    /// Whether no article is without a page that a new one could turn out to be.
    pub(crate) settled: bool,
}

impl<'archive> Recording<'archive> {
    /// Begins a run in a transaction.
    pub(crate) fn begin(
        transaction: Transaction<'archive>,
        paper: (&str, NaiveTime),
        now: Instant,
        plan: &Plan,
        listed: Seal,
    ) -> Result<Self, Fault> {
        let next = |select| transaction.query_row(select, [], |row| row.get::<_, i64>(0));
        // What the copy tells of was seen before, and gets its number before this run's.
        let remembered = next("SELECT count(*) FROM remembered")?;
        let first = next("SELECT coalesce(max(number), 0) + 1 FROM article")? + remembered;
        let next_source = next("SELECT coalesce(max(number), 0) + 1 FROM source")?;
        let loose = "SELECT EXISTS (SELECT 1 FROM shingle) OR EXISTS (SELECT 1 FROM paper WHERE name = 'recalled')";
        let nothing_loose = next(loose)? == 0;
        let numbers = plan.files.values().filter_map(|(_, row)| row.as_ref()).map(|row| (row.number, false));
        let mut recording = Self {
            latest: editions::latest(&transaction)?,
            transaction,
            authority: paper.0.to_owned(),
            publish_time: paper.1,
            now,
            changes: Changes::default(),
            warnings: Vec::new(),
            files: numbers.collect(),
            claimed: HashSet::new(),
            lost: BTreeSet::new(),
            waiting: Vec::new(),
            touched: BTreeSet::new(),
            unsettled: BTreeSet::new(),
            listed,
            unsealed: BTreeMap::new(),
            first,
            next: first,
            next_source,
            words: (first == 1).then(HashSet::new),
            is_guessed: false,
            settled: plan.vanished.is_empty() && plan.files.values().all(|(_, row)| row.is_none()) && nothing_loose,
        };
        for (path, row) in &plan.vanished {
            recording.files.insert(row.number, true);
            let held = recording.held_by(row)?;
            recording.lost.extend(held);
            recording.listed.toggle(source_files::listed(&path.to_string_lossy(), row));
            recording.transaction.prepare_cached("DELETE FROM source WHERE number = ?1")?.execute([row.number])?;
        }
        Ok(recording)
    }

    /// Takes in a group of pages: all that an edition has, where its paths tell. First what a file held under the same
    /// words, then what another file held under them, then what the file held under others.
    pub(crate) fn group(&mut self, plan: &Plan, pages: Vec<(&Path, Page)>) -> Result<(), Fault> {
        let mut open = Vec::new();
        for (path, page) in pages {
            let Some((stamp, row)) = plan.files.get(path) else { continue };
            match page {
                Page::Read(articles) => open.push(self.page(path, *stamp, row.as_ref(), articles)?),
                Page::SetAside => self.set_aside(path, row.as_ref())?,
            }
        }
        self.remember(&mut open)?;
        for (fresh, left) in &mut open {
            let mut rest = Vec::new();
            for article in std::mem::take(fresh) {
                rest.extend(self.elsewhere(article, left)?);
            }
            *fresh = rest;
        }
        let mut births = Vec::new();
        for (fresh, known) in open {
            for article in self.alike(fresh, known)? {
                if !self.settled {
                    self.waiting.push(article);
                } else {
                    births.extend(self.again_or_new(article)?);
                }
            }
        }
        self.bear(births)
    }

    /// Takes in one page: knows its articles again by the words under which the file held them. Gives those that it did
    /// not know, and those that are left.
    fn page(
        &mut self,
        path: &Path,
        stamp: Stamp,
        row: Option<&SourceRow>,
        articles: Vec<Article>,
    ) -> Result<(Vec<Fresh>, Vec<i64>), Fault> {
        let held = row.map(|row| self.held_by(row)).transpose()?.unwrap_or_default();
        let number = row.map_or(self.next_source, |row| row.number);
        self.next_source = self.next_source.max(number + 1);
        self.files.insert(number, true);
        let path = path.to_string_lossy();
        let file = SourceRow { number, stamp, seal: Seal::default() };
        source_files::write(&self.transaction, &path, &file)?;
        self.listed.toggle(row.map(|row| source_files::listed(&path, row)).unwrap_or_default());
        self.unsealed.insert(number, (path.into_owned(), file));

        let known: Vec<Known> = held.into_iter().map(|article| self.known(article)).collect::<Result<_, Fault>>()?;
        let mut fresh = Vec::new();
        for article in articles {
            let known_by = words(&article);
            self.is_guessed |= article.edition.date_from == DateFrom::Inferred;
            fresh.push(Fresh::new(article, &known_by, number));
        }
        let pairs = matching::by_headline(&fresh, &known)?;
        self.keep_pairs(fresh, known, &pairs)
    }

    /// Knows articles of a file again by likeness; gives those that are new to it.
    fn alike(&mut self, fresh: Vec<Fresh>, left: Vec<i64>) -> Result<Vec<Fresh>, Fault> {
        let mut known = Vec::new();
        for article in left {
            if !self.claimed.contains(&article) {
                known.push(self.known(article)?);
            }
        }
        let (pairs, doubtful) = matching::by_likeness(&fresh, &known)?;
        for pair in doubtful {
            if let (Some(fresh), Some(known)) = (fresh.get(pair.fresh), known.get(pair.known)) {
                self.doubt(&fresh.article, &known.row);
            }
        }
        Ok(self.keep_pairs(fresh, known, &pairs)?.0)
    }

    /// Keeps what is paired; gives the articles without a pair, and the numbers of the known ones without.
    fn keep_pairs(&mut self, fresh: Vec<Fresh>, known: Vec<Known>, pairs: &[Pair]) -> Result<(Vec<Fresh>, Vec<i64>), Fault> {
        let mut known: Vec<Option<Known>> = known.into_iter().map(Some).collect();
        let mut open = Vec::new();
        for (at, article) in fresh.into_iter().enumerate() {
            let pair = pairs.iter().find(|pair| pair.fresh == at);
            match pair.and_then(|pair| known.get_mut(pair.known).and_then(Option::take).map(|known| (known, pair.how))) {
                Some((known, how)) => self.keep(article, known, how)?,
                None => open.push(article),
            }
        }
        let left: Vec<i64> = known.into_iter().flatten().map(|known| known.row.number).collect();
        self.lost.extend(left.iter().copied());
        Ok((open, left))
    }

    /// A page that could not be read keeps what it held, and is read again next time.
    fn set_aside(&mut self, path: &Path, row: Option<&SourceRow>) -> Result<(), Fault> {
        let Some(row) = row else { return Ok(()) };
        self.files.remove(&row.number);
        let path = path.to_string_lossy();
        let unread = SourceRow { stamp: Stamp::UNREAD, ..row.clone() };
        self.listed.toggle(source_files::listed(&path, row));
        self.listed.toggle(source_files::listed(&path, &unread));
        source_files::write(&self.transaction, &path, &unread)
    }

    /// What a file held, held to its seal; it holds nothing from now on.
    fn held_by(&self, row: &SourceRow) -> Result<Vec<i64>, Fault> {
        let held = source_files::sightings(&self.transaction, row.number)?;
        if source_files::sealed(row.number, &held) != row.seal {
            return Err(Fault::Damage(format!("what file {} holds is not as it was written", row.number)));
        }
        self.transaction.prepare_cached("DELETE FROM sighting WHERE source = ?1")?.execute([row.number])?;
        Ok(held)
    }

    pub(crate) fn known(&self, article: i64) -> Result<Known, Fault> {
        let row = ArticleRow::load(&self.transaction, article)?;
        let revision = row.revision(&self.transaction)?;
        Ok(Known::new(row, revision))
    }

    pub(crate) fn warn(&mut self, article: &Article, kind: WarningKind) {
        self.warnings.push(Warning { place: article.place.clone(), kind });
    }

    /// Says that an article may be another one's next version.
    pub(crate) fn doubt(&mut self, article: &Article, row: &ArticleRow) {
        let kind = WarningKind::Doubtful { headline: row.headline.clone(), id: row.id(&self.authority).to_string() };
        self.warn(article, kind);
    }
}
