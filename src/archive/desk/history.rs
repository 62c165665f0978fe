//! What the archive knows, for people and programs who ask: lists of articles, and the life of one.

use crate::archive::Archive;
use crate::archive::store::content;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::row::RevisionRow;
use crate::article::Article;
use crate::article::ItemId;
use crate::article::history::State;
use crate::beijing::Instant;
use crate::error::Error;
use crate::error::Place;
use chrono::NaiveDate;
use rusqlite::params;

/// Which articles are asked for; what is `None` does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this edition.
    pub date: Option<NaiveDate>,
    /// Of this page.
    pub page: Option<String>,
    /// Crediting this person, or with this in a name.
    pub author: Option<String>,
    /// In this state.
    pub state: Option<State>,
}

/// An article as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: ItemId,
    /// Where it stands.
    pub state: State,
    /// What it was known by when first seen.
    pub headline: String,
    /// Its publication, or the plan for it.
    pub published: Instant,
    /// Its last change.
    pub updated: Instant,
    /// Its withdrawal.
    pub withdrawn: Option<Instant>,
    /// Why a person withdrew it; of a merged one, the id that took its place.
    pub reason: Option<String>,
    /// How many revisions there are.
    pub revisions: i64,
    /// As it was last seen.
    pub article: Article,
}

/// A version of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Counted from 1.
    pub number: i64,
    /// When it was first seen.
    pub seen: Instant,
    /// The file and lines that last held it.
    pub place: Place,
    /// The article.
    pub article: Article,
}

impl Archive {
    /// Gives every article that a filter lets pass to `take`, the newest edition first.
    pub fn list(&self, filter: &Filter, take: &mut dyn FnMut(Listed) -> Result<(), Error>) -> Result<(), Error> {
        let mut listed = || -> Result<(), Fault> {
            let condition = "WHERE (?1 IS NULL OR date = ?1) AND (?2 IS NULL OR page = ?2) AND (?3 IS NULL OR state = ?3)
                ORDER BY date DESC, published DESC, hash";
            let values = params![filter.date.map(|it| it.to_string()), filter.page, filter.state];
            for row in ArticleRow::select(&self.store.connection, condition, values)? {
                let listed = self.listed(row)?;
                let named = |author: &String| {
                    listed.article.credits.iter().any(|it| it.name.as_ref().is_some_and(|name| name.contains(author)))
                };
                if filter.author.as_ref().is_none_or(named) {
                    take(listed)?;
                }
            }
            Ok(())
        };
        listed().map_err(|fault| fault.at(self.path()))
    }

    /// An article and every version of it, the oldest first.
    pub fn history(&self, id: &ItemId) -> Result<(Listed, Vec<Revision>), Error> {
        let history = || -> Result<(Listed, Vec<Revision>), Fault> {
            let row = ArticleRow::of_id(&self.store.connection, id.date, &id.page, &id.hash)?;
            let unknown = || Fault::Told(Error::UnknownItem { id: id.to_string() });
            let row = row.filter(|_| id.authority == self.authority()).ok_or_else(unknown)?;
            let revision = |number| {
                let RevisionRow { number, seen, place, content, .. } =
                    RevisionRow::load(&self.store.connection, row.number, number)?;
                Ok(Revision { number, seen, article: content::read(&content, place.clone())?, place })
            };
            let revisions = (1..=row.revisions).map(revision).collect::<Result<_, Fault>>()?;
            Ok((self.listed(row)?, revisions))
        };
        history().map_err(|fault| fault.at(self.path()))
    }

    fn listed(&self, row: ArticleRow) -> Result<Listed, Fault> {
        let article = row.article(&self.store.connection)?;
        let id = row.id(self.authority());
        let ArticleRow { state, headline, published, updated, withdrawn, reason, revisions, .. } = row;
        Ok(Listed { id, state, headline, published, updated, withdrawn, reason, revisions, article })
    }

    /// Who mints the ids.
    pub fn authority(&self) -> &str {
        &self.options.naming.authority
    }
}
