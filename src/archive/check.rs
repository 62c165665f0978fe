//! Reads a whole archive and holds every row to its seals: after a crash, after a foreign hand, and where asked.

use crate::archive::copies::copy;
use crate::archive::identity::known::Known;
use crate::archive::store::Store;
use crate::archive::store::editions;
use crate::archive::store::fault::Fault;
use crate::archive::store::migrations;
use crate::archive::store::pictures;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::row::RevisionRow;
use crate::archive::store::row::day;
use crate::archive::store::seal::Seal;
use crate::archive::store::settings;
use crate::archive::store::shelves;
use crate::archive::store::source_files;
use crate::error::damage::Damage;
use crate::error::damage::ListOf;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Finds what is not as it was written. An archive that passes publishes what was put into it and nothing else.
pub(crate) fn whole(store: &Store) -> Result<(), Fault> {
    let connection = &store.connection;
    let verdict: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(Fault::Damage(Damage::Database(verdict)));
    }
    let made = Connection::open_in_memory()?;
    migrations::run(&made)?;
    if migrations::schema(connection)? != migrations::schema(&made)? {
        return Err(Fault::Damage(Damage::Tables));
    }
    let (files, listed) = source_files::all(connection)?;
    same(store, ListOf::Files, listed)?;
    for row in files.values() {
        let held = source_files::sightings(connection, row.number)?;
        if source_files::sealed(row.number, &held) != row.seal {
            return Err(Fault::Damage(Damage::File(row.number)));
        }
    }
    same(store, ListOf::Editions, editions::whole(connection)?)?;
    let mut statement = connection.prepare("SELECT date FROM edition ORDER BY date")?;
    let mut articles = 0;
    for date in statement.query_map([], |row| row.get::<_, String>(0))? {
        articles += edition(store, &date?)?;
    }
    let counted: i64 = connection.query_row("SELECT count(*) FROM article", [], |row| row.get(0))?;
    let revisions = "SELECT (SELECT count(*) FROM revision) - (SELECT coalesce(sum(revisions), 0) FROM article)";
    if counted != articles || connection.query_row(revisions, [], |row| row.get::<_, i64>(0))? != 0 {
        return Err(Fault::Damage(Damage::Strays));
    }
    let has_paper = settings::get(connection, "authority")?.is_some();
    if !has_paper && counted != 0 {
        return Err(Fault::Damage(Damage::Nobodys));
    }
    shingles(connection)?;
    same(store, ListOf::Remembered, copy::remembered_seal(connection)?)?;
    pictures::check(connection)?;
    shelves::whole(connection)
}

/// Holds the index of shingles to the texts that it was made from: any revision's, since it may have been corrected since.
fn shingles(connection: &Connection) -> Result<(), Fault> {
    let mut found: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    let mut statement = connection.prepare("SELECT article, value FROM shingle")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        found.entry(row.get(0)?).or_default().insert(row.get(1)?);
    }
    for (article, values) in found {
        let row = ArticleRow::load(connection, article)?;
        let mut made = BTreeSet::new();
        for number in 1..=row.revisions {
            let revision = RevisionRow::load(connection, article, number)?;
            made.extend(Known::new(row.clone(), revision).shingles()?.indexed().map(i64::from));
        }
        if !values.is_subset(&made) {
            return Err(Fault::Damage(Damage::Index(article)));
        }
    }
    Ok(())
}

/// Holds an edition and every revision of its articles to their seals; gives how many articles it has.
fn edition(store: &Store, date: &str) -> Result<i64, Fault> {
    let rows = ArticleRow::select(&store.connection, "WHERE date = ?1", [date])?;
    let date = day(date)?;
    let whole = editions::seal_of(date, &rows);
    if editions::load(&store.connection, date)?.is_none_or(|row| row.seal != whole.seal) {
        return Err(Fault::Damage(Damage::Edition(date)));
    }
    let mut count = 0;
    for row in rows {
        row.revision(&store.connection)?;
        for number in 1..row.revisions {
            RevisionRow::load(&store.connection, row.number, number)?;
        }
        count += 1;
    }
    Ok(count)
}

/// Holds the list of editions to its seal.
pub(crate) fn same_editions(store: &Store) -> Result<(), Fault> {
    same(store, ListOf::Editions, editions::whole(&store.connection)?)
}

/// Compares a seal with the one that the paper's settings keep.
pub(crate) fn same(store: &Store, list: ListOf, seal: Seal) -> Result<(), Fault> {
    let setting = match list {
        ListOf::Files => "files",
        ListOf::Editions => "editions",
        ListOf::Remembered => copy::REMEMBERED,
        ListOf::Shelves => shelves::SETTING,
        ListOf::Pictures => pictures::SETTING,
    };
    if store.setting(setting)?.unwrap_or_else(|| Seal::default().to_hex()) == seal.to_hex() {
        Ok(())
    } else {
        Err(Fault::Damage(Damage::List(list)))
    }
}
