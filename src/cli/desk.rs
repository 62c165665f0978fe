//! What the editor's page shows, asked of the archive and of the last run; and the proofs that it leads to, made when they are asked for.

use crate::alarm;
use crate::archive;
use crate::archive::Archive;
use crate::archive::desk::finding::ShortIds;
use crate::archive::desk::history::Listed;
use crate::archive::store;
use crate::archive::store::said::Said;
use crate::beijing::Instant;
use crate::cli::alarms;
use crate::cli::build;
use crate::cli::common::clock;
use crate::cli::console;
use crate::cli::health;
use crate::cli::last;
use crate::cli::last::Last;
use crate::cli::proofs;
use crate::config::Paper;
use crate::error::Error;
use crate::error::Place;
use crate::galley;
use crate::galley::desk::Link;
use crate::galley::desk::Page;
use crate::galley::desk::Story;
use crate::galley::desk::Waiting;
use crate::galley::desk::proof_path;
use crate::report::Report;
use crate::report::located;
use crate::report::look::Look;
use crate::words::message::Message;
use crate::words::message::Worded;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::SystemTime;

/// The editor's page, as the archive says that the paper stands: after a run of ours, and after whatever others did.
#[derive(Debug, Default)]
pub(crate) struct Desk(Mutex<Option<Shown>>);

#[derive(Debug)]
struct Shown {
    page: Vec<u8>,
    /// The pages that have a proof, by its number.
    files: Vec<PathBuf>,
    paper: Paper,
    /// What the last run of ours warned of.
    warnings: Vec<Message>,
    /// What lay in the folder of the archive when it was asked.
    asked: Marks,
}

/// The files of an archive that change when what they hold does: the archive, and what is noted of the last run.
const FILES: [&str; 2] = [store::FILE, last::FILE];

/// When they were written last, and how long they were.
type Marks = [Option<(SystemTime, u64)>; FILES.len()];

fn marks(folder: &Path) -> Marks {
    let mark = |name: &str| {
        let found = fs::metadata(folder.join(name)).ok()?;
        Some((found.modified().ok()?, found.len()))
    };
    FILES.map(mark)
}

impl Desk {
    /// Takes in what a run did. Where the archive is not to be asked, as while another run has it, the page stays as it was.
    pub(crate) fn take(&self, paper: &Paper, report: &Report) {
        let mut shown = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let warnings = report.warnings.iter().map(Worded::message).collect();
        match asked(paper, warnings) {
            Ok(asked) => *shown = Some(asked),
            Err(error) if shown.is_none() || report.outcome.is_err() && !build::is_busy(report) => {
                *shown = Some(nothing(paper, report, &error))
            }
            Err(_) => {}
        }
    }

    /// What lies at a path of the editor's address.
    pub(crate) fn page(&self, path: &str) -> Option<Vec<u8>> {
        let mut shown = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let shown = shown.as_mut()?;
        if path == "/" {
            shown.renew();
            return Some(shown.page.clone());
        }
        let file =
            (0..shown.files.len()).find(|number| proof_path(*number) == path).and_then(|number| shown.files.get(number))?;
        let proofs = proofs::of(&BTreeSet::from([file.as_path()]), &shown.paper).ok()?;
        proofs.into_iter().next().map(|(_, bytes)| bytes)
    }
}

impl Shown {
    /// Asks the archive anew where somebody else changed it, as `archive withdraw` does. While that one is still at work the page
    /// stays as it was, and whoever comes next asks again.
    fn renew(&mut self) {
        if marks(&self.paper.archive.folder) == self.asked {
            return;
        }
        let Ok(now) = clock() else { return };
        let paper = Paper { now, ..self.paper.clone() };
        if let Ok(asked) = asked(&paper, self.warnings.clone()) {
            *self = asked;
        }
    }
}

/// What the archive says now, and how it lay there when it was asked.
fn asked(paper: &Paper, warnings: Vec<Message>) -> Result<Shown, Error> {
    let archive = archive::open_existing(&paper.archive, paper.now)?;
    // As long as it is open nobody else writes.
    let marks = marks(&paper.archive.folder);
    let shown = shown(paper, &archive, warnings, marks)?;
    archive.close()?;
    Ok(shown)
}

fn shown(paper: &Paper, archive: &Archive, warnings: Vec<Message>, asked: Marks) -> Result<Shown, Error> {
    let (standing, doubtful, short) = (archive.standing()?, archive.doubtful()?, archive.short_ids()?);
    let (source, last) = (&paper.source.dir, Last::read(&paper.archive.folder));
    let known = health::known(paper, archive, doubtful.len(), last.as_ref())?;
    let ringing = paper.alarms.as_ref().map(|limits| alarm::ringing(limits, &known, paper.now));
    let failure = last.as_ref().and_then(|last| last.failure.clone());
    let mut files = Vec::new();
    let edition = archive.newest_stories()?.map(|(date, stories)| (date, pages(&stories, &short, &mut files)));
    let looks = doubtful.iter().flat_map(|story| &story.said).filter_map(|said| Look::again(said, source));
    let looks = looks.map(|look| Link { message: look.message(), proof: Some(number(look.page(), &mut files)) }).collect();
    let aside = |said: &Said| {
        let lines = said.line.map(|line| (line, line));
        located(said.why.clone(), source).at(&Place { lines, ..Place::file(&source.join(&said.path)) })
    };
    let waiting = |listed: &Listed| Waiting { headline: listed.called(), until: listed.published };
    let hours = standing.held.iter().map(|listed| listed.published).chain(paper.steady.timetable.next(paper.now));
    let desk = galley::desk::Desk {
        title: paper.compose.title.clone(),
        ran: last.as_ref().and_then(|last| Instant::parse(&last.time)).unwrap_or(paper.now),
        next: hours.filter(|hour| *hour > paper.now).min(),
        alarms: ringing.iter().flat_map(alarms::lines).chain(failure).collect(),
        looks,
        warnings: standing.set_aside.iter().map(aside).chain(warnings.iter().cloned()).collect(),
        held: standing.held.iter().map(waiting).collect(),
        edition,
    };
    Ok(Shown { page: galley::desk(&desk, console::language()), files, paper: paper.clone(), warnings, asked })
}

/// The page of a paper whose archive tells nothing.
fn nothing(paper: &Paper, report: &Report, error: &Error) -> Shown {
    let failure = report.outcome.as_ref().err().unwrap_or(error);
    let aside = report.set_aside.iter().map(Worded::message);
    let warnings: Vec<Message> = aside.chain(report.warnings.iter().map(Worded::message)).collect();
    let desk = galley::desk::Desk {
        title: paper.compose.title.clone(),
        ran: paper.now,
        next: None,
        alarms: vec![failure.message()],
        looks: Vec::new(),
        warnings: warnings.clone(),
        held: Vec::new(),
        edition: None,
    };
    let page = galley::desk(&desk, console::language());
    Shown { page, files: Vec::new(), paper: paper.clone(), warnings, asked: Marks::default() }
}

/// The stories of an edition, page by page.
fn pages(stories: &[Listed], short: &ShortIds, files: &mut Vec<PathBuf>) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for listed in stories {
        let path = &listed.article.place.path;
        let file = path.display().to_string();
        let story = Story {
            headline: listed.called(),
            authors: listed.article.authors().iter().map(ToString::to_string).collect(),
            id: short.of(&listed.id),
            state: listed.state,
        };
        match pages.last_mut().filter(|page| page.file == file) {
            Some(page) => page.stories.push(story),
            None => pages.push(Page { file, proof: Some(number(path, files)), stories: vec![story] }),
        }
    }
    pages
}

/// The number of a page's proof.
fn number(page: &Path, files: &mut Vec<PathBuf>) -> usize {
    files.iter().position(|file| file == page).unwrap_or_else(|| {
        files.push(page.to_owned());
        files.len() - 1
    })
}
