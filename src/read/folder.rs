//! The entries of a folder, as far as the system gives them: a listing that breaks off says so, since what was not listed
//! is not gone.

use crate::open;
use crate::open::Refused;
use rustix::fs::AtFlags;
use rustix::fs::Dir;
use rustix::fs::FileType;
use std::ffi::OsStr;
use std::ffi::OsString;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// One name in a folder; a link is a link, whatever it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) name: OsString,
    pub(crate) kind: FileType,
}

/// What was listed, and what broke the listing off.
#[derive(Debug)]
pub(crate) struct Listing {
    pub(crate) entries: Vec<Entry>,
    pub(crate) broken: Option<io::Error>,
}

/// Lists a folder below `dir` that is reached without a link.
pub(crate) fn entries(dir: &Path, path: &Path) -> Result<Listing, Refused> {
    let folder = open::folder_below(dir, path)?;
    let mut listing = Listing { entries: Vec::new(), broken: None };
    for entry in Dir::read_from(&folder).map_err(io::Error::from)? {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                listing.broken = Some(error.into());
                break;
            }
        };
        let name = OsStr::from_bytes(entry.file_name().to_bytes());
        if name == "." || name == ".." {
            continue;
        }
        let kind = match entry.file_type() {
            // Some file systems do not tell in the listing.
            FileType::Unknown => match rustix::fs::statat(&folder, name, AtFlags::SYMLINK_NOFOLLOW) {
                Ok(found) => FileType::from_raw_mode(found.st_mode),
                Err(_) => FileType::Unknown,
            },
            kind => kind,
        };
        listing.entries.push(Entry { name: name.to_owned(), kind });
    }
    Ok(listing)
}
