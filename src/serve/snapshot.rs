//! A snapshot of the output: the documents that are served from memory, each whole and in every coding that makes it smaller.
//!
//! A snapshot never changes; a newer one takes its place. What a document is beside its bytes, its tags and dates, is settled when
//! it is made, so that an answer only picks.

use crate::serve::coding::Coding;
use crate::serve::condition::http_date;
use crate::serve::kind;
use crate::serve::kind::Type;
use crate::serve::path;
use crate::serve::stamp::Stamp;
use bytes::Bytes;
use hyper::header::HeaderValue;
use std::collections::HashMap;
use std::fs::File;
use std::sync::Arc;

/// What is served from memory, by its name below the output.
#[derive(Debug, Default)]
pub(crate) struct Snapshot {
    pub(crate) documents: HashMap<String, Arc<Document>>,
}

/// A file as it is served.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) kind: Type,
    /// The first 16 bytes of the BLAKE3 hash of its bytes, in hexadecimal figures.
    pub(crate) hash: String,
    /// When its bytes changed, in seconds since 1970: later than those before it had, and so perhaps a second ahead of the clock.
    pub(crate) changed: i64,
    /// The same, as HTTP writes it.
    pub(crate) last_modified: HeaderValue,
    pub(crate) caching: HeaderValue,
    /// Where it is at home, and its hub.
    pub(crate) link: Option<HeaderValue>,
    pub(crate) plain: Form,
    /// The smallest first.
    pub(crate) coded: Vec<(Coding, Form)>,
}

/// A document in one coding, or in none.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) content: Content,
    pub(crate) length: u64,
    /// Strong: the same tag is the same bytes.
    pub(crate) tag: HeaderValue,
}

/// Where the bytes are.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    Kept(Bytes),
    /// In an open file, which is the same until the last byte is sent, or the answer breaks off.
    Open(Arc<Opened>),
}

#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) file: File,
    pub(crate) stamp: Stamp,
}

/// What stands in the header `Link` of a feed (WebSub §4).
#[derive(Debug, Clone, Default)]
pub(crate) struct Links {
    /// Where the output is on the web, with a slash at its end.
    pub(crate) base: Option<String>,
    /// Who tells readers of new bytes.
    pub(crate) hubs: Vec<String>,
}

impl Links {
    /// The header of the document of that name.
    fn header(&self, name: &str) -> Option<HeaderValue> {
        let own = self.base.as_ref().map(|base| format!("<{base}{}>; rel=\"self\"", path::encoded(name)));
        // No hub is told of an edition's document, and none stands in it (WebSub §6).
        let hubs = self.hubs.iter().filter(|_| !name.starts_with(EDITIONS));
        let links: Vec<String> = own.into_iter().chain(hubs.map(|hub| format!("<{hub}>; rel=\"hub\""))).collect();
        // An address that is no header is none: it comes from the settings, which take only what is an address.
        (!links.is_empty()).then(|| HeaderValue::from_str(&links.join(", ")).ok()).flatten()
    }
}

/// Where the documents of editions lie.
const EDITIONS: &str = "editions/";

/// As much of a hash as no two documents share.
const HASH: usize = 32;

/// The hash of a document's bytes, as its tags write it.
pub(crate) fn hash_of(hash: &blake3::Hash) -> String {
    hash.to_hex().chars().take(HASH).collect()
}

impl Document {
    pub(crate) fn new(name: &str, content: Content, length: u64, hash: String, changed: i64, links: &Links) -> Self {
        let kind = kind::of(name);
        Self {
            kind,
            changed,
            last_modified: date(changed),
            caching: kind::caching(name, &hash),
            link: if kind.kind == kind::Kind::Feed { links.header(name) } else { None },
            plain: Form { content, length, tag: tag(&hash, "") },
            coded: Vec::new(),
            hash,
        }
    }

    /// The same with its codings: those that make it smaller by a tenth at least, since each is kept. `None` where there is none.
    pub(crate) fn with_codings(&self) -> Option<Self> {
        let Content::Kept(bytes) = &self.plain.content else { return None };
        if !self.kind.is_text || bytes.len() < LEAST {
            return None;
        }
        let form = |coding: Coding| {
            // What cannot be coded goes as it is.
            let coded = coding.coded(bytes).ok()?;
            let gains = coded.len() <= bytes.len() / 10 * 9;
            gains.then(|| (coding, Form::kept(coded, tag(&self.hash, coding.suffix()))))
        };
        let mut coded: Vec<(Coding, Form)> = Coding::ALL.into_iter().filter_map(form).collect();
        coded.sort_by_key(|(_, form)| form.length);
        let plain = Form { content: self.plain.content.clone(), length: self.plain.length, tag: self.plain.tag.clone() };
        (!coded.is_empty()).then(|| Self {
            plain,
            coded,
            kind: self.kind,
            hash: self.hash.clone(),
            changed: self.changed,
            last_modified: self.last_modified.clone(),
            caching: self.caching.clone(),
            link: self.link.clone(),
        })
    }

    /// What its codings take in memory.
    pub(crate) fn coded_bytes(&self) -> u64 {
        self.coded.iter().map(|(_, form)| form.length).sum()
    }
}

/// Below this a coding saves no packet.
const LEAST: usize = 512;

impl Form {
    fn kept(bytes: Vec<u8>, tag: HeaderValue) -> Self {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        // A box holds no more than its bytes.
        Self { content: Content::Kept(Bytes::from(bytes.into_boxed_slice())), length, tag }
    }
}

fn tag(hash: &str, suffix: &str) -> HeaderValue {
    HeaderValue::from_str(&format!("\"{hash}{suffix}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

/// A moment as a header.
pub(crate) fn date(seconds: i64) -> HeaderValue {
    HeaderValue::from_str(&http_date(seconds)).unwrap_or(HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_names_all_its_hubs_and_an_edition_s_document_none() {
        let hubs = ["https://a.example/", "https://b.example/"].map(str::to_owned).to_vec();
        let links = Links { base: Some("https://example.cn/feeds/".to_owned()), hubs };
        for (name, expected) in [
            (
                "atom.xml",
                "<https://example.cn/feeds/atom.xml>; rel=\"self\", <https://a.example/>; rel=\"hub\", <https://b.example/>; rel=\"hub\"",
            ),
            ("editions/2023-04-09/atom.xml", "<https://example.cn/feeds/editions/2023-04-09/atom.xml>; rel=\"self\""),
        ] {
            assert_eq!(links.header(name).unwrap(), expected);
        }
        assert_eq!(Links::default().header("atom.xml"), None);
    }
}
