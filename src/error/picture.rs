//! Why a picture is not shown, and what is to be said of one that is.

use crate::error::file::Refusal;

/// Why no copy of a picture is made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unshown {
    /// There is no such file.
    Missing,
    /// It has no byte.
    Empty,
    /// It is damaged or cut off.
    Broken,
    /// The file is larger than any picture.
    Large {
        /// Its size in bytes.
        size: u64,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// It has more pixels than any camera takes.
    Pixels {
        /// From left to right.
        width: u32,
        /// From top to bottom.
        height: u32,
        /// The most that are looked at.
        most: u64,
    },
    /// A drawing (SVG), which may hold a program.
    Drawing,
    /// A picture of a kind that is not read; its name: HEIC, TIFF.
    Kind(&'static str),
    /// It lies in a document of an older program, of which only the words are read.
    OldDocument,
    /// No picture at all.
    NoPicture,
    /// The system, or what lies there, refuses; what it said.
    Refused(Refusal),
}

/// What readers are shown otherwise than it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Altered {
    /// It moves; its first frame is shown.
    Still,
    /// It is in four inks and does not say in which (CMYK without a profile): its colours are about right.
    Inks,
}
