//! By what a file is known not to have changed, without reading it; and the second in which that proves nothing.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

/// What the system tells of a file or a folder: it changes with the content, and with the file that a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Stamp {
    device: u64,
    inode: u64,
    size: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

/// Clocks of file systems stand still for so long, FAT's longest: what was written so recently may be written again under the
/// same stamp.
const YOUNG: i64 = 2;

impl Stamp {
    pub(crate) fn of(found: &Metadata) -> Self {
        Self {
            device: found.dev(),
            inode: found.ino(),
            size: found.len(),
            modified: (found.mtime(), found.mtime_nsec()),
            changed: (found.ctime(), found.ctime_nsec()),
        }
    }

    /// Whether the same stamp may have other content in a moment. A clock that was set back makes nothing old.
    pub(crate) fn is_young(&self, now: i64) -> bool {
        now.saturating_sub(self.changed.0) < YOUNG
    }

    /// Whether an open file holds other bytes than it did. One that lost its name, since a new one took it, holds the same.
    pub(crate) fn has_other_content(&self, before: &Self) -> bool {
        (self.size, self.modified) != (before.size, before.modified)
    }

    pub(crate) fn size(&self) -> u64 {
        self.size
    }

    /// When the content changed, in seconds since 1970; never behind the clock.
    pub(crate) fn moment(&self, now: i64) -> i64 {
        self.modified.0.min(now)
    }
}

/// Seconds since 1970 by the clock of the machine, which answers and logs show.
pub(crate) fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).ok().and_then(|it| i64::try_from(it.as_secs()).ok()).unwrap_or(0)
}
