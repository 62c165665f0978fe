//! A line of a file as its reader sees it: its number, the words, and carets below what is meant, by the columns of a terminal.
//! The one place where carets are drawn.

use crate::error::setting::Excerpt;
use crate::shown::Shown;
use crate::text::clip;
use crate::text::width;

/// The line and the carets below it, without a line end.
pub(crate) fn drawn(excerpt: &Excerpt) -> String {
    let Excerpt { line, text, columns } = excerpt;
    let (text, carets) = marked(text, Some(*columns), usize::MAX);
    let margin = " ".repeat(line.to_string().len());
    format!("{margin} |\n{line} | {text}\n{margin} | {}", carets.unwrap_or_default())
}

/// As much of a line as fits, and carets below the part of it that is meant, if a part is, as wide as that is on a screen.
pub(crate) fn marked(line: &str, columns: Option<(usize, usize)>, room: usize) -> (String, Option<String>) {
    let Some((start, end)) = columns else { return (clip(shown(line).trim(), room).into_owned(), None) };
    let part = |from: usize, to: usize| shown(&line.chars().skip(from).take(to.saturating_sub(from)).collect::<String>());
    let carets = width(&part(start, end)).clamp(1, (room / 2).max(1));
    let before = window(part(0, start), carets, room);
    let text = clip(&format!("{before}{}", part(start, usize::MAX)), room).into_owned();
    (text, Some(format!("{}{}", " ".repeat(width(&before)), "^".repeat(carets))))
}

/// A tab has no width of its own: it is shown as one space, and the caret stays below its word.
fn shown(text: &str) -> String {
    Shown(text.replace('\t', " ")).to_string()
}

/// What stands before the place, as far as the place itself keeps its room.
fn window(before: String, carets: usize, room: usize) -> String {
    if width(&before).saturating_add(carets) <= room {
        return before;
    }
    let (mut used, mut from) = (carets + 4, before.len());
    for (at, letter) in before.char_indices().rev() {
        if used >= room / 2 {
            break;
        }
        used += width(letter.encode_utf8(&mut [0; 4]));
        from = at;
    }
    format!("…{}", before.get(from..).unwrap_or(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caret_stands_under_its_place_by_the_columns_of_a_screen() {
        let table = [
            ("第A01版 2024年3月12日 星期三", Some((17, 20)), 60, "                      ^^^^^^"),
            ("abc", Some((1, 2)), 60, " ^"),
            ("短", Some((1, 1)), 60, "  ^"),
        ];
        for (text, columns, room, expected) in table {
            assert_eq!(marked(text, columns, room), (text.to_owned(), Some(expected.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_long_line_is_shown_around_the_place() {
        let text = "长".repeat(100) + "错" + &"尾".repeat(100);
        let (shown, caret) = marked(&text, Some((100, 101)), 40);
        assert!(width(&shown) <= 40 && shown.starts_with('…') && shown.ends_with('…'), "{shown}");
        let caret = caret.unwrap();
        let before: String = shown.chars().take_while(|it| *it != '错').collect();
        assert_eq!((width(&before), caret.trim_start()), (caret.len() - 2, "^^"), "{shown}");
    }
}
