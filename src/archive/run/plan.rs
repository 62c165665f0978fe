//! What a run has to read: the editions with a page that is new, changed or gone. Nothing is opened for it.

use crate::archive::accepted::Accepted;
use crate::archive::doubtful::Doubtful;
use crate::archive::run::waiting::ByPage;
use crate::archive::run::waiting::Waiting;
use crate::archive::store::fault::Fault;
use crate::archive::store::seal::Seal;
use crate::archive::store::source_files;
use crate::archive::store::source_files::SourceRow;
use crate::archive::store::source_files::Stamp;
use crate::article::Article;
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

/// How many pages without a day in their path are read in one go, and how many bytes.
const BATCH: usize = 64;
const BATCH_BYTES: u64 = 1 << 20;

/// What a run has to do.
#[derive(Debug, Default)]
pub struct Plan {
    /// The pages to read, an edition a group; pages whose path tells no day are grouped by number.
    pub groups: Vec<Vec<PathBuf>>,
    /// The files that are no more.
    pub(crate) vanished: Vec<(PathBuf, SourceRow)>,
    /// How each file to be read was before it was read, and its key where it has one.
    pub(crate) files: BTreeMap<PathBuf, (Stamp, Option<SourceRow>)>,
    /// Files to be read as if for the first time, although their bytes are those that were read: the paper's own settings
    /// changed, or somebody asks for it.
    pub(crate) anew: Anew,
    /// The files that are read although they have not changed: for what stands beside them. And those of them that another
    /// benbao read.
    pub(crate) as_they_were: BTreeSet<PathBuf>,
    pub(crate) settled: BTreeSet<PathBuf>,
    /// Stories that an earlier run held back.
    pub(crate) waiting: ByPage,
    /// The readings that a person accepted.
    pub(crate) accepted: Accepted,
    /// Unchanged files of which an older benbao noted no hash, and those that were touched.
    pub(crate) adopted: Vec<(PathBuf, Stamp, SourceRow)>,
    /// The page files that are as they were, and are not read.
    pub(crate) unread: BTreeSet<PathBuf>,
    /// How many page files there are.
    pub pages: usize,
}

/// Which unchanged pages are read with today's eyes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Anew {
    /// None: what was published stays as it was read of a benbao of its day.
    #[default]
    Nothing,
    /// These.
    Some(BTreeSet<PathBuf>),
    /// All.
    Everything,
}

impl Anew {
    /// Whether a page is.
    pub(crate) fn holds(&self, path: &Path) -> bool {
        match self {
            Self::Nothing => false,
            Self::Some(paths) => paths.contains(path),
            Self::Everything => true,
        }
    }
}

/// Which pages a run is to read beside those that are new or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reread {
    /// None.
    Nothing,
    /// All, to compare them; what has not changed stays as it was published.
    Compare,
    /// All, with the paper's new settings.
    Settings,
    /// Those of the editions from this day on, as the program of today reads them (`--reread --since`).
    Since(Option<NaiveDate>),
}

impl Plan {
    /// Whether no page is new, changed or gone.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.vanished.is_empty() && self.adopted.is_empty()
    }

    /// The groups in runs of about so many bytes, to be read one after the other.
    pub fn chunks(&self, bytes: u64) -> Vec<&[Vec<PathBuf>]> {
        let of_group = |group: &Vec<PathBuf>| -> u64 {
            group.iter().filter_map(|path| self.files.get(path)).map(|(stamp, _)| stamp.bytes()).sum()
        };
        let (mut chunks, mut rest) = (Vec::new(), self.groups.as_slice());
        while !rest.is_empty() {
            let mut sum = 0;
            let fitting = rest.iter().take_while(|group| {
                let fits = sum < bytes;
                sum += of_group(group);
                fits
            });
            let (chunk, behind) = rest.split_at(fitting.count().min(rest.len()));
            chunks.push(chunk);
            rest = behind;
        }
        chunks
    }

    /// Whether a page that is read has not changed since another benbao read it: what was published of it stays, whatever
    /// this one reads there.
    pub fn is_settled(&self, path: &Path) -> bool {
        self.settled.contains(path)
    }

    /// Whether a file is not what it was when it was read.
    pub fn is_changed(&self, path: &Path) -> bool {
        !self.as_they_were.contains(path)
    }

    /// Whether a story goes on on a page that changed: it is read anew with it.
    pub fn goes_on(&self, article: &Article) -> bool {
        article.continued.iter().any(|place| self.is_changed(&place.path))
    }

    /// Whether an earlier run held back a story of a page, which has therefore never been read to its end.
    pub(crate) fn is_waiting(&self, path: &Path) -> bool {
        self.waiting.contains_key(path)
    }

    /// Whether a file is a page that is as it was, and is not read.
    pub(crate) fn is_unread(&self, path: &str) -> bool {
        self.unread.contains(Path::new(path))
    }

    /// Makes a story sure that a person accepted as it was read.
    pub(crate) fn settle(&self, article: &mut Article) {
        self.accepted.settle(article);
    }

    /// How many pages will be read.
    pub fn to_read(&self) -> usize {
        self.files.len()
    }
}

/// The pages of a paper, as far as their names tell.
pub struct Pages<'run> {
    /// The folder that holds them.
    pub folder: &'run Path,
    /// Every page file below it.
    pub paths: &'run [PathBuf],
    /// Files and folders below it that could not be looked at: what they held before is not gone.
    pub unreadable: &'run [PathBuf],
    /// The day that a path names.
    pub day_of: &'run dyn Fn(&Path) -> Option<NaiveDate>,
    /// What a path and its copies have in common.
    pub page_of: &'run dyn Fn(&Path) -> PathBuf,
}

/// Compares the pages with the list of those read. Gives the seal of the list beside the plan.
pub(crate) fn make(
    connection: &Connection,
    pages: &Pages<'_>,
    reader: Seal,
    reread: Reread,
    (waiting, doubtful): (ByPage, Doubtful),
) -> Result<(Plan, Seal), Fault> {
    let Pages { folder, paths, unreadable, day_of, page_of } = *pages;
    let (mut known, whole) = source_files::all(connection)?;
    let stamps = source_files::stamps(folder, paths);
    let mut unchanged: BTreeMap<&PathBuf, (Stamp, SourceRow)> = BTreeMap::new();
    let mut plan = Plan { pages: paths.len(), waiting, ..Plan::default() };
    for (path, stamp) in paths.iter().zip(stamps) {
        match known.remove(path) {
            Some(row) if is_unchanged(&row, stamp, reader) => drop(unchanged.insert(path, (stamp, row))),
            Some(row) if was_touched(folder, path, (&row, stamp)) => drop(unchanged.insert(path, (stamp, row))),
            row => drop(plan.files.insert(path.clone(), (stamp, row))),
        }
    }
    let is_closed = |path: &Path| unreadable.iter().any(|above| path.starts_with(above));
    // Nobody has looked at them: what was said of them stands.
    plan.unread = known.keys().filter(|path| is_closed(path)).cloned().collect();
    known.retain(|path, _| !is_closed(path));
    plan.vanished = known.into_iter().collect();
    let add = |plan: &mut Plan, path: &PathBuf, (stamp, row): (Stamp, SourceRow)| {
        plan.as_they_were.insert(path.clone());
        plan.files.insert(path.clone(), (stamp, Some(row)));
    };
    let asked: BTreeSet<PathBuf> = match reread {
        Reread::Nothing => BTreeSet::new(),
        Reread::Compare | Reread::Settings => unchanged.keys().map(|path| (*path).clone()).collect(),
        Reread::Since(day) => since(connection, &unchanged, day, day_of)?,
    };
    for path in asked.iter().chain(&let_out(&plan.waiting, &unchanged, reader, doubtful)) {
        if let Some(file) = unchanged.remove(path) {
            add(&mut plan, path, file);
        }
    }
    plan.anew = match reread {
        Reread::Nothing | Reread::Compare => Anew::Nothing,
        Reread::Settings => Anew::Everything,
        Reread::Since(_) => Anew::Some(asked),
    };
    if !plan.files.is_empty() || !plan.vanished.is_empty() {
        for path in neighbours(connection, &plan, &unchanged, pages)? {
            if let Some(file) = unchanged.remove(&path) {
                add(&mut plan, &path, file);
            }
        }
    }
    plan.as_they_were.retain(|path| !plan.anew.holds(path));
    let is_anothers = |path: &&PathBuf| matches!(plan.files.get(*path), Some((_, Some(row))) if row.reader != Some(reader));
    let settled = plan.as_they_were.iter().filter(is_anothers).filter(|path| !plan.is_waiting(path)).cloned().collect();
    plan.settled = settled;
    plan.unread.extend(unchanged.keys().map(|path| (*path).clone()));
    let of_old = unchanged.into_iter().filter(|(_, (stamp, row))| row.is_of_old() || row.stamp != *stamp);
    plan.adopted = of_old.map(|(path, (stamp, row))| (path.clone(), stamp, row)).collect();
    plan.groups = groups(plan.files.iter().map(|(path, (stamp, _))| (path, stamp.bytes())), day_of, page_of);
    Ok((plan, whole))
}

/// The unchanged pages with a story that was held back and may be let out: a person accepted it, doubtful stories are published
/// now, or another benbao reads, which may be sure.
fn let_out(
    waiting: &ByPage,
    unchanged: &BTreeMap<&PathBuf, (Stamp, SourceRow)>,
    reader: Seal,
    doubtful: Doubtful,
) -> BTreeSet<PathBuf> {
    let may_come = |row: &SourceRow| doubtful == Doubtful::Publish || row.reader != Some(reader);
    unchanged
        .iter()
        .filter(|(path, (_, row))| {
            waiting.get(path.as_path()).is_some_and(|stories| may_come(row) || stories.iter().any(Waiting::is_accepted))
        })
        .map(|(path, _)| (*path).clone())
        .collect()
}

/// Whether a file is as it was read. One of which nothing could be read gets another chance with every new benbao.
fn is_unchanged(row: &SourceRow, stamp: Stamp, reader: Seal) -> bool {
    let same = row.stamp == stamp || row.is_of_old() && row.stamp.is_like(stamp);
    let was_read = row.bytes.is_some() || row.is_of_old() || row.reader == Some(reader);
    same && stamp != Stamp::UNREAD && was_read
}

/// Whether a file holds the bytes that it held, although the system says another moment of it: copied, touched, unpacked.
fn was_touched(folder: &Path, path: &Path, (row, stamp): (&SourceRow, Stamp)) -> bool {
    let may_be = row.bytes.is_some() && stamp != Stamp::UNREAD && row.stamp.bytes() == stamp.bytes();
    may_be && source_files::hash_of(folder, path, stamp) == row.bytes
}

/// The unchanged pages of editions from a day on; a page of which no day is known is among them.
fn since(
    connection: &Connection,
    unchanged: &BTreeMap<&PathBuf, (Stamp, SourceRow)>,
    day: Option<NaiveDate>,
    day_of: &dyn Fn(&Path) -> Option<NaiveDate>,
) -> Result<BTreeSet<PathBuf>, Fault> {
    let latest = "SELECT max(date) FROM article JOIN sighting ON sighting.article = article.number WHERE sighting.source = ?1";
    let mut latest = connection.prepare(latest)?;
    let mut asked = BTreeSet::new();
    for (path, (_, row)) in unchanged {
        let told: Option<String> = match day_of(path) {
            Some(day) => Some(day.to_string()),
            None => latest.query_row([row.number], |row| row.get(0))?,
        };
        if told.is_none_or(|told| day.is_none_or(|day| told >= day.to_string())) {
            asked.insert((*path).clone());
        }
    }
    Ok(asked)
}

/// The other files that hold an article of a file.
const OF_ITS_ARTICLES: &str = "SELECT other.source FROM sighting JOIN sighting AS other ON other.article = sighting.article
    WHERE sighting.source = ?1 AND other.source <> ?1";

/// The days of the articles that a file holds.
const ITS_DAYS: &str =
    "SELECT DISTINCT date FROM article JOIN sighting ON sighting.article = article.number WHERE sighting.source = ?1";

/// The files that hold an article of a day.
const OF_THE_DAY: &str =
    "SELECT DISTINCT sighting.source FROM article JOIN sighting ON sighting.article = article.number WHERE date = ?1";

/// The other pages of a changed edition, since a story may turn from one to the other; the other files of an article that
/// stands in two; the copies of a page.
fn neighbours(
    connection: &Connection,
    plan: &Plan,
    unchanged: &BTreeMap<&PathBuf, (Stamp, SourceRow)>,
    pages: &Pages<'_>,
) -> Result<Vec<PathBuf>, Fault> {
    let (day_of, page_of) = (pages.day_of, pages.page_of);
    if unchanged.is_empty() {
        return Ok(Vec::new());
    }
    let vanished = plan.vanished.iter().map(|(path, row)| (path, Some(row.number)));
    let changed = plan.files.iter().map(|(path, (_, row))| (path, row.as_ref().map(|row| row.number)));
    let (mut days, mut doubles, mut names) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let (mut of_its_articles, mut its_days) = (connection.prepare(OF_ITS_ARTICLES)?, connection.prepare(ITS_DAYS)?);
    // Where the path tells no day, the articles do.
    let mut read_days: BTreeSet<String> = BTreeSet::new();
    for (path, number) in vanished.chain(changed) {
        days.extend(day_of(path));
        names.insert(page_of(path));
        let Some(number) = number else { continue };
        for other in of_its_articles.query_map([number], |row| row.get::<_, i64>(0))? {
            doubles.insert(other?);
        }
        if day_of(path).is_none() {
            for day in its_days.query_map([number], |row| row.get(0))? {
                read_days.insert(day?);
            }
        }
    }
    let mut of_the_day = connection.prepare(OF_THE_DAY)?;
    for day in read_days {
        for other in of_the_day.query_map([day], |row| row.get::<_, i64>(0))? {
            doubles.insert(other?);
        }
    }
    let is_near = |path: &Path, row: &SourceRow| {
        doubles.contains(&row.number) || day_of(path).is_some_and(|day| days.contains(&day)) || names.contains(&page_of(path))
    };
    Ok(unchanged.iter().filter(|(path, (_, row))| is_near(path, row)).map(|(path, _)| (*path).clone()).collect())
}

/// Groups pages, of which each has so many bytes, by the day that their path names, oldest first; then those that name
/// none, the copies of a page together.
pub fn groups<'run>(
    pages: impl Iterator<Item = (&'run PathBuf, u64)>,
    day_of: &dyn Fn(&Path) -> Option<NaiveDate>,
    page_of: &dyn Fn(&Path) -> PathBuf,
) -> Vec<Vec<PathBuf>> {
    let mut by_day: BTreeMap<NaiveDate, Vec<PathBuf>> = BTreeMap::new();
    let mut undated: BTreeMap<PathBuf, Vec<(&PathBuf, u64)>> = BTreeMap::new();
    for (path, size) in pages {
        match day_of(path) {
            Some(day) => by_day.entry(day).or_default().push(path.clone()),
            None => undated.entry(page_of(path)).or_default().push((path, size)),
        }
    }
    let mut batches: Vec<Vec<PathBuf>> = Vec::new();
    let mut bytes = 0;
    for copies in undated.into_values() {
        let more: u64 = copies.iter().map(|(_, size)| size).sum();
        let copies = copies.into_iter().map(|(path, _)| path.clone());
        bytes += more;
        match batches.last_mut() {
            Some(batch) if batch.len() + copies.len() <= BATCH && bytes <= BATCH_BYTES => batch.extend(copies),
            _ => {
                batches.push(copies.collect());
                bytes = more;
            }
        }
    }
    by_day.into_values().chain(batches).collect()
}
