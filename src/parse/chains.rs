//! Turned stories (转版) drawn together: what `下转第3版` breaks off and `上接第1版` goes on with, drawn together over the pages of an edition.
//!
//! A half finds the other by the pages that both name, and by headline where several could be meant. The first half
//! takes the text and the credits of the second; a half whose other is not among the pages stands as it is, with a warning.

use crate::account::reason::Reason;
use crate::article::Article;
use crate::article::credit::Credit;
use crate::article::credit::Role;
use crate::article::doubt::Unsure;
use crate::article::page::Page;
use crate::article::picture::Picture;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::parse::line::written::ends_sentence;
use crate::parse::reading::Reading;
use crate::parse::reading::count_places;
use crate::parse::story::turn::Turn;
use crate::parse::story::turn::Way;
use crate::span;
use crate::text::fold;
use crate::text::identity;
use chrono::NaiveDate;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// An article: its page among the readings, its place on the page.
type At = (usize, usize);

/// The halves of the stories of an edition are sought among so many turns: a hundred pages with twenty each. More are no
/// turns of a newspaper, and each half may have to be held against each other one.
const MOST_TURNS: usize = 2_000;

/// Draws the halves together. `readings` are the pages of a paper, of any number of editions.
pub(crate) fn join(readings: &mut [Reading]) {
    let mut chains = Chains::default();
    let mut lonely: Vec<(usize, Warning)> = Vec::new();
    let mut half: BTreeSet<At> = BTreeSet::new();
    for edition in editions(readings) {
        let (turns, beyond) = halves(readings, &edition);
        let (heads, mut tails): (Vec<Half>, Vec<Half>) = turns.into_iter().partition(|half| half.way == Way::To);
        let mut rivals: BTreeMap<(usize, Option<Page>, Option<Page>), usize> = BTreeMap::new();
        for tail in &tails {
            *rivals.entry(tail.door()).or_default() += 1;
        }
        for head in heads {
            let fits = |tail: &Half| {
                chains.may_join(head.at, tail.at) && fits(&head, tail, rivals.get(&tail.door()).is_some_and(|count| *count == 1))
            };
            match tails.iter().position(fits) {
                Some(at) => {
                    let tail = tails.swap_remove(at);
                    rivals.entry(tail.door()).and_modify(|count| *count -= 1);
                    chains.join(head.at, tail.at);
                }
                None => {
                    half.insert(head.at);
                    lonely.push(head.missing());
                }
            }
        }
        half.extend(tails.iter().map(|tail| tail.at));
        lonely.extend(tails.iter().map(Half::missing).chain(beyond));
    }
    for (page, article) in half {
        if let Some(article) = readings.get_mut(page).and_then(|reading| reading.articles.get_mut(article)) {
            article.is_half = true;
        }
    }
    say(readings, lonely);
    for first in chains.next.keys().filter(|first| !chains.seconds.contains(first)) {
        let chain: Vec<At> = std::iter::successors(Some(*first), |at| chains.next.get(at).copied()).collect();
        draw(readings, &chain);
    }
    remove(readings, &chains.seconds);
}

/// Which half goes on with which: each with one and from one. A story may turn more than once, and never comes back to itself.
#[derive(Debug, Default)]
struct Chains {
    next: BTreeMap<At, At>,
    seconds: BTreeSet<At>,
    /// For each half that goes on, a later one of its chain; shortened wherever it is followed.
    later: RefCell<BTreeMap<At, At>>,
}

impl Chains {
    /// Whether the first half goes on with nothing yet, the second with nothing before, and does not come back to the first.
    fn may_join(&self, first: At, second: At) -> bool {
        !self.next.contains_key(&first) && !self.seconds.contains(&second) && self.end(second) != first
    }

    fn join(&mut self, first: At, second: At) {
        self.next.insert(first, second);
        self.seconds.insert(second);
        self.later.get_mut().insert(first, second);
    }

    /// The last half of the chain.
    fn end(&self, half: At) -> At {
        let mut later = self.later.borrow_mut();
        let mut end = half;
        while let Some(further) = later.get(&end).copied() {
            end = further;
        }
        let mut at = half;
        while at != end
            && let Some(further) = later.insert(at, end)
        {
            at = further;
        }
        end
    }
}

/// A turn with what decides whether it fits another, asked once.
#[derive(Debug)]
struct Half {
    way: Way,
    at: At,
    /// The page that it stands on, and the one that it names.
    page: Option<Page>,
    named: Option<Page>,
    headline: String,
    warning: Warning,
}

impl Half {
    fn new(readings: &[Reading], page: usize, turn: &Turn) -> Option<Self> {
        let at = (page, turn.article);
        let article = readings.get(page)?.articles.get(turn.article)?;
        let kind = WarningKind::HalfMissing { turn: turn.printed.clone() };
        Some(Self {
            way: turn.way,
            at,
            page: article.edition.page.clone(),
            named: turn.page.clone(),
            headline: identity(&article.headline.text()),
            warning: Warning { place: turn.place.clone(), kind },
        })
    }

    /// Where it is to be looked for: the page it stands on, and the one that it says it comes from.
    fn door(&self) -> (usize, Option<Page>, Option<Page>) {
        (self.at.0, self.page.clone(), self.named.clone())
    }

    /// The page it stands on, and that its other half is not there.
    fn missing(&self) -> (usize, Warning) {
        (self.at.0, self.warning.clone())
    }
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

/// The turns of an edition in print order, and what is to be said of those beyond the most.
fn halves(readings: &[Reading], pages: &[usize]) -> (Vec<Half>, Vec<(usize, Warning)>) {
    let turns = pages.iter().flat_map(|page| {
        let turns = readings.get(*page).map_or(&[][..], |reading| reading.turns.as_slice());
        turns.iter().map(|turn| (*page, turn))
    });
    let (mut halves, mut beyond) = (Vec::new(), BTreeMap::new());
    for (page, turn) in turns {
        if halves.len() < MOST_TURNS {
            halves.extend(Half::new(readings, page, turn));
        } else {
            beyond
                .entry(page)
                .or_insert_with(|| Warning { place: turn.place.clone(), kind: WarningKind::TurnsBeyond { most: MOST_TURNS } });
        }
    }
    (halves, beyond.into_iter().collect())
}

/// Whether a second half goes on the first: each on the page that the other names, and of one headline where more than
/// one could be meant.
fn fits(head: &Half, tail: &Half, alone: bool) -> bool {
    if head.at == tail.at || !may_be(head.named.as_ref(), tail.page.as_ref()) || !may_be(tail.named.as_ref(), head.page.as_ref())
    {
        return false;
    }
    let (ours, theirs) = (&head.headline, &tail.headline);
    alone || !theirs.is_empty() && (ours.contains(theirs.as_str()) || theirs.contains(ours.as_str()))
}

/// Whether a turn's page can be a page of the edition: `3`, `03` and `A03` may be one, and an unknown page any.
fn may_be(named: Option<&Page>, page: Option<&Page>) -> bool {
    let Some((named, page)) = named.zip(page) else { return true };
    // `p3` is page 3 of whatever section.
    named.may_be(page) || page.cut().0 == "p" && named.cut().1.trim_start_matches('0') == page.cut().1.trim_start_matches('0')
}

/// The first half takes what those have that go on with it.
fn draw(readings: &mut [Reading], chain: &[At]) {
    let article = |readings: &[Reading], (page, article): At| readings.get(page)?.articles.get(article).cloned();
    let Some((first, parts)) = chain.split_first() else { return };
    let Some(mut whole) = article(readings, *first) else { return };
    let mut open = breaks_off(&whole);
    // What broke off goes on.
    whole.doubts.retain(|doubt| !matches!(doubt.why, Unsure::EndsOpen | Unsure::BreaksOff));
    let mut credited: BTreeSet<(Option<String>, Role)> = whole.credits.iter().map(named).collect();
    let mut printed: BTreeSet<String> = whole.byline.iter().cloned().collect();
    for part in parts.iter().filter_map(|part| article(readings, *part)) {
        let goes_on = open == Some(true);
        open = breaks_off(&part).or(open);
        let length = part.body.len();
        let mut paragraphs = part.body.into_iter();
        if goes_on
            && let Some(last) = whole.body.last_mut()
            && let Some(next) = paragraphs.next()
        {
            last.spans.extend(span::behind(next.spans, last.text.chars().count()));
            last.text.push_str(&next.text);
        }
        let before = (whole.body.len() + paragraphs.len()).saturating_sub(length);
        whole.pictures.extend(part.pictures.into_iter().map(|it| Picture { before: it.before + before, ..it }));
        whole.body.extend(paragraphs);
        whole.credits.extend(part.credits.into_iter().filter(|it| credited.insert(named(it))));
        whole.byline.extend(part.byline.into_iter().filter(|it| printed.insert(it.clone())));
        whole.datelines.extend(part.datelines);
        whole.continued.push(part.place);
    }
    if let Some(slot) = readings.get_mut(first.0).and_then(|it| it.articles.get_mut(first.1)) {
        *slot = whole;
    }
}

/// Who did what, for whomever.
fn named(credit: &Credit) -> (Option<String>, Role) {
    (credit.name().map(str::to_owned), credit.role())
}

/// Whether the text of a half breaks off in mid-sentence; `None` where it has none.
fn breaks_off(half: &Article) -> Option<bool> {
    half.body.last().map(|last| !ends_sentence(&last.text.chars().map(fold).collect::<String>()))
}

/// Adds warnings to their pages.
fn say(readings: &mut [Reading], warnings: Vec<(usize, Warning)>) {
    let mut pages = BTreeSet::new();
    for (page, warning) in warnings {
        if let Some(reading) = readings.get_mut(page) {
            reading.warnings.push(warning);
            pages.insert(page);
        }
    }
    for page in pages {
        if let Some(reading) = readings.get_mut(page) {
            reading.warnings.sort();
        }
    }
}

/// Takes the second halves from their pages; what stood on their lines belongs to a story of another page now.
fn remove(readings: &mut [Reading], joined: &BTreeSet<At>) {
    let pages: BTreeSet<usize> = joined.iter().map(|(page, _)| *page).collect();
    for page in pages {
        let Some(reading) = readings.get_mut(page) else { continue };
        // Where each article of the page stands afterwards; `None` for those that go.
        let mut stays = 0;
        let places: Vec<Option<usize>> = (0..reading.articles.len())
            .map(|at| {
                let place = (!joined.contains(&(page, at))).then_some(stays);
                stays += usize::from(place.is_some());
                place
            })
            .collect();
        let mut at = 0;
        reading.articles.retain(|_| {
            at += 1;
            places.get(at - 1).is_some_and(Option::is_some)
        });
        count_places(&mut reading.articles);
        for part in &mut reading.account {
            let Some(article) = part.article else { continue };
            part.article = places.get(article).copied().flatten();
            if part.article.is_none() {
                part.why = Reason::GoesOnAnotherPage(Box::new(part.why.clone()));
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
        let lines = lines.iter().enumerate().map(|(at, text)| Line::plain(at + 1, *text)).collect();
        Document { path: path.into(), lines, ..Document::default() }
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
    fn turns_beyond_the_most_of_an_edition_are_said_once_a_page() {
        let lines: Vec<&str> = ["# 甲事", "甲的开头,甲的(下转第3版)"].repeat(MOST_TURNS / 2 + 1);
        let readings = read_pages(&[page("2023-04-09-01.md", &lines), page("2023-04-09-02.md", &lines)]);
        let stories: usize = readings.iter().map(|it| it.articles.len()).sum();
        let beyond = |kind: &WarningKind| matches!(kind, WarningKind::TurnsBeyond { .. });
        let said: Vec<usize> = readings.iter().map(|it| it.warnings.iter().filter(|it| beyond(&it.kind)).count()).collect();
        let missing: usize = readings.iter().map(|it| it.warnings.iter().filter(|it| !beyond(&it.kind)).count()).sum();
        assert_eq!((stories, said, missing), (MOST_TURNS + 2, vec![0, 1], MOST_TURNS));
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
