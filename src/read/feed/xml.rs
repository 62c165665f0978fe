//! RSS (0.9 to 2.0, with the export of WordPress), RDF and Atom, as any program writes them: element by element, nothing fetched, no entity
//! of a document's own ever put in.

use crate::error::unadopted::Unadopted;
use crate::read::feed::moment;
use crate::read::feed::story::Feed;
use crate::read::feed::story::Id;
use crate::read::feed::story::Story;
use crate::read::feed::story::address;
use crate::read::feed::story::title_of_html;
use crate::read::feed::wordpress;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

/// Elements stand in each other so deep in a feed with unescaped XHTML, and no deeper.
const DEEPEST: usize = 200;

/// The named characters of HTML that feeds hold unescaped although XML has no such names.
const NAMED: [(&str, &str); 10] = [
    ("nbsp", "\u{a0}"),
    ("hellip", "…"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("middot", "·"),
    ("copy", "©"),
];

/// An entry, as far as it is read.
#[derive(Debug, Default)]
struct Entry {
    guid: String,
    is_permalink: bool,
    link: String,
    title: String,
    published: String,
    published_gmt: String,
    updated: String,
    full: String,
    short: String,
    authors: Vec<String>,
    status: String,
    kind: String,
}

/// The stories of a feed that is XML.
pub(super) fn read(text: &str) -> Result<Feed, Unadopted> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    let mut stack: Vec<String> = Vec::new();
    let (mut feed, mut entry): (Feed, Option<(usize, Entry)>) = (Feed::default(), None);
    // The text of the element, and what it says of its form.
    let (mut value, mut form) = (String::new(), String::new());
    let wrong = |error: quick_xml::Error| Unadopted::Xml(error.to_string());
    loop {
        match reader.read_event().map_err(wrong)? {
            Event::Start(element) => {
                let name = String::from_utf8_lossy(element.name().as_ref()).into_owned();
                if stack.is_empty() && !matches!(name.as_str(), "rss" | "feed" | "rdf:RDF") {
                    return Err(Unadopted::NoFeed);
                }
                stack.push(name);
                if stack.len() > DEEPEST {
                    return Err(Unadopted::Deep);
                }
                let depth = stack.len();
                let name = stack.last().cloned().unwrap_or_default();
                match &mut entry {
                    None if matches!(name.as_str(), "item" | "entry") => {
                        entry = Some((depth, Entry { is_permalink: true, ..Entry::default() }));
                    }
                    Some((at, entry)) if depth == *at + 1 || name == "name" && depth == *at + 2 => {
                        value.clear();
                        form = attribute(&element, "type").unwrap_or_default();
                        entry.open(&name, &element);
                        // XHTML stands in Atom as it is (RFC 4287 §3.1.1.3).
                        if form == "xhtml" {
                            let inner = reader.read_text(element.name()).map_err(wrong)?;
                            value = inner.decode().map_err(|_| Unadopted::NotText)?.into_owned();
                            entry.close(&name, "", &value, "html");
                            stack.pop();
                        }
                    }
                    _ => {}
                }
            }
            Event::End(_) => {
                let depth = stack.len();
                let name = stack.pop().unwrap_or_default();
                match &mut entry {
                    Some((at, _)) if depth == *at => {
                        if let Some((_, entry)) = entry.take() {
                            entry.finish(&mut feed);
                        }
                    }
                    Some((at, entry)) if depth == *at + 1 || name == "name" && depth == *at + 2 => {
                        let above = stack.last().map(String::as_str).unwrap_or_default();
                        entry.close(&name, above, &value, &form);
                    }
                    _ => {}
                }
            }
            Event::Text(text) => value.push_str(&text.xml10_content().map_err(|_| Unadopted::NotText)?),
            Event::CData(text) => value.push_str(&text.decode().map_err(|_| Unadopted::NotText)?),
            Event::GeneralRef(reference) => {
                let name = reference.decode().map_err(|_| Unadopted::NotText)?;
                match reference.resolve_char_ref() {
                    Ok(Some(letter)) => value.push(letter),
                    _ => value.push_str(&named(&name)),
                }
            }
            Event::Eof if stack.is_empty() => break,
            Event::Eof => return Err(Unadopted::Cut),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    Ok(feed)
}

/// The character of a name; what a document declares stands as it is written.
fn named(name: &str) -> String {
    let of_html = || NAMED.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter);
    resolve_xml_entity(name).or_else(of_html).map_or_else(|| format!("&{name};"), str::to_owned)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|it| it.key.as_ref() == name.as_bytes())?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

impl Entry {
    /// Hears what an element says by its attributes.
    fn open(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "guid" => self.is_permalink = attribute(element, "isPermaLink").is_none_or(|it| it != "false"),
            "link" if attribute(element, "rel").is_none_or(|it| it == "alternate") => {
                if let Some(address) = attribute(element, "href").filter(|_| self.link.is_empty()) {
                    self.link = address;
                }
            }
            _ => {}
        }
    }

    /// Hears the text of an element below another.
    fn close(&mut self, name: &str, above: &str, value: &str, form: &str) {
        let text = value.trim();
        let place = match name {
            "guid" | "id" => &mut self.guid,
            "link" if !text.is_empty() => &mut self.link,
            "title" => {
                let is_html = form == "html" || text.contains('<') || text.contains('&') && form != "text";
                self.title = if is_html { title_of_html(text) } else { text.to_owned() };
                return;
            }
            "pubDate" | "published" | "dc:date" | "issued" => &mut self.published,
            "wp:post_date_gmt" => &mut self.published_gmt,
            "updated" | "atom:updated" | "modified" | "dcterms:modified" => &mut self.updated,
            "content:encoded" | "content" | "content_encoded" => &mut self.full,
            "description" | "summary" => &mut self.short,
            "wp:status" => &mut self.status,
            "wp:post_type" => &mut self.kind,
            "dc:creator" | "author" if !text.is_empty() => return self.authors.extend(author(text)),
            "name" if above == "author" => return self.authors.extend(author(text)),
            _ => return,
        };
        if matches!(name, "content" | "summary") && matches!(form, "" | "text") {
            // Plain text of Atom: its lines are paragraphs.
            *place = escaped(text);
        } else {
            text.clone_into(place);
        }
    }

    fn finish(self, feed: &mut Feed) {
        let is_post = (self.kind.is_empty() || self.kind == "post") && (self.status.is_empty() || self.status == "publish");
        if !is_post {
            feed.unpublished += 1;
            return;
        }
        let of_guid = || address(&self.guid).filter(|_| self.is_permalink);
        let link = address(&self.link).or_else(of_guid);
        let published =
            moment::read(&self.published).or_else(|| moment::read(&format!("{}Z", self.published_gmt.replace(' ', "T"))));
        let updated = moment::read(&self.updated);
        let is_export = !self.kind.is_empty();
        let text = if self.full.is_empty() { self.short } else { self.full };
        feed.stories.push(Story {
            id: Id::of(&self.guid, link.as_deref()),
            link,
            published: published.or(updated),
            updated: updated.filter(|updated| published.is_some_and(|published| published < *updated)),
            title: self.title,
            authors: self.authors,
            text: if is_export { wordpress::paragraphs(&text) } else { text },
        });
    }
}

/// `web@example.cn (林知夏)` (RSS 2.0), a name; an address alone names nobody.
fn author(text: &str) -> Option<String> {
    let inside = text.split_once('(').and_then(|(_, name)| name.strip_suffix(')')).filter(|_| text.contains('@'));
    let name = inside.unwrap_or(text).trim();
    (!name.is_empty() && !name.contains('@')).then(|| name.to_owned())
}

/// Plain text as HTML, a paragraph a line.
fn escaped(text: &str) -> String {
    let plain = text.replace('&', "&amp;").replace('<', "&lt;");
    plain.lines().map(|line| format!("<p>{line}</p>")).collect()
}
