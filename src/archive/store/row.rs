//! The rows of articles and revisions: read with their seals checked, written with their seals made.

use crate::archive::store::content;
use crate::archive::store::fault::Fault;
use crate::archive::store::pictures;
use crate::archive::store::seal::Seal;
use crate::archive::store::seal::Sealing;
use crate::archive::store::state;
use crate::article::Article;
use crate::article::history::State;
use crate::article::id::Adopted;
use crate::article::id::ItemId;
use crate::article::page::Page;
use crate::beijing::Instant;
use crate::error::Place;
use crate::error::damage::Damage;
use crate::error::damage::Part;
use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::Row;
use rusqlite::params;
use std::path::Path;

/// An article without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ArticleRow {
    /// Its key in the archive; 0 before it is written.
    pub(crate) number: i64,
    /// The day of its id, and of the edition it is filed under.
    pub(crate) date: NaiveDate,
    /// The page of its id.
    pub(crate) page: Option<Page>,
    /// The hash of its id.
    pub(crate) hash: String,
    /// The text that is its id, where it came with one.
    pub(crate) adopted: Option<Adopted>,
    /// What it was known by when first seen.
    pub(crate) headline: String,
    /// The hash of what it is known by now.
    pub(crate) words: i64,
    /// Where it stands.
    pub(crate) state: State,
    /// Settled once it was out; a plan while it is held.
    pub(crate) published: Instant,
    /// The last change that a reader would see.
    pub(crate) updated: Instant,
    /// When the feeds last had news of it: `updated`, the moment of arrival for a page that came late, or of withdrawal.
    pub(crate) changed: Instant,
    /// When it was withdrawn.
    pub(crate) withdrawn: Option<Instant>,
    /// Why a person withdrew it.
    pub(crate) reason: Option<String>,
    /// The article that took its place.
    pub(crate) successor: Option<i64>,
    /// How many revisions there are.
    pub(crate) revisions: i64,
    /// The seal of the last one.
    pub(crate) last: Seal,
}

/// A version of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RevisionRow {
    /// Counted from 1.
    pub(crate) number: i64,
    /// When it was first seen.
    pub(crate) seen: Instant,
    /// The file, and the lines in it, that last held it.
    pub(crate) place: Place,
    /// The hash of what a reader sees; `None` where only a published feed told of it.
    pub(crate) shown: Option<Seal>,
    /// The article as JSON.
    pub(crate) content: String,
    /// Covers all of it and the revision before.
    pub(crate) seal: Seal,
}

const COLUMNS: &str = "number, date, page, hash, headline, words, state, published, updated, changed, withdrawn, reason, successor, revisions, last, seal, adopted";

const INSERT: &str = "INSERT INTO article (number, date, page, hash, headline, words, state, published, updated, changed,
    withdrawn, reason, successor, revisions, last, seal, adopted) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING";

const UPDATE: &str = "UPDATE article SET date = ?2, page = ?3, hash = ?4, headline = ?5, words = ?6, state = ?7, published = ?8,
    updated = ?9, changed = ?10, withdrawn = ?11, reason = ?12, successor = ?13, revisions = ?14, last = ?15, seal = ?16, adopted = ?17 WHERE number = ?1";

impl ArticleRow {
    /// Its id.
    pub(crate) fn id(&self, authority: &str) -> ItemId {
        ItemId {
            authority: authority.to_owned(),
            date: self.date,
            page: self.page.clone(),
            hash: self.hash.clone(),
            adopted: self.adopted.clone(),
        }
    }

    /// The id without the authority, for messages.
    fn short(&self) -> String {
        format!("{}/{}/{}", self.date, self.page(), self.hash)
    }

    /// The page as its id writes it.
    pub(crate) fn page(&self) -> &str {
        Page::written(self.page.as_ref())
    }

    /// Whether readers ever saw it: one withdrawn before its publication leaves no trace in the feeds.
    pub(crate) fn is_public(&self) -> bool {
        self.state != State::Held && self.withdrawn.is_none_or(|withdrawn| withdrawn > self.published)
    }

    /// The seal over every column.
    pub(crate) fn seal(&self) -> Seal {
        let moment = |moment: Option<Instant>| moment.map(|it| it.seconds().to_string());
        let sealing = Sealing::new("article")
            .number(self.number)
            .text(&self.date.to_string())
            .text(self.page())
            .text(&self.hash)
            .text(&self.headline)
            .number(self.words)
            .text(state::kept(self.state))
            .number(self.published.seconds())
            .number(self.updated.seconds())
            .number(self.changed.seconds())
            .maybe(moment(self.withdrawn).as_deref())
            .maybe(self.reason.as_deref())
            .maybe(self.successor.map(|it| it.to_string()).as_deref())
            .number(self.revisions)
            .seal(self.last);
        // No row that an older benbao wrote has an adopted id: their seals stay as they are.
        match &self.adopted {
            Some(adopted) => sealing.text(adopted.as_str()).finish(),
            None => sealing.finish(),
        }
    }

    /// Reads a row of [`COLUMNS`] and holds it to its seal.
    fn read(row: &Row<'_>) -> Result<Self, Fault> {
        let wrong = |part| Fault::Damage(Damage::Without(part));
        let moment = |at| -> Result<Instant, Fault> { Instant::from_seconds(row.get(at)?).ok_or_else(|| wrong(Part::Moment)) };
        let page: String = row.get(2)?;
        let page = Page::read(&page).map_err(|_| wrong(Part::Page))?;
        let withdrawn: Option<i64> = row.get(10)?;
        let adopted: Option<String> = row.get(16)?;
        let article = Self {
            number: row.get(0)?,
            date: day(&row.get::<_, String>(1)?)?,
            page,
            hash: row.get(3)?,
            adopted: adopted.map(|it| Adopted::new(&it).ok_or_else(|| wrong(Part::Id))).transpose()?,
            headline: row.get(4)?,
            words: row.get(5)?,
            state: row.get(6)?,
            published: moment(7)?,
            updated: moment(8)?,
            changed: moment(9)?,
            withdrawn: withdrawn.map(|it| Instant::from_seconds(it).ok_or_else(|| wrong(Part::Moment))).transpose()?,
            reason: row.get(11)?,
            successor: row.get(12)?,
            revisions: row.get(13)?,
            last: row.get(14)?,
        };
        if article.seal() == row.get::<_, Seal>(15)? {
            Ok(article)
        } else {
            Err(Fault::Damage(Damage::Article { id: article.short() }))
        }
    }

    /// The article of that number.
    pub(crate) fn load(connection: &Connection, number: i64) -> Result<Self, Fault> {
        Self::select(connection, "WHERE number = ?1", [number])?
            .pop()
            .ok_or_else(|| Fault::Damage(Damage::ArticleMissing(number)))
    }

    /// The articles that a condition selects, in its order.
    pub(crate) fn select(connection: &Connection, condition: &str, values: impl rusqlite::Params) -> Result<Vec<Self>, Fault> {
        let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM article {condition}"))?;
        let mut rows = statement.query(values)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Self::read(row)?);
        }
        Ok(found)
    }

    /// The article of an id, where there is one.
    pub(crate) fn of_id(connection: &Connection, id: &ItemId) -> Result<Option<Self>, Fault> {
        if let Some(adopted) = &id.adopted {
            return Self::of_adopted(connection, adopted);
        }
        let condition = "WHERE date = ?1 AND hash = ?2 AND page = ?3 AND adopted IS NULL";
        Ok(Self::select(connection, condition, params![id.date.to_string(), id.hash, id.page()])?.pop())
    }

    /// The article that has adopted this id, where there is one.
    pub(crate) fn of_adopted(connection: &Connection, adopted: &Adopted) -> Result<Option<Self>, Fault> {
        Ok(Self::select(connection, "WHERE adopted = ?1", [adopted.as_str()])?.pop())
    }

    /// Writes a new article; `false` where its number or its id is taken.
    pub(crate) fn insert(&self, connection: &Connection) -> Result<bool, Fault> {
        self.write(connection, INSERT)
    }

    /// Writes an article anew.
    pub(crate) fn update(&self, connection: &Connection) -> Result<(), Fault> {
        self.write(connection, UPDATE).map(drop)
    }

    fn write(&self, connection: &Connection, statement: &str) -> Result<bool, Fault> {
        let written = connection.prepare_cached(statement)?.execute(params![
            self.number,
            self.date.to_string(),
            self.page(),
            self.hash,
            self.headline,
            self.words,
            self.state,
            self.published.seconds(),
            self.updated.seconds(),
            self.changed.seconds(),
            self.withdrawn.map(Instant::seconds),
            self.reason,
            self.successor,
            self.revisions,
            self.last,
            self.seal(),
            self.adopted.as_ref().map(Adopted::as_str),
        ])?;
        Ok(written == 1)
    }

    /// Its last revision, held to its seal.
    pub(crate) fn revision(&self, connection: &Connection) -> Result<RevisionRow, Fault> {
        let revision = RevisionRow::load(connection, self.number, self.revisions)?;
        if revision.seal == self.last { Ok(revision) } else { Err(Fault::Damage(Damage::Text { id: self.short() })) }
    }

    /// The article as it stands, read from its last revision.
    pub(crate) fn article(&self, connection: &Connection) -> Result<Article, Fault> {
        let revision = self.revision(connection)?;
        content::read(&revision.content, revision.place)
    }
}

impl RevisionRow {
    /// The seal over its columns, as a revision of this article that follows one with the seal `before`.
    pub(crate) fn sealed(&self, article: i64, before: Seal) -> Seal {
        let (first, last) = self.lines();
        Sealing::new("revision")
            .number(article)
            .number(self.number)
            .number(self.seen.seconds())
            .text(&self.place.path.to_string_lossy())
            .number(first)
            .number(last)
            .seal(self.shown.unwrap_or_default())
            .text(&self.content)
            .seal(before)
            .finish()
    }

    fn lines(&self) -> (i64, i64) {
        let number = |line: usize| i64::try_from(line).unwrap_or(i64::MAX);
        self.place.lines.map_or((0, 0), |(first, last)| (number(first), number(last)))
    }

    /// Reads one revision, held to its seal.
    pub(crate) fn load(connection: &Connection, article: i64, number: i64) -> Result<Self, Fault> {
        let before = match number {
            1 => Seal::default(),
            _ => connection
                .prepare_cached("SELECT seal FROM revision WHERE article = ?1 AND number = ?2")?
                .query_row([article, number - 1], |row| row.get(0))
                .optional()?
                .ok_or_else(|| Fault::Damage(Damage::RevisionMissing { article, number: number - 1 }))?,
        };
        let select =
            "SELECT seen, path, first_line, last_line, shown, content, seal FROM revision WHERE article = ?1 AND number = ?2";
        let mut statement = connection.prepare_cached(select)?;
        let mut rows = statement.query([article, number])?;
        let missing = || Fault::Damage(Damage::RevisionMissing { article, number });
        let row = rows.next()?.ok_or_else(missing)?;
        let line = |at| -> Result<usize, Fault> { usize::try_from(row.get::<_, i64>(at)?).map_err(|_| missing()) };
        let path: String = row.get(1)?;
        let lines = (line(2)?, line(3)?);
        let shown: Seal = row.get(4)?;
        let revision = Self {
            number,
            seen: Instant::from_seconds(row.get(0)?).ok_or_else(missing)?,
            place: Place { path: Path::new(&path).to_owned(), lines: (lines.0 > 0).then_some(lines), columns: None },
            shown: (shown != Seal::default()).then_some(shown),
            content: row.get(5)?,
            seal: row.get(6)?,
        };
        if revision.sealed(article, before) == revision.seal {
            Ok(revision)
        } else {
            Err(Fault::Damage(Damage::Revision { article, number }))
        }
    }

    /// Writes it, in place of one with its number. Sets the seal.
    pub(crate) fn write(&mut self, connection: &Connection, article: i64, before: Seal) -> Result<(), Fault> {
        self.seal = self.sealed(article, before);
        let (first, last) = self.lines();
        connection
            .prepare_cached(
                "REPLACE INTO revision (article, number, seen, path, first_line, last_line, shown, content, seal) VALUES (?,?,?,?,?,?,?,?,?)",
            )?
            .execute(params![
                article,
                self.number,
                self.seen.seconds(),
                self.place.path.to_string_lossy(),
                first,
                last,
                self.shown.unwrap_or_default(),
                self.content,
                self.seal,
            ])?;
        pictures::note(connection, article, &content::pictures(&self.content)?)
    }

    /// The seal of the revision before this one.
    pub(crate) fn before(connection: &Connection, article: i64, number: i64) -> Result<Seal, Fault> {
        if number <= 1 { Ok(Seal::default()) } else { Self::load(connection, article, number - 1).map(|it| it.seal) }
    }
}

/// How many stories wait for their hour, and the hour of the first.
pub(crate) fn waiting(connection: &Connection) -> Result<Option<(usize, Instant)>, Fault> {
    let select = "SELECT count(*), min(published) FROM article WHERE state = 'held'";
    let (count, first): (i64, Option<i64>) = connection.query_row(select, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(usize::try_from(count).ok().zip(first.and_then(Instant::from_seconds)))
}

/// A day as the archive writes it.
pub(crate) fn day(text: &str) -> Result<NaiveDate, Fault> {
    text.parse().map_err(|_| Fault::Damage(Damage::NoDay(text.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::identity::known::tests::known;
    use crate::archive::identity::revision::tests::article;

    #[test]
    fn what_was_withdrawn_before_it_appeared_was_never_public() {
        let row = known(1, &article("2026-11-27", "A02", "渡口老屋开门", "正文")).row;
        let at = |seconds| Some(row.published.plus_seconds(seconds));
        let table = [(None, true), (at(1), true), (at(0), false), (at(-1), false)];
        for (withdrawn, expected) in table {
            assert_eq!(ArticleRow { withdrawn, ..row.clone() }.is_public(), expected, "{withdrawn:?}");
        }
        assert!(!ArticleRow { state: State::Held, ..row }.is_public());
    }
}
