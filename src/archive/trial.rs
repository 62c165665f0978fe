//! A trial: a paper whose address nobody can own (`.invalid`, RFC 2606 §2). Its history ends with the first real address.

use crate::archive::address::Address;
use crate::archive::copies::recall;
use crate::archive::options::Authority;
use crate::archive::options::Options;
use crate::archive::store;
use crate::archive::store::Store;
use crate::archive::store::fault::Fault;
use crate::error::Error;
use std::fs;
use std::io;

/// The setting of the archive that says what the paper's address is.
pub(crate) const SETTING: &str = "address";

/// What the archive of an ended trial is called from then on.
pub(crate) const ENDED: &str = "trial.sqlite3";

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
pub(crate) const LEFT: &str = "trial-left";
