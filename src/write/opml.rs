//! OPML 2.0: every feed of the paper in one file, for import into a reader.

use crate::error::Error;
use crate::error::NotXml;
use crate::feed::Listed;
use crate::text::XmlText;
use crate::write::document::document;
use quick_xml::Writer;
use quick_xml::events::BytesText;
use std::io;
use url::Url;

/// The name of the file.
pub(crate) const FILE: &str = "feeds.opml";

/// Writes the list; each feed is named by its Atom document, which shows every writer in most readers. There is no date in it: its
/// bytes stay as long as the feeds do.
pub(crate) fn write(paper: &XmlText, site: &Url, feeds: &[Listed]) -> Result<Vec<u8>, Error> {
    let failed = |error: io::Error| Error::Xml { document: FILE.to_owned(), why: NotXml::Crate(error.to_string()) };
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    let written = writer.create_element("opml").with_attribute(("version", "2.0")).write_inner_content(|writer| {
        writer.create_element("head").write_inner_content(|writer| {
            writer.create_element("title").write_text_content(BytesText::new(paper.as_str())).map(drop)
        })?;
        writer.create_element("body").write_inner_content(|writer| {
            for group in feeds.chunk_by(|one, two| one.group == two.group) {
                let name = group.first().map(|feed| feed.group.as_str()).unwrap_or_default();
                let outlines = |writer: &mut Writer<Vec<u8>>| group.iter().try_for_each(|feed| outline(writer, feed, site));
                if name.is_empty() {
                    outlines(writer)?;
                } else {
                    let folder = writer.create_element("outline").with_attribute(("text", name)).with_attribute(("title", name));
                    folder.write_inner_content(outlines)?;
                }
            }
            Ok(())
        })?;
        Ok(())
    });
    written.map_err(failed)?;
    Ok(document(&writer.into_inner()))
}

/// RSS is what OPML calls feeds of every format.
fn outline(writer: &mut Writer<Vec<u8>>, feed: &Listed, site: &Url) -> io::Result<()> {
    let element = writer.create_element("outline").with_attribute(("type", "rss"));
    let element = element.with_attribute(("text", feed.title.as_str())).with_attribute(("title", feed.title.as_str()));
    element.with_attribute(("xmlUrl", feed.address.as_str())).with_attribute(("htmlUrl", site.as_str())).write_empty().map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feed_is_an_outline_and_its_name_is_text() {
        let url = |text: &str| Url::parse(text).unwrap();
        let feed = |title: &str, path: &str| Listed {
            title: XmlText::new(title),
            address: url(&format!("https://example.cn/feeds/{path}atom.xml")),
            group: if path.is_empty() { String::new() } else { "版面".to_owned() },
        };
        let feeds = [feed("中原时报", ""), feed("中原时报·<b>\"要闻\"", "b-yaowen-1/")];
        let written = write(&XmlText::new("中原时报"), &url("https://example.cn/"), &feeds).unwrap();
        let expected = "<?xml version=\"1.0\" encoding=\"utf-8\"?>
<opml version=\"2.0\">
  <head>
    <title>中原时报</title>
  </head>
  <body>
    <outline type=\"rss\" text=\"中原时报\" title=\"中原时报\" xmlUrl=\"https://example.cn/feeds/atom.xml\" htmlUrl=\"https://example.cn/\"/>
    <outline text=\"版面\" title=\"版面\">
      <outline type=\"rss\" text=\"中原时报·&lt;b&gt;&quot;要闻&quot;\" title=\"中原时报·&lt;b&gt;&quot;要闻&quot;\" xmlUrl=\"https://example.cn/feeds/b-yaowen-1/atom.xml\" htmlUrl=\"https://example.cn/\"/>
    </outline>
  </body>
</opml>
";
        assert_eq!(String::from_utf8(written).unwrap(), expected);
    }
}
