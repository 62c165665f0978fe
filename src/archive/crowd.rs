//! Crowds: many articles of one headline, or on one page of a day, among which a new one is looked for by its text.
//!
//! A page has forty stories, and each may be looked at. Where thousands stand under one headline, or two thousand files
//! tell one day and no page, only those near in text are; a sketch of each text, kept for the run, finds them.

use crate::archive::fault::Fault;
use crate::archive::likeness::Reach;
use crate::archive::lookup;
use crate::archive::matching::Fresh;
use crate::archive::matching::Known;
use crate::archive::record::Recording;
use crate::archive::row::ArticleRow;
use crate::article::Page;
use chrono::NaiveDate;
use rusqlite::params;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// So many are looked at one by one; a page has forty stories.
pub(crate) const FEW: usize = 64;

/// Of more, so many whose sketches share most.
const NEAREST: usize = 16;

/// What a crowd has in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Common {
    /// The words that its articles are known by, on days near one.
    Words(i64, NaiveDate),
    Page(NaiveDate, Page),
}

/// The crowds that a run has met.
#[derive(Debug, Default)]
pub(crate) struct Crowds {
    sketches: BTreeMap<Common, Sketches>,
    /// The articles of each page of a day.
    days: BTreeMap<NaiveDate, BTreeMap<Page, BTreeSet<i64>>>,
}

impl Crowds {
    /// Takes in what an article says now.
    pub(crate) fn note(&mut self, row: &ArticleRow, fresh: &Fresh) {
        if let Some(day) = self.days.get_mut(&row.date) {
            day.entry(row.page.clone()).or_default().insert(row.number);
        }
        let (from, to) = lookup::near(row.date);
        for (_, sketches) in self.sketches.range_mut(Common::Words(row.words, from)..=Common::Words(row.words, to)) {
            sketches.add(row.number, fresh.shingles().indexed());
        }
        if let Some(sketches) = self.sketches.get_mut(&Common::Page(row.date, row.page.clone())) {
            sketches.add(row.number, fresh.shingles().indexed());
        }
    }
}

/// A few shingles of each text, and the article that has it.
#[derive(Debug, Default)]
struct Sketches(BTreeSet<(u32, i64)>);

impl Sketches {
    fn add(&mut self, number: i64, sketch: impl Iterator<Item = u32>) {
        self.0.extend(sketch.map(|shingle| (shingle, number)));
    }

    /// The articles whose sketches share most with a text's, in the order of their numbers.
    fn near(&self, sketch: impl Iterator<Item = u32>) -> Vec<i64> {
        let mut shared: BTreeMap<i64, usize> = BTreeMap::new();
        for shingle in sketch {
            // What everybody has tells nobody from the others; the last that had it stand for all.
            let having = self.0.range((shingle, i64::MIN)..=(shingle, i64::MAX));
            having.rev().take(FEW).for_each(|(_, number)| *shared.entry(*number).or_default() += 1);
        }
        nearest(shared, NEAREST)
    }
}

/// Those of most shared shingles, the older among equals, in the order of their numbers.
pub(crate) fn nearest(shared: BTreeMap<i64, usize>, most: usize) -> Vec<i64> {
    let mut found: Vec<(i64, usize)> = shared.into_iter().collect();
    found.sort_by_key(|(number, count)| (Reverse(*count), *number));
    found.truncate(most);
    let mut numbers: Vec<i64> = found.into_iter().map(|(number, _)| number).collect();
    numbers.sort_unstable();
    numbers
}

impl Recording<'_> {
    /// Articles that are known by the same words on days near enough: all where they are few, else those near in text.
    pub(crate) fn of_words(&mut self, fresh: &Fresh) -> Result<(Vec<Known>, Reach), Fault> {
        let (from, to) = lookup::near(fresh.article.edition.date);
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

    /// Articles filed under the same day and page with other words: all where they are few, else those near in text.
    pub(crate) fn of_page(&mut self, fresh: &Fresh) -> Result<Vec<Known>, Fault> {
        let (date, page) = (fresh.article.edition.date, fresh.article.edition.page.clone());
        if !self.crowds.days.contains_key(&date) {
            let mut day: BTreeMap<Page, BTreeSet<i64>> = BTreeMap::new();
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
