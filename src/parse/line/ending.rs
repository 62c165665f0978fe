//! Ends of lines (行尾): what is cut off a line whose rest is text: a turn to another page, a typesetting code, the note of a web desk
//! or of who the author is.

use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::length;
use crate::text::is_han;

/// What is said of the author in a bracket is at most so long.
const LONGEST_OF_AUTHOR: usize = 40;

/// Who the author is, in the bracket that ends a text: where it begins, and the house that the author is of, where it tells no more:
/// `(作者为中学教师)`, `…走出来的。(作者单位:渡口大学)`.
pub(crate) fn author_note(words: &str) -> Option<(usize, Option<&str>)> {
    let is_name = |name: &str| (2..=4).contains(&length(name)) && name.chars().all(is_han);
    // 本文作者方予安,系市作协会员: what stands behind the comma is said of him.
    let said = words.split_once(',').filter(|(author, note)| {
        let name = author.strip_prefix("本文作者").or_else(|| author.strip_prefix("作者"));
        name.map(|it| it.trim_start_matches([':', ' '])).is_some_and(is_name)
            && ["系", "为", "是", "现任", "现为"].iter().any(|it| note.starts_with(it))
    });
    if let Some((author, _)) = said.filter(|_| length(words) <= LONGEST_OF_AUTHOR && !words.contains('。')) {
        return Some((author.len(), None));
    }
    let start = words.strip_suffix(')')?.rfind('(')?;
    let inner = words.get(start + 1..words.len() - 1)?;
    let is_one = ["作者单位", "作者系", "作者为", "作者是", "作者均"].iter().any(|it| inner.starts_with(it));
    // 方予安(作者系渡口大学教授): a name stands before it as well.
    let is_behind_text = words.get(..start).is_some_and(|before| ends_sentence(before) || is_name(before.trim_end()));
    let house = inner.strip_prefix("作者单位").map(|it| it.trim_start_matches([':', '为', '系', '是']).trim());
    (is_one && is_behind_text && length(inner) <= LONGEST_OF_AUTHOR).then_some((start, house.filter(|it| !it.is_empty())))
}

/// `(下转第3版)`, `上接A01版`: the bytes of a turn to or from another page, if the text holds one.
pub(crate) fn turn(words: &str) -> Option<(usize, usize)> {
    // Nearly every line is told by the one word that every turn has.
    if !words.contains('版') {
        return None;
    }
    let (at, word) = ["下转", "紧转", "上接", "紧接", "详见", "相关报道见", "详细报道见", "报道见"]
        .iter()
        .filter_map(|word| Some((words.find(word)?, word)))
        .min()?;
    let behind = words.get(at + word.len()..)?;
    let end = behind.find('版').filter(|end| length(behind.get(..*end).unwrap_or("")) <= 16)?;
    let names_page = |it: char| it.is_ascii_alphanumeric() || matches!(it, '第' | '、' | ',' | ' ' | '-' | '~' | '一'..='龥');
    if !behind.get(..end)?.chars().all(names_page) {
        return None;
    }
    let end = at + word.len() + end + '版'.len_utf8();
    let before = words.get(..at)?.trim_end();
    let after = words.get(end..)?;
    let opened = before.ends_with(['(', '[', '【']);
    let closed = after.trim_start().starts_with([')', ']', '】']);
    if opened && closed {
        let start = before.len() - before.chars().next_back()?.len_utf8();
        let close = words.len() - after.trim_start().len();
        return Some((start, close + after.trim_start().chars().next()?.len_utf8()));
    }
    // Without brackets only at an end of the line: a sentence may say 详见 too.
    let alone = before.is_empty() && (after.trim().is_empty() || word.ends_with('接'));
    let last = after.trim().is_empty() && (before.ends_with(['。', '!', '?', '”']) || ["下转", "紧转"].contains(word));
    (alone || last).then_some((at, end))
}

/// Whether a letter is a figure in a circle, as typesetters count columns.
pub(crate) fn is_circled(letter: char) -> bool {
    ('①'..='⑳').contains(&letter)
}

/// Where typesetting codes begin at the end of a line: `…建言献策。①2`, `摄(B)⑦封面新闻`. The whole length where there are none.
pub(crate) fn code_at_end(words: &str) -> usize {
    // …到8月16日。(完): an agency says that nothing follows.
    if let Some(text) = words.strip_suffix("(完)").filter(|text| text.ends_with(['。', '!', '?', '”', '」'])) {
        return text.len();
    }
    if let Some((at, _)) = words.char_indices().rev().take(LONGEST_CODE).find(|(_, letter)| is_circled(*letter)) {
        let before = words.get(..at).unwrap_or("");
        let behind = words.get(at..).unwrap_or("").trim_start_matches(is_circled);
        let is_code = behind.bytes().all(|it| it.is_ascii_digit() || it == b' ')
            && before.ends_with(['。', '!', '?', '”', ')', '摄', '文', '图']);
        let before_code = before
            .strip_suffix(')')
            .and_then(|it| it.rsplit_once('('))
            .filter(|(_, code)| code.len() == 1 && code.bytes().all(|it| it.is_ascii_uppercase()));
        if let Some((text, _)) = before_code {
            return text.trim_end().len();
        }
        if is_code {
            return at;
        }
    }
    // (編輯:李佩凌)1150304: the number of the dispatch behind its bracket.
    let text = words.trim_end_matches(|it: char| it.is_ascii_digit());
    let figures = words.get(text.len()..).unwrap_or("");
    // …也是聯盟紀錄。1050520: the day that 中央社 sets behind the last stop, in its own years.
    let is_day = figures.len() == "1050520".len() && figures.starts_with('1') && text.ends_with(['。', '」', '”', '』']);
    if is_day || figures.len() >= SHORTEST_NUMBER && text.ends_with(')') { text.len() } else { words.len() }
}

/// What ends a line behind a figure in a circle has at most so many letters.
const LONGEST_CODE: usize = 24;

/// The number of a dispatch has at least so many figures.
const SHORTEST_NUMBER: usize = 5;

/// Where a note that a web desk adds behind the text begins: `…(记者刘明)原标题:志愿服务进社区`. The whole length where there is none.
pub(crate) fn note_at_end(words: &str) -> usize {
    if !words.contains("原标题") {
        return words.len();
    }
    let at = words.rfind("原标题:").or_else(|| words.rfind("原标题 "));
    // (原标题:…): the bracket is the note's.
    let at = at.map(|at| if words.get(..at) == Some("(") { 0 } else { at });
    at.filter(|at| {
        words.get(..*at).is_some_and(|before| before.is_empty() || before.trim_end().ends_with(['。', ')', '”', '!', '?', '(']))
    })
    .unwrap_or(words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_tells_the_house_of_the_author() {
        let table = [
            ("(作者单位:渡口大学)", Some((0, Some("渡口大学")))),
            ("(作者系渡口大学教授)", Some((0, None))),
            ("路是走出来的。(作者为中学教师)", Some(("路是走出来的。".len(), None))),
            ("他说(作者单位:渡口大学)。", None),
            ("方予安(作者系渡口大学教授)", Some(("方予安".len(), None))),
            ("本文作者方予安,系市作协会员", Some(("本文作者方予安".len(), None))),
            ("作者说,系里都知道", None),
            ("路是走出来的。(作者方予安)", None),
        ];
        for (words, expected) in table {
            assert_eq!(author_note(words), expected, "{words}");
        }
    }

    #[test]
    fn turns_and_codes_are_found_at_the_ends() {
        let turned = |words: &'static str| turn(words).and_then(|(start, end)| words.get(start..end));
        assert_eq!(turned("广大干部(下转第3版)"), Some("(下转第3版)"));
        assert_eq!(turned("广大干部。下转A03版"), Some("下转A03版"));
        assert_eq!(turned("(上接第一版)要坚持"), Some("(上接第一版)"));
        assert_eq!(turned("上接A01版 要坚持"), Some("上接A01版"));
        assert_eq!(turned("今日出版的报纸上接连"), None);
        let text = |words: &'static str| words.get(..code_at_end(words));
        assert_eq!(text("邮箱建言献策。①2"), Some("邮箱建言献策。"));
        assert_eq!(text("本报记者 李军朝 摄(B)⑦封面新闻"), Some("本报记者 李军朝 摄"));
        assert_eq!(text("选项包括①土豆"), Some("选项包括①土豆"));
        assert_eq!(text("也是聯盟紀錄。1050520"), Some("也是聯盟紀錄。"));
        assert_eq!(text("电话6633。5550520"), Some("电话6633。5550520"));
        assert_eq!(text("时间持续到8月16日。(完)"), Some("时间持续到8月16日。"));
        assert_eq!(text("他们都说(完)"), Some("他们都说(完)"));
        let told = |words: &'static str| words.get(..note_at_end(words));
        assert_eq!(told("办下去。(记者刘明)原标题:志愿服务进社区"), Some("办下去。(记者刘明)"));
        assert_eq!(told("他说原标题:不好"), Some("他说原标题:不好"));
    }
}
