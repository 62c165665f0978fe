//! Compares the pages there are with the list of those read: what is new, changed or gone, and what has to be read beside it.

use crate::archive::doubtful::Doubtful;
use crate::archive::run::plan::Anew;
use crate::archive::run::plan::Pages;
use crate::archive::run::plan::Plan;
use crate::archive::run::plan::Reread;
use crate::archive::run::plan::groups;
use crate::archive::run::waiting::ByPage;
use crate::archive::run::waiting::Waiting;
use crate::archive::store::fault::Fault;
use crate::archive::store::row;
use crate::archive::store::seal::Seal;
use crate::archive::store::source_files;
use crate::archive::store::source_files::SourceRow;
use crate::archive::store::source_files::Stamp;
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

/// Compares the pages with the list of those read. Gives the seal of the list beside the plan.
pub(crate) fn make(
    connection: &Connection,
    pages: &Pages<'_>,
    reader: Seal,
    reread: Reread,
    (waiting, doubtful): (ByPage, Doubtful),
) -> Result<(Plan, Seal), Fault> {
    let Pages { folder, paths, unreadable, day_of, page_of, .. } = *pages;
    let (mut known, whole) = source_files::all(connection)?;
    let stamps = source_files::stamps(folder, paths);
    let mut unchanged: BTreeMap<&PathBuf, (Stamp, SourceRow)> = BTreeMap::new();
    let mut plan = Plan { pages: paths.len(), waiting, ..Plan::default() };
    for (path, stamp) in paths.iter().zip(stamps) {
        let is_stirred =
            |row: &SourceRow| pages.stirred.contains(path) || pages.first_pictures.contains(path) && row.reader == Some(reader);
        match known.remove(path) {
            Some(row) if is_stirred(&row) => drop(plan.files.insert(path.clone(), (stamp, Some(row)))),
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
    plan.as_of = known_days(connection, &plan)?;
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

/// The latest day of what each page held that is read although its bytes are those that it had.
fn known_days(connection: &Connection, plan: &Plan) -> Result<BTreeMap<PathBuf, NaiveDate>, Fault> {
    let mut latest = connection.prepare(LATEST)?;
    let mut known = BTreeMap::new();
    for path in &plan.as_they_were {
        let Some((_, Some(row))) = plan.files.get(path) else { continue };
        let day: Option<String> = latest.query_row([row.number], |row| row.get(0))?;
        known.extend(day.map(|day| row::day(&day)).transpose()?.map(|day| (path.clone(), day)));
    }
    Ok(known)
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
    let mut latest = connection.prepare(LATEST)?;
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

/// The latest day of what a file holds.
const LATEST: &str =
    "SELECT max(date) FROM article JOIN sighting ON sighting.article = article.number WHERE sighting.source = ?1";

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
