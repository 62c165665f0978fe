//! What can go wrong, in two kinds: an [`Error`] stops what was being done, a [`warning::Warning`] travels with the result.
//!
//! Facts: which file, which line, what was found and what was expected. What a person reads of it, and what would put it right,
//! is worded in `words`; what stands as `Display` is the English form. Nothing here prints: the command line does.

pub mod archive;
pub mod damage;
pub mod encoding;
pub mod file;
pub mod office;
pub mod picture;
pub mod setting;
pub mod slip;
pub mod system;
pub mod unadopted;
pub mod unsound;
pub mod value;
pub mod warning;

use crate::error::archive::Candidate;
use crate::error::archive::Foreign;
use crate::error::archive::Holder;
use crate::error::archive::Sought;
use crate::error::archive::Untold;
use crate::error::damage::Damage;
use crate::error::encoding::Undecoded;
use crate::error::file::FileKind;
use crate::error::file::Obstacle;
use crate::error::file::Refusal;
use crate::error::office::Unopened;
use crate::error::setting::Excerpt;
use crate::error::setting::Misset;
use crate::error::setting::Setting;
use crate::error::setting::WrongSetting;
use crate::error::unadopted::Unadopted;
use crate::error::unsound::Unsound;
use crate::shown::Shown;
use std::fmt;
use std::io;
use std::net::SocketAddr;
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

/// Where an editor goes: `A02.md:12:5`, the same in every language.
impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", Shown(self.path.display()))?;
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
    Read {
        /// What was to be read.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The bytes of a page are not text that we can read.
    NotText {
        /// The page.
        path: PathBuf,
        /// The first line that is not, counted from 1.
        line: usize,
        /// Why.
        why: Undecoded,
    },
    /// The content of a page is no text, whatever the file is called.
    NoPage {
        /// The file.
        path: PathBuf,
        /// What its content is.
        kind: FileKind,
    },
    /// A document of an office program cannot be read.
    Unopened {
        /// The file.
        path: PathBuf,
        /// Why.
        why: Unopened,
    },
    /// A line of a page must not be published, and what stands around it cannot be told from it.
    Line {
        /// The page.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        wrong: WrongLine,
    },
    /// A page is larger than any newspaper page.
    TooLarge {
        /// The page.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// The pages of an edition before this one are as much as is read at once.
    TooMuch {
        /// The page.
        path: PathBuf,
        /// The most that is read of an edition, in bytes.
        limit: u64,
    },
    /// A page has more stories than any page of a newspaper.
    TooManyStories {
        /// The page.
        path: PathBuf,
        /// How many there are.
        found: usize,
        /// The most that are taken for a page's.
        most: usize,
    },
    /// What should be a file is none that can be read.
    Refused {
        /// Where it lies.
        path: PathBuf,
        /// What it is.
        why: Refusal,
    },
    /// The clock shows a moment that no feed can carry.
    Clock,
    /// The clock shows a moment before this program was written.
    ClockBehind {
        /// What it shows, in Beijing time.
        now: String,
    },
    /// A new paper would take the place of something.
    Taken {
        /// What is there already.
        path: PathBuf,
    },
    /// A setting is unknown, missing or wrong.
    Config(Box<Misset>),
    /// A file or folder of the output could not be written.
    Write {
        /// What was to be written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file was complete, but could not take its place.
    Rename {
        /// What was to be replaced.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A run failed, and it is known how far it had come. No other error says what became of the output.
    Stopped {
        /// What of the output is new by then.
        reached: Reached,
        /// What went wrong. Part of the message, so no `source` of it.
        error: Box<Error>,
    },
    /// Something lies where a file or folder of the output should, and is not ours to replace.
    InTheWay {
        /// Where it lies.
        path: PathBuf,
        /// What it is.
        found: Obstacle,
    },
    /// What the program had to tell could not be written; the output is not concerned.
    Tell {
        /// Where it was to go: `stdout`, or the file of the report.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A document did not come back as it went in, and was not published.
    Unsound {
        /// The document.
        path: PathBuf,
        /// What the second parser found.
        found: Box<Unsound>,
    },
    /// The source holds nothing to publish.
    Nothing {
        /// The source folder.
        path: PathBuf,
        /// Why.
        why: NothingThere,
    },
    /// Another run is at work on this paper.
    Busy {
        /// The archive's folder.
        path: PathBuf,
        /// Who, as far as the system tells.
        holder: Holder,
    },
    /// Another process publishes this paper by itself.
    Kept {
        /// The archive's folder.
        path: PathBuf,
        /// Who, as far as the system tells.
        holder: Holder,
        /// Since when, as RFC 3339 writes it.
        since: String,
    },
    /// The archive could not be read or written.
    Archive {
        /// The archive.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// The archive is not this paper's, or not for this benbao.
    Foreign {
        /// The archive, or the folder whose feeds tell.
        path: PathBuf,
        /// What was found, and what was expected.
        found: Box<Foreign>,
    },
    /// The archive is not as it was written.
    Damaged {
        /// The archive.
        path: PathBuf,
        /// What was found.
        found: Box<Damage>,
    },
    /// A file is no feed whose stories can be adopted.
    NotAdopted {
        /// The file.
        path: PathBuf,
        /// Why.
        why: Unadopted,
    },
    /// The archive is lost, and something that would tell what it held cannot be read.
    Lost {
        /// The document, or the copy.
        path: PathBuf,
        /// Why it cannot be read.
        found: Box<Untold>,
    },
    /// The copy of what would be lost with the archive could not be written.
    Copy {
        /// The copy.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// No article has this id.
    UnknownItem {
        /// As it was given.
        id: String,
        /// The stories that may be meant.
        nearest: Vec<Candidate>,
    },
    /// Several articles have an id that begins so.
    AmbiguousItem {
        /// As it was given.
        id: String,
        /// How many there are.
        count: usize,
        /// The first of them.
        candidates: Vec<Candidate>,
    },
    /// No story that is to be looked at is called so, or several are.
    UnknownDoubt {
        /// As it was given.
        name: String,
        /// Those that may be meant, by file and line.
        candidates: Vec<Candidate>,
        /// Among which it was looked for.
        sought: Sought,
    },
    /// What is to be looked at of a page was told by an older benbao, which did not keep how it had read it.
    ToldBefore {
        /// The page, below the source folder.
        path: PathBuf,
    },
    /// A person's decision that makes no sense of a story.
    Senseless {
        /// What it is called, and its id.
        headline: String,
        /// Its id, as short as it is clear.
        id: String,
        /// Why.
        why: Senseless,
    },
    /// No published article of this file is on no page.
    UnknownFile {
        /// Below the source folder.
        path: PathBuf,
        /// How many of its articles a page holds.
        on_page: usize,
        /// The first of them.
        stories: Vec<Candidate>,
    },
    /// An address cannot be listened on.
    Listen {
        /// Which.
        address: SocketAddr,
        /// The option that names it.
        option: &'static str,
        /// One that is free.
        free: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// There is no folder to serve.
    NothingToServe {
        /// Where it should be.
        path: PathBuf,
    },
    /// A feed document could not be composed by its crate.
    Xml {
        /// The document, such as `rss.xml`.
        document: String,
        /// Why.
        why: NotXml,
    },
    /// A JSON document could not be composed by its crate.
    Json {
        /// The document, such as `feed.json`.
        document: String,
        /// What the crate said.
        message: String,
    },
}

/// Why a decision makes no sense of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Senseless {
    /// It would be merged into itself.
    IntoItself,
    /// It would be merged, and has been already.
    Merged,
    /// Another would be merged into it, and it is withdrawn: both would be gone.
    IntoWithdrawn,
    /// It would be merged, and waits for its hour: its text would be out before, or its id gone.
    Waits,
    /// It would be merged into one that stands on a page as well: the next reading would part them again.
    BothPrinted,
    /// Its withdrawal would be taken back, and nobody has withdrawn it.
    NotWithdrawn,
}

/// Why a line of a page must not be published, nor what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongLine {
    /// A comment begins on it, and nothing closes it.
    CommentOpen,
    /// A comment begins on it, and another stands inside.
    CommentInComment,
    /// It is one more than a page has.
    TooMany {
        /// The most that are printed.
        printed: usize,
        /// The most with blank ones.
        lines: usize,
    },
    /// More tags stand in a web page up to it than are read of one.
    TooManyTags {
        /// The most that are read.
        most: usize,
    },
    /// It was decoded wrongly.
    Misread {
        /// What stands there.
        text: String,
        /// What it was; empty where that cannot be told.
        meant: String,
        /// What happened to it.
        how: Misreading,
    },
    /// It would hold the page back, and stands in no front matter.
    OrderUnheard,
    /// The head of another page begins on it.
    SecondHead,
    /// A quotation mark opens on it that nothing closes: the rest of a table is one cell.
    OpenQuote,
    /// Among lines that are an object of JSON each it is none.
    NoJson,
}

/// How a text was decoded wrongly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Misreading {
    /// A character was lost, and U+FFFD stands in its place.
    Lost,
    /// The signs of lost characters, read again: 锟斤拷.
    LostTwice,
    /// Memory that a program never wrote: 烫烫烫.
    Unwritten,
    /// One encoding was taken for another.
    ReadAs {
        /// What it is.
        is: &'static str,
        /// What it was read as.
        read: &'static str,
    },
    /// It was not decoded at all, such as HZ.
    Undecoded(&'static str),
}

/// Why there is nothing to publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NothingThere {
    /// There is no such folder.
    NoFolder,
    /// It is no folder.
    IsNoFolder,
    /// It holds no page.
    NoPage,
    /// Its pages hold no story.
    NoArticle,
}

/// Why a feed could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotXml {
    /// What the crate said.
    Crate(String),
    /// No namespace is known for a prefix.
    Prefix(String),
    /// The crate begins with another declaration than it did.
    Declaration,
}

/// How far a run had come with the output when it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// No file of the output has changed.
    Nothing,
    /// So many files of all those that were to be replaced have their new bytes.
    Part {
        /// How many stand in their place already.
        done: usize,
        /// How many were to be replaced.
        all: usize,
    },
    /// Every file has its new bytes; what failed came afterwards.
    All,
}

impl Error {
    /// Whether the same file may be read in a moment: the system refused it now.
    pub(crate) fn is_of_the_moment(&self) -> bool {
        matches!(self, Self::Read { .. } | Self::Refused { .. })
    }

    /// An option of the command line that cannot be followed.
    pub(crate) fn refused(option: &str, wrong: WrongSetting) -> Self {
        let place = Setting::Option(option.to_owned());
        Self::Config(Box::new(Misset { place, wrong, excerpt: None }))
    }

    /// The line that it points at.
    pub(crate) fn excerpt(&self) -> Option<&Excerpt> {
        match self {
            Self::Config(misset) => misset.excerpt.as_ref(),
            Self::Stopped { error, .. } => error.excerpt(),
            _ => None,
        }
    }

    /// The same, with how far the run had come: what knows it first has the word. Where nothing has changed, an error that
    /// says by itself that nothing was done stays as it is.
    #[must_use]
    pub fn reached(self, reached: Reached) -> Self {
        let tells_itself = !matches!(
            self,
            Self::Read { .. }
                | Self::Refused { .. }
                | Self::Write { .. }
                | Self::Rename { .. }
                | Self::Archive { .. }
                | Self::Damaged { .. }
        );
        match self {
            Self::Stopped { .. } => self,
            _ if tells_itself && reached == Reached::Nothing => self,
            _ => Self::Stopped { reached, error: Box::new(self) },
        }
    }
}
