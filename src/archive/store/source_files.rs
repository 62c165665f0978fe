//! Which page files were read, and whether they are still as they were: path, size, modification time, inode.
//!
//! A run with nothing new learns so from this list, and opens no page.

use crate::archive::store::fault::Fault;
use crate::archive::store::seal::Seal;
use crate::archive::store::seal::Sealing;
use crate::open;
use rayon::iter::IntoParallelRefIterator;
use rayon::iter::ParallelIterator;
use rusqlite::Connection;
use rusqlite::params;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::path::PathBuf;

/// What the file system says of a file; a file that says the same is taken to hold the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    size: i64,
    modified: i64,
    inode: i64,
}

impl Stamp {
    /// A file that must be read again whatever it says.
    pub(crate) const UNREAD: Self = Self { size: -1, modified: 0, inode: 0 };

    /// Whether nothing speaks against the two being one file that was copied: size and modification time.
    pub(crate) fn is_like(self, other: Self) -> bool {
        self != Self::UNREAD && (self.size, self.modified) == (other.size, other.modified)
    }

    /// How large the file is; 0 where the system did not answer.
    pub(crate) fn bytes(self) -> u64 {
        u64::try_from(self.size).unwrap_or_default()
    }

    /// Asks the file system. [`Self::UNREAD`] where it does not answer: the reader will say why.
    fn of(folder: &Path, path: &Path) -> Self {
        let number = |it: u64| i64::from_ne_bytes(it.to_ne_bytes());
        let found = fs::metadata(folder.join(path)).or_else(|_| fs::metadata(folder.join(open::lying(folder, path))));
        found.map_or(Self::UNREAD, |it| Self {
            size: number(it.size()),
            modified: it.mtime().wrapping_mul(1_000_000_000).wrapping_add(it.mtime_nsec()),
            inode: number(it.ino()),
        })
    }
}

/// A file of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceRow {
    /// Its key in the archive.
    pub(crate) number: i64,
    /// How it was when read.
    pub(crate) stamp: Stamp,
    /// The hash of its bytes; `None` where nothing of it could be read, and where an older benbao noted none.
    pub(crate) bytes: Option<Seal>,
    /// The program that read it; `None` where an older benbao noted none.
    pub(crate) reader: Option<Seal>,
    /// Covers the row and its sightings.
    pub(crate) seal: Seal,
}

impl SourceRow {
    /// Whether an older benbao wrote it, which noted neither bytes nor reader.
    pub(crate) fn is_of_old(&self) -> bool {
        self.bytes.is_none() && self.reader.is_none() && self.stamp != Stamp::UNREAD
    }
}

/// The hash of a file that has not changed in size; `None` where it cannot be opened now.
pub(crate) fn hash_of(folder: &Path, path: &Path, stamp: Stamp) -> Option<Seal> {
    open::regular_below(folder, &open::lying(folder, path), stamp.bytes()).ok().map(|bytes| Seal(open::fingerprint(&bytes)))
}

/// Stamps of all files, on all cores, in their order.
pub(crate) fn stamps(folder: &Path, paths: &[PathBuf]) -> Vec<Stamp> {
    paths.par_iter().map(|path| Stamp::of(folder, path)).collect()
}

/// Every file of the list by its path, and the seal of the list.
pub(crate) fn all(connection: &Connection) -> Result<(BTreeMap<PathBuf, SourceRow>, Seal), Fault> {
    let mut statement = connection.prepare("SELECT number, path, size, modified, inode, seal, bytes, reader FROM source")?;
    let mut rows = statement.query([])?;
    let (mut files, mut whole) = (BTreeMap::new(), Seal::default());
    while let Some(row) = rows.next()? {
        let path: String = row.get(1)?;
        let stamp = Stamp { size: row.get(2)?, modified: row.get(3)?, inode: row.get(4)? };
        let file = SourceRow { number: row.get(0)?, stamp, seal: row.get(5)?, bytes: row.get(6)?, reader: row.get(7)? };
        whole.toggle(listed(&path, &file));
        files.insert(PathBuf::from(path), file);
    }
    Ok((files, whole))
}

/// What a file adds to the seal of the list. A row that an older benbao wrote has the seal that it had.
pub(crate) fn listed(path: &str, file: &SourceRow) -> Seal {
    let row = Sealing::new("listed")
        .number(file.number)
        .text(path)
        .number(file.stamp.size)
        .number(file.stamp.modified)
        .number(file.stamp.inode)
        .seal(file.seal);
    match (file.bytes, file.reader) {
        (None, None) => row.finish(),
        (bytes, reader) => row.seal(bytes.unwrap_or_default()).seal(reader.unwrap_or_default()).finish(),
    }
}

/// The articles that a file holds, in the order of their numbers.
pub(crate) fn sightings(connection: &Connection, source: i64) -> Result<Vec<i64>, Fault> {
    let mut statement = connection.prepare_cached("SELECT article FROM sighting WHERE source = ?1 ORDER BY article")?;
    let numbers = statement.query_map([source], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(numbers)
}

/// The seal of a file's sightings.
pub(crate) fn sealed(source: i64, sightings: &[i64]) -> Seal {
    sightings.iter().fold(Sealing::new("source").number(source), |sealing, article| sealing.number(*article)).finish()
}

/// Writes a file into the list.
pub(crate) fn write(connection: &Connection, path: &str, file: &SourceRow) -> Result<(), Fault> {
    let statement = "INSERT INTO source (number, path, size, modified, inode, seal, bytes, reader) VALUES (?,?,?,?,?,?,?,?)
        ON CONFLICT (number) DO UPDATE SET path = ?2, size = ?3, modified = ?4, inode = ?5, seal = ?6, bytes = ?7, reader = ?8";
    let Stamp { size, modified, inode } = file.stamp;
    let values = params![file.number, path, size, modified, inode, file.seal, file.bytes, file.reader];
    connection.prepare_cached(statement)?.execute(values)?;
    Ok(())
}
