//! Bytes that are UTF-8 of Chinese text, or were before some of them were lost.

use crate::read::mojibake::common::is_common;
use crate::text::is_han;

/// What of some bytes is Chinese in UTF-8.
#[derive(Debug, Default)]
pub(crate) struct Utf8 {
    /// Chinese characters, in all and common ones.
    han: usize,
    common: usize,
    /// The longest row of sequences without a break, in common characters and Chinese punctuation.
    pub(crate) longest: usize,
    /// Bytes that are not ASCII, and those of them in sequences.
    bytes: usize,
    covered: usize,
    pub(crate) text: String,
}

impl Utf8 {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut read = Self::default();
        let mut row = 0;
        let mut rest = bytes;
        while let Some(first) = rest.first() {
            let letter = rest.get(..3).and_then(|three| std::str::from_utf8(three).ok()).and_then(|three| {
                let mut letters = three.chars();
                letters.next().filter(|letter| letters.next().is_none() && (is_han(*letter) || is_chinese_mark(*letter)))
            });
            let length = match letter {
                Some(letter) => {
                    let is_common = is_common(letter);
                    read.han += usize::from(is_han(letter));
                    read.common += usize::from(is_han(letter) && is_common);
                    row = if is_common { row + 1 } else { 0 };
                    read.longest = read.longest.max(row);
                    read.bytes += 3;
                    read.covered += 3;
                    read.text.push(letter);
                    3
                }
                None => {
                    if !first.is_ascii() {
                        row = 0;
                        read.bytes += 1;
                    }
                    1
                }
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        read
    }

    /// In text that is right a sequence is valid by chance after every two hundredth character: three in a row, or a
    /// fifth of a line, never are. Where bytes were lost there are fewer, but not as few. On a short line two are
    /// enough where nothing else stands.
    pub(crate) fn is_chinese(&self) -> bool {
        let share = |part: usize| self.covered * 5 >= self.bytes * part;
        self.longest >= 3 && self.han >= 2
            || self.common >= 3 && self.common * 5 >= self.han * 4 && share(1)
            || self.han >= 2 && self.common == self.han && share(4)
    }
}

/// Punctuation of Chinese text: U+3001, U+FF0C and their like.
pub(crate) fn is_chinese_mark(letter: char) -> bool {
    matches!(letter, '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{301f}' | '\u{ff01}'..='\u{ff5e}')
}
