//! Rules 6 and 7: an article that another file holds still, or a new one.

use crate::archive::identity::decided::Decided;
use crate::archive::identity::decided::Decision;
use crate::archive::identity::decided::Twin;
use crate::archive::identity::decided::Undecided;
use crate::archive::identity::decided::Version;
use crate::archive::identity::deciding::Deciding;
use crate::archive::identity::known::Fresh;
use crate::archive::identity::known::Known;
use crate::archive::identity::known::Standing;
use crate::archive::identity::likeness::Likeness;
use crate::archive::store::fault::Fault;
use crate::article::Edition;
use crate::article::history::State;
use crate::date::DateFrom;
use std::collections::BTreeSet;

/// The share of shingles from which on two texts of one page are the same story under two headlines.
const NEARLY_EQUAL: f64 = 0.70;

impl Deciding<'_> {
    /// Rules 6 and 7.
    pub(crate) fn twins_and_new(&mut self, open: impl Iterator<Item = Undecided>) -> Result<(), Fault> {
        let mut seen: BTreeSet<(i64, i64)> = BTreeSet::new();
        for mut article in open {
            let mut twins = self.twins(&article.fresh)?;
            // Twice in one file: two stories.
            twins.retain(|twin| !seen.contains(&(article.fresh.source, twin.row.number)));
            let one = twins.iter().find_map(|twin| Some((twin.row.number, twin.place.clone()?, twin.version)));
            let decision = match one {
                Some((known, place, version)) => {
                    seen.insert((article.fresh.source, known));
                    Decision::Twin { known, place, version }
                }
                None => {
                    article.doubts.extend(twins.into_iter().map(|twin| twin.row));
                    Decision::New
                }
            };
            self.decided.push(article.is(decision));
        }
        Ok(())
    }

    /// What a file held and another file of its page holds now, where this one has nearly the same text under another
    /// headline; gives the others. Its neighbours would not tell: it may have been printed first on another page.
    pub(crate) fn kept_elsewhere(&mut self, open: Vec<Undecided>, mut elsewhere: Vec<Known>) -> Result<Vec<Undecided>, Fault> {
        let mut left = Vec::new();
        for article in open {
            match self.version_of(&article.fresh, &elsewhere)? {
                Some((at, place)) => {
                    let known = elsewhere.swap_remove(at).row.number;
                    self.decided.push(article.is(Decision::Twin { known, place, version: Version::Other }));
                }
                None => left.push(article),
            }
        }
        Ok(left)
    }

    /// Which of those that another file holds now an article is a version of, and where that one stands.
    fn version_of(&self, fresh: &Fresh, elsewhere: &[Known]) -> Result<Option<(usize, String)>, Fault> {
        for (at, known) in elsewhere.iter().enumerate() {
            let holds = |decided: &&Decided| matches!(&decided.decision, Decision::Same { known: it, .. } if it.row.number == known.row.number);
            let Some(holder) = self.decided.iter().find(holds) else { continue };
            let now = &holder.fresh.article;
            let is_there = !known.has_another_id(fresh) && is_same_place(&fresh.article.edition, &now.edition);
            if is_there && known.likeness(fresh)?.1 >= NEARLY_EQUAL {
                return Ok(Some((at, now.place.to_string())));
            }
        }
        Ok(None)
    }

    /// Articles in other files of the same words and alike, or on the same page with nearly the same text.
    pub(crate) fn twins(&mut self, fresh: &Fresh) -> Result<Vec<Twin>, Fault> {
        let mut twins = Vec::new();
        let (named, _) = self.past.namesakes(fresh)?;
        let near = self.past.neighbours(fresh)?;
        for known in named.into_iter().chain(near) {
            let number = known.row.number;
            let stands = self.past.standing(number)? == Standing::Claimed;
            let is_another = known.row.state == State::Merged || known.has_another_id(fresh);
            if !stands || is_another || self.past.holds(fresh.source, number)? {
                continue;
            }
            let (likeness, share) = known.likeness(fresh)?;
            if known.row.words == fresh.words && likeness == Likeness::Same || share >= NEARLY_EQUAL {
                let place = is_same_place(&fresh.article.edition, known.edition()?).then(|| known.revision.place.to_string());
                let is_same = known.revision.shown.is_none_or(|shown| shown == fresh.shown());
                let version = if is_same { Version::Same } else { Version::Other };
                twins.push(Twin { row: known.row, place, version });
            }
        }
        Ok(twins)
    }
}

/// Whether two files may be two names of one page: nothing says that they are of two pages or days.
fn is_same_place(one: &Edition, two: &Edition) -> bool {
    let inferred = one.date_from == DateFrom::Inferred || two.date_from == DateFrom::Inferred;
    one.may_be_of_page(two) && (one.date == two.date || inferred)
}
