//! Front matter: the head of a file that says of the page what the page does not print, between two `---` or two `+++`.
//!
//! `key: value` between `---`, `key = "value"` between `+++`; lists below a key are its values. No YAML parser is asked, since each
//! of them refuses `title: 习近平: 讲话`; here the rest of the line is the value. What a key means is left to `parse`.

use crate::document::Hint;
use crate::document::Line;
use crate::error::Place;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::error::warning::WrongHead;
use crate::read::comment::INVISIBLE;
use crate::text::fold;
use crate::text::is_han;
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
    // One whose last line was taken out is a head still.
    if first.is_some_and(|line| line.text.trim_end() == fence) {
        let length = inside().take_while(|line| line.text.trim().is_empty()).count();
        return (Vec::new(), lines.split_off(above + length + 2));
    }
    if first.is_none_or(|line| key_and_value(&line.text, mark).is_none()) {
        return (Vec::new(), lines);
    }
    let Some(length) = inside().position(|line| line.text.trim_end() == fence) else {
        warn(begins, WrongHead::Open { fence });
        return (Vec::new(), lines);
    };
    let mut hints: Vec<Hint> = Vec::new();
    let mut table = String::new();
    for line in inside().take(length) {
        match key_and_value(&line.text, mark) {
            Some((key, value)) => {
                let key: String = key.chars().map(fold).collect();
                hints.push(Hint {
                    line: line.number,
                    key: format!("{table}{}", key.to_ascii_lowercase()),
                    value: unquoted(value).to_owned(),
                })
            }
            None if says_nothing(&line.text) => {}
            None if mark == '=' && is_table(&line.text) => table = format!("{}.", line.text.trim().trim_matches(['[', ']'])),
            None if is_nested(&line.text) => hints.extend(nested(line, hints.last(), mark)),
            None => {
                let right = if mark == ':' { "key: value" } else { "key = \"value\"" };
                warn(line.number, WrongHead::NoPair { fence, right });
                return (Vec::new(), lines);
            }
        }
    }
    // What only signs, such as `记者：王娟` between two rules, is no head.
    if !hints.iter().any(|hint| hint.key.is_ascii() || TELLING.contains(&hint.key.as_str())) {
        return (Vec::new(), lines);
    }
    (hints, lines.split_off(above + length + 2))
}

/// The Chinese keys that tell something of a page; a head has one of them, or a key in ASCII.
const TELLING: [&str; 19] = [
    "标题",
    "引题",
    "副题",
    "副标题",
    "題",
    "標題",
    "日期",
    "版次",
    "版名",
    "栏目",
    "草稿",
    "定时",
    "发布",
    "发布时间",
    "解禁",
    "状态",
    "待审",
    "勿发",
    "审核",
];

/// The headline that a head tells.
pub(crate) fn title(hints: &[Hint]) -> Option<&Hint> {
    hints.iter().find(|hint| ["title", "标题", "標題"].contains(&hint.key.as_str()) && !hint.value.trim().is_empty())
}

/// What belongs to the key above: an item of a list is a value of that key, `key: value` one of a key below it.
fn nested(line: &Line, above: Option<&Hint>, mark: char) -> Option<Hint> {
    let top = above?.key.split('.').next()?;
    let text = line.text.trim();
    let (key, value) = match text.strip_prefix("- ") {
        Some(item) => (top.to_owned(), item.strip_prefix("name:").unwrap_or(item)),
        None => {
            let (key, value) = key_and_value(text, mark)?;
            (format!("{top}.{}", key.to_ascii_lowercase()), value)
        }
    };
    Some(Hint { line: line.number, key, value: unquoted(value.trim()).to_owned() })
}

/// A head further down: of another page, which the file may not hold. It opens as one, closes as one, and tells of a page.
pub(crate) fn further(lines: &[Line]) -> Option<usize> {
    lines.iter().enumerate().find_map(|(at, line)| {
        let (fence, mark) = opened(&line.text)?;
        let mut inside = lines.iter().skip(at + 1).take(HEAD);
        let first = inside.clone().find(|line| !line.text.trim().is_empty())?;
        let (key, _) = key_and_value(&first.text, mark)?;
        let tells = PAGE_KEYS.contains(&key.to_ascii_lowercase().as_str()) || TELLING.contains(&key);
        let closes = inside.any(|line| line.text.trim_end() == fence);
        let pairs = lines.iter().skip(at + 1).take_while(|line| line.text.trim_end() != fence);
        let is_head =
            |line: &Line| says_nothing(&line.text) || is_nested(&line.text) || key_and_value(&line.text, mark).is_some();
        (tells && closes && pairs.take(HEAD).all(is_head)).then_some(at)
    })
}

/// With these a second head begins; `a: b` between two rules is text.
const PAGE_KEYS: [&str; 8] = ["title", "date", "page", "section", "draft", "author", "release", "published"];

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
    let is_around = |letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'' | '{' | '}' | ',' | '-' | '>');
    let letters = line.chars().filter(|letter| !INVISIBLE.contains(letter)).map(fold);
    // Nearly every line is told by its first letter.
    let first = letters.clone().find(|letter| !is_around(*letter)).map(|letter| letter.to_ascii_lowercase());
    if !matches!(first, Some('d' | 'r' | 'p' | '草' | '定')) {
        return false;
    }
    let line: String = letters.collect();
    let Some((key, value)) = line.split_once([':', '=']) else { return false };
    let (key, value) = (key.trim_matches(is_around).to_lowercase(), value.trim_matches(is_around).to_lowercase());
    let says_no = ["false", "no", "off", "0", "否"].contains(&value.as_str());
    match key.as_str() {
        "draft" | "草稿" | "待审" | "勿发" => !value.is_empty() && !says_no,
        "release" | "定时" => value.starts_with(|letter: char| letter.is_ascii_digit()),
        "published" | "publish" | "发布" => says_no,
        "status" | "状态" => ["draft", "草稿", "待审", "未审"].contains(&value.as_str()),
        "审核" => value == "未通过",
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
    // `日期`, `版次`: a short word, while a sentence with a colon is text.
    if (1..=LONGEST_KEY).contains(&key.chars().count()) && key.chars().all(is_han) {
        return Some((key, value.trim()));
    }
    let is_letter = |letter: char| fold(letter).is_ascii_alphanumeric();
    let sound = key.starts_with(|letter: char| fold(letter).is_ascii_alphabetic())
        && key.chars().all(|letter| is_letter(letter) || matches!(letter, '-' | '_' | '.'));
    sound.then(|| (key, value.trim()))
}

/// In characters.
const LONGEST_KEY: usize = 4;

/// One pair of quotation marks is taken off, where it is one: `"甲"和"乙"` is two.
fn unquoted(value: &str) -> &str {
    let inner = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark).filter(|inner| !inner.contains(mark));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

fn says_nothing(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with('#')
}

fn is_nested(line: &str) -> bool {
    line.starts_with([' ', '\t', ']', '}']) || line.starts_with("- ")
}

/// `[params]` of TOML.
fn is_table(line: &str) -> bool {
    line.starts_with('[') && line.trim_end().ends_with(']')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::plain;

    /// Hints as `line key=value`, the first line of the text, the warnings.
    fn check(text: &str, hints: &[&str], first: &str, warnings: &[&str]) {
        let (document, warned) = plain::read(Path::new("A02.md"), text).unwrap();
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
        check("---\n---\n# 标题\n", &[], "3 # 标题", &[]);
        check("---\n\n---\n\n# 标题\n", &[], "4 ", &[]);
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
    fn lists_and_nested_values_belong_to_the_key_above() {
        check(
            "---\ntags:\n  - 要闻\n- 民生\nauthor:\n  - name: 林知夏\n    email: a@example.cn\ncover:\n  image: 图1.jpg\npage: A02\n---\n正文",
            &[
                "2 tags=",
                "3 tags=要闻",
                "4 tags=民生",
                "5 author=",
                "6 author=林知夏",
                "7 author.email=a@example.cn",
                "8 cover=",
                "9 cover.image=图1.jpg",
                "10 page=A02",
            ],
            "12 正文",
            &[],
        );
        check(
            "+++\ntitle = \"通车\"\ntags = [\n  \"要闻\",\n]\n[params]\ndraft = true\n+++\n正文",
            &["2 title=通车", "3 tags=[", "7 params.draft=true"],
            "9 正文",
            &[],
        );
        let deep = format!("---\ntags:\n{}page: A02\n---\n正文", "  - 要闻\n".repeat(100_000));
        let (document, warned) = plain::read(Path::new("A02.md"), &deep).unwrap();
        assert_eq!((document.hints.len(), document.lines.len(), warned.len()), (100_002, 1, 0));
    }

    #[test]
    fn keys_are_chinese_too() {
        let hints = ["2 日期=2026-03-10", "3 版次=A04", "4 记者=林知夏"];
        check("---\n日期: 2026-03-10\n版次：A04\n记者：林知夏\n---\n正文", &hints, "6 正文", &[]);
        check("---\nｄａｔｅ：2026-03-10\n---\n正文", &["2 date=2026-03-10"], "4 正文", &[]);
        check("---\n来源：云溪日报\n记者：林知夏\n---\n", &[], "1 ---", &[]);
        check("---\n他当着众人的面这样说：好\n---\n", &[], "1 ---", &[]);
    }

    #[test]
    fn a_second_head_opens_a_second_page() {
        let heads = |text: &str| {
            let (document, _) = plain::read(Path::new("A02.md"), text).unwrap();
            let head = |it: &crate::document::Head| format!("{} {}={}", it.line, it.hints[0].key, it.hints[0].value);
            let lines: Vec<String> = document.lines.iter().filter(|it| !it.text.is_empty()).map(|it| it.text.clone()).collect();
            (document.heads.iter().map(head).collect::<Vec<_>>().join(" "), lines.join(" "))
        };
        let page = "---\ntitle: 甲\n---\n正文。\n\n---\ntitle: 乙\nauthor: 何小满\n---\n又一篇。\n---\n标题：丙\n---\n完。\n";
        assert_eq!(heads(page), ("6 title=乙 11 标题=丙".to_owned(), "正文。 又一篇。 完。".to_owned()));
        let page = format!("---\n标题：甲\n---\n{}---\n\n草稿：是\n---\n正文。\n", "正文。\n\n".repeat(40));
        assert_eq!(heads(&page).0, "84 草稿=是");
        for text in
            ["---\ntitle: 甲\n---\n正文。\n\n---\n\n地点: 文化宫\n\n---\n", "---\ntitle: 甲\n---\n正文。\n\n---\n\n又一段。\n"]
        {
            assert_eq!(heads(text).0, "", "{text}");
        }
        let many = "---\ntitle: 甲\n---\n正文。\n".repeat(502);
        let wrong = plain::read(Path::new("A02.md"), &many).unwrap_err().at(Path::new("A02.md")).to_string();
        assert!(wrong.starts_with("A02.md:2005: the front matter of another page begins here"), "{wrong}");
    }

    #[test]
    fn a_form_feed_opens_a_page_without_a_head() {
        let (document, warnings) = plain::read(Path::new("A02.txt"), "\u{c}甲\n正文。\n\u{c}乙\n正文。\n").unwrap();
        let lines: Vec<usize> = document.heads.iter().map(|head| head.line).collect();
        assert_eq!((lines, warnings.len(), document.lines[2].text.as_str()), (vec![3], 0, "乙"));
    }
}
