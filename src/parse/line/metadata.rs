//! Lines of metadata (稿件信息) that name who made a story, as web desks print them around it: which part of one may name somebody.
//! Who is named is `signature`'s to say.

use crate::parse::byline::token;
use crate::parse::vocabulary::role;
use std::ops::Range;

/// What a metadata line says besides its credits.
const NO_CREDITS: &[&str] = &[
    "字数", "字号", "【", "时间", "发布", "阅读", "纠错", "日期", "浏览", "点击", "电话", "热线", "邮箱", "信箱", "传真",
    "E-mail", "e-mail", "Email", "QQ", "微信",
];

/// The part of a metadata line that credits somebody: from 作者 or 来源 to the next thing that does not.
pub(crate) fn part(words: &str) -> Option<Range<usize>> {
    let start = begins(words)?;
    let rest = words.get(start..)?;
    let ends = NO_CREDITS.iter().filter_map(|word| rest.find(word)).chain(rest.find(|it: char| it.is_ascii_digit()));
    let end = ends.min().unwrap_or(rest.len());
    Some(start..start + rest.get(..end)?.trim_end().len())
}

/// Where the first word stands that credits somebody.
fn begins(words: &str) -> Option<usize> {
    [role::first_hands(words), role::first_source(words)].into_iter().flatten().min()
}

/// A desk's line has at most so many bytes; more is text.
const LONGEST: usize = 300;

/// The line with what is no credit blotted out, letter for letter, so that the credits can be read whatever stands
/// before and between them: `来源:南粤网  时间:2024-05-22 09:12  作者:植欣怡`.
pub(crate) fn blotted(words: &str) -> Option<String> {
    let labelled = || ["来源:", "作者:", "稿源:", "来源 :", "作者 :"].iter().any(|it| words.contains(it));
    if words.len() > LONGEST || !words.contains(|it: char| it.is_ascii_digit()) || !labelled() {
        return None;
    }
    let mut blotted = words.to_owned();
    for label in NO_CREDITS {
        blotted = blotted.replace(label, &" ".repeat(label.len()));
    }
    let mut after_digit = false;
    let letters = blotted.chars().map(|letter| {
        let of_time =
            letter.is_ascii_digit() || after_digit && matches!(letter, '-' | ':' | '/' | '.' | '年' | '月' | '日' | '时' | '分');
        after_digit = of_time;
        if of_time || matches!(letter, '(' | ')') { " ".repeat(letter.len_utf8()) } else { letter.to_string() }
    });
    Some(letters.collect())
}

/// `稿源:今晚报 编辑:高志翔 2024-09-10 11:41`, `责编:李 明 电话:(010)65368383`: nothing but credits and how to reach the desk.
pub(crate) fn is_metadata(words: &str) -> bool {
    // Nearly every line is told by how it opens.
    if !role::may_open_with_hands(words) && role::source_at_start(words).is_none() {
        return false;
    }
    // 報導引述杜拉雅說:“…”1050504 is a sentence.
    if words.contains(['“', '「', '。']) {
        return false;
    }
    // An editor's number is no figure of the desk: 责任编辑:上官亦可 CN031.
    let words = token::without_code(words);
    if begins(words) != Some(0) {
        return false;
    }
    part(words).is_some_and(|part| {
        let mut rest = words.get(part.end..).unwrap_or("").to_owned();
        for word in NO_CREDITS {
            rest = rest.replace(word, "");
        }
        let outside = |it: char| it.is_ascii() || "年月日时分。".contains(it);
        rest.contains(|it: char| it.is_ascii_digit()) && rest.chars().all(outside)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_that_credits_somebody_is_found() {
        let credited = |words: &'static str| part(words).and_then(|bytes| words.get(bytes));
        assert_eq!(
            credited("2013-04-21 07:29:26  作者:王威、石美祥  来源:福州新闻网  【字号"),
            Some("作者:王威、石美祥  来源:福州新闻网")
        );
        assert_eq!(credited("责编:李 明 电话:(010)65368383"), Some("责编:李 明"));
        assert_eq!(credited("字数:466"), None);
        assert!(is_metadata("稿源:今晚报 编辑:高志翔 2024-09-10 11:41"));
        assert!(!is_metadata("来源:今晚报"));
        assert!(!is_metadata("本文来源:海湾晚报 责任编辑:方予安_NT6056"));
    }

    #[test]
    fn what_is_no_credit_is_blotted_out() {
        let text = "来源:南粤网  时间:2024-05-22 09:12  作者:植欣怡";
        let left = blotted(text).unwrap();
        assert_eq!(left.split_whitespace().collect::<Vec<_>>(), ["来源:南粤网", ":", "作者:植欣怡"]);
        assert_eq!(left.len(), text.len());
        assert_eq!(blotted("来源:南粤网 作者:植欣怡"), None);
    }
}
