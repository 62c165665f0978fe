//! Where a story begins on its page, and by what evidence.

use crate::account::reason::Reason;
use crate::article::doubt::Unsure;

/// Where a story begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Start {
    /// Its first title line, a place among the open lines.
    pub(crate) at: usize,
    /// Whether the first of its lines names a column.
    pub(crate) columns: usize,
    /// How many lines stand above the title, below the column's name.
    pub(crate) kickers: usize,
    /// How many title lines it has.
    pub(crate) titles: usize,
    /// The evidence.
    pub(crate) why: Reason,
    /// What could be otherwise, each at a place among the open lines: the block's, and lines below it that may begin a story.
    pub(crate) doubts: Vec<(usize, Unsure)>,
}

impl Start {
    /// A title alone, of so many lines.
    pub(crate) fn title(at: usize, titles: usize, why: Reason) -> Self {
        Self { at, columns: 0, kickers: 0, titles, why, doubts: Vec::new() }
    }

    /// Where the title block ends.
    pub(crate) fn end(&self) -> usize {
        self.at + self.columns + self.kickers + self.titles
    }
}
