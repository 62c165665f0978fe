//! HTML comments (注释) are taken out of a page before anything else reads it: what is hidden for colleagues has no way to a
//! reader. Lines keep their numbers.
//!
//! Wide signs and the dash that Word makes of two hyphens count as well, since whoever types them means a comment.

use crate::error::WrongLine;
use std::borrow::Cow;

/// What was taken out: how many, and the line of the first, counted from 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct LeftOut {
    pub(crate) count: usize,
    pub(crate) line: usize,
}

/// A comment of which nobody can say where it ends: its line, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Open {
    pub(crate) line: usize,
    pub(crate) wrong: WrongLine,
}

/// The text without its comments; the line ends inside them stay.
pub(crate) fn strip(text: &str) -> Result<(Cow<'_, str>, LeftOut), Open> {
    let mut left_out = LeftOut::default();
    if !text.contains('<') && !text.contains("＜") {
        return Ok((Cow::Borrowed(text), left_out));
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, inside)) = opening(rest) {
        let line = |at: usize| number(text.get(..text.len() - rest.len() + at).unwrap_or(text));
        let Some((length, behind)) = closing(inside) else {
            return Err(Open { line: line(at), wrong: WrongLine::CommentOpen });
        };
        let hidden = inside.get(..length).unwrap_or("");
        if opening(hidden).is_some() {
            return Err(Open { line: line(at), wrong: WrongLine::CommentInComment });
        }
        if !is_fold(hidden) {
            if left_out.count == 0 {
                left_out.line = line(at);
            }
            left_out.count += 1;
        }
        kept.push_str(rest.get(..at).unwrap_or(""));
        kept.extend(hidden.chars().filter(|letter| matches!(letter, '\n' | '\r' | '\u{2028}' | '\u{2029}')));
        rest = behind;
    }
    kept.push_str(rest);
    Ok(if kept.len() == text.len() { (Cow::Borrowed(text), left_out) } else { (Cow::Owned(kept), left_out) })
}

/// `<!-- more -->` of Hexo and Hugo, where a list of stories breaks one off: it hides nothing, and is not worth a word.
fn is_fold(hidden: &str) -> bool {
    hidden.trim().eq_ignore_ascii_case("more")
}

/// Where the first comment begins, and what stands behind its `<!--`.
fn opening(text: &str) -> Option<(usize, &str)> {
    text.match_indices(['<', '＜']).find_map(|(at, sign)| {
        let behind = text.get(at + sign.len()..)?.trim_start_matches(INVISIBLE);
        let behind = behind.strip_prefix(['!', '！'])?.trim_start_matches(INVISIBLE);
        let short = || behind.strip_prefix(SHORT)?.trim_start_matches(INVISIBLE).strip_prefix(SHORT);
        let behind = behind.strip_prefix(LONG).or_else(short)?;
        Some((at, behind))
    })
}

/// How many bytes a comment has up to its `-->`, and what stands behind that.
fn closing(text: &str) -> Option<(usize, &str)> {
    text.match_indices(['>', '＞']).find_map(|(at, sign)| {
        let before = text.get(..at)?.trim_end_matches(INVISIBLE);
        let short = || before.strip_suffix(SHORT)?.trim_end_matches(INVISIBLE).strip_suffix(SHORT);
        let hidden = before.strip_suffix(LONG).or_else(short)?;
        Some((hidden.len(), text.get(at + sign.len()..)?))
    })
}

/// The hyphens (U+2010, U+2011), the small one (U+FE63) and the minus sign are what programs make of `-`.
const SHORT: [char; 6] = ['-', '－', '\u{2010}', '\u{2011}', '\u{fe63}', '\u{2212}'];
const LONG: [char; 3] = ['—', '–', '―'];

/// What nobody sees between two signs, copied from a web page: no reason to publish a comment.
pub(super) const INVISIBLE: [char; 7] = ['\0', '\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];

/// The number of the line that the text ends in.
fn number(before: &str) -> usize {
    let bytes = before.as_bytes();
    let ends = bytes.iter().filter(|byte| **byte == b'\n').count();
    let returns = bytes.windows(2).filter(|pair| pair.first() == Some(&b'\r') && pair.last() != Some(&b'\n')).count();
    ends + returns + usize::from(before.ends_with('\r')) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_taken_out_and_lines_keep_their_numbers() {
        let table = [
            ("甲\n<!-- 勿发 -->\n乙", "甲\n\n乙", 1, 2),
            ("店主<!-- 年龄待核 -->说", "店主说", 1, 1),
            ("甲\n<!--\n勿发\n勿发\n-->\n乙", "甲\n\n\n\n\n乙", 1, 2),
            ("甲\r\n<!--\r\n勿发-->\r\n乙<!--丙-->", "甲\r\n\r\n\r\n乙", 2, 2),
            ("<!----><!-- a --><!--- b --->丁", "丁", 3, 1),
            ("甲<！－－ 勿发 －－＞乙＜!-- 勿发 --＞丙", "甲乙丙", 2, 1),
            ("甲<!— 勿发 —>乙<!–– 勿发 ––>丙", "甲乙丙", 2, 1),
            ("甲<!-- a > b - c -- d -->乙", "甲乙", 1, 1),
            ("甲<\u{200b}!-- 勿发 -->乙<!\u{ad}-\u{feff}- 勿发 -\u{2060}-\u{200d}>丙", "甲乙丙", 2, 1),
            ("甲<!\u{2011}\u{2011} 勿发 \u{2011}\u{2011}>乙<!\u{2212}\u{2212} 勿发 -->丙", "甲乙丙", 2, 1),
            ("甲<!\0-- 勿发 -->乙", "甲乙", 1, 1),
            ("甲 --> 乙,1<2!,<!doctype>,《<》,<! -- 丙", "甲 --> 乙,1<2!,<!doctype>,《<》,<! -- 丙", 0, 0),
            ("甲\n<!-- more -->\n乙<!--More-->", "甲\n\n乙", 0, 0),
            ("甲\n<!-- more -->\n乙<!-- more: 勿发 -->", "甲\n\n乙", 1, 3),
            ("无", "无", 0, 0),
        ];
        for (text, expected, count, line) in table {
            let (kept, left_out) = strip(text).unwrap();
            assert_eq!((kept.as_ref(), left_out), (expected, LeftOut { count, line }), "{text:?}");
        }
    }

    #[test]
    fn a_comment_without_an_end_is_said_with_its_line() {
        let table = [
            ("甲\n乙<!-- 勿发\n丙", 2, WrongLine::CommentOpen),
            ("甲<!-->乙", 1, WrongLine::CommentOpen),
            ("甲\r乙\r\n\n<!-- 勿发 --!>", 4, WrongLine::CommentOpen),
            ("<!-- 甲 -->\n<!-- 勿发 <!-- 更勿发 --> 也勿发 -->", 2, WrongLine::CommentInComment),
            ("<!-- 甲\n\n<!-- 乙 -->", 1, WrongLine::CommentInComment),
        ];
        for (text, line, wrong) in table {
            let open = strip(text).unwrap_err();
            assert!(open.line == line && open.wrong == wrong, "{text:?}: {open:?}");
        }
    }
}
