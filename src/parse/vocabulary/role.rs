//! Role words (身份词): what stands before or behind a name and says what the person did. Data, and how a word is found.
//!
//! A new word goes into the table of its place; what the words do to the names around them is `byline`.

use crate::article::Role;
use crate::parse::lexicon::Lexicon;
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
static TELLING: LazyLock<Vec<(&'static str, Tells)>> = LazyLock::new(|| {
    let rows = rows().filter_map(|row| {
        let mut cells = row.split('\t');
        let (word, tells) = (cells.next()?, cells.nth(2)?);
        Some((word, if tells == "lead" { Tells::Lead } else { Tells::Hands }))
    });
    rows.collect()
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

/// What may stand between an outlet and 记者, 通讯员, 编辑: kinds and ranks.
const KINDS: &[&str] = &[
    "首席",
    "见习",
    "实习",
    "特约",
    "實習",
    "見習",
    "特約",
    "全媒体",
    "融媒体",
    "全媒",
    "融媒",
    "特派",
    "高级",
    "资深",
    "主任",
    "文字",
    "调查",
    "青年",
    "网络",
    "专职",
    "签约",
    "客户端",
    "一线",
    "财经",
    "体育",
    "文化",
    "新闻",
    "深度",
    "视频",
];

/// Names of the paper itself: they end whatever stood before them, and are no organisation to credit.
const OURSELVES: &[&str] = &["本报", "本刊", "本网", "本台", "本社", "本報", "我报", "本版", "本组"];

/// News apps and sites whose name ends in a word that elsewhere names a kind of reporter.
const APPS: &[&str] = &[
    "红星新闻",
    "封面新闻",
    "澎湃新闻",
    "海报新闻",
    "极目新闻",
    "上游新闻",
    "大风新闻",
    "九派新闻",
    "大皖新闻",
    "正观新闻",
    "潮新闻",
    "荔枝新闻",
    "现代快报",
    "纵览新闻",
    "闪电新闻",
    "顶端新闻",
    "央视新闻",
    "鲁网新闻",
    "深圳新闻",
    "新黄河",
    "半岛新闻",
    "津云新闻",
    "爱济南新闻",
];

/// Endings of an outlet or another organisation that sends reporters, photographs or text.
const ORGANISATION_ENDINGS: &[&str] = &[
    "报",
    "報",
    "报社",
    "网",
    "網",
    "网站",
    "台",
    "社",
    "在线",
    "客户端",
    "新闻",
    "周刊",
    "杂志",
    "电讯",
    "融媒",
    "传媒",
    "媒体",
    "中心",
    "频道",
    "集团",
    "公司",
    "委员会",
    "宣传部",
    "党支部",
    "壹点",
    "视界",
    "号",
    "微博",
    "微信",
    "公众号",
    "出版社",
    "局",
    "协会",
    "大学",
    "学院",
    "医院",
    "中国",
    "视觉",
    "资料",
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
    TELLING.iter().any(|(word, _)| text.contains(word)) || ["文/", "图/"].iter().any(|it| text.contains(it))
}

/// Where the first word for those who make a story stands, with its kind: 全媒体记者.
pub(crate) fn first_hands(text: &str) -> Option<usize> {
    let at = TELLING.iter().filter_map(|(word, _)| text.find(word)).min()?;
    Some(without_kinds(text.get(..at)?).0.len())
}

/// Where the first word stands that may open a byline run into a lead.
pub(crate) fn first_of_lead(text: &str) -> Option<usize> {
    TELLING.iter().filter(|(_, tells)| *tells == Tells::Lead).filter_map(|(word, _)| text.find(word)).min()
}

/// Labels of where a story comes from: what stands behind is an outlet, and nobody's hand.
const SOURCES: &[&str] = &[
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
];

/// A source label at the start of a text: its length in bytes.
pub(crate) fn source_at_start(text: &str) -> Option<usize> {
    SOURCES.iter().find(|word| text.starts_with(**word)).map(|word| word.len())
}

/// Where the first source label stands.
pub(crate) fn first_source(text: &str) -> Option<usize> {
    SOURCES.iter().filter_map(|word| text.find(word)).min()
}

/// The use of a word of one letter.
pub(crate) fn of_letter(letter: char) -> Option<Use> {
    LETTERS.iter().find(|(it, _)| *it == letter).map(|(_, usage)| *usage)
}

/// The text without the kinds at its end (`牡丹晚报全媒体` → `牡丹晚报`), and whether 全媒体, 融媒体 or a like word was one:
/// before those stands an outlet, never a name.
pub(crate) fn without_kinds(text: &str) -> (&str, bool) {
    let mut rest = text;
    let mut of_outlet = false;
    // 红星新闻 is an outlet; 新闻 behind an outlet's own name is a desk of it: 河南日报新闻记者.
    let is_name = |kind: &str, rest: &str| {
        let before = rest.strip_suffix(kind).unwrap_or("");
        if APPS.iter().any(|app| rest.ends_with(app)) {
            return true;
        }
        kind == "新闻" && !before.is_empty() && !before.ends_with(' ') && !before.ends_with(['报', '社', '台', '网', '媒', '体'])
    };
    while let Some(kind) =
        KINDS.iter().filter(|kind| rest.ends_with(**kind) && !is_name(kind, rest)).max_by_key(|kind| kind.len())
    {
        rest = rest.strip_suffix(kind).unwrap_or(rest);
        of_outlet |= kind.contains('媒') || *kind == "客户端";
    }
    (rest, of_outlet)
}

/// The text without the paper's own name at its end, if it has it.
pub(crate) fn without_ourselves(text: &str) -> Option<&str> {
    OURSELVES.iter().find_map(|own| text.strip_suffix(own))
}

/// `本报文艺部`: a desk of the paper itself.
pub(crate) fn is_our_office(text: &str) -> bool {
    let desk = OURSELVES.iter().filter(|own| own.len() > 3).find_map(|own| text.strip_prefix(own));
    desk.is_some_and(|it| it.ends_with(['部', '室', '组', '处']) && it.chars().count() <= 6)
}

/// What papers call themselves by the end of their name: `晚报记者`.
const OUR_SHORT_NAMES: &[&str] = &["晚报", "晨报", "早报", "日报", "快报", "商报", "时报", "导报", "周报", "晨刊"];

/// Whether a word is the paper itself, by the end of its name.
pub(crate) fn is_our_short_name(text: &str) -> bool {
    OUR_SHORT_NAMES.contains(&text)
}

/// Outlets of two letters.
const SHORT_OUTLETS: &[&str] = &["每经", "明报", "明報"];

/// Whether the words end as the name of an outlet or another organisation does; a name of a person hardly ever does.
pub(crate) fn is_organisation(text: &str, lexicon: &Lexicon) -> bool {
    if lexicon.is_agency(text) {
        return true;
    }
    if SHORT_OUTLETS.contains(&text) || is_our_short_name(text) {
        return true;
    }
    // 中国社会科学院习近平新时代中国特色社会主义思想研究中心 is a post, not a sender.
    text.chars().count() <= 18
        && text.split(['·', '&', '-']).any(|part| {
            let letters = part.chars().count();
            ORGANISATION_ENDINGS.iter().any(|ending| part.ends_with(ending) && letters > ending.chars().count() && letters >= 3)
        })
}

/// Endings of a paper, an agency or a site: those of an organisation that can send a dateline.
const OUTLET_ENDINGS: &[&str] =
    &["报", "報", "网", "網", "网站", "社", "台", "在线", "客户端", "新闻", "周刊", "融媒", "传媒", "壹点", "电讯", "融媒体中心"];

/// Whether the text is named as papers, agencies and sites are.
pub(crate) fn is_outlet(text: &str) -> bool {
    text.chars().count() >= 3 && OUTLET_ENDINGS.iter().any(|ending| text.len() > ending.len() && text.ends_with(ending))
}

/// Last letters of the post, office or place that is printed before a name.
const AFFILIATION_ENDINGS: &str =
    "省市县区州盟旗乡镇村街部局厅委院校学厂矿社司团队连营所处科室站会行店馆园报台网协府箱长任席记裁理授员师家士办心民者";

/// Where the names begin behind an affiliation: the shortest rest that `names` believes, the affiliation three letters
/// and more. The whole length where there is nothing but an affiliation: `国务院副秘书长、…`.
pub(crate) fn affiliation(run: &str, names: impl Fn(&str) -> bool) -> Option<usize> {
    let letters = run.chars().count();
    // A post or an address is no sentence: 目前状况在家养病.
    if !(5..=40).contains(&letters) || run.contains(['在', '的', '了', '是', '将', '被']) {
        return None;
    }
    let mut ends = run
        .char_indices()
        .skip(2)
        .filter(|(_, letter)| AFFILIATION_ENDINGS.contains(*letter))
        .map(|(at, letter)| at + letter.len_utf8());
    if run.ends_with(|letter| AFFILIATION_ENDINGS.contains(letter)) && run.chars().count() >= 6 {
        return Some(run.len());
    }
    // 慕白 司马静: of words as long as names none is cut.
    let cuts_a_name = |end: usize| {
        let behind = run.get(end..).and_then(|rest| rest.split(' ').next()).unwrap_or_default();
        let before = run.get(..end).and_then(|rest| rest.rsplit(' ').next()).unwrap_or_default();
        run.contains(' ') && !behind.is_empty() && before.chars().count() + behind.chars().count() <= 4
    };
    let ends: Vec<usize> = ends.by_ref().filter(|end| !cuts_a_name(*end)).collect();
    ends.into_iter()
        .rev()
        .find(|end| run.get(*end..).is_some_and(|rest| rest.chars().filter(|it| *it != ' ').count() >= 2 && names(rest)))
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
