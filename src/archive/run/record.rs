//! One run's transaction: pages go in edition by edition, each article is known again or new, nothing is kept unless
//! all of it is. What the last page leaves open is `resolve`'s.

use crate::archive::doubtful::Doubtful;
use crate::archive::identity::crowd::Crowds;
use crate::archive::identity::matching;
use crate::archive::identity::matching::Fresh;
use crate::archive::identity::matching::Known;
use crate::archive::identity::matching::Pair;
use crate::archive::identity::mint::Minting;
use crate::archive::identity::mint::words;
use crate::archive::run::changes::Changes;
use crate::archive::run::hand::Hand;
use crate::archive::run::hand::reader;
use crate::archive::run::plan::Plan;
use crate::archive::run::waiting;
use crate::archive::run::waiting::Awaited;
use crate::archive::store::editions;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::seal::Seal;
use crate::archive::store::source_files;
use crate::archive::store::source_files::SourceRow;
use crate::archive::store::source_files::Stamp;
use crate::archive::store::writing::Writing;
use crate::article::Article;
use crate::article::Edition;
use crate::article::ItemId;
use crate::beijing::Instant;
use crate::date::DateFrom;
use crate::error::damage::Damage;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use chrono::NaiveDate;
use chrono::NaiveTime;
use rayon::iter::IntoParallelRefIterator;
use rayon::iter::ParallelIterator;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::collections::HashSet;
use std::path::Path;
use std::path::PathBuf;

/// What a page gave. What was published of it before stays, unless a page that was read says otherwise.
#[derive(Debug, Clone)]
pub enum Page {
    /// It holds stories.
    Read {
        /// In the order printed.
        articles: Vec<Article>,
        /// The hash of the file's bytes.
        bytes: [u8; 16],
    },
    /// It is a copy of another page that was read.
    Copy {
        /// The file of the other.
        of: PathBuf,
        /// The hash of the file's bytes.
        bytes: [u8; 16],
    },
    /// It is not to be published yet.
    Draft,
    /// Nothing in it can be read, or no story: the same bytes will say no more.
    SetAside,
    /// It could not be looked at: the next run tries again.
    Refused,
}

/// A run that is under way. Dropped without an end, it never was.
#[derive(Debug)]
pub(crate) struct Recording {
    pub(crate) transaction: Writing,
    pub(crate) authority: String,
    pub(crate) publish_time: NaiveTime,
    pub(crate) now: Instant,
    pub(crate) changes: Changes,
    pub(crate) warnings: Vec<Warning>,
    /// Files that this run reads, and whether it has: by key.
    pub(crate) files: HashMap<i64, bool>,
    /// Articles that this run has found on a page.
    pub(crate) claimed: HashSet<i64>,
    /// Articles that their files hold no more, with these.
    pub(crate) lost: BTreeMap<i64, BTreeSet<PathBuf>>,
    /// What was found where a page was.
    pub(crate) found: HashMap<PathBuf, Found>,
    /// Articles that were changed for readers to see, and the moment of what they saw before.
    pub(crate) moved: Vec<(i64, Instant)>,
    /// Articles that are new, and which of them are late.
    pub(crate) born: Vec<Born>,
    pub(crate) late: HashSet<i64>,
    /// The ids of what is new.
    pub(crate) minting: Minting,
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
    /// The crowds that were looked through.
    pub(crate) crowds: Crowds,
    /// Whether the day of a page was inferred: its stories may stand under another day.
    pub(crate) is_guessed: bool,
    /// Whether no article is without a page that a new one could turn out to be.
    pub(crate) settled: bool,
    /// The program that reads.
    pub(crate) reader: Seal,
    /// What becomes of doubtful stories.
    pub(crate) doubtful: Doubtful,
    /// Files of which something was held back: what they do not hold may be that. By key.
    pub(crate) undecided: HashSet<i64>,
    /// Stories that an earlier run held back on pages that are read or gone, as long as none of them was met.
    pub(crate) awaited: Awaited,
}

/// What a run found where a page was.
#[derive(Debug, Clone)]
pub(crate) enum Found {
    /// No file.
    Nothing,
    /// Nothing that can be read, or no story.
    NoStory,
    /// A page that is not to be published yet.
    Draft,
    /// A page that an older benbao read, which noted nothing by which it could be known to have changed.
    ReadOtherwise,
    /// A copy of another page.
    Copy(PathBuf),
    /// Stories of a day.
    Stories {
        /// The file's key in the archive.
        source: i64,
        /// Their edition.
        date: NaiveDate,
        /// What told it.
        date_from: DateFrom,
    },
}

/// A new article.
#[derive(Debug)]
pub(crate) struct Born {
    pub(crate) number: i64,
    pub(crate) id: ItemId,
    pub(crate) headline: String,
}

impl Recording {
    /// Begins a run in a transaction.
    pub(crate) fn begin(transaction: Writing, hand: &Hand, plan: &Plan) -> Result<Self, Fault> {
        let naming = &hand.options.naming;
        let listed = transaction.store().seal("files")?;
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
            authority: naming.authority.clone(),
            publish_time: naming.publish_time,
            now: hand.now,
            changes: Changes::default(),
            warnings: Vec::new(),
            files: numbers.collect(),
            claimed: HashSet::new(),
            lost: BTreeMap::new(),
            found: HashMap::new(),
            moved: Vec::new(),
            born: Vec::new(),
            late: HashSet::new(),
            minting: Minting::default(),
            waiting: Vec::new(),
            touched: BTreeSet::new(),
            unsettled: BTreeSet::new(),
            listed,
            unsealed: BTreeMap::new(),
            first,
            next: first,
            next_source,
            words: (first == 1).then(HashSet::new),
            crowds: Crowds::default(),
            is_guessed: false,
            settled: plan.vanished.is_empty() && plan.files.values().all(|(_, row)| row.is_none()) && nothing_loose,
            reader: reader(&hand.options),
            doubtful: hand.options.doubtful,
            undecided: HashSet::new(),
            awaited: waiting::awaited(&plan.waiting, |path| plan.unread.contains(path)),
        };
        for (path, row) in &plan.vanished {
            recording.files.insert(row.number, true);
            recording.release_from(path, row, Found::Nothing)?;
            recording.listed.toggle(source_files::listed(&path.to_string_lossy(), row));
            recording.transaction.prepare_cached("DELETE FROM source WHERE number = ?1")?.execute([row.number])?;
        }
        Ok(recording)
    }

    /// Notes the bytes of files that have not changed since an older benbao read them, which noted none. One that cannot
    /// be opened now is read when it can be.
    pub(crate) fn adopt(&mut self, plan: &Plan, folder: &Path) -> Result<(), Fault> {
        let hash = |(path, stamp, _): &(PathBuf, Stamp, SourceRow)| source_files::hash_of(folder, path, *stamp);
        let hashes: Vec<Option<Seal>> = plan.adopted.par_iter().map(hash).collect();
        for ((path, stamp, row), bytes) in plan.adopted.iter().zip(hashes) {
            let Some(bytes) = bytes else { continue };
            let path = path.to_string_lossy();
            let file = SourceRow { stamp: *stamp, bytes: Some(bytes), ..row.clone() };
            self.listed.toggle(source_files::listed(&path, row));
            self.listed.toggle(source_files::listed(&path, &file));
            source_files::write(&self.transaction, &path, &file)?;
        }
        Ok(())
    }

    /// Takes in a group of pages: all that an edition has, where its paths tell. First what a file held under the same
    /// words, then what another file held under them, then what the file held under others.
    pub(crate) fn group(&mut self, plan: &Plan, pages: Vec<(PathBuf, Page)>) -> Result<(), Fault> {
        let mut open = Vec::new();
        for (path, page) in pages {
            let Some((path, (stamp, row))) = plan.files.get_key_value(&path) else { continue };
            let (path, row) = (path.as_path(), row.as_ref());
            match page {
                page if plan.is_settled(path) => self.as_before(plan, path, *stamp, (row, page))?,
                Page::Read { articles, bytes } => {
                    let (fresh, left) = self.page(path, (*stamp, Seal(bytes)), row, articles)?;
                    open.push((path, fresh, left));
                }
                // An older benbao knew no copies: what it published of one stays.
                Page::Copy { bytes, .. } if row.is_some_and(SourceRow::is_of_old) => {
                    self.no_page(path, *stamp, row, (Some(Seal(bytes)), Found::ReadOtherwise))?;
                }
                Page::Copy { of, bytes } => self.no_page(path, *stamp, row, (Some(Seal(bytes)), Found::Copy(of)))?,
                Page::Draft => self.no_page(path, *stamp, row, (None, Found::Draft))?,
                Page::SetAside => self.no_page(path, *stamp, row, (None, Found::NoStory))?,
                Page::Refused => self.no_page(path, Stamp::UNREAD, row, (None, Found::NoStory))?,
            }
        }
        self.remember(&mut open)?;
        for (_, fresh, left) in &mut open {
            let mut rest = Vec::new();
            for article in std::mem::take(fresh) {
                rest.extend(self.elsewhere(article, left)?);
            }
            *fresh = rest;
        }
        let mut births = Vec::new();
        for (path, fresh, known) in open {
            for article in self.alike(path, fresh, known)? {
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
        (stamp, bytes): (Stamp, Seal),
        row: Option<&SourceRow>,
        articles: Vec<Article>,
    ) -> Result<(Vec<Fresh>, Vec<i64>), Fault> {
        let held = row.map(|row| self.held_by(row)).transpose()?.unwrap_or_default();
        let number = self.list(path, row, (stamp, Some(bytes), Some(self.reader)))?;
        if let Some(Edition { date, date_from, .. }) = articles.first().map(|article| &article.edition) {
            let may_be_as_it_was = row.is_some_and(|row| row.is_of_old() && row.stamp.bytes() == stamp.bytes());
            let found = if may_be_as_it_was {
                Found::ReadOtherwise
            } else {
                Found::Stories { source: number, date: *date, date_from: *date_from }
            };
            self.found.insert(path.to_owned(), found);
        }
        let known: Vec<Known> = held.into_iter().map(|article| self.known(article)).collect::<Result<_, Fault>>()?;
        let mut fresh = Vec::new();
        for article in articles {
            let known_by = words(&article);
            self.meet(&article);
            self.is_guessed |= article.edition.date_from == DateFrom::Inferred;
            fresh.push(Fresh::new(article, &known_by, number));
        }
        let pairs = matching::by_headline(&fresh, &known)?;
        self.keep_pairs(path, fresh, known, &pairs)
    }

    /// A page with the bytes that it had, read by a newer benbao: what was published of it stays as it is, but for stories
    /// that go on on a page that changed.
    fn as_before(
        &mut self,
        plan: &Plan,
        path: &Path,
        stamp: Stamp,
        (row, page): (Option<&SourceRow>, Page),
    ) -> Result<(), Fault> {
        let Some(row) = row else { return Ok(()) };
        let held = self.held_by(row)?;
        let (articles, bytes) = match page {
            Page::Read { articles, bytes } => (articles, Some(Seal(bytes))),
            Page::Copy { .. } | Page::Draft | Page::SetAside | Page::Refused => (Vec::new(), row.bytes),
        };
        self.list(path, Some(row), (stamp, bytes, row.reader))?;
        let known: Vec<Known> = held.iter().map(|article| self.known(*article)).collect::<Result<_, Fault>>()?;
        let fresh = articles.into_iter().filter(|article| plan.goes_on(article)).map(|article| {
            let known_by = words(&article);
            Fresh::new(article, &known_by, row.number)
        });
        let fresh: Vec<Fresh> = fresh.collect();
        let pairs = matching::by_headline(&fresh, &known)?;
        for article in held {
            self.see(row.number, article)?;
            self.claimed.insert(article);
        }
        // What is read otherwise than before, and not because of its other half, is not published.
        self.keep_pairs(path, fresh, known, &pairs).map(drop)
    }

    /// Writes a file into the list; gives its key.
    fn list(
        &mut self,
        path: &Path,
        row: Option<&SourceRow>,
        (stamp, bytes, reader): (Stamp, Option<Seal>, Option<Seal>),
    ) -> Result<i64, Fault> {
        let number = row.map_or(self.next_source, |row| row.number);
        self.next_source = self.next_source.max(number + 1);
        self.files.insert(number, true);
        let path = path.to_string_lossy();
        let file = SourceRow { number, stamp, bytes, reader, seal: Seal::default() };
        source_files::write(&self.transaction, &path, &file)?;
        self.listed.toggle(row.map(|row| source_files::listed(&path, row)).unwrap_or_default());
        self.unsealed.insert(number, (path.into_owned(), file));
        Ok(number)
    }

    /// A page of which nothing is to be published: what it held is on no page, and is judged when all is read.
    fn no_page(
        &mut self,
        path: &Path,
        stamp: Stamp,
        row: Option<&SourceRow>,
        (bytes, found): (Option<Seal>, Found),
    ) -> Result<(), Fault> {
        match row {
            Some(row) => self.release_from(path, row, found)?,
            None => drop(self.found.insert(path.to_owned(), found)),
        }
        self.list(path, row, (stamp, bytes, Some(self.reader)))?;
        Ok(())
    }

    /// What a file held is on no page, as far as this file goes.
    fn release_from(&mut self, path: &Path, row: &SourceRow, found: Found) -> Result<(), Fault> {
        for article in self.held_by(row)? {
            self.lost.entry(article).or_default().insert(path.to_owned());
        }
        self.found.insert(path.to_owned(), found);
        Ok(())
    }

    /// Knows articles of a file again by likeness; gives those that are new to it.
    fn alike(&mut self, path: &Path, fresh: Vec<Fresh>, left: Vec<i64>) -> Result<Vec<Fresh>, Fault> {
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
        Ok(self.keep_pairs(path, fresh, known, &pairs)?.0)
    }

    /// Keeps what is paired; gives the articles without a pair, and the numbers of the known ones without.
    fn keep_pairs(
        &mut self,
        path: &Path,
        fresh: Vec<Fresh>,
        known: Vec<Known>,
        pairs: &[Pair],
    ) -> Result<(Vec<Fresh>, Vec<i64>), Fault> {
        let by_fresh: HashMap<usize, &Pair> = pairs.iter().map(|pair| (pair.fresh, pair)).collect();
        let mut known: Vec<Option<Known>> = known.into_iter().map(Some).collect();
        let mut open = Vec::new();
        for (at, article) in fresh.into_iter().enumerate() {
            let pair = by_fresh.get(&at);
            match pair.and_then(|pair| known.get_mut(pair.known).and_then(Option::take).map(|known| (known, pair.how))) {
                Some((known, how)) => self.keep(article, known, how)?,
                None => open.push(article),
            }
        }
        let left: Vec<i64> = known.into_iter().flatten().map(|known| known.row.number).collect();
        for article in &left {
            self.lost.entry(*article).or_default().insert(path.to_owned());
        }
        Ok((open, left))
    }

    /// What a file held, held to its seal; it holds nothing from now on.
    fn held_by(&self, row: &SourceRow) -> Result<Vec<i64>, Fault> {
        let held = source_files::sightings(&self.transaction, row.number)?;
        if source_files::sealed(row.number, &held) != row.seal {
            return Err(Fault::Damage(Damage::File(row.number)));
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
