//! What an RSS document of ours tells. By hand: the `rss` crate (2.1.2) keeps of `atom:` elements the links alone, and so loses
//! when a story was corrected.

use crate::archive::copies::fragment::attribute;
use crate::archive::copies::fragment::characters;
use crate::archive::copies::told;
use crate::archive::copies::told::Parts;
use crate::archive::copies::told::Told;
use crate::archive::copies::told::neighbour;
use crate::beijing::Instant;
use crate::error::archive::Untold;
use chrono::DateTime;
use quick_xml::Reader;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

/// A document as far as it is read. It tells of no withdrawal.
#[derive(Debug, Default)]
struct Rss {
    told: Told,
    /// Whether benbao says that it wrote it.
    is_ours: bool,
    items: Vec<Item>,
}

/// An item of it, its moments as texts.
#[derive(Debug, Default)]
struct Item {
    guid: String,
    title: String,
    published: String,
    updated: Option<String>,
    html: String,
}

pub(crate) fn read(text: &str) -> Result<Told, Untold> {
    let mut reader = Reader::from_str(text);
    let mut document = Rss::default();
    let mut inside: Vec<String> = Vec::new();
    let mut value = String::new();
    let mut is_ours = false;
    loop {
        match reader.read_event().map_err(|error| Untold::NoXml(error.to_string()))? {
            Event::Start(element) => {
                let name = String::from_utf8_lossy(element.name().as_ref()).into_owned();
                is_ours |= inside.is_empty() && name == "rss";
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
        (false, _) => Err(Untold::NoFeed { root: "rss" }),
        (true, false) => Err(Untold::Cut),
        (true, true) => document.whole(),
    }
}

impl Rss {
    fn open(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            b"item" => self.items.push(Item::default()),
            b"atom:link" if self.items.is_empty() => {
                let relation = attribute(element, "rel").unwrap_or_default();
                let address = attribute(element, "href").unwrap_or_default();
                self.told.neighbours.extend(neighbour(&relation, &address));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str, above: Option<&str>, value: String) {
        match (above, name, self.items.last_mut()) {
            (Some("channel"), "lastBuildDate", _) => self.told.updated = mail_date(&value),
            (Some("channel"), "generator", _) => self.is_ours = value.starts_with("benbao "),
            (Some("item"), "guid", Some(item)) => item.guid = value,
            (Some("item"), "title", Some(item)) => item.title = value,
            (Some("item"), "pubDate", Some(item)) => item.published = value,
            (Some("item"), "atom:updated", Some(item)) => item.updated = Some(value),
            (Some("item"), "content:encoded", Some(item)) => item.html = value,
            _ => {}
        }
    }

    fn whole(self) -> Result<Told, Untold> {
        let mut told = self.told;
        for Item { guid, title, published, updated, html } in self.items {
            let id = told::minted(&guid);
            // Of which edition and page a story is whose id was adopted, Atom alone tells.
            if self.is_ours && id.is_err() {
                continue;
            }
            let corrected = updated.as_deref().map(Instant::parse);
            // A correction whose moment cannot be read makes the entry unsound.
            let published = mail_date(&published).filter(|_| corrected != Some(None));
            told.entries.push(Parts { id, title, published, updated: corrected.flatten(), html, link: None }.whole()?);
        }
        Ok(told)
    }
}

/// A moment as RSS writes it (RFC 822, as RFC 2822 corrects it).
fn mail_date(text: &str) -> Option<Instant> {
    DateTime::parse_from_rfc2822(text).ok().and_then(Instant::from_moment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_channel_tells_of_other_editions() {
        let link = |day: &str| {
            format!(r#"<atom:link rel="prev-archive" href="https://example.cn/feeds/editions/2023-04-{day}/rss.xml"/>"#)
        };
        let guid = "<guid>tag:example.cn,2023:2023-04-09/A02/9cb0c97fcde331cd</guid>";
        let moment = "<pubDate>Sun, 09 Apr 2023 06:00:00 +0800</pubDate>";
        let item = format!("<item>{guid}<title>渡口老屋开门</title>{moment}{}</item>", link("07"));
        let told = read(&format!("<rss><channel>{}{item}</channel></rss>", link("08"))).unwrap();
        assert_eq!(told.neighbours, ["2023-04-08".parse().unwrap()]);
        assert_eq!(told.entries.iter().map(|entry| entry.title.as_str()).collect::<Vec<_>>(), ["渡口老屋开门"]);
    }
}
