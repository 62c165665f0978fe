//! Rules 1 to 5: the id that a story came with, what a file holds now, beside what it held, what the copy tells, and what other files held under the same words.

use crate::archive::identity::decided::Decision;
use crate::archive::identity::decided::Leaf;
use crate::archive::identity::decided::Undecided;
use crate::archive::identity::deciding::Deciding;
use crate::archive::identity::known::Fresh;
use crate::archive::identity::known::Known;
use crate::archive::identity::known::Standing;
use crate::archive::identity::likeness::Reach;
use crate::archive::identity::matching;
use crate::archive::identity::matching::How;
use crate::archive::identity::matching::Pair;
use crate::archive::identity::mint;
use crate::archive::identity::mint::Minting;
use crate::archive::identity::order::PrintOrder;
use crate::archive::store::fault::Fault;
use crate::article::history::State;
use crate::article::id::Adopted;
use crate::article::id::ItemId;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// A file, as far as it is not decided.
pub(crate) struct Open {
    pub(crate) fresh: Vec<Undecided>,
    held: Vec<Known>,
}

impl Open {
    pub(crate) fn of(leaf: Leaf) -> Self {
        Self { fresh: leaf.fresh.into_iter().map(Undecided::of).collect(), held: leaf.held }
    }

    fn fresh(&self) -> Vec<&Fresh> {
        self.fresh.iter().map(|article| &article.fresh).collect()
    }
}

/// The articles that their own pages hold still under their words: an id that another page tells takes none of them away.
pub(crate) fn standing(leaves: &[Open]) -> BTreeSet<i64> {
    let of_leaf = |leaf: &Open| {
        let words: BTreeSet<_> = leaf.fresh.iter().map(|article| article.fresh.words).collect();
        let stands = leaf.held.iter().filter(|known| words.contains(&known.row.words)).map(|known| known.row.number);
        stands.collect::<Vec<_>>()
    };
    leaves.iter().flat_map(of_leaf).collect()
}

impl Deciding<'_> {
    /// Rule 1: the id that its page tells. Where the file holds an article that told it in vain, it may be that one still.
    /// And where the copy of a lost archive tells of it under the id that its words give it, the copy knows why (rule 3).
    pub(crate) fn by_id(&mut self, leaf: &mut Open, authority: &str, stand: &BTreeSet<i64>) -> Result<(), Fault> {
        for article in std::mem::take(&mut leaf.fresh) {
            let Some(guid) = article.fresh.article.guid.clone() else {
                leaf.fresh.push(article);
                continue;
            };
            let own = leaf.held.iter().position(|known| known.row.adopted.as_ref() == Some(&guid));
            let in_vain = leaf.held.iter().map(|known| known.tells_in_vain(&guid)).collect::<Result<Vec<_>, Fault>>()?;
            let known = match own {
                Some(own) if leaf.held.get(own).map(|known| known.is_another(&article.fresh)).transpose()? == Some(true) => None,
                Some(own) => Some(leaf.held.remove(own)),
                None if in_vain.contains(&true) || self.is_in_copy(&article.fresh, authority)? => None,
                None => {
                    let is_its_own = |known: &Known| known.row.words == article.fresh.words || !stand.contains(&known.row.number);
                    self.loose_of_id(&guid, &article.fresh)?.filter(is_its_own)
                }
            };
            match known {
                Some(known) => self.same(article, known, How::Id),
                None => leaf.fresh.push(article),
            }
        }
        Ok(())
    }

    fn is_in_copy(&mut self, fresh: &Fresh, authority: &str) -> Result<bool, Fault> {
        let natural = mint::mint(authority, &fresh.article.edition, &mint::words(&fresh.article), 0);
        Ok(self.past.has_copy()? && self.past.remembers(fresh, &natural)?)
    }

    /// The article that has adopted an id, where no page holds it, and a page does not tell it of wholly another.
    pub(crate) fn loose_of_id(&mut self, guid: &Adopted, fresh: &Fresh) -> Result<Option<Known>, Fault> {
        let Some(known) = self.past.adopted(guid)? else { return Ok(None) };
        if known.is_another(fresh)? {
            return Ok(None);
        }
        let is_loose = known.row.state != State::Merged && self.standing(known.row.number)? == Standing::Loose;
        Ok(is_loose.then_some(known))
    }

    /// Rule 2.
    pub(crate) fn by_headline(&mut self, leaf: &mut Open) -> Result<(), Fault> {
        let pairs = matching::by_headline(&leaf.fresh(), &leaf.held)?;
        self.take(leaf, &pairs);
        Ok(())
    }

    /// Rule 3: the id is the one that the article would get if all that is left were new.
    pub(crate) fn by_copy(&mut self, leaves: &mut [Open], authority: &str) -> Result<(), Fault> {
        if !self.past.has_copy()? {
            return Ok(());
        }
        let mut natural = natural_ids(leaves, authority);
        for (of, leaf) in leaves.iter_mut().enumerate() {
            for (at, article) in std::mem::take(&mut leaf.fresh).into_iter().enumerate() {
                match natural.remove(&(of, at)) {
                    Some(id) if self.past.remembers(&article.fresh, &id)? => {
                        self.decided.push(article.is(Decision::Remembered(id)));
                    }
                    _ => leaf.fresh.push(article),
                }
            }
        }
        Ok(())
    }

    /// Rule 4. What is left of its own file was compared already.
    pub(crate) fn elsewhere(&mut self, leaf: &mut Open) -> Result<(), Fault> {
        if self.past.is_whole() {
            return Ok(());
        }
        for article in std::mem::take(&mut leaf.fresh) {
            match self.only_namesake(&article.fresh, &leaf.held)? {
                Some(known) => self.same(article, known, How::Headline),
                None => leaf.fresh.push(article),
            }
        }
        Ok(())
    }

    fn only_namesake(&mut self, fresh: &Fresh, left: &[Known]) -> Result<Option<Known>, Fault> {
        let (namesakes, reach) = self.past.namesakes(fresh)?;
        // Which of a crowd it is, its text has to say, when all is read.
        if reach == Reach::Nearest {
            return Ok(None);
        }
        let mut only = Vec::new();
        for known in namesakes {
            match self.standing(known.row.number)? {
                // A file that was not read yet held one of them.
                Standing::Pending => return Ok(None),
                Standing::Loose if known.has_another_id(fresh) => {}
                Standing::Loose if known.is_filed_with(fresh) && left.iter().all(|it| it.row.number != known.row.number) => {
                    only.push(known);
                }
                Standing::Loose | Standing::Claimed => {}
            }
        }
        Ok(<[Known; 1]>::try_from(only).ok().map(|[known]| known))
    }

    /// Rule 5, and rule 7 where another file of the edition is known to hold what this one held.
    pub(crate) fn by_likeness(&mut self, leaf: &mut Open) -> Result<(), Fault> {
        let (elsewhere, held) = leaf.held.drain(..).partition(|known| self.claimed.contains(&known.row.number));
        leaf.held = held;
        let (pairs, doubtful) = matching::by_likeness(&leaf.fresh(), &leaf.held)?;
        for pair in doubtful {
            if let (Some(article), Some(known)) = (leaf.fresh.get_mut(pair.fresh), leaf.held.get(pair.known)) {
                article.doubts.push(known.row.clone());
            }
        }
        self.take(leaf, &pairs);
        leaf.fresh = self.kept_elsewhere(std::mem::take(&mut leaf.fresh), elsewhere)?;
        Ok(())
    }

    /// Takes pairs out of a file.
    fn take(&mut self, leaf: &mut Open, pairs: &[Pair]) {
        let by_fresh: BTreeMap<usize, &Pair> = pairs.iter().map(|pair| (pair.fresh, pair)).collect();
        let mut held: Vec<Option<Known>> = std::mem::take(&mut leaf.held).into_iter().map(Some).collect();
        for (at, article) in std::mem::take(&mut leaf.fresh).into_iter().enumerate() {
            let pair = by_fresh.get(&at);
            match pair.and_then(|pair| held.get_mut(pair.known).and_then(Option::take).map(|known| (known, pair.how))) {
                Some((known, how)) => self.same(article, known, how),
                None => leaf.fresh.push(article),
            }
        }
        leaf.held = held.into_iter().flatten().collect();
    }
}

/// The id that each article would get if all of it were new, by its file and its place there.
fn natural_ids(leaves: &[Open], authority: &str) -> BTreeMap<(usize, usize), ItemId> {
    let mut all: Vec<((usize, usize), &Fresh)> = Vec::new();
    for (of, leaf) in leaves.iter().enumerate() {
        all.extend(leaf.fresh.iter().enumerate().map(|(at, article)| ((of, at), &article.fresh)));
    }
    all.sort_by_cached_key(|(_, fresh)| (fresh.article.edition.date, PrintOrder::of(&fresh.article)));
    let mut minting = Minting::default();
    let id = |(place, fresh): ((usize, usize), &Fresh)| {
        (place, minting.next(authority, &fresh.article.edition, &mint::words(&fresh.article)))
    };
    all.into_iter().map(id).collect()
}
