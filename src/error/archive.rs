//! What is said of an archive, its copy and its documents when all of it is sound or lost: whose it is, who holds it, what
//! of it can be told again.

use crate::error::damage::Damage;
use crate::error::file::Refusal;
use crate::error::system::System;
use std::path::PathBuf;

/// Among which stories one is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// Those that are to be looked at.
    ToLookAt,
    /// Those that were, and that a person accepted.
    Accepted,
}

/// A story that somebody may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The shortest form of its id.
    pub id: String,
    /// What it is called.
    pub headline: String,
}

/// Why an archive, an export or an output is refused although nothing is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Foreign {
    /// There is none.
    NoArchive,
    /// It holds another's ids.
    OtherAuthority {
        /// Whose.
        found: String,
        /// Whose they should be.
        wanted: String,
    },
    /// A newer benbao wrote it.
    Newer {
        /// Its version.
        found: usize,
        /// The newest that is known here.
        known: usize,
    },
    /// This SQLite can lose data.
    OldSqlite {
        /// Its version.
        version: String,
    },
    /// Another archive publishes into the output.
    OtherArchive {
        /// Which one.
        archive: PathBuf,
    },
    /// Other pages are published into the output under another name.
    OtherPages {
        /// The folder of the pages.
        source: PathBuf,
        /// The name of the paper.
        name: String,
    },
    /// An export is not read into an archive that holds something.
    NotEmpty,
    /// A trial adopts nothing: nothing of it is remembered.
    TrialAdopts,
    /// It is lost, and what is left of it tells of stories: the next run makes it again.
    LostBefore,
    /// A line of an export is none.
    Line {
        /// Which one, counted from 1.
        line: usize,
        /// What is wrong with it.
        wrong: WrongExport,
    },
}

/// What is wrong with a line of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongExport {
    /// The first line is not that of an export, as a library says.
    NoExport(String),
    /// It has no line.
    Empty,
    /// Its end is not there.
    Cut {
        /// How many articles its first line tells.
        told: usize,
        /// How many there are.
        found: usize,
    },
    /// A newer benbao wrote it.
    Newer {
        /// Its version.
        found: u32,
        /// The newest that is known here.
        known: u32,
    },
    /// It holds another's ids.
    OtherAuthority {
        /// Whose.
        found: String,
        /// Whose they should be.
        wanted: String,
    },
    /// It is not JSON of an article, as a library says.
    NoArticle(String),
    /// A moment is none.
    NoMoment(String),
    /// The id is none of this paper's.
    Id,
    /// A revision's article, and what is wrong with it.
    Article(Damage),
    /// A file's lines that no file has.
    Lines,
    /// A story that is withdrawn, and not when.
    NoWithdrawal,
    /// There is no such state.
    State,
    /// The article has no revision, or came already.
    EmptyOrTwice,
}

/// Who has the archive open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holder {
    /// Another run; the system tells no more.
    Run,
    /// A process.
    Process {
        /// Its number.
        number: u32,
        /// How it was called; empty where the system does not tell.
        command: String,
    },
}

/// Why the copy, or a published document, tells nothing for an archive that is made again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Untold {
    /// A document is not there that others name.
    Missing,
    /// The copy is not there, and the feeds tell of what a person decided.
    CopyMissing,
    /// It cannot be opened.
    Refused(Refusal),
    /// Its folder cannot be listed.
    NotListed(System),
    /// It has no byte.
    Empty,
    /// It is no text in UTF-8.
    NotText,
    /// It holds a longer text than any story.
    TooLong,
    /// It is no XML, as a library says.
    NoXml(String),
    /// It is other XML.
    NoFeed {
        /// The element that a feed would have.
        root: &'static str,
    },
    /// Its end is not there.
    Cut,
    /// It is no JSON Feed, as a library says.
    NoJson(String),
    /// It is other JSON.
    NoJsonFeed,
    /// An entry is not as we write them.
    Entry {
        /// Its id.
        id: String,
    },
    /// A withdrawal is not as we write them.
    Withdrawal {
        /// The id of what was withdrawn.
        id: String,
    },
    /// The copy is not as it was written.
    CopyDamaged,
    /// A newer benbao wrote the copy.
    CopyNewer,
    /// It is no copy.
    NoCopy,
}

/// What was found of an archive, its copy or a document of it, and what was done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mended {
    /// It was lost, and is made again.
    Emptied,
    /// What cannot be read of it is given up, as a person said.
    GivenUp(Untold),
    /// Other documents tell the same.
    ByOthers(Untold),
    /// The copy is another's, and not used.
    OtherCopy {
        /// Whose ids it holds.
        found: String,
    },
    /// The copy is another's, and written anew.
    OtherCopyRewritten {
        /// Whose ids it holds.
        found: String,
    },
    /// The copy cannot be read, and is written anew.
    Rewritten(Untold),
}
