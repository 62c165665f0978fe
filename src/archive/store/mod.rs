//! The file of the archive: opened, created, refused, closed; whether it can be trusted unread.
//!
//! A run that finds nothing to do only looks at it (`immutable`), and so writes no file at all, not even SQLite's own. A new
//! one is made under another name and appears when it is whole; a file without a byte holds nothing, and is none.

pub(crate) mod accepted;
pub(crate) mod content;
pub mod editions;
pub(crate) mod fault;
pub(crate) mod lock;
pub(crate) mod migrations;
pub(crate) mod pictures;
pub(crate) mod row;
pub mod said;
pub(crate) mod seal;
pub(crate) mod settings;
pub(crate) mod shelves;
pub(crate) mod sitemap;
pub(crate) mod source_files;
pub(crate) mod spared;
pub mod state;
pub(crate) mod writing;

use crate::archive::store::fault::Fault;
use crate::archive::store::seal::Seal;
use crate::disk;
use crate::error::Error;
use crate::error::archive::Foreign;
use crate::error::damage::Damage;
use crate::error::file::Obstacle;
use crate::open;
use rusqlite::Connection;
use rusqlite::OpenFlags;
use rusqlite::config::DbConfig;
use std::fs;
use std::fs::File;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;
use url::Url;

/// The name of the archive in its folder.
pub(crate) const FILE: &str = "archive.sqlite3";

/// The file that says how the archive was left after a clean end: size, modification time, inode.
const CLOSED: &str = "closed";

/// What SQLite keeps beside an archive while it is open, and leaves there after a crash.
const RESTS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// A new archive before it appears.
const UNBORN: &str = "new.sqlite3";

/// Marks the file as ours: `benb` (SQLite's `application_id`).
const APPLICATION: i64 = 0x6265_6e62;

/// SQLite 3.51.2 and older can lose committed transactions when the WAL is reset.
const OLDEST_SQLITE: i32 = 3_051_003;

/// A newspaper article is about 2.5 KB: four of them fill a page of this size with little left over.
const PAGE_SIZE: i64 = 16_384;

/// The archive of one paper, open.
#[derive(Debug)]
pub(crate) struct Store {
    /// The database.
    pub(crate) connection: Connection,
    /// The file.
    pub(crate) path: PathBuf,
    /// Whether it was left by a clean end and nobody touched it since.
    pub(crate) trusted: bool,
    /// Whether it was made just now.
    pub(crate) new: bool,
    /// Whether a file without a byte lay in its place, which is what is left of an archive that was lost.
    pub(crate) emptied: bool,
}

/// Whether there is an archive: a file that was never filled is none.
///
/// # Errors
/// [`Error::InTheWay`] where something lies there that is no file.
pub(crate) fn exists(folder: &Path) -> Result<bool, Error> {
    let path = folder.join(FILE);
    match fs::metadata(&path) {
        Ok(found) if found.is_file() => Ok(found.len() > 0),
        Ok(_) => Err(Error::InTheWay { path, found: Obstacle::NoFile }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(source) => Err(Error::Read { path, source }),
    }
}

impl Store {
    /// Looks at an archive that is left clean, without any write. `None` where that cannot be.
    pub(crate) fn look(folder: &Path) -> Result<Option<Self>, Error> {
        let path = folder.join(FILE);
        if !left_clean(folder) {
            return Ok(None);
        }
        let Some(mut address) = fs::canonicalize(&path).ok().and_then(|path| Url::from_file_path(path).ok()) else {
            return Ok(None);
        };
        address.set_query(Some("immutable=1"));
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = Connection::open_with_flags(address.as_str(), flags).map_err(Fault::from);
        let connection = opened.and_then(|it| sound(it, &path)).map_err(|fault| fault.at(&path))?;
        let current = migrations::version(&connection).is_ok_and(|version| version == migrations::current());
        Ok(current.then_some(Self { connection, path, trusted: true, new: false, emptied: false }))
    }

    /// Opens the archive of a folder for writing, or makes it.
    pub(crate) fn open(folder: &Path) -> Result<Self, Error> {
        let store = Self::open_to_try(folder)?;
        forget(&folder.join(CLOSED))?;
        Ok(store)
    }

    /// The same for a run that keeps nothing: what it changes is rolled back, so that the archive is as its last end left it.
    pub(crate) fn open_to_try(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(FILE);
        let trusted = left_clean(folder);
        let new = !exists(folder)?;
        let emptied = new && path.exists();
        if new {
            // What a lost archive left behind would be taken for its own.
            RESTS.iter().try_for_each(|rest| forget(&folder.join(format!("{FILE}{rest}"))))?;
            forget(&folder.join(CLOSED))?;
            Self::make(folder).map_err(|fault| fault.at(&path))?;
        }
        let connection = Self::connect(&path).map_err(|fault| fault.at(&path))?;
        Ok(Self { connection, path, trusted: trusted || new, new, emptied })
    }

    /// Makes an archive that holds nothing yet, under another name, and puts it in its place when it is on disk.
    fn make(folder: &Path) -> Result<(), Fault> {
        let path = folder.join(UNBORN);
        let sweep = || {
            forget(&path)?;
            RESTS.iter().try_for_each(|rest| forget(&folder.join(format!("{UNBORN}{rest}"))))
        };
        let make = || -> Result<(), Fault> {
            let connection = Connection::open(&path)?;
            connection.pragma_update(None, "page_size", PAGE_SIZE)?;
            connection.pragma_update(None, "application_id", APPLICATION)?;
            connection.pragma_update(None, "synchronous", "FULL")?;
            migrations::run(&connection)?;
            connection.close().map_err(|(_, error)| error)?;
            let placed = File::open(&path).and_then(|file| file.sync_all()).and_then(|()| fs::rename(&path, folder.join(FILE)));
            let placed = placed.and_then(|()| File::open(folder)?.sync_all());
            placed.map_err(|source| Fault::Told(Error::Write { path: folder.join(FILE), source }))
        };
        sweep()?;
        make().inspect_err(|_| drop(sweep()))
    }

    /// Opens a damaged archive to save what is sound in it. Nothing is checked but each row as it is read.
    pub(crate) fn open_damaged(path: &Path) -> Result<Self, Fault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        Ok(Self { connection, path: path.to_owned(), trusted: false, new: false, emptied: false })
    }

    /// An archive that is gone when it is closed.
    pub(crate) fn in_memory(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(FILE);
        let opened = Connection::open_in_memory().map_err(Fault::from);
        let connection = opened.and_then(|it| migrations::run(&it).map(|()| it)).map_err(|fault| fault.at(&path))?;
        Ok(Self { connection, path, trusted: true, new: true, emptied: false })
    }

    fn connect(path: &Path) -> Result<Connection, Fault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        let connection = sound(connection, path)?;
        // The header itself can forbid writing, to those who know only older formats: ours never does.
        if connection.is_readonly("main")? && File::options().write(true).open(path).is_ok() {
            return Err(Fault::Damage(Damage::Header));
        }
        let journal = if disk::shares_memory(path) { "WAL" } else { "TRUNCATE" };
        connection.query_row(&format!("PRAGMA journal_mode = {journal}"), [], |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "cache_size", -8_000)?;
        migrations::run(&connection)?;
        Ok(connection)
    }

    /// A setting of the paper.
    pub(crate) fn setting(&self, name: &str) -> Result<Option<String>, Fault> {
        settings::get(&self.connection, name)
    }

    /// Settles a setting of the paper.
    pub(crate) fn set(&self, name: &str, value: &str) -> Result<(), Fault> {
        settings::set(&self.connection, name, value)
    }

    /// A seal of the settings.
    pub(crate) fn seal(&self, name: &str) -> Result<Seal, Fault> {
        settings::seal(&self.connection, name)
    }

    /// Takes a change into the seal of all editions.
    pub(crate) fn toggle_editions(&self, change: Seal) -> Result<(), Fault> {
        settings::toggle(&self.connection, "editions", change)
    }

    /// Closes the archive and notes how it was left, so that the next run can trust it without reading all of it.
    pub(crate) fn close(self) -> Result<(), Error> {
        let path = self.path;
        // What a preview holds in memory says nothing of the file in whose place it stands.
        let is_file = self.connection.path().is_some_and(|path| !path.is_empty());
        self.connection.close().map_err(|(_, error)| Fault::from(error).at(&path))?;
        let Some(folder) = path.parent().filter(|_| is_file) else { return Ok(()) };
        if left_clean(folder) {
            return Ok(());
        }
        let closed = folder.join(CLOSED);
        let Some(state) = state_of(&path) else { return Ok(()) };
        fs::write(&closed, state).map_err(|source| Error::Write { path: closed, source })
    }
}

/// The database as one that we can use, or what is wrong with it.
fn sound(connection: Connection, path: &Path) -> Result<Connection, Fault> {
    let refuse = |found| Err(Fault::Told(Error::Foreign { path: path.to_owned(), found: Box::new(found) }));
    if rusqlite::version_number() < OLDEST_SQLITE {
        return refuse(Foreign::OldSqlite { version: rusqlite::version().to_owned() });
    }
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    // A plan never depends on bound values: else a partial index has every statement prepared anew at every use.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    let application: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if application != APPLICATION {
        return Err(Fault::Damage(Damage::NoArchive));
    }
    let version = migrations::version(&connection)?;
    let newest = migrations::current();
    if version > newest {
        migrations::same_version(&connection, version)?;
        return refuse(Foreign::Newer { found: version, known: newest });
    }
    Ok(connection)
}

/// Whether the archive is as the last run left it at its end.
fn left_clean(folder: &Path) -> bool {
    let Some(state) = state_of(&folder.join(FILE)) else { return false };
    let closed = open::regular(&folder.join(CLOSED), 1 << 10).is_ok_and(|closed| closed == state.as_bytes());
    closed && RESTS.iter().all(|rest| !folder.join(format!("{FILE}{rest}")).exists())
}

fn state_of(path: &Path) -> Option<String> {
    let metadata = fs::metadata(path).ok()?;
    Some(format!("{} {}.{:09} {}\n", metadata.len(), metadata.mtime(), metadata.mtime_nsec(), metadata.ino()))
}

/// Removes a file that may not be there.
fn forget(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(Error::Write { path: path.to_owned(), source }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sqlite_is_new_enough() {
        assert!(rusqlite::version_number() >= OLDEST_SQLITE, "{}", rusqlite::version());
    }

    #[test]
    fn an_archive_is_made_with_its_settings_and_trusted_after_a_clean_end_alone() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Store::look(folder.path()).unwrap().is_none());
        let store = Store::open(folder.path()).unwrap();
        let pragma = |name: &str| -> String {
            let value: rusqlite::types::Value =
                store.connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).unwrap();
            format!("{value:?}")
        };
        assert_eq!(pragma("page_size"), "Integer(16384)");
        assert_eq!(pragma("journal_mode"), "Text(\"wal\")");
        assert_eq!(pragma("synchronous"), "Integer(2)");
        store.set("authority", "example.cn,2023").unwrap();
        store.close().unwrap();
        let looked = Store::look(folder.path()).unwrap().unwrap();
        assert_eq!(looked.setting("authority").unwrap().as_deref(), Some("example.cn,2023"));
        drop(looked);
        let written = Store::open(folder.path()).unwrap();
        assert!(written.trusted);
        drop(written);
        assert!(Store::look(folder.path()).unwrap().is_none(), "not closed, so not trusted");
        assert!(!Store::open(folder.path()).unwrap().trusted);
    }

    #[test]
    fn what_is_newer_or_no_archive_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        store.connection.pragma_update(None, "user_version", 99).unwrap();
        let refused = Store::open(folder.path()).unwrap_err().to_string();
        assert!(refused.contains("damaged: its version is not as it was written"), "{refused}");
        store.set("version", "99").unwrap();
        drop(store);
        let refused = Store::open(folder.path()).unwrap_err().to_string();
        let end = format!("written by a newer benbao (version 99, this one knows {}); update benbao", migrations::current());
        assert!(refused.ends_with(&end), "{refused}");
        fs::write(folder.path().join(FILE), "x".repeat(5000)).unwrap();
        let refused = Store::open(folder.path()).unwrap_err().to_string();
        assert!(refused.contains("damaged"), "{refused}");
    }

    #[test]
    fn a_file_without_a_byte_is_no_archive_and_what_is_no_file_is_named() {
        let folder = tempfile::tempdir().unwrap();
        for rest in ["", "-wal", "-journal"] {
            fs::write(folder.path().join(format!("{FILE}{rest}")), "").unwrap();
        }
        fs::write(folder.path().join(UNBORN), "half").unwrap();
        assert!(!exists(folder.path()).unwrap());
        let store = Store::open(folder.path()).unwrap();
        assert!(store.new && store.emptied && store.trusted);
        store.close().unwrap();
        let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, [FILE, CLOSED]);
        fs::remove_file(folder.path().join(FILE)).unwrap();
        fs::create_dir(folder.path().join(FILE)).unwrap();
        assert!(matches!(Store::open(folder.path()), Err(Error::InTheWay { .. })));
    }
}
