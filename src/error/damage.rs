//! What of an archive is not as it was written.

use chrono::NaiveDate;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Damage {
    /// SQLite finds its pages or indexes broken.
    Malformed,
    /// It is no database.
    NoDatabase,
    /// Anything else, in the words of SQLite.
    Database(String),
    /// The file is another program's.
    NoArchive,
    /// Its header.
    Header,
    /// Its tables and indexes.
    Tables,
    /// Its version is below zero.
    VersionBelowZero,
    /// Its version, which stands in it twice.
    Version,
    /// The settings.
    Settings,
    /// A checksum is none.
    NoSeal(String),
    /// A day is none.
    NoDay(String),
    /// Nothing says whose ids it holds, and it holds some.
    Nobodys,
    /// A list as a whole.
    List(ListOf),
    /// What a file of the source holds.
    File(i64),
    /// An edition.
    Edition(NaiveDate),
    /// An article's row.
    Article {
        /// Its id without the authority.
        id: String,
    },
    /// The last text of an article.
    Text {
        /// Its id without the authority.
        id: String,
    },
    /// An article that others name is not there.
    ArticleMissing(i64),
    /// A revision.
    Revision {
        /// Of which article.
        article: i64,
        /// Which one, counted from 1.
        number: i64,
    },
    /// A revision is not there.
    RevisionMissing {
        /// Of which article.
        article: i64,
        /// Which one, counted from 1.
        number: i64,
    },
    /// Articles or revisions belong to no edition.
    Strays,
    /// The index by which an article is known again.
    Index(i64),
    /// An article's text was asked for before it was read.
    NotDecoded,
    /// An article cannot be written down, as a library says.
    Unwritable(String),
    /// An article cannot be read, as a library says.
    Unreadable(String),
    /// An article cannot be read as far as its place goes.
    NoPlace,
    /// An article lacks what each has.
    Without(Part),
    /// An article has something that there is not.
    With {
        /// What.
        part: Part,
        /// The word for it.
        word: String,
    },
    /// What was told of files.
    Told,
    /// What is told of files cannot be written down, as a library says.
    Untellable(String),
    /// What an edition gives to the copy.
    Records,
}

/// A list that the archive has one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListOf {
    /// The files of the source.
    Files,
    /// The editions.
    Editions,
    /// What a lost archive's copy told.
    Remembered,
    /// Which stories stand in which feed.
    Shelves,
    /// Which stories show which picture.
    Pictures,
}

/// A part of an article as the archive keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A moment.
    Moment,
    /// A picture.
    Picture,
    /// The page.
    Page,
    /// The id that it came with.
    Id,
    /// Its day, or that of its dateline.
    Day,
    /// What told its day.
    DateSource,
    /// A role of somebody credited.
    Role,
    /// A kind of paragraph.
    Paragraph,
    /// The hour before which it is not out.
    Release,
}
