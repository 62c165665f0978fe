//! The folio (报眉): of which day and page a page is, from front matter, names of files and folders, and date lines.
//!
//! What the datelines of its stories let one infer is `edition`'s. Everything that says a date is heard; where two
//! disagree the more trusted counts and a warning shows both.

use crate::article::Page;
use crate::beijing::Instant;
use crate::date::DateFrom;
use crate::document::Document;
use crate::error::Place;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::error::warning::WrongHead;
use crate::parse::line::page_line;
use crate::parse::line::page_line::PageLine;
use crate::parse::line::printed::Line;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::written::length;
use crate::parse::page::day::Year;
use crate::parse::page::hint;
use crate::parse::page::hint::Key;
use crate::parse::page::lunar;
use crate::parse::page::moment;
use crate::parse::page::moment::Release;
use crate::parse::page::name;
use crate::parse::page::path;
use crate::text::fold;
use crate::text::is_han;
use chrono::Datelike;
use chrono::NaiveDate;
use chrono::NaiveTime;
use std::collections::BTreeSet;

/// What is known of the page before a story is read.
#[derive(Debug, Default)]
pub(crate) struct Folio {
    /// The day, and what told it.
    pub(crate) date: Option<(NaiveDate, DateFrom)>,
    /// Whether the path tells that day without its year, and nothing else has told it.
    is_year_guessed: bool,
    /// The page's number.
    pub(crate) page: Option<Page>,
    /// 版名
    pub(crate) section: Option<String>,
    /// What the path calls it, where nothing else does.
    pub(crate) section_of_path: Option<String>,
    /// The article's own address, from front matter.
    pub(crate) link: Option<String>,
    /// The line of the file that tells it.
    pub(crate) link_line: usize,
    /// When its stories may be published at the earliest, from front matter.
    pub(crate) release: Option<Instant>,
    /// The same where it is told without a day, which is that of the edition: `release: 18:00`.
    pub(crate) release_time: Option<NaiveTime>,
    /// The headline of its one story, from front matter.
    pub(crate) title: Option<String>,
    /// Who wrote its one story, from front matter: the line, the role word and the names.
    pub(crate) authors: Vec<(usize, &'static str, String)>,
    /// What in the front matter holds the page back.
    pub(crate) held: Option<Warning>,
    /// Lines of the sheet that are date lines.
    pub(crate) lines: Vec<usize>,
    /// The line that tells another number of the page than its file.
    pub(crate) other_page: Option<Place>,
}

/// A date line is at most so long; running text that holds a date is longer.
const LONGEST: usize = 70;

/// Date lines stand among the first and the last lines of a page.
const FIRST: usize = 12;
const LAST: usize = 4;

/// What a saved page sets above its first headline is at most so many lines long.
const HEAD: usize = 80;

/// A page line that tells no day stands among the very first.
const TOP: usize = 3;

/// A day without a year whose last is further back than this is rather one to come, or of another year.
const LONG_AGO: i64 = 183;

/// Hears everything that tells day, page and section, the most trusted first.
pub(crate) fn read(document: &Document, sheet: &Sheet<'_>, today: NaiveDate, warnings: &mut Vec<Warning>) -> Folio {
    let mut folio = Folio::default();
    from_hints(document, &mut folio, warnings);
    from_path(document, today, &mut folio, warnings);
    from_lines(sheet, &mut folio, warnings);
    from_meta(sheet, &mut folio);
    if let Some((date, _)) = folio.date
        && folio.is_year_guessed
        && (today - date).num_days() > LONG_AGO
    {
        warnings.push(Warning { place: Place::file(&document.path), kind: WarningKind::EditionYear { date: date.to_string() } });
    }
    folio
}

/// The day that a web site prints beside a story, where nothing else tells one.
fn from_meta(sheet: &Sheet<'_>, folio: &mut Folio) {
    let day = sheet.lines.iter().find_map(|line| line.meta()?.day);
    if folio.date.is_none() {
        folio.date = day.map(|day| (day, DateFrom::Page));
    }
}

impl Folio {
    /// Takes a date if none more trusted is there; warns where the two differ.
    fn hear(&mut self, date: NaiveDate, from: DateFrom, place: Place, warnings: &mut Vec<Warning>) {
        match self.date {
            None => self.date = Some((date, from)),
            // A line tells the year that the path does not.
            Some((known, known_from)) if self.is_year_guessed && is_same_but_for_year(known, date) => {
                self.date = Some((date, known_from));
                self.is_year_guessed = false;
            }
            Some((known, known_from)) if known != date => {
                let kind = WarningKind::EditionConflict {
                    taken: known.to_string(),
                    taken_from: known_from,
                    other: date.to_string(),
                    other_from: from,
                };
                warnings.push(Warning { place, kind });
            }
            Some(_) => {}
        }
    }
}

fn from_hints(document: &Document, folio: &mut Folio, warnings: &mut Vec<Warning>) {
    let mut unknown = BTreeSet::new();
    for hint in &document.hints {
        let value: String = hint.value.chars().map(fold).collect();
        let value = value.trim();
        let unreadable = || Warning {
            place: Place::line(&document.path, hint.line),
            kind: WarningKind::Unreadable { key: hint.key.clone(), value: hint.value.clone() },
        };
        let Some(key) = hint::key(&hint.key) else {
            if let Some(nearest) = hint::nearest(&hint.key).filter(|_| unknown.insert(&hint.key)) {
                let wrong = WrongHead::Unknown { key: hint.key.clone(), nearest };
                warnings
                    .push(Warning { place: Place::line(&document.path, hint.line), kind: WarningKind::FrontMatter { wrong } });
            }
            continue;
        };
        match key {
            Key::Date => match moment::day(value) {
                Some(date) => folio.hear(date, DateFrom::FrontMatter, Place::line(&document.path, hint.line), warnings),
                None => warnings.push(unreadable()),
            },
            Key::Page => match name::whole(value) {
                Some(page) => folio.page = Some(page),
                None if folio.section.is_none() && value.chars().all(is_han) && !value.is_empty() => {
                    folio.section = Some(value.to_owned())
                }
                None => warnings.push(unreadable()),
            },
            Key::Section if hint.key == "栏目" && folio.section.is_some() => {}
            Key::Section if !value.is_empty() => folio.section = Some(hint.value.trim().to_owned()),
            Key::Title if !hint::says_nothing(value) => folio.title = Some(hint.value.trim().to_owned()),
            Key::Author if !hint::says_nothing(value) => folio.authors.push((hint.line, "作者", value.to_owned())),
            Key::Reporter if !hint::says_nothing(value) => folio.authors.push((hint.line, "记者", value.to_owned())),
            Key::Draft | Key::Publish if hint::holds(key, value) => {
                let kind = WarningKind::Draft { key: hint.key.clone(), value: hint.value.clone() };
                folio.held = Some(Warning { place: Place::line(&document.path, hint.line), kind });
            }
            Key::Release if hint::says_nothing(value) => {}
            Key::Release => match moment::release(hint::without_remark(value)) {
                Some(Release::At(release)) => folio.release = Some(release),
                Some(Release::OfTheDay(time)) => folio.release_time = Some(time),
                // Of an embargo that nobody can read nobody knows that it is over.
                None => {
                    let kind = WarningKind::WrongRelease { value: hint.value.clone() };
                    folio.held = Some(Warning { place: Place::line(&document.path, hint.line), kind });
                }
            },
            Key::Link if !value.is_empty() => match hint::address(hint.value.trim()) {
                Some(address) => (folio.link, folio.link_line) = (Some(address), hint.line),
                None => warnings.push(unreadable()),
            },
            _ => {}
        }
    }
}

/// What the path tells; `path` says how.
fn from_path(document: &Document, today: NaiveDate, folio: &mut Folio, warnings: &mut Vec<Warning>) {
    let told = path::read(&document.path, today);
    let place = Place::file(&document.path);
    match told.day {
        Some((day, Year::Told)) => folio.hear(day, DateFrom::Path, place, warnings),
        Some((day, Year::Guessed)) if !folio.date.is_some_and(|(known, _)| is_same_but_for_year(known, day)) => {
            folio.is_year_guessed = folio.date.is_none();
            folio.hear(day, DateFrom::Path, place, warnings);
        }
        _ => {}
    }
    folio.page = folio.page.take().or(told.page);
    folio.section_of_path = told.section;
}

fn is_same_but_for_year(one: NaiveDate, two: NaiveDate) -> bool {
    (one.month(), one.day()) == (two.month(), two.day())
}

fn from_lines(sheet: &Sheet<'_>, folio: &mut Folio, warnings: &mut Vec<Warning>) {
    let count = sheet.lines.len();
    for (at, line) in sheet.lines.iter().enumerate() {
        let words = line.words();
        let in_head = sheet.is_copied && at < HEAD && sheet.first_heading.is_some_and(|heading| at < heading);
        let near_an_edge = at < FIRST || at + LAST >= count || in_head;
        // The line of a web site tells of its story.
        if !near_an_edge
            || length(words) > LONGEST
            || line.order.is_some()
            || line.meta().is_some_and(|meta| meta.byline.is_some() || meta.unread)
        {
            continue;
        }
        let Some(said) = page_line(sheet, folio, at) else { continue };
        folio.lines.push(at);
        folio.take(said, words, &sheet.place(at, &line.words), warnings);
    }
}

/// What a line near an edge says as a page line. At the top it stands alone, or beside another; further down, where a bare day
/// may be a document's or a speech's, it has to tell page or weekday and be no heading.
fn page_line(sheet: &Sheet<'_>, folio: &Folio, at: usize) -> Option<PageLine> {
    let line = sheet.lines.get(at)?;
    let said = page_line::read(line.words(), sheet.lexicon);
    // A day alone below a text signs a notice or a letter (落款).
    let is_bare_day = said.as_ref().is_some_and(|said| {
        said.date.is_some() && said.page.is_none() && said.weekday.is_none() && said.section.is_none() && !said.names_paper
    });
    let is_below_text = sheet.lines.iter().take(at).any(|above| above.words().ends_with('。'));
    if is_bare_day && is_below_text {
        return None;
    }
    let is_alone = at == folio.lines.len()
        && folio.section.is_none()
        && line.depth == 0
        && sheet.lines.get(at + 1).is_some_and(|below| is_set_apart(below));
    if is_alone
        && said.is_none()
        && let Some(section) = page_line::read_top(line.words(), sheet.lexicon)
    {
        return Some(section);
    }
    if at < TOP || at < FIRST / 2 && (!folio.lines.is_empty() || line.depth == 0) {
        return said.or_else(|| beside(sheet, folio, at));
    }
    let in_head = sheet.is_copied && sheet.first_heading.is_some_and(|heading| at < heading);
    said.filter(|said| line.depth == 0 && said.date.is_some() && (said.page.is_some() || said.weekday.is_some() || in_head))
}

/// Whether a line is no running text: the line above it heads the page.
fn is_set_apart(line: &Line<'_>) -> bool {
    length(line.words()) <= LONGEST && !line.words().contains('。')
}

/// What a line says that stands beside a page line.
fn beside(sheet: &Sheet<'_>, folio: &Folio, at: usize) -> Option<PageLine> {
    let line = sheet.lines.get(at).filter(|line| line.depth == 0)?;
    let is_page_line = |line: &Line<'_>| page_line::read(line.words(), sheet.lexicon).is_some();
    let is_beside =
        at.checked_sub(1).is_some_and(|above| folio.lines.contains(&above)) || sheet.lines.get(at + 1).is_some_and(is_page_line);
    is_beside.then(|| page_line::read_beside(line.words(), sheet.lexicon)).flatten()
}

impl Folio {
    /// Takes what a line says.
    fn take(&mut self, said: PageLine, words: &str, place: &Place, warnings: &mut Vec<Warning>) {
        if let Some(date) = said.date {
            let weekday = said
                .weekday
                .filter(|weekday| *weekday != date.weekday().num_days_from_sunday())
                .map(|it| weekday_name(it).to_owned());
            for printed in weekday.into_iter().chain(lunar::contradiction(words, date)) {
                let kind = WarningKind::DayConflict { date: date.to_string(), printed };
                warnings.push(Warning { place: place.clone(), kind });
            }
            self.hear(date, DateFrom::Page, place.clone(), warnings);
        }
        match (&self.page, said.page) {
            (None, told) => self.page = told,
            (Some(known), Some(told)) if !is_one_page(known, &told) => self.other_page = Some(place.clone()),
            _ => {}
        }
        if self.section.is_none() {
            self.section = said.section;
        }
    }
}

/// `3`, `03` and `A03` may be one page.
fn is_one_page(one: &Page, two: &Page) -> bool {
    let number =
        |page: &Page| page.as_str().trim_start_matches(|it: char| it.is_ascii_alphabetic()).trim_start_matches('0').to_owned();
    number(one) == number(two)
}

fn weekday_name(days_from_sunday: u32) -> &'static str {
    ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"].get(days_from_sunday as usize).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Hint;
    use crate::document::Line as Printed;
    use crate::parse::lexicon::Lexicon;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();

    fn heard(path: &str, hints: &[(&str, &str)], lines: &[&str]) -> (String, usize) {
        let lines = lines.iter().enumerate().map(|(at, text)| Printed::plain(at + 1, *text)).collect();
        let hints =
            hints.iter().map(|(key, value)| Hint { line: 1, key: (*key).to_owned(), value: (*value).to_owned() }).collect();
        let document = Document { path: path.into(), lines, hints };
        let mut warnings = Vec::new();
        let folio = read(&document, &Sheet::new(&document, &Lexicon::default()), TODAY, &mut warnings);
        let (date, from) = folio.date.map(|(date, from)| (date.to_string(), from.as_str())).unwrap_or_default();
        let page = folio.page.map(|it| it.to_string()).unwrap_or_default();
        (format!("{date} {from} {page} {}", folio.section.unwrap_or_default()), warnings.len())
    }

    #[test]
    fn names_of_files_and_folders_tell_day_and_page() {
        let table = [
            ("2023-04-09-A02.md", "2023-04-09 path A02 "),
            ("2011-05-20-p37.md", "2011-05-20 path p37 "),
            ("19980105-01.md", "1998-01-05 path 01 "),
            ("2023/04/09/A02.txt", "2023-04-09 path A02 "),
            ("html/2023-04/10/node_2.htm", "2023-04-10 path  "),
            ("html/2023-04/10/第A03版.txt", "2023-04-10 path A03 "),
            ("20230409.txt", "2023-04-09 path  "),
            ("2023年4月9日 A02版.txt", "2023-04-09 path A02 "),
            ("000_62a70cabcceb6930.txt", "   "),
        ];
        for (path, expected) in table {
            assert_eq!(heard(path, &[], &[]).0, expected, "{path}");
        }
    }

    #[test]
    fn date_lines_tell_day_page_and_section() {
        let table = [
            ("第04版 要闻 1998年1月8日 星期四", "1998-01-08 page 04 要闻"),
            ("《 光明日报 》( 2014年01月17日   09 版)", "2014-01-17 page 09 "),
            ("日期:[2009年11月13日] -- 菏泽日报 -- 版次:[A1]", "2009-11-13 page A1 "),
            ("中原时报 二〇二三年四月九日 星期日", "2023-04-09 page  "),
            ("2023年4月9日 星期日 A02版 县区新闻", "2023-04-09 page A02 县区新闻"),
            ("第AA08版:县区新闻", "  AA08 县区新闻"),
            ("2023年4月9日,中原区召开会议", "   "),
            ("本报讯 2023年4月9日", "   "),
        ];
        for (line, expected) in table {
            assert_eq!(heard("page.txt", &[], &[line]), (expected.to_owned(), 0), "{line}");
        }
    }

    #[test]
    fn the_more_trusted_counts_and_a_conflict_is_shown() {
        assert_eq!(heard("2023-04-09.md", &[("date", "2023-04-10")], &[]), ("2023-04-10 front-matter  ".to_owned(), 1));
        assert_eq!(heard("2023-04-09.md", &[], &["2023年4月10日 星期一"]), ("2023-04-09 path  ".to_owned(), 1));
        assert_eq!(heard("a.md", &[], &["2023年4月9日 星期一"]), ("2023-04-09 page  ".to_owned(), 1));
        assert_eq!(heard("a.md", &[("date", "soon"), ("page", "A02"), ("section", "要闻")], &[]), ("  A02 要闻".to_owned(), 1));
    }
}
