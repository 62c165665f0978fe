//! What the rules of who is who look at: an article as a page holds it now, one that the archive knows, and what they ask of
//! the past.

use crate::archive::identity::likeness::Apart;
use crate::archive::identity::likeness::Likeness;
use crate::archive::identity::likeness::Reach;
use crate::archive::identity::likeness::Shingles;
use crate::archive::identity::mint;
use crate::archive::identity::revision;
use crate::archive::store::content;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::row::RevisionRow;
use crate::archive::store::seal::Seal;
use crate::article::Article;
use crate::article::Edition;
use crate::article::id::Adopted;
use crate::article::id::ItemId;
use crate::error::damage::Damage;
use chrono::NaiveDate;
use std::cell::OnceCell;

/// An article as a page holds it now.
#[derive(Debug)]
pub(crate) struct Fresh {
    pub(crate) article: Article,
    pub(crate) words: i64,
    /// The file's key in the archive.
    pub(crate) source: i64,
    shown: OnceCell<Seal>,
    shingles: OnceCell<Shingles>,
}

impl Fresh {
    pub(crate) fn new(article: Article, source: i64) -> Self {
        let words = mint::key(&mint::words(&article));
        Self { words, article, source, shown: OnceCell::new(), shingles: OnceCell::new() }
    }

    /// The hash of what a reader sees.
    pub(crate) fn shown(&self) -> Seal {
        *self.shown.get_or_init(|| revision::shown(&self.article))
    }

    pub(crate) fn shingles(&self) -> &Shingles {
        self.shingles.get_or_init(|| Shingles::of(&revision::words_of(&self.article)))
    }
}

/// An article that the archive knows.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) row: ArticleRow,
    pub(crate) revision: RevisionRow,
    decoded: OnceCell<Decoded>,
}

/// What of an article's text is asked more than once.
#[derive(Debug)]
struct Decoded {
    edition: Edition,
    guid: Option<Adopted>,
    link: Option<String>,
    shingles: Shingles,
}

impl Known {
    pub(crate) fn new(row: ArticleRow, revision: RevisionRow) -> Self {
        Self { row, revision, decoded: OnceCell::new() }
    }

    fn decoded(&self) -> Result<&Decoded, Fault> {
        if self.decoded.get().is_none() {
            let article = content::read(&self.revision.content, self.revision.place.clone())?;
            let shingles = Shingles::of(&revision::words_of(&article));
            let Article { edition, guid, link, .. } = article;
            return Ok(self.decoded.get_or_init(|| Decoded { edition, guid, link, shingles }));
        }
        self.decoded.get().ok_or_else(|| Fault::Damage(Damage::NotDecoded))
    }

    /// The edition that it was last seen in.
    pub(crate) fn edition(&self) -> Result<&Edition, Fault> {
        Ok(&self.decoded()?.edition)
    }

    /// The address that it has been given.
    pub(crate) fn link(&self) -> Result<Option<String>, Fault> {
        Ok(self.decoded()?.link.clone())
    }

    /// Its day.
    pub(crate) fn date(&self) -> Result<NaiveDate, Fault> {
        Ok(self.decoded()?.edition.date)
    }

    pub(crate) fn shingles(&self) -> Result<&Shingles, Fault> {
        Ok(&self.decoded()?.shingles)
    }

    /// How alike the two are, and the share that says so.
    pub(crate) fn likeness(&self, fresh: &Fresh) -> Result<(Likeness, f64), Fault> {
        let Decoded { edition, shingles, .. } = self.decoded()?;
        Ok(shingles.likeness(fresh.shingles(), Apart::of(edition, &fresh.article.edition)))
    }

    /// Whether each came with an id of its own: they are two, unless one file says that the one became the other.
    pub(crate) fn has_another_id(&self, fresh: &Fresh) -> bool {
        self.row.adopted.as_ref().zip(fresh.article.guid.as_ref()).is_some_and(|(one, two)| one != two)
    }

    /// Whether a story is wholly another, whatever id its head tells: of another day, under other words, with another text. So a
    /// head reads that was copied from yesterday's page.
    pub(crate) fn is_another(&self, fresh: &Fresh) -> Result<bool, Fault> {
        let is_of_another_day = self.date()? != fresh.article.edition.date;
        Ok(is_of_another_day && self.row.words != fresh.words && self.likeness(fresh)?.0 == Likeness::Different)
    }

    /// Whether its page tells this id, although it has another: somebody else had it first, or it came too late.
    pub(crate) fn tells_in_vain(&self, guid: &Adopted) -> Result<bool, Fault> {
        Ok(self.row.adopted.as_ref() != Some(guid) && self.decoded()?.guid.as_ref() == Some(guid))
    }

    /// Whether it has the article's day and page as first seen.
    pub(crate) fn is_filed_with(&self, fresh: &Fresh) -> bool {
        let edition = &fresh.article.edition;
        self.row.date == edition.date && self.row.page == edition.page
    }
}

/// Where a known article stands in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// On no page.
    Loose,
    /// On a page that this run will read.
    Pending,
    /// On a page.
    Claimed,
}

/// What the rules ask of the past. It answers as things stood before the articles that are being decided.
pub(crate) trait Past {
    /// Whether every article stands on a page that the run leaves as it is, so that none can come back.
    fn is_whole(&self) -> bool;

    /// The article that has adopted this id.
    fn adopted(&mut self, guid: &Adopted) -> Result<Option<Known>, Fault>;

    /// Articles known by the same words on days near: all where they are few, else those near in text.
    fn namesakes(&mut self, fresh: &Fresh) -> Result<(Vec<Known>, Reach), Fault>;

    /// Articles filed under the same day and page with other words, near in text where they are many.
    fn neighbours(&mut self, fresh: &Fresh) -> Result<Vec<Known>, Fault>;

    /// Articles that no page holds, of its words or with a run of characters in common.
    fn lost(&mut self, fresh: &Fresh) -> Result<Vec<Known>, Fault>;

    /// Where an article stands.
    fn standing(&self, article: i64) -> Result<Standing, Fault>;

    /// Whether a file holds an article.
    fn holds(&self, source: i64, article: i64) -> Result<bool, Fault>;

    /// Whether there is a copy of a lost archive that has something to tell.
    fn has_copy(&self) -> Result<bool, Fault>;

    /// Whether the copy of a lost archive tells of an article that its page alone would give this id.
    fn remembers(&mut self, fresh: &Fresh, natural: &ItemId) -> Result<bool, Fault>;
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::article::history::State;
    use crate::beijing::Instant;

    /// An article as the archive knows it, for the tests of this room.
    pub(crate) fn known(number: i64, now: &Article) -> Known {
        let moment = Instant::parse("2023-04-01T06:00:00+08:00").unwrap();
        let words = mint::words(now);
        let row = ArticleRow {
            number,
            date: now.edition.date,
            page: now.edition.page.clone(),
            hash: number.to_string(),
            adopted: None,
            words: mint::key(&words),
            headline: words,
            state: State::Live,
            published: moment,
            updated: moment,
            changed: moment,
            withdrawn: None,
            reason: None,
            successor: None,
            revisions: 1,
            last: Seal::default(),
        };
        let revision = RevisionRow {
            number: 1,
            seen: moment,
            place: now.place.clone(),
            shown: Some(revision::shown(now)),
            content: content::write(now).unwrap(),
            seal: Seal::default(),
        };
        Known::new(row, revision)
    }
}
