//! What is wrong with bytes that cannot be read: the first line of it, and the likely cause, for somebody who has to mend it.

use crate::error::encoding::Undecoded;
use crate::read::encoding::known::Encoding;
use crate::read::encoding::plausible::Seen;
use crate::read::mojibake::utf8::Utf8;
use crate::read::plain;

/// Bytes that are no text that may be published: the line, counted from 1, and why.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) line: usize,
    pub(crate) why: Undecoded,
}

/// Bytes that should be in an encoding, and are not all.
pub(crate) fn broken(bytes: &[u8], is: Encoding) -> Fault {
    Fault { line: first_lost(bytes, is), why: Undecoded::Broken { is: is.name() } }
}

/// Bytes that are not in the encoding that the paper says.
pub(crate) fn not_as(bytes: &[u8], said: Encoding) -> Fault {
    Fault { line: first_lost(bytes, said), why: Undecoded::NotAs { said: said.name() } }
}

/// Bytes that are Chinese in two encodings.
pub(crate) fn either(bytes: &[u8]) -> Fault {
    let why = Undecoded::Either { one: Encoding::Gb18030.name(), other: Encoding::Big5.name() };
    Fault { line: first_high(bytes), why }
}

/// Bytes that are Chinese in none. Where all but a few are, some were lost.
pub(crate) fn unknown(bytes: &[u8]) -> Fault {
    let is_damaged = |encoding: &Encoding| {
        let text = encoding.loosely(bytes);
        text.contains('\u{fffd}') && Seen::of(&text).is_chinese()
    };
    let likely = [Encoding::Gb18030, Encoding::Big5].into_iter().find(is_damaged);
    let unknown = || Fault { line: first_high(bytes), why: Undecoded::Unknown };
    likely.map_or_else(unknown, |encoding| broken(bytes, encoding))
}

/// Bytes that are not valid UTF-8, but Chinese in it line by line: a cut or damaged page, or one of two encodings.
pub(crate) fn in_utf8(bytes: &[u8]) -> Option<Fault> {
    if !has_rows(bytes) {
        return None;
    }
    let lines = || bytes.split(|byte| *byte == b'\n').enumerate().filter(|(_, line)| !line.is_ascii());
    let is_utf8 = |line: &[u8]| std::str::from_utf8(line).is_ok() || has_rows(line);
    let found = lines().any(|(_, line)| has_rows(line) && Utf8::read(line).is_chinese());
    let (_, first) = lines().next().filter(|_| found)?;
    let above = if is_utf8(first) { Encoding::Utf8 } else { Encoding::Gb18030 };
    let other = lines().find(|(_, line)| is_utf8(line) != is_utf8(first));
    let chinese = |line: &[u8]| {
        let read = |encoding: Encoding| Some((Seen::of(&encoding.strictly(line)?).bits(), encoding));
        let best = [Encoding::Big5, Encoding::Gb18030].into_iter().filter_map(read).max_by_key(|(bits, _)| *bits);
        best.map(|(_, encoding)| encoding)
    };
    match other {
        Some((at, line)) => {
            let part = if above == Encoding::Utf8 { line } else { first };
            let Some(part) = chinese(part) else { return Some(broken(bytes, Encoding::Utf8)) };
            let (above, here) = if above == Encoding::Utf8 { (above, part) } else { (part, Encoding::Utf8) };
            Some(Fault { line: at + 1, why: Undecoded::Mixed { above: above.name(), here: here.name() } })
        }
        None => Some(broken(bytes, Encoding::Utf8)),
    }
}

/// Whether three bytes stand there that are a common Chinese character in UTF-8: a cheap look before a close one.
fn has_rows(bytes: &[u8]) -> bool {
    bytes
        .windows(6)
        .any(|it| matches!(it, [0xe3..=0xe9 | 0xef, 0x80..=0xbf, 0x80..=0xbf, 0xe3..=0xe9 | 0xef, 0x80..=0xbf, 0x80..=0xbf]))
}

/// The line of the first byte that is wrong in an encoding.
fn first_lost(bytes: &[u8], encoding: Encoding) -> usize {
    let text = encoding.loosely(bytes);
    plain::lines(text.split('\u{fffd}').next().unwrap_or_default())
}

/// The line of the first byte that is not ASCII.
fn first_high(bytes: &[u8]) -> usize {
    let high = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    plain::lines(&String::from_utf8_lossy(bytes.get(..high).unwrap_or_default()))
}
