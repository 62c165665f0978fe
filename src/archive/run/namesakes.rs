//! The articles among which a new one is looked for: of its words, or of its page. Few are all looked at; of a crowd those
//! near in text.

use crate::archive::identity::crowd::Common;
use crate::archive::identity::crowd::FEW;
use crate::archive::identity::crowd::Sketches;
use crate::archive::identity::crowd::near;
use crate::archive::identity::likeness::Reach;
use crate::archive::identity::matching::Fresh;
use crate::archive::identity::matching::Known;
use crate::archive::run::record::Recording;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::article::Page;
use rusqlite::params;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

impl Recording {
    /// Articles that are known by the same words on days near enough: all where they are few, else those near in text.
    pub(crate) fn of_words(&mut self, fresh: &Fresh) -> Result<(Vec<Known>, Reach), Fault> {
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
