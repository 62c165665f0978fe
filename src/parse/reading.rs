//! A page as understood: its stories, and what became of every line.

use crate::account::Part;
use crate::article::Article;
use crate::error::warning::Warning;
use crate::parse::story::turn::Turn;

/// One page as understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// In the order printed.
    pub articles: Vec<Article>,
    /// What an editor should know, in the order of the lines.
    pub warnings: Vec<Warning>,
    /// What became of every part of every line, in the order of the lines.
    pub account: Vec<Part>,
    /// Stories that turn to another page or from one.
    pub(crate) turns: Vec<Turn>,
}
