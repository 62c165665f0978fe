//! What a person's results are set for: how wide, and whether in colour. Whoever prints measures it.

use crate::shown::is_unseen;

/// What results are set for.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// Columns; a Chinese character has two.
    pub columns: usize,
    /// Whether SGR colours are understood.
    pub colour: bool,
}

impl Screen {
    /// The text in an SGR colour, where there is colour.
    pub(crate) fn paint(self, sgr: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{sgr}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// The last door: whatever foreign text was not wrapped in [`Shown`](crate::shown::Shown) moves no cursor either. The lines are ours.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => shown.push(letter),
            _ if is_unseen(letter) => shown.extend(letter.escape_default()),
            _ => shown.push(letter),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_moves_no_cursor() {
        assert_eq!(visible("a\u{1b}[2Jb.md: 中原\n  |"), "a\\u{1b}[2Jb.md: 中原\n  |");
    }
}
