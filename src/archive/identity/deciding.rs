//! What was decided so far, while the rules are asked one after the other.

use crate::archive::identity::decided::Decided;
use crate::archive::identity::decided::Decision;
use crate::archive::identity::decided::Undecided;
use crate::archive::identity::known::Known;
use crate::archive::identity::known::Past;
use crate::archive::identity::known::Standing;
use crate::archive::identity::matching::How;
use crate::archive::store::fault::Fault;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// The articles decided so far.
pub(crate) struct Deciding<'past> {
    pub(crate) past: &'past mut dyn Past,
    pub(crate) decided: Vec<Decided>,
    /// The known ones among them.
    pub(crate) claimed: BTreeSet<i64>,
}

impl<'past> Deciding<'past> {
    pub(crate) fn new(past: &'past mut dyn Past) -> Self {
        Self { past, decided: Vec::new(), claimed: BTreeSet::new() }
    }

    /// An article is this one.
    pub(crate) fn same(&mut self, article: Undecided, known: Known, how: How) {
        self.claimed.insert(known.row.number);
        self.decided.push(article.is(Decision::Same { known: Box::new(known), how }));
    }

    /// Where a known article stands, with what was decided.
    pub(crate) fn standing(&self, article: i64) -> Result<Standing, Fault> {
        if self.claimed.contains(&article) { Ok(Standing::Claimed) } else { self.past.standing(article) }
    }

    /// What the next question may settle waits for it.
    pub(crate) fn wait(&mut self, rest: impl Iterator<Item = Undecided>) {
        self.decided.extend(rest.map(|article| article.is(Decision::Waits)));
    }

    /// Of files that hold one article the one that had its text says what it is, else the first.
    pub(crate) fn one_owner_each(&mut self) {
        let mut owners: BTreeMap<i64, usize> = BTreeMap::new();
        for (at, Decided { fresh, decision, .. }) in self.decided.iter().enumerate() {
            if let Decision::Same { known, .. } = decision {
                let is_its_own = known.revision.place.path == fresh.article.place.path;
                owners.entry(known.row.number).and_modify(|owner| *owner = if is_its_own { at } else { *owner }).or_insert(at);
            }
        }
        for (at, Decided { decision, .. }) in self.decided.iter_mut().enumerate() {
            if let Decision::Same { known, .. } = decision
                && owners.get(&known.row.number) != Some(&at)
            {
                *decision = Decision::Beside { known: known.row.number };
            }
        }
    }
}
