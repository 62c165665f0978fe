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
    WORDS.at_start(text).map(|(word, usage)| (word.len(), usage))
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
