//! What stands at the ends of a text and could be a byline, a deck or the page's, and what stands amid it and could end a story.

use crate::account::PartKind;
use crate::account::reason::Reason;
use crate::account::reason::Stands;
use crate::article::doubt::Unsure;
use crate::parse::byline::name;
use crate::parse::line::dateline;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::is_running_text;
use crate::parse::line::written::length;
use crate::parse::story::credits::signed::Signed;
use crate::parse::story::guess::Guess;
use crate::parse::vocabulary::role;
use crate::parse::vocabulary::sender;
use crate::text::numbered;

impl Signed {
    /// What stands before the first sentence and behind the last, and is neither byline nor text as far as is known.
    pub(crate) fn doubt_ends(&mut self, sheet: &Sheet<'_>) {
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
            // 本报编辑部 signs a notice, and is its text.
            if length(words) > LONGEST_END || has_ended || numbered::opens(words) || sender::is_our_office(words) {
                continue;
            }
            // Where a byline has closed the text, or the page is copied from a site, more than text may follow.
            let is_closed = sheet.is_copied || closing.is_some_and(|closing| closing < line);
            if cell > last && !is_closed && !role::says_hands(words) {
                continue;
            }
            let why = match () {
                () if role::says_hands(words) => Unsure::UnreadByline(words.to_owned()),
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
                && !tells_of_text(inner)
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
}

/// `(文中人物为化名)`, `(其余名单见县教育局网站)`: a bracket that speaks of the text signs nothing.
fn tells_of_text(inner: &str) -> bool {
    ["文中", "化名", "名单", "名單", "详见", "見", "见"].iter().any(|it| inner.contains(it))
}

/// What stands before the first sentence and behind the last is at most so long.
const LONGEST_END: usize = 40;

/// A bracket behind the last sentence that may be a byline has at most so many letters.
const LONGEST_UNREAD: usize = 14;
