//! In which encoding (编码) a page is written, and its text: UTF-8, UTF-16, GB18030 (with GBK and GB 2312) and Big5 (with the
//! characters of Hong Kong), told by rule and never by a guess that could publish a wrong text.
//!
//! A byte order mark decides; then what is valid as UTF-8 is UTF-8, since chance makes no Chinese text valid. Of the others
//! every one that is valid is read, and the one that reads as Chinese by far the best is taken (`plausible`). What is left
//! is named with its line and the likely cause (`faults`). Text that was decoded wrongly before is `mojibake`'s.

pub(crate) mod faults;
pub mod known;
mod plausible;
#[cfg(test)]
mod tests;

use crate::read::encoding::faults::Fault;
use crate::read::encoding::known::Encoding;
use crate::read::encoding::plausible::Seen;

/// The text of a page, or its bytes and what is wrong with them. A byte order mark is heard whatever was said: nobody
/// writes one by mistake.
pub(crate) fn decode(bytes: Vec<u8>, said: Encoding) -> Result<String, (Vec<u8>, Fault)> {
    let decoded = match (mark(&bytes), said) {
        (Some((marked, length)), _) => {
            let behind = bytes.get(length..).unwrap_or_default();
            match marked.strictly(behind) {
                // Chance bytes are mostly valid in UTF-16, and a mark of two bytes is soon there by chance.
                Some(text) if matches!(marked, Encoding::Utf16Le | Encoding::Utf16Be) && !Seen::of(&text).may_be_text() => {
                    Err(faults::unknown(behind))
                }
                Some(text) => Ok(text),
                None => Err(faults::broken(behind, marked)),
            }
        }
        (None, Encoding::Auto) => match String::from_utf8(bytes) {
            // UTF-16 of ASCII and zero bytes is valid UTF-8 as well.
            Ok(text) => return Ok(if text.contains('\0') { wide(text.as_bytes()).unwrap_or(text) } else { text }),
            Err(error) => return of_several(error.into_bytes()),
        },
        (None, said) => said.strictly(&bytes).ok_or_else(|| faults::not_as(&bytes, said)),
    };
    decoded.map_err(|fault| (bytes, fault))
}

/// What is no UTF-8: the encoding in which it reads as Chinese.
fn of_several(bytes: Vec<u8>) -> Result<String, (Vec<u8>, Fault)> {
    if let Some(text) = wide(&bytes) {
        return Ok(text);
    }
    let fault = match faults::in_utf8(&bytes) {
        Some(fault) => fault,
        None if plausible::is_japanese(&bytes) => faults::unknown(&bytes),
        None => match (double(&bytes, Encoding::Gb18030), double(&bytes, Encoding::Big5)) {
            (Some(one), Some(other)) => match plausible::better(one, other, &bytes) {
                Some(text) => return Ok(text),
                None => faults::either(&bytes),
            },
            (Some((text, _)), None) | (None, Some((text, _))) => return Ok(text),
            (None, None) => faults::unknown(&bytes),
        },
    };
    Err((bytes, fault))
}

/// The encoding that a byte order mark tells, and the length of the mark.
fn mark(bytes: &[u8]) -> Option<(Encoding, usize)> {
    const MARKS: [(&[u8], Encoding); 4] = [
        (b"\xef\xbb\xbf", Encoding::Utf8),
        (b"\xff\xfe", Encoding::Utf16Le),
        (b"\xfe\xff", Encoding::Utf16Be),
        (b"\x84\x31\x95\x33", Encoding::Gb18030),
    ];
    MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(mark, encoding)| (*encoding, mark.len()))
}

/// UTF-16 without a mark. The high bytes of Chinese text are few (`4E` to `9F`, `30`, `FF`, and `00` of ASCII), so that in
/// the right order they stand at every second byte.
fn wide(bytes: &[u8]) -> Option<String> {
    if !bytes.len().is_multiple_of(2) || !looks_wide(bytes) {
        return None;
    }
    let read = |encoding: Encoding| {
        let text = encoding.strictly(bytes)?;
        let seen = Seen::of(&text);
        seen.may_be_text().then_some((text, seen.bits()))
    };
    let (little, big) = (read(Encoding::Utf16Le), read(Encoding::Utf16Be));
    little.into_iter().chain(big).max_by_key(|(_, bits)| *bits).map(|(text, _)| text)
}

fn looks_wide(bytes: &[u8]) -> bool {
    // Two-byte encodings and UTF-8 have no zero byte, and text of one byte a character is no Chinese.
    const MOST: usize = 4096;
    let head = bytes.get(..bytes.len().min(MOST)).unwrap_or_default();
    let high = |byte: u8| matches!(byte, 0 | 0x20 | 0x30 | 0x4e..=0x9f | 0xff);
    let pairs = head.len() / 2;
    let at = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| high(**byte)).count();
    let is_ascii = !head.contains(&0) && head.is_ascii();
    pairs >= 2 && !is_ascii && at(0).max(at(1)) * 10 >= pairs * 9
}

/// An encoding of one byte or two, where all of it is valid and reads as Chinese.
fn double(bytes: &[u8], encoding: Encoding) -> Option<(String, Seen)> {
    let text = encoding.strictly(bytes)?;
    let seen = Seen::of(&text);
    let sound = seen.is_chinese() && (encoding != Encoding::Big5 || plausible::has_low_trails(bytes));
    sound.then_some((text, seen))
}
