//! The warnings of a page as its reader sees them: the words, the line they speak of, and a caret under the place.

use crate::cli::console;
use crate::cli::console::Screen;
use crate::cli::console::visible;
use crate::document::Document;
use crate::error::warning::Warning;
use crate::reading::Seen;
use crate::words::excerpt;
use crate::words::message::Message;

/// One block a warning.
pub(crate) fn warnings(page: &Seen, screen: Screen) -> String {
    page.warnings.iter().map(|warning| said(warning, &page.document, screen)).collect()
}

fn said(warning: &Warning, document: &Document, screen: Screen) -> String {
    let label = console::words(&Message::new("said-warning"));
    let words = format!("{}{}\n", screen.paint("1;33", &label), visible(&console::words(warning)));
    let of_number = |number| {
        let at = document.lines.partition_point(|line| line.number < number);
        document.lines.get(at).filter(|line| line.number == number)
    };
    let line = warning.place.lines.and_then(|(first, _)| of_number(first));
    let Some(line) = line.filter(|line| !line.text.trim().is_empty()) else { return words };
    let number = line.number.to_string();
    let room = screen.columns.saturating_sub(number.len() + 5);
    let (text, caret) = excerpt::marked(&line.text, warning.place.columns, room);
    let bar = screen.paint("2", "|");
    let marked = caret.map(|caret| format!("  {:number$} {bar} {}\n", "", screen.paint("1;33", &caret), number = number.len()));
    format!("{words}  {} {bar} {text}\n{}", screen.paint("2", &number), marked.unwrap_or_default())
}
