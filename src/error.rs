//! What can go wrong, in two kinds: an [`Error`] stops what was being done, a [`Warning`] travels with the result.
//!
//! Every message names the file and, where there is one, the line, and says what would put it right.
//! Nothing here prints: the command line does.

use std::fmt;
use std::io;
use std::path::Path;
use std::path::PathBuf;

/// A place in a file that an editor can go to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file as it was named to us, or as it was found below the source folder.
    pub path: PathBuf,
    /// Lines counted from 1, the last one included; `None` where the whole file is meant.
    pub lines: Option<(usize, usize)>,
    /// Characters of the first line counted from 0, end excluded; `None` where the whole line is meant.
    pub columns: Option<(usize, usize)>,
}

impl Place {
    /// A whole file.
    pub fn file(path: &Path) -> Self {
        Self { path: path.to_owned(), lines: None, columns: None }
    }

    /// One line of a file, counted from 1.
    pub fn line(path: &Path, line: usize) -> Self {
        Self { path: path.to_owned(), lines: Some((line, line)), columns: None }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.path.display())?;
        if let Some((first, _)) = self.lines {
            write!(out, ":{first}")?;
        }
        if let Some((start, _)) = self.columns {
            write!(out, ":{}", start + 1)?;
        }
        Ok(())
    }
}

/// What stops a run, or one file of it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read.
    #[error("{}: cannot be read: {}", path.display(), reason(source))]
    Read {
        /// What was to be read.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The bytes of a page are not text that we can read.
    #[error("{}: not text in UTF-8 (byte {} of {}); save it as UTF-8 text", path.display(), at + 1, size)]
    NotText {
        /// The page.
        path: PathBuf,
        /// The first byte that is not UTF-8, counted from 0.
        at: usize,
        /// The size of the page in bytes.
        size: usize,
    },
    /// A page is larger than any newspaper page.
    #[error("{}: {} MiB is more than a page may have ({} MiB); split it into its pages", path.display(), size >> 20, limit >> 20)]
    TooLarge {
        /// The page.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// A setting is unknown, missing or wrong. `place` points at it.
    #[error("{place}: {message}")]
    Config {
        /// The configuration file, its line and column; or the option of the command line.
        place: String,
        /// What is wrong, and what would be right.
        message: String,
    },
    /// A file or folder of the output could not be written.
    #[error("{}: cannot be written: {}; what was published before is unchanged", path.display(), reason(source))]
    Write {
        /// What was to be written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Files were complete, but one of them could not take its place.
    #[error("{}: cannot be put in place: {}; {done} of {all} files are the new ones already; put it right and run again", path.display(), reason(source))]
    Rename {
        /// What was to be replaced.
        path: PathBuf,
        /// How many stand in their place already.
        done: usize,
        /// How many were to be replaced.
        all: usize,
        /// What the system said.
        source: io::Error,
    },
    /// Something lies where a file or folder of the output should, and is not ours to replace.
    #[error("{}: {found}; nothing is published through it; move it away", path.display())]
    InTheWay {
        /// Where it lies.
        path: PathBuf,
        /// What it is, such as `a symbolic link`.
        found: &'static str,
    },
    /// What the program had to tell could not be written; the output is not concerned.
    #[error("{}: cannot be written: {}", path.display(), reason(source))]
    Tell {
        /// Where it was to go: `stdout`, or the file of the report.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A document did not come back as it went in, and was not published.
    #[error("{}: not published, the last good one stays: {message}", path.display())]
    Unsound {
        /// The document.
        path: PathBuf,
        /// What the second parser said.
        message: String,
    },
    /// The source holds nothing to publish.
    #[error("{}: {message}", path.display())]
    Nothing {
        /// The source folder.
        path: PathBuf,
        /// What was looked for, and the remedy.
        message: String,
    },
    /// Another run is at work on this paper.
    #[error("{}: held by {holder}; nothing was done, try again when it has ended", path.display())]
    Busy {
        /// The archive's folder.
        path: PathBuf,
        /// Who, as far as the system tells.
        holder: String,
    },
    /// The archive could not be read or written.
    #[error("{}: cannot be used: {source}; what was published before is unchanged", path.display())]
    Archive {
        /// The archive.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// The archive is not this paper's, or not for this benbao.
    #[error("{}: {message}", path.display())]
    Foreign {
        /// The archive, or the folder whose feeds tell.
        path: PathBuf,
        /// Found, expected, and the remedy.
        message: String,
    },
    /// The archive is not as it was written.
    #[error(
        "{}: damaged: {message}; nothing was published; `benbao archive recover` sets it aside and rebuilds it with the same ids",
        path.display()
    )]
    Damaged {
        /// The archive.
        path: PathBuf,
        /// What was found.
        message: String,
    },
    /// The archive is lost, and something that would tell what it held cannot be read.
    #[error(
        "{}: {found}; the archive is lost, and what this file tells stands nowhere else; nothing was published; restore it from the web host, \
         a backup or version control, or give up what it tells: benbao archive recover --partial",
        path.display()
    )]
    Lost {
        /// The document, or the copy.
        path: PathBuf,
        /// Why it cannot be read.
        found: String,
    },
    /// The copy of what would be lost with the archive could not be written.
    #[error("{}: cannot be written: {}; the feeds are published; the next run writes it again", path.display(), reason(source))]
    Copy {
        /// The copy.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Too much is gone from the pages at once: an unmounted disk is not a decision to withdraw.
    #[error(
        "{}: {gone} of {live} published articles are on no page any more; nothing was published; if they are to be withdrawn, say --allow-shrink",
        path.display()
    )]
    Shrunk {
        /// The source folder.
        path: PathBuf,
        /// How many would be withdrawn.
        gone: usize,
        /// How many are published.
        live: usize,
    },
    /// No article has this id.
    #[error("{id}: no article of this archive; `benbao archive list` shows their ids")]
    UnknownItem {
        /// As it was given.
        id: String,
    },
    /// A feed document could not be composed by its crate.
    #[error("{document}: cannot be written as XML: {message}")]
    Xml {
        /// The document, such as `rss.xml`.
        document: String,
        /// What the crate said.
        message: String,
    },
    /// A JSON document could not be composed by its crate.
    #[error("{document}: cannot be written as JSON: {message}")]
    Json {
        /// The document, such as `feed.json`.
        document: String,
        /// What the crate said.
        message: String,
    },
}

/// The system's words without the number that follows them ("No space left on device (os error 28)").
pub(crate) fn reason(error: &io::Error) -> String {
    let words = error.to_string();
    match words.find(" (os error") {
        Some(end) => words.get(..end).unwrap_or(&words).to_lowercase(),
        None => words,
    }
}

/// Something that the reader of the run should know, said of one place; the work goes on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Warning {
    /// Where it was seen.
    pub place: Place,
    /// What was seen.
    pub kind: WarningKind,
}

impl fmt::Display for Warning {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.place, self.kind)
    }
}

/// The kinds of warning. Each message says what was done, and how to settle it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[non_exhaustive]
pub enum WarningKind {
    /// Characters that XML cannot carry were taken out of a line (XML 1.0 §2.2).
    #[error("{count} control character{} left out ({first}); feeds cannot carry {}", plural(*count), if *count == 1 { "it" } else { "them" })]
    ControlCharacters {
        /// How many on this line.
        count: usize,
        /// The first of them, such as `U+000C`.
        first: String,
    },
    /// Nothing on the page says of which day it is; the latest dateline plus one day was taken.
    #[error("edition date {date} inferred from the latest dateline ({dateline}); name the file by its date, or say --edition")]
    EditionInferred {
        /// The date taken, as 2023-04-09.
        date: String,
        /// The dateline it follows, as 4月8日.
        dateline: String,
    },
    /// Nothing on the page gives a date at all.
    #[error(
        "no edition date: neither file name, page nor dateline tells; name the file by its date (2023-04-09.md), or say --edition 2023-04-09; the page is set aside"
    )]
    EditionUnknown,
    /// Two things tell two days; the more trusted was taken.
    #[error(
        "edition date {taken} ({taken_from}) taken, although the {other_from} says {other}; settle it with `date:` in the front matter"
    )]
    EditionConflict {
        /// The date taken.
        taken: String,
        /// What told it: front-matter, path, page, option.
        taken_from: String,
        /// The date not taken.
        other: String,
        /// What told that.
        other_from: String,
    },
    /// A printed weekday or lunar day does not belong to the printed date.
    #[error("{date} is no {printed}; the date was taken")]
    DayConflict {
        /// The date, as 2023-04-09.
        date: String,
        /// What is printed beside it: 星期一, 农历三月初一.
        printed: String,
    },
    /// A value of the front matter says nothing that can be understood.
    #[error("`{key}: {value}` cannot be understood; write `date: 2023-04-09`, `page: A02`, `link: https://example.cn/1`")]
    Unreadable {
        /// The key.
        key: String,
        /// Its value.
        value: String,
    },
    /// A line begins as a directive does and is none, or says what cannot be understood.
    #[error("{reason}; the line is left out; directives are `::稿件 HEADLINE`, `::署名 记者 鲁燕`, `::正文 TEXT`, `::略 TEXT`")]
    WrongDirective {
        /// What is wrong with it.
        reason: String,
    },
    /// A story goes on on another page, or comes from one, and the other half is not there.
    #[error("{turn}, but that half is not among the pages; the story stands as it is")]
    HalfMissing {
        /// The turn as printed: 下转第3版.
        turn: String,
    },
    /// The page holds text, but no article was found in it.
    #[error("no article on this page; begin each headline with `# `")]
    NoArticle,
    /// The same article stands in two files.
    #[error("the same article as {other}; published once, as it stands there")]
    SeenTwice {
        /// The other file and line.
        other: String,
    },
    /// An article is too like another to be surely new, and too unlike to be surely the same.
    #[error(
        "taken for a new article, but it may be a version of {headline} ({id}); if so, say: benbao archive merge {id} NEW-ID"
    )]
    Doubtful {
        /// What the other was called when first seen.
        headline: String,
        /// The other's id.
        id: String,
    },
    /// The clock shows an earlier moment than the last change that was published.
    #[error(
        "the clock shows {now}, but the last change was published at {last}; set the clock, dates that readers know stay as they are"
    )]
    ClockBack {
        /// The clock.
        now: String,
        /// The archive.
        last: String,
    },
    /// The archive, its copy or a document from which it is made again is not as it was left.
    #[error("{reason}")]
    Archive {
        /// What was found, and what was done.
        reason: String,
    },
    /// A file lies in the source and was not read, such as a link.
    #[error("{reason}; not read")]
    Skipped {
        /// Why.
        reason: String,
    },
    /// The head of a page looks like front matter and was taken for something else.
    #[error("{reason}")]
    FrontMatter {
        /// What was seen, what was done, what would be right.
        reason: String,
    },
}

impl WarningKind {
    /// Whether nothing of the file was published: it is then named among the input that was set aside.
    pub fn sets_aside(&self) -> bool {
        matches!(self, Self::EditionUnknown | Self::NoArticle | Self::Skipped { .. } | Self::WrongDirective { .. })
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}
