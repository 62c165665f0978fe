//! What a page candidate is by its content, whatever it is called: markup, office documents, pictures and bare bytes are
//! never published as text.
//!
//! A few bytes at the head tell most of it. In which encoding text is, is `encoding`'s; whether it was rightly decoded before,
//! `mojibake`'s.

use crate::error::file::FileKind as Kind;

/// What bytes are that are no text, by their head.
pub(crate) fn of_bytes(bytes: &[u8]) -> Option<Kind> {
    if beginning(bytes).is_empty() { Some(Kind::Empty) } else { by_magic(bytes) }
}

/// What text is that is none for a page. Asked of bytes that could not be decoded, it still knows most.
pub(crate) fn of_text(text: &[u8]) -> Option<Kind> {
    by_magic(text).or_else(|| by_control_characters(text)).or_else(|| markup(text))
}

/// Whether bytes are a text of OpenDocument in one file of XML, whose first element says so.
pub(crate) fn is_flat_document(bytes: &[u8]) -> bool {
    let text = beginning(bytes);
    let head = text.get(..text.len().min(FLAT)).unwrap_or_default();
    let holds = |needle: &[u8]| head.windows(needle.len()).any(|it| it == needle);
    (head.starts_with(b"<?xml") || head.starts_with(b"<office:document"))
        && holds(b"<office:document ")
        && holds(b"application/vnd.oasis.opendocument.text")
}

/// The first element names some forty spaces of names before it says what it is.
const FLAT: usize = 1 << 13;

/// Heads that no text has.
const HEADS: [(&[u8], Kind); 24] = [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::OldOffice),
    (b"\x89PNG\r\n\x1a\n", Kind::Picture),
    (b"\xff\xd8\xff", Kind::Picture),
    (b"GIF87a", Kind::Picture),
    (b"GIF89a", Kind::Picture),
    (b"II*\0", Kind::Picture),
    (b"MM\0*", Kind::Picture),
    (b"8BPS\0", Kind::Picture),
    (b"Rar!\x1a\x07", Kind::Packed),
    (b"7z\xbc\xaf\x27\x1c", Kind::Packed),
    (b"\x1f\x8b", Kind::Packed),
    (b"\xfd7zXZ\0", Kind::Packed),
    (b"\x28\xb5\x2f\xfd", Kind::Packed),
    (b"ID3\x02", Kind::Recording),
    (b"ID3\x03", Kind::Recording),
    (b"ID3\x04", Kind::Recording),
    (b"OggS\0", Kind::Recording),
    (b"fLaC\0", Kind::Recording),
    (b"\x1aE\xdf\xa3", Kind::Recording),
    (b"SQLite format 3\0", Kind::Table),
    (b"\x06\x06\xed\xf5", Kind::Layout),
    (b"\x7fELF", Kind::Binary),
    (b"\xff\xfe\0\0", Kind::Utf32),
    (b"\0\0\xfe\xff", Kind::Utf32),
];

fn by_magic(bytes: &[u8]) -> Option<Kind> {
    if let Some((_, kind)) = HEADS.iter().find(|(head, _)| bytes.starts_with(head)) {
        return Some(*kind);
    }
    if [&b"PK\x03\x04"[..], b"PK\x05\x06", b"PK\x07\x08"].iter().any(|head| bytes.starts_with(head)) {
        return Some(packed(bytes));
    }
    let part = |from: usize, to: usize| bytes.get(from..to).unwrap_or_default();
    match (part(0, 4), part(4, 8), part(8, 12)) {
        (b"RIFF", _, b"WEBP") => return Some(Kind::Picture),
        (b"RIFF", _, b"WAVE" | b"AVI ") => return Some(Kind::Recording),
        (b"BM\0\0" | [b'B', b'M', _, _], [_, _, 0, 0], [0, 0, _, _]) => return Some(Kind::Picture),
        (_, b"ftyp", b"heic" | b"heix" | b"mif1" | b"msf1" | b"avif") => return Some(Kind::Picture),
        (_, b"ftyp", _) => return Some(Kind::Recording),
        _ => {}
    }
    let text = beginning(bytes);
    let starts = |head: &[u8]| text.get(..head.len()).is_some_and(|it| it.eq_ignore_ascii_case(head));
    let heads: [(&[u8], Kind); 6] = [
        (b"{\\rtf", Kind::Rtf),
        (b"%PDF-", Kind::Pdf),
        (b"%!PS", Kind::Pdf),
        (b"MIME-Version:", Kind::Mail),
        (b"From: <Saved by ", Kind::WebArchive),
        (b"From: \"Saved by ", Kind::WebArchive),
    ];
    heads.into_iter().find(|(head, _)| starts(head)).map(|(_, kind)| kind)
}

/// What a ZIP archive holds: its first names, and the type that OpenDocument and EPUB put first, stand in the clear; all of its
/// names at its end.
fn packed(bytes: &[u8]) -> Kind {
    const PART: usize = 1 << 16;
    let head = bytes.get(..bytes.len().min(PART)).unwrap_or_default();
    let end = bytes.get(bytes.len().saturating_sub(PART)..).unwrap_or_default();
    let holds = |needle: &[u8]| [head, end].iter().any(|part| part.windows(needle.len()).any(|it| it == needle));
    let types: [(&[u8], Kind); 8] = [
        (b"opendocument.text", Kind::OpenDocument),
        (b"opendocument.spreadsheet", Kind::Table),
        (b"opendocument.presentation", Kind::Slides),
        (b"application/epub", Kind::Layout),
        (b"word/", Kind::Word),
        (b"xl/", Kind::Sheet),
        (b"ppt/", Kind::Slides),
        (b"Index/Document.iwa", Kind::OpenDocument),
    ];
    types.into_iter().find(|(name, _)| holds(name)).map_or(Kind::Packed, |(_, kind)| kind)
}

/// A stray control character costs a warning; more of them than any page of text has, and it is none.
fn by_control_characters(bytes: &[u8]) -> Option<Kind> {
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c) || *byte == 0x7f;
    // Nearly every text has none, and is told in one look without a branch a byte.
    if !bytes.iter().fold(false, |found, byte| found | control(byte)) {
        return None;
    }
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    if zeros > 0 && (zeros == bytes.len() || bytes.windows(RUN).any(|run| run.iter().all(|byte| *byte == 0))) {
        return Some(Kind::Zeroed);
    }
    let controls = bytes.iter().filter(|byte| control(byte)).count();
    // A tenth of one-byte characters; an encoding of several bytes has none at all.
    (controls >= 8 && controls * 20 > bytes.len()).then_some(Kind::Binary)
}

/// As many zero bytes in a row stand in no text, and in every block that was never written.
const RUN: usize = 32;

/// HTML or XML from its first character on; a page with a few tags in it is a page.
fn markup(bytes: &[u8]) -> Option<Kind> {
    let text = behind_comments(beginning(bytes));
    let starts = |head: &str| text.get(..head.len()).is_some_and(|it| it.eq_ignore_ascii_case(head.as_bytes()));
    if ["<!doctype html", "<html", "<head>", "<body"].iter().any(|head| starts(head)) {
        return Some(Kind::Web);
    }
    if ["<?xml", "<!doctype", "<rss", "<feed ", "<svg"].iter().any(|head| starts(head)) {
        let head = text.get(..text.len().min(512)).unwrap_or_default();
        let names = |name: &[u8]| head.windows(name.len()).any(|it| it.eq_ignore_ascii_case(name));
        let is_feed = [&b"<rss"[..], b"<feed", b"<rdf:rdf"].iter().any(|name| names(name));
        return Some(if names(b"<html") {
            Kind::Web
        } else if is_feed {
            Kind::Feed
        } else {
            Kind::Markup
        });
    }
    is_fragment(text).then_some(Kind::Web)
}

/// A piece of a web page: nearly every line begins with a tag.
fn is_fragment(text: &[u8]) -> bool {
    if !text.starts_with(b"<") {
        return false;
    }
    let lines = text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let (all, tagged) = lines.fold((0, 0), |(all, tagged), line| (all + 1, tagged + usize::from(opens_with_tag(line))));
    let tags = text.windows(2).filter(|it| it.starts_with(b"</")).count();
    tagged * 5 >= all * 4 && tags >= 3
}

fn opens_with_tag(line: &[u8]) -> bool {
    const TAGS: [&str; 22] = [
        "p", "div", "span", "br", "table", "tbody", "tr", "td", "th", "ul", "ol", "li", "h1", "h2", "h3", "a", "img", "section",
        "article", "font", "script", "style",
    ];
    let Some(rest) = line.strip_prefix(b"<") else { return false };
    let rest = rest.strip_prefix(b"/").unwrap_or(rest);
    let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
    rest.get(..end).is_some_and(|name| TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag.as_bytes())))
}

/// The text behind a byte order mark and white space.
fn beginning(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start()
}

/// Browsers write `<!-- saved from url -->` above the page.
fn behind_comments(mut text: &[u8]) -> &[u8] {
    while let Some(rest) = text.strip_prefix(b"<!--") {
        let Some(end) = rest.windows(3).position(|it| it == b"-->") else { return text };
        text = rest.get(end + 3..).unwrap_or_default().trim_ascii_start();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_known_by_its_content() {
        let table: [(&[u8], Kind); 32] = [
            (br"{\rtf1\ansi\ansicpg936 {\fonttbl}}", Kind::Rtf),
            (b"\xef\xbb\xbf\r\n{\\RTF1 ", Kind::Rtf),
            (b"<!DOCTYPE html>\n<html><body>", Kind::Web),
            (b"\xef\xbb\xbf\n <!doctype HTML PUBLIC \"-//W3C//DTD\">", Kind::Web),
            (b"<html xmlns:v=\"urn:schemas-microsoft-com:vml\">", Kind::Web),
            (b"<!-- saved from url=(0022)https://example.cn/ -->\n<HTML>", Kind::Web),
            (b"<?xml version=\"1.0\"?>\n<!DOCTYPE html><html>", Kind::Web),
            (b"<?xml version=\"1.0\" encoding=\"GB2312\"?>\n<NEWS>", Kind::Markup),
            (b"<rss version=\"2.0\">", Kind::Feed),
            ("<p>海湾大桥通车</p>\n<p>正文</p>\n<p>正文</p>\n".as_bytes(), Kind::Web),
            ("<div class=\"a\"><p>正文</p><p>正文</p></div>".as_bytes(), Kind::Web),
            (b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml PK\x03\x04 word/document.xml", Kind::Word),
            (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml xl/workbook.xml", Kind::Sheet),
            (b"PK\x03\x04\x14\0\0\x08mimetypeapplication/vnd.oasis.opendocument.text", Kind::OpenDocument),
            (b"PK\x03\x04\x14\0\0\x08\xb0\xe6.txt", Kind::Packed),
            (b"PK\x05\x06\0\0\0\0", Kind::Packed),
            (b"Rar!\x1a\x07\x01\0", Kind::Packed),
            (b"7z\xbc\xaf\x27\x1c\0\x04", Kind::Packed),
            (b"\x1f\x8b\x08\0", Kind::Packed),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", Kind::OldOffice),
            (b"%PDF-1.7\n%\xe2\xe3", Kind::Pdf),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Kind::Picture),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", Kind::Picture),
            (b"GIF89a\x01\0", Kind::Picture),
            (b"RIFF\x24\0\0\0WEBPVP8 ", Kind::Picture),
            (b"\0\0\0\x18ftypheic", Kind::Picture),
            (b"\0\0\0\x18ftypmp42", Kind::Recording),
            (b"BM\x36\x10\x0e\0\0\0\0\0\x36\0\0\0", Kind::Picture),
            (b"\xff\xfe\0\0#\0\0\0", Kind::Utf32),
            (b"\0\0\xfe\xff\0\0\0#", Kind::Utf32),
            (&[0; 64], Kind::Zeroed),
            (&[1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2], Kind::Binary),
        ];
        for (bytes, expected) in table {
            assert_eq!(of_text(bytes), Some(expected), "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_flat_document_says_so_in_its_first_element() {
        let of = |kind: &str| {
            format!(
                "<?xml version=\"1.0\"?>\n<office:document xmlns:a=\"b\" office:mimetype=\"application/vnd.oasis.opendocument.{kind}\">"
            )
        };
        assert!(is_flat_document(of("text").as_bytes()) && !is_flat_document(of("spreadsheet").as_bytes()));
        assert!(!is_flat_document(format!("说明：{}", of("text")).as_bytes()));
    }

    #[test]
    fn a_page_is_a_page_whatever_stands_on_it() {
        let table = [
            "",
            "\n\n",
            "# 海湾大桥通车\n\n本报讯 4月8日,海湾大桥通车。\n",
            "<!-- 编辑注 -->\n# 海湾大桥通车\n",
            "# 标题\n\n<p align=\"right\">记者 何小满</p>\n\n<br>\n\n正文。\n",
            "<center>\n\n# 标题\n\n正文。\n\n</center>\n",
            "<div align=\"right\">记者</div>\n\n# 标题\n\n正文。\n",
            "<老码头>开演\n\n正文。\n",
            "BMW宣布在华扩产\n",
            "MIME 类型\n",
            "{\"a\": 1}\n",
            "大\u{c}桥\u{0}通车,\u{c}本报讯\u{0}\n",
            "%PDF 是一种格式\n",
        ];
        for text in table {
            assert_eq!(of_text(text.as_bytes()), None, "{text:?}");
        }
        assert_eq!(of_text(b"\xb1\xb1\xbe\xa9\xc8\xd5\xb1\xa8"), None, "text in GBK is text");
    }
}
