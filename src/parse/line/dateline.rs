//! Datelines (讯头, 电头): who sends a story, from where, of which day: `新华社北京4月8日电`, `本报讯`, `贵港讯`.
//!
//! Reads the opening of a paragraph, or the bracket that ends one (`（本报华盛顿1月7日电）`). The byline that often
//! follows is `credit`'s; which year a day without one means is the edition's, so dates stay as written here.

use crate::date;
use crate::date::Written;
use crate::parse::lexicon::Lexicon;
use crate::parse::vocabulary::place;
use crate::parse::vocabulary::sender;
use crate::parse::vocabulary::words::Words;
use crate::text::is_han;
use std::sync::LazyLock;

/// A dateline as it stands in folded text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// 新华社, 本报, 四川新闻网
    pub(crate) agency: Option<String>,
    /// 北京, 达沃斯(瑞士)
    pub(crate) place: Option<String>,
    /// 4月8日
    pub(crate) written: Option<Written>,
    /// The bytes it takes, 讯 or 电 included.
    pub(crate) length: usize,
}

/// The words that close a dateline.
static CLOSINGS: LazyLock<Words<()>> = LazyLock::new(|| {
    Words::plain(&[
        "综合报道",
        "綜合報道",
        "綜合報導",
        "综合消息",
        "综合外电报道",
        "綜合外電報導",
        "综合电",
        "綜合電",
        "特讯",
        "特訊",
        "專訊",
        "专讯",
        "专电",
        "急电",
        "电讯",
        "消息",
        "快讯",
        "讯",
        "电",
        "訊",
        "電",
    ])
});

/// A dateline is at most so many characters long: `中央人民广播电台驻…` is not one.
const LONGEST: usize = 34;

/// News agencies and the paper's own names; others are known by their endings.
const AGENCIES: &[&str] = &[
    "新华社",
    "中新社",
    "中央社",
    "法新社",
    "路透社",
    "美联社",
    "塔斯社",
    "俄通社",
    "共同社",
    "韩联社",
    "合众社",
    "安莎社",
    "德新社",
    "埃菲社",
    "新華社",
    "中國新聞社",
    "美聯社",
    "俄新社",
    "彭博社",
    "韓聯社",
    "中新网",
    "中新網",
    "本报",
    "本刊",
    "本网",
    "本台",
    "本社",
    "本报",
    "本報",
    "晚报",
    "晨报",
    "日报",
    "早报",
    "导报",
    "商报",
    "快报",
    "时报",
];

/// The dateline that opens a folded paragraph.
pub(crate) fn at_start(text: &str, lexicon: &Lexicon) -> Option<Found> {
    let frame = if text.trim_start().starts_with(['(', '【', '〔', '[']) { Frame::Bracket } else { Frame::None };
    opening(text, frame, lexicon)
}

/// What stands around a dateline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    Bracket,
    None,
}

/// The dateline that opens a folded text.
fn opening(text: &str, frame: Frame, lexicon: &Lexicon) -> Option<Found> {
    let opening = text.len() - text.trim_start_matches([' ', '●', '■', '□', '▲', '◆', '◎', '·', '(', '【', '[', '〔']).len();
    let body = text.get(opening..)?;
    let relayed = ["综合据", "综合", "据", "據"].into_iter().find(|it| body.starts_with(*it)).map_or(0, str::len);
    let body = body.get(relayed..)?;
    for (at, letter) in body.char_indices().take(LONGEST) {
        // 新华社北京、上海3月4日电: an agency may send from several places, and several may send together.
        let is_listed = letter == '、' && AGENCIES.iter().any(|agency| body.starts_with(agency));
        if matches!(letter, ',' | '。' | ';' | '!' | '?' | '“' | ':' | '、' | '《' | '\n') && !is_listed {
            return None;
        }
        let Some((closing, ())) = body.get(at..).and_then(|rest| CLOSINGS.at_start(rest)) else { continue };
        let (head, tail) = (body.get(..at)?, body.get(at + closing.len()..)?);
        if let Some((agency, place, written)) = parts(head, closing, tail, frame, lexicon) {
            // 【本报讯】 closes its own bracket.
            let bracket =
                tail.chars().next().filter(|it| opening > 0 && matches!(it, '】' | ']' | '〕')).map_or(0, char::len_utf8);
            let length = opening + relayed + at + closing.len() + bracket;
            return Some(Found { agency, place, written, length });
        }
    }
    None
}

/// The dateline in the bracket that ends a folded paragraph: where the bracket begins, and what it says.
pub(crate) fn at_end(text: &str, lexicon: &Lexicon) -> Option<(usize, Found)> {
    let inner = text.trim_end().strip_suffix(')')?;
    let open = inner.rfind('(')?;
    let inner = inner.get(open + 1..)?;
    let found = opening(inner, Frame::Bracket, lexicon).filter(|found| found.length == inner.len())?;
    Some((open, found))
}

/// What stands before 讯 or 电, if that makes a dateline.
fn parts(
    head: &str,
    closing: &str,
    tail: &str,
    frame: Frame,
    lexicon: &Lexicon,
) -> Option<(Option<String>, Option<String>, Option<Written>)> {
    let (sender, written) = split_date(head);
    let sender = sender.trim();
    if !sender
        .chars()
        .all(|it| is_han(it) || it.is_ascii_alphanumeric() || matches!(it, '(' | ')' | '·' | ' ' | '-' | '/' | '、'))
    {
        return None;
    }
    // A reporter's name is no place, and a bracket that only closes belongs to something else.
    if ["记者", "記者", "特派员", "特派員", "通讯员", "通訊員"].iter().any(|it| sender.contains(it))
        || sender.matches('(').count() != sender.matches(')').count()
        || sender.starts_with(')')
    {
        return None;
    }
    let (agency, place) = split_agency(sender, lexicon);
    // 本报7月12日热线讯: the day stands amid it, and what follows is no place.
    let within = place.filter(|_| written.is_none()).and_then(date::at_start);
    let (place, written) = match within {
        Some((day, behind)) => (Some(behind.trim()).filter(|it| place::is_known(it) || may_be_place(it)), Some(day)),
        None => (place, written),
    };
    let ends_here = tail.is_empty() || tail.starts_with([' ', '(', ')', '“', '[', '【', ']', '】', '〔', '〕', ':', ',']);
    let known = agency.is_some_and(|it| is_agency(it, lexicon));
    let sound = match closing {
        "电" | "電" | "专电" | "急电" | "电讯" | "综合电" | "綜合電" | "综合外电报道" | "綜合外電報導" => {
            written.is_some() && (known || place.is_some()) || known && (ends_here || tail.starts_with("记者"))
        }
        // 【本報綜合報道】 opens a text; without its bracket it may be the byline.
        "综合报道" | "綜合報道" | "綜合報導" => {
            tail.starts_with(['】', ']']) && sender::without_ourselves(sender) == Some("")
        }
        "消息" | "综合消息" | "快讯" => known && (written.is_some() || ends_here),
        // 通讯员, 资讯, 讯息: words that hold 讯.
        _ if tail.starts_with(['员', '員', '息', '问', '問', '号', '號']) => false,
        _ if known => true,
        _ => ends_here && sender.chars().count() <= 6 && !sender.is_empty() && (written.is_some() || short_sender(sender)),
    };
    if !sound {
        return None;
    }
    let (agency, place) = match (known, agency, place) {
        (true, agency, place) => (agency, place),
        // 贵港讯 names a place, 阳光讯 a paper; (雪邦21日讯) is sent from somewhere by nobody.
        (false, _, _) if frame == Frame::Bracket && written.is_some() && !sender.is_empty() => (None, Some(sender)),
        (false, _, _) if place::is_known(sender) || matches!(closing, "电" | "電" | "专电" | "综合电" | "綜合電") => {
            (None, Some(sender))
        }
        _ => (Some(sender), None),
    };
    let kept = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Some((agency.and_then(kept), place.map(without_note).and_then(kept), written))
}

/// 中国台湾网6月24日泰宁讯: two or three letters behind the day, none of which says what kind of news it is.
fn may_be_place(word: &str) -> bool {
    const KINDS: [&str; 14] =
        ["热线", "综合", "专题", "独家", "现场", "最新", "滚动", "早间", "午间", "晚间", "凌晨", "上午", "下午", "记者"];
    (2..=3).contains(&word.chars().count()) && word.chars().all(is_han) && !KINDS.iter().any(|it| word.contains(it))
}

/// `阳光讯`, `海都讯`: two to four letters, and no word of everyday that ends in 讯.
fn short_sender(sender: &str) -> bool {
    (2..=4).contains(&sender.chars().count())
        && sender.chars().all(is_han)
        && !sender.ends_with(['通', '资', '喜', '简', '短', '音', '问', '闻', '腾', '快'])
}

/// `台海网(微博)`: what is in brackets after an agency is no place; `达沃斯(瑞士)` is one.
fn without_note(place: &str) -> &str {
    if place.starts_with('(') { "" } else { place }
}

/// The written date at the end of the head, and what stands before it. A time of day may follow it: `7月5日22时讯`.
pub(crate) fn split_date(head: &str) -> (&str, Option<Written>) {
    let head = head.trim_end();
    let timeless = head.strip_suffix('时').map_or(head, |it| it.trim_end_matches(|letter: char| letter.is_ascii_digit()));
    let mut previous_is_number = false;
    for (at, letter) in timeless.char_indices() {
        let number = letter.is_ascii_digit() || "〇零一二三四五六七八九十廿卅元".contains(letter);
        if number
            && !previous_is_number
            && let Some(rest) = timeless.get(at..)
            && let Some((written, "")) = date::at_start(rest)
        {
            return (timeless.get(..at).unwrap_or(""), Some(written));
        }
        previous_is_number = number;
    }
    (head, None)
}

/// `四川新闻网自贡` → agency and place; the longest beginning that is an agency's name counts.
///
/// 台, 报 and 社 begin and end names of places too: what is left of an agency's own name, if it is a place, is one (新华社|台北,
/// 本报|烟台), and so is what would leave a single letter behind.
fn split_agency<'a>(sender: &'a str, lexicon: &Lexicon) -> (Option<&'a str>, Option<&'a str>) {
    let named = AGENCIES.iter().filter_map(|agency| Some((sender.get(..agency.len())?, sender.strip_prefix(*agency)?)));
    let named: Vec<(&str, &str)> = named.filter(|(_, place)| !place.trim().is_empty()).collect();
    if let Some((agency, place)) = named.iter().find(|(_, place)| place::is_known(place.trim())) {
        return (Some(agency), Some(place.trim()));
    }
    let mut ends = sender.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let longest = ends.rfind(|end| sender.get(..*end).is_some_and(|it| is_agency(it, lexicon)));
    let longest = longest.and_then(|end| sender.split_at_checked(end));
    let leaves_a_letter = longest.is_some_and(|(_, place)| place.trim().chars().count() == 1);
    if let Some((agency, place)) = named.first().filter(|_| leaves_a_letter) {
        // 本报融媒体讯: a desk of the paper is no place.
        return (Some(agency), Some(place.trim()).filter(|it| !sender::without_kinds(it).0.is_empty()));
    }
    match longest {
        Some((agency, place)) => (Some(agency), Some(place.trim()).filter(|it| !it.is_empty())),
        None => (None, Some(sender).filter(|it| !it.is_empty())),
    }
}

/// Whether a text is the name of a paper, an agency or a site, also the short ones that papers have for themselves: 中時, 明報.
pub(crate) fn is_sender(text: &str, lexicon: &Lexicon) -> bool {
    is_agency(text, lexicon) || text.chars().count() == 2 && text.ends_with(['報', '报', '時', '社'])
}

/// Whether a text is the name of a paper, an agency or a site.
fn is_agency(text: &str, lexicon: &Lexicon) -> bool {
    let is_one = |text: &str| lexicon.is_agency(text) || AGENCIES.contains(&text) || sender::is_outlet(text);
    is_one(text) || text.contains('、') && text.split('、').all(is_one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_of_agencies_papers_and_sites_are_read() {
        let table = [
            ("本报讯 近日,中原区", "本报||", "本报讯"),
            ("【本報綜合報道】一個團隊", "本報||", "【本報綜合報道】"),
            ("新华社北京4月8日电 (记者", "新华社|北京|4-8", "新华社北京4月8日电"),
            ("据新华社拉萨1月2日电 (记者 赵新兵)", "新华社|拉萨|1-2", "据新华社拉萨1月2日电"),
            ("本报北京1月4日讯 记者 施明慎报道:", "本报|北京|1-4", "本报北京1月4日讯"),
            ("新华社达沃斯(瑞士)1月31日电", "新华社|达沃斯(瑞士)|1-31", "新华社达沃斯(瑞士)1月31日电"),
            ("本报北京十二月三十一日电", "本报|北京|12-31", "本报北京十二月三十一日电"),
            ("中新网昆明4月16日电", "中新网|昆明|4-16", "中新网昆明4月16日电"),
            ("央广网合肥4月17日消息", "央广网|合肥|4-17", "央广网合肥4月17日消息"),
            ("台海网(微博)12月7日讯 据厦门日报报道", "台海网||12-7", "台海网(微博)12月7日讯"),
            ("华龙网7月5日22时讯(首席记者 黄军)", "华龙网||7-5", "华龙网7月5日22时讯"),
            ("四川新闻网自贡3月8日讯(周红", "四川新闻网|自贡|3-8", "四川新闻网自贡3月8日讯"),
            ("中国兰州网6月15日消息 6月13日", "中国兰州网||6-15", "中国兰州网6月15日消息"),
            ("生活报23日讯(记者张洁)", "生活报||0-23", "生活报23日讯"),
            ("本报消息(记者 俞夏冰)", "本报||", "本报消息"),
            ("本报扬州讯 近日", "本报|扬州|", "本报扬州讯"),
            ("福州3月7日电 (记者康淼", "|福州|3-7", "福州3月7日电"),
            ("新华社北京、上海3月4日电 北京等地", "新华社|北京、上海|3-4", "新华社北京、上海3月4日电"),
            ("新華社、中新社廈門3月4日電 一口", "新華社、中新社|廈門|3-4", "新華社、中新社廈門3月4日電"),
            ("贵港讯 近日", "|贵港|", "贵港讯"),
            ("中国台湾网6月24日泰宁讯(记者", "中国台湾网|泰宁|6-24", "中国台湾网6月24日泰宁讯"),
            ("本报7月12日热线讯 昨日", "本报||7-12", "本报7月12日热线讯"),
            ("(中央社日內瓦20日綜合外電報導)世界", "中央社|日內瓦|0-20", "(中央社日內瓦20日綜合外電報導"),
            ("〔中央社台北10日電〕晶圓", "中央社|台北|0-10", "〔中央社台北10日電〕"),
            ("(雪邦21日讯)交通部长", "|雪邦|0-21", "(雪邦21日讯"),
            ("(亚罗士打2日讯)水灾", "|亚罗士打|0-2", "(亚罗士打2日讯"),
            ("(本报古晋2日讯)年货", "本报|古晋|0-2", "(本报古晋2日讯"),
            ("(八打灵再也28日讯)交通部长", "|八打灵再也|0-28", "(八打灵再也28日讯"),
            ("【新山28日訊】交通部長", "|新山|0-28", "【新山28日訊】"),
            ("(吉隆坡3日综合电)交通部长", "|吉隆坡|0-3", "(吉隆坡3日综合电"),
            ("(怡保特讯)交通部长", "|怡保|", "(怡保特讯"),
            ("八打灵再也28日讯:交通部长", "|八打灵再也|0-28", "八打灵再也28日讯"),
            ("本报7月12日热线讯(记者", "本报||7-12", "本报7月12日热线讯"),
            ("(生活报23日讯)记者", "生活报||0-23", "(生活报23日讯"),
            ("阳光讯(记者 梁萌", "阳光||", "阳光讯"),
            ("【长宁日报讯】(记者 佟丽娜)", "长宁日报||", "【长宁日报讯】"),
            ("安徽网 大皖客户端讯 1月8日晚", "安徽网 大皖客户端||", "安徽网 大皖客户端讯"),
            ("晚报讯(记者 朱国庆", "晚报||", "晚报讯"),
            ("中国水利网站2017年7月26日讯 (记者", "中国水利网站||7-26", "中国水利网站2017年7月26日讯"),
            ("新华社印度金奈10月11日电(记者", "新华社|印度金奈|10-11", "新华社印度金奈10月11日电"),
        ];
        for (text, expected, printed) in table {
            let found = at_start(text, &Lexicon::default()).unwrap_or_else(|| panic!("{text}"));
            let date = found.written.map(|it| format!("{}-{}", it.month.unwrap_or(0), it.day)).unwrap_or_default();
            let shown = format!("{}|{}|{date}", found.agency.unwrap_or_default(), found.place.unwrap_or_default());
            assert_eq!(shown, expected, "{text}");
            assert_eq!(text.get(..found.length), Some(printed));
        }
    }

    #[test]
    fn what_only_holds_the_words_is_no_dateline() {
        for text in [
            "通讯员王明在现场",
            "4月8日,中原区",
            "电力部门",
            "腾讯公司",
            "一条消息说",
            "本报记者 鲁燕",
            "据悉",
            "他打来电话",
            "新华社记者",
            "喜讯传来",
            "",
        ] {
            assert_eq!(at_start(text, &Lexicon::default()), None, "{text}");
        }
    }

    #[test]
    fn a_dateline_may_end_a_story() {
        let (at, found) = at_end("会谈。(本报华盛顿1月7日电)", &Lexicon::default()).unwrap();
        assert_eq!((at, found.place.as_deref()), ("会谈。".len(), Some("华盛顿")));
        assert!(at_end("会谈。(本报纽约电)", &Lexicon::default()).is_some());
        assert_eq!(at_end("会谈(见图)", &Lexicon::default()), None);
    }

    #[test]
    fn a_paper_has_a_short_name_for_itself() {
        let table = [("明報", true), ("中時", true), ("明报", true), ("本报", true), ("春天", false), ("分社", true)];
        for (text, expected) in table {
            assert_eq!(is_sender(text, &Lexicon::default()), expected, "{text}");
        }
        for text in ["二十四小時", "有一天的傍晚時"] {
            assert!(!is_sender(text, &Lexicon::default()), "{text}");
        }
    }
}
