//! The converter: the whole story from a folder of pages to a folder of feeds, told once, and the report of it.
//!
//! Every command that publishes calls it; only this file knows the order of the rooms. Nothing is printed here.

use crate::archive;
use crate::article::Article;
use crate::article::DateFrom;
use crate::article::Item;
use crate::compose;
use crate::compose::entry::entry;
use crate::config::Paper;
use crate::document::Document;
use crate::error::Error;
use crate::error::Place;
use crate::error::Warning;
use crate::feed::Feed;
use crate::feed::Format;
use crate::feed::page_path;
use crate::parse;
use crate::publish::File;
use crate::publish::Outcome;
use crate::publish::folder;
use crate::read;
use crate::read::list::Source;
use crate::write;
use chrono::NaiveDate;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

/// Whether a run changes anything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// It publishes.
    #[default]
    Publish,
    /// It does all the work and leaves the output as it is.
    DryRun,
}

/// How far a run has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// So many pages of all are read.
    Reading {
        /// Pages read.
        done: usize,
        /// All pages.
        all: usize,
    },
    /// Articles are found in the pages.
    Parsing,
    /// Feeds and article pages are written, in memory.
    Writing,
    /// They are put in their place.
    Publishing,
}

/// What a run did. There always is one; whether anything was published is part of it.
#[derive(Debug)]
pub struct Report {
    /// Page files found.
    pub files: usize,
    /// Pages on which articles were found.
    pub pages: usize,
    /// Input of which nothing was published.
    pub set_aside: Vec<SetAside>,
    /// Articles found.
    pub articles: usize,
    /// How many of them have an author.
    pub with_authors: usize,
    /// Where the others stand.
    pub without_authors: Vec<Place>,
    /// The days of the editions.
    pub editions: BTreeSet<NaiveDate>,
    /// Pages whose day was inferred.
    pub inferred: BTreeMap<PathBuf, NaiveDate>,
    /// What the reader of the run should know, by page and line; without those that set a page aside.
    pub warnings: Vec<Warning>,
    /// What became of each file of the output, or why there is none.
    pub outcome: Result<Outcome, Error>,
}

/// A file that was found and of which nothing was published.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SetAside {
    /// The file.
    pub path: PathBuf,
    /// The file, the reason and the remedy, in one sentence.
    pub message: String,
}

/// Turns the pages of a paper into its feeds. `progress` hears of each stage, from several threads at once.
pub fn convert(paper: &Paper, mode: Mode, progress: &(dyn Fn(Stage) + Sync)) -> Report {
    let mut report = Report::default();
    report.outcome = tell(paper, mode, progress, &mut report);
    report.set_aside.sort();
    report.warnings.sort();
    report
}

/// The story of DESIGN: file → document → articles → items → feed → bytes → outlet.
fn tell(paper: &Paper, mode: Mode, progress: &(dyn Fn(Stage) + Sync), report: &mut Report) -> Result<Outcome, Error> {
    let (paths, unread) = read::list::list(&paper.source)?;
    report.warn(&paper.source, unread);
    let documents = documents(&paper.source, &paths, progress, report);
    progress(Stage::Parsing);
    let articles = articles(parse::pages(&documents, &paper.parse), &paper.source, report);
    let items = archive::items(articles, &paper.archive);
    progress(Stage::Writing);
    let feed = compose::feed(&items, &paper.compose).ok_or_else(|| nothing(&paper.source, report))?;
    let files = files(&feed, &items, &paper.compose)?;
    progress(Stage::Publishing);
    match mode {
        Mode::Publish => folder::publish(&paper.output, &files),
        Mode::DryRun => folder::preview(&paper.output, &files),
    }
}

/// Reads on all cores; the order stays. A page that cannot be read is set aside, the others go on.
fn documents(source: &Source, paths: &[PathBuf], progress: &(dyn Fn(Stage) + Sync), report: &mut Report) -> Vec<Document> {
    let (all, done) = (paths.len(), AtomicUsize::new(0));
    progress(Stage::Reading { done: 0, all });
    let read = |path: &PathBuf| {
        let page = read::page(&source.dir, path);
        progress(Stage::Reading { done: done.fetch_add(1, Ordering::Relaxed) + 1, all });
        page
    };
    let mut documents = Vec::with_capacity(all);
    for (path, page) in paths.iter().zip(paths.par_iter().map(read).collect::<Vec<_>>()) {
        match page {
            Ok((document, warnings)) => {
                documents.push(document);
                report.warn(source, warnings);
            }
            Err(error) => report.set_aside.push(SetAside { path: source.dir.join(path), message: error.to_string() }),
        }
    }
    report.files = all;
    documents
}

fn articles(readings: Vec<parse::Reading>, source: &Source, report: &mut Report) -> Vec<Article> {
    let mut articles = Vec::new();
    for reading in readings {
        report.warn(source, reading.warnings);
        report.pages += usize::from(!reading.articles.is_empty());
        articles.extend(reading.articles);
    }
    articles.iter().for_each(|article| report.count(article, source));
    articles
}

/// The documents of the output, the pages of articles first: a feed must not name a page that is not there yet.
fn files(feed: &Feed, items: &[Item], options: &compose::Options) -> Result<Vec<File>, Error> {
    let own_page = |item: &Item| {
        let path = page_path(&item.id);
        let entry = entry(item, options);
        (entry.address == feed.below(&path)).then(|| File { bytes: write::article_page(&entry, feed), path: path.into() })
    };
    let mut files: Vec<File> = match options.article_pages {
        true => items.par_iter().filter_map(own_page).collect(),
        false => Vec::new(),
    };
    for format in Format::ALL {
        files.push(File { path: format.file_name().into(), bytes: write::feed(feed, format)? });
    }
    Ok(files)
}

/// Why there is nothing to publish; each page that was set aside has been named with its own reason.
fn nothing(source: &Source, report: &Report) -> Error {
    let message = match report.files {
        0 => "no page here; put .md or .txt files here (`include` under [source] says which files are pages)",
        _ => "no article found; nothing is published",
    };
    Error::Nothing { path: source.dir.clone(), message: message.to_owned() }
}

impl Default for Report {
    fn default() -> Self {
        Self {
            files: 0,
            pages: 0,
            set_aside: Vec::new(),
            articles: 0,
            with_authors: 0,
            without_authors: Vec::new(),
            editions: BTreeSet::new(),
            inferred: BTreeMap::new(),
            warnings: Vec::new(),
            outcome: Ok(Outcome::default()),
        }
    }
}

impl Report {
    /// Takes warnings in, their places named as one would open them.
    fn warn(&mut self, source: &Source, warnings: Vec<Warning>) {
        for mut warning in warnings {
            warning.place.path = source.dir.join(&warning.place.path);
            match warning.kind.sets_aside() {
                true => self.set_aside.push(SetAside { path: warning.place.path.clone(), message: warning.to_string() }),
                false => self.warnings.push(warning),
            }
        }
    }

    fn count(&mut self, article: &Article, source: &Source) {
        let located = |path: &Path| source.dir.join(path);
        self.articles += 1;
        self.editions.insert(article.edition.date);
        if article.edition.date_from == DateFrom::Inferred {
            self.inferred.insert(located(&article.place.path), article.edition.date);
        }
        if article.authors().is_empty() {
            self.without_authors.push(Place { path: located(&article.place.path), ..article.place.clone() });
        } else {
            self.with_authors += 1;
        }
    }
}
