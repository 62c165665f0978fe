//! A picture (图片) of a story: what the page shows, what our copy of it is, what stands below it.
//!
//! The parser says where it stands and what is said of it; the copy is made behind it, and no article is kept without.

use std::path::PathBuf;

/// A picture of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What the page shows.
    pub original: Original,
    /// What readers are shown in its place; `None` before it is made, and of what lies elsewhere.
    pub copy: Option<WebCopy>,
    /// 图片说明, as a paragraph of the story or its file says it.
    pub caption: Option<String>,
    /// Who took it (摄), in the order printed.
    pub photographers: Vec<String>,
    /// It stands before this paragraph of the body; behind the last where there is none.
    pub before: usize,
}

/// Where a picture comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Original {
    /// A file below the source.
    File(PathBuf),
    /// A part of a document of an office program.
    Inside {
        /// The document, below the source.
        document: PathBuf,
        /// The name within it.
        part: String,
    },
    /// The address of one that lies elsewhere: it is linked, and never fetched.
    Elsewhere(String),
}

impl Original {
    /// What it is called: the path of its file, that of its document with the part, its address.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Inside { document, part } => document.join(part).display().to_string(),
            Self::Elsewhere(address) => address.clone(),
        }
    }
}

/// Our copy of a picture: small enough for a reader, upright, without what its camera wrote into it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct WebCopy {
    /// Of the bytes of the picture and the rule by which copies are made: what is once made stays.
    pub hash: String,
    /// What it is.
    pub kind: CopyKind,
    /// Pixels from left to right, and from top to bottom.
    pub size: (u32, u32),
    /// How large the file is.
    pub bytes: u64,
}

impl WebCopy {
    /// The name of its file: `0123456789abcdef0123456789abcdef.jpg`.
    pub fn file_name(&self) -> String {
        format!("{}.{}", self.hash, self.kind.ending())
    }

    /// Where it lies below the folder of the feeds: `pictures/0123456789abcdef0123456789abcdef.jpg`.
    pub fn path(&self) -> String {
        format!("pictures/{}", self.file_name())
    }
}

listed! {
    /// In which format a copy is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum CopyKind {
        /// A photograph.
        Jpeg,
        /// Few colours, or transparency.
        Png,
        /// Transparency in many colours.
        WebP,
    }
}

impl CopyKind {
    /// What its file name ends with.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
        }
    }

    /// `image/jpeg`.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
        }
    }
}

/// A picture as a page has it, before it is known whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfPage {
    /// What is shown.
    pub original: Original,
    /// How the page has it.
    pub by: By,
}

/// How a page has a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// It shows it in or below a line.
    Showing(usize),
    /// A line prints the name of its file, which is no word of the story.
    Printing {
        /// The line.
        line: usize,
        /// The name as it is printed.
        name: String,
    },
    /// Its file is called as that of the page.
    Name,
}

/// A picture that a page means, as it was when the page was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AsRead {
    /// Its path below the source, or its document and the part of it.
    pub picture: String,
    /// How its file was, in words that change when it does; empty of a part, which changes with its document.
    pub stamp: String,
    /// The copy that is shown of it; `None` where none is.
    pub copy: Option<WebCopy>,
}
