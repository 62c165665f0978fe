//! What was said of files of which nothing was published: each is told once, until it changes or goes.

use crate::archive::fault::Fault;
use crate::archive::seal::Seal;
use crate::archive::seal::Sealing;
use crate::error::Damage;
use crate::words::Message;
use rusqlite::Connection;
use rusqlite::params;
use std::collections::BTreeSet;

/// What is said of a file below the source folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// The file.
    pub path: String,
    /// The line that is in the way, counted from 1; `None` where the whole file is meant.
    pub line: Option<usize>,
    /// What is the matter with it.
    pub why: Message,
}

/// What was told and still stood at the end of the last run.
pub(crate) fn before(connection: &Connection) -> Result<BTreeSet<Said>, Fault> {
    let mut statement = connection.prepare("SELECT path, message, seal FROM told")?;
    let mut rows = statement.query([])?;
    let mut told = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let (path, message): (String, String) = (row.get(0)?, row.get(1)?);
        if sealed(&path, &message) != row.get::<_, Seal>(2)? {
            return Err(Fault::Damage(Damage::Told));
        }
        told.insert(read(path, &message));
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
        connection.prepare_cached(statement)?.execute(params![said.path, written(said)?])?;
    }
    for said in now.difference(before) {
        let statement = "INSERT INTO told (path, message, seal) VALUES (?1, ?2, ?3)";
        let message = written(said)?;
        connection.prepare_cached(statement)?.execute(params![said.path, message, sealed(&said.path, &message)])?;
    }
    Ok(())
}

/// Line and reason as they are kept.
fn written(said: &Said) -> Result<String, Fault> {
    serde_json::to_string(&(said.line, &said.why)).map_err(|error| Fault::Damage(Damage::Untellable(error.to_string())))
}

/// An older benbao kept an English sentence: it stands until the file is looked at again.
fn read(path: String, message: &str) -> Said {
    match serde_json::from_str(message) {
        Ok((line, why)) => Said { path, line, why },
        Err(_) => Said { path, line: None, why: Message::verbatim(message.trim_start_matches([':', ' '])) },
    }
}

fn sealed(path: &str, message: &str) -> Seal {
    Sealing::new("told").text(path).text(message).finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::WarningKind;
    use crate::words::Language;
    use crate::words::Worded;

    fn said(path: &str, message: &str) -> Said {
        Said { path: path.to_owned(), line: None, why: Message::verbatim(message) }
    }

    #[test]
    fn what_was_not_looked_at_again_still_stands_and_what_is_mended_does_not() {
        let before = [said("a.md", "no text"), said("b.md", "no text"), said("c.docx", "not read")].into();
        let says = [said("b.md", "no day"), said("d.docx", "not read")].into();
        let expected = [said("a.md", "no text"), said("b.md", "no day"), said("d.docx", "not read")].into();
        assert_eq!(now(&before, &says, &|path| path == "a.md"), expected);
    }

    #[test]
    fn what_was_told_comes_back_in_every_language_and_that_of_an_older_benbao_as_it_was_told() {
        let kept = Said { path: "a.md".to_owned(), line: Some(3), why: WarningKind::NoArticle.message() };
        assert_eq!(read("a.md".to_owned(), &written(&kept).unwrap()), kept);
        let old = read("a.md".to_owned(), ": no article on this page");
        assert_eq!((old.line, old.why.in_language(Language::Chinese).as_str()), (None, "no article on this page"));
        assert_eq!(read("a.md".to_owned(), &written(&old).unwrap()), old);
    }
}
