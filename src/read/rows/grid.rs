//! A table as cells (表格): where its head row stands, which column tells what, and its rows as stories.

use crate::date;
use crate::error::warning::WarningKind;
use crate::read::rows::days;
use crate::read::rows::fact::Fact;
use crate::read::rows::row::Row;
use crate::read::rows::row::Told;
use std::collections::BTreeSet;

/// The cells of a row, with the number that its program shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Cells {
    pub(crate) number: usize,
    pub(crate) cells: Vec<String>,
}

/// The head row is one of the first so many that hold anything: above it stand what the list is called and its day.
const HEAD: usize = 20;

/// Excel counts days; of what a newsroom lists no day has another number: 1954-10-03 to 2119-01-10.
const DAYS: std::ops::RangeInclusive<i64> = 20_000..=80_000;

/// The stories of a table; `None` where no row is the head of columns with a title and a text.
pub(crate) fn read(table: &[Cells]) -> Option<Told> {
    let is_blank = |row: &&Cells| row.cells.iter().all(|cell| cell.trim().is_empty());
    let (at, columns) = head(table)?;
    let (above, below) = table.split_at_checked(at)?;
    let (head, below) = below.split_first()?;
    let day = above.iter().flat_map(|row| &row.cells).find_map(|cell| date::find_whole(cell)).map(|(_, day)| day);
    let mut told = Told::default();
    let mut used: BTreeSet<usize> = BTreeSet::new();
    // A table that was printed on several sheets repeats its head.
    for cells in below.iter().filter(|row| !is_blank(row) && row.cells != head.cells) {
        let mut row = Row::new(cells.number);
        for (column, value) in cells.cells.iter().enumerate().filter(|(_, value)| !value.trim().is_empty()) {
            match columns.get(column).copied().flatten() {
                Some(fact) => row.tell(fact, &plain_day(fact, value)),
                None => drop(used.insert(column)),
            }
        }
        if let Some(day) = day {
            row.tell(Fact::Date, &day.to_string());
        }
        told.rows.push(row);
    }
    let unknown = used.into_iter().filter_map(|column| head.cells.get(column)).map(|name| name.trim().to_owned());
    let names: Vec<String> = unknown.filter(|name| !name.is_empty()).collect();
    if !names.is_empty() {
        told.warnings.push(WarningKind::Columns { names });
    }
    Some(told)
}

/// Where the head row stands, and what each of its columns tells.
fn head(table: &[Cells]) -> Option<(usize, Vec<Option<Fact>>)> {
    let rows = table.iter().enumerate().filter(|(_, row)| row.cells.iter().any(|cell| !cell.trim().is_empty())).take(HEAD);
    let told = |row: &Cells| row.cells.iter().map(|cell| Fact::of_head(cell)).collect::<Vec<_>>();
    let mut heads = rows.map(|(at, row)| (at, told(row)));
    heads.find(|(_, facts)| [Fact::Title, Fact::Text].iter().all(|fact| facts.contains(&Some(*fact))))
}

/// A day that Excel counts, where nothing says that it is one.
fn plain_day(fact: Fact, value: &str) -> String {
    let counted = || value.trim().parse::<i64>().ok().filter(|days| fact == Fact::Date && DAYS.contains(days));
    counted().and_then(days::day).map_or_else(|| value.to_owned(), |day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Vec<Cells> {
        let cells = |line: &str| line.split('|').map(str::to_owned).collect();
        text.lines().zip(1..).map(|(line, number)| Cells { number, cells: cells(line) }).collect()
    }

    #[test]
    fn the_head_row_may_stand_below_what_the_list_is_called() {
        let list = "海湾晨报2026年11月27日见报稿件||\n||\n序号|标题|正文|价格\n1|云溪大桥通车|今天通车。|3\n序号|标题|正文|价格\n2|甲|乙|";
        let told = read(&table(list)).unwrap();
        let rows: Vec<_> = told.rows.iter().map(|row| (row.number, row.facts.clone())).collect();
        let date = |title: &str| vec![(Fact::Title, title.to_owned()), (Fact::Date, "2026-11-27".to_owned())];
        assert_eq!(rows, [(4, date("云溪大桥通车")), (6, date("甲"))]);
        assert_eq!(told.warnings, [WarningKind::Columns { names: vec!["价格".to_owned()] }]);
    }

    #[test]
    fn a_table_without_title_and_text_is_none() {
        for list in ["", "姓名|值班\n林知夏|一", "标题|版次\n甲|A01", &("|\n".repeat(9) + &"甲|乙\n".repeat(20) + "标题|正文")]
        {
            assert!(read(&table(list)).is_none(), "{list}");
        }
    }

    #[test]
    fn excel_counts_days() {
        for (value, expected) in [("46353", "2026-11-27"), (" 46353 ", "2026-11-27"), ("20261127", "20261127"), ("昨天", "昨天")]
        {
            assert_eq!(plain_day(Fact::Date, value), expected);
        }
        assert_eq!(plain_day(Fact::Page, "46353"), "46353");
    }
}
