//! What the paper has settled of its history: whose the ids are, where the archive lies, what becomes of pages that are gone.

use crate::archive::address::Address;
use crate::archive::doubtful::Doubtful;
use crate::archive::identity::fate::Missing;
use crate::archive::identity::naming::Naming;
use crate::shelf::Most;
use crate::shelf::Wanted;
use crate::shelf::kind::Kind;
use crate::words::language::Language;
use chrono::NaiveDate;
use std::path::PathBuf;

/// Whether the paper itself says who mints its ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authority {
    /// It does; another than before is refused.
    Said,
    /// It follows from the address of the feeds, and only as long as nothing was published.
    Derived,
}

/// Whether unchanged pages are to be read again as the program of today reads them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Again {
    /// They are not.
    #[default]
    Never,
    /// Those of every edition, or of the editions from a day on.
    From(Option<NaiveDate>),
}

/// What the paper has settled once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Who says whose the ids are.
    pub authority: Authority,
    /// Whether the address of the feeds is a trial's.
    pub address: Address,
    /// The address itself, by which it is known that it has changed.
    pub base_url: String,
    /// The archive's folder, `.benbao` beside `benbao.toml`.
    pub folder: PathBuf,
    /// Who mints the ids, and when editions are out.
    pub naming: Naming,
    /// The language that the paper speaks to its readers.
    pub language: Language,
    /// How many items the paper's own feed holds where the newest edition is no larger, and of how many days.
    pub most: Most,
    /// Kinds of stories that are not in the paper's own feed.
    pub without: Vec<Kind>,
    /// Which feeds there are beside it.
    pub wanted: Wanted,
    /// Everything that changes how a page is read: where it changed, every page is read again.
    pub reading: String,
    /// Everything that changes what a document holds: where it changed, every document is made again.
    pub output: String,
    /// Read every page whatever the file system says of it.
    pub verify: bool,
    /// The program that reads: what another one read stays as it was published.
    pub reader: String,
    /// Which unchanged pages are to be read with today's eyes.
    pub reread: Again,
    /// What becomes of the stories of a page that is gone.
    pub missing: Missing,
    /// What becomes of stories that are to be looked at.
    pub doubtful: Doubtful,
    /// The most stories that one run withdraws; `None` for any number.
    pub most_withdrawn: Option<usize>,
    /// Where the paper's feeds lie: what they tell is remembered where the archive is lost.
    pub published: PathBuf,
    /// The file that tells what neither pages nor feeds do where the archive is lost: beside `benbao.toml`, in no archive.
    pub copy: PathBuf,
}
