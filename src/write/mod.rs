//! A feed becomes bytes: one file a format, each with the same function; the words shared by all of them are here.
//!
//! No format decides anything: titles, persons and summaries are what `compose` said, and the three documents agree
//! field by field. Whether bytes are published is for `publish` to say.

mod atom;
pub(crate) mod block;
pub(crate) mod document;
mod extension;
mod figure;
mod html;
pub(crate) mod json;
mod json_feed;
pub(crate) mod maker;
mod opml;
mod rss;
mod sitemap;

use crate::beijing::Instant;
use crate::error::Error;
use crate::feed::Entry;
use crate::feed::Feed;
use crate::feed::Format;
use crate::feed::Listed;
use url::Url;

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

/// The file that lists every feed of the paper.
pub const LIST: &str = opml::FILE;

/// Writes the list of all feeds (OPML 2.0).
///
/// # Errors
/// [`Error::Xml`] where it could not be written.
pub fn list(paper: &Feed, feeds: &[Listed]) -> Result<Vec<u8>, Error> {
    opml::write(&paper.title, &paper.site, feeds)
}

/// Writes a sitemap: pages and when each was last changed. `name` is its file, for messages.
///
/// # Errors
/// [`Error::Xml`] where it could not be written.
pub fn sitemap(name: &str, pages: &[(Url, Instant)]) -> Result<Vec<u8>, Error> {
    sitemap::pages(name, pages)
}

/// Writes the list of sitemaps.
///
/// # Errors
/// [`Error::Xml`] where it could not be written.
pub fn sitemap_index(name: &str, sitemaps: &[Url]) -> Result<Vec<u8>, Error> {
    sitemap::index(name, sitemaps)
}

/// Writes the sitemap of what is new, as Google News wants it.
///
/// # Errors
/// [`Error::Xml`] where it could not be written.
pub fn news_sitemap(name: &str, paper: &Feed, entries: &[&Entry]) -> Result<Vec<u8>, Error> {
    sitemap::news(name, paper, entries)
}

/// Who makes all documents: `benbao 0.1`.
pub fn made_by() -> String {
    document::generator()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::article::Edition;
    use crate::article::id::ItemId;
    use crate::date::DateFrom;
    use crate::feed::Brand;
    use crate::feed::Content;
    use crate::text::XmlText;
    use chrono::NaiveDate;

    /// A feed of one entry that has nothing but a title.
    pub(crate) fn feed_of_a_headline() -> Feed {
        let date = NaiveDate::from_ymd_opt(2023, 4, 9).unwrap();
        let moment = Instant::parse("2023-04-09T06:00:00+08:00").unwrap();
        let hash = "0123456789abcdef".to_owned();
        let entry = Entry {
            id: ItemId { authority: "example.cn,2023".to_owned(), date, page: None, hash, adopted: None },
            title: XmlText::new("标题新闻"),
            address: Url::parse("https://example.cn/1?a=1&b=2").unwrap(),
            published: moment,
            updated: moment,
            authors: vec![],
            contributors: vec![],
            agencies: vec![],
            section: None,
            kind: None,
            source: None,
            summary: XmlText::default(),
            content: Content::default(),
            edition: Edition { date, page: None, date_from: DateFrom::Inferred },
            position: 1,
            dateline: None,
            credits: vec![],
        };
        Feed {
            id: XmlText::new("tag:example.cn,2023:feed"),
            title: XmlText::new("中原时报"),
            paper: XmlText::new("中原时报"),
            description: XmlText::new("中原时报"),
            site: Url::parse("https://example.cn/").unwrap(),
            folder: Url::parse("https://example.cn/feeds/").unwrap(),
            language: XmlText::new("zh-CN"),
            updated: moment,
            entries: vec![entry],
            withdrawals: vec![],
            edition: None,
            previous: None,
            next: None,
            path: String::new(),
            archived: vec![],
            brand: Brand::default(),
            hubs: vec![],
        }
    }

    #[test]
    fn what_an_entry_has_not_is_left_out() {
        let sparse = feed_of_a_headline();
        let written = |format| String::from_utf8(feed(&sparse, format).unwrap()).unwrap();
        let table = [
            (Format::Rss, &["xmlns:dc", "<dc:", "<category", "atom:updated", "<description><"][..]),
            (Format::Atom, &["<subtitle", "<category", "<summary", "<contributor"]),
            (Format::Json, &["\"description\"", "\"summary\"", "\"authors\"", "\"tags\""]),
        ];
        for (format, absent) in table {
            let document = written(format);
            for word in absent {
                assert!(!document.contains(word), "{word} in {document}");
            }
        }
        assert!(written(Format::Json).contains("\"page\": null") && written(Format::Json).contains("\"column\": null"));
    }

    #[test]
    fn the_documents_that_readers_subscribe_to_name_their_hubs_and_no_other_does() {
        let hub = || Url::parse("https://hub.example/?a=1&b=2").unwrap();
        let announced = Feed { hubs: vec![hub()], ..feed_of_a_headline() };
        let archived = Feed { edition: Some(announced.entries[0].id.date), ..announced.clone() };
        for (format, link) in [
            (Format::Rss, "<atom:link href=\"https://hub.example/?a=1&amp;b=2\" rel=\"hub\"/>"),
            (Format::Atom, "<link href=\"https://hub.example/?a=1&amp;b=2\" rel=\"hub\"/>"),
            (
                Format::Json,
                "\"hubs\": [\n    {\n      \"type\": \"WebSub\",\n      \"url\": \"https://hub.example/?a=1&b=2\"\n    }\n  ]",
            ),
        ] {
            let written = |it: &Feed| String::from_utf8(feed(it, format).unwrap()).unwrap();
            assert!(written(&announced).contains(link), "{}", written(&announced));
            for silent in [&archived, &feed_of_a_headline()] {
                assert!(!written(silent).contains("hub"), "{}", written(silent));
            }
        }
    }

    #[test]
    fn an_entry_that_is_only_a_headline_shows_it() {
        let sparse = feed_of_a_headline();
        for (format, content) in [
            (Format::Rss, "<content:encoded><![CDATA[<p>标题新闻</p>]]></content:encoded>"),
            (Format::Atom, "<content type=\"html\">&lt;p&gt;标题新闻&lt;/p&gt;</content>"),
            (Format::Json, "\"content_html\": \"<p>标题新闻</p>\""),
        ] {
            let document = String::from_utf8(feed(&sparse, format).unwrap()).unwrap();
            assert!(document.contains(content), "{document}");
        }
    }
}
