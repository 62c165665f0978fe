//! The machine: its clock, held to what lies on its disks; how much room there is; its locale; whether anybody publishes the paper
//! when nobody sits there.

use crate::archive::store::lock;
use crate::beijing::Instant;
use crate::cli::doctor::finding::Finding;
use crate::cli::doctor::finding::Harm;
use crate::cli::doctor::outlet::standing;
use crate::config::Paper;
use crate::report::Report;
use crate::words::message::Message;
use crate::words::refusals::Size;
use chrono::DateTime;
use chrono::Local;
use chrono::Utc;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// Clocks of several machines differ by minutes, and nobody's edition is dated wrongly by them.
const SKEW: i64 = 3600;

/// A big paper of years has 100 MB of archive and feeds, and a run writes a part of them anew before it takes the old away.
const ROOM: u64 = 200 << 20;

/// What is wrong with it, as far as a paper shows. Of the pages is asked what `report` names.
pub(crate) fn findings(paper: &Paper, report: Option<&Report>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = clock(paper, report).into_iter().collect();
    findings.extend(room(&standing(&paper.output)));
    findings.extend(unattended(paper));
    findings
}

/// The newest file of the pages and of the output, where the clock says that it is not written yet.
fn clock(paper: &Paper, report: Option<&Report>) -> Option<Finding> {
    let documents = fs::read_dir(&paper.output).into_iter().flatten().flatten().map(|entry| entry.path());
    let documents = documents.filter(|path| path.is_file());
    let pages = report.into_iter().flat_map(|report| report.read.keys()).cloned();
    let written = |path: PathBuf| {
        let moment = DateTime::<Utc>::from(fs::metadata(&path).and_then(|found| found.modified()).ok()?);
        Some((Instant::from_moment(moment.fixed_offset())?, path))
    };
    let (newest, path) = documents.chain(pages).filter_map(written).max()?;
    (newest.seconds() - paper.now.seconds() > SKEW).then(|| {
        let what = Message::new("doctor-clock").text("path", path.display()).moment("time", newest.rfc3339());
        Finding::new(Harm::SeeTo, &what.moment("now", paper.now.rfc3339()), "else-dated-wrongly")
    })
}

fn room(folder: &Path) -> Option<Finding> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    nearly_full(folder, disk.f_bavail.saturating_mul(disk.f_frsize))
}

fn nearly_full(folder: &Path, free: u64) -> Option<Finding> {
    let what = Message::new("doctor-disk").text("path", folder.display()).text("free", Size(free));
    (free < ROOM).then(|| Finding::new(Harm::SeeTo, &what, "else-broken-off"))
}

/// Whether nobody is known to publish it. A timer or a cron line leaves no trace that could be asked for.
fn unattended(paper: &Paper) -> Option<Finding> {
    let zone = paper.now.moment().with_timezone(&Local).format("UTC%:z").to_string();
    let what = Message::new("doctor-unattended").text("zone", zone);
    (!lock::is_kept(&paper.archive.folder)).then(|| Finding::new(Harm::Note, &what, "else-by-hand"))
}

/// A locale that writes no Chinese: by the first of these that says something (POSIX.1-2017, XBD 8.2).
pub(crate) fn locale(variable: impl Fn(&str) -> Option<String>) -> Option<Finding> {
    let said = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(variable).find(|said| !said.is_empty());
    let said = said.unwrap_or_else(|| "C".to_owned());
    let is_utf8 = ["utf-8", "utf8"].iter().any(|end| said.to_lowercase().contains(end));
    let what = Message::new("doctor-locale").text("locale", said);
    (!is_utf8).then(|| Finding::new(Harm::Note, &what, "else-names"))
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples(paper: &Paper) -> Vec<Message> {
    let mut samples: Vec<Message> = vec![
        Message::new("doctor-clock")
            .text("path", "pages/2026-11-28-A01.txt")
            .moment("time", "2026-11-28T06:30:00+08:00")
            .moment("now", "2026-10-01T06:30:00+08:00"),
    ];
    let findings = [nearly_full(Path::new("feeds"), 3 << 20), unattended(paper), locale(|_| None)];
    samples.extend(findings.into_iter().flatten().map(|finding| finding.what));
    samples
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_is_nearly_full_below_200_mib() {
        assert!(nearly_full(Path::new("feeds"), ROOM - 1).is_some());
        assert!(nearly_full(Path::new("feeds"), ROOM).is_none());
    }

    #[test]
    fn the_first_variable_that_says_something_is_the_locale() {
        let is_found = |said: &[(&str, &str)]| {
            let variable = |name: &str| said.iter().find(|(it, _)| *it == name).map(|(_, value)| (*value).to_owned());
            locale(variable).is_some()
        };
        assert!(is_found(&[]) && is_found(&[("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")]));
        assert!(!is_found(&[("LC_ALL", ""), ("LANG", "zh_CN.utf8")]) && !is_found(&[("LC_CTYPE", "C.UTF-8")]));
    }
}
