//! Which pictures stories show now: what none shows any more is taken out of the output.

use crate::archive::store::content;
use crate::archive::store::fault::Fault;
use crate::archive::store::pictures;
use crate::archive::store::row::ArticleRow;
use crate::article::history::State;
use chrono::NaiveDate;
use rusqlite::Connection;

/// Of the pictures that stories of an edition show or showed: those that no story shows that is out.
pub(crate) fn left(connection: &Connection, date: NaiveDate) -> Result<Vec<String>, Fault> {
    let mut left = pictures::of_edition(connection, &date.to_string())?;
    let mut failed = Ok(());
    left.retain(|hash| match is_shown(connection, hash, |row| row.is_public() && row.state == State::Live) {
        Ok(shown) => !shown,
        Err(fault) => {
            failed = Err(fault);
            true
        }
    });
    failed.map(|()| left)
}

/// Whether a story that is out, or waits for its hour, shows a picture.
pub(crate) fn anywhere(connection: &Connection, hash: &str) -> Result<bool, Fault> {
    is_shown(connection, hash, |row| matches!(row.state, State::Held | State::Live))
}

/// Whether one of these stories shows a picture now.
fn is_shown(connection: &Connection, hash: &str, counts: impl Fn(&ArticleRow) -> bool) -> Result<bool, Fault> {
    for article in pictures::showing(connection, hash)? {
        let row = ArticleRow::load(connection, article)?;
        if counts(&row) {
            let shown = content::pictures(&row.revision(connection)?.content)?;
            if shown.iter().filter_map(|it| it.copy.as_ref()).any(|copy| copy.hash == hash) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}
