//! Captions (图片说明): where they begin behind a story, and who took the pictures.

use crate::account::PartKind;
use crate::account::reason::Stands;
use crate::article::credit::Role;
use crate::parse::line::evidence;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::signature;
use crate::parse::line::signature::Place;
use crate::parse::line::signature::Signature;
use crate::parse::story::credits::signed::LINES_BEHIND;
use crate::parse::story::credits::signed::Piece;
use crate::parse::story::credits::signed::Signed;
use std::collections::BTreeMap;
use std::ops::Range;

impl Signed {
    /// Where the captions behind a story begin, if it has any.
    pub(crate) fn before_captions(&self, sheet: &Sheet<'_>) -> usize {
        let caption = |cell: &usize| self.words(sheet, *cell).starts_with("图片:");
        (0..self.text.len()).rev().take(LINES_BEHIND).find(caption).unwrap_or(self.text.len())
    }

    /// Who took a picture stands behind its caption, wherever that is; it stays there, since readers show it nowhere else.
    pub(crate) fn hear_captions(&mut self, sheet: &Sheet<'_>) {
        let mut known: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
        for piece in &self.pieces {
            known.entry(piece.line).or_default().push(piece.bytes.clone());
        }
        for cell in 0..self.text.len() {
            let Some((line, bytes)) = self.text.get(cell).cloned() else { continue };
            let words = self.words(sheet, cell);
            if !words.contains("摄") && !words.contains("攝") {
                continue;
            }
            let Some(Signature { bytes: Range { start, .. }, byline, .. }) =
                signature::at(words, Place::CaptionEnd, sheet.lexicon)
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
