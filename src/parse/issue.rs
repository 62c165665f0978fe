//! A whole issue (整期) in one file: the pages that stand one behind the other, each below its page line (`第02版：民生`, `【A02版】`) or
//! behind a head of its own, as pages; and what was read of them as one reading of the file.
//!
//! A line names another page where text stands above it and below it and the numbers rise. Lists of pages, which e-papers set at the top
//! and front pages print beside their headlines, name many with nothing between them.

use crate::article::Article;
use crate::article::page::Page;
use crate::date::DateFrom;
use crate::document::Document;
use crate::document::Form;
use crate::document::Hint;
use crate::document::Holds;
use crate::document::Line;
use crate::parse::lexicon::Lexicon;
use crate::parse::line::page_line;
use crate::parse::line::printed::printed;
use crate::parse::line::written::is_running_text;
use crate::parse::line::written::length;
use crate::parse::page::folio;
use crate::parse::page::hint;
use crate::parse::page::hint::Key;
use crate::parse::reading::Reading;
use crate::parse::reading::count_places;
use chrono::NaiveDate;

/// A day, and what told it.
pub(crate) type Told = (NaiveDate, DateFrom);

/// The pages of a file that holds several; none for a file that is one page.
///
/// A file whose head tells its page is that page, whatever else it prints. One whose name tells it holds others where it opens with
/// the line of that very page: elsewhere the line of another page may stand beside a teaser.
pub(crate) fn pages(document: &Document, lexicon: &Lexicon, of_name: Option<&Page>) -> Vec<Document> {
    // Where a list is cut its heads say.
    if document.holds == Holds::Story {
        return headed(document);
    }
    // Most files are one page, and name no other.
    if document.heads.is_empty() && named_in(&document.lines, lexicon).is_empty() {
        return Vec::new();
    }
    let is_one = |part: &Document| part.hints.iter().any(|it| hint::key(&it.key) == Some(Key::Page));
    let parts = |part: Document| if is_one(&part) { vec![part] } else { lined(part, lexicon, of_name) };
    let parts: Vec<Document> = headed(document).into_iter().flat_map(parts).collect();
    if parts.len() > 1 { parts } else { Vec::new() }
}

/// The parts of a file behind heads of their own.
fn headed(document: &Document) -> Vec<Document> {
    let mut hints = document.hints.clone();
    let mut rest = document.lines.as_slice();
    let mut parts = Vec::new();
    for head in &document.heads {
        let (above, below) = rest.split_at(rest.iter().take_while(|line| line.number < head.line).count());
        parts.push(part(document, above, hints));
        // A form feed begins a page of what the last head told.
        let is_bare = head.hints.is_empty() && document.holds == Holds::Page;
        hints = if is_bare { of_every_page(&document.hints) } else { head.hints.clone() };
        rest = below;
    }
    parts.push(part(document, rest, hints));
    parts.retain(|part| part.lines.iter().any(|line| !line.text.trim().is_empty()));
    parts
}

fn part(document: &Document, lines: &[Line], hints: Vec<Hint>) -> Document {
    Document { path: document.path.clone(), lines: lines.to_vec(), hints, holds: document.holds, ..Document::default() }
}

/// What the head of a file tells of all its pages: the day, and what holds them back.
fn of_every_page(hints: &[Hint]) -> Vec<Hint> {
    let of_one = [
        Key::Page,
        Key::Section,
        Key::Title,
        Key::Kicker,
        Key::Deck,
        Key::Author,
        Key::Reporter,
        Key::Correspondent,
        Key::Photographer,
        Key::Editor,
        Key::Link,
        Key::Guid,
        Key::Id,
    ];
    let is_of_every = |it: &&Hint| hint::key(&it.key).is_none_or(|key| !of_one.contains(&key));
    hints.iter().filter(is_of_every).cloned().collect()
}

/// A line that names a page.
struct Named {
    /// Among the lines of the part.
    at: usize,
    page: Page,
}

/// The pages of a part above page lines that stand at their feet: text above the first, none below the last, and numbers that rise.
fn footed(document: &Document, named: &[Named], is_named: impl Fn(&Page) -> bool) -> Option<Vec<Document>> {
    let (first, last) = (named.first()?, named.last()?);
    let rises = named.windows(2).all(|pair| matches!(pair, [one, other] if follows(&one.page, &other.page)));
    let below = document.lines.get(last.at + 1..).unwrap_or_default();
    let is_bare = below.iter().all(|line| line.text.trim().is_empty());
    if named.len() < 2
        || !rises
        || !is_named(&first.page)
        || !is_bare
        || !has_text(document.lines.get(..first.at).unwrap_or_default())
    {
        return None;
    }
    let mut start = 0;
    let mut parts = Vec::new();
    for Named { at, page } in named {
        let lines = document.lines.get(start..=*at).unwrap_or_default();
        if !has_text(lines) {
            return None;
        }
        let mut hints = of_every_page(&document.hints);
        hints.push(told(page.clone(), document.lines.get(*at..).unwrap_or_default()));
        parts.push(part(document, lines, hints));
        start = at + 1;
    }
    Some(parts)
}

/// The pages of a part below their page lines.
fn lined(document: Document, lexicon: &Lexicon, of_name: Option<&Page>) -> Vec<Document> {
    let is_named = |first: &Page| of_name.is_none_or(|own| folio::is_one_page(own, first));
    let named = named_in(&document.lines, lexicon);
    if let Some(parts) = footed(&document, &named, is_named) {
        return parts;
    }
    let named = begins(&document.lines, named);
    let Some(first) = named.first() else { return vec![document] };
    let above = document.lines.get(..first.at).unwrap_or_default();
    // The paper's name and the day above the first page line are that page's; text is a page's of its own.
    let has_own = has_text(above);
    let is_one = named.len() == 1 && !has_own;
    if is_one || of_name.is_some() && (has_own || !is_named(&first.page)) {
        return vec![document];
    }
    let mut parts = Vec::new();
    if has_own {
        let mut hints = document.hints.clone();
        hints.extend(before(&first.page).map(|page| told(page, above)));
        parts.push(part(&document, above, hints));
    }
    let ends = named.iter().skip(1).map(|it| it.at).chain([document.lines.len()]);
    for (count, (begin, end)) in named.iter().zip(ends).enumerate() {
        let is_first = count == 0 && !has_own;
        let start = if is_first { 0 } else { begin.at };
        let lines = document.lines.get(start..end).unwrap_or_default();
        let mut hints = if is_first { document.hints.clone() } else { of_every_page(&document.hints) };
        let of_line = document.lines.get(begin.at..).unwrap_or_default();
        // The first is the page that the name tells, as the name writes it.
        if !is_first || of_name.is_none() {
            hints.push(told(begin.page.clone(), of_line));
        }
        parts.push(part(&document, lines, hints));
    }
    parts
}

/// The page before the second: what an issue prints above the line of page 2 is page 1.
fn before(page: &Page) -> Option<Page> {
    let (letters, figures) = page.cut();
    (figures.parse() == Ok(2)).then(|| Page::new(&format!("{letters}{:0width$}", 1, width = figures.len())))?
}

/// A page as a head would tell it.
fn told(page: Page, lines: &[Line]) -> Hint {
    let line = lines.first().map_or(1, |line| line.number);
    Hint { line, key: "page".to_owned(), value: page.to_string() }
}

/// The lines with which pages begin.
fn begins(lines: &[Line], candidates: Vec<Named>) -> Vec<Named> {
    if candidates.is_empty() {
        return candidates;
    }
    let ends: Vec<usize> = candidates.iter().skip(1).map(|it| it.at).chain([lines.len()]).collect();
    let has_text_below: Vec<bool> =
        candidates.iter().zip(&ends).map(|(it, end)| has_text(lines.get(it.at + 1..*end).unwrap_or_default())).collect();
    let mut begun: Vec<Named> = Vec::new();
    let mut is_listed = false;
    for (candidate, has_text) in candidates.into_iter().zip(has_text_below) {
        // A list of pages: nothing stands between its lines, and what stands below the last is not that page's.
        let is_of_list = is_listed;
        is_listed = !has_text;
        let rises = begun.last().is_none_or(|last| follows(&last.page, &candidate.page));
        if has_text && !is_of_list && rises {
            begun.push(candidate);
        }
    }
    begun
}

/// The lines that name pages.
fn named_in(lines: &[Line], lexicon: &Lexicon) -> Vec<Named> {
    lines.iter().enumerate().filter_map(|(at, line)| named(at, line, lexicon)).collect()
}

/// A page line has at most so many letters.
const LONGEST: usize = 40;

fn named(at: usize, line: &Line, lexicon: &Lexicon) -> Option<Named> {
    if line.form != Form::Text || line.text.len() > LONGEST * char::MAX.len_utf8() || !may_name(&line.text) {
        return None;
    }
    let printed = printed(line).filter(|it| it.order.is_none() && length(it.words()) <= LONGEST)?;
    // `01 文化` is a subhead as well.
    let is_sure = |words: &str| {
        words.contains(['版', '【', ':']) || words.trim_start_matches(['*', ' ']).starts_with(|it: char| it.is_ascii_uppercase())
    };
    // 版面:第A04版:副刊 上一篇 下一篇 stands below the headline of one story of a saved page.
    let is_of_story = |words: &str| words.contains("上一篇") || words.contains("下一篇");
    let is_head = |words: &str| is_sure(words) && !is_of_story(words);
    let read = page_line::read(printed.words(), lexicon).filter(|_| is_head(printed.words()))?;
    Some(Named { at, page: read.page? })
}

/// Most lines have neither 版 nor a figure near their beginning or end, and are looked at no further.
fn may_name(text: &str) -> bool {
    text.contains('版') || text.bytes().any(|it| it.is_ascii_digit()) && text.len() <= LONGEST * 3
}

/// A sentence that ends as a teaser may, too, has at least so many letters.
const SHORTEST: usize = 8;

/// Whether more stands here than a list of pages has: a sentence, or a heading with something below it. A full stop ends no
/// teaser and no headline, however short the sentence.
fn has_text(lines: &[Line]) -> bool {
    let ends = |text: &str, marks: &[char]| text.trim_end().ends_with(marks);
    let is_text =
        |text: &str| is_running_text(text) || ends(text, &['。']) || length(text) >= SHORTEST && ends(text, &['！', '？', '”']);
    let is_heading = |line: &&Line| line.text.starts_with("# ") || line.text.starts_with("## ");
    let mut printed = lines.iter().filter(|line| !line.text.trim().is_empty()).skip_while(|line| !is_heading(line));
    lines.iter().any(|line| !line.form.is_text() || is_text(&line.text)) || printed.any(|line| !is_heading(&line))
}

/// Whether a page comes behind another: the same letters with a greater number, or other letters.
fn follows(one: &Page, other: &Page) -> bool {
    let number = |page: &Page| page.cut().1.parse::<u32>().ok();
    let ((section, _), (other_section, _)) = (one.cut(), other.cut());
    if section == other_section { number(one) < number(other) } else { section < other_section }
}

/// The day of an issue whose pages do not all tell it: the first that one of them tells, else the latest that is inferred. The stories
/// of a list may be of many days: one that tells none is of theirs where they all tell the same.
pub(crate) fn day(readings: &[Reading], holds: Holds) -> Option<Told> {
    let days = || readings.iter().filter_map(|reading| reading.articles.first()).map(told_by);
    if holds == Holds::Story {
        let mut told = days().filter(|(_, from)| *from != DateFrom::Inferred);
        let first = told.next()?;
        return told.all(|(day, _)| day == first.0).then_some(first);
    }
    days().find(|(_, from)| *from != DateFrom::Inferred).or_else(|| days().max_by_key(|(day, _)| *day))
}

/// Whether a page that was read tells no day by itself, and is to be read as of that of its issue.
pub(crate) fn wants_day(reading: &Reading, day: Told) -> bool {
    reading.articles.first().map(told_by).is_none_or(|own| own.1 == DateFrom::Inferred && own != day)
}

fn told_by(article: &Article) -> Told {
    (article.edition.date, article.edition.date_from)
}

/// One reading of the file.
pub(crate) fn together(readings: Vec<Reading>) -> Reading {
    let mut whole = Reading::default();
    for Reading { articles, warnings, account, turns } in readings {
        let before = whole.articles.len();
        whole.articles.extend(articles);
        whole.warnings.extend(warnings);
        whole.account.extend(account.into_iter().map(|mut part| {
            part.article = part.article.map(|article| article + before);
            part
        }));
        whole.turns.extend(turns.into_iter().map(|mut turn| {
            turn.article += before;
            turn
        }));
    }
    count_places(&mut whole.articles);
    whole.warnings.sort();
    whole.warnings.dedup();
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Head;

    const STORY: &str = "本报讯 3月9日，云溪大桥建成通车，附近居民出门少走了八百米，市民纷纷到桥上看新鲜。";

    /// Each page as its number and its first printed line.
    fn split(text: &str) -> Vec<String> {
        split_of(text, None)
    }

    /// The same of a file whose name tells a page.
    fn split_of(text: &str, of_name: Option<&str>) -> Vec<String> {
        let text = text.replace('◇', STORY);
        let lines = text.lines().enumerate().map(|(at, line)| Line::plain(at + 1, line)).collect();
        let document = Document { path: "issue.txt".into(), lines, ..Document::default() };
        let page = |it: &Document| it.hints.iter().map(|hint| hint.value.clone()).collect::<Vec<_>>().join("+");
        let first =
            |it: &Document| it.lines.iter().find(|line| !line.text.is_empty()).map(|line| line.text.clone()).unwrap_or_default();
        let of_name = of_name.and_then(Page::new);
        pages(&document, &Lexicon::default(), of_name.as_ref()).iter().map(|it| format!("{} {}", page(it), first(it))).collect()
    }

    #[test]
    fn the_pages_of_an_issue_stand_below_their_lines() {
        let table: [(&str, &[&str]); 11] = [
            (
                "云溪日报\n2026年3月10日 星期二\n\n第01版：要闻\n\n甲\n\n◇\n\n第02版：民生\n\n乙\n\n◇\n",
                &["01 云溪日报", "02 第02版：民生"],
            ),
            ("甲\n\n◇\n\n【A02版】\n\n乙\n\n◇\n\n【A03版】\n\n丙\n\n◇\n", &["A01 甲", "A02 【A02版】", "A03 【A03版】"]),
            ("# A01 要闻\n\n## 甲\n\n◇\n\n# B01 副刊\n\n## 乙\n\n◇\n", &["A01 # A01 要闻", "B01 # B01 副刊"]),
            ("甲\n\n◇\n\n5版 文化\n\n乙\n\n◇\n", &[" 甲", "5 5版 文化"]),
            ("二版 综合\n\n甲\n\n◇\n\n三版 文体\n\n乙\n\n◇\n", &["2 二版 综合", "3 三版 文体"]),
            (
                "■第1版 要闻\n\n甲\n\n二百人到会。乡里很热闹。\n\n■第2版 民生\n\n乙\n\n新院区昨天启用。\n",
                &["1 ■第1版 要闻", "2 ■第2版 民生"],
            ),
            ("甲\n\n◇\n\nA01版\n\n乙\n\n◇\n\nA02版\n", &["A01 甲", "A02 乙"]),
            ("头版\n甲\n◇\n二版\n乙\n◇\n", &["1 头版", "2 二版"]),
            ("第01版：要闻\n\n甲\n\n今日晴。\n\n第02版：民生\n\n乙\n\n◇\n", &["01 第01版：要闻", "02 第02版：民生"]),
            ("第01版\n\n# 今日晴\n\n最高二十度\n\n第02版\n\n乙\n\n◇\n", &["01 第01版", "02 第02版"]),
            ("海湾晨报\n\n# 短讯\n\n今日晴。\n\n第02版：民生\n\n乙\n\n◇\n", &["01 海湾晨报", "02 第02版：民生"]),
        ];
        for (text, expected) in table {
            assert_eq!(split(text), expected, "{text}");
        }
    }

    #[test]
    fn one_page_is_one_page() {
        let pages = [
            "A02 要闻\n\n甲\n\n◇\n",
            "第01版：要闻\n第02版：民生\n第03版：副刊\n\n甲\n\n◇\n\n乙\n\n◇\n",
            "甲\n03版 民生\n乙\n05版 文化\n\n丙\n\n◇\n",
            "第03版：民生\n\n甲\n\n◇\n\n第02版：要闻\n\n◇\n",
            "甲\n\n◇\n\n版面：第A04版：副刊  上一篇  下一篇\n\n乙\n\n◇\n",
            "甲\n\n◇\n\n（下转第3版）\n\n乙\n\n◇\n",
            "A02 要闻\n\n甲\n\n◇\n\nA02 要闻\n",
            "甲\n\n◇\n\n01 文化\n\n◇\n\n02 教育\n\n◇\n",
        ];
        for text in pages {
            assert_eq!(split(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_file_named_after_its_first_page_may_hold_others() {
        let page = |first: &str, second: &str| format!("{first}\n\n甲\n\n◇\n\n{second}\n\n乙\n\n◇\n");
        let table: [(&str, &str, &[&str]); 5] = [
            ("A03版：经济", "A04版：副刊", &[" A03版：经济", "A04 A04版：副刊"]),
            ("03版 经济", "04版 副刊", &[" 03版 经济", "04 04版 副刊"]),
            // A front page prints the pages within beside its teasers.
            ("A01版：要闻", "A04版：副刊", &[]),
            ("", "A04版：副刊", &[]),
            ("A03版：经济", "A02版：要闻", &[]),
        ];
        for (first, second, expected) in table {
            assert_eq!(split_of(&page(first, second), Some("A03")), expected, "{first} {second}");
        }
        assert_eq!(split_of("甲\n\n◇\n\nA03版\n\n乙\n\n◇\n\nA04版\n", Some("A03")), ["A03 甲", "A04 乙"]);
        assert_eq!(split_of("甲\n\n◇\n\nA04版\n\n乙\n\n◇\n\nA05版\n", Some("A03")), Vec::<String>::new());
    }

    #[test]
    fn a_head_begins_a_page() {
        let lines = ["甲", STORY, "", "乙", STORY].iter().enumerate().map(|(at, line)| Line::plain(at + 4, *line)).collect();
        let hint = |line, value: &str| Hint { line, key: "title".to_owned(), value: value.to_owned() };
        let heads = vec![Head { line: 6, hints: vec![hint(7, "乙")] }];
        let document = Document { path: "posts.md".into(), lines, hints: vec![hint(2, "甲")], heads, ..Document::default() };
        let parts = pages(&document, &Lexicon::default(), None);
        let told: Vec<(&str, usize)> = parts.iter().map(|it| (it.hints[0].value.as_str(), it.lines.len())).collect();
        assert_eq!(told, [("甲", 2), ("乙", 3)]);
    }
}
