//! Lists (稿件清单): files with a story a row, as tables and as data, set as a document with a head for each story.
//!
//! `grid` finds the head row of a table, `separated` and `sheet` read its cells, `json` reads data; each gives rows, and what they say
//! is believed as the head of a page is. What a story's text means is left to `parse`.

mod days;
pub(crate) mod fact;
mod grid;
pub(crate) mod json;
mod ninjs;
pub(crate) mod row;
pub(crate) mod separated;
pub(crate) mod sheet;
mod styles;
mod value;

use crate::document::Document;
use crate::document::Head;
use crate::document::Holds;
use crate::document::Line;
use crate::document::NamedPicture;
use crate::error::Error;
use crate::error::Place;
use crate::error::WrongLine;
use crate::error::warning::RowLeft;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::read::checked;
use crate::read::manuscript::Set;
use crate::read::rows::row::NAMED;
use crate::read::rows::row::Told;
use std::path::Path;

/// The document of a list. `whole` is what it is called in messages, `limit` the most bytes of text that it may have.
pub(crate) fn set(path: &Path, whole: &Path, told: Told, limit: u64) -> Result<(Document, Vec<Warning>), Error> {
    let wrong = |line: usize, wrong: WrongLine| Error::Line { path: whole.to_owned(), line, wrong };
    let mut document = Document { path: path.to_owned(), holds: Holds::Story, ..Document::default() };
    let mut warnings: Vec<WarningKind> = told.warnings;
    let (mut bare, mut size, mut next) = (Vec::new(), 0_u64, 1);
    for row in told.rows.into_iter().filter(|row| !row.is_blank()) {
        let Set { lines, pictures, dropped } = row.set().map_err(|what| wrong(next, what))?;
        if let Some(first) = dropped.first {
            warnings.push(WarningKind::Hidden { count: dropped.count, first: format!("U+{:04X}", u32::from(first)) });
        }
        if row.text.is_empty() || lines.iter().all(|line| line.text.trim().is_empty()) {
            bare.push(row.number);
            continue;
        }
        size = lines.iter().fold(size, |size, line| size.saturating_add(u64::try_from(line.text.len()).unwrap_or(u64::MAX)));
        if size > limit {
            return Err(Error::TooLarge { path: whole.to_owned(), size, limit });
        }
        // Its head stands above its text, as it would in a page of text.
        let hints = row.hints(next);
        let head = Head { line: next, hints };
        let above = next + head.hints.len() - 1;
        next = above + lines.last().map_or(0, |line| line.number) + 2;
        if document.lines.is_empty() {
            document.hints = head.hints;
        } else {
            document.heads.push(head);
        }
        document.lines.extend(lines.into_iter().map(|line| Line { number: above + line.number, ..line }));
        let moved = |picture: NamedPicture| NamedPicture { line: picture.line.map(|line| above + line), ..picture };
        document.pictures.extend(pictures.into_iter().map(moved));
    }
    if !bare.is_empty() {
        let count = bare.len();
        warnings.push(WarningKind::Rows { why: RowLeft::NoText, first: bare.into_iter().take(NAMED).collect(), count });
    }
    checked::check(&document.lines).map_err(|(line, what)| wrong(line, what))?;
    let warnings = warnings.into_iter().map(|kind| Warning { place: Place::file(path), kind }).collect();
    Ok((document, warnings))
}
