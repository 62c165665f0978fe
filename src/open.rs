//! Opening a file that others may change: without following a link, without waiting, and asking the open handle what it is.
//!
//! A name that was a file when the folder was listed may be a FIFO, a device or a link when it is opened. Whoever reads
//! such a name opens it here; what the bytes mean is left to its room.

use crate::error::Error;
use crate::error::file::Refusal;
use crate::error::system::System;
use crate::text::file_name;
use rustix::fs::Mode;
use rustix::fs::OFlags;
use rustix::io::Errno;
use std::fs;
use std::fs::File;
use std::fs::Metadata;
use std::io;
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::path::Component;
use std::path::Path;
use std::path::PathBuf;

/// Why a file was not read.
#[derive(Debug)]
pub(crate) enum Refused {
    /// What the system said.
    System(io::Error),
    /// What was found.
    Found(Refusal),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl Refused {
    /// As the error of the file of this name.
    pub(crate) fn at(self, path: &Path) -> Error {
        let path = path.to_owned();
        match self {
            Self::System(source) => Error::Read { path, source },
            Self::Found(Refusal::TooLarge { size, limit }) => Error::TooLarge { path, size, limit },
            Self::Found(why) => Error::Refused { path, why },
        }
    }

    /// As a fact that can be kept.
    pub(crate) fn refusal(self) -> Refusal {
        match self {
            Self::System(error) => Refusal::System(System::from(&error)),
            Self::Found(found) => found,
        }
    }

    /// Whether there is no such file.
    pub(crate) fn is_missing(&self) -> bool {
        matches!(self, Self::System(error) if error.kind() == io::ErrorKind::NotFound)
    }
}

/// The bytes of a regular file, never more than `limit`. The folder it lies in is the caller's to trust.
pub(crate) fn regular(path: &Path, limit: u64) -> Result<Vec<u8>, Refused> {
    bytes(&handle(path)?, limit)
}

/// The bytes of a regular file below `dir`, never more than `limit`. No part of `path` may be a link.
pub(crate) fn regular_below(dir: &Path, path: &Path, limit: u64) -> Result<Vec<u8>, Refused> {
    bytes(&handle_below(dir, path)?, limit)
}

/// The path under which lies what is called `path` by what its names tell (`text::file_name`), below `dir`; as it is told where
/// nothing lies there. Of names that tell the same, the one that needs no mending is meant, then that of Windows, then the first
/// bytewise.
pub(crate) fn lying(dir: &Path, path: &Path) -> PathBuf {
    if is_there(&dir.join(path)) {
        return path.to_owned();
    }
    let mut found = PathBuf::new();
    for part in path.components() {
        let whole = dir.join(&found);
        if !matches!(part, Component::Normal(_)) || is_there(&whole.join(part)) {
            found.push(part);
            continue;
        }
        let of_windows = part.as_os_str().to_str().map(file_name::in_gb18030).unwrap_or_default();
        if is_there(&whole.join(&of_windows)) && *file_name::told(&of_windows) == *part.as_os_str() {
            found.push(of_windows);
            continue;
        }
        let folder = if whole.as_os_str().is_empty() { Path::new(".") } else { &whole };
        let names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
        match names.filter(|name| *file_name::told(name) == *part.as_os_str()).min() {
            Some(name) => found.push(name),
            None => return path.to_owned(),
        }
    }
    found
}

/// A link is there, wherever it leads.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// A regular file, open for reading.
pub(crate) fn handle(path: &Path) -> Result<File, Refused> {
    checked(rustix::fs::open(path, FILE, Mode::empty()).map(File::from))
}

/// A regular file below `dir`, open for reading. No part of `path` may be a link.
pub(crate) fn handle_below(dir: &Path, path: &Path) -> Result<File, Refused> {
    let (Some(above), Some(name)) = (path.parent(), path.file_name()) else { return Err(Refused::Found(Refusal::Folder)) };
    checked(rustix::fs::openat(folder_below(dir, above)?, name, FILE, Mode::empty()).map(File::from))
}

/// A folder below `dir`, open for listing; `dir` itself where `path` is empty. No part of `path` may be a link.
pub(crate) fn folder_below(dir: &Path, path: &Path) -> Result<File, Refused> {
    let dir = if dir.as_os_str().is_empty() { Path::new(".") } else { dir };
    let mut folder = File::from(rustix::fs::open(dir, FOLDER, Mode::empty()).map_err(io::Error::from)?);
    for part in path.components() {
        let name = match part {
            Component::CurDir => continue,
            Component::Normal(name) => name,
            _ => return Err(Refused::Found(Refusal::Outside)),
        };
        // A link to a folder is no folder (`ENOTDIR`) to a system that is not to follow it.
        folder = match rustix::fs::openat(&folder, name, FOLDER | OFlags::NOFOLLOW, Mode::empty()) {
            Ok(found) => File::from(found),
            Err(Errno::NOTDIR | Errno::LOOP) => return Err(Refused::Found(Refusal::Link)),
            Err(error) => return Err(io::Error::from(error).into()),
        };
    }
    Ok(folder)
}

/// What is read of an open file: the same file at its beginning and at its end.
pub(crate) fn bytes(file: &File, limit: u64) -> Result<Vec<u8>, Refused> {
    let before = file.metadata()?;
    if before.len() > limit {
        return Err(Refused::Found(Refusal::TooLarge { size: before.len(), limit }));
    }
    // One byte of room tells the end of the file without growing.
    let mut bytes = Vec::with_capacity(usize::try_from(before.len()).unwrap_or(0).saturating_add(1));
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if read > limit {
        return Err(Refused::Found(Refusal::TooLarge { size: read, limit }));
    }
    let after = file.metadata()?;
    if read != after.len() || stamp(&before) != stamp(&after) { Err(Refused::Found(Refusal::Moved)) } else { Ok(bytes) }
}

/// By what a file's bytes are known again: the first 16 bytes of their BLAKE3 hash. Archives hold it, so it never changes.
pub(crate) fn fingerprint(bytes: &[u8]) -> [u8; 16] {
    let mut fingerprint = [0; 16];
    blake3::Hasher::new().update(bytes).finalize_xof().fill(&mut fingerprint);
    fingerprint
}

/// Without NONBLOCK the opening of a FIFO waits for somebody to write into it.
const FILE: OFlags = OFlags::RDONLY.union(OFlags::NOFOLLOW).union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC);
const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

fn checked(found: rustix::io::Result<File>) -> Result<File, Refused> {
    let file = match found {
        Ok(file) => file,
        Err(Errno::LOOP) => return Err(Refused::Found(Refusal::Link)),
        // A socket cannot be opened, nor a device that is not there.
        Err(Errno::NXIO | Errno::NODEV) => return Err(Refused::Found(Refusal::NoFile)),
        Err(error) => return Err(io::Error::from(error).into()),
    };
    match file.metadata()? {
        found if found.is_file() => Ok(file),
        found if found.is_dir() => Err(Refused::Found(Refusal::Folder)),
        _ => Err(Refused::Found(Refusal::NoFile)),
    }
}

/// What changes with a file's content, as the system tells it.
fn stamp(found: &Metadata) -> (u64, i64, i64, i64, i64) {
    (found.len(), found.mtime(), found.mtime_nsec(), found.ctime(), found.ctime_nsec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::fs::CWD;
    use rustix::fs::FileType;
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    #[test]
    fn only_a_regular_file_is_read_and_nothing_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("page.md"), "标题").unwrap();
        fs::create_dir(at("folder")).unwrap();
        symlink("page.md", at("link")).unwrap();
        symlink("nowhere", at("broken")).unwrap();
        rustix::fs::mknodat(CWD, at("fifo"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        let _socket = UnixListener::bind(at("socket")).unwrap();
        let link = "is a symbolic link, or lies behind one, and links are not followed; copy the file here";
        let table = [
            ("folder", "is a folder, not a regular file"),
            ("link", link),
            ("broken", link),
            ("fifo", "is a pipe, a socket or a device, not a regular file"),
            ("socket", "is a pipe, a socket or a device, not a regular file"),
            ("none", "no such file or directory"),
        ];
        for (name, words) in table {
            assert_eq!(regular(&at(name), 9).unwrap_err().refusal().to_string(), words, "{name}");
            assert_eq!(regular_below(folder.path(), Path::new(name), 9).unwrap_err().refusal().to_string(), words, "{name}");
        }
        assert_eq!(
            regular(Path::new("/dev/zero"), 9).unwrap_err().refusal().to_string(),
            "is a pipe, a socket or a device, not a regular file"
        );
        assert_eq!(regular(&at("page.md"), 6).unwrap(), "标题".as_bytes());
        assert!(regular(&at("none"), 9).unwrap_err().is_missing());
    }

    #[test]
    fn a_file_is_found_by_what_its_name_tells() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        let folder = tempfile::tempdir().unwrap();
        let name = |bytes: &'static [u8]| Path::new(OsStr::from_bytes(bytes));
        let day = folder.path().join(name(b"11\xd4\xc227\xc8\xd5"));
        fs::create_dir(&day).unwrap();
        for bytes in [&b"\xd2\xaa\xce\xc5.md"[..], b"e\xcc\x81.md", b"e\xcc\x81 2.md", b"\xc3\xa9 2.md"] {
            fs::write(day.join(OsStr::from_bytes(bytes)), bytes).unwrap();
        }
        let lying = |path: &str| lying(folder.path(), Path::new(path));
        let read = |path: &str| regular_below(folder.path(), &lying(path), 99).unwrap();
        assert_eq!(read("11月27日/要闻.md"), b"\xd2\xaa\xce\xc5.md");
        assert_eq!(read("./11月27日/\u{e9}.md"), b"e\xcc\x81.md");
        assert_eq!(read("11月27日/\u{e9} 2.md"), b"\xc3\xa9 2.md", "the name that needs no mending");
        for path in ["11月27日/体育.md", "11月28日/要闻.md", ""] {
            assert_eq!(lying(path), Path::new(path), "what lies nowhere");
        }
    }

    #[test]
    fn never_more_is_read_than_may_be() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("page.md");
        fs::write(&path, "1234567").unwrap();
        assert_eq!(regular(&path, 7).unwrap(), b"1234567");
        assert_eq!(regular(&path, 6).unwrap_err().refusal().to_string(), "holds 7 B, more than the 6 B that are read");
        File::create(&path).unwrap().set_len(1 << 40).unwrap();
        assert!(matches!(
            regular(&path, 8 << 20),
            Err(Refused::Found(Refusal::TooLarge { size: 0x100_0000_0000, limit: 0x80_0000 }))
        ));
    }

    #[test]
    fn no_part_of_a_path_below_a_folder_is_a_link_or_leads_out() {
        let folder = tempfile::tempdir().unwrap();
        let pages = folder.path().join("pages");
        fs::create_dir_all(pages.join("04/09")).unwrap();
        fs::create_dir(folder.path().join("secret")).unwrap();
        fs::write(folder.path().join("secret/A01.md"), "secret").unwrap();
        fs::write(pages.join("04/09/A01.md"), "page").unwrap();
        symlink("../secret", pages.join("link")).unwrap();
        symlink("pages", folder.path().join("source")).unwrap();
        let below = |path: &str| regular_below(&pages, Path::new(path), 99).map_err(|error| error.refusal().to_string());
        assert_eq!(below("04/09/A01.md").unwrap(), b"page");
        assert_eq!(below("./04/09/A01.md").unwrap(), b"page");
        assert!(below("link/A01.md").unwrap_err().starts_with("is a symbolic link, or lies behind one"));
        assert_eq!(below("../secret/A01.md").unwrap_err(), "leads out of its folder");
        assert_eq!(below("").unwrap_err(), "is a folder, not a regular file");
        // The folder itself is named by the paper, and may be a link.
        assert!(regular_below(&folder.path().join("source"), Path::new("04/09/A01.md"), 99).is_ok());
    }
}
