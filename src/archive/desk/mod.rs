//! What a person decides against the pages: withdrawing an article, taking that back, saying that two are one.
//!
//! Each is one transaction; the documents concerned are due afterwards.

mod addresses;
pub mod adopt;
pub(crate) mod carried;
pub mod doubts;
pub(crate) mod export;
pub mod finding;
pub mod history;
pub mod recover;
pub mod search;
pub mod standing;

use crate::archive::Archive;
use crate::archive::store::editions;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::row::RevisionRow;
use crate::archive::store::seal::Seal;
use crate::archive::store::source_files;
use crate::archive::store::source_files::SourceRow;
use crate::archive::store::state;
use crate::article::history::State;
use crate::article::id::ItemId;
use crate::error::Error;
use crate::error::Senseless;
use rusqlite::Transaction;
use rusqlite::TransactionBehavior;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

/// As many figures of a hash stand in a message beside day and page, where hardly two stories share them.
const SHORT: usize = 8;

/// How an article is withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withdraw {
    /// Out of every feed at once, with a tombstone.
    Silently,
    /// With one last revision that says 本稿已撤回, until newer changes push it out.
    WithNotice,
}

/// A story whose withdrawal was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What it is called.
    pub headline: String,
    /// Where it stands now: off its page, where none holds it.
    pub state: State,
}

impl Archive {
    /// Withdraws an article, whatever the pages say. Gives what it is called.
    pub fn withdraw(&mut self, id: &ItemId, reason: &str, how: Withdraw) -> Result<String, Error> {
        self.edit(id, |archive, mut row| {
            let is_out = matches!(row.state, State::Live | State::Notice);
            let moment = if is_out { state::moved(row.updated, archive.now) } else { archive.now };
            match (row.state, how) {
                (State::Merged, _) => return Ok((row.headline, Vec::new())),
                (State::Live, Withdraw::WithNotice) => {
                    row.state = State::Notice;
                    row.updated = moment;
                }
                _ => row.state = State::Withdrawn,
            }
            if row.withdrawn.is_none() || is_out {
                row.withdrawn = Some(moment);
                row.changed = moment;
            }
            row.reason = Some(reason.to_owned());
            row.update(&archive.store.connection)?;
            Ok((row.headline.clone(), vec![row]))
        })
    }

    /// Withdraws the stories of a file or folder below the source folder that no page holds any more; all of those where
    /// `path` is empty. Gives their ids and headlines.
    ///
    /// # Errors
    /// [`Error::UnknownFile`] where there are none; it tells whether a page holds some.
    pub fn withdraw_file(&mut self, path: &Path, reason: &str, how: Withdraw) -> Result<Vec<(ItemId, String)>, Error> {
        let found = self.stories_of(path).map_err(|fault| fault.at(self.path()))?;
        let on_page: Vec<ArticleRow> = found.iter().filter(|(_, held)| *held).map(|(row, _)| row.clone()).collect();
        let left = found.into_iter().filter(|(_, on_a_page)| !on_a_page);
        let ids: Vec<ItemId> = left.map(|(row, _)| row.id(self.authority())).collect();
        if ids.is_empty() {
            let stories = self.candidates(&on_page).map_err(|fault| fault.at(self.path()))?;
            return Err(Error::UnknownFile { path: path.to_owned(), on_page: on_page.len(), stories });
        }
        ids.into_iter().map(|id| self.withdraw(&id, reason, how).map(|headline| (id, headline))).collect()
    }

    /// The published stories that a file or folder held last, and whether a page holds them.
    fn stories_of(&self, path: &Path) -> Result<Vec<(ArticleRow, bool)>, Fault> {
        let connection = &self.store.connection;
        let condition = "WHERE state IN ('live', 'held', 'notice') AND EXISTS (
            SELECT 1 FROM revision WHERE revision.article = article.number AND revision.number = article.revisions
            AND (?1 = '' OR path = ?1 OR substr(path, 1, length(?2)) = ?2)) ORDER BY number";
        let path = path.to_string_lossy();
        let rows = ArticleRow::select(connection, condition, [path.to_string(), format!("{path}/")])?;
        rows.into_iter().map(|row| self.is_printed(&row).map(|printed| (row, printed))).collect()
    }

    /// Takes a withdrawal back: live again where a page holds it.
    pub fn restore(&mut self, id: &ItemId) -> Result<Restored, Error> {
        let mut state = State::OffPage;
        let headline = self.edit(id, |archive, mut row| {
            if !matches!(row.state, State::Withdrawn | State::Notice) {
                return Err(archive.senseless(&row, Senseless::NotWithdrawn));
            }
            row.reason = None;
            if archive.is_printed(&row)? {
                let was_out = row.is_public();
                let after = row.withdrawn.take().map_or(row.updated, |withdrawn| withdrawn.max(row.updated));
                row.state = if row.published > archive.now { State::Held } else { State::Live };
                if was_out {
                    row.updated = state::moved(after, archive.now);
                    row.changed = row.updated;
                }
            } else {
                row.state = State::OffPage;
            }
            state = row.state;
            row.update(&archive.store.connection)?;
            Ok((row.headline.clone(), vec![row]))
        })?;
        Ok(Restored { headline, state })
    }

    /// Says that `new` is a later version of `old`: its text becomes a revision of the old one, and its id goes.
    pub fn merge(&mut self, old: &ItemId, new: &ItemId) -> Result<String, Error> {
        let archive_path = self.path().to_owned();
        let newer = self.find(new).map_err(|fault| fault.at(&archive_path))?;
        self.edit(old, |archive, mut row| {
            if row.number == newer.number {
                return Err(archive.senseless(&row, Senseless::IntoItself));
            }
            if let Some(merged) = [&row, &newer].into_iter().find(|it| it.state == State::Merged) {
                return Err(archive.senseless(merged, Senseless::Merged));
            }
            if row.state == State::Withdrawn {
                return Err(archive.senseless(&row, Senseless::IntoWithdrawn));
            }
            if let Some(waiting) = [&row, &newer].into_iter().find(|it| it.state == State::Held) {
                return Err(archive.senseless(waiting, Senseless::Waits));
            }
            if archive.is_printed(&row)? && archive.is_printed(&newer)? {
                return Err(archive.senseless(&row, Senseless::BothPrinted));
            }
            let connection = &archive.store.connection;
            let (last, text) = (row.revision(connection)?, newer.revision(connection)?);
            let visible = last.shown != text.shown;
            let revision = RevisionRow { number: row.revisions + 1, seen: archive.now, ..text };
            let mut revision = revision;
            revision.write(connection, row.number, last.seal)?;
            row.revisions = revision.number;
            row.last = revision.seal;
            row.words = newer.words;
            if visible && row.state == State::Live || row.state == State::OffPage {
                let after = row.withdrawn.take().map_or(row.updated, |withdrawn| withdrawn.max(row.updated));
                row.state = State::Live;
                row.updated = state::moved(after, archive.now);
                row.changed = row.updated;
            }
            row.update(connection)?;
            connection.execute("DELETE FROM shingle WHERE article IN (?1, ?2)", [row.number, newer.number])?;
            archive.hand_over(newer.number, row.number)?;
            let mut newer = newer.clone();
            let moment = state::moved(newer.updated, archive.now);
            newer.withdrawn = newer.withdrawn.or(Some(moment));
            newer.changed = moment;
            newer.state = State::Merged;
            newer.successor = Some(row.number);
            newer.reason = Some(row.id(&archive.options.naming.authority).to_string());
            newer.update(connection)?;
            Ok((row.headline.clone(), vec![row, newer]))
        })
    }

    /// Whether a page holds a story.
    fn is_printed(&self, row: &ArticleRow) -> Result<bool, Fault> {
        let held = "SELECT EXISTS (SELECT 1 FROM sighting WHERE article = ?1)";
        Ok(self.store.connection.query_row(held, [row.number], |it| it.get(0))?)
    }

    /// A decision that makes no sense of a story.
    fn senseless(&self, row: &ArticleRow, why: Senseless) -> Fault {
        let short: String = row.hash.chars().take(SHORT).collect();
        let id = format!("{}/{}/{short}", row.date, row.page());
        Fault::Told(Error::Senseless { headline: row.headline.clone(), id, why })
    }

    /// What the files held of one article they hold of the other.
    fn hand_over(&self, from: i64, to: i64) -> Result<(), Fault> {
        let connection = &self.store.connection;
        let select = "SELECT source.number, path FROM source JOIN sighting ON sighting.source = source.number WHERE article = ?1";
        let mut statement = connection.prepare(select)?;
        let files: Vec<(i64, String)> =
            statement.query_map([from], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        let (known, mut listed) = source_files::all(connection)?;
        for (number, path) in files {
            connection.execute("INSERT INTO sighting (source, article) VALUES (?1, ?2) ON CONFLICT DO NOTHING", [number, to])?;
            connection.execute("DELETE FROM sighting WHERE source = ?1 AND article = ?2", [number, from])?;
            let Some(before) = known.get(&PathBuf::from(&path)) else { continue };
            let seal = source_files::sealed(number, &source_files::sightings(connection, number)?);
            let after = SourceRow { seal, ..before.clone() };
            listed.toggle(source_files::listed(&path, before));
            listed.toggle(source_files::listed(&path, &after));
            source_files::write(connection, &path, &after)?;
        }
        self.store.set("files", &listed.to_hex())
    }

    /// The row of an id, which may be given without its authority.
    fn find(&self, id: &ItemId) -> Result<ArticleRow, Fault> {
        let row = ArticleRow::of_id(&self.store.connection, id)?;
        row.filter(|_| id.authority == self.options.naming.authority)
            .ok_or_else(|| Fault::Told(Error::UnknownItem { id: id.to_string(), nearest: Vec::new() }))
    }

    /// Changes rows in one transaction, and brings their editions up to them.
    fn edit(
        &mut self,
        id: &ItemId,
        change: impl FnOnce(&Self, ArticleRow) -> Result<(String, Vec<ArticleRow>), Fault>,
    ) -> Result<String, Error> {
        self.write()?;
        let path = self.path().to_owned();
        let edited = || -> Result<String, Fault> {
            let transaction = Transaction::new_unchecked(&self.store.connection, TransactionBehavior::Immediate)?;
            let (headline, rows) = change(self, self.find(id)?)?;
            let days: BTreeSet<_> = rows.iter().map(|row| row.date).collect();
            let mut seal = Seal::default();
            for day in days {
                seal.toggle(editions::bring_up(&self.store.connection, day)?);
            }
            self.store.toggle_editions(seal)?;
            transaction.commit()?;
            Ok(headline)
        };
        edited().map_err(|fault| fault.at(&path))
    }
}
