//! The day that a path tells, wherever it stands: in the name of the file, in one folder, in several (`2026年11月/27日`).
//!
//! A whole day counts before one whose year has to be guessed, the name before a folder. Takes folded text.

use crate::date;
use crate::date::Written;
use crate::parse::page::inferred;
use crate::parse::page::name;
use crate::parse::page::name::BETWEEN;
use crate::parse::page::name::Mark;
use chrono::Datelike;
use chrono::Days;
use chrono::NaiveDate;
use std::ops::Range;

/// An edition is prepared at most so many days before it is out: a day without a year that lies no further ahead is the one to
/// come, any other the last that there was.
const PREPARED: u64 = 7;

/// A joint issue (合刊) holds at most so many days: a week of holidays with the weekends around it.
const JOINT: i64 = 10;

/// A day that a path tells.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where it stands.
    pub(crate) bytes: Range<usize>,
    pub(crate) date: NaiveDate,
    pub(crate) year: Year,
    pub(crate) form: Form,
}

/// Whether a path tells the year of its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Year {
    Told,
    Guessed,
}

/// How a day is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Whole,
    /// `261127`: as many other numbers are. It counts only beside a page.
    SixFigures,
}

/// The day that a path tells, of which the last `stem` bytes are the name of the file.
pub(crate) fn read(path: &str, stem: usize, today: NaiveDate) -> Option<Found> {
    let start = path.len().saturating_sub(stem);
    let whole = |from: usize| {
        let (bytes, date) = date::find_whole(path.get(from..)?)?;
        let bytes = bytes.start + from..bytes.end + from;
        let is_dialled = path.get(..bytes.start).is_some_and(ends_in_area_code);
        (!is_dialled).then_some(Found { bytes, date, year: Year::Told, form: Form::Whole })
    };
    let found = whole(start).or_else(|| whole(0)).or_else(|| in_parts(path, start, today)).or_else(|| six(path, start, today))?;
    let joint = path.get(found.bytes.end..).map_or(0, |behind| joint(behind, found.date));
    Some(Found { bytes: found.bytes.start..found.bytes.end + joint, ..found })
}

/// `0371-`, `021-`: what follows is a number to call.
fn ends_in_area_code(before: &str) -> bool {
    let Some(before) = before.strip_suffix('-') else { return false };
    let figures = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    (3..=4).contains(&figures)
        && before.len().checked_sub(figures).and_then(|at| before.get(at..)).is_some_and(|it| it.starts_with('0'))
}

/// The parts of a path and where they begin.
fn parts(path: &str) -> impl Iterator<Item = (usize, &str)> {
    path.split('/').scan(0, |next, part| {
        let at = *next;
        *next += part.len() + 1;
        Some((at, part))
    })
}

/// `2026年11月/27日`, `202611/27`, `2026年/11月27日`, `11月27日`: the last of them counts. A folder that tells something else parts
/// what stands above it from what stands below.
fn in_parts(path: &str, stem: usize, today: NaiveDate) -> Option<Found> {
    let (mut year, mut month, mut found) = (None, None, None);
    for (at, part) in parts(path) {
        if let Some((told, of_year)) = year_or_month(part) {
            (year, month) = (told.or(year), of_year);
            continue;
        }
        let name = name::without_paper(part);
        let of_month = |(day, behind)| (Written { year: None, month: None, day }, behind);
        let bare = || bare_day(part).filter(|_| at < stem && year.is_some()).map(of_month);
        if let Some((written, behind)) = date::at_start(name).or_else(bare)
            && let Some(month) = written.month.or(month)
            && is_only_day(behind)
        {
            let guessed = || inferred::latest_year(month, written.day, today.checked_add_days(Days::new(PREPARED))?);
            let told = written.year.or(year);
            let date = NaiveDate::from_ymd_opt(told.or_else(guessed)?, month, written.day);
            let year = if told.is_some() { Year::Told } else { Year::Guessed };
            let bytes = at + part.len() - name.len()..at + part.len() - behind.len();
            found = date.map(|date| Found { bytes, date, year, form: Form::Whole }).or(found);
        }
        (year, month) = (None, None);
    }
    found
}

/// A part that is nothing but a year, a month, or both: `2026`, `2026年`, `2026年11月`, `202611`, `2026-11`, `11月`. With what would
/// make it a day behind it, it is one.
fn year_or_month(part: &str) -> Option<(Option<i32>, Option<u32>)> {
    let figures = part.bytes().take_while(u8::is_ascii_digit).count();
    let (is_year, rest) = match part.chars().last()? {
        '年' => (true, "1月1日".to_owned()),
        '月' => (false, "1日".to_owned()),
        _ if figures == part.len() && figures == 4 => (true, "0101".to_owned()),
        _ if figures == part.len() => (false, "01".to_owned()),
        _ => (false, format!("{}01", part.get(4..5).filter(|_| figures == 4)?)),
    };
    let whole = format!("{part}{rest}");
    let (written, behind) = date::at_start(&whole)?;
    let month = written.month.filter(|_| !is_year);
    (behind.is_empty() && (written.year.is_some() || month.is_some())).then_some((written.year, month))
}

/// `27`, the folder of a day in that of its month.
fn bare_day(part: &str) -> Option<(u32, &str)> {
    let is_figures = (1..=2).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_digit());
    let day = part.parse().ok().filter(|_| is_figures)?;
    Some((day, ""))
}

/// Whether nothing but what stands beside the day of an edition follows: `11月27日会议` is named by its subject.
fn is_only_day(behind: &str) -> bool {
    let behind = without_weekday(behind);
    let bare = behind.trim_start_matches(BETWEEN);
    bare.is_empty()
        || name::at_start(bare).is_some()
        || name::section(bare).is_some()
        || crate::text::version::begins(bare)
        || joined(behind).is_some()
}

/// A text without the weekday at its start.
pub(crate) fn without_weekday(text: &str) -> &str {
    let bare = text.trim_start_matches(BETWEEN);
    let behind = ["星期", "礼拜", "周"].iter().find_map(|word| bare.strip_prefix(word));
    behind.and_then(|it| it.strip_prefix(['一', '二', '三', '四', '五', '六', '日', '天'])).unwrap_or(text)
}

/// `261127-02`, `261127/A02`: year, month and day in two figures each, at the start of the name or a folder's whole one. None that
/// lies ahead, and none of the last century: who keeps such pages writes four figures.
fn six(path: &str, stem: usize, today: NaiveDate) -> Option<Found> {
    let latest = today.checked_add_days(Days::new(PREPARED))?;
    let day = |(at, part): (usize, &str)| {
        let figures = part.bytes().take_while(u8::is_ascii_digit).count();
        let is_one = figures == 6 && (at == stem || part.len() == 6);
        let number = |from: usize| part.get(from..from + 2)?.parse::<u32>().ok();
        let century = latest.year() - latest.year().rem_euclid(100);
        let year = i32::try_from(number(0).filter(|_| is_one)?).ok()? + century;
        let date = NaiveDate::from_ymd_opt(year, number(2)?, number(4)?).filter(|date| *date <= latest)?;
        Some(Found { bytes: at..at + 6, date, year: Year::Told, form: Form::SixFigures })
    };
    parts(path).filter_map(day).last()
}

/// How many bytes behind a day tell the last day of a joint issue: `-17日`, `—2026-02-17`, `-17-A01`. Figures alone are one only
/// before a page that is written as one: `2026-02-16-17-01` is the first text of page 17.
fn joint(behind: &str, date: NaiveDate) -> usize {
    let is_later = |last: NaiveDate| (1..=JOINT).contains(&(last - date).num_days());
    let Some((written, rest)) = joined(behind) else { return 0 };
    let month = written.month.unwrap_or(date.month());
    let year = written.year.unwrap_or(date.year() + i32::from(month < date.month()));
    let last = NaiveDate::from_ymd_opt(year, month, written.day);
    if last.is_some_and(is_later) { behind.len() - rest.len() } else { 0 }
}

/// The second day of two, and what follows.
fn joined(behind: &str) -> Option<(Written, &str)> {
    let rest = behind.strip_prefix(['-', '~', '—', '–', '至', '到', '、', '_', '&'])?;
    if let Some((written, rest)) = date::at_start(rest) {
        return Some((written, rest));
    }
    let number = |text: &'_ str| -> Option<u32> { text.get(..2)?.parse().ok() };
    let before_page = |rest: &str| {
        name::at_start(rest.trim_start_matches(BETWEEN)).is_some_and(|it| it.mark > Mark::Figures || is_letter(rest))
    };
    let (first, after) = (number(rest)?, rest.get(2..)?);
    let both = after.strip_prefix('-').and_then(|it| Some((number(it)?, it.get(2..)?)));
    match both {
        Some((day, after)) if before_page(after) => Some((Written { year: None, month: Some(first), day }, after)),
        _ if before_page(after) => Some((Written { year: None, month: None, day: first }, after)),
        _ => None,
    }
}

/// Whether a page that follows has a letter: `-A1`.
fn is_letter(text: &str) -> bool {
    text.trim_start_matches(BETWEEN).starts_with(|it: char| it.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_path_is_a_year_a_month_or_both() {
        let table = [
            ("2026", Some((Some(2026), None))),
            ("2026年", Some((Some(2026), None))),
            ("2026年11月", Some((Some(2026), Some(11)))),
            ("202611", Some((Some(2026), Some(11)))),
            ("2026-11", Some((Some(2026), Some(11)))),
            ("11月", Some((None, Some(11)))),
            ("2026-11-05", None),
            ("2026.11.05", None),
            ("11", None),
            ("A02", None),
        ];
        for (part, expected) in table {
            assert_eq!(year_or_month(part), expected, "{part}");
        }
    }

    #[test]
    fn a_day_in_parts_stands_where_its_last_part_does() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
        let table = [
            ("202611/27/A02.md", "2026-11-27", "27"),
            ("2026年11月/27日/A02.md", "2026-11-27", "27日"),
            ("2026年/11月27日/A02.md", "2026-11-27", "11月27日"),
        ];
        for (path, date, told) in table {
            let found = in_parts(path, path.rfind('/').unwrap() + 1, today).unwrap();
            assert_eq!((found.date.to_string().as_str(), path.get(found.bytes)), (date, Some(told)), "{path}");
        }
    }
}
