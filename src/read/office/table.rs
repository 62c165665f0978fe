//! Tables: rows where something is listed, running text where a table only sets things side by side (版式表格).

use crate::read::grid;
use crate::read::grid::Cell;
use crate::read::office::block::Block;
use crate::read::office::block::Look;
use crate::read::office::block::Role;

/// A row, each cell the paragraphs in it.
#[derive(Debug, Default)]
pub(crate) struct Row {
    pub(crate) cells: Vec<Cell<Vec<Block>>>,
    /// Whether the document says that it heads the table.
    pub(crate) is_head: bool,
}

/// A row with a cell in every column.
struct Set {
    cells: Vec<Vec<Block>>,
    is_head: bool,
}

/// A cell with more paragraphs, or with more letters than a cell of data has, holds text.
const PARAGRAPHS: usize = 2;
const LETTERS: usize = 200;

/// The table as rows, or as the text that it only sets; notes stand behind it.
pub(crate) fn laid(rows: Vec<Row>) -> Vec<Block> {
    let (cells, heads): (Vec<_>, Vec<bool>) = rows.into_iter().map(|row| (row.cells, row.is_head)).unzip();
    let rows: Vec<Set> = grid::rectangular(cells).into_iter().zip(heads).map(|(cells, is_head)| Set { cells, is_head }).collect();
    let columns = rows.iter().map(|row| row.cells.iter().filter(|cell| !is_blank(cell)).count()).max().unwrap_or_default();
    let printed = rows.iter().filter(|row| !row.cells.iter().all(|cell| is_blank(cell))).count();
    if columns < 2 || printed < 2 || rows.iter().flat_map(|row| &row.cells).any(|cell| is_text(cell)) {
        return rows.into_iter().flat_map(|row| row.cells).flatten().collect();
    }
    let mut notes = Vec::new();
    let mut blocks = Vec::new();
    let mut is_first = true;
    let other_row_is_strong = rows.iter().skip(1).any(is_strong);
    for row in rows {
        let role = if is_first && (row.is_head || is_strong(&row) && !other_row_is_strong) { Role::HeadRow } else { Role::Row };
        let block = set(row, role, &mut notes);
        is_first &= block.is_blank();
        if !block.is_empty() {
            blocks.push(block);
        }
    }
    blocks.extend(notes);
    blocks
}

fn set(row: Set, role: Role, notes: &mut Vec<Block>) -> Block {
    let mut block = Block { role, ..Block::default() };
    for (column, cell) in row.cells.into_iter().enumerate() {
        block.push(if column > 0 { "\t" } else { "" }, &Look::default());
        let (of_notes, paragraphs): (Vec<Block>, Vec<Block>) = cell.into_iter().partition(|it| it.role == Role::Note);
        notes.extend(of_notes);
        block.pictures.extend(paragraphs.iter().flat_map(|it| it.pictures.iter().cloned()));
        for (at, paragraph) in paragraphs.iter().filter(|it| !it.is_blank()).enumerate() {
            block.push(if at > 0 { " " } else { "" }, &Look::default());
            for (text, look) in paragraph.pieces() {
                // What heads a table is strong in any case.
                let look = Look { is_strong: look.is_strong && role != Role::HeadRow, ..look.clone() };
                block.push(&text.replace(['\n', '\t'], " "), &look);
            }
        }
    }
    block
}

fn is_blank(cell: &[Block]) -> bool {
    cell.iter().all(Block::is_blank)
}

fn is_text(cell: &[Block]) -> bool {
    let printed = || cell.iter().filter(|block| !block.is_blank() && block.role != Role::Note);
    let letters: usize = printed().map(|block| block.text.chars().count()).sum();
    printed().any(|block| !block.is_text()) || printed().count() > PARAGRAPHS || letters > LETTERS
}

/// Whether every cell that says something says it in bold.
fn is_strong(row: &Set) -> bool {
    let mut letters = row.cells.iter().flatten().flat_map(Block::pieces).filter(|(text, _)| !text.trim().is_empty()).peekable();
    letters.peek().is_some() && letters.all(|(_, look)| look.is_strong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Row {
        let cell = |text: &&str| {
            let paragraphs = text.split('/').map(|text| {
                let mut block = Block::default();
                block.push(text.trim_start_matches('*'), &Look { is_strong: text.starts_with('*'), ..Look::default() });
                block
            });
            Cell::single(paragraphs.collect())
        };
        Row { cells: cells.iter().map(cell).collect(), is_head: false }
    }

    fn told(rows: &[&[&str]]) -> Vec<String> {
        let rows = rows.iter().map(|cells| row(cells)).collect();
        laid(rows).iter().map(|block| format!("{:?} {}", block.role, block.text)).collect()
    }

    #[test]
    fn a_table_is_rows_or_only_sets_text() {
        assert_eq!(told(&[&["*时段", "*限速"], &["白天", "60"]]), ["HeadRow 时段\t限速", "Row 白天\t60"]);
        assert_eq!(told(&[&["时段", "限速"], &["白天/黑夜", ""]]), ["Row 时段\t限速", "Row 白天 黑夜\t"]);
        assert_eq!(told(&[&["*时段", "*限速"], &["*白天", "*60"]]), ["Row 时段\t限速", "Row 白天\t60"]);
        assert_eq!(told(&[&["云溪大桥通车"], &["正文。"]]), ["Text 云溪大桥通车", "Text 正文。"]);
        assert_eq!(told(&[&["正文。", "图片"]]), ["Text 正文。", "Text 图片"], "one row lists nothing");
        assert_eq!(told(&[&["一/二/三", "右"], &["左", "右"]]).len(), 6, "a cell of text");
    }
}
