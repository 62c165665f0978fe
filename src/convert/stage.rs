//! How far a run goes, and how far it has come.

/// Whether a run changes anything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// It publishes.
    #[default]
    Publish,
    /// It does all the work and leaves the output as it is.
    DryRun,
}

/// How far a run has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// So many pages of all are read.
    Reading {
        /// Pages read.
        done: usize,
        /// All pages.
        all: usize,
    },
    /// Articles are found in the pages.
    Parsing,
    /// Feeds and article pages are written, in memory.
    Writing,
    /// They are put in their place.
    Publishing,
}

/// Hears of each stage, from several threads at once.
pub type Progress<'run> = dyn Fn(Stage) + Sync + 'run;
