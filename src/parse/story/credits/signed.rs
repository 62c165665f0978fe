//! The lines of a story with bylines, datelines and furniture known: what each part was taken for, who is credited, and what is left.

use crate::account::PartKind;
use crate::account::reason::Reason;
use crate::article::credit::Credit;
use crate::article::credit::Role;
use crate::article::credit::Who;
use crate::article::credit::Work;
use crate::article::doubt::Unsure;
use crate::parse::byline::credited::Byline;
use crate::parse::byline::name;
use crate::parse::line::dateline;
use crate::parse::line::dateline::Found;
use crate::parse::line::directive::Order;
use crate::parse::line::prefixed;
use crate::parse::line::prefixed::Prefixed;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::signature;
use crate::parse::line::signature::Readings;
use crate::parse::line::written::length;
use crate::parse::story::guess::Guess;
use crate::parse::story::headline;
use crate::parse::story::turn;
use crate::parse::story::turn::Turn;
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
    /// The house that its author is of, as a note behind the text tells.
    pub(crate) author_of: Option<String>,
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

impl Signed {
    pub(crate) fn words<'a>(&self, sheet: &'a Sheet<'_>, cell: usize) -> &'a str {
        let Some((line, bytes)) = self.text.get(cell) else { return "" };
        sheet.lines.get(*line).and_then(|it| it.folded.get(bytes.clone())).unwrap_or("")
    }

    /// The line that a cell is the whole of: what such a line is by itself, the sheet keeps.
    pub(crate) fn whole(&self, sheet: &Sheet<'_>, cell: usize) -> Option<usize> {
        let (line, bytes) = self.text.get(cell)?;
        sheet.lines.get(*line).filter(|it| it.words == *bytes).map(|_| *line)
    }

    /// The dateline that opens a cell.
    pub(crate) fn dateline(&self, sheet: &Sheet<'_>, cell: usize) -> Option<Found> {
        match self.whole(sheet, cell) {
            Some(line) => sheet.dateline(line).cloned(),
            None => dateline::at_start(self.words(sheet, cell), sheet.lexicon),
        }
    }

    /// The words that open a cell and name its reporter and where they report from.
    pub(crate) fn reported(&self, sheet: &Sheet<'_>, cell: usize) -> Option<Prefixed> {
        match self.whole(sheet, cell) {
            Some(line) => sheet.reported(line).cloned(),
            None => prefixed::at_start(self.words(sheet, cell), sheet.lexicon),
        }
    }

    /// What a cell says that is a byline as a whole, and where in it that begins.
    pub(crate) fn said(&self, sheet: &Sheet<'_>, cell: usize) -> Option<(usize, Byline)> {
        match self.whole(sheet, cell) {
            Some(line) => sheet.said(line),
            None => signature::said(self.words(sheet, cell), &Readings::default(), sheet.lexicon),
        }
    }

    /// What the editor orders of a line.
    pub(crate) fn order(&self, sheet: &Sheet<'_>, cell: usize) -> Option<Order> {
        self.text.get(cell).and_then(|(line, _)| sheet.lines.get(*line)).and_then(|line| line.order)
    }

    /// Whether the editor orders that a line is text, whatever it looks like.
    pub(crate) fn is_text(&self, sheet: &Sheet<'_>, cell: usize) -> bool {
        self.order(sheet, cell) == Some(Order::Text)
    }

    /// Its turns to and from other pages; `article` is its place among those of its page.
    pub(crate) fn turns(&self, sheet: &Sheet<'_>, article: usize) -> Vec<Turn> {
        let of_line = |(line, bytes): &(usize, Range<usize>)| {
            let outer = |it: char| it == ' ' || "()（）[]【】".contains(it);
            let printed = sheet.lines.get(*line)?.raw(bytes).trim_matches(outer);
            let (way, page) = turn::read(printed)?;
            Some(Turn { article, way, page, printed: printed.to_owned(), place: sheet.place(*line, bytes) })
        };
        self.turns.iter().filter_map(of_line).collect()
    }

    /// Cuts bytes out of the text; they are at one end of the cell.
    pub(crate) fn cut(&mut self, cell: usize, bytes: Range<usize>, kind: PartKind, why: Reason) {
        let Some((line, words)) = self.text.get_mut(cell) else { return };
        self.pieces.push(Piece { line: *line, bytes: bytes.clone(), kind, why });
        if bytes.start <= words.start {
            words.start = bytes.end.max(words.start);
        } else {
            words.end = bytes.start.max(words.start);
        }
    }

    /// Adds the credits of a byline; `at` tells the line and bytes of a place in the text that was read.
    pub(crate) fn credit(&mut self, sheet: &Sheet<'_>, byline: &Byline, at: impl Fn(&Range<usize>) -> (usize, Range<usize>)) {
        for person in &byline.people {
            let (line, bytes) = at(&person.bytes);
            self.credits.push(Credit {
                who: Who::Person { name: person.name.clone(), organisation: person.organisation.clone() },
                work: Work::new(person.role, person.word.clone()),
                place: sheet.place(line, &bytes),
            });
        }
        for (organisation, bytes) in &byline.organisations {
            let (line, bytes) = at(bytes);
            self.credits.push(Credit {
                who: Who::Organisation(organisation.clone()),
                work: Work::As(if byline.of_pictures { Role::Photographer } else { Role::Author }),
                place: sheet.place(line, &bytes),
            });
        }
    }

    /// Keeps the printed form: no brackets, no marks, padded names drawn together.
    pub(crate) fn print(&mut self, sheet: &Sheet<'_>, byline: &Byline, line: usize, bytes: Range<usize>) {
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

    /// Names that nothing but their own letters tells, some that are no usual names, and those behind a label that nobody knows.
    pub(crate) fn doubt_names(&mut self, byline: &Byline, line: usize, bytes: Range<usize>) {
        if let Some(label) = &byline.unknown {
            let why = Unsure::UnknownLabel(label.clone());
            self.guesses.push(Guess { line, bytes: Some(bytes.clone()), why });
        }
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
}

/// A name has at most so many letters, without a point in it.
const LONGEST_NAME: usize = 4;

/// What stands behind the text, bylines and captions, has at most so many lines.
pub(crate) const LINES_BEHIND: usize = 8;
