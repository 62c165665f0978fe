//! One page file, read and parsed; and what a run keeps of it.

use crate::article::picture::AsRead;
use crate::document::Document;
use crate::error::Error;
use crate::error::file::FileKind;
use crate::error::warning::Warning;
use crate::parse;
use crate::parse::reading::Reading;
use crate::read;
use crate::read::limits::Limits;
use crate::read::list::Encodings;
use crate::read::pictures;
use crate::read::pictures::Lying;
use crate::read::sample;
use crate::read::sample::Sample;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
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
    /// How many bytes of text a document holds, which its size does not tell; 0 of a page of text.
    pub(crate) unpacked: u64,
    /// The pictures that it names.
    pub(crate) pictures: BTreeSet<PathBuf>,
    /// How they were, and what copies of them are shown: for whoever makes those.
    pub(crate) pictures_read: Vec<AsRead>,
    /// The better copy of the same page, where there is one: nothing of this one is published.
    pub copy_of: Option<PathBuf>,
    /// What the file says, where that is asked for.
    pub(crate) document: Option<Document>,
}

/// How much of a page is handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Its stories: all that a run needs.
    Stories,
    /// What the file says, and what became of each of its lines, too: for those who look at a page.
    Whole,
}

/// How the pages of a folder are read.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'run> {
    /// The folder; empty for the current one.
    pub folder: &'run Path,
    /// The most that a page may have, and all pages that are drawn together.
    pub limits: Limits,
    /// In which encoding they are.
    pub encoding: &'run Encodings,
    /// What becomes of the sample page of `init`.
    pub sample: Sample,
    /// How its lines are understood.
    pub parse: &'run parse::Options,
    /// The pictures that lie in the folder.
    pub lying: &'run Lying,
    /// As of which day pages are read that are known and have not changed; the others as of today.
    pub as_of: &'run BTreeMap<PathBuf, NaiveDate>,
}

/// More stories than a page or a whole issue of a paper has; what has more is no page, and would cost the run its time.
const MOST_STORIES: usize = 5_000;

/// Reads a page and parses it.
pub(crate) fn read(path: &Path, rules: Rules<'_>, detail: Detail) -> PageRead {
    match read::page(rules.folder, path, rules.limits, rules.encoding.of(path)) {
        Ok(page) if rules.sample == Sample::IsNone && sample::is_it(page.fingerprint) => {
            refused(path, Error::NoPage { path: rules.folder.join(path), kind: FileKind::Sample })
        }
        Ok(page) => parsed(path, page, rules, detail),
        Err(error) => refused(path, error),
    }
}

fn parsed(path: &Path, page: read::Page, rules: Rules<'_>, detail: Detail) -> PageRead {
    let read::Page { document, warnings: heard, fingerprint: bytes } = page;
    let mut reading = match rules.as_of.get(path) {
        Some(day) => parse::file(&document, &parse::Options { today: *day, ..rules.parse.clone() }),
        None => parse::file(&document, rules.parse),
    };
    if reading.articles.len() > MOST_STORIES {
        let (whole, found) = (rules.folder.join(path), reading.articles.len());
        return refused(path, Error::TooManyStories { path: whole, found, most: MOST_STORIES });
    }
    let unpacked = if read::is_document(path) { document.lines.iter().map(|line| line.text.len()).sum() } else { 0 };
    let unpacked = u64::try_from(unpacked).unwrap_or(u64::MAX);
    parse::pictures::hang(&mut reading, pictures::of_page(&document, rules.lying));
    let pictures = pictures::named(&document, rules.lying);
    let (document, account) = match detail {
        Detail::Whole => (Some(document), reading.account),
        Detail::Stories => (None, Vec::new()),
    };
    let content = Content {
        reading: Reading { account, ..reading },
        bytes,
        unpacked,
        pictures,
        pictures_read: Vec::new(),
        copy_of: None,
        document,
    };
    PageRead { path: path.to_owned(), content: Ok(content), heard }
}

/// A page of which nothing can be read.
pub(crate) fn refused(path: &Path, error: Error) -> PageRead {
    PageRead { path: path.to_owned(), content: Err(error), heard: Vec::new() }
}
