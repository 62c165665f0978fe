//! Whether a document is one of ours, by what it says itself of who made it.

use crate::write::document::HOME;
use crate::write::document::PROGRAM;
use url::Url;

/// Whether benbao made this document. A feed in JSON without an item names nobody; it is known by its own address.
pub(crate) fn is_ours(document: &[u8], address: &Url) -> bool {
    let marks = [
        format!("<generator>{PROGRAM} "),
        format!("<!-- {PROGRAM} "),
        format!("# {PROGRAM} "),
        format!("/* {PROGRAM} "),
        format!(">{PROGRAM}</generator>"),
        format!("<meta name=\"generator\" content=\"{PROGRAM} "),
        format!("\"about\": \"{HOME}\""),
        format!("\"feed_url\": \"{address}\""),
    ];
    let document = String::from_utf8_lossy(document);
    marks.iter().any(|mark| document.contains(mark.as_str()))
}

/// Whether a sitemap or a robots.txt bears our mark.
pub(crate) fn is_marked(document: &[u8]) -> bool {
    let document = String::from_utf8_lossy(document);
    document.contains(&format!("<!-- {PROGRAM} ")) || document.starts_with(&format!("# {PROGRAM} "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::Format;
    use crate::write::feed;
    use crate::write::tests::feed_of_a_headline;

    #[test]
    fn each_document_of_ours_is_known_and_no_other() {
        let mut paper = feed_of_a_headline();
        let mut documents: Vec<Vec<u8>> = Format::ALL.map(|format| feed(&paper, format).unwrap()).into();
        paper.entries.clear();
        documents.extend(Format::ALL.map(|format| feed(&paper, format).unwrap()));
        let address = paper.address(Format::Json);
        for document in documents {
            assert!(is_ours(&document, &address), "{}", String::from_utf8_lossy(&document));
        }
        for other in
            ["", "<rss><generator>Hugo</generator></rss>", "<p>made with benbao</p>", "{\"feed_url\": \"https://else.example/\"}"]
        {
            assert!(!is_ours(other.as_bytes(), &address), "{other}");
        }
    }
}
