//! What is wrong with the bytes of a page that should be text.

/// Why bytes cannot be read as text. Encodings are named as people know them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undecoded {
    /// In no encoding that is known they read as Chinese.
    Unknown,
    /// They are text in one encoding, but for some that are wrong or missing.
    Broken {
        /// Which.
        is: &'static str,
    },
    /// Two encodings stand in one file.
    Mixed {
        /// That of the lines above.
        above: &'static str,
        /// That of the line.
        here: &'static str,
    },
    /// They are too few to tell in which of two.
    Either {
        /// The one.
        one: &'static str,
        /// The other.
        other: &'static str,
    },
    /// They are not in the encoding that was said.
    NotAs {
        /// Which.
        said: &'static str,
    },
}
