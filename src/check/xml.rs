//! An XML document read into a tree in one stream: well-formed, every prefix bound, within limits.
//!
//! No document type is followed and no entity but the five of XML 1.0 §4.6 is known, so that nothing grows and nothing is fetched.

use crate::check::fault::Fault;
use crate::check::names;
use crate::check::place::Place;
use crate::check::place::START;
use crate::check::place::Walk;
use crate::check::rule::Findings;
use crate::check::rule::Rule;
use crate::check::tree::Attribute;
use crate::check::tree::Base;
use crate::check::tree::Node;
use crate::check::tree::Tree;
use quick_xml::NsReader;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;
use quick_xml::name::ResolveResult;
use std::collections::BTreeSet;
use std::rc::Rc;

rules! {
    FORM Error "xml-form" "XML 1.0 §2.1"
    PREFIX Error "xml-prefix" "Namespaces in XML 1.0 §5"
    CHARACTER Error "xml-character" "XML 1.0 §2.2"
    ENTITY Error "xml-entity" "XML 1.0 §4.1"
    TYPE Error "xml-type" "XML 1.0 §2.8"
    LIMIT Error "xml-limit" "benbao"
    DECLARATION Advice "xml-declaration" "XML 1.0 §2.8"
    LINES Advice "xml-lines" "XML 1.0 §2.11"
}

/// So deep is no feed: XHTML in an entry has some twenty levels.
const DEEPEST: usize = 256;
/// A feed of 64 MiB has fewer; a tree of more would take more memory than a server has to spare.
const MOST_ELEMENTS: usize = 500_000;
/// An element of HTML has some twenty; their names are compared with each other.
const MOST_ATTRIBUTES: usize = 256;
/// Prefixes are sought one by one among those in scope.
const MOST_PREFIXES: usize = 256;

/// Reads a document; says what is wrong with it as XML.
pub(crate) fn read(text: &str, findings: &mut Findings) -> Tree {
    let mut reading = Reading {
        walk: Walk::new(text),
        findings,
        open: Vec::new(),
        scopes: vec![0],
        elements: 0,
        roots: 0,
        known: BTreeSet::new(),
        tree: Tree { root: None, is_whole: false, used: BTreeSet::new(), declared: Vec::new() },
    };
    let is_whole = reading.run(text).is_some();
    let Reading { open, mut tree, .. } = reading;
    tree.is_whole = is_whole;
    if tree.root.is_none() {
        tree.root = open.into_iter().next();
    }
    if is_whole {
        layout(text, findings);
    }
    tree
}

/// What a parser passes over and a person should know.
fn layout(text: &str, findings: &mut Findings) {
    if !text.starts_with("<?xml") {
        findings.add(DECLARATION, START, Fault::Missing("<?xml version=\"1.0\" encoding=\"utf-8\"?>".to_owned()));
    }
    let returns = text.matches('\r').count();
    let is_windows = returns == text.matches("\r\n").count() && returns == text.matches('\n').count();
    if returns > 0 && !is_windows {
        let offset = text.find('\r').unwrap_or_default();
        findings.add(LINES, Walk::new(text).to(offset), Fault::Here("U+000D".to_owned()));
    }
}

struct Reading<'text, 'list> {
    walk: Walk<'text>,
    findings: &'list mut Findings,
    open: Vec<Node>,
    /// How many prefixes are bound at each level.
    scopes: Vec<usize>,
    elements: usize,
    roots: usize,
    /// Names are kept once.
    known: BTreeSet<Rc<str>>,
    tree: Tree,
}

impl Reading<'_, '_> {
    /// `None` where the document ends as XML.
    fn run(&mut self, text: &str) -> Option<()> {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().check_comments = true;
        loop {
            let start = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let place = self.walk.to(usize::try_from(reader.error_position()).unwrap_or(start));
                    return self.stop(FORM, place, Fault::Parser(error.to_string()));
                }
            };
            let place = self.walk.to(start);
            match event {
                Event::Start(element) => {
                    let node = self.node(&reader, &element, place)?;
                    self.open.push(node);
                    if self.open.len() > DEEPEST {
                        return self.stop(LIMIT, place, Fault::Beyond("depth".to_owned(), self.open.len(), DEEPEST));
                    }
                }
                Event::Empty(element) => {
                    let node = self.node(&reader, &element, place)?;
                    self.scopes.pop();
                    self.close(node);
                }
                Event::End(_) => {
                    self.scopes.pop();
                    match self.open.pop() {
                        Some(node) => self.close(node),
                        None => return self.stop(FORM, place, Fault::Parser("</…>".to_owned())),
                    }
                }
                Event::Text(text) => {
                    let text = std::str::from_utf8(&text).unwrap_or_default();
                    if text.contains("]]>") {
                        return self.stop(FORM, place, Fault::Holds("text".to_owned(), "]]>".to_owned()));
                    }
                    self.text(text, place)?;
                }
                Event::CData(text) => {
                    if self.open.is_empty() {
                        return self.stop(FORM, place, Fault::Here("<![CDATA[".to_owned()));
                    }
                    self.text(std::str::from_utf8(&text).unwrap_or_default(), place)?;
                }
                Event::GeneralRef(reference) => {
                    let name = std::str::from_utf8(&reference).unwrap_or_default();
                    match entity(name) {
                        Some(letter) => self.text(letter.encode_utf8(&mut [0; 4]), place)?,
                        None => return self.stop(ENTITY, place, Fault::Here(format!("&{name};"))),
                    }
                }
                Event::DocType(words) => {
                    if words.contains(&b'[') || !is_old_netscape(&words) {
                        self.findings.add(TYPE, place, Fault::Here("<!DOCTYPE>".to_owned()));
                    }
                }
                Event::Decl(_) if start > 0 => return self.stop(FORM, place, Fault::Here("<?xml ?>".to_owned())),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof => break,
            }
        }
        let end = self.walk.to(text.len());
        match (self.open.last(), self.roots) {
            (Some(open), _) => {
                let (tag, place) = (open.tag(), open.place);
                self.stop(FORM, place, Fault::Missing(tag.replacen('<', "</", 1)))
            }
            (None, 1) => Some(()),
            (None, 0) => self.stop(FORM, end, Fault::Empty("XML".to_owned())),
            (None, roots) => self.stop(FORM, end, Fault::Count("<…>".to_owned(), roots)),
        }
    }

    fn stop<T>(&mut self, rule: &'static Rule, place: Place, what: Fault) -> Option<T> {
        self.findings.add(rule, place, what);
        None
    }

    fn text(&mut self, text: &str, place: Place) -> Option<()> {
        if let Some(letter) = text.chars().find(|letter| is_illegal(*letter)) {
            return self.stop(CHARACTER, place, Fault::Here(format!("U+{:04X}", u32::from(letter))));
        }
        match self.open.last_mut() {
            Some(node) => node.text.push_str(text),
            None if text.trim().is_empty() => {}
            None => return self.stop(FORM, place, Fault::Holds("XML".to_owned(), text.trim().to_owned())),
        }
        Some(())
    }

    fn close(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(parent) => parent.children.push(node),
            None => self.tree.root = Some(node),
        }
    }

    fn kept(&mut self, name: &str) -> Rc<str> {
        if let Some(known) = self.known.get(name) {
            return Rc::clone(known);
        }
        let name: Rc<str> = Rc::from(name);
        self.known.insert(Rc::clone(&name));
        name
    }

    fn node(&mut self, reader: &NsReader<&[u8]>, element: &BytesStart<'_>, place: Place) -> Option<Node> {
        self.elements += 1;
        self.roots += usize::from(self.open.is_empty());
        if self.elements > MOST_ELEMENTS {
            return self.stop(LIMIT, place, Fault::Beyond("elements".to_owned(), self.elements, MOST_ELEMENTS));
        }
        let raw: Vec<_> = element.attributes().with_checks(false).take(MOST_ATTRIBUTES + 1).collect();
        let binds = |key: &[u8]| key == b"xmlns" || key.starts_with(b"xmlns:");
        let bound = raw.iter().flatten().filter(|it| binds(it.key.as_ref())).count();
        let in_scope = self.scopes.last().copied().unwrap_or_default() + bound;
        self.scopes.push(in_scope);
        if raw.len() > MOST_ATTRIBUTES || in_scope > MOST_PREFIXES {
            return self.stop(LIMIT, place, Fault::Beyond("attributes".to_owned(), raw.len().max(in_scope), MOST_ATTRIBUTES));
        }
        let written = String::from_utf8_lossy(element.name().as_ref()).into_owned();
        if !is_name(&written) {
            return self.stop(FORM, place, Fault::Here(format!("<{written}>")));
        }
        let (space, local) = reader.resolver().resolve_element(element.name());
        let name = self.kept(&String::from_utf8_lossy(local.as_ref()));
        let space = self.space(space, place)?;
        let mut attributes = Vec::with_capacity(raw.len());
        let mut seen = BTreeSet::new();
        for attribute in raw {
            let attribute = match attribute {
                Ok(attribute) => attribute,
                Err(error) => {
                    return self.stop(FORM, place, Fault::Parser(error.to_string()));
                }
            };
            let key = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
            let value = self.value(&attribute.value, &key, place)?;
            if binds(key.as_bytes()) {
                if self.open.is_empty() {
                    self.tree.declared.push((key, value));
                }
                continue;
            }
            let (bound, local) = reader.resolver().resolve_attribute(attribute.key);
            let local = String::from_utf8_lossy(local.as_ref()).into_owned();
            let bound = self.space(bound, place)?;
            if !seen.insert((Rc::clone(&bound), local.clone())) || !is_name(&key) {
                return self.stop(FORM, place, Fault::Count(key, 2));
            }
            attributes.push(Attribute { space: bound, name: local, value });
        }
        let is_said = attributes.iter().any(|it: &Attribute| *it.space == *names::XML && it.name == "base");
        let base = if is_said { Base::Said } else { self.open.last().map_or(Base::Unsaid, |parent| parent.base) };
        Some(Node { space, name, written, attributes, children: Vec::new(), text: String::new(), place, base })
    }

    fn space(&mut self, found: ResolveResult<'_>, place: Place) -> Option<Rc<str>> {
        let space = match found {
            ResolveResult::Unknown(prefix) => {
                return self.stop(PREFIX, place, Fault::Here(String::from_utf8_lossy(&prefix).into_owned()));
            }
            ResolveResult::Unbound => self.kept(""),
            ResolveResult::Bound(space) => self.kept(&String::from_utf8_lossy(space.as_ref())),
        };
        self.tree.used.insert(Rc::clone(&space));
        Some(space)
    }

    fn value(&mut self, raw: &[u8], key: &str, place: Place) -> Option<String> {
        let raw = std::str::from_utf8(raw).unwrap_or_default();
        if raw.contains('<') {
            return self.stop(FORM, place, Fault::Holds(key.to_owned(), "<".to_owned()));
        }
        let value = match quick_xml::escape::unescape(raw) {
            Ok(value) => value.into_owned(),
            Err(error) => {
                return self.stop(ENTITY, place, Fault::Parser(error.to_string()));
            }
        };
        match value.chars().find(|letter| is_illegal(*letter)) {
            Some(letter) => self.stop(CHARACTER, place, Fault::Here(format!("U+{:04X}", u32::from(letter)))),
            None => Some(value),
        }
    }
}

/// RSS 0.91 of Netscape names its document type, which nobody fetches.
fn is_old_netscape(words: &[u8]) -> bool {
    words.windows(15).any(|it| it.eq_ignore_ascii_case(b"netscape commun"))
}

/// One of the five entities, or a character by its number.
fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let (digits, radix) = match number.strip_prefix('x') {
                Some(digits) => (digits, 16),
                None => (number, 10),
            };
            let is_number = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
            char::from_u32(u32::from_str_radix(digits, radix).ok().filter(|_| is_number)?)
        }
    }
}

/// XML 1.0 §2.2, production 2.
fn is_illegal(letter: char) -> bool {
    matches!(letter, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}

/// XML 1.0 §2.3 for ASCII; other letters are let pass.
fn is_name(name: &str) -> bool {
    let mut letters = name.chars();
    let begins = |letter: char| letter.is_ascii_alphabetic() || letter == '_' || letter == ':' || !letter.is_ascii();
    letters.next().is_some_and(begins) && letters.all(|it| begins(it) || it.is_ascii_digit() || it == '-' || it == '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        let mut findings = Findings::default();
        read(&format!("<?xml version=\"1.0\"?>\n{text}"), &mut findings);
        findings.settled().0.iter().map(|finding| finding.rule.code).collect()
    }

    #[test]
    fn what_is_no_xml_is_named() {
        let table = [
            ("<a/>", ""),
            ("<a>&amp;&#20013;&#x4e2d;<b c='&quot;'/></a>", ""),
            ("<a><b></a>", "xml-form"),
            ("<a>", "xml-form"),
            ("<a/><b/>", "xml-form"),
            ("", "xml-form"),
            ("<a/>text", "xml-form"),
            ("text<a/>", "xml-form"),
            ("<a>]]></a>", "xml-form"),
            ("<a b='<'/>", "xml-form"),
            ("<a b='1' b='2'/>", "xml-form"),
            ("<a b=1/>", "xml-form"),
            ("<1/>", "xml-form"),
            ("<a><?xml version='1.0'?></a>", "xml-form"),
            ("<a><!-- -- --></a>", "xml-form"),
            ("<a>a & b</a>", "xml-form"),
            ("<dc:a/>", "xml-prefix"),
            ("<a dc:b='1'/>", "xml-prefix"),
            ("<a>\u{c}</a>", "xml-character"),
            ("<a>&#12;</a>", "xml-character"),
            ("<a b='\u{1}'/>", "xml-character"),
            ("<a>&nbsp;</a>", "xml-entity"),
            ("<a b='&nbsp;'/>", "xml-entity"),
            ("<!DOCTYPE a><a/>", "xml-type"),
            ("<a>\r</a>", "xml-lines"),
        ];
        for (text, expected) in table {
            assert_eq!(codes(text).join(" "), expected, "{text}");
        }
        assert_eq!(codes(&"<a>".repeat(300)), ["xml-limit"]);
    }

    #[test]
    fn an_element_knows_its_place_and_its_text() {
        let mut findings = Findings::default();
        let text = "<?xml version=\"1.0\"?>\n<甲 xmlns:x='u'>\n  <x:b c='1'>一<d/>&lt;二</x:b></甲>";
        let root = read(text, &mut findings).root.unwrap();
        let inner = root.child("u", "b").unwrap();
        assert_eq!((inner.place.line, inner.place.column, inner.words(), inner.tag()), (3, 3, "一<二", "<x:b>".to_owned()));
        assert_eq!((inner.attribute("c"), root.place.line), (Some("1"), 2));
    }
}
