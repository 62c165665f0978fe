//! What was said of files of which nothing was published: each is told once, until it changes or goes.

use crate::archive::fault::Fault;
use crate::archive::seal::Seal;
use crate::archive::seal::Sealing;
use rusqlite::Connection;
use rusqlite::params;
use std::collections::BTreeSet;

/// What is said of a file below the source folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// The file.
    pub path: String,
    /// What is the matter with it, without the name of the source folder.
    pub message: String,
}

/// What was told and still stood at the end of the last run.
pub(crate) fn before(connection: &Connection) -> Result<BTreeSet<Said>, Fault> {
    let mut statement = connection.prepare("SELECT path, message, seal FROM told")?;
    let mut rows = statement.query([])?;
    let mut told = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let said = Said { path: row.get(0)?, message: row.get(1)? };
        if sealed(&said) != row.get::<_, Seal>(2)? {
            return Err(Fault::Damage("what was told is not as it was written".to_owned()));
        }
        told.insert(said);
    }
    Ok(told)
}

/// What stands now: what this run says, and of what was told before all that it did not look at again.
pub(crate) fn now(before: &BTreeSet<Said>, says: &BTreeSet<Said>, is_unread: &dyn Fn(&str) -> bool) -> BTreeSet<Said> {
    before.iter().filter(|said| is_unread(&said.path)).chain(says).cloned().collect()
}

/// Keeps what stands.
pub(crate) fn keep(connection: &Connection, before: &BTreeSet<Said>, now: &BTreeSet<Said>) -> Result<(), Fault> {
    for said in before.difference(now) {
        let statement = "DELETE FROM told WHERE path = ?1 AND message = ?2";
        connection.prepare_cached(statement)?.execute(params![said.path, said.message])?;
    }
    for said in now.difference(before) {
        let statement = "INSERT INTO told (path, message, seal) VALUES (?1, ?2, ?3)";
        connection.prepare_cached(statement)?.execute(params![said.path, said.message, sealed(said)])?;
    }
    Ok(())
}

fn sealed(said: &Said) -> Seal {
    Sealing::new("told").text(&said.path).text(&said.message).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(path: &str, message: &str) -> Said {
        Said { path: path.to_owned(), message: message.to_owned() }
    }

    #[test]
    fn what_was_not_looked_at_again_still_stands_and_what_is_mended_does_not() {
        let before = [said("a.md", "no text"), said("b.md", "no text"), said("c.docx", "not read")].into();
        let says = [said("b.md", "no day"), said("d.docx", "not read")].into();
        let expected = [said("a.md", "no text"), said("b.md", "no day"), said("d.docx", "not read")].into();
        assert_eq!(now(&before, &says, &|path| path == "a.md"), expected);
    }
}
