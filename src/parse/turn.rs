//! Turned stories (转版): what `下转第3版` breaks off and `上接第1版` goes on with, drawn together over the pages of an edition.
//!
//! A half finds the other by the pages that both name, and by headline where several could be meant. The first half
//! takes the text and the credits of the second; a half whose other is not among the pages stands as it is, with a warning.

use crate::article::Article;
use crate::article::Page;
use crate::date;
use crate::error::Place;
use crate::error::Warning;
use crate::error::WarningKind;
use crate::parse::Reading;
use crate::parse::sheet::ends_sentence;
use crate::text::fold;
use crate::text::identity;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// A turn as printed in a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Turn {
    /// Its article, counted from 0 on its page.
    pub(crate) article: usize,
    /// To another page or from one.
    pub(crate) way: Way,
    /// The page named, where it can be read.
    pub(crate) page: Option<Page>,
    /// As printed, without brackets: 下转第3版.
    pub(crate) printed: String,
    /// Where it stands.
    pub(crate) place: Place,
}

/// The direction of a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// 下转
    To,
    /// 上接
    From,
}

/// Reads a turn; `None` for a mere reference (`详见C03版`).
pub(crate) fn read(printed: &str) -> Option<(Way, Option<Page>)> {
    let folded: String = printed.chars().map(fold).collect();
    let way = if folded.contains("下转") {
        Way::To
    } else if folded.contains("上接") || folded.contains("紧接") {
        Way::From
    } else {
        return None;
    };
    let behind = folded.split_once(['转', '接']).map_or("", |(_, behind)| behind);
    let name = behind.split_once('版').map_or(behind, |(name, _)| name).trim().trim_start_matches('第').trim();
    Some((way, Page::new(name).or_else(|| date::number(name).and_then(|number| Page::new(&format!("{number:02}"))))))
}

/// An article: its page among the readings, its place on the page.
type At = (usize, usize);

/// More turns than any page has are no turns; looking for the other halves of thousands would take for ever.
const MOST_TURNS: usize = 40;

/// Draws the halves together. `readings` are the pages of a paper, of any number of editions.
pub(crate) fn join(readings: &mut [Reading]) {
    let mut next: BTreeMap<At, At> = BTreeMap::new();
    let mut lonely: Vec<(usize, Turn)> = Vec::new();
    for edition in editions(readings) {
        let (heads, mut tails) = (turns(readings, &edition, Way::To), turns(readings, &edition, Way::From));
        for (page, head) in heads {
            let first = (page, head.article);
            let fits = |(other, tail): &(usize, Turn)| {
                let second = (*other, tail.article);
                !next.contains_key(&first)
                    && !leads_back(&next, second, first)
                    && fits(readings, (page, &head), (*other, tail), &tails)
            };
            match tails.iter().position(fits) {
                Some(at) => {
                    let (other, tail) = tails.swap_remove(at);
                    next.insert(first, (other, tail.article));
                }
                None => lonely.push((page, head)),
            }
        }
        lonely.extend(tails);
    }
    for (page, turn) in &lonely {
        missing(readings, *page, turn);
    }
    // A story may turn more than once: its last part is drawn to the one before it first.
    let seconds: BTreeSet<At> = next.values().copied().collect();
    for first in next.keys().filter(|first| !seconds.contains(first)) {
        let chain: Vec<At> = std::iter::successors(Some(*first), |at| next.get(at).copied()).collect();
        for pair in chain.windows(2).rev() {
            if let [first, second] = pair {
                append(readings, *first, *second);
            }
        }
    }
    remove(readings, seconds);
}

/// Whether following the joins from an article comes to another one.
fn leads_back(next: &BTreeMap<At, At>, from: At, to: At) -> bool {
    std::iter::successors(Some(from), |at| next.get(at).copied()).any(|at| at == to)
}

/// The pages of each edition, by its day.
fn editions(readings: &[Reading]) -> Vec<Vec<usize>> {
    let mut editions: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
    for (page, reading) in readings.iter().enumerate().filter(|(_, reading)| !reading.turns.is_empty()) {
        if let Some(article) = reading.articles.first() {
            editions.entry(article.edition.date).or_default().push(page);
        }
    }
    editions.into_values().collect()
}

fn turns(readings: &[Reading], pages: &[usize], way: Way) -> Vec<(usize, Turn)> {
    let of_page = |page: &usize| {
        let turns = readings.get(*page).map_or(&[][..], |reading| reading.turns.as_slice());
        turns.iter().filter(|it| it.way == way).take(MOST_TURNS).map(|it| (*page, it.clone())).collect::<Vec<_>>()
    };
    pages.iter().flat_map(of_page).collect()
}

fn article(readings: &[Reading], (page, article): At) -> Option<&Article> {
    readings.get(page)?.articles.get(article)
}

/// Whether a second half goes on the first: each on the page that the other names, and of one headline where more than
/// one could be meant.
fn fits(readings: &[Reading], (page, head): (usize, &Turn), (other, tail): (usize, &Turn), tails: &[(usize, Turn)]) -> bool {
    let (Some(first), Some(second)) = (article(readings, (page, head.article)), article(readings, (other, tail.article))) else {
        return false;
    };
    if (page, head.article) == (other, tail.article) {
        return false;
    }
    if !may_be(head.page.as_ref(), &second.edition.page) || !may_be(tail.page.as_ref(), &first.edition.page) {
        return false;
    }
    let rivals = tails.iter().filter(|(page, it)| *page == other && it.page == tail.page).count();
    let (ours, theirs) = (identity(&first.headline.text()), identity(&second.headline.text()));
    let alike = !theirs.is_empty() && (ours.contains(&theirs) || theirs.contains(&ours));
    alike || rivals == 1
}

/// Whether a turn's page can be a page of the edition: `3`, `03` and `A03` may be one, and an unknown page any.
fn may_be(named: Option<&Page>, page: &Page) -> bool {
    let number =
        |page: &Page| page.as_str().trim_start_matches(|it: char| it.is_ascii_alphabetic()).trim_start_matches('0').to_owned();
    let letters = |page: &Page| page.as_str().chars().take_while(char::is_ascii_alphabetic).collect::<String>();
    let Some(named) = named.filter(|_| page.is_known()) else { return true };
    let one_series =
        letters(named) == letters(page) || letters(named).is_empty() || letters(page).is_empty() || letters(page) == "p";
    one_series && number(named) == number(page)
}

/// The first half takes what the second has.
fn append(readings: &mut [Reading], first: (usize, usize), second: (usize, usize)) {
    let Some(second) = article(readings, second).cloned() else { return };
    let Some(first) = readings.get_mut(first.0).and_then(|it| it.articles.get_mut(first.1)) else { return };
    let mut paragraphs = second.body.into_iter();
    if let Some(last) = first.body.last_mut()
        && !ends_sentence(&last.text.chars().map(fold).collect::<String>())
        && let Some(next) = paragraphs.next()
    {
        last.text.push_str(&next.text);
    }
    first.body.extend(paragraphs);
    for credit in second.credits {
        if !first.credits.iter().any(|it| it.name == credit.name && it.role == credit.role) {
            first.credits.push(credit);
        }
    }
    for printed in second.byline {
        if !first.byline.contains(&printed) {
            first.byline.push(printed);
        }
    }
    first.datelines.extend(second.datelines);
    first.continued.push(second.place);
    first.continued.extend(second.continued);
}

fn missing(readings: &mut [Reading], page: usize, turn: &Turn) {
    if let Some(reading) = readings.get_mut(page) {
        let kind = WarningKind::HalfMissing { turn: turn.printed.clone() };
        reading.warnings.push(Warning { place: turn.place.clone(), kind });
        reading.warnings.sort();
    }
}

/// Takes the second halves from their pages; what stood on their lines belongs to a story of another page now.
fn remove(readings: &mut [Reading], joined: BTreeSet<At>) {
    for (page, index) in joined.iter().rev() {
        let Some(reading) = readings.get_mut(*page) else { continue };
        if *index < reading.articles.len() {
            reading.articles.remove(*index);
        }
        for (at, article) in reading.articles.iter_mut().enumerate() {
            article.position = at + 1;
        }
        for part in &mut reading.account {
            match part.article {
                Some(article) if article == *index => {
                    part.article = None;
                    part.why = format!("{}; goes on a story of another page", part.why).into();
                }
                Some(article) if article > *index => part.article = Some(article - 1),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::Line;
    use crate::parse::Options;
    use crate::parse::lexicon::Lexicon;
    use crate::typography::Typography;
    use std::collections::BTreeMap;

    fn page(path: &str, lines: &[&str]) -> Document {
        let lines = lines.iter().enumerate().map(|(at, text)| Line { number: at + 1, text: (*text).to_owned() }).collect();
        Document { path: path.into(), lines, hints: Vec::new() }
    }

    fn read_pages(pages: &[Document]) -> Vec<Reading> {
        let options = Options {
            edition: None,
            typography: Typography::Keep,
            sections: BTreeMap::new(),
            lexicon: Lexicon::default(),
            today: "2026-11-24".parse().unwrap(),
        };
        crate::parse::pages(pages, &options)
    }

    #[test]
    fn turns_are_read_as_printed() {
        let name = |printed: &str| read(printed).map(|(way, page)| (way, page.map(|it| it.to_string())));
        assert_eq!(name("（下转第３版）"), Some((Way::To, Some("3".to_owned()))));
        assert_eq!(name("上接第一版"), Some((Way::From, Some("01".to_owned()))));
        assert_eq!(name("紧接A01版"), Some((Way::From, Some("A01".to_owned()))));
        assert_eq!(name("详见C03版"), None);
    }

    #[test]
    fn a_story_that_turns_is_one_story() {
        let front = page(
            "2023-04-09-01.md",
            &["# 春到中原", "本报讯 近日,区里开会,部署全年的工作,要求各级(下转第三版)", "## 乙事", "文在这里。"],
        );
        let inside =
            page("2023-04-09-03.md", &["# 丙事", "另一篇文。", "## 春到中原", "(上接第一版)干部抓好落实。", "记者 鲁燕"]);
        let readings = read_pages(&[front, inside]);
        let story = readings.first().and_then(|it| it.articles.first()).unwrap();
        assert_eq!(story.text(), "本报讯 近日,区里开会,部署全年的工作,要求各级干部抓好落实。");
        assert_eq!(story.authors(), ["鲁燕"]);
        let inside = readings.last().unwrap();
        assert_eq!(inside.articles.iter().map(|it| it.headline.text()).collect::<Vec<_>>(), ["丙事"]);
        assert!(
            readings.iter().all(|it| it.warnings.is_empty()),
            "{:?}",
            readings.iter().map(|it| &it.warnings).collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_story_may_turn_twice() {
        let first = page("2026-01-05-A01.md", &["# 老城更新记", "本报讯 街上的人(下转第2版)"]);
        let second = page("2026-01-05-A02.md", &["# 老城更新记", "(上接第1版)都说好。第二段,巷子里(下转第3版)"]);
        let third = page("2026-01-05-A03.md", &["# 老城更新记", "(上接第2版)也有故事。", "记者 王丽"]);
        let readings = read_pages(&[first, second, third]);
        let articles: Vec<&Article> = readings.iter().flat_map(|it| &it.articles).collect();
        assert_eq!(articles.len(), 1);
        assert_eq!(articles[0].text(), "本报讯 街上的人都说好。第二段,巷子里也有故事。");
        assert_eq!(articles[0].authors(), ["王丽"]);
    }

    #[test]
    fn what_is_continued_below_another_story_is_a_story_of_its_own() {
        let lines = |other: &str| {
            vec![
                format!("# 第{other}版要闻"),
                format!("本报讯 内容在此,还(下转第{other}版)"),
                format!("(上接第{other}版)有尾巴。"),
                "记者 王丽".to_owned(),
            ]
        };
        let (one, two) = (lines("2"), lines("1"));
        let pages = [
            page("2026-01-05-01.md", &one.iter().map(String::as_str).collect::<Vec<_>>()),
            page("2026-01-05-02.md", &two.iter().map(String::as_str).collect::<Vec<_>>()),
        ];
        let readings = read_pages(&pages);
        let texts: Vec<String> = readings.iter().flat_map(|it| &it.articles).map(Article::text).collect();
        assert_eq!(texts, ["本报讯 内容在此,还有尾巴。", "本报讯 内容在此,还有尾巴。"]);
    }

    #[test]
    fn of_several_the_one_of_its_headline_goes_on() {
        let front = page("2023-04-09-01.md", &["# 甲事", "甲的开头,甲的(下转第2版)", "## 乙事", "乙的开头,乙的(下转第2版)"]);
        let inside = page("2023-04-09-02.md", &["# 乙事", "(上接第1版)后文。", "## 甲事", "(上接第1版)后文在此。"]);
        let readings = read_pages(&[front, inside]);
        let texts: Vec<String> = readings.iter().flat_map(|it| &it.articles).map(Article::text).collect();
        assert_eq!(texts, ["甲的开头,甲的后文在此。", "乙的开头,乙的后文。"]);
    }

    #[test]
    fn a_half_without_its_other_stays_and_is_said() {
        let readings = read_pages(&[page("2023-04-09-01.md", &["# 甲事", "甲的开头,甲的(下转第2版)"])]);
        let reading = readings.first().unwrap();
        assert_eq!(reading.articles.len(), 1);
        let said = reading.warnings.first().unwrap().to_string();
        assert_eq!(said, "2023-04-09-01.md:2:8: 下转第2版, but that half is not among the pages; the story stands as it is");
    }
}
