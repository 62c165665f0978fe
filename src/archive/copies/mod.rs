//! What is kept beside the archive, and the way back from it where the archive is lost: the copy, the published feeds.

pub(crate) mod atom;
pub(crate) mod copy;
pub(crate) mod documents;
pub(crate) mod exceptions;
pub(crate) mod fragment;
pub(crate) mod json;
pub mod leftovers;
pub(crate) mod pictured;
pub(crate) mod published;
pub(crate) mod recall;
pub(crate) mod rss;
pub(crate) mod sealed;
pub(crate) mod told;
