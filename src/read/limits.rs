//! The most that is read of one file (上限): what is beyond is no page, and costs itself alone. A paper may set each (`[limits]`
//! and `max_page` in `benbao.toml`).

/// What a file may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a page of text, of the text of a document, and of all pages that are drawn together.
    pub page: u64,
    /// Bytes of a web page.
    pub web: u64,
    /// Bytes of a document of an office program: its pictures come along.
    pub document: u64,
    /// Bytes of one part of such a document, unpacked.
    pub part: u64,
    /// How many times its packed bytes a part may unpack to.
    pub ratio: u64,
    /// Files in such a document.
    pub files: usize,
    /// How deep its elements may stand in each other.
    pub depth: usize,
    /// Attributes of an element.
    pub attributes: usize,
    /// Seconds that another program may take for a document.
    pub seconds: u64,
}

impl Limits {
    /// What is usual, where a page of text may have so many bytes.
    pub fn of_page(page: u64) -> Self {
        Self {
            page,
            // The scripts and styles of a site come along.
            web: page.saturating_mul(2),
            document: 64 << 20,
            // The XML of a whole book is some 20 MiB.
            part: 32 << 20,
            // Word's XML shrinks to a thirtieth of it; DEFLATE reaches a thousandth of what holds nothing.
            ratio: 200,
            // A Word document with 500 pictures has some 600 files.
            files: 2_000,
            // Word nests three elements for a table in a cell, and some ten around a text box.
            depth: 256,
            // The root of a document declares some forty prefixes.
            attributes: 256,
            // LibreOffice takes two seconds for a page, its first start on a busy machine ten.
            seconds: 60,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        // Twenty times the longest page of a newspaper.
        Self::of_page(8 << 20)
    }
}
