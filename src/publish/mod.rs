//! The way out: files appear in their outlet whole or not at all, and only after a second parser has read them back.
//!
//! `folder` is the outlet we have, `owner` says whose it is, `leftover` what earlier runs left in it, `alone` is a single file that a person named. What the files say is nobody's business here.

pub mod alone;
pub mod folder;
pub mod leftover;
pub mod owner;
pub mod verify;

use std::path::PathBuf;

/// One file to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it goes, below the outlet's root: `editions/2023-04-09/atom.xml`.
    pub path: PathBuf,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// What publishing did, or would do: every file that was made is in one of the first two lists, in the order given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// New, or different from what was there.
    pub written: Vec<PathBuf>,
    /// The very bytes that were there; not touched, so that their time and ETag stay.
    pub unchanged: Vec<PathBuf>,
    /// What earlier runs left, and is made no more.
    pub removed: Vec<PathBuf>,
}
