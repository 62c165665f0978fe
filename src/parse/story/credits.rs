//! Where in a story (稿件) its bylines and datelines stand, and what is left of its lines when they are taken out.
//!
//! On lines of their own before and behind the text, in brackets or glued behind its last stop, run into the lead
//! behind the dateline, behind a caption. What the words themselves say is `byline`'s and `dateline`'s.

use crate::account::PartKind;
use crate::account::reason::Reason;
use crate::account::reason::Stands;
use crate::article::Credit;
use crate::article::Role;
use crate::article::doubt::Unsure;
use crate::parse::byline::grammar;
use crate::parse::byline::grammar::Byline;
use crate::parse::byline::name;
use crate::parse::line::dateline;
use crate::parse::line::dateline::Found;
use crate::parse::line::directive::Order;
use crate::parse::line::evidence;
use crate::parse::line::furniture;
use crate::parse::line::lead;
use crate::parse::line::metadata;
use crate::parse::line::prefixed;
use crate::parse::line::prefixed::Prefixed;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::source;
use crate::parse::line::tail;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::is_running_text;
use crate::parse::line::written::length;
use crate::parse::story::guess::Guess;
use crate::parse::story::headline;
use crate::parse::story::joins;
use crate::parse::vocabulary::role;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

/// The lines of a story with bylines, datelines and furniture known.
#[derive(Debug, Default)]
pub(crate) struct Signed {
    /// What is left for the body, in order: a line and its bytes.
    pub(crate) text: Vec<(usize, Range<usize>)>,
    /// What is not body, or body that has a name of its own (a dateline, a byline run into the lead).
    pub(crate) pieces: Vec<Piece>,
    /// In the order printed.
    pub(crate) credits: Vec<Credit>,
    /// The bylines as printed, without brackets and marks.
    pub(crate) printed: Vec<String>,
    /// In the order printed, with the line each stands on and its bytes.
    pub(crate) datelines: Vec<(Found, usize, Range<usize>)>,
    /// What of its credits and of its ends could be otherwise.
    pub(crate) guesses: Vec<Guess>,
    /// Turns to and from other pages: the line and bytes of each.
    pub(crate) turns: Vec<(usize, Range<usize>)>,
}

/// A part of a line that was understood.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) line: usize,
    pub(crate) bytes: Range<usize>,
    pub(crate) kind: PartKind,
    pub(crate) why: Reason,
}

/// Bylines stand at most so many lines before the text and behind it.
const LINES_BEFORE: usize = 5;
const LINES_BEHIND: usize = 8;

/// A line break cuts a bracket so often at the most.
const MOST_BROKEN: usize = 2;

/// So many bylines stand behind one another at the end of a text at the most: 记者, 摄影, 责编.
const MOST_TAILS: usize = 3;

/// Reads the lines of a story below its title block.
pub(crate) fn read(sheet: &Sheet<'_>, lines: &[usize]) -> Signed {
    let mut signed = Signed { text: cells(sheet, lines), ..Signed::default() };
    signed.take_furniture(sheet);
    signed.take_reported(sheet);
    signed.take_lines(sheet);
    signed.read_leads(sheet);
    signed.take_tail(sheet);
    signed.hear_captions(sheet);
    signed.doubt_ends(sheet);
    signed.credits.sort_by_key(|credit| (credit.place.lines, credit.place.columns));
    let mut seen = BTreeSet::new();
    signed.credits.retain(|credit| {
        seen.insert((credit.name.clone(), credit.role, credit.name.is_none().then(|| credit.organisation.clone())))
    });
    signed
}

fn cells(sheet: &Sheet<'_>, lines: &[usize]) -> Vec<(usize, Range<usize>)> {
    lines.iter().filter_map(|line| Some((*line, sheet.lines.get(*line)?.words.clone()))).collect()
}

impl Signed {
    fn words<'a>(&self, sheet: &'a Sheet<'_>, cell: usize) -> &'a str {
        let Some((line, bytes)) = self.text.get(cell) else { return "" };
        sheet.lines.get(*line).and_then(|it| it.folded.get(bytes.clone())).unwrap_or("")
    }

    /// Cuts bytes out of the text; they are at one end of the cell.
    fn cut(&mut self, cell: usize, bytes: Range<usize>, kind: PartKind, why: Reason) {
        let Some((line, words)) = self.text.get_mut(cell) else { return };
        self.pieces.push(Piece { line: *line, bytes: bytes.clone(), kind, why });
        if bytes.start <= words.start {
            words.start = bytes.end.max(words.start);
        } else {
            words.end = bytes.start.max(words.start);
        }
    }

    /// Furniture lines out; turns and codes off the ends of the others. Metadata lines may name the author.
    fn take_furniture(&mut self, sheet: &Sheet<'_>) {
        for cell in 0..self.text.len() {
            let Some((line, bytes)) = self.text.get(cell).cloned() else { continue };
            if let Some(meta) = sheet.lines.get(line).and_then(|it| it.meta()) {
                if meta.unread {
                    let unread = Unsure::UnreadByline(self.words(sheet, cell).to_owned());
                    self.guesses.push(Guess { line, bytes: Some(bytes.clone()), why: unread });
                }
                if let Some(byline) = &meta.byline {
                    self.credit(sheet, byline, |person| (line, bytes.start + person.start..bytes.start + person.end));
                }
                self.cut(cell, bytes, PartKind::Furniture, Reason::Metadata);
                continue;
            }
            if self.is_text(sheet, cell) {
                continue;
            }
            let words = self.words(sheet, cell);
            let credits = metadata::blotted(words).and_then(|text| grammar::read(&text, sheet.lexicon));
            if let Some(mut byline) = credits.filter(|it| it.says_so && !it.people.is_empty()) {
                byline.organisations.clear();
                self.credit(sheet, &byline, |person| (line, bytes.start + person.start..bytes.start + person.end));
                self.cut(cell, bytes, PartKind::Furniture, Reason::Metadata);
                continue;
            }
            if let Some(why) = furniture::line(words).or_else(|| metadata::is_metadata(words).then_some(Reason::Metadata)) {
                if let Some(part) = metadata::metadata(words)
                    && let Some(mut byline) = words.get(part.clone()).and_then(|it| grammar::read(it, sheet.lexicon))
                {
                    byline.organisations.clear();
                    self.credit(sheet, &byline, |person| {
                        (line, bytes.start + part.start + person.start..bytes.start + part.start + person.end)
                    });
                }
                // A sentence that was left out may be text.
                if words.contains('。') {
                    self.guesses.push(Guess { line, bytes: Some(bytes.clone()), why: Unsure::MaybeText });
                }
                if furniture::turn(words).is_some() {
                    self.turns.push((line, bytes.clone()));
                }
                self.cut(cell, bytes, PartKind::Furniture, why);
                continue;
            }
            // A paragraph may come from one page and go on on another.
            for _ in 0..2 {
                let Some((_, bytes)) = self.text.get(cell).cloned() else { break };
                let words = self.words(sheet, cell);
                let Some((start, end)) = furniture::turn(words).filter(|(start, end)| *start == 0 || *end == words.len()) else {
                    break;
                };
                let turn = bytes.start + start..bytes.start + end;
                self.turns.push((line, turn.clone()));
                self.cut(cell, turn, PartKind::Furniture, Reason::Turn);
            }
            let Some((_, bytes)) = self.text.get(cell).cloned() else { continue };
            let code = furniture::code_at_end(self.words(sheet, cell));
            let code = code.min(furniture::note_at_end(self.words(sheet, cell)));
            if bytes.start + code < bytes.end {
                self.cut(cell, bytes.start + code..bytes.end, PartKind::Furniture, Reason::CodeOrNote);
            }
        }
        self.text.retain(|(_, bytes)| !bytes.is_empty());
    }

    /// A line that is nothing but its reporter, place and 報導: `記者溫子涵/嘉義報導`.
    fn take_reported(&mut self, sheet: &Sheet<'_>) {
        for cell in 0..self.text.len() {
            let Some((line, bytes)) = self.text.get(cell).cloned() else { continue };
            let words = self.words(sheet, cell);
            let is_ordered = sheet.lines.get(line).is_some_and(|it| it.order.is_some());
            let Some(found) =
                prefixed::at_start(words, sheet.lexicon).filter(|it| !is_ordered && it.length >= words.trim_end().len())
            else {
                continue;
            };
            self.take_prefixed(sheet, &found, line, bytes.start);
            if let Some(raw) = sheet.lines.get(line).map(|it| it.raw(&bytes)) {
                self.printed.push(headline::spaced_once(
                    raw.trim_matches(|it: char| it.is_whitespace() || "()（）[]【】〔〕".contains(it)),
                ));
            }
            self.cut(cell, bytes, PartKind::Byline, Reason::OwnLine);
        }
        self.text.retain(|(_, bytes)| !bytes.is_empty());
    }

    /// Bylines on lines of their own.
    fn take_lines(&mut self, sheet: &Sheet<'_>) {
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

    /// What stands before the first sentence and behind the last, and is neither byline nor text as far as is known.
    fn doubt_ends(&mut self, sheet: &Sheet<'_>) {
        let count = self.text.len();
        let runs = |cell: &usize| is_running_text(self.words(sheet, *cell));
        let (Some(first), Some(last)) = ((0..count).find(runs), (0..count).rfind(runs)) else { return };
        let line = |cell: usize| self.text.get(cell).map(|(line, bytes)| (*line, bytes.clone()));
        let mut guesses = Vec::new();
        let own_lines = self.pieces.iter().filter(|piece| piece.kind == PartKind::Byline).map(|piece| piece.line);
        let closing = line(last).and_then(|(last, _)| own_lines.filter(|line| *line >= last).min());
        for cell in (0..first).chain(last + 1..count) {
            let words = self.words(sheet, cell);
            let Some((line, bytes)) = line(cell) else { continue };
            let has_ended = ends_sentence(words) && !words.ends_with(':') || words.ends_with('。');
            if length(words) > LONGEST_END || has_ended || joins::is_numbered(words) {
                continue;
            }
            // Where a byline has closed the text, or the page is copied from a site, more than text may follow.
            let is_closed = sheet.is_copied || closing.is_some_and(|closing| closing < line);
            if cell > last && !is_closed && !says_hands(words) {
                continue;
            }
            let why = match () {
                () if says_hands(words) => Unsure::UnreadByline(words.to_owned()),
                () if cell < first => Unsure::MaybeDeck,
                () => match words.split_once([':', '|', '丨']).filter(|(label, _)| (2..=8).contains(&length(label.trim()))) {
                    Some((label, names)) if name::split(names.trim(), sheet.lexicon).is_some() => {
                        Unsure::UnknownLabel(label.trim().to_owned())
                    }
                    _ => Unsure::MaybeFurniture,
                },
            };
            guesses.push(Guess { line, bytes: Some(bytes), why });
        }
        // A bracket behind the last sentence that could not be read.
        for cell in [last, count - 1] {
            let words = self.words(sheet, cell);
            if let Some((before, inner)) = words.strip_suffix(')').and_then(|it| it.rsplit_once('('))
                && ends_sentence(before)
                && (2..=LONGEST_UNREAD).contains(&length(inner))
                && dateline::at_end(words, sheet.lexicon).is_none()
                && let Some((line, bytes)) = line(cell)
            {
                let at = bytes.start + before.len()..bytes.end;
                if !self.pieces.iter().any(|piece| piece.line == line && piece.bytes.end > at.start && piece.bytes.start < at.end)
                {
                    guesses.push(Guess { line, bytes: Some(at), why: Unsure::UnreadByline(inner.to_owned()) });
                }
            }
        }
        self.guesses.extend(guesses);
        // A dateline, or a byline of its own line, with text on both sides.
        let lines: Vec<usize> = self.text.iter().map(|(line, _)| *line).collect();
        let (first, last) = (lines.get(first).copied().unwrap_or(0), lines.get(last).copied().unwrap_or(0));
        let within = |line: usize| line > first && line < last;
        let dated = self.datelines.iter().skip(1).filter(|(_, line, _)| line > &first && *line <= last).map(|(_, line, _)| *line);
        let signed = self.pieces.iter().filter(|piece| {
            let is_own = matches!(
                piece.why,
                Reason::Byline(Stands::OnItsLine | Stands::OnTheirLines | Stands::InBracketsAtEnd | Stands::BehindLastStop, _)
            );
            piece.kind == PartKind::Byline && is_own && within(piece.line)
        });
        let within: Vec<usize> = dated.chain(signed.map(|piece| piece.line)).collect();
        self.guesses.extend(within.into_iter().map(|line| Guess::line(line, Unsure::SignedWithin)));
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

    /// Where the captions behind a story begin, if it has any.
    fn before_captions(&self, sheet: &Sheet<'_>) -> usize {
        let caption = |cell: &usize| self.words(sheet, *cell).starts_with("图片:");
        (0..self.text.len()).rev().take(LINES_BEHIND).find(caption).unwrap_or(self.text.len())
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

    /// Names that nothing but their own letters tells, and some that are no usual names.
    fn doubt_names(&mut self, byline: &Byline, line: usize, bytes: Range<usize>) {
        let names = || byline.people.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
        let long = byline.people.iter().find(|it| length(&it.name) > LONGEST_NAME && !it.name.contains('·'));
        let why = match long {
            _ if !byline.says_so && (byline.doubt >= name::USUAL || byline.affiliated || byline.people.len() > 3) => {
                Unsure::BareNames(names())
            }
            Some(long) => Unsure::StrangeName(long.name.clone()),
            None => return,
        };
        self.guesses.push(Guess { line, bytes: Some(bytes), why });
    }

    /// Adds the credits of a byline; `at` tells the line and bytes of a place in the text that was read.
    fn credit(&mut self, sheet: &Sheet<'_>, byline: &Byline, at: impl Fn(&Range<usize>) -> (usize, Range<usize>)) {
        for person in &byline.people {
            let (line, bytes) = at(&person.bytes);
            self.credits.push(Credit {
                name: Some(person.name.clone()),
                role: person.role,
                word: person.word.clone(),
                organisation: person.organisation.clone(),
                place: sheet.place(line, &bytes),
            });
        }
        for (organisation, bytes) in &byline.organisations {
            let (line, bytes) = at(bytes);
            self.credits.push(Credit {
                name: None,
                role: Role::Author,
                word: None,
                organisation: Some(organisation.clone()),
                place: sheet.place(line, &bytes),
            });
        }
    }

    /// Keeps the printed form: no brackets, no marks, padded names drawn together.
    fn print(&mut self, sheet: &Sheet<'_>, byline: &Byline, line: usize, bytes: Range<usize>) {
        let Some(raw) = sheet.lines.get(line).map(|it| it.raw(&bytes)) else { return };
        let outer = |it: char| it.is_whitespace() || "()（）[]【】■□◎●◆▲★○◇△*".contains(it);
        let mut printed = headline::spaced_once(raw.trim_matches(outer));
        for person in &byline.people {
            let padded: Vec<String> = person.name.chars().map(String::from).collect();
            printed = printed.replace(&padded.join(" "), &person.name);
        }
        if !printed.is_empty() {
            self.printed.push(printed);
        }
    }

    /// Datelines that open a paragraph, and the bylines run into them; both stay in the text.
    fn read_leads(&mut self, sheet: &Sheet<'_>) {
        for cell in 0..self.text.len() {
            let Some((line, bytes)) = self.text.get(cell).cloned() else { continue };
            let words = self.words(sheet, cell);
            let closing = dateline::at_end(words, sheet.lexicon);
            // `(新华社北京1月1日电)` alone is one dateline, not two.
            let found = dateline::at_start(words, sheet.lexicon)
                .filter(|it| cell < 2 || it.agency.is_some() && (it.place.is_some() || it.written.is_some()))
                .filter(|it| closing.as_ref().is_none_or(|(open, _)| it.length <= *open));
            let opening = found.as_ref().map_or(0, |it| it.length);
            let dated = found.is_some();
            let prefixed = prefixed::at_start(words, sheet.lexicon);
            if let Some(prefixed) = prefixed.filter(|_| found.is_none()) {
                self.take_prefixed(sheet, &prefixed, line, bytes.start);
                continue;
            }
            // 【大公報訊】記者畢承澤北京報道: the place is the reporter's.
            let behind =
                found.as_ref().and_then(|it| words.get(it.length..)).and_then(|rest| prefixed::at_start(rest, sheet.lexicon));
            let found = found.map(|it| Found { place: it.place.clone().or_else(|| behind.as_ref()?.place.clone()), ..it });
            if let Some(found) = found {
                let at = bytes.start..bytes.start + found.length;
                let why = evidence::dateline(Stands::OpensParagraph, &found);
                self.pieces.push(Piece { line, bytes: at.clone(), kind: PartKind::Dateline, why });
                self.datelines.push((found, line, at));
            }
            if let Some(behind) = behind {
                self.credit_prefixed(sheet, &behind, line, bytes.start + opening);
                let at = bytes.start + opening..bytes.start + opening + behind.length;
                self.pieces.push(Piece { line, bytes: at, kind: PartKind::LeadByline, why: Reason::OwnLine });
            } else if (dated || cell < 2)
                && let Some((part, byline)) = words.get(opening..).and_then(|behind| lead::read(behind, dated, sheet.lexicon))
            {
                let start = bytes.start + opening + part.start;
                self.credit(sheet, &byline, |person| (line, start + person.start..start + person.end));
                let at = start..bytes.start + opening + part.end;
                self.print(sheet, &byline, line, at.clone());
                let read = words.get(opening + part.start..opening + part.end).unwrap_or("");
                let why = evidence::byline(Stands::InLead, read, &byline);
                self.pieces.push(Piece { line, bytes: at, kind: PartKind::LeadByline, why });
            }
            if let Some((open, found)) = closing {
                let at = bytes.start + open..bytes.end;
                let why = evidence::dateline(Stands::InBracketsOfParagraph, &found);
                self.pieces.push(Piece { line, bytes: at.clone(), kind: PartKind::Dateline, why });
                self.datelines.push((found, line, at));
            }
        }
    }

    /// The bracket that names its reporter: it stays as printed, the reporter is credited, and it is the story's dateline.
    fn take_prefixed(&mut self, sheet: &Sheet<'_>, prefixed: &Prefixed, line: usize, start: usize) {
        self.credit_prefixed(sheet, prefixed, line, start);
        let at = start..start + prefixed.length;
        let found = Found {
            agency: prefixed.agency.clone(),
            place: prefixed.place.clone(),
            written: prefixed.written,
            length: prefixed.length,
        };
        let why = evidence::dateline(Stands::OpensParagraph, &found);
        self.pieces.push(Piece { line, bytes: at.clone(), kind: PartKind::Dateline, why });
        self.datelines.push((found, line, at));
    }

    /// The reporters that such a bracket or line names; for whom, where it names another than the paper itself.
    fn credit_prefixed(&mut self, sheet: &Sheet<'_>, prefixed: &Prefixed, line: usize, start: usize) {
        let agency = prefixed.agency.clone().filter(|it| role::without_ourselves(it) != Some(""));
        for (name, bytes) in &prefixed.names {
            let bytes = start + bytes.start..start + bytes.end;
            self.credits.push(Credit {
                name: Some(name.clone()),
                role: prefixed.role,
                word: None,
                organisation: agency.clone(),
                place: sheet.place(line, &bytes),
            });
        }
    }

    /// The bylines that end the text or one of its parts: behind its last stop, in brackets or bare; and in brackets that say
    /// so wherever a paragraph ends, since a sidebar, links or a second story may stand below.
    fn take_tail(&mut self, sheet: &Sheet<'_>) {
        self.take_broken(sheet);
        let last = self.text.len().checked_sub(1);
        let above_captions = self.before_captions(sheet).checked_sub(1).filter(|cell| Some(*cell) != last);
        for cell in [above_captions, last].into_iter().flatten() {
            self.take_tail_of(sheet, cell, MOST_TAILS);
        }
        for cell in (0..last.unwrap_or_default()).filter(|cell| Some(*cell) != above_captions) {
            let signs = tail::read(self.words(sheet, cell), sheet.lexicon).is_some_and(|(start, byline, stands)| {
                let writes = byline.people.iter().any(|it| it.role.is_writer());
                start > 0 && stands == Stands::InBracketsAtEnd && byline.says_so && writes
            });
            if signs {
                self.take_tail_of(sheet, cell, 1);
            }
        }
    }

    /// Brackets with a byline that a line break cuts: `…二十四小时开放。(记者 万俟` / `嘉树 通讯员 环宇)`.
    fn take_broken(&mut self, sheet: &Sheet<'_>) {
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
        let byline = grammar::read(joined, sheet.lexicon)?;
        (is_whole && byline.says_so && !byline.people.is_empty()).then_some((start, lines))
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
        let Some(byline) = grammar::read(&joined, sheet.lexicon) else { return };
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

    /// Whether the editor orders that a line is text, whatever it looks like.
    fn is_text(&self, sheet: &Sheet<'_>, cell: usize) -> bool {
        self.text.get(cell).and_then(|(line, _)| sheet.lines.get(*line)).is_some_and(|line| line.order == Some(Order::Text))
    }

    /// The outlets that a story is taken from, behind its last sentence.
    fn take_source(&mut self, sheet: &Sheet<'_>, cell: usize) -> bool {
        let Some((line, bytes)) = self.text.get(cell).cloned() else { return false };
        let Some((start, outlets)) = source::at_end(self.words(sheet, cell), sheet.lexicon) else { return false };
        let at = bytes.start + start..bytes.end;
        if self.pieces.iter().any(|piece| piece.line == line && piece.bytes.end > at.start && piece.bytes.start < at.end) {
            return false;
        }
        for (outlet, part) in outlets {
            self.credits.push(Credit {
                name: None,
                role: Role::Author,
                word: None,
                organisation: Some(outlet),
                place: sheet.place(line, &(bytes.start + part.start..bytes.start + part.end)),
            });
        }
        if let Some(raw) = sheet.lines.get(line).map(|it| it.raw(&at)) {
            let printed = raw.trim_matches(|it: char| it.is_whitespace() || "()（）".contains(it));
            self.printed.push(headline::spaced_once(printed));
        }
        self.cut(cell, at, PartKind::Byline, Reason::Source);
        true
    }

    fn take_tail_of(&mut self, sheet: &Sheet<'_>, cell: usize, most: usize) {
        for _ in 0..most {
            if self.is_text(sheet, cell) {
                return;
            }
            if self.take_source(sheet, cell) {
                continue;
            }
            let Some((line, bytes)) = self.text.get(cell).cloned() else { return };
            let words = self.words(sheet, cell);
            let Some((start, byline, stands)) = tail::read(words, sheet.lexicon) else { return };
            let read = words.get(start..).unwrap_or("");
            let at = bytes.start + start..bytes.end;
            // What the lead has taken is not taken again.
            if self.pieces.iter().any(|piece| piece.line == line && piece.bytes.end > at.start && piece.bytes.start < at.end) {
                return;
            }
            self.credit(sheet, &byline, |person| (line, at.start + person.start..at.start + person.end));
            self.doubt_names(&byline, line, at.clone());
            if byline.is_of_the_story() {
                self.print(sheet, &byline, line, at.clone());
            }
            // A bracket without a role word, or of a source alone, is credited and left as printed: it may say more.
            // So is a photographer's, where others wrote: it belongs to a caption.
            let others_wrote = self.credits.iter().any(|it| {
                it.role.is_writer() && it.name.is_some() && byline.people.iter().all(|one| it.name.as_ref() != Some(&one.name))
            });
            let pictured = byline.people.iter().all(|it| it.role == Role::Photographer);
            // Pushed to the right by spaces, it is set as a byline.
            let set_apart = words.get(..start).is_some_and(|text| text.len() >= text.trim_end().len() + 2);
            // A dispatch keeps the bracket that closes it, as it keeps the one behind its dateline.
            let bare = !byline.says_so && !set_apart && !self.datelines.is_empty() || byline.people.is_empty();
            if words.ends_with(')') && (bare || pictured && others_wrote) {
                let why = evidence::byline(Stands::InBracketsLeft, read, &byline);
                self.pieces.push(Piece { line, bytes: at, kind: PartKind::LeadByline, why });
                return;
            }
            let why = evidence::byline(stands, read, &byline);
            self.cut(cell, at, PartKind::Byline, why);
            if let Some((_, bytes)) = self.text.get_mut(cell) {
                let kept = sheet.lines.get(line).and_then(|it| it.folded.get(bytes.clone())).map_or(0, |it| it.trim_end().len());
                bytes.end = bytes.start + kept;
            }
            // Bare names close a story once; a bracket before them is its text.
            if !byline.says_so {
                return;
            }
        }
    }

    /// Who took a picture stands behind its caption, wherever that is; it stays there, since readers show it nowhere else.
    fn hear_captions(&mut self, sheet: &Sheet<'_>) {
        let mut known: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
        for piece in &self.pieces {
            known.entry(piece.line).or_default().push(piece.bytes.clone());
        }
        for cell in 0..self.text.len() {
            let Some((line, bytes)) = self.text.get(cell).cloned() else { continue };
            let words = self.words(sheet, cell);
            if !words.contains(['摄', '攝']) {
                continue;
            }
            let Some((start, byline, _)) = tail::read(words, sheet.lexicon).or_else(|| tail::caption(words, sheet.lexicon))
            else {
                continue;
            };
            if byline.people.iter().any(|it| it.role == Role::Photographer) {
                let at = bytes.start + start..bytes.end;
                let is_bracketed = words.trim_end().ends_with(')');
                let is_alone = byline.people.iter().all(|it| it.role == Role::Photographer);
                let is_taken = known.get(&line).into_iter().flatten().any(|it| it.end > at.start && it.start < at.end);
                if start > 0 && !is_bracketed && is_alone && !is_taken {
                    let why = evidence::byline(Stands::BehindCaption, words.get(start..).unwrap_or(""), &byline);
                    self.credit(sheet, &byline, |person| (line, at.start + person.start..at.start + person.end));
                    self.print(sheet, &byline, line, at.clone());
                    self.cut(cell, at, PartKind::Byline, why);
                    continue;
                }
                self.credit(sheet, &byline, |person| (line, at.start + person.start..at.start + person.end));
                let mut of_line = known.get(&line).into_iter().flatten();
                if !of_line.any(|it| it.end > at.start && it.start < at.end) {
                    let why = evidence::byline(Stands::BehindCaption, words.get(start..).unwrap_or(""), &byline);
                    self.pieces.push(Piece { line, bytes: at, kind: PartKind::LeadByline, why });
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

/// What stands before the first sentence and behind the last is at most so long.
const LONGEST_END: usize = 40;

/// A bracket behind the last sentence that may be a byline has at most so many letters.
const LONGEST_UNREAD: usize = 14;

/// A name has at most so many letters, without a point in it.
const LONGEST_NAME: usize = 4;

/// Words of those who make a story.
fn says_hands(words: &str) -> bool {
    const HANDS: &[&str] = &[
        "记者",
        "記者",
        "通讯员",
        "通訊員",
        "作者",
        "编辑",
        "編輯",
        "责编",
        "摄影",
        "攝影",
        "供稿",
        "撰文",
        "文/",
        "图/",
        "校对",
        "编译",
        "報導",
        "報道",
    ];
    HANDS.iter().any(|it| words.contains(it))
}

fn mark(own: &mut [bool], cell: usize) {
    if let Some(slot) = own.get_mut(cell) {
        *slot = true;
    }
}
