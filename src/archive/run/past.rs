//! What the archive answers when the rules of who is who ask it (`identity::known::Past`).

use crate::archive::copies::copy;
use crate::archive::copies::sealed;
use crate::archive::identity::known::Fresh;
use crate::archive::identity::known::Known;
use crate::archive::identity::known::Past;
use crate::archive::identity::known::Standing;
use crate::archive::identity::likeness::Reach;
use crate::archive::run::crowd;
use crate::archive::run::crowd::Common;
use crate::archive::run::crowd::FEW;
use crate::archive::run::crowd::Sketches;
use crate::archive::run::crowd::near;
use crate::archive::run::record::Recording;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::article::id::Adopted;
use crate::article::id::ItemId;
use crate::article::page::Page;
use chrono::Days;
use rusqlite::params;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// So many days may lie between the two dates of a story that comes back under another headline: what a monthly page
/// took off and shows again. The archive of a paper whose pages are overwritten holds every story that it ever had.
const RETURNS: u64 = 31;

/// A shingle that more articles of those days have tells none of them from the others; the last stand for all.
const COMMON: u32 = 64;

/// So many articles are compared with a new one, those that share most of the index: a page has forty stories.
const COMPARED: usize = 64;

impl Past for Recording {
    fn is_whole(&self) -> bool {
        self.settled
    }

    fn adopted(&mut self, guid: &Adopted) -> Result<Option<Known>, Fault> {
        let row = ArticleRow::of_adopted(&self.transaction, guid)?;
        row.map(|row| row.revision(&self.transaction).map(|revision| Known::new(row, revision))).transpose()
    }

    fn namesakes(&mut self, fresh: &Fresh) -> Result<(Vec<Known>, Reach), Fault> {
        let words = (fresh.words, fresh.article.edition.date);
        if !self.is_guessed && self.words.as_ref().is_some_and(|known| !known.contains(&words)) {
            return Ok((Vec::new(), Reach::All));
        }
        let (from, to) = near(fresh.article.edition.date);
        let condition = "WHERE words = ?1 AND date BETWEEN ?2 AND ?3 ORDER BY number";
        let values = params![fresh.words, from.to_string(), to.to_string()];
        let numbers = "SELECT number FROM article WHERE words = ?1 AND date BETWEEN ?2 AND ?3 LIMIT ?4";
        let numbered = |most: i64| -> Result<Vec<i64>, Fault> {
            let mut statement = self.transaction.prepare_cached(numbers)?;
            let values = params![fresh.words, from.to_string(), to.to_string(), most];
            let numbers = statement.query_map(values, |row| row.get(0))?.collect::<Result<_, _>>()?;
            Ok(numbers)
        };
        if numbered(i64::try_from(FEW + 1).unwrap_or(i64::MAX))?.len() <= FEW {
            let known = |row: ArticleRow| row.revision(&self.transaction).map(|revision| Known::new(row, revision));
            let rows = ArticleRow::select(&self.transaction, condition, values)?;
            return Ok((rows.into_iter().map(known).collect::<Result<_, Fault>>()?, Reach::All));
        }
        let crowd = Common::Words(fresh.words, fresh.article.edition.date);
        let all = if self.crowds.sketches.contains_key(&crowd) { Vec::new() } else { numbered(-1)? };
        let mut found = self.in_crowd(crowd, &all, fresh)?;
        found.retain(|it| it.row.words == fresh.words);
        Ok((found, Reach::Nearest))
    }

    fn neighbours(&mut self, fresh: &Fresh) -> Result<Vec<Known>, Fault> {
        let (date, page) = (fresh.article.edition.date, fresh.article.edition.page.clone());
        if self.words.is_some() && !self.touched.contains(&date) {
            return Ok(Vec::new());
        }
        if !self.crowds.days.contains_key(&date) {
            let mut day: BTreeMap<Option<Page>, BTreeSet<i64>> = BTreeMap::new();
            for row in ArticleRow::select(&self.transaction, "WHERE date = ?1", [date.to_string()])? {
                day.entry(row.page).or_default().insert(row.number);
            }
            self.crowds.days.insert(date, day);
        }
        let crowd = Common::Page(date, page.clone());
        let all = self.crowds.days.get(&date).and_then(|day| day.get(&page));
        let is_met = self.crowds.sketches.contains_key(&crowd);
        let few = all.is_none_or(|all| all.len() <= FEW);
        let all: Vec<i64> = all.filter(|_| few || !is_met).into_iter().flatten().copied().collect();
        let mut found = if few {
            all.into_iter().map(|number| self.known(number)).collect::<Result<_, Fault>>()?
        } else {
            self.in_crowd(crowd, &all, fresh)?
        };
        found.retain(|it| it.row.words != fresh.words);
        Ok(found)
    }

    fn lost(&mut self, fresh: &Fresh) -> Result<Vec<Known>, Fault> {
        let date = fresh.article.edition.date;
        let from = date.checked_sub_days(Days::new(RETURNS)).unwrap_or(date).to_string();
        let to = date.checked_add_days(Days::new(RETURNS)).unwrap_or(date).to_string();
        let select = "SELECT article FROM shingle WHERE value = ?1
            AND (SELECT date FROM article WHERE number = shingle.article) BETWEEN ?2 AND ?3 ORDER BY article DESC LIMIT ?4";
        let mut statement = self.transaction.prepare_cached(select)?;
        let mut shared: BTreeMap<i64, usize> = BTreeMap::new();
        for value in fresh.shingles().indexed() {
            for article in statement.query_map(params![value, from, to, COMMON], |row| row.get(0))? {
                *shared.entry(article?).or_default() += 1;
            }
        }
        drop(statement);
        let mut found: BTreeSet<i64> = crowd::nearest(shared, COMPARED).into_iter().collect();
        found.extend(self.namesakes(fresh)?.0.into_iter().map(|known| known.row.number));
        let mut lost = Vec::new();
        for number in found {
            if self.standing(number)? == Standing::Loose {
                lost.push(self.known(number)?);
            }
        }
        Ok(lost)
    }

    fn standing(&self, article: i64) -> Result<Standing, Fault> {
        if self.claimed.contains(&article) {
            return Ok(Standing::Claimed);
        }
        let mut statement = self.transaction.prepare_cached("SELECT source FROM sighting WHERE article = ?1")?;
        let mut standing = Standing::Loose;
        for source in statement.query_map([article], |row| row.get::<_, i64>(0))? {
            match self.files.get(&source?) {
                Some(false) => standing = standing.max(Standing::Pending),
                Some(true) | None => standing = Standing::Claimed,
            }
        }
        Ok(standing)
    }

    fn holds(&self, source: i64, article: i64) -> Result<bool, Fault> {
        let select = "SELECT EXISTS (SELECT 1 FROM sighting WHERE source = ?1 AND article = ?2)";
        Ok(self.transaction.prepare_cached(select)?.query_row([source, article], |row| row.get(0))?)
    }

    fn has_copy(&self) -> Result<bool, Fault> {
        let any = "SELECT EXISTS (SELECT 1 FROM remembered)";
        Ok(self.transaction.prepare_cached(any)?.query_row([], |row| row.get(0))?)
    }

    fn remembers(&mut self, fresh: &Fresh, natural: &ItemId) -> Result<bool, Fault> {
        let Some(told) = sealed::read(natural, |tag| copy::look(&self.transaction, tag))? else { return Ok(false) };
        // One that is held back leaves its record where it is, unless it says what its readers saw.
        if self.holds_back(&fresh.article) && told.shown != Some(fresh.shown()) {
            return Ok(false);
        }
        let row = ArticleRow::of_id(&self.transaction, &told.id)?;
        let stands_elsewhere = match row {
            Some(row) => self.standing(row.number)? != Standing::Loose,
            None => false,
        };
        if stands_elsewhere {
            sealed::read(natural, |tag| copy::claim(&self.transaction, tag))?;
        }
        Ok(!stands_elsewhere)
    }
}

impl Recording {
    /// Those of a crowd that are near a text; `all` of it are sketched where it was not met before.
    fn in_crowd(&mut self, crowd: Common, all: &[i64], fresh: &Fresh) -> Result<Vec<Known>, Fault> {
        if !self.crowds.sketches.contains_key(&crowd) {
            let mut sketches = Sketches::default();
            for number in all {
                sketches.add(*number, self.known(*number)?.shingles()?.indexed());
            }
            self.crowds.sketches.insert(crowd.clone(), sketches);
        }
        let near = self.crowds.sketches.get(&crowd).map(|sketches| sketches.near(fresh.shingles().indexed()));
        near.into_iter().flatten().map(|number| self.known(number)).collect()
    }
}
