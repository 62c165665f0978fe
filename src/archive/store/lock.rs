//! One run at a time on one paper: a kernel lock that ends with the process, however it ends.
//!
//! Says who holds it from the system's own list, so that a run with nothing to do need not write its name anywhere.

use crate::beijing::Instant;
use crate::error::Error;
use crate::error::archive::Holder;
use crate::open;
use chrono::DateTime;
use chrono::Utc;
use std::fs;
use std::fs::File;
use std::fs::TryLockError;
use std::io;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::Duration;
use std::time::SystemTime;

/// The lock of one archive folder; given back when dropped, and by the kernel when the process dies.
#[derive(Debug)]
pub(crate) struct Lock {
    /// Open as long as the lock is held.
    _file: File,
}

/// Takes the lock of an archive folder, which is made where it is missing. [`Error::Busy`] where another run has it.
pub(crate) fn take(folder: &Path) -> Result<Lock, Error> {
    let path = folder.join("lock");
    let file = opened(folder, &path)?;
    match file.try_lock() {
        Ok(()) => Ok(Lock { _file: file }),
        Err(TryLockError::WouldBlock) => Err(Error::Busy { holder: holder(&file), path: folder.to_owned() }),
        Err(TryLockError::Error(source)) => Err(Error::Write { path, source }),
    }
}

/// Takes it for somebody who only looks: where no run ever was, there is none to be had.
pub(crate) fn take_if_there(folder: &Path) -> Result<Option<Lock>, Error> {
    folder.join("lock").exists().then(|| take(folder)).transpose()
}

/// Whether somebody publishes a paper by itself in this moment.
pub(crate) fn is_kept(folder: &Path) -> bool {
    let taken = |file: File| matches!(file.try_lock(), Err(TryLockError::WouldBlock));
    open::handle(&folder.join("keeper")).is_ok_and(taken)
}

/// Takes the lock of who publishes a paper by itself, from this moment on; single runs have their turn beside it. [`Error::Kept`]
/// where another one has it.
pub(crate) fn keep(folder: &Path, now: Instant) -> Result<Lock, Error> {
    let path = folder.join("keeper");
    let file = opened(folder, &path)?;
    match file.try_lock() {
        Ok(()) => {
            let seconds = u64::try_from(now.seconds()).unwrap_or_default();
            let dated = file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
            dated.map_err(|source| Error::Write { path, source })?;
            Ok(Lock { _file: file })
        }
        Err(TryLockError::WouldBlock) => {
            let dated = file.metadata().and_then(|found| found.modified()).map(DateTime::<Utc>::from);
            let since = dated.ok().and_then(|moment| Instant::from_moment(moment.fixed_offset())).unwrap_or(now).rfc3339();
            Err(Error::Kept { holder: holder(&file), since, path: folder.to_owned() })
        }
        Err(TryLockError::Error(source)) => Err(Error::Write { path, source }),
    }
}

/// The file that is locked, which is made where it is missing.
fn opened(folder: &Path, path: &Path) -> Result<File, Error> {
    match open::handle(path) {
        Err(refused) if refused.is_missing() => {
            create(folder, path)?;
            open::handle(path).map_err(|refused| refused.at(path))
        }
        found => found.map_err(|refused| refused.at(path)),
    }
}

/// Makes the folder and the file that is locked. The folder keeps itself out of the paper's version control.
fn create(folder: &Path, path: &Path) -> Result<(), Error> {
    let failed = |source| Error::Write { path: folder.to_owned(), source };
    fs::create_dir_all(folder).map_err(failed)?;
    // Something may lie there already; it is never opened, since it may be a pipe.
    made(File::create_new(folder.join(".gitignore")).and_then(|mut file| file.write_all(b"*\n"))).map_err(failed)?;
    made(File::create_new(path).map(drop)).map_err(failed)
}

/// What was there before is as good.
fn made(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}

/// Who holds the lock, as far as the system tells.
fn holder(file: &File) -> Holder {
    let Ok(inode) = file.metadata().map(|it| it.ino()) else { return Holder::Run };
    let locks = fs::read_to_string("/proc/locks").unwrap_or_default();
    let Some(number) = locks.lines().find_map(|line| holder_in(line, inode)) else { return Holder::Run };
    let command = fs::read(format!("/proc/{number}/cmdline")).unwrap_or_default();
    let words: Vec<String> = command.split(|byte| *byte == 0).map(|word| String::from_utf8_lossy(word).into_owned()).collect();
    Holder::Process { number, command: words.join(" ").trim().to_owned() }
}

/// The process of a line of `/proc/locks` (proc(5)), such as `1: FLOCK  ADVISORY  WRITE 4711 08:01:131 0 EOF`.
fn holder_in(line: &str, inode: u64) -> Option<u32> {
    let mut words = line.split_ascii_whitespace().skip_while(|word| *word != "FLOCK").skip(3);
    let process = words.next()?.parse().ok()?;
    let file = words.next()?.rsplit(':').next()?;
    (file.parse() == Ok(inode)).then_some(process)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_run_hears_who_holds_it_and_the_third_gets_in() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("new/.benbao");
        let first = take(&folder).unwrap();
        let refused = take(&folder).unwrap_err().to_string();
        assert!(refused.contains(&format!("process {}", std::process::id())), "{refused}");
        drop(first);
        take(&folder).unwrap();
        assert_eq!(fs::read_to_string(folder.join(".gitignore")).unwrap(), "*\n");
    }

    #[test]
    fn who_keeps_a_paper_is_told_since_when_and_holds_up_no_run() {
        let folder = tempfile::tempdir().unwrap();
        let at = |text| Instant::parse(text).unwrap();
        let first = keep(folder.path(), at("2026-11-28T06:30:00+08:00")).unwrap();
        let refused = keep(folder.path(), at("2026-11-28T07:00:00+08:00")).unwrap_err().to_string();
        assert!(refused.contains(&format!("process {}", std::process::id())), "{refused}");
        assert!(refused.contains("2026-11-28T06:30:00+08:00"), "{refused}");
        take(folder.path()).unwrap();
        drop(first);
        keep(folder.path(), at("2026-11-28T07:00:00+08:00")).unwrap();
    }

    #[test]
    fn the_list_of_locks_is_read() {
        let table = [
            ("1: FLOCK  ADVISORY  WRITE 4711 08:01:131 0 EOF", 131, Some(4711)),
            ("12: FLOCK  ADVISORY  WRITE 4711 08:01:131 0 EOF", 132, None),
            ("2: POSIX  ADVISORY  WRITE 4711 08:01:131 0 EOF", 131, None),
            ("", 131, None),
        ];
        for (line, inode, expected) in table {
            assert_eq!(holder_in(line, inode), expected, "{line}");
        }
    }
}
