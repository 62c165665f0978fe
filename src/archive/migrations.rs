//! The archive's tables, as an append-only list of steps: its length is the version (`user_version`).
//!
//! A step that was ever released is never edited. Each runs in one transaction together with the new version number.

use crate::archive::fault::Fault;
use rusqlite::Connection;
use rusqlite::Transaction;
use rusqlite::TransactionBehavior;

/// Every step since the first release.
const STEPS: &[&str] = &[FIRST, SECOND];

/// Days are `YYYY-MM-DD`, moments are seconds since 1970, seals are the checksums of `seal`.
const FIRST: &str = "
CREATE TABLE paper (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- The page files as they were when last read. `seal` covers the row and its sightings.
CREATE TABLE source (
    number INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    seal BLOB NOT NULL
);

-- Which articles a file holds. The same article may stand in two files.
CREATE TABLE sighting (
    source INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (source, article)
) WITHOUT ROWID;
CREATE INDEX sighting_article ON sighting (article);

-- `date`, `page` and `hash` are the id and never change. `words` is the hash of what the article is known by now.
CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    date TEXT NOT NULL,
    page TEXT NOT NULL,
    hash TEXT NOT NULL,
    headline TEXT NOT NULL,
    words INTEGER NOT NULL,
    state TEXT NOT NULL,
    published INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    withdrawn INTEGER,
    reason TEXT,
    successor INTEGER,
    revisions INTEGER NOT NULL,
    last BLOB NOT NULL,
    seal BLOB NOT NULL,
    UNIQUE (date, hash, page)
);
CREATE INDEX article_words ON article (words, date);
CREATE INDEX article_changed ON article (changed);
CREATE INDEX article_held ON article (published) WHERE state = 'held';
CREATE INDEX article_notice ON article (changed) WHERE state = 'notice';

-- `shown` is the hash of what a reader sees; `seal` covers the row and the seal of the revision before.
CREATE TABLE revision (
    article INTEGER NOT NULL,
    number INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    path TEXT NOT NULL,
    first_line INTEGER NOT NULL,
    last_line INTEGER NOT NULL,
    shown BLOB NOT NULL,
    content TEXT NOT NULL,
    seal BLOB NOT NULL,
    PRIMARY KEY (article, number)
);

-- `public` counts the articles that were ever out; `due` says that the documents of the day must be written.
CREATE TABLE edition (
    date TEXT PRIMARY KEY,
    public INTEGER NOT NULL,
    due INTEGER NOT NULL,
    seal BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX edition_due ON edition (date) WHERE due <> 0;

-- A few shingles of every article that no page holds now, to know it again when it comes back under another headline.
CREATE TABLE shingle (
    value INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (value, article)
) WITHOUT ROWID;
CREATE INDEX shingle_article ON shingle (article);
";

/// What a file held, so that a newer benbao knows which pages have not changed, and what was told, so that it is told once.
const SECOND: &str = "
ALTER TABLE source ADD COLUMN bytes BLOB;
ALTER TABLE source ADD COLUMN reader BLOB;

-- What was said of a file that nothing was published of. `seal` covers the row.
CREATE TABLE told (
    path TEXT NOT NULL,
    message TEXT NOT NULL,
    seal BLOB NOT NULL,
    PRIMARY KEY (path, message)
) WITHOUT ROWID;
";

/// The version that this benbao writes.
pub(crate) fn current() -> usize {
    STEPS.len()
}

/// The version of an archive.
pub(crate) fn version(connection: &Connection) -> Result<usize, Fault> {
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    usize::try_from(version).map_err(|_| Fault::Damage("its version is negative".to_owned()))
}

/// Brings an archive to the current version.
pub(crate) fn run(connection: &Connection) -> Result<(), Fault> {
    for (at, step) in STEPS.iter().enumerate().skip(version(connection)?) {
        let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", i64::try_from(at + 1).unwrap_or(i64::MAX))?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_file_comes_to_the_current_version_and_stays_there() {
        let connection = Connection::open_in_memory().unwrap();
        run(&connection).unwrap();
        assert_eq!(version(&connection).unwrap(), current());
        run(&connection).unwrap();
        assert_eq!(version(&connection).unwrap(), current());
    }
}
