//! The title block (标题组) on a page without headings: which of the lines set as titles are the name of a column, the kicker, the
//! headline.

use crate::account::reason::Reason;
use crate::parse::line::written::SHORTEST_RUNNING;
use crate::parse::line::written::length;
use crate::parse::story::flat::Flat;
use crate::parse::story::setting;
use crate::parse::story::start::Start;
use crate::parse::story::title;

/// The title block that begins at a line: the name of a column, a kicker, the title; the lines that a dateline, a byline, a
/// deck or a meta line closes, and those between the end of a story and plain text.
pub(crate) fn read(flat: &Flat<'_>, at: usize, is_behind_end: bool, why: Reason) -> Start {
    // A title that names its form or its pictures is whole, and what is as short as a name may be one.
    let is_whole = |words: &str| {
        words.ends_with(')') || words.contains("——") && !leads_on(words) || STANDING_TITLES.iter().any(|it| words.starts_with(it))
    };
    // 牢记嘱托 奋勇前行: pieces as short as names, that name nobody.
    let is_names = |it: usize| flat.sheet.byline(flat.line(it)).is_some_and(|it| it.says_so || it.is_plausible());
    let goes_on = |it: usize| {
        let words = flat.words(it);
        if flat.is_part(it) {
            return false;
        }
        // An indent below a line without one opens a paragraph.
        let is_in = |at: usize| setting::is_indented(flat.sheet, flat.line(at));
        let opens = is_in(it) && !is_in(it - 1) && length(words) >= SHORTEST_RUNNING;
        flat.is_title(it)
            && !flat.is_byline(it)
            && !opens
            && !words.starts_with(['(', '—'])
            // A caption, unless it is the title of an item.
            && (flat.is_item(it) || !words.starts_with(['▲', '△', '▼']))
            && (words.split(' ').any(|part| length(part) > LONGEST_NAME) || words.contains(' ') && !is_names(it))
            && !is_whole(flat.words(it - 1))
    };
    let end = (at + 1..at + MOST_TITLES + 1).find(|it| !goes_on(*it)).unwrap_or(at + 1);
    let is_text = length(flat.words(end)) >= SHORTEST_RUNNING;
    let closed = flat.is_byline(end)
        || flat.meta(end).is_some()
        || flat.words(end).starts_with("——")
        || flat.sheet.opens_story(flat.line(end))
        || is_behind_end && is_text && end - at <= MOST_ABOVE_TEXT;
    // 【读者来信】 heads the line below it, whatever stands below that.
    let is_headed = title::is_marked_label(flat.words(at)) && end > at + 1;
    let lines = if closed { end - at } else { 1 + usize::from(is_headed) };
    let is_column = title::label(flat.words(at)).is_some() || title::is_short_label(flat.words(at), flat.sheet.lexicon);
    let columns = usize::from(lines > 1 && is_column);
    // Two lines of one length are one headline, and so is a line in pieces above one in one piece; else the first stands above it.
    let (first, second) = (flat.words(at + columns), flat.words(at + columns + 1));
    let of_one_length = length(first).abs_diff(length(second)) <= PAIR;
    let is_pair =
        lines - columns == 2 && !second.contains(' ') && (of_one_length || first.contains(' ') || length(first) < LONGEST_NAME);
    let kickers = usize::from(lines - columns > 1 && (!is_pair || leads_on(first)));
    Start { at, columns, kickers, titles: lines - columns - kickers, why, doubts: Vec::new() }
}

/// `国际油价创18年来新低——`: a dash at its end leads from a kicker to the headline below.
fn leads_on(words: &str) -> bool {
    words.ends_with("——")
}

/// Whether a title block of several lines could be cut otherwise: sure is a kicker that ends in a colon or is a label, or that
/// stands in one piece above a title in several.
pub(crate) fn may_be_otherwise(flat: &Flat<'_>, start: &Start) -> bool {
    let kicker = flat.words(start.at + start.columns);
    let title = flat.words(start.at + start.columns + start.kickers);
    let is_sure = kicker.ends_with(':')
        || leads_on(kicker)
        || length(kicker) <= LONGEST_NAME + 2
        || !kicker.contains(' ') && title.contains(' ');
    // Two lines of nearly one length, each as long as a line of a headline, were set as one.
    let lines: Vec<usize> =
        (0..start.titles).map(|at| length(flat.words(start.at + start.columns + start.kickers + at))).collect();
    let is_pair = start.kickers == 0
        && matches!(lines.as_slice(), [one, two] if one.abs_diff(*two) <= EVEN && LINE.contains(one) && LINE.contains(two));
    // So short a label may be the first line of the headline.
    let is_short = start.columns > 0 && title::label(flat.words(start.at)).is_none();
    is_short || start.titles > 1 && !is_pair || start.kickers > 0 && !is_sure
}

/// A title block has at most so many lines, and so many where plain text stands below it.
const MOST_TITLES: usize = 5;
const MOST_ABOVE_TEXT: usize = 3;

/// The lines of a headline differ by so many letters at the most.
const PAIR: usize = 4;

/// Lines of a headline that was set evenly differ by so many letters at the most, and each has so many.
const EVEN: usize = 2;
const LINE: std::ops::RangeInclusive<usize> = 8..=14;

/// A name has at most so many letters.
pub(crate) const LONGEST_NAME: usize = 4;

/// Standing titles: they begin an item wherever they stand.
pub(crate) const STANDING_TITLES: &[&str] =
    &["图片新闻", "致读者", "明天气象预报", "天气预报", "气象预报", "简讯", "短讯", "一句话新闻", "编读往来", "读者来信"];
