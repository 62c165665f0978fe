//! Senders (媒体与单位): what outlets and other organisations that send text and pictures are called, what the paper calls itself,
//! and what kinds of reporters stand between their name and 记者.

use crate::parse::lexicon::Lexicon;
use crate::text::is_han;

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
    "报道组",
    "采访组",
    "报道团",
    "采访团",
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

/// Whether a kind opens the text, as it does where nothing but kinds stands before 记者.
pub(crate) fn opens_with_kind(text: &str) -> bool {
    KINDS.iter().any(|kind| text.starts_with(kind))
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

/// Whether words are the names of papers or sites and nothing else, as a site prints its own above a story: `海湾新闻网`,
/// `大洋网-广州日报`, `海湾县融媒体中心`. What ends in 新闻 may be a column: 简明新闻.
pub(crate) fn is_alone(words: &str) -> bool {
    let are_outlets = || words.split(['-', '/', ' ']).all(|part| is_outlet(part) && part.chars().all(is_han));
    let is_paper = words.ends_with(['报', '報', '网', '網', '社', '台', '刊']) && are_outlets();
    let is_centre = ["融媒体中心", "融媒體中心", "客户端"].iter().any(|it| words.ends_with(it)) && words.chars().all(is_han);
    words.chars().count() <= LONGEST_ALONE && (is_paper || is_centre)
}

/// Such a line has at most so many letters.
const LONGEST_ALONE: usize = 24;
