//! Who is heard of the day and the page (版面信息的来处), in which order: front matter, names of files and folders, page lines, a web
//! site's lines. What the datelines of its stories let one infer is `inferred`'s.

use crate::date;
use crate::date::DateFrom;
use crate::document::Document;
use crate::document::Holds;
use crate::error::Place;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::parse::line::printed::Line;
use crate::parse::line::sheet::Sheet;
use crate::parse::page::day::Year;
use crate::parse::page::edges;
use crate::parse::page::folio;
use crate::parse::page::folio::Folio;
use crate::parse::page::front;
use crate::parse::page::hint;
use crate::parse::page::hint::Key;
use crate::parse::page::path;
use crate::text::version;
use chrono::NaiveDate;

/// A day without a year whose last is further back than this is rather one to come, or of another year.
const LONG_AGO: i64 = 183;

/// Hears everything that tells day, page and section, the most trusted first.
pub(crate) fn read(document: &Document, sheet: &Sheet<'_>, today: NaiveDate, warnings: &mut Vec<Warning>) -> Folio {
    let mut folio = Folio::default();
    front::hear(document, &mut folio, warnings);
    if let Some(word) = version::held(&document.path).filter(|_| folio.held.is_none()) {
        folio.held = Some(Warning { place: Place::file(&document.path), kind: WarningKind::DraftByName { word } });
    }
    from_path(document, today, &mut folio, warnings);
    // No line of a list's story is the page's.
    if document.holds == Holds::Page {
        edges::hear(sheet, &mut folio, warnings);
        from_meta(sheet, &mut folio);
    }
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
    let before = |line: &Line<'_>| date::find_whole(line.folded.get(line.whole.start..line.words.start)?).map(|(_, day)| day);
    let day = sheet.lines.iter().find_map(|line| line.meta().map_or_else(|| before(line), |meta| meta.day));
    if folio.date.is_none() {
        folio.date = day.map(|day| (day, DateFrom::Page));
    }
}

/// What the path tells; `path` says how.
fn from_path(document: &Document, today: NaiveDate, folio: &mut Folio, warnings: &mut Vec<Warning>) {
    let told = path::read(&document.path, today);
    let place = Place::file(&document.path);
    match told.day {
        Some((day, Year::Told)) => folio.hear(day, DateFrom::Path, place, warnings),
        Some((day, Year::Guessed)) if !folio.date.is_some_and(|(known, _)| folio::is_same_but_for_year(known, day)) => {
            folio.is_year_guessed = folio.date.is_none();
            folio.hear(day, DateFrom::Path, place, warnings);
        }
        _ => {}
    }
    let of_line = page_line(document).and_then(|line| Some((line, folio.page.as_ref()?)));
    if let (Some((line, page)), Some(first)) = (of_line, &told.page)
        && !folio::is_one_page(first, page)
    {
        // A further page of the file: the section in the name is that of the first.
        if !path::names(&document.path, first, page) {
            folio.other_page = Some(Place::line(&document.path, line));
        }
        return;
    }
    folio.page = folio.page.take().or(told.page);
    folio.section_of_path = told.section;
}

/// The line below which a page of several in a file stands, and which tells its number instead of a head.
fn page_line(document: &Document) -> Option<usize> {
    let hint = document.hints.iter().rfind(|it| hint::key(&it.key) == Some(Key::Page))?;
    document.lines.iter().any(|line| line.number == hint.line).then_some(hint.line)
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
        let document = Document { path: path.into(), lines, hints, ..Document::default() };
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
    fn the_line_of_a_further_page_counts_before_the_name_and_is_doubted_where_the_name_tells_no_such_page() {
        let table = [
            ("2026-11-28-A03.txt", "A04", "A04 true"),
            ("2026-11-28-A03-A04.txt", "A04", "A04 false"),
            ("2026-11-28-A03-A06.txt", "A05", "A05 false"),
            ("2026-11-28-A03至A04.txt", "A04", "A04 false"),
            ("2026-11-28-03-04.txt", "04", "04 false"),
            ("2026-11-28-A03-A04.txt", "A05", "A05 true"),
            ("2026-11-28-A03-A04.txt", "B04", "B04 true"),
            ("2026-11-28.txt", "A04", "A04 false"),
        ];
        for (path, page, expected) in table {
            let hints = vec![Hint { line: 1, key: "page".to_owned(), value: page.to_owned() }];
            let lines = vec![Printed::plain(1, format!("{page}版:副刊")), Printed::plain(2, "渡口老屋")];
            let document = Document { path: path.into(), lines, hints, ..Document::default() };
            let folio = read(&document, &Sheet::new(&document, &Lexicon::default()), TODAY, &mut Vec::new());
            let page = folio.page.map(|it| it.to_string()).unwrap_or_default();
            assert_eq!(format!("{page} {}", folio.other_page.is_some()), expected, "{path}");
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
    fn what_a_site_sets_before_a_lead_tells_the_day() {
        let line = "2026年03月05日06:15 海州网-海州晚报 本报讯(记者方予安)昨天,渡口老屋开门。";
        assert_eq!(heard("page.txt", &[], &[line]).0, "2026-03-05 page  ");
    }

    #[test]
    fn the_more_trusted_counts_and_a_conflict_is_shown() {
        assert_eq!(heard("2023-04-09.md", &[("date", "2023-04-10")], &[]), ("2023-04-10 front-matter  ".to_owned(), 1));
        assert_eq!(heard("2023-04-09.md", &[], &["2023年4月10日 星期一"]), ("2023-04-09 path  ".to_owned(), 1));
        assert_eq!(heard("a.md", &[], &["2023年4月9日 星期一"]), ("2023-04-09 page  ".to_owned(), 1));
        assert_eq!(heard("a.md", &[("date", "soon"), ("page", "A02"), ("section", "要闻")], &[]), ("  A02 要闻".to_owned(), 1));
    }

    #[test]
    fn a_page_that_is_a_word_is_a_section() {
        assert_eq!(heard("a.md", &[("版次", "民生")], &[]), ("   民生".to_owned(), 0));
        assert_eq!(heard("a.md", &[("栏目", "要闻"), ("版次", "民生")], &[]), ("   要闻".to_owned(), 1));
        assert_eq!(heard("a.md", &[("版次", "民生7号")], &[]), ("   ".to_owned(), 1));
    }

    #[test]
    fn beside_a_page_line_a_section_or_the_day_of_the_week_belongs_to_it() {
        let text = "渡口老屋今天开门,头一天来了三百多人。";
        assert_eq!(heard("a.md", &[], &["民生新闻", "2026年3月5日 A02", text]).0, "2026-03-05 page A02 民生新闻");
        assert_eq!(heard("a.md", &[], &["民生新闻", text]).0, "   ");
    }

    #[test]
    fn the_day_of_the_week_stands_beside_its_page_line() {
        let page = ["星期四", "A02 要闻 2026年3月5日", "渡口老屋今天开门,头一天来了三百多人。"];
        let lines = page.iter().enumerate().map(|(at, text)| Printed::plain(at + 1, *text)).collect();
        let document = Document { path: "a.md".into(), lines, ..Document::default() };
        let folio = read(&document, &Sheet::new(&document, &Lexicon::default()), TODAY, &mut Vec::new());
        assert_eq!(folio.lines, [0, 1]);
    }
}
