//! Rule 6: articles that no page holds any more come back, the surest pair first.

use crate::archive::identity::decided::Undecided;
use crate::archive::identity::deciding::Deciding;
use crate::archive::identity::known::Known;
use crate::archive::identity::known::Standing;
use crate::archive::identity::likeness::Likeness;
use crate::archive::identity::matching::How;
use crate::archive::identity::matching::Pair;
use crate::archive::identity::matching::surest;
use crate::archive::store::fault::Fault;
use crate::article::history::State;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// A pair of the surest kind: same page, day and words. Shares of likeness lie between 0 and 1.
const SAME_PAGE: f64 = 4.0;

/// Same day and words, and the texts alike.
const SAME_HEADLINE: f64 = 2.0;

/// The articles that no page holds among which those of the pages are looked for.
#[derive(Default)]
struct Lost {
    known: Vec<Option<Known>>,
    places: BTreeMap<i64, usize>,
}

impl Lost {
    /// The place of one; it is taken in where it is not there yet.
    fn place(&mut self, known: Known) -> usize {
        let next = self.known.len();
        let place = *self.places.entry(known.row.number).or_insert(next);
        if place == next {
            self.known.push(Some(known));
        }
        place
    }
}

impl Deciding<'_> {
    /// Rule 1 once more: the page that held an article of this id when the file was read may hold it no more. Gives the others.
    fn by_their_ids(&mut self, open: Vec<Undecided>) -> Result<Vec<Undecided>, Fault> {
        let mut left = Vec::new();
        for article in open {
            let known = match article.fresh.article.guid.clone() {
                Some(guid) => self.loose_of_id(&guid, &article.fresh)?,
                None => None,
            };
            match known {
                Some(known) => self.same(article, known, How::Id),
                None => left.push(article),
            }
        }
        Ok(left)
    }

    /// Gives those that do not come back.
    pub(crate) fn returning(&mut self, open: Vec<Undecided>) -> Result<Vec<Undecided>, Fault> {
        let open = self.by_their_ids(open)?;
        let (mut lost, mut scored, mut doubts) = (Lost::default(), Vec::new(), Vec::new());
        for (at, Undecided { fresh, .. }) in open.iter().enumerate() {
            let candidates = self.past.lost(fresh)?;
            let is_on_another_page = !candidates.is_empty() && self.twins(fresh)?.iter().any(|twin| twin.place.is_some());
            for known in candidates {
                let is_another = known.row.state == State::Merged || known.has_another_id(fresh);
                if is_another || self.standing(known.row.number)? != Standing::Loose {
                    continue;
                }
                let is_named = known.row.words == fresh.words;
                let (likeness, share) = known.likeness(fresh)?;
                let is_same_day = known.row.date == fresh.article.edition.date;
                let is_same_page = known.is_filed_with(fresh);
                let pair = |known, how| Pair { fresh: at, known, how };
                let of = lost.place(known);
                match likeness {
                    _ if is_on_another_page && !(is_named && is_same_page) => {}
                    _ if is_named && is_same_page => scored.push((SAME_PAGE + share, pair(of, How::Headline))),
                    Likeness::Same if is_named && is_same_day => scored.push((SAME_HEADLINE + share, pair(of, How::Headline))),
                    Likeness::Same => scored.push((share, pair(of, How::Likeness))),
                    Likeness::Doubtful => doubts.push(pair(of, How::Likeness)),
                    Likeness::Different => {}
                }
            }
        }
        let pairs: BTreeMap<usize, Pair> = surest(scored).into_iter().map(|pair| (pair.fresh, pair)).collect();
        let taken: BTreeSet<usize> = pairs.values().map(|pair| pair.known).collect();
        doubts.retain(|pair| !taken.contains(&pair.known) && !pairs.contains_key(&pair.fresh));
        let mut left = Vec::new();
        for (at, mut article) in open.into_iter().enumerate() {
            let pair = pairs.get(&at);
            match pair.and_then(|pair| lost.known.get_mut(pair.known).and_then(Option::take).map(|known| (known, pair.how))) {
                Some((known, how)) => self.same(article, known, how),
                None => {
                    let of_it = doubts.iter().filter(|pair| pair.fresh == at);
                    let rows = of_it.filter_map(|pair| lost.known.get(pair.known)?.as_ref()).map(|known| known.row.clone());
                    article.doubts.extend(rows);
                    left.push(article);
                }
            }
        }
        Ok(left)
    }
}
