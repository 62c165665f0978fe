//! What the path of a page tells: its day, its number, its section. A pure function of the path, and of today, since
//! `11月27日` does not say of which year.
//!
//! The file's name counts before its folder, but for a bare number in the folder of a page: `A02/01.txt` is the first text of
//! page A02. How a page is called is `name`'s, how a day is written `day`'s.

use crate::article::page::Page;
use crate::date;
use crate::parse::page::day;
use crate::parse::page::day::Form;
use crate::parse::page::day::Found;
use crate::parse::page::day::Year;
use crate::parse::page::folio;
use crate::parse::page::name;
use crate::parse::page::name::BETWEEN;
use crate::parse::page::name::Mark;
use crate::parse::page::name::Named;
use crate::text::fold;
use crate::text::version;
use chrono::NaiveDate;
use std::path::Path;

/// What a path tells.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) day: Option<(NaiveDate, Year)>,
    pub(crate) page: Option<Page>,
    pub(crate) section: Option<String>,
}

/// The day that a path tells, as of today.
pub fn day_of(path: &Path, today: NaiveDate) -> Option<NaiveDate> {
    read(path, today).day.map(|(day, _)| day)
}

/// Reads a path.
pub(crate) fn read(path: &Path, today: NaiveDate) -> Told {
    let text = plain(path);
    let stem_at = text.rfind('/').map_or(0, |at| at + 1);
    let day = day::read(&text, text.len() - stem_at, today);
    let Some(rest) = Rest::new(&text, stem_at, day.as_ref()) else { return Told::default() };
    let near = if day.is_some() { Near::Day } else { Near::Nothing };
    let (page, section) = rest.page(near);
    let page = page.filter(|_| !is_numbered_by_site(path));
    // Six figures are a day beside a page that two letters or more name.
    let is_day = |found: &Found| found.form == Form::Whole || page.as_ref().is_some_and(|page| page.as_str().len() > 1);
    match day {
        Some(found) if is_day(&found) => Told { day: Some((found.date, found.year)), page, section },
        Some(_) => {
            let (page, section) = Rest::new(&text, stem_at, None).map(|rest| rest.page(Near::Nothing)).unwrap_or_default();
            Told { day: None, page, section }
        }
        None => Told { day: None, page, section },
    }
}

/// Whether the name of a file tells a page: as the one that it names, or among those from there to its last: `A03-A06`.
pub(crate) fn names(path: &Path, first: &Page, page: &Page) -> bool {
    if folio::is_one_page(first, page) {
        return true;
    }
    let text = plain(path);
    let stem = text.rsplit('/').next().unwrap_or_default();
    let last = stem.rsplit(BETWEEN).flat_map(|piece| piece.rsplit(TO)).find_map(name::whole);
    let part = |page: &Page| page.cut().0.to_owned();
    let number = |page: &Page| page.cut().1.parse::<u32>().ok();
    last.is_some_and(|last| {
        let is_of_part = part(first) == part(page) && (part(&last).is_empty() || part(&last) == part(page));
        is_of_part && (number(first)..=number(&last)).contains(&number(page))
    })
}

/// What stands between the first page of several and the last.
const TO: [char; 6] = ['~', '–', '至', '到', '、', '+'];

/// `s10.html`: sites number their pages so, with a small letter; papers call theirs `S10`.
fn is_numbered_by_site(path: &Path) -> bool {
    let is_web =
        path.extension().is_some_and(|it| ["html", "htm", "shtml", "xhtml"].iter().any(|web| it.eq_ignore_ascii_case(web)));
    let stem = path.file_stem().map(|it| it.to_string_lossy()).unwrap_or_default();
    let figures = stem.trim_start_matches(|letter: char| letter.is_ascii_lowercase());
    is_web && figures.len() < stem.len() && !figures.is_empty() && figures.bytes().all(|it| it.is_ascii_digit() || it == b'_')
}

/// A path as names are read: of one width, without the kind of the file.
fn plain(path: &Path) -> String {
    let letter = |letter| match fold(letter) {
        '\\' => '/',
        '號' => '号',
        letter => letter,
    };
    let folded: String = path.to_string_lossy().chars().map(letter).collect();
    let mut text = first_of_days(&folded);
    let stem = text.rfind('/').map_or(0, |at| at + 1);
    // `2026.11.27` has no kind.
    let kind = text.get(stem..).and_then(|name| name.rsplit_once('.')).map(|(_, kind)| kind).filter(|kind| {
        (1..=8).contains(&kind.len())
            && kind.bytes().all(|it| it.is_ascii_alphanumeric())
            && kind.bytes().any(|it| it.is_ascii_alphabetic())
            && name::at_start(kind).is_none()
    });
    if let Some(kind) = kind {
        text.truncate(text.len() - kind.len() - 1);
    }
    text
}

/// `2月16-17日`, a joint issue: of its days the first, `2月16日`, is the edition's.
fn first_of_days(text: &str) -> String {
    let day = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, month) in text.match_indices('月') {
        let Some(rest) = text.get(at + month.len()..) else { continue };
        let Some((first, behind)) = rest.split_at_checked(day(rest)).filter(|(first, _)| !first.is_empty()) else { continue };
        let Some(behind) = behind.strip_prefix(['-', '~', '—', '–', '至', '、']) else { continue };
        if let Some((last, behind)) = behind.split_at_checked(day(behind))
            && behind.starts_with(['日', '号'])
            && date::number(first) < date::number(last)
        {
            return format!("{}{month}{first}{behind}", text.get(..at).unwrap_or_default());
        }
    }
    text.to_owned()
}

/// What is known of the place where a page is sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Near {
    /// A day stands in the path, or the letter of a part of the paper: bare figures beside it are a page.
    Day,
    /// `node_865` numbers a web page, not the paper's: only what is nothing but a page counts.
    Nothing,
}

/// What a path says beside its day.
struct Rest<'a> {
    /// Behind the day in the name, or the whole of it.
    behind: &'a str,
    /// Before the day in the name.
    before: &'a str,
    /// The folder that holds the file, or what follows the day in it.
    folder: &'a str,
}

impl<'a> Rest<'a> {
    fn new(text: &'a str, stem_at: usize, day: Option<&Found>) -> Option<Self> {
        let stem = text.get(stem_at..)?;
        let above = text.get(..stem_at.saturating_sub(1))?;
        let folder_at = above.rfind('/').map_or(0, |at| at + 1);
        let folder = above.get(folder_at..)?;
        let Some(Found { bytes, .. }) = day else { return Some(Self { behind: stem, before: "", folder }) };
        if bytes.end > stem_at {
            let before = text.get(stem_at..bytes.start).unwrap_or("");
            let folder = if bytes.start > stem_at { folder } else { "" };
            return Some(Self { behind: text.get(bytes.end..)?, before, folder });
        }
        let folder = if bytes.end > folder_at { above.get(bytes.end..).unwrap_or("") } else { folder };
        Some(Self { behind: stem, before: "", folder })
    }

    fn page(&self, near: Near) -> (Option<Page>, Option<String>) {
        let folder = self.folder.trim_matches(BETWEEN);
        let part = name::part(folder).filter(|(_, behind)| behind.is_empty());
        let (own, section) = first(self.behind, if part.is_some() { Near::Day } else { near });
        let (own, section) = match (own, section) {
            (None, None) => alone(self.before, near),
            told => told,
        };
        let (above, section_above) = alone(folder, near);
        let section = section.or(section_above).map(str::to_owned);
        if let (Some(own), Some((letter, _))) = (&own, part)
            && own.page.as_str().bytes().all(|it| it.is_ascii_digit())
        {
            return (Page::new(&format!("{letter}{}", own.page)), section);
        }
        let counts_texts = |own: &Named<'_>| own.mark == Mark::Figures && own.page.as_str().bytes().all(|it| it.is_ascii_digit());
        let page = match (own, above) {
            (Some(own), Some(above)) if counts_texts(&own) && above.mark > Mark::Figures => Some(above),
            (own, above) => own.or(above),
        };
        (page.map(|named| named.page), section)
    }
}

/// The page and the section at the start of a text, in either order.
fn first(text: &str, near: Near) -> (Option<Named<'_>>, Option<&str>) {
    if near == Near::Day && is_time(text) {
        return (None, None);
    }
    let bare = name::without_paper(day::without_weekday(text).trim_start_matches(BETWEEN));
    if let Some((section, behind)) = name::section(bare) {
        let rest = behind.trim_start_matches(BETWEEN);
        let is_apart = rest.len() < behind.len() && near == Near::Day;
        let named = name::at_start(rest).filter(|it| is_page(it, near) && (it.mark > Mark::Figures || is_apart));
        return (named, Some(section));
    }
    let Some(named) = name::at_start(bare).filter(|it| is_page(it, near)) else { return (None, None) };
    let section = name::section(named.behind.trim_start_matches(BETWEEN)).map(|(section, _)| section);
    (Some(named), section)
}

/// The same where the text says nothing else.
fn alone(text: &str, near: Near) -> (Option<Named<'_>>, Option<&str>) {
    let text = text.trim_end_matches(BETWEEN);
    let (named, section) = first(text, Near::Nothing);
    let is_figures = near == Near::Day && text.len() == 2 && text.bytes().all(|it| it.is_ascii_digit());
    (named.or_else(|| name::at_start(text).filter(|_| is_figures)), section)
}

/// Whether a name is a page's. Beside no day it has to be written as nothing else is, and to stand there with its section at most.
fn is_page(named: &Named<'_>, near: Near) -> bool {
    let behind = named.behind.trim_start_matches(BETWEEN);
    let is_whole = behind.is_empty() || name::section(behind).is_some() || version::begins(behind) || is_count(named.behind);
    near == Near::Day || named.mark == Mark::Marked || named.mark == Mark::Lettered && is_whole
}

/// `(1)`, `-2`: a copy, or a text of a page.
fn is_count(behind: &str) -> bool {
    let bare = behind.trim_matches(BETWEEN);
    bare.len() < behind.len() && bare.len() <= 2 && bare.bytes().all(|it| it.is_ascii_digit())
}

/// ` 10-30`, `T10:30`: a time behind a day. `-07-1` is a text of page 07.
fn is_time(text: &str) -> bool {
    let Some(text) = text.strip_prefix([' ', 'T']) else { return false };
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let Some((hour, rest)) = text.split_at_checked(digits(text)) else { return false };
    let Some(rest) = rest.strip_prefix(['-', ':', '.', '_', '点', '时']) else { return false };
    let Some((minute, _)) = rest.split_at_checked(digits(rest)) else { return false };
    minute.len() == 2 && hour.parse::<u32>().is_ok_and(|it| it < 24) && minute.parse::<u32>().is_ok_and(|it| it < 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::any;
    use proptest::prelude::prop_assert;
    use proptest::prelude::prop_assert_eq;
    use proptest::prelude::proptest;
    use proptest::sample::select;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();

    /// Day, page and section, `~` before a day whose year is guessed.
    fn told(path: &str) -> String {
        let Told { day, page, section } = read(Path::new(path), TODAY);
        let day = day.map(|(day, year)| format!("{}{day}", if year == Year::Guessed { "~" } else { "" }));
        let parts = [day, page.map(|it| it.to_string()), section];
        parts.map(|it| it.unwrap_or_else(|| "-".to_owned())).join(" ")
    }

    fn holds(table: &[(&str, &str)]) {
        let wrong: Vec<String> = table
            .iter()
            .filter(|(path, expected)| told(path) != *expected)
            .map(|(path, expected)| format!("{path}: {}, not {expected}", told(path)))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn a_page_is_told_by_its_name() {
        holds(&[
            ("头版.md", "- 1 -"),
            ("頭版.txt", "- 1 -"),
            ("二版.txt", "- 2 -"),
            ("第2版.md", "- 2 -"),
            ("第２版.md", "- 2 -"),
            ("第二版.md", "- 2 -"),
            ("第十二版.md", "- 12 -"),
            ("A叠02.md", "- A02 -"),
            ("Ａ疊０２版.md", "- A02 -"),
            ("A叠/02.md", "- A02 -"),
            ("二版（最终）.txt", "- 2 -"),
            ("二版最终.txt", "- 2 -"),
            ("二版 副本.txt", "- 2 -"),
            ("二版(1).txt", "- 2 -"),
            ("B1版.md", "- B1 -"),
            ("要闻01版.md", "- 01 要闻"),
            ("A02要闻.txt", "- A02 要闻"),
            ("要闻A02.txt", "- A02 要闻"),
            ("要闻.txt", "- - 要闻"),
            ("A02.md", "- A02 -"),
            ("A02-1.md", "- A02 -"),
            ("海湾晨报二版.md", "- 2 -"),
            ("特刊/T01.md", "- T01 特刊"),
            ("特刊T01.md", "- T01 特刊"),
            ("特刊01版.md", "- 01 特刊"),
            ("号外.md", "- - 号外"),
            ("號外.md", "- - 号外"),
            ("增刊/01版.md", "- 01 增刊"),
        ]);
    }

    #[test]
    fn a_day_is_told_by_names_of_files_and_folders() {
        holds(&[
            ("2026-11-27-A02.md", "2026-11-27 A02 -"),
            ("２０２６－１１－２７－Ａ０２.md", "2026-11-27 A02 -"),
            ("20261127A02.md", "2026-11-27 A02 -"),
            ("20261127-A02-要闻.md", "2026-11-27 A02 要闻"),
            ("20261127-要闻-02.md", "2026-11-27 02 要闻"),
            ("2026.11.27.md", "2026-11-27 - -"),
            ("2026.11.27", "2026-11-27 - -"),
            ("2026.11.27-A02.md", "2026-11-27 A02 -"),
            ("2026.11.27.A02", "2026-11-27 A02 -"),
            ("2026_11_27_02.md", "2026-11-27 02 -"),
            ("二〇二六年十一月二十七日.md", "2026-11-27 - -"),
            ("二〇二六年十一月二十七日头版.md", "2026-11-27 1 -"),
            ("2026年11月27號/頭版.md", "2026-11-27 1 -"),
            ("2026年11月27日 星期五 A02版.md", "2026-11-27 A02 -"),
            ("A02-2026-11-27.md", "2026-11-27 A02 -"),
            ("海湾晨报2026-11-27头版.md", "2026-11-27 1 -"),
            ("2026-11-27号外.md", "2026-11-27 - 号外"),
            ("2026-11-27/特刊/T01.md", "2026-11-27 T01 特刊"),
            ("2026年11月/27日/二版.txt", "2026-11-27 2 -"),
            ("2026年/11月/27日/二版.txt", "2026-11-27 2 -"),
            ("2026年/11月27日/二版.txt", "2026-11-27 2 -"),
            ("2026/11月27日二版.txt", "2026-11-27 2 -"),
            ("二〇二六年/十一月/二十七日/二版.txt", "2026-11-27 2 -"),
            ("2026/11/27/A02.md", "2026-11-27 A02 -"),
            ("2026-11/27/A02.md", "2026-11-27 A02 -"),
            ("2026-11/27.md", "2026-11-27 - -"),
            ("202611/27/node_01.html", "2026-11-27 - -"),
            ("261127-02.md", "2026-11-27 02 -"),
            ("261127A02.md", "2026-11-27 A02 -"),
            ("261127/头版.md", "- 1 -"),
            ("261127/02.md", "2026-11-27 02 -"),
            ("200112/27/A02.md", "2001-12-27 A02 -"),
            ("html/2026-11/27/node_2.htm", "2026-11-27 - -"),
        ]);
    }

    #[test]
    fn a_day_without_a_year_is_the_last_that_there_was_or_one_of_the_days_ahead() {
        holds(&[
            ("11月27日/二版.txt", "~2026-11-27 2 -"),
            ("11月/27日/二版.txt", "~2026-11-27 2 -"),
            ("11月27日.md", "~2026-11-27 - -"),
            ("11月27号A02.md", "~2026-11-27 A02 -"),
            ("十一月二十七日/头版.md", "~2026-11-27 1 -"),
            ("海湾晨报11月27日二版.md", "~2026-11-27 2 -"),
            ("11月29日/头版.md", "~2026-11-29 1 -"),
            ("12月5日/头版.md", "~2026-12-05 1 -"),
            ("12月6日/头版.md", "~2025-12-06 1 -"),
            ("2月29日/头版.md", "~2024-02-29 1 -"),
            ("2019/benbao/11月27日/头版.md", "~2026-11-27 1 -"),
        ]);
    }

    #[test]
    fn the_day_of_a_joint_issue_is_its_first() {
        holds(&[
            ("2026-02-16-17-A01.md", "2026-02-16 A01 -"),
            ("2026-02-16-17头版.md", "2026-02-16 1 -"),
            ("2026-02-16-17-头版.md", "2026-02-16 1 -"),
            ("2026-02-28-03-01-A01.md", "2026-02-28 A01 -"),
            ("20260216-20260217-A01.md", "2026-02-16 A01 -"),
            ("2026年2月16-17日 A01.md", "2026-02-16 A01 -"),
            ("2026年2月16日-17日/头版.md", "2026-02-16 1 -"),
            ("2026年2月16日至22日 二版.md", "2026-02-16 2 -"),
            ("2月16日、17日/头版.md", "~2026-02-16 1 -"),
            ("2026-12-31-01-01-A01.md", "2026-12-31 A01 -"),
            // Neither is one.
            ("2026-02-16-17.md", "2026-02-16 17 -"),
            ("2026-02-16-17-01.md", "2026-02-16 17 -"),
            ("2026-02-16-07-A01.md", "2026-02-16 07 -"),
        ]);
    }

    #[test]
    fn a_page_in_the_name_counts_before_one_in_the_folder() {
        holds(&[
            ("2026-11-27/A02/A03.md", "2026-11-27 A03 -"),
            ("2026-11-27/第3版/二版.md", "2026-11-27 2 -"),
            ("2026-11-27/03/02.md", "2026-11-27 02 -"),
            ("2026-11-27/02/渡口老屋.md", "2026-11-27 02 -"),
            ("2026-11-27二版/渡口老屋.md", "2026-11-27 2 -"),
            ("二版/渡口老屋.md", "- 2 -"),
            ("要闻/A02.md", "- A02 要闻"),
            // A bare number counts the texts of a page.
            ("2026-11-27/A02/01.md", "2026-11-27 A02 -"),
            ("2026-11-27/第3版/02.md", "2026-11-27 3 -"),
        ]);
    }

    #[test]
    fn what_is_no_day_and_no_page_tells_nothing() {
        holds(&[
            ("稿件第2版.md", "- - -"),
            ("2026-11-27 稿件第2版.md", "2026-11-27 - -"),
            ("2026-11-27 渡口老屋 第2版.md", "2026-11-27 - -"),
            ("二版税.md", "- - -"),
            ("第一版教材今秋启用.md", "- - -"),
            ("头版头条.md", "- - -"),
            ("13800138000.md", "- - -"),
            ("0371-20261127.md", "- - -"),
            ("13820261127.md", "- - -"),
            ("2026112701.md", "- - -"),
            ("261127.md", "- - -"),
            ("261127/渡口老屋.md", "- - -"),
            ("261327-02.md", "- - -"),
            ("271127-02.md", "- - -"),
            ("2026-11-27 10-30.md", "2026-11-27 - -"),
            ("2026-11-27 10：30.md", "2026-11-27 - -"),
            ("2026-11-27T10-30-05.md", "2026-11-27 - -"),
            ("20261127_103005.md", "2026-11-27 - -"),
            ("10-30.md", "- - -"),
            ("1080x720.md", "- - -"),
            ("2026-11-27-1080x720.md", "2026-11-27 - -"),
            ("12MB.md", "- - -"),
            ("A4.md", "- - -"),
            ("C919首飞.md", "- - -"),
            ("B12维生素.md", "- - -"),
            ("2026-11-27 G7高速改线.md", "2026-11-27 - -"),
            ("11月27日会议.md", "- - -"),
            ("11月27日稿件/渡口.md", "- - -"),
            ("27日/渡口.md", "- - -"),
            ("2026/27日/渡口.md", "- - -"),
            ("01.md", "- - -"),
            ("node_865.htm", "- - -"),
            ("s10.html", "- - -"),
            ("2026-11-27/s10.html", "2026-11-27 - -"),
            ("2026-11-27/t02_1.htm", "2026-11-27 - -"),
            ("2026-11-27/S10.html", "2026-11-27 S10 -"),
            ("2026-11-27/content_123.html", "2026-11-27 - -"),
            ("content_20261127_3.html", "2026-11-27 - -"),
            ("000_62a70cabcceb6930.txt", "- - -"),
            ("", "- - -"),
            ("/", "- - -"),
        ]);
    }

    /// What names of files are made of; every piece may stand beside every other.
    const PIECES: [&str; 32] = [
        "2026",
        "11",
        "27",
        "2",
        "02",
        "A",
        "叠",
        "版",
        "第",
        "头版",
        "年",
        "月",
        "日",
        "号",
        "/",
        "-",
        ".",
        " ",
        "二",
        "十",
        "要闻",
        "特刊",
        "海湾晨报",
        "（最终）",
        "T",
        ":",
        "年/",
        "261127",
        "é",
        "𠀀",
        "1",
        "廿",
    ];

    proptest! {
        #[test]
        fn reading_a_path_never_fails(pieces in vec(select(&PIECES[..]), 0..12), other in any::<String>()) {
            for path in [pieces.concat(), other.clone(), pieces.concat() + &other] {
                let told = read(Path::new(&path), TODAY);
                prop_assert_eq!(day_of(Path::new(&path), TODAY), told.day.map(|(day, _)| day));
                if let Some((day, Year::Guessed)) = told.day {
                    prop_assert!((day - TODAY).num_days() <= 7, "{}: {}", path, day);
                }
            }
        }
    }

    #[test]
    fn a_time_stands_behind_a_day() {
        for (behind, expected) in [
            (" 10-30", true),
            ("T10:30", true),
            (" 9点05", true),
            (" 25-30", false),
            (" 10-75", false),
            (" 10-3", false),
            ("-07-1", false),
        ] {
            assert_eq!(is_time(behind), expected, "{behind}");
        }
    }
}
