//! What of a page is to be looked at (要看一下): the doubts of its stories in the order of its lines, each beside a line that can be
//! seen; and how a doubt stands on a terminal.

use crate::article::Item;
use crate::article::doubt::Doubt;
use crate::document::Document;
use crate::galley::viewer::Viewer;
use crate::shown::screen::visible;
use crate::text::wrap::wrapped;
use crate::words::doubts;
use crate::words::message::Message;
use crate::words::message::Worded;
use std::path::Path;

/// What marks a doubt, wherever it stands.
pub(crate) const MARK: &str = "?";

/// A doubt, and where on the page it is shown.
pub(crate) struct Doubted<'a> {
    /// Its story among those of the file, counted from 1.
    pub(crate) story: usize,
    /// The line beside which it stands.
    pub(crate) line: usize,
    doubt: &'a Doubt,
    page: &'a Path,
}

impl Doubted<'_> {
    /// The line, what of the story, and why.
    pub(crate) fn told(&self) -> Message {
        doubts::told(self.doubt, self.page)
    }

    /// What of the story, and why; the line too, where it stands beside another.
    pub(crate) fn beside(&self) -> Message {
        let own = self.doubt.place.lines.map(|(first, _)| first);
        let is_there = self.doubt.place.path == self.page && own == Some(self.line);
        if is_there { doubts::beside(self.doubt) } else { self.told() }
    }
}

/// The doubts of a page's stories by the lines that they stand beside. One of another page, of no line, or of a line that shows
/// nothing stands where its story begins, or beside the next line.
pub(crate) fn of_page<'a>(items: &'a [Item], document: &'a Document) -> Vec<Doubted<'a>> {
    let page = document.path.as_path();
    let shown: Vec<usize> = document.lines.iter().filter(|line| !line.text.trim().is_empty()).map(|line| line.number).collect();
    let beside = |item: &Item, doubt: &Doubt| {
        let place = if doubt.place.path == page && doubt.place.lines.is_some() { &doubt.place } else { &item.article.place };
        let (first, _) = place.lines.unwrap_or_default();
        let at = shown.partition_point(|number| *number < first);
        shown.get(at).or(shown.last()).copied().unwrap_or_default()
    };
    let of_item = |(at, item): (usize, &'a Item)| {
        let story = at + 1;
        item.article.doubts.iter().map(move |doubt| Doubted { story, line: beside(item, doubt), doubt, page })
    };
    let mut found: Vec<Doubted<'_>> = items.iter().enumerate().flat_map(of_item).collect();
    found.sort_by_key(|it| (it.line, it.story, it.doubt));
    found
}

/// The doubts of one story, each with its line, the sentence set into the lines of a screen.
pub(crate) fn of_story(item: &Item, indent: usize, viewer: Viewer) -> String {
    let mut found: Vec<&Doubt> = item.article.doubts.iter().collect();
    found.sort();
    found.into_iter().map(|doubt| set(&doubts::told(doubt, &item.article.place.path), indent, viewer)).collect()
}

/// How many stories are to be looked at, where there are any.
pub(crate) fn closing(items: &[Item], viewer: Viewer) -> String {
    let count = items.iter().filter(|item| !item.article.doubts.is_empty()).count();
    if count == 0 { String::new() } else { format!("{}\n", viewer.say(&doubts::stories(count))) }
}

/// A mark, and behind it the sentence.
pub(crate) fn set(doubt: &impl Worded, indent: usize, viewer: Viewer) -> String {
    let room = viewer.screen.columns.saturating_sub(indent + MARK.len() + 1);
    let lines = wrapped(&visible(&viewer.say(doubt)), room);
    let mark = |at| if at == 0 { viewer.screen.paint("1;33", MARK) } else { " ".repeat(MARK.len()) };
    lines.into_iter().enumerate().map(|(at, line)| format!("{:indent$}{} {line}\n", "", mark(at))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::doubt::Unsure;
    use crate::compose::entry::tests::item;
    use crate::document::Line;
    use crate::error::Place;
    use crate::words::language::Language;

    #[test]
    fn a_doubt_stands_beside_a_line_that_can_be_seen() {
        let lines = [(3, "甲"), (4, " "), (5, "乙"), (6, "丙")];
        let lines = lines.map(|(number, text)| Line::plain(number, text)).to_vec();
        let document = Document { path: "a.md".into(), lines, ..Document::default() };
        let place = |path: &str, line: Option<usize>| Place { path: path.into(), lines: line.map(|it| (it, it)), columns: None };
        let table = [
            (place("a.md", Some(6)), 6, "title · "),
            (place("a.md", Some(4)), 5, "line 4 · title · "),
            (place("a.md", Some(1)), 3, "line 1 · title · "),
            (place("a.md", Some(9)), 6, "line 9 · title · "),
            (place("a.md", None), 5, "title · "),
            (place("b.md", Some(6)), 5, "b.md · line 6 · title · "),
        ];
        for (place_of_doubt, line, begins) in table {
            let mut item = item(9, "1");
            item.article.place = place("a.md", Some(5));
            item.article.doubts = vec![Doubt { place: place_of_doubt, why: Unsure::MaybeDeck }];
            let items = [item];
            let found = of_page(&items, &document);
            let said: Vec<(usize, String)> = found.iter().map(|it| (it.line, it.beside().said(Language::English))).collect();
            assert!(matches!(said.as_slice(), [(at, words)] if *at == line && words.starts_with(begins)), "{said:?}");
        }
    }
}
