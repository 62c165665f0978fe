//! The converter: the whole story from a folder of pages to a folder of feeds, told once.
//!
//! Every command that publishes calls it; only this file knows the order of the rooms. Nothing is printed here.

use crate::archive;
use crate::archive::Archive;
use crate::archive::address::Address;
use crate::archive::run::kept::Kept;
use crate::archive::run::plan::Pages;
use crate::archive::run::plan::Plan;
use crate::archive::run::recorded::Recorded;
use crate::archive::run::taking::Run;
use crate::article::Item;
use crate::article::Withdrawal;
use crate::article::history::What;
use crate::compose;
use crate::compose::entry::entry;
use crate::config::Paper;
use crate::error::Error;
use crate::error::NothingThere;
use crate::error::Place;
use crate::error::Reached;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
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
use crate::reading::page::PageRead;
use crate::reading::page::Rules;
use crate::report::Report;
use crate::write;
use chrono::NaiveDate;
use rayon::prelude::*;
use std::collections::BTreeSet;
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

/// Turns the pages of a paper into its feeds. `progress` hears of each stage, from several threads at once.
pub fn convert(paper: &Paper, mode: Mode, progress: &Progress<'_>) -> Report {
    let mut report = Report::default();
    // Whoever fails after the first file has taken its place says so.
    report.outcome = tell(paper, mode, progress, &mut report).map_err(|error| error.reached(Reached::Nothing));
    report.set_aside.sort();
    report.looks.sort();
    report.warnings.sort();
    report
}

/// The story of DESIGN: file → document → articles → history → feeds → bytes → outlet.
fn tell(paper: &Paper, mode: Mode, progress: &Progress<'_>, report: &mut Report) -> Result<Outcome, Error> {
    let archive = open(paper, mode)?;
    if paper.archive.address == Address::Trial {
        report.warnings.push(Warning { place: Place::file(&paper.settings), kind: WarningKind::Trial });
    }
    if let Some(archive) = archive.left_trial()? {
        report.warnings.push(Warning { place: Place::file(&paper.settings), kind: WarningKind::TrialEnded { archive } });
    }
    let (paths, unreadable) = pages(&archive, paper, report)?;
    let folder = &paper.source.dir;
    let plan = archive.plan(&Pages {
        folder,
        paths: &paths,
        unreadable: &unreadable,
        day_of: &parse::page::folio::day_of,
        page_of: &read::copies::page_of,
    })?;
    if archive.is_idle(&plan, &report.says(&paper.source))? {
        report.was_told(&archive.tell(&plan, &report.says(&paper.source))?, &paper.source);
        return archive.close().map(|()| Outcome::default());
    }
    let mut run = archive.begin(&plan, &paper.source.dir)?;
    read(paper, &plan, progress, report, &mut run)?;
    let mut recorded = run.finish()?;
    report.remember(std::mem::take(&mut recorded.changes), std::mem::take(&mut recorded.warnings), &paper.source);
    report.was_told(&recorded.tell(&plan, &report.says(&paper.source))?, &paper.source);
    progress(Stage::Writing);
    let documents = documents(&mut recorded, paper, mode, report)?;
    progress(Stage::Publishing);
    match mode {
        Mode::Publish => publish(recorded, paper, documents),
        Mode::DryRun => recorded.forget().and_then(|()| folder::settle(&paper.output, documents)),
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
fn read(paper: &Paper, plan: &Plan, progress: &Progress<'_>, report: &mut Report, run: &mut Run<'_>) -> Result<(), Error> {
    let (all, done) = (plan.to_read(), AtomicUsize::new(0));
    progress(Stage::Reading { done: 0, all });
    let Source { dir, max_page, sample, .. } = &paper.source;
    let rules = Rules { folder: dir, max_page: *max_page, sample: *sample, parse: &paper.parse };
    let read = |group: &Vec<PathBuf>| {
        let pages = reading::group(group, rules);
        progress(Stage::Reading { done: done.fetch_add(group.len(), Ordering::Relaxed) + group.len(), all });
        pages
    };
    let read_all = |groups: &[Vec<PathBuf>]| groups.par_iter().map(read).collect::<Vec<_>>();
    let take_in = |groups: Vec<Vec<PageRead>>| {
        let pages =
            groups.into_iter().map(|pages| pages.into_iter().map(|page| report.page(page, plan, &paper.source)).collect());
        pages.into_iter().try_for_each(|pages| run.take(pages))
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
fn documents(recorded: &mut Recorded, paper: &Paper, mode: Mode, report: &Report) -> Result<Vec<Staged>, Error> {
    let due = recorded.due()?;
    let newest = recorded.newest()?;
    let options = compose::options::Options { authority: recorded.authority().to_owned(), ..paper.compose.clone() };
    let feed = compose::feed(&newest, &options).ok_or_else(|| nothing(&paper.source, report))?;
    let stage = |file: File| match mode {
        Mode::Publish => folder::stage(&paper.output, &file),
        Mode::DryRun => folder::preview(&paper.output, &file),
    };
    let path = recorded.path().to_owned();
    let recorded = Mutex::new(recorded);
    let edition = |date: &NaiveDate| -> Result<Vec<Staged>, Error> {
        let rows = recorded.lock().unwrap_or_else(PoisonError::into_inner).edition(*date)?;
        let selection = rows.decode(&path, paper.archive.language)?;
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
    options: &'all compose::options::Options,
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
fn edition_documents(selection: &Selection, options: &compose::options::Options) -> impl Iterator<Item = Result<File, Error>> {
    let feed = compose::feed(selection, options);
    let formats = if feed.is_some() { options.archived.clone() } else { Vec::new() };
    let date = selection.edition.unwrap_or_default();
    formats.into_iter().zip(std::iter::repeat(feed)).filter_map(move |(format, feed)| {
        let bytes = write::feed(&feed?, format);
        Some(bytes.map(|bytes| File { path: edition_path(date, format).into(), bytes }))
    })
}

/// Keeps the history, then shows it: a run that dies between the two is made good by the next.
fn publish(recorded: Recorded, paper: &Paper, documents: Vec<Staged>) -> Result<Outcome, Error> {
    owner::claim(&paper.output, &owner(paper, &name(paper)))?;
    let kept = recorded.keep()?;
    let outcome = folder::settle(&paper.output, documents)?;
    end_trial(&kept, paper, &outcome).map_err(|error| error.reached(Reached::All))?;
    kept.published().map_err(|error| error.reached(Reached::All))?;
    Ok(outcome)
}

/// Takes out of the output what a trial left there and this paper has not made anew.
fn end_trial(kept: &Kept, paper: &Paper, outcome: &Outcome) -> Result<(), Error> {
    let Some(documents) = kept.trial_documents()? else { return Ok(()) };
    let ours: BTreeSet<&PathBuf> = outcome.written.iter().chain(&outcome.unchanged).collect();
    let left: Vec<PathBuf> = documents.into_iter().filter(|path| !ours.contains(path)).collect();
    folder::remove(&paper.output, &left)?;
    kept.forget_trial()
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
    let (held, doubtful) = (report.history.count(What::Held), report.history.held_back());
    let why = match report.files {
        _ if held > 0 => NothingThere::AllHeld { held },
        _ if doubtful > 0 => NothingThere::AllDoubtful { held: doubtful },
        0 => NothingThere::NoPage,
        _ => NothingThere::NoArticle,
    };
    Error::Nothing { path: source.dir.clone(), why }
}
