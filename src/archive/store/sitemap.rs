//! What the archive holds for search engines: the months of the paper, what is out of each, what came out of late.

use crate::archive::store::editions::Rows;
use crate::archive::store::editions::with_texts;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::row::day;
use crate::beijing::Instant;
use chrono::Months;
use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::params;

/// The months of which an edition is out, each by its first day, oldest first.
pub(crate) fn months(connection: &Connection) -> Result<Vec<NaiveDate>, Fault> {
    let select = "SELECT DISTINCT substr(date, 1, 7) || '-01' FROM edition WHERE public > 0 ORDER BY 1";
    let mut statement = connection.prepare(select)?;
    let months: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    months.iter().map(|month| day(month)).collect()
}

/// What is out of the editions of a month, which is told by its first day.
pub(crate) fn month(connection: &Connection, authority: &str, first: NaiveDate) -> Result<Rows, Fault> {
    let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
    let shown = "WHERE state IN ('live', 'notice') AND date >= ?1 AND date < ?2 ORDER BY date, hash";
    let rows = ArticleRow::select(connection, shown, params![first.to_string(), next.to_string()])?;
    Ok(Rows::of(with_texts(connection, rows)?, authority))
}

/// The stories that came out since a moment, the newest first, and no more than so many.
pub(crate) fn since(connection: &Connection, authority: &str, moment: Instant, most: usize) -> Result<Rows, Fault> {
    let shown = "WHERE state IN ('live', 'notice') AND published >= ?1 ORDER BY published DESC, date, hash LIMIT ?2";
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let rows = ArticleRow::select(connection, shown, params![moment.seconds(), most])?;
    Ok(Rows::of(with_texts(connection, rows)?, authority))
}
