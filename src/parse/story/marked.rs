//! Starts on a page with headings: which headings begin a story, and the title that somebody forgot to mark.

use crate::account::reason::Reason;
use crate::article::doubt::Unsure;
use crate::parse::line::heading::BOLD;
use crate::parse::line::printed::Bold;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::length;
use crate::parse::story::cut::depth;
use crate::parse::story::start::Start;
use crate::parse::story::title;
use crate::text::numbered;
use std::collections::BTreeSet;

/// Headings that begin a story, with the headings directly below that go on its title.
pub(crate) fn starts(sheet: &Sheet<'_>, open: &[usize]) -> Vec<Start> {
    let headings: Vec<usize> = (0..open.len()).filter(|at| open.get(*at).is_some_and(|line| depth(sheet, *line) > 0)).collect();
    let depth_at = |at: usize| open.get(at).map_or(0, |line| depth(sheet, *line));
    let top = headings.iter().map(|at| depth_at(*at)).min().unwrap_or(1);
    let tops = headings.iter().filter(|at| depth_at(**at) == top).count();
    let below = |index: usize| {
        let end = headings.get(index + 1).copied().unwrap_or(open.len());
        headings.get(index).and_then(|at| open.get(at + 1..end)).unwrap_or(&[])
    };
    // One headline above a dispatch of its own, and nothing that is signed or dated below several others: those part its text.
    let is_one_story = tops == 1
        && headings.len() > 2
        && headings.first().is_some_and(|at| depth_at(*at) == top)
        && below(0).first().is_some_and(|line| sheet.opens_dispatch(*line))
        && !(1..headings.len()).any(|index| is_signed(sheet, below(index), 1));
    // Below the headline that a head tells, headings part its text, unless what stands below them is dated or signed.
    let last = headings.len().saturating_sub(1);
    let is_told = tops == 1
        && headings.first().and_then(|at| open.get(*at)).is_some_and(|line| sheet.is_of_head(*line))
        && !(1..=last).any(|index| opens(sheet, below(index), OPENING))
        && !(0..last).any(|index| closes(sheet, below(index)));
    let is_one_story = is_one_story || is_told;
    // # 一周体坛 above several ## with their texts is the name of what stands below, and no line of the first headline.
    let heads_several = |index: usize| {
        let own = index.checked_sub(1).and_then(|above| headings.get(above)).map_or(0, |at| depth_at(*at));
        let next = headings.iter().skip(index).take_while(|at| depth_at(**at) > own);
        let name = headings.first().and_then(|at| open.get(*at)).map_or("", |line| sheet.words(*line));
        tops == 1
            && index == 1
            && own == top
            && length(name) <= title::LONGEST_NAMING
            && next.filter(|at| depth_at(**at) == own + 1).count() >= title::FEWEST_NAMED
    };
    let bold = |at: usize| open.get(at).and_then(|line| sheet.lines.get(*line)).map_or(Bold::No, |line| line.bold);
    let is_bold = |at: usize| bold(at) != Bold::No;
    let blocks = headings.iter().filter(|at| is_bold(**at) && !at.checked_sub(1).is_some_and(is_bold)).count();
    let mut starts: Vec<Start> = Vec::new();
    for (index, at) in headings.iter().enumerate() {
        let words = open.get(*at).map_or("", |line| sheet.words(*line));
        let begins = match depth_at(*at) - top {
            0 => true,
            // The sample's shape: the lead under `#`, every other story under `##`. Where `#` comes often, `##` parts
            // its text, unless what stands below is signed or dated as stories are.
            1 => !numbered::opens(words) && !is_one_story && (tops == 1 || is_signed(sheet, below(index), OPENING)),
            _ => false,
        };
        // # ——最高补贴三万元 below a headline is its deck.
        let is_dashed = |at: usize| open.get(at).is_some_and(|line| sheet.words(*line).starts_with(['—', '─']));
        if is_dashed(*at) && starts.last().is_some_and(|it| it.end() == *at && !is_dashed(it.at)) {
            continue;
        }
        // So is a bold line directly below one.
        if depth_at(*at) == BOLD && starts.last().is_some_and(|it| it.end() == *at && depth_at(it.at) < BOLD) {
            continue;
        }
        let nothing_to_read_yet = starts.is_empty();
        match starts.last_mut() {
            // Two headings with nothing between them are one title; two of the same depth begin two, of which the bare one may
            // be the other's kicker (`title_block::take_bare`), unless they are no more than bold: so a headline is set in two lines.
            Some(start)
                if start.end() == *at
                    && !is_told
                    && !heads_several(index)
                    && (depth_at(*at) > depth_at(start.at) || is_bold(*at) && is_bold(start.at) && start.titles < MOST_BOLD) =>
            {
                start.titles += 1;
            }
            _ if begins || nothing_to_read_yet => {
                let by_meta = open.get(*at).and_then(|line| sheet.lines.get(*line)).is_some_and(|line| line.is_by_meta);
                let mut start = Start::title(*at, 1, if by_meta { Reason::ByMeta } else { Reason::Marked });
                // A bold line between unsigned texts may part one.
                let is_signed_below = || {
                    let text = (index..headings.len()).map(below).find(|text| !text.is_empty()).unwrap_or_default();
                    is_signed(sheet, text, OPENING)
                };
                let may_part = bold(*at) == Bold::Alone || bold(*at) == Bold::Heading && blocks == 2;
                if may_part && index.checked_sub(1).is_some_and(|above| !closes(sheet, below(above))) && !is_signed_below() {
                    start.doubts.push((*at, Unsure::Weighed));
                }
                starts.push(start);
            }
            _ => {}
        }
    }
    starts
}

/// A headline that is set in bold paragraphs has at most so many.
const MOST_BOLD: usize = 3;

/// A story is signed or dated among so many of its first lines.
const OPENING: usize = 3;

/// Whether lines are signed or dated as a story is, among so many of the first or at the end.
fn is_signed(sheet: &Sheet<'_>, lines: &[usize], opening: usize) -> bool {
    opens(sheet, lines, opening) || closes(sheet, lines)
}

fn opens(sheet: &Sheet<'_>, lines: &[usize], opening: usize) -> bool {
    lines.iter().take(opening).any(|line| sheet.dateline(*line).is_some() || sheet.says_byline(*line))
}

fn closes(sheet: &Sheet<'_>, lines: &[usize]) -> bool {
    lines.iter().rev().take(2).any(|line| sheet.closes_story(*line))
}

/// A title that somebody forgot to mark, among marked ones: it stands between the end of a story and a dateline.
pub(crate) fn hear_unmarked(sheet: &Sheet<'_>, open: &[usize], starts: &mut Vec<Start>) {
    let words = |at: usize| open.get(at).map_or("", |line| sheet.words(*line));
    let is_title = |at: usize| {
        open.get(at).is_some_and(|line| depth(sheet, *line) == 0 && title::is_set_as_title(sheet, *line))
            && length(words(at)) >= SHORTEST_UNMARKED
            && !words(at).starts_with(['—', '(', '【', '['])
    };
    let opens = |at: usize| open.get(at).is_some_and(|line| sheet.opens_dispatch(*line) || sheet.is_reported(*line));
    let ends = |at: usize| {
        ends_sentence(words(at)) && length(words(at)) >= SHORTEST_END
            || open.get(at).is_some_and(|line| sheet.closes_story(*line))
    };
    // A line of a title block, or directly below one, is a deck.
    let in_block: BTreeSet<usize> = starts.iter().flat_map(|start| start.at..=start.end()).collect();
    let is_behind_end = |at: usize| at.checked_sub(1).is_none_or(ends);
    let forgotten = (0..open.len()).filter(|at| !in_block.contains(at) && opens(at + 1) && is_title(*at) && is_behind_end(*at));
    starts.extend(forgotten.map(|at| Start::title(at, 1, Reason::AboveDateline)).collect::<Vec<_>>());
    starts.sort_by_key(|start| start.at);
}

/// A title that nobody marked has at least so many letters, and the text above it so many.
const SHORTEST_UNMARKED: usize = 6;
const SHORTEST_END: usize = 12;
