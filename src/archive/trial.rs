//! A trial: a paper whose address nobody can own (`.invalid`, RFC 2606 §2). Its history ends with the first real address.

use crate::archive::Authority;
use crate::archive::Options;
use crate::archive::fault::Fault;
use crate::archive::store;
use crate::archive::store::Store;
use crate::error::Error;
use std::fs;
use std::io;
use std::path::Path;

/// What the archive of an ended trial is called from then on.
const ENDED: &str = "trial.sqlite3";

/// Whether ids of this authority, such as `haiwan.invalid,2026`, are a trial's.
pub fn is_trial(authority: &str) -> bool {
    let name = authority.split_once(',').map_or(authority, |(name, _)| name);
    name.rsplit('.').next() == Some("invalid")
}

/// Whether a paper that was `found` as a trial is one no more, or another one.
pub(crate) fn has_ended(found: &str, options: &Options) -> bool {
    let wanted = &options.naming.authority;
    // A trial whose settings name nobody keeps the ids that it had, whatever its address.
    let goes_on = options.authority == Authority::Derived && is_trial(wanted);
    is_trial(found) && found != wanted && !goes_on
}

/// Whether the archive is that of a trial that has ended.
pub(crate) fn is_left(store: &Store, options: &Options) -> Result<bool, Fault> {
    Ok(store.setting("authority")?.is_some_and(|found| has_ended(&found, options)))
}

/// Gives the archive of an ended trial another name; one of an earlier trial makes room.
pub(crate) fn end(folder: &Path) -> Result<(), Error> {
    for rest in ["-wal", "-shm", "-journal", ""] {
        let (from, to) = (folder.join(format!("{}{rest}", store::FILE)), folder.join(format!("{ENDED}{rest}")));
        match fs::rename(&from, &to) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            moved => moved.map_err(|source| Error::Write { path: from, source })?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_below_invalid_is_a_trials() {
        for (authority, expected) in [
            ("haiwan.invalid,2026", true),
            ("invalid,2026", true),
            ("desk@haiwan.invalid,2026-01", true),
            ("example.cn,2026", false),
            ("invalid.cn,2026", false),
        ] {
            assert_eq!(is_trial(authority), expected, "{authority}");
        }
    }
}
