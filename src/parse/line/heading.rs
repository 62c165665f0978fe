//! Headings (标题标记) by their marks: rules below a line, bold lines, `#` without a space, and what a block of code keeps from being one.
//! `#` with a space is known by the line itself (`printed`).

use crate::document::Form;
use crate::parse::lexicon::Lexicon;
use crate::parse::line::dateline;
use crate::parse::line::directive::Order;
use crate::parse::line::printed::Bold;
use crate::parse::line::printed::Line;
use crate::parse::line::signature;
use crate::parse::line::signature::Place;
use crate::parse::line::site;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::is_running_text;
use crate::parse::line::written::length;
use crate::text::is_han;
use crate::text::numbered;

/// How deep a bold line is on a page that has headings: it parts the text of a story.
pub(crate) const BOLD: usize = 7;

/// A bold line of more letters is text that is emphasised.
const LONGEST_BOLD: usize = 60;

/// What stands between the fences of a block of code is text as it stands, `#` included (CommonMark 4.5).
pub(crate) fn keep_fenced(lines: &mut [Line<'_>]) {
    let is_fence = |line: &Line<'_>| line.order.is_none() && (line.words().starts_with("```") || line.words().starts_with("~~~"));
    let fences: Vec<usize> = lines.iter().enumerate().filter(|(_, line)| is_fence(line)).map(|(at, _)| at).collect();
    for pair in fences.chunks_exact(2) {
        let [open, close] = pair else { continue };
        for line in lines.iter_mut().take(close + 1).skip(*open) {
            let indent = line.folded.len() - line.folded.trim_start().len();
            line.depth = 0;
            line.words = indent..line.folded.trim_end().len();
        }
        for fence in [open, close] {
            if let Some(line) = lines.get_mut(*fence) {
                line.is_mark = true;
            }
        }
    }
}

/// A short line directly above a rule of `=` or `-` is a heading (CommonMark 4.3).
pub(crate) fn hear_rules(lines: &mut [Line<'_>]) {
    for at in 1..lines.len() {
        let (above, below) = lines.split_at_mut(at);
        let (Some(title), Some(rule)) = (above.last_mut(), below.first_mut()) else { continue };
        let words = rule.words();
        let is_rule = |mark: char| words.len() >= 3 && words.chars().all(|letter| letter == mark);
        let depth = if is_rule('=') { 1 } else { 2 };
        let is_short = length(title.words()) <= LONGEST_BOLD && !ends_sentence(title.words()) && title.depth == 0;
        if (is_rule('=') || is_rule('-'))
            && rule.number == title.number + 1
            && is_short
            && title.order.is_none()
            && !title.is_mark
        {
            title.depth = depth;
            rule.is_mark = true;
        }
    }
}

/// `**标题**` alone on its line, and `#标题` without a space: headings where the page has no other; below others, bold lines
/// part the text of a story, and `#` without a space is a tag.
pub(crate) fn hear_marks(lines: &mut [Line<'_>], lexicon: &Lexicon) {
    let has_headings = lines.iter().any(|line| line.depth > 0);
    // Among headings a title without their mark is found by its place (`marked`).
    hear_subheads(lines, usize::from(!has_headings), lexicon);
    let parts_text = !has_headings && are_subheads(lines, lexicon);
    let is_text_below = |lines: &[Line<'_>], at: usize| lines.get(at + 1).is_some_and(|line| !line.words().starts_with('#'));
    for at in 0..lines.len() {
        let below = is_text_below(lines, at);
        let Some(line) = lines.get_mut(at).filter(|line| line.depth == 0 && line.order.is_none() && !line.is_mark) else {
            continue;
        };
        let words = line.words();
        let is_other =
            |inner: &&str| signature::at(inner, Place::Emphasised, lexicon).is_some() || site::read(inner, lexicon).is_some();
        if let Some(inner) = bold(words).filter(|inner| !is_other(inner)) {
            let start = line.words.start + (words.len() - inner.len()) / 2;
            line.words = start..start + inner.len();
            if parts_text {
                (line.order, line.form) = (Some(Order::Text), Form::Subhead);
                continue;
            }
            (line.depth, line.bold) = if has_headings { (BOLD, Bold::No) } else { (1, Bold::Heading) };
        } else if line.is_strong() && is_title(words) && !is_other(&words) {
            (line.depth, line.bold) = if has_headings { (BOLD, Bold::No) } else { (1, Bold::Heading) };
        } else if !has_headings && below && line.form.has_marks() && is_hash_title(words) {
            line.words.start += 1;
            line.depth = 1;
        }
    }
}

/// Whether bold lines part the text of a story whose headline is not bold: a line set as one opens the page, running text stands above
/// the first of them, and below none a dispatch opens.
fn are_subheads(lines: &[Line<'_>], lexicon: &Lexicon) -> bool {
    let is_bold = |line: &&Line<'_>| bold(line.words()).is_some();
    let Some(first) = lines.iter().position(|line| is_bold(&line)) else { return false };
    let opens_page = lines.first().is_some_and(|line| {
        let words = line.words();
        (SHORTEST_ALONE..=LONGEST_BOLD).contains(&length(words))
            && !ends_sentence(words)
            && !words.contains('。')
            && line.order.is_none()
    });
    let is_below_text = lines.iter().take(first).any(|line| is_running_text(line.words()) && ends_sentence(line.words()));
    let opens =
        lines.windows(2).any(|pair| matches!(pair, [line, below] if is_bold(&line) && opens_story(below.words(), lexicon)));
    opens_page && is_below_text && !opens
}

/// What a file sets as a subhead is a headline where a dispatch or a byline follows, for no part of a story opens so; and where the
/// story above is signed, for nothing of it follows. A byline in bold letters is one.
fn hear_subheads(lines: &mut [Line<'_>], depth: usize, lexicon: &Lexicon) {
    let names = |line: Option<&Line<'_>>| line.is_some_and(|it| signature::at(it.words(), Place::Emphasised, lexicon).is_some());
    let is_subhead = |lines: &[Line<'_>], at: usize| lines.get(at).is_some_and(|line| line.form == Form::Subhead);
    let mut begun: Vec<usize> = Vec::new();
    let mut first = 0;
    for at in 1..lines.len() {
        first = if is_subhead(lines, at - 1) { first } else { at };
        let (above, below) = lines.split_at_mut(at);
        let (Some(line), Some(next)) = (above.last(), below.first()) else { continue };
        if line.form != Form::Subhead || next.form == Form::Subhead {
            continue;
        }
        let is_byline = names(Some(line));
        let signed = above.get(..first).unwrap_or_default();
        let is_behind_signature = depth > 0
            && names(signed.last())
            && signed.len().checked_sub(2).and_then(|at| signed.get(at)).is_some_and(|it| ends_sentence(it.words()));
        if !is_byline && !is_behind_signature && !opens_story(next.words(), lexicon) {
            continue;
        }
        // What stands in bold letters above a headline is of it, and above a byline the headline.
        for line in above.iter_mut().skip(first) {
            (line.order, line.form) = (None, Form::Text);
            (line.depth, line.bold) = (depth, if depth > 0 { Bold::Heading } else { Bold::No });
        }
        if is_byline && let Some(line) = above.last_mut() {
            (line.depth, line.bold) = (0, Bold::No);
        }
        begun.push(first);
    }
    if depth > 0 && !begun.is_empty() {
        hear_alone(lines, &begun, depth);
    }
}

/// Where lines set as subheads are headlines, one alone in a story, as long as a headline, is one too: a text is parted into three
/// or not at all.
fn hear_alone(lines: &mut [Line<'_>], begun: &[usize], depth: usize) {
    let ends = begun.iter().copied().chain([lines.len()]);
    let starts = [0].into_iter().chain(begun.iter().copied());
    for (start, end) in starts.zip(ends).collect::<Vec<_>>() {
        let mut parting = lines.iter_mut().take(end).skip(start).filter(|line| line.form == Form::Subhead);
        if let (Some(line), None) = (parting.next(), parting.next())
            && length(line.words()) >= SHORTEST_ALONE
            && !numbered::opens(line.words())
        {
            (line.order, line.form) = (None, Form::Text);
            (line.depth, line.bold) = (depth, Bold::Alone);
        }
    }
}

/// A headline has at least so many letters; what is shorter above a part of a story says what it is: 新闻链接, 记者手记.
const SHORTEST_ALONE: usize = 8;

fn opens_story(words: &str, lexicon: &Lexicon) -> bool {
    dateline::at_start(words, lexicon).is_some_and(|found| found.agency.is_some())
        || signature::at(words, Place::Emphasised, lexicon).is_some()
}

/// The words of a line that is bold from its first letter to its last: `**标题**`, `__标题__`.
fn bold(words: &str) -> Option<&str> {
    let inner = ["**", "__"].iter().find_map(|mark| words.strip_prefix(mark)?.strip_suffix(mark))?;
    (is_title(inner) && inner.trim() == inner).then_some(inner)
}

fn is_title(words: &str) -> bool {
    (2..=LONGEST_BOLD).contains(&length(words)) && !words.contains(['*', '。'])
}

/// `#城墙根下的早樱开了`: longer than the tags of social media, and one alone.
fn is_hash_title(words: &str) -> bool {
    words.strip_prefix('#').is_some_and(|title| {
        (SHORTEST_HASH_TITLE..=LONGEST_BOLD).contains(&length(title)) && !title.contains(['#', '。']) && title.starts_with(is_han)
    })
}

/// A tag has fewer letters: `#小米`.
const SHORTEST_HASH_TITLE: usize = 5;
