//! What is kept beside the archive, and the way back from it where the archive is lost: the copy, the published feeds.

pub(crate) mod copy;
pub(crate) mod documents;
pub(crate) mod exceptions;
pub mod leftovers;
pub(crate) mod recall;
pub(crate) mod sealed;
pub(crate) mod told;
