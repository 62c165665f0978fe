//! Foreign text within our words: the name of a file, what a page, an import or the system says. On a terminal it moves no
//! cursor, begins no line, turns no direction of writing, and nothing of it is there unseen.
//!
//! Which lines a message has is for its writer to say: foreign text is wrapped where it enters.

pub mod screen;

use std::fmt;
use std::fmt::Write;

/// Shows a text on one line, what cannot be seen escaped as Rust writes it: `a\n\u{1b}[2Jb\u{202e}.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown<Text>(pub Text);

impl<Text: fmt::Display> fmt::Display for Shown<Text> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaping(out), "{}", self.0)
    }
}

/// A text as an argument of a command that is typed as printed: in quotes where a shell would take it apart.
pub(crate) fn argument(text: impl fmt::Display) -> String {
    let text = text.to_string();
    let is_plain = |letter: char| {
        letter.is_alphanumeric() || "/._-:@%+,=".contains(letter) || (!letter.is_ascii() && !letter.is_whitespace())
    };
    if !text.is_empty() && text.chars().all(is_plain) { text } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

/// Passes on what can be seen, and the rest escaped.
struct Escaping<'out, 'form>(&'out mut fmt::Formatter<'form>);

impl fmt::Write for Escaping<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some((at, letter)) = rest.char_indices().find(|(_, letter)| is_unseen(*letter)) {
            let (seen, from_letter) = rest.split_at(at);
            self.0.write_str(seen)?;
            write!(self.0, "{}", letter.escape_default())?;
            rest = from_letter.strip_prefix(letter).unwrap_or("");
        }
        self.0.write_str(rest)
    }
}

/// What moves a cursor, ends a line, turns the direction of writing, or has no shape of its own. Variation selectors stay:
/// names are written with them (GB 18030, UTS #37), and they take nothing away.
pub(crate) fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e00ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_argument_is_one_to_a_shell() {
        let table = [
            ("pages/11月27日/二版.txt", "pages/11月27日/二版.txt"),
            ("pages/二版（最终）.txt", "pages/二版（最终）.txt"),
            ("pages/11.18 四版.txt", "'pages/11.18 四版.txt'"),
            ("it's.md", "'it'\\''s.md'"),
            ("$(rm).md", "'$(rm).md'"),
            ("", "''"),
        ];
        for (text, expected) in table {
            assert_eq!(argument(text), expected);
        }
    }

    #[test]
    fn what_is_foreign_stays_on_its_line_and_is_seen() {
        let table = [
            ("中原 A02 — “引号” 葛\u{e0100}", "中原 A02 — “引号” 葛\u{e0100}"),
            ("a\nb\r\tc", r"a\nb\r\tc"),
            ("a\u{1b}[2Jb", r"a\u{1b}[2Jb"),
            ("\u{7f}\u{85}\u{9b}2J", r"\u{7f}\u{85}\u{9b}2J"),
            ("gnp.\u{202e}md", r"gnp.\u{202e}md"),
            ("\u{2066}x\u{2069}\u{200e}\u{200f}\u{61c}", r"\u{2066}x\u{2069}\u{200e}\u{200f}\u{61c}"),
            ("a\u{200b}b\u{200d}c\u{2060}d\u{feff}", r"a\u{200b}b\u{200d}c\u{2060}d\u{feff}"),
            ("a\u{2028}b\u{2029}", r"a\u{2028}b\u{2029}"),
            ("a\u{e0041}\u{e007f}", r"a\u{e0041}\u{e007f}"),
            ("\u{a0}\u{3000}全角", "\u{a0}\u{3000}全角"),
        ];
        for (text, shown) in table {
            assert_eq!(Shown(text).to_string(), shown, "{text:?}");
            assert_eq!(Shown(shown).to_string(), shown, "what is shown is not escaped again");
        }
    }
}
