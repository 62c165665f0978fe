//! Documents of office programs: DOCX and OpenDocument are read here, both from a ZIP archive of XML.
//!
//! `parts` and `xml` keep to their limits, `docx` and `odt` tell paragraphs, `setting` sets them as a page.

mod about;
mod block;
mod count;
mod docx;
mod looks;
mod mark;
mod odt;
mod parts;
mod printed;
mod setting;
mod table;
#[cfg(test)]
mod tests;
mod xml;

use crate::document::Document;
use crate::error::Error;
use crate::error::file::FileKind;
use crate::error::office::Unopened;
use crate::error::warning::Warning;
use crate::read::office::parts::Parts;
use crate::read::office::setting::Told;
use std::path::Path;

/// The most bytes of a document: its pictures come along, its text does not pass what a page may have.
pub(crate) const LIMIT: u64 = 64 << 20;

/// Reads the page of this path from the bytes of a ZIP archive that looks like this kind, with at most `limit` bytes of text.
/// `whole` is what it is called in messages.
pub(crate) fn read(
    path: &Path,
    whole: &Path,
    bytes: &[u8],
    kind: FileKind,
    limit: u64,
) -> Result<(Document, Vec<Warning>), Error> {
    let unopened = |why| Error::Unopened { path: whole.to_owned(), why };
    match told(bytes).map_err(unopened)? {
        Some(told) => setting::set(path, whole, told, limit),
        // An archive that holds documents looks like one.
        None if kind == FileKind::Word => Err(Error::NoPage { path: whole.to_owned(), kind: FileKind::Packed }),
        None => Err(Error::NoPage { path: whole.to_owned(), kind }),
    }
}

/// What the document tells; `None` where the archive is none that can be read.
fn told(bytes: &[u8]) -> Result<Option<Told>, Unopened> {
    let mut parts = Parts::open(bytes)?;
    if let Some(main) = docx::main(&mut parts)? {
        return docx::read(&mut parts, &main).map(Some);
    }
    if odt::is_one(&mut parts)? { odt::read(&mut parts).map(Some) } else { Ok(None) }
}
