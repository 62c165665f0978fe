//! What was done so that a feed is no larger than readers take.

/// Of one feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cut {
    /// Its folder below that of the feeds; empty for the paper's own.
    pub feed: String,
    /// So many older items left it.
    pub left: usize,
    /// Of so many texts it has the opening only.
    pub shortened: usize,
    /// So many bytes its largest document has, where that is still too many.
    pub beyond: Option<usize>,
}

impl Cut {
    /// Whether anything was done.
    pub fn is_nothing(&self) -> bool {
        self.left == 0 && self.shortened == 0 && self.beyond.is_none()
    }
}
