//! The table of a page: one row an article, set by the columns of a terminal, where a Chinese character has two.

use crate::article::DateFrom;
use crate::article::Item;
use crate::text::clip;
use comfy_table::Cell;
use comfy_table::CellAlignment;
use comfy_table::ContentArrangement;
use comfy_table::LineStyle;
use comfy_table::Table;
use comfy_table::TableStyle;

/// One line below the head; Chinese text needs no others.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));
/// A headline's room: twenty characters.
const HEADLINE: usize = 40;
/// A byline's room: five names.
const AUTHORS: usize = 24;

/// Number, headline with its kicker above it, dateline, authors, characters; above them the edition.
pub(crate) fn table(items: &[Item]) -> String {
    let mut table = Table::new();
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(["#", "headline", "dateline", "authors", "chars"].map(Cell::new));
    for item in items {
        table.add_row(row(item));
    }
    for (at, column) in table.column_iter_mut().enumerate() {
        column.set_padding((if at == 0 { 1 } else { 0 }, 2));
        if matches!(at, 0 | 4) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let rows: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    format!("{}\n{}\n", items.first().map(edition).unwrap_or_default(), rows.join("\n"))
}

fn row(item: &Item) -> [Cell; 5] {
    let article = &item.article;
    let kicker = article.headline.kicker.iter().map(|kicker| clip(kicker, HEADLINE));
    let headline = article.headline.text();
    let headline = if headline.is_empty() { article.text() } else { headline };
    let lines: Vec<_> = kicker.chain([clip(&headline, HEADLINE)]).collect();
    let dateline = article.datelines.first().and_then(|dateline| dateline.date);
    let characters = article.text().chars().filter(|letter| !letter.is_whitespace()).count();
    [
        Cell::new(article.position),
        Cell::new(lines.join("\n")),
        Cell::new(dateline.map_or_else(|| "–".to_owned(), |date| date.to_string())),
        Cell::new(clip(&article.authors().join(" "), AUTHORS)),
        Cell::new(characters),
    ]
}

/// `edition 2023-04-09, page A02, date from path`.
fn edition(item: &Item) -> String {
    let edition = &item.article.edition;
    let page = if edition.page.is_known() { format!("page {}", edition.page) } else { "page unknown".to_owned() };
    let from = match edition.date_from {
        DateFrom::FrontMatter => "from front matter",
        DateFrom::Path => "from its path",
        DateFrom::Page => "printed on the page",
        DateFrom::Option => "from --edition",
        DateFrom::Inferred => "inferred",
    };
    format!("edition {} ({from}), {page}", edition.date)
}
