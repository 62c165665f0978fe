//! Lines of the page and of the web desk among those of a story: they go, and the hands that they name are credited.

use crate::account::PartKind;
use crate::account::reason::Reason;
use crate::article::doubt::Unsure;
use crate::parse::line::ending;
use crate::parse::line::furniture;
use crate::parse::line::metadata;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::signature;
use crate::parse::line::signature::Place;
use crate::parse::story::credits::signed::Signed;
use crate::parse::story::guess::Guess;

impl Signed {
    /// The hands of the web desk that signs behind lines.
    pub(crate) fn hear_desk(&mut self, sheet: &Sheet<'_>) {
        for (line, _) in self.text.clone() {
            if let Some((bytes, byline)) = sheet.lines.get(line).and_then(|it| it.desk.as_deref()) {
                self.credit(sheet, byline, |person| (line, bytes.start + person.start..bytes.start + person.end));
            }
        }
    }

    /// Furniture lines out; turns and codes off the ends of the others. Metadata lines may name the author.
    pub(crate) fn take_furniture(&mut self, sheet: &Sheet<'_>) {
        for cell in 0..self.text.len() {
            let Some((line, bytes)) = self.text.get(cell).cloned() else { continue };
            if let Some(meta) = sheet.lines.get(line).and_then(|it| it.meta()) {
                if meta.unread {
                    let unread = Unsure::UnreadByline(self.words(sheet, cell).to_owned());
                    self.guesses.push(Guess { line, bytes: Some(bytes.clone()), why: unread });
                }
                if let Some(reported) = &meta.reported {
                    self.hear_prefixed(sheet, reported, line, bytes.start);
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
            if let Some(signature) = signature::at(words, Place::DeskLine, sheet.lexicon) {
                self.credit(sheet, &signature.byline, |person| (line, bytes.start + person.start..bytes.start + person.end));
                self.cut(cell, bytes, PartKind::Furniture, Reason::Metadata);
                continue;
            }
            if let Some((start, house)) = ending::author_note(words) {
                self.author_of = house.map(str::to_owned).or(self.author_of.take());
                self.cut(cell, bytes.start + start..bytes.end, PartKind::Furniture, Reason::CodeOrNote);
                continue;
            }
            if let Some(why) = furniture::line(words).or_else(|| metadata::is_metadata(words).then_some(Reason::Metadata)) {
                if let Some(signature) = signature::at(words, Place::PageLine, sheet.lexicon) {
                    let start = bytes.start + signature.bytes.start;
                    self.credit(sheet, &signature.byline, |person| (line, start + person.start..start + person.end));
                }
                // A sentence that was left out may be text, and so may thanks that some papers print: 线索费40元.
                if words.contains('。') || why == Reason::TipOff {
                    self.guesses.push(Guess { line, bytes: Some(bytes.clone()), why: Unsure::MaybeText });
                }
                if ending::turn(words).is_some() {
                    self.turns.push((line, bytes.clone()));
                }
                self.cut(cell, bytes, PartKind::Furniture, why);
                continue;
            }
            // A paragraph may come from one page and go on on another.
            for _ in 0..2 {
                let Some((_, bytes)) = self.text.get(cell).cloned() else { break };
                let words = self.words(sheet, cell);
                let Some((start, end)) = ending::turn(words).filter(|(start, end)| *start == 0 || *end == words.len()) else {
                    break;
                };
                let turn = bytes.start + start..bytes.start + end;
                self.turns.push((line, turn.clone()));
                self.cut(cell, turn, PartKind::Furniture, Reason::Turn);
            }
            let Some((_, bytes)) = self.text.get(cell).cloned() else { continue };
            let code = ending::code_at_end(self.words(sheet, cell));
            let code = code.min(ending::note_at_end(self.words(sheet, cell)));
            if bytes.start + code < bytes.end {
                self.cut(cell, bytes.start + code..bytes.end, PartKind::Furniture, Reason::CodeOrNote);
            }
        }
        self.text.retain(|(_, bytes)| !bytes.is_empty());
    }
}
