//! What was said of files of which nothing was published: each is told once, until it changes or goes.

use crate::archive::doubtful::Became;
use crate::archive::store::fault::Fault;
use crate::archive::store::seal::Seal;
use crate::archive::store::seal::Sealing;
use crate::error::damage::Damage;
use crate::words::language::Language;
use crate::words::message::Message;
use rusqlite::Connection;
use rusqlite::params;
use std::collections::BTreeMap;
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
    /// The reading of a story that is to be looked at (`accepted`); `None` of what is told of a file, or by an older benbao.
    pub(crate) story: Option<Seal>,
}

/// What was told and still stood at the end of the last run.
pub(crate) fn before(connection: &Connection) -> Result<BTreeSet<Said>, Fault> {
    let mut statement = connection.prepare("SELECT path, message, seal, story FROM told")?;
    let mut rows = statement.query([])?;
    let mut told = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let (path, message): (String, String) = (row.get(0)?, row.get(1)?);
        let story: Option<Seal> = row.get(3)?;
        if sealed(&path, &message, story) != row.get::<_, Seal>(2)? {
            return Err(Fault::Damage(Damage::Told));
        }
        told.insert(Said { story, ..read(path, &message) });
    }
    Ok(told)
}

/// What stands now: what this run says, and of what was told before all that it did not look at again.
pub(crate) fn now(before: &BTreeSet<Said>, says: &BTreeSet<Said>, is_unread: &dyn Fn(&str) -> bool) -> BTreeSet<Said> {
    before.iter().filter(|said| is_unread(&said.path)).chain(says).cloned().collect()
}

/// What stands now and was told before: the same, and a place to look at that only moved to another line of its page.
pub(crate) fn again(before: &BTreeSet<Said>, now: &BTreeSet<Said>) -> BTreeSet<Said> {
    let mut left: BTreeMap<(&str, &Message), usize> = BTreeMap::new();
    for said in before.difference(now).filter(|said| Became::of(&said.why).is_some()) {
        *left.entry((&said.path, &said.why)).or_default() += 1;
    }
    let mut again: BTreeSet<Said> = now.intersection(before).cloned().collect();
    for said in now.difference(before) {
        if let Some(count) = left.get_mut(&(said.path.as_str(), &said.why)).filter(|count| **count > 0) {
            *count -= 1;
            again.insert(said.clone());
        }
    }
    again
}

/// Keeps what stands.
pub(crate) fn note(connection: &Connection, before: &BTreeSet<Said>, now: &BTreeSet<Said>) -> Result<(), Fault> {
    for said in before.difference(now) {
        let statement = "DELETE FROM told WHERE path = ?1 AND message = ?2";
        connection.prepare_cached(statement)?.execute(params![said.path, written(said)?])?;
    }
    for said in now.difference(before) {
        let statement = "INSERT INTO told (path, message, story, seal) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
        let message = written(said)?;
        let seal = sealed(&said.path, &message, said.story);
        connection.prepare_cached(statement)?.execute(params![said.path, message, said.story, seal])?;
    }
    Ok(())
}

/// Line and reason as they are kept; what an older benbao kept, as it kept it.
fn written(said: &Said) -> Result<String, Fault> {
    if let Some(words) = said.why.verbatim_words() {
        return Ok(words.to_owned());
    }
    serde_json::to_string(&(said.line, &said.why)).map_err(|error| Fault::Damage(Damage::Untellable(error.to_string())))
}

/// An older benbao kept its English sentence, behind the name of the file: it stands until the file is looked at again.
fn read(path: String, message: &str) -> Said {
    match serde_json::from_str(message) {
        Ok((line, why)) => Said { path, line, why, story: None },
        Err(_) => Said { path, line: None, why: Message::verbatim(message), story: None },
    }
}

impl Said {
    /// What is said of a whole file.
    pub(crate) fn of_file(path: String, why: Message) -> Self {
        Self { path, line: None, why, story: None }
    }

    /// The same as an older benbao kept it: `:3: a comment begins here …`.
    pub(crate) fn as_it_was_kept(&self) -> Self {
        let line = self.line.map(|line| format!(":{line}")).unwrap_or_default();
        let words = format!("{line}: {}", self.why.in_language(Language::English));
        Self { path: self.path.clone(), line: None, why: Message::verbatim(&words), story: None }
    }

    /// What is to be shown of it: the sentence of an older benbao without the line that stands before it.
    pub(crate) fn shown(&self) -> Self {
        let Some(words) = self.why.verbatim_words() else { return self.clone() };
        let words = words.trim_start_matches([':', ' ']);
        let numbered = words.split_once(": ").and_then(|(line, rest)| Some((line.parse().ok()?, rest)));
        let (line, words) = numbered.map_or((None, words), |(line, rest)| (Some(line), rest));
        Self { path: self.path.clone(), line, why: Message::verbatim(words), story: None }
    }
}

/// What tells of no reading has the seal that an older benbao gave it.
fn sealed(path: &str, message: &str, story: Option<Seal>) -> Seal {
    let sealing = Sealing::new("told").text(path).text(message);
    match story {
        Some(story) => sealing.seal(story).finish(),
        None => sealing.finish(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::store::Store;
    use crate::error::warning::WarningKind;
    use crate::words::language::Language;
    use crate::words::message::Worded;

    fn said(path: &str, message: &str) -> Said {
        Said { path: path.to_owned(), line: None, why: Message::verbatim(message), story: None }
    }

    #[test]
    fn what_was_not_looked_at_again_still_stands_and_what_is_mended_does_not() {
        let before = [said("a.md", "no text"), said("b.md", "no text"), said("c.docx", "not read")].into();
        let says = [said("b.md", "no day"), said("d.docx", "not read")].into();
        let expected = [said("a.md", "no text"), said("b.md", "no day"), said("d.docx", "not read")].into();
        assert_eq!(now(&before, &says, &|path| path == "a.md"), expected);
    }

    #[test]
    fn a_place_to_look_at_that_moves_is_told_and_one_that_is_new_is_not() {
        let look = |line, headline| Said {
            path: "a.md".to_owned(),
            line: Some(line),
            why: Message::new(Became::Published.code()).text("headline", headline),
            story: None,
        };
        let told = |before: &[Said], now: &[Said]| again(&before.iter().cloned().collect(), &now.iter().cloned().collect());
        assert_eq!(told(&[look(3, "甲")], &[look(5, "甲"), look(9, "甲"), look(5, "乙")]), [look(5, "甲")].into());
        assert_eq!(told(&[look(3, "甲")], &[look(3, "甲"), look(9, "甲")]), [look(3, "甲")].into());
        let file = |line| Said { line: Some(line), ..said("a.md", "no text") };
        assert_eq!(told(&[file(3)], &[file(5)]), BTreeSet::new());
    }

    #[test]
    fn what_was_told_comes_back_in_every_language() {
        let kept = Said { path: "a.md".to_owned(), line: Some(3), why: WarningKind::NoArticle.message(), story: None };
        assert_eq!(read("a.md".to_owned(), &written(&kept).unwrap()), kept);
        assert_eq!(kept.shown(), kept);
    }

    #[test]
    fn what_an_older_benbao_told_is_known_again_shown_and_leaves() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let raw = ":3: no article on this page; begin each headline with `# `";
        let insert = "INSERT INTO told (path, message, seal) VALUES (?1, ?2, ?3)";
        store.connection.execute(insert, params!["a.md", raw, sealed("a.md", raw, None)]).unwrap();
        let told = before(&store.connection).unwrap();
        let now = Said { path: "a.md".to_owned(), line: Some(3), why: WarningKind::NoArticle.message(), story: None };
        assert!(told.contains(&now.as_it_was_kept()));
        let shown = told.first().unwrap().shown();
        assert_eq!((shown.line, shown.why.in_language(Language::Chinese)), (Some(3), raw[4..].to_owned()));
        note(&store.connection, &told, &[now.clone()].into()).unwrap();
        assert_eq!(before(&store.connection).unwrap(), [now].into());
    }
}
