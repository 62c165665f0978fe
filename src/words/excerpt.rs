//! A line of a file as its reader sees it: its number, the words, and carets below what is meant, by the columns of a terminal.
//! The one place where carets are drawn.

use crate::error::Excerpt;
use crate::shown::Shown;
use crate::text::width;

/// The line and the carets below it, without a line end.
pub(crate) fn drawn(excerpt: &Excerpt) -> String {
    let Excerpt { line, text, columns: (start, end) } = excerpt;
    // A tab has no width of its own: it is shown as one space, and the caret stays below its word.
    let shown = |text: String| Shown(text.replace('\t', " ")).to_string();
    let part = |from: usize, to: usize| shown(text.chars().skip(from).take(to.saturating_sub(from)).collect());
    let caret = format!("{}{}", " ".repeat(width(&part(0, *start))), "^".repeat(width(&part(*start, *end)).max(1)));
    let margin = " ".repeat(line.to_string().len());
    format!("{margin} |\n{line} | {}\n{margin} | {caret}", shown(text.clone()))
}
