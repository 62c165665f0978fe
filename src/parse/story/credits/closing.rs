//! What closes a text (文末署名): the byline or the source behind the last sentence, in brackets or bare.

use crate::account::PartKind;
use crate::account::reason::Reason;
use crate::account::reason::Stands;
use crate::article::credit::Credit;
use crate::article::credit::Role;
use crate::article::credit::Who;
use crate::article::credit::Work;
use crate::parse::line::evidence;
use crate::parse::line::prefixed;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::signature;
use crate::parse::line::signature::Place;
use crate::parse::line::signature::Signature;
use crate::parse::line::source;
use crate::parse::story::credits::signed::Piece;
use crate::parse::story::credits::signed::Signed;
use crate::parse::story::headline;
use std::ops::Range;

/// So many bylines stand behind one another at the end of a text at the most: 记者, 摄影, 责编.
const MOST_TAILS: usize = 3;

impl Signed {
    /// The bylines that end the text or one of its parts: behind its last stop, in brackets or bare; and in brackets that say
    /// so wherever a paragraph ends, since a sidebar, links or a second story may stand below.
    pub(crate) fn take_tail(&mut self, sheet: &Sheet<'_>) {
        self.take_broken(sheet);
        let last = self.text.len().checked_sub(1);
        let above_captions = self.before_captions(sheet).checked_sub(1).filter(|cell| Some(*cell) != last);
        for cell in [above_captions, last].into_iter().flatten() {
            self.take_tail_of(sheet, cell, MOST_TAILS);
        }
        for cell in (0..last.unwrap_or_default()).filter(|cell| Some(*cell) != above_captions) {
            if signature::at(self.words(sheet, cell), Place::ParagraphEnd, sheet.lexicon).is_some() {
                self.take_tail_of(sheet, cell, 1);
            }
        }
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
            let Some(signature) = signature::at(words, Place::TextEnd, sheet.lexicon) else { return };
            let Signature { bytes: Range { start, .. }, mut byline, stands } = signature;
            // (太平23日讯)…。(颜心怡): papers of Malaysia name who reported in the bracket that closes a story from somewhere.
            let is_sent = !byline.says_so && words.ends_with(')') && self.is_sent_by_nobody(sheet);
            if is_sent {
                byline.people.iter_mut().for_each(|it| it.role = Role::Reporter);
            }
            let read = words.get(start..).unwrap_or("");
            let at = bytes.start + start..bytes.end;
            // What the lead has taken is not taken again.
            if self.pieces.iter().any(|piece| piece.line == line && piece.bytes.end > at.start && piece.bytes.start < at.end) {
                return;
            }
            // (陳瑩欣/台北報導): where it was reported from stands there, too.
            match prefixed::at_start(read, sheet.lexicon).filter(|it| it.length >= read.trim_end().len()) {
                Some(reported) => {
                    self.hear_prefixed(sheet, &reported, line, at.start);
                }
                None => self.credit(sheet, &byline, |person| (line, at.start + person.start..at.start + person.end)),
            }
            self.doubt_names(&byline, line, at.clone());
            if byline.is_of_the_story() {
                self.print(sheet, &byline, line, at.clone());
            }
            // A bracket without a role word, or of a source alone, is credited and left as printed: it may say more.
            // So is a photographer's, where others wrote: it belongs to a caption.
            let others_wrote = self.credits.iter().any(|it| {
                it.role().is_writer() && it.name().is_some_and(|name| byline.people.iter().all(|one| one.name != name))
            });
            let pictured = byline.people.iter().all(|it| it.role == Role::Photographer);
            // Pushed to the right by spaces, it is set as a byline.
            let set_apart = words.get(..start).is_some_and(|text| text.len() >= text.trim_end().len() + 2);
            // A dispatch keeps the bracket that closes it, as it keeps the one behind its dateline.
            let bare = !byline.says_so && !set_apart && !is_sent && !self.datelines.is_empty() || byline.people.is_empty();
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

    /// Whether the dateline of the story stands in a bracket and names a place and nobody.
    fn is_sent_by_nobody(&self, sheet: &Sheet<'_>) -> bool {
        self.datelines.first().is_some_and(|(found, line, bytes)| {
            let opens = sheet.lines.get(*line).and_then(|it| it.folded.get(bytes.start..)).is_some_and(|it| it.starts_with('('));
            opens && found.agency.is_none() && found.place.is_some()
        })
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
                who: Who::Organisation(outlet),
                work: Work::As(Role::Author),
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
}
