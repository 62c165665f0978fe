//! Who is who: what an article is called for ever, which article of a page is which of those known, what leaves.
//!
//! Nothing here opens a file or asks the database.

pub(crate) mod crowd;
pub mod fate;
pub(crate) mod likeness;
pub mod matching;
pub mod mint;
pub mod naming;
pub(crate) mod order;
pub(crate) mod revision;
