//! What the editor's page shows, asked of the archive and of the last run; and the proofs that it leads to, made when they are asked for.

use crate::alarm;
use crate::archive;
use crate::archive::Archive;
use crate::archive::desk::finding::ShortIds;
use crate::archive::desk::history::Listed;
use crate::cli::alarms;
use crate::cli::console;
use crate::cli::last;
use crate::cli::proofs;
use crate::config::Paper;
use crate::error::Error;
use crate::galley;
use crate::galley::desk::Link;
use crate::galley::desk::Page;
use crate::galley::desk::Story;
use crate::galley::desk::Waiting;
use crate::galley::desk::proof_path;
use crate::report::Report;
use crate::words::message::Worded;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::PoisonError;

/// The editor's page as the last run left it.
#[derive(Debug, Default)]
pub(crate) struct Desk(Mutex<Option<Shown>>);

#[derive(Debug)]
struct Shown {
    page: Vec<u8>,
    /// The pages that have a proof, by its number.
    files: Vec<PathBuf>,
    paper: Paper,
}

impl Desk {
    /// Takes in what a run did. Where the archive is not to be asked, as while another run has it, the page stays as it was.
    pub(crate) fn take(&self, paper: &Paper, report: &Report) {
        let archive = archive::open_existing(&paper.archive, paper.now);
        let asked = archive.and_then(|archive| {
            let shown = shown(paper, report, &archive)?;
            archive.close()?;
            Ok(shown)
        });
        let mut shown = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match asked {
            Ok(asked) => *shown = Some(asked),
            Err(error) if shown.is_none() || report.outcome.is_err() => *shown = Some(nothing(paper, report, &error)),
            Err(_) => {}
        }
    }

    /// What lies at a path of the editor's address.
    pub(crate) fn page(&self, path: &str) -> Option<Vec<u8>> {
        let shown = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let shown = shown.as_ref()?;
        if path == "/" {
            return Some(shown.page.clone());
        }
        let file =
            (0..shown.files.len()).find(|number| proof_path(*number) == path).and_then(|number| shown.files.get(number))?;
        let proofs = proofs::of(&BTreeSet::from([file.as_path()]), &shown.paper).ok()?;
        proofs.into_iter().next().map(|(_, bytes)| bytes)
    }
}

fn shown(paper: &Paper, report: &Report, archive: &Archive) -> Result<Shown, Error> {
    let (standing, short) = (archive.standing()?, archive.short_ids()?);
    let mut files = Vec::new();
    let edition = archive.newest_stories()?.map(|(date, stories)| (date, pages(&stories, &short, &mut files)));
    let looks = report.looks.iter().map(|look| Link { message: look.message(), proof: Some(number(look.page(), &mut files)) });
    let looks = looks.collect();
    let waiting = |listed: &Listed| Waiting { headline: listed.called(), until: listed.published };
    let hours = standing.held.iter().map(|listed| listed.published).chain(paper.steady.timetable.next(paper.now));
    let desk = galley::desk::Desk {
        next: hours.filter(|hour| *hour > paper.now).min(),
        looks,
        held: standing.held.iter().map(waiting).collect(),
        edition,
        ..of_the_run(paper, report)
    };
    Ok(Shown { page: galley::desk(&desk, console::language()), files, paper: paper.clone() })
}

/// The page of a paper whose archive tells nothing.
fn nothing(paper: &Paper, report: &Report, error: &Error) -> Shown {
    let mut desk = of_the_run(paper, report);
    if desk.alarms.is_empty() {
        desk.alarms.push(error.message());
    }
    Shown { page: galley::desk(&desk, console::language()), files: Vec::new(), paper: paper.clone() }
}

/// What the run alone tells.
fn of_the_run(paper: &Paper, report: &Report) -> galley::desk::Desk {
    let ringing = paper.alarms.as_ref().map(|limits| alarm::ringing(limits, &last::known(paper, report), paper.now));
    let failure = report.outcome.as_ref().err().map(Error::message);
    let aside = report.set_aside.iter().map(Worded::message);
    galley::desk::Desk {
        title: paper.compose.title.clone(),
        ran: paper.now,
        next: None,
        alarms: ringing.iter().flat_map(alarms::lines).chain(failure).collect(),
        looks: Vec::new(),
        warnings: aside.chain(report.warnings.iter().map(Worded::message)).collect(),
        held: Vec::new(),
        edition: None,
    }
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
