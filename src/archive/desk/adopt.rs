//! Stories that another system published (旧稿), taken into the archive with the ids, the moments and the addresses that readers know.
//!
//! They lie there as what a lost archive's feeds tell: no page holds them, they stay as they were published, and a page that brings one of
//! them again is known by id or likeness.

use crate::archive::Archive;
use crate::archive::address::Address;
use crate::archive::copies::leftovers;
use crate::archive::copies::recall::RECALLED;
use crate::archive::identity::known::Fresh;
use crate::archive::identity::known::Known;
use crate::archive::identity::likeness::Likeness;
use crate::archive::identity::mint;
use crate::archive::store::content;
use crate::archive::store::editions;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::row::RevisionRow;
use crate::archive::store::seal::Seal;
use crate::article::Article;
use crate::article::history::State;
use crate::article::id::Adopted;
use crate::beijing::Instant;
use crate::error::Error;
use crate::error::archive::Foreign;
use crate::error::unadopted::Left;
use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::Transaction;
use rusqlite::TransactionBehavior;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// A story as its feed tells it.
#[derive(Debug)]
pub struct Old {
    /// Its words; its edition is the day on which it was published.
    pub article: Article,
    /// The id by which readers know it.
    pub id: Adopted,
    /// When it was published, and changed last.
    pub published: Instant,
    /// Not before that.
    pub updated: Instant,
}

/// Whether what is adopted is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// It is.
    Yes,
    /// It is only tried.
    No,
}

/// What became of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It is out.
    Live,
    /// It waits for its hour.
    Held,
    /// It is not adopted.
    Not(Left),
}

/// A story of the paper's own is the same under the same headline only so many days away: a site has it the evening before.
const NEAR: i64 = 3;

impl Archive {
    /// Adopts stories; gives what became of each, in their order.
    ///
    /// # Errors
    /// [`Error::Foreign`] for a trial, and where the archive is lost and not yet made again.
    pub fn adopt(&mut self, stories: Vec<Old>, keep: Keep) -> Result<Vec<Taken>, Error> {
        self.write()?;
        let path = self.path().to_owned();
        self.adopted(stories, keep).map_err(|fault| fault.at(&path))
    }

    fn adopted(&self, stories: Vec<Old>, keep: Keep) -> Result<Vec<Taken>, Fault> {
        let connection = &self.store.connection;
        self.admit_old()?;
        let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
        let mut next: i64 = connection.query_row("SELECT coalesce(max(number), 0) + 1 FROM article", [], |row| row.get(0))?;
        let mut told: BTreeSet<Adopted> = BTreeSet::new();
        let mut dates: BTreeSet<NaiveDate> = BTreeSet::new();
        let mut taken = Vec::with_capacity(stories.len());
        for old in in_print_order(stories) {
            let refused = match told.insert(old.id.clone()) {
                true => self.refused(&old)?,
                false => Some(Left::Twice),
            };
            taken.push(match refused {
                Some(left) => Taken::Not(left),
                None => {
                    dates.insert(old.article.edition.date);
                    next += 1;
                    self.bear_old(old, next - 1)?
                }
            });
        }
        let mut seal = Seal::default();
        for date in &dates {
            seal.toggle(editions::bring_up(connection, *date)?);
        }
        if !dates.is_empty() {
            self.store.toggle_editions(seal)?;
            self.store.set(RECALLED, "1")?;
        }
        match keep {
            Keep::Yes => transaction.commit()?,
            Keep::No => transaction.rollback()?,
        }
        Ok(taken)
    }

    /// Only a paper that remembers adopts anything.
    fn admit_old(&self) -> Result<(), Fault> {
        let refused = |found| Fault::Told(Error::Foreign { path: self.path().to_owned(), found: Box::new(found) });
        if self.options.address == Address::Trial {
            return Err(refused(Foreign::TrialAdopts));
        }
        let is_empty = "SELECT NOT EXISTS (SELECT 1 FROM article)";
        let is_empty: bool = self.store.connection.query_row(is_empty, [], |row| row.get(0))?;
        if is_empty && leftovers::authority(&self.options)?.is_some() {
            return Err(refused(Foreign::LostBefore));
        }
        Ok(())
    }

    /// Why a story is not adopted, where something speaks against it.
    fn refused(&self, old: &Old) -> Result<Option<Left>, Fault> {
        let connection = &self.store.connection;
        if old.id.is_of(self.authority()) {
            return Ok(Some(Left::Ours));
        }
        if ArticleRow::of_adopted(connection, &old.id)?.is_some() {
            return Ok(Some(Left::Known));
        }
        Ok(is_published(connection, &old.article)?.then_some(Left::PublishedHere))
    }

    fn bear_old(&self, old: Old, number: i64) -> Result<Taken, Fault> {
        let connection = &self.store.connection;
        let Old { mut article, id, published, updated } = old;
        let is_held = published > self.now;
        article.guid = Some(id.clone());
        // What its edition is dated by otherwise.
        article.release = is_held.then_some(published);
        let words = mint::words(&article);
        let mut revision = RevisionRow {
            number: 1,
            seen: updated,
            place: article.place.clone(),
            shown: None,
            content: content::write(&article)?,
            seal: Seal::default(),
        };
        revision.write(connection, number, Seal::default())?;
        let row = ArticleRow {
            number,
            date: article.edition.date,
            page: article.edition.page.clone(),
            hash: mint::adopt(self.authority(), &article.edition, &id).hash,
            adopted: Some(id),
            words: mint::key(&words),
            headline: words,
            state: if is_held { State::Held } else { State::Live },
            published,
            updated,
            changed: updated,
            withdrawn: None,
            reason: None,
            successor: None,
            revisions: 1,
            last: revision.seal,
        };
        row.insert(connection)?;
        Ok(if is_held { Taken::Held } else { Taken::Live })
    }
}

/// The stories with their places in the print of their days: the newest leads.
fn in_print_order(mut stories: Vec<Old>) -> Vec<Old> {
    let mut days: BTreeMap<NaiveDate, Vec<(Instant, usize)>> = BTreeMap::new();
    for (at, old) in stories.iter().enumerate() {
        days.entry(old.article.edition.date).or_default().push((old.published, at));
    }
    for mut day in days.into_values() {
        day.sort_by(|one, two| two.0.cmp(&one.0).then(one.1.cmp(&two.1)));
        for ((_, at), position) in day.into_iter().zip(1..) {
            if let Some(old) = stories.get_mut(at) {
                old.article.position = position;
            }
        }
    }
    stories
}

/// Whether the paper published a story by itself: the same headline on a day near, and the texts alike.
fn is_published(connection: &Connection, article: &Article) -> Result<bool, Fault> {
    let fresh = Fresh::new(article.clone(), 0);
    for row in ArticleRow::select(connection, "WHERE words = ?1 AND adopted IS NULL AND state <> 'merged'", [fresh.words])? {
        if (row.date - article.edition.date).num_days().abs() > NEAR {
            continue;
        }
        let revision = row.revision(connection)?;
        if Known::new(row, revision).likeness(&fresh)?.0 == Likeness::Same {
            return Ok(true);
        }
    }
    Ok(false)
}
