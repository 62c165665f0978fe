//! What every part of a server knows: what is served and from where, who is told, and how it is to end.

use crate::serve::disk::Disk;
use crate::serve::metrics::Metrics;
use crate::serve::snapshot::Links;
use crate::serve::snapshot::Snapshot;
use crate::serve::told::Told;
use crate::words::language::Language;
use arc_swap::ArcSwap;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::PoisonError;
use std::sync::RwLock;
use std::sync::RwLockReadGuard;
use std::sync::RwLockWriteGuard;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

/// Who is told what happens.
pub(crate) type Tell = Box<dyn Fn(Told) + Send + Sync>;

/// What every part knows.
pub(crate) struct Shared {
    /// The folder that is served.
    pub(crate) output: PathBuf,
    /// Names that are served no more, and never again.
    pub(crate) gone: BTreeSet<String>,
    pub(crate) links: Links,
    /// Of the paper: in which a reader is told that there is nothing.
    pub(crate) language: Language,
    pub(crate) tell: Tell,
    pub(crate) snapshot: ArcSwap<Snapshot>,
    pub(crate) disk: Disk,
    pub(crate) from_disk: Gate,
    pub(crate) metrics: Metrics,
    is_gone: AtomicBool,
}

impl Shared {
    pub(crate) fn new(output: PathBuf, gone: BTreeSet<String>, links: Links, language: Language, tell: Tell) -> Self {
        Self {
            output,
            gone,
            links,
            language,
            tell,
            snapshot: ArcSwap::default(),
            disk: Disk::default(),
            from_disk: Gate::default(),
            metrics: Metrics::default(),
            is_gone: AtomicBool::new(false),
        }
    }

    /// Notes whether the output is gone.
    pub(crate) fn set_gone(&self, is_gone: bool) {
        self.is_gone.store(is_gone, Ordering::Relaxed);
    }

    /// Whether the output is gone, and only what is kept can be served.
    pub(crate) fn is_gone(&self) -> bool {
        self.is_gone.load(Ordering::Relaxed)
    }
}

/// Held by those who open files for an answer; by the look that takes a file from the disk into the snapshot, alone.
#[derive(Debug, Default)]
pub(crate) struct Gate(RwLock<()>);

impl Gate {
    pub(crate) fn read(&self) -> RwLockReadGuard<'_, ()> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn write(&self) -> RwLockWriteGuard<'_, ()> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}
