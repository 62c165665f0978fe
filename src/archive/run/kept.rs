//! A run that is kept: its documents take their place, then it is over.

use crate::archive::copies::copy;
use crate::archive::copies::exceptions;
use crate::archive::run::hand::Hand;
use crate::archive::run::shelving;
use crate::archive::run::shown;
use crate::archive::store::Store;
use crate::archive::store::editions;
use crate::archive::store::editions::Due;
use crate::archive::store::fault::Fault;
use crate::archive::store::writing::Writing;
use crate::archive::trial_left;
use crate::error::Error;
use std::path::PathBuf;

/// A run that is kept, whose documents are due.
#[derive(Debug)]
pub struct Kept {
    pub(crate) store: Store,
    pub(crate) hand: Hand,
}

impl Kept {
    /// The documents that a trial published which this paper's first real address ended, below the folder of the feeds, as
    /// long as they may lie there; `None` where there was none.
    pub fn trial_documents(&self) -> Result<Option<Vec<PathBuf>>, Error> {
        let Some(trial) = trial_left::archive(&self.store, &self.hand.options)? else { return Ok(None) };
        trial_left::documents(&trial, &self.hand.options.naming.authority).map(Some)
    }

    /// Notes that nothing of the trial is published any more.
    pub fn forget_trial(&self) -> Result<(), Error> {
        trial_left::forget(&self.store)
    }

    /// Whether a story that is out, or waits for its hour, shows a picture of this hash.
    pub fn shows(&self, hash: &str) -> Result<bool, Error> {
        shown::anywhere(&self.store.connection, hash).map_err(|fault| fault.at(&self.store.path))
    }

    /// Notes that every document that was due is out, and closes the archive.
    pub fn published(self) -> Result<(), Error> {
        let path = self.store.path.clone();
        let settled = || -> Result<Store, Fault> {
            let writing = Writing::begin(self.store)?;
            let store = writing.store();
            store.toggle_editions(exceptions::bring_up(&store.connection, &self.hand.options.naming)?)?;
            store.toggle_editions(editions::mark_all(&store.connection, Due::No)?)?;
            shelving::are_out(&store.connection, &self.hand.options.wanted)?;
            store.set("output", &self.hand.options.output)?;
            copy::write(&store.connection, &self.hand.options)?;
            writing.keep()
        };
        settled().map_err(|fault| fault.at(&path))?.close()
    }
}
