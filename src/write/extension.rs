//! XML elements of other vocabularies inside RSS and Atom: which prefixes there are, what they stand for, how often
//! the paper comes out.
//!
//! Both crates write an undeclared prefix without a word, so the declarations are derived from the elements used.

use crate::error::Error;
use crate::error::NotXml;
use crate::feed::Format;
use quick_xml::escape::escape;
use std::collections::BTreeMap;

/// Every prefix that we write through a crate's extensions, and its namespace.
const NAMESPACES: &[(&str, &str)] = &[
    ("at", "http://purl.org/atompub/tombstones/1.0"),
    ("atom", "http://www.w3.org/2005/Atom"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("fh", "http://purl.org/syndication/history/1.0"),
    ("media", "http://search.yahoo.com/mrss/"),
    ("sy", "http://purl.org/rss/1.0/modules/syndication/"),
];

/// Marks a document as an archive, of which readers need no second copy (RFC 5005 §4).
pub(crate) const ARCHIVE: &str = "fh:archive";

/// How often the paper comes out (RSS 1.0 Syndication module): once a day. No `updateBase`: it would be a date.
pub(crate) const RHYTHM: [(&str, &str); 2] = [("sy:updatePeriod", "daily"), ("sy:updateFrequency", "1")];

/// The prefix and the local name of an element.
pub(crate) fn parts(name: &str) -> (String, String) {
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    (prefix.to_owned(), local.to_owned())
}

/// The namespaces to declare for the prefixes used.
///
/// # Errors
/// [`Error::Xml`] for a prefix that the table lacks: readers would refuse the document.
pub(crate) fn declared<'a>(
    prefixes: impl IntoIterator<Item = &'a String>,
    format: Format,
) -> Result<BTreeMap<String, String>, Error> {
    let namespace = |prefix: &String| {
        let found = NAMESPACES.iter().find(|(known, _)| known == prefix);
        let (_, uri) =
            found.ok_or_else(|| Error::Xml { document: format.file_name().to_owned(), why: NotXml::Prefix(prefix.clone()) })?;
        Ok((prefix.clone(), (*uri).to_owned()))
    };
    prefixes.into_iter().map(namespace).collect()
}

/// An element of another vocabulary inside RSS.
pub(crate) fn in_rss(name: &str, text: &str) -> rss::extension::Extension {
    rss::extension::Extension { name: name.to_owned(), value: Some(text.to_owned()), ..Default::default() }
}

/// An element of another vocabulary inside Atom. Its attributes are escaped here, since `atom_syndication` writes
/// them as they come; text it escapes itself.
pub(crate) fn in_atom(name: &str, attributes: &[(&str, &str)], text: &str) -> atom_syndication::extension::Extension {
    let escaped = attributes.iter().map(|(name, value)| ((*name).to_owned(), escape(*value).into_owned()));
    atom_syndication::extension::Extension {
        name: name.to_owned(),
        value: Some(text.to_owned()),
        attrs: escaped.collect(),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use atom_syndication::Entry;

    fn written(extension: atom_syndication::extension::Extension) -> String {
        let inner = [("content".to_owned(), vec![extension])].into();
        let entry = Entry { extensions: [("media".to_owned(), inner)].into(), ..Entry::default() };
        String::from_utf8(entry.write_to(Vec::new()).unwrap()).unwrap()
    }

    #[test]
    fn attributes_of_atom_extensions_are_escaped_once() {
        let xml = written(in_atom("media:content", &[("url", "https://example.cn/?a=1&b=\"<")], "图<1>"));
        assert!(xml.contains("url=\"https://example.cn/?a=1&amp;b=&quot;&lt;\">图&lt;1&gt;</media:content>"), "{xml}");
    }

    /// The day this fails, upstream escapes them: take our escaping out of [`in_atom`].
    #[test]
    fn upstream_still_writes_attributes_of_extensions_as_they_come() {
        let raw = atom_syndication::extension::Extension {
            name: "media:content".to_owned(),
            attrs: [("url".to_owned(), "a&b".to_owned())].into(),
            ..Default::default()
        };
        assert!(written(raw).contains("url=\"a&b\""));
    }

    #[test]
    fn namespaces_are_those_of_the_prefixes_used() {
        let used = ["sy".to_owned(), "sy".to_owned()];
        let declared_now = declared(&used, Format::Rss).unwrap();
        assert_eq!(
            declared_now.into_iter().collect::<Vec<_>>(),
            [("sy".to_owned(), "http://purl.org/rss/1.0/modules/syndication/".to_owned())]
        );
        let error = declared(&["xx".to_owned()], Format::Atom).unwrap_err().to_string();
        assert_eq!(error, "atom.xml: cannot be written as XML: no namespace is known for the prefix xx");
    }
}
