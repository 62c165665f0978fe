//! What a run tells: what was told before and still stands is not told again.

use crate::archive::accepted::Accepted;
use crate::archive::run::plan::Plan;
use crate::archive::store::Store;
use crate::archive::store::fault::Fault;
use crate::archive::store::said;
use crate::archive::store::said::Said;
use std::collections::BTreeSet;
use std::path::Path;

/// What was told before a run, and what stands after it.
#[derive(Debug)]
pub(crate) struct Telling {
    before: BTreeSet<Said>,
    now: BTreeSet<Said>,
    accepted: Accepted,
}

/// Compares what a run has to say with what was told. Of a page that stays as another benbao read it, what that one told
/// stands.
pub(crate) fn told(store: &Store, plan: &Plan, says: &BTreeSet<Said>) -> Result<Telling, Fault> {
    let before = said::before(&store.connection)?;
    let stands = |path: &str| plan.is_unread(path) || plan.is_settled(Path::new(path));
    let now = said::now(&before, says, &stands);
    Ok(Telling { before, now, accepted: plan.accepted.clone() })
}

impl Telling {
    /// Keeps what stands.
    pub(crate) fn note(&self, store: &Store) -> Result<(), Fault> {
        said::note(&store.connection, &self.before, &self.now)
    }

    /// What is not told again; without what a person accepted, which is told no more.
    pub(crate) fn again(self) -> BTreeSet<Said> {
        let mut again = said::again(&self.before, &self.now);
        again.retain(|said| !self.accepted.quiets(said));
        again
    }
}
