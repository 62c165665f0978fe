//! Whether a text reads as Chinese (像不像中文), and which of two readings of the same bytes does: by the few hundred most
//! frequent characters and the first levels of the standards (`mojibake::common`).
//!
//! Of running text 30 to 45 % of the characters are of the most frequent ones; read in a wrong encoding 0 to 13 % are.

use crate::read::mojibake::common::is_common;
use crate::read::mojibake::common::is_frequent;
use crate::text::is_han;

/// What kinds of characters stand in a text.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Seen {
    /// Chinese characters.
    han: usize,
    /// Of those, the most frequent ones.
    frequent: usize,
    /// Of those, such as newspapers hardly print.
    rare: usize,
    /// Neither Chinese nor punctuation nor ASCII: other scripts, private use, control characters.
    foreign: usize,
    /// Not ASCII, in all.
    wide: usize,
}

/// A text of so many Chinese characters has as many frequent ones as the share says; a shorter one has fewer by chance.
const RUNNING: usize = 40;
/// Of fewer frequent characters nothing can be said.
const LEAST_FREQUENT: usize = 3;
/// By how many bits one reading must be the likelier: one wrong in four thousand, were they independent.
const MARGIN: isize = 12;

impl Seen {
    pub(crate) fn of(text: &str) -> Self {
        let mut seen = Self::default();
        for letter in text.chars() {
            if letter.is_ascii() {
                seen.foreign += usize::from(letter.is_ascii_control() && !matches!(letter, '\t' | '\n' | '\r' | '\x0b' | '\x0c'));
                continue;
            }
            seen.wide += 1;
            if is_han(letter) {
                seen.han += 1;
                seen.frequent += usize::from(is_frequent(letter));
                seen.rare += usize::from(!is_common(letter));
            } else if letter.is_control() || !is_common(letter) {
                seen.foreign += 1;
            }
        }
        seen
    }

    /// Whether it may be published as Chinese.
    pub(crate) fn is_chinese(&self) -> bool {
        let share = if self.han >= RUNNING { 5 } else { 6 };
        self.frequent >= LEAST_FREQUENT
            && self.frequent * share >= self.han
            && self.rare * 5 <= self.han
            && self.foreign * 12 <= self.wide
    }

    /// Whether it is of ASCII alone.
    pub(crate) fn is_plain_ascii(&self) -> bool {
        self.wide == 0 && self.foreign == 0
    }

    /// Whether it is Chinese or ASCII.
    pub(crate) fn may_be_text(&self) -> bool {
        self.is_chinese() || self.is_plain_ascii()
    }

    /// How likely it is as it stands, in bits, against a text of characters by chance.
    pub(crate) fn bits(&self) -> isize {
        let count = |number: usize| isize::try_from(number).unwrap_or(isize::MAX / 8);
        2 * count(self.frequent) - 2 * count(self.rare) - 4 * count(self.foreign)
    }
}

/// GB18030 or Big5, where both are valid and read as Chinese: the one that does by far; none where neither does.
pub(crate) fn better(gb: (String, Seen), big5: (String, Seen), bytes: &[u8]) -> Option<String> {
    let ahead = gb.1.bits() - big5.1.bits() - low_trails(bytes);
    if ahead >= MARGIN {
        Some(gb.0)
    } else if ahead <= -MARGIN {
        Some(big5.0)
    } else {
        None
    }
}

/// Whether bytes are Japanese in Shift_JIS, which is valid in Big5 more often than not: an eighth of it would be Hiragana, whose
/// first byte begins no character of Big5 and in GBK few.
pub(crate) fn is_japanese(bytes: &[u8]) -> bool {
    let (mut all, mut kana) = (0_usize, 0_usize);
    for (lead, trail) in pairs(bytes) {
        all += 1;
        kana += usize::from(lead == 0x82 && (0x9f..=0xf1).contains(&trail));
    }
    kana * 8 > all
}

/// The characters of two bytes.
fn pairs(bytes: &[u8]) -> impl Iterator<Item = (u8, u8)> {
    let mut rest = bytes.iter();
    std::iter::from_fn(move || {
        let lead = rest.find(|byte| **byte > 0x80)?;
        Some((*lead, *rest.next()?))
    })
}

/// Whether the second bytes are those of Big5: nearly half of them are below `7F`. Of GB 2312, and of Japanese and Korean that
/// may look like either, none is.
pub(crate) fn has_low_trails(bytes: &[u8]) -> bool {
    pairs(bytes).filter(|(_, trail)| is_low(*trail)).count() * 6 >= pairs(bytes).count()
}

/// What the second bytes say for Big5, in bits; of GBK in traditional characters one in six is low.
fn low_trails(bytes: &[u8]) -> isize {
    pairs(bytes).map(|(_, trail)| if is_low(trail) { 2 } else { -1 }).sum()
}

fn is_low(trail: u8) -> bool {
    (0x40..=0x7e).contains(&trail)
}
