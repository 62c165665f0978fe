//! What a file said: its lines as they stand, and what its front matter claims. What we believe is `article`.

use std::path::PathBuf;

/// One page file as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Where it lies, below the source folder; its names may carry date and page.
    pub path: PathBuf,
    /// Every line of the text behind the front matter, blank ones too.
    pub lines: Vec<Line>,
    /// What the head of the file says of the page, in the order it says it.
    pub hints: Vec<Hint>,
}

/// One line, without its line break and without characters that no feed can carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Counted from 1 in the file, front matter included.
    pub number: usize,
    /// The line as printed, heading marks included.
    pub text: String,
}

/// A claim of the front matter: `date: 2023-04-09`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The line it stands on.
    pub line: usize,
    /// Lower case: date, 日期; of a key below another both, `cover.image`.
    pub key: String,
    /// The value without quotes.
    pub value: String,
}
