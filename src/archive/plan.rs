//! What a run has to read: the editions with a page that is new, changed or gone. Nothing is opened for it.

use crate::archive::fault::Fault;
use crate::archive::source_files;
use crate::archive::source_files::SourceRow;
use crate::archive::source_files::Stamp;
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

/// How many pages without a day in their path are read in one go.
const BATCH: usize = 64;

/// What a run has to do.
#[derive(Debug, Default)]
pub struct Plan {
    /// The pages to read, an edition a group; pages whose path tells no day are grouped by number.
    pub groups: Vec<Vec<PathBuf>>,
    /// The files that are no more.
    pub(crate) vanished: Vec<(PathBuf, SourceRow)>,
    /// How each file to be read was before it was read, and its key where it has one.
    pub(crate) files: BTreeMap<PathBuf, (Stamp, Option<SourceRow>)>,
    /// How many page files there are.
    pub pages: usize,
}

impl Plan {
    /// Whether no page is new, changed or gone.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.vanished.is_empty()
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
}

/// Compares the pages with the list of those read; `everything` reads all of them whatever the list says. Gives the seal
/// of the list beside the plan.
pub(crate) fn make(
    connection: &Connection,
    pages: &Pages<'_>,
    everything: bool,
) -> Result<(Plan, crate::archive::seal::Seal), Fault> {
    let Pages { folder, paths, unreadable, day_of } = *pages;
    let (mut known, whole) = source_files::all(connection)?;
    let stamps = source_files::stamps(folder, paths);
    let mut unchanged: BTreeMap<&PathBuf, SourceRow> = BTreeMap::new();
    let mut files: BTreeMap<PathBuf, (Stamp, Option<SourceRow>)> = BTreeMap::new();
    for (path, stamp) in paths.iter().zip(stamps) {
        match known.remove(path) {
            Some(row) if row.stamp == stamp && stamp != Stamp::UNREAD && !everything => drop(unchanged.insert(path, row)),
            row => drop(files.insert(path.clone(), (stamp, row))),
        }
    }
    known.retain(|path, _| !unreadable.iter().any(|above| path.starts_with(above)));
    let mut plan = Plan { vanished: known.into_iter().collect(), files, pages: paths.len(), ..Plan::default() };
    if !plan.files.is_empty() || !plan.vanished.is_empty() {
        add_neighbours(connection, &mut plan, &unchanged, day_of)?;
    }
    plan.groups = grouped(&plan.files, day_of);
    Ok((plan, whole))
}

/// The other files that hold an article of a file.
const OF_ITS_ARTICLES: &str = "SELECT other.source FROM sighting JOIN sighting AS other ON other.article = sighting.article
    WHERE sighting.source = ?1 AND other.source <> ?1";

/// The other files that hold an article of the same day, where the path does not tell the day.
const OF_ITS_EDITION: &str = "SELECT DISTINCT other.source FROM sighting JOIN article ON article.number = sighting.article
    JOIN article AS mate ON mate.date = article.date JOIN sighting AS other ON other.article = mate.number
    WHERE sighting.source = ?1 AND other.source <> ?1";

/// Adds the other pages of a changed edition, since a story may turn from one to the other, and the other files of an
/// article that stands in two.
fn add_neighbours(
    connection: &Connection,
    plan: &mut Plan,
    unchanged: &BTreeMap<&PathBuf, SourceRow>,
    day_of: &dyn Fn(&Path) -> Option<NaiveDate>,
) -> Result<(), Fault> {
    if unchanged.is_empty() {
        return Ok(());
    }
    let vanished = plan.vanished.iter().map(|(path, row)| (path, Some(row.number)));
    let changed = plan.files.iter().map(|(path, (_, row))| (path, row.as_ref().map(|row| row.number)));
    let (mut days, mut doubles) = (BTreeSet::new(), BTreeSet::new());
    for (path, number) in vanished.chain(changed) {
        days.extend(day_of(path));
        if let Some(number) = number {
            let others = if day_of(path).is_some() { OF_ITS_ARTICLES } else { OF_ITS_EDITION };
            let mut statement = connection.prepare_cached(others)?;
            for other in statement.query_map([number], |row| row.get::<_, i64>(0))? {
                doubles.insert(other?);
            }
        }
    }
    for (path, row) in unchanged {
        if doubles.contains(&row.number) || day_of(path).is_some_and(|day| days.contains(&day)) {
            plan.files.insert((*path).clone(), (row.stamp, Some(row.clone())));
        }
    }
    Ok(())
}

/// Groups pages by the day that their path names, oldest first; then those that name none.
fn grouped(
    files: &BTreeMap<PathBuf, (Stamp, Option<SourceRow>)>,
    day_of: &dyn Fn(&Path) -> Option<NaiveDate>,
) -> Vec<Vec<PathBuf>> {
    let mut by_day: BTreeMap<NaiveDate, Vec<PathBuf>> = BTreeMap::new();
    let mut undated = Vec::new();
    for path in files.keys() {
        match day_of(path) {
            Some(day) => by_day.entry(day).or_default().push(path.clone()),
            None => undated.push(path.clone()),
        }
    }
    by_day.into_values().chain(undated.chunks(BATCH).map(<[PathBuf]>::to_vec)).collect()
}
