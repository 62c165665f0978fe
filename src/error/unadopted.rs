//! What is said of feeds of another system whose stories are to be adopted: why a file is none, why a story is not adopted, and what became
//! otherwise of one that is.

use crate::error::file::Refusal;

/// What is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unadopted {
    /// It cannot be opened.
    Refused(Refusal),
    /// It is larger than any feed.
    Large {
        /// Its size in bytes.
        size: u64,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// It holds no entry.
    Empty,
    /// It is neither RSS nor Atom nor JSON Feed.
    NoFeed,
    /// Its bytes are no text that can be told.
    NotText,
    /// Its end is not there.
    Cut,
    /// Its elements stand deeper in each other than any program sets them.
    Deep,
    /// It is no XML, as a library says.
    Xml(String),
    /// It is no JSON, as a library says.
    Json(String),
}

listed! {
    /// Why a story of a feed is not adopted.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Left {
        /// The archive has a story of its id.
        Known,
        /// The paper has published it by itself, under an id of its own.
        PublishedHere,
        /// Its id is one that the paper minted.
        Ours,
        /// A story above it has the same id.
        Twice,
        /// It tells neither an id nor an address.
        NoId,
        /// It tells no day.
        NoDay,
        /// It has neither title nor text.
        Empty,
        /// Its text cannot be read.
        Unreadable,
        /// It is a draft, a page or a picture of an export.
        Unpublished,
    }
}

impl Left {
    /// Whether somebody should see to it: readers may be shown it a second time.
    pub fn is_amiss(self) -> bool {
        matches!(self, Self::Twice | Self::NoId | Self::NoDay | Self::Empty | Self::Unreadable)
    }
}

listed! {
    /// What became otherwise of a story that is adopted.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Otherwise {
        /// It tells no id; its address is it, as it is to readers.
        AddressIsId,
        /// Its hour is still to come.
        Waits,
        /// Who wrote it cannot be understood.
        Unsigned,
    }
}
