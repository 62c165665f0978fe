//! A look at the output: what changed since the last one is read and put in the place of what was served.
//!
//! A look asks the system after the kept files and their folders; only what changed is read, and only where a folder changed is the
//! output walked again. While the output is gone the last snapshot stays.

use crate::error::file::Refusal;
use crate::error::system::System;
use crate::open;
use crate::open::Refused;
use crate::serve::choice;
use crate::serve::choice::Choice;
use crate::serve::choice::LARGE;
use crate::serve::shared::Shared;
use crate::serve::snapshot;
use crate::serve::snapshot::Content;
use crate::serve::snapshot::Document;
use crate::serve::snapshot::Snapshot;
use crate::serve::stamp;
use crate::serve::stamp::Stamp;
use crate::serve::told::Told;
use bytes::Bytes;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// A file that is written in place is read again so many times.
const TRIES: usize = 3;
/// After so long.
const PAUSE: Duration = Duration::from_millis(20);

/// The most that codings take beside the documents.
const CODED: u64 = 8 << 20;

/// Looks, and remembers what it saw.
pub(crate) struct Looker {
    shared: Arc<Shared>,
    choice: Choice,
    seen: BTreeMap<String, Seen>,
    is_gone: bool,
}

/// A kept document as it was read.
#[derive(Clone)]
struct Seen {
    /// `None` where the same stamp may have other content by now.
    stamp: Option<Stamp>,
    /// `None` where it could not be read.
    document: Option<Arc<Document>>,
    is_coded: bool,
}

impl Looker {
    pub(crate) fn new(shared: Arc<Shared>) -> Self {
        Self { shared, choice: Choice::default(), seen: BTreeMap::new(), is_gone: false }
    }

    /// Looks once.
    ///
    /// # Errors
    /// Where the output is no folder that can be read; what is served stays.
    pub(crate) fn look(&mut self) -> io::Result<()> {
        let now = stamp::now();
        if self.have_folders_changed(now)? {
            self.choice = choice::choose(&self.shared.output)?;
        }
        let (seen, has_changed) = self.read(now);
        if has_changed {
            self.show(seen);
            self.code();
        } else {
            self.seen = seen;
        }
        self.shared.metrics.looked(now);
        Ok(())
    }

    /// Looks, and says once that the output is gone, and once that it is back.
    pub(crate) fn look_again(&mut self) {
        match self.look() {
            Ok(()) => {
                if std::mem::take(&mut self.is_gone) {
                    self.shared.set_gone(false);
                    (self.shared.tell)(Told::Back { output: self.shared.output.clone() });
                }
            }
            Err(error) if !self.is_gone => {
                self.is_gone = true;
                self.shared.set_gone(true);
                // Whatever stands there when it is back, it is walked.
                self.choice.folders.clear();
                (self.shared.tell)(Told::Gone { output: self.shared.output.clone(), why: System::from(&error) });
            }
            Err(_) => {}
        }
    }

    fn have_folders_changed(&self, now: i64) -> io::Result<bool> {
        let root = fs::metadata(&self.shared.output)?;
        if !root.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        let is_same = |folder: &Path, seen: &Stamp| {
            let found = if folder.as_os_str().is_empty() { Ok(root.clone()) } else { self.metadata(folder) };
            !seen.is_young(now - 1) && found.is_ok_and(|found| Stamp::of(&found) == *seen)
        };
        let folders = &self.choice.folders;
        Ok(folders.is_empty() || !folders.iter().all(|(folder, seen)| is_same(folder, seen)))
    }

    fn metadata(&self, below: &Path) -> io::Result<fs::Metadata> {
        fs::symlink_metadata(self.shared.output.join(below))
    }

    /// What is kept from now on, and whether any of it is other than it was.
    fn read(&self, now: i64) -> (BTreeMap<String, Seen>, bool) {
        let (mut kept, mut has_changed) = (BTreeMap::new(), false);
        for name in self.choice.files.keys() {
            let before = self.seen.get(name);
            let Ok(found) = self.metadata(Path::new(name)) else {
                has_changed |= before.is_some();
                continue;
            };
            let stamp = Stamp::of(&found);
            match before {
                Some(before) if before.stamp == Some(stamp) => {
                    kept.insert(name.clone(), before.clone());
                }
                _ => {
                    let seen = self.reread(name, before, now);
                    let is_same = match (&seen.document, before.and_then(|it| it.document.as_ref())) {
                        (Some(new), Some(old)) => Arc::ptr_eq(new, old),
                        (None, None) => true,
                        _ => false,
                    };
                    has_changed |= !is_same;
                    kept.insert(name.clone(), seen);
                }
            }
        }
        has_changed |= self.seen.keys().any(|name| !kept.contains_key(name));
        (kept, has_changed)
    }

    /// Reads a file; where it holds what it held, it is the same document, and where it cannot be read, the one before it.
    fn reread(&self, name: &str, before: Option<&Seen>, now: i64) -> Seen {
        let held = before.and_then(|it| it.document.clone());
        match self.whole(name) {
            Ok((bytes, stamp)) => {
                let hash = snapshot::hash_of(&blake3::hash(&bytes));
                let settled = (!stamp.is_young(now)).then_some(stamp);
                if let Some(held) = held.as_ref().filter(|held| held.hash == hash) {
                    let is_coded = before.is_some_and(|it| it.is_coded);
                    return Seen { stamp: settled, document: Some(Arc::clone(held)), is_coded };
                }
                // Two versions of a second have two moments: whoever asks by the first is told of the other.
                let changed = stamp.moment(now).max(held.map_or(i64::MIN, |held| held.changed.saturating_add(1)));
                let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                let content = Content::Kept(Bytes::from(bytes.into_boxed_slice()));
                let document = Document::new(name, content, length, hash, changed, &self.shared.links);
                Seen { stamp: settled, document: Some(Arc::new(document)), is_coded: false }
            }
            Err(why) => {
                // A file that is gone since the folder was listed is none; any other is said once, until it can be read.
                let is_new = before.is_none_or(|it| it.document.is_some() && it.stamp.is_some());
                if is_new && !why.is_missing() {
                    let file = self.shared.output.join(name);
                    (self.shared.tell)(Told::Unread { file, why: why.refusal() });
                }
                Seen { stamp: None, document: held, is_coded: before.is_some_and(|it| it.is_coded) }
            }
        }
    }

    /// The bytes of a file that stood still while they were read.
    fn whole(&self, name: &str) -> Result<(Vec<u8>, Stamp), Refused> {
        let mut tries = 0;
        loop {
            tries += 1;
            let file = open::handle_below(&self.shared.output, Path::new(name))?;
            let stamp = Stamp::of(&file.metadata()?);
            match open::bytes(&file, LARGE) {
                Ok(bytes) => return Ok((bytes, stamp)),
                Err(Refused::Found(Refusal::Moved)) if tries < TRIES => thread::sleep(PAUSE),
                Err(refused) => return Err(refused),
            }
        }
    }

    /// Puts a new snapshot in the place of the old one. A document that was read from the disk until now may have been served in a
    /// newer version than the one that was read here; while nobody reads from the disk, that is asked again.
    fn show(&mut self, mut seen: BTreeMap<String, Seen>) {
        let still = self.shared.from_disk.write();
        for (name, new) in &mut seen {
            let is_newly_kept = new.document.is_some() && self.seen.get(name).is_none_or(|it| it.document.is_none());
            let is_as_read = || {
                let found = self.metadata(Path::new(name)).ok()?;
                let file = open::handle_below(&self.shared.output, Path::new(name)).ok()?;
                let document = new.document.as_ref()?;
                let is_settled = new.stamp == Some(Stamp::of(&found));
                Some(
                    is_settled
                        || open::bytes(&file, LARGE).is_ok_and(|it| snapshot::hash_of(&blake3::hash(&it)) == document.hash),
                )
            };
            if is_newly_kept && is_as_read() != Some(true) {
                *new = Seen { stamp: None, document: None, is_coded: false };
            }
        }
        self.seen = seen;
        self.put();
        drop(still);
    }

    fn put(&self) {
        let kept = self.seen.iter().filter_map(|(name, seen)| Some((name.clone(), Arc::clone(seen.document.as_ref()?))));
        let snapshot = Snapshot { documents: kept.collect() };
        self.shared.metrics.kept(&snapshot);
        self.shared.snapshot.store(Arc::new(snapshot));
    }

    /// Makes the codings of what has none yet, after it is served as it is: a new edition waits for no coding.
    fn code(&mut self) {
        let mut taken: u64 = self.seen.values().filter_map(|seen| Some(seen.document.as_ref()?.coded_bytes())).sum();
        let mut has_changed = false;
        for seen in self.seen.values_mut().filter(|seen| !seen.is_coded) {
            let Some(coded) = seen.document.as_ref().filter(|_| taken < CODED).and_then(|it| it.with_codings()) else { continue };
            taken = taken.saturating_add(coded.coded_bytes());
            seen.document = Some(Arc::new(coded));
            has_changed = true;
        }
        self.seen.values_mut().for_each(|seen| seen.is_coded = true);
        if has_changed {
            self.put();
        }
    }
}
