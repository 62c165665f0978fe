//! The file of the archive: opened, created, refused, closed. Its settings, and whether it can be trusted unread.
//!
//! A run that finds nothing to do only looks at it (`immutable`), and so writes no file at all, not even SQLite's own.

use crate::archive::fault::Fault;
use crate::archive::migrations;
use crate::archive::seal::Seal;
use crate::error::Error;
use rusqlite::Connection;
use rusqlite::OpenFlags;
use rusqlite::OptionalExtension;
use rusqlite::config::DbConfig;
use rustix::fs::FsWord;
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
        Ok(current.then_some(Self { connection, path, trusted: true, new: false }))
    }

    /// Opens the archive of a folder for writing, or makes it.
    pub(crate) fn open(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(FILE);
        let trusted = left_clean(folder);
        let new = !path.exists();
        if new {
            // What a lost archive left behind would be taken for its own.
            for rest in ["archive.sqlite3-wal", "archive.sqlite3-shm", CLOSED] {
                forget(&folder.join(rest))?;
            }
        }
        let connection = Self::connect(&path, new).map_err(|fault| fault.at(&path))?;
        if !new {
            forget(&folder.join(CLOSED))?;
        }
        Ok(Self { connection, path, trusted: trusted || new, new })
    }

    /// Opens a damaged archive to save what is sound in it. Nothing is checked but each row as it is read.
    pub(crate) fn open_damaged(path: &Path) -> Result<Self, Fault> {
        let connection = Connection::open(path)?;
        Ok(Self { connection, path: path.to_owned(), trusted: false, new: false })
    }

    /// An archive that is gone when it is closed.
    pub(crate) fn in_memory(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(FILE);
        let opened = Connection::open_in_memory().map_err(Fault::from);
        let connection = opened.and_then(|it| migrations::run(&it).map(|()| it)).map_err(|fault| fault.at(&path))?;
        Ok(Self { connection, path, trusted: true, new: true })
    }

    fn connect(path: &Path, new: bool) -> Result<Connection, Fault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        if new {
            connection.pragma_update(None, "page_size", PAGE_SIZE)?;
            connection.pragma_update(None, "application_id", APPLICATION)?;
        }
        let connection = sound(connection, path)?;
        let journal = if shares_memory(path) { "WAL" } else { "TRUNCATE" };
        connection.query_row(&format!("PRAGMA journal_mode = {journal}"), [], |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "cache_size", -8_000)?;
        migrations::run(&connection)?;
        Ok(connection)
    }

    /// A setting of the paper.
    pub(crate) fn setting(&self, name: &str) -> Result<Option<String>, Fault> {
        let select = "SELECT value FROM paper WHERE name = ?1";
        Ok(self.connection.prepare_cached(select)?.query_row([name], |row| row.get(0)).optional()?)
    }

    /// Settles a setting of the paper.
    pub(crate) fn set(&self, name: &str, value: &str) -> Result<(), Fault> {
        self.connection.prepare_cached("REPLACE INTO paper (name, value) VALUES (?1, ?2)")?.execute([name, value])?;
        Ok(())
    }

    /// A seal of the settings.
    pub(crate) fn seal(&self, name: &str) -> Result<Seal, Fault> {
        self.setting(name)?.map_or(Ok(Seal::default()), |hex| Seal::from_hex(&hex))
    }

    /// Takes a change into the seal of all editions.
    pub(crate) fn toggle_editions(&self, change: Seal) -> Result<(), Fault> {
        let mut whole = self.seal("editions")?;
        whole.toggle(change);
        self.set("editions", &whole.to_hex())
    }

    /// Closes the archive and notes how it was left, so that the next run can trust it without reading all of it.
    pub(crate) fn close(self) -> Result<(), Error> {
        let path = self.path;
        self.connection.close().map_err(|(_, error)| Fault::from(error).at(&path))?;
        let Some(folder) = path.parent() else { return Ok(()) };
        let closed = folder.join(CLOSED);
        let Some(state) = state_of(&path) else { return Ok(()) };
        fs::write(&closed, state).map_err(|source| Error::Write { path: closed, source })
    }
}

/// The database as one that we can use, or what is wrong with it.
fn sound(connection: Connection, path: &Path) -> Result<Connection, Fault> {
    let refuse = |message: String| Err(Fault::Told(Error::Foreign { path: path.to_owned(), message }));
    if rusqlite::version_number() < OLDEST_SQLITE {
        return refuse(format!("SQLite {} can lose data; 3.51.3 or newer is needed", rusqlite::version()));
    }
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    // A plan never depends on bound values: else a partial index has every statement prepared anew at every use.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    let application: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if application != APPLICATION {
        return Err(Fault::Damage("it is no archive of benbao".to_owned()));
    }
    let version = migrations::version(&connection)?;
    let newest = migrations::current();
    if version > newest {
        let message = format!("written by a newer benbao (version {version}, this one knows {newest}); update benbao");
        return refuse(message);
    }
    Ok(connection)
}

/// Whether the archive is as the last run left it at its end.
fn left_clean(folder: &Path) -> bool {
    let state = state_of(&folder.join(FILE));
    state.is_some() && fs::read_to_string(folder.join(CLOSED)).ok() == state && !folder.join("archive.sqlite3-wal").exists()
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

/// Whether two processes that open a file share memory over it, which the WAL needs: not over a network.
fn shares_memory(path: &Path) -> bool {
    let kind = File::open(path).ok().and_then(|file| rustix::fs::fstatfs(&file).ok()).map(|it| it.f_type);
    kind.is_none_or(|kind| !crosses_a_network(kind))
}

/// The kinds of file system (statfs(2)) that another machine serves: NFS, SMB, CIFS, SMB2, AFS, Coda, 9p, Ceph, FUSE.
fn crosses_a_network(kind: FsWord) -> bool {
    const KINDS: [u32; 9] =
        [0x6969, 0x517b, 0xff53_4d42, 0xfe53_4d42, 0x5346_414f, 0x7375_7245, 0x0102_1997, 0x00c3_6400, 0x6573_5546];
    u32::try_from(kind & 0xffff_ffff).is_ok_and(|kind| KINDS.contains(&kind))
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
        drop(store);
        let refused = Store::open(folder.path()).unwrap_err().to_string();
        assert!(refused.ends_with("written by a newer benbao (version 99, this one knows 2); update benbao"), "{refused}");
        fs::write(folder.path().join(FILE), "x".repeat(5000)).unwrap();
        let refused = Store::open(folder.path()).unwrap_err().to_string();
        assert!(refused.contains("damaged"), "{refused}");
    }

    #[test]
    fn the_file_systems_of_other_machines_are_known() {
        let table = [(0x6969, true), (0xfe53_4d42, true), (0xef53, false), (0x0102_1994, false), (0x9123_683e, false)];
        for (kind, network) in table {
            assert_eq!(crosses_a_network(kind), network, "{kind:x}");
        }
    }
}
