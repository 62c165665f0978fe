//! What lies where a page or a place of the output should be.

use crate::error::system::System;

listed! {
    /// What a file is, as far as it matters to somebody who wants it published.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum FileKind {
        /// A page.
        Text,
        /// DOCX.
        Word,
        /// The binary files of Word and WPS.
        OldOffice,
        /// Rich text.
        Rtf,
        /// OpenDocument, Pages.
        OpenDocument,
        /// A printed page: PDF, OFD.
        Pdf,
        /// HTML.
        Web,
        /// HTML that leads to stories and holds none.
        Links,
        /// A web page and its pictures in one file: MHT.
        WebArchive,
        /// XML, JSON, YAML.
        Markup,
        /// A spreadsheet whose rows may be stories: XLSX.
        Sheet,
        /// A table as text, or data, whose rows may be stories: CSV, JSON.
        List,
        /// A table or data without columns of titles and texts.
        NoList,
        /// RSS, Atom.
        Feed,
        /// A feed that benbao wrote.
        OwnFeed,
        /// A spreadsheet that is not read, or a database.
        Table,
        /// A presentation.
        Slides,
        /// Of InDesign, Founder and the like.
        Layout,
        /// A mail.
        Mail,
        /// ZIP, RAR.
        Packed,
        /// A picture.
        Picture,
        /// Sound or film.
        Recording,
        /// A file that leads to another.
        Shortcut,
        /// `A01.txt.bak` without `A01.txt`.
        Backup,
        /// Text in UTF-32.
        Utf32,
        /// Nothing at all, or nothing that is printed.
        Empty,
        /// Zero bytes only.
        Zeroed,
        /// The sample page of `init`, in a paper with a real address.
        Sample,
        /// No text.
        Binary,
        /// A name without an end.
        Unnamed,
        /// A name whose end tells nothing.
        Unknown,
    }
}

impl FileKind {
    /// Whether it is a document of an office program, which is read where that can be, and may hold pictures.
    pub(crate) fn is_document(self) -> bool {
        matches!(self, Self::Word | Self::OpenDocument | Self::OldOffice | Self::Rtf | Self::Sheet)
    }
}

/// What lies where a file or a folder should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// A symbolic link.
    Link,
    /// A symbolic link that leads to nothing.
    DeadLink,
    /// A folder where a file is expected.
    Folder,
    /// A file where a folder is expected.
    File,
    /// A pipe, a device or a socket.
    NoFile,
    /// A path that leads out of the folder.
    Outside,
}

/// Why something could not be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// The system refused it.
    System(System),
    /// It is a symbolic link, or lies behind one.
    Link,
    /// It leads out of its folder.
    Outside,
    /// It is a folder.
    Folder,
    /// It is a pipe, a device or a socket.
    NoFile,
    /// It holds more than may be read.
    TooLarge {
        /// What it holds, in bytes, as far as is known.
        size: u64,
        /// The most that is read.
        limit: u64,
    },
    /// It became another each time it was read.
    Moved,
}
