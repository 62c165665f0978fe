//! Spreadsheets (XLSX, ECMA-376-1 §18): the cells of every sheet that is shown, as their program shows them.
//!
//! Of a cell that covers others below it each row has the value. What is struck out is never published; rows and sheets that are hidden are
//! not read, and that is said. No formula is computed: its last value stands beside it.

use crate::error::office::Unopened;
use crate::error::warning::RowLeft;
use crate::error::warning::WarningKind;
use crate::read::limits::Limits;
use crate::read::office::parts::Parts;
use crate::read::office::xml::Element;
use crate::read::office::xml::Event;
use crate::read::office::xml::Xml;
use crate::read::rows::days;
use crate::read::rows::grid;
use crate::read::rows::grid::Cells;
use crate::read::rows::row::NAMED;
use crate::read::rows::row::Told;
use crate::read::rows::styles;
use crate::read::rows::styles::Style;
use std::collections::HashMap;

/// What a formula shows that came to nothing, and other programs write as its text (ECMA-376-1 §18.17.3).
const FAILED: &[&str] = &["#VALUE!", "#REF!", "#N/A", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"];

/// A list of stories has some twenty columns.
const MOST_COLUMNS: usize = 256;

/// So many cells are filled with what covers them: a list of ten thousand rows, ten columns of which are joined.
const MOST_COVERED: usize = 100_000;

/// What the cells of a workbook need.
struct Book {
    texts: Vec<String>,
    styles: Vec<Style>,
    is_from_1904: bool,
    /// How many bytes its cells may have, and have: few texts can stand in a great many cells.
    limit: u64,
    size: u64,
    struck: usize,
}

/// What a sheet holds.
#[derive(Default)]
struct Sheet {
    rows: Vec<Cells>,
    hidden: Vec<usize>,
    covered: Vec<Range>,
}

/// Cells that one covers, by row and column.
struct Range {
    from: (usize, usize),
    to: (usize, usize),
}

/// The stories of a spreadsheet; `None` where no sheet is a list of stories.
pub(crate) fn read(bytes: &[u8], limits: Limits) -> Result<Option<Told>, Unopened> {
    let mut parts = Parts::open(bytes, limits)?;
    let Some(workbook) = parts.text("xl/workbook.xml")? else { return Ok(None) };
    let (sheets, is_from_1904) = sheets(parts.xml(&workbook))?;
    let places = match parts.text("xl/_rels/workbook.xml.rels")? {
        Some(text) => places(parts.xml(&text))?,
        None => HashMap::new(),
    };
    let styles = match parts.text("xl/styles.xml")? {
        Some(text) => styles::read(parts.xml(&text))?,
        None => Vec::new(),
    };
    let mut book = Book { texts: Vec::new(), styles, is_from_1904, limit: limits.part, size: 0, struck: 0 };
    if let Some(text) = parts.text("xl/sharedStrings.xml")? {
        book.read_texts(parts.xml(&text))?;
    }
    let mut found: Option<Told> = None;
    let mut others = Vec::new();
    for (name, id) in sheets {
        let Some(text) = places.get(&id).map(|place| parts.text(place)).transpose()?.flatten() else { continue };
        let sheet = book.sheet(parts.xml(&text))?;
        match grid::read(&sheet.rows) {
            Some(mut told) => {
                told.warnings.extend(hidden(&sheet.hidden));
                match &mut found {
                    Some(found) => {
                        found.rows.append(&mut told.rows);
                        found.warnings.append(&mut told.warnings);
                    }
                    None => found = Some(told),
                }
            }
            None if sheet.rows.is_empty() => {}
            None => others.push(name),
        }
    }
    if let Some(found) = &mut found {
        found.warnings.extend((!others.is_empty()).then_some(WarningKind::Sheets { names: others }));
        found.warnings.extend((book.struck > 0).then_some(WarningKind::Struck { count: book.struck }));
    }
    Ok(found)
}

fn hidden(rows: &[usize]) -> Option<WarningKind> {
    let first = rows.iter().take(NAMED).copied().collect();
    (!rows.is_empty()).then_some(WarningKind::Rows { why: RowLeft::Hidden, first, count: rows.len() })
}

/// The sheets that are shown, each with the id of its part; and whether days are counted from 1904.
fn sheets(mut xml: Xml<'_>) -> Result<(Vec<(String, String)>, bool), Unopened> {
    let (mut sheets, mut is_from_1904) = (Vec::new(), false);
    while let Some(element) = xml.element(0)? {
        match element.name() {
            "workbookPr" => is_from_1904 = element.attribute("date1904").is_some_and(|it| it == "1" || it == "true"),
            "sheet" if element.attribute("state").is_none_or(|it| it == "visible") => {
                sheets.extend(element.attribute("name").zip(element.attribute("id")));
            }
            _ => {}
        }
    }
    Ok((sheets, is_from_1904))
}

/// Where parts are, by their ids.
fn places(mut xml: Xml<'_>) -> Result<HashMap<String, String>, Unopened> {
    let mut places = HashMap::new();
    while let Some(element) = xml.element(0)? {
        if let Some((id, target)) = element.attribute("Id").zip(element.attribute("Target")) {
            let place = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            places.insert(id, place);
        }
    }
    Ok(places)
}

impl Book {
    /// The texts that cells share.
    fn read_texts(&mut self, mut xml: Xml<'_>) -> Result<(), Unopened> {
        while let Some(element) = xml.element(0)? {
            if element.name() == "si" {
                let text = self.rich(&mut xml)?;
                self.texts.push(text);
            }
        }
        Ok(())
    }

    /// The text of the element that has just opened, in runs: what is struck out is none, nor is what tells how it is said (注音).
    fn rich(&mut self, xml: &mut Xml<'_>) -> Result<String, Unopened> {
        let level = xml.level();
        let (mut text, mut is_struck) = (String::new(), false);
        while let Some(element) = xml.element(level)? {
            match element.name() {
                "r" => is_struck = false,
                "strike" => is_struck = element.is_on(),
                "rPh" => xml.skip()?,
                "t" => {
                    let run = xml.text()?;
                    if is_struck {
                        self.struck += 1;
                    } else {
                        text.push_str(&run);
                    }
                }
                _ => {}
            }
        }
        Ok(text)
    }

    fn sheet(&mut self, mut xml: Xml<'_>) -> Result<Sheet, Unopened> {
        let mut sheet = Sheet::default();
        let mut number = 0;
        while let Some(element) = xml.element(0)? {
            match element.name() {
                "row" => {
                    number = element.attribute("r").and_then(|it| it.parse().ok()).unwrap_or(number + 1);
                    let is_hidden = element.attribute("hidden").is_some_and(|it| it == "1" || it == "true");
                    let cells = self.row(&mut xml)?;
                    if cells.iter().all(|cell| cell.trim().is_empty()) {
                        continue;
                    }
                    if is_hidden { sheet.hidden.push(number) } else { sheet.rows.push(Cells { number, cells }) }
                }
                "mergeCell" => sheet.covered.extend(element.attribute("ref").and_then(|it| Range::parse(&it))),
                _ => {}
            }
        }
        self.cover(&mut sheet)?;
        Ok(sheet)
    }

    fn row(&mut self, xml: &mut Xml<'_>) -> Result<Vec<String>, Unopened> {
        let level = xml.level();
        let mut cells: Vec<String> = Vec::new();
        let mut next = 0;
        while let Some(element) = xml.element(level)? {
            if element.name() != "c" {
                continue;
            }
            let column = element.attribute("r").and_then(|it| place(&it)).map_or(next, |(_, column)| column);
            next = column + 1;
            let value = self.cell(&element, xml)?;
            if value.is_empty() || column >= MOST_COLUMNS {
                continue;
            }
            self.count(&value)?;
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            if let Some(cell) = cells.get_mut(column) {
                *cell = value;
            }
        }
        Ok(cells)
    }

    fn count(&mut self, value: &str) -> Result<(), Unopened> {
        self.size = self.size.saturating_add(u64::try_from(value.len()).unwrap_or(u64::MAX));
        if self.size > self.limit { Err(Unopened::Part { limit: self.limit }) } else { Ok(()) }
    }

    /// What a cell shows.
    fn cell(&mut self, cell: &Element<'_>, xml: &mut Xml<'_>) -> Result<String, Unopened> {
        let kind = cell.attribute("t").unwrap_or_default();
        let style = cell.attribute("s").and_then(|it| it.parse::<usize>().ok());
        let style = style.and_then(|at| self.styles.get(at)).copied().unwrap_or_default();
        let level = xml.level();
        let mut value = String::new();
        while let Some(event) = xml.next(level)? {
            let Event::Open(element) = event else { continue };
            match element.name() {
                "v" => value = xml.text()?,
                "is" => value = self.rich(xml)?,
                _ => xml.skip()?,
            }
        }
        let shown = match kind.as_str() {
            "s" => value.trim().parse::<usize>().ok().and_then(|at| self.texts.get(at)).cloned().unwrap_or_default(),
            // The error of a formula: #N/A.
            "e" => String::new(),
            "str" if FAILED.contains(&value.trim()) => String::new(),
            "" | "n" if style.is_day => days::shown(&value, self.is_from_1904).unwrap_or(value),
            _ => value,
        };
        if style.is_struck && !shown.trim().is_empty() {
            self.struck += 1;
            return Ok(String::new());
        }
        Ok(unescaped(&shown))
    }

    /// Gives each row what a cell says that covers it.
    fn cover(&mut self, sheet: &mut Sheet) -> Result<(), Unopened> {
        let mut filled = 0;
        for Range { from: (top, column), to: (bottom, _) } in std::mem::take(&mut sheet.covered) {
            let start = sheet.rows.partition_point(|row| row.number < top);
            let end = sheet.rows.partition_point(|row| row.number <= bottom);
            let Some([first, below @ ..]) = sheet.rows.get_mut(start..end) else { continue };
            let Some(value) = first.cells.get(column).filter(|value| !value.is_empty()).cloned() else { continue };
            for row in below {
                filled += 1;
                if filled > MOST_COVERED {
                    return Err(Unopened::Part { limit: self.limit });
                }
                self.count(&value)?;
                if row.cells.len() <= column {
                    row.cells.resize(column + 1, String::new());
                }
                if let Some(cell) = row.cells.get_mut(column).filter(|cell| cell.is_empty()) {
                    value.clone_into(cell);
                }
            }
        }
        Ok(())
    }
}

impl Range {
    /// `A2:A9`
    fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once(':')?;
        let (from, to) = (place(from)?, place(to)?);
        (from.0 < to.0 && from.1 < MOST_COLUMNS).then_some(Self { from, to })
    }
}

/// The row and the column that `C5` names, the column counted from 0.
fn place(text: &str) -> Option<(usize, usize)> {
    let figures = text.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, row) = text.split_at_checked(figures)?;
    let letter = |letter: u8| Some(usize::from(letter.to_ascii_uppercase().checked_sub(b'A').filter(|it| *it < 26)?) + 1);
    let column = letters.bytes().try_fold(0_usize, |column, it| column.checked_mul(26)?.checked_add(letter(it)?))?;
    Some((row.parse().ok()?, column.checked_sub(1)?))
}

/// Excel writes what XML cannot carry as `_x000D_` (§22.9.2.19); of it, line ends are text.
fn unescaped(text: &str) -> String {
    text.replace("_x000D_", "").replace("_x000d_", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_by_letters_and_figures() {
        for (name, expected) in
            [("A1", Some((1, 0))), ("aa10", Some((10, 26))), ("XFD3", Some((3, 16_383))), ("1", None), ("A", None)]
        {
            assert_eq!(place(name), expected, "{name}");
        }
        assert!(Range::parse("A2:C2").is_none() && Range::parse("A2:A9").is_some());
    }
}
