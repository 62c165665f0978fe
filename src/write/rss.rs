//! RSS 2.0: our entry is its item. Rules and validators' messages: the Advisory Board's Best Practices Profile.
//!
//! Writers are `dc:creator`, one each in the order printed: `author` must be an e-mail address, and newspapers print none.

use crate::error::Error;
use crate::error::NotXml;
use crate::feed::Entry;
use crate::feed::Feed;
use crate::feed::Format;
use crate::feed::Picture;
use crate::text::XmlText;
use crate::write::document::DECLARATION;
use crate::write::document::chain;
use crate::write::document::feed_document;
use crate::write::document::generator;
use crate::write::extension;
use crate::write::figure;
use crate::write::html;
use rss::Category;
use rss::Channel;
use rss::Enclosure;
use rss::Guid;
use rss::Image;
use rss::Item;
use rss::extension::Extension;
use rss::extension::ExtensionMap;
use rss::extension::atom::AtomExtension;
use rss::extension::atom::Link;
use rss::extension::dublincore::DublinCoreExtension;
use url::Url;

/// Readers ask again after so many minutes.
const TIME_TO_LIVE: &str = "60";

/// Writes the feed as `rss.xml`.
pub(crate) fn write(feed: &Feed) -> Result<Vec<u8>, Error> {
    let failed = |why| Error::Xml { document: Format::Rss.file_name().to_owned(), why };
    let bytes = channel(feed)?.pretty_write_to(Vec::new(), b' ', 2).map_err(|error| failed(NotXml::Crate(error.to_string())))?;
    let root = bytes.strip_prefix(DECLARATION.as_bytes());
    let root = root.ok_or_else(|| failed(NotXml::Declaration))?;
    feed_document(feed, root).map_err(|error| failed(NotXml::Crate(error.to_string())))
}

fn channel(feed: &Feed) -> Result<Channel, Error> {
    let link = |(relation, address): (&str, Url)| Link {
        href: address.into(),
        rel: relation.to_owned(),
        mime_type: Some(Format::Rss.media_type().to_owned()),
        ..Link::default()
    };
    let links = [("self", feed.address(Format::Rss))].into_iter().chain(chain(feed, Format::Rss)).map(link);
    let hub = |address: &Url| Link { href: address.to_string(), rel: "hub".to_owned(), ..Link::default() };
    let links = links.chain(feed.announced_by().map(hub)).collect();
    let mut extensions = ExtensionMap::new();
    for (name, text) in extension::RHYTHM {
        add(&mut extensions, name, text);
    }
    if feed.edition.is_some() {
        add(&mut extensions, extension::ARCHIVE, "");
    }
    let items: Vec<Item> = feed.entries.iter().map(|entry| item(entry, feed)).collect();
    let prefixes = extensions.keys().chain(items.iter().flat_map(|item| item.extensions.keys()));
    Ok(Channel {
        namespaces: extension::declared(prefixes, Format::Rss)?,
        title: feed.title.to_string(),
        link: feed.site.to_string(),
        description: feed.description.to_string(),
        language: Some(feed.language.to_string()),
        last_build_date: Some(feed.updated.rfc822()),
        generator: Some(generator()),
        copyright: feed.brand.rights.as_deref().map(|rights| XmlText::new(rights).to_string()),
        webmaster: feed.brand.webmaster.as_deref().map(|who| XmlText::new(who).to_string()),
        image: image(feed),
        ttl: Some(TIME_TO_LIVE.to_owned()),
        atom_ext: Some(AtomExtension { links }),
        extensions,
        items,
        ..Channel::default()
    })
}

/// The picture of the channel, whose title and link are the channel's (RSS 2.0: image).
fn image(feed: &Feed) -> Option<Image> {
    let url = feed.brand.logo.as_ref().or(feed.brand.icon.as_ref())?;
    Some(Image { url: url.to_string(), title: feed.title.to_string(), link: feed.site.to_string(), ..Image::default() })
}

fn item(entry: &Entry, feed: &Feed) -> Item {
    let mut extensions = ExtensionMap::new();
    if entry.updated > entry.published {
        add(&mut extensions, "atom:updated", &entry.updated.rfc3339());
    }
    if !entry.content.pictures.is_empty() {
        let contents = entry.content.pictures.iter().map(media).collect();
        extensions.entry("media".to_owned()).or_default().insert("content".to_owned(), contents);
    }
    Item {
        title: Some(entry.title.to_string()),
        link: Some(entry.address.to_string()),
        guid: Some(guid(entry)),
        pub_date: Some(entry.published.rfc822()),
        categories: categories(entry, feed),
        // A description is HTML, so text is escaped as such; the crate escapes the HTML as XML.
        description: Some(entry.summary.to_string()).filter(|it| !it.is_empty()).map(|it| html::text(&it)),
        content: Some(html::fragment(entry)),
        enclosure: enclosure(entry),
        dublin_core_ext: persons(entry),
        extensions,
        ..Item::default()
    }
}

/// An id is no address (`isPermaLink="false"`), unless the story came with its own address as its id.
fn guid(entry: &Entry) -> Guid {
    let permalink = entry.id.adopted.as_ref().is_some_and(|adopted| adopted.as_str() == entry.address.as_str());
    Guid { value: entry.id.to_string(), permalink }
}

/// Writers and the others, and the house that sent the story; nothing where nobody is named.
fn persons(entry: &Entry) -> Option<DublinCoreExtension> {
    let persons = DublinCoreExtension {
        creators: entry.authors.iter().map(XmlText::to_string).collect(),
        contributors: entry.contributors.iter().map(XmlText::to_string).collect(),
        sources: entry.source.iter().map(XmlText::to_string).collect(),
        ..DublinCoreExtension::default()
    };
    Some(persons).filter(|it| *it != DublinCoreExtension::default())
}

/// The first picture of ours: an item has one enclosure, and of it all is known (RSS Best Practices).
fn enclosure(entry: &Entry) -> Option<Enclosure> {
    entry.content.pictures.iter().find_map(|picture| {
        let (mime_type, bytes) = picture.media_type.zip(picture.bytes)?;
        Some(Enclosure { url: picture.address.to_string(), length: bytes.to_string(), mime_type: mime_type.to_owned() })
    })
}

/// A picture with what is said of it.
fn media(picture: &Picture) -> Extension {
    let mut content = Extension { value: None, ..element("media:content", figure::attributes(picture), String::new()) };
    let (name, attributes) = figure::DESCRIPTION;
    if let Some(caption) = &picture.caption {
        let description = element(name, attributes.map(owned), figure::plain(caption));
        content.children.insert("description".to_owned(), vec![description]);
    }
    let (name, attributes) = figure::CREDIT;
    let credits: Vec<Extension> =
        picture.photographers.iter().map(|it| element(name, attributes.map(owned), it.to_string())).collect();
    if !credits.is_empty() {
        content.children.insert("credit".to_owned(), credits);
    }
    content
}

fn owned((name, value): (&'static str, &str)) -> (&'static str, String) {
    (name, value.to_owned())
}

/// An element of another vocabulary with attributes, which the crate escapes.
fn element(name: &str, attributes: impl IntoIterator<Item = (&'static str, String)>, text: String) -> Extension {
    let attrs = attributes.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Extension { name: name.to_owned(), attrs, value: Some(text), ..Extension::default() }
}

/// Section, page, agencies, column and kind, each in a scheme of its own.
fn categories(entry: &Entry, feed: &Feed) -> Vec<Category> {
    let category = |(scheme, name)| Category { name, domain: Some(feed.below(scheme).into()) };
    entry.categories().into_iter().map(category).collect()
}

fn add(extensions: &mut ExtensionMap, name: &str, text: &str) {
    let (prefix, local) = extension::parts(name);
    extensions.entry(prefix).or_default().entry(local).or_default().push(extension::in_rss(name, text));
}
