//! The second parser: what is to be published is read back by other code than wrote it. XML must be well formed with every
//! prefix bound (Namespaces in XML 1.0 §5) and carry no document type; JSON must be JSON; a picture has the header of its kind. What fails
//! is not published.

use crate::error::Error;
use crate::error::unsound::Flaw;
use crate::error::unsound::Unsound;
use crate::picture::header;
use crate::publish::File;
use quick_xml::NsReader;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;
use quick_xml::name::ResolveResult;
use std::fmt;

/// Reads the document back by the kind its name tells; pages in HTML and other files are taken as they are.
///
/// # Errors
/// [`Error::Unsound`] with what was found and where.
pub fn verify(file: &File) -> Result<(), Error> {
    let extension = file.path.extension().and_then(|it| it.to_str());
    let verdict = match extension {
        Some("xml" | "opml") => xml(&file.bytes),
        Some("json") => {
            serde_json::from_slice::<serde::de::IgnoredAny>(&file.bytes).map(drop).map_err(|error| parser(error).anywhere())
        }
        Some(ending @ ("jpg" | "png" | "webp")) if !header::is_picture(&file.bytes, ending) => Err(Flaw::NoPicture.anywhere()),
        _ => Ok(()),
    };
    verdict.map_err(|found| Error::Unsound { path: file.path.clone(), found: Box::new(found) })
}

/// What a parser said.
fn parser(error: impl fmt::Display) -> Flaw {
    Flaw::Parser(error.to_string())
}

fn xml(bytes: &[u8]) -> Result<(), Unsound> {
    let text = std::str::from_utf8(bytes).map_err(|error| parser(error).anywhere())?;
    let mut reader = NsReader::from_str(text);
    reader.config_mut().check_comments = true;
    let mut depth = 0_usize;
    let mut roots = 0_usize;
    loop {
        let event = reader.read_event().map_err(|error| parser(error).at(reader.error_position()))?;
        let at = |flaw: Flaw| flaw.at(reader.buffer_position());
        match event {
            Event::Start(element) => {
                roots += usize::from(depth == 0);
                depth += 1;
                names(&reader, &element).map_err(at)?;
            }
            Event::Empty(element) => {
                roots += usize::from(depth == 0);
                names(&reader, &element).map_err(at)?;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(text) if depth == 0 && !text.iter().all(u8::is_ascii_whitespace) => {
                return Err(at(Flaw::TextOutside));
            }
            Event::CData(_) if depth == 0 => return Err(at(Flaw::TextOutside)),
            Event::Text(text) => characters(&text.decode().map_err(|error| at(parser(error)))?).map_err(at)?,
            Event::CData(text) => characters(&text.decode().map_err(|error| at(parser(error)))?).map_err(at)?,
            Event::GeneralRef(reference) => {
                let name = reference.decode().map_err(|error| at(parser(error)))?;
                reference_is_known(&name).map_err(at)?;
            }
            Event::DocType(_) => return Err(at(Flaw::DocumentType)),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    match (depth, roots) {
        (0, 1) => Ok(()),
        (0, 0) => Err(Flaw::NoElement.anywhere()),
        (0, _) => Err(Flaw::Elements(roots).anywhere()),
        (open, _) => Err(Flaw::Open(open).anywhere()),
    }
}

/// Every prefix of the element and of its attributes is bound, no attribute stands twice, every value unescapes.
fn names(reader: &NsReader<&[u8]>, element: &BytesStart<'_>) -> Result<(), Flaw> {
    let shown = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
    if let (ResolveResult::Unknown(prefix), _) = reader.resolver().resolve_element(element.name()) {
        return Err(Flaw::Prefix(shown(&prefix)));
    }
    for attribute in element.attributes() {
        let attribute = attribute.map_err(parser)?;
        if let (ResolveResult::Unknown(prefix), _) = reader.resolver().resolve_attribute(attribute.key) {
            return Err(Flaw::Prefix(shown(&prefix)));
        }
        if attribute.value.contains(&b'<') {
            return Err(Flaw::Bracket { attribute: shown(attribute.key.as_ref()) });
        }
        let value = std::str::from_utf8(&attribute.value).map_err(parser)?;
        let value = quick_xml::escape::unescape(value).map_err(parser)?;
        characters(&value)?;
    }
    Ok(())
}

/// XML 1.0 §2.2, production 2; the crate lets every character pass.
fn characters(text: &str) -> Result<(), Flaw> {
    let illegal = |letter: &char| matches!(letter, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}');
    text.chars().find(illegal).map_or(Ok(()), |letter| Err(Flaw::Character(letter)))
}

/// One of the five names of XML 1.0 §4.6, or a number of a character that XML carries.
fn reference_is_known(name: &str) -> Result<(), Flaw> {
    let text = quick_xml::escape::unescape(&format!("&{name};")).map_err(parser)?.into_owned();
    characters(&text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn check(name: &str, text: &str) -> Result<(), String> {
        verify(&File { path: PathBuf::from(name), bytes: text.as_bytes().to_vec() }).map_err(|error| error.to_string())
    }

    #[test]
    fn sound_documents_pass() {
        let table = [
            ("rss.xml", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel/></rss>\n"),
            (
                "atom.xml",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\"><title>甲 &amp; 乙 &#20013;</title></feed>",
            ),
            ("rss.xml", "<rss xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator a=\"&quot;\">鲁燕</dc:creator></rss>"),
            ("feed.json", "{\"version\":\"https://jsonfeed.org/version/1.1\"}"),
            ("editions/2023-04-09/0.html", "<p>a page is no XML<br>"),
        ];
        for (name, text) in table {
            assert_eq!(check(name, text), Ok(()), "{text}");
        }
    }

    #[test]
    fn unsound_documents_do_not() {
        let table = [
            ("<rss><channel></rss>", "ill-formed document: expected `</channel>`, but `</rss>` was found at byte 14"),
            ("<rss><dc:creator>鲁燕</dc:creator></rss>", "prefix `dc` is bound to no namespace at byte 17"),
            ("<rss media:url=\"a\"/>", "prefix `media` is bound to no namespace at byte 20"),
            ("<rss>", "1 element is never closed"),
            ("<rss><a>", "2 elements are never closed"),
            ("<a/><b/>", "2 elements where one is the document"),
            ("", "no element"),
            ("<rss/>text", "text outside the document's element at byte 10"),
            ("<!DOCTYPE rss><rss/>", "a document type, which no feed needs at byte 14"),
            ("<rss>\u{c}</rss>", "character U+000C, which XML cannot carry, at byte 6"),
            ("<rss>&#12;</rss>", "character U+000C, which XML cannot carry, at byte 10"),
            ("<rss a=\"\u{1}\"/>", "character U+0001, which XML cannot carry, at byte 12"),
        ];
        for (text, message) in table {
            assert_eq!(
                check("rss.xml", text),
                Err(format!("rss.xml: not published, the last good one stays: {message}")),
                "{text}"
            );
        }
        for text in ["<rss>&nbsp;</rss>", "<rss a=\"1\" a=\"2\"/>", "<rss a=\"<\"/>", "<rss>a & b</rss>", "<rss", "<rss a=1/>"] {
            assert!(check("rss.xml", text).is_err(), "{text}");
        }
        assert!(check("pictures/0a.png", "<html>").is_err());
        assert!(check("feed.json", "{\"a\":1,}").is_err());
        assert!(check("feed.json", "{} {}").is_err());
    }
}
