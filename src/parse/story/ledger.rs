//! Keeps the account of a page while it is read: every part of every line is entered once, with what it was taken for.

use crate::account::Part;
use crate::account::PartKind;
use crate::account::reason::Reason;
use crate::date;
use crate::parse::line::sheet::Sheet;
use crate::parse::page::folio::Folio;
use crate::parse::story::credits::signed::Piece;
use crate::parse::story::credits::signed::Signed;
use crate::parse::story::cut::Story;
use crate::parse::story::title;
use std::ops::Range;

/// Gathers what became of every part of every line.
pub(crate) struct Ledger<'a> {
    sheet: &'a Sheet<'a>,
    parts: Vec<(usize, Range<usize>, Part)>,
    /// The column whose briefs are being taken.
    column: Option<usize>,
}

impl<'a> Ledger<'a> {
    pub(crate) fn new(sheet: &'a Sheet<'a>, folio: &Folio) -> Self {
        let mut ledger = Self { sheet, parts: Vec::new(), column: None };
        for (at, line) in sheet.lines.iter().enumerate() {
            let before = line.folded.len() - line.folded.trim_start().len()..line.whole.start;
            if line.order.is_some() && !before.is_empty() {
                ledger.part(at, before, PartKind::Mark, None, Reason::Directive);
            }
            for bytes in line.around().into_iter().filter(|bytes| !bytes.is_empty()) {
                let is_desk = line.desk.as_ref().is_some_and(|desk| desk.0.end == bytes.end);
                let why = if is_desk { Reason::Metadata } else { Reason::SiteLine };
                ledger.part(at, bytes, PartKind::Furniture, None, why);
            }
        }
        for line in &folio.lines {
            let date = date::find_whole(sheet.words(*line));
            let why = date.map_or(Reason::NamesPage, |(_, date)| Reason::TellsDay(date));
            ledger.whole(*line, PartKind::Folio, None, why);
        }
        ledger
    }

    pub(crate) fn take(&mut self, story: &Story, signed: &Signed, body: &[Piece], article: Option<usize>) {
        // The title of a column stands above all its briefs and goes with the first.
        if let Some(column) = story.column.filter(|column| self.column.replace(*column) != Some(*column)) {
            self.column_name(column, article);
        }
        let blocks: [(_, _, Reason); 3] = [
            (&story.kickers, PartKind::Kicker, Reason::AboveHeadline),
            (&story.titles, PartKind::Headline, story.why.clone()),
            (&story.decks, PartKind::Deck, Reason::BelowHeadline),
        ];
        for (lines, kind, why) in blocks {
            for line in lines {
                if kind == PartKind::Headline {
                    self.title(*line, article, &why);
                } else {
                    self.whole(*line, kind, article, why.clone());
                }
            }
        }
        for piece in body.iter().chain(&signed.pieces) {
            self.part(piece.line, piece.bytes.clone(), piece.kind, article, piece.why.clone());
        }
    }

    /// The name of a column, its brackets apart.
    fn column_name(&mut self, line: usize, article: Option<usize>) {
        let Some((words, start)) = self.sheet.lines.get(line).map(|it| (it.words().to_owned(), it.words.start)) else { return };
        let name = title::label(&words).unwrap_or(0..words.len());
        for mark in [0..name.start, name.end..words.len()].into_iter().filter(|bytes| !bytes.is_empty()) {
            self.part(line, start + mark.start..start + mark.end, PartKind::Mark, None, Reason::HeadingMark);
        }
        self.part(line, start + name.start..start + name.end, PartKind::Column, article, Reason::ColumnOfBriefs);
    }

    /// A headline, the mark before it apart.
    fn title(&mut self, line: usize, article: Option<usize>, why: &Reason) {
        let Some((words, start)) = self.sheet.lines.get(line).map(|it| (it.words.clone(), it.behind_mark())) else { return };
        if words.start < start {
            self.part(line, words.start..start, PartKind::Mark, None, Reason::HeadingMark);
        }
        self.part(line, start..words.end, PartKind::Headline, article, why.clone());
    }

    pub(crate) fn whole(&mut self, line: usize, kind: PartKind, article: Option<usize>, why: Reason) {
        if let Some(bytes) = self.sheet.lines.get(line).map(|it| it.words.clone()) {
            self.part(line, bytes, kind, article, why);
        }
    }

    fn part(&mut self, line: usize, bytes: Range<usize>, kind: PartKind, article: Option<usize>, why: Reason) {
        let Some(printed) = self.sheet.lines.get(line) else { return };
        let part = Part { line: printed.number, columns: printed.columns(&bytes), kind, article, why };
        self.parts.push((line, bytes, part));
    }

    /// In the order of the page, the marks of headings among the words.
    pub(crate) fn finish(mut self) -> Vec<Part> {
        for (at, line) in self.sheet.lines.iter().enumerate().filter(|(_, line)| line.depth > 0) {
            let before = line.folded.get(..line.whole.start).map_or(0, |it| it.len() - it.trim_start().len());
            let outside = [before..line.whole.start, line.whole.end..line.folded.len()];
            for bytes in outside.into_iter().filter(|it| !line.folded.get(it.clone()).unwrap_or("").trim().is_empty()) {
                self.part(at, bytes, PartKind::Mark, None, Reason::HeadingMark);
            }
        }
        self.parts.sort_by_key(|(line, bytes, _)| (*line, bytes.start, std::cmp::Reverse(bytes.end)));
        self.parts.into_iter().map(|(_, _, part)| part).collect()
    }
}
