//! Lines of running text by the columns of a terminal. Chinese breaks between any two characters, except that no line begins
//! with a closing mark or ends with an opening one (GB/T 15834—2011 §5.1).

use crate::text::is_han;
use crate::text::width;

const CLOSING: &str = "，。：；、？！）》】”’…,.;:?!)]>";
const OPENING: &str = "（《【“‘([<";

/// The lines of a text that is `columns` wide.
pub(crate) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words(text) {
        let Some(line) = lines.last_mut() else { continue };
        if !line.is_empty() && width(line) + width(word.trim_end()) > columns {
            line.truncate(line.trim_end().len());
            lines.push(word.to_owned());
        } else {
            line.push_str(word);
        }
    }
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// What stays on one line: a Latin word with the space behind it, a Chinese character with the marks around it.
pub(crate) fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut begins = 0;
    for ((_, before), (at, behind)) in text.char_indices().zip(text.char_indices().skip(1)) {
        if may_break(before, behind) && !is_in_name(text, at) {
            words.extend(text.get(begins..at));
            begins = at;
        }
    }
    words.extend(text.get(begins..));
    words
}

/// A name, or a word as short, that stands by itself is not broken: 武刘敏.
fn is_in_name(text: &str, at: usize) -> bool {
    let (before, behind) = text.split_at_checked(at).unwrap_or((text, ""));
    let [left, right] = [
        before.chars().rev().take(NAME).take_while(|letter| is_han(*letter)).count(),
        behind.chars().take(NAME).take_while(|letter| is_han(*letter)).count(),
    ];
    left > 0 && right > 0 && left + right <= NAME
}

/// The letters of the longest usual name.
const NAME: usize = 4;

fn may_break(before: char, behind: char) -> bool {
    if before == ' ' {
        return behind != ' ';
    }
    let is_wide = |letter: char| width(letter.encode_utf8(&mut [0; 4])) == 2;
    (is_wide(before) || is_wide(behind)) && behind != ' ' && !CLOSING.contains(behind) && !OPENING.contains(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_begins_with_a_closing_mark_or_is_too_wide() {
        let text = "版面上已经没有的稿件全部撤稿，不限篇数（默认 `pages`）：加上 `--dry-run` 可以先看看会变什么，“引号”也一样。";
        for columns in 20..60 {
            let lines = wrapped(text, columns);
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
            for line in &lines {
                assert!(width(line) <= columns, "{line}");
                assert!(
                    !line.starts_with(|it: char| CLOSING.contains(it)) && !line.ends_with(|it: char| OPENING.contains(it)),
                    "{line}"
                );
            }
        }
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("中原时报社", 5), ["中原", "时报", "社"]);
        assert_eq!(wrapped("记者 武刘敏", 9), ["记者", "武刘敏"]);
    }
}
