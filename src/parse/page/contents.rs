//! 导读, 要目: the list on a front page that points to the stories of inner pages. It is the paper's, not a story.

use crate::account::reason::Reason;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::length;

/// What such a list is called, whatever the paper sets before it (`今日导读`) or between its letters.
const TITLES: &[&str] = &["导读", "導讀", "要目", "目录", "目錄", "看点", "看點", "提要"];

/// What may stand before that: `本期`, `要闻`, `封面`.
const BEFORE: &[&str] = &[
    "今日", "本期", "本报", "本報", "今天", "要闻", "要聞", "新闻", "新聞", "头版", "頭版", "封面", "版面", "内页", "內頁",
    "内容", "內容", "重点", "重點",
];

/// A headline of the list has at most so many letters; more is text.
const LONGEST_ENTRY: usize = 40;

/// The list has at most so many lines: a paper has some forty pages.
const LONGEST_LIST: usize = 60;

/// A page of a paper has at most so many figures: `A03`, `16`.
const FIGURES: usize = 2;

/// The lines of such lists, their titles too.
pub(crate) fn lines(sheet: &Sheet<'_>) -> Vec<(usize, Reason)> {
    let titles = (0..sheet.lines.len()).filter(|line| is_title(sheet.words(*line)));
    titles.flat_map(|title| (title..end(sheet, title)).map(|line| (line, Reason::PointsToPage))).collect()
}

/// `导读`, `今日要目`, `【导 读】`: nothing but the name of such a list.
fn is_title(words: &str) -> bool {
    // Nearly every line is told by its length.
    if words.len() > LONGEST_TITLE {
        return false;
    }
    let is_dressing = |letter: char| " ·|丨:【】[]《》()—-▼▲◆●■".contains(letter);
    // And nearly every other by its last letter.
    let last = words.chars().rev().find(|letter| !is_dressing(*letter));
    if !last.is_some_and(|last| TITLES.iter().any(|title| title.ends_with(last))) {
        return false;
    }
    let bare: String = words.chars().filter(|letter| !is_dressing(*letter)).collect();
    let named = TITLES.iter().find_map(|title| bare.strip_suffix(title));
    named.is_some_and(|mut before| {
        while let Some(rest) = BEFORE.iter().find_map(|word| before.strip_prefix(word)) {
            before = rest;
        }
        before.is_empty()
    })
}

/// The longest title, in bytes of its folded line.
const LONGEST_TITLE: usize = 60;

/// Where the list ends that is called so; where none stands there, at its title.
///
/// Below a heading everything to the next one is the list, where its last line points to a page, or where nothing in it is a
/// sentence. Below a bare line only the lines are that point to pages.
fn end(sheet: &Sheet<'_>, title: usize) -> usize {
    let is_heading = |line: usize| sheet.lines.get(line).is_some_and(|it| it.depth > 0 || it.begins);
    let from = title + 1;
    let count = sheet.lines.len();
    let next = (from..count.min(from + LONGEST_LIST)).find(|line| is_heading(*line));
    let list = from..next.unwrap_or(count);
    if !is_heading(title) {
        return list.take_while(|line| points(sheet.words(*line))).last().map_or(title, |last| last + 1);
    }
    let is_told = |line: usize| sheet.opens_story(line) || sheet.says_byline(line);
    let is_entry = |line: usize| {
        let words = sheet.words(line);
        points(words) || !ends_sentence(words) && length(words) <= LONGEST_ENTRY
    };
    let Some(last) = list.clone().last().filter(|_| list.len() <= LONGEST_LIST) else { return title };
    let is_list = points(sheet.words(last)) || list.clone().all(is_entry);
    if is_list && !list.clone().any(is_told) { list.end } else { title }
}

/// Whether a line ends with the page where a story stands: `云溪大桥今晨通车 >A03版`, `……(详见3版)`.
fn points(words: &str) -> bool {
    let bare = words.trim_end_matches([' ', ')', ']', '】', '>', '▶', '►', '。']);
    let bare = bare.strip_suffix(['版', '页', '頁']).unwrap_or(bare).trim_end();
    let figures = bare.len() - bare.trim_end_matches(|it: char| it.is_ascii_digit()).len();
    let Some(before) = bare.get(..bare.len() - figures).filter(|_| (1..=FIGURES).contains(&figures)) else { return false };
    let lettered = before.trim_end_matches(|it: char| it.is_ascii_uppercase());
    let is_lettered = before.len() - lettered.len() <= FIGURES;
    // 今晨通车3 is no page: something parts it from the words.
    let parts = |it: char| " 第见見/(【[>▶►▷➤→…·:—|丨-".contains(it);
    is_lettered && (lettered.is_empty() || lettered.ends_with(parts) || words.ends_with('版') && lettered.len() < before.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::Line;
    use crate::parse::lexicon::Lexicon;

    fn listed(lines: &[&str]) -> usize {
        let lines = lines.iter().enumerate().map(|(at, text)| Line::plain(at + 1, *text)).collect();
        let document = Document { path: "page.md".into(), lines, ..Document::default() };
        let lexicon = Lexicon::default();
        super::lines(&Sheet::new(&document, &lexicon)).len()
    }

    #[test]
    fn a_list_that_points_to_inner_pages_is_no_story() {
        let table: &[(&[&str], usize)] = &[
            (&["# 导读", "云溪大桥今晨通车 >A03版", "# 云溪大桥通车", "本报讯 3月9日,云溪大桥通车。"], 2),
            (&["## 今日要目", "云溪大桥今晨通车 A03", "老屋开门迎客", "(详见3版)", "## 云溪大桥通车"], 4),
            (&["# 【导 读】", "云溪大桥今晨通车", "老屋开门迎客", "# 云溪大桥通车"], 3),
            (&["# 本期导读", "3月9日，大桥建成，全长两公里。……02版", "# 云溪大桥通车"], 2),
            (&["导读", "云溪大桥今晨通车 ▶3版", "老屋开门迎客 ▶5版", "云溪大桥通车", "本报讯 3月9日,云溪大桥通车。"], 3),
            (&["# 导读", "本报讯 3月9日,云溪大桥建成通车。", "# 又一篇"], 0),
            (&["# 导读", "全民阅读在云溪，书香飘进千家万户。", "# 又一篇"], 0),
            (&["# 导读", "# 又一篇"], 0),
            (&["导读", "云溪大桥今晨通车", "本报讯 3月9日,云溪大桥通车。"], 0),
            (&["# 全民导读", "云溪大桥今晨通车 >A03版"], 0),
        ];
        for (lines, expected) in table {
            assert_eq!(listed(lines), *expected, "{lines:?}");
        }
    }

    #[test]
    fn a_page_is_pointed_to_at_the_end_of_a_line() {
        for words in [
            "大桥通车 >A03版",
            "大桥通车 3",
            "大桥通车……02",
            "(详见A12版)",
            "大桥通车→5版",
            "大桥通车 第3版",
            "A03",
            "大桥通车A03版",
        ] {
            assert!(points(words), "{words}");
        }
        for words in ["大桥通车3", "全长2026", "大桥通车", "票价 128", "版", ""] {
            assert!(!points(words), "{words}");
        }
    }
}
