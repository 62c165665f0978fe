//! A known article is brought up to what its page says now: a revision where a reader would see it, else in silence.

use crate::archive::doubtful::Became;
use crate::archive::identity::known::Fresh;
use crate::archive::identity::known::Known;
use crate::archive::identity::matching::How;
use crate::archive::identity::mint::words;
use crate::archive::identity::order;
use crate::archive::identity::order::PrintOrder;
use crate::archive::identity::revision;
use crate::archive::identity::revision::Title;
use crate::archive::run::record::Recording;
use crate::archive::store::content;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::row::RevisionRow;
use crate::article::Article;
use crate::article::history::Happened;
use crate::article::history::State;
use crate::error::warning::WarningKind;
use crate::text::identity;
use rusqlite::params;
use std::cmp::Reverse;

impl Recording {
    /// Notes that a file holds an article.
    pub(crate) fn see(&mut self, source: i64, article: i64) -> Result<(), Fault> {
        let statement = "INSERT INTO sighting (source, article) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        self.transaction.prepare_cached(statement)?.execute([source, article])?;
        Ok(())
    }

    /// Brings a known article up to what its page says now.
    pub(crate) fn revise(&mut self, fresh: Fresh, known: Known, how: How) -> Result<(), Fault> {
        let Some((mut fresh, known)) = self.kept_from(fresh, known)? else { return Ok(()) };
        // Readers know an adopted story's address: a page that tells none takes it from nobody.
        if known.row.adopted.is_some() && fresh.article.link.is_none() {
            fresh.article.link = known.link()?;
        }
        let loses_its_other_half = fresh.article.is_half && fresh.shingles().is_part_of(known.shingles()?);
        let Known { mut row, mut revision, .. } = known;
        self.see(fresh.source, row.number)?;
        self.lost.remove(&row.number);
        let first = self.claimed.insert(row.number);
        // The page of its other half is gone, or tells another day: what was published of the whole stays.
        if loses_its_other_half && row.state == State::Live {
            return Ok(());
        }
        let owner = revision.place.path == fresh.article.place.path || first && !self.is_sighted(row.number, &revision)?;
        if !owner || row.state == State::Merged {
            return Ok(());
        }
        self.changes.knew(how);
        self.tell_other_id(&fresh, &row);
        let content = content::write(&fresh.article)?;
        let shown = fresh.shown();
        let visible = match revision.shown {
            Some(before) => before != shown,
            None => self.differs_in_print(&fresh.article, &revision)?,
        };
        let was_seen = revision.shown.is_some();
        let restored = row.state == State::OffPage;
        if !self.settled {
            self.transaction.prepare_cached("DELETE FROM shingle WHERE article = ?1")?.execute([row.number])?;
        }
        if visible && row.state == State::Live && self.holds_back(&fresh.article) {
            self.hold_back(&fresh, Became::LeftAsItWas);
            return Ok(());
        }
        if restored {
            let after = row.withdrawn.take().map_or(row.updated, |withdrawn| withdrawn.max(row.updated));
            row.state = State::Live;
            self.moved.push((row.number, after));
        } else if visible && row.state == State::Live {
            self.moved.push((row.number, row.updated));
        }
        let new_text = revision.content != content;
        let new_place = revision.place.path != fresh.article.place.path || revision.place.lines != fresh.article.place.lines;
        if !new_text && !new_place && !restored && revision.shown == Some(shown) {
            return Ok(());
        }
        let before = if visible { revision.seal } else { RevisionRow::before(&self.transaction, row.number, row.revisions)? };
        if visible {
            row.revisions += 1;
            revision.seen = self.now;
        }
        let place = fresh.article.place.clone();
        revision = RevisionRow { number: row.revisions, place, content, shown: Some(shown), ..revision };
        revision.write(&self.transaction, row.number, before)?;
        row.last = revision.seal;
        row.words = fresh.words;
        row.update(&self.transaction)?;
        self.crowds.note(&row, &fresh);
        if row.state == State::Held {
            self.unsettled.insert(row.date);
        }
        // Where only lines moved the edition's documents stay as they are, but its seal must follow.
        self.touched.insert(row.date);
        let headline = words(&fresh.article);
        match (restored, visible, new_text) {
            (true, ..) => self.changes.add(Happened::Restored, Some(how), row.id(&self.authority), &headline),
            (_, true, _) if row.state.is_by_hand() && was_seen => {
                let kind = WarningKind::StillWithdrawn { headline, id: row.id(&self.authority).short() };
                self.warn(&fresh.article, kind);
            }
            _ if row.state.is_by_hand() => {}
            (_, true, _) => self.changes.add(Happened::Revised, Some(how), row.id(&self.authority), &headline),
            // What only the feeds had told is told by its page now: nothing happened to it.
            (.., true) if was_seen => self.changes.add(Happened::Layout, Some(how), row.id(&self.authority), &headline),
            _ => {}
        }
        Ok(())
    }

    /// An id that was published never changes, whatever its page tells later.
    fn tell_other_id(&mut self, fresh: &Fresh, row: &ArticleRow) {
        if let Some(guid) = fresh.article.guid.as_ref().filter(|guid| row.adopted.as_ref() != Some(guid)) {
            let kind = WarningKind::IdStays { told: guid.to_string(), id: row.id(&self.authority).to_string() };
            self.warn(&fresh.article, kind);
        }
    }

    /// Dates the changes of the run that readers see, in print order, the newest edition first.
    pub(crate) fn date_changes(&mut self) -> Result<(), Fault> {
        let mut changes = Vec::new();
        for (number, before) in std::mem::take(&mut self.moved) {
            let row = ArticleRow::load(&self.transaction, number)?;
            let print = PrintOrder::of(&row.article(&self.transaction)?);
            changes.push((Reverse(row.date), print, before, row));
        }
        changes.sort_by(|one, two| (&one.0, &one.1).cmp(&(&two.0, &two.1)));
        for (at, (_, _, before, mut row)) in changes.into_iter().enumerate() {
            row.updated = order::changed(at, before, self.now);
            row.changed = row.updated;
            row.update(&self.transaction)?;
        }
        Ok(())
    }

    /// Whether the file that an article's text came from still holds it.
    pub(crate) fn is_sighted(&self, article: i64, revision: &RevisionRow) -> Result<bool, Fault> {
        let select = "SELECT count(*) FROM sighting JOIN source ON source.number = sighting.source
            WHERE sighting.article = ?1 AND source.path = ?2";
        let path = revision.place.path.to_string_lossy();
        let mut statement = self.transaction.prepare_cached(select)?;
        let count: i64 = statement.query_row(params![article, path], |row| row.get(0))?;
        Ok(count > 0)
    }

    /// Compares a page with what a published feed told, which is the printed words alone.
    pub(crate) fn differs_in_print(&self, article: &Article, revision: &RevisionRow) -> Result<bool, Fault> {
        let published = content::read(&revision.content, revision.place.clone())?;
        let title = if article.headline.segments.is_empty() { Title::IsNotPrinted } else { Title::Counts };
        // An entry that is nothing but its headline has it as its text as well.
        if article.body.is_empty()
            && revision::published(article, Title::Counts) != revision::published(&published, Title::Counts)
        {
            return Ok(identity(&article.headline.text()) != identity(&published.text()));
        }
        Ok(revision::published(article, title) != revision::published(&published, title))
    }
}
