//! Subheads (小标题) of a file that knows no other sign for them than bold letters: a web page, a Word document.
//!
//! A sub-editor reads: of a file with one headline, a short line in bold between two paragraphs parts its text. It begins another
//! story where its letters are as large as the headline's, or where a dispatch or a byline follows, which whoever reads the lines
//! knows.

use crate::document::Form;
use crate::document::Line;
use crate::span::SpanKind;
use crate::text::numbered;
use std::collections::BTreeSet;

/// A subhead is at most so long, in characters.
const LONGEST: usize = 40;

/// A headline has at least so many letters; what is shorter above a part of a story says what it is: 新闻链接, 记者手记.
const SHORTEST_ALONE: usize = 8;

/// Says of the lines that are subheads that they are; `headlines` are the numbers of those that are set as large as a headline.
pub(crate) fn hear(lines: &mut [Line], headlines: &BTreeSet<usize>) {
    let printed: Vec<usize> = (0..lines.len()).filter(|at| lines.get(*at).is_some_and(|it| !it.text.trim().is_empty())).collect();
    let is = |at: usize, what: fn(&Line) -> bool| printed.get(at).and_then(|at| lines.get(*at)).is_some_and(what);
    let is_bold = |at: usize| {
        let number = printed.get(at).and_then(|at| lines.get(*at)).map_or(0, |line| line.number);
        is(at, is_bold_line) && !headlines.contains(&number)
    };
    let mut subheads: Vec<usize> = Vec::new();
    let mut has_begun = false;
    let mut at = 0;
    while at < printed.len() {
        let end = (at..printed.len()).find(|it| !is_bold(*it)).unwrap_or(printed.len());
        if end > at && has_begun && is(end, is_running) {
            subheads.extend(printed.get(at..end).unwrap_or_default());
        }
        at = end.max(at + 1);
        has_begun |= is(at - 1, is_running);
    }
    // A text is parted into three or not at all: one line alone, set as the headline is and as long, begins another story.
    let is_headed = printed.first().is_some_and(|first| lines.get(*first).is_some_and(is_bold_line)) && headlines.is_empty();
    let is_headline = |line: &Line| line.text.trim().chars().count() >= SHORTEST_ALONE && !numbered::opens(line.text.trim());
    if let ([alone], true) = (subheads.as_slice(), is_headed)
        && lines.get(*alone).is_some_and(is_headline)
    {
        return;
    }
    for at in subheads {
        if let Some(line) = lines.get_mut(at) {
            line.form = Form::Subhead;
            line.spans.retain(|span| span.kind != SpanKind::Strong);
        }
    }
}

/// Whether a line is short, bold from its first letter to its last, and no sentence and no caption.
fn is_bold_line(line: &Line) -> bool {
    let words = line.text.trim();
    let from = line.text.chars().take_while(|letter| letter.is_whitespace()).count();
    let length = words.chars().count();
    let is_caption = words.starts_with(['图', '▲', '△', '▼']) || words.trim_end_matches(['）', ')']).ends_with('摄');
    let covers = || {
        let strong = line.spans.iter().filter(|span| span.kind == SpanKind::Strong);
        strong.map(|span| span.chars.clone()).any(|chars| chars.start <= from && chars.end >= from + length)
    };
    line.form == Form::Text && (2..=LONGEST).contains(&length) && !words.contains('。') && !is_caption && covers()
}

/// Whether a line is a paragraph of a text, or a part of it that has a form of its own.
fn is_running(line: &Line) -> bool {
    let words = line.text.trim();
    let ends = words.ends_with(['。', '！', '？', '；', '：', '”', '…', '）', '.', '!', '?']);
    let is_text = line.form == Form::Text && !words.starts_with("# ") && !is_bold_line(line);
    is_text && (ends || words.chars().count() > LONGEST) || !line.form.is_text() && line.form != Form::Caption
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    /// What is marked of lines: `*` before one that is bold, `!` before one that is as large as a headline and bold.
    fn heard(texts: &[&str]) -> String {
        let mut large = BTreeSet::new();
        let line = |(at, text): (usize, &&str)| {
            let words = text.trim_start_matches(['*', '!']);
            let strong = Span { chars: 0..words.chars().count(), kind: SpanKind::Strong };
            large.extend(text.starts_with('!').then_some(at + 1));
            let spans = if words.len() < text.len() { vec![strong] } else { Vec::new() };
            Line { spans, ..Line::plain(at + 1, words) }
        };
        let mut lines: Vec<Line> = texts.iter().enumerate().map(line).collect();
        hear(&mut lines, &large);
        lines.iter().filter(|line| line.form == Form::Subhead).map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_bold_line_between_paragraphs_parts_a_text() {
        let table: [(&[&str], &str); 13] = [
            (&["*大桥通车", "今晨通车。", "*五年手续", "手续办了五年。"], "五年手续"),
            (&["大桥通车", "*今晨通车", "今晨通车。"], ""),
            (&["今晨通车。", "", "*一、手续", "*（一）立项", "手续办了五年。"], "一、手续 （一）立项"),
            (&["今晨通车。", "!早市搬迁", "早市搬到江东路。"], ""),
            (&["今晨通车。", "*早市搬迁", "搬到江东路"], ""),
            (&["今晨通车。", "*这一天他等了五年。", "手续办了五年。"], ""),
            (&["今晨通车。", "*图为通车现场 何小满 摄", "手续办了五年。"], ""),
            (&["今晨通车。", "*问：何时收费？", "答：不收费。"], "问：何时收费？"),
            (&["今晨通车。", "*五年手续"], ""),
            (&["*云溪大桥今晨通车", "今晨通车。", "*老码头早市搬到江东路", "搬到江东路。"], ""),
            (&["*云溪大桥今晨通车", "今晨通车。", "*一、老码头早市的五年", "五年。"], "一、老码头早市的五年"),
            (&["!云溪大桥今晨通车", "今晨通车。", "*老码头早市搬到江东路", "搬到江东路。"], "老码头早市搬到江东路"),
            (
                &["*大桥通车", "今晨。", "*老码头早市搬到江东路", "路。", "*旧铁轨串起三座书店", "店。"],
                "老码头早市搬到江东路 旧铁轨串起三座书店",
            ),
        ];
        for (lines, subheads) in table {
            assert_eq!(heard(lines), subheads, "{lines:?}");
        }
    }
}
