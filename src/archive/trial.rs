//! A trial: a paper whose address nobody can own (`.invalid`, RFC 2606 §2). Its history ends with the first real address.

use crate::archive::Archive;
use crate::archive::Authority;
use crate::archive::Options;
use crate::archive::fault::Fault;
use crate::archive::recall;
use crate::archive::row::ArticleRow;
use crate::archive::settings;
use crate::archive::store;
use crate::archive::store::Store;
use crate::error::Error;
use crate::feed::Format;
use crate::feed::edition_path;
use crate::feed::page_path;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use url::Url;

/// The setting of the archive that says what the paper's address is.
pub(crate) const SETTING: &str = "address";

/// What the archive of an ended trial is called from then on.
const ENDED: &str = "trial.sqlite3";

/// Whether the address of a paper's feeds is one that somebody can own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address {
    /// It ends with `.invalid`.
    Trial,
    /// It is a real one.
    Real,
}

impl Address {
    /// The kind of an address.
    pub fn of(address: &Url) -> Self {
        let last = address.host_str().and_then(|host| host.trim_end_matches('.').rsplit('.').next());
        if last == Some("invalid") { Self::Trial } else { Self::Real }
    }

    /// The word in the archive.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Trial => "trial",
            Self::Real => "real",
        }
    }
}

/// Whether nobody can own the name that mints these ids: `haiwan.invalid,2026`.
pub(crate) fn is_trials(authority: &str) -> bool {
    let name = authority.split_once(',').map_or(authority, |(name, _)| name);
    name.rsplit('.').next() == Some("invalid")
}

/// Whether the archive is that of a trial that has ended: the address is a real one now, or the paper names another
/// authority, which a trial may.
pub(crate) fn has_ended(store: &Store, options: &Options) -> Result<bool, Fault> {
    let was_trial = store.setting(SETTING)?.as_deref() == Some(Address::Trial.as_str());
    let authority = store.setting("authority")?;
    let is_renamed = options.authority == Authority::Said && authority.is_some_and(|it| it != options.naming.authority);
    Ok(was_trial && (options.address == Address::Real || is_renamed))
}

/// Gives the archive of an ended trial another name; one of an earlier trial makes room. Its copy goes.
pub(crate) fn end(options: &Options) -> Result<(), Error> {
    let folder = &options.folder;
    match fs::remove_file(&options.copy) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        removed => removed.map_err(|source| Error::Write { path: options.copy.clone(), source })?,
    }
    for rest in ["-wal", "-shm", "-journal", ""] {
        let (from, to) = (folder.join(format!("{}{rest}", store::FILE)), folder.join(format!("{ENDED}{rest}")));
        match fs::rename(&from, &to) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            moved => moved.map_err(|source| Error::Write { path: from, source })?,
        }
    }
    Ok(())
}

/// Begins a new history: what the trial's feeds tell is no part of it.
pub(crate) fn begin_anew(store: &Store, options: &Options) -> Result<(), Fault> {
    store.set(recall::RECALLED, "1")?;
    store.set(LEFT, "1")?;
    store.set("authority", &options.naming.authority)
}

/// The setting of an archive that followed a trial whose documents may lie in the output yet.
const LEFT: &str = "trial-left";

impl Archive {
    /// Where the archive of a trial lies that has just ended, as long as its documents may lie in the output.
    pub fn left_trial(&self) -> Result<Option<PathBuf>, Error> {
        let left = self.store.setting(LEFT).map_err(|fault| fault.at(&self.store.path))?;
        Ok(left.map(|_| self.options.folder.join(ENDED)).filter(|path| path.exists()))
    }

    /// The documents that an ended trial published, below the folder of the feeds.
    pub fn trial_documents(&self, trial: &Path) -> Result<Vec<PathBuf>, Error> {
        let documents = || -> Result<Vec<PathBuf>, Fault> {
            let store = Store::open_damaged(trial)?;
            let mut documents: BTreeSet<PathBuf> = BTreeSet::new();
            for row in ArticleRow::select(&store.connection, "", [])? {
                documents.insert(page_path(&row.id(self.authority())).into());
                documents.extend(Format::ALL.map(|format| PathBuf::from(edition_path(row.date, format))));
            }
            Ok(documents.into_iter().collect())
        };
        documents().map_err(|fault| fault.at(trial))
    }

    /// Notes that nothing of the trial is published any more.
    pub fn forget_trial(&self) -> Result<(), Error> {
        settings::forget(&self.store.connection, LEFT).map_err(|fault| fault.at(&self.store.path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_below_invalid_is_a_trials() {
        for (address, expected) in [
            ("https://haiwan.invalid/feeds/", Address::Trial),
            ("https://INVALID/", Address::Trial),
            ("https://haiwan.invalid.:8080/", Address::Trial),
            ("https://example.cn/invalid/", Address::Real),
            ("https://invalid.cn/", Address::Real),
            ("http://[::1]/", Address::Real),
        ] {
            assert_eq!(Address::of(&Url::parse(address).unwrap()), expected, "{address}");
        }
    }
}
