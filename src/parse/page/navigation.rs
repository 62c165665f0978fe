//! What a saved e-paper page puts around its story (导航): lists of headlines, arrows, links, other stories' openings.
//!
//! `furniture` knows a line by its own words; here lines are known by where they stand: above the last navigation
//! line at the head of a page, or below a line that announces other stories.

use crate::account::reason::Reason;
use crate::parse::line::dateline;
use crate::parse::line::furniture;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::sheet::ends_sentence;
use crate::parse::line::sheet::length;
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
    "放大 缩小",
    "字号:",
    "收缩通版",
    "展开通版",
];

/// Lines that announce stories which are no part of the page.
const OTHER_STORIES: &[&str] =
    &["新闻推荐", "相关新闻", "相关阅读", "推荐阅读", "延伸阅读", "热门推荐", "热点推荐", "更多新闻", "精彩推荐", "猜你喜欢"];

/// The navigation at the head of a page is at most so many lines long: a page has some forty headlines.
const HEAD: usize = 80;

/// Lines of the page's navigation, and why.
pub(crate) fn lines(sheet: &Sheet<'_>) -> Vec<(usize, Reason)> {
    let mut lines = head(sheet);
    lines.extend(other_stories(sheet));
    let taken = lines.iter().map(|(line, _)| *line).collect();
    lines.extend(doubled(sheet, &taken));
    lines
}

/// Everything above the last navigation line that stands before the first text.
fn head(sheet: &Sheet<'_>) -> Vec<(usize, Reason)> {
    let is_text = |line: &usize| {
        let words = sheet.words(*line);
        let marked = sheet.lines.get(*line).is_some_and(|it| it.depth > 0 || it.begins);
        marked
            || dateline::at_start(words, sheet.lexicon).is_some()
            || ends_sentence(words) && length(words) >= 30 && furniture::line(words).is_none()
    };
    let text = (0..sheet.lines.len().min(HEAD)).find(is_text).unwrap_or(0);
    let is_mark = |line: &usize| MARKS.iter().any(|mark| sheet.words(*line).contains(mark));
    let Some(last) = (0..text).rfind(is_mark) else { return Vec::new() };
    (0..=last).map(|line| (line, Reason::SavedHead)).collect()
}

/// From an announcement of other stories to the end of the page, or to the next heading.
fn other_stories(sheet: &Sheet<'_>) -> Vec<(usize, Reason)> {
    let mut found = Vec::new();
    let mut others = false;
    for (at, line) in sheet.lines.iter().enumerate() {
        let bare = line.words().trim_matches(['[', ']', '【', '】', ':', '>', '|', ' ', '■', '●']);
        if line.depth > 0 || line.begins {
            others = false;
        } else if at > 0 && OTHER_STORIES.contains(&bare) {
            others = true;
        }
        if others {
            found.push((at, Reason::OtherStory));
        }
    }
    found
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
