//! Atom (RFC 4287), the format in which most readers show every writer.
//!
//! The crate leaves the declaration and the escaping of foreign attributes to us: `mod` and `extension` do it.

use crate::article::Withdrawal;
use crate::error::Error;
use crate::error::NotXml;
use crate::feed::Entry;
use crate::feed::Feed;
use crate::feed::Format;
use crate::feed::Picture;
use crate::text::XmlText;
use crate::write::document::HOME;
use crate::write::document::PROGRAM;
use crate::write::document::RELEASE;
use crate::write::document::chain;
use crate::write::document::feed_document;
use crate::write::extension;
use crate::write::figure;
use crate::write::html;
use atom_syndication::Category;
use atom_syndication::Content;
use atom_syndication::Generator;
use atom_syndication::Link;
use atom_syndication::Person;
use atom_syndication::Text;
use atom_syndication::WriteConfig;
use atom_syndication::extension::Extension;
use atom_syndication::extension::ExtensionMap;
use std::collections::BTreeSet;
use url::Url;

/// Writes the feed as `atom.xml`.
pub(crate) fn write(feed: &Feed) -> Result<Vec<u8>, Error> {
    let config = WriteConfig { write_document_declaration: false, indent_size: Some(2) };
    let root = atom_feed(feed)?.write_with_config(Vec::new(), config);
    let failed = |why| Error::Xml { document: Format::Atom.file_name().to_owned(), why };
    let root = root.map_err(|error| failed(NotXml::Crate(error.to_string())))?;
    feed_document(feed, &root).map_err(|error| failed(NotXml::Crate(error.to_string())))
}

fn atom_feed(feed: &Feed) -> Result<atom_syndication::Feed, Error> {
    let mut extensions = ExtensionMap::new();
    for (name, text) in extension::RHYTHM {
        let (prefix, local) = extension::parts(name);
        extensions.entry(prefix).or_default().entry(local).or_default().push(extension::in_atom(name, &[], text));
    }
    if feed.edition.is_some() {
        extensions.entry("fh".to_owned()).or_default().entry("archive".to_owned()).or_default().push(extension::in_atom(
            extension::ARCHIVE,
            &[],
            "",
        ));
    }
    for withdrawal in &feed.withdrawals {
        let entries = extensions.entry("at".to_owned()).or_default().entry("deleted-entry".to_owned()).or_default();
        entries.push(deleted_entry(withdrawal));
    }
    let entries: Vec<atom_syndication::Entry> = feed.entries.iter().map(|entry| atom_entry(entry, feed)).collect();
    let of_entries: BTreeSet<&String> = entries.iter().flat_map(|entry| entry.extensions.keys()).collect();
    let prefixes: BTreeSet<&String> = extensions.keys().chain(of_entries).collect();
    let chain =
        chain(feed, Format::Atom).into_iter().map(|(relation, address)| link(relation, address, Format::Atom.media_type()));
    // The paper answers for an entry without a writer (RFC 4287 §4.1.2).
    let paper = Person { uri: Some(feed.site.to_string()), ..person(&feed.paper) };
    let program = Generator { value: PROGRAM.to_owned(), uri: Some(HOME.to_owned()), version: Some(RELEASE.to_owned()) };
    Ok(atom_syndication::Feed {
        namespaces: extension::declared(prefixes, Format::Atom)?,
        lang: Some(feed.language.to_string()),
        id: feed.id.to_string(),
        title: text(&feed.title),
        subtitle: Some(&feed.description).filter(|it| **it != feed.title).map(text),
        updated: feed.updated.moment(),
        authors: vec![paper],
        generator: Some(program),
        icon: feed.brand.icon.as_ref().map(Url::to_string),
        logo: feed.brand.logo.as_ref().map(Url::to_string),
        rights: feed.brand.rights.as_deref().map(|rights| text(&XmlText::new(rights))),
        links: [
            link("self", feed.address(Format::Atom), Format::Atom.media_type()),
            link("alternate", feed.site.clone(), "text/html"),
        ]
        .into_iter()
        .chain(chain)
        .chain(feed.announced_by().map(hub))
        .collect(),
        entries,
        extensions,
        ..atom_syndication::Feed::default()
    })
}

/// A tombstone (RFC 6721 §3); the reason is a person's, where there is one.
fn deleted_entry(withdrawal: &Withdrawal) -> Extension {
    let id = withdrawal.id.iri();
    let when = withdrawal.when.rfc3339();
    let mut entry = extension::in_atom("at:deleted-entry", &[("ref", &id), ("when", &when)], "");
    if let Some(reason) = &withdrawal.reason {
        let comment = extension::in_atom("at:comment", &[], XmlText::new(reason).as_str());
        entry.children.insert("comment".to_owned(), vec![comment]);
    }
    entry
}

fn atom_entry(entry: &Entry, feed: &Feed) -> atom_syndication::Entry {
    atom_syndication::Entry {
        id: entry.id.iri(),
        title: text(&entry.title),
        published: Some(entry.published.moment()),
        updated: entry.updated.moment(),
        authors: entry.authors.iter().map(person).collect(),
        contributors: entry.contributors.iter().map(person).collect(),
        categories: categories(entry, feed),
        links: [link("alternate", entry.address.clone(), "text/html")].into_iter().chain(enclosures(entry)).collect(),
        summary: Some(&entry.summary).filter(|it| !it.is_blank()).map(text),
        content: Some(Content {
            content_type: Some("html".to_owned()),
            value: Some(html::fragment(entry)),
            ..Content::default()
        }),
        extensions: extensions(entry),
        ..atom_syndication::Entry::default()
    }
}

/// The house that sent the story, and its pictures. No `atom:source`: that is a feed from which an entry was copied.
fn extensions(entry: &Entry) -> ExtensionMap {
    let mut extensions = ExtensionMap::new();
    if let Some(source) = &entry.source {
        let element = extension::in_atom("dc:source", &[], source.as_str());
        extensions.entry("dc".to_owned()).or_default().entry("source".to_owned()).or_default().push(element);
    }
    if !entry.content.pictures.is_empty() {
        let contents = entry.content.pictures.iter().map(media).collect();
        extensions.entry("media".to_owned()).or_default().insert("content".to_owned(), contents);
    }
    extensions
}

/// A picture with what is said of it.
fn media(picture: &Picture) -> Extension {
    let attributes = figure::attributes(picture);
    let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut content = Extension { value: None, ..extension::in_atom("media:content", &attributes, "") };
    let (name, attributes) = figure::DESCRIPTION;
    if let Some(caption) = &picture.caption {
        let description = extension::in_atom(name, &attributes, &figure::plain(caption));
        content.children.insert("description".to_owned(), vec![description]);
    }
    let (name, attributes) = figure::CREDIT;
    let credit = |it: &XmlText| extension::in_atom(name, &attributes, it.as_str());
    let credits: Vec<Extension> = picture.photographers.iter().map(credit).collect();
    if !credits.is_empty() {
        content.children.insert("credit".to_owned(), credits);
    }
    content
}

/// Each picture of ours (RFC 4287 §4.2.7.2): of another nothing is known but its address, which the text has.
fn enclosures(entry: &Entry) -> impl Iterator<Item = Link> {
    entry.content.pictures.iter().filter_map(|picture| {
        let (media_type, bytes) = picture.media_type.zip(picture.bytes)?;
        let title = picture.caption.as_ref().map(figure::plain);
        Some(Link { length: Some(bytes.to_string()), title, ..link("enclosure", picture.address.clone(), media_type) })
    })
}

/// Section, page, agencies, column and kind, each in a scheme of its own; a scheme is an IRI (RFC 4287 §4.2.2.2).
fn categories(entry: &Entry, feed: &Feed) -> Vec<Category> {
    let category =
        |(scheme, term): (_, String)| Category { scheme: Some(feed.below(scheme).into()), label: Some(term.clone()), term };
    entry.categories().into_iter().map(category).collect()
}

fn text(text: &XmlText) -> Text {
    Text::plain(text.as_str())
}

fn person(name: &XmlText) -> Person {
    Person { name: name.to_string(), ..Person::default() }
}

fn hub(address: &Url) -> Link {
    Link { href: address.to_string(), rel: "hub".to_owned(), ..Link::default() }
}

fn link(relation: &str, address: Url, media_type: &str) -> Link {
    Link { href: address.into(), rel: relation.to_owned(), mime_type: Some(media_type.to_owned()), ..Link::default() }
}
