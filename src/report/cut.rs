//! What was done so that a feed is no larger than readers take.

use crate::feed::Format;

/// Of one feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cut {
    /// Its folder below that of the feeds; empty for the paper's own.
    pub feed: String,
    /// So many older items left it.
    pub left: usize,
    /// Of so many texts it has the opening only.
    pub shortened: usize,
    /// The bytes of its largest document and which one it is, where that is still too many.
    pub beyond: Option<(usize, Format)>,
}

impl Cut {
    /// Whether anything was done.
    pub fn is_nothing(&self) -> bool {
        self.left == 0 && self.shortened == 0 && self.beyond.is_none()
    }
}
