//! Role words (身份词): what stands before or behind a name and says what the person did, and labels of where a story comes from.
//! Data, and how a word is found.
//!
//! A new word goes into the table of its place; what the words do to the names around them is `byline`.

use crate::article::credit::Role;
use crate::parse::lexicon::Lexicon;
use crate::parse::vocabulary::sender::opens_with_kind;
use crate::parse::vocabulary::sender::without_kinds;
use crate::parse::vocabulary::words::Words;
use std::sync::LazyLock;

/// What a role word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// Stands before its names: 记者 鲁燕.
    Before(Role),
    /// Stands behind its names: 罗阳奇摄.
    Behind(Role),
    /// Stands on either side: `摄影 陈恒`, `陈恒 摄影`, `文/林清清`, `林清清/文`.
    Either(Role),
    /// Stands behind and leaves every name its role; bare names have this one: authors with 文/图, reporters with 报道.
    Keep(Role),
}

/// What a word tells wherever it stands, since it is hardly ever said of anything but hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tells {
    /// That its line is perhaps a byline: 责编.
    Hands,
    /// That a byline run into a lead may open here: 记者.
    Lead,
}

/// The words that tell hands, wherever they stand.
static TELLING: LazyLock<Words<Tells>> = LazyLock::new(|| {
    Words::new(rows().filter_map(|row| {
        let mut cells = row.split('\t');
        let (word, tells) = (cells.next()?, cells.nth(2)?);
        Some((word, if tells == "lead" { Tells::Lead } else { Tells::Hands }))
    }))
});

fn rows() -> impl Iterator<Item = &'static str> {
    include_str!("roles.tsv").lines().filter(|line| !line.starts_with('#'))
}

/// Words of two letters and more; found anywhere in a run. The longest match counts.
static WORDS: LazyLock<Words<Use>> = LazyLock::new(|| {
    Words::new(rows().filter_map(|row| {
        let mut cells = row.split('\t');
        let (word, place, role) = (cells.next()?, cells.next()?, cells.next()?);
        let role = Role::ALL.into_iter().find(|it| it.as_str() == role);
        let usage = match (place, role) {
            ("before", Some(role)) => Use::Before(role),
            ("behind", Some(role)) => Use::Behind(role),
            ("either", Some(role)) => Use::Either(role),
            (_, Some(role)) => Use::Keep(role),
            (_, None) => Use::Keep(Role::Author),
        };
        Some((word, usage))
    }))
});

/// In what way a story was reported: what stands before 报道 and names nobody.
const WAYS: &[&str] = &[
    "独家",
    "獨家",
    "专题",
    "專題",
    "现场",
    "現場",
    "连线",
    "連線",
    "深度",
    "视觉",
    "視覺",
    "跟踪",
    "追踪",
    "追蹤",
    "连续",
    "連續",
    "系列",
    "特别",
    "特別",
    "即时",
    "即時",
    "视频",
    "視頻",
    "图片",
    "圖片",
    "图文",
    "圖文",
    "采写",
    "採寫",
    "采访",
    "採訪",
    "综合",
    "綜合",
    "联合",
    "聯合",
    "全媒体",
    "全媒體",
    "融媒体",
    "融媒體",
    "摄影",
    "攝影",
];

/// The words that close a line of whoever reports.
const REPORTED: &[&str] = &["报道", "報道", "报导", "報導"];

static WAY_WORDS: LazyLock<Words<()>> = LazyLock::new(|| Words::plain(WAYS));

/// `独家报道` at the start of a text: its length in bytes.
fn way_at_start(text: &str) -> Option<usize> {
    let (way, ()) = WAY_WORDS.at_start(text)?;
    let behind = text.get(way.len()..)?.trim_start_matches('/');
    let word = REPORTED.iter().find(|word| behind.starts_with(**word))?;
    // 特别报道组 is a desk.
    let ends = behind.get(word.len()..).is_some_and(|rest| !rest.starts_with(['组', '組', '部', '员', '員']));
    ends.then(|| text.len() - behind.len() + word.len())
}

/// Whether a word is the trade's and therefore nobody's name: a role word, or a way of reporting. What is longer than most
/// names may not hold one either.
pub(crate) fn is_word_of_trade(word: &str) -> bool {
    let is_long = || word.chars().count() > 3;
    let holds = |(found, _): (&str, Use)| found.len() > '记'.len_utf8();
    WAYS.contains(&word) || WORDS.in_text(word).any(holds) || is_long() && WAY_WORDS.is_in(word)
}

/// Words of one letter; names hold them too, so they count only where they stand alone, by a stroke, or (摄, 绘, 译) last.
const LETTERS: &[(char, Use)] = &[
    ('文', Use::Either(Role::Author)),
    ('图', Use::Either(Role::Photographer)),
    ('圖', Use::Either(Role::Photographer)),
    ('摄', Use::Either(Role::Photographer)),
    ('攝', Use::Either(Role::Photographer)),
    ('绘', Use::Either(Role::Artist)),
    ('译', Use::Either(Role::Translator)),
    ('譯', Use::Either(Role::Translator)),
    ('繪', Use::Either(Role::Artist)),
    ('畫', Use::Either(Role::Artist)),
    ('著', Use::Behind(Role::Author)),
    ('画', Use::Either(Role::Artist)),
    ('作', Use::Either(Role::Artist)),
    ('摘', Use::Keep(Role::Author)),
    ('辑', Use::Keep(Role::Author)),
];

/// A role word at the start of the text: its length in bytes.
pub(crate) fn at_start(text: &str, lexicon: &Lexicon) -> Option<(usize, Use)> {
    // Writers' and editors' words stand before their names as 记者 does; pictures' words on either side.
    let usage = |role: Role| if role.is_writer() || role == Role::Editor { Use::Before(role) } else { Use::Either(role) };
    let own = lexicon.role_at_start(text).map(|(length, role)| (length, usage(role)));
    [own, built_in(text)].into_iter().flatten().max_by_key(|(length, _)| *length)
}

/// A role word of the tables at the start of the text: its length in bytes.
pub(crate) fn built_in(text: &str) -> Option<(usize, Use)> {
    let word = WORDS.at_start(text).map(|(word, usage)| (word.len(), usage));
    let way = way_at_start(text).map(|length| (length, Use::Keep(Role::Reporter)));
    // 摄影报道 has a row of its own, which comes first.
    [way, word].into_iter().flatten().max_by_key(|(length, _)| *length)
}

/// Whether a text holds a word for those who make a story: `责编 方予安`, `文/方予安`.
pub(crate) fn says_hands(text: &str) -> bool {
    TELLING.is_in(text) || ["文/", "图/"].iter().any(|it| text.contains(it))
}

/// Whether a text can open with such a word, or with its kind: what [`first_hands`] finds nowhere else than at the start.
pub(crate) fn may_open_with_hands(text: &str) -> bool {
    TELLING.at_start(text).is_some() || opens_with_kind(text)
}

/// Where the first word for those who make a story stands, with its kind: 全媒体记者.
pub(crate) fn first_hands(text: &str) -> Option<usize> {
    let at = TELLING.first_in(text, |_| true)?;
    Some(without_kinds(text.get(..at)?).0.len())
}

/// Where the first word stands that may open a byline run into a lead.
pub(crate) fn first_of_lead(text: &str) -> Option<usize> {
    TELLING.first_in(text, |tells| tells == Tells::Lead)
}

/// Labels of where a story comes from: what stands behind is an outlet, and nobody's hand.
static SOURCES: LazyLock<Words<()>> = LazyLock::new(|| {
    Words::plain(&[
        "稿件来源",
        "信息来源",
        "图片来源",
        "资料来源",
        "素材来源",
        "本文来源",
        "数据来源",
        "文章来源",
        "来源于",
        "来源",
        "來源",
        "稿源",
    ])
});

/// A source label at the start of a text: its length in bytes.
pub(crate) fn source_at_start(text: &str) -> Option<usize> {
    SOURCES.at_start(text).map(|(word, ())| word.len())
}

/// Where the first source label stands.
pub(crate) fn first_source(text: &str) -> Option<usize> {
    SOURCES.first_in(text, |()| true)
}

/// The use of a word of one letter.
pub(crate) fn of_letter(letter: char) -> Option<Use> {
    LETTERS.iter().find(|(it, _)| *it == letter).map(|(_, usage)| *usage)
}

/// Whether a person's work of this role is the page's, not one story's: 责编, 校对, 版式.
pub(crate) fn is_of_the_page(role: Role) -> bool {
    matches!(role, Role::Editor | Role::Artist | Role::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_of_reporting_is_a_word_of_the_trade_and_nobody() {
        for (text, word) in
            [("独家报道", "独家报道"), ("摄影/报道,", "摄影/报道"), ("全媒体報導", "全媒体報導"), ("摄影报导", "摄影报导")]
        {
            assert_eq!(built_in(text).and_then(|(length, _)| text.get(..length)), Some(word), "{text}");
        }
        assert_eq!(built_in("特别报道组"), None);
        for word in ["摄影", "图文", "综合", "全媒体", "王虎摄影", "王虎独家"] {
            assert!(is_word_of_trade(word), "{word}");
        }
        // 王联合 may be called so.
        for name in ["王联合", "鲁燕", "闻人雪"] {
            assert!(!is_word_of_trade(name), "{name}");
        }
    }

    #[test]
    fn words_for_hands_are_known_wherever_they_stand() {
        for text in ["责编:方予安", "海湾晚报记者 柯书维", "文/柯书维", "(记者 方予安/台北報導)", "版式 陆平安"]
        {
            assert!(says_hands(text), "{text}");
        }
        for text in ["联系地址:渡口街12号", "主持人说", "策划一场灯会", "文化站站长"] {
            assert!(!says_hands(text), "{text}");
        }
        for (text, before) in
            [("2026-03-05 全媒体记者 方予安", "2026-03-05 "), ("责任编辑:方予安", ""), ("字数 466 作者:柯书维", "字数 466 ")]
        {
            assert_eq!(first_hands(text).and_then(|at| text.get(..at)), Some(before), "{text}");
        }
        assert_eq!(first_of_lead("责编方予安 评論員"), None);
        assert_eq!(first_of_lead("本報評論員 方予安"), Some("本報".len()));
    }
}
