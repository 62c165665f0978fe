//! A new article gets its id, and its edition the moments of publication.

use crate::archive::doubtful::Became;
use crate::archive::identity::known::Fresh;
use crate::archive::identity::known::Known;
use crate::archive::identity::known::Past;
use crate::archive::identity::known::Standing;
use crate::archive::identity::matching::How;
use crate::archive::identity::mint;
use crate::archive::identity::mint::words;
use crate::archive::identity::order;
use crate::archive::identity::order::Dated;
use crate::archive::identity::order::Moment;
use crate::archive::identity::order::PrintOrder;
use crate::archive::identity::revision;
use crate::archive::run::record::Recording;
use crate::archive::store::content;
use crate::archive::store::editions;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::row::RevisionRow;
use crate::archive::store::seal::Seal;
use crate::article::Article;
use crate::article::history::Happened;
use crate::article::history::State;
use crate::beijing::Instant;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use chrono::NaiveDate;
use std::collections::BTreeMap;

impl Recording {
    /// Takes in new articles, which get their ids, in print order; those that are held back get none.
    pub(crate) fn bear(&mut self, births: Vec<Fresh>) -> Result<(), Fault> {
        let (doubtful, births): (Vec<Fresh>, Vec<Fresh>) = births.into_iter().partition(|it| self.holds_back(&it.article));
        doubtful.iter().for_each(|fresh| self.hold_back(fresh, Became::HeldBack));
        let mut editions: BTreeMap<NaiveDate, Vec<(PrintOrder, Fresh)>> = BTreeMap::new();
        for fresh in births {
            let print = PrintOrder::of(&fresh.article);
            editions.entry(fresh.article.edition.date).or_default().push((print, fresh));
        }
        for (date, mut births) in editions {
            // An edition of which nothing was known is settled at once; any other when all is read.
            if editions::load(&self.transaction, date)?.is_some() || !self.touched.insert(date) {
                self.unsettled.insert(date);
            }
            births.sort_by(|(one, _), (two, _)| one.cmp(two));
            let stories = births.iter().map(|(print, fresh)| (print.clone(), fresh.article.release));
            let moments = order::first_moments(date, self.publish_time, stories);
            for ((_, fresh), published) in births.into_iter().zip(moments) {
                self.bear_one(fresh, published)?;
            }
        }
        Ok(())
    }

    /// `published` is its moment as far as its edition is known.
    fn bear_one(&mut self, fresh: Fresh, published: Instant) -> Result<(), Fault> {
        let article = &fresh.article;
        let headline = words(article);
        let late = self.latest.is_some_and(|latest| article.edition.date <= latest);
        let mut row = ArticleRow {
            number: self.next,
            date: article.edition.date,
            page: article.edition.page.clone(),
            hash: String::new(),
            adopted: None,
            headline: headline.clone(),
            words: fresh.words,
            state: if published > self.now { State::Held } else { State::Live },
            published,
            updated: published,
            changed: if late { published.max(self.now) } else { published },
            withdrawn: None,
            reason: None,
            successor: None,
            revisions: 1,
            last: Seal::default(),
        };
        let mut revision = RevisionRow {
            number: 1,
            seen: self.now,
            place: article.place.clone(),
            shown: Some(revision::shown(article)),
            content: content::write(article)?,
            seal: Seal::default(),
        };
        revision.write(&self.transaction, row.number, Seal::default())?;
        row.last = revision.seal;
        if !self.name_as_told(&mut row, article)? {
            loop {
                row.hash = self.minting.next(&self.authority, &article.edition, &headline).hash;
                if row.insert(&self.transaction)? {
                    break;
                }
                if let Some(known) = self.buried(&row)? {
                    self.transaction.prepare_cached("DELETE FROM revision WHERE article = ?1")?.execute([row.number])?;
                    return self.revise(fresh, known, How::Headline);
                }
            }
        }
        self.crowds.note(&row, &fresh);
        self.next += 1;
        self.see(fresh.source, row.number)?;
        self.claimed.insert(row.number);
        self.touched.insert(row.date);
        if let Some(words) = &mut self.words {
            words.insert((fresh.words, fresh.article.edition.date));
        }
        if let Some(doubts) = self.doubts.remove(&fresh.article.place) {
            self.questioned.insert(row.number, (fresh.article.place, doubts));
        }
        Ok(())
    }

    /// Writes a new article under the id that it came with; `false` where it came with none, or with one that is not its own.
    fn name_as_told(&mut self, row: &mut ArticleRow, article: &Article) -> Result<bool, Fault> {
        let Some(guid) = &article.guid else { return Ok(false) };
        let other = ArticleRow::of_adopted(&self.transaction, guid)?;
        if other.is_some() || guid.is_of(&self.authority) {
            let kind = WarningKind::IdTaken { id: guid.to_string(), headline: other.map(|row| row.headline) };
            self.warn(article, kind);
            return Ok(false);
        }
        row.hash = mint::adopt(&self.authority, &article.edition, guid).hash;
        row.adopted = Some(guid.clone());
        row.insert(&self.transaction)
    }

    /// Says of each new article whether it is out, held back, or late, and of which it may be a later version.
    pub(crate) fn tell_births(&mut self) -> Result<(), Fault> {
        let mut questioned = std::mem::take(&mut self.questioned);
        // They are counted on in the order of their births. A first run bears those of decades: none is held beside its row.
        for number in self.first..self.next {
            let row = ArticleRow::load(&self.transaction, number)?;
            let id = row.id(&self.authority);
            let doubts =
                questioned.remove(&number).into_iter().flat_map(|(place, of)| of.into_iter().map(move |of| (place.clone(), of)));
            for (place, of) in doubts {
                let other = of.id(&self.authority).short();
                let kind = WarningKind::Doubtful { headline: of.headline, id: other, new: id.short() };
                self.warnings.push(Warning { place, kind });
            }
            let what = match row.state {
                State::Held => Happened::Held,
                _ if self.late.contains(&number) => Happened::Late,
                _ => Happened::New,
            };
            self.changes.add(what, None, id, &row.headline);
        }
        Ok(())
    }

    /// The article that has this id, where nothing but its tombstone was left of it and no page has it yet.
    pub(crate) fn buried(&self, row: &ArticleRow) -> Result<Option<Known>, Fault> {
        let Some(known) = ArticleRow::of_id(&self.transaction, &row.id(&self.authority))? else { return Ok(None) };
        let loose = self.standing(known.number)? == Standing::Loose;
        let known = self.known(known.number)?;
        Ok((loose && known.revision.shown.is_none() && known.row.headline.is_empty()).then_some(known))
    }

    /// Settles the moments of publication of an edition of which more was known than one group of pages. A story is late
    /// when an earlier run has published others of its edition, and the edition is of today or yesterday; an older edition
    /// that is filled up keeps its day.
    pub(crate) fn date_edition(&mut self, date: NaiveDate) -> Result<(), Fault> {
        let was_out = editions::load(&self.transaction, date)?.is_some_and(|edition| edition.public > 0);
        let today = self.now.date();
        let is_recent = date == today || Some(date) == today.pred_opt();
        let (mut edition, mut rows) = (Vec::new(), Vec::new());
        for row in ArticleRow::select(&self.transaction, "WHERE date = ?1", [date.to_string()])? {
            let article = row.article(&self.transaction)?;
            let is_new = row.number >= self.first;
            let moment = match row.state {
                // Held back for nothing any more: its embargo was lifted.
                State::Held if was_out && is_recent && article.release.is_none() => Moment::Late,
                _ if is_new && was_out && is_recent => Moment::Late,
                State::Held => Moment::Planned,
                _ if is_new => Moment::Planned,
                _ => Moment::Known(row.published),
            };
            edition.push(Dated { print: PrintOrder::of(&article), release: article.release, moment });
            rows.push(row);
        }
        let out = order::first_moment(date, self.publish_time, edition.len());
        if out > self.now {
            edition.iter_mut().filter(|it| it.moment == Moment::Late).for_each(|it| it.moment = Moment::Planned);
        }
        let late = rows.iter().zip(&edition).filter(|(_, it)| it.moment == Moment::Late);
        self.late.extend(late.map(|(row, _)| row.number));
        for (mut row, published) in rows.into_iter().zip(order::moments(&edition, out, self.now)) {
            if row.published == published {
                continue;
            }
            let was_held = row.number < self.first && row.state == State::Held;
            date_anew(&mut row, published, self.now);
            row.update(&self.transaction)?;
            if was_held && row.state == State::Live {
                self.changes.add(Happened::Released, None, row.id(&self.authority), &row.headline);
            }
        }
        Ok(())
    }
}

/// Gives an article another moment of publication, and holds it back until then.
fn date_anew(row: &mut ArticleRow, published: Instant, now: Instant) {
    row.published = published;
    row.updated = published;
    // Nobody has seen what was held back.
    row.changed = if row.state == State::Held { published } else { row.changed.max(published) };
    if matches!(row.state, State::Live | State::Held) {
        row.state = if published > now { State::Held } else { State::Live };
    }
}
