//! What the system said when it refused something, as a fact that can be kept and compared.

use rustix::io::Errno;
use std::io;
use std::io::ErrorKind;

/// What the system said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct System {
    /// Its number (errno), where it gave one.
    pub code: Option<i32>,
    /// Its words, as it or a library said them in English.
    pub words: String,
}

impl From<&io::Error> for System {
    fn from(error: &io::Error) -> Self {
        let words = error.to_string();
        // "No space left on device (os error 28)"
        let words = words.find(" (os error").and_then(|end| words.get(..end)).map_or(words.clone(), str::to_lowercase);
        Self { code: error.raw_os_error().or_else(|| errno(error.kind())), words }
    }
}

/// The number of an error that a library has wrapped, so that only its kind is left.
fn errno(kind: ErrorKind) -> Option<i32> {
    let errno = match kind {
        ErrorKind::NotFound => Errno::NOENT,
        ErrorKind::PermissionDenied => Errno::ACCESS,
        ErrorKind::AlreadyExists => Errno::EXIST,
        ErrorKind::WouldBlock => Errno::AGAIN,
        ErrorKind::StorageFull => Errno::NOSPC,
        ErrorKind::QuotaExceeded => Errno::DQUOT,
        ErrorKind::FileTooLarge => Errno::FBIG,
        ErrorKind::ReadOnlyFilesystem => Errno::ROFS,
        ErrorKind::IsADirectory => Errno::ISDIR,
        ErrorKind::NotADirectory => Errno::NOTDIR,
        ErrorKind::DirectoryNotEmpty => Errno::NOTEMPTY,
        ErrorKind::CrossesDevices => Errno::XDEV,
        ErrorKind::ExecutableFileBusy => Errno::TXTBSY,
        ErrorKind::OutOfMemory => Errno::NOMEM,
        _ => return None,
    };
    Some(errno.raw_os_error())
}
