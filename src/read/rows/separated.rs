//! Tables as text (CSV, RFC 4180): cells parted by commas, semicolons or tabs, whichever makes a table of it.

use crate::error::WrongLine;
use crate::read::rows::grid;
use crate::read::rows::grid::Cells;
use crate::read::rows::row::Told;
use csv::ReaderBuilder;
use csv::StringRecord;

/// What parts cells: Excel writes the one of the system's language.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// The stories of a table; `None` where it is none of stories.
///
/// # Errors
/// The line on which a quotation mark opens that nothing closes: all below it would be one cell.
pub(crate) fn read(text: &str) -> Result<Option<Told>, (usize, WrongLine)> {
    for separator in SEPARATORS {
        let table = cells(text, separator);
        if let Some(told) = grid::read(&table) {
            return match table.last() {
                Some(last) if is_open(last, text) => Err((last.number, WrongLine::OpenQuote)),
                _ => Ok(Some(told)),
            };
        }
    }
    Ok(None)
}

/// The cells of a text. It is UTF-8, in which the reader finds nothing wrong.
fn cells(text: &str, separator: u8) -> Vec<Cells> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut table = Vec::new();
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).is_ok_and(|found| found) {
        let number = record.position().and_then(|it| usize::try_from(it.line()).ok()).unwrap_or_default();
        table.push(Cells { number, cells: record.iter().map(str::to_owned).collect() });
    }
    table
}

/// Whether the last cell goes on to the end of the text over line breaks, and nothing closes it.
fn is_open(last: &Cells, text: &str) -> bool {
    last.cells.last().is_some_and(|cell| cell.trim_end().contains('\n')) && !text.trim_end().ends_with('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_as_lines_and_any_separator_serves() {
        for separator in [',', ';', '\t'] {
            let text = "标题|正文\n甲|\"一段，\"\"好\"\"。\n二段。\"\n乙|三段。\n".replace('|', &separator.to_string());
            let told = read(&text).unwrap().unwrap();
            assert_eq!(told.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 4], "{separator:?}");
            let lines = told.rows[0].set().unwrap().lines;
            let lines: Vec<&str> = lines.iter().map(|line| line.text.as_str()).filter(|it| !it.is_empty()).collect();
            assert_eq!(lines, ["一段，\"好\"。", "二段。"]);
        }
        assert!(read("甲,乙\n").unwrap().is_none());
    }

    #[test]
    fn a_quotation_mark_that_nothing_closes_is_told() {
        assert_eq!(read("标题,正文\n甲,一段。\n乙,\"二段。\n丙,三段。\n").unwrap_err(), (3, WrongLine::OpenQuote));
        assert!(read("标题,正文\n甲,\"一段。\n二段。\"\n").is_ok());
        assert!(read("标题,正文\n甲,5\" 的管子\n").is_ok());
    }
}
