//! Bylines on lines of their own: below the headline, behind the text, and amid it where they say so.

use crate::account::PartKind;
use crate::account::reason::Reason;
use crate::account::reason::Stands;
use crate::parse::byline::credited::Byline;
use crate::parse::line::directive::Order;
use crate::parse::line::evidence;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::signature;
use crate::parse::line::signature::End;
use crate::parse::line::signature::OwnLine;
use crate::parse::line::signature::Readings;
use crate::parse::line::written::is_day;
use crate::parse::line::written::is_running_text;
use crate::parse::line::written::length;
use crate::parse::story::credits::signed::LINES_BEHIND;
use crate::parse::story::credits::signed::Piece;
use crate::parse::story::credits::signed::Signed;
use std::ops::Range;

/// Bylines stand at most so many lines before the text.
const LINES_BEFORE: usize = 5;

impl Signed {
    /// Bylines on lines of their own.
    pub(crate) fn take_lines(&mut self, sheet: &Sheet<'_>) {
        let count = self.text.len();
        let mut own = vec![false; count];
        let mut dates = vec![false; count];
        // From the end, and from the captions that may stand there: 责编 and 摄 lines, then the byline, then text.
        for end in [count, self.before_captions(sheet)] {
            for cell in (0..end).rev().take(LINES_BEHIND) {
                let around = self.end(sheet, cell, own.get(cell + 1..end).unwrap_or_default());
                if !self.signs(sheet, cell, OwnLine::BehindText(around)) {
                    break;
                }
                mark(&mut own, cell);
            }
        }
        // Below the last text a byline counts whatever stands under it.
        let last_text = (0..count).rfind(|cell| is_running_text(self.words(sheet, *cell))).map_or(0, |last| last + 1);
        for cell in last_text.max(1)..count {
            if own.get(cell) == Some(&false) && self.order(sheet, cell).is_none() && self.signs(sheet, cell, OwnLine::Alone) {
                mark(&mut own, cell);
            }
        }
        // From the start, over captions and datelines that stand alone.
        for cell in 0..count.min(LINES_BEFORE) {
            let below = self.words(sheet, cell + 1);
            if self.signs(sheet, cell, OwnLine::UnderHeadline { between: cell, below }) {
                mark(&mut own, cell);
            } else if !self.stands_before_bylines(sheet, cell) {
                break;
            }
        }
        // A feature may carry its byline behind the abstract.
        for cell in 0..count {
            if own.get(cell) == Some(&false) && self.signs(sheet, cell, OwnLine::Amid) {
                mark(&mut own, cell);
            }
        }
        // The day below a reader's name dates the letter.
        for cell in 1..count {
            let is_dated = own.get(cell) == Some(&false) && is_day(self.words(sheet, cell));
            let names_reader = || self.said(sheet, cell - 1).is_some_and(|(_, it)| !it.people.is_empty());
            if is_dated && own.get(cell - 1) == Some(&true) && self.order(sheet, cell).is_none() && names_reader() {
                mark(&mut dates, cell);
            }
        }
        let mut cell = 0;
        while cell < count {
            let end = (cell..count).find(|it| own.get(*it) != Some(&true)).unwrap_or(count);
            if end > cell {
                self.read_lines(sheet, cell..end);
            }
            cell = end + 1;
        }
        for (cell, (line, bytes)) in self.text.iter().enumerate().filter(|(cell, _)| dates.get(*cell) == Some(&true)) {
            mark(&mut own, cell);
            self.pieces.push(Piece { line: *line, bytes: bytes.clone(), kind: PartKind::Furniture, why: Reason::Metadata });
        }
        let mut at = 0;
        self.text.retain(|_| {
            at += 1;
            own.get(at - 1) != Some(&true)
        });
    }

    /// Whether a whole line is a byline where it stands; an editor's order comes first.
    fn signs(&self, sheet: &Sheet<'_>, cell: usize, place: OwnLine<'_>) -> bool {
        match self.order(sheet, cell) {
            Some(Order::Byline) => true,
            Some(Order::Text) => false,
            // 海州日报社, above a day: it signs a notice, and is its text.
            _ if is_day(self.words(sheet, cell + 1)) && self.is_house_alone(sheet, cell) => false,
            _ => match self.whole(sheet, cell) {
                Some(line) => sheet.is_own_line(line, place),
                None => signature::is_own_line(self.words(sheet, cell), place, &Readings::default(), sheet.lexicon),
            },
        }
    }

    /// Whether a line names a house and nobody.
    fn is_house_alone(&self, sheet: &Sheet<'_>, cell: usize) -> bool {
        self.said(sheet, cell).is_some_and(|(_, it)| it.people.is_empty() && !it.organisations.is_empty())
    }

    /// What stands around a line behind the text; `below` tells of the lines below it which are bylines.
    fn end<'a>(&self, sheet: &'a Sheet<'_>, cell: usize, below: &[bool]) -> End<'a> {
        End {
            above: cell.checked_sub(1).map(|above| self.words(sheet, above)),
            is_last: cell == 0 || below.iter().all(|it| *it),
            is_copied: sheet.is_copied,
        }
    }

    /// A caption, or a dateline with nothing behind it: the byline may stand below.
    fn stands_before_bylines(&self, sheet: &Sheet<'_>, cell: usize) -> bool {
        let words = self.words(sheet, cell);
        let dateline_alone = self.dateline(sheet, cell).is_some_and(|found| found.length == words.len());
        let caption = length(words) <= 60 && words.ends_with(['摄', ')']) || words.starts_with("图为") || words.starts_with('图');
        dateline_alone || caption
    }

    /// Reads neighbouring byline lines as one, since 摄 on the last may speak of all; singly where they do not fit together.
    fn read_lines(&mut self, sheet: &Sheet<'_>, cells: Range<usize>) {
        let mut joined = String::new();
        let mut starts = Vec::new();
        for cell in cells.clone() {
            if !joined.is_empty() {
                joined.push('\n');
            }
            starts.push((joined.len(), cell));
            joined.push_str(self.words(sheet, cell));
        }
        let ordered: Vec<bool> = cells.clone().map(|cell| self.order(sheet, cell).is_some()).collect();
        let apart = cells.len() < 2 || ordered.contains(&true);
        let together = if apart { None } else { signature::together(&joined, sheet.lexicon) };
        let mut why: Option<Reason> = None;
        if let Some(byline) = &together {
            self.sign(sheet, byline, &starts, 0);
            why = Some(evidence::byline(Stands::OnTheirLines, &joined, byline));
        }
        for (cell, ordered) in cells.zip(ordered) {
            let words = self.words(sheet, cell);
            let mut own = why.clone().unwrap_or(Reason::OwnLine);
            let said = || if ordered { signature::ordered(words, sheet.lexicon) } else { self.said(sheet, cell) };
            if together.is_none()
                && let Some((at, byline)) = said()
            {
                own = evidence::byline(Stands::OnItsLine, words.get(at..).unwrap_or(""), &byline);
                self.sign(sheet, &byline, &[(0, cell)], at);
            }
            if let Some((line, bytes)) = self.text.get(cell).cloned() {
                self.pieces.push(Piece { line, bytes, kind: PartKind::Byline, why: own });
            }
        }
    }

    /// Credits a byline that spans cells, each beginning at an offset of the text that was read, which began at `skipped`.
    fn sign(&mut self, sheet: &Sheet<'_>, byline: &Byline, starts: &[(usize, usize)], skipped: usize) {
        let cell_at = |cell: usize| self.text.get(cell).map_or((0, 0), |(line, bytes)| (*line, bytes.start));
        let cells: Vec<(usize, (usize, usize))> = starts.iter().map(|(offset, cell)| (*offset, cell_at(*cell))).collect();
        let at = move |person: &Range<usize>| {
            let (offset, (line, start)) =
                cells.iter().rev().find(|(offset, _)| *offset <= person.start).copied().unwrap_or_default();
            (line, start + skipped + person.start - offset..start + skipped + person.end - offset)
        };
        self.credit(sheet, byline, at);
        if let Some((line, bytes)) = starts.first().and_then(|(_, cell)| self.text.get(*cell)).cloned() {
            self.doubt_names(byline, line, bytes);
        }
        if byline.is_of_the_story() {
            for (_, cell) in starts {
                if let Some((line, bytes)) = self.text.get(*cell).cloned() {
                    self.print(sheet, byline, line, bytes);
                }
            }
        }
    }
}

fn mark(own: &mut [bool], cell: usize) {
    if let Some(slot) = own.get_mut(cell) {
        *slot = true;
    }
}
