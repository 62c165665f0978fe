//! Text as such: what XML may carry, what counts as Chinese, folded forms for comparing, columns on a screen.
//! Punctuation restored to Chinese forms is `typography`.

pub(crate) mod file_name;
pub mod hidden;
pub(crate) mod numbered;
pub(crate) mod version;
pub(crate) mod wrap;

use std::borrow::Cow;
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthChar;
use unicode_width::UnicodeWidthStr;

/// Text that an XML 1.0 document can carry (§2.2, production 2). Only this file makes one.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct XmlText(String);

impl XmlText {
    /// Leaves out what XML cannot carry; readers of pages have counted and reported it before.
    pub fn new(text: &str) -> Self {
        Self(legal(text).0.into_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing but white space is left.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Display for XmlText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// What was left out of a text to make it legal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dropped {
    /// How many characters.
    pub count: usize,
    /// The first of them.
    pub first: Option<char>,
}

/// The text without the characters that XML 1.0 cannot carry; line ends become `\n`. Borrowed where nothing changes.
pub fn legal(text: &str) -> (Cow<'_, str>, Dropped) {
    // Tabs and line ends stay. C1 controls begin with C2, noncharacters with EF B7, EF BF or F0–F4 and end in BE or BF.
    let suspect = |bytes: &[u8]| {
        let control = bytes.iter().fold(false, |found, byte| {
            found | (*byte < 0x20 && *byte != b'\t' && *byte != b'\n') | (*byte == 0x7f) | (*byte == 0xC2) | (*byte >= 0xEF)
        });
        control && beside_ideographs(text).any(|(_, letter)| is_dropped_or_return(letter))
    };
    let mut dropped = Dropped::default();
    if !suspect(text.as_bytes()) {
        return (Cow::Borrowed(text), dropped);
    }
    let mut clean = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        match letter {
            '\r' => {
                rest.next_if_eq(&'\n');
                clean.push('\n');
            }
            _ if is_dropped(letter) => {
                dropped.count += 1;
                dropped.first.get_or_insert(letter);
            }
            _ => clean.push(letter),
        }
    }
    (Cow::Owned(clean), dropped)
}

/// What XML 1.0 cannot carry (§2.2), and what it and HTML discourage: C1 controls, which text decoded wrongly is full of,
/// and noncharacters.
fn is_dropped(letter: char) -> bool {
    let code = u32::from(letter);
    letter.is_control() && !matches!(letter, '\t' | '\n' | '\r') || (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

fn is_dropped_or_return(letter: char) -> bool {
    letter == '\r' || is_dropped(letter)
}

/// A Chinese character (汉字), 〇 and 々 with them.
pub fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}' | '〇' | '々')
}

/// The letters of a text beside its ideographs, with their places: a third of the work for whoever seeks a mark. The
/// ideographs of U+4000 to U+9FFF, most letters of a page, are passed over by their first byte.
pub(crate) fn beside_ideographs(text: &str) -> impl Iterator<Item = (usize, char)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let place = at;
            let byte = *bytes.get(place)?;
            if (0xe4..=0xe9).contains(&byte) {
                at += 3;
            } else if byte.is_ascii() {
                at += 1;
                return Some((place, char::from(byte)));
            } else {
                let letter = text.get(place..)?.chars().next()?;
                at += letter.len_utf8();
                return Some((place, letter));
            }
        }
    })
}

/// One character without its width: `，` and `,` are the same, `Ａ` and `A`, the ideographic space and a space.
/// Unlike NFKC it never changes how many characters there are.
pub fn fold(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '\u{3000}' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\t' | '\u{feff}' => ' ',
        '﹒' | '・' | '•' | '‧' | '∙' | '⋅' => '·',
        '︰' | '﹕' | '∶' => ':',
        '∕' => '/',
        // Kangxi radicals stand for the ideographs that they look like: ⾼志翔.
        '\u{2f00}'..='\u{2fd5}' => std::iter::once(letter).nfkc().next().unwrap_or(letter),
        '︱' | '∣' => '|',
        _ => letter,
    }
}

/// The form in which two printings of the same words are equal: NFKC without any white space.
pub fn identity(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            _ if letter.is_whitespace() => {}
            '\u{ff01}'..='\u{ff5e}' => folded.push(fold(letter)),
            '!'..='~' | '\u{4e00}'..='\u{9fff}' | '、' | '。' | '《'..='】' | '—' | '‘'..='’' | '“'..='”' | '·' => {
                folded.push(letter)
            }
            // Only what newspapers print least needs the tables of Unicode, and what stands beside it with it.
            _ => return text.nfkc().filter(|letter| !letter.is_whitespace()).collect(),
        }
    }
    folded
}

/// Columns on a terminal: a Chinese character has two.
pub fn width(text: &str) -> usize {
    text.width()
}

/// As much of the text as fits, with `…` where something was cut.
pub fn clip(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let mut used = 0;
    let mut clipped: String = text
        .chars()
        .take_while(|letter| {
            used += letter.width().unwrap_or(0);
            used < columns
        })
        .collect();
    clipped.push('…');
    Cow::Owned(clipped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_text_carries_what_xml_carries_and_nothing_else() {
        let table = [
            ("平安中原", "平安中原", 0),
            ("form\u{0c}feed", "formfeed", 1),
            ("\u{0}\u{1}\u{1f}\u{fffe}\u{ffff}", "", 5),
            ("a\r\nb\rc\td", "a\nb\nc\td", 0),
            ("\u{7f}\u{85}\u{9b}\u{1ffff}\u{fdd0}", "", 5),
            ("\u{e000}é，。（", "\u{e000}é，。（", 0),
        ];
        for (text, expected, count) in table {
            let (clean, dropped) = legal(text);
            assert_eq!((clean.as_ref(), dropped.count), (expected, count), "{text:?}");
            assert_eq!(XmlText::new(text).as_str(), expected);
        }
    }

    #[test]
    fn widths_and_spaces_do_not_matter_for_identity() {
        assert_eq!(identity("高度重视　提前谋划，ＣＣＤ"), identity("高度重视 提前谋划,CCD"));
        assert_ne!(identity("高度重视"), identity("提前谋划"));
    }

    #[test]
    fn the_short_way_to_identity_is_the_long_one() {
        let all: Vec<char> = ('\0'..='\u{ffff}').collect();
        for letter in all {
            for text in [letter.to_string(), format!("中{letter}报"), format!("e{letter}\u{301}")] {
                let long: String = text.nfkc().filter(|letter| !letter.is_whitespace()).collect();
                assert_eq!(identity(&text), long, "{text:?}");
            }
        }
    }

    #[test]
    fn what_stands_beside_ideographs_is_told_with_its_place() {
        for text in ["", "记者 鲁燕，a\u{200b}。𠮷\u{3fff}\u{4000}\u{9fff}\u{a000}", "é龥~", "龥"] {
            let expected: Vec<_> =
                text.char_indices().filter(|(_, letter)| !('\u{4000}'..='\u{9fff}').contains(letter)).collect();
            assert_eq!(beside_ideographs(text).collect::<Vec<_>>(), expected, "{text:?}");
        }
    }

    #[test]
    fn clipping_counts_columns() {
        assert_eq!(clip("中原区", 6), "中原区");
        assert_eq!(clip("中原区", 5), "中原…");
        assert_eq!(clip("中原区", 4), "中…");
    }
}
