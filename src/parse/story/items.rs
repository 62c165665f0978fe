//! Stories within what one heading begins: short items with a mark before each, briefs under the title of their column, what
//! comes from another page.

use crate::account::reason::Reason;
use crate::article::doubt::Unsure;
use crate::parse::line::ending;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::length;
use crate::parse::story::cut::Story;
use crate::parse::story::guess::Guess;
use crate::parse::story::title;
use crate::parse::vocabulary::role;
use std::collections::BTreeMap;

/// The stories of a block of short items, each with its mark and title: `▲西站地下停车场扩容`. Under the name of a column, or
/// without a headline, every such title is one; below a dispatch, which has no subheads, too.
pub(crate) fn bulleted(sheet: &Sheet<'_>, story: Story) -> Vec<Story> {
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
    let is_dispatch = lead.first().is_some_and(|line| sheet.dateline(*line).is_some());
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

/// A block that comes from another page (`(上接第1版)…`) below a story is a story of its own.
pub(crate) fn continued(sheet: &Sheet<'_>, story: Story) -> Vec<Story> {
    let comes = |line: &usize| {
        let words = sheet.words(*line);
        ending::turn(words).is_some_and(|(start, _)| start == 0) && (words.contains("上接") || words.contains("紧接"))
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
pub(crate) fn briefs(sheet: &Sheet<'_>, story: Story) -> Vec<Story> {
    let (Some(title), 1) = (story.titles.first().copied(), story.titles.len()) else { return vec![story] };
    if story.column.is_some() {
        return vec![story];
    }
    if !is_brief_column(sheet, title) {
        return vec![story];
    }
    let opens = |line: &usize| {
        let words = sheet.words(*line);
        let marked = words.starts_with(['●', '■', '▲', '◆', '○', '△', '□', '★', '▇']) && sheet.byline(*line).is_none();
        marked || sheet.dateline(*line).is_some()
    };
    let mut openings: Vec<usize> = (0..story.lines.len()).filter(|at| story.lines.get(*at).is_some_and(opens)).collect();
    let texts = story.lines.len() - editors_at_foot(sheet, &story.lines);
    let is_brief = |line: &usize| ends_sentence(sheet.words(*line)) && length(sheet.words(*line)) <= 160;
    let one_each = story.lines.iter().take(texts).all(is_brief);
    if openings.len() < 2 && one_each && texts >= 2 {
        openings = (0..texts).collect();
    }
    if openings.len() < 2 || openings.first() != Some(&0) {
        return titled(sheet, story, title);
    }
    let ends = openings.iter().skip(1).copied().chain([story.lines.len()]);
    let parts = openings.iter().copied().zip(ends).map(|(start, end)| Story {
        lines: story.lines.get(start..end).unwrap_or(&[]).to_vec(),
        kickers: if start == 0 { story.kickers.clone() } else { Vec::new() },
        decks: if start == 0 { story.decks.clone() } else { Vec::new() },
        column: Some(title),
        ..Story::default()
    });
    parts.collect()
}

/// How many lines at the foot of a group name nobody but who edited and made it (`责编:吴昊 版式:赵静`): they are no brief, and what
/// stands above them is read as if they were not there.
fn editors_at_foot(sheet: &Sheet<'_>, lines: &[usize]) -> usize {
    let names_editors = |line: &&usize| {
        sheet.byline(**line).is_some_and(|it| {
            let are_editors = it.people.iter().all(|person| role::is_of_the_page(person.role));
            it.says_so && !it.people.is_empty() && it.organisations.is_empty() && are_editors
        })
    };
    lines.iter().rev().take_while(names_editors).count()
}

/// Briefs under the name of their column that have a headline each: a line set as a title above a sentence, and the next.
fn titled(sheet: &Sheet<'_>, story: Story, column: usize) -> Vec<Story> {
    let is_sentence = |line: &usize| ends_sentence(sheet.words(*line));
    let is_title = |line: &usize| {
        let is_byline = || sheet.byline(*line).is_some_and(|byline| byline.says_so || byline.is_plausible());
        length(sheet.words(*line)) >= SHORTEST_TITLE && title::is_set_as_title(sheet, *line) && !is_sentence(line) && !is_byline()
    };
    let is_headed = |pair: &[usize]| matches!(pair, [title, text] if is_title(title) && is_sentence(text));
    let openings: Vec<usize> = story.lines.windows(2).enumerate().filter(|(_, pair)| is_headed(pair)).map(|(at, _)| at).collect();
    if openings.first() != Some(&0) {
        return vec![story];
    }
    let ends = openings.iter().skip(1).copied().chain([story.lines.len()]);
    let items = openings.iter().copied().zip(ends).map(|(start, end)| Story {
        titles: story.lines.get(start..start + 1).unwrap_or_default().to_vec(),
        lines: story.lines.get(start + 1..end).unwrap_or_default().to_vec(),
        kickers: if start == 0 { story.kickers.clone() } else { Vec::new() },
        decks: if start == 0 { story.decks.clone() } else { Vec::new() },
        column: Some(column),
        why: story.why.clone(),
        ..Story::default()
    });
    items.collect()
}

/// The headline of a brief has at least so many letters.
const SHORTEST_TITLE: usize = 4;

/// What follows the first brief with a headline of its own and is as short is of its column, and as surely a story.
pub(crate) fn name_briefs(sheet: &Sheet<'_>, stories: &mut [Story]) {
    let mut column = None;
    for story in stories {
        let letters: usize = story.lines.iter().map(|line| length(sheet.words(*line))).sum();
        let is_brief = !story.titles.is_empty() && story.kickers.is_empty() && letters <= LONGEST_BRIEF;
        let own = story.column.filter(|line| is_brief_column(sheet, *line));
        column = own.or(column).filter(|_| is_brief);
        if let (Some(column), None) = (column, story.column) {
            story.column = Some(column);
            story.guesses.retain(|guess| guess.why != Unsure::Weighed);
        }
    }
}

/// A brief has at most so many letters.
const LONGEST_BRIEF: usize = 200;

/// Whether a line is the name of a column of briefs.
fn is_brief_column(sheet: &Sheet<'_>, line: usize) -> bool {
    let words = sheet.words(line);
    sheet.lexicon.is_column(words) || length(words) <= 8 && BRIEF_COLUMNS.iter().any(|it| words.ends_with(it))
}
