//! The words of what lies where a page should be, and of what the system, or the database, refuses.

use crate::error::encoding::Undecoded;
use crate::error::file::FileKind;
use crate::error::file::Obstacle;
use crate::error::file::Refusal;
use crate::error::office::Unopened;
use crate::error::system::System;
use crate::words::language::Language;
use crate::words::message::Message;
use crate::words::message::Worded;
use rusqlite::ErrorCode;
use rustix::io::Errno;
use std::fmt;

impl Worded for FileKind {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Text => "file-text",
            Self::Word => "file-word",
            Self::OldOffice => "file-old-office",
            Self::Rtf => "file-rtf",
            Self::OpenDocument => "file-open-document",
            Self::Pdf => "file-pdf",
            Self::Web => "file-web",
            Self::Links => "file-links",
            Self::WebArchive => "file-web-archive",
            Self::Markup => "file-markup",
            Self::Sheet => "file-sheet",
            Self::List => "file-list",
            Self::NoList => "file-no-list",
            Self::Feed => "file-feed",
            Self::OwnFeed => "file-own-feed",
            Self::Table => "file-table",
            Self::Slides => "file-slides",
            Self::Layout => "file-layout",
            Self::Mail => "file-mail",
            Self::Packed => "file-packed",
            Self::Picture => "file-picture",
            Self::Recording => "file-recording",
            Self::Shortcut => "file-shortcut",
            Self::Backup => "file-backup",
            Self::Utf32 => "file-utf32",
            Self::Empty => "file-empty",
            Self::Zeroed => "file-zeroed",
            Self::Sample => "file-sample",
            Self::Binary => "file-binary",
            Self::Unnamed => "file-unnamed",
            Self::Unknown => "file-unknown",
        })
    }
}

impl Worded for Undecoded {
    fn message(&self) -> Message {
        match self {
            Self::Unknown => Message::new("undecoded-unknown"),
            Self::Broken { is } => Message::new("undecoded-broken").text("is", *is),
            Self::Mixed { above, here } => Message::new("undecoded-mixed").text("above", *above).text("here", *here),
            Self::Either { one, other } => Message::new("undecoded-either").text("one", *one).text("other", *other),
            Self::NotAs { said } => Message::new("undecoded-not-as").text("said", *said),
        }
    }
}

impl Worded for Unopened {
    fn message(&self) -> Message {
        match self {
            Self::Broken => Message::new("unopened-broken"),
            Self::Large { size, limit } => Message::new("unopened-large").text("size", Size(*size)).text("limit", Size(*limit)),
            Self::Encrypted => Message::new("unopened-encrypted"),
            Self::Embedded => Message::new("unopened-embedded"),
            Self::DocumentType => Message::new("unopened-document-type"),
            Self::Files { most } => Message::new("unopened-files").number("most", *most),
            Self::Part { limit } => Message::new("unopened-part").text("limit", Size(*limit)),
            Self::Bomb { most } => Message::new("unopened-bomb").text("most", most),
            Self::Deep { most } => Message::new("unopened-deep").number("most", *most),
            Self::Attributes { most } => Message::new("unopened-attributes").number("most", *most),
            Self::Slow { seconds } => Message::new("unopened-slow").text("seconds", seconds),
            Self::Unconverted => Message::new("unopened-unconverted"),
            Self::Paragraphs { most } => Message::new("unopened-paragraphs").number("most", *most),
        }
    }
}

impl Worded for Obstacle {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Link => "obstacle-link",
            Self::DeadLink => "obstacle-dead-link",
            Self::Folder => "obstacle-folder",
            Self::File => "obstacle-file",
            Self::NoFile => "obstacle-no-file",
            Self::Outside => "obstacle-outside",
        })
    }
}

impl Worded for Refusal {
    fn message(&self) -> Message {
        match self {
            Self::System(system) => system.message(),
            Self::Link => Message::new("refused-link"),
            Self::Outside => Message::new("refused-outside"),
            Self::Folder => Message::new("refused-folder"),
            Self::NoFile => Message::new("refused-no-file"),
            Self::TooLarge { size, limit } => {
                Message::new("refused-too-large").text("size", Size(*size)).text("limit", Size(*limit))
            }
            Self::Moved => Message::new("refused-moved"),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.said(Language::English))
    }
}

impl Worded for System {
    fn message(&self) -> Message {
        let known = self.code.and_then(|code| SYSTEM.iter().find(|(errno, _)| errno.raw_os_error() == code));
        match known {
            Some((_, code)) => Message::new(code),
            None => Message::new("system-other").text("words", &self.words),
        }
    }
}

/// What the system says most; anything else is said in its own words.
const SYSTEM: [(Errno, &str); 21] = [
    (Errno::NOENT, "system-no-entry"),
    (Errno::ACCESS, "system-no-access"),
    (Errno::PERM, "system-not-permitted"),
    (Errno::NOSPC, "system-no-space"),
    (Errno::DQUOT, "system-quota"),
    (Errno::ROFS, "system-read-only"),
    (Errno::FBIG, "system-file-too-big"),
    (Errno::IO, "system-input-output"),
    (Errno::ISDIR, "system-is-folder"),
    (Errno::NOTDIR, "system-no-folder"),
    (Errno::NOTEMPTY, "system-not-empty"),
    (Errno::LOOP, "system-links"),
    (Errno::NAMETOOLONG, "system-name-too-long"),
    (Errno::MFILE, "system-open-files"),
    (Errno::NFILE, "system-open-files"),
    (Errno::STALE, "system-stale"),
    (Errno::NOMEM, "system-no-memory"),
    (Errno::EXIST, "system-is-there"),
    (Errno::AGAIN, "system-not-now"),
    (Errno::XDEV, "system-other-disk"),
    (Errno::TXTBSY, "system-in-use"),
];

impl Worded for rusqlite::Error {
    fn message(&self) -> Message {
        match self.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Message::new("database-full"),
            Some(ErrorCode::ReadOnly) => Message::new("database-read-only"),
            Some(ErrorCode::SystemIoFailure) => Message::new("database-input-output"),
            Some(ErrorCode::CannotOpen) => Message::new("database-not-opened"),
            Some(ErrorCode::PermissionDenied) => Message::new("system-no-access"),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Message::new("database-busy"),
            Some(ErrorCode::OutOfMemory) => Message::new("system-no-memory"),
            _ => Message::new("system-other").text("words", self),
        }
    }
}

/// A number of bytes as people say it, rounded up: what is too much never looks like what is allowed.
pub(crate) struct Size(pub(crate) u64);

impl fmt::Display for Size {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units: [(u64, &str); 2] = [(1 << 20, "MiB"), (1 << 10, "KiB")];
        match units.into_iter().find(|(unit, _)| self.0 >= *unit) {
            Some((unit, name)) if self.0.is_multiple_of(unit) => write!(out, "{} {name}", self.0 / unit),
            Some((unit, name)) => {
                let tenths = (self.0 % unit * 10).div_ceil(unit) + self.0 / unit * 10;
                write!(out, "{}.{} {name}", tenths / 10, tenths % 10)
            }
            None => write!(out, "{} B", self.0),
        }
    }
}

/// One of each that stands in no error's sample.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let system = |code: Errno| System { code: Some(code.raw_os_error()), words: String::new() };
    let mut samples: Vec<Message> = SYSTEM.iter().map(|(code, _)| system(*code).message()).collect();
    samples.push(System { code: None, words: "connection reset".to_owned() }.message());
    samples.push(Refusal::TooLarge { size: 9 << 20, limit: 8 << 20 }.message());
    samples
}
