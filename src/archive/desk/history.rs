//! The life of an article, for people and programs who ask.

use crate::archive::Archive;
use crate::archive::store::content;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::row::RevisionRow;
use crate::article::Article;
use crate::article::history::State;
use crate::article::id::ItemId;
use crate::beijing::Instant;
use crate::error::Error;
use crate::error::Place;

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

impl Listed {
    /// What it is called now.
    pub fn called(&self) -> String {
        let now = self.article.headline.text();
        if now.is_empty() { self.headline.clone() } else { now }
    }
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
    /// An article and every version of it, the oldest first.
    pub fn history(&self, id: &ItemId) -> Result<(Listed, Vec<Revision>), Error> {
        let history = || -> Result<(Listed, Vec<Revision>), Fault> {
            let row = ArticleRow::of_id(&self.store.connection, id)?;
            let unknown = || Fault::Told(Error::UnknownItem { id: id.to_string(), nearest: Vec::new() });
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

    pub(crate) fn listed(&self, row: ArticleRow) -> Result<Listed, Fault> {
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
