//! A paragraph of the text as HTML: running text, lists, tables, and within them what is said of parts of the text.
//!
//! No tag comes from a page: each element is one of those written here, its text escaped by type.

use crate::article::ParagraphKind;
use crate::document::DEEPEST_LIST;
use crate::document::INDENT;
use crate::feed::Block;
use crate::span;
use crate::span::Span;
use crate::span::SpanKind;
use maud::Markup;
use maud::html;
use std::cmp::Reverse;
use std::ops::Range;

/// A paragraph.
pub(crate) fn markup(block: &Block) -> Markup {
    match block.kind {
        ParagraphKind::Text => html! { p { (lines(block)) } },
        ParagraphKind::Subhead => html! { h3 { (lines(block)) } },
        ParagraphKind::Caption => html! { p class="caption" { (lines(block)) } },
        ParagraphKind::Note => html! { p class="note" { (lines(block)) } },
        ParagraphKind::Quote => html! { blockquote { p { (lines(block)) } } },
        ParagraphKind::Code => html! { pre { code { (block.text) } } },
        ParagraphKind::List => list(&piece(block).split('\n'), 0),
        ParagraphKind::Numbered => numbered(block),
        ParagraphKind::Table | ParagraphKind::HeadedTable => table(block),
    }
}

/// A part of a text with what is said of its parts.
struct Piece {
    letters: Vec<char>,
    spans: Vec<Span>,
}

fn piece(block: &Block) -> Piece {
    Piece { letters: block.text.as_str().chars().collect(), spans: block.spans.clone() }
}

impl Piece {
    fn part(&self, chars: Range<usize>) -> Self {
        let letters = self.letters.get(chars.clone()).unwrap_or_default().to_vec();
        Self { letters, spans: span::within(&self.spans, chars) }
    }

    /// Its parts between the marks that part it.
    fn split(&self, mark: char) -> Vec<Self> {
        let marks = self.letters.iter().enumerate().filter(|(_, letter)| **letter == mark).map(|(at, _)| at);
        let mut start = 0;
        let mut parts = Vec::new();
        for end in marks.chain([self.letters.len()]) {
            parts.push(self.part(start..end));
            start = end + 1;
        }
        parts
    }
}

/// The text of a paragraph; verse keeps its lines.
pub(crate) fn lines(block: &Block) -> Markup {
    html! {
        @for (count, line) in piece(block).split('\n').iter().enumerate() {
            @if count > 0 { br; }
            (inline(line))
        }
    }
}

/// Items, each with those of the lists in it.
fn list(items: &[Piece], depth: usize) -> Markup {
    html! { ul { @for (item, below) in nested(items, depth) { li { (inline(&item)) (inner(&below, depth)) } } } }
}

/// The list in an item, where it has one.
fn inner(items: &[Piece], depth: usize) -> Markup {
    if items.is_empty() {
        html! {}
    } else {
        list(items, depth + 1)
    }
}

/// Items of a list, each with the indented ones below it.
fn nested(items: &[Piece], depth: usize) -> Vec<(Piece, Vec<Piece>)> {
    let mut groups: Vec<(Piece, Vec<Piece>)> = Vec::new();
    for item in items {
        let indent = item.letters.iter().take_while(|letter| **letter == INDENT).count();
        match groups.last_mut() {
            Some((_, below)) if indent > 0 && depth < DEEPEST_LIST => below.push(item.part(1..item.letters.len())),
            _ => groups.push((item.part(indent..item.letters.len()), Vec::new())),
        }
    }
    groups
}

/// The items behind their numbers, which the list counts itself; one that counts otherwise says so.
fn numbered(block: &Block) -> Markup {
    let items = nested(&piece(block).split('\n'), 0);
    let items: Vec<Counted> = items.into_iter().map(|(item, below)| (counted(&item), below)).collect();
    let first = items.first().and_then(|((number, _), _)| *number).unwrap_or(1);
    let other = |at: usize, number: Option<u64>| number.filter(|it| first.checked_add(at as u64) != Some(*it));
    html! {
        ol start=[(first != 1).then_some(first)] {
            @for (at, ((number, item), below)) in items.iter().enumerate() {
                li value=[other(at, *number)] { (inline(item)) (inner(below, 0)) }
            }
        }
    }
}

/// An item with its number, and the items of the lists in it.
type Counted = ((Option<u64>, Piece), Vec<Piece>);

/// An item's number, and what stands behind it.
fn counted(item: &Piece) -> (Option<u64>, Piece) {
    let figures: String = item.letters.iter().take_while(|letter| letter.is_ascii_digit()).collect();
    let mark = item.letters.get(figures.len()).filter(|mark| matches!(mark, '.' | ')'));
    match (figures.parse().ok(), mark) {
        (Some(number), Some(_)) => {
            let start = item.letters.iter().skip(figures.len() + 1).take_while(|letter| **letter == ' ').count();
            (Some(number), item.part(figures.len() + 1 + start..item.letters.len()))
        }
        _ => (None, item.part(0..item.letters.len())),
    }
}

fn table(block: &Block) -> Markup {
    let rows: Vec<Vec<Piece>> = piece(block).split('\n').iter().map(|row| row.split('\t')).collect();
    let heads = usize::from(block.kind == ParagraphKind::HeadedTable);
    html! {
        table {
            @for row in rows.iter().take(heads) { thead { tr { @for cell in row { th { (inline(cell)) } } } } }
            tbody { @for row in rows.iter().skip(heads) { tr { @for cell in row { td { (inline(cell)) } } } } }
        }
    }
}

/// Text within a block.
fn inline(piece: &Piece) -> Markup {
    let mut spans = piece.spans.clone();
    spans.sort_by_key(|it| (it.chars.start, Reverse(it.chars.end)));
    within(&piece.letters, 0..piece.letters.len(), &spans, DEEPEST)
}

/// No text has more said of one letter; what an archive from elsewhere claims beyond it is not shown.
const DEEPEST: usize = 8;

/// The characters of a range; the first of the spans that touch it stands around the others.
fn within(letters: &[char], chars: Range<usize>, spans: &[Span], depth: usize) -> Markup {
    let text = |from: usize, to: usize| letters.get(from..to).unwrap_or_default().iter().collect::<String>();
    let mut pieces = Vec::new();
    let mut at = chars.start;
    for (count, span) in spans.iter().enumerate() {
        let (from, to) = (span.chars.start.max(at), span.chars.end.min(chars.end));
        if from >= to || depth == 0 {
            continue;
        }
        pieces.push(html! { (text(at, from)) });
        let behind = spans.get(count + 1..).unwrap_or_default();
        let inner: Vec<Span> = behind.iter().filter(|it| it.chars.start < to && it.chars.end > from).cloned().collect();
        pieces.push(element(&span.kind, &within(letters, from..to, &inner, depth - 1)));
        at = to;
    }
    pieces.push(html! { (text(at, chars.end)) });
    html! { @for piece in pieces { (piece) } }
}

fn element(kind: &SpanKind, inner: &Markup) -> Markup {
    match kind {
        SpanKind::Strong => html! { strong { (inner) } },
        SpanKind::Emphasis => html! { em { (inner) } },
        SpanKind::Superscript => html! { sup { (inner) } },
        SpanKind::Subscript => html! { sub { (inner) } },
        SpanKind::Struck => html! { s { (inner) } },
        SpanKind::Code => html! { code { (inner) } },
        SpanKind::Link(address) => html! { a href=(address) { (inner) } },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::XmlText;

    fn shown(kind: ParagraphKind, text: &str, spans: &[(Range<usize>, SpanKind)]) -> String {
        let spans = spans.iter().map(|(chars, kind)| Span { chars: chars.clone(), kind: kind.clone() }).collect();
        markup(&Block { kind, text: XmlText::new(text), spans }).into_string()
    }

    #[test]
    fn parts_of_a_text_stand_in_their_elements() {
        let link = || SpanKind::Link("https://example.cn/?a=1&b=2".to_owned());
        type Said<'a> = &'a [(Range<usize>, SpanKind)];
        let table: [(&str, Said<'_>, &str); 5] = [
            ("见公告。", &[(1..3, link())], "<p>见<a href=\"https://example.cn/?a=1&amp;b=2\">公告</a>。</p>"),
            (
                "大桥今晨通车",
                &[(2..4, SpanKind::Strong), (3..4, SpanKind::Emphasis)],
                "<p>大桥<strong>今<em>晨</em></strong>通车</p>",
            ),
            ("一<二\n三", &[(0..5, SpanKind::Strong)], "<p><strong>一&lt;二</strong><br><strong>三</strong></p>"),
            ("x2", &[(1..2, SpanKind::Superscript)], "<p>x<sup>2</sup></p>"),
            ("越界", &[(1..9, SpanKind::Code), (7..9, SpanKind::Struck)], "<p>越<code>界</code></p>"),
        ];
        for (text, spans, expected) in table {
            assert_eq!(shown(ParagraphKind::Text, text, spans), expected, "{text}");
        }
        // Spans that cross are parted where the first ends.
        let crossing = [(0..2, SpanKind::Strong), (1..3, SpanKind::Emphasis)];
        assert_eq!(shown(ParagraphKind::Text, "甲乙丙", &crossing), "<p><strong>甲<em>乙</em></strong><em>丙</em></p>");
    }

    #[test]
    fn lists_and_tables_are_lists_and_tables() {
        let table = [
            (ParagraphKind::List, "早高峰限行\n晚高峰限行", "<ul><li>早高峰限行</li><li>晚高峰限行</li></ul>"),
            (ParagraphKind::Numbered, "1. 先检票\n2. 再上桥", "<ol><li>先检票</li><li>再上桥</li></ol>"),
            (
                ParagraphKind::List,
                "甲\n\u{2003}乙\n\u{2003}\u{2003}丙\n\u{2003}丁\n戊",
                "<ul><li>甲<ul><li>乙<ul><li>丙</li></ul></li><li>丁</li></ul></li><li>戊</li></ul>",
            ),
            (ParagraphKind::Numbered, "1. 甲\n\u{2003}乙\n2. 丙", "<ol><li>甲<ul><li>乙</li></ul></li><li>丙</li></ol>"),
            (ParagraphKind::Numbered, "3) 甲\n7) 乙", "<ol start=\"3\"><li>甲</li><li value=\"7\">乙</li></ol>"),
            (
                ParagraphKind::Table,
                "甲\t1\n乙\t2",
                "<table><tbody><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></tbody></table>",
            ),
            (
                ParagraphKind::HeadedTable,
                "时段\t限速\n白天\t60",
                "<table><thead><tr><th>时段</th><th>限速</th></tr></thead><tbody><tr><td>白天</td><td>60</td></tr></tbody></table>",
            ),
            (ParagraphKind::Quote, "等了二十年。", "<blockquote><p>等了二十年。</p></blockquote>"),
            (ParagraphKind::Code, "print(1)\n  <b>", "<pre><code>print(1)\n  &lt;b&gt;</code></pre>"),
        ];
        for (kind, text, expected) in table {
            assert_eq!(shown(kind, text, &[]), expected, "{text}");
        }
    }
}
