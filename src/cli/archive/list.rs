//! `benbao archive list`: one row an article, or one line of JSON.

use crate::archive::desk::finding::ShortIds;
use crate::archive::desk::history::Listed;
use crate::beijing::Instant;
use crate::cli::console;
use crate::error::Error;
use crate::shown::Shown;
use crate::shown::screen::Screen;
use crate::text::clip;
use crate::text::width;
use crate::words::answers::Answer;
use crate::words::answers::Label;
use crate::words::message::Message;
use comfy_table::Cell;
use comfy_table::ContentArrangement;
use comfy_table::LineStyle;
use comfy_table::Table;
use comfy_table::TableStyle;
use serde::Serialize;
use std::path::PathBuf;

/// One line below the head; Chinese text needs no others.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));
/// Between two columns.
const GAP: usize = 2;
/// A name's columns: three characters, and a space to the next.
const NAME: usize = 7;
/// A byline has a quarter of what the other columns leave, and two names at least; the headline has the rest.
const AUTHORS: usize = 4;

/// The table of all of them, as wide as the screen at most.
pub(crate) fn table(found: &[Listed], short: &ShortIds, screen: Screen) -> String {
    let columns = [Label::Id, Label::Edition, Label::State, Label::Headline, Label::Authors].map(|it| console::words(&it));
    let rows: Vec<[String; 5]> = found.iter().map(|listed| row(listed, short)).collect();
    let widest = |at: usize| rows.iter().chain([&columns]).filter_map(|row| row.get(at)).map(|it| width(it)).max().unwrap_or(0);
    let room = screen.columns.saturating_sub((0..3).map(|at| widest(at) + GAP).sum::<usize>() + GAP);
    let authors = (room / AUTHORS).max(2 * NAME).min(widest(4));
    let headline = room.saturating_sub(authors);
    let mut table = Table::new();
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(columns.map(Cell::new));
    for [id, edition, state, title, by] in rows {
        table.add_row([id, edition, state, clip(&title, headline).into_owned(), clip(&by, authors).into_owned()].map(Cell::new));
    }
    for (at, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, if at == 4 { 0 } else { 2 }));
    }
    let lines: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    format!("{}\n{}\n", lines.join("\n"), console::words(&Answer::Listed(found.len())))
}

/// The columns of a story, whole.
fn row(listed: &Listed, short: &ShortIds) -> [String; 5] {
    [
        short.of(&listed.id),
        format!("{}/{}", listed.id.date, listed.id.page()),
        console::words(&listed.state),
        Shown(listed.called()).to_string(),
        Shown(listed.article.authors().join(" ")).to_string(),
    ]
}

/// A moment as it is written in the language that was settled.
pub(crate) fn moment(moment: Instant) -> String {
    console::words(&Message::moment_alone(moment.rfc3339()))
}

#[derive(Serialize)]
struct Json<'a> {
    id: String,
    short: String,
    state: &'static str,
    headline: String,
    first_headline: &'a str,
    edition: String,
    page: &'a str,
    authors: Vec<&'a str>,
    published: String,
    updated: String,
    withdrawn: Option<String>,
    reason: Option<&'a str>,
    revisions: i64,
    file: String,
}

/// One line of JSON.
pub(crate) fn json(listed: &Listed, short: &ShortIds) -> Result<Vec<u8>, Error> {
    let line = Json {
        id: listed.id.to_string(),
        short: short.of(&listed.id),
        state: listed.state.as_str(),
        headline: listed.called(),
        first_headline: &listed.headline,
        edition: listed.id.date.to_string(),
        page: listed.id.page(),
        authors: listed.article.authors(),
        published: listed.published.rfc3339(),
        updated: listed.updated.rfc3339(),
        withdrawn: listed.withdrawn.map(Instant::rfc3339),
        reason: listed.reason.as_deref(),
        revisions: listed.revisions,
        file: listed.article.place.path.to_string_lossy().into_owned(),
    };
    let refused = |error: serde_json::Error| Error::Tell { path: PathBuf::from("stdout"), source: error.into() };
    let mut bytes = serde_json::to_vec(&line).map_err(refused)?;
    bytes.push(b'\n');
    Ok(bytes)
}
