//! A page that somebody looks at.

use crate::account::Part;
use crate::article::Item;
use crate::document::Document;
use crate::error::warning::Warning;

/// One page and all that was understood of it.
#[derive(Debug)]
pub struct Page {
    /// What the file says.
    pub document: Document,
    /// Its stories, in the order printed.
    pub items: Vec<Item>,
    /// What became of every part of it.
    pub account: Vec<Part>,
    /// What its reader should know.
    pub warnings: Vec<Warning>,
}
