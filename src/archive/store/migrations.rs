//! The archive's tables, as an append-only list of steps: its length is the version (`user_version`).
//!
//! A step that was ever released is never edited. Each runs in one transaction together with the new version number, which
//! stands in the header of the file and under the seal of the settings.

use crate::archive::store::editions;
use crate::archive::store::fault::Fault;
use crate::archive::store::settings;
use crate::error::damage::Damage;
use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::Transaction;
use rusqlite::TransactionBehavior;

/// What a step does to the tables, and what follows that SQL has no word for.
type Step = (&'static str, fn(&Connection) -> Result<(), Fault>);

/// Every step since the first release.
const STEPS: &[Step] = &[
    (FIRST, nothing),
    (SECOND, seal_settings_and_editions),
    (THIRD, nothing),
    (FOURTH, nothing),
    (FIFTH, nothing),
    (SIXTH, nothing),
    (SEVENTH, nothing),
    (EIGHTH, nothing),
];

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

/// `exceptions` are the records of the copy that the edition's articles give (`copy`); NULL before they are made.
const SECOND: &str = "
ALTER TABLE edition ADD COLUMN exceptions BLOB;

-- Records of the copy that a lost archive left and no page has claimed yet.
CREATE TABLE remembered (tag BLOB PRIMARY KEY, rest BLOB NOT NULL) WITHOUT ROWID;
";

fn nothing(_: &Connection) -> Result<(), Fault> {
    Ok(())
}

/// The first version had no seal over its settings, nor over what an edition's row says beside its articles.
fn seal_settings_and_editions(connection: &Connection) -> Result<(), Fault> {
    settings::adopt(connection)?;
    settings::toggle(connection, "editions", editions::adopted(connection)?)
}

/// What a file held, so that a newer benbao knows which pages have not changed, and what was told, so that it is told once.
const THIRD: &str = "
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

/// The reading that a place to look at was told of, NULL where an older benbao told it; and the readings that a person accepted.
const FOURTH: &str = "
ALTER TABLE told ADD COLUMN story BLOB;
CREATE TABLE accepted (story BLOB PRIMARY KEY, seal BLOB NOT NULL) WITHOUT ROWID;
";

/// The id that a story came with; NULL where it has one of ours.
const FIFTH: &str = "
ALTER TABLE article ADD COLUMN adopted TEXT;
CREATE UNIQUE INDEX article_adopted ON article (adopted) WHERE adopted IS NOT NULL;
";

/// The stories that a run did not withdraw since they were too many.
const SIXTH: &str = "
CREATE TABLE spared (article INTEGER PRIMARY KEY, seal BLOB NOT NULL);
";

/// Which stories stand on which shelf (`store::shelves`). Every article whose row is written waits for its place, whoever writes it.
const SEVENTH: &str = "
CREATE TABLE shelf (
    name TEXT PRIMARY KEY,
    due INTEGER NOT NULL,
    updated INTEGER,
    count INTEGER NOT NULL,
    members BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE shelved (shelf TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (shelf, article)) WITHOUT ROWID;
CREATE INDEX shelved_article ON shelved (article);
-- Each number twice, the second below zero: a trigger makes no seal.
CREATE TABLE unshelved (article INTEGER PRIMARY KEY, twin INTEGER NOT NULL);
CREATE TRIGGER article_inserted AFTER INSERT ON article BEGIN
    INSERT INTO unshelved (article, twin) SELECT NEW.number, -NEW.number WHERE NOT EXISTS (SELECT 1 FROM unshelved WHERE article = NEW.number);
END;
CREATE TRIGGER article_updated AFTER UPDATE ON article BEGIN
    INSERT INTO unshelved (article, twin) SELECT NEW.number, -NEW.number WHERE NOT EXISTS (SELECT 1 FROM unshelved WHERE article = NEW.number);
END;
CREATE TRIGGER article_deleted AFTER DELETE ON article BEGIN
    DELETE FROM unshelved WHERE article = OLD.number;
END;
INSERT INTO unshelved (article, twin) SELECT number, -number FROM article;
";

/// Which articles show, or showed, which copy of a picture (`store::pictures`).
const EIGHTH: &str = "
CREATE TABLE pictured (hash TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (hash, article)) WITHOUT ROWID;
CREATE INDEX pictured_article ON pictured (article);
";

/// The version that this benbao writes.
pub(crate) fn current() -> usize {
    STEPS.len()
}

/// The version of an archive.
pub(crate) fn version(connection: &Connection) -> Result<usize, Fault> {
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    usize::try_from(version).map_err(|_| Fault::Damage(Damage::VersionBelowZero))
}

/// Brings an archive to the current version.
pub(crate) fn run(connection: &Connection) -> Result<(), Fault> {
    let found = version(connection)?;
    same_version(connection, found)?;
    for (at, (tables, rest)) in STEPS.iter().enumerate().skip(found) {
        let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
        transaction.execute_batch(tables)?;
        rest(&transaction)?;
        transaction.pragma_update(None, "user_version", i64::try_from(at + 1).unwrap_or(i64::MAX))?;
        settings::set(&transaction, VERSION, &(at + 1).to_string())?;
        transaction.commit()?;
    }
    Ok(())
}

/// The setting that says the version a second time.
const VERSION: &str = "version";

/// Holds the version that the header tells to the one in the settings: the header has no seal.
pub(crate) fn same_version(connection: &Connection, found: usize) -> Result<(), Fault> {
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_master WHERE type = 'table'", [], |row| row.get(0))?;
    if tables == 0 && found == 0 {
        return Ok(());
    }
    let select = "SELECT value FROM paper WHERE name = ?1";
    let written: Option<String> = connection.query_row(select, [VERSION], |row| row.get(0)).optional()?;
    // The first version did not say it twice.
    let written = written.unwrap_or_else(|| "1".to_owned());
    if written == found.to_string() { Ok(()) } else { Err(Fault::Damage(Damage::Version)) }
}

/// Every table and index as this benbao makes them, in the order of their names; of `connection`, or of a new archive.
pub(crate) fn schema(connection: &Connection) -> Result<Vec<(String, String)>, Fault> {
    let mut statement = connection.prepare("SELECT name, coalesce(sql, '') FROM sqlite_master ORDER BY name")?;
    let schema = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    Ok(schema)
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

    /// An archive as the first version left it.
    fn of_the_first_version() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(FIRST).unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();
        connection
    }

    /// The tables of each version that was ever written, by the hash of all that makes them. A line is added and none changed:
    /// archives of that version are out there, and only a new step brings them to other tables.
    const FROZEN: [&str; 8] = [
        "e5af23c657e06db9",
        "005fed4d674aaa88",
        "ad7baf904b83d1fe",
        "3a4c2ba4c80d0173",
        "6f7db09a99499136",
        "067961b5eed39be0",
        "6d264075af2d0eb7",
        "fea727c02bab283f",
    ];

    /// The hash of the tables, white space aside.
    fn hash(connection: &Connection) -> String {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let tables = schema(connection).unwrap().into_iter().map(|(name, sql)| format!("{name}\n{}\n", plain(&sql)));
        blake3::hash(tables.collect::<String>().as_bytes()).to_hex().as_str()[..16].to_owned()
    }

    #[test]
    fn the_tables_of_a_version_never_change() {
        assert_eq!(FROZEN.len(), current(), "a new version has a line in FROZEN");
        let found: Vec<String> = (1..=current())
            .map(|version| {
                let connection = Connection::open_in_memory().unwrap();
                STEPS.iter().take(version).for_each(|(tables, _)| connection.execute_batch(tables).unwrap());
                hash(&connection)
            })
            .collect();
        assert_eq!(found, FROZEN, "a table was changed without a new step in STEPS; archives that there are would not have it");
    }

    /// An archive that an older benbao made, as it left it (`tests/fixtures/upgrade/README.md`).
    #[test]
    fn an_archive_that_there_is_has_the_tables_of_its_version() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.sqlite3");
        std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/upgrade/archive.sqlite3"), &path).unwrap();
        let connection = Connection::open(path).unwrap();
        let version = super::version(&connection).unwrap();
        assert_eq!(hash(&connection), FROZEN[version - 1], "version {version}");
        run(&connection).unwrap();
        assert_eq!(hash(&connection), FROZEN[current() - 1]);
    }

    #[test]
    fn an_archive_of_any_version_comes_to_the_tables_of_a_new_one() {
        let new = Connection::open_in_memory().unwrap();
        run(&new).unwrap();
        for version in 1..=current() {
            let connection = Connection::open_in_memory().unwrap();
            for (at, (tables, rest)) in STEPS.iter().enumerate().take(version) {
                connection.execute_batch(tables).unwrap();
                rest(&connection).unwrap();
                connection.pragma_update(None, "user_version", i64::try_from(at + 1).unwrap()).unwrap();
                // The first version did not say it twice.
                if at > 0 {
                    settings::set(&connection, VERSION, &(at + 1).to_string()).unwrap();
                }
            }
            run(&connection).unwrap();
            assert_eq!(schema(&connection).unwrap(), schema(&new).unwrap(), "from version {version}");
            assert_eq!(super::version(&connection).unwrap(), current());
        }
    }

    #[test]
    fn settings_without_a_seal_get_one() {
        let connection = of_the_first_version();
        connection.execute("INSERT INTO paper (name, value) VALUES ('authority', 'example.cn,2023')", []).unwrap();
        run(&connection).unwrap();
        assert_eq!(settings::get(&connection, "authority").unwrap().as_deref(), Some("example.cn,2023"));
        assert_eq!(version(&connection).unwrap(), current());
    }

    #[test]
    fn a_version_that_only_the_header_tells_is_damage() {
        let connection = Connection::open_in_memory().unwrap();
        run(&connection).unwrap();
        for found in [0, 1, 2, 4, 5, 6, 7, 9, 99] {
            connection.pragma_update(None, "user_version", found).unwrap();
            assert!(matches!(run(&connection), Err(Fault::Damage(_))), "{found}");
        }
    }
}
