//! What became of a document: what it is, what stands against rules in it, what it says.

use crate::check::rule::Finding;
use crate::check::story::Feed;
use crate::check::story::Format;

/// A document that was checked.
#[derive(Debug)]
pub struct Checked {
    /// What it is.
    pub format: Format,
    /// What stands against rules, in the order of the document.
    pub findings: Vec<Finding>,
    /// How many more there were than are kept.
    pub more: usize,
    /// In bytes.
    pub(crate) size: usize,
    /// What it says, where it could be read.
    pub(crate) feed: Option<Feed>,
}
