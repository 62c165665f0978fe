//! Sitemaps (sitemaps.org 0.9) for search engines: the paper's pages month by month, the list of months, and the news of two days as
//! Google News wants them.

use crate::beijing::Instant;
use crate::error::Error;
use crate::error::NotXml;
use crate::feed::Entry;
use crate::feed::Feed;
use crate::write::document::document;
use crate::write::document::generator;
use quick_xml::Writer;
use quick_xml::events::BytesText;
use quick_xml::events::Event;
use std::io;
use url::Url;

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const NEWS: &str = "http://www.google.com/schemas/sitemap-news/0.9";

type Xml = Writer<Vec<u8>>;

/// Pages and when each was last changed.
pub(crate) fn pages(name: &str, pages: &[(Url, Instant)]) -> Result<Vec<u8>, Error> {
    root(name, "urlset", &[("xmlns", SITEMAP)], |xml| {
        for (address, changed) in pages {
            xml.create_element("url").write_inner_content(|xml| {
                text(xml, "loc", address.as_str())?;
                text(xml, "lastmod", &changed.rfc3339())
            })?;
        }
        Ok(())
    })
}

/// The list of sitemaps.
pub(crate) fn index(name: &str, sitemaps: &[Url]) -> Result<Vec<u8>, Error> {
    root(name, "sitemapindex", &[("xmlns", SITEMAP)], |xml| {
        for address in sitemaps {
            xml.create_element("sitemap").write_inner_content(|xml| text(xml, "loc", address.as_str()))?;
        }
        Ok(())
    })
}

/// What is new, for Google News: title, day, and the paper with its language.
pub(crate) fn news(name: &str, paper: &Feed, entries: &[&Entry]) -> Result<Vec<u8>, Error> {
    let language = language(paper.language.as_str());
    root(name, "urlset", &[("xmlns", SITEMAP), ("xmlns:news", NEWS)], |xml| {
        for entry in entries {
            xml.create_element("url").write_inner_content(|xml| {
                text(xml, "loc", entry.address.as_str())?;
                xml.create_element("news:news").write_inner_content(|xml| {
                    xml.create_element("news:publication").write_inner_content(|xml| {
                        text(xml, "news:name", paper.paper.as_str())?;
                        text(xml, "news:language", &language)
                    })?;
                    text(xml, "news:publication_date", &entry.published.rfc3339())?;
                    text(xml, "news:title", entry.title.as_str())
                })?;
                Ok(())
            })?;
        }
        Ok(())
    })
}

/// Two letters, but Chinese, of which Google wants to know how it is written.
fn language(tag: &str) -> String {
    let tag = tag.to_ascii_lowercase();
    let is_traditional = ["hant", "tw", "hk", "mo"].iter().any(|part| tag.split('-').any(|it| it == *part));
    match tag.split('-').next().unwrap_or_default() {
        "zh" if is_traditional => "zh-tw".to_owned(),
        "zh" => "zh-cn".to_owned(),
        short => short.to_owned(),
    }
}

fn text(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(text)).map(drop)
}

/// A document with this root, and in a comment who made it: nothing else in it tells.
fn root(
    file: &str,
    name: &str,
    namespaces: &[(&str, &str)],
    content: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> Result<Vec<u8>, Error> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    let written = || -> io::Result<()> {
        xml.write_event(Event::Comment(BytesText::from_escaped(format!(" {} ", generator()))))?;
        let root = xml.create_element(name).with_attributes(namespaces.iter().copied());
        root.write_inner_content(content).map(drop)
    };
    written().map_err(|error| Error::Xml { document: file.to_owned(), why: NotXml::Crate(error.to_string()) })?;
    Ok(document(&xml.into_inner()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::tests::feed_of_a_headline;

    #[test]
    fn a_page_has_its_address_and_its_last_change() {
        let paper = feed_of_a_headline();
        let entry = &paper.entries[0];
        let written = String::from_utf8(pages("sitemap.xml", &[(entry.address.clone(), entry.updated)]).unwrap()).unwrap();
        assert!(written.contains("<loc>https://example.cn/1?a=1&amp;b=2</loc>"), "{written}");
        assert!(written.contains("<lastmod>2023-04-09T06:00:00+08:00</lastmod>"), "{written}");
        let written = String::from_utf8(news("sitemap-news.xml", &paper, &[entry]).unwrap()).unwrap();
        for part in
            ["<news:name>中原时报</news:name>", "<news:language>zh-cn</news:language>", "<news:title>标题新闻</news:title>"]
        {
            assert!(written.contains(part), "{part} in {written}");
        }
        let written = String::from_utf8(index("sitemap.xml", std::slice::from_ref(&entry.address)).unwrap()).unwrap();
        assert!(written.contains("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"), "{written}");
    }

    #[test]
    fn google_knows_chinese_by_its_letters() {
        for (tag, expected) in [("zh-CN", "zh-cn"), ("zh", "zh-cn"), ("zh-Hant-TW", "zh-tw"), ("zh-HK", "zh-tw"), ("en-GB", "en")]
        {
            assert_eq!(language(tag), expected, "{tag}");
        }
    }
}
