//! The bracket that opens a story and names its reporter beside its origin, as papers of Taiwan, Hong Kong and Malaysia set it:
//! `〔記者簡沛辰／台北報導〕`, `【本報記者戚家祥曼谷10日專電】`, `(中央社記者汪宜儒台北四日電)`.
//!
//! Dateline and byline are one here, so that neither is read without the other.

use crate::article::credit::Role;
use crate::date::Written;
use crate::parse::byline::name;
use crate::parse::lexicon::Lexicon;
use crate::parse::line::dateline;
use crate::parse::vocabulary::place;
use crate::parse::vocabulary::role;
use crate::parse::vocabulary::role::Use;
use crate::parse::vocabulary::sender;
use crate::parse::vocabulary::words::Words;
use crate::text::is_han;
use std::ops::Range;
use std::sync::LazyLock;

/// What such a bracket says, by bytes of the folded paragraph that it opens.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Prefixed {
    /// Who sends it: 中央社, 本報. Nobody sends what a reporter tells from a place: 发自.
    pub(crate) agency: Option<String>,
    /// For whom its reporters work, where it says so.
    pub(crate) outlet: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) written: Option<Written>,
    /// Its reporters, in the order printed.
    pub(crate) names: Vec<(String, Range<usize>)>,
    /// Who of them translated: 編譯 inside the list.
    pub(crate) translators: Vec<(String, Range<usize>)>,
    pub(crate) role: Role,
    /// The bytes of the bracket, from the start of the text.
    pub(crate) length: usize,
}

/// What the bracket opens and closes with.
const BRACKETS: &[(char, char)] = &[('〔', '〕'), ('【', '】'), ('(', ')'), ('[', ']')];

/// What the bracket ends with, the longest first.
const CLOSINGS: &[&str] =
    &["綜合報導", "綜合報道", "专题报导", "報導", "報道", "报导", "报道", "專電", "专电", "電", "电", "訊", "讯"];

/// Those of them that say where somebody reports from.
const REPORTED: &[&str] = &["綜合報導", "綜合報道", "专题报导", "報導", "報道", "报导", "报道"];

/// The bracket is at most so many characters long.
const LONGEST: usize = 40;

/// Reads the bracket that opens a folded paragraph, or the same words without one: `記者溫子涵/嘉義報導`, `《钱江晚报》记者钟离秀发自舟山`.
pub(crate) fn at_start(text: &str, lexicon: &Lexicon) -> Option<Prefixed> {
    bracketed(text, Before::Nothing, lexicon).or_else(|| behind_paper(text, lexicon)).or_else(|| bare(text, lexicon))
}

/// The bracket behind the name of its paper: `中國時報【羅融/台北報導】`.
fn behind_paper(text: &str, lexicon: &Lexicon) -> Option<Prefixed> {
    let at = text.char_indices().take(LONGEST).find(|(_, letter)| matches!(letter, '【' | '〔'))?.0;
    let (before, bracket) = text.split_at_checked(at)?;
    let paper = before.trim();
    if paper.chars().count() > LONGEST_PLACE || !paper.chars().all(is_han) || !dateline::is_sender(paper, lexicon) {
        return None;
    }
    let mut found = bracketed(bracket, Before::Paper, lexicon)?;
    found.agency.get_or_insert_with(|| paper.to_owned());
    found.length += at;
    for (_, bytes) in found.names.iter_mut().chain(&mut found.translators) {
        *bytes = bytes.start + at..bytes.end + at;
    }
    Some(found)
}

/// The reporter's line without brackets: it ends where the words that close it end, and what follows stands apart from it.
fn bare(text: &str, lexicon: &Lexicon) -> Option<Prefixed> {
    let indent = text.len() - text.trim_start().len();
    let body = text.get(indent..)?;
    let window = body.char_indices().nth(LONGEST).map_or(body.len(), |(at, _)| at);
    let opening = body.get(..window)?;
    // Most lines are told by the words that close every such line.
    if !SAID.is_in(opening) {
        return None;
    }
    let opens = opening.starts_with(['《', '“']) || role_or_outlet(opening, lexicon) || opening.contains('/');
    if !opens {
        return None;
    }
    // 特派記者方予安/北京報導聯合報: a portal sets the paper behind its line.
    let paper = |at: usize| body.get(at..).filter(|it| it.chars().count() <= LONGEST_PLACE && sender::is_outlet(it));
    let ends = |at: usize| {
        let is_end = |rest: &str| rest.is_empty() || rest.starts_with([' ', ':', ',', '“', '\n']);
        body.get(at..).is_some_and(is_end) || paper(at).is_some()
    };
    // 联合早报驻雅加达特派员贺晓蔓报道: one who is posted somewhere reports from there.
    let posted = ["报道"].iter().filter(|_| opening.contains(['驻', '駐']));
    let closings = REPORTS.iter().chain(posted).filter_map(|closing| Some((opening.find(closing)?, closing.len())));
    if let Some((at, length)) = closings.filter(|(at, length)| ends(at + length)).min() {
        let head = opening.get(..at)?;
        let (start, sender, role) = match reporter(head) {
            Some((word, length, role)) => (word + length, head.get(..word)?, role),
            // 巴奈·卡照/台東報導: the stroke tells it.
            None if head.contains('/') => (0, "", Role::Reporter),
            None => return None,
        };
        let sender = sender.trim().trim_end_matches('/');
        let (names_end, end) = (at, at + length);
        let way = if head.contains(['驻', '駐']) { Way::From } else { Way::Reported };
        let mut found = reported(&Cut { body, indent, sender, role, start, names_end, end, way }, lexicon)?;
        if let Some(paper) = paper(end) {
            found.length += paper.len();
            found.outlet.get_or_insert_with(|| paper.to_owned());
        }
        return Some(found);
    }
    let sent = opening.find("发自").or_else(|| opening.find("發自"))?;
    let head = opening.get(..sent)?;
    let (word, length, role) = reporter(head)?;
    let behind = body.get(sent + "发自".len()..)?.trim_start();
    let place: String = behind.chars().take_while(|it| is_han(*it) && !matches!(it, '报' | '報')).take(LONGEST_PLACE).collect();
    let place_at = behind.as_ptr() as usize - body.as_ptr() as usize;
    let after = behind.get(place.len()..).unwrap_or("");
    let is_apart = after.is_empty() || after.starts_with([' ', '“', ':', ',', '报', '報']);
    if place.is_empty() || !is_apart {
        return None;
    }
    let end = place_at + place.len();
    let sender = head.get(..word)?.trim();
    let (start, names_end) = (word + length, sent);
    let mut found = reported(&Cut { body, indent, sender, role, start, names_end, end, way: Way::From }, lexicon)?;
    found.place = Some(place);
    Some(found)
}

/// A reporter's line, with brackets or without, cut at its marks.
struct Cut<'t> {
    /// The paragraph from its first letter on, and the bytes before it.
    body: &'t str,
    indent: usize,
    /// What stands before the word that says who reports.
    sender: &'t str,
    role: Role,
    /// Names and place, from here to there.
    start: usize,
    names_end: usize,
    /// Where it ends.
    end: usize,
    /// Whether it was sent (電, 訊), or tells where somebody reports from.
    way: Way,
}

/// How a reporter's line closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// 電, 訊
    Sent,
    /// 報導
    Reported,
    /// 发自, 發自
    From,
}

/// What it says.
fn reported(cut: &Cut<'_>, lexicon: &Lexicon) -> Option<Prefixed> {
    let Cut { body, indent, sender, role, start, names_end, end, way } = *cut;
    let rest = body.get(start..names_end)?;
    let sender = sender::without_kinds(sender).0.trim();
    let agency = sender.split_once(['駐', '驻']).map_or(sender, |(agency, _)| agency).trim().trim_matches(['《', '》', '“', '”']);
    let posted = sender.split_once(['駐', '驻']).map(|(_, place)| place.trim());
    if !agency.is_empty() && sender::without_ourselves(agency) != Some("") && !dateline::is_sender(agency, lexicon) {
        return None;
    }
    // 中時 is short for a paper, and sends nothing.
    let is_whole = sender::without_ourselves(agency) == Some("") || sender::is_outlet(agency);
    let (rest, written) = dateline::split_date(rest);
    let (run, origin) = parted(rest, lexicon)?;
    // 中央社記者徐梅玉約翰尼斯堡4日專電: between a name of three letters and the day stands the place, known or not.
    let (run, origin) = match run.char_indices().nth(NAME).and_then(|(at, _)| run.split_at_checked(at)) {
        Some((name, place)) if way == Way::Sent && written.is_some() && origin.is_empty() && is_place(name, place) => {
            (name, place)
        }
        _ => (run, origin),
    };
    let origin = ["即時", "綜合", "专题", "專題"].iter().find_map(|it| origin.strip_suffix(it)).unwrap_or(origin).trim();
    let (names, translators) =
        named(run, indent + start + (run.as_ptr() as usize - body.get(start..)?.as_ptr() as usize), lexicon)?;
    let origin = Some(origin).filter(|it| !it.is_empty()).or(posted).filter(|it| !NO_PLACES.contains(it));
    Some(Prefixed {
        agency: (!agency.is_empty() && (way == Way::Sent || way == Way::Reported && is_whole)).then(|| agency.to_owned()),
        outlet: (!agency.is_empty()).then(|| agency.to_owned()),
        place: origin.map(str::to_owned),
        written,
        names,
        translators,
        role,
        length: indent + end,
    })
}

/// What stands where a place does and is none: how it was reported.
const NO_PLACES: [&str; 14] =
    ["綜合", "综合", "專題", "专题", "綜合外電", "综合外电", "联合", "聯合", "連線", "连线", "特稿", "專訪", "专访", "整理"];

/// So many letters most names have.
const NAME: usize = 3;

/// Whether what stands behind a name may be a place.
fn is_place(name: &str, place: &str) -> bool {
    name.chars().chain(place.chars()).all(is_han)
        && name::has_common_surname(name)
        && (2..=LONGEST_PLACE).contains(&place.chars().count())
}

/// Whether a text opens with a role word, or with an outlet before one.
fn role_or_outlet(opening: &str, lexicon: &Lexicon) -> bool {
    reporter(opening).is_some_and(|(at, ..)| {
        let before = opening.get(..at).unwrap_or("").trim();
        let before = sender::without_kinds(before).0.trim();
        let before = before.split_once(['駐', '驻']).map_or(before, |(outlet, _)| outlet);
        before.is_empty() || dateline::is_sender(before, lexicon) || sender::without_ourselves(before) == Some("")
    })
}

/// What closes a reporter's line that has no brackets.
const REPORTS: &[&str] = &["即時報導", "綜合報導", "綜合報道", "報導", "報道", "报导"];

/// What closes it, and what stands before the place at its end.
static SAID: LazyLock<Words<()>> = LazyLock::new(|| {
    let sent = ["发自", "發自"];
    Words::new(REPORTS.iter().chain(&["报道"]).chain(&sent).map(|word| (*word, ())))
});

/// A place has at most so many letters.
const LONGEST_PLACE: usize = 8;

/// What stands before the bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    Paper,
}

/// The reporter's line in brackets.
fn bracketed(text: &str, before: Before, lexicon: &Lexicon) -> Option<Prefixed> {
    let indent = text.len() - text.trim_start().len();
    let body = text.get(indent..)?;
    let (open, close) = BRACKETS.iter().find(|(open, _)| body.starts_with(*open))?;
    let end = body.find(*close).filter(|end| body.get(..*end).is_some_and(|inner| inner.chars().count() <= LONGEST))?;
    let start = indent + open.len_utf8();
    let inner = text.get(start..indent + end)?;
    let closing = CLOSINGS.iter().find(|closing| inner.ends_with(**closing))?;
    let head = inner.strip_suffix(closing)?.trim_end();
    let inside = open.len_utf8();
    let (names_end, end) = (inside + head.len(), end + close.len_utf8());
    let way = if REPORTED.contains(closing) { Way::Reported } else { Way::Sent };
    let Some((at, length, role)) = reporter(head) else {
        // 【邵宛真/台南報導】: the stroke tells it, of people.
        let is_told = REPORTS.contains(closing) && head.contains('/');
        let cut = Cut { body, indent, sender: "", role: Role::Reporter, start: inside, names_end, end, way };
        let found = reported(&cut, lexicon).filter(|_| is_told)?;
        // Behind a paper's name stands whoever reports for it.
        let may_be = |name: &str| before == Before::Paper || name::surname(name).is_some();
        let are_people = found.names.iter().all(|(name, _)| may_be(name) && !sender::is_outlet(name));
        return are_people.then_some(found);
    };
    let sender = head.get(..at)?.trim();
    reported(&Cut { body, indent, sender, role, start: inside + at + length, names_end, end, way }, lexicon)
}

/// The word that says who reports, where it stands and how long it is.
fn reporter(head: &str) -> Option<(usize, usize, Role)> {
    head.char_indices().find_map(|(at, _)| match role::built_in(head.get(at..)?)? {
        (length, Use::Before(role @ (Role::Reporter | Role::Correspondent | Role::Intern))) => Some((at, length, role)),
        _ => None,
    })
}

/// The names, and where they report from: behind a stroke, or a known place at the end.
fn parted<'t>(rest: &'t str, lexicon: &Lexicon) -> Option<(&'t str, &'t str)> {
    let rest = rest.trim();
    if let Some((names, place)) = rest.split_once('/') {
        return Some((names.trim(), place.trim()));
    }
    let splits = rest.char_indices().map(|(at, _)| at).skip(2).filter_map(|at| rest.split_at_checked(at));
    let known = splits.filter(|(_, place)| place::is_known(place));
    let mut known = known.filter(|(names, _)| name::split(&names.replace('、', " "), lexicon).is_some());
    known.next().or(Some((rest, "")))
}

/// Names and the bytes of each.
type Names = Vec<(String, Range<usize>)>;

/// Names parted by `、` or a space, and those of them who translated (`編譯劉千郁`); one alone has two to four letters.
fn named(run: &str, start: usize, lexicon: &Lexicon) -> Option<(Names, Names)> {
    let (mut names, mut translators) = (Vec::new(), Vec::new());
    for part in run.split(['、', ',']).flat_map(|part| part.split(' ')).filter(|part| !part.is_empty()) {
        let name = ["編譯", "编译"].iter().find_map(|it| part.strip_prefix(it)).unwrap_or(part);
        let list = if name.len() < part.len() { &mut translators } else { &mut names };
        let part = name;
        let at = start + (part.as_ptr() as usize - run.as_ptr() as usize);
        let is_short = (2..=4).contains(&part.chars().count()) || part.contains('·');
        let is_name = is_short && name::split(part, lexicon).is_some_and(|it| it.len() == 1);
        list.push((part.to_owned(), at..at + part.len()));
        if !is_name {
            return None;
        }
    }
    (!names.is_empty() || !translators.is_empty()).then_some((names, translators))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<String> {
        let found = at_start(text, &Lexicon::default())?;
        let named = || found.names.iter().chain(&found.translators);
        let names: Vec<&str> = named().map(|(name, _)| name.as_str()).collect();
        let is_where_it_says = named().all(|(name, bytes)| text.get(bytes.clone()) == Some(name));
        assert!(is_where_it_says, "{text}");
        let (agency, place) = (found.agency.unwrap_or_default(), found.place.unwrap_or_default());
        let day = found.written.map(|it| it.day.to_string()).unwrap_or_default();
        Some(format!("{agency}|{place}|{day}|{}", names.join(" ")))
    }

    #[test]
    fn a_translator_stands_in_the_list() {
        let found = at_start("〔自由時報記者林慧琴、編譯劉千郁/綜合報導〕美國", &Lexicon::default()).unwrap();
        let translators: Vec<&str> = found.translators.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!((found.names.len(), translators), (1, vec!["劉千郁"]));
    }

    #[test]
    fn a_bracket_names_reporter_place_and_day() {
        let table = [
            ("〔記者簡沛辰/台北報導〕配合", Some("|台北||簡沛辰")),
            ("〔記者龍以樂/綜合報導〕氣溫", Some("|||龍以樂")),
            ("【記者游振彥、宮若琳/台中報導】清明", Some("|台中||游振彥 宮若琳")),
            ("【本報記者戚家祥曼谷10日專電】泰國", Some("本報|曼谷|10|戚家祥")),
            ("【本報駐東京特派員殷采蘋十日電】營業", Some("本報|東京|10|殷采蘋")),
            ("(中央社記者汪宜儒台北四日電)國立", Some("中央社|台北|4|汪宜儒")),
            ("【本報記者歐陽皓金門八日電】金門", Some("本報|金門|8|歐陽皓")),
            ("【邵宛真/台南報導】鹽水蜂炮", Some("|台南||邵宛真")),
            ("【中時記者羅巧玲新竹報導】新竹市", Some("|新竹||羅巧玲")),
            ("中國時報【羅融/台北報導】前總統", Some("中國時報|台北||羅融")),
            ("工商時報【記者張志榮/台北報導】平板", Some("工商時報|台北||張志榮")),
            ("渡口老屋【記者張志榮/台北報導】平板", None),
            ("〔自由時報記者卓怡君、林慧琴、編譯劉千郁/綜合報導〕美國", Some("自由時報|||卓怡君 林慧琴 劉千郁")),
            ("〔國際新聞中心/綜合報導〕智利", None),
            ("(美聯社/丹佛報導)科羅拉多州", None),
            ("記者溫子涵/嘉義報導", Some("|嘉義||溫子涵")),
            ("特派記者溫子涵/北京報導聯合報", Some("|北京||溫子涵")),
            ("〔編譯劉千郁/綜合報導〕國慶", Some("|||劉千郁")),
            ("巴奈·卡照/台東報導", Some("|台東||巴奈·卡照")),
            ("《钱江晚报》记者钟离秀发自舟山 “这里的一斤", Some("|舟山||钟离秀")),
            ("記者畢承澤北京報道:國家圖書館", Some("|北京||畢承澤")),
            ("联合早报驻雅加达特派员贺晓蔓报道:雅加达北区", Some("|雅加达||贺晓蔓")),
            ("記者從市政府報道中看到", None),
            ("(記者方予安)市政府宣布", None),
            ("【本報訊】西環一間老茶樓", None),
            ("(新华社北京3月4日电)", None),
        ];
        for (text, expected) in table {
            assert_eq!(said(text).as_deref(), expected, "{text}");
        }
    }
}
