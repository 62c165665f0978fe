//! A page without headings, and what each of its lines is: a title, a byline, an item with its mark, verse, what may stand between a
//! title and its text. Asked by all its neighbours, answered once.

use crate::parse::byline::name;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::site::Meta;
use crate::parse::line::written::SHORTEST_RUNNING;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::length;
use crate::parse::story::title;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// The lines of a page without headings.
pub(crate) struct Flat<'a> {
    pub(crate) sheet: &'a Sheet<'a>,
    pub(crate) open: &'a [usize],
    /// What each line is, asked by all its neighbours and answered once.
    titles: Vec<OnceCell<bool>>,
    bylines: Vec<OnceCell<bool>>,
    between: Vec<OnceCell<bool>>,
    /// How far the lines of the page stand apart, most of them.
    pub(crate) usual_gap: usize,
    /// How many titles of the page have which mark before them.
    pub(crate) marks: BTreeMap<char, usize>,
}

/// The answer for a line, found once.
fn once(answers: &[OnceCell<bool>], at: usize, answer: impl FnOnce() -> bool) -> bool {
    match answers.get(at) {
        Some(cell) => *cell.get_or_init(answer),
        None => answer(),
    }
}

impl<'a> Flat<'a> {
    /// Lines of the sheet, in the order printed.
    pub(crate) fn new(sheet: &'a Sheet<'a>, open: &'a [usize]) -> Self {
        let unasked = || open.iter().map(|_| OnceCell::new()).collect();
        let numbers = open.iter().filter_map(|line| sheet.lines.get(*line)).map(|line| line.number);
        let numbers: Vec<usize> = numbers.collect();
        let mut gaps: Vec<usize> = numbers.iter().zip(numbers.iter().skip(1)).map(|(one, two)| two - one).collect();
        gaps.sort_unstable();
        let usual_gap = gaps.get(gaps.len() * 6 / 10).copied().unwrap_or(usize::MAX);
        Self { sheet, open, titles: unasked(), bylines: unasked(), between: unasked(), usual_gap, marks: BTreeMap::new() }
    }

    /// The words of a line; none where no line is.
    pub(crate) fn words(&self, at: usize) -> &'a str {
        self.open.get(at).map_or("", |line| self.sheet.words(*line))
    }

    /// The line of the sheet; one that no sheet has, where no line is.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.open.get(at).copied().unwrap_or(usize::MAX)
    }

    /// What a line tells of its story as a web site's.
    pub(crate) fn meta(&self, at: usize) -> Option<&Meta> {
        self.open.get(at).and_then(|line| self.sheet.lines.get(*line)).and_then(|line| line.meta())
    }

    /// A title with a mark before it, as other items of the page have, and text below it.
    pub(crate) fn is_item(&self, at: usize) -> bool {
        self.mark(at).is_some_and(|mark| self.marks.get(&mark).is_some_and(|count| *count > 1))
    }

    /// The mark before a title that has text below it.
    pub(crate) fn mark(&self, at: usize) -> Option<char> {
        let mark = self.open.get(at).and_then(|line| title::marked(self.sheet, *line));
        mark.filter(|_| length(self.words(at + 1)) >= SHORTEST_RUNNING)
    }

    /// A line with the mark of the line above, which has no text: captions stand so, and titles of items do not.
    pub(crate) fn is_further_caption(&self, at: usize) -> bool {
        let mark = |at: usize| self.words(at).chars().next().filter(|it| matches!(it, '▲' | '△' | '▼'));
        at.checked_sub(1).and_then(mark).is_some_and(|above| mark(at) == Some(above))
    }

    /// A line among short lines without stops.
    pub(crate) fn is_verse(&self, at: usize) -> bool {
        let short = |it: usize| self.is_short(it) && !ends_sentence(self.words(it)) && !self.is_byline(it);
        let above = (1..=2).all(|back| at.checked_sub(back).is_some_and(short));
        let below = (1..=2).all(|ahead| short(at + ahead));
        above && short(at + 1) || below && at > 0 && (short(at - 1) || self.is_byline(at - 1))
    }

    /// Whether a line has so few letters as a line of verse.
    fn is_short(&self, at: usize) -> bool {
        (1..=LONGEST_VERSE).contains(&length(self.words(at)))
    }

    /// Whether blank lines stand above a line and below it.
    fn stands_alone(&self, at: usize) -> bool {
        at < self.open.len()
            && at.checked_sub(1).is_none_or(|above| self.are_apart(above))
            && (at + 1 >= self.open.len() || self.are_apart(at))
    }

    /// Whether blank lines stand between a line and the next.
    fn are_apart(&self, at: usize) -> bool {
        let number = |at: usize| self.open.get(at).and_then(|line| self.sheet.lines.get(*line)).map(|line| line.number);
        number(at).zip(number(at + 1)).is_some_and(|(one, two)| two - one > 1)
    }

    /// Whether a line names a part of a story and nothing else: `人物名片`, `【新闻链接】`.
    pub(crate) fn is_part(&self, at: usize) -> bool {
        let bare = self.words(at).trim_matches(['【', '】', '[', ']', '■', '●', '▶', '◆', ':', ' ', '>']);
        PARTS.contains(&bare)
    }

    /// Whether verse begins at a line.
    pub(crate) fn begins_verse(&self, at: usize) -> bool {
        (at..at + VERSES).all(|it| self.is_short(it))
    }

    /// Whether a line may stand between a title and the opening of its story.
    pub(crate) fn is_between(&self, at: usize) -> bool {
        once(&self.between, at, || self.stands_between(at))
    }

    fn stands_between(&self, at: usize) -> bool {
        let words = self.words(at);
        let note = self.sheet.is_furniture(self.line(at)) || self.meta(at).is_some();
        let photograph = words.contains('摄') && length(words) <= 60 && self.sheet.closes_story(self.line(at));
        let deck = words.starts_with("——") && length(words) <= 40;
        note || photograph || deck || self.is_title(at) && !self.is_byline(at) && length(words) >= 6
    }

    /// A line that is nothing but names and roles.
    pub(crate) fn is_byline(&self, at: usize) -> bool {
        once(&self.bylines, at, || self.reads_as_byline(at))
    }

    fn reads_as_byline(&self, at: usize) -> bool {
        let words = self.words(at);
        // 高一(2)班 李四光 below a title.
        let is_pupils = || self.sheet.said(self.line(at)).is_some_and(|(start, _)| start > 0);
        let Some(byline) = self.sheet.byline(self.line(at)) else {
            return at > 0 && self.is_title(at - 1) && !ends_sentence(words) && is_pupils();
        };
        if byline.says_so {
            return byline.names_somebody()
                && length(words) <= 60
                && self.open.get(at).is_some_and(|line| title::signs(self.sheet, *line))
                || byline.people.is_empty() && length(words) <= 8;
        }
        // 海南超额完成发行任务: a dispatch names its reporter itself, and above it stands its headline.
        if byline.affiliated && self.sheet.opens_dispatch(self.line(at + 1)) {
            return false;
        }
        let bracketed = words.starts_with('(') && words.ends_with(')');
        // Under a name stands text, or one sentence of it.
        let below = self.words(at + 1);
        let text_below = length(below) >= 40
            || ends_sentence(below) && length(below) >= SHORTEST_SENTENCE
            || self.sheet.dateline(self.line(at + 1)).is_some();
        let below_title = at > 0 && self.is_title(at - 1) && text_below;
        let behind_text = at > 0 && ends_sentence(self.words(at - 1)) && length(self.words(at - 1)) >= 20 && !text_below;
        let brief = length(words) <= 3;
        // 渡口 / 闻人雪 / verse: title and name stand by themselves above the first lines of a poem, or together between prose and poem.
        let ends_above = || at.checked_sub(2).is_some_and(|above| ends_sentence(self.words(above)) && self.are_apart(above));
        let above_verse = at > 0
            && self.is_title(at - 1)
            && (self.stands_alone(at - 1) && self.stands_alone(at) || ends_above() && byline.is_plausible())
            && self.begins_verse(at + 1)
            && length(words) <= LONGEST_NAME
            && byline.doubt < name::KNOWN_SURNAME;
        if above_verse {
            return true;
        }
        // 市政协召开主席会议
        if byline.affiliated && !byline.is_plausible() {
            return false;
        }
        byline.is_plausible() && (bracketed || below_title || behind_text)
            || below_title && (byline.doubt < name::KNOWN_SURNAME || brief) && length(words) <= 24
            || bracketed && length(words) <= 8
    }

    /// Whether a line is set as a title is: short, without a stop, neither furniture nor the opening of text.
    pub(crate) fn is_title(&self, at: usize) -> bool {
        once(&self.titles, at, || {
            self.open.get(at).is_some_and(|line| title::is_set_as_title(self.sheet, *line)) || self.is_first_half(at)
        })
    }

    /// `老兵王德全:` above `一枚军功章背后的故事` and a byline: a colon ends the first line of a headline.
    fn is_first_half(&self, at: usize) -> bool {
        let words = self.words(at);
        let is_set = |at: usize| self.open.get(at).is_some_and(|line| title::is_set_as_title(self.sheet, *line));
        let opens = |at: usize| self.sheet.opens_story(self.line(at)) || self.sheet.says_byline(self.line(at));
        words.ends_with(':')
            && FIRST_HALF.contains(&length(words))
            && at.checked_sub(1).is_none_or(|above| ends_sentence(self.words(above)) || self.sheet.closes_story(self.line(above)))
            && !self.sheet.says_byline(self.line(at))
            && is_set(at + 1)
            && opens(at + 2)
    }
}

/// The first line of a headline that a colon ends has so many letters.
const FIRST_HALF: std::ops::RangeInclusive<usize> = 4..=18;

/// A line of verse has at most so many letters, and a poem so many lines at the least.
const LONGEST_VERSE: usize = 18;
const VERSES: usize = 3;

/// A name that stands alone above verse has at most so many letters.
const LONGEST_NAME: usize = 4;

/// A sentence under a name has at least so many letters.
const SHORTEST_SENTENCE: usize = 12;

/// What parts of a story are called, alone on their lines.
const PARTS: &[&str] = &[
    "人物名片",
    "人物简介",
    "人物介绍",
    "人物档案",
    "核心提示",
    "编者按",
    "编后",
    "编后语",
    "内容提要",
    "阅读提示",
    "新闻背景",
    "背景资料",
    "背景链接",
    "新闻链接",
    "相关链接",
    "知识链接",
    "延伸阅读",
    "名词解释",
    "对话",
    "记者手记",
    "采访手记",
    "手记",
    "专家点评",
    "专家解读",
    "专家提醒",
    "专家建议",
    "专家观点",
    "温馨提示",
    "小贴士",
    "小知识",
    "事件回放",
    "新闻回放",
    "案情回放",
    "案件回放",
    "律师说法",
    "法官说法",
    "法官提醒",
    "检察官说法",
    "警方提醒",
    "民警提醒",
    "医生提醒",
    "医生建议",
    "记者观察",
    "记者回访",
    "部门回应",
    "各方反应",
    "新闻延伸",
    "新闻多一点",
];
