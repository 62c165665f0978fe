//! The XML of office programs, element by element: names without their prefix, since the strict and the transitional form of
//! OOXML differ in nothing else; within limits of depth and attributes, and never with a document type.

use crate::error::office::Unopened;
use crate::read::limits::Limits;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::BytesStart;
use quick_xml::reader::Reader;
use std::borrow::Cow;

/// An element with fewer bytes than so many an attribute (`a=""` and a space) cannot have as many.
const SHORTEST: usize = 5;

/// A part that is being read.
pub(crate) struct Xml<'text> {
    reader: Reader<&'text [u8]>,
    depth: usize,
    limits: Limits,
}

/// What comes next.
pub(crate) enum Event<'text> {
    /// An element opens; what is inside follows.
    Open(Element<'text>),
    /// Text.
    Text(Cow<'text, str>),
}

/// The opening of an element.
pub(crate) struct Element<'text>(BytesStart<'text>);

impl<'text> Xml<'text> {
    /// Begins at the beginning.
    pub(crate) fn within(text: &'text str, limits: Limits) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0, limits }
    }

    /// How many elements are open. What is inside an element that has just opened is at this level.
    pub(crate) fn level(&self) -> usize {
        self.depth
    }

    /// What comes next at this level or inside it; `None` when the element of the level closes, or the part ends.
    pub(crate) fn next(&mut self, level: usize) -> Result<Option<Event<'text>>, Unopened> {
        use quick_xml::events::Event as Read;
        loop {
            match self.reader.read_event().map_err(|_| Unopened::Broken)? {
                Read::Start(start) => {
                    self.depth += 1;
                    if self.depth > self.limits.depth {
                        return Err(Unopened::Deep { most: self.limits.depth });
                    }
                    let most = self.limits.attributes;
                    let attributes = || start.attributes().with_checks(false).take(most.saturating_add(1)).count();
                    if start.attributes_raw().len() > most.saturating_mul(SHORTEST) && attributes() > most {
                        return Err(Unopened::Attributes { most });
                    }
                    return Ok(Some(Event::Open(Element(start))));
                }
                Read::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth < level {
                        return Ok(None);
                    }
                }
                Read::Text(text) => return Ok(Some(Event::Text(text.xml10_content().map_err(|_| Unopened::Broken)?))),
                Read::CData(text) => return Ok(Some(Event::Text(text.xml10_content().map_err(|_| Unopened::Broken)?))),
                Read::GeneralRef(reference) => {
                    if let Some(letter) = reference.resolve_char_ref().map_err(|_| Unopened::Broken)? {
                        return Ok(Some(Event::Text(Cow::Owned(letter.to_string()))));
                    }
                    let name = reference.decode().map_err(|_| Unopened::Broken)?;
                    let letter = resolve_xml_entity(&name).ok_or(Unopened::DocumentType)?;
                    return Ok(Some(Event::Text(Cow::Borrowed(letter))));
                }
                Read::DocType(_) => return Err(Unopened::DocumentType),
                Read::Eof if self.depth > 0 => return Err(Unopened::Broken),
                Read::Eof => return Ok(None),
                Read::Empty(_) | Read::Comment(_) | Read::Decl(_) | Read::PI(_) => {}
            }
        }
    }

    /// The next element inside this level; text between elements says nothing.
    pub(crate) fn element(&mut self, level: usize) -> Result<Option<Element<'text>>, Unopened> {
        loop {
            match self.next(level)? {
                Some(Event::Open(element)) => return Ok(Some(element)),
                Some(Event::Text(_)) => {}
                None => return Ok(None),
            }
        }
    }

    /// Passes over what is inside the element that has just opened.
    pub(crate) fn skip(&mut self) -> Result<(), Unopened> {
        let level = self.depth;
        while self.next(level)?.is_some() {}
        Ok(())
    }

    /// All text inside the element that has just opened.
    pub(crate) fn text(&mut self) -> Result<String, Unopened> {
        let level = self.depth;
        let mut whole = String::new();
        while let Some(event) = self.next(level)? {
            if let Event::Text(text) = event {
                whole.push_str(&text);
            }
        }
        Ok(whole)
    }
}

impl Element<'_> {
    /// Its name without its prefix.
    pub(crate) fn name(&self) -> &str {
        std::str::from_utf8(self.0.local_name().into_inner()).unwrap_or_default()
    }

    /// An attribute by its name without its prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let mut named = attributes.filter(|it| it.key.local_name().into_inner() == name.as_bytes());
        Some(named.next()?.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
    }

    /// `val`, which says most in OOXML.
    pub(crate) fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// Whether a switch is on: `<w:b/>`, `<w:b w:val="1"/>` (ECMA-376-1 §17.17.4).
    pub(crate) fn is_on(&self) -> bool {
        !self.value().is_some_and(|it| matches!(it.as_str(), "0" | "false" | "off" | "none"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names and texts of a part.
    fn told(text: &str) -> Result<String, Unopened> {
        let mut xml = Xml::within(text, Limits::default());
        let mut told = Vec::new();
        while let Some(event) = xml.next(0)? {
            told.push(match event {
                Event::Open(element) => format!("<{} {:?}>", element.name(), element.value()),
                Event::Text(text) => text.into_owned(),
            });
        }
        Ok(told.join(""))
    }

    #[test]
    fn elements_and_texts_come_in_order_and_what_is_hostile_is_refused() {
        let right = "<?xml version=\"1.0\"?><w:p><w:b w:val=\"a&amp;b\"/>甲&lt;<![CDATA[乙]]>&#x4e19;</w:p>";
        assert_eq!(told(right).unwrap(), "<p None><b Some(\"a&b\")>甲<乙丙");
        let deep = "<a>".repeat(100_000);
        let attributes: String = (0..300).map(|it| format!(" a{it}=\"1\"")).collect();
        let table = [
            ("<a><b></a>", Unopened::Broken),
            ("<a><b>", Unopened::Broken),
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", Unopened::DocumentType),
            ("<a>&b;</a>", Unopened::DocumentType),
            (&deep, Unopened::Deep { most: 256 }),
            (&format!("<a{attributes}/>"), Unopened::Attributes { most: 256 }),
        ];
        for (text, wrong) in table {
            assert_eq!(told(text), Err(wrong));
        }
    }
}
