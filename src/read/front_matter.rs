//! Front matter: the head of a file that says of the page what the page does not print, between two `---` or two `+++`.
//!
//! Flat lines only: `key: value` between `---`, `key = "value"` between `+++`. No YAML parser is asked, since each of them
//! refuses `title: 习近平: 讲话`; here the rest of the line is the value. What a key means is left to `parse`.

use crate::document::Hint;
use crate::document::Line;
use crate::error::Place;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::error::warning::WrongHead;
use crate::read::comment::INVISIBLE;
use crate::text::fold;
use std::path::Path;

/// Parts the head from the page. What only looks like a head stays text, so that nothing printed is lost, and is warned of.
pub(crate) fn split(path: &Path, mut lines: Vec<Line>, warnings: &mut Vec<Warning>) -> (Vec<Hint>, Vec<Line>) {
    let mut warn = |line: usize, wrong: WrongHead| {
        warnings.push(Warning { place: Place::line(path, line), kind: WarningKind::FrontMatter { wrong } });
    };
    // What hides above the head, such as a comment, leaves blank lines: a page that is held must not go out for them.
    let above = lines.iter().take_while(|line| line.text.trim().is_empty()).count();
    let Some((fence, mark)) = lines.get(above).and_then(|line| opened(&line.text)) else { return (Vec::new(), lines) };
    let begins = lines.get(above).map_or(1, |line| line.number);
    let inside = || lines.iter().skip(above + 1);
    // A page may well begin with a rule: a head begins with a key.
    let first = inside().find(|line| !line.text.trim().is_empty());
    if first.is_none_or(|line| key_and_value(&line.text, mark).is_none()) {
        return (Vec::new(), lines);
    }
    let Some(length) = inside().position(|line| line.text.trim_end() == fence) else {
        warn(begins, WrongHead::Open { fence });
        return (Vec::new(), lines);
    };
    let mut hints = Vec::new();
    let mut left_out = Vec::new();
    for line in inside().take(length) {
        match key_and_value(&line.text, mark) {
            Some((key, value)) => {
                hints.push(Hint { line: line.number, key: key.to_ascii_lowercase(), value: unquoted(value).to_owned() })
            }
            None if says_nothing(&line.text) => {}
            None if is_nested(&line.text) => left_out.push(line.number),
            None => {
                let right = if mark == ':' { "key: value" } else { "key = \"value\"" };
                warn(line.number, WrongHead::NoPair { fence, right });
                return (Vec::new(), lines);
            }
        }
    }
    if let Some(first) = left_out.first() {
        warn(*first, WrongHead::Nested { count: left_out.len() });
    }
    (hints, lines.split_off(above + length + 2))
}

/// A line near the top of a page that would hold it back, and that no head tells: the head is broken, or is none (`－－－`,
/// `----`, a list above the key). Nobody can have meant it for print.
pub(crate) fn unheard(lines: &[Line], hints: &[Hint]) -> Option<usize> {
    let orders = lines.iter().filter(|line| is_order(&line.text)).map(|line| line.number);
    orders.filter(|number| hints.iter().all(|hint| hint.line != *number)).min()
}

/// How many lines from the top such a line is looked for: of a longer head the rest is text that somebody reads.
pub(crate) const HEAD: usize = 24;

/// `draft: true`, `"draft": true,`, `ｄｒａｆｔ：true`, `release: 2026-01-05 18:00`, `published: false`.
fn is_order(line: &str) -> bool {
    let line: String = line.chars().filter(|letter| !INVISIBLE.contains(letter)).map(fold).collect();
    let Some((key, value)) = line.split_once([':', '=']) else { return false };
    let is_around = |letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'' | '{' | '}' | ',' | '-' | '>');
    let (key, value) = (key.trim_matches(is_around).to_lowercase(), value.trim_matches(is_around).to_lowercase());
    let says_no = ["false", "no", "off", "0", "否"].contains(&value.as_str());
    match key.as_str() {
        "draft" | "草稿" => !value.is_empty() && !says_no,
        "release" => value.starts_with(|letter: char| letter.is_ascii_digit()),
        "published" | "publish" => says_no,
        _ => false,
    }
}

/// The fence, and the mark between a key and its value.
fn opened(line: &str) -> Option<(&'static str, char)> {
    match line.trim_end() {
        "---" => Some(("---", ':')),
        "+++" => Some(("+++", '=')),
        _ => None,
    }
}

fn key_and_value(line: &str, mark: char) -> Option<(&str, &str)> {
    // Whoever types Chinese types `：` as well.
    let (key, value) = if mark == ':' { line.split_once([':', '：'])? } else { line.split_once(mark)? };
    let key = key.trim_end();
    // The only key with a Chinese name, since `记者: 王娟` is no front matter.
    if key == "草稿" {
        return Some((key, value.trim()));
    }
    let sound = key.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && key.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'));
    sound.then(|| (key, value.trim()))
}

/// One pair of quotation marks is taken off, where it is one: `"甲"和"乙"` is two.
fn unquoted(value: &str) -> &str {
    let inner = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark).filter(|inner| !inner.contains(mark));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

fn says_nothing(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with('#')
}

fn is_nested(line: &str) -> bool {
    line.starts_with([' ', '\t']) || line.starts_with("- ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::markdown;

    /// Hints as `line key=value`, the first line of the text, the warnings.
    fn check(text: &str, hints: &[&str], first: &str, warnings: &[&str]) {
        let (document, warned) = markdown::read(Path::new("A02.md"), text).unwrap();
        let found: Vec<String> = document.hints.iter().map(|it| format!("{} {}={}", it.line, it.key, it.value)).collect();
        assert_eq!(found, hints, "{text}");
        assert_eq!(
            document.lines.first().map(|line| format!("{} {}", line.number, line.text)).unwrap_or_default(),
            first,
            "{text}"
        );
        let warned: Vec<String> = warned.iter().map(Warning::to_string).collect();
        assert_eq!(warned, warnings, "{text}");
    }

    #[test]
    fn the_rest_of_the_line_is_the_value() {
        check(
            "---\ntitle: 习近平: 讲话\nDate: 2023-04-09\n---\n# 甲\n",
            &["2 title=习近平: 讲话", "3 date=2023-04-09"],
            "5 # 甲",
            &[],
        );
        check("+++\ndate = 2023-04-09\npage = \"A02\"\n+++\n", &["2 date=2023-04-09", "3 page=A02"], "", &[]);
        check("---\r\n\r\nsection: '要闻'\r\n# a comment\r\n---\r\n正文", &["3 section=要闻"], "6 正文", &[]);
        check(
            "---\ntitle: \"甲\"和\"乙\"\nlink:https://example.cn/a?b=1#c\n---\n",
            &["2 title=\"甲\"和\"乙\"", "3 link=https://example.cn/a?b=1#c"],
            "",
            &[],
        );
        check("---\npage:\n---\n", &["2 page="], "", &[]);
        check("\n \n---\ndraft：true\n草稿：是\n---\n正文", &["4 draft=true", "5 草稿=是"], "7 正文", &[]);
        check(
            "<!-- 夜班 -->\n---\ndraft: true\n---\n正文",
            &["3 draft=true"],
            "5 正文",
            &["A02.md:1: 1 comment left out from this line on; what stands between `<!--` and `-->` is never published"],
        );
    }

    #[test]
    fn what_is_no_front_matter_stays_text() {
        check("---\n\n# 标题\n\n正文。\n\n---\n", &[], "1 ---", &[]);
        check("---\n记者：王娟\n---\n", &[], "1 ---", &[]);
        check("# 标题\n---\ndate: 2023-04-09\n---\n", &[], "1 # 标题", &[]);
        check("---", &[], "1 ---", &[]);
        check(
            "---\ndate: 2023-04-09\n# 标题\n",
            &[],
            "1 ---",
            &["A02.md:1: `---` opens front matter that nothing closes; read as text; close it with a second `---`"],
        );
        check(
            "---\ndate: 2023-04-09\n\n正文写在这里。\n\n---\n",
            &[],
            "1 ---",
            &["A02.md:4: not `key: value`, so the lines from the first `---` are read as text"],
        );
    }

    #[test]
    fn nested_values_are_left_out_and_named() {
        let deep = format!("---\ntags:\n{}page: A02\n---\n正文", "  - 要闻\n".repeat(100_000));
        check(
            &deep,
            &["2 tags=", "100003 page=A02"],
            "100005 正文",
            &[
                "A02.md:3: lists and nested values of front matter are left out, 100000 lines from this one on; write one `key: value` a line",
            ],
        );
        check(
            "---\ntags:\n  - 要闻\npage: A02\n---\n正文",
            &["2 tags=", "4 page=A02"],
            "6 正文",
            &["A02.md:3: lists and nested values of front matter are left out; write one `key: value` a line"],
        );
    }
}
