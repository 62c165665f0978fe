//! `benbao archive list`: one row an article, or one line of JSON.

use crate::archive::desk::history::Listed;
use crate::beijing::Instant;
use crate::cli::console;
use crate::error::Error;
use crate::shown::Shown;
use crate::text::clip;
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
/// A headline's room: eighteen characters.
const HEADLINE: usize = 36;
/// A byline's room: four names.
const AUTHORS: usize = 20;

/// The table of all of them.
pub(crate) fn table(found: &[Listed]) -> String {
    let mut table = Table::new();
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Disabled);
    let columns = [Label::Id, Label::State, Label::Updated, Label::Headline, Label::Authors];
    table.set_header(columns.map(|label| Cell::new(console::words(&label))));
    for listed in found {
        table.add_row([
            Cell::new(listed.id.short()),
            Cell::new(console::words(&listed.state)),
            Cell::new(moment(listed.withdrawn.unwrap_or(listed.updated))),
            Cell::new(clip(&Shown(title(listed)).to_string(), HEADLINE)),
            Cell::new(clip(&Shown(listed.article.authors().join(" ")).to_string(), AUTHORS)),
        ]);
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    let rows: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    format!("{}\n{}\n", rows.join("\n"), console::words(&Answer::Listed(found.len())))
}

/// A moment as it is written in the language that was settled.
pub(crate) fn moment(moment: Instant) -> String {
    console::words(&Message::moment_alone(moment.rfc3339()))
}

/// What it is called now.
pub(crate) fn title(listed: &Listed) -> String {
    let now = listed.article.headline.text();
    if now.is_empty() { listed.headline.clone() } else { now }
}

#[derive(Serialize)]
struct Json<'a> {
    id: String,
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
pub(crate) fn json(listed: &Listed) -> Result<Vec<u8>, Error> {
    let line = Json {
        id: listed.id.to_string(),
        state: listed.state.as_str(),
        headline: title(listed),
        first_headline: &listed.headline,
        edition: listed.id.date.to_string(),
        page: listed.id.page.as_str(),
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
