//! What a saved e-paper page puts around its story (导航): lists of headlines, arrows, links, other stories' openings.
//!
//! `furniture` knows a line by its own words; here lines are known by where they stand: above the last navigation
//! line at the head of a page, or below a line that announces other stories.

use crate::account::reason::Reason;
use crate::parse::line::dateline;
use crate::parse::line::furniture;
use crate::parse::line::sheet::Line;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::sheet::ends_sentence;
use crate::parse::line::sheet::length;
use crate::parse::line::site::Site;
use crate::text::identity;
use std::collections::BTreeSet;

/// Words that only the navigation of a page has.
const MARKS: &[&str] = &[
    "上一版",
    "下一版",
    "上一篇",
    "下一篇",
    "上一期",
    "下一期",
    "标题导航",
    "版面导航",
    "版面概览",
    "返回主页",
    "返回首页",
    "返回目录",
    "收缩通版",
    "展开通版",
];

/// The navigation at the head of a page is at most so many lines long: a page has some forty headlines.
const HEAD: usize = 80;

/// Lines of the page's navigation, and why.
pub(crate) fn lines(sheet: &Sheet<'_>) -> Vec<(usize, Reason)> {
    let mut lines = head(sheet);
    lines.extend(site_lines(sheet));
    lines.extend(other_stories(sheet));
    let taken = lines.iter().map(|(line, _)| *line).collect();
    lines.extend(doubled(sheet, &taken));
    // What is known by where it stands needs no other reason.
    let mut seen = BTreeSet::new();
    lines.retain(|(line, _)| seen.insert(*line));
    lines
}

/// Everything above the last navigation line that stands before the first text.
fn head(sheet: &Sheet<'_>) -> Vec<(usize, Reason)> {
    let is_text = |line: &usize| {
        let words = sheet.words(*line);
        let marked = sheet.lines.get(*line).is_some_and(|it| it.depth > 0 || it.begins);
        marked
            || dateline::at_start(words, sheet.lexicon).is_some()
            || ends_sentence(words) && length(words) >= SHORTEST_TEXT && furniture::line(words).is_none()
    };
    let text = (0..sheet.lines.len().min(HEAD)).find(is_text).unwrap_or(0);
    let is_mark = |line: &usize| {
        let is_meta = sheet.lines.get(*line).is_some_and(|line| line.meta().is_some());
        !is_meta && MARKS.iter().any(|mark| sheet.words(*line).contains(mark))
    };
    let Some(last) = (0..text).rfind(is_mark) else { return Vec::new() };
    (0..=last).map(|line| (line, Reason::SavedHead)).collect()
}

/// The lines of a web site, each by itself; those that tell of a story are its own.
fn site_lines(sheet: &Sheet<'_>) -> Vec<(usize, Reason)> {
    let is_furniture = |line: &Line<'_>| line.site == Some(Site::Furniture);
    let lines = sheet.lines.iter().enumerate().filter(|(_, line)| is_furniture(line));
    lines.map(|(at, _)| (at, Reason::SiteLine)).collect()
}

/// An announcement of other stories, and their headlines: to the end of the page, to the next heading, or to the text of a
/// story that stands below, whose own headline is none of them.
fn other_stories(sheet: &Sheet<'_>) -> Vec<(usize, Reason)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < sheet.lines.len() {
        if sheet.lines.get(at).is_some_and(|line| line.site == Some(Site::Others)) {
            let end = end_of_list(sheet, at + 1);
            found.extend((at..end).map(|line| (line, Reason::OtherStory)));
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// Where a list of other stories ends that begins at a line.
fn end_of_list(sheet: &Sheet<'_>, from: usize) -> usize {
    let begins = |line: &Line<'_>| line.depth > 0 || line.begins;
    let is_text = |line: &Line<'_>| {
        // `乡村振兴在路上 本报讯(记者王维)春天来了,`: a headline with its opening is an item of the list.
        dateline::at_start(line.words(), sheet.lexicon)
            .is_some_and(|found| !line.words().get(..found.length).is_some_and(|it| it.contains(' ')))
            || ends_sentence(line.words()) && length(line.words()) >= SHORTEST_TEXT && furniture::line(line.words()).is_none()
    };
    let Some(stop) = (from..sheet.lines.len())
        .find(|at| sheet.lines.get(*at).is_some_and(|line| begins(line) || line.meta().is_some() || is_text(line)))
    else {
        return sheet.lines.len();
    };
    if sheet.lines.get(stop).is_some_and(begins) {
        return stop;
    }
    // The story below has its headline above its text: what is set as an item of the list is not it.
    let item = |at: usize| sheet.lines.get(at).is_some_and(|line| is_item(line.words()));
    let items = (from..stop).filter(|at| item(*at)).count();
    match items {
        0 => stop.saturating_sub(1).max(from),
        _ => (from..stop).rev().find(|at| item(*at)).map_or(from, |last| last + 1),
    }
}

/// Text of a story is at least so long; what is shorter may be a headline that ends in a stop.
const SHORTEST_TEXT: usize = 30;

/// What opens an item of a list: `·夜市摊位摇号`, `1. 茶厂里的夜班`, `[05-27] 县城`.
fn is_item(words: &str) -> bool {
    let marked = words.starts_with(['·', '•', '♢', '◇', '-', '>', '○', '●', '■', '▪', '[']);
    let figures = words.trim_start_matches(|letter: char| letter.is_ascii_digit());
    marked || figures.len() < words.len() && figures.starts_with(['.', '、', ' ', ')'])
}

/// A headline that the page prints a second time directly below, or above its heading.
fn doubled(sheet: &Sheet<'_>, taken: &BTreeSet<usize>) -> Vec<(usize, Reason)> {
    let mut doubled = Vec::new();
    let mut above: Option<(usize, String)> = None;
    for (at, line) in sheet.lines.iter().enumerate() {
        if taken.contains(&at) {
            continue;
        }
        let words = line.words();
        let title = (length(words) >= 6 && length(words) <= 90 && !words.contains('。')).then(|| identity(words));
        if let (Some((before, other)), Some(title)) = (&above, &title)
            && other == title
        {
            let plain = if line.depth > 0 { *before } else { at };
            doubled.push((plain, Reason::PrintedTwice));
        }
        above = title.map(|title| (at, title));
    }
    doubled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::Line;
    use crate::parse::lexicon::Lexicon;

    fn found(lines: &[&str]) -> Vec<usize> {
        let lines = lines.iter().enumerate().map(|(at, text)| Line { number: at + 1, text: (*text).to_owned() }).collect();
        let document = Document { path: "page.md".into(), lines, hints: Vec::new() };
        let lexicon = Lexicon::default();
        let mut found: Vec<usize> = super::lines(&Sheet::new(&document, &lexicon)).into_iter().map(|(line, _)| line).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn the_navigation_of_a_saved_page_is_no_text() {
        let page = [
            "第AA08版:县区新闻 上一版3  4下一版",
            "志愿服务进社区",
            "乡村振兴在路",
            "上",
            "返回主页 | 海湾晚报 | 标题导航",
            "上一期  下一期",
            "志愿服务进社区",
            "志愿服务进社区",
            "本报讯 近日,志愿者走进社区。",
            "新闻推荐",
            "乡村振兴在路上 本报讯(记者王维)春天来了,",
        ];
        assert_eq!(found(&page), [0, 1, 2, 3, 4, 5, 7, 9, 10]);
    }

    #[test]
    fn a_page_without_navigation_keeps_every_line() {
        assert!(found(&["# 志愿服务进社区", "本报讯 近日,志愿者走进社区。", "春天", "春天", "## 乡村振兴", "文。"]).is_empty());
    }
}
