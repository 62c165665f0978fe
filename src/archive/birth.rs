//! A new article gets its id, and its edition the moments of publication.

use crate::archive::content;
use crate::archive::doubtful::Became;
use crate::archive::editions;
use crate::archive::fault::Fault;
use crate::archive::identity::mint;
use crate::archive::identity::words;
use crate::archive::lookup::Standing;
use crate::archive::matching::Fresh;
use crate::archive::matching::How;
use crate::archive::matching::Known;
use crate::archive::order;
use crate::archive::order::Dated;
use crate::archive::order::Moment;
use crate::archive::order::PrintOrder;
use crate::archive::record::Born;
use crate::archive::record::Recording;
use crate::archive::revision;
use crate::archive::row::ArticleRow;
use crate::archive::row::RevisionRow;
use crate::archive::seal::Seal;
use crate::article::history::State;
use crate::article::history::What;
use crate::beijing::Instant;
use chrono::NaiveDate;
use std::collections::BTreeMap;

impl Recording<'_> {
    /// Takes in new articles, which get their ids, in print order; those that are held back get none.
    pub(crate) fn bear(&mut self, births: Vec<Fresh>) -> Result<(), Fault> {
        let (doubtful, mut births): (Vec<Fresh>, Vec<Fresh>) = births.into_iter().partition(|it| self.holds_back(&it.article));
        doubtful.iter().for_each(|fresh| self.hold_back(fresh, Became::HeldBack));
        births.sort_by_cached_key(|fresh| (fresh.article.edition.date, PrintOrder::of(&fresh.article)));
        let mut ranks: BTreeMap<NaiveDate, Option<i64>> = BTreeMap::new();
        let mut stories: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        births.iter().for_each(|fresh| *stories.entry(fresh.article.edition.date).or_default() += 1);
        for fresh in births {
            let date = fresh.article.edition.date;
            let rank = match ranks.get(&date) {
                Some(rank) => *rank,
                // An edition of which nothing was known is settled at once; any other when all is read.
                None => (editions::load(&self.transaction, date)?.is_none() && self.touched.insert(date)).then_some(0),
            };
            ranks.insert(date, rank.map(|rank| rank + 1));
            if rank.is_none() {
                self.unsettled.insert(date);
            }
            let first = order::first_moment(date, self.publish_time, stories.get(&date).copied().unwrap_or_default());
            self.bear_one(fresh, first.plus_seconds(-rank.unwrap_or_default()))?;
        }
        Ok(())
    }

    /// `out` is its moment in print order; where more of its edition is known, it is settled when all is read.
    fn bear_one(&mut self, fresh: Fresh, out: Instant) -> Result<(), Fault> {
        let article = &fresh.article;
        let headline = words(article);
        let published = article.release.map_or(out, |release| release.max(out));
        let late = self.latest.is_some_and(|latest| article.edition.date <= latest);
        let mut row = ArticleRow {
            number: self.next,
            date: article.edition.date,
            page: article.edition.page.clone(),
            hash: String::new(),
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
        if article.release.is_some() {
            self.unsettled.insert(row.date);
        }
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
        let said = (row.date, row.page.clone(), row.words);
        loop {
            let copy = self.copies.entry(said.clone()).or_default();
            row.hash = mint(&self.authority, &article.edition, &headline, *copy).hash;
            *copy += 1;
            if row.insert(&self.transaction)? {
                break;
            }
            if let Some(known) = self.buried(&row)? {
                self.transaction.prepare_cached("DELETE FROM revision WHERE article = ?1")?.execute([row.number])?;
                return self.keep(fresh, known, How::Headline);
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
        self.born.push(Born { number: row.number, id: row.id(&self.authority), headline });
        Ok(())
    }

    /// Says of each new article whether it is out, held back, or late.
    pub(crate) fn tell_births(&mut self) -> Result<(), Fault> {
        for Born { number, id, headline } in std::mem::take(&mut self.born) {
            let what = match ArticleRow::load(&self.transaction, number)?.state {
                State::Held => What::Held,
                _ if self.late.contains(&number) => What::Late,
                _ => What::New,
            };
            self.changes.add(what, None, id, &headline);
        }
        Ok(())
    }

    /// The article that has this id, where nothing but its tombstone was left of it and no page has it yet.
    pub(crate) fn buried(&self, row: &ArticleRow) -> Result<Option<Known>, Fault> {
        let Some(known) = ArticleRow::of_id(&self.transaction, row.date, &row.page, &row.hash)? else { return Ok(None) };
        let loose = self.standing(known.number)? == Standing::Loose;
        let known = self.known(known.number)?;
        Ok((loose && known.revision.shown.is_none() && known.row.headline.is_empty()).then_some(known))
    }

    /// Settles the moments of publication of an edition of which more was known than one group of pages. A story is late
    /// when an earlier run has published others of its edition, and the edition is of today or yesterday; an older edition
    /// that is filled up keeps its day.
    pub(crate) fn settle_moments(&mut self, date: NaiveDate) -> Result<(), Fault> {
        let was_out = editions::load(&self.transaction, date)?.is_some_and(|edition| edition.public > 0);
        let today = self.now.date();
        let is_recent = date == today || Some(date) == today.pred_opt();
        let mut edition = Vec::new();
        for row in ArticleRow::select(&self.transaction, "WHERE date = ?1", [date.to_string()])? {
            let article = row.article(&self.transaction)?;
            let is_new = row.number >= self.first;
            let moment = match row.state {
                // Held back for nothing any more: its embargo was lifted.
                State::Held if was_out && is_recent && article.release.is_none() => Moment::Late,
                _ if is_new && was_out && is_recent => Moment::Late,
                State::Held => Moment::Planned,
                _ if is_new => Moment::Planned,
                _ => Moment::Known,
            };
            edition.push(Dated { print: PrintOrder::of(&article), release: article.release, moment, row });
        }
        let out = order::first_moment(date, self.publish_time, edition.len());
        if out > self.now {
            edition.iter_mut().filter(|it| it.moment == Moment::Late).for_each(|it| it.moment = Moment::Planned);
        }
        self.late.extend(edition.iter().filter(|it| it.moment == Moment::Late).map(|it| it.row.number));
        for mut row in order::moments(edition, out, self.now) {
            let was_held = row.number < self.first && row.state == State::Held;
            if matches!(row.state, State::Live | State::Held) {
                row.state = if row.published > self.now { State::Held } else { State::Live };
            }
            row.update(&self.transaction)?;
            if was_held && row.state == State::Live {
                self.changes.add(What::Released, None, row.id(&self.authority), &row.headline);
            }
        }
        Ok(())
    }
}
