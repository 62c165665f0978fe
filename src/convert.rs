//! The converter: the whole story from a folder of pages to a folder of feeds, told once, and the report of it.
//!
//! Every command that publishes calls it; only this file knows the order of the rooms. Nothing is printed here.

use crate::archive;
use crate::archive::Archive;
use crate::archive::changes::Changes;
use crate::archive::plan::Pages;
use crate::archive::plan::Plan;
use crate::archive::record::Page;
use crate::archive::said::Said;
use crate::archive::trial::Address;
use crate::article::Article;
use crate::article::DateFrom;
use crate::article::Item;
use crate::article::Withdrawal;
use crate::compose;
use crate::compose::entry::entry;
use crate::config::Paper;
use crate::error::Error;
use crate::error::Place;
use crate::error::Reached;
use crate::error::Warning;
use crate::error::WarningKind;
use crate::feed::Feed;
use crate::feed::Format;
use crate::feed::Selection;
use crate::feed::edition_path;
use crate::feed::page_path;
use crate::parse;
use crate::publish::File;
use crate::publish::Outcome;
use crate::publish::folder;
use crate::publish::folder::Staged;
use crate::publish::owner;
use crate::publish::owner::Owner;
use crate::read;
use crate::read::list::Source;
use crate::reading;
use crate::reading::Content;
use crate::reading::PageRead;
use crate::write;
use chrono::NaiveDate;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::thread;

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

/// Hears of each stage, from several threads at once.
pub type Progress<'run> = dyn Fn(Stage) + Sync + 'run;

/// Takes the pages of a group in.
type Take<'run> = &'run mut dyn FnMut(Vec<(PathBuf, Page)>) -> Result<(), Error>;

/// What a run did. There always is one; whether anything was published is part of it.
#[derive(Debug)]
pub struct Report {
    /// Page files found.
    pub files: usize,
    /// Pages read on which articles were found: those that are new or changed, and the others of their editions.
    pub pages: usize,
    /// Pages that their authors hold back.
    pub drafts: usize,
    /// What was new, revised, withdrawn, restored, held back, and how it was known again.
    pub history: Changes,
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
    /// Whether an earlier run told it already.
    pub told: Told,
}

impl SetAside {
    /// The same from wherever the source folder is named.
    fn said(&self, source: &Source) -> Said {
        let path = self.path.strip_prefix(&source.dir).unwrap_or(&self.path).to_string_lossy().into_owned();
        let name = self.path.display().to_string();
        Said { path, message: self.message.strip_prefix(&name).unwrap_or(&self.message).to_owned() }
    }
}

/// Whether something was told before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// This run tells it first.
    #[default]
    Now,
    /// An earlier run did, and it has not changed.
    Before,
}

/// Turns the pages of a paper into its feeds. `progress` hears of each stage, from several threads at once.
pub fn convert(paper: &Paper, mode: Mode, progress: &Progress<'_>) -> Report {
    let mut report = Report::default();
    // Whoever fails after the first file has taken its place says so.
    report.outcome = tell(paper, mode, progress, &mut report).map_err(|error| error.reached(Reached::Nothing));
    report.set_aside.sort();
    report.warnings.sort();
    report
}

/// The story of DESIGN: file → document → articles → history → feeds → bytes → outlet.
fn tell(paper: &Paper, mode: Mode, progress: &Progress<'_>, report: &mut Report) -> Result<Outcome, Error> {
    let mut archive = open(paper, mode)?;
    if paper.archive.address == Address::Trial {
        report.warnings.push(Warning { place: Place::file(&paper.settings), kind: WarningKind::Trial });
    }
    let (paths, unreadable) = pages(&archive, paper, report)?;
    let folder = &paper.source.dir;
    let plan = archive.plan(&Pages {
        folder,
        paths: &paths,
        unreadable: &unreadable,
        day_of: &parse::folio::day_of,
        page_of: &read::copies::page_of,
    })?;
    if archive.is_idle(&plan, &report.says(&paper.source))? {
        report.was_told(&archive.tell(&plan, &report.says(&paper.source))?, &paper.source);
        return archive.close().map(|()| Outcome::default());
    }
    let (history, warnings) = archive.record(&plan, &paper.source.dir, |take| read(paper, &plan, progress, report, take))?;
    report.remember(history, warnings, &paper.source);
    report.was_told(&archive.tell(&plan, &report.says(&paper.source))?, &paper.source);
    progress(Stage::Writing);
    let documents = documents(&mut archive, paper, mode, report)?;
    progress(Stage::Publishing);
    match mode {
        Mode::Publish => publish(archive, paper, documents),
        Mode::DryRun => archive.forget().and_then(|()| folder::settle(&paper.output, documents)),
    }
}

/// The archive, and the output as the archive left it: no other paper's, what a killed run left there is removed, what
/// somebody removed is made again.
fn open(paper: &Paper, mode: Mode) -> Result<Archive, Error> {
    owner::check(&paper.output, &owner(paper, &name(paper)))?;
    let mut archive = match mode {
        Mode::Publish => archive::open(&paper.archive, paper.now)?,
        Mode::DryRun => archive::preview(&paper.archive, paper.now)?,
    };
    if !folder::holds(&paper.output, Format::ALL.into_iter().map(Format::file_name)) {
        archive.republish();
    }
    if mode == Mode::Publish && !archive.was_left_clean() {
        folder::sweep(&paper.output)?;
    }
    Ok(archive)
}

/// The pages there are, and what could not be looked at. None at all is an emptied inbox, but no first edition.
fn pages(archive: &Archive, paper: &Paper, report: &mut Report) -> Result<(Vec<PathBuf>, Vec<PathBuf>), Error> {
    let (paths, unread) = read::list::list(&paper.source)?;
    let unreadable = unread.iter().map(|warning| warning.place.path.clone()).collect();
    report.warn(&paper.source, unread);
    if paths.is_empty() && !archive.has_history()? {
        return Err(nothing(&paper.source, report));
    }
    report.files = paths.len();
    Ok((paths, unreadable))
}

/// Reads and parses the pages of a plan on all cores, and gives them on group by group, in order, while it reads the next.
fn read(paper: &Paper, plan: &Plan, progress: &Progress<'_>, report: &mut Report, take: Take<'_>) -> Result<(), Error> {
    let (all, done) = (plan.to_read(), AtomicUsize::new(0));
    progress(Stage::Reading { done: 0, all });
    let read = |group: &Vec<PathBuf>| {
        let pages = reading::group(group, paper);
        progress(Stage::Reading { done: done.fetch_add(group.len(), Ordering::Relaxed) + group.len(), all });
        pages
    };
    let read_all = |groups: &[Vec<PathBuf>]| groups.par_iter().map(read).collect::<Vec<_>>();
    let take_in = |groups: Vec<Vec<PageRead>>| {
        let pages =
            groups.into_iter().map(|pages| pages.into_iter().map(|page| report.page(page, plan, &paper.source)).collect());
        pages.into_iter().try_for_each(&mut *take)
    };
    let chunks = plan.chunks(IN_FLIGHT);
    thread::scope(|scope| {
        // One chunk is taken in while the next is read, and no third waits: so much text is held at once and no more.
        let (send, receive) = mpsc::sync_channel(0);
        let ahead = move || {
            for groups in chunks.into_iter().map(read_all) {
                if send.send(groups).is_err() {
                    return; // The archive refused; it says why.
                }
            }
        };
        // Where this thread is the only one that works, or the system refuses another, it reads and takes by turns.
        let is_alone = rayon::current_thread_index().is_some();
        match (!is_alone).then(|| thread::Builder::new().spawn_scoped(scope, ahead)) {
            Some(Ok(_)) => receive.iter().try_for_each(take_in),
            Some(Err(_)) | None => plan.chunks(IN_FLIGHT).into_iter().map(read_all).try_for_each(take_in),
        }
    })
}

/// So many bytes of pages are read in one go: an edition of a large daily, or a year of a small one.
const IN_FLIGHT: u64 = 2 << 20;

/// Every document that is due, complete and beside its place: articles' pages, then editions, then the feeds, since a
/// document must not name another that is not there yet.
fn documents(archive: &mut Archive, paper: &Paper, mode: Mode, report: &Report) -> Result<Vec<Staged>, Error> {
    let due = archive.due()?;
    let newest = archive.newest()?;
    let options = compose::Options { authority: archive.authority().to_owned(), ..paper.compose.clone() };
    let feed = compose::feed(&newest, &options).ok_or_else(|| nothing(&paper.source, report))?;
    let stage = |file: File| match mode {
        Mode::Publish => folder::stage(&paper.output, &file),
        Mode::DryRun => folder::preview(&paper.output, &file),
    };
    let path = archive.path().to_owned();
    let archive = Mutex::new(archive);
    let edition = |date: &NaiveDate| -> Result<Vec<Staged>, Error> {
        let kept = archive.lock().unwrap_or_else(PoisonError::into_inner).edition(*date)?;
        let selection = kept.decode(&path)?;
        let files = pages_of(&selection, &feed, &options).chain(edition_documents(&selection, &options));
        files.map(|file| file.and_then(stage)).collect()
    };
    let editions: Vec<Vec<Staged>> = due.par_iter().map(edition).collect::<Result<_, Error>>()?;
    let mut staged: Vec<Staged> = editions.into_iter().flatten().collect();
    for format in Format::ALL {
        staged.push(stage(File { path: format.file_name().into(), bytes: write::feed(&feed, format)? })?);
    }
    Ok(staged)
}

/// The pages of an edition's articles that have no other home, of the withdrawn ones too.
fn pages_of<'all>(
    selection: &'all Selection,
    feed: &'all Feed,
    options: &'all compose::Options,
) -> impl Iterator<Item = Result<File, Error>> + 'all {
    let own_page = move |item: &Item| {
        let path = page_path(&item.id);
        let entry = entry(item, options);
        (entry.address == feed.below(&path)).then(|| Ok(File { bytes: write::article_page(&entry, feed), path: path.into() }))
    };
    let withdrawn = move |withdrawal: &Withdrawal| {
        Ok(File { path: page_path(&withdrawal.id).into(), bytes: write::withdrawn_page(withdrawal, feed) })
    };
    let pages = selection.items.iter().filter_map(own_page).chain(selection.withdrawals.iter().map(withdrawn));
    pages.take(if options.article_pages { usize::MAX } else { 0 })
}

/// The archive documents of an edition (RFC 5005).
fn edition_documents(selection: &Selection, options: &compose::Options) -> impl Iterator<Item = Result<File, Error>> {
    let feed = compose::feed(selection, options);
    let formats = if feed.is_some() { options.archived.clone() } else { Vec::new() };
    let date = selection.edition.unwrap_or_default();
    formats.into_iter().zip(std::iter::repeat(feed)).filter_map(move |(format, feed)| {
        let bytes = write::feed(&feed?, format);
        Some(bytes.map(|bytes| File { path: edition_path(date, format).into(), bytes }))
    })
}

/// Keeps the history, then shows it: a run that dies between the two is made good by the next.
fn publish(archive: Archive, paper: &Paper, documents: Vec<Staged>) -> Result<Outcome, Error> {
    owner::claim(&paper.output, &owner(paper, &name(paper)))?;
    archive.keep()?;
    let outcome = folder::settle(&paper.output, documents)?;
    archive.published().map_err(|error| error.reached(Reached::All))?;
    Ok(outcome)
}

/// Who publishes.
fn owner<'paper>(paper: &'paper Paper, name: &'paper str) -> Owner<'paper> {
    Owner { archive: &paper.archive.folder, source: &paper.source.dir, name }
}

/// What a paper is called, and where.
fn name(paper: &Paper) -> String {
    format!("{} ({})", paper.compose.title, paper.compose.base_url)
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
            drafts: 0,
            history: Changes::default(),
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
                true => self.set_aside(warning.place.path.clone(), warning.to_string()),
                false => self.warnings.push(warning),
            }
        }
    }

    fn set_aside(&mut self, path: PathBuf, message: String) {
        self.set_aside.push(SetAside { path, message, told: Told::Now });
    }

    /// What this run has to say of files that were set aside.
    fn says(&self, source: &Source) -> BTreeSet<Said> {
        self.set_aside.iter().map(|it| it.said(source)).collect()
    }

    /// Marks what an earlier run told, and adds what still stands of pages that were not read again.
    fn was_told(&mut self, before: &BTreeSet<Said>, source: &Source) {
        let now = self.says(source);
        let told = self.set_aside.iter_mut().filter(|it| before.contains(&it.said(source)));
        told.for_each(|it| it.told = Told::Before);
        for Said { path, message } in before.difference(&now) {
            let path = source.dir.join(path);
            let message = format!("{}{message}", path.display());
            self.set_aside.push(SetAside { path, message, told: Told::Before });
        }
    }

    fn remember(&mut self, history: Changes, warnings: Vec<Warning>, source: &Source) {
        self.history = history;
        self.warn(source, warnings);
    }

    /// Notes what a page gave, and hands its articles on.
    fn page(&mut self, page: PageRead, plan: &Plan, source: &Source) -> (PathBuf, Page) {
        let PageRead { path, content, heard } = page;
        // What this benbao reads otherwise on a page that has not changed is nobody's business.
        if plan.is_settled(&path) {
            let found = content.ok().filter(|content| content.copy_of.is_none());
            let found = found.map(|it| Page::Read { articles: it.reading.articles, bytes: it.bytes });
            return (path, found.unwrap_or(Page::SetAside));
        }
        self.warn(source, heard);
        let Content { reading, bytes, copy_of } = match content {
            Ok(content) => content,
            Err(error) => {
                let page = if error.is_of_the_moment() { Page::Refused } else { Page::SetAside };
                self.set_aside(source.dir.join(&path), error.to_string());
                return (path, page);
            }
        };
        let is_draft = reading.warnings.iter().any(|warning| warning.kind.holds());
        self.warn(source, reading.warnings);
        if is_draft {
            self.drafts += 1;
            return (path, Page::Draft);
        }
        if let Some(of) = copy_of {
            return (path, Page::Copy { of, bytes });
        }
        self.pages += usize::from(!reading.articles.is_empty());
        reading.articles.iter().for_each(|article| self.count(article, source));
        let page = if reading.articles.is_empty() { Page::SetAside } else { Page::Read { articles: reading.articles, bytes } };
        (path, page)
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
