//! A feed becomes bytes: one file a format, each with the same function; the words shared by all of them are here.
//!
//! No format decides anything: titles, persons and summaries are what `compose` said, and the three documents agree
//! field by field. Whether bytes are published is for `publish` to say.

mod atom;
mod extension;
mod html;
mod json_feed;
mod rss;

use crate::article::Item;
use crate::error::Error;
use crate::error::Warning;
use crate::feed::Entry;
use crate::feed::Feed;
use crate::feed::Format;

/// The program's name, as documents give it.
const PROGRAM: &str = env!("CARGO_PKG_NAME");

/// The release, without the patch: a mended program must not change every published document.
const RELEASE: &str = concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));

/// Where the program and its JSON extension are described.
const HOME: &str = "https://docs.rs/benbao";

/// What all our XML begins with; the crates differ in theirs.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

/// Writes a feed as the document of one format: UTF-8, indented by two spaces, a line break at its end.
///
/// # Errors
/// [`Error::Xml`] where the crate of the format could not write it.
pub fn feed(feed: &Feed, format: Format) -> Result<Vec<u8>, Error> {
    match format {
        Format::Rss => rss::write(feed),
        Format::Atom => atom::write(feed),
        Format::Json => json_feed::write(feed),
    }
}

/// Writes the page of one article, for those that have no other home (HTML, UTF-8).
pub fn article_page(entry: &Entry, feed: &Feed) -> Vec<u8> {
    html::page(entry, feed)
}

/// Writes how a page was read: a JSON Feed of its articles, with every warning and the lines each article was read from.
///
/// # Errors
/// [`Error::Json`] where it could not be written.
pub fn reading(items: &[Item], warnings: &[Warning]) -> Result<Vec<u8>, Error> {
    json_feed::reading(items, warnings)
}

/// An XML document: our declaration on a line of its own, the root element, a line break at the end.
fn document(root: &[u8]) -> Vec<u8> {
    [DECLARATION.as_bytes(), b"\n", root.trim_ascii(), b"\n"].concat()
}

/// `benbao 0.1`: without a date, so that a document's bytes stay.
fn generator() -> String {
    [PROGRAM, RELEASE].join(" ")
}
