//! Brackets with a byline that a line break cuts, read as one.

use crate::account::PartKind;
use crate::account::reason::Stands;
use crate::parse::line::dateline;
use crate::parse::line::evidence;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::signature;
use crate::parse::story::credits::signed::Piece;
use crate::parse::story::credits::signed::Signed;
use std::ops::Range;

/// A line break cuts a bracket so often at the most.
const MOST_BROKEN: usize = 2;

impl Signed {
    /// Brackets with a byline that a line break cuts: `…二十四小时开放。(记者 万俟` / `嘉树 通讯员 环宇)`.
    pub(crate) fn take_broken(&mut self, sheet: &Sheet<'_>) {
        let mut cell = 0;
        while cell + 1 < self.text.len() {
            if let Some((start, lines)) = self.broken(sheet, cell) {
                self.sign_broken(sheet, cell, start, lines);
            }
            cell += 1;
        }
        self.text.retain(|(_, bytes)| !bytes.is_empty());
    }

    /// Where in a cell a bracket opens that closes so many cells below, and holds a byline.
    fn broken(&self, sheet: &Sheet<'_>, cell: usize) -> Option<(usize, usize)> {
        let words = self.words(sheet, cell);
        let start = words.rfind('(').filter(|open| words.get(*open..).is_some_and(|rest| !rest.contains(')')))?;
        let lines = (1..=MOST_BROKEN).find(|below| self.words(sheet, cell + below).contains(')'))?;
        // A heading goes on no bracket, nor a line that an editor orders or that another line parts from it.
        let line = |at: usize| self.text.get(at).map(|(line, _)| *line);
        let goes_on = |at: usize| {
            let is_next = line(at).is_some_and(|own| line(at - 1).is_some_and(|above| own == above + 1));
            let is_plain = line(at).and_then(|own| sheet.lines.get(own)).is_some_and(|it| it.depth == 0 && it.order.is_none());
            is_next && is_plain
        };
        if !(cell + 1..=cell + lines).all(goes_on) {
            return None;
        }
        let joined: String = (1..=lines).map(|below| self.words(sheet, cell + below)).collect();
        let joined = format!("{}{joined}", words.get(start..)?);
        let joined = joined.get(..=joined.find(')')?)?;
        let is_whole = self.words(sheet, cell + lines).trim_end().ends_with(')')
            || dateline::at_start(words, sheet.lexicon)
                .is_some_and(|found| words.get(found.length..start).is_some_and(|it| it.trim().is_empty()));
        (is_whole && signature::in_brackets(joined, sheet.lexicon).is_some()).then_some((start, lines))
    }

    /// Credits what a broken bracket says, and takes it out of the text.
    fn sign_broken(&mut self, sheet: &Sheet<'_>, cell: usize, start: usize, lines: usize) {
        let mut joined = String::new();
        let mut parts: Vec<(usize, usize, Range<usize>)> = Vec::new();
        for at in cell..=cell + lines {
            let Some((line, bytes)) = self.text.get(at).cloned() else { return };
            let from = if at == cell { bytes.start + start } else { bytes.start };
            let words = sheet.lines.get(line).and_then(|it| it.folded.get(from..bytes.end)).unwrap_or("");
            let words = words.find(')').and_then(|end| words.get(..=end)).unwrap_or(words);
            parts.push((joined.len(), line, from..from + words.len()));
            joined.push_str(words);
        }
        let Some(byline) = signature::in_brackets(&joined, sheet.lexicon) else { return };
        let part_of = |at: usize| parts.iter().rev().find(|(offset, ..)| *offset <= at).cloned();
        let first = self.credits.len();
        self.credit(sheet, &byline, |person| {
            let (offset, line, bytes) = part_of(person.start).unwrap_or((0, 0, 0..0));
            let end = (bytes.start + person.end - offset).min(bytes.end);
            (line, bytes.start + person.start - offset..end)
        });
        // A name that the line break cuts stands on two lines.
        let printed = byline.people.iter().map(|it| &it.bytes).chain(byline.organisations.iter().map(|(_, bytes)| bytes));
        for (credit, bytes) in self.credits.iter_mut().skip(first).zip(printed) {
            let (begins, ends) = (part_of(bytes.start), part_of(bytes.end.saturating_sub(1)));
            if let (Some((_, begins, _)), Some((_, ends, _))) = (begins, ends)
                && begins != ends
                && let (Some(begins), Some(ends)) = (sheet.lines.get(begins), sheet.lines.get(ends))
            {
                credit.place.lines = Some((begins.number, ends.number));
                credit.place.columns = None;
            }
        }
        for (_, line, bytes) in &parts {
            if byline.is_of_the_story() {
                self.print(sheet, &byline, *line, bytes.clone());
            }
        }
        let read = joined.clone();
        // Behind a dateline it stays, as a bracket on one line does.
        let last = self.text.get(cell + lines).map_or(0, |(_, bytes)| bytes.end);
        if parts.last().is_some_and(|(_, _, bytes)| bytes.end < last) {
            for (_, line, bytes) in parts {
                let why = evidence::byline(Stands::InLead, &read, &byline);
                self.pieces.push(Piece { line, bytes, kind: PartKind::LeadByline, why });
            }
            return;
        }
        for (at, (_, _, bytes)) in (cell..=cell + lines).zip(parts) {
            self.cut(at, bytes, PartKind::Byline, evidence::byline(Stands::InBracketsAtEnd, &read, &byline));
        }
    }
}
