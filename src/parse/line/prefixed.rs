//! The bracket that opens a story and names its reporter beside its origin, as papers of Taiwan, Hong Kong and Malaysia set it:
//! `〔記者簡沛辰／台北報導〕`, `【本報記者戚家祥曼谷10日專電】`, `(中央社記者汪宜儒台北四日電)`.
//!
//! Dateline and byline are one here, so that neither is read without the other.

use crate::article::Role;
use crate::date::Written;
use crate::parse::byline::name;
use crate::parse::lexicon::Lexicon;
use crate::parse::line::dateline;
use crate::parse::vocabulary::place;
use crate::parse::vocabulary::role;
use crate::parse::vocabulary::role::Use;
use std::ops::Range;

/// What such a bracket says, by bytes of the folded paragraph that it opens.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Prefixed {
    /// Who sends it: 中央社, 本報.
    pub(crate) agency: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) written: Option<Written>,
    /// Its reporters, in the order printed.
    pub(crate) names: Vec<(String, Range<usize>)>,
    pub(crate) role: Role,
    /// The bytes of the bracket, from the start of the text.
    pub(crate) length: usize,
}

/// What the bracket opens and closes with.
const BRACKETS: &[(char, char)] = &[('〔', '〕'), ('【', '】'), ('(', ')'), ('[', ']')];

/// What the bracket ends with, the longest first.
const CLOSINGS: &[&str] =
    &["綜合報導", "綜合報道", "专题报导", "報導", "報道", "报导", "报道", "專電", "专电", "電", "电", "訊", "讯"];

/// The bracket is at most so many characters long.
const LONGEST: usize = 40;

/// Reads the bracket that opens a folded paragraph.
pub(crate) fn at_start(text: &str, lexicon: &Lexicon) -> Option<Prefixed> {
    let indent = text.len() - text.trim_start().len();
    let body = text.get(indent..)?;
    let (open, close) = BRACKETS.iter().find(|(open, _)| body.starts_with(*open))?;
    let end = body.find(*close).filter(|end| body.get(..*end).is_some_and(|inner| inner.chars().count() <= LONGEST))?;
    let start = indent + open.len_utf8();
    let inner = text.get(start..indent + end)?;
    let closing = CLOSINGS.iter().find(|closing| inner.ends_with(**closing))?;
    let head = inner.strip_suffix(closing)?.trim_end();
    let (at, length, role) = reporter(head)?;
    let sender = role::without_kinds(head.get(..at)?.trim()).0.trim();
    let agency = sender.split_once(['駐', '驻']).map_or(sender, |(agency, _)| agency).trim();
    let posted = sender.split_once(['駐', '驻']).map(|(_, place)| place.trim());
    if !agency.is_empty() && !dateline::is_sender(agency, lexicon) {
        return None;
    }
    let behind = at + length;
    let (rest, written) = dateline::split_date(head.get(behind..)?);
    let (run, origin) = parted(rest, lexicon)?;
    let names = named(run, start + behind + (run.as_ptr() as usize - rest.as_ptr() as usize), lexicon)?;
    let origin = Some(origin).filter(|it| !it.is_empty()).or(posted).filter(|it| !["綜合", "综合", "專題"].contains(it));
    Some(Prefixed {
        agency: (!agency.is_empty()).then(|| agency.to_owned()),
        place: origin.map(str::to_owned),
        written,
        names,
        role,
        length: indent + end + close.len_utf8(),
    })
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

/// Names parted by `、` or a space; one alone has two to four letters.
fn named(run: &str, start: usize, lexicon: &Lexicon) -> Option<Vec<(String, Range<usize>)>> {
    let mut names = Vec::new();
    for part in run.split(['、', ',']).flat_map(|part| part.split(' ')).filter(|part| !part.is_empty()) {
        let at = start + (part.as_ptr() as usize - run.as_ptr() as usize);
        let is_name = (2..=4).contains(&part.chars().count()) && name::split(part, lexicon).is_some_and(|it| it.len() == 1);
        names.push((part.to_owned(), at..at + part.len()));
        if !is_name {
            return None;
        }
    }
    (!names.is_empty()).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<String> {
        let found = at_start(text, &Lexicon::default())?;
        let names: Vec<&str> = found.names.iter().map(|(name, _)| name.as_str()).collect();
        let is_where_it_says = found.names.iter().all(|(name, bytes)| text.get(bytes.clone()) == Some(name));
        assert!(is_where_it_says, "{text}");
        let (agency, place) = (found.agency.unwrap_or_default(), found.place.unwrap_or_default());
        let day = found.written.map(|it| it.day.to_string()).unwrap_or_default();
        Some(format!("{agency}|{place}|{day}|{}", names.join(" ")))
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
            ("(記者方予安)市政府宣布", None),
            ("【本報訊】西環一間老茶樓", None),
            ("(新华社北京3月4日电)", None),
        ];
        for (text, expected) in table {
            assert_eq!(said(text).as_deref(), expected, "{text}");
        }
    }
}
