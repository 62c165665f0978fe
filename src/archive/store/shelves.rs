//! Which stories stand on which shelf: what the feeds of sections, authors and those that the paper asks for are made of.
//!
//! It follows from the articles, and is kept so that a run that changes one story looks at that one alone. Triggers note every
//! article whose row was written (`unshelved`), whoever wrote it; `archive::run::shelving` puts those in their places.

use crate::archive::store::fault::Fault;
use crate::archive::store::seal::Seal;
use crate::archive::store::seal::Sealing;
use crate::archive::store::settings;
use crate::beijing::Instant;
use crate::error::damage::Damage;
use crate::error::damage::ListOf;
use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::Row;
use rusqlite::params;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// The setting that all rows add up to.
pub(crate) const SETTING: &str = "shelves";

/// A shelf.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ShelfRow {
    /// Whether its feed must be written.
    pub(crate) due: bool,
    /// The feed's own date, which never goes back; `None` where nothing ever stood on it.
    pub(crate) updated: Option<Instant>,
    /// How many stories stand on it.
    pub(crate) count: i64,
    /// The seal of which stories these are.
    members: Seal,
}

impl ShelfRow {
    fn seal(&self, name: &str) -> Seal {
        let updated = self.updated.map(|it| it.seconds().to_string());
        let sealing = Sealing::new("shelf").text(name).number(i64::from(self.due)).maybe(updated.as_deref());
        sealing.number(self.count).seal(self.members).finish()
    }

    fn read(row: &Row<'_>) -> Result<(String, Self), Fault> {
        let updated: Option<i64> = row.get(2)?;
        let shelf =
            Self { due: row.get(1)?, updated: updated.and_then(Instant::from_seconds), count: row.get(3)?, members: row.get(4)? };
        Ok((row.get(0)?, shelf))
    }
}

/// Shelves in hand while stories are put in their places; written at the end, each once.
pub(crate) struct Shelves<'a> {
    connection: &'a Connection,
    whole: Seal,
    rows: BTreeMap<String, ShelfRow>,
    touched: BTreeSet<String>,
}

const COLUMNS: &str = "name, due, updated, count, members";

impl<'a> Shelves<'a> {
    /// All shelves, held to their seal.
    pub(crate) fn load(connection: &'a Connection) -> Result<Self, Fault> {
        let rows = all(connection)?;
        let whole = seal_of(&rows);
        if settings::seal(connection, SETTING)? != whole {
            return Err(Fault::Damage(Damage::List(ListOf::Shelves)));
        }
        Ok(Self { connection, whole, rows, touched: BTreeSet::new() })
    }

    /// The shelves on which a story stands.
    fn of(&self, article: i64) -> Result<BTreeSet<String>, Fault> {
        let mut statement = self.connection.prepare_cached("SELECT shelf FROM shelved WHERE article = ?1")?;
        let names = statement.query_map([article], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(names)
    }

    /// Puts a story on these shelves and on no others; `changed` is when readers had news of it.
    pub(crate) fn put(&mut self, article: i64, names: &BTreeSet<String>, changed: Instant) -> Result<(), Fault> {
        let before = self.of(article)?;
        for name in before.difference(names) {
            self.connection
                .prepare_cached("DELETE FROM shelved WHERE shelf = ?1 AND article = ?2")?
                .execute(params![name, article])?;
            self.toggle(name, article, -1, changed);
        }
        for name in names.difference(&before) {
            self.connection
                .prepare_cached("INSERT INTO shelved (shelf, article) VALUES (?1, ?2)")?
                .execute(params![name, article])?;
            self.toggle(name, article, 1, changed);
        }
        for name in names.intersection(&before) {
            self.news(name, changed);
        }
        Ok(())
    }

    fn toggle(&mut self, name: &str, article: i64, by: i64, changed: Instant) {
        self.news(name, changed);
        let row = self.rows.entry(name.to_owned()).or_default();
        row.members.toggle(member(article));
        row.count += by;
    }

    /// A story of a shelf has news.
    fn news(&mut self, name: &str, changed: Instant) {
        self.touched.insert(name.to_owned());
        let row = self.rows.entry(name.to_owned()).or_default();
        row.due = true;
        row.updated = row.updated.max(Some(changed));
    }

    /// A shelf that is there though nothing stands on it, dated `since` where it is new.
    pub(crate) fn keep(&mut self, name: &str, since: Instant) {
        if self.rows.get(name).is_none_or(|row| row.updated.is_none()) {
            self.news(name, since);
        }
    }

    /// The feeds of all shelves must be written, or none of them.
    pub(crate) fn mark_all(&mut self, due: bool) {
        self.touched.extend(self.rows.iter().filter(|(_, row)| row.due != due).map(|(name, _)| name.clone()));
        self.rows.values_mut().for_each(|row| row.due = due);
    }

    /// Takes a shelf away on which nothing stands.
    pub(crate) fn forget(&mut self, name: &str) {
        self.rows.remove(name);
        self.touched.insert(name.to_owned());
    }

    /// The shelves and what they are.
    pub(crate) fn rows(&self) -> &BTreeMap<String, ShelfRow> {
        &self.rows
    }

    /// Writes what was changed.
    pub(crate) fn write(self) -> Result<(), Fault> {
        for name in &self.touched {
            match self.rows.get(name) {
                Some(row) => {
                    let statement = "REPLACE INTO shelf (name, due, updated, count, members) VALUES (?1, ?2, ?3, ?4, ?5)";
                    let values = params![name, row.due, row.updated.map(Instant::seconds), row.count, row.members];
                    self.connection.prepare_cached(statement)?.execute(values)?;
                }
                None => drop(self.connection.prepare_cached("DELETE FROM shelf WHERE name = ?1")?.execute([name])?),
            }
        }
        let now = seal_of(&self.rows);
        if now == self.whole { Ok(()) } else { settings::set(self.connection, SETTING, &now.to_hex()) }
    }
}

fn all(connection: &Connection) -> Result<BTreeMap<String, ShelfRow>, Fault> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM shelf"))?;
    let mut rows = statement.query([])?;
    let mut all = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (name, shelf) = ShelfRow::read(row)?;
        all.insert(name, shelf);
    }
    Ok(all)
}

fn seal_of(rows: &BTreeMap<String, ShelfRow>) -> Seal {
    let mut whole = Seal::default();
    rows.iter().for_each(|(name, row)| whole.toggle(row.seal(name)));
    whole
}

fn member(article: i64) -> Seal {
    Sealing::new("shelved").number(article).finish()
}

/// Holds the stories of a shelf to its seal.
pub(crate) fn check(connection: &Connection, name: &str, row: &ShelfRow) -> Result<(), Fault> {
    let mut members = Seal::default();
    let mut statement = connection.prepare_cached("SELECT article FROM shelved WHERE shelf = ?1")?;
    for article in statement.query_map([name], |row| row.get(0))? {
        members.toggle(member(article?));
    }
    if members == row.members { Ok(()) } else { Err(Fault::Damage(Damage::List(ListOf::Shelves))) }
}

/// Whether a story of a shelf is out.
pub(crate) fn has_news(connection: &Connection, name: &str) -> Result<bool, Fault> {
    let select = "SELECT EXISTS (SELECT 1 FROM shelved JOIN article ON article.number = shelved.article
        WHERE shelf = ?1 AND state IN ('live', 'notice'))";
    Ok(connection.prepare_cached(select)?.query_row([name], |row| row.get(0))?)
}

/// Holds all shelves to their seals, and what stands on none of them.
pub(crate) fn whole(connection: &Connection) -> Result<(), Fault> {
    let shelves = Shelves::load(connection)?;
    for (name, row) in shelves.rows() {
        check(connection, name, row)?;
    }
    same_twins(connection)?;
    let stray = "SELECT 1 FROM shelved WHERE shelf NOT IN (SELECT name FROM shelf) LIMIT 1";
    match connection.query_row(stray, [], |_| Ok(())).optional()? {
        Some(()) => Err(Fault::Damage(Damage::List(ListOf::Shelves))),
        None => Ok(()),
    }
}

/// Each of them is noted twice, and the same both times.
fn same_twins(connection: &Connection) -> Result<(), Fault> {
    let other = "SELECT EXISTS (SELECT 1 FROM unshelved WHERE article + twin <> 0)";
    match connection.query_row(other, [], |row| row.get(0))? {
        true => Err(Fault::Damage(Damage::List(ListOf::Shelves))),
        false => Ok(()),
    }
}

/// The first stories that wait for their places, and no more than so many.
pub(crate) fn unshelved(connection: &Connection, most: usize) -> Result<Vec<i64>, Fault> {
    same_twins(connection)?;
    let mut statement = connection.prepare_cached("SELECT article FROM unshelved ORDER BY article LIMIT ?1")?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let numbers = statement.query_map([most], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(numbers)
}

/// Those up to a number wait no more.
pub(crate) fn are_shelved(connection: &Connection, last: i64) -> Result<(), Fault> {
    connection.prepare_cached("DELETE FROM unshelved WHERE article <= ?1")?.execute([last])?;
    Ok(())
}

/// Every story is looked at again.
pub(crate) fn unshelve_all(connection: &Connection) -> Result<(), Fault> {
    connection.execute(
        "INSERT INTO unshelved (article, twin) SELECT number, -number FROM article WHERE true ON CONFLICT DO NOTHING",
        [],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::identity::known::tests::known;
    use crate::archive::identity::revision::tests::article;
    use crate::archive::store::Store;

    fn moment(minute: u32) -> Instant {
        Instant::parse(&format!("2023-04-09T06:{minute:02}:00+08:00")).unwrap()
    }

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn a_story_stands_where_it_was_put_and_its_shelves_have_news_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let connection = Store::open(folder.path()).unwrap().connection;
        let mut shelves = Shelves::load(&connection).unwrap();
        shelves.put(1, &names(&["section:要闻", "author:鲁燕"]), moment(1)).unwrap();
        shelves.put(2, &names(&["section:要闻"]), moment(0)).unwrap();
        shelves.mark_all(false);
        shelves.put(1, &names(&["section:民生"]), moment(9)).unwrap();
        shelves.write().unwrap();
        let shelves = Shelves::load(&connection).unwrap();
        let told = |name: &str| shelves.rows().get(name).map(|row| (row.count, row.due, row.updated));
        assert_eq!(told("section:要闻"), Some((1, true, Some(moment(9)))));
        assert_eq!(told("section:民生"), Some((1, true, Some(moment(9)))));
        assert_eq!(told("author:鲁燕"), Some((0, true, Some(moment(9)))));
        whole(&connection).unwrap();
    }

    #[test]
    fn an_article_that_is_written_waits_for_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let connection = Store::open(folder.path()).unwrap().connection;
        let mut row = known(7, &article("2026-11-27", "A02", "渡口老屋开门", "正文")).row;
        assert!(row.insert(&connection).unwrap());
        assert_eq!(unshelved(&connection, 9).unwrap(), [7]);
        are_shelved(&connection, 7).unwrap();
        assert!(unshelved(&connection, 9).unwrap().is_empty());
        row.headline = "渡口老屋关门".to_owned();
        row.update(&connection).unwrap();
        row.update(&connection).unwrap();
        assert_eq!(unshelved(&connection, 9).unwrap(), [7]);
    }

    #[test]
    fn a_foreign_hand_on_a_shelf_is_damage() {
        let folder = tempfile::tempdir().unwrap();
        let connection = Store::open(folder.path()).unwrap().connection;
        let mut shelves = Shelves::load(&connection).unwrap();
        shelves.put(1, &names(&["section:要闻"]), moment(1)).unwrap();
        shelves.write().unwrap();
        for foreign in [
            "UPDATE shelf SET due = 0",
            "UPDATE shelf SET name = 'section:民生'",
            "DELETE FROM shelf",
            "UPDATE shelved SET article = 2",
            "DELETE FROM shelved",
            "INSERT INTO shelved (shelf, article) VALUES ('section:体育', 1)",
        ] {
            connection.execute_batch("SAVEPOINT before").unwrap();
            connection.execute(foreign, []).unwrap();
            assert!(matches!(whole(&connection), Err(Fault::Damage(_))), "{foreign}");
            connection.execute_batch("ROLLBACK TO before").unwrap();
        }
    }
}
