//! What a paper has settled of its pages: which there are, in which colour, with which style of its own.

use crate::shelf::Each;
use crate::site::colour::Colour;
use std::fmt;

/// What a paper has settled of its pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Whether articles that have no other home have pages of ours.
    pub articles: Each,
    /// Whether there are pages beside them: the paper's own, its editions, its calendar, its sections.
    pub pages: Each,
    /// The colour of what is to be seen first.
    pub colour: Option<Colour>,
    /// The paper's own style.
    pub style: Option<Style>,
}

impl Default for Options {
    fn default() -> Self {
        Self { articles: Each::Yes, pages: Each::Yes, colour: None, style: None }
    }
}

/// A style of the paper's own, which leads nowhere outside.
#[derive(Clone, PartialEq, Eq)]
pub struct Style(pub String);

impl fmt::Debug for Style {
    /// Which one it is, not all of it: what a paper has settled is kept with its archive.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Style({})", blake3::hash(self.0.as_bytes()).to_hex())
    }
}
