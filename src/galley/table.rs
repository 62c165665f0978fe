//! The table of a page: one row an article, set by the columns of a terminal, where a Chinese character has two; above it
//! the page's name, its edition and what was counted.

use crate::article::Article;
use crate::article::Item;
use crate::article::credit::Credit;
use crate::article::credit::Role;
use crate::galley::doubted;
use crate::galley::page::Page;
use crate::galley::viewer::Viewer;
use crate::shown::Shown;
use crate::shown::screen::visible;
use crate::text::clip;
use crate::text::width;
use crate::words::message::Message;
use crate::words::reading;
use comfy_table::Cell;
use comfy_table::CellAlignment;
use comfy_table::ContentArrangement;
use comfy_table::LineStyle;
use comfy_table::Table;
use comfy_table::TableStyle;

/// One line below the head; Chinese text needs no others.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));
/// What number, dateline, characters and the gaps between the columns take.
const FIXED: usize = 34;
/// Lines of the table's head: the names of the columns, and the line below them.
const HEAD: usize = 2;
/// Before and behind the number of a story; a doubt stands below its headline.
const GAPS: usize = 3;
/// The share of the rest that headlines have; credits have the other.
const HEADLINES: usize = 60;

/// The page's name; `edition 2023-04-09 (from its path), page A02`; `4 articles, 9 credits, 2 parts left out`.
pub(crate) fn head(page: &Page, viewer: Viewer) -> String {
    let name = Shown(page.document.path.display()).to_string();
    let edition = page.items.first().map(|item| format!("{}\n", viewer.say(&reading::edition(&item.article.edition))));
    let credits: usize = page.items.iter().map(|item| item.article.credits.len()).sum();
    let left_out = page.account.iter().filter(|part| part.kind.is_of_the_page()).count();
    let counts = viewer.say(&reading::counts(page.items.len(), credits, left_out));
    format!("{}\n{}{counts}\n", viewer.screen.paint("1", &name), edition.unwrap_or_default())
}

/// Number, headline with its kicker above it, dateline, credits, characters; below each row what of the story is to be looked at.
pub(crate) fn table(items: &[Item], viewer: Viewer) -> String {
    let room = viewer.screen.columns.saturating_sub(FIXED);
    let headline = room * HEADLINES / 100;
    let credits = room - headline;
    let mut table = Table::new();
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Disabled);
    let named = ["table-headline", "table-dateline", "table-credits", "table-characters"];
    let named = named.into_iter().map(|code| viewer.say(&Message::new(code)));
    table.set_header(std::iter::once("#".to_owned()).chain(named).map(Cell::new));
    let mut heights = Vec::with_capacity(items.len());
    for item in items {
        let cells = row(&item.article, headline, credits);
        heights.push(cells.iter().map(|cell| cell.lines().count()).max().unwrap_or_default());
        table.add_row(cells.map(Cell::new));
    }
    for (at, column) in table.column_iter_mut().enumerate() {
        column.set_padding((if at == 0 { 1 } else { 0 }, 2));
        if matches!(at, 0 | 4) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let mut lines = table.lines().map(|line| format!("{}\n", visible(line.trim_end())));
    let mut shown: String = lines.by_ref().take(HEAD).collect();
    let indent = GAPS + items.iter().map(|item| item.article.position.to_string().len()).max().unwrap_or_default();
    for (item, height) in items.iter().zip(heights) {
        shown.extend(lines.by_ref().take(height));
        shown.push_str(&doubted::of_story(item, indent, viewer));
    }
    shown.push_str(&doubted::closing(items, viewer));
    shown
}

fn row(article: &Article, headline: usize, credits: usize) -> [String; 5] {
    let characters = article.text().chars().filter(|letter| !letter.is_whitespace()).count();
    [
        article.position.to_string(),
        title(article, headline),
        dateline(article),
        credited(&article.credits, credits),
        characters.to_string(),
    ]
}

/// The kicker on a line of its own, and two lines of the headline.
fn title(article: &Article, columns: usize) -> String {
    let kicker = article.headline.kicker.iter().map(|kicker| clip(kicker, columns).into_owned());
    let headline = article.headline.text();
    let text = if headline.is_empty() { article.text() } else { headline };
    let mut lines = wrapped(text.split_whitespace(), columns);
    if lines.len() > 2 {
        let rest = lines.split_off(1).join(" ");
        lines.push(clip(&rest, columns).into_owned());
    }
    kicker.chain(lines).collect::<Vec<_>>().join("\n")
}

/// Who sends it and from where, then the day.
fn dateline(article: &Article) -> String {
    let Some(dateline) = article.datelines.first() else { return "–".to_owned() };
    let from: Vec<&str> = [&dateline.agency, &dateline.place].into_iter().flatten().map(String::as_str).collect();
    let day = dateline.date.map(|date| date.to_string());
    let lines: Vec<String> =
        [clip(&from.join(" "), 14).into_owned()].into_iter().filter(|it| !it.is_empty()).chain(day).collect();
    lines.join("\n")
}

/// `记 鲁燕 通 武刘敏 王维` in the order printed; for whom stands behind the role: `记(新华社) 何伟 余继军`.
fn credited(credits: &[Credit], columns: usize) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut last = None;
    for credit in credits {
        let role = (credit.role(), credit.organisation());
        let organisation = credit.organisation().map(|it| format!("({it})")).unwrap_or_default();
        let name = credit.name().unwrap_or_default().to_owned();
        words.push(if last == Some(role) {
            name
        } else {
            format!("{}{organisation} {name}", initial(credit.role())).trim_end().to_owned()
        });
        last = Some(role);
    }
    wrapped(words.iter().map(String::as_str), columns).join("\n")
}

/// Words set into lines; one that is too long for a line is broken.
fn wrapped<'a>(words: impl Iterator<Item = &'a str>, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.extend(broken(word, columns)),
        }
    }
    lines
}

fn broken(word: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for letter in word.chars() {
        let letter_width = width(letter.encode_utf8(&mut [0; 4]));
        if used + letter_width > columns {
            lines.push(String::new());
            used = 0;
        }
        used += letter_width;
        if let Some(line) = lines.last_mut() {
            line.push(letter);
        }
    }
    lines
}

/// A role in one character, as bylines are marked in a galley.
fn initial(role: Role) -> char {
    match role {
        Role::Reporter => '记',
        Role::Correspondent => '通',
        Role::Intern => '实',
        Role::Photographer => '摄',
        Role::Editor => '编',
        Role::Author => '文',
        Role::Translator => '译',
        Role::Artist => '绘',
        Role::Commentator => '评',
        Role::Other => '职',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_set_by_the_columns_they_take() {
        assert_eq!(wrapped("记 鲁燕 通 武刘敏 王维".split(' '), 12), ["记 鲁燕 通", "武刘敏 王维"]);
        assert_eq!(wrapped(["一二三四五六七"].into_iter(), 6), ["一二三", "四五六", "七"]);
    }
}
