//! A story of a list: what its cells say, and its text as lines.

use crate::document::Form;
use crate::document::Hint;
use crate::document::Line;
use crate::document::NamedPicture;
use crate::error::WrongLine;
use crate::error::warning::WarningKind;
use crate::read::comment;
use crate::read::html;
use crate::read::manuscript::Manuscript;
use crate::read::manuscript::Set;
use crate::read::rows::fact::Fact;
use crate::text::hidden::without_hidden;
use crate::text::legal;

/// A story of a list.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// Where it stands, as the program that wrote the list counts.
    pub(crate) number: usize,
    /// What is told of it, in the order of the columns.
    pub(crate) facts: Vec<(Fact, String)>,
    /// Its text.
    pub(crate) text: Vec<Text>,
}

/// The text of a story, or a part of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Text {
    /// Paragraphs, a line each.
    Plain(String),
    Html(String),
}

/// The stories of a list, and what is to be said of it.
#[derive(Debug, Default)]
pub(crate) struct Told {
    pub(crate) rows: Vec<Row>,
    pub(crate) warnings: Vec<WarningKind>,
}

/// So many rows are named with their numbers.
pub(crate) const NAMED: usize = 5;

impl Row {
    pub(crate) fn new(number: usize) -> Self {
        Self { number, ..Self::default() }
    }

    /// Takes what a cell says; of what a story has once, the first that is told counts.
    pub(crate) fn tell(&mut self, fact: Fact, value: &str) {
        let is_told = |row: &Self| row.facts.iter().any(|(known, _)| *known == fact);
        if value.trim().is_empty() || fact == Fact::Remark || !fact.may_repeat() && is_told(self) {
            return;
        }
        if fact == Fact::Text {
            let text = value.to_owned();
            self.text.push(if html::is_marked(value) { Text::Html(text) } else { Text::Plain(text) });
        } else {
            self.facts.push((fact, on_one_line(value)));
        }
    }

    /// Takes its text as HTML.
    pub(crate) fn tell_html(&mut self, markup: &str) {
        self.text.push(Text::Html(markup.to_owned()));
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.facts.is_empty() && self.text.is_empty()
    }

    /// Its text as lines, counted from 1.
    pub(crate) fn set(&self) -> Result<Set, WrongLine> {
        let mut set = Set::default();
        for text in &self.text {
            let part = match text {
                Text::Html(markup) => html::piece(markup)?,
                Text::Plain(text) => plain(text)?,
            };
            add(&mut set, part);
        }
        if let Some((_, source)) = self.facts.iter().find(|(fact, _)| *fact == Fact::Source) {
            add(&mut set, plain(&format!("来源：{source}"))?);
        }
        Ok(set)
    }

    /// What is told of it as the head of a page would say it, a line each.
    pub(crate) fn hints(&self, first: usize) -> Vec<Hint> {
        let told = self.facts.iter().filter_map(|(fact, value)| Some((fact.key()?, value)));
        told.zip(first..).map(|((key, value), line)| Hint { line, key: key.to_owned(), value: value.clone() }).collect()
    }
}

/// Sets one part of a text behind another.
fn add(set: &mut Set, part: Set) {
    let before = set.lines.last().map_or(0, |line| line.number + 1);
    set.lines.extend(part.lines.into_iter().map(|line| Line { number: line.number + before, ..line }));
    let moved = |picture: NamedPicture| NamedPicture { line: picture.line.map(|line| line + before), ..picture };
    set.pictures.extend(part.pictures.into_iter().map(moved));
    set.dropped.count += part.dropped.count;
    set.dropped.first = set.dropped.first.or(part.dropped.first);
}

/// Paragraphs of plain text, a line each.
fn plain(text: &str) -> Result<Set, WrongLine> {
    let (text, _) = comment::strip(text).map_err(|open| open.wrong)?;
    let mut script = Manuscript::without_marks();
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}']).map(str::trim).filter(|line| !line.is_empty()) {
        script.begin(Form::Text);
        script.text(line);
    }
    Ok(script.finish())
}

/// A value without line breaks, padding and what no feed can carry.
fn on_one_line(value: &str) -> String {
    let carried = legal(value).0;
    let seen = without_hidden(&carried).0;
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}
