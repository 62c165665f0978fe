//! The way in: which files of the source are pages, and one page file as a [`Document`].
//!
//! `page` is the door at which a reader is chosen by the file's name; each reader is a file of this room.
//! What the lines mean is left to `parse`.

pub mod copies;
pub mod front_matter;
pub mod list;
pub mod markdown;

use crate::document::Document;
use crate::error::Error;
use crate::error::Warning;
use std::fs;
use std::fs::File;
use std::io;
use std::io::Read;
use std::path::Path;

/// The largest page that is read, in bytes: a hundred times the longest page of a newspaper.
pub const LIMIT: u64 = 32 << 20;

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

/// Reads one page file. `path` lies below `dir` and is what the document is called by; an empty `dir` is the current folder.
///
/// # Errors
/// [`Error::Read`] when the file is missing, no regular file, or refused by the system; [`Error::TooLarge`] above [`LIMIT`];
/// [`Error::NotText`] when its bytes are not UTF-8. Each names the file by `dir` and `path`.
pub fn page(dir: &Path, path: &Path) -> Result<Page, Error> {
    let whole = dir.join(path);
    let bytes = bytes(&whole)?;
    let mut fingerprint = [0; 16];
    blake3::Hasher::new().update(&bytes).finalize_xof().fill(&mut fingerprint);
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            return Err(Error::NotText { path: whole, at: error.utf8_error().valid_up_to(), size: error.as_bytes().len() });
        }
    };
    // Markdown and plain text have one reader; other kinds of file find theirs here by their extension.
    let (document, warnings) = markdown::read(path, &text);
    Ok(Page { document, warnings, fingerprint })
}

/// The bytes of a regular file, never more than the limit: what is no file might never end.
fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let refused = |source| Error::Read { path: path.to_owned(), source };
    let size = match fs::metadata(path).map_err(refused)? {
        found if found.is_dir() => return Err(refused(io::Error::other("is a folder, not a page; name its files"))),
        found if !found.is_file() => return Err(refused(io::Error::other("is not a regular file"))),
        found => found.len(),
    };
    let too_large = |size| Error::TooLarge { path: path.to_owned(), size, limit: LIMIT };
    if size > LIMIT {
        return Err(too_large(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    let file = File::open(path).map_err(refused)?;
    let read = file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(refused)?;
    match u64::try_from(read) {
        Ok(read) if read <= LIMIT => Ok(bytes),
        _ => Err(too_large(LIMIT + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_called_by_its_path_below_the_source() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("A02.md"), "# 标题\n\n正文。\n").unwrap();
        let Page { document, warnings, .. } = page(folder.path(), Path::new("A02.md")).unwrap();
        assert_eq!((document.path.as_path(), document.lines.len(), warnings.len()), (Path::new("A02.md"), 3, 0));
    }

    #[test]
    fn what_is_no_text_is_refused_with_the_place_of_its_first_bad_byte() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("gbk.txt"), b"ok \xb1\xb1\xbe\xa9").unwrap();
        let error = page(folder.path(), Path::new("gbk.txt")).unwrap_err().to_string();
        assert!(error.ends_with("gbk.txt: not text in UTF-8 (byte 4 of 7); save it as UTF-8 text"), "{error}");
    }

    #[test]
    fn a_folder_and_a_file_of_50_mb_are_no_pages() {
        let folder = tempfile::tempdir().unwrap();
        let error = page(Path::new(""), folder.path()).unwrap_err().to_string();
        assert!(error.ends_with(": cannot be read: is a folder, not a page; name its files"), "{error}");
        File::create(folder.path().join("big.txt")).unwrap().set_len(50 << 20).unwrap();
        let error = page(folder.path(), Path::new("big.txt")).unwrap_err().to_string();
        assert!(error.ends_with("big.txt: 50 MiB is more than a page may have (32 MiB); split it into its pages"), "{error}");
    }
}
