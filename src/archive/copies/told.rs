//! What a published document tells of each story: its id, its moments, its words, or that it was withdrawn. Atom, RSS and
//! JSON Feed alike.
//!
//! A document is read whole or not at all: cut, or with an entry of ours that lacks what each has, it is refused with a reason.

use crate::archive::store::state;
use crate::article::ItemId;
use crate::beijing::Instant;
use crate::error::archive::Untold;
use crate::feed::Format;
use chrono::DateTime;
use chrono::NaiveDate;
use quick_xml::Reader;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;
use serde::Deserialize;

/// What a document tells.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// The last change of the feed.
    pub(crate) updated: Option<Instant>,
    /// The stories.
    pub(crate) entries: Vec<Entry>,
    /// What is no more.
    pub(crate) withdrawals: Vec<Withdrawn>,
    /// The editions whose documents it names.
    pub(crate) neighbours: Vec<NaiveDate>,
}

/// A story as a document tells it.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) id: ItemId,
    pub(crate) title: String,
    pub(crate) published: Instant,
    pub(crate) updated: Instant,
    pub(crate) html: String,
}

/// A tombstone.
#[derive(Debug)]
pub(crate) struct Withdrawn {
    pub(crate) id: ItemId,
    pub(crate) when: Instant,
    pub(crate) reason: Option<String>,
}

impl Told {
    /// Whose ids it holds.
    pub(crate) fn authority(&self) -> Option<&str> {
        let entries = self.entries.iter().map(|entry| &entry.id);
        let mut ids = entries.chain(self.withdrawals.iter().map(|it| &it.id));
        ids.next().map(|id| id.authority.as_str())
    }

    /// Whether it tells of something that a person decided against the pages: a withdrawal with a reason, or a notice.
    pub(crate) fn tells_of_a_person(&self) -> bool {
        self.withdrawals.iter().any(|it| it.reason.is_some()) || self.entries.iter().any(|entry| state::is_notice(&entry.title))
    }

    /// The editions that must have a document of their own: those of its stories, and those that it names.
    pub(crate) fn editions(&self) -> impl Iterator<Item = NaiveDate> {
        let entries = self.entries.iter().map(|entry| entry.id.date);
        let withdrawals = self.withdrawals.iter().map(|it| it.id.date);
        entries.chain(withdrawals).chain(self.neighbours.iter().copied())
    }
}

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
        Format::Atom => xml(text, "feed", Instant::parse)?,
        Format::Rss => xml(text, "rss", mail_date)?,
        Format::Json => json(text)?,
    };
    if told.entries.iter().any(|entry| entry.html.len() > LONGEST) { Err(Untold::TooLong) } else { Ok(told) }
}

/// An entry as far as it is read.
#[derive(Debug, Default)]
struct Parts {
    id: String,
    title: String,
    published: String,
    updated: String,
    html: String,
}

impl Parts {
    /// An entry has an id of ours and its moments; RSS says only of a corrected one when that was.
    fn whole(self, moment: fn(&str) -> Option<Instant>) -> Result<Entry, Untold> {
        let Self { id, title, published, updated, html } = self;
        let wrong = || Untold::Entry { id: id.clone() };
        let published = moment(&published).ok_or_else(wrong)?;
        let updated = if updated.is_empty() { published } else { Instant::parse(&updated).ok_or_else(wrong)? };
        Ok(Entry { id: ItemId::parse(&id).ok_or_else(wrong)?, title, published, updated, html })
    }
}

/// An Atom or RSS document as far as it is read.
#[derive(Debug, Default)]
struct Document {
    told: Told,
    entries: Vec<Parts>,
    withdrawals: Vec<(String, String, Option<String>)>,
}

/// Reads XML whose document is `root`; `moment` reads when an entry was published.
fn xml(text: &str, root: &'static str, moment: fn(&str) -> Option<Instant>) -> Result<Told, Untold> {
    let mut reader = Reader::from_str(text);
    let mut document = Document::default();
    let mut inside: Vec<String> = Vec::new();
    let mut value = String::new();
    let mut is_ours = false;
    loop {
        match reader.read_event().map_err(|error| Untold::NoXml(error.to_string()))? {
            Event::Start(element) => {
                let name = String::from_utf8_lossy(element.name().as_ref()).into_owned();
                is_ours |= inside.is_empty() && name == root;
                document.open(&element);
                inside.push(name);
                value.clear();
            }
            Event::Empty(element) => document.open(&element),
            Event::End(_) => {
                let name = inside.pop().unwrap_or_default();
                document.close(&name, inside.last().map(String::as_str), std::mem::take(&mut value));
            }
            Event::Eof => break,
            event => value.extend(characters(&event)),
        }
    }
    match (is_ours, inside.is_empty()) {
        (false, _) => Err(Untold::NoFeed { root }),
        (true, false) => Err(Untold::Cut),
        (true, true) => document.whole(moment),
    }
}

impl Document {
    fn open(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            b"entry" | b"item" => self.entries.push(Parts::default()),
            b"link" | b"atom:link" if self.entries.is_empty() => {
                let relation = attribute(element, "rel").unwrap_or_default();
                let address = attribute(element, "href").unwrap_or_default();
                if matches!(relation.as_str(), "prev-archive" | "next-archive") {
                    self.told.neighbours.extend(edition_of(&address));
                }
            }
            b"at:deleted-entry" => {
                let [id, when] = ["ref", "when"].map(|name| attribute(element, name).unwrap_or_default());
                self.withdrawals.push((id, when, None));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str, above: Option<&str>, value: String) {
        let entry = self.entries.last_mut();
        match (above, name, entry) {
            (Some("feed"), "updated", _) => self.told.updated = Instant::parse(&value),
            (Some("channel"), "lastBuildDate", _) => self.told.updated = mail_date(&value),
            (Some("entry"), "id", Some(entry)) | (Some("item"), "guid", Some(entry)) => entry.id = value,
            (Some("entry" | "item"), "title", Some(entry)) => entry.title = value,
            (Some("entry"), "published", Some(entry)) | (Some("item"), "pubDate", Some(entry)) => entry.published = value,
            (Some("entry"), "updated", Some(entry)) | (Some("item"), "atom:updated", Some(entry)) => entry.updated = value,
            (Some("entry"), "content", Some(entry)) | (Some("item"), "content:encoded", Some(entry)) => entry.html = value,
            (Some("at:deleted-entry"), "at:comment", _) => {
                if let Some(last) = self.withdrawals.last_mut() {
                    last.2 = Some(value);
                }
            }
            _ => {}
        }
    }

    fn whole(self, moment: fn(&str) -> Option<Instant>) -> Result<Told, Untold> {
        let Self { mut told, entries, withdrawals } = self;
        for entry in entries {
            told.entries.push(entry.whole(moment)?);
        }
        for (id, when, reason) in withdrawals {
            let sound = ItemId::parse(&id).zip(Instant::parse(&when));
            let (id, when) = sound.ok_or_else(|| Untold::Withdrawal { id: id.clone() })?;
            told.withdrawals.push(Withdrawn { id, when, reason });
        }
        Ok(told)
    }
}

/// A moment as RSS writes it (RFC 822, as RFC 2822 corrects it).
fn mail_date(text: &str) -> Option<Instant> {
    DateTime::parse_from_rfc2822(text).ok().and_then(Instant::from_moment)
}

fn json(text: &str) -> Result<Told, Untold> {
    #[derive(Deserialize)]
    struct Feed {
        version: String,
        next_url: Option<String>,
        items: Vec<Item>,
    }
    #[derive(Deserialize)]
    struct Item {
        id: String,
        title: Option<String>,
        content_html: Option<String>,
        date_published: String,
        date_modified: Option<String>,
    }
    let feed: Feed = serde_json::from_str(text).map_err(|error| Untold::NoJson(error.to_string()))?;
    if !feed.version.starts_with("https://jsonfeed.org/version/") {
        return Err(Untold::NoJsonFeed);
    }
    let mut told = Told { neighbours: feed.next_url.as_deref().and_then(edition_of).into_iter().collect(), ..Told::default() };
    for item in feed.items {
        let parts = Parts {
            id: item.id,
            title: item.title.unwrap_or_default(),
            published: item.date_published,
            updated: item.date_modified.unwrap_or_default(),
            html: item.content_html.unwrap_or_default(),
        };
        told.entries.push(parts.whole(Instant::parse)?);
    }
    told.updated = told.entries.iter().map(|entry| entry.updated).max();
    Ok(told)
}

/// The edition that the address of an archive document names: `https://example.cn/feeds/editions/2023-04-09/atom.xml`.
fn edition_of(address: &str) -> Option<NaiveDate> {
    let mut parts = address.rsplit('/').skip(1);
    let date = parts.next()?.parse().ok()?;
    (parts.next()? == "editions").then_some(date)
}

/// The blocks of a fragment that we wrote: class and text.
pub(crate) fn blocks(html: &str) -> Vec<(String, String)> {
    let xml = format!("<div>{}</div>", html.replace("<br>", "\n"));
    let mut reader = Reader::from_str(&xml);
    let mut blocks: Vec<(String, String)> = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) if element.name().as_ref() != b"div" => {
                blocks.push((attribute(&element, "class").unwrap_or_default(), String::new()));
            }
            Event::Eof => break,
            event => {
                if let (Some((_, block)), Some(text)) = (blocks.last_mut(), characters(&event)) {
                    block.push_str(&text);
                }
            }
        }
    }
    blocks.into_iter().map(|(class, text)| (class, text.trim().to_owned())).filter(|(_, text)| !text.is_empty()).collect()
}

/// The characters of an event, references resolved.
fn characters(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Text(text) => text.decode().ok().map(|text| text.into_owned()),
        Event::CData(text) => text.decode().ok().map(|text| text.into_owned()),
        Event::GeneralRef(name) => {
            let name = name.decode().ok()?;
            quick_xml::escape::unescape(&format!("&{name};")).ok().map(|text| text.into_owned())
        }
        _ => None,
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|it| it.key.as_ref() == name.as_bytes())?;
    let value = String::from_utf8_lossy(&found.value).into_owned();
    quick_xml::escape::unescape(&value).ok().map(|value| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_gives_its_blocks_back() {
        let html = "<p class=\"kicker\">引题</p>\n<p>AT&amp;T 与 &lt;号外&gt;</p>\n<h3>小标题</h3>\n<p>一<br>二</p>\n<p class=\"byline\">记者 鲁燕</p>";
        let expected = [("kicker", "引题"), ("", "AT&T 与 <号外>"), ("", "小标题"), ("", "一\n二"), ("byline", "记者 鲁燕")];
        let expected = expected.map(|(class, text)| (class.to_owned(), text.to_owned()));
        assert_eq!(blocks(html), expected);
    }

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
