//! Pieces of site lines (网页附件的词): what parts them, and what each is by the words of sites.

use crate::parse::line::page_line;
use crate::parse::vocabulary::sender;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What a piece of a site line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece {
    Control,
    Label,
    Section,
    Others,
    Count,
    Outlet,
    /// A word of hands, or a name: what a byline would hold.
    Other,
}

/// The words of sites, by class.
static WORDS: LazyLock<HashMap<&'static str, Piece>> = LazyLock::new(|| {
    let rows = include_str!("../../vocabulary/site.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut words = HashMap::new();
    for (class, row) in rows.filter_map(|row| row.split_once('\t')) {
        let piece = match class {
            "control" => Piece::Control,
            "label" => Piece::Label,
            "section" => Piece::Section,
            _ => Piece::Others,
        };
        for word in row.split(' ').filter(|word| !word.is_empty()) {
            words.entry(word).or_insert(piece);
        }
    }
    words
});

/// What a word is that sites have.
pub(crate) fn word(word: &str) -> Option<Piece> {
    WORDS.get(word).copied()
}

/// Whether a line is a button and nothing else, also one that a headline could be: on a page that was copied from a site it is one.
pub(crate) fn is_button(words: &str) -> bool {
    matches!(WORDS.get(words.trim_end_matches(':')), Some(Piece::Control))
}

/// Whether a line is the name of a part of a site and nothing else.
pub(crate) fn is_section(words: &str) -> bool {
    words.len() <= LONGEST_SECTION && class(words) == Piece::Section
}

/// The name of a part has at most so many bytes.
const LONGEST_SECTION: usize = 48;

/// Whether a line announces other stories: `相关新闻:`, `【延伸阅读】`.
pub(crate) fn is_others(text: &str) -> bool {
    let bare = text.trim_matches(['[', ']', '【', '】', ':', '>', '|', ' ', '■', '●', '*', '#', '▼', '◆', '(', ')', '…', '.']);
    let bare = bare.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    WORDS.get(bare) == Some(&Piece::Others) || is_more_of(bare)
}

/// `更多中央社報導`, `更多TVBS新聞`: portals lead to what else an outlet has.
fn is_more_of(bare: &str) -> bool {
    let outlet = bare.strip_prefix("更多").and_then(|rest| MORE.iter().find_map(|end| rest.strip_suffix(end)));
    let is_one = |outlet: &str| {
        let is_latin = outlet.chars().all(|letter| letter.is_ascii_alphanumeric());
        is_latin
            || sender::is_outlet(outlet)
            || outlet.ends_with(['社', '報', '报', '網', '网', '台'])
            || class(outlet) == Piece::Section
    };
    outlet.is_some_and(|outlet| outlet.chars().count() <= LONGEST_OUTLET && is_one(outlet))
}

/// What such a line ends with, and how long what it names may be, in characters.
const MORE: [&str; 6] = ["報導", "報道", "报道", "新聞", "新闻", "文章"];
const LONGEST_OUTLET: usize = 8;

/// Whether a line leads to one other story, and is no heading of a list: `延伸閱讀:捷運站口多了花攤`.
pub(crate) fn leads_to_one(text: &str) -> bool {
    let Some((label, title)) = text.split_once(':') else { return false };
    let label = label.trim_matches(['[', '【', '▶', '►', '>', '■', '●', '◆', ' ']).trim_end_matches([']', '】']);
    let is_label = WORDS.get(label) == Some(&Piece::Others) || is_more_of(label);
    let title = title.trim();
    is_label && (SHORTEST_HEADLINE..=LONGEST_HEADLINE).contains(&title.chars().count()) && !title.contains(['。', ','])
}

/// A headline that such a line announces has so many letters.
const SHORTEST_HEADLINE: usize = 5;
const LONGEST_HEADLINE: usize = 40;

/// What parts the pieces of a site line.
fn parts(letter: char) -> bool {
    letter.is_whitespace() || "|丨┃>＞<→/\\·•:()[]【】〔〕「」,、.…-—_+©♢⊕⊖◯○≡🔍*#~=»«▶►&©".contains(letter)
}

/// The pieces of a line and what each is.
pub(crate) fn pieces(text: &str) -> Vec<(Range<usize>, Piece)> {
    let mut pieces = Vec::new();
    for piece in text.split(parts).filter(|piece| !piece.is_empty()) {
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        pieces.push((start..start + piece.len(), class(piece)));
    }
    pieces
}

/// What a piece is.
fn class(piece: &str) -> Piece {
    if let Some(class) = WORDS.get(piece) {
        return *class;
    }
    if piece.starts_with("发布于") || piece.starts_with("發布於") {
        return Piece::Label;
    }
    let unit = piece.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '万' | 'k' | 'w'));
    if unit.len() < piece.len() {
        let is_unit = unit.is_empty()
            || UNITS.contains(&unit)
            || WORDS.get(unit) == Some(&Piece::Control)
            || WORDS.get(unit) == Some(&Piece::Label);
        return if is_unit { Piece::Count } else { Piece::Other };
    }
    if piece.len() == 1 && piece.bytes().all(|byte| byte.is_ascii_alphabetic()) || UNITS.contains(&piece) {
        return Piece::Count;
    }
    // 第900期
    let issue = piece.strip_prefix('第').and_then(|it| it.strip_suffix('期'));
    if issue.is_some_and(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit())) {
        return Piece::Count;
    }
    // 海州日报官方网站, 海州网首页
    if ["官方网站", "官網", "官网", "网首页", "網首頁"].iter().any(|end| piece.ends_with(end)) || is_run_of_controls(piece)
    {
        return Piece::Control;
    }
    if page_line::is_usual_section(piece) || piece.ends_with("频道") || piece.ends_with("頻道") {
        return Piece::Section;
    }
    // 浏览1386, 评论27 without a mark between.
    let named = piece.trim_end_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '次' | '万'));
    if named.len() < piece.len() && WORDS.get(named).is_some_and(|it| matches!(it, Piece::Control | Piece::Label)) {
        return Piece::Count;
    }
    if sender::is_outlet(piece) { Piece::Outlet } else { Piece::Other }
}

/// `分享分享留言列印`: buttons that stood side by side.
fn is_run_of_controls(piece: &str) -> bool {
    let mut rest = piece;
    let mut count = 0;
    while !rest.is_empty() {
        let ends = rest.char_indices().map(|(at, letter)| at + letter.len_utf8()).take(LONGEST_CONTROL).skip(1);
        let button = |end: &usize| rest.get(..*end).is_some_and(|word| WORDS.get(word) == Some(&Piece::Control));
        let Some(end) = ends.filter(button).last() else { return false };
        rest = rest.get(end..).unwrap_or("");
        count += 1;
    }
    count > 1
}

/// The word of a button has at most so many letters.
const LONGEST_CONTROL: usize = 8;

/// What sites count in.
const UNITS: &[&str] = &[
    "次",
    "人",
    "条",
    "篇",
    "则",
    "个",
    "万",
    "张",
    "分钟",
    "时",
    "分",
    "秒",
    "版",
    "位",
    "字",
    "觀看次",
    "次觀看",
    "觀看",
    "点阅",
    "點閱",
    "小时前",
    "小時前",
    "天前",
    "分钟前",
    "分鐘前",
];
