//! `benbao read --explain`: every line of a page, what each part of it was taken for, and the evidence; for people who ask
//! why. The same as a galley proof shows, as text.

use crate::account;
use crate::account::Nested;
use crate::account::PartKind;
use crate::galley::doubted;
use crate::galley::page::Page;
use crate::galley::viewer::Viewer;
use crate::shown::screen::visible;
use crate::text::width;
use crate::text::wrap::wrapped;
use crate::words::message::Message;
use std::borrow::Cow;

/// Where the words of a part begin, behind the numbers of line and story and the part's name.
const INDENT: usize = 28;
/// Where a doubt is marked: below the numbers, before the part's name.
const MARGIN: usize = 7;
/// Evidence that is shorter stands behind the words; other evidence below them.
const SHORT: usize = 36;

/// The lines of the page with their parts and what is doubtful of them, a blank line before each story; and what of the file
/// stands in no line.
pub(crate) fn explained(page: &Page, viewer: Viewer) -> String {
    let lines = account::by_line(&page.account);
    let mut shown = String::new();
    let mut story = None;
    let mut doubts = doubted::of_page(&page.items, &page.document).into_iter().peekable();
    for line in &page.document.lines {
        let parts: Vec<&Nested<'_>> =
            lines.get(&line.number).into_iter().flatten().filter(|it| it.part.kind != PartKind::Mark).collect();
        if let Some(first) = parts.first()
            && story != Some(first.part.article)
        {
            shown.push('\n');
            story = Some(first.part.article);
        }
        for (at, nested) in parts.into_iter().enumerate() {
            let number = if at == 0 { line.number.to_string() } else { String::new() };
            explain(nested, &line.text, &number, 0, viewer, &mut shown);
        }
        while let Some(doubted) = doubts.next_if(|it| it.line == line.number) {
            shown.push_str(&doubted::set(&doubted.beside(), MARGIN, viewer));
        }
    }
    shown.push('\n');
    if !page.document.left_out.is_empty() {
        shown.push_str(&format!("{}\n", viewer.say(&Message::new("apart"))));
        let room = viewer.screen.columns.saturating_sub(LIST + 1);
        for line in page.document.left_out.iter().flat_map(|it| wrapped(&viewer.say(it), room)) {
            shown.push_str(&format!("{}{line}\n", " ".repeat(LIST)));
        }
        shown.push('\n');
    }
    shown
}

/// What stands in no line is told below them, so far from the edge.
const LIST: usize = 2;

fn explain(nested: &Nested<'_>, line: &str, number: &str, depth: usize, viewer: Viewer, shown: &mut String) {
    let part = nested.part;
    let story = part.article.map_or_else(|| "–".to_owned(), |article| (article + 1).to_string());
    let name = format!("{}{}", "  ".repeat(depth), viewer.say(&part.kind));
    let name = format!("{name}{}", " ".repeat(INDENT.saturating_sub(9 + width(&name))));
    let head = format!(
        "{} {story:>3} {} ",
        viewer.screen.paint("2", &format!("{number:>4}")),
        viewer.screen.paint(colour(part.kind), &name)
    );
    let room = viewer.screen.columns.saturating_sub(INDENT + 1);
    let text: String = line.chars().skip(part.columns.0).take(part.columns.1 - part.columns.0).collect();
    let text = visible(text.trim());
    let why = viewer.say(&part.why);
    if width(&why) <= SHORT {
        let text = squeezed(&text, room.saturating_sub(width(&why) + 3));
        shown.push_str(&format!("{head}{text} {}\n", viewer.screen.paint("2", &format!("· {why}"))));
    } else {
        shown.push_str(&format!("{head}{}\n", squeezed(&text, room)));
        for (at, line) in wrapped(&why, room.saturating_sub(2)).into_iter().enumerate() {
            let line = format!("{} {line}", if at == 0 { "·" } else { " " });
            shown.push_str(&format!("{}{}\n", " ".repeat(INDENT + 1), viewer.screen.paint("2", &line)));
        }
    }
    for inner in &nested.inner {
        explain(inner, line, "", depth + 1, viewer, shown);
    }
}

/// SGR colours: title block, datelines and bylines, joins, what is left out.
fn colour(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Headline => "1;31",
        PartKind::Column | PartKind::Kicker | PartKind::Deck => "31",
        PartKind::Dateline => "34",
        PartKind::LeadByline | PartKind::Byline => "32",
        PartKind::Subhead | PartKind::Caption | PartKind::Note => "35",
        PartKind::Joined => "36",
        PartKind::Body => "0",
        PartKind::Folio | PartKind::Furniture | PartKind::Remainder | PartKind::Mark => "33",
    }
}

/// The beginning and the end of a text that is too long: a byline stands at the one or at the other.
fn squeezed(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let end = columns / 3;
    let head = taken(text.chars(), columns.saturating_sub(end + 1));
    let tail: String = taken(text.chars().rev(), end).chars().rev().collect();
    Cow::Owned(format!("{head}…{tail}"))
}

fn taken(letters: impl Iterator<Item = char>, columns: usize) -> String {
    let mut taken = String::new();
    let mut used = 0;
    for letter in letters {
        used += width(letter.encode_utf8(&mut [0; 4]));
        if used > columns {
            break;
        }
        taken.push(letter);
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_keeps_both_ends() {
        assert_eq!(squeezed("一二三四五六七八九十", 20), "一二三四五六七八九十");
        assert_eq!(squeezed("一二三四五六七八九十", 12), "一二三…九十");
    }
}
