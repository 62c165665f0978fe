//! What a run has in hand from its beginning to its end beside the archive's file.

use crate::archive::options::Options;
use crate::archive::store::lock::Lock;
use crate::archive::store::seal::Seal;
use crate::archive::store::seal::Sealing;
use crate::beijing::Instant;

/// Which documents a run makes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Documents {
    /// Those whose stories changed.
    #[default]
    Changed,
    /// All: what was published is not where it was.
    All,
}

/// What a run has in hand.
#[derive(Debug)]
pub(crate) struct Hand {
    /// What the paper has settled.
    pub(crate) options: Options,
    /// The moment of the run.
    pub(crate) now: Instant,
    /// Which documents it makes.
    pub(crate) documents: Documents,
    /// Given back last; none where nothing is kept.
    pub(crate) _lock: Option<Lock>,
}

/// The program that reads, as the archive notes it.
pub(crate) fn reader(options: &Options) -> Seal {
    Sealing::new("reader").text(&options.reader).finish()
}
