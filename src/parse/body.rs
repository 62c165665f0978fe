//! The body (正文): what is left of a story's lines, drawn together over column breaks, each paragraph of its kind.

use crate::account::PartKind;
use crate::article::Paragraph;
use crate::article::ParagraphKind;
use crate::parse::credit::Piece;
use crate::parse::sheet::Sheet;
use crate::parse::sheet::ends_sentence;
use crate::parse::sheet::has_clauses;
use crate::parse::sheet::length;
use crate::typography;
use crate::typography::Typography;
use std::ops::Range;

/// A sentence that a column cut is at least so long; a shorter line without a stop is a subhead or verse.
const SHORTEST_CUT: usize = 22;

/// Draws the text together; says of every line what it became.
pub(crate) fn read(sheet: &Sheet<'_>, text: &[(usize, Range<usize>)], typography: Typography) -> (Vec<Paragraph>, Vec<Piece>) {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut pieces = Vec::new();
    let mut open = false;
    for (line_index, bytes) in text {
        let Some(line) = sheet.lines.get(*line_index) else { continue };
        let words = line.folded.get(bytes.clone()).unwrap_or("").trim();
        if words.is_empty() {
            continue;
        }
        let raw = line.raw(bytes).trim();
        let goes_on = open && continues(words);
        let (kind, part, why) = match kind(words, line.depth) {
            _ if goes_on => (ParagraphKind::Text, PartKind::Joined, "goes on a sentence that a column cut"),
            ParagraphKind::Text => (ParagraphKind::Text, PartKind::Body, "text"),
            ParagraphKind::Subhead => (ParagraphKind::Subhead, PartKind::Subhead, "a short line without a stop inside the text"),
            ParagraphKind::Caption => (ParagraphKind::Caption, PartKind::Caption, "opens as captions do"),
            ParagraphKind::Note => (ParagraphKind::Note, PartKind::Note, "opens as editors' notes do"),
        };
        pieces.push(Piece { line: *line_index, bytes: bytes.clone(), kind: part, why: why.into() });
        match paragraphs.last_mut() {
            Some(last) if goes_on => {
                if needs_space(&last.text, raw) {
                    last.text.push(' ');
                }
                last.text.push_str(raw);
            }
            _ => paragraphs.push(Paragraph { kind, text: raw.to_owned() }),
        }
        open = is_cut(words, kind);
    }
    for paragraph in &mut paragraphs {
        paragraph.text = typography::set(&paragraph.text, typography).into_owned();
    }
    (paragraphs, pieces)
}

/// Whether a line breaks off in the middle of a sentence.
fn is_cut(words: &str, kind: ParagraphKind) -> bool {
    let long = length(words) >= SHORTEST_CUT;
    matches!(kind, ParagraphKind::Text | ParagraphKind::Note | ParagraphKind::Caption)
        && !ends_sentence(words)
        && (long || has_clauses(words))
}

/// Whether a line can go on a sentence: it does not open as a new part does.
fn continues(words: &str) -> bool {
    let opens = ["图为", "■", "●", "□", "◆", "▲", "——", "编者按", "本报讯", "新华社", "(一)", "问:", "答:"];
    !opens.iter().any(|it| words.starts_with(it)) && !is_numbered(words)
}

/// `一、`, `(二)`, `3.`: the head of a list entry or a subhead.
pub(crate) fn is_numbered(words: &str) -> bool {
    let bare = words.trim_start_matches(['(', '第']);
    let digits = bare.trim_start_matches(|it: char| it.is_ascii_digit() || "一二三四五六七八九十".contains(it));
    digits.len() < bare.len()
        && digits.starts_with(['、', '.', ')', '章', '节'])
        && !digits.get(1..2).is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()))
}

fn kind(words: &str, depth: usize) -> ParagraphKind {
    if depth > 0 {
        return ParagraphKind::Subhead;
    }
    if ["编者按", "编者的话", "编后", "[编者按]", "【编者按】", "开栏的话", "(编者按"].iter().any(|it| words.starts_with(it))
    {
        return ParagraphKind::Note;
    }
    if ["图为", "图①", "图②", "图③", "图一", "图1", "上图", "下图", "左图", "右图", "题图", "压题照片"]
        .iter()
        .any(|it| words.starts_with(it))
    {
        return ParagraphKind::Caption;
    }
    let short = length(words) <= 20 && !ends_sentence(words) && !has_clauses(words);
    if short && (is_numbered(words) || words.ends_with("——")) {
        return ParagraphKind::Subhead;
    }
    ParagraphKind::Text
}

/// A column may cut between two Latin words, or inside one, which leaves no trace; figures are never parted.
fn needs_space(before: &str, behind: &str) -> bool {
    before.ends_with(|it: char| it.is_ascii_alphabetic() || it == ',') && behind.starts_with(|it: char| it.is_ascii_alphabetic())
}
