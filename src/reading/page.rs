//! One page file, read and parsed; and what a run keeps of it.

use crate::document::Document;
use crate::error::Error;
use crate::error::warning::Warning;
use crate::parse;
use crate::parse::Reading;
use crate::read;
use std::path::Path;
use std::path::PathBuf;

/// A page file, and what was read of it.
#[derive(Debug)]
pub struct PageRead {
    /// Below the source folder.
    pub path: PathBuf,
    /// What it gave, or why nothing can be read.
    pub content: Result<Content, Error>,
    /// What is to be said of the file.
    pub heard: Vec<Warning>,
}

/// What a page file gave.
#[derive(Debug)]
pub struct Content {
    /// Its stories, and what is to be said of them.
    pub reading: Reading,
    /// The hash of its bytes.
    pub bytes: [u8; 16],
    /// The better copy of the same page, where there is one: nothing of this one is published.
    pub copy_of: Option<PathBuf>,
}

/// How the pages of a folder are read.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'run> {
    /// The folder; empty for the current one.
    pub folder: &'run Path,
    /// The most bytes of a page, and of all pages that are drawn together.
    pub max_page: u64,
    /// How its lines are understood.
    pub parse: &'run parse::Options,
}

/// A page as it was read, all of it.
#[derive(Debug)]
pub(crate) struct Whole {
    pub(crate) document: Document,
    pub(crate) reading: Reading,
    pub(crate) heard: Vec<Warning>,
    pub(crate) bytes: [u8; 16],
}

/// More stories than a page or a whole issue of a paper has; what has more is no page, and would cost the run its time.
const MOST_STORIES: usize = 5_000;

/// Reads a page and parses it.
pub(crate) fn whole(path: &Path, rules: Rules<'_>) -> Result<Whole, Error> {
    let read::Page { document, warnings: heard, fingerprint: bytes } = read::page(rules.folder, path, rules.max_page)?;
    let reading = parse::page(&document, rules.parse);
    if reading.articles.len() > MOST_STORIES {
        let (path, found) = (rules.folder.join(path), reading.articles.len());
        return Err(Error::TooManyStories { path, found, most: MOST_STORIES });
    }
    Ok(Whole { document, reading, heard, bytes })
}

/// Of a page what is published. What became of each of its lines is for those who look at it.
pub(crate) fn published(path: &Path, page: Result<Whole, Error>) -> PageRead {
    let (content, heard) = match page {
        Ok(Whole { reading, heard, bytes, .. }) => {
            (Ok(Content { reading: Reading { account: Vec::new(), ..reading }, bytes, copy_of: None }), heard)
        }
        Err(error) => (Err(error), Vec::new()),
    };
    PageRead { path: path.to_owned(), content, heard }
}
