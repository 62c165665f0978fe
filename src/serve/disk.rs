//! What is not kept in memory is read from the disk when it is asked for: through an open file, which stays what it is while a
//! publication puts another in its place, under the same strong tag as if it were kept.

use crate::error::file::Refusal;
use crate::open;
use crate::open::Refused;
use crate::serve::snapshot;
use crate::serve::snapshot::Content;
use crate::serve::snapshot::Document;
use crate::serve::snapshot::Links;
use crate::serve::snapshot::Opened;
use crate::serve::stamp;
use crate::serve::stamp::Stamp;
use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

/// The hashes of files by their stamps, so that each is read once for its tag: so many, and then they are forgotten.
const MOST_HASHES: usize = 4096;

/// Read so much at once for a hash.
const PIECE: usize = 64 << 10;

/// What lies below the output under a name.
pub(crate) enum Found {
    File(File),
    Folder,
    Nothing,
    /// It is there, and cannot be read now.
    Refused,
}

/// Opens the file of that name below the output; no part of the name may be a link.
pub(crate) fn find(output: &Path, name: &str) -> Found {
    match open::handle_below(output, Path::new(name)) {
        Ok(file) => Found::File(file),
        Err(Refused::Found(Refusal::Folder)) => Found::Folder,
        Err(Refused::Found(_)) => Found::Nothing,
        Err(refused) if refused.is_missing() => Found::Nothing,
        // A name too long for this file system is no file.
        Err(Refused::System(error)) if error.kind() == io::ErrorKind::InvalidFilename => Found::Nothing,
        Err(Refused::System(_)) => Found::Refused,
    }
}

/// What is remembered of files that are not kept.
#[derive(Debug, Default)]
pub(crate) struct Disk {
    hashes: Mutex<HashMap<Stamp, String>>,
}

impl Disk {
    /// An open file as a document.
    pub(crate) fn document(&self, file: File, name: &str, links: &Links) -> io::Result<Document> {
        let now = stamp::now();
        let stamp = Stamp::of(&file.metadata()?);
        let known = self.hashes.lock().unwrap_or_else(PoisonError::into_inner).get(&stamp).cloned();
        let hash = match known {
            Some(hash) => hash,
            None => {
                let hash = hashed(&file)?;
                if Stamp::of(&file.metadata()?).has_other_content(&stamp) {
                    return Err(io::ErrorKind::StaleNetworkFileHandle.into());
                }
                let mut hashes = self.hashes.lock().unwrap_or_else(PoisonError::into_inner);
                if hashes.len() >= MOST_HASHES {
                    hashes.clear();
                }
                if !stamp.is_young(now) {
                    hashes.insert(stamp, hash.clone());
                }
                hash
            }
        };
        let content = Content::Open(Arc::new(Opened { file, stamp }));
        Ok(Document::new(name, content, stamp.size(), hash, stamp.moment(now), links))
    }
}

/// By place, so that the file's own place stays.
fn hashed(file: &File) -> io::Result<String> {
    let (mut hasher, mut piece, mut at) = (blake3::Hasher::new(), vec![0; PIECE], 0);
    loop {
        let read = file.read_at(&mut piece, at)?;
        if read == 0 {
            return Ok(snapshot::hash_of(&hasher.finalize()));
        }
        hasher.update(piece.get(..read).unwrap_or_default());
        at = at.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
    }
}
