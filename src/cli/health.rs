//! How a paper fares, for `status`: alarms that are on, the last run and how it ended, the next one, whether the feeds that lie in the
//! output are those of the archive.

use crate::alarm;
use crate::alarm::Known;
use crate::alarm::Ringing;
use crate::archive::Archive;
use crate::beijing::Instant;
use crate::beijing::nearest_instant;
use crate::cli::alarms;
use crate::cli::last::Last;
use crate::config::Paper;
use crate::convert;
use crate::error::Error;
use crate::websub;
use crate::words::language::Language;
use crate::words::message::Message;
use serde::Serialize;
use std::path::PathBuf;

/// How a paper fares.
pub(crate) struct Health {
    ringing: Ringing,
    last: Option<Last>,
    next: Option<Instant>,
    /// The newest edition's age in whole hours.
    age: Option<u64>,
    /// Feeds that are not what the archive says.
    differing: Vec<PathBuf>,
}

#[derive(Serialize)]
pub(crate) struct Json {
    alarms: Vec<Alarm>,
    edition_age_hours: Option<u64>,
    last_run: Option<Run>,
    next_scheduled: Option<String>,
    output_differs: Vec<String>,
}

#[derive(Serialize)]
struct Alarm {
    alarm: &'static str,
    message: String,
}

#[derive(Serialize)]
struct Run {
    time: String,
    benbao: String,
    failed: bool,
    error: Option<String>,
    warnings: usize,
}

impl Health {
    /// Asks the archive, what is noted of the last run, and the output. `doubtful` stories are to be looked at.
    ///
    /// # Errors
    /// What the archive or the output refused.
    pub(crate) fn of(paper: &Paper, archive: &Archive, doubtful: usize) -> Result<Self, Error> {
        let last = Last::read(&paper.archive.folder);
        let known = known(paper, archive, doubtful, last.as_ref())?;
        let limits = paper.alarms.as_ref();
        let age = known.newest.and_then(|(out, _)| u64::try_from(paper.now.seconds() - out.seconds()).ok());
        Ok(Self {
            ringing: limits.map(|limits| alarm::ringing(limits, &known, paper.now)).unwrap_or_default(),
            next: paper.steady.timetable.next(paper.now),
            age: age.map(|seconds| seconds / 3600),
            differing: convert::differing(paper, archive)?,
            last,
        })
    }

    /// Whether an alarm is on.
    pub(crate) fn is_alarmed(&self) -> bool {
        !self.ringing.is_empty()
    }

    /// The alarms, which come before all else.
    pub(crate) fn alarms(&self) -> Vec<Message> {
        alarms::lines(&self.ringing)
    }

    /// What comes behind all else.
    pub(crate) fn lines(&self) -> Vec<Message> {
        let differing = self.differing.iter().map(|path| Message::new("health-differs").text("file", path.display()));
        let last = self.last.iter().map(|last| match &last.failure {
            None => Message::new("health-last").moment("time", &last.time),
            Some(why) => Message::new("health-failed").moment("time", &last.time).fact("why", why),
        });
        let next = self.next.iter().map(|next| Message::new("health-next").moment("time", next.rfc3339()));
        differing.chain(last).chain(next).collect()
    }

    /// For programs.
    pub(crate) fn json(&self) -> Json {
        let lines = alarms::lines(&self.ringing);
        let ringing = self.ringing.keys().zip(lines);
        let run = |last: &Last| Run {
            time: last.time.clone(),
            benbao: last.benbao.clone(),
            failed: last.failure.is_some(),
            error: last.failure.as_ref().map(|why| why.in_language(Language::English)),
            warnings: last.warnings,
        };
        Json {
            alarms: ringing
                .map(|(alarm, message)| Alarm { alarm: alarm.as_str(), message: message.in_language(Language::English) })
                .collect(),
            edition_age_hours: self.age,
            last_run: self.last.as_ref().map(run),
            next_scheduled: self.next.map(Instant::rfc3339),
            output_differs: self.differing.iter().map(|path| path.display().to_string()).collect(),
        }
    }
}

/// What alarms ask of a paper, of which this is noted of the last run.
///
/// # Errors
/// What the archive refused.
pub(crate) fn known(paper: &Paper, archive: &Archive, doubtful: usize, last: Option<&Last>) -> Result<Known, Error> {
    let out = |(date, stories)| (nearest_instant(date, paper.archive.naming.publish_time), stories);
    Ok(Known {
        newest: archive.newest_edition()?.map(out),
        doubtful,
        warnings: last.map_or(0, |last| last.warnings),
        hubs: websub::refusing(&paper.announced, paper.now),
        failure: last.and_then(|last| last.failure.as_ref()).map(|why| why.in_language(Language::English)),
    })
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let time = "2026-11-28T06:30:00+08:00";
    let last = |failure| Last { time: time.to_owned(), benbao: "0.1.0".to_owned(), failure, warnings: 0 };
    let health = |failure| Health {
        ringing: Ringing::new(),
        last: Some(last(failure)),
        next: Instant::parse(time),
        age: None,
        differing: vec![PathBuf::from("feeds/rss.xml")],
    };
    [None, Some(Message::verbatim("…"))].into_iter().flat_map(|failure| health(failure).lines()).collect()
}
