//! The warnings of a page as its reader sees them: the words, the line they speak of, and a caret under the place.

use crate::document::Document;
use crate::error::warning::Warning;
use crate::galley::page::Page;
use crate::galley::viewer::Viewer;
use crate::shown::screen::visible;
use crate::words::excerpt;
use crate::words::message::Message;

/// One block a warning.
pub(crate) fn warnings(page: &Page, viewer: Viewer) -> String {
    page.warnings.iter().map(|warning| said(warning, &page.document, viewer)).collect()
}

fn said(warning: &Warning, document: &Document, viewer: Viewer) -> String {
    let label = viewer.say(&Message::new("said-warning"));
    let words = format!("{}{}\n", viewer.screen.paint("1;33", &label), visible(&viewer.say(warning)));
    let of_number = |number| {
        let at = document.lines.partition_point(|line| line.number < number);
        document.lines.get(at).filter(|line| line.number == number)
    };
    let line = warning.place.lines.and_then(|(first, _)| of_number(first));
    let Some(line) = line.filter(|line| !line.text.trim().is_empty()) else { return words };
    let number = line.number.to_string();
    let room = viewer.screen.columns.saturating_sub(number.len() + 5);
    let (text, caret) = excerpt::marked(&line.text, warning.place.columns, room);
    let bar = viewer.screen.paint("2", "|");
    let marked =
        caret.map(|caret| format!("  {:number$} {bar} {}\n", "", viewer.screen.paint("1;33", &caret), number = number.len()));
    format!("{words}  {} {bar} {text}\n{}", viewer.screen.paint("2", &number), marked.unwrap_or_default())
}
