//! What was found on a line, and in how much of it.

use crate::error::Misreading;
use crate::error::WrongLine;

/// What stands on a line, what it was, and what happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) text: String,
    pub(crate) meant: String,
    pub(crate) how: Misreading,
}

impl Found {
    pub(crate) fn new(text: &str, meant: &str, how: Misreading) -> Self {
        let clip = |text: &str| text.trim().chars().take(12).collect();
        Self { text: clip(text), meant: clip(meant), how }
    }

    /// As what is wrong with the line.
    pub(crate) fn wrong(self) -> WrongLine {
        WrongLine::Misread { text: self.text, meant: self.meant, how: self.how }
    }
}
