//! The converter: the whole story from a folder of pages to a folder of feeds, told once.
//!
//! Every command that publishes calls it; only this file knows the order of the rooms. Nothing is printed here.

mod ahead;
mod apart;
mod documents;
mod feeds;
mod fit;
mod own;
mod pictures;
mod site;
mod sitemaps;
pub mod stage;
mod workshop;

use crate::archive;
use crate::archive::Archive;
use crate::archive::address::Address;
use crate::archive::run::kept::Kept;
use crate::archive::run::plan::Pages;
use crate::archive::run::plan::Plan;
use crate::archive::run::recorded::Recorded;
use crate::config::Paper;
use crate::convert::documents::Documents;
use crate::convert::stage::Mode;
use crate::convert::stage::Progress;
use crate::convert::stage::Stage;
use crate::convert::workshop::Workshop;
use crate::error::Error;
use crate::error::NothingThere;
use crate::error::Place;
use crate::error::Reached;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::feed::Format;
use crate::feed::document_path;
use crate::parse;
use crate::publish::Outcome;
use crate::publish::folder;
use crate::publish::owner;
use crate::publish::owner::Owner;
use crate::read;
use crate::read::list::Listed;
use crate::read::list::Source;
use crate::report::Report;
use crate::report::pictures::Pictures;
use crate::text::file_name;
use crate::write;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;
use std::path::PathBuf;

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
    let (archive, swept) = open(paper, mode)?;
    let outcome = bring_out(archive, paper, mode, progress, report)?;
    Ok(Outcome { removed: [swept, outcome.removed].concat(), ..outcome })
}

/// From the archive to the outlet.
fn bring_out(
    archive: Archive,
    paper: &Paper,
    mode: Mode,
    progress: &Progress<'_>,
    report: &mut Report,
) -> Result<Outcome, Error> {
    say_of_trial(&archive, paper, report)?;
    let plan = plan(&archive, paper, report)?;
    if archive.is_idle(&plan, &report.says(&paper.source))? {
        report.was_told(&archive.tell(&plan, &report.says(&paper.source))?, &paper.source);
        return archive.close().map(|()| Outcome::default());
    }
    let workshop = Workshop::open(paper, mode, report.pictures.known())?;
    let mut recorded = record(archive, &plan, paper, progress, report, &workshop)?;
    progress(Stage::Writing);
    let documents = match documents::stage(&mut recorded, paper, mode, &workshop)? {
        Some(documents) => documents,
        None if report.waits() => return wait(recorded, mode),
        None => return Err(nothing(&paper.source, report)),
    };
    report.pictures.made = workshop.made();
    progress(Stage::Publishing);
    say_of_feeds(&documents, paper, report);
    say_of_ended(&documents, paper, report);
    match mode {
        Mode::Publish => publish(recorded, paper, documents, &workshop),
        Mode::DryRun => {
            recorded.forget()?;
            let removed = documents.left;
            folder::settle(&paper.output, documents.staged).map(|outcome| Outcome { removed, ..outcome })
        }
    }
}

/// The feeds of the output that are not, to the byte, what the archive holds: somebody else wrote there, or took them away. No page is
/// read for it.
///
/// # Errors
/// What the archive or the output refused.
pub fn differing(paper: &Paper, archive: &Archive) -> Result<Vec<PathBuf>, Error> {
    documents::differing(&archive.newest()?, archive.shelved()?, archive.authority(), paper)
}

/// The archive, and the output as the archive left it: no other paper's, what a killed run left there is removed, and named, what
/// somebody removed is made again.
fn open(paper: &Paper, mode: Mode) -> Result<(Archive, Vec<PathBuf>), Error> {
    owner::check(&paper.output, &owner(paper, &name(paper)))?;
    let mut archive = match mode {
        Mode::Publish => archive::open(&paper.archive, paper.now)?,
        Mode::DryRun => archive::preview(&paper.archive, paper.now)?,
    };
    if !folder::holds(&paper.output, Format::ALL.into_iter().map(Format::file_name).chain([write::LIST])) {
        archive.republish();
    }
    let is_clean = mode == Mode::DryRun || archive.was_left_clean();
    let swept = if is_clean { Vec::new() } else { folder::sweep(&paper.output)? };
    Ok((archive, swept))
}

/// A trial is said to be one at each run; what one has left, as long as it lies in the output.
fn say_of_trial(archive: &Archive, paper: &Paper, report: &mut Report) -> Result<(), Error> {
    let mut warn = |kind| report.warnings.push(Warning { place: Place::file(&paper.settings), kind });
    if paper.archive.address == Address::Trial {
        warn(WarningKind::Trial);
    }
    if let Some(archive) = archive.left_trial()? {
        warn(WarningKind::TrialEnded { archive });
    }
    Ok(())
}

/// What has to be read.
fn plan(archive: &Archive, paper: &Paper, report: &mut Report) -> Result<Plan, Error> {
    let (paths, unreadable) = pages(archive, paper, report)?;
    let stirred = report.pictures.stirred(&paper.source.dir, &paths);
    report.waiting = archive.waiting()?;
    report.newest = archive.newest_edition()?;
    archive.plan(&Pages {
        folder: &paper.source.dir,
        paths: &paths,
        stirred: &stirred.changed,
        first_pictures: &stirred.first,
        unreadable: &unreadable,
        day_of: &|path| parse::page::path::day_of(path, paper.parse.today),
        page_of: &read::copies::page_of,
    })
}

/// Reads the pages of the plan, and records what they say.
fn record(
    archive: Archive,
    plan: &Plan,
    paper: &Paper,
    progress: &Progress<'_>,
    report: &mut Report,
    workshop: &Workshop<'_>,
) -> Result<Recorded, Error> {
    let mut run = archive.begin(plan, &paper.source.dir)?;
    ahead::read(paper, plan, progress, report, &mut run, workshop)?;
    report.look_at_pictures(&paper.source);
    let mut recorded = run.finish()?;
    report.remember(std::mem::take(&mut recorded.changes), std::mem::take(&mut recorded.warnings), &paper.source);
    report.waiting = recorded.waiting()?;
    report.newest = recorded.newest_edition()?;
    report.was_told(&recorded.tell(plan, &report.says(&paper.source))?, &paper.source);
    Ok(recorded)
}

/// The pages there are, and what could not be looked at. None at all is an emptied inbox, but no first edition.
fn pages(archive: &Archive, paper: &Paper, report: &mut Report) -> Result<(Vec<PathBuf>, Vec<PathBuf>), Error> {
    let Listed { pages: mut paths, warnings: unread, unmatched, pictures } = read::list::list(&paper.source)?;
    report.take_pictures(Pictures::of(pictures, archive.pictures()?, &paths), &paper.source);
    let moving: BTreeSet<PathBuf> = paper.source.moving.iter().map(|path| file_name::told_path(path)).collect();
    paths.retain(|path| !moving.contains(path));
    let unreadable = unread.iter().map(|warning| &warning.place.path).chain(&moving).cloned().collect();
    report.warn(&paper.source, unread);
    let folder = || Place::file(Path::new(""));
    let unmatched = unmatched.into_iter().map(|glob| Warning { place: folder(), kind: WarningKind::NoneMatches { glob } });
    report.warn(&paper.source, unmatched.collect());
    if paths.is_empty() && !archive.has_history()? {
        return Err(nothing(&paper.source, report));
    }
    report.files = paths.len();
    Ok((paths, unreadable))
}

/// What was left out of feeds for their size, and which of those that the paper asks for are empty.
fn say_of_feeds(documents: &Documents, paper: &Paper, report: &mut Report) {
    report.cuts.clone_from(&documents.cuts);
    let warn = |kind| Warning { place: Place::file(&paper.settings), kind };
    let empty = documents.empty.iter().map(|name| WarningKind::EmptyFeed { name: name.clone() });
    let large = documents.cuts.iter().filter_map(|cut| {
        let (bytes, format) = cut.beyond?;
        let path = document_path(&cut.feed, format);
        Some(WarningKind::LargeFeed { path, bytes, most: paper.compose.max_bytes })
    });
    let foreign = documents.foreign.iter().map(|path| WarningKind::NotOurs { path: path.display().to_string() });
    let lost = |(path, picture): &(String, String)| WarningKind::PictureLost { path: path.clone(), picture: picture.clone() };
    let lost = documents.lost.iter().map(lost);
    report.warnings.extend(empty.chain(large).chain(foreign).chain(lost).map(warn));
}

/// Which feeds have ended that somebody may have subscribed to.
fn say_of_ended(documents: &Documents, paper: &Paper, report: &mut Report) {
    let is_feed =
        |path: &&PathBuf| !path.starts_with("editions") && path.file_name() == Some(OsStr::new(Format::Atom.file_name()));
    let ended: Vec<&PathBuf> = documents.left.iter().filter(is_feed).collect();
    if let Some(first) = ended.first() {
        let kind = WarningKind::FeedsEnded { count: ended.len(), path: first.display().to_string() };
        report.warnings.push(Warning { place: Place::file(&paper.settings), kind });
    }
}

/// Keeps the history of a paper of which nothing is out yet: all of it waits.
fn wait(recorded: Recorded, mode: Mode) -> Result<Outcome, Error> {
    match mode {
        Mode::Publish => recorded.keep()?.published()?,
        Mode::DryRun => recorded.forget()?,
    }
    Ok(Outcome::default())
}

/// Keeps the history, then shows it: a run that dies between the two is made good by the next.
fn publish(recorded: Recorded, paper: &Paper, documents: Documents, workshop: &Workshop<'_>) -> Result<Outcome, Error> {
    owner::claim(&paper.output, &owner(paper, &name(paper)))?;
    let kept = recorded.keep()?;
    let (removed, shown) = (documents.left, documents.shown);
    let outcome = folder::settle(&paper.output, documents.staged)?;
    // After the documents that no more name them.
    folder::remove(&paper.output, &removed).map_err(|error| error.reached(Reached::All))?;
    workshop.tidy(|hash| kept.shows(hash)).map_err(|error| error.reached(Reached::All))?;
    end_trial(&kept, paper, &outcome, &shown).map_err(|error| error.reached(Reached::All))?;
    kept.published().map_err(|error| error.reached(Reached::All))?;
    Ok(Outcome { removed, ..outcome })
}

/// Takes out of the output what a trial left there and this paper has not made anew.
fn end_trial(kept: &Kept, paper: &Paper, outcome: &Outcome, shown: &BTreeSet<PathBuf>) -> Result<(), Error> {
    let Some(documents) = kept.trial_documents()? else { return Ok(()) };
    let ours: BTreeSet<&PathBuf> = outcome.written.iter().chain(&outcome.unchanged).chain(shown).collect();
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
    let why = match report.files {
        0 => NothingThere::NoPage,
        _ => NothingThere::NoArticle,
    };
    Error::Nothing { path: source.dir.clone(), why }
}
