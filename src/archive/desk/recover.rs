//! A damaged archive is set aside, and what is sound in it becomes a new one. What is lost the feeds and pages tell.

use crate::archive::Archive;
use crate::archive::check;
use crate::archive::copies::leftovers;
use crate::archive::copies::leftovers::Strictness;
use crate::archive::copies::recall;
use crate::archive::options::Authority;
use crate::archive::options::Options;
use crate::archive::store;
use crate::archive::store::Store;
use crate::archive::store::fault::Fault;
use crate::archive::store::lock;
use crate::beijing::Instant;
use crate::error::Error;
use crate::error::warning::Warning;
use rusqlite::Transaction;
use rusqlite::TransactionBehavior;
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

/// Recovers the archive of a paper. What tells of it and cannot be read stops it before anything changes, or is given up.
pub fn recover(options: &Options, strictness: Strictness, now: Instant) -> Result<(Recovered, Vec<Warning>), Error> {
    let folder = &options.folder;
    if !store::exists(folder)? {
        let _lock = lock::take(folder)?;
        return missing(options, strictness, now);
    }
    let lock = lock::take(folder)?;
    match Store::open(folder)
        .and_then(|store| check::whole(&store).map(|()| store).map_err(|fault| fault.at(&folder.join(store::FILE))))
    {
        Ok(store) if holds_articles(&store)? => return store.close().map(|()| (Recovered::Sound, Vec::new())),
        // A run that stopped because something cannot be read left it empty.
        Ok(store) => {
            store.close()?;
            return missing(options, strictness, now);
        }
        Err(Error::Damaged { .. }) => {}
        Err(other) => return Err(other),
    }
    let path = folder.join(store::FILE);
    let options = &of_its_authority(options, strictness)?;
    // Nothing is set aside for a recovery that would stop half way.
    leftovers::check(options, strictness).map_err(|fault| fault.at(&path))?;
    let damaged = set_aside(folder)?;
    let saved = folder.join(SAVED);
    save(&damaged, &saved, options, now)?;
    let (warnings, saved) = make_again(options, strictness, now, Some(&saved))?;
    drop(lock);
    Ok((Recovered::SetAside { damaged, saved }, warnings))
}

/// There is nothing to set aside. The next build makes the archive; it is made now where something is to be given up.
fn missing(options: &Options, strictness: Strictness, now: Instant) -> Result<(Recovered, Vec<Warning>), Error> {
    if strictness == Strictness::All {
        return Ok((Recovered::Missing, Vec::new()));
    }
    let options = of_its_authority(options, strictness)?;
    let (warnings, _) = make_again(&options, strictness, now, None)?;
    Ok((Recovered::Missing, warnings))
}

fn holds_articles(store: &Store) -> Result<bool, Error> {
    let any = "SELECT EXISTS (SELECT 1 FROM article)";
    store.connection.query_row(any, [], |row| row.get(0)).map_err(|error| Fault::from(error).at(&store.path))
}

/// The options, with the authority that the archive, the copy or the feeds tell, where the paper names none.
fn of_its_authority(options: &Options, strictness: Strictness) -> Result<Options, Error> {
    let mut options = options.clone();
    if options.authority == Authority::Said {
        return Ok(options);
    }
    let path = options.folder.join(store::FILE);
    let kept = Store::open_damaged(&path).and_then(|store| store.setting("authority")).ok().flatten();
    let told = || match (leftovers::authority(&options), strictness) {
        (Err(_), Strictness::Readable) => Ok(None),
        (told, _) => told.map_err(|fault| fault.at(&path)),
    };
    if let Some(found) = kept.map_or_else(told, |kept| Ok(Some(kept)))? {
        options.naming.authority = found;
    }
    Ok(options)
}

/// Makes the archive again from what was saved of it, the copy and the documents, in one transaction. Gives what is to be
/// said, and how many articles were saved.
fn make_again(
    options: &Options,
    strictness: Strictness,
    now: Instant,
    saved: Option<&Path>,
) -> Result<(Vec<Warning>, usize), Error> {
    let store = Store::open(&options.folder)?;
    let path = store.path.clone();
    let archive = Archive::of(store, options, now);
    let made = || -> Result<(Vec<Warning>, usize), Fault> {
        let transaction = Transaction::new_unchecked(&archive.store.connection, TransactionBehavior::Immediate)?;
        archive.store.set("authority", archive.authority())?;
        let count = match saved {
            Some(saved) => {
                let lines = File::open(saved).map_err(|source| Error::Read { path: saved.to_owned(), source })?;
                archive.take_over(&mut BufReader::new(lines), saved)?
            }
            None => 0,
        };
        let warnings = recall::recall(&archive.store, options, strictness)?;
        transaction.commit()?;
        Ok((warnings, count))
    };
    let (warnings, count) = made().map_err(|fault| fault.at(&path))?;
    archive.close()?;
    if let Some(saved) = saved {
        fs::remove_file(saved).map_err(|source| Error::Write { path: saved.to_owned(), source })?;
    }
    Ok((warnings, count))
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
