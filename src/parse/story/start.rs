//! Where a story begins on its page, and by what evidence.

use crate::account::reason::Reason;

/// Where a story begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Start {
    /// Its first title line, a place among the open lines.
    pub(crate) at: usize,
    /// How many title lines it has.
    pub(crate) titles: usize,
    /// The evidence.
    pub(crate) why: Reason,
}
