//! Chinese that was read as Latin-1 or Windows-1252: `ä¸­å›½`, `ÖÐ¹ú`, `¤¤°ê`. Words of other languages stand beside it
//! unharmed: a letter with an accent stands among ASCII letters, not in rows.

use crate::error::Misreading;
use crate::read::mojibake::common::is_common;
use crate::read::mojibake::found::Found;
use crate::read::mojibake::utf8::Utf8;
use crate::text::is_han;
use encoding_rs::BIG5;
use encoding_rs::Encoding;
use encoding_rs::GBK;
use encoding_rs::WINDOWS_1252;

/// Looks at each stretch of the line that Windows-1252 can write.
pub(crate) fn find(line: &str) -> Option<Found> {
    let mut bytes = Vec::new();
    let mut text = String::new();
    for letter in line.chars().map(Some).chain([None]) {
        if let Some((letter, byte)) = letter.and_then(|letter| Some((letter, byte(letter)?))) {
            bytes.push(byte);
            text.push(letter);
            continue;
        }
        if let Some(found) = in_stretch(&bytes, &text) {
            return Some(found);
        }
        bytes.clear();
        text.clear();
    }
    None
}

/// The byte of a letter in Windows-1252, and in Latin-1 where that has none.
fn byte(letter: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(letter)) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    let (bytes, _, lost) = WINDOWS_1252.encode(letter.encode_utf8(&mut buffer));
    if lost { None } else { bytes.first().copied() }
}

fn in_stretch(bytes: &[u8], text: &str) -> Option<Found> {
    if bytes.iter().filter(|byte| !byte.is_ascii()).count() < 2 {
        return None;
    }
    let read = Utf8::read(bytes);
    if read.longest >= 2 || has_mark(bytes) {
        let meant = if read.text.is_empty() { String::from_utf8_lossy(bytes).into_owned() } else { read.text };
        return Some(Found::new(from_first(text), &meant, Misreading::ReadAs { is: "UTF-8", read: "Latin-1" }));
    }
    in_two_bytes(bytes, text, GBK, Misreading::ReadAs { is: "GBK", read: "Latin-1" })
        .or_else(|| in_two_bytes(bytes, text, BIG5, Misreading::ReadAs { is: "Big5", read: "Latin-1" }))
        .or_else(|| is_in_rows(text).then(|| Found::new(from_first(text), "", Misreading::ReadAs { is: "", read: "Latin-1" })))
}

/// A mark that no language writes and UTF-8 does: `â€œ`, `ã€‚`, `ï¼Œ`; `Ã©` and `Â·` of two bytes, but not before a space.
fn has_mark(bytes: &[u8]) -> bool {
    let continues = |byte: &u8| (0x80..=0xbf).contains(byte);
    let three = bytes.windows(3).any(|it| {
        matches!(it, [0xe2, 0x80, last] | [0xe3, 0x80, last] | [0xef, 0xbc | 0xbd, last] | [0xef, 0xbb, last @ 0xbf] if continues(last))
    });
    three || bytes.windows(2).any(|it| matches!(it, [0xc2 | 0xc3, 0xa1..=0xbf]))
}

/// Where nearly all of a stretch is common characters of two bytes. Quotes and dashes around a word are bytes of
/// Windows-1252 too: without letters of Latin-1 between them they prove nothing.
fn in_two_bytes(bytes: &[u8], text: &str, encoding: &'static Encoding, how: Misreading) -> Option<Found> {
    let (meant, _) = encoding.decode_without_bom_handling(bytes);
    let count = |wanted: fn(char) -> bool| meant.chars().filter(|letter| wanted(*letter)).count();
    let (han, common, lost) = (count(is_han), count(|it| is_han(it) && is_common(it)), count(|it| it == '\u{fffd}'));
    let high = bytes.iter().filter(|byte| **byte > 0xa0).count();
    let upper = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    // Figures and signs of ASCII stand between characters too; letters are the second bytes of some.
    let printed = upper + bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    // A character has one byte or two that are not ASCII; `Åsa Äng` has two such letters among four others.
    let is_dense = upper * 9 >= printed * 5 && high * 2 >= upper;
    (han >= 2 && is_dense && common * 5 >= han * 4 && lost * 5 <= han).then(|| Found::new(from_first(text), &meant, how))
}

/// What is left where a program took the control characters out: rows of accents and signs.
fn is_in_rows(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let high = |letter: &char| *letter > '\u{a0}';
    let inner = letters.windows(3).filter(|it| it.iter().all(high)).count();
    let signs = letters.iter().filter(|it| ('\u{a1}'..='\u{bf}').contains(*it)).count();
    let all = letters.iter().filter(|it| high(it)).count();
    inner >= 4 && signs >= 2 && inner * 3 >= all
}

/// From the first letter that is not ASCII on.
fn from_first(text: &str) -> &str {
    text.find(|letter: char| !letter.is_ascii()).and_then(|at| text.get(at..)).unwrap_or(text)
}
