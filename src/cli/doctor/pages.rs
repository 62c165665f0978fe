//! The pages as a first run would read them, into nothing: which of them are not published, and whose day is a guess.
//!
//! Neither archive nor output is asked or touched: both stand in a folder that is gone afterwards.

use crate::cli::doctor::finding::Finding;
use crate::cli::doctor::finding::Harm;
use crate::config::Paper;
use crate::convert::convert;
use crate::convert::stage;
use crate::convert::stage::Mode;
use crate::error::Error;
use crate::error::NothingThere;
use crate::error::Place;
use crate::error::Reached;
use crate::parse::page::path;
use crate::report::Report;
use crate::words::message::Message;
use crate::words::message::Worded;
use crate::words::warnings;
use chrono::NaiveDate;
use chrono::TimeDelta;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// An edition is made up some days before it is out; what lies further ahead is a slip of the pen, mostly of the year.
const AHEAD: TimeDelta = TimeDelta::days(7);

/// So many files of a kind are named; whoever wants all runs `benbao build --verbose`.
const NAMED: usize = 3;

/// Reads all pages of a paper.
///
/// # Errors
/// [`Error::Tell`] where there is no room for what is thrown away.
pub(crate) fn read(paper: &Paper, progress: &stage::Progress<'_>) -> Result<Report, Error> {
    let told = |source| Error::Tell { path: std::env::temp_dir(), source };
    let scratch = tempfile::tempdir().map_err(told)?;
    let mut paper = paper.clone();
    paper.output = scratch.path().join("feeds");
    paper.archive.published = paper.output.clone();
    paper.archive.folder = scratch.path().join("archive");
    paper.archive.copy = scratch.path().join("ids");
    Ok(convert(&paper, Mode::DryRun, progress))
}

/// What is wrong with them. `is_known` where something was published before: then an empty folder is none.
pub(crate) fn findings(paper: &Paper, report: &Report, is_known: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Err(error) = &report.outcome {
        let error = unwrapped(error);
        let is_empty = matches!(error, Error::Nothing { why: NothingThere::NoPage | NothingThere::NoArticle, .. });
        if !is_empty || !is_known {
            findings.push(Finding::new(Harm::Stops, error, "else-nothing-new"));
        }
    }
    findings.extend(set_aside(report));
    findings.extend(ahead(paper, report));
    findings.extend(days(report));
    findings
}

/// What happened, without how far the run had come: it went nowhere.
fn unwrapped(error: &Error) -> &Error {
    match error {
        Error::Stopped { error, reached: Reached::Nothing } => error,
        other => other,
    }
}

/// The files of which nothing is published, those of a kind together.
fn set_aside(report: &Report) -> impl Iterator<Item = Finding> {
    let mut kinds: BTreeMap<&str, Vec<(&Place, &Message)>> = BTreeMap::new();
    for aside in &report.set_aside {
        kinds.entry(aside.why.root_code()).or_default().push((&aside.place, &aside.why));
    }
    kinds.into_values().map(|files| {
        let are_pictures = files.iter().all(|(_, why)| warnings::is_of_pictures(why));
        let (harm, consequence) = if are_pictures { (Harm::Note, "else-no-pictures") } else { (Harm::SeeTo, "else-not-out") };
        Finding::new(harm, &together(&files), consequence)
    })
}

/// What tells a day that may not be meant.
fn days(report: &Report) -> impl Iterator<Item = Finding> {
    let mut kinds: BTreeMap<String, Vec<(&Place, Message)>> = BTreeMap::new();
    for warning in report.warnings.iter().filter(|warning| warning.kind.is_of_the_day()) {
        let why = warning.kind.message();
        kinds.entry(why.root_code().to_owned()).or_default().push((&warning.place, why));
    }
    kinds.into_values().map(|files| {
        let files: Vec<_> = files.iter().map(|(place, why)| (*place, why)).collect();
        Finding::new(Harm::SeeTo, &together(&files), "else-other-day")
    })
}

/// One file with why, or several with why of the first.
fn together(files: &[(&Place, &Message)]) -> Message {
    match files {
        [(place, why)] => (*why).clone().at(place),
        _ => {
            let named = files.iter().take(NAMED).map(|(place, _)| place.path.display());
            let code = if files.len() > NAMED { "doctor-files-and-more" } else { "doctor-files" };
            let message = Message::new(code).number("count", files.len()).texts("files", named);
            files.first().map_or(message.clone(), |(_, why)| message.fact("why", *why))
        }
    }
}

/// The edition that lies furthest ahead, where that is too far.
fn ahead(paper: &Paper, report: &Report) -> Option<Finding> {
    let today = paper.now.date();
    let furthest = report.editions.last().filter(|day| day.signed_duration_since(today) > AHEAD)?;
    let named = report.read.keys().find(|path| path::day_of(path, today) == Some(*furthest));
    let place = Place::file(named.map_or(paper.source.dir.as_path(), PathBuf::as_path));
    Some(Finding::new(Harm::SeeTo, &far(*furthest, &place), "else-waits"))
}

fn far(day: NaiveDate, place: &Place) -> Message {
    Message::new("doctor-day-ahead").text("date", day).at(place)
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    use std::path::Path;

    let place = Place::file(Path::new("pages/2036-11-28-A01.txt"));
    let why = Message::new("edition-unknown");
    let files = |count| vec![(&place, &why); count];
    let mut samples = vec![together(&files(1)), together(&files(2)), together(&files(4))];
    samples.extend(NaiveDate::from_ymd_opt(2036, 11, 28).map(|day| far(day, &place)));
    samples
}
