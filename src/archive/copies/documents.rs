//! The published documents from which a lost archive is made again: which there are, which there must be, what they tell.
//!
//! Every edition has a document, and each names the one before and the one after (RFC 5005 §4): so a missing one is known.
//! The three that readers subscribe to tell nothing that the editions' do not, but for what changed last.

use crate::archive::copies::published;
use crate::archive::copies::told::Told;
use crate::error::Error;
use crate::error::archive::Untold;
use crate::error::system::System;
use crate::feed::Format;
use crate::feed::edition_path;
use crate::open;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

/// No feed is larger: what is, is none of ours.
const LIMIT: u64 = 64 << 20;

/// What a document is to the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The archive document of an edition.
    Edition,
    /// One that readers subscribe to.
    Subscription,
}

/// Hears what a document tells, or why it cannot be read.
type Hear<'run, E> = &'run mut dyn FnMut(Kind, &Path, Result<Told, Untold>) -> Result<(), E>;

/// Reads every document of a paper, one at a time: those of the editions first, then those that readers subscribe to. One
/// that another names, and that is not there, is heard of as one that cannot be read.
///
/// # Errors
/// Whatever `hear` says, and what the folder of the editions says.
pub(crate) fn read<E: From<Error>>(output: &Path, hear: Hear<'_, E>) -> Result<(), E> {
    // Where no folder can be, nothing was published; publishing says what lies there.
    let is_no_folder = match fs::metadata(output) {
        Ok(found) => !found.is_dir(),
        Err(error) => error.kind() == io::ErrorKind::NotADirectory,
    };
    if is_no_folder {
        return Ok(());
    }
    let mut pending = dates(output)?;
    let mut seen: BTreeSet<NaiveDate> = BTreeSet::new();
    let mut subscriptions = Format::ALL.into_iter();
    loop {
        while let Some(date) = pending.pop_first() {
            if !seen.insert(date) {
                continue;
            }
            let path = PathBuf::from(edition_path(date, Format::Atom));
            let told = document(output, &path, Format::Atom);
            let told = told.unwrap_or(Err(Untold::Missing));
            pending.extend(told.iter().flat_map(|told| told.neighbours.iter()));
            hear(Kind::Edition, &output.join(path), told)?;
        }
        let Some(format) = subscriptions.next() else { return Ok(()) };
        if let Some(told) = document(output, Path::new(format.file_name()), format) {
            pending.extend(told.iter().flat_map(Told::editions));
            hear(Kind::Subscription, &output.join(format.file_name()), told)?;
        }
    }
}

/// A document; `None` where there is none.
fn document(output: &Path, path: &Path, format: Format) -> Option<Result<Told, Untold>> {
    match open::regular_below(output, path, LIMIT) {
        Ok(bytes) => Some(published::read(&bytes, format)),
        Err(refused) if refused.is_missing() => None,
        Err(refused) => Some(Err(Untold::Refused(refused.refusal()))),
    }
}

/// The editions of which the folder holds anything.
fn dates(output: &Path) -> Result<BTreeSet<NaiveDate>, Error> {
    let path = output.join("editions");
    let told = |source: io::Error| {
        let found = Untold::NotListed(System::from(&source));
        Error::Lost { path: path.clone(), found: Box::new(found) }
    };
    let entries = match fs::read_dir(&path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
        Err(error) => return Err(told(error)),
    };
    let mut dates = BTreeSet::new();
    for entry in entries {
        let entry = entry.map_err(told)?;
        let Some(date) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        let is_empty = fs::read_dir(entry.path()).is_ok_and(|mut inside| inside.next().is_none());
        if !is_empty {
            dates.insert(date);
        }
    }
    Ok(dates)
}
