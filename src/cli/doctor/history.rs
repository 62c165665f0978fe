//! What was published: whether its archive is whole, whether what it cannot do without lies beside it, how the last run ended, how
//! old the newest edition is.

use crate::archive::address::Address;
use crate::archive::looking;
use crate::archive::looking::Found;
use crate::archive::looking::Looked;
use crate::beijing::Instant;
use crate::beijing::nearest_instant;
use crate::cli::doctor::finding::Finding;
use crate::cli::doctor::finding::Harm;
use crate::cli::last::Last;
use crate::cli::status::Status;
use crate::cli::status::status_of;
use crate::config::Paper;
use crate::convert;
use crate::error::Error;
use crate::error::Place;
use crate::error::warning::WarningKind;
use crate::words::message::Message;
use crate::words::message::Worded;
use std::time::Duration;

/// A paper that says nothing of it has no edition a week late by accident: weeklies come once in it.
const STALE: Duration = Duration::from_secs(8 * 24 * 3600);

const DAY: i64 = 24 * 3600;

/// What there is of a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum History {
    /// Nothing was ever published.
    None,
    /// Something was, or may have been.
    Some,
}

/// What is wrong with it.
pub(crate) fn findings(paper: &Paper) -> (History, Vec<Finding>) {
    let mut findings = Vec::new();
    let history = match looking::look(&paper.archive, paper.now) {
        Ok(Found::Nothing) => {
            findings.push(note("doctor-never-built", "else-nothing-new"));
            return (History::None, findings);
        }
        Ok(Found::TrialOver) => {
            findings.push(note("doctor-trial-over", "else-begins-anew"));
            History::None
        }
        Ok(Found::Sound(looked)) => {
            match of_archive(paper, &looked) {
                Ok(found) => findings.extend(found),
                Err(error) => findings.push(Finding::new(Harm::Stops, &error, "else-nothing-new")),
            }
            History::Some
        }
        Err(error) => {
            let (harm, consequence) =
                if status_of(&error) == Status::Busy { (Harm::Note, "else-again") } else { (Harm::Stops, "else-nothing-new") };
            findings.push(Finding::new(harm, &error, consequence));
            History::Some
        }
    };
    findings.extend(Last::read(&paper.archive.folder).into_iter().flat_map(|last| of_last(paper, &last)));
    (history, findings)
}

fn note(code: &'static str, consequence: &'static str) -> Finding {
    Finding::new(Harm::Note, &Message::new(code), consequence)
}

fn of_archive(paper: &Paper, looked: &Looked) -> Result<Vec<Finding>, Error> {
    let mut findings = Vec::new();
    let see_to = |what: &Message, consequence| Finding::new(Harm::SeeTo, what, consequence);
    if !looked.has_copy()? {
        let copy = Message::new("doctor-no-copy").at(&Place::file(&paper.archive.copy));
        findings.push(see_to(&copy, "else-lost"));
    }
    for file in convert::differing(paper, &looked.archive)? {
        findings.push(see_to(&Message::new("health-differs").text("file", file.display()), "else-not-ours"));
    }
    let doubtful = looked.archive.doubtful()?.len();
    if doubtful > 0 {
        findings.push(see_to(&Message::new("doctor-doubtful").number("count", doubtful), "else-misread"));
    }
    // A trial's sample is as old as it is.
    if let Some((day, _)) = looked.archive.newest_edition()?.filter(|_| paper.archive.address == Address::Real) {
        let out = nearest_instant(day, paper.archive.naming.publish_time);
        let limit = paper.alarms.as_ref().and_then(|alarms| alarms.stale_after).unwrap_or(STALE);
        let age = paper.now.seconds() - out.seconds();
        if u64::try_from(age).is_ok_and(|age| age > limit.as_secs()) {
            findings.push(see_to(&stale(paper, &day.to_string(), age / DAY), "else-thought-ended"));
        }
    }
    if !looked.was_left_clean() {
        findings.push(note("doctor-broken-off", "else-again"));
    }
    Ok(findings)
}

fn stale(paper: &Paper, day: &str, days: i64) -> Message {
    let message = Message::new("doctor-stale").text("date", day).number("days", usize::try_from(days).unwrap_or_default());
    message.text("pages", paper.source.dir.display())
}

/// What is noted of the last run.
fn of_last(paper: &Paper, last: &Last) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(last_run) = Instant::parse(&last.time).filter(|last| *last > paper.now) {
        let clock = WarningKind::ClockBack { now: paper.now.rfc3339(), last: last_run.rfc3339() };
        findings.push(Finding::new(Harm::SeeTo, &clock.message(), "else-dated-wrongly"));
    }
    if let Some(why) = &last.failure {
        let failed = Message::new("doctor-failed").moment("time", &last.time).fact("why", why);
        findings.push(Finding::new(Harm::SeeTo, &failed, "else-nothing-new"));
    }
    if is_newer(&last.benbao, env!("CARGO_PKG_VERSION")) {
        let newer = Message::new("doctor-older-program").text("was", &last.benbao).text("is", env!("CARGO_PKG_VERSION"));
        findings.push(Finding::new(Harm::SeeTo, &newer, "else-older"));
    }
    findings
}

/// Whether a version (`1.10.0`) came after another, number by number.
fn is_newer(version: &str, than: &str) -> bool {
    let numbers = |version: &str| version.split(['.', '-', '+']).map_while(|it| it.parse().ok()).collect::<Vec<u64>>();
    numbers(version) > numbers(than)
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples(paper: &Paper) -> Vec<Message> {
    let time = "2026-11-28T06:30:00+08:00".to_owned();
    let failure = Some(Message::verbatim("…"));
    let last = Last { time, benbao: "999.0.0".to_owned(), failure, warnings: 0 };
    let mut samples: Vec<Message> = of_last(paper, &last).into_iter().map(|finding| finding.what).collect();
    samples.extend(["doctor-never-built", "doctor-trial-over", "doctor-broken-off", "doctor-no-copy"].map(Message::new));
    samples.extend([1, 3].map(|count| Message::new("doctor-doubtful").number("count", count)));
    samples.extend([1, 30].map(|days| stale(paper, "2026-10-28", days)));
    samples
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_their_numbers() {
        let table = [("0.10.0", "0.9.1", true), ("0.1.0", "0.1.0", false), ("1.0.0-rc.1", "1.0.0", false), ("", "0.1.0", false)];
        for (version, than, expected) in table {
            assert_eq!(is_newer(version, than), expected, "{version} {than}");
        }
    }
}
