//! Why a document of an office program cannot be read.

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unopened {
    /// It is damaged or cut off.
    Broken,
    /// It is larger than any document.
    Large {
        /// Its size in bytes.
        size: u64,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// It opens with a password alone.
    Encrypted,
    /// Part of its text is a whole file inside it.
    Embedded,
    /// A part declares entities, which no office program writes.
    DocumentType,
    /// It holds more files than any document.
    Files {
        /// The most that are looked at.
        most: usize,
    },
    /// A part of it is larger than the text of any document.
    Part {
        /// The most that is unpacked, in bytes.
        limit: u64,
    },
    /// A part of it unpacks to far more than any text does.
    Bomb {
        /// How many times its bytes it may have.
        most: u64,
    },
    /// Its elements stand deeper in each other than any program sets them.
    Deep {
        /// The most that is followed.
        most: usize,
    },
    /// An element has more attributes than any program gives it.
    Attributes {
        /// The most that are looked at.
        most: usize,
    },
    /// It has more paragraphs than any page.
    Paragraphs {
        /// The most that are read.
        most: usize,
    },
    /// The program that reads such documents had not read it by then.
    Slow {
        /// How long it was waited for.
        seconds: u64,
    },
    /// The program that reads such documents cannot read it.
    Unconverted,
}
