//! Which stories somebody looks for: by edition, page, writer and state, and by words of whatever of these comes to mind.

use crate::archive::Archive;
use crate::archive::desk::finding::folded;
use crate::archive::desk::history::Listed;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::article::credit::Credit;
use crate::article::history::State;
use crate::article::page::Page;
use crate::error::Error;
use crate::words::language::Language;
use crate::words::message::Worded;
use chrono::Datelike;
use chrono::NaiveDate;
use rusqlite::params;
use std::path::PathBuf;

/// Which articles are asked for; what is `None` does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this edition.
    pub date: Option<NaiveDate>,
    /// Of this page: `3`, `03` and `A03` may be one.
    pub page: Option<Page>,
    /// Crediting this person, or with this in a name.
    pub author: Option<String>,
    /// In this state.
    pub state: Option<State>,
    /// Each of these is met.
    pub words: Vec<Word>,
}

/// A word that stands in the headline or in a name, is the page, the day, the state or a role, or is part of the file's name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Word {
    /// As somebody wrote it.
    pub text: String,
    /// The page that it names: 三版, 头版.
    pub page: Option<Page>,
    /// The file that it names, as the archive calls it.
    pub file: Option<PathBuf>,
}

impl Archive {
    /// Gives every article that a filter lets pass to `take`, the newest edition first.
    pub fn list(&self, filter: &Filter, take: &mut dyn FnMut(Listed) -> Result<(), Error>) -> Result<(), Error> {
        let mut listed = || -> Result<(), Fault> {
            let condition = "WHERE (?1 IS NULL OR date = ?1) AND (?2 IS NULL OR state = ?2)
                ORDER BY date DESC, published DESC, hash";
            let values = params![filter.date.map(|it| it.to_string()), filter.state];
            let words: Vec<(String, &Word)> = filter.words.iter().map(|word| (folded(&word.text), word)).collect();
            let author = filter.author.as_deref().map(folded);
            for row in ArticleRow::select(&self.store.connection, condition, values)? {
                let listed = self.listed(row)?;
                let is_by = author.as_ref().is_none_or(|author| is_credited(&listed, author));
                let is_on = filter.page.as_ref().is_none_or(|page| may_be_on(&listed, page));
                if is_by && is_on && words.iter().all(|(folded, word)| is_found(&listed, folded) || is_named(&listed, word)) {
                    take(listed)?;
                }
            }
            Ok(())
        };
        listed().map_err(|fault| fault.at(self.path()))
    }
}

fn is_credited(listed: &Listed, name: &str) -> bool {
    let holds = |text: Option<&str>| text.is_some_and(|text| folded(text).contains(name));
    listed.article.credits.iter().any(|credit| holds(credit.name()) || holds(credit.organisation()))
}

/// Whether a story has a word anywhere where a person would look for it.
fn is_found(listed: &Listed, word: &str) -> bool {
    let headline = &listed.article.headline;
    let now = headline.text();
    let mut titles = [&listed.headline, &now].into_iter().chain(&headline.kicker).chain(&headline.decks);
    titles.any(|title| folded(title).contains(word))
        || is_credited(listed, word)
        || is_in_role(&listed.article.credits, word)
        || is_page(listed, word)
        || [listed.id.date, listed.article.edition.date].iter().any(|day| is_day(*day, word))
        || is_in_state(listed.state, word)
        || is_of_file(listed, word)
}

/// Whether a word names its page or its file.
fn is_named(listed: &Listed, word: &Word) -> bool {
    let is_file = |file: &PathBuf| *file == listed.article.place.path;
    word.page.as_ref().is_some_and(|page| may_be_on(listed, page)) || word.file.as_ref().is_some_and(is_file)
}

/// Whether it may stand on a page, or first stood there.
fn may_be_on(listed: &Listed, page: &Page) -> bool {
    [&listed.id.page, &listed.article.edition.page].into_iter().flatten().any(|known| known.may_be(page))
}

/// `记者`, `reporter`: whoever is credited so.
fn is_in_role(credits: &[Credit], word: &str) -> bool {
    let printed = |credit: &Credit| credit.word().map(folded).as_deref() == Some(word);
    credits.iter().any(|credit| printed(credit) || is_said(&credit.role(), word))
}

fn is_page(listed: &Listed, word: &str) -> bool {
    [&listed.id.page, &listed.article.edition.page].iter().any(|page| folded(Page::written(page.as_ref())) == word)
}

fn is_in_state(state: State, word: &str) -> bool {
    state.as_str() == word || is_said(&state, word)
}

/// Whether it is called so in one of our languages.
fn is_said(what: &impl Worded, word: &str) -> bool {
    Language::ALL.iter().any(|language| folded(&what.said(*language)) == word)
}

/// A name of a file has a dot or a stroke; other words would be in too many.
fn is_of_file(listed: &Listed, word: &str) -> bool {
    word.contains(['.', '/']) && folded(&listed.article.place.path.to_string_lossy()).contains(word)
}

/// `2026-11-27`, `11-27`, `2026年11月27日`, `11月27日`, `11/27`; a month: `2026-11`, `2026年11月`, `11月`; a year: `2026年`.
fn is_day(day: NaiveDate, word: &str) -> bool {
    let plain = word.trim_end_matches(['日', '月', '年']).replace(['年', '月', '/', '.'], "-");
    let numbers: Option<Vec<u32>> = plain.split('-').map(|number| number.parse().ok()).collect();
    let year = u32::try_from(day.year()).unwrap_or_default();
    match numbers.as_deref() {
        Some([alone]) => word.ends_with('月') && *alone == day.month() || word.ends_with('年') && *alone == year,
        // No day of a month has so many figures.
        Some([of_year, month]) if *of_year >= FIRST_YEAR => (*of_year, *month) == (year, day.month()),
        Some([month, of_month]) => (day.month(), day.day()) == (*month, *of_month),
        Some([year, month, of_month]) => {
            (day.year(), day.month(), day.day()) == (i32::try_from(*year).unwrap_or_default(), *month, *of_month)
        }
        _ => false,
    }
}

/// A number from here on is a year.
const FIRST_YEAR: u32 = 1_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_in_many_ways() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 7).unwrap();
        for word in [
            "2026-11-07",
            "11-07",
            "11-7",
            "2026年11月7日",
            "11月7日",
            "11/7",
            "2026.11.7",
            "2026-11",
            "2026年11月",
            "11月",
            "2026年",
        ] {
            assert!(is_day(day, &folded(word)), "{word}");
        }
        for word in
            ["2025-11-07", "2026-10", "2025年11月", "1月", "2025年", "2026", "11-08", "11", "7日", "A02", "", "1-1-7", "11-7-1-1"]
        {
            assert!(!is_day(day, &folded(word)), "{word}");
        }
    }
}
