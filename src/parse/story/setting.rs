//! How lines are set (排法): as paragraphs, as verse or a table, of which every line stands for itself, or as a narrow column.

use crate::parse::line::sheet::Sheet;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::has_clauses;
use crate::parse::line::written::length;
use std::ops::Range;

/// How a line is set among its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting {
    /// Paragraphs.
    Text,
    /// Verse, tables, lists of names: every line stands for itself.
    Lines,
    /// Text in narrow lines of one width, as a column was printed: `1000元购` / `物卡`.
    Narrow,
}

/// Whether white space stands before a line as before a paragraph.
pub(crate) fn is_indented(sheet: &Sheet<'_>, line: usize) -> bool {
    let Some(printed) = sheet.lines.get(line) else { return false };
    let white = printed.raw.chars().take_while(|it| it.is_whitespace());
    white.map(|it| if it == '\u{3000}' || it == '\t' { 2 } else { 1 }).sum::<usize>() >= INDENT
}

/// White space of so many columns before a line is an indent.
const INDENT: usize = 2;

/// So many short lines in a row are no accident.
const SHORTEST_RUN: usize = 4;

/// A line of verse or of a narrow column is at most so long.
pub(crate) const SHORT_LINE: usize = 26;

/// Runs of short lines are verse where their lengths differ, and a narrow column where they are one.
pub(crate) fn read(
    sheet: &Sheet<'_>,
    text: &[(usize, Range<usize>)],
    stands_alone: &impl Fn(&str, usize) -> bool,
) -> Vec<Setting> {
    let words = |(line, bytes): &(usize, Range<usize>)| {
        sheet.lines.get(*line).and_then(|it| it.folded.get(bytes.clone())).unwrap_or("").trim()
    };
    let mut settings = vec![Setting::Text; text.len()];
    let mut start = 0;
    while start < text.len() {
        // The end of a paragraph that a column cut begins no run of short lines.
        let goes_on = start.checked_sub(1).and_then(|above| text.get(above)).is_some_and(|above| {
            let above = words(above);
            length(above) > SHORT_LINE && !ends_sentence(above)
        });
        let is_short =
            |cell: &(usize, Range<usize>)| (1..=SHORT_LINE).contains(&length(words(cell))) && !stands_alone(words(cell), 0);
        let run: Vec<&str> =
            if goes_on { Vec::new() } else { text.iter().skip(start).take_while(|cell| is_short(cell)).map(words).collect() };
        if run.len() >= SHORTEST_RUN {
            let stops = run.iter().filter(|it| ends_sentence(it)).count();
            let widest = run.iter().map(|it| length(it)).max().unwrap_or(0);
            let of_one_width = run.iter().filter(|it| length(it) + 2 >= widest).count();
            // Prose has its commas anywhere, verse at the end of its lines or none.
            let broken = run.iter().filter(|it| has_clauses(it.trim_end_matches([',', '。', ';']))).count();
            // Where nearly every line ends with a mark, the lines are the writer's.
            let marked = run.iter().filter(|it| it.ends_with([',', '。', ';', '!', '?', '…', '、', ':'])).count();
            // Where some lines are indented and others not, paragraphs were wrapped.
            let indented = text.iter().skip(start).take(run.len()).filter(|cell| is_indented(sheet, cell.0)).count();
            let is_wrapped = indented > 0 && indented < run.len() && of_one_width * 2 > run.len();
            let setting = match () {
                () if is_wrapped => Setting::Text,
                () if marked * 10 >= run.len() * 9 => Setting::Lines,
                () if stops * 2 > run.len() => Setting::Text,
                () if of_one_width * 10 >= run.len() * 7 && broken * 5 >= run.len() * 2 => Setting::Narrow,
                () => Setting::Lines,
            };
            settings.iter_mut().skip(start).take(run.len()).for_each(|it| *it = setting);
        }
        // A table has its cells parted by tabs or strokes.
        if let Some(cell) = text.get(start)
            && run.is_empty()
            && (words(cell).matches('|').count() >= 2
                || sheet.lines.get(cell.0).is_some_and(|it| it.raw.trim().matches('\t').count() >= 2))
            && let Some(slot) = settings.get_mut(start)
        {
            *slot = Setting::Lines;
        }
        start += run.len().max(1);
    }
    settings
}
