//! Documents of office programs: DOCX and OpenDocument are read here, both from a ZIP archive of XML; OpenDocument from one file
//! of XML as well.
//!
//! `parts` and `xml` keep to their limits, `docx` and `odt` tell paragraphs, `setting` sets them as a page.

mod about;
mod block;
mod count;
mod docx;
mod looks;
mod mark;
mod odt;
pub(crate) mod parts;
mod printed;
mod setting;
mod table;
#[cfg(test)]
mod tests;
pub(crate) mod xml;

use crate::document::Document;
use crate::error::Error;
use crate::error::file::FileKind;
use crate::error::office::Unopened;
use crate::error::picture::Unshown;
use crate::error::warning::Warning;
use crate::read::limits::Limits;
use crate::read::office::parts::Parts;
use crate::read::office::setting::Told;
use std::path::Path;

/// Reads the page of this path from the bytes of a ZIP archive that looks like this kind, with as much text as a page may have.
/// `whole` is what it is called in messages.
pub(crate) fn read(
    path: &Path,
    whole: &Path,
    bytes: &[u8],
    kind: FileKind,
    limits: Limits,
) -> Result<(Document, Vec<Warning>), Error> {
    let unopened = |why| Error::Unopened { path: whole.to_owned(), why };
    match told(bytes, limits).map_err(unopened)? {
        Some(told) => setting::set(path, whole, told, limits.page),
        // An archive that holds documents looks like one.
        None if kind == FileKind::Word => Err(Error::NoPage { path: whole.to_owned(), kind: FileKind::Packed }),
        None => Err(Error::NoPage { path: whole.to_owned(), kind }),
    }
}

/// Reads the page of this path from a flat document of OpenDocument.
pub(crate) fn flat(path: &Path, whole: &Path, bytes: &[u8], limits: Limits) -> Result<(Document, Vec<Warning>), Error> {
    let unopened = |why| Error::Unopened { path: whole.to_owned(), why };
    let limit = limits.part;
    if u64::try_from(bytes.len()).is_ok_and(|size| size > limit) {
        return Err(unopened(Unopened::Part { limit }));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| unopened(Unopened::Broken))?;
    setting::set(path, whole, odt::flat(text, limits).map_err(unopened)?, limits.page)
}

/// The bytes of a part, within the limits of a part: a picture, which the text names from the folder of its own part.
pub(crate) fn part(bytes: &[u8], name: &str, limits: Limits) -> Result<Vec<u8>, Unshown> {
    let mut parts = Parts::open(bytes, limits).map_err(|_| Unshown::Broken)?;
    let beside = format!("word/{name}");
    let name = if parts.holds(name) { name } else { &beside };
    match parts.bytes(name) {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err(Unshown::Missing),
        Err(Unopened::Part { limit }) => Err(Unshown::Large { size: limit.saturating_add(1), limit }),
        Err(_) => Err(Unshown::Broken),
    }
}

/// What the document tells; `None` where the archive is none that can be read.
fn told(bytes: &[u8], limits: Limits) -> Result<Option<Told>, Unopened> {
    let mut parts = Parts::open(bytes, limits)?;
    if let Some(main) = docx::main(&mut parts)? {
        return docx::read(&mut parts, &main).map(Some);
    }
    if odt::is_one(&mut parts)? { odt::read(&mut parts).map(Some) } else { Ok(None) }
}
