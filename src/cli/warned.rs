//! The warnings of a page as its reader sees them: the words, the line they speak of, and a caret under the place, set by
//! the columns of a terminal.

use crate::cli::console::Screen;
use crate::cli::console::visible;
use crate::cli::pages::Page;
use crate::document::Document;
use crate::error::Warning;
use crate::text::clip;
use crate::text::width;

/// One block a warning.
pub(crate) fn warnings(page: &Page, screen: Screen) -> String {
    page.warnings.iter().map(|warning| said(warning, &page.document, screen)).collect()
}

fn said(warning: &Warning, document: &Document, screen: Screen) -> String {
    let words = format!("{} {}\n", screen.paint("1;33", "warning:"), visible(&warning.to_string()));
    let of_number = |number| {
        let at = document.lines.partition_point(|line| line.number < number);
        document.lines.get(at).filter(|line| line.number == number)
    };
    let line = warning.place.lines.and_then(|(first, _)| of_number(first));
    let Some(line) = line.filter(|line| !line.text.trim().is_empty()) else { return words };
    let number = line.number.to_string();
    let room = screen.columns.saturating_sub(number.len() + 5);
    let (text, caret) = windowed(&visible(&line.text), warning.place.columns, room);
    let bar = screen.paint("2", "|");
    let marked = caret.map(|caret| format!("  {:number$} {bar} {}\n", "", screen.paint("1;33", &caret), number = number.len()));
    format!("{words}  {} {bar} {text}\n{}", screen.paint("2", &number), marked.unwrap_or_default())
}

/// As much of a line as fits, the place in it, and carets as wide as the place is on a screen.
fn windowed(text: &str, columns: Option<(usize, usize)>, room: usize) -> (String, Option<String>) {
    let Some((start, end)) = columns else { return (clip(text.trim(), room).into_owned(), None) };
    let place: String = text.chars().skip(start).take(end.saturating_sub(start)).collect();
    let carets = width(&place).clamp(1, room / 2);
    let before: String = text.chars().take(start).collect();
    // What stands before is shown as far as the place itself keeps its room.
    let (before, rest) = if width(&before) + carets <= room {
        (before, start)
    } else {
        let mut kept: Vec<char> = Vec::new();
        for letter in before.chars().rev() {
            if width(&kept.iter().collect::<String>()) + carets + 4 >= room / 2 {
                break;
            }
            kept.push(letter);
        }
        kept.push('…');
        (kept.into_iter().rev().collect(), start)
    };
    let behind: String = text.chars().skip(rest).collect();
    let shown = clip(&format!("{before}{behind}"), room).into_owned();
    (shown, Some(format!("{}{}", " ".repeat(width(&before)), "^".repeat(carets))))
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
            assert_eq!(windowed(text, columns, room), (text.to_owned(), Some(expected.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_long_line_is_shown_around_the_place() {
        let text = "长".repeat(100) + "错" + &"尾".repeat(100);
        let (shown, caret) = windowed(&text, Some((100, 101)), 40);
        assert!(width(&shown) <= 40 && shown.starts_with('…') && shown.ends_with('…'), "{shown}");
        let caret = caret.unwrap();
        let before: String = shown.chars().take_while(|it| *it != '错').collect();
        assert_eq!((width(&before), caret.trim_start()), (caret.len() - 2, "^^"), "{shown}");
    }
}
