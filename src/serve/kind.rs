//! What a file of the output is to those who fetch it, told by its name: its media type, what a browser may do with it, how long
//! it may be kept.

use hyper::header::HeaderValue;

listed! {
    /// What is fetched, as far as caches, browsers and counters tell it apart.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) enum Kind {
        /// A document that programs read, from any origin.
        Feed,
        /// A page for people.
        Page,
        /// A picture.
        Picture,
        /// Anything else, and what there is not.
        Other,
    }
}

impl Kind {
    /// What counters call it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Feed => "feed",
            Self::Page => "page",
            Self::Picture => "picture",
            Self::Other => "other",
        }
    }

    /// What a browser may do with it. A feed is rendered as XML on the paper's own domain, so that a script in it would be the
    /// paper's; a page of ours has neither scripts nor forms.
    pub(crate) fn policy(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Page => {
                "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https: http:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
            }
            // Its style alone.
            Self::Feed => "default-src 'none'; style-src 'self'; sandbox",
            Self::Picture | Self::Other => "default-src 'none'; sandbox",
        })
    }
}

/// What the name of a file tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Type {
    pub(crate) kind: Kind,
    /// With its charset where it is text.
    pub(crate) media: &'static str,
    /// Whether a coding can make it smaller.
    pub(crate) is_text: bool,
}

const fn text(kind: Kind, media: &'static str) -> Type {
    Type { kind, media, is_text: true }
}

const fn packed(kind: Kind, media: &'static str) -> Type {
    Type { kind, media, is_text: false }
}

/// By the whole name of a file: what only a feed is called.
const NAMES: [(&str, Type); 3] = [
    ("rss.xml", text(Kind::Feed, "application/rss+xml; charset=utf-8")),
    ("atom.xml", text(Kind::Feed, "application/atom+xml; charset=utf-8")),
    ("feed.json", text(Kind::Feed, "application/feed+json; charset=utf-8")),
];

/// By its end.
const ENDS: [(&str, Type); 19] = [
    ("html", text(Kind::Page, "text/html; charset=utf-8")),
    ("xml", text(Kind::Feed, "application/xml; charset=utf-8")),
    ("json", text(Kind::Feed, "application/json; charset=utf-8")),
    ("opml", text(Kind::Feed, "text/x-opml; charset=utf-8")),
    ("css", text(Kind::Other, "text/css; charset=utf-8")),
    ("xsl", text(Kind::Other, "application/xslt+xml; charset=utf-8")),
    ("txt", text(Kind::Other, "text/plain; charset=utf-8")),
    ("svg", text(Kind::Picture, "image/svg+xml; charset=utf-8")),
    ("ico", packed(Kind::Picture, "image/x-icon")),
    ("jpg", packed(Kind::Picture, "image/jpeg")),
    ("jpeg", packed(Kind::Picture, "image/jpeg")),
    ("png", packed(Kind::Picture, "image/png")),
    ("gif", packed(Kind::Picture, "image/gif")),
    ("webp", packed(Kind::Picture, "image/webp")),
    ("avif", packed(Kind::Picture, "image/avif")),
    ("woff2", packed(Kind::Other, "font/woff2")),
    ("pdf", packed(Kind::Other, "application/pdf")),
    ("gz", packed(Kind::Other, "application/gzip")),
    ("zip", packed(Kind::Other, "application/zip")),
];

/// What nobody may take for something else (`nosniff`).
const UNKNOWN: Type = packed(Kind::Other, "application/octet-stream");

/// The type of a file by its name.
pub(crate) fn of(path: &str) -> Type {
    let name = path.rsplit('/').next().unwrap_or(path);
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    let by_name = NAMES.iter().find(|(known, _)| *known == name);
    by_name.or_else(|| ENDS.iter().find(|(known, _)| *known == end)).map_or(UNKNOWN, |(_, found)| *found)
}

/// Ask again after five minutes; where we cannot be reached, a day is better than nothing.
const REVALIDATED: &str = "public, max-age=300, stale-if-error=86400";
/// For ever, as far as caches count.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// As many hexadecimal figures of a hash in a name are no chance.
const LEAST_FIGURES: usize = 16;

/// How long a file may be kept. Only a name that is the hash of its content never has another.
pub(crate) fn caching(path: &str, hash: &str) -> HeaderValue {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    let is_hash = stem.len() >= LEAST_FIGURES && hash.starts_with(stem);
    // The copy of a picture is called by what it is a copy of, and by the rule that made it: another has another name.
    let is_figure = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let is_copy = path.strip_prefix("pictures/").is_some_and(|it| it == name) && stem.len() == 32 && stem.bytes().all(is_figure);
    let is_hash = is_hash || is_copy;
    HeaderValue::from_static(if is_hash { IMMUTABLE } else { REVALIDATED })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_type() {
        let table = [
            ("rss.xml", Kind::Feed, "application/rss+xml; charset=utf-8"),
            ("culture/atom.xml", Kind::Feed, "application/atom+xml; charset=utf-8"),
            ("editions/2023-04-09/feed.json", Kind::Feed, "application/feed+json; charset=utf-8"),
            ("feeds.opml", Kind::Feed, "text/x-opml; charset=utf-8"),
            ("sitemap.xml", Kind::Feed, "application/xml; charset=utf-8"),
            ("editions/2023-04-09/0a3e3472e1c67d25.html", Kind::Page, "text/html; charset=utf-8"),
            ("pictures/0a.JPG", Kind::Picture, "image/jpeg"),
            ("atom.xml.gz", Kind::Other, "application/gzip"),
            ("benbao", Kind::Other, "application/octet-stream"),
        ];
        for (path, kind, media) in table {
            let found = of(path);
            assert_eq!((found.kind, found.media), (kind, media), "{path}");
        }
    }

    #[test]
    fn only_a_name_that_hashes_its_content_is_kept_for_ever() {
        let hash = "0a3e3472e1c67d25ffff";
        let table = [
            ("pictures/0a3e3472e1c67d25.jpg", IMMUTABLE),
            ("editions/2023-04-09/c0aed64fecfdb6b0.html", REVALIDATED),
            ("pictures/0a3e.jpg", REVALIDATED),
            ("pictures/00112233445566778899aabbccddeeff.jpg", IMMUTABLE),
            ("other/00112233445566778899aabbccddeeff.jpg", REVALIDATED),
            ("atom.xml", REVALIDATED),
        ];
        for (path, expected) in table {
            assert_eq!(caching(path, hash), expected, "{path}");
        }
    }
}
