//! A damaged archive is set aside, and what is sound in it becomes a new one. What is lost the feeds and pages tell.

use crate::archive;
use crate::archive::Archive;
use crate::archive::Options;
use crate::archive::check;
use crate::archive::fault::Fault;
use crate::archive::lock;
use crate::archive::store;
use crate::archive::store::Store;
use crate::beijing::Instant;
use crate::error::Error;
use std::fs;
use std::fs::File;
use std::io::BufReader;
use std::io::BufWriter;
use std::path::Path;
use std::path::PathBuf;

/// What became of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recovered {
    /// It is sound: nothing was done.
    Sound,
    /// There is none: the next build makes it from the feeds and the pages.
    Missing,
    /// It lies under another name now.
    SetAside {
        /// The damaged file.
        damaged: PathBuf,
        /// How many articles were taken over with their history.
        saved: usize,
    },
}

/// Where sound articles wait between the damaged archive and the new one.
const SAVED: &str = "saved.jsonl";

/// Recovers the archive of a paper.
pub fn recover(options: &Options, now: Instant) -> Result<Recovered, Error> {
    let folder = &options.folder;
    if !folder.join(store::FILE).exists() {
        return Ok(Recovered::Missing);
    }
    let lock = lock::take(folder)?;
    match Store::open(folder)
        .and_then(|store| check::whole(&store).map(|()| store).map_err(|fault| fault.at(&folder.join(store::FILE))))
    {
        Ok(store) => return store.close().map(|()| Recovered::Sound),
        Err(Error::Damaged { .. }) => {}
        Err(other) => return Err(other),
    }
    let damaged = set_aside(folder)?;
    let saved = folder.join(SAVED);
    let count = save(&damaged, &saved, options, now)?;
    drop(lock);
    if count > 0 {
        let mut archive = archive::open(options, now)?;
        let lines = File::open(&saved).map_err(|source| Error::Read { path: saved.clone(), source })?;
        archive.import(&mut BufReader::new(lines), &saved)?;
        archive.recall_what_is_missing()?;
        archive.close()?;
    }
    fs::remove_file(&saved).map_err(|source| Error::Write { path: saved, source })?;
    Ok(Recovered::SetAside { damaged, saved: count })
}

/// Gives the damaged file, and what SQLite keeps beside it, another name.
fn set_aside(folder: &Path) -> Result<PathBuf, Error> {
    let name = |count: u32| folder.join(format!("damaged-{count}.sqlite3"));
    let damaged = (1..).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(0));
    for suffix in ["-wal", "-shm", ""] {
        let (from, to) = (with_suffix(&folder.join(store::FILE), suffix), with_suffix(&damaged, suffix));
        if from.exists() {
            fs::rename(&from, &to).map_err(|source| Error::Write { path: from, source })?;
        }
    }
    Ok(damaged)
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Writes what is sound in a damaged archive as an export; gives how many articles that is.
fn save(damaged: &Path, to: &Path, options: &Options, now: Instant) -> Result<usize, Error> {
    let told = |source| Error::Write { path: to.to_owned(), source };
    let mut out = BufWriter::new(File::create(to).map_err(told)?);
    let Ok(store) = Store::open_damaged(damaged) else { return Ok(0) };
    let archive = Archive::of(store, options, now);
    match archive.export_sound(&mut out, to) {
        Err(Fault::Told(error)) => Err(error),
        Err(_) => Ok(0),
        Ok(count) => Ok(count),
    }
}
