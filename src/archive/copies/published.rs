//! A document that we published, read back: Atom, RSS and JSON Feed alike.
//!
//! It is read whole or not at all: cut, or with an entry of ours that lacks what each has, it is refused with a reason.

use crate::archive::copies::atom;
use crate::archive::copies::json;
use crate::archive::copies::rss;
use crate::archive::copies::told::Told;
use crate::error::archive::Untold;
use crate::feed::Format;

/// No story has a longer text: a page may have 8 MiB.
const LONGEST: usize = 16 << 20;

/// Reads a document that we published.
///
/// # Errors
/// Why it cannot be one, or not a whole one.
pub(crate) fn read(bytes: &[u8], format: Format) -> Result<Told, Untold> {
    if bytes.is_empty() {
        return Err(Untold::Empty);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Untold::NotText)?;
    let told = match format {
        Format::Atom => atom::read(text)?,
        Format::Rss => rss::read(text)?,
        Format::Json => json::read(text)?,
    };
    if told.entries.iter().any(|entry| entry.html.len() > LONGEST) { Err(Untold::TooLong) } else { Ok(told) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::beijing::Instant;
    use chrono::NaiveDate;

    const ATOM: &str = "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:at=\"http://purl.org/atompub/tombstones/1.0\">
  <updated>2023-04-10T06:00:00+08:00</updated>
  <link href=\"https://example.cn/feeds/editions/2023-04-08/atom.xml\" rel=\"prev-archive\"/>
  <at:deleted-entry ref=\"tag:example.cn,2023:2023-04-07/A01/0123456789abcdef\" when=\"2023-04-09T08:00:00+08:00\"><at:comment>有误</at:comment></at:deleted-entry>
  <entry><title>题 &amp; 目</title><id>tag:example.cn,2023:2023-04-09/A01/0123456789abcdef</id><updated>2023-04-10T06:00:00+08:00</updated>
    <published>2023-04-09T06:00:00+08:00</published><content type=\"html\">&lt;p&gt;文&lt;/p&gt;</content></entry>
</feed>";

    const RSS: &str = "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>
  <title>报</title><link>https://example.cn/</link><description>报</description><lastBuildDate>Mon, 10 Apr 2023 06:00:00 +0800</lastBuildDate>
  <atom:link href=\"https://example.cn/feeds/editions/2023-04-08/rss.xml\" rel=\"prev-archive\"/>
  <item><title>题 &amp; 目</title><guid isPermaLink=\"false\">tag:example.cn,2023:2023-04-09/A01/0123456789abcdef</guid><atom:updated>2023-04-10T06:00:00+08:00</atom:updated>
    <pubDate>Sun, 9 Apr 2023 06:00:00 +0800</pubDate><content:encoded>&lt;p&gt;文&lt;/p&gt;</content:encoded></item>
</channel></rss>";

    const JSON: &str = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"报\",\"next_url\":\"https://example.cn/feeds/editions/2023-04-08/feed.json\",
  \"items\":[{\"id\":\"tag:example.cn,2023:2023-04-09/A01/0123456789abcdef\",\"title\":\"题 & 目\",\"content_html\":\"<p>文</p>\",
  \"date_published\":\"2023-04-09T06:00:00+08:00\",\"date_modified\":\"2023-04-10T06:00:00+08:00\"}]}";

    #[test]
    fn the_three_formats_tell_the_same() {
        for (text, format) in [(ATOM, Format::Atom), (RSS, Format::Rss), (JSON, Format::Json)] {
            let told = read(text.as_bytes(), format).unwrap();
            let [entry] = told.entries.as_slice() else { panic!("{format:?}") };
            let moments = [entry.published, entry.updated].map(Instant::rfc3339);
            assert_eq!(moments, ["2023-04-09T06:00:00+08:00", "2023-04-10T06:00:00+08:00"], "{format:?}");
            assert_eq!((entry.title.as_str(), entry.html.as_str()), ("题 & 目", "<p>文</p>"), "{format:?}");
            assert_eq!(told.authority(), Some("example.cn,2023"));
            assert_eq!(told.updated, Some(entry.updated), "{format:?}");
            assert_eq!(told.neighbours, [NaiveDate::from_ymd_opt(2023, 4, 8).unwrap()], "{format:?}");
        }
        let told = read(ATOM.as_bytes(), Format::Atom).unwrap();
        assert_eq!(told.withdrawals[0].reason.as_deref(), Some("有误"));
        assert_eq!(told.editions().count(), 3);
    }

    #[test]
    fn a_document_that_is_cut_anywhere_or_says_less_than_all_is_refused() {
        for (text, format) in [(ATOM, Format::Atom), (RSS, Format::Rss), (JSON, Format::Json)] {
            for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
                assert!(read(&text.as_bytes()[..end], format).is_err(), "{format:?} cut at {end}");
            }
            for part in ["2023-04-09/A01/", "2023-04-09T06:00:00+08:00", "9 Apr 2023", "2023-04-10T06:00:00+08:00<", "version"] {
                let wrong = text.replace(part, "");
                let says_as_much = format != Format::Json && part == "version" || wrong == text;
                assert!(says_as_much || read(wrong.as_bytes(), format).is_err(), "{format:?} without {part}");
            }
        }
    }
}
