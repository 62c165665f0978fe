//! The line of day, source and names that a page prints between headline and text (稿件信息): `2026-01-05 08:11 来源：海州晚报
//! 责任编辑：方予安`. It is a site's and no text; what it tells of the story is kept.

use crate::date;
use crate::text::is_han;

/// What the lines tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Info {
    pub(super) date: Option<String>,
    pub(super) page: Option<String>,
    pub(super) section: Option<String>,
    pub(super) authors: Vec<String>,
    /// Lines that name those who edited.
    pub(super) editors: Vec<String>,
}

/// What a label says of the words behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    /// Who wrote, the label part of the name's value or not.
    Author,
    Reporter,
    Editor,
    /// Of no story.
    Other,
}

/// The longer before those that they begin with.
const LABELS: [(&str, Label); 27] = [
    ("责任编辑", Label::Editor),
    ("責任編輯", Label::Editor),
    ("网络编辑", Label::Editor),
    ("责编", Label::Editor),
    ("編輯", Label::Editor),
    ("编辑", Label::Editor),
    ("作者", Label::Author),
    ("本报记者", Label::Reporter),
    ("本報記者", Label::Reporter),
    ("通讯员", Label::Reporter),
    ("记者", Label::Reporter),
    ("記者", Label::Reporter),
    ("来源", Label::Other),
    ("來源", Label::Other),
    ("稿源", Label::Other),
    ("发布时间", Label::Other),
    ("发布日期", Label::Other),
    ("时间", Label::Other),
    ("日期", Label::Other),
    ("点击", Label::Other),
    ("阅读", Label::Other),
    ("浏览", Label::Other),
    ("字数", Label::Other),
    ("字号", Label::Other),
    ("字体", Label::Other),
    ("分享", Label::Other),
    ("《", Label::Other),
];

impl Info {
    /// Hears a line; of each thing the first that tells it counts.
    pub(super) fn hear(&mut self, line: &str) {
        if let Some((bytes, _)) = date::find_whole(line).filter(|_| self.date.is_none()) {
            self.date = line.get(bytes).map(str::to_owned);
        }
        if let Some((page, section)) = page(line).filter(|_| self.page.is_none()) {
            (self.page, self.section) = (Some(page), section);
        }
        let has_authors = !self.authors.is_empty();
        let mut author = String::new();
        for (label, words) in pieces(line) {
            match label {
                // 记者 林知夏 通讯员 陆平安 is one byline.
                Label::Reporter => author = format!("{author} {words}").trim().replace(['：', ':'], " "),
                Label::Author => author = format!("{author} {}", value(words)).trim().to_owned(),
                Label::Editor if self.editors.len() < MOST => self.editors.push(words.to_owned()),
                Label::Editor | Label::Other => {}
            }
        }
        if !has_authors && !author.is_empty() {
            self.authors.push(author.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
}

/// Whether a line is no text: it tells whence a story came, or its day and little besides.
pub(super) fn is_info(line: &str) -> bool {
    const SIGNS: [&str; 11] =
        ["来源", "來源", "稿源", "发布时间", "发布日期", "责任编辑", "责编", "点击", "浏览", "阅读", "字号"];
    let letters = line.chars().filter(|letter| letter.is_alphanumeric()).count();
    let is_dated = date::find_whole(line).is_some();
    !line.contains('。')
        && (SIGNS.iter().any(|sign| line.contains(sign)) && (is_dated || letters <= SHORT) || is_dated && letters <= SHORT)
}

/// `2026年01月05日 08:11:30 星期一`
const SHORT: usize = 24;

/// A page names two or three who edited it.
const MOST: usize = 3;

/// A name has at most so many letters, or a mark between its parts; a line names at most so many people.
const LONGEST_NAME: usize = 4;
const MOST_NAMES: usize = 6;

/// The pieces of a line, each behind its label, up to the next label or figure, bracket and stroke left out.
fn pieces(line: &str) -> Vec<(Label, &str)> {
    let mut starts: Vec<(usize, &str, Label)> = Vec::new();
    for (word, label) in LABELS {
        let fresh = |at: &usize| starts.iter().all(|(start, known, _)| !(*start..start + known.len()).contains(at));
        let found: Vec<usize> = line.match_indices(word).map(|(at, _)| at).filter(fresh).collect();
        starts.extend(found.into_iter().map(|at| (at, word, label)));
    }
    starts.sort_unstable_by_key(|(at, _, _)| *at);
    let ends = starts.iter().skip(1).map(|(at, _, _)| *at).chain([line.len()]);
    let piece = |((at, word, label), end): (&(usize, &str, Label), usize)| {
        let words = line.get(*at..end)?;
        let names = words.get(word.len()..)?;
        let stop = names.find(|it: char| it.is_ascii_digit() || "()（）[]【】|｜。《".contains(it)).unwrap_or(names.len());
        let words = words.get(..word.len() + stop)?.trim();
        are_names(value(words.get(word.len()..)?)).then_some((*label, words))
    };
    starts.iter().zip(ends).filter_map(piece).collect()
}

/// Names, and nothing that a sentence would say.
fn are_names(words: &str) -> bool {
    let mut names = words.split([' ', '\u{3000}', '、', '，', ',', '/']).filter(|it| !it.is_empty());
    let is_name = |name: &str| {
        name.chars().all(|it| is_han(it) || it == '·') && (name.chars().count() <= LONGEST_NAME || name.contains('·'))
    };
    words.chars().any(is_han) && names.clone().count() <= MOST_NAMES && names.all(is_name)
}

/// Whether a line is names and nothing else, which no title is: `林知夏 何小满`.
pub(super) fn is_names(line: &str) -> bool {
    let names = line.split([' ', '\u{3000}', '、', '，', ',', '/']).filter(|it| !it.is_empty());
    let letters: Vec<usize> = names.map(|name| name.chars().count()).collect();
    // 大桥通车 is a deck.
    let is_one = letters.len() == 1 && letters.iter().all(|count| *count < LONGEST_NAME);
    are_names(line) && letters.iter().all(|count| *count > 1) && (is_one || letters.len() > 1)
}

/// Whether a line is of names with their words, or of the day and the source.
pub(super) fn is_named(line: &str) -> bool {
    let mut info = Info::default();
    info.hear(line);
    info != Info::default() || is_info(line) || is_names(line)
}

/// What stands behind a label.
fn value(words: &str) -> &str {
    words.split_once(['：', ':']).map_or(words, |(_, value)| value).trim()
}

/// `第A02版：要闻`, `（2026年01月05日 第 02 版）`: the page, and its section.
fn page(line: &str) -> Option<(String, Option<String>)> {
    let at = line.find('版')?;
    let before = line.get(..at)?.trim_end();
    let is_figure = |it: char| it.is_ascii_alphanumeric() && !it.is_ascii_lowercase();
    let number = before.get(before.trim_end_matches(is_figure).len()..)?;
    let is_page = number.ends_with(|it: char| it.is_ascii_digit()) && number.len() <= LONGEST_PAGE;
    let behind = line.get(at + '版'.len_utf8()..)?.strip_prefix(['：', ':']).unwrap_or_default();
    // 第02版：要闻2026年11月27日
    let behind = behind.get(..date::find_whole(behind).map_or(behind.len(), |(bytes, _)| bytes.start)).unwrap_or(behind);
    let section = behind
        .split_whitespace()
        .next()
        .filter(|it| (2..=LONGEST_SECTION).contains(&it.chars().count()) && it.chars().all(char::is_alphanumeric));
    is_page.then(|| (number.to_owned(), section.map(str::to_owned)))
}

/// `AA02`
const LONGEST_PAGE: usize = 4;
const LONGEST_SECTION: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_below_a_headline_tells_of_the_story() {
        let table = [
            ("2026-01-05 07:30 来源：海湾日报 责任编辑：方予安", "2026-01-05|||责任编辑：方予安"),
            ("发布时间：2026-01-05 09:12 来源：云溪县融媒体中心 作者：植欣怡 点击数：31", "2026-01-05||植欣怡|"),
            (
                "本报记者 林知夏 通讯员 陆平安 《海湾日报》（2026年01月05日 第 02 版）",
                "2026年01月05日|02|本报记者 林知夏 通讯员 陆平安|",
            ),
            ("第A02版：要闻 2026年1月5日 星期一", "2026年1月5日|A02 要闻||"),
            ("作者：何小满 植欣怡 编辑：方予安 字号：大 中 小", "||何小满 植欣怡|编辑：方予安"),
            ("第02版：要闻2026年1月5日", "2026年1月5日|02 要闻||"),
            ("上一版 下一版", "|||"),
            ("记者在现场看到（见图）", "|||"),
        ];
        for (line, expected) in table {
            let mut info = Info::default();
            info.hear(line);
            let page = [info.page, info.section].into_iter().flatten().collect::<Vec<_>>().join(" ");
            let date = info.date.unwrap_or_default();
            let told = [date, page, info.authors.join(";"), info.editors.join(";")].join("|");
            assert_eq!(told, expected, "{line}");
        }
    }
}
