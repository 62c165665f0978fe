//! Chinese that hides in ASCII: HZ (RFC 1843), `~{VP9z~}`, and UTF-7 (RFC 2152), `+Ti1W/Q-`.

use crate::error::Misreading;
use crate::read::mojibake::common::is_common;
use crate::read::mojibake::found::Found;
use crate::read::mojibake::utf8::is_chinese_mark;
use crate::text::is_han;
use encoding_rs::GBK;

/// A passage in one of the two.
pub(crate) fn find(line: &str) -> Option<Found> {
    hz(line).or_else(|| utf7(line))
}

/// `~{`, pairs of printing ASCII that are GB 2312 without its high bits, `~}` or the end of the line.
fn hz(line: &str) -> Option<Found> {
    line.match_indices("~{").find_map(|(at, _)| {
        let inside = line.get(at + 2..)?;
        let inside = inside.split_once("~}").map_or(inside, |(inside, _)| inside);
        let pairs = inside.bytes().all(|byte| (0x21..=0x7e).contains(&byte)) && inside.len() >= 2 && inside.len() % 2 == 0;
        let bytes: Vec<u8> = inside.bytes().map(|byte| byte | 0x80).collect();
        let (meant, wrong) = GBK.decode_without_bom_handling(&bytes);
        (pairs && !wrong && is_plain(&meant))
            .then(|| Found::new(line.get(at..).unwrap_or(line), &meant, Misreading::Undecoded("HZ")))
    })
}

/// `+`, UTF-16 in Base64 without a bit left over, `-` or what is no Base64. Two characters could be a word of English.
fn utf7(line: &str) -> Option<Found> {
    line.match_indices('+').find_map(|(at, _)| {
        let inside = line.get(at + 1..)?;
        let end = inside.find(|it: char| value(it).is_none()).unwrap_or(inside.len());
        let (inside, behind) = inside.split_at_checked(end)?;
        let meant = decoded(inside)?;
        let enough = meant.chars().count() >= if behind.starts_with('-') { 2 } else { 3 };
        (enough && is_plain(&meant)).then(|| Found::new(line.get(at..).unwrap_or(line), &meant, Misreading::Undecoded("UTF-7")))
    })
}

fn decoded(base64: &str) -> Option<String> {
    if !(6..=4096).contains(&base64.len()) {
        return None;
    }
    let (mut units, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for letter in base64.chars() {
        bits = bits << 6 | value(letter)?;
        count += 6;
        if count >= 16 {
            count -= 16;
            units.push(u16::try_from(bits >> count & 0xffff).ok()?);
            bits &= (1 << count) - 1;
        }
    }
    if count < 6 && bits == 0 { String::from_utf16(&units).ok() } else { None }
}

fn value(letter: char) -> Option<u32> {
    let code = u32::from(letter);
    match letter {
        'A'..='Z' => Some(code - 65),
        'a'..='z' => Some(code - 71),
        '0'..='9' => Some(code + 4),
        '+' => Some(62),
        '/' => Some(63),
        _ => None,
    }
}

/// Chinese as newspapers print it and nothing else.
fn is_plain(text: &str) -> bool {
    let plain = |letter: char| is_han(letter) && is_common(letter) || is_chinese_mark(letter);
    text.chars().all(plain) && text.chars().any(is_han)
}
