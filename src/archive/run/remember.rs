//! Articles that a lost archive's copy tells of: a page that holds one gives it back its id, its dates and its state.
//!
//! Only the page can: the copy is read with the id that the page's words give (`sealed`).

use crate::archive::copies::copy;
use crate::archive::copies::recall;
use crate::archive::copies::sealed;
use crate::archive::copies::sealed::Exception;
use crate::archive::identity::known::Fresh;
use crate::archive::identity::known::Past;
use crate::archive::identity::known::Standing;
use crate::archive::identity::matching::How;
use crate::archive::identity::mint;
use crate::archive::run::record::Recording;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::row::RevisionRow;
use crate::archive::store::seal::Seal;
use crate::article::id::ItemId;

impl Recording {
    /// Makes an article the one that the copy tells of. Gives it back where that one stands on another page already.
    pub(crate) fn take_back(&mut self, fresh: Fresh, natural: &ItemId) -> Result<Option<Fresh>, Fault> {
        let Some(told) = sealed::read(natural, |tag| copy::claim(&self.transaction, tag))? else { return Ok(Some(fresh)) };
        let told = &told;
        let row = match ArticleRow::of_id(&self.transaction, &told.id)? {
            Some(row) if self.standing(row.number)? != Standing::Loose => return Ok(Some(fresh)),
            // The feeds tell a later change than the copy does: it was written before that.
            Some(row) if row.changed > told.changed => row,
            Some(row) => {
                let row = as_told(row, told);
                row.update(&self.transaction)?;
                row
            }
            None => self.revive(&fresh, told)?,
        };
        self.touched.insert(row.date);
        let known = self.known(row.number)?;
        self.revise(fresh, known, How::Headline)?;
        Ok(None)
    }

    /// A row for an article of which the copy alone tells.
    fn revive(&self, fresh: &Fresh, told: &Exception) -> Result<ArticleRow, Fault> {
        let select = "SELECT coalesce(max(number), 0) + 1 FROM article WHERE number < ?1";
        let number = self.transaction.prepare_cached(select)?.query_row([self.first], |row| row.get(0))?;
        let is_as_shown = told.shown.is_none_or(|shown| shown == fresh.shown());
        let article = if is_as_shown { fresh.article.clone() } else { recall::nothing_of(&told.id) };
        let mut revision = RevisionRow {
            number: 1,
            seen: told.updated,
            place: article.place.clone(),
            shown: Some(told.shown.unwrap_or_else(|| fresh.shown())),
            content: crate::archive::store::content::write(&article)?,
            seal: Seal::default(),
        };
        revision.write(&self.transaction, number, Seal::default())?;
        let row = ArticleRow {
            number,
            date: told.id.date,
            page: told.id.page.clone(),
            hash: told.id.hash.clone(),
            adopted: told.id.adopted.clone(),
            // What it was first called is not told.
            headline: mint::words(&fresh.article),
            words: fresh.words,
            state: told.state,
            published: told.published,
            updated: told.updated,
            changed: told.changed,
            withdrawn: told.withdrawn,
            reason: told.reason.clone(),
            successor: None,
            revisions: 1,
            last: revision.seal,
        };
        row.insert(&self.transaction)?;
        Ok(row)
    }
}

/// A row that the feeds told of, as the copy completes it.
fn as_told(row: ArticleRow, told: &Exception) -> ArticleRow {
    ArticleRow {
        state: told.state,
        published: told.published,
        updated: told.updated,
        changed: told.changed,
        withdrawn: told.withdrawn,
        reason: told.reason.clone().or(row.reason),
        ..row
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::identity::known::tests::known;
    use crate::archive::identity::revision::tests::article;
    use crate::article::history::State;

    #[test]
    fn the_copy_completes_what_the_feeds_told() {
        let row = known(1, &article("2026-11-27", "A02", "渡口老屋开门", "正文")).row;
        let at = |seconds| row.published.plus_seconds(seconds);
        let told = Exception {
            id: row.id("example.cn,2023"),
            state: State::Notice,
            published: at(1),
            updated: at(2),
            changed: at(3),
            withdrawn: Some(at(4)),
            reason: None,
            shown: None,
        };
        let known_before = ArticleRow { reason: Some("重复刊发".to_owned()), ..row.clone() };
        let completed = as_told(known_before, &told);
        assert_eq!((completed.state, completed.published, completed.updated), (State::Notice, at(1), at(2)));
        assert_eq!((completed.changed, completed.withdrawn), (at(3), Some(at(4))));
        assert_eq!(completed.reason.as_deref(), Some("重复刊发"), "what the feeds said of the reason stays");
        let told = Exception { reason: Some("失实".to_owned()), ..told };
        assert_eq!(as_told(row, &told).reason.as_deref(), Some("失实"));
    }
}
