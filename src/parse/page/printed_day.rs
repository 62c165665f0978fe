//! The day that a page prints in passing (页上的日期): beside buttons, in a path, behind a writer's name. It counts where nothing that
//! is set to tell the day does, and is always warned of.

use crate::date;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::length;
use crate::text::is_han;
use chrono::NaiveDate;

/// What stands above the first text of a saved page is at most so many lines long; below the last, the day is in the last few.
const HEAD: usize = 80;
const LAST: usize = 4;

/// A line that tells a day in passing is at most so long.
const LONGEST: usize = 90;

/// Text is at least so long.
const SHORTEST_TEXT: usize = 30;

/// The line that prints a day, and the day: the nearest above the first text, else the nearest to the end.
pub(crate) fn find(sheet: &Sheet<'_>, today: NaiveDate) -> Option<(usize, NaiveDate)> {
    let count = sheet.lines.len();
    let is_text = |at: &usize| {
        let words = sheet.words(*at);
        sheet.opens_story(*at) || length(words) >= SHORTEST_TEXT && ends_sentence(words)
    };
    let text = (0..count.min(HEAD)).find(is_text)?;
    let told = |at: usize| Some((at, day(sheet.words(at))?)).filter(|(_, day)| *day <= today);
    // A day alone below a text signs it (落款).
    let below = |at: usize| told(at).filter(|_| !is_signed(sheet.words(at)));
    (0..text).rev().find_map(told).or_else(|| (count.saturating_sub(LAST).max(text + 1)..count).rev().find_map(below))
}

/// Whether a line is a day, and who signs with it.
fn is_signed(words: &str) -> bool {
    date::find_whole(words).is_some_and(|(bytes, _)| {
        bytes.end == words.len() && words.get(..bytes.start).is_some_and(|who| who.chars().all(|it| is_han(it) || it == ' '))
    })
}

/// The day that a line prints apart from its words.
fn day(words: &str) -> Option<NaiveDate> {
    if length(words) > LONGEST || words.contains('。') {
        return None;
    }
    let (bytes, day) = date::find_whole(words).or_else(|| date::find_day_first(words))?;
    let (before, behind) = (words.get(..bytes.start)?, words.get(bytes.end..)?);
    let is_free = behind.is_empty() || !before.ends_with(is_han);
    (is_free && !behind.starts_with(|it: char| is_han(it) || it == ',')).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::Line;
    use crate::parse::lexicon::Lexicon;

    fn told(lines: &[&str]) -> Option<(usize, String)> {
        let lines = lines.iter().enumerate().map(|(at, text)| Line::plain(at + 1, *text)).collect();
        let document = Document { path: "page.md".into(), lines, ..Document::default() };
        let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
        find(&Sheet::new(&document, &Lexicon::default()), today).map(|(line, day)| (line, day.to_string()))
    }

    #[test]
    fn a_day_beside_other_words_of_a_site_is_told() {
        let text = "渡口老屋今天开门,头一天来了三百多人,长桌边上坐得满满的,老街坊都说好。";
        type Row<'a> = (&'a [&'a str], Option<(usize, &'a str)>);
        let table: &[Row<'_>] = &[
            (&["3上一篇  下一篇4 2018年10月24日 放大 缩小", "渡口老屋开门", text], Some((0, "2018-10-24"))),
            (&["渡口老屋開門", "方予安 |2015.09.01", text], Some((1, "2015-09-01"))),
            (&["發布: 7:03pm 24/05/2022", "渡口老屋開門", text], Some((0, "2022-05-24"))),
            (&["當前報章2026年01月06日", "渡口老屋開門", text], Some((0, "2026-01-06"))),
            (&["2026-01-05 报箱", "2026-01-06 报箱", text], Some((1, "2026-01-06"))),
            (&["渡口老屋开门", text, "2020-11-22 2 海州晚报 content_2.html 1"], Some((2, "2020-11-22"))),
            (&["渡口老屋开门", text, "渡口市自来水公司", "2020年11月22日"], None),
            (&["渡口老屋开门", text, "渡口市自来水公司 2020年11月22日"], None),
            (&["2025年5月1日起老屋免票", text], None),
            (&["截至2025年5月1日,老屋免票", text], None),
            (&["2027-01-05 报箱", text], None),
            (&[text, "渡口老屋 2020-11-22 开门", text, text, text, text], None),
        ];
        for (lines, expected) in table {
            assert_eq!(told(lines), expected.map(|(line, day)| (line, day.to_owned())), "{lines:?}");
        }
    }
}
