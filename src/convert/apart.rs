//! What somebody else put in the place of a document of ours stays where it is, and is named.

use crate::open;
use crate::publish::File;
use std::path::Path;
use std::path::PathBuf;

/// No document of ours that may stand in somebody's place is larger.
const MOST_BYTES: u64 = 64 << 20;

/// The files whose places are free or ours, as `is_ours` tells by what lies there; and the places of the others.
pub(crate) fn set_apart(files: Vec<File>, output: &Path, is_ours: impl Fn(&[u8]) -> bool) -> (Vec<File>, Vec<PathBuf>) {
    let is_foreign = |file: &File| open::regular_below(output, &file.path, MOST_BYTES).is_ok_and(|bytes| !is_ours(&bytes));
    let (foreign, ours): (Vec<File>, Vec<File>) = files.into_iter().partition(is_foreign);
    (ours, foreign.into_iter().map(|file| file.path).collect())
}
