//! An archive that is looked at by whoever asks how it is: not a byte of its folder changes, and every row is held to its seals.
//!
//! One that a crash left is looked at in a copy, since SQLite mends what it opens.

use crate::archive::Archive;
use crate::archive::copies::copy;
use crate::archive::options::Options;
use crate::archive::store;
use crate::archive::store::Store;
use crate::archive::store::lock;
use crate::archive::trial;
use crate::beijing::Instant;
use crate::error::Error;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// An archive that is looked at.
#[derive(Debug)]
pub struct Looked {
    /// It; dropped before the copy that it may lie in.
    pub archive: Archive,
    /// Where the copy lies of one that a crash left.
    scratch: Option<TempDir>,
}

/// What there is to look at.
#[derive(Debug)]
pub enum Found {
    /// Nothing was ever published.
    Nothing,
    /// The archive of a trial that ends with the next run.
    TrialOver,
    /// An archive.
    Sound(Box<Looked>),
}

/// Looks at the archive of a paper.
///
/// # Errors
/// As [`crate::archive::open`]; each names the archive itself.
pub fn look(options: &Options, now: Instant) -> Result<Found, Error> {
    if !store::exists(&options.folder)? {
        return Ok(Found::Nothing);
    }
    let _lock = lock::take_if_there(&options.folder)?;
    let (store, scratch) = match Store::look(&options.folder)? {
        Some(store) => (store, None),
        None => {
            let scratch = copied(&options.folder)?;
            let store = Store::open(scratch.path()).map_err(|error| renamed(error, &options.folder))?;
            (store, Some(scratch))
        }
    };
    if trial::has_ended(&store, options).map_err(|fault| fault.at(&options.folder.join(store::FILE)))? {
        return Ok(Found::TrialOver);
    }
    let mut archive = Archive { only_looked: true, ..Archive::of(store, &Options { verify: true, ..options.clone() }, now) };
    let admitted = archive.admit();
    archive.or_fault(admitted).map_err(|error| renamed(error, &options.folder))?;
    Ok(Found::Sound(Box::new(Looked { archive, scratch })))
}

impl Looked {
    /// Whether the last run ended as it should.
    pub fn was_left_clean(&self) -> bool {
        self.scratch.is_none()
    }

    /// Whether the copy of what would be lost with the archive lies where it should, as it was written.
    ///
    /// # Errors
    /// What the archive refused.
    pub fn has_copy(&self) -> Result<bool, Error> {
        let archive = &self.archive;
        archive.or_fault(copy::is_as_written(&archive.store.connection, &archive.options.copy))
    }
}

/// A copy of the archive with what SQLite keeps beside it, but for the memory that its users share.
fn copied(folder: &Path) -> Result<TempDir, Error> {
    let refused = |source| Error::Read { path: folder.join(store::FILE), source };
    let scratch = tempfile::tempdir().map_err(refused)?;
    for end in ["", "-wal", "-journal"] {
        let name = [store::FILE, end].concat();
        if end.is_empty() || folder.join(&name).exists() {
            fs::copy(folder.join(&name), scratch.path().join(&name)).map_err(refused)?;
        }
    }
    Ok(scratch)
}

/// What is wrong with the copy is wrong with the archive.
fn renamed(error: Error, folder: &Path) -> Error {
    let path = folder.join(store::FILE);
    match error {
        Error::Archive { source, .. } => Error::Archive { path, source },
        Error::Damaged { found, .. } => Error::Damaged { path, found },
        Error::Foreign { found, .. } => Error::Foreign { path, found },
        other => other,
    }
}
