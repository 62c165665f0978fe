//! The documents that paths name: files, standard input, and of a folder all that may be a feed.

use crate::error::Error;
use crate::error::file::Refusal;
use crate::open;
use crate::open::Refused;
use crate::words::message::Message;
use crate::words::message::Worded;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;
use walkdir::DirEntry;
use walkdir::WalkDir;

/// So much is read of a document: a feed of more is one that no reader takes.
const MOST: u64 = 64 << 20;
/// How the names of feeds end; what a document is, its root tells.
const ENDS: [&str; 5] = ["xml", "json", "opml", "rss", "atom"];

/// What was found.
pub(crate) struct Found {
    pub(crate) documents: Vec<Document>,
    /// Why something that was named is not checked.
    pub(crate) refused: Vec<Message>,
}

/// A document to be checked.
pub(crate) struct Document {
    pub(crate) path: PathBuf,
    pub(crate) bytes: Vec<u8>,
    /// Whether it was named itself, and not its folder.
    pub(crate) named: bool,
}

/// A file that is no feed.
pub(crate) fn no_feed(path: &Path) -> Message {
    Message::new("check-no-feed").text("file", path.display())
}

/// Reads all that the paths name, in their order, folders by name.
pub(crate) fn documents(paths: &[PathBuf]) -> Found {
    let mut found = Found { documents: Vec::new(), refused: Vec::new() };
    for path in paths {
        if path.as_os_str() == "-" {
            found.take(path, input(), true);
        } else if path.is_dir() {
            let entries = WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(is_seen);
            for entry in entries {
                match entry {
                    Ok(entry) if entry.file_type().is_file() && is_called_a_feed(entry.path()) => {
                        let bytes = open::regular(entry.path(), MOST).map_err(|why| refused(entry.path(), why));
                        found.take(entry.path(), bytes, false);
                    }
                    Ok(_) => {}
                    Err(error) => found.refused.push(Message::verbatim(&error.to_string())),
                }
            }
        } else {
            // A link that was named is meant.
            let whole = path.canonicalize().unwrap_or_else(|_| path.clone());
            found.take(path, open::regular(&whole, MOST).map_err(|why| refused(path, why)), true);
        }
    }
    found
}

impl Found {
    fn take(&mut self, path: &Path, bytes: Result<Vec<u8>, Message>, named: bool) {
        match bytes {
            Ok(bytes) => self.documents.push(Document { path: path.to_owned(), bytes, named }),
            Err(why) => self.refused.push(why),
        }
    }
}

/// Folders with a dot hold what is nobody's to read, such as the archive.
fn is_seen(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
}

fn is_called_a_feed(path: &Path) -> bool {
    let end = path.extension().map(|end| end.to_string_lossy().to_lowercase());
    end.is_some_and(|end| ENDS.contains(&end.as_str()))
}

/// A document of more is one that nobody takes; what else is wrong, the system says.
fn refused(path: &Path, why: Refused) -> Message {
    match why {
        Refused::Found(Refusal::TooLarge { .. }) => too_large(path),
        why => why.at(path).message(),
    }
}

/// A file that is too large to be a feed.
pub(crate) fn too_large(path: &Path) -> Message {
    let mebibytes = usize::try_from(MOST >> 20).unwrap_or_default();
    Message::new("check-too-large").text("file", path.display()).number("limit", mebibytes)
}

fn input() -> Result<Vec<u8>, Message> {
    let path = PathBuf::from("-");
    let mut bytes = Vec::new();
    match io::stdin().lock().take(MOST + 1).read_to_end(&mut bytes) {
        Err(source) => Err(Error::Read { path, source }.message()),
        Ok(_) if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST => Err(too_large(&path)),
        Ok(_) => Ok(bytes),
    }
}
