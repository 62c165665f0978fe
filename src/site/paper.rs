//! What every page knows of its paper, and what the files of a site are called.

use crate::feed::Feed;
use crate::shelf::Each;
use crate::shelf::Wanted;
use crate::site::options::Options;
use crate::text::XmlText;
use crate::words::language::Language;
use chrono::NaiveDate;

/// The paper's page.
pub const INDEX: &str = "index.html";
/// What feeds are, and all of them.
pub const SUBSCRIBE: &str = "subscribe.html";
/// What stands for a page that is not there.
pub const NOT_FOUND: &str = "404.html";
/// How every page looks. Its name never changes, so that a newer look changes a file and not ten thousand.
pub const STYLE: &str = "style.css";
/// How a feed looks in a browser.
pub const FEED_STYLE: &str = "feed.css";
/// The paper's own style.
pub const OWN_STYLE: &str = "paper.css";

/// What every page knows of its paper.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// The paper's own feed.
    pub paper: &'a Feed,
    /// What is settled of its pages.
    pub options: &'a Options,
    /// Which feeds it has beside its own.
    pub wanted: &'a Wanted,
    /// The newest edition.
    pub newest: NaiveDate,
}

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Below the folder of the feeds.
    pub path: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// A feed beside the paper's own, which has a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// What it is called beside the others: 要闻.
    pub name: XmlText,
    /// What it is called by itself: 中原时报·要闻.
    pub title: XmlText,
    /// Its folder.
    pub path: String,
    /// What sort of feed it is.
    pub kind: BranchKind,
}

/// What sort of feed one beside the paper's own is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BranchKind {
    /// What the paper asks for.
    Asked,
    /// A section.
    Section,
    /// A person who writes.
    Author,
}

impl Site<'_> {
    /// The language in which it speaks to its readers.
    pub(crate) fn language(&self) -> Language {
        Language::of_tag(self.paper.language.as_str())
    }

    /// Whether there are pages beside the articles'.
    pub(crate) fn has_pages(&self) -> bool {
        self.options.pages == Each::Yes
    }
}
