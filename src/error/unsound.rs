//! What the second parser found in a document that was to be published.

/// What it found, and at which byte of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsound {
    /// What.
    pub what: Flaw,
    /// The byte behind it; `None` where all of the document is meant.
    pub at: Option<u64>,
}

/// What makes a document unfit to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// In the words of a parser.
    Parser(String),
    /// A prefix is bound to no namespace (Namespaces in XML 1.0 §5).
    Prefix(String),
    /// An attribute holds `<`.
    Bracket {
        /// Its name.
        attribute: String,
    },
    /// A character that XML cannot carry (XML 1.0 §2.2).
    Character(char),
    /// Text outside the document's element.
    TextOutside,
    /// A document type.
    DocumentType,
    /// There is no element.
    NoElement,
    /// There is more than one element at the top.
    Elements(usize),
    /// What is called a picture is none.
    NoPicture,
    /// So many elements are never closed.
    Open(usize),
}

impl Flaw {
    /// It, at a byte.
    pub(crate) fn at(self, byte: u64) -> Unsound {
        Unsound { what: self, at: Some(byte) }
    }

    /// It, of all of the document.
    pub(crate) fn anywhere(self) -> Unsound {
        Unsound { what: self, at: None }
    }
}
