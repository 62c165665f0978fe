//! Dates as newspapers write them: `2023年4月9日`, `二〇二六年一月五日`, `元月五日`, `廿一日`, `2023-04-09`, `20230409`.
//!
//! Reads what is written and nothing more: a missing year or month stays missing; which it must be is the caller's
//! to know. Takes folded text (`text::fold`). Lunar dates (`正月初三`) are no civil dates and are not read.

use chrono::Datelike;
use chrono::NaiveDate;

/// A date as written, parts that were left out missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// 2023年
    pub year: Option<i32>,
    /// 4月
    pub month: Option<u32>,
    /// 9日
    pub day: u32,
}

/// What told the edition's date, the most trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateFrom {
    /// Front matter or metadata of the file.
    FrontMatter,
    /// The name of the file or of a folder above it.
    Path,
    /// A date line on the page.
    Page,
    /// `--edition`.
    Option,
    /// The latest dateline on the page plus one day: right on 97 % of real pages, and always warned of.
    Inferred,
}

impl DateFrom {
    /// The word that outputs use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FrontMatter => "front-matter",
            Self::Path => "path",
            Self::Page => "page",
            Self::Option => "option",
            Self::Inferred => "inferred",
        }
    }
}

impl Written {
    /// The date as written, where nothing was left out and the calendar has such a day.
    pub fn whole(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month?, self.day)
    }

    /// As an editor writes it: 4月8日.
    pub fn shown(self) -> String {
        let year = self.year.map(|it| format!("{it}年")).unwrap_or_default();
        let month = self.month.map(|it| format!("{it}月")).unwrap_or_default();
        format!("{year}{month}{}日", self.day)
    }

    /// The latest day not after `edition` that the written parts can mean: a dateline looks back, so that
    /// `12月31日` in a paper of 1 January is last year's, and a bare `23日` is this month's or the last one's.
    pub fn on_or_before(self, edition: NaiveDate) -> Option<NaiveDate> {
        if self.year.is_some() {
            return self.whole();
        }
        match self.month {
            Some(month) => (0..=4)
                .filter_map(|back| NaiveDate::from_ymd_opt(edition.year() - back, month, self.day))
                .find(|date| *date <= edition),
            None => (0..=2)
                .filter_map(|back| edition.checked_sub_months(chrono::Months::new(back)))
                .filter_map(|month| NaiveDate::from_ymd_opt(month.year(), month.month(), self.day))
                .find(|date| *date <= edition),
        }
    }
}

/// A written date at the start of the text, and what follows it.
pub fn at_start(text: &str) -> Option<(Written, &str)> {
    in_words(text).or_else(|| in_figures(text))
}

/// The first whole date (with its year) anywhere in the text: its bytes and the day.
pub fn find_whole(text: &str) -> Option<(std::ops::Range<usize>, NaiveDate)> {
    let mut previous = None;
    for (at, letter) in text.char_indices() {
        // A date begins where a number does.
        let begins = numeral(letter) && !previous.is_some_and(numeral);
        previous = Some(letter);
        if !begins {
            continue;
        }
        let Some((before, rest)) = text.split_at_checked(at) else { continue };
        let era = ERAS.into_iter().find(|era| before.ends_with(era));
        // 115年5月20日: no paper prints a year of three figures but those that count from 1912.
        let is_short_year = rest.as_bytes().first() == Some(&b'1')
            && !before.ends_with(|it: char| it.is_ascii_digit())
            && rest.get(3..).is_some_and(|it| it.starts_with('年'));
        let found = if era.is_some() || is_short_year { in_era(rest) } else { at_start(rest) };
        if let Some((written, behind)) = found
            && let Some(date) = written.whole()
        {
            return Some((at - era.map_or(0, str::len)..text.len() - behind.len(), date));
        }
    }
    None
}

/// The first day anywhere in the text that is written `24/05/2022`, as papers of Malaysia and Hong Kong do: its bytes and the day.
pub fn find_day_first(text: &str) -> Option<(std::ops::Range<usize>, NaiveDate)> {
    let mut start = 0;
    for word in text.split(' ') {
        let bytes = start..start + word.len();
        start = bytes.end + 1;
        let mut parts = word.split('/');
        let (Some(day), Some(month), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        let is_short = |it: &&str| (1..=2).contains(&it.len());
        let number = |text: &str| Some(text).filter(is_short).and_then(plain);
        if let (Some(year), Some(month), Some(day)) = (year_number(year), number(month), number(day))
            && let Some(found) = NaiveDate::from_ymd_opt(year, month, day)
        {
            return Some((bytes, found));
        }
    }
    None
}

/// What stands before a year that is counted from 1912, the longer first.
const ERAS: [&str; 4] = ["中華民國", "中华民国", "民國", "民国"];

/// `115年3月5日` behind 民國: its first year is 1912.
fn in_era(text: &str) -> Option<(Written, &str)> {
    let (year, behind) = part(text, "年", era_year)?;
    let (written, behind) = in_words(behind)?;
    let year = Some(year + 1911).filter(|year| (1912..=2200).contains(year) && written.year.is_none())?;
    Some((Written { year: Some(year), ..written }, behind))
}

/// `115`, `九十五`, `一一五`: the last is written figure by figure.
fn era_year(digits: &str) -> Option<i32> {
    let figure = |letter: char| i32::try_from("〇一二三四五六七八九".chars().position(|it| it == letter)?).ok();
    let by_figure = || digits.chars().try_fold(0, |value: i32, letter| Some(value.checked_mul(10)? + figure(letter)?));
    let in_words = || number(digits).and_then(|it| i32::try_from(it).ok());
    digits.parse().ok().or_else(in_words).or_else(by_figure)
}

/// `2023年4月9日`, `4月9日`, `9日`, and the same in Chinese numerals. Spaces between the parts are allowed, as papers pad them.
fn in_words(text: &str) -> Option<(Written, &str)> {
    let mut rest = text;
    let year = part(rest, "年", year_number).map(|(number, behind)| {
        rest = behind;
        number
    });
    let month = part(rest, "月", month_number).map(|(number, behind)| {
        rest = behind;
        number
    });
    let (day, behind) = part(rest, "日", day_number).or_else(|| part(rest, "号", day_number))?;
    if year.is_some() && month.is_none() {
        return None;
    }
    Some((Written { year, month, day }, behind))
}

/// A number and the word behind it.
fn part<'a, N>(text: &'a str, word: &str, number: fn(&str) -> Option<N>) -> Option<(N, &'a str)> {
    let text = text.trim_start_matches(' ');
    // The longest number is 一千九百九十八; looking no further keeps this cheap on running text.
    let end = text.char_indices().take(10).find(|(_, letter)| !numeral(*letter)).map_or(text.len(), |(at, _)| at);
    let (digits, behind) = text.split_at_checked(end)?;
    let behind = behind.trim_start_matches(' ').strip_prefix(word)?;
    Some((number(digits)?, behind))
}

/// `2023-04-09`, `2023/4/9`, `2023.04.09`, `20230409`, also run into more figures: `20230409_05`.
fn in_figures(text: &str) -> Option<(Written, &str)> {
    let digits = |text: &str, most: usize| text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    if digits(text, 9) == 8 {
        let (figures, behind) = text.split_at_checked(8)?;
        return Some((checked(figures.get(..4)?, figures.get(4..6)?, figures.get(6..)?)?, behind));
    }
    if digits(text, 5) != 4 {
        return None;
    }
    let (year, rest) = text.split_at_checked(4)?;
    let mark = rest.chars().next().filter(|it| matches!(it, '-' | '/' | '.' | '_'))?;
    let rest = rest.strip_prefix(mark)?;
    let (month, rest) = rest.split_at_checked(digits(rest, 2))?;
    let rest = rest.strip_prefix([mark, '/'])?;
    let (day, rest) = rest.split_at_checked(digits(rest, 2))?;
    if rest.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    Some((checked(year, month, day)?, rest))
}

fn checked(year: &str, month: &str, day: &str) -> Option<Written> {
    let written = Written { year: Some(year_number(year)?), month: Some(month_number(month)?), day: day_number(day)? };
    written.whole().map(|_| written)
}

fn year_number(digits: &str) -> Option<i32> {
    let mut year = 0;
    let mut count = 0;
    for digit in digits.chars() {
        year = year * 10 + i32::try_from(figure(digit)?).ok()?;
        count += 1;
    }
    (count == 4 && (1800..=2200).contains(&year)).then_some(year)
}

fn month_number(digits: &str) -> Option<u32> {
    if digits == "元" {
        return Some(1);
    }
    number(digits).filter(|month| (1..=12).contains(month))
}

fn day_number(digits: &str) -> Option<u32> {
    number(digits).filter(|day| (1..=31).contains(day))
}

/// A number up to 99: `31`, `三十一`, `廿一`, `卅`, `〇五`.
pub fn number(digits: &str) -> Option<u32> {
    let tens = digits.char_indices().find_map(|(at, letter)| {
        let behind = digits.get(at + letter.len_utf8()..)?;
        match letter {
            '十' if at == 0 => Some((10, behind)),
            '十' => Some((plain(digits.get(..at)?).filter(|it| (1..=9).contains(it))? * 10, behind)),
            '廿' if at == 0 => Some((20, behind)),
            '卅' if at == 0 => Some((30, behind)),
            _ => None,
        }
    });
    match tens {
        Some((tens, "")) => Some(tens),
        Some((tens, ones)) => plain(ones).filter(|it| (1..=9).contains(it)).map(|it| tens + it),
        None => plain(digits),
    }
}

/// One or two figures in a row: `8`, `08`, `二`.
fn plain(digits: &str) -> Option<u32> {
    let mut letters = digits.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some(one), None, None) => figure(one),
        (Some(ten), Some(one), None) => Some(figure(ten)? * 10 + figure(one)?),
        _ => None,
    }
}

fn figure(letter: char) -> Option<u32> {
    Some(match letter {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => letter.to_digit(10)?,
    })
}

fn numeral(letter: char) -> bool {
    letter.is_ascii_digit()
        || matches!(
            letter,
            '〇' | '零' | '○' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '廿' | '卅' | '元'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_papers_write_them() {
        let table = [
            ("2023年4月9日讯", Some((Some(2023), Some(4), 9, "讯"))),
            ("4月8日,中原区", Some((None, Some(4), 8, ",中原区"))),
            ("23日讯(记者张洁)", Some((None, None, 23, "讯(记者张洁)"))),
            ("二〇二六年一月五日 星期一", Some((Some(2026), Some(1), 5, " 星期一"))),
            ("一九九八年元月一日", Some((Some(1998), Some(1), 1, ""))),
            ("十二月三十一日电", Some((None, Some(12), 31, "电"))),
            ("元月廿一日", Some((None, Some(1), 21, ""))),
            ("2014年 01月 17日", Some((Some(2014), Some(1), 17, ""))),
            ("2023-04-09", Some((Some(2023), Some(4), 9, ""))),
            ("2007-7-26 02:35", Some((Some(2007), Some(7), 26, " 02:35"))),
            ("2023-04/10/node_2", Some((Some(2023), Some(4), 10, "/node_2"))),
            ("20230409_05", Some((Some(2023), Some(4), 9, "_05"))),
            ("20231340", None),
            ("2023-04-091", None),
            ("13月1日", None),
            ("4月32日", None),
            ("2023年4日", None),
            ("正月初三", None),
            ("第5日报", None),
            ("近日", None),
        ];
        for (text, expected) in table {
            let read = at_start(text).map(|(it, behind)| (it.year, it.month, it.day, behind));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn a_dateline_looks_back_from_its_edition() {
        let edition = NaiveDate::from_ymd_opt(1998, 1, 1).unwrap();
        let table =
            [("12月31日", "1997-12-31"), ("1月1日", "1998-01-01"), ("30日", "1997-12-30"), ("1997年12月30日", "1997-12-30")];
        for (text, expected) in table {
            let date = at_start(text).unwrap().0.on_or_before(edition).unwrap();
            assert_eq!(date.to_string(), expected, "{text}");
        }
        // The last 29 February lies four years back.
        let leap = at_start("2月29日").unwrap().0;
        assert_eq!(leap.on_or_before(NaiveDate::from_ymd_opt(2027, 3, 1).unwrap()), NaiveDate::from_ymd_opt(2024, 2, 29));
    }

    #[test]
    fn a_whole_date_is_found_in_a_line() {
        let table = [
            ("《 光明日报 》( 2014年01月17日   09 版)", Some("2014-01-17")),
            ("日期:[2009年11月13日] -- 菏泽日报", Some("2009-11-13")),
            ("第04版 要闻 1998年1月7日 星期四", Some("1998-01-07")),
            ("要闻 1月7日 星期四", None),
            ("html/2023-04/10/node_2.htm", Some("2023-04-10")),
            ("A3 生活 中華民國115年3月5日 星期四", Some("2026-03-05")),
            ("民國一一五年三月五日", Some("2026-03-05")),
            ("115年5月20日 C4 彰投新聞", Some("2026-05-20")),
            ("民國九十五年三月五日", Some("2006-03-05")),
            ("115年3月5日", Some("2026-03-05")),
        ];
        for (text, expected) in table {
            assert_eq!(find_whole(text).map(|(_, date)| date.to_string()).as_deref(), expected, "{text}");
        }
    }
}
