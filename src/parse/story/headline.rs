//! The title block (标题) from its lines: segments, kicker, decks, and the column or series its tail names.

use crate::article::Headline;
use crate::parse::line::printed::Line;
use crate::parse::line::written::length;
use crate::typography;
use crate::typography::Typography;

/// Puts a title block together. Every word of a headline line stays in the headline, column and series tails too.
pub(crate) fn read(titles: &[&Line<'_>], kickers: &[&Line<'_>], decks: &[&Line<'_>], typography: Typography) -> Headline {
    let printed = |line: &&Line<'_>| typography::set(&spaced_once(line.raw(&line.words)), typography).into_owned();
    let title = |line: &&Line<'_>| {
        let behind = line.behind_mark()..line.words.end;
        typography::set(&spaced_once(line.raw(&behind)), typography).into_owned()
    };
    let segments: Vec<String> = titles.iter().flat_map(|line| segments(&title(line))).collect();
    let kicker: Vec<String> = kickers.iter().map(printed).collect();
    Headline {
        column: segments.last().and_then(|last| column(last)),
        kicker: (!kicker.is_empty()).then(|| kicker.join(" ")),
        // The dash of a box before a deck is a dash.
        decks: decks.iter().map(printed).map(|deck| deck.replace('─', "—")).collect(),
        segments,
    }
}

/// What a tail in brackets says that is no column: a part of a series, a picture.
const NO_COLUMNS: &[&str] = &[
    "上",
    "中",
    "下",
    "图",
    "组图",
    "附图",
    "多图",
    "续",
    "完",
    "待续",
    "外一首",
    "外二首",
    "外一篇",
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
];

/// The printed lines of a headline set with spaces between them. A space between two Latin words parts nothing.
pub(crate) fn segments(headline: &str) -> Vec<String> {
    let mut segments: Vec<String> = Vec::new();
    for word in headline.split(' ').filter(|it| !it.is_empty()) {
        let latin = |letter: Option<char>| letter.is_some_and(|it| it.is_ascii_alphanumeric() || it == '&');
        match segments.last_mut() {
            Some(last) if latin(last.chars().next_back()) && latin(word.chars().next()) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => segments.push(word.to_owned()),
        }
    }
    segments
}

/// `（经济新方位）`, `（一）`, `（附图片1张）` at the end of a headline.
fn column(segment: &str) -> Option<String> {
    let inner = segment.strip_suffix(['）', ')'])?;
    let (before, tail) = inner.rsplit_once(['（', '('])?;
    let is_column = !NO_COLUMNS.contains(&tail) && !tail.starts_with("附图") && !tail.starts_with("附照");
    (!before.is_empty() && is_column && (1..=12).contains(&length(tail))).then(|| tail.to_owned())
}

/// A name whose letters are pushed apart (`短 波`), drawn together.
pub(crate) fn closed_up(name: &str) -> String {
    let is_spaced_out = name.split(' ').all(|part| length(part) <= 1);
    if is_spaced_out { name.replace(' ', "") } else { name.to_owned() }
}

/// White space of any kind and length as one space.
pub(crate) fn spaced_once(text: &str) -> String {
    text.split(|it: char| it.is_whitespace() || it == '\u{3000}').filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_keeps_its_segments() {
        let table = [
            ("高度重视 提前谋划 再上新台阶", "高度重视|提前谋划|再上新台阶"),
            ("发展AI for Science 共建未来", "发展AI for Science|共建未来"),
            ("香菇丰收啦!", "香菇丰收啦!"),
        ];
        for (headline, expected) in table {
            assert_eq!(segments(headline).join("|"), expected);
        }
    }

    #[test]
    fn its_tail_may_name_a_column_or_a_series() {
        let table = [
            ("锚定特色产业（经济新方位）", Some("经济新方位")),
            ("走笔川藏（一）", None),
            ("盐碱地上种出甜甜菜（上）", None),
            ("消防员比武（组图）", None),
            ("（图片）", None),
            ("平安中原", None),
        ];
        for (segment, expected) in table {
            assert_eq!(column(segment).as_deref(), expected, "{segment}");
        }
    }
}
