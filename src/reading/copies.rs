//! Copies of a page among the pages that were read: by their names (`read::copies`) and by what they say. Of the copies one
//! is the page, and nothing of the others is published.

use crate::article::Article;
use crate::article::Edition;
use crate::date::DateFrom;
use crate::error::Place;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::parse::reading::Reading;
use crate::read::copies;
use crate::reading::page::PageRead;
use crate::text::identity;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

/// Of the files whose names are names of one page, and that say the same, the best is the page (`read::copies`); so it is of
/// those of one page and day that hold the same stories, whatever they are called.
pub(crate) fn set_apart(pages: &mut [PageRead]) {
    for copies in namesakes(pages).into_iter().chain(twins(pages)) {
        let best = copies.iter().copied().filter(|at| pages.get(*at).is_some_and(|page| said(page).is_some()));
        let Some(best) = best.max_by_key(|at| pages.get(*at).map(|page| copies::rank(&page.path))) else { continue };
        let Some((path, known)) = pages.get(best).and_then(|page| Some((page.path.clone(), said(page)?))) else { continue };
        for at in copies.into_iter().filter(|at| *at != best) {
            if let Some(page) = pages.get_mut(at) {
                mark(page, &path, &known);
            }
        }
    }
}

/// The pages of one day and page of which each holds at least half of the stories of the first, word for word: one page in
/// several files.
fn twins(pages: &[PageRead]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut holders: BTreeMap<(NaiveDate, String), Vec<usize>> = BTreeMap::new();
    // The fullest page first: files of a story each are copies of it, not of one another.
    let mut told: Vec<(usize, BTreeSet<String>)> = pages.iter().map(signatures).enumerate().collect();
    told.sort_by_key(|(at, stories)| (Reverse(stories.len()), *at));
    for (at, stories) in told {
        let Some((page, edition)) = pages.get(at).and_then(|page| Some((page, edition(page)?))) else { continue };
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for story in &stories {
            // The first of a group stands for it: a story that a hundred files hold is looked up once.
            for group in holders.get(&(edition.date, story.clone())).into_iter().flatten() {
                *shared.entry(*group).or_default() += 1;
            }
        }
        let same = shared.into_iter().find(|(group, count)| {
            let first = groups.get(*group).and_then(|copies| pages.get(*copies.first()?));
            first.is_some_and(|first| may_be_one(first, page) && count * 2 >= signatures(first).len().min(stories.len()))
        });
        let group = same.map_or(groups.len(), |(group, _)| group);
        match groups.get_mut(group) {
            Some(copies) => copies.push(at),
            None => {
                groups.push(vec![at]);
                stories.into_iter().for_each(|story| holders.entry((edition.date, story)).or_default().push(group));
            }
        }
    }
    groups
}

/// Whether nothing speaks against two files being of one page.
fn may_be_one(one: &PageRead, two: &PageRead) -> bool {
    edition(one).zip(edition(two)).is_some_and(|(one, two)| one.may_be_of_page(two))
}

fn edition(page: &PageRead) -> Option<&Edition> {
    page.content.as_ref().ok()?.reading.articles.first().map(|article| &article.edition)
}

/// What each story of a page says, whole; a headline alone says too little.
fn signatures(page: &PageRead) -> BTreeSet<String> {
    let articles = page.content.iter().flat_map(|content| &content.reading.articles);
    articles.filter(|article| !article.body.is_empty()).map(|article| words(article).collect()).collect()
}

/// The pages with stories that may be copies of each other: by their name in its folder, and by name, day and page in any.
fn namesakes(pages: &[PageRead]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut group_of: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for (at, page) in pages.iter().enumerate().filter(|(_, page)| said(page).is_some()) {
        let keys: Vec<PathBuf> = std::iter::once(copies::page_of(&page.path)).chain(told_place(page)).collect();
        let found = keys.iter().find_map(|key| group_of.get(key).copied());
        let group = found.unwrap_or(groups.len());
        match groups.get_mut(group) {
            Some(copies) => copies.push(at),
            None => groups.push(vec![at]),
        }
        for key in keys {
            group_of.entry(key).or_insert(group);
        }
    }
    groups
}

/// Day, page and name of a page that tells its day and page.
fn told_place(page: &PageRead) -> Option<PathBuf> {
    let edition = &page.content.as_ref().ok()?.reading.articles.first()?.edition;
    let number = edition.page.as_ref().filter(|_| edition.date_from != DateFrom::Inferred)?;
    let name = copies::page_of(&page.path);
    Some(Path::new(&edition.date.to_string()).join(number.as_str()).join(name.file_name()?))
}

/// What a page says, by which a copy is known: headlines and paragraphs. `None` where it holds no story.
fn said(page: &PageRead) -> Option<BTreeSet<String>> {
    let content = page.content.as_ref().ok()?;
    let said: BTreeSet<String> = content.reading.articles.iter().flat_map(words).collect();
    (!said.is_empty()).then_some(said)
}

/// Headline and paragraphs of a story, in their identity form.
fn words(article: &Article) -> impl Iterator<Item = String> {
    let paragraphs = article.body.iter().map(|paragraph| identity(&paragraph.text));
    std::iter::once(identity(&article.headline.text())).chain(paragraphs).filter(|words| !words.is_empty())
}

/// Marks a page as the copy of another, where one of its stories says what the other says.
fn mark(page: &mut PageRead, of: &Path, known: &BTreeSet<String>) {
    let Ok(content) = &mut page.content else { return };
    let alone = content.reading.articles.iter().filter(|article| !words(article).any(|words| known.contains(&words)));
    let alone: Vec<&Article> = alone.collect();
    if alone.len() == content.reading.articles.len() {
        return;
    }
    let alone = alone.iter().map(|article| article.headline.text()).collect();
    let kind = WarningKind::Copy { of: of.to_owned(), alone };
    content.copy_of = Some(of.to_owned());
    content.reading = Reading { warnings: vec![Warning { place: Place::file(&page.path), kind }], ..Reading::default() };
}
