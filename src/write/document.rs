//! What documents of several formats have in common: who made them, what XML begins with, what stands before and after.

use crate::feed::Feed;
use crate::feed::Format;
use quick_xml::Writer;
use quick_xml::events::BytesPI;
use quick_xml::events::Event;
use std::io;
use url::Url;

/// The program's name, as documents give it.
pub(crate) const PROGRAM: &str = env!("CARGO_PKG_NAME");

/// The release, without the patch: a mended program must not change every published document.
pub(crate) const RELEASE: &str = concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));

/// Where the program and its JSON extension are described.
pub(crate) const HOME: &str = "https://docs.rs/benbao";

/// What all our XML begins with; the crates differ in theirs.
pub(crate) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

/// An XML document: our declaration on a line of its own, the root element, a line break at the end.
pub(crate) fn document(root: &[u8]) -> Vec<u8> {
    [DECLARATION.as_bytes(), b"\n", root.trim_ascii(), b"\n"].concat()
}

/// The style in which a browser shows a feed, in the folder of the paper's own.
const STYLE: &str = "feed.css";

/// A feed's document: as every other, and in a browser a page that can be read (Associating Style Sheets with XML 1.0 §4).
pub(crate) fn feed_document(feed: &Feed, root: &[u8]) -> Result<Vec<u8>, io::Error> {
    let folders = match (feed.edition, feed.path.as_str()) {
        (Some(_), _) => 2,
        (None, "") => 0,
        (None, path) => path.split('/').count(),
    };
    let instruction = ["xml-stylesheet type='text/css' href='", &"../".repeat(folders), STYLE, "'"].concat();
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::PI(BytesPI::new(instruction)))?;
    Ok(document(&[writer.into_inner().as_slice(), b"\n", root.trim_ascii()].concat()))
}

/// The archive documents before and after this one, and the one that readers subscribe to (RFC 5005 §4), in the order
/// written.
pub(crate) fn chain(feed: &Feed, format: Format) -> Vec<(&'static str, Url)> {
    let current = feed.edition.map(|_| ("current", feed.current(format)));
    let previous = feed.previous_address(format).map(|address| ("prev-archive", address));
    let next = feed.next_address(format).map(|address| ("next-archive", address));
    // The history of a section is in the paper's own feed: no archive document holds that section alone.
    let archives = feed.archives(format).map(|address| ("archives", address));
    current.into_iter().chain(previous).chain(next).chain(archives).collect()
}

/// `benbao 0.1`: without a date, so that a document's bytes stay.
pub(crate) fn generator() -> String {
    [PROGRAM, RELEASE].join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::tests::feed_of_a_headline;

    #[test]
    fn every_xml_document_begins_with_one_declaration_and_ends_with_a_line_break() {
        assert_eq!(document(b"\n<feed/>"), b"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed/>\n");
    }

    #[test]
    fn a_feed_in_a_browser_finds_its_style_from_any_folder() {
        let paper = feed_of_a_headline();
        let folder = |path: &str| Feed { path: path.to_owned(), ..paper.clone() };
        let edition = Feed { edition: Some(paper.entries[0].edition.date), ..paper.clone() };
        let table = [
            (folder(""), "feed.css"),
            (folder("yaowen"), "../feed.css"),
            (folder("authors/luyan-1"), "../../feed.css"),
            (edition, "../../feed.css"),
        ];
        for (feed, style) in table {
            let expected = [DECLARATION, "\n<?xml-stylesheet type='text/css' href='", style, "'?>\n<feed/>\n"].concat();
            assert_eq!(String::from_utf8(feed_document(&feed, b"<feed/>").unwrap()).unwrap(), expected);
        }
    }

    #[test]
    fn the_generator_has_a_release_and_no_date() {
        assert_eq!(generator(), format!("benbao {RELEASE}"));
        assert_eq!(RELEASE.split('.').count(), 2);
    }
}
