//! Page text: what was decoded becomes lines. Headings are the parser's business, the marks of Markdown `markdown`'s.
//!
//! Every kind of line end is one; characters that no feed can carry are left out and counted, a warning a line.

use crate::document::Document;
use crate::document::Form;
use crate::document::Head;
use crate::document::Hint;
use crate::document::Line;
use crate::document::NamedPicture;
use crate::error::Error;
use crate::error::Place;
use crate::error::WrongLine;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::read::comment;
use crate::read::front_matter;
use crate::read::markdown;
use crate::read::markdown::meant;
use crate::read::mojibake;
use crate::text::hidden::without_hidden;
use crate::text::identity;
use crate::text::legal;
use std::path::Path;

/// A line costs some hundred bytes while it is read, however short it is: a page of 8 MiB may not take a gigabyte.
pub(crate) const MOST_PRINTED: usize = 250_000;
pub(crate) const MOST_LINES: usize = 500_000;

/// A line for which the whole page is set aside.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    line: usize,
    wrong: WrongLine,
}

impl Wrong {
    /// As the error of the page of this name.
    pub(crate) fn at(self, path: &Path) -> Error {
        Error::Line { path: path.to_owned(), line: self.line, wrong: self.wrong }
    }
}

/// The lines of a page, and what the head of the file says of it.
pub(crate) fn read(path: &Path, text: &str) -> Result<(Document, Vec<Warning>), Wrong> {
    // A byte order mark says UTF-8 and is no part of the text (Unicode 16, §23.8).
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (text, comments) = comment::strip(text).map_err(|open| Wrong { line: open.line, wrong: open.wrong })?;
    let mut warnings = Vec::new();
    if comments.count > 0 {
        let kind = WarningKind::Comments { count: comments.count };
        warnings.push(Warning { place: Place::line(path, comments.line), kind });
    }
    // Where the first stands, how many there are, and which it is: a page that was copied is full of them.
    let mut hidden: Option<(usize, usize, char)> = None;
    let mut lines = Vec::new();
    let mut printed = 0_usize;
    // The lines on which another page begins.
    let mut feeds = Vec::new();
    for (number, raw) in numbered(&text) {
        printed += usize::from(!raw.is_empty());
        if printed > MOST_PRINTED || lines.len() >= MOST_LINES {
            return Err(Wrong { line: number, wrong: WrongLine::TooMany { printed: MOST_PRINTED, lines: MOST_LINES } });
        }
        if let Some(found) = mojibake::find(raw) {
            return Err(Wrong { line: number, wrong: found.wrong() });
        }
        // A form feed at its beginning parts two pages.
        let text = raw.trim_start_matches('\u{c}');
        if text.len() < raw.len() && !lines.is_empty() {
            feeds.push(number);
        }
        let (clean, dropped) = legal(text);
        if let Some(first) = dropped.first {
            let kind = WarningKind::ControlCharacters { count: dropped.count, first: format!("U+{:04X}", u32::from(first)) };
            warnings.push(Warning { place: Place::line(path, number), kind });
        }
        let (seen, dropped) = without_hidden(&clean);
        if let Some(first) = dropped.first {
            let (_, count, _) = hidden.get_or_insert((number, 0, first));
            *count += dropped.count;
        }
        lines.push(Line::plain(number, seen));
    }
    if let Some((line, count, first)) = hidden {
        let kind = WarningKind::Hidden { count, first: format!("U+{:04X}", u32::from(first)) };
        warnings.push(Warning { place: Place::line(path, line), kind });
    }
    let top: Vec<Line> = lines.iter().filter(|line| !line.text.trim().is_empty()).take(front_matter::HEAD).cloned().collect();
    let (hints, lines) = front_matter::split(path, lines, &mut warnings);
    let (further, lines) = if hints.is_empty() { (Vec::new(), lines) } else { further_heads(path, lines, &mut warnings)? };
    let heard: Vec<Hint> = hints.iter().chain(further.iter().flat_map(|head| &head.hints)).cloned().collect();
    if let Some(line) = front_matter::unheard(&top, &heard) {
        return Err(Wrong { line, wrong: WrongLine::OrderUnheard });
    }
    let mut heads: Vec<Head> = feeds.into_iter().map(|line| Head { line, hints: Vec::new() }).chain(further.clone()).collect();
    heads.sort_by_key(|head| head.line);
    let lines = with_titles(lines, &hints, &further);
    let (lines, pictures) =
        if meant::is_it(path, &lines) { without_marks(path, lines, &mut warnings) } else { (lines, Vec::new()) };
    Ok((Document { path: path.to_owned(), lines, hints, heads, pictures, ..Document::default() }, warnings))
}

/// A file holds at most so many pages with heads: each is parted from all that stand below it.
const MOST_HEADS: usize = 500;

/// The lines with the headlines that heads tell, where what stands below could be taken for one: subheads, a short line.
fn with_titles(mut lines: Vec<Line>, hints: &[Hint], further: &[Head]) -> Vec<Line> {
    let mut end = lines.len();
    let heads = further.iter().map(|head| (head.line, head.hints.as_slice()));
    for (line, hints) in std::iter::once((0, hints)).chain(heads).collect::<Vec<_>>().into_iter().rev() {
        let start = lines.partition_point(|it| it.number < line);
        if let Some(title) = front_matter::title(hints).filter(|it| wants_title(lines.get(start..end).unwrap_or_default(), it)) {
            lines.insert(start, Line { form: Form::Headline, ..Line::plain(title.line, format!("# {}", title.value)) });
        }
        end = start;
    }
    lines
}

/// Whether a text prints no headline of its own, and something that would be taken for one.
fn wants_title(lines: &[Line], title: &Hint) -> bool {
    let printed = || lines.iter().map(|line| line.text.trim()).filter(|text| !text.is_empty());
    let is_heading = |text: &str| text.starts_with("# ") || text.starts_with('=') && text.trim_matches('=').is_empty();
    let below = |text: &str| text.starts_with("##") || text.starts_with("**") && text.ends_with("**");
    let Some(first) = printed().next() else { return false };
    let is_short = printed().nth(1).is_some()
        && (4..=SHORT).contains(&first.chars().count())
        && !first.contains(['。', '，', ',', '！', '？', '（', '(']);
    identity(first) != identity(&title.value) && !printed().any(is_heading) && (is_short || printed().any(below))
}

/// A line of more letters is no title.
const SHORT: usize = 24;

/// The heads further down, each of another page of the same file, and the lines without them.
pub(crate) fn further_heads(
    path: &Path,
    mut lines: Vec<Line>,
    warnings: &mut Vec<Warning>,
) -> Result<(Vec<Head>, Vec<Line>), Wrong> {
    let mut heads = Vec::new();
    let mut done = Vec::new();
    while let Some(at) = front_matter::further(&lines) {
        let below = lines.split_off(at);
        done.append(&mut lines);
        let line = below.first().map_or(1, |line| line.number);
        let (hints, rest) = front_matter::split(path, below, warnings);
        if hints.is_empty() || heads.len() >= MOST_HEADS {
            return Err(Wrong { line, wrong: WrongLine::SecondHead });
        }
        heads.push(Head { line, hints });
        lines = rest;
    }
    done.append(&mut lines);
    Ok((heads, done))
}

/// The lines without the marks of Markdown and the pictures that they name, and what is to be said of those.
fn without_marks(path: &Path, lines: Vec<Line>, warnings: &mut Vec<Warning>) -> (Vec<Line>, Vec<NamedPicture>) {
    let page = markdown::unmarked(lines);
    if let Some((line, count)) = page.tags {
        warnings.push(Warning { place: Place::line(path, line), kind: WarningKind::Tags { count } });
    }
    if let Some((line, count)) = page.struck {
        warnings.push(Warning { place: Place::line(path, line), kind: WarningKind::Struck { count } });
    }
    if let Some((line, count)) = page.shortcodes {
        warnings.push(Warning { place: Place::line(path, line), kind: WarningKind::Shortcodes { count } });
    }
    if let Some(first) = page.dropped.first {
        let kind = WarningKind::Hidden { count: page.dropped.count, first: format!("U+{:04X}", u32::from(first)) };
        warnings.push(Warning { place: Place::file(path), kind });
    }
    (page.lines, page.pictures)
}

/// The number of the line on which a text ends.
pub(crate) fn lines(text: &str) -> usize {
    let breaks = text.replace("\r\n", "\n");
    breaks.matches(['\n', '\r']).count() + 1
}

/// The lines with the numbers an editor shows: LF, CRLF and CR end a numbered line. The separators U+2028 and U+2029,
/// which some exports set between paragraphs, part the text too, but no editor counts them.
fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    let mut number = 1;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let own = number;
        let (line, behind) = rest.split_at(line_end(rest));
        let mut letters = behind.chars();
        match letters.next() {
            Some('\r') => {
                number += 1;
                rest = behind.strip_prefix("\r\n").unwrap_or(letters.as_str());
            }
            Some('\n') => {
                number += 1;
                rest = letters.as_str();
            }
            _ => rest = letters.as_str(),
        }
        Some((own, line))
    })
}

/// Where the first line of a text ends.
fn line_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    // The separators begin with E2, as quotation marks do.
    let is_end = |at: &usize| match bytes.get(*at..) {
        Some([0xe2, behind @ ..]) => matches!(behind, [0x80, 0xa8 | 0xa9, ..]),
        _ => true,
    };
    memchr::memchr3_iter(b'\n', b'\r', 0xe2, bytes).find(is_end).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(usize, String)> {
        let (document, _) = read(Path::new("A02.md"), text).unwrap();
        document.lines.into_iter().map(|line| (line.number, line.text)).collect()
    }

    #[test]
    fn every_line_end_is_one() {
        let table: [(&str, &[(usize, &str)]); 9] = [
            ("", &[]),
            ("\u{feff}", &[]),
            ("\u{feff}# 标题", &[(1, "# 标题")]),
            ("甲\n乙\n", &[(1, "甲"), (2, "乙")]),
            ("甲\r\n\r\n乙", &[(1, "甲"), (2, ""), (3, "乙")]),
            ("甲\r乙\r", &[(1, "甲"), (2, "乙")]),
            ("甲\n\r\n乙", &[(1, "甲"), (2, ""), (3, "乙")]),
            ("甲\u{2028}乙\n丙", &[(1, "甲"), (1, "乙"), (2, "丙")]),
            ("\n\n", &[(1, ""), (2, "")]),
        ];
        for (text, expected) in table {
            let expected: Vec<(usize, String)> = expected.iter().map(|(number, line)| (*number, (*line).to_owned())).collect();
            assert_eq!(lines(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_page_has_no_more_lines_than_can_be_held() {
        let refused = |text: &str| read(Path::new("A02.md"), text).unwrap_err().at(Path::new("A02.md")).to_string();
        let words =
            "more lines than a page may have (250000, 500000 with blank ones); split it into its pages; the page is set aside";
        assert_eq!(refused(&"甲\n".repeat(250_001)), format!("A02.md:250001: {words}"));
        assert_eq!(refused(&"\n".repeat(500_001)), format!("A02.md:500001: {words}"));
        assert_eq!(lines(&"甲\n\n".repeat(250_000)).len(), 500_000);
    }

    #[test]
    fn control_characters_are_left_out_and_counted() {
        let (document, warnings) = read(Path::new("A02.md"), "# 标\u{0c}题\n\n正\u{0}\u{b}文\t。\n").unwrap();
        let text: Vec<&str> = document.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(text, ["# 标题", "", "正文\t。"]);
        let warnings: Vec<String> = warnings.iter().map(Warning::to_string).collect();
        assert_eq!(
            warnings,
            [
                "A02.md:1: 1 control character left out (U+000C); feeds cannot carry it",
                "A02.md:3: 2 control characters left out (U+0000); feeds cannot carry them",
            ]
        );
    }

    #[test]
    fn characters_that_nobody_sees_are_left_out_and_counted_once() {
        let text = "# 标题\n\n林\u{200b}知夏\n\n\u{202e}正\u{2060}文。\n";
        let (document, warnings) = read(Path::new("A02.md"), text).unwrap();
        let text: Vec<&str> = document.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(text, ["# 标题", "", "林知夏", "", "正文。"]);
        let warnings: Vec<String> = warnings.iter().map(Warning::to_string).collect();
        assert_eq!(warnings, ["A02.md:3: 3 characters that nobody sees left out from this line on (U+200B is the first)"]);
    }
}
