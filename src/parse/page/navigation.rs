//! What a saved e-paper page puts around its story (导航): lists of headlines, arrows, links, other stories' openings.
//!
//! `furniture` knows a line by its own words; here lines are known by where they stand: above the last navigation
//! line at the head of a page, or below a line that announces other stories.

use crate::account::reason::Reason;
use crate::date;
use crate::parse::line::printed::Line;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::site::Site;
use crate::parse::line::source;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::has_clauses;
use crate::parse::line::written::is_running_text;
use crate::parse::line::written::length;
use crate::parse::vocabulary::sender;
use crate::parse::vocabulary::web;
use crate::text::identity;
use crate::text::is_han;
use std::collections::BTreeSet;

/// The navigation at the head of a page is at most so many lines long: a page has some forty headlines.
const HEAD: usize = 80;

/// Lines of the page's navigation, and why.
pub(crate) fn lines(sheet: &Sheet<'_>) -> Vec<(usize, Reason)> {
    let mut lines = head(sheet);
    lines.extend(site_lines(sheet));
    lines.extend(other_stories(sheet));
    lines.extend(around_text(sheet));
    let taken = lines.iter().map(|(line, _)| *line).collect();
    lines.extend(doubled(sheet, &taken));
    lines.extend(named_again(sheet));
    lines.extend(summary(sheet));
    lines.extend(mastheads(sheet));
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
            || sheet.dateline(*line).is_some()
            || ends_sentence(words) && length(words) >= SHORTEST_TEXT && !sheet.is_furniture(*line)
    };
    let text = (0..sheet.lines.len().min(HEAD)).find(is_text).unwrap_or(0);
    let is_meta = |line: usize| sheet.lines.get(line).is_some_and(|line| line.meta().is_some());
    let is_mark = |line: &usize| !is_meta(*line) && web::is_navigation(sheet.words(*line));
    let last = (0..text).rfind(is_mark).max(above_title(sheet, text));
    let Some(last) = last else { return Vec::new() };
    (0..=last).map(|line| (line, Reason::SavedHead)).collect()
}

/// On a page without headings, the last line of a site, of several above the first text, that has a headline below it.
fn above_title(sheet: &Sheet<'_>, text: usize) -> Option<usize> {
    if sheet.first_heading.is_some() {
        return None;
    }
    let is_site =
        |at: &usize| sheet.lines.get(*at).is_some_and(|line| line.site == Some(Site::Furniture)) || sheet.is_furniture(*at);
    let mut last = text;
    let may_be_title = |line: usize| {
        let words = sheet.words(line);
        (SHORTEST_TITLE..=LONGEST_TITLE).contains(&length(words)) && !sheet.says_byline(line) && !has_clauses(words)
    };
    let several = (0..text).filter(is_site).nth(1).is_some();
    while let Some(site) = (0..last).rfind(is_site).filter(|_| several) {
        if (site + 1..last.min(site + 1 + BLOCK)).any(may_be_title) {
            return Some(site);
        }
        last = site;
    }
    None
}

/// A headline below a site's line has so many letters, and stands in a block of at most so many lines.
const SHORTEST_TITLE: usize = 7;
const LONGEST_TITLE: usize = 50;
const BLOCK: usize = 4;

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
            at = end.max(at + 1);
        } else {
            at += 1;
        }
    }
    found
}

/// Where a list of other stories ends that begins at a line.
fn end_of_list(sheet: &Sheet<'_>, from: usize) -> usize {
    let begins = |line: &Line<'_>| line.depth > 0 || line.begins;
    let is_text = |at: usize| {
        let words = sheet.words(at);
        // `乡村振兴在路上 本报讯(记者王维)春天来了,`: a headline with its opening is an item of the list.
        sheet.dateline(at).is_some_and(|found| !words.get(..found.length).is_some_and(|it| it.contains(' ')))
            || ends_sentence(words) && (length(words) >= SHORTEST_TEXT || is_prose(words)) && !sheet.is_furniture(at)
            // …离开渡口。(方予安摄): a picture of the story below.
            || words.contains("。(") && words.contains(['摄', '攝']) && sheet.closes_story(at)
    };
    let Some(stop) = (from..sheet.lines.len())
        .find(|at| sheet.lines.get(*at).is_some_and(|line| begins(line) || line.meta().is_some() || is_text(*at)))
    else {
        return sheet.lines.len();
    };
    if sheet.lines.get(stop).is_some_and(begins) {
        return stop;
    }
    let item = |at: usize| sheet.lines.get(at).is_some_and(|line| is_item(line.words()));
    let items = (from..stop).filter(|at| item(*at)).count();
    // 相关链接 on a page of the paper's own heads a text beside the story, and no list.
    let heads_text = from.checked_sub(1).is_some_and(|heading| BESIDES.iter().any(|it| sheet.words(heading).contains(it)));
    if !sheet.is_copied && items == 0 && stop < from + BESIDE && heads_text && !sheet.opens_story(stop) {
        return from.saturating_sub(1);
    }
    // The story below has its headline above its text: what is set as an item of the list is not it.
    let is_marked = |heading: usize| sheet.lines.get(heading).is_some_and(|line| !line.is_by_meta);
    if sheet.first_heading.is_some_and(|heading| heading < from && is_marked(heading)) {
        return stop;
    }
    match items {
        0 => stop.saturating_sub(1).max(from),
        _ => (from..stop).rev().find(|at| item(*at)).map_or(from, |last| last + 1),
    }
}

/// What heads a text beside a story as well as a list of other stories; 相关新闻 heads a list alone.
const BESIDES: [&str; 5] = ["相关链接", "相关連結", "延伸阅读", "延伸閱讀", "链接"];

/// The text beside a story stands so near below its heading: behind a headline of its own at the most.
const BESIDE: usize = 2;

/// Whether a line is prose, however short: no headline ends in a full stop behind another.
fn is_prose(words: &str) -> bool {
    words.ends_with('。') && (words.matches('。').count() > 1 || has_clauses(words) && length(words) >= SHORTEST_PROSE)
}

/// A sentence of clauses has at least so many letters.
const SHORTEST_PROSE: usize = 16;

/// Text of a story is at least so long; what is shorter may be a headline that ends in a stop.
const SHORTEST_TEXT: usize = 30;

/// What opens an item of a list: `·夜市摊位摇号`, `1. 茶厂里的夜班`, `[05-27] 县城`.
fn is_item(words: &str) -> bool {
    let marked = words.starts_with(['·', '•', '♢', '◇', '-', '>', '○', '●', '■', '▪', '[']);
    let figures = words.trim_start_matches(|letter: char| letter.is_ascii_digit());
    marked || figures.len() < words.len() && figures.starts_with(['.', '、', ' ', ')'])
}

/// On a page that was copied from a site: what stands above the headline, between it and the first sentence, and below the last,
/// is the site's, unless it is a byline, a deck, a caption or a source. A page without running text, as a poem's, is left alone.
fn around_text(sheet: &Sheet<'_>) -> Vec<(usize, Reason)> {
    if !sheet.is_copied {
        return Vec::new();
    }
    let is_text = |at: &usize| is_story_text(sheet, *at);
    let count = sheet.lines.len();
    let (Some(first), Some(last)) = ((0..count).find(is_text), (0..count).rfind(is_text)) else { return Vec::new() };
    let last = last_words(sheet, last);
    let heading = (0..first).find(|at| sheet.lines.get(*at).is_some_and(|line| line.depth > 0 || line.begins));
    let mut around = Vec::new();
    for (at, line) in sheet.lines.iter().enumerate().filter(|(at, _)| *at < first || *at > last) {
        // Without a headline that is known as one, any line above the text may be it.
        let in_zone = at > last || heading.is_some_and(|heading| at != heading);
        let is_kicker = heading.is_some_and(|heading| at + 1 == heading && may_be_kicker(line.words(), at));
        // Above the text the name of a paper is the site's; below it, the source.
        let is_masthead = at < first && names_papers(line.words());
        if in_zone && !is_kicker && line.depth == 0 && (is_masthead || !is_kept(sheet, at, line)) {
            around.push((at, Reason::AroundText));
        }
    }
    around
}

/// Where the text goes on below its last long paragraph: in short ones, each with a subhead above it at the most.
fn last_words(sheet: &Sheet<'_>, last: usize) -> usize {
    let is_sentence = |at: &usize| {
        let words = sheet.words(*at);
        sheet.lines.get(*at).is_some_and(|line| line.site.is_none() && line.depth == 0)
            && words.ends_with(['。', '”'])
            && length(words) >= SHORTEST_LAST
            && !sheet.is_furniture(*at)
            && !INVITES.iter().any(|it| words.contains(it))
    };
    let next = |at: &usize| (at + 1..=at + BESIDE).find(is_sentence);
    std::iter::successors(Some(last), next).last().unwrap_or(last)
}

/// A short paragraph of the text has at least so many letters.
const SHORTEST_LAST: usize = 10;

/// The name of the paper or of its site alone above a headline that nothing marks: who shows the page, and no line of the headline.
fn mastheads(sheet: &Sheet<'_>) -> Vec<(usize, Reason)> {
    let heading = sheet.first_heading.and_then(|heading| sheet.lines.get(heading));
    let is_marked = heading.is_some_and(|line| !line.is_by_meta);
    let Some(text) = (0..sheet.lines.len()).find(|at| is_story_text(sheet, *at)).filter(|_| !is_marked) else {
        return Vec::new();
    };
    let is_one = |at: &usize| {
        sheet.lines.get(*at).is_some_and(|line| line.site.is_none() && line.order.is_none() && sender::is_alone(line.words()))
    };
    (0..text.saturating_sub(1)).take(ABOVE).filter(is_one).map(|at| (at, Reason::SiteLine)).collect()
}

/// The name of a paper stands among so many of the first lines.
const ABOVE: usize = 6;

/// Whether a line is names of papers or sites and nothing else: `海州新闻网`, `海州网-海州晚报`.
fn names_papers(words: &str) -> bool {
    length(words) < LONGEST_KICKER && words.split(['-', '/', ' ']).all(|part| sender::is_outlet(part) && part.chars().all(is_han))
}

/// Whether a line is running text of a story, and nothing of the site's: a whole sentence of several clauses, or a dispatch.
fn is_story_text(sheet: &Sheet<'_>, at: usize) -> bool {
    let words = sheet.words(at);
    sheet.lines.get(at).is_some_and(|line| line.site.is_none() && line.depth == 0)
        && is_running_text(words)
        && !sheet.is_furniture(at)
        && (ends_sentence(words) && has_clauses(words) || sheet.opens_dispatch(at))
}

/// A kicker stands directly above its headline, and is longer than a section's name.
fn may_be_kicker(words: &str, at: usize) -> bool {
    at > 0
        && (SHORTEST_KICKER..=LONGEST_KICKER).contains(&length(words))
        && !words.contains(['/', '|', ':', '>'])
        && !ends_sentence(words)
}

const SHORTEST_KICKER: usize = 8;
const LONGEST_KICKER: usize = 40;

/// Whether a line outside the text is the story's all the same: a byline, a deck, a caption, a source, its last words.
fn is_kept(sheet: &Sheet<'_>, at: usize, line: &Line<'_>) -> bool {
    let words = line.words();
    let is_sentence = ends_sentence(words) && !words.ends_with([':', '.', ';', '…']) && length(words) >= SHORTEST_SENTENCE;
    let invites = INVITES.iter().any(|it| words.contains(it));
    line.order.is_some()
        || line.meta().is_some()
        || words.starts_with("——")
        || sheet.closes_story(at)
        || sheet.says_byline(at)
        || source::at_end(words, sheet.lexicon).is_some()
        || (words.contains(['摄', '攝']) || words.contains("供图") || words.contains("图片") || words.starts_with("图"))
            && !invites
        || is_sentence && !invites
        || line.is_mark
}

/// The last words of a story are at least so many letters.
const SHORTEST_SENTENCE: usize = 6;

/// What a site invites its readers to.
const INVITES: &[&str] = &[
    "App",
    "APP",
    "http",
    "www.",
    "扫码",
    "扫描",
    "二维码",
    "下载",
    "下載",
    "订阅",
    "訂閱",
    "关注",
    "like",
    "LIKE",
    "粉丝",
    "公众号",
    "浏览器",
    "登录",
    "登入",
    "原标题",
    "声明",
    "聲明",
    "点击",
    "點擊",
    "點我",
    "按我",
];

/// A headline that the page prints a second time directly below, or above its heading.
fn doubled(sheet: &Sheet<'_>, taken: &BTreeSet<usize>) -> Vec<(usize, Reason)> {
    let mut doubled = Vec::new();
    let mut above: Option<(usize, String)> = None;
    for (at, line) in sheet.lines.iter().enumerate() {
        // What the site sets between the two parts nothing.
        if taken.contains(&at) || line.site.is_some() {
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

/// The last lines of a saved page may name its story once more, with the day: `海州日报 要闻 00001 渡口老屋今夏开门 2015-02-09`.
fn named_again(sheet: &Sheet<'_>) -> Vec<(usize, Reason)> {
    let count = sheet.lines.len();
    let is_title =
        |line: &&Line<'_>| (SHORTEST_TITLE..=LONGEST_TITLE).contains(&length(line.words())) && !ends_sentence(line.words());
    let titles: Vec<&str> = sheet.lines.iter().take(BLOCK).filter(is_title).map(Line::words).collect();
    let names = |words: &str| titles.iter().any(|title| words.len() > title.len() && words.contains(title));
    let is_again = |at: &usize| {
        let words = sheet.words(*at);
        length(words) <= LONGEST_AGAIN && !words.contains('。') && names(words) && date::find_whole(words).is_some()
    };
    (count.saturating_sub(LAST).max(BLOCK)..count).filter(is_again).map(|at| (at, Reason::SiteLine)).collect()
}

/// What a site says of a story above it in the story's own words (摘要): the opening of a paragraph stands there once more.
fn summary(sheet: &Sheet<'_>) -> Option<(usize, Reason)> {
    let labels = ["摘要:", "内容提要:", "导读:", "核心提示:"];
    let at = (0..sheet.lines.len().min(HEAD)).find(|at| labels.iter().any(|label| sheet.words(*at).starts_with(label)))?;
    let (_, words) = sheet.words(at).split_once(':')?;
    let words = words.trim_start();
    let opening: String = words.chars().take(REPEATED).collect();
    let is_repeated = |line: usize| sheet.words(line).contains(&opening);
    (length(&opening) == REPEATED && (at + 1..at + 1 + BELOW_SUMMARY).any(is_repeated)).then_some((at, Reason::PrintedTwice))
}

/// So many letters alike are the same words, and stand among so many lines below.
const REPEATED: usize = 12;
const BELOW_SUMMARY: usize = 8;

/// Such a line is one of the last few, and has at most so many letters.
const LAST: usize = 3;
const LONGEST_AGAIN: usize = 110;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::Line;
    use crate::parse::lexicon::Lexicon;

    fn found(lines: &[&str]) -> Vec<usize> {
        let lines = lines.iter().enumerate().map(|(at, text)| Line::plain(at + 1, *text)).collect();
        let document = Document { path: "page.md".into(), lines, ..Document::default() };
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
    fn above_the_headline_of_a_saved_page_stands_its_navigation() {
        let text = "渡口老屋今天开门,头一天来了三百多人,长桌边上坐得满满的,老街坊都说好。";
        let table: &[(&[&str], &[usize])] = &[
            (&["您好!今天是", "設為主頁收藏本頁", "本報導讀專區", "字體: 放大 縮小", "渡口老屋開門迎客", text], &[0, 1, 2, 3]),
            // One line of a site may be the paper's own.
            (&["本報導讀專區", "字體: 放大 縮小", "渡口老屋開門迎客", text], &[1]),
            // What the site sets below the headline is taken alone.
            (&["分享到:微信 微博", "渡口老屋開門迎客", "字體: 放大 縮小", text], &[0, 2]),
            // Where a headline is marked, what stands above it is asked otherwise.
            (&["海州新闻", "首页 > 民生 > 正文", "字體: 放大 縮小", "# 渡口老屋開門迎客", text], &[0, 1, 2]),
        ];
        for (lines, expected) in table {
            assert_eq!(found(lines), *expected, "{lines:?}");
        }
    }

    #[test]
    fn what_a_site_prints_once_more_is_told_once() {
        let text = "渡口老屋今天开门,头一天来了三百多人,长桌边上坐得满满的,老街坊都说好。";
        let table: &[(&[&str], &[usize])] = &[
            (&["渡口老屋开门迎客", "2026-03-05 08:11 来源:海州晚报", "渡口老屋开门迎客", text], &[2]),
            (&["渡口老屋开门迎客", text, "海州日报 要闻 00001 渡口老屋开门迎客 2015-02-09 2"], &[]),
            (&["渡口老屋开门迎客", text, text, text, text, "海州日报 00001 渡口老屋开门迎客 2015-02-09 2"], &[5]),
            (&["渡口老屋开门迎客", text, text, text, text, "渡口老屋开门迎客的2015-02-09,他在场。"], &[]),
            (&["摘要:渡口老屋今天开门,头一天来了三百多人", text], &[0]),
            (&["摘要:渡口的老屋有三百年了,今年它要开门", text], &[]),
        ];
        for (lines, expected) in table {
            assert_eq!(found(lines), *expected, "{lines:?}");
        }
    }

    #[test]
    fn a_page_without_navigation_keeps_every_line() {
        assert!(found(&["# 志愿服务进社区", "本报讯 近日,志愿者走进社区。", "春天", "春天", "## 乡村振兴", "文。"]).is_empty());
    }

    #[test]
    fn other_stories_are_listed_to_the_text_of_the_next_one() {
        let text = "渡口老屋今天开门,头一天来了三百多人,长桌边上坐得满满的,老街坊都说好。";
        assert_eq!(found(&["【相关新闻】", "夜市摊位摇号", "渡口老屋开门", text]), [0, 1]);
        let listed = ["相关新闻", "1. 茶厂里的夜班", "2. 夜市摊位摇号", "渡口老屋开门", text];
        assert_eq!(found(&listed), [0, 1, 2]);
        assert_eq!(found(&["相关新闻", "2026年的夜市", "渡口老屋开门", text]), [0, 1]);
        for (words, expected) in
            [("1. 茶厂里的夜班", true), ("12 茶厂", true), ("·夜市摊位摇号", true), (".茶厂", false), ("2026年", false)]
        {
            assert_eq!(is_item(words), expected, "{words}");
        }
    }
}
