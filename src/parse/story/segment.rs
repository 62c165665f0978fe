//! Stories (稿件) on a page: where each begins, which lines are its title block and which its text.
//!
//! Headings decide where a page has them. A page without any is read by evidence that is weighed: how a line is set,
//! what ends above it, what opens below it. Nothing here looks into the words of bylines and datelines itself.

use crate::account::reason::Reason;
use crate::article::doubt::Unsure;
use crate::date;
use crate::parse::byline::grammar;
use crate::parse::line::dateline;
use crate::parse::line::furniture;
use crate::parse::line::prefixed;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::signature::closes_story;
use crate::parse::line::signature::says_byline;
use crate::parse::line::source;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::length;
use crate::parse::story::guess::Guess;
use crate::parse::story::joins;
use crate::parse::story::start::Start;
use crate::parse::story::title;
use crate::parse::story::unmarked;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

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
    /// 栏目: the line that heads a column of briefs to which this one belongs.
    pub(crate) column: Option<usize>,
    /// What made it begin where it does.
    pub(crate) why: Reason,
    /// What of its title block and its cut could be otherwise.
    pub(crate) guesses: Vec<Guess>,
}

/// A kicker is at most so long.
const LONGEST_KICKER: usize = 40;

/// Parts the lines that are no folio lines (`open`) into stories, in the order printed.
pub(crate) fn stories(sheet: &Sheet<'_>, open: &[usize]) -> Vec<Story> {
    let is_marked = open.iter().any(|line| depth(sheet, *line) > 0);
    let mut starts = if is_marked { marked_starts(sheet, open) } else { unmarked::starts(sheet, open) };
    if is_marked {
        hear_unmarked(sheet, open, &mut starts);
    }
    order(sheet, open, &mut starts);
    let mut stories = cut(open, &starts);
    give_meta(sheet, &mut stories);
    give_captions(sheet, &mut stories);
    if !is_marked {
        name_columns(sheet, &mut stories);
    }
    for story in &mut stories {
        take_decks(sheet, story);
    }
    if is_marked {
        take_kickers(sheet, &mut stories);
    }
    let stories = stories.into_iter().flat_map(|story| continued(sheet, story));
    let stories = stories.flat_map(|story| bulleted(sheet, story));
    let mut stories: Vec<Story> = stories.flat_map(|story| briefs(sheet, story)).collect();
    stories.retain(|story| !(story.titles.is_empty() && story.lines.is_empty() && story.kickers.is_empty()));
    stories
}

fn depth(sheet: &Sheet<'_>, line: usize) -> usize {
    sheet.lines.get(line).map_or(0, |it| it.depth)
}

/// What the editor orders counts before all evidence.
fn order(sheet: &Sheet<'_>, open: &[usize], starts: &mut Vec<Start>) {
    let found: BTreeSet<usize> = starts.iter().map(|start| start.at).collect();
    for at in 0..open.len() {
        let ordered = open.get(at).and_then(|line| sheet.lines.get(*line)).is_some_and(|line| line.begins);
        if ordered && !found.contains(&at) {
            starts.push(Start::title(at, 1, Reason::Directive));
        }
    }
    starts.sort_by_key(|start| start.at);
    let mut end = open.len();
    for start in starts.iter_mut().rev() {
        start.columns = start.columns.min(end - start.at - 1);
        start.kickers = start.kickers.min(end - start.at - start.columns - 1);
        start.titles = start.titles.min(end - start.at - start.columns - start.kickers);
        end = start.at;
    }
}

/// What of a start could be otherwise, by the lines of the sheet.
fn guesses(open: &[usize], start: &Start) -> Vec<Guess> {
    let of_line = |(at, why): &(usize, Unsure)| Some(Guess::line(*open.get(*at)?, why.clone()));
    start.doubts.iter().filter_map(of_line).collect()
}

/// Cuts the lines at the starts.
fn cut(open: &[usize], starts: &[Start]) -> Vec<Story> {
    let mut stories = Vec::new();
    let first = starts.first().map_or(open.len(), |start| start.at);
    if first > 0 {
        stories.push(Story { lines: open.get(..first).unwrap_or(&[]).to_vec(), ..Story::default() });
    }
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(open.len(), |next| next.at);
        let (kickers, titles) = (start.at + start.columns, start.at + start.columns + start.kickers);
        stories.push(Story {
            column: open.get(start.at).copied().filter(|_| start.columns > 0),
            kickers: open.get(kickers..titles).unwrap_or(&[]).to_vec(),
            titles: open.get(titles..start.end()).unwrap_or(&[]).to_vec(),
            lines: open.get(start.end()..end).unwrap_or(&[]).to_vec(),
            why: start.why.clone(),
            guesses: guesses(open, start),
            ..Story::default()
        });
    }
    stories
}

/// The name of a column above the first of several items is the others' too.
fn name_columns(sheet: &Sheet<'_>, stories: &mut [Story]) {
    let mut column = None;
    for story in stories {
        let is_item = story.titles.first().is_some_and(|line| title::marked(sheet, *line).is_some());
        column = if is_item { story.column.or(column) } else { None };
        story.column = story.column.or(column);
    }
}

/// A title that somebody forgot to mark, among marked ones: it stands between the end of a story and a dateline.
fn hear_unmarked(sheet: &Sheet<'_>, open: &[usize], starts: &mut Vec<Start>) {
    let words = |at: usize| open.get(at).map_or("", |line| sheet.words(*line));
    let is_title = |at: usize| {
        open.get(at).is_some_and(|line| depth(sheet, *line) == 0 && title::is_set_as_title(sheet, *line))
            && length(words(at)) >= SHORTEST_UNMARKED
            && !words(at).starts_with(['—', '(', '【', '['])
    };
    let opens = |at: usize| {
        dateline::at_start(words(at), sheet.lexicon).is_some_and(|found| found.agency.is_some())
            || prefixed::at_start(words(at), sheet.lexicon).is_some()
    };
    let ends =
        |at: usize| ends_sentence(words(at)) && length(words(at)) >= SHORTEST_END || closes_story(words(at), sheet.lexicon);
    // A line of a title block, or directly below one, is a deck.
    let in_block: BTreeSet<usize> = starts.iter().flat_map(|start| start.at..=start.end()).collect();
    let is_behind_end = |at: usize| at.checked_sub(1).is_none_or(ends);
    let forgotten = (0..open.len()).filter(|at| !in_block.contains(at) && is_title(*at) && opens(at + 1) && is_behind_end(*at));
    starts.extend(forgotten.map(|at| Start::title(at, 1, Reason::AboveDateline)).collect::<Vec<_>>());
    starts.sort_by_key(|start| start.at);
}

/// A title that nobody marked has at least so many letters, and the text above it so many.
const SHORTEST_UNMARKED: usize = 6;
const SHORTEST_END: usize = 12;

/// The stories of a block of short items, each with its mark and title: `▲西站地下停车场扩容`. Under the name of a column, or
/// without a headline, every such title is one; below a dispatch, which has no subheads, too.
fn bulleted(sheet: &Sheet<'_>, story: Story) -> Vec<Story> {
    let is_text = |at: usize| story.lines.get(at).is_some_and(|line| length(sheet.words(*line)) >= SHORTEST_ITEM);
    let mark_at = |at: usize| title::marked(sheet, *story.lines.get(at)?).filter(|_| is_text(at + 1));
    let marks: Vec<(usize, char)> = (0..story.lines.len()).filter_map(|at| Some((at, mark_at(at)?))).collect();
    let mut same: BTreeMap<char, usize> = BTreeMap::new();
    marks.iter().for_each(|(_, mark)| *same.entry(*mark).or_default() += 1);
    let openings: Vec<usize> =
        marks.iter().filter(|(_, mark)| same.get(mark).is_some_and(|it| *it > 1)).map(|(at, _)| *at).collect();
    let Some(first) = openings.first().copied() else { return vec![story] };
    let lead = story.lines.get(..first).unwrap_or(&[]);
    let is_column = first == 0 && !story.titles.is_empty();
    let label = lead
        .last()
        .copied()
        .filter(|line| lead.len() == 1 && story.titles.is_empty() && title::label(sheet.words(*line)).is_some());
    let is_dispatch = lead.first().is_some_and(|line| dateline::at_start(sheet.words(*line), sheet.lexicon).is_some());
    if !is_column && !is_dispatch && !story.titles.is_empty() {
        return vec![story];
    }
    let column = if is_column { story.titles.first().copied() } else { label };
    let ends = openings.iter().skip(1).copied().chain([story.lines.len()]);
    let items = openings.iter().copied().zip(ends).map(|(start, end)| Story {
        titles: story.lines.get(start..start + 1).unwrap_or(&[]).to_vec(),
        lines: story.lines.get(start + 1..end).unwrap_or(&[]).to_vec(),
        column,
        why: Reason::MarkedItem,
        guesses: if is_dispatch && !is_column {
            vec![Guess::line(story.lines.get(start).copied().unwrap_or(0), Unsure::Weighed)]
        } else {
            Vec::new()
        },
        ..Story::default()
    });
    let mut items: Vec<Story> = items.collect();
    if is_column {
        if let Some(item) = items.first_mut() {
            item.kickers.clone_from(&story.kickers);
            item.decks.clone_from(&story.decks);
        }
        return items;
    }
    if label.is_some() || lead.is_empty() && story.kickers.is_empty() && story.titles.is_empty() {
        return items;
    }
    let own = Story { lines: lead.to_vec(), ..story };
    std::iter::once(own).chain(items).collect()
}

/// The text of a short item has at least so many letters.
const SHORTEST_ITEM: usize = 15;

/// A picture's caption above the first headline of a page is that story's.
fn give_captions(sheet: &Sheet<'_>, stories: &mut Vec<Story>) {
    let is_caption = |line: &usize| {
        let words = sheet.words(*line);
        words.starts_with("图为") || words.ends_with(['摄', '攝']) || words.ends_with("摄)") || words.ends_with("供图")
    };
    let [first, second, ..] = stories.as_mut_slice() else { return };
    if first.titles.is_empty() && !second.titles.is_empty() && !first.lines.is_empty() && first.lines.iter().all(is_caption) {
        second.lines.splice(0..0, first.lines.drain(..));
        stories.remove(0);
    }
}

/// A meta line with a day above a headline is that story's.
fn give_meta(sheet: &Sheet<'_>, stories: &mut [Story]) {
    let is_dated = |line: &usize| sheet.lines.get(*line).and_then(|it| it.meta()).is_some_and(|meta| meta.day.is_some());
    for next in 1..stories.len() {
        let (above, below) = stories.split_at_mut(next);
        let (Some(above), Some(below)) = (above.last_mut(), below.first_mut()) else { continue };
        let has_own = below.lines.first().is_some_and(is_dated);
        while !has_own && above.lines.len() > 1 && above.lines.last().is_some_and(is_dated) {
            below.lines.splice(0..0, above.lines.pop());
        }
    }
}

/// Headings that begin a story, with the headings directly below that go on its title.
fn marked_starts(sheet: &Sheet<'_>, open: &[usize]) -> Vec<Start> {
    let headings: Vec<usize> = (0..open.len()).filter(|at| open.get(*at).is_some_and(|line| depth(sheet, *line) > 0)).collect();
    let depth_at = |at: usize| open.get(at).map_or(0, |line| depth(sheet, *line));
    let top = headings.iter().map(|at| depth_at(*at)).min().unwrap_or(1);
    let tops = headings.iter().filter(|at| depth_at(**at) == top).count();
    let mut starts: Vec<Start> = Vec::new();
    for (index, at) in headings.iter().enumerate() {
        let words = open.get(*at).map_or("", |line| sheet.words(*line));
        let end = headings.get(index + 1).copied().unwrap_or(open.len());
        let begins = match depth_at(*at) - top {
            0 => true,
            // The sample's shape: the lead under `#`, every other story under `##`. Where `#` comes often, `##` parts
            // its text, unless what stands below is signed or dated as stories are.
            1 => !joins::is_numbered(words) && (tops == 1 || is_signed(sheet, open.get(at + 1..end).unwrap_or(&[]))),
            _ => false,
        };
        let nothing_to_read_yet = starts.is_empty();
        match starts.last_mut() {
            // Two headings with nothing between them are one title; two of the same depth are two stories, one of them bare.
            Some(start) if start.end() == *at && depth_at(*at) > depth_at(start.at) => start.titles += 1,
            _ if begins || nothing_to_read_yet => {
                let by_meta = open.get(*at).and_then(|line| sheet.lines.get(*line)).is_some_and(|line| line.is_by_meta);
                starts.push(Start::title(*at, 1, if by_meta { Reason::ByMeta } else { Reason::Marked }));
            }
            _ => {}
        }
    }
    starts
}

/// Whether lines are signed or dated as a story is.
fn is_signed(sheet: &Sheet<'_>, lines: &[usize]) -> bool {
    let opens = lines.iter().take(3).any(|line| {
        dateline::at_start(sheet.words(*line), sheet.lexicon).is_some() || says_byline(sheet.words(*line), sheet.lexicon)
    });
    opens || lines.iter().rev().take(2).any(|line| closes_story(sheet.words(*line), sheet.lexicon))
}

/// A block that comes from another page (`(上接第1版)…`) below a story is a story of its own.
fn continued(sheet: &Sheet<'_>, story: Story) -> Vec<Story> {
    let comes = |line: &usize| {
        let words = sheet.words(*line);
        furniture::turn(words).is_some_and(|(start, _)| start == 0) && (words.contains("上接") || words.contains("紧接"))
    };
    let starts: Vec<usize> = (1..story.lines.len()).filter(|at| story.lines.get(*at).is_some_and(comes)).collect();
    let Some(first) = starts.first() else { return vec![story] };
    let ends = starts.iter().skip(1).copied().chain([story.lines.len()]);
    let blocks = starts.iter().copied().zip(ends).map(|(start, end)| Story {
        lines: story.lines.get(start..end).unwrap_or(&[]).to_vec(),
        why: Reason::FromAnotherPage,
        ..Story::default()
    });
    let blocks: Vec<Story> = blocks.collect();
    let own = Story { lines: story.lines.get(..*first).unwrap_or(&[]).to_vec(), ..story };
    std::iter::once(own).chain(blocks).collect()
}

/// Titles of columns whose paragraphs are stories of their own (简讯): the endings that papers give them.
const BRIEF_COLUMNS: &[&str] =
    &["简讯", "短讯", "快讯", "简报", "一句话新闻", "简明新闻", "新闻集锦", "新闻速递", "要闻速览", "新闻快递"];

/// The briefs under a column's title; the story itself where it is no such column.
fn briefs(sheet: &Sheet<'_>, story: Story) -> Vec<Story> {
    let [title] = story.titles.as_slice() else { return vec![story] };
    let words = sheet.words(*title);
    if story.column.is_some() {
        return vec![story];
    }
    let is_column = sheet.lexicon.is_column(words) || length(words) <= 8 && BRIEF_COLUMNS.iter().any(|it| words.ends_with(it));
    if !is_column {
        return vec![story];
    }
    let opens = |line: &usize| {
        let words = sheet.words(*line);
        let marked =
            words.starts_with(['●', '■', '▲', '◆', '○', '△', '□', '★', '▇']) && grammar::read(words, sheet.lexicon).is_none();
        marked || dateline::at_start(words, sheet.lexicon).is_some()
    };
    let mut openings: Vec<usize> = (0..story.lines.len()).filter(|at| story.lines.get(*at).is_some_and(opens)).collect();
    let one_each = story.lines.iter().all(|line| ends_sentence(sheet.words(*line)) && length(sheet.words(*line)) <= 160);
    if openings.len() < 2 && one_each && story.lines.len() >= 2 {
        openings = (0..story.lines.len()).collect();
    }
    if openings.len() < 2 || openings.first() != Some(&0) {
        return vec![story];
    }
    let ends = openings.iter().skip(1).copied().chain([story.lines.len()]);
    let parts = openings.iter().copied().zip(ends).map(|(start, end)| Story {
        lines: story.lines.get(start..end).unwrap_or(&[]).to_vec(),
        kickers: if start == 0 { story.kickers.clone() } else { Vec::new() },
        decks: if start == 0 { story.decks.clone() } else { Vec::new() },
        column: Some(*title),
        ..Story::default()
    });
    parts.collect()
}

/// Decks (副题): lines below the title that open with a dash or a bullet, and a line set as a title is, above the opening of
/// the story. Names alone are no deck.
fn take_decks(sheet: &Sheet<'_>, story: &mut Story) {
    if story.titles.is_empty() {
        return;
    }
    let is_dashed = |line: &usize| {
        let words = sheet.words(*line);
        let dash = words.starts_with("——") || words.starts_with("--") || words.starts_with('—');
        let bullet = words.starts_with('●') && grammar::read(words, sheet.lexicon).is_none();
        (dash || bullet) && length(words) <= 50 && !words.contains('。') && depth(sheet, *line) == 0
    };
    let mut count = 0;
    while let Some(line) = story.lines.get(count) {
        let below = story.lines.get(count + 1..).unwrap_or(&[]);
        let is_deck = is_dashed(line) || count < MOST_PLAIN_DECKS && is_plain_deck(sheet, *line, below);
        if !is_deck {
            break;
        }
        count += 1;
    }
    story.decks = story.lines.drain(..count).collect();
}

/// So many decks stand below a title without a dash before them.
const MOST_PLAIN_DECKS: usize = 2;

/// A deck has at most so many letters, and one without a dash at least so many: what is shorter may be a name.
const LONGEST_DECK: usize = 40;
const SHORTEST_DECK: usize = 8;

/// A line directly below a marked headline that is set as a title is, where the story opens below it with a byline or a dateline.
fn is_plain_deck(sheet: &Sheet<'_>, line: usize, below: &[usize]) -> bool {
    let words = sheet.words(line);
    let names = grammar::read(words, sheet.lexicon);
    let is_names = names.is_some_and(|it| it.says_so && !it.people.is_empty() || it.is_plausible());
    let opens = |below: &usize| {
        let words = sheet.words(*below);
        dateline::at_start(words, sheet.lexicon).is_some()
            || prefixed::at_start(words, sheet.lexicon).is_some()
            || says_byline(words, sheet.lexicon)
            || words.starts_with("——")
    };
    (SHORTEST_DECK..=LONGEST_DECK).contains(&length(words))
        && depth(sheet, line) == 0
        && title::is_set_as_title(sheet, line)
        && !words.starts_with(['(', '[', '【', '●', '□', '■'])
        && !is_names
        && match below {
            [next, ..] if opens(next) => true,
            [next, then, ..] => {
                title::is_set_as_title(sheet, *next) && length(sheet.words(*next)) >= SHORTEST_DECK && opens(then)
            }
            _ => false,
        }
}

/// A kicker may open with a label (`交通部:七月推行`), and is short then.
const SHORTEST_LABELLED_KICKER: usize = 12;

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
            // 本报评论员 above a headline signs what follows.
            if grammar::read(sheet.words(line), sheet.lexicon).is_some_and(|it| it.says_so && !it.names_somebody()) {
                below.lines.insert(0, line);
            } else {
                taken.insert(0, line);
            }
        }
        // 【社区零距离】 above a headline names its column.
        let is_label = |line: &usize| below.column.is_none() && title::is_marked_label(sheet.words(*line));
        if let Some(at) = taken.iter().position(is_label) {
            below.column = Some(taken.remove(at));
        }
        // A kicker below a story that nothing closes may be its last line.
        let closed = above.lines.last().is_none_or(|line| {
            let words = sheet.words(*line);
            ends_sentence(words) || closes_story(words, sheet.lexicon) || furniture::line(words).is_some()
        });
        if let Some(line) = taken.first().filter(|_| !closed) {
            below.guesses.push(Guess::line(*line, Unsure::MaybeNoKicker));
        }
        below.kickers = taken;
    }
}

fn is_kicker(sheet: &Sheet<'_>, line: usize, above: &Story) -> bool {
    if sheet.lines.get(line).is_some_and(|it| it.order.is_some()) {
        return false;
    }
    let words = sheet.words(line);
    let set_as_kicker =
        length(words) <= LONGEST_KICKER && (!ends_sentence(words) || words.ends_with(['—', ':'])) && !words.contains('。');
    if !set_as_kicker || depth(sheet, line) > 0 || furniture::line(words).is_some() || closes_story(words, sheet.lexicon) {
        return false;
    }
    // A source, and the end of a bracket that a line break cuts, end the story above.
    let ends_bracket = words.ends_with(')') && !words.contains('(') || words.contains('(') && !words.contains(')');
    if source::at_end(words, sheet.lexicon).is_some() || ends_bracket {
        return false;
    }
    // A value with its label, and the day under a notice, end the story above.
    let is_dated = date::at_start(words).is_some_and(|(_, behind)| behind.trim().is_empty());
    if joins::is_label(words) && length(words) > SHORTEST_LABELLED_KICKER || is_dated {
        return false;
    }
    // What breaks off above it goes on in it; a column of short lines is verse.
    let rest: Vec<&str> = above.lines.iter().rev().skip(1).take(4).map(|line| sheet.words(*line)).collect();
    let verse = rest.len() >= 3 && rest.iter().all(|it| length(it) <= 24 && !ends_sentence(it));
    let Some(before) = rest.first() else { return above.titles.is_empty() };
    let ended = ends_sentence(before)
        || closes_story(before, sheet.lexicon)
        || furniture::line(before).is_some()
        || length(before) < LONGEST_KICKER;
    ended && !verse
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::Line;
    use crate::parse::lexicon::Lexicon;

    fn shown(lines: &[&str]) -> String {
        let lines = lines.iter().enumerate().map(|(at, text)| Line { number: at + 1, text: (*text).to_owned() }).collect();
        let document = Document { path: "page.md".into(), lines, hints: Vec::new() };
        let lexicon = Lexicon::default();
        let sheet = Sheet::new(&document, &lexicon);
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
    fn briefs_are_stories_of_their_own() {
        let with_deck = ["# 市县简讯", "——灌溉一线见闻", "●甲县开会。", "●乙县开会。"];
        assert_eq!(shown(&with_deck), "[][][1][2] [][][][3]");
        let marked = ["# 市县简讯", "●甲县开会。", "会议很好。", "●乙县开会。", "## 丙事", "文。"];
        assert_eq!(shown(&marked), "[][][][1, 2] [][][][3] [][4][][5]");
        assert_eq!(shown(&["# 一句话新闻", "甲县开会。", "乙县开会。"]), "[][][][1] [][][][2]");
        assert_eq!(shown(&["# 学习简报的人", "甲县开会。", "乙县开会。"]), "[][0][][1, 2]");
    }

    #[test]
    fn decks_stand_below_their_headline() {
        assert_eq!(shown(&["# “菜篮子”拎出幸福感", "——探访改造提升后的菜市场", "文。"]), "[][0][1][2]");
    }
}
