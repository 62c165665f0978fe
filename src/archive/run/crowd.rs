//! Crowds: many articles of one headline, or on one page of a day, among which a new one is looked for by its text.
//!
//! A page has forty stories, and each may be looked at. Where thousands stand under one headline, or two thousand files
//! tell one day and no page, only those near in text are; a sketch of each text, kept for the run, finds them.

use crate::archive::identity::known::Fresh;
use crate::archive::store::row::ArticleRow;
use crate::article::page::Page;
use chrono::Days;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// So many are looked at one by one; a page has forty stories.
pub(crate) const FEW: usize = 64;

/// Of more, so many whose sketches share most.
const NEAREST: usize = 16;

/// What a crowd has in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Common {
    /// The words that its articles are known by, on days near one.
    Words(i64, NaiveDate),
    Page(NaiveDate, Option<Page>),
}

/// The crowds that a run has met.
#[derive(Debug, Default)]
pub(crate) struct Crowds {
    pub(crate) sketches: BTreeMap<Common, Sketches>,
    /// The articles of each page of a day.
    pub(crate) days: BTreeMap<NaiveDate, BTreeMap<Option<Page>, BTreeSet<i64>>>,
}

impl Crowds {
    /// Takes in what an article says now.
    pub(crate) fn note(&mut self, row: &ArticleRow, fresh: &Fresh) {
        if let Some(day) = self.days.get_mut(&row.date) {
            day.entry(row.page.clone()).or_default().insert(row.number);
        }
        let (from, to) = near(row.date);
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
pub(crate) struct Sketches(BTreeSet<(u32, i64)>);

impl Sketches {
    pub(crate) fn add(&mut self, number: i64, sketch: impl Iterator<Item = u32>) {
        self.0.extend(sketch.map(|shingle| (shingle, number)));
    }

    /// The articles whose sketches share most with a text's, in the order of their numbers.
    pub(crate) fn near(&self, sketch: impl Iterator<Item = u32>) -> Vec<i64> {
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

/// The days on which an article of the same words is near enough to be the same story.
pub(crate) fn near(date: NaiveDate) -> (NaiveDate, NaiveDate) {
    let days = Days::new(NEAR);
    (date.checked_sub_days(days).unwrap_or(date), date.checked_add_days(days).unwrap_or(date))
}

/// How many days apart two printings of one story may be dated, where one of the dates was inferred.
const NEAR: u64 = 7;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_crowd_those_are_near_that_share_most_and_of_equals_the_oldest() {
        let mut sketches = Sketches::default();
        sketches.add(1, [7].into_iter());
        (2..=300).for_each(|number| sketches.add(number, [5].into_iter()));
        sketches.add(40, [7, 8].into_iter());
        assert_eq!(sketches.near([7, 8].into_iter()), [1, 40]);
        assert_eq!(sketches.near([9].into_iter()), [0; 0]);
        // What hundreds have, the last sixty-four stand for; the one of them that shares more is among the nearest.
        sketches.add(290, [7].into_iter());
        let near = sketches.near([5, 7].into_iter());
        assert_eq!(near, [vec![1, 40], (237..=249).collect(), vec![290]].concat());
        assert_eq!(near.len(), NEAREST);
    }
}
