//! The way in: which files of the source are pages, and one page file as a [`Document`].
//!
//! `page` is the door: a file is opened without following and without waiting (`settle`), told by its content (`sniff`),
//! decoded (`encoding`), checked for a wrong decoding before (`mojibake`), and read. What the lines mean is left to `parse`.

mod checked;
mod comment;
pub mod copies;
pub mod encoding;
pub mod feed;
mod folder;
pub mod front_matter;
mod grid;
mod html;
mod kind;
pub mod limits;
pub mod list;
mod manuscript;
mod markdown;
mod mojibake;
mod office;
mod outside;
pub mod pictures;
pub mod plain;
mod rows;
pub mod sample;
mod settle;
mod sniff;
mod subheads;
mod tags;

use crate::document::Document;
use crate::error::Error;
use crate::error::encoding::Undecoded;
use crate::error::file::FileKind;
use crate::error::office::Unopened;
use crate::error::warning::Warning;
use crate::open;
use crate::read::encoding::faults::Fault;
use crate::read::encoding::known::Encoding;
use crate::read::html::Refused;
use crate::read::html::charset;
use crate::read::limits::Limits;
use crate::read::rows::json;
use std::path::Path;

/// A document is taken for a story of so many bytes before it is read: most of it is pictures and the words of its program.
const DOCUMENT: u64 = 16 << 10;

/// How much text a file of this size may hold, by its name.
pub fn weight(path: &Path, size: u64) -> u64 {
    if is_document(path) { size.min(DOCUMENT) } else { size }
}

/// Whether a file is a document of an office program by its name.
pub fn is_document(path: &Path) -> bool {
    kind::of_name(path).is_document()
}

/// Whether a file may be a page of somebody who has no settings yet, by its name: not what lies beside the source of a program.
pub fn may_be_page(path: &Path) -> bool {
    let of_program = ["readme", "changelog", "license", "licence", "contributing", "index"];
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    let kind = kind::of_name(path);
    (kind.is_document() || matches!(kind, FileKind::Text | FileKind::Web)) && !of_program.contains(&stem.as_str())
}

/// A page file, read.
#[derive(Debug)]
pub struct Page {
    /// What it says.
    pub document: Document,
    /// What is to be said of it.
    pub warnings: Vec<Warning>,
    /// The first 16 bytes of the BLAKE3 hash of its bytes, by which it is known to be as it was.
    pub fingerprint: [u8; 16],
}

/// Reads one page file within its limits. `path` lies below `dir` and is what the document is called by; an
/// empty `dir` is the current folder.
///
/// # Errors
/// [`Error::Read`] when the file is missing, no regular file, moving, or refused by the system; [`Error::TooLarge`] above
/// the limit; [`Error::NoPage`] when its content is nothing that is read; [`Error::Unopened`] when it is a document that
/// cannot be; [`Error::NotText`] when its bytes are no text that can be told; [`Error::Line`] when a line of it must not be
/// published. Each names the file by `dir` and `path`.
pub fn page(dir: &Path, path: &Path, limits: Limits, encoding: Encoding) -> Result<Page, Error> {
    let whole = dir.join(path);
    let limit = if kind::of_name(path) == FileKind::Web { limits.web } else { limits.page };
    let most = if is_document(path) { limits.document } else { limit };
    let bytes = settle::bytes(dir, path, most).map_err(|refused| match refused.at(&whole) {
        Error::TooLarge { path: whole, size, limit } if is_document(path) => {
            Error::Unopened { path: whole, why: Unopened::Large { size, limit } }
        }
        other => other,
    })?;
    let fingerprint = open::fingerprint(&bytes);
    let (document, warnings) = match sniff::of_bytes(&bytes) {
        Some(kind @ (FileKind::Word | FileKind::OpenDocument)) => office::read(path, &whole, &bytes, kind, limits)?,
        Some(kind @ FileKind::Sheet) => sheet(path, &whole, &bytes, kind, limits)?,
        Some(kind @ (FileKind::OldOffice | FileKind::Rtf)) => match outside::docx(&bytes, kind, limits) {
            Ok(Some(made)) => office::read(path, &whole, &made, FileKind::Word, limits)?,
            Ok(None) => return Err(Error::NoPage { path: whole, kind }),
            Err(why) => return Err(Error::Unopened { path: whole, why }),
        },
        Some(kind) => return Err(Error::NoPage { path: whole, kind }),
        None if sniff::is_flat_document(&bytes) => office::flat(path, &whole, &bytes, limits)?,
        None => text(path, &whole, bytes, limit, encoding)?,
    };
    Ok(Page { document, warnings, fingerprint })
}

/// The stories of a spreadsheet.
fn sheet(path: &Path, whole: &Path, bytes: &[u8], kind: FileKind, limits: Limits) -> Result<(Document, Vec<Warning>), Error> {
    let told = rows::sheet::read(bytes, limits).map_err(|why| Error::Unopened { path: whole.to_owned(), why })?;
    let kind = if kind == FileKind::Sheet { FileKind::NoList } else { kind };
    let told = told.ok_or_else(|| Error::NoPage { path: whole.to_owned(), kind })?;
    rows::set(path, whole, told, limits.page)
}

/// The stories of a table that is text, or of data.
fn list(path: &Path, whole: &Path, text: &str, limit: u64) -> Result<(Document, Vec<Warning>), Error> {
    let no_page = |kind| Error::NoPage { path: whole.to_owned(), kind };
    let wrong = |line, wrong| Error::Line { path: whole.to_owned(), line, wrong };
    let told = if rows::json::opens(text) {
        rows::json::read(text).map_err(|refused| match refused {
            json::Refused::Kind(kind) => no_page(kind),
            json::Refused::Line(line, what) => wrong(line, what),
        })?
    } else {
        let told = rows::separated::read(text).map_err(|(line, what)| wrong(line, what))?;
        told.ok_or_else(|| no_page(FileKind::NoList))?
    };
    rows::set(path, whole, told, limit)
}

/// What is text: a list, a web page, Markdown, a page of text.
fn text(path: &Path, whole: &Path, bytes: Vec<u8>, limit: u64, encoding: Encoding) -> Result<(Document, Vec<Warning>), Error> {
    let no_page = |kind| Error::NoPage { path: whole.to_owned(), kind };
    // The name spoke of a document, which may be larger.
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > limit {
        return Err(Error::TooLarge { path: whole.to_owned(), size, limit });
    }
    let text = match encoding::decode(bytes, encoding).or_else(as_declared) {
        Ok(text) => text,
        Err((bytes, Fault { line, why })) => {
            let kind = if why == Undecoded::Unknown { sniff::of_text(&bytes) } else { None };
            let kind = kind.filter(|kind| *kind != FileKind::Web);
            return Err(kind.map_or_else(|| Error::NotText { path: whole.to_owned(), line, why }, no_page));
        }
    };
    // A program may call its table of text a spreadsheet.
    if matches!(kind::of_name(path), FileKind::List | FileKind::Sheet) {
        return list(path, whole, &text, limit);
    }
    // Each kind of text finds its reader here, by its content; Markdown and plain text have one.
    let is_web = match sniff::of_text(text.as_bytes()) {
        Some(FileKind::Web) => true,
        Some(kind) => return Err(no_page(kind)),
        None => kind::of_name(path) == FileKind::Web && html::is_marked(&text),
    };
    if is_web {
        html::read(path, &text).map_err(|refused| match refused {
            Refused::Kind(kind) => no_page(kind),
            Refused::Line(line, wrong) => Error::Line { path: whole.to_owned(), line, wrong },
        })
    } else {
        plain::read(path, &text).map_err(|wrong| wrong.at(whole))
    }
}

/// A web page whose bytes are Chinese in two encodings is in that which it names.
fn as_declared((bytes, fault): (Vec<u8>, Fault)) -> Result<String, (Vec<u8>, Fault)> {
    let is_open = matches!(fault.why, Undecoded::Either { .. });
    let text = charset::declared(&bytes).filter(|_| is_open).and_then(|declared| declared.strictly(&bytes));
    text.ok_or((bytes, fault))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::fs::File;

    #[test]
    fn a_page_is_called_by_its_path_below_the_source() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("A02.md"), "# 标题\n\n正文。\n").unwrap();
        let Page { document, warnings, .. } =
            page(folder.path(), Path::new("A02.md"), Limits::default(), Encoding::Auto).unwrap();
        assert_eq!((document.path.as_path(), document.lines.len(), warnings.len()), (Path::new("A02.md"), 3, 0));
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_first_line_that_is_none() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("gbk.txt"), b"ok\r\n \xb1\xb1\xbe\xa9").unwrap();
        let error = page(folder.path(), Path::new("gbk.txt"), Limits::default(), Encoding::Auto).unwrap_err().to_string();
        assert!(
            error.ends_with("gbk.txt:2: from this line on it is text in no encoding that can be told; save it as UTF-8 text"),
            "{error}"
        );
    }

    #[test]
    fn a_folder_and_a_file_of_50_mb_are_no_pages() {
        let folder = tempfile::tempdir().unwrap();
        let error = page(Path::new(""), folder.path(), Limits::default(), Encoding::Auto).unwrap_err().to_string();
        assert!(error.ends_with(": cannot be read: is a folder, not a regular file"), "{error}");
        File::create(folder.path().join("big.txt")).unwrap().set_len(50 << 20).unwrap();
        let error = page(folder.path(), Path::new("big.txt"), Limits::default(), Encoding::Auto).unwrap_err().to_string();
        assert!(
            error.ends_with(
                "big.txt: 50 MiB is more than a page may have (8 MiB, `max_page` in [source], of a web page `html` in [limits]); split it into its pages"
            ),
            "{error}"
        );
    }
}
