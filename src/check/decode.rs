//! The text of a document out of its bytes: by its byte order mark, by what its XML declaration says, else UTF-8.

use crate::check::fault::Fault;
use crate::check::place::START;
use crate::check::place::Walk;
use crate::check::rule::Findings;
use encoding_rs::Encoding;
use encoding_rs::UTF_8;
use encoding_rs::UTF_16BE;
use encoding_rs::UTF_16LE;
use std::borrow::Cow;

/// Of attributes.
const QUOTES: [char; 2] = ['\u{22}', '\''];

rules! {
    ENCODING Error "xml-encoding" "XML 1.0 §4.3.3"
    JSON_ENCODING Error "json-encoding" "RFC 8259 §8.1"
}

/// An XML declaration is shorter.
const DECLARATION: usize = 200;

/// The text of an XML document; `None` where its bytes are of no encoding that it names.
pub(crate) fn xml<'bytes>(bytes: &'bytes [u8], findings: &mut Findings) -> Option<Cow<'bytes, str>> {
    let (marked, behind) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (Some(encoding), bytes.get(length..).unwrap_or_default()),
        None => (wide(bytes), bytes),
    };
    let label = declared(behind);
    let said = match label.as_deref() {
        None => UTF_8,
        Some(label) => match Encoding::for_label(label.as_bytes()) {
            Some(encoding) => encoding,
            None => {
                findings.add(ENCODING, START, Fault::Is("encoding".to_owned(), label.to_owned()));
                UTF_8
            }
        },
    };
    let encoding = marked.unwrap_or(said);
    // Chance makes no Chinese text valid UTF-8: what is valid there was declared wrongly.
    if let (true, Ok(text)) = (encoding != UTF_8 && marked.is_none() && !behind.is_ascii(), std::str::from_utf8(behind)) {
        if !is_one_byte_each(encoding, text) {
            findings.add(ENCODING, START, Fault::Differs("encoding".to_owned(), label.unwrap_or_default(), "UTF-8".to_owned()));
        }
        return Some(Cow::Borrowed(text));
    }
    let decoded = encoding.decode_without_bom_handling_and_without_replacement(behind);
    if decoded.is_none() {
        findings.add(ENCODING, first_wrong(behind), Fault::Is("encoding".to_owned(), encoding.name().to_owned()));
    }
    decoded
}

/// The text of a JSON document, which is UTF-8.
pub(crate) fn json<'bytes>(bytes: &'bytes [u8], findings: &mut Findings) -> Option<&'bytes str> {
    let behind = bytes.strip_prefix(b"\xef\xbb\xbf");
    if behind.is_some() {
        findings.add(JSON_ENCODING, START, Fault::Here("U+FEFF".to_owned()));
    }
    let bytes = behind.unwrap_or(bytes);
    let text = std::str::from_utf8(bytes);
    if text.is_err() {
        findings.add(JSON_ENCODING, first_wrong(bytes), Fault::Is("encoding".to_owned(), "UTF-8?".to_owned()));
    }
    text.ok()
}

/// UTF-16 without a mark, told by how its declaration begins (XML 1.0, appendix F).
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes.get(..4)? {
        [b'<', 0, b'?', 0] => Some(UTF_16LE),
        [0, b'<', 0, b'?'] => Some(UTF_16BE),
        _ => None,
    }
}

/// What the declaration says.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(DECLARATION)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).replace('\0', "");
    let declaration = head.strip_prefix("<?xml")?.split("?>").next()?.to_owned();
    let value = declaration.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start().to_owned();
    let quote = value.chars().next().filter(|it| QUOTES.contains(it))?;
    value.get(1..)?.split(quote).next().map(str::to_owned)
}

/// A few letters of Latin text may by chance be valid UTF-8 as well: two of them are one there.
fn is_one_byte_each(encoding: &'static Encoding, text: &str) -> bool {
    encoding.is_single_byte() && text.chars().filter(|letter| !letter.is_ascii()).count() < 2
}

/// The first place that is no UTF-8, or the beginning.
fn first_wrong(bytes: &[u8]) -> crate::check::place::Place {
    let valid = match std::str::from_utf8(bytes) {
        Err(error) => bytes.get(..error.valid_up_to()).and_then(|it| std::str::from_utf8(it).ok()).unwrap_or_default(),
        Ok(_) => "",
    };
    Walk::new(valid).to(valid.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_read_as_it_says() {
        let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
        let table = [
            ("<a>中</a>".as_bytes().to_vec(), Some("<a>中</a>"), 0),
            (b"\xef\xbb\xbf<a/>".to_vec(), Some("<a/>"), 0),
            (
                gbk("<?xml version='1.0' encoding='gb2312'?><a>中</a>"),
                Some("<?xml version='1.0' encoding='gb2312'?><a>中</a>"),
                0,
            ),
            (
                "<?xml version=\"1.0\" encoding=\"gbk\"?><a>中原</a>".as_bytes().to_vec(),
                Some("<?xml version=\"1.0\" encoding=\"gbk\"?><a>中原</a>"),
                1,
            ),
            (gbk("<a>中</a>"), None, 1),
            (b"<?xml version='1.0' encoding='klingon'?><a/>".to_vec(), Some("<?xml version='1.0' encoding='klingon'?><a/>"), 1),
            (b"\xff\xfe<\0a\0/\0>\0".to_vec(), Some("<a/>"), 0),
        ];
        for (bytes, expected, faults) in table {
            let mut findings = Findings::default();
            assert_eq!(xml(&bytes, &mut findings).as_deref(), expected, "{bytes:?}");
            assert_eq!(findings.settled().0.len(), faults, "{bytes:?}");
        }
    }
}
