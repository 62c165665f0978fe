//! One run's transaction: pages go in edition by edition, each article is known again or new, nothing is kept unless
//! all of it is. What the last page leaves open is `resolve`'s.

use crate::archive::doubtful::Doubtful;
use crate::archive::identity::known::Fresh;
use crate::archive::identity::known::Known;
use crate::archive::identity::mint::Minting;
use crate::archive::run::changes::Changes;
use crate::archive::run::crowd::Crowds;
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
use crate::beijing::Instant;
use crate::date::DateFrom;
use crate::error::Place;
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
    /// It was read, and holds another page that is not to be published yet.
    ReadInPart {
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
    /// Known articles of which one at a place of a page may be a later version, where it is new.
    pub(crate) doubts: BTreeMap<Place, Vec<ArticleRow>>,
    /// Of those that are new the ones that may be: where each was read, and of which.
    pub(crate) questioned: BTreeMap<i64, (Place, Vec<ArticleRow>)>,
    /// Articles that are new and late.
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
            doubts: BTreeMap::new(),
            questioned: BTreeMap::new(),
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

    /// What a file held is on no page, as far as this file goes.
    pub(crate) fn release_from(&mut self, path: &Path, row: &SourceRow, found: Found) -> Result<(), Fault> {
        for article in self.held_by(row)? {
            self.lost.entry(article).or_default().insert(path.to_owned());
        }
        self.found.insert(path.to_owned(), found);
        Ok(())
    }

    /// What a file held, held to its seal; it holds nothing from now on.
    pub(crate) fn held_by(&self, row: &SourceRow) -> Result<Vec<i64>, Fault> {
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
}
