//! Text that was decoded wrongly (乱码) and still is text: known by reading it back. A line that becomes Chinese when its
//! letters are written in one encoding and read in another was read in the wrong one.
//!
//! Nothing is mended: the page is set aside with the line, since what was lost on the way cannot be told. Rules, with what
//! they rest on: letters that newspapers hardly print are only the reason to look; what decides is that the other reading
//! is valid where chance would break it, and common where chance would be rare.

pub(crate) mod common;
mod escape;
mod found;
mod latin;
pub(crate) mod utf8;
pub(crate) mod written;

use crate::error::Misreading;
use crate::read::mojibake::common::Unsuspicious;
use crate::read::mojibake::common::is_common;
use crate::read::mojibake::common::is_frequent;
use crate::read::mojibake::found::Found;
use crate::read::mojibake::utf8::Utf8;
use crate::read::mojibake::written::written;
use crate::text::is_han;
use encoding_rs::BIG5;
use encoding_rs::Encoding;
use encoding_rs::GB18030;
use encoding_rs::GBK;

/// What was decoded wrongly on a line. A line of the editor's own order (`::正文`) is taken at its word.
pub(crate) fn find(line: &str) -> Option<Found> {
    let seen = look(line);
    if !seen.is_suspect() || is_ordered(line) {
        return None;
    }
    if seen.lost > 0 {
        return Some(Found::new(&around(line, "\u{fffd}"), "", Misreading::Lost));
    }
    signs(line)
        .or_else(|| if seen.latin >= 2 { latin::find(line) } else { None })
        .or_else(|| if seen.close >= 1 { utf8_in(line, GB18030, Misreading::ReadAs { is: "UTF-8", read: "GBK" }) } else { None })
        .or_else(|| if seen.close >= 1 { utf8_in(line, BIG5, Misreading::ReadAs { is: "UTF-8", read: "Big5" }) } else { None })
        .or_else(|| if seen.odd >= 2 { crossed(line) } else { None })
        .or_else(|| if seen.escapes > 0 { escape::find(line) } else { None })
}

fn is_ordered(line: &str) -> bool {
    let line = line.trim_start();
    ["::", "：：", ":：", "：:"].iter().any(|marks| line.starts_with(marks))
}

/// What a first look at the letters of a line tells.
#[derive(Debug, Default)]
struct Look {
    /// U+FFFD
    lost: usize,
    /// Letters of Latin-1 that are not ASCII.
    latin: usize,
    /// Letters that newspapers hardly print, and those of them that stand close behind another.
    odd: usize,
    close: usize,
    /// `~{` and `+`.
    escapes: usize,
    /// Letters of the words that broken programs print.
    signs: usize,
}

impl Look {
    fn is_suspect(&self) -> bool {
        self.lost > 0 || self.latin >= 2 || self.odd >= 2 || self.escapes > 0 || self.signs > 0
    }
}

/// UTF-8 read in two bytes a letter has a rare letter in every three: those of names stand further apart. To write a line back
/// costs thirty times what the look at it does.
const CLOSE: usize = 4;

fn look(line: &str) -> Look {
    let mut seen = Look::default();
    let unsuspicious = Unsuspicious::new();
    let mut last = None;
    for (at, letter) in line.chars().enumerate().filter(|(_, letter)| !unsuspicious.holds(*letter)) {
        match letter {
            '~' | '+' => seen.escapes += 1,
            '\0'..='\x7f' => {}
            '\u{80}'..='\u{ff}' => seen.latin += 1,
            '\u{fffd}' => seen.lost += 1,
            '锟' | '烫' | '屯' => seen.signs += 1,
            _ if is_common(letter) => {}
            _ => {
                seen.odd += 1;
                seen.close += usize::from(last.is_some_and(|last| at - last <= CLOSE));
                last = Some(at);
            }
        }
    }
    seen
}

/// What U+FFFD and memory that was never written become when they are read as GBK.
const SIGNS: [(&str, Misreading); 3] =
    [("锟斤拷", Misreading::LostTwice), ("烫烫烫", Misreading::Unwritten), ("屯屯屯", Misreading::Unwritten)];

fn signs(line: &str) -> Option<Found> {
    SIGNS.iter().find(|(sign, _)| line.contains(sign)).map(|(sign, how)| Found::new(sign, "", *how))
}

/// A few letters before and behind a sign.
fn around(line: &str, sign: &str) -> String {
    let at = line.find(sign).unwrap_or(0);
    let before: Vec<char> = line.get(..at).unwrap_or("").chars().rev().take(5).collect();
    before.into_iter().rev().chain(line.get(at..).unwrap_or("").chars().take(6)).collect()
}

/// UTF-8 that was read in another encoding: written back, it is UTF-8 again.
fn utf8_in(line: &str, encoding: &'static Encoding, how: Misreading) -> Option<Found> {
    let read = Utf8::read(&written(line, encoding));
    read.is_chinese().then(|| Found::new(line, &read.text, how))
}

/// GBK read as Big5 and the reverse: both are valid, and one of the two is Chinese as it is written.
fn crossed(line: &str) -> Option<Found> {
    let (frequent, han) = frequency(line);
    if han < 6 || frequent * 8 >= han {
        return None;
    }
    [(BIG5, GBK, Misreading::ReadAs { is: "GBK", read: "Big5" }), (GBK, BIG5, Misreading::ReadAs { is: "Big5", read: "GBK" })]
        .into_iter()
        .find_map(|(was_read, is, how)| {
            let bytes = written(line, was_read);
            let (meant, _) = is.decode_without_bom_handling(&bytes);
            let (now, all) = frequency(&meant);
            // Running text has 30 to 45 % of the most frequent characters, text decoded wrongly 0 to 5 %.
            let lost = meant.chars().filter(|letter| *letter == '\u{fffd}').count();
            (all >= 5 && now * 6 >= all && now >= 3 * frequent && now >= 3 && lost * 8 <= all)
                .then(|| Found::new(line, &meant, how))
        })
}

/// How many of the Chinese characters are of the most frequent ones.
fn frequency(text: &str) -> (usize, usize) {
    let han = text.chars().filter(|letter| is_han(*letter));
    han.fold((0, 0), |(frequent, all), letter| (frequent + usize::from(is_frequent(letter)), all + 1))
}
