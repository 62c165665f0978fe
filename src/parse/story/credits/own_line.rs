//! Bylines on lines of their own: below the headline, behind the text, and amid it where they say so.

use crate::account::PartKind;
use crate::account::reason::Reason;
use crate::account::reason::Stands;
use crate::parse::byline::grammar;
use crate::parse::byline::grammar::Byline;
use crate::parse::byline::name;
use crate::parse::line::dateline;
use crate::parse::line::directive::Order;
use crate::parse::line::evidence;
use crate::parse::line::metadata;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::sheet::ends_sentence;
use crate::parse::line::sheet::length;
use crate::parse::story::credits::signed::LINES_BEHIND;
use crate::parse::story::credits::signed::Piece;
use crate::parse::story::credits::signed::Signed;
use crate::parse::story::credits::signed::is_running_text;
use std::ops::Range;

/// Bylines stand at most so many lines before the text.
const LINES_BEFORE: usize = 5;

impl Signed {
    /// Bylines on lines of their own.
    pub(crate) fn take_lines(&mut self, sheet: &Sheet<'_>) {
        let count = self.text.len();
        let mut own = vec![false; count];
        // From the end, and from the captions that may stand there: 责编 and 摄 lines, then the byline, then text.
        for end in [count, self.before_captions(sheet)] {
            for cell in (0..end).rev().take(LINES_BEHIND) {
                if !self.signs(sheet, cell, Edge::Behind, own.get(..end).unwrap_or(&own)) {
                    break;
                }
                mark(&mut own, cell);
            }
        }
        // Below the last text a byline counts whatever stands under it.
        let last_text = (0..count).rfind(|cell| is_running_text(self.words(sheet, *cell))).map_or(0, |last| last + 1);
        for cell in last_text.max(1)..count {
            if own.get(cell) == Some(&false) && self.says_byline(sheet, cell) {
                mark(&mut own, cell);
            }
        }
        // From the start, over captions and datelines that stand alone.
        for cell in 0..count.min(LINES_BEFORE) {
            if self.signs(sheet, cell, Edge::Before, &own) {
                mark(&mut own, cell);
            } else if !self.stands_before_bylines(sheet, cell) {
                break;
            }
        }
        // A feature may carry its byline behind the abstract.
        for cell in 0..count {
            if own.get(cell) == Some(&false) && self.signs(sheet, cell, Edge::Within, &own) {
                mark(&mut own, cell);
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
        let mut at = 0;
        self.text.retain(|_| {
            at += 1;
            own.get(at - 1) != Some(&true)
        });
    }

    /// Whether a whole line says that it is a byline, and names somebody.
    fn says_byline(&self, sheet: &Sheet<'_>, cell: usize) -> bool {
        let words = self.words(sheet, cell);
        let is_ordered =
            self.text.get(cell).and_then(|(line, _)| sheet.lines.get(*line)).is_some_and(|line| line.order.is_some());
        !is_ordered
            && dateline::at_start(words, sheet.lexicon).is_none()
            && grammar::read_closing(words, sheet.lexicon)
                .is_some_and(|it| it.says_so && it.names_somebody() && !it.people.is_empty())
    }

    /// Whether a whole line is a byline where it stands.
    fn signs(&self, sheet: &Sheet<'_>, cell: usize, edge: Edge, own: &[bool]) -> bool {
        let words = self.words(sheet, cell);
        match self.text.get(cell).and_then(|(line, _)| sheet.lines.get(*line)).and_then(|line| line.order) {
            Some(Order::Byline) => return true,
            Some(Order::Text) => return false,
            _ => {}
        }
        if edge == Edge::Before && metadata::pupil(words, sheet.lexicon).is_some() {
            return true;
        }
        let read = if edge == Edge::Behind { grammar::read_closing } else { grammar::read };
        let Some(byline) = read(words, sheet.lexicon) else { return false };
        if dateline::at_start(words, sheet.lexicon).is_some() {
            return false;
        }
        let bracketed = words.starts_with('(') && words.ends_with(')');
        if bracketed && byline.people.is_empty() {
            return false;
        }
        if byline.says_so {
            // 本报记者 alone, or 作者: above its name.
            let with_next = byline.names_somebody() || byline.people.is_empty() && length(words) <= 14;
            return with_next && (edge != Edge::Within || !byline.people.is_empty());
        }
        match edge {
            Edge::Within => false,
            Edge::Behind => {
                let after_text = cell == 0 || own.get(cell + 1..).is_some_and(|it| it.iter().all(|it| *it));
                // Names behind a colon are what it announces: 下列五人入选:.
                let ended = cell.checked_sub(1).is_some_and(|above| {
                    let above = self.words(sheet, above);
                    ends_sentence(above) && !above.ends_with(':')
                });
                let known =
                    byline.is_plausible() || bracketed && byline.doubt < name::KNOWN_SURNAME || bracketed && length(words) <= 8;
                // Below the text of a page that was copied from a site any short word may stand.
                known
                    && (bracketed || !sheet.is_copied)
                    && (bracketed || (!byline.affiliated || words.contains(' ')) && ended)
                    && length(words) <= 40
                    && after_text
            }
            Edge::Before => {
                let below = self.words(sheet, cell + 1);
                let text_below = length(below) >= 30
                    || ends_sentence(below) && length(below) >= 12
                    || grammar::read(below, sheet.lexicon).is_some_and(|it| it.says_so);
                let name_alone = cell == 0 && byline.people.len() == 1 && (2..=4).contains(&length(words));
                let known = byline.doubt < name::KNOWN_SURNAME;
                let pen_names = cell == 0 && length(words) <= 8 && length(below) >= 40;
                length(words) <= 40 && (text_below && (known || pen_names) || known && name_alone)
            }
        }
    }

    /// A caption, or a dateline with nothing behind it: the byline may stand below.
    fn stands_before_bylines(&self, sheet: &Sheet<'_>, cell: usize) -> bool {
        let words = self.words(sheet, cell);
        let dateline_alone = dateline::at_start(words, sheet.lexicon).is_some_and(|found| found.length == words.len());
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
        let ordered =
            |cell: usize| self.text.get(cell).and_then(|(line, _)| sheet.lines.get(*line)).is_some_and(|it| it.order.is_some());
        let ordered: Vec<bool> = cells.clone().map(ordered).collect();
        let apart = cells.len() < 2 || ordered.contains(&true);
        let together = if apart { None } else { grammar::read_closing(&joined, sheet.lexicon) };
        let mut why: Option<Reason> = None;
        if let Some(byline) = &together {
            self.sign(sheet, byline, &starts, 0);
            why = Some(evidence::byline(Stands::OnTheirLines, &joined, byline));
        }
        for (cell, ordered) in cells.zip(ordered) {
            let words = self.words(sheet, cell);
            let mut own = why.clone().unwrap_or(Reason::OwnLine);
            if together.is_none()
                && let Some((at, byline)) = (if ordered { grammar::ordered } else { grammar::read_closing })(words, sheet.lexicon)
                    .map(|it| (0, it))
                    .or_else(|| metadata::pupil(words, sheet.lexicon))
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

/// On which side of the text a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Before,
    Within,
    Behind,
}

fn mark(own: &mut [bool], cell: usize) {
    if let Some(slot) = own.get_mut(cell) {
        *slot = true;
    }
}
