//! Stories (稿件) on a page: where each begins, which lines are its title block and which its text.
//!
//! Headings decide where a page has them. A page without any is read by evidence that is weighed: how a line is set,
//! what ends above it, what opens below it. Nothing here looks into the words of bylines and datelines itself.

use crate::parse::body;
use crate::parse::byline;
use crate::parse::dateline;
use crate::parse::furniture;
use crate::parse::sheet::Sheet;
use crate::parse::sheet::ends_sentence;
use crate::parse::sheet::has_letters;
use crate::parse::sheet::length;

/// Lines of the sheet that make one story.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Story {
    /// 引题
    pub(crate) kickers: Vec<usize>,
    /// 主题; none for a story that has no headline.
    pub(crate) titles: Vec<usize>,
    /// 副题
    pub(crate) decks: Vec<usize>,
    /// Everything below the title block.
    pub(crate) lines: Vec<usize>,
}

/// A kicker is at most so long.
const LONGEST_KICKER: usize = 40;

/// Parts the lines that are no folio lines (`open`) into stories, in the order printed.
pub(crate) fn stories(sheet: &Sheet<'_>, open: &[usize]) -> Vec<Story> {
    let is_marked = open.iter().any(|line| depth(sheet, *line) > 0);
    let starts = if is_marked { marked_starts(sheet, open) } else { flat_starts(sheet, open) };
    let mut stories = cut(open, &starts);
    for story in &mut stories {
        take_decks(sheet, story);
    }
    if is_marked {
        take_kickers(sheet, &mut stories);
    }
    stories.retain(|story| !(story.titles.is_empty() && story.lines.is_empty() && story.kickers.is_empty()));
    stories
}

fn depth(sheet: &Sheet<'_>, line: usize) -> usize {
    sheet.lines.get(line).map_or(0, |it| it.depth)
}

/// Cuts the lines at the starts (places in `open`), each the number of its title lines.
fn cut(open: &[usize], starts: &[(usize, usize)]) -> Vec<Story> {
    let mut stories = Vec::new();
    let first = starts.first().map_or(open.len(), |(at, _)| *at);
    if first > 0 {
        stories.push(Story { lines: open.get(..first).unwrap_or(&[]).to_vec(), ..Story::default() });
    }
    for (index, (at, titles)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(open.len(), |(next, _)| *next);
        stories.push(Story {
            titles: open.get(*at..at + titles).unwrap_or(&[]).to_vec(),
            lines: open.get(at + titles..end).unwrap_or(&[]).to_vec(),
            ..Story::default()
        });
    }
    stories
}

/// Headings that begin a story, with the headings directly below that go on its title.
fn marked_starts(sheet: &Sheet<'_>, open: &[usize]) -> Vec<(usize, usize)> {
    let headings: Vec<usize> = (0..open.len()).filter(|at| open.get(*at).is_some_and(|line| depth(sheet, *line) > 0)).collect();
    let depth_at = |at: usize| open.get(at).map_or(0, |line| depth(sheet, *line));
    let top = headings.iter().map(|at| depth_at(*at)).min().unwrap_or(1);
    let tops = headings.iter().filter(|at| depth_at(**at) == top).count();
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for (index, at) in headings.iter().enumerate() {
        let words = open.get(*at).map_or("", |line| sheet.words(*line));
        let end = headings.get(index + 1).copied().unwrap_or(open.len());
        let begins = match depth_at(*at) - top {
            0 => true,
            // The sample's shape: the lead under `#`, every other story under `##`. Where `#` comes often, `##` parts
            // its text, unless what stands below is signed or dated as stories are.
            1 => !body::is_numbered(words) && (tops == 1 || is_signed(sheet, open.get(at + 1..end).unwrap_or(&[]))),
            _ => false,
        };
        let nothing_to_read_yet = starts.is_empty();
        match starts.last_mut() {
            // Two headings with nothing between them are one title; two of the same depth are two stories, one of them bare.
            Some((start, titles)) if *start + *titles == *at && depth_at(*at) > depth_at(*start) => *titles += 1,
            _ if begins || nothing_to_read_yet => starts.push((*at, 1)),
            _ => {}
        }
    }
    starts
}

/// Whether lines are signed or dated as a story is.
fn is_signed(sheet: &Sheet<'_>, lines: &[usize]) -> bool {
    let opens =
        lines.iter().take(3).any(|line| dateline::at_start(sheet.words(*line)).is_some() || says_byline(sheet.words(*line)));
    opens || lines.iter().rev().take(2).any(|line| closes_story(sheet.words(*line)))
}

fn says_byline(words: &str) -> bool {
    byline::read(words).is_some_and(|it| it.says_so && it.names_somebody())
}

/// Whether a line is or ends with a byline, as the last line of a story does.
fn closes_story(words: &str) -> bool {
    if let Some(byline) = byline::read(words) {
        return byline.says_so && byline.names_somebody() || byline.is_plausible();
    }
    let tail = match words.strip_suffix(')').and_then(|it| it.rsplit_once('(')) {
        Some((_, inner)) => Some(inner),
        None => words.rsplit_once(['。', '”', '!', '?', '…']).map(|(_, tail)| tail).filter(|tail| has_letters(tail)),
    };
    let dated = dateline::at_end(words).is_some();
    dated
        || tail
            .filter(|it| length(it) <= 60)
            .and_then(byline::read)
            .is_some_and(|it| it.says_so && it.names_somebody() || it.is_plausible())
}

/// Decks: lines below the title that open with a dash or a bullet.
fn take_decks(sheet: &Sheet<'_>, story: &mut Story) {
    if story.titles.is_empty() {
        return;
    }
    let is_deck = |line: &usize| {
        let words = sheet.words(*line);
        let dash = words.starts_with("——") || words.starts_with("--") || words.starts_with('—');
        let bullet = words.starts_with('●') && byline::read(words).is_none();
        (dash || bullet) && length(words) <= 50 && !words.contains('。') && depth(sheet, *line) == 0
    };
    let count = story.lines.iter().take_while(|line| is_deck(line)).count();
    story.decks = story.lines.drain(..count).collect();
}

/// Kickers: a line without a stop that stands between the end of a story and the next heading.
fn take_kickers(sheet: &Sheet<'_>, stories: &mut [Story]) {
    for next in 1..=stories.len() {
        let (above, below) = stories.split_at_mut(next.min(stories.len()));
        let (Some(above), Some(below)) = (above.last_mut(), below.first_mut()) else { continue };
        let mut taken = Vec::new();
        while taken.len() < 2
            && let Some(line) = above.lines.last().copied()
            && is_kicker(sheet, line, above)
        {
            above.lines.pop();
            taken.insert(0, line);
        }
        below.kickers = taken;
    }
}

fn is_kicker(sheet: &Sheet<'_>, line: usize, above: &Story) -> bool {
    let words = sheet.words(line);
    let set_as_kicker =
        length(words) <= LONGEST_KICKER && (!ends_sentence(words) || words.ends_with(['—', ':'])) && !words.contains('。');
    if !set_as_kicker || depth(sheet, line) > 0 || furniture::line(words).is_some() || closes_story(words) {
        return false;
    }
    // What breaks off above it goes on in it; a column of short lines is verse.
    let rest: Vec<&str> = above.lines.iter().rev().skip(1).take(4).map(|line| sheet.words(*line)).collect();
    let verse = rest.len() >= 3 && rest.iter().all(|it| length(it) <= 24 && !ends_sentence(it));
    let Some(before) = rest.first() else { return above.titles.is_empty() };
    let ended =
        ends_sentence(before) || closes_story(before) || furniture::line(before).is_some() || length(before) < LONGEST_KICKER;
    ended && !verse
}

/// What speaks for a new story at a block of title lines; three and more begin one.
fn flat_starts(sheet: &Sheet<'_>, open: &[usize]) -> Vec<(usize, usize)> {
    let words = |at: usize| open.get(at).map_or("", |line| sheet.words(*line));
    let mut starts = Vec::new();
    let mut at = 0;
    while at < open.len() {
        if !is_title(words(at)) || (at > 0 && closes_story(words(at)) && !opens_text(words(at + 1))) {
            at += 1;
            continue;
        }
        let end = (at..open.len()).find(|it| *it > at && !is_title(words(*it))).unwrap_or(open.len());
        let weight = weigh(&words, at, end, open.len());
        if at == 0 || weight >= 3.0 {
            starts.push((at, title_lines(&words, at, end)));
        }
        at = end;
    }
    starts
}

/// How much speaks for a story to begin at a block of title lines.
fn weigh<'a>(words: &impl Fn(usize) -> &'a str, at: usize, end: usize, count: usize) -> f64 {
    let mut weight = 0.0;
    let title = words(at);
    let above = at.checked_sub(1).map_or("", words);
    if closes_story(above) {
        weight += 2.5;
    } else if ends_sentence(above) {
        weight += 0.5;
    } else {
        weight -= 3.0;
    }
    let below = words(end);
    if dateline::at_start(below).is_some() {
        weight += 3.0;
    }
    let signed = (at + 1..=end)
        .any(|it| it < count && byline::read(words(it)).is_some_and(|it| it.says_so && it.names_somebody() || it.is_plausible()));
    if signed {
        weight += 3.0;
    }
    let letters = length(title);
    if letters >= 9 {
        weight += 1.0;
    }
    if letters >= 15 {
        weight += 1.0;
    }
    if letters <= 5 {
        weight -= 1.0;
    }
    if title.contains(' ') || title.contains("——") {
        weight += 1.0;
    }
    if title.ends_with(')') {
        weight += 1.5;
    }
    if end - at > 4 || length(below) < 20 {
        weight -= 2.0;
    }
    weight
}

/// How many lines of a block are the title: all of them up to a byline.
fn title_lines<'a>(words: &impl Fn(usize) -> &'a str, at: usize, end: usize) -> usize {
    (at + 1..end)
        .take(3)
        .find(|it| byline::read(words(*it)).is_some_and(|it| it.says_so || it.is_plausible()))
        .unwrap_or(end.min(at + 4))
        - at
}

/// Whether a line is set as a title is: short, without a stop, neither furniture nor the opening of text.
fn is_title(words: &str) -> bool {
    let letters = length(words);
    (2..=60).contains(&letters)
        && has_letters(words)
        && !words.contains(['。', ';'])
        && !words.ends_with([',', '、', ':', '…', '.'])
        && !body::is_numbered(words)
        && furniture::line(words).is_none()
        && dateline::at_start(words).is_none_or(|it| it.agency.is_none())
        && !says_byline(words)
        && words.matches(',').count() <= 2
}

fn opens_text(words: &str) -> bool {
    dateline::at_start(words).is_some() || length(words) > 60
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::Line;

    fn shown(lines: &[&str]) -> String {
        let lines = lines.iter().enumerate().map(|(at, text)| Line { number: at + 1, text: (*text).to_owned() }).collect();
        let document = Document { path: "page.md".into(), lines, hints: Vec::new() };
        let sheet = Sheet::new(&document);
        let open: Vec<usize> = (0..sheet.lines.len()).collect();
        let stories = stories(&sheet, &open);
        let one = |story: &Story| format!("{:?}{:?}{:?}{:?}", story.kickers, story.titles, story.decks, story.lines);
        stories.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn headings_begin_stories_and_kickers_go_with_them() {
        let sample = [
            "# 高度重视 提前谋划",
            "本报讯 近日,开会。",
            "记者 鲁燕",
            "中原区召开2023年区委政法工作会议",
            "## 平安中原",
            "本报讯 近日,又开会。",
        ];
        assert_eq!(shown(&sample), "[][0][][1, 2] [3][4][][5]");
    }

    #[test]
    fn the_last_line_of_a_story_is_no_kicker() {
        assert_eq!(shown(&["# 甲事", "本报讯 近日,开会。", "姚云", "## 乙事", "文。"]), "[][0][][1, 2] [][3][][4]");
        let verse =
            ["# 乡愁", "天快亮时雪落下来", "覆盖了故乡的一切", "也覆盖了来时的脚印", "感受人世间最美的温情", "## 乙事", "文。"];
        assert_eq!(shown(&verse), "[][0][][1, 2, 3, 4] [][5][][6]");
    }

    #[test]
    fn subheads_begin_no_story() {
        assert_eq!(
            shown(&["# 甲事", "文。", "## 一、起因", "文。", "### 小节", "文。", "## 乙事", "文。"]),
            "[][0][][1, 2, 3, 4, 5] [][6][][7]"
        );
        assert_eq!(shown(&["# 甲事", "文。", "## 起因", "文。", "# 乙事", "文。"]), "[][0][][1, 2, 3] [][4][][5]");
    }

    #[test]
    fn decks_stand_below_their_headline() {
        assert_eq!(shown(&["# “菜篮子”拎出幸福感", "——探访改造提升后的菜市场", "文。"]), "[][0][1][2]");
    }
}
