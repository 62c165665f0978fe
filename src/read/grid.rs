//! Cells of a table that are drawn together (合并单元格): what they say is said once, in the first place that they take, and the other
//! places are empty, so that every row has a cell in every column. Web pages, Word and OpenDocument ask here.

/// A cell as a file tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell<T> {
    pub(crate) content: T,
    /// How many columns it takes, and how many rows.
    pub(crate) columns: usize,
    pub(crate) rows: usize,
}

/// No printed table is wider.
const WIDEST: usize = 64;

impl<T> Cell<T> {
    /// One that takes one place.
    pub(crate) fn single(content: T) -> Self {
        Self { content, columns: 1, rows: 1 }
    }
}

/// The rows with a cell in every place.
pub(crate) fn rectangular<T: Default>(rows: Vec<Vec<Cell<T>>>) -> Vec<Vec<T>> {
    // In how many further rows each column is taken from above.
    let mut taken: Vec<usize> = Vec::new();
    let mut set: Vec<Vec<T>> = Vec::with_capacity(rows.len());
    let mut left = rows.len();
    for row in rows {
        let mut places: Vec<T> = Vec::new();
        for Cell { content, columns, rows } in row {
            take_from_above(&mut places, &mut taken);
            let columns = columns.clamp(1, WIDEST.saturating_sub(places.len()).max(1));
            let below = rows.clamp(1, left) - 1;
            let first = places.len();
            if taken.len() < first + columns {
                taken.resize(first + columns, 0);
            }
            taken.iter_mut().skip(first).take(columns).for_each(|it| *it = below);
            places.push(content);
            places.extend(std::iter::repeat_with(T::default).take(columns - 1));
        }
        take_from_above(&mut places, &mut taken);
        // What stands behind the last cell of the row is taken from above all the same.
        taken.iter_mut().skip(places.len()).for_each(|it| *it = it.saturating_sub(1));
        set.push(places);
        left -= 1;
    }
    let width = set.iter().map(Vec::len).max().unwrap_or_default().min(WIDEST);
    for row in &mut set {
        row.extend(std::iter::repeat_with(T::default).take(width.saturating_sub(row.len())));
    }
    set
}

/// The places of a row that a cell of a row above takes.
fn take_from_above<T: Default>(places: &mut Vec<T>, taken: &mut [usize]) {
    while let Some(rows) = taken.get_mut(places.len()).filter(|rows| **rows > 0) {
        *rows -= 1;
        places.push(T::default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `甲2x3` is a cell of two columns and three rows.
    fn shown(rows: &[&str]) -> Vec<String> {
        let cell = |text: &str| {
            let (content, size) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
            let (columns, rows) = size.split_once('x').unwrap_or(("1", "1"));
            Cell { content: content.to_owned(), columns: columns.parse().unwrap(), rows: rows.parse().unwrap() }
        };
        let rows = rows.iter().map(|row| row.split(' ').filter(|it| !it.is_empty()).map(cell).collect()).collect();
        rectangular::<String>(rows).iter().map(|row| row.join("|")).collect()
    }

    #[test]
    fn every_row_has_a_cell_in_every_column() {
        let table: [(&[&str], &[&str]); 7] = [
            (&["甲 乙", "丙 丁"], &["甲|乙", "丙|丁"]),
            (&["甲2x1 乙", "丙 丁 戊"], &["甲||乙", "丙|丁|戊"]),
            (&["甲1x2 乙", "丙"], &["甲|乙", "|丙"]),
            (&["甲 乙1x2", "丙", "丁 戊"], &["甲|乙", "丙|", "丁|戊"]),
            (&["甲2x2 乙", "丙", "丁 戊 己"], &["甲||乙", "||丙", "丁|戊|己"]),
            (&["甲", "丙 丁"], &["甲|", "丙|丁"]),
            (&["甲1x9 乙", "", "丙"], &["甲|乙", "|", "|丙"]),
        ];
        for (rows, expected) in table {
            assert_eq!(shown(rows), expected, "{rows:?}");
        }
        assert_eq!(shown(&["甲99999x99999", "乙"])[0].matches('|').count(), WIDEST - 1);
    }
}
