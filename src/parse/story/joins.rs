//! Which lines are one paragraph (接行): a sentence that a column cuts goes on in the next line, and lines that were wrapped by hand
//! are one, also behind a stop. A caption, a label, an item of a list, verse and tables never go on. What is verse is `setting`'s.
//!
//! Two things show the wrapping of a page: lines that follow without a blank between them, and that all but the last of a
//! paragraph are of one width. An indent begins a paragraph whatever stands above it.

use crate::parse::line::sheet::Sheet;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::has_clauses;
use crate::parse::line::written::length;
use crate::parse::story::setting;
use crate::parse::story::setting::Setting;
use crate::text::is_han;
use crate::text::numbered;
use std::ops::Range;

/// A sentence that a column cut is at least so long; a shorter line without a stop is a subhead or verse.
const SHORTEST_CUT: usize = 22;

/// What ends a caption without a stop.
const CREDITED: &[&str] =
    &["资料图片", "資料圖片", "资料图", "供图", "提供", "视频截图", "图片)", "网络图片", "本报图片", "(资料照片)"];

/// A line that is shorter, and breaks off without a comma, may stand for itself.
const SHORTEST_SURE: usize = 16;

/// How a line goes on the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join {
    /// It does not.
    Apart,
    /// It does not, though the line above breaks off.
    BreaksOff,
    /// A column or a line's end cuts a sentence, or the paragraph was wrapped by hand.
    Cut,
    /// As a cut, of a line so short that it may stand for itself.
    Maybe,
}

/// A line of a story's text.
#[derive(Debug, Clone, Copy)]
struct Cell<'a> {
    words: &'a str,
    /// The line in the file.
    number: usize,
    is_indented: bool,
    setting: Setting,
}

/// How each line of a story's text is set, and how it goes on the one above it.
pub(crate) fn read(
    sheet: &Sheet<'_>,
    text: &[(usize, Range<usize>)],
    stands_alone: impl Fn(&str, usize) -> bool,
) -> Vec<(Setting, Join)> {
    let settings = setting::read(sheet, text, &stands_alone);
    let cells: Vec<Cell<'_>> =
        text.iter().zip(settings).map(|((line, bytes), setting)| cell(sheet, *line, bytes, setting)).collect();
    let width = wrapped_width(&cells);
    let mut joins = Vec::with_capacity(cells.len());
    for (at, cell) in cells.iter().enumerate() {
        let depth = text.get(at).and_then(|(line, _)| sheet.lines.get(*line)).map_or(0, |line| line.depth);
        let above = at.checked_sub(1).and_then(|above| cells.get(above));
        // ::正文 orders a paragraph of its own.
        let is_ordered = text.get(at).and_then(|(line, _)| sheet.lines.get(*line)).is_some_and(|line| line.order.is_some());
        let is_own = stands_alone(cell.words, depth) || cell.setting == Setting::Lines || is_ordered;
        let depth_above = at
            .checked_sub(1)
            .and_then(|above| text.get(above))
            .and_then(|(line, _)| sheet.lines.get(*line))
            .map_or(0, |it| it.depth);
        let join = match above {
            // Behind a caption or a last sentence stood who made it.
            Some(_) if at.checked_sub(1).is_some_and(|above| is_cut_off(sheet, text, above)) => Join::Apart,
            // Where a list or a table ends, the file says itself.
            Some(_) if is_formed(sheet, text, at) || at.checked_sub(1).is_some_and(|above| is_formed(sheet, text, above)) => {
                Join::Apart
            }
            // Where a dispatch opens, whatever stands above it has ended: a caption, the name of its place.
            Some(_) if text.get(at).is_some_and(|(line, bytes)| opens_dispatch(sheet, *line, bytes)) => Join::Apart,
            Some(above) if is_subhead(above, at.checked_sub(2).and_then(|it| cells.get(it))) => Join::Apart,
            Some(above) if depth_above == 0 => join(above, cell, width, is_own, stands_alone(above.words, 0)),
            _ => Join::Apart,
        };
        joins.push((cell.setting, join));
    }
    joins
}

/// Whether a paragraph opens as a dispatch does: `海州日报讯(记者`, `海州日报讯 记者`, or with the day.
fn opens_dispatch(sheet: &Sheet<'_>, line: usize, bytes: &Range<usize>) -> bool {
    let is_whole = sheet.lines.get(line).is_some_and(|it| it.words.start == bytes.start);
    is_whole
        && sheet.dateline(line).is_some_and(|found| {
            let behind = sheet.words(line).get(found.length..).unwrap_or("").trim_start();
            found.agency.is_some() && (found.written.is_some() || behind.starts_with(['(', '记', '記', '通']))
        })
}

/// `长桌摆出门外 老船票装进相框`: behind an ended paragraph two pieces without a comma are a subhead, however long.
fn is_subhead(line: &Cell<'_>, above: Option<&Cell<'_>>) -> bool {
    let pieces = || line.words.split(' ').filter(|it| !it.is_empty());
    length(line.words) <= LONGEST_SUBHEAD
        && above.is_some_and(|above| ends_sentence(above.words) && length(above.words) > setting::SHORT_LINE)
        && (2..=3).contains(&pieces().count())
        && pieces().all(|it| {
            length(it) >= SHORTEST_PIECE && it.chars().all(|letter| is_han(letter) || "“”《》0123456789".contains(letter))
        })
}

/// A subhead in pieces has at most so many letters, and each piece at least so many.
const LONGEST_SUBHEAD: usize = 36;
const SHORTEST_PIECE: usize = 4;

/// Whether the file marks a line as other than running text.
fn is_formed(sheet: &Sheet<'_>, text: &[(usize, Range<usize>)], at: usize) -> bool {
    text.get(at).and_then(|(line, _)| sheet.lines.get(*line)).is_some_and(|line| !line.form.is_text())
}

/// Whether a byline was cut off the end of a line.
fn is_cut_off(sheet: &Sheet<'_>, text: &[(usize, Range<usize>)], at: usize) -> bool {
    let behind = |(line, bytes): &(usize, Range<usize>)| sheet.lines.get(*line)?.folded.get(bytes.end..);
    text.get(at).and_then(behind).is_some_and(|it| it.trim().ends_with(['摄', '攝']))
}

fn cell<'a>(sheet: &'a Sheet<'_>, line: usize, bytes: &Range<usize>, setting: Setting) -> Cell<'a> {
    let Some(printed) = sheet.lines.get(line) else { return Cell { words: "", number: 0, is_indented: false, setting } };
    let words = printed.folded.get(bytes.clone()).unwrap_or("").trim();
    Cell { words, number: printed.number, is_indented: setting::is_indented(sheet, line), setting }
}

/// `…撑船(来源:海州视频)`: where a picture comes from ends its caption.
fn is_sourced(words: &str) -> bool {
    let tail = words.strip_suffix(')').and_then(|it| it.rsplit_once('(')).map_or("", |(_, tail)| tail);
    ["来源:", "來源:", "图源", "圖源", "图片来源"].iter().any(|it| tail.starts_with(it))
}

/// `“救命”纸团。沙坪坝区公安分局供图 华龙网发`: behind its last stop a caption says who gave the picture, and who sent it.
fn is_given(words: &str) -> bool {
    let tail = words.rsplit_once('。').map_or("", |(_, tail)| tail);
    length(tail) <= LONGEST_GIVER && ["供图", "供圖"].iter().any(|it| tail.contains(it))
}

/// Who gave a picture, and who sent it, have at most so many letters.
const LONGEST_GIVER: usize = 24;

fn join(above: &Cell<'_>, cell: &Cell<'_>, width: Option<usize>, is_own: bool, above_is_own: bool) -> Join {
    if above.setting == Setting::Lines || above.words.is_empty() || cell.words.is_empty() {
        return Join::Apart;
    }
    // 资料图片, 李尕摄: who gave the picture ends its caption.
    let ended = ends_sentence(above.words)
        || above.words.ends_with(['摄', '攝'])
        || is_sourced(above.words)
        || is_given(above.words)
        || CREDITED.iter().any(|it| above.words.ends_with(it));
    if cell.setting == Setting::Narrow && above.setting == Setting::Narrow {
        return if ended || is_own { Join::Apart } else { Join::Cut };
    }
    let is_adjacent = cell.number == above.number + 1;
    let is_full = width.is_some_and(|width| length(above.words) * 10 >= width * FULL);
    if is_adjacent && is_full && !cell.is_indented && !is_own && !above_is_own && !is_label(above.words) && !is_label(cell.words)
    {
        return Join::Cut;
    }
    // A bracket that is open goes on.
    let is_open = above.words.rfind('(').is_some_and(|open| above.words.get(open..).is_some_and(|rest| !rest.contains(')')));
    let closes = cell.words.find(')').is_some_and(|close| cell.words.get(..close).is_some_and(|it| !it.contains('(')));
    if is_open && closes && !is_own {
        return Join::Cut;
    }
    let long = length(above.words) >= SHORTEST_CUT;
    let breaks_off = !ended && (long || has_clauses(above.words)) && !is_label(above.words);
    if !breaks_off {
        return Join::Apart;
    }
    // A caption is set beside its picture, not in a column: only a comma shows that it is cut.
    let may_go_on = !above_is_own || above.words.ends_with([',', '、']);
    if is_own || is_label(cell.words) || opens(cell.words) || !may_go_on || cell.is_indented && is_adjacent {
        return if long { Join::BreaksOff } else { Join::Apart };
    }
    if length(above.words) >= SHORTEST_SURE || above.words.ends_with([',', '、']) { Join::Cut } else { Join::Maybe }
}

/// A line that fills its column has at least so many tenths of its width: a stop or a figure may not be parted.
const FULL: usize = 7;

/// A column has at most so many letters; longer lines are paragraphs.
const WIDEST: usize = 60;

/// The width of the lines of a story that was wrapped by hand; `None` where it was not: most of the lines that others follow
/// directly are of one width.
fn wrapped_width(cells: &[Cell<'_>]) -> Option<usize> {
    let is_text = |cell: &Cell<'_>| cell.setting != Setting::Lines && !is_label(cell.words);
    let followed = cells.windows(2).filter_map(|pair| match pair {
        [above, below] if below.number == above.number + 1 && is_text(above) && is_text(below) && !below.is_indented => {
            Some(length(above.words))
        }
        _ => None,
    });
    let widths: Vec<usize> = followed.collect();
    // Lines that all end their sentence are paragraphs: 声明作废。
    let ends = |pair: &[Cell<'_>]| pair.first().is_some_and(|above| ends_sentence(above.words));
    if cells.windows(2).all(ends) {
        return None;
    }
    let widest = widths.iter().copied().max().filter(|widest| (NARROWEST..=WIDEST).contains(widest))?;
    let longest = cells.iter().filter(|cell| is_text(cell)).map(|cell| length(cell.words)).max().unwrap_or(0);
    let full = widths.iter().filter(|width| **width + SLACK >= widest).count();
    // A single line of that width shows nothing; where paragraphs stand in longer lines nothing is wrapped.
    let indents = cells.iter().filter(|cell| cell.is_indented).count();
    let is_shown = widths.len() >= 2
        || indents > 0
        || cells.windows(2).any(|pair| matches!(pair, [above, below] if below.number > above.number + 1));
    (full * 10 >= widths.len() * MOSTLY && is_shown && longest <= widest + SLACK * 2).then_some(widest)
}

/// A line is of the width of its column by so many letters, a column has so many, and so many tenths of the lines fill it.
const SLACK: usize = 3;
const NARROWEST: usize = 14;
const MOSTLY: usize = 6;

/// `开放时间:星期一至五`, `地址:…`, `桥墩:5座,完好`: a label with its value, on a line of its own.
pub(crate) fn is_label(words: &str) -> bool {
    let Some((label, value)) = words.split_once(':') else { return false };
    let plain = label.chars().all(|it| it.is_alphanumeric() || it == ' ');
    (1..=LONGEST_LABEL).contains(&length(label))
        && plain
        && !value.starts_with('“')
        && length(words) <= LONGEST_LABELLED
        && !words.ends_with('。')
}

const LONGEST_LABEL: usize = 8;
const LONGEST_LABELLED: usize = 40;

/// What opens a part of its own.
fn opens(words: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "图为",
        "■",
        "●",
        "□",
        "◆",
        "▲",
        "◎",
        "★",
        "——",
        "编者按",
        "本报讯",
        "新华社",
        "(一)",
        "问:",
        "問:",
        "答:",
        "・",
        "·",
        "- ",
        "【",
        "[图",
        "①",
        "②",
        "③",
        "④",
        "⑤",
    ];
    const SERIES: &[&str] =
        &["一是", "二是", "三是", "四是", "五是", "六是", "其一", "其二", "其三", "第一,", "第二,", "第三,", "首先,", "其次,"];
    OPENINGS.iter().chain(SERIES).any(|it| words.starts_with(it)) || numbered::opens(words)
}
