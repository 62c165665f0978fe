//! A run that takes pages in, group by group.

use crate::archive::copies::recall;
use crate::archive::run::hand::Hand;
use crate::archive::run::leaving::Leaving;
use crate::archive::run::plan::Plan;
use crate::archive::run::record::Page;
use crate::archive::run::record::Recording;
use crate::archive::run::recorded::Recorded;
use crate::archive::store::Store;
use crate::archive::store::fault::Fault;
use crate::archive::store::writing::Writing;
use crate::error::Error;
use crate::error::warning::Warning;
use std::path::Path;
use std::path::PathBuf;

/// A run that takes pages in.
#[derive(Debug)]
pub struct Run<'run> {
    recording: Recording,
    plan: &'run Plan,
    source: &'run Path,
    hand: Hand,
    /// The archive's file.
    path: PathBuf,
    /// What there was to say before the first page.
    heard: Vec<Warning>,
}

impl<'run> Run<'run> {
    /// Begins a run; `source` is the folder by which files are named.
    pub(crate) fn begin(store: Store, hand: Hand, plan: &'run Plan, source: &'run Path) -> Result<Self, Error> {
        let path = store.path.clone();
        let begun = || -> Result<(Recording, Vec<Warning>), Fault> {
            let writing = Writing::begin(store)?;
            let heard = recall::begin(writing.store(), &hand.options)?;
            let mut recording = Recording::begin(writing, &hand, plan)?;
            recording.adopt(plan, source)?;
            Ok((recording, heard))
        };
        let (recording, heard) = begun().map_err(|fault| fault.at(&path))?;
        Ok(Self { recording, plan, source, hand, path, heard })
    }

    /// Takes in a group of the plan, in the plan's order: all pages that an edition has, where their paths tell.
    pub fn take(&mut self, group: Vec<(PathBuf, Page)>) -> Result<(), Error> {
        self.recording.group(self.plan, group).map_err(|fault| fault.at(&self.path))
    }

    /// Decides what is left, when every page was taken in.
    pub fn finish(self) -> Result<Recorded, Error> {
        let Self { recording, plan, source, hand, path, heard } = self;
        let finished = || -> Result<Recorded, Fault> {
            let leaving = Leaving { missing: hand.options.missing, most: hand.options.most_withdrawn, source, plan };
            let mut finished = recording.finish(&leaving)?;
            finished.warnings.extend(heard);
            Recorded::of(finished, hand)
        };
        finished().map_err(|fault| fault.at(&path))
    }
}
