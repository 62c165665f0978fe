//! The page that `init` lays beside the settings of a trial, so that there is something to build: invented, names and all. In a
//! paper with a real address it is no page, since no reader is to see it.

use crate::open;

/// Its text.
pub const PAGE: &str = include_str!("sample.md");

/// Its name; the day and the page are told by that alone.
pub const NAME: &str = "2026-01-05-A01.md";

/// What becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sample {
    /// It is a page like any other: of a trial, and for somebody who looks at it.
    IsPage,
    /// Nothing of it is published. Whoever has changed it has made a page of it.
    IsNone,
}

/// Whether a file of this fingerprint is it, as it was laid.
pub(crate) fn is_it(fingerprint: [u8; 16]) -> bool {
    fingerprint == open::fingerprint(PAGE.as_bytes())
}
