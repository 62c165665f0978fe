//! What foreign parsers find in our documents, in one shape for the three formats.
//!
//! quick-xml knows namespaces but no feeds; feed-rs knows feeds; serde_json knows JSON.

use benbao::feed::Entry;
use benbao::feed::Format;
use quick_xml::NsReader;
use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;
use quick_xml::name::ResolveResult;
use serde_json::Value;
use std::collections::BTreeMap;

const ATOM: &str = "http://www.w3.org/2005/Atom";
const CONTENT: &str = "http://purl.org/rss/1.0/modules/content/";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";

/// One entry as a reader sees it. Times are RFC 3339, categories `(scheme, term)`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seen {
    pub id: String,
    pub title: String,
    pub link: String,
    pub published: String,
    pub updated: String,
    pub authors: Vec<String>,
    pub summary: Option<String>,
    pub html: String,
}

impl Seen {
    /// What went in.
    pub fn entry(entry: &Entry, html: &str) -> Self {
        Self {
            id: entry.id.to_string(),
            title: entry.title.to_string(),
            link: entry.address.to_string(),
            published: entry.published.rfc3339(),
            updated: entry.updated.rfc3339(),
            authors: entry.authors.iter().map(ToString::to_string).collect(),
            summary: Some(entry.summary.to_string()).filter(|it| !it.is_empty()),
            html: html.to_owned(),
        }
    }
}

/// The entries of a document, as read without a feed library.
pub fn plainly(bytes: &[u8], format: Format) -> Vec<Seen> {
    match format {
        Format::Rss => tree(bytes).find("", "channel").all("", "item").map(rss_item).collect(),
        Format::Atom => tree(bytes).all(ATOM, "entry").map(atom_entry).collect(),
        Format::Json => {
            let feed: Value = serde_json::from_slice(bytes).unwrap();
            feed["items"].as_array().unwrap().iter().map(json_item).collect()
        }
    }
}

/// Contributors, and categories as `(scheme, term)`.
type Others = (Vec<String>, Vec<(String, String)>);

/// What only RSS and Atom have elements for, entry by entry.
pub fn others(bytes: &[u8], format: Format) -> Vec<Others> {
    let root = tree(bytes);
    let texts = |elements: Vec<&Element>| elements.into_iter().map(|it| it.text.clone()).collect::<Vec<_>>();
    let rss = |item: &Element| {
        let categories = item.all("", "category").map(|it| (it.attributes["domain"].clone(), it.text.clone()));
        (texts(item.all(DUBLIN_CORE, "contributor").collect()), categories.collect())
    };
    let atom = |entry: &Element| {
        let categories = entry.all(ATOM, "category").map(|it| (it.attributes["scheme"].clone(), it.attributes["term"].clone()));
        (texts(entry.all(ATOM, "contributor").map(|it| it.find(ATOM, "name")).collect()), categories.collect())
    };
    match format {
        Format::Rss => root.find("", "channel").all("", "item").map(rss).collect(),
        Format::Atom => root.all(ATOM, "entry").map(atom).collect(),
        Format::Json => vec![],
    }
}

/// The entries as feed-rs reads them, which trims texts and takes names apart at brackets.
pub fn by_feed_rs(bytes: &[u8], format: Format) -> Vec<Seen> {
    let feed = feed_rs::parser::parse(bytes).unwrap();
    let time = |moment: Option<chrono::DateTime<chrono::Utc>>| moment.unwrap().to_rfc3339();
    // A description is HTML; feed-rs gives it as it stands.
    let plain = |summary: String| match format {
        Format::Rss => unescape(&summary).unwrap().into_owned(),
        Format::Atom | Format::Json => summary,
    };
    let seen = |entry: feed_rs::model::Entry| Seen {
        id: entry.id,
        title: entry.title.unwrap().content,
        link: entry.links[0].href.clone(),
        published: time(entry.published),
        updated: time(entry.updated),
        authors: entry.authors.into_iter().filter_map(|it| it.name).collect(),
        summary: entry.summary.map(|it| plain(it.content)),
        html: entry.content.unwrap().body.unwrap(),
    };
    feed.entries.into_iter().map(seen).collect()
}

/// Trimmed, times in UTC, names only where feed-rs has nothing to take apart.
pub fn as_feed_rs_would(seen: Seen) -> Seen {
    let utc = |time: String| chrono::DateTime::parse_from_rfc3339(&time).unwrap().to_utc().to_rfc3339();
    let plain = seen.authors.iter().all(|name| !name.contains(['(', '<', '[']));
    Seen {
        title: seen.title.trim().to_owned(),
        summary: seen.summary.map(|it| it.trim().to_owned()),
        published: utc(seen.published),
        updated: utc(seen.updated),
        authors: if plain { seen.authors } else { vec![] },
        ..seen
    }
}

/// The characters that an HTML fragment shows.
pub fn text_of_html(html: &str) -> String {
    let mut shown = String::new();
    for piece in html.split('<') {
        shown.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    unescape(&shown).unwrap().into_owned()
}

fn rss_item(item: &Element) -> Seen {
    let date = &item.find("", "pubDate").text;
    let published = chrono::DateTime::parse_from_rfc2822(date).unwrap().to_rfc3339();
    assert_eq!(item.find("", "guid").attributes["isPermaLink"], "false");
    Seen {
        id: item.find("", "guid").text.clone(),
        title: item.find("", "title").text.clone(),
        link: item.find("", "link").text.clone(),
        updated: item.all(ATOM, "updated").next().map_or(published.clone(), |it| it.text.clone()),
        published,
        authors: item.all(DUBLIN_CORE, "creator").map(|it| it.text.clone()).collect(),
        // A description is HTML: what is in it must be escaped as such.
        summary: item.all("", "description").next().map(|it| unescape(&it.text).unwrap().into_owned()),
        html: item.find(CONTENT, "encoded").text.clone(),
    }
}

fn atom_entry(entry: &Element) -> Seen {
    let text = |name| entry.find(ATOM, name).text.clone();
    assert_eq!(entry.find(ATOM, "content").attributes["type"], "html");
    Seen {
        id: text("id"),
        title: text("title"),
        link: entry.find(ATOM, "link").attributes["href"].clone(),
        published: text("published"),
        updated: text("updated"),
        authors: entry.all(ATOM, "author").map(|it| it.find(ATOM, "name").text.clone()).collect(),
        summary: entry.all(ATOM, "summary").next().map(|it| it.text.clone()),
        html: text("content"),
    }
}

fn json_item(item: &Value) -> Seen {
    let text = |key: &str| item[key].as_str().unwrap().to_owned();
    let authors = item.get("authors").map_or(&[][..], |it| it.as_array().unwrap());
    Seen {
        id: text("id"),
        title: text("title"),
        link: text("url"),
        published: text("date_published"),
        updated: text("date_modified"),
        authors: authors.iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect(),
        summary: item.get("summary").map(|it| it.as_str().unwrap().to_owned()),
        html: text("content_html"),
    }
}

/// An element with its namespace; `text` is its own character data in one piece.
#[derive(Debug, Default)]
pub struct Element {
    namespace: String,
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    fn all<'a>(&'a self, namespace: &'a str, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.namespace == namespace && child.name == name)
    }

    /// The only child of this name.
    fn find(&self, namespace: &str, name: &str) -> &Element {
        let found: Vec<&Element> = self.children.iter().filter(|it| it.namespace == namespace && it.name == name).collect();
        assert_eq!(found.len(), 1, "{name} in {}", self.name);
        found[0]
    }
}

/// The root element of a well-formed document whose every prefix is bound.
pub fn tree(bytes: &[u8]) -> Element {
    let mut reader = NsReader::from_reader(bytes);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_end_names = true;
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(element(&reader, &start)),
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(done);
            }
            Event::Text(text) => open.last_mut().unwrap().text.push_str(&text.xml10_content().unwrap()),
            Event::CData(text) => open.last_mut().unwrap().text.push_str(&text.decode().unwrap()),
            Event::GeneralRef(name) => {
                let name = name.decode().unwrap();
                open.last_mut().unwrap().text.push_str(&unescape(&format!("&{name};")).unwrap());
            }
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(open.len(), 1, "an element was left open");
    open.pop().unwrap().children.pop().unwrap()
}

fn element(reader: &NsReader<&[u8]>, start: &BytesStart) -> Element {
    let bound = |resolved: &ResolveResult, name: &[u8]| match resolved {
        ResolveResult::Bound(namespace) => String::from_utf8(namespace.as_ref().to_vec()).unwrap(),
        ResolveResult::Unbound => String::new(),
        ResolveResult::Unknown(_) => panic!("unbound prefix in {}", String::from_utf8_lossy(name)),
    };
    let (resolved, name) = reader.resolver().resolve_element(start.name());
    let mut attributes = BTreeMap::new();
    for attribute in start.attributes() {
        let attribute = attribute.unwrap();
        let key = attribute.key.as_ref();
        if !key.starts_with(b"xmlns") && !key.starts_with(b"xml:") {
            bound(&reader.resolver().resolve_attribute(attribute.key).0, key);
        }
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned();
        attributes.insert(String::from_utf8(key.to_vec()).unwrap(), value);
    }
    let namespace = bound(&resolved, name.as_ref());
    Element { namespace, name: String::from_utf8(name.as_ref().to_vec()).unwrap(), attributes, ..Element::default() }
}
