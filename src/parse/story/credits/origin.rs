//! Where a paragraph opens (讯头): its dateline, the byline run into the lead, and the line that is both.

use crate::account::PartKind;
use crate::account::reason::Reason;
use crate::account::reason::Stands;
use crate::article::credit::Credit;
use crate::article::credit::Role;
use crate::article::credit::Who;
use crate::article::credit::Work;
use crate::parse::line::dateline;
use crate::parse::line::dateline::Found;
use crate::parse::line::evidence;
use crate::parse::line::prefixed;
use crate::parse::line::prefixed::Prefixed;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::signature;
use crate::parse::line::signature::Place;
use crate::parse::line::signature::Signature;
use crate::parse::line::written::is_running_text;
use crate::parse::story::credits::signed::Piece;
use crate::parse::story::credits::signed::Signed;
use crate::parse::story::headline;
use crate::parse::vocabulary::sender;

/// Above the first paragraph fewer captions stand than so many.
const MOST_CAPTIONS: usize = 5;

/// How many bytes a bracket takes that holds the name of a paper, and that another follows.
fn bracketed_paper(behind: &str) -> usize {
    let inner = behind.strip_prefix('(').and_then(|it| it.split_once(')'));
    inner
        .filter(|(paper, rest)| rest.starts_with('(') && sender::is_outlet(paper))
        .map_or(0, |(_, rest)| behind.len() - rest.len())
}

impl Signed {
    /// A line that is nothing but its reporter, place and 報導: `記者溫子涵/嘉義報導`.
    pub(crate) fn take_reported(&mut self, sheet: &Sheet<'_>) {
        for cell in 0..self.text.len() {
            let Some((line, bytes)) = self.text.get(cell).cloned() else { continue };
            let words = self.words(sheet, cell);
            let is_ordered = sheet.lines.get(line).is_some_and(|it| it.order.is_some());
            let Some(found) = self.reported(sheet, cell).filter(|it| !is_ordered && it.length >= words.trim_end().len()) else {
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

    /// Datelines that open a paragraph, and the bylines run into them; both stay in the text.
    pub(crate) fn read_leads(&mut self, sheet: &Sheet<'_>) {
        // Captions and notes may stand above the first paragraph.
        let is_caption = |words: &str| words.trim_end_matches(')').ends_with(['摄', '攝']);
        let is_text = |words: &str| is_running_text(words) && !is_caption(words);
        let first = (0..self.text.len()).find(|cell| is_text(self.words(sheet, *cell))).unwrap_or_default();
        let opening_cells = if first < MOST_CAPTIONS { first.max(1) } else { 1 };
        for cell in 0..self.text.len() {
            let Some((line, bytes)) = self.text.get(cell).cloned() else { continue };
            let words = self.words(sheet, cell);
            let closing = dateline::at_end(words, sheet.lexicon);
            // `(新华社北京1月1日电)` alone is one dateline, not two.
            let found = self
                .dateline(sheet, cell)
                .filter(|it| cell <= opening_cells || it.agency.is_some() && (it.place.is_some() || it.written.is_some()))
                .filter(|it| closing.as_ref().is_none_or(|(open, _)| it.length <= *open));
            let opening = found.as_ref().map_or(0, |it| it.length);
            // 海州网消息(渡口日报)(记者 方予安): the paper that a site has it from.
            let opening = opening + words.get(opening..).filter(|_| opening > 0).map_or(0, bracketed_paper);
            let dated = found.is_some();
            let place = if dated { Place::BehindDateline } else { Place::Lead };
            if let Some(prefixed) = self.reported(sheet, cell).filter(|_| found.is_none()) {
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
            } else if (dated || cell <= opening_cells)
                && let Some(Signature { bytes: part, byline, stands }) =
                    words.get(opening..).and_then(|behind| signature::at(behind, place, sheet.lexicon))
            {
                let start = bytes.start + opening + part.start;
                self.credit(sheet, &byline, |person| (line, start + person.start..start + person.end));
                let at = start..bytes.start + opening + part.end;
                self.print(sheet, &byline, line, at.clone());
                let read = words.get(opening + part.start..opening + part.end).unwrap_or("");
                let why = evidence::byline(stands, read, &byline);
                // 楚天金报讯 记者 严华 通讯员 刘宝生: nothing but dateline and byline stands on the line.
                let is_whole = dated && at.end == bytes.start + words.trim_end().len() && cell + 1 < self.text.len();
                let kind = if is_whole { PartKind::Byline } else { PartKind::LeadByline };
                self.pieces.push(Piece { line, bytes: at, kind, why });
                if let Some((_, bytes)) = self.text.get_mut(cell).filter(|_| is_whole) {
                    bytes.start = bytes.end;
                }
            }
            if let Some((open, found)) = closing {
                let at = bytes.start + open..bytes.end;
                let why = evidence::dateline(Stands::InBracketsOfParagraph, &found);
                self.datelines.push((found, line, at.clone()));
                self.pieces.push(Piece { line, bytes: at, kind: PartKind::Dateline, why });
            }
        }
        self.text.retain(|(_, bytes)| !bytes.is_empty());
    }

    /// The bracket that names its reporter: it stays as printed, the reporter is credited, and it is the story's dateline.
    fn take_prefixed(&mut self, sheet: &Sheet<'_>, prefixed: &Prefixed, line: usize, start: usize) {
        let at = start..start + prefixed.length;
        let (kind, why) = match self.hear_prefixed(sheet, prefixed, line, start) {
            Some(found) => (PartKind::Dateline, evidence::dateline(Stands::OpensParagraph, &found)),
            None => (PartKind::LeadByline, Reason::OwnLine),
        };
        self.pieces.push(Piece { line, bytes: at, kind, why });
    }

    /// The reporters of such a bracket or line, and the dateline that it makes: none from nowhere and of no day, as
    /// `記者龍以樂/綜合報導`.
    pub(crate) fn hear_prefixed(&mut self, sheet: &Sheet<'_>, prefixed: &Prefixed, line: usize, start: usize) -> Option<Found> {
        self.credit_prefixed(sheet, prefixed, line, start);
        let Prefixed { agency, place, written, length, .. } = prefixed.clone();
        if agency.is_none() && place.is_none() && written.is_none() {
            return None;
        }
        let found = Found { agency, place, written, length };
        self.datelines.push((found.clone(), line, start..start + length));
        Some(found)
    }

    /// The reporters that such a bracket or line names; for whom, where it names another than the paper itself.
    fn credit_prefixed(&mut self, sheet: &Sheet<'_>, prefixed: &Prefixed, line: usize, start: usize) {
        let outlet = prefixed.outlet.clone().filter(|it| sender::without_ourselves(it) != Some(""));
        let reporters = prefixed.names.iter().map(|it| (it, prefixed.role, outlet.clone()));
        let translators = prefixed.translators.iter().map(|it| (it, Role::Translator, None));
        for ((name, bytes), role, organisation) in reporters.chain(translators) {
            let bytes = start + bytes.start..start + bytes.end;
            self.credits.push(Credit {
                who: Who::Person { name: name.clone(), organisation },
                work: Work::As(role),
                place: sheet.place(line, &bytes),
            });
        }
    }
}
