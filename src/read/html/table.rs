//! Tables (表格): rows of cells; and those that only place text and pictures on the page, which are text.

use crate::document::Form;
use crate::read::grid;
use crate::read::grid::Cell;
use crate::read::html::element;
use crate::read::html::element::Counted;
use scraper::ElementRef;

/// A cell of more letters is a column of text: cells of a newspaper's tables hold a word, a name, a figure.
const LONGEST_CELL: usize = 200;

/// A caption has at most so many letters.
const LONGEST_CAPTION: usize = 150;

/// What a table is.
pub(super) enum Table<'tree> {
    /// Rows of cells, as many in each.
    Rows(Vec<Set<'tree>>),
    /// It only places its cells, and this is what they hold.
    Places(Vec<ElementRef<'tree>>, Form),
}

pub(super) fn read<'tree>(table: ElementRef<'tree>, counted: &Counted) -> Table<'tree> {
    let rows = rows(table);
    if !places_only(&rows, counted) {
        let heads: Vec<bool> = rows.iter().map(|row| row.is_head).collect();
        let cells = rows.into_iter().map(|row| row.cells.into_iter().map(merged).collect()).collect();
        let rows = grid::rectangular(cells).into_iter().zip(heads);
        return Table::Rows(rows.map(|(cells, is_head)| Set { cells, is_head }).collect());
    }
    // Text beside a picture, and nothing else, is what the picture shows.
    let has_picture = table.descendent_elements().any(|it| element::name(it) == "img");
    let is_caption = has_picture && counted.letters(table).all <= LONGEST_CAPTION;
    let cells = rows.into_iter().flat_map(|row| row.cells).collect();
    Table::Places(cells, if is_caption { Form::Caption } else { Form::Text })
}

/// A row as it is set.
pub(super) struct Set<'tree> {
    /// None where a cell beside it or above takes the place.
    pub(super) cells: Vec<Option<ElementRef<'tree>>>,
    /// Whether it heads the table.
    pub(super) is_head: bool,
}

/// How much of a table a cell takes; `rowspan=0` reaches to its end (HTML 4.9.11).
fn merged(cell: ElementRef<'_>) -> Cell<Option<ElementRef<'_>>> {
    let told = |name: &str| cell.attr(name).and_then(|it| it.trim().parse::<usize>().ok());
    let rows = told("rowspan").map_or(1, |rows| if rows == 0 { usize::MAX } else { rows });
    Cell { content: Some(cell), columns: told("colspan").unwrap_or(1), rows }
}

/// A row as the page writes it.
struct Row<'tree> {
    cells: Vec<ElementRef<'tree>>,
    is_head: bool,
}

fn rows(table: ElementRef<'_>) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for part in table.child_elements().filter(|it| !element::is_hidden(*it)) {
        let is_row = |it: &ElementRef<'_>| element::name(*it) == "tr" && !element::is_hidden(*it);
        let inner = part.child_elements().filter(|it| !is_row(&part) && is_row(it));
        for row in Some(part).filter(is_row).into_iter().chain(inner) {
            let cells = row.child_elements().filter(|it| ["td", "th"].contains(&element::name(*it)) && !element::is_hidden(*it));
            let cells: Vec<ElementRef<'_>> = cells.collect();
            let is_head = element::name(part) == "thead" || cells.iter().all(|cell| element::name(*cell) == "th");
            rows.push(Row { is_head: is_head && rows.is_empty(), cells });
        }
    }
    rows
}

/// Whether a table only places what is in it: one column, or cells that hold other tables, lists, headings, several
/// paragraphs, or a text.
fn places_only(rows: &[Row<'_>], counted: &Counted) -> bool {
    rows.iter().all(|row| row.cells.len() < 2) || rows.iter().flat_map(|row| &row.cells).any(|cell| holds_parts(*cell, counted))
}

fn holds_parts(cell: ElementRef<'_>, counted: &Counted) -> bool {
    let mut paragraphs = 0;
    for it in cell.descendent_elements().skip(1) {
        match element::name(it) {
            "table" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "figure" | "img" => return true,
            "p" => paragraphs += 1,
            _ => {}
        }
    }
    paragraphs > 1 || counted.letters(cell).all > LONGEST_CELL
}
