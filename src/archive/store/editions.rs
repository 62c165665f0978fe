//! What the archive holds for the feeds: an edition whole, the newest changes of the paper, the order of editions.
//!
//! Everything that leaves here was held to its seals: rows, texts, and that none is missing.

use crate::archive::store::content;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::row::RevisionRow;
use crate::archive::store::row::day;
use crate::archive::store::seal::Seal;
use crate::archive::store::seal::Sealing;
use crate::archive::store::state;
use crate::article::Item;
use crate::article::Withdrawal;
use crate::article::history::State;
use crate::beijing::Instant;
use crate::error::Error;
use crate::error::damage::Damage;
use crate::feed::Selection;
use crate::shelf::Most;
use crate::words::language::Language;
use chrono::Days;
use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::Row;
use rusqlite::params;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::Path;

/// What belongs into one document, as the archive keeps it: cheap to fetch, decoded elsewhere and on all cores.
#[derive(Debug)]
pub struct Rows {
    rows: Vec<(ArticleRow, RevisionRow)>,
    authority: String,
    edition: Option<NaiveDate>,
    previous: Option<NaiveDate>,
    next: Option<NaiveDate>,
}

impl Rows {
    /// Of articles that are no edition.
    pub(crate) fn of(rows: Vec<(ArticleRow, RevisionRow)>, authority: &str) -> Self {
        Self { rows, authority: authority.to_owned(), edition: None, previous: None, next: None }
    }

    /// Decodes the articles; `language` is the paper's.
    ///
    /// # Errors
    /// [`Error::Damaged`] where a text is not what an article is.
    pub fn decode(self, archive: &Path, language: Language) -> Result<Selection, Error> {
        self.read(language).map_err(|fault| fault.at(archive))
    }

    pub(crate) fn read(self, language: Language) -> Result<Selection, Fault> {
        let Self { edition, previous, next, .. } = self;
        let mut contents = Selection { edition, previous, next, ..Selection::default() };
        for (row, revision) in self.rows {
            let id = row.id(&self.authority);
            if row.state.is_shown() {
                let mut article = content::read(&revision.content, revision.place)?;
                if row.state == State::Notice {
                    article = state::notice(article, row.reason.as_deref(), language);
                }
                contents.items.push(Item { id, article, published: row.published, updated: row.updated, changed: row.changed });
            } else if let (Some(when), true) = (row.withdrawn, row.state.is_tombstone() && row.is_public()) {
                contents.withdrawals.push(Withdrawal { id, when, reason: row.reason });
            }
        }
        contents.items.sort_by(|one, two| (Reverse(one.published), &one.id).cmp(&(Reverse(two.published), &two.id)));
        contents.withdrawals.sort_by(|one, two| (Reverse(one.when), &one.id).cmp(&(Reverse(two.when), &two.id)));
        Ok(contents)
    }
}

/// An edition's own row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EditionRow {
    pub(crate) date: NaiveDate,
    /// How many of its articles readers ever saw.
    pub(crate) public: i64,
    /// Covers the day, the count and every article.
    pub(crate) seal: Seal,
}

/// The newest edition that readers saw something of, and how many of its stories are out.
pub(crate) fn newest_public(connection: &Connection) -> Result<Option<(NaiveDate, usize)>, Fault> {
    let newest = "SELECT date FROM edition WHERE public > 0 ORDER BY date DESC LIMIT 1";
    let Some(date) = connection.query_row(newest, [], |row| row.get::<_, String>(0)).optional()? else { return Ok(None) };
    let count = "SELECT count(*) FROM article WHERE date = ?1 AND state IN ('live', 'notice')";
    let count: i64 = connection.query_row(count, [&date], |row| row.get(0))?;
    Ok(date.parse().ok().map(|date| (date, usize::try_from(count).unwrap_or_default())))
}

/// Fetches an edition, held to its seal.
pub(crate) fn edition(connection: &Connection, authority: &str, date: NaiveDate) -> Result<Rows, Fault> {
    let rows = ArticleRow::select(connection, "WHERE date = ?1", [date.to_string()])?;
    let whole = seal_of(date, &rows);
    if load(connection, date)?.is_none_or(|row| row.seal != whole.seal) {
        return Err(Fault::Damage(Damage::Edition(date)));
    }
    let rows = with_texts(connection, rows)?;
    let (previous, next) = (neighbour(connection, date, Side::Before)?, neighbour(connection, date, Side::After)?);
    Ok(Rows { rows, authority: authority.to_owned(), edition: Some(date), previous, next })
}

/// Which stories a subscription document is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Scope<'a> {
    /// All of the paper but those on these shelves.
    Paper { without: &'a [String] },
    /// Those on a shelf.
    Shelf(&'a str),
}

impl Scope<'_> {
    /// The condition, with the parameter of that number.
    fn condition(self, parameter: usize) -> String {
        match self {
            Self::Paper { .. } => {
                format!("number NOT IN (SELECT article FROM shelved WHERE shelf IN (SELECT value FROM json_each(?{parameter})))")
            }
            Self::Shelf(_) => format!("number IN (SELECT article FROM shelved WHERE shelf = ?{parameter})"),
        }
    }

    fn value(self) -> String {
        match self {
            Self::Paper { without } => serde_json::json!(without).to_string(),
            Self::Shelf(name) => name.to_owned(),
        }
    }
}

/// Fetches what a subscription document holds: the items that were added or changed last (RFC 5005 §4), so many and of so many
/// days, its whole newest edition, and the withdrawals among them. `previous` is the edition that the archive walk of the paper's
/// own begins with.
pub(crate) fn newest(connection: &Connection, authority: &str, scope: Scope<'_>, most: Most) -> Result<Rows, Fault> {
    let limit = i64::try_from(most.items).unwrap_or(i64::MAX);
    let (of, value) = (|at| scope.condition(at), scope.value());
    let from = match (most.days, latest(connection)?) {
        (Some(days), Some(latest)) => latest.checked_sub_days(Days::new(days.into())).map(|day| day.to_string()),
        _ => None,
    };
    let from = from.unwrap_or_default();
    let shown = format!(
        "WHERE state IN ('live', 'notice') AND date >= ?2 AND {} ORDER BY changed DESC, published DESC, date, hash LIMIT ?1",
        of(3)
    );
    let mut rows = ArticleRow::select(connection, &shown, params![limit, from, value])?;
    let enough = i64::try_from(rows.len()).is_ok_and(|count| count == limit);
    let oldest = rows.last().filter(|_| enough).map_or(i64::MIN, |row| row.changed.seconds());
    let buried = format!(
        "WHERE state IN ('gone', 'withdrawn', 'merged') AND changed >= ?1 AND date >= ?3 AND {} ORDER BY changed DESC, date, hash LIMIT ?2",
        of(4)
    );
    rows.extend(ArticleRow::select(connection, &buried, params![oldest, limit, from, value])?);
    let newest = match scope {
        Scope::Paper { .. } => latest(connection)?,
        Scope::Shelf(_) => latest_of(connection, scope)?,
    };
    if let Some(newest) = newest {
        let seen: BTreeSet<i64> = rows.iter().map(|row| row.number).collect();
        let edition =
            ArticleRow::select(connection, &format!("WHERE date = ?1 AND {}", of(2)), params![newest.to_string(), value])?;
        rows.extend(edition.into_iter().filter(|row| !seen.contains(&row.number)));
    }
    let previous = match (scope, newest) {
        // The newest edition is not here as a whole: a walk through the archive begins with it.
        (Scope::Paper { without: [_, ..] }, newest) => newest,
        (Scope::Paper { .. }, Some(newest)) => neighbour(connection, newest, Side::Before)?,
        (Scope::Paper { .. } | Scope::Shelf(_), _) => None,
    };
    Ok(Rows { rows: with_texts(connection, rows)?, authority: authority.to_owned(), edition: None, previous, next: None })
}

/// The newest day of which a story is out there.
fn latest_of(connection: &Connection, scope: Scope<'_>) -> Result<Option<NaiveDate>, Fault> {
    let select = format!("SELECT max(date) FROM article WHERE state IN ('live', 'notice') AND {}", scope.condition(1));
    let found: Option<String> = connection.prepare_cached(&select)?.query_row([scope.value()], |row| row.get(0))?;
    found.map(|it| day(&it)).transpose()
}

/// A notice that newer changes have pushed out of the subscription documents becomes a tombstone. Gives the change to the
/// seal of all editions.
pub(crate) fn age_notices(connection: &Connection, limit: usize, now: Instant) -> Result<Seal, Fault> {
    let mut change = Seal::default();
    let notices = ArticleRow::select(connection, "WHERE state = 'notice'", [])?;
    if notices.is_empty() {
        return Ok(change);
    }
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let newest = latest(connection)?;
    let newer = "SELECT count(*) FROM article WHERE state IN ('live', 'notice') AND changed > ?1";
    for mut row in notices {
        let newer: i64 = connection.prepare_cached(newer)?.query_row([row.changed.seconds()], |row| row.get(0))?;
        if newer < limit || newest == Some(row.date) {
            continue;
        }
        row.state = State::Withdrawn;
        row.changed = state::moved(row.updated, now);
        row.withdrawn = Some(row.changed);
        row.update(connection)?;
        change.toggle(bring_up(connection, row.date)?);
    }
    Ok(change)
}

pub(crate) fn with_texts(connection: &Connection, rows: Vec<ArticleRow>) -> Result<Vec<(ArticleRow, RevisionRow)>, Fault> {
    let public = rows.into_iter().filter(ArticleRow::is_public);
    public.map(|row| row.revision(connection).map(|revision| (row, revision))).collect()
}

/// The newest edition that is out.
pub(crate) fn latest(connection: &Connection) -> Result<Option<NaiveDate>, Fault> {
    one_day(connection, "SELECT date FROM edition WHERE public > 0 ORDER BY date DESC LIMIT 1", [])
}

/// Which of the two editions beside one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    After,
}

/// The edition that is out next to a day.
pub(crate) fn neighbour(connection: &Connection, date: NaiveDate, side: Side) -> Result<Option<NaiveDate>, Fault> {
    let select = match side {
        Side::After => "SELECT date FROM edition WHERE public > 0 AND date > ?1 ORDER BY date LIMIT 1",
        Side::Before => "SELECT date FROM edition WHERE public > 0 AND date < ?1 ORDER BY date DESC LIMIT 1",
    };
    one_day(connection, select, [date.to_string()])
}

fn one_day(connection: &Connection, select: &str, values: impl rusqlite::Params) -> Result<Option<NaiveDate>, Fault> {
    let found: Option<String> = connection.prepare_cached(select)?.query_row(values, |row| row.get(0)).optional()?;
    found.map(|it| day(&it)).transpose()
}

/// The editions whose documents must be written, oldest first.
pub(crate) fn due(connection: &Connection) -> Result<Vec<NaiveDate>, Fault> {
    let mut statement = connection.prepare("SELECT date FROM edition WHERE due <> 0 AND public > 0 ORDER BY date")?;
    let dates: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    dates.iter().map(|date| day(date)).collect()
}

/// The days of all editions that are out, oldest first.
pub(crate) fn days(connection: &Connection) -> Result<Vec<NaiveDate>, Fault> {
    let mut statement = connection.prepare_cached("SELECT date FROM edition WHERE public > 0 ORDER BY date")?;
    let dates: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    dates.iter().map(|date| day(date)).collect()
}

/// Brings an edition's row up to its articles and marks its documents due, its neighbours' too where it came to be out.
/// Gives the change to the seal of all editions.
pub(crate) fn bring_up(connection: &Connection, date: NaiveDate) -> Result<Seal, Fault> {
    let before = load(connection, date)?;
    let rows = ArticleRow::select(connection, "WHERE date = ?1", [date.to_string()])?;
    let whole = seal_of(date, &rows);
    let mut change = listed(connection, date)?;
    if rows.is_empty() {
        connection.prepare_cached("DELETE FROM edition WHERE date = ?1")?.execute([date.to_string()])?;
    } else {
        // What it gives to the copy is made anew at the end of the run.
        let statement = "REPLACE INTO edition (date, public, due, seal, exceptions) VALUES (?1, ?2, 1, ?3, NULL)";
        connection.prepare_cached(statement)?.execute(params![date.to_string(), whole.public, whole.seal])?;
    }
    change.toggle(listed(connection, date)?);
    if before.is_some_and(|row| row.public > 0) != (whole.public > 0) {
        for side in [Side::Before, Side::After] {
            if let Some(neighbour) = neighbour(connection, date, side)? {
                change.toggle(listed(connection, neighbour)?);
                let statement = "UPDATE edition SET due = 1 WHERE date = ?1";
                connection.prepare_cached(statement)?.execute([neighbour.to_string()])?;
                change.toggle(listed(connection, neighbour)?);
            }
        }
    }
    Ok(change)
}

/// Marks the documents of every edition due, or none. Gives the change to the seal of all editions.
pub(crate) fn mark_all(connection: &Connection, due: Due) -> Result<Seal, Fault> {
    let mut change = whole(connection)?;
    let due = i64::from(due == Due::Yes);
    connection.prepare_cached("UPDATE edition SET due = ?1 WHERE due <> ?1")?.execute([due])?;
    change.toggle(whole(connection)?);
    Ok(change)
}

/// Whether documents must be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Due {
    /// They must.
    Yes,
    /// They are out.
    No,
}

/// The editions that have not said yet what they give to the copy.
pub(crate) fn without_exceptions(connection: &Connection) -> Result<Vec<NaiveDate>, Fault> {
    let mut statement = connection.prepare_cached("SELECT date FROM edition WHERE exceptions IS NULL ORDER BY date")?;
    let dates: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    dates.iter().map(|date| day(date)).collect()
}

/// Notes what an edition gives to the copy. Gives the change to the seal of all editions.
pub(crate) fn set_exceptions(connection: &Connection, date: NaiveDate, records: &[u8]) -> Result<Seal, Fault> {
    let mut change = listed(connection, date)?;
    let statement = "UPDATE edition SET exceptions = ?2 WHERE date = ?1";
    connection.prepare_cached(statement)?.execute(params![date.to_string(), records])?;
    change.toggle(listed(connection, date)?);
    Ok(change)
}

/// What every edition gives to the copy.
pub(crate) fn exceptions(connection: &Connection) -> Result<Vec<Vec<u8>>, Fault> {
    let mut statement = connection.prepare_cached("SELECT exceptions FROM edition WHERE exceptions <> x''")?;
    let found = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(found)
}

/// The columns of an edition's row that its seal in the list covers.
const LISTED: &str = "date, public, due, exceptions, seal";

/// The seal of all editions, read from their rows.
pub(crate) fn whole(connection: &Connection) -> Result<Seal, Fault> {
    let mut statement = connection.prepare_cached(&format!("SELECT {LISTED} FROM edition"))?;
    let mut rows = statement.query([])?;
    let mut whole = Seal::default();
    while let Some(row) = rows.next()? {
        whole.toggle(seal_in_list(row)?);
    }
    Ok(whole)
}

/// What an edition adds to the seal of all; nothing where there is no such edition.
fn listed(connection: &Connection, date: NaiveDate) -> Result<Seal, Fault> {
    let mut statement = connection.prepare_cached(&format!("SELECT {LISTED} FROM edition WHERE date = ?1"))?;
    let mut rows = statement.query([date.to_string()])?;
    rows.next()?.map_or(Ok(Seal::default()), seal_in_list)
}

/// Of a row of [`LISTED`].
fn seal_in_list(row: &Row<'_>) -> Result<Seal, Fault> {
    let date = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
    let exceptions = row.get_ref(3)?.as_blob_or_null().map_err(rusqlite::Error::from)?;
    let sealing = Sealing::new("listed edition").text(date).number(row.get(1)?).number(row.get(2)?);
    let sealing = sealing.number(i64::from(exceptions.is_some())).bytes(exceptions.unwrap_or_default());
    Ok(sealing.seal(row.get(4)?).finish())
}

/// What must be added to the seal that the first version kept over the seals of its editions alone, so that it becomes
/// the one of today.
pub(crate) fn adopted(connection: &Connection) -> Result<Seal, Fault> {
    let mut statement = connection.prepare("SELECT seal FROM edition")?;
    let mut change = whole(connection)?;
    for seal in statement.query_map([], |row| row.get::<_, Seal>(0))? {
        change.toggle(seal?);
    }
    Ok(change)
}

/// An edition's row as it must be for these articles.
pub(crate) fn seal_of(date: NaiveDate, articles: &[ArticleRow]) -> EditionRow {
    let (mut public, mut set) = (0, Seal::default());
    for row in articles {
        public += i64::from(row.is_public());
        set.toggle(row.seal());
    }
    EditionRow { date, public, seal: Sealing::new("edition").text(&date.to_string()).number(public).seal(set).finish() }
}

/// An edition's row, where there is one.
pub(crate) fn load(connection: &Connection, date: NaiveDate) -> Result<Option<EditionRow>, Fault> {
    let select = "SELECT public, seal FROM edition WHERE date = ?1";
    let row = connection
        .prepare_cached(select)?
        .query_row([date.to_string()], |row| Ok(EditionRow { date, public: row.get(0)?, seal: row.get(1)? }))
        .optional()?;
    Ok(row)
}
