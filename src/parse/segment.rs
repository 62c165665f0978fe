//! Stories (稿件) on a page: where each begins, which lines are its title block and which its text.
//!
//! Headings decide where a page has them. A page without any is read by evidence that is weighed: how a line is set,
//! what ends above it, what opens below it. Nothing here looks into the words of bylines and datelines itself.

use crate::parse::body;
use crate::parse::byline;
use crate::parse::dateline;
use crate::parse::furniture;
use crate::parse::name;
use crate::parse::sheet::Sheet;
use crate::parse::sheet::ends_sentence;
use crate::parse::sheet::has_letters;
use crate::parse::sheet::length;
use std::borrow::Cow;

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
    /// What made it begin where it does.
    pub(crate) why: Cow<'static, str>,
}

/// A kicker is at most so long.
const LONGEST_KICKER: usize = 40;

/// Parts the lines that are no folio lines (`open`) into stories, in the order printed.
pub(crate) fn stories(sheet: &Sheet<'_>, open: &[usize]) -> Vec<Story> {
    let is_marked = open.iter().any(|line| depth(sheet, *line) > 0);
    let mut weighed = Vec::new();
    let starts = if is_marked { marked_starts(sheet, open) } else { flat_starts(sheet, open, &mut weighed) };
    let mut stories = cut(open, &starts);
    for (story, why) in stories.iter_mut().rev().zip(weighed.into_iter().rev()) {
        story.why = why;
    }
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
            why: "marked as a heading".into(),
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

/// Starts on a page without headings: lines set as titles for which enough speaks.
/// Why each was taken goes into `weighed`.
fn flat_starts(sheet: &Sheet<'_>, open: &[usize], weighed: &mut Vec<Cow<'static, str>>) -> Vec<(usize, usize)> {
    let flat = Flat { sheet, open };
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for at in 0..open.len() {
        let within_title = starts.last().is_some_and(|(start, titles)| at < start + titles);
        if within_title || !flat.is_title(at) || flat.is_byline(at) {
            continue;
        }
        let follows_title = starts.last().is_some_and(|(start, titles)| at == start + titles);
        let within = starts.last().map_or(Opening::Plain, |(start, titles)| flat.opening(start + titles));
        let (above, setting, below, within) = (flat.above(at, follows_title), flat.setting(at), flat.below(at), within.weight());
        let weight = above + setting + below + within;
        if starts.is_empty() && at == 0 {
            weighed.push("opens a page without heading marks".into());
        } else if weight >= ENOUGH {
            weighed.push(weights(above, setting, below, within).into());
        } else {
            continue;
        }
        starts.push((at, flat.title_lines(at)));
    }
    starts
}

/// The evidence that was weighed, in words.
fn weights(above: f64, setting: f64, below: f64, within: f64) -> String {
    // A sum of nothing is a negative zero.
    let [above, setting, below, within] = [above, setting, below, within].map(|it| it + 0.0);
    let weight = above + setting + below + within;
    format!(
        "weighed {weight:+.1} ({ENOUGH:+.1} is enough): {above:+.1} by what ends above it, {setting:+.1} by how it is set, \
         {below:+.1} by what opens below it, {within:+.1} by the story before"
    )
}

/// So much must speak for a line to begin a story. The weights are log odds, counted on 1,300 lines of 104 pages.
const ENOUGH: f64 = 0.4;

/// How a story opens, which tells whether subheads are to be expected in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// With a dateline: news has no subheads.
    Dispatch,
    /// With the author under the title: features and essays have them.
    Signed,
    /// With its text.
    Plain,
}

impl Opening {
    fn weight(self) -> f64 {
        match self {
            Self::Dispatch => 1.1,
            Self::Plain => -0.6,
            Self::Signed => -0.7,
        }
    }
}

/// The lines of a page without headings.
struct Flat<'a> {
    sheet: &'a Sheet<'a>,
    open: &'a [usize],
}

impl<'a> Flat<'a> {
    fn words(&self, at: usize) -> &'a str {
        self.open.get(at).map_or("", |line| self.sheet.words(*line))
    }

    /// How the story opens whose text begins at a line.
    fn opening(&self, at: usize) -> Opening {
        let skipped = (at..at + 3).find(|it| !self.is_between(*it)).unwrap_or(at);
        if dateline::at_start(self.words(skipped)).is_some() {
            Opening::Dispatch
        } else if self.is_byline(skipped) {
            Opening::Signed
        } else {
            Opening::Plain
        }
    }

    /// What ends above a line.
    fn above(&self, at: usize, follows_title: bool) -> f64 {
        let Some(above) = at.checked_sub(1).map(|it| self.words(it)) else { return 3.0 };
        if follows_title {
            return if above.ends_with(')') { -1.4 } else { -0.5 };
        }
        if closes_story(above) || self.is_byline(at - 1) {
            return 2.4;
        }
        match (ends_sentence(above), length(above)) {
            (true, 20..) => 0.7,
            (true, _) => 0.3,
            (false, _) => -1.0,
        }
    }

    /// How a line is set.
    fn setting(&self, at: usize) -> f64 {
        let title = self.words(at);
        let exclaims = title.ends_with(['!', '?']);
        let evidence = [
            // A label of two or three letters parts the dispatches of one story: 江西, 哈尔滨.
            (length(title) <= 3 && dateline::at_start(self.words(at + 1)).is_some(), -4.0),
            (length(title) <= 3, -0.5),
            (self.is_verse(at), -3.0),
            (title.contains(' '), 1.2),
            (title.contains("——") && !title.starts_with('—'), 1.6),
            (title.ends_with("片)") || title.contains("(附图片"), 2.4),
            (title.ends_with(')'), 0.3),
            (STANDING_TITLES.iter().any(|it| title.starts_with(it)), 2.2),
            (exclaims, -0.5),
            (ends_sentence(title) && !exclaims, -1.7),
            (title.starts_with(['—', '-', '△', '▲', '●', '○', '(', '·', '*']), -2.7),
            (title.starts_with(|it: char| it.is_ascii_digit()), -0.9),
            (title.contains(','), -1.7),
        ];
        evidence.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum()
    }

    /// A line among short lines without stops.
    fn is_verse(&self, at: usize) -> bool {
        let short =
            |it: usize| (1..=18).contains(&length(self.words(it))) && !ends_sentence(self.words(it)) && !self.is_byline(it);
        let above = (1..=2).all(|back| at.checked_sub(back).is_some_and(short));
        let below = (1..=2).all(|ahead| short(at + ahead));
        above && short(at + 1) || below && at > 0 && (short(at - 1) || self.is_byline(at - 1))
    }

    /// What opens below a line.
    fn below(&self, at: usize) -> f64 {
        // Notes of pictures, captions and further lines of the title may stand between.
        let below = (at + 1..at + 4).find(|it| !self.is_between(*it)).unwrap_or(at + 4);
        let words = self.words(below);
        if dateline::at_start(words).is_some() {
            return 2.3;
        }
        if self.is_byline(below) {
            let text = self.words(below + 1);
            let text_follows = length(text) >= 25 || dateline::at_start(text).is_some() || words.starts_with('(');
            return if text_follows { 1.5 } else { -1.0 };
        }
        match self.words(at + 1) {
            "" => -1.1,
            text if length(text) >= 25 || ends_sentence(text) => 0.0,
            _ => -1.4,
        }
    }

    fn is_between(&self, at: usize) -> bool {
        let words = self.words(at);
        let note = furniture::line(words).is_some();
        let photograph = words.contains('摄') && length(words) <= 60 && closes_story(words);
        let deck = words.starts_with("——") && length(words) <= 40;
        note || photograph || deck || self.is_title(at) && !self.is_byline(at) && length(words) >= 6
    }

    /// How many lines the title has: those that a dateline or a byline closes, else the first alone.
    fn title_lines(&self, at: usize) -> usize {
        let goes_on = |it: usize| self.is_title(it) && !self.is_byline(it) && !self.words(it).starts_with(['(', '—']);
        let end = (at + 1..at + 5).find(|it| !goes_on(*it)).unwrap_or(at + 1);
        let closed = self.is_byline(end) || dateline::at_start(self.words(end)).is_some();
        if closed { end - at } else { 1 }
    }

    /// A line that is nothing but names and roles.
    fn is_byline(&self, at: usize) -> bool {
        let words = self.words(at);
        let Some(byline) = byline::read(words) else { return false };
        if byline.says_so {
            return byline.names_somebody() && length(words) <= 60 || byline.people.is_empty() && length(words) <= 8;
        }
        let bracketed = words.starts_with('(') && words.ends_with(')');
        let text_below = length(self.words(at + 1)) >= 40 || dateline::at_start(self.words(at + 1)).is_some();
        let below_title = at > 0 && self.is_title(at - 1) && text_below;
        let behind_text = at > 0 && ends_sentence(self.words(at - 1)) && length(self.words(at - 1)) >= 20 && !text_below;
        let brief = length(words) <= 3;
        byline.is_plausible() && (bracketed || below_title || behind_text)
            || below_title && (byline.doubt < name::KNOWN_SURNAME || brief) && length(words) <= 24
            || bracketed && length(words) <= 8
    }

    /// Whether a line is set as a title is: short, without a stop, neither furniture nor the opening of text.
    fn is_title(&self, at: usize) -> bool {
        let words = self.words(at);
        let letters = length(words);
        (2..=90).contains(&letters)
            && has_letters(words)
            && !words.contains(['。', ';'])
            && !words.ends_with([',', '、', ':', '…', '.'])
            && !body::is_numbered(words)
            && furniture::line(words).is_none()
            && dateline::at_start(words).is_none_or(|it| it.agency.is_none())
            && dateline::at_end(words).is_none()
            && !says_byline(words)
            && words.matches(',').count() <= 2
            && (letters <= 30 || words.contains([' ', '●', '—']) || !words.contains([',', '、']))
            && !is_of_a_series(words)
    }
}

/// `第一,`, `其二`, `记者:`: one of several parts of a text.
fn is_of_a_series(words: &str) -> bool {
    let counted = words
        .strip_prefix(['第', '其'])
        .is_some_and(|it| it.starts_with(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']));
    let speaks = ["记者:", "问:", "答:", "忧其", "一是", "二是", "三是"].iter().any(|it| words.starts_with(it));
    speaks || counted && !words.starts_with("第一书记")
}

/// Standing titles: they begin an item wherever they stand.
const STANDING_TITLES: &[&str] =
    &["图片新闻", "致读者", "明天气象预报", "天气预报", "气象预报", "简讯", "短讯", "一句话新闻", "编读往来", "读者来信"];

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
