//! The lines around a marked headline that are of its title block: kickers (引题) above it, decks (副题) below.

use crate::account::reason::Reason;
use crate::article::doubt::Unsure;
use crate::date;
use crate::parse::line::heading::BOLD;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::source;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::length;
use crate::parse::story::cut::Story;
use crate::parse::story::cut::depth;
use crate::parse::story::guess::Guess;
use crate::parse::story::joins;
use crate::parse::story::title;
use crate::text::is_han;
use std::collections::BTreeSet;

/// A kicker is at most so long.
const LONGEST_KICKER: usize = 40;

/// Decks (副题): lines below the title that the file calls so, or that open with a dash or a bullet, and a line set as a title is, above the opening of
/// the story. Names alone are no deck.
pub(crate) fn take_decks(sheet: &Sheet<'_>, story: &mut Story) {
    if story.titles.is_empty() {
        return;
    }
    let is_dashed = |line: &usize| {
        let words = sheet.words(*line);
        let dash = words.starts_with("——") || words.starts_with("--") || words.starts_with('—');
        let bullet = words.starts_with('●') && sheet.byline(*line).is_none();
        (dash || bullet) && length(words) <= 50 && !words.contains('。') && (dash || depth(sheet, *line) == 0)
    };
    // ■来论 below a headline names its column.
    if let Some(line) =
        story.lines.first().copied().filter(|line| story.column.is_none() && title::is_ranged_label(sheet.words(*line)))
    {
        story.column = Some(line);
        story.lines.remove(0);
    }
    take_rest(sheet, story);
    // **刘明出席并讲话** directly below a heading.
    let is_bold = |line: &usize| {
        let words = sheet.words(*line);
        depth(sheet, *line) == BOLD && length(words) <= LONGEST_DECK && !ends_sentence(words)
    };
    let mut count = 0;
    while let Some(line) = story.lines.get(count) {
        let below = story.lines.get(count + 1..).unwrap_or(&[]);
        let is_deck = sheet.is_told_deck(*line)
            || is_dashed(line)
            || count == 0 && !below.is_empty() && is_bold(line)
            || count < MOST_PLAIN_DECKS && is_plain_deck(sheet, *line, below);
        if !is_deck {
            break;
        }
        count += 1;
    }
    story.decks = story.lines.drain(..count).collect();
}

/// `# 天气给力` above `晴好天气至周末` and a dispatch: so few letters are the first line of a headline, and no headline.
fn take_rest(sheet: &Sheet<'_>, story: &mut Story) {
    let ([title], [line, below, ..]) = (story.titles.as_slice(), story.lines.as_slice()) else { return };
    let words = sheet.words(*line);
    let is_rest = length(sheet.words(*title)) <= LONGEST_FIRST_LINE
        && (LONGEST_FIRST_LINE - 1..=LONGEST_LAST_LINE).contains(&length(words))
        && words.chars().all(is_han)
        && !sheet.says_byline(*line)
        && depth(sheet, *line) == 0
        && depth(sheet, *title) > 0
        && title::is_set_as_title(sheet, *line)
        && title::label(words).is_none()
        && sheet.opens_dispatch(*below);
    if is_rest {
        story.titles.push(*line);
        story.lines.remove(0);
    }
}

/// The first of two lines of a headline that has so few letters is none by itself; the last has at most so many.
const LONGEST_FIRST_LINE: usize = 5;
const LONGEST_LAST_LINE: usize = 12;

/// So many decks stand below a title without a dash before them.
const MOST_PLAIN_DECKS: usize = 2;

/// A deck has at most so many letters, and one without a dash at least so many: what is shorter may be a name.
const LONGEST_DECK: usize = 40;
const SHORTEST_DECK: usize = 8;

/// A line directly below a marked headline that is set as a title is, where the story opens below it with a byline or a dateline.
fn is_plain_deck(sheet: &Sheet<'_>, line: usize, below: &[usize]) -> bool {
    let words = sheet.words(line);
    let names = sheet.byline(line);
    let is_names = names.is_some_and(|it| it.says_so && !it.people.is_empty() || it.is_plausible());
    let opens = |below: &usize| {
        let words = sheet.words(*below);
        sheet.opens_story(*below) || sheet.says_byline(*below) || words.starts_with("——")
    };
    (SHORTEST_DECK..=LONGEST_DECK).contains(&length(words))
        && depth(sheet, line) == 0
        && title::is_set_as_title(sheet, line)
        && !words.starts_with(['(', '[', '【', '●', '□', '■', '▲', '△', '▼'])
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
pub(crate) fn take_kickers(sheet: &Sheet<'_>, stories: &mut [Story]) {
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
            if sheet.byline(line).is_some_and(|it| it.says_so && !it.names_somebody()) {
                below.lines.insert(0, line);
            } else {
                taken.insert(0, line);
            }
        }
        // 【社区零距离】 above a headline names its column.
        let is_label = |line: &usize| {
            let words = sheet.words(*line);
            below.column.is_none() && (title::is_marked_label(words) || title::is_short_label(words, sheet.lexicon))
        };
        if let Some(at) = taken.iter().position(is_label) {
            below.column = Some(taken.remove(at));
        }
        // A kicker below a story that nothing closes may be its last line.
        let closed = above.lines.last().is_none_or(|line| {
            let words = sheet.words(*line);
            ends_sentence(words) || sheet.closes_story(*line) || sheet.is_furniture(*line)
        });
        if let Some(line) = taken.first().filter(|_| !closed) {
            below.guesses.push(Guess::line(*line, Unsure::MaybeNoKicker));
        }
        below.kickers = taken;
    }
}

/// On a page without headings: a title without text above another is its kicker, or the name of its column.
pub(crate) fn join_bare(sheet: &Sheet<'_>, stories: &mut Vec<Story>) {
    let is_ordered = |line: usize| sheet.lines.get(line).is_none_or(|it| it.begins || it.order.is_some());
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for at in 1..stories.len() {
        let (above, below) = stories.split_at_mut(at);
        let (Some(bare), Some(story)) = (above.last_mut(), below.first_mut()) else { continue };
        let [title] = bare.titles.as_slice() else { continue };
        let title = *title;
        let is_bare = bare.lines.is_empty() && bare.kickers.is_empty() && bare.decks.is_empty() && bare.column.is_none();
        // Headlines in a row, each without text, are a list of them; what an editor orders stays as ordered.
        let is_whole = !story.titles.is_empty() && !story.lines.is_empty() && story.kickers.is_empty() && story.column.is_none();
        if !is_bare || !is_whole || is_ordered(title) {
            continue;
        }
        if names_column(sheet, title) {
            story.column = Some(title);
        } else {
            story.kickers.push(title);
            story.guesses.push(Guess::line(title, Unsure::MaybeNoKicker));
        }
        story.guesses.extend(std::mem::take(&mut bare.guesses));
        taken.insert(at - 1);
    }
    let mut at = 0;
    stories.retain(|_| {
        at += 1;
        !taken.contains(&(at - 1))
    });
}

/// `# 一周体坛` without text above several `##` names the column of them all.
pub(crate) fn name_all(sheet: &Sheet<'_>, stories: &mut Vec<Story>) {
    let depth_of = |story: &Story| story.titles.first().map_or(0, |line| depth(sheet, *line));
    let Some((name, below)) = stories.split_first() else { return };
    let [line] = name.titles.as_slice() else { return };
    let is_name = name.lines.is_empty()
        && name.decks.is_empty()
        && name.column.is_none()
        && length(sheet.words(*line)) <= title::LONGEST_NAMING
        && below.len() >= title::FEWEST_NAMED
        && below.iter().all(|story| depth_of(story) == depth_of(name) + 1 && story.column.is_none());
    if is_name {
        let line = *line;
        stories.remove(0);
        stories.iter_mut().for_each(|story| story.column = Some(line));
    }
}

/// A headline without text directly above another of its depth is the name of that one's column, or its kicker: nobody prints a
/// headline and nothing below it, but for the headlines in a row that a list of them is.
pub(crate) fn take_bare(sheet: &Sheet<'_>, stories: &mut Vec<Story>) {
    let is_bare = |story: &Story| story.lines.is_empty() && story.decks.is_empty();
    let is_heading = |line: usize| depth(sheet, line) > 0 && !sheet.is_of_head(line);
    let joins: Vec<bool> = (0..stories.len())
        .map(|at| {
            let (Some(story), Some(below)) = (stories.get(at), stories.get(at + 1)) else { return false };
            let ([title], [next]) = (story.titles.as_slice(), below.titles.as_slice()) else { return false };
            let is_in_row = at.checked_sub(1).and_then(|above| stories.get(above)).is_some_and(is_bare) || is_bare(below);
            let are_headings = is_heading(*title) && is_heading(*next) && depth(sheet, *title) == depth(sheet, *next);
            let are_marked = story.why == Reason::Marked && below.why == Reason::Marked;
            is_bare(story) && !is_in_row && are_headings && are_marked && below.kickers.is_empty() && below.column.is_none()
        })
        .collect();
    let mut taken: Option<Story> = None;
    let mut kept = Vec::with_capacity(stories.len());
    for (mut story, joins) in std::mem::take(stories).into_iter().zip(joins) {
        if let Some(Story { kickers, titles, column, .. }) = taken.take() {
            let name = titles.first().copied().filter(|line| column.is_none() && names_column(sheet, *line));
            story.column = column.or(name);
            story.guesses.extend(titles.iter().filter(|_| name.is_none()).map(|line| Guess::line(*line, Unsure::NoText)));
            story.kickers = kickers.into_iter().chain(titles.into_iter().filter(|_| name.is_none())).collect();
        }
        if joins {
            taken = Some(story);
        } else {
            kept.push(story);
        }
    }
    kept.extend(taken);
    *stories = kept;
}

/// Whether a line above a headline names its column.
fn names_column(sheet: &Sheet<'_>, line: usize) -> bool {
    let words = sheet.words(line);
    title::label(words).is_some() || title::is_short_label(words, sheet.lexicon) || sheet.lexicon.is_column(words)
}

fn is_kicker(sheet: &Sheet<'_>, line: usize, above: &Story) -> bool {
    if sheet.lines.get(line).is_some_and(|it| it.order.is_some() || it.site.is_some()) {
        return false;
    }
    let words = sheet.words(line);
    let set_as_kicker =
        length(words) <= LONGEST_KICKER && (!ends_sentence(words) || words.ends_with(['—', ':'])) && !words.contains('。');
    if !set_as_kicker || depth(sheet, line) > 0 || sheet.is_furniture(line) || sheet.closes_story(line) {
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
    let rest: Vec<usize> = above.lines.iter().rev().skip(1).take(4).copied().collect();
    let is_verse = |line: &usize| length(sheet.words(*line)) <= 24 && !ends_sentence(sheet.words(*line));
    let verse = rest.len() >= 3 && rest.iter().all(is_verse);
    let Some(before) = rest.first().copied() else { return above.titles.is_empty() };
    let ended = ends_sentence(sheet.words(before))
        || sheet.closes_story(before)
        || sheet.is_furniture(before)
        || length(sheet.words(before)) < LONGEST_KICKER;
    ended && (!verse || is_below_stanza(sheet, line, &above.lines))
}

/// Whether a line stands alone below a poem whose stanzas have several lines each: it is no verse. As few letters as a name has may sign it.
fn is_below_stanza(sheet: &Sheet<'_>, line: usize, lines: &[usize]) -> bool {
    let number = |line: usize| sheet.lines.get(line).map_or(0, |it| it.number);
    // Nothing but blank lines between two: a picture that was left out parts nothing.
    let apart = |one: usize, two: usize| one + 1 == two && number(one) + 1 < number(two);
    let together = |one: &usize, two: &usize| number(*one) + 1 == number(*two);
    let Some((_, poem)) = lines.split_last() else { return false };
    let is_of_stanza = |at: usize| {
        let beside = |one: usize| matches!(poem.get(one..), Some([one, two, ..]) if together(one, two));
        beside(at) || at.checked_sub(1).is_some_and(beside)
    };
    let is_name = sheet.byline(line).is_some_and(|it| it.says_so || it.is_plausible());
    length(sheet.words(line)) >= SHORTEST_BELOW_POEM
        && !is_name
        && poem.last().is_some_and(|last| apart(*last, line))
        && (poem.len().saturating_sub(LINES_OF_POEM)..poem.len()).all(is_of_stanza)
}

/// Below a poem a kicker has at least so many letters.
const SHORTEST_BELOW_POEM: usize = 4;

/// So many lines above show how a poem is set.
const LINES_OF_POEM: usize = 4;
