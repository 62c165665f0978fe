//! Pages to readings: the files of an edition are read and parsed, copies of a page are set apart, turned stories are drawn
//! together. Nothing is decided here of what was published before.

use crate::article::Article;
use crate::article::Edition;
use crate::config::Paper;
use crate::date::DateFrom;
use crate::document::Document;
use crate::error::Error;
use crate::error::Place;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::parse;
use crate::parse::Reading;
use crate::read;
use crate::read::copies;
use crate::text::identity;
use chrono::NaiveDate;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// A page file, and what was read of it.
#[derive(Debug)]
pub struct PageRead {
    /// Below the source folder.
    pub path: PathBuf,
    /// What it gave, or why nothing can be read.
    pub content: Result<Content, Error>,
    /// What is to be said of the file.
    pub heard: Vec<Warning>,
}

/// What a page file gave.
#[derive(Debug)]
pub struct Content {
    /// Its stories, and what is to be said of them.
    pub reading: Reading,
    /// The hash of its bytes.
    pub bytes: [u8; 16],
    /// The better copy of the same page, where there is one: nothing of this one is published.
    pub copy_of: Option<PathBuf>,
    /// What the file said, where that is asked for.
    pub document: Option<Document>,
}

/// How much of a page is handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Its stories: all that a run needs.
    Stories,
    /// What the file said, and what became of each of its lines, too: for those who look at a page.
    Whole,
}

/// The pages of a group, parsed together. A page that cannot be read is named, the others go on.
pub fn group(paths: &[PathBuf], paper: &Paper, detail: Detail) -> Vec<PageRead> {
    let beyond = beyond(paths, paper);
    let read = |path: &PathBuf| if beyond.contains(path) { too_much(path, paper) } else { one(path, paper, detail) };
    let mut pages: Vec<PageRead> = paths.par_iter().map(read).collect();
    set_copies_apart(&mut pages);
    draw_together(&mut pages);
    pages
}

/// Draws stories together that turn from page to page.
fn draw_together(pages: &mut [PageRead]) {
    let mut contents: Vec<&mut Content> = pages.iter_mut().filter_map(|page| page.content.as_mut().ok()).collect();
    let mut readings: Vec<Reading> = contents.iter_mut().map(|content| std::mem::take(&mut content.reading)).collect();
    parse::join(&mut readings);
    contents.into_iter().zip(readings).for_each(|(content, reading)| content.reading = reading);
}

/// The pages of a group that come to more than one page may have: what is drawn together is held at once. One that is
/// larger by itself is not read, and does not count.
fn beyond(paths: &[PathBuf], paper: &Paper) -> BTreeSet<PathBuf> {
    let mut sum = 0;
    let mut is_beyond = |path: &&PathBuf| {
        let size = fs::symlink_metadata(paper.source.dir.join(path)).map_or(0, |found| found.len());
        let counts = size <= paper.source.max_page;
        sum += if counts { size } else { 0 };
        counts && sum > paper.source.max_page
    };
    paths.iter().filter(|path| is_beyond(path)).cloned().collect()
}

fn too_much(path: &Path, paper: &Paper) -> PageRead {
    refused(path, Error::TooMuch { path: paper.source.dir.join(path), limit: paper.source.max_page })
}

fn refused(path: &Path, error: Error) -> PageRead {
    PageRead { path: path.to_owned(), content: Err(error), heard: Vec::new() }
}

/// More stories than a page or a whole issue of a paper has; what has more is no page, and would cost the run its time.
const MOST_STORIES: usize = 5_000;

fn one(path: &Path, paper: &Paper, detail: Detail) -> PageRead {
    match read::page(&paper.source.dir, path, paper.source.max_page) {
        Ok(read::Page { document, warnings, fingerprint }) => {
            let reading = parse::page(&document, &paper.parse);
            let (document, account) = match detail {
                Detail::Whole => (Some(document), reading.account),
                Detail::Stories => (None, Vec::new()),
            };
            let reading = Reading { account, ..reading };
            if reading.articles.len() > MOST_STORIES {
                let (whole, found) = (paper.source.dir.join(path), reading.articles.len());
                return refused(path, Error::TooManyStories { path: whole, found, most: MOST_STORIES });
            }
            let content = Content { reading, bytes: fingerprint, copy_of: None, document };
            PageRead { path: path.to_owned(), content: Ok(content), heard: warnings }
        }
        Err(error) => refused(path, error),
    }
}

/// Of the files whose names are names of one page, and that say the same, the best is the page (`read::copies`); so it is of
/// those of one page and day that hold the same stories, whatever they are called.
fn set_copies_apart(pages: &mut [PageRead]) {
    for copies in namesakes(pages).into_iter().chain(twins(pages)) {
        let best = copies.iter().copied().filter(|at| pages.get(*at).is_some_and(|page| said(page).is_some()));
        let Some(best) = best.max_by_key(|at| pages.get(*at).map(|page| copies::rank(&page.path))) else { continue };
        let Some((path, known)) = pages.get(best).and_then(|page| Some((page.path.clone(), said(page)?))) else { continue };
        for at in copies.into_iter().filter(|at| *at != best) {
            if let Some(page) = pages.get_mut(at) {
                set_apart(page, &path, &known);
            }
        }
    }
}

/// The pages of one day and page of which each holds at least half of the stories of the first, word for word: one page in
/// several files.
fn twins(pages: &[PageRead]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut holders: BTreeMap<(NaiveDate, String), Vec<usize>> = BTreeMap::new();
    for (at, page) in pages.iter().enumerate() {
        let Some(edition) = edition(page) else { continue };
        let stories = signatures(page);
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
    edition(one).zip(edition(two)).is_some_and(|(one, two)| one.page == two.page || !one.page.is_known() || !two.page.is_known())
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
    let is_told = edition.page.is_known() && edition.date_from != DateFrom::Inferred;
    let name = copies::page_of(&page.path);
    is_told.then(|| Some(Path::new(&edition.date.to_string()).join(edition.page.as_str()).join(name.file_name()?)))?
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
fn set_apart(page: &mut PageRead, of: &Path, known: &BTreeSet<String>) {
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
