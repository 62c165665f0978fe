//! A story as a feed of another system tells it, and what of the feed is no story.

use crate::article::id::Adopted;
use crate::beijing::Instant;
use crate::document::Document;
use crate::document::Holds;
use crate::document::Line;
use crate::error::WrongLine;
use crate::read::html;
use crate::read::rows::fact::Fact;
use crate::read::rows::row::Row;
use crate::span;

/// What a feed holds.
#[derive(Debug, Default)]
pub struct Feed {
    /// Its stories, in its order.
    pub stories: Vec<Story>,
    /// How many entries are nothing that was published: drafts, pages, pictures of a WordPress export.
    pub unpublished: usize,
}

/// A story.
#[derive(Debug, Default)]
pub struct Story {
    /// By what readers know it.
    pub id: Id,
    /// Its page.
    pub link: Option<String>,
    /// When it was published, and changed last.
    pub published: Option<Instant>,
    /// Later than that, or not told.
    pub updated: Option<Instant>,
    pub(super) title: String,
    pub(super) authors: Vec<String>,
    /// HTML.
    pub(super) text: String,
}

/// By what readers know a story.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub enum Id {
    /// The id that its feed tells.
    Told(Adopted),
    /// Its address: what readers take where no id is told.
    Address(Adopted),
    /// Nothing.
    #[default]
    None,
}

impl Id {
    /// The id of a story with this `guid`, if its feed tells one, and this address.
    pub(super) fn of(guid: &str, link: Option<&str>) -> Self {
        let address = || link.and_then(Adopted::new).map_or(Self::None, Self::Address);
        Adopted::new(guid).map_or_else(address, Self::Told)
    }
}

impl Story {
    /// What it is called, on one line.
    pub fn headline(&self) -> String {
        self.title.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// As a document that holds it alone; `None` where it has neither title nor text.
    ///
    /// # Errors
    /// What is wrong with its text.
    pub fn document(&self) -> Result<Option<Document>, WrongLine> {
        let mut row = Row::new(1);
        row.tell(Fact::Title, &self.title);
        row.tell(Fact::Author, &self.authors.join("、"));
        row.tell(Fact::Date, &self.published.map(|moment| moment.date().to_string()).unwrap_or_default());
        row.tell_html(&self.text);
        let set = row.set()?;
        let has_text = set.lines.iter().any(|line| !line.text.trim().is_empty());
        if !has_text && self.title.trim().is_empty() {
            return Ok(None);
        }
        // Its head stands above its text.
        let hints = row.hints(1);
        let lines = set.lines.into_iter().map(|line| Line { number: line.number + hints.len(), ..line }).collect();
        Ok(Some(Document { lines, hints, holds: Holds::Story, ..Document::default() }))
    }
}

/// An address of a page that readers can follow.
pub(super) fn address(text: &str) -> Option<String> {
    let text = text.trim();
    span::followed(text).filter(|it| it.starts_with("http")).map(|_| text.to_owned())
}

/// A title that may be HTML, as its words.
pub(super) fn title_of_html(text: &str) -> String {
    let set = html::piece(text).unwrap_or_default();
    let lines: Vec<String> = set.lines.into_iter().map(|line| line.text).filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}
