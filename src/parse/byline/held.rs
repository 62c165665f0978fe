//! What a byline can hold: its letters, and how many. Who looks for one in a line cuts no further than this.

use crate::parse::byline::token::MARKS;
use crate::text::is_han;

/// The most bytes that a byline has: nine reporters with their outlets are 200.
pub(crate) const LONGEST: usize = 480;

/// Whether a byline can hold a letter; a text of which one letter cannot be held need not be cut into pieces.
pub(crate) fn is_held(letter: char) -> bool {
    is_han(letter)
        || letter.is_ascii_alphanumeric()
        || matches!(
            letter,
            ' ' | '\n' | '_' | '/' | ':' | '|' | '\\' | '、' | ',' | ';' | '·' | '-' | '&' | '+' | '.' | '—' | '丨' | '┃'
        )
        || matches!(letter, '《' | '》' | '(' | ')' | '[' | ']' | '【' | '】' | '〔' | '〕')
        || ('①'..='⑳').contains(&letter)
        || MARKS.contains(&letter)
}
