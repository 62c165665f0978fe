//! Who keeps a paper up to date: why a run is due, the run, what it tells, and when the next one is due by what it found.

use crate::alarm::Known;
use crate::beijing::Instant;
use crate::cli::alarms;
use crate::cli::build;
use crate::cli::common::clock;
use crate::cli::hubs::Hubs;
use crate::cli::last;
use crate::cli::last::Last;
use crate::cli::limits;
use crate::cli::log::Level;
use crate::cli::log::Log;
use crate::cli::steady::fares::Fares;
use crate::cli::steady::folder::Folder;
use crate::cli::steady::folder::News;
use crate::cli::steady::folder::Said;
use crate::cli::steady::options::Hears;
use crate::cli::steady::options::Lines;
use crate::cli::steady::options::Options;
use crate::cli::steady::options::Pages;
use crate::cli::steady::reason::Reason;
use crate::cli::steady::signals;
use crate::config;
use crate::config::Paper;
use crate::convert::convert;
use crate::convert::stage::Mode;
use crate::error::Error;
use crate::error::NothingThere;
use crate::report::Report;
use crate::schedule::Agenda;
use crate::schedule::Timetable;
use crate::words::message::Message;
use crate::words::message::Worded;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;
use std::time::Instant as Clock;

/// After a failure the next run is made so much later, each time twice as much, up to a limit.
const FIRST_AGAIN: Duration = Duration::from_secs(5);
const LAST_AGAIN: Duration = Duration::from_secs(300);

/// Another run at work is soon over.
const BUSY_AGAIN: Duration = Duration::from_secs(1);

/// Alarms are asked so often whether time alone has set one off.
const ALARMED: Duration = Duration::from_secs(60);

/// A story that a run left waiting although its hour had come is asked for again so many seconds later.
const STILL_WAITS: i64 = 60;

/// A paper that is kept.
pub(crate) struct Keeper<'run> {
    options: &'run Options,
    hears: Hears,
    fares: &'run Fares,
    stop: &'run AtomicBool,
    log: Log,
    /// The settings as they were last right.
    text: String,
    agenda: Agenda,
    folder: Folder,
    again: Option<(Clock, Duration)>,
    /// Why the last run failed, as it was told.
    failing: Option<String>,
    asked: Arc<AtomicBool>,
    /// What was told of the settings and not mended since.
    refused: Option<String>,
    ran: bool,
    /// What the last run found, for alarms, and when they were asked last.
    known: Option<(Paper, Known)>,
    alarmed: Option<Clock>,
    /// The command that wakes somebody.
    waking: Option<thread::JoinHandle<()>>,
    hubs: Hubs,
}

impl<'run> Keeper<'run> {
    /// Of the paper as its settings say now.
    pub(crate) fn new(options: &'run Options, hears: Hears, fares: &'run Fares, stop: &'run AtomicBool) -> anyhow::Result<Self> {
        let now = clock()?;
        options.mean();
        let text = config::text(&options.overrides())?;
        let paper = config::paper_of(&text, &options.overrides(), now)?;
        let log = options.log();
        if let Some(refused) = limits::start_threads(options.jobs) {
            log.tell(now, Level::Warning, &refused);
        }
        let mut keeper = Self {
            options,
            hears,
            fares,
            stop,
            log,
            text,
            agenda: Agenda::new(timetable(&paper, hears), now),
            folder: Folder::new(hears.changes),
            again: None,
            failing: None,
            asked: signals::asked()?,
            refused: None,
            ran: false,
            known: None,
            alarmed: None,
            waking: None,
            hubs: Hubs::new(log),
        };
        keeper.follow(&paper, now);
        Ok(keeper)
    }

    /// Why a run is due now, and what it has to leave alone.
    pub(crate) fn reason(&mut self, now: Instant) -> Option<(Reason, BTreeSet<PathBuf>)> {
        if self.asked.swap(false, Ordering::Relaxed) {
            return Some((Reason::Asked, self.folder.moving()));
        }
        // What has been mended is tried at once, however long the last failure would wait.
        match self.folder.news() {
            Some(News::Changed { moving, .. }) if !self.ran => return Some((Reason::Start, moving)),
            Some(News::Changed { files, moving }) => return Some((Reason::Changed(files), moving)),
            Some(News::Nothing) if self.ran => return Some((Reason::Rescan, BTreeSet::new())),
            Some(News::Nothing) => return Some((Reason::Start, BTreeSet::new())),
            None if !self.ran && self.hears.changes == Pages::Unwatched => return Some((Reason::Start, BTreeSet::new())),
            None => {}
        }
        if let Some((at, _)) = self.again {
            return (Clock::now() >= at).then(|| (Reason::Again, self.folder.moving()));
        }
        self.agenda.due(now).map(|due| (Reason::Due(due), self.folder.moving()))
    }

    /// Watches the folder of the paper as it is set now.
    fn follow(&mut self, paper: &Paper, now: Instant) {
        let said = self.folder.follow(paper);
        self.say(&said, now);
    }

    /// Watches on where another folder stands under the name of the one that was watched.
    pub(crate) fn attend(&mut self, now: Instant) {
        let said = self.folder.attend();
        self.say(&said, now);
    }

    fn say(&self, said: &[Said], now: Instant) {
        for said in said {
            match said {
                Said::Watched(message) => self.log.tell(now, Level::Info, message),
                Said::Unheard(message) => self.log.tell(now, Level::Warning, message),
            }
        }
    }

    /// Runs, and tells what became of it. Nothing is done as long as no settings are right.
    pub(crate) fn run(&mut self, reason: Reason, moving: BTreeSet<PathBuf>, now: Instant) -> Option<(Paper, Report)> {
        self.ran = true;
        // Of a failure that lasts, the first try is told.
        let is_quiet =
            reason == Reason::Rescan || reason == Reason::Again && self.again.is_some_and(|(_, delay)| delay > FIRST_AGAIN);
        if !is_quiet {
            self.log.tell(now, Level::Info, &reason.message());
        }
        let mut paper = match self.paper(now) {
            Ok(paper) => paper,
            Err(error) => {
                self.fails(&error, reason, now);
                self.fares.ran(now, Some(error.message()));
                self.wait_longer();
                return None;
            }
        };
        let below = |path: &PathBuf| path.strip_prefix(&paper.source.dir).ok().map(Path::to_owned);
        paper.source.moving = moving.iter().filter_map(below).collect();
        let report = signals::at_work(self.stop, self.log, || convert(&paper, Mode::Publish, &|_| self.fares.beat()));
        self.tell(&paper, &report, reason, now);
        if !build::is_busy(&report) {
            self.fares.ran(now, report.outcome.as_ref().err().filter(|_| !is_empty(&report)).map(Error::message));
            Last::of(&paper, &report).note(&paper.archive.folder);
            self.known = Some((paper.clone(), last::known(&paper, &report)));
            self.alarm(now);
        }
        if report.outcome.is_ok() {
            self.hubs.published(&paper);
        }
        self.come_again(&report, now);
        Some((paper, report))
    }

    /// The paper as its file says, or, as long as that is wrong, as it last said.
    fn paper(&mut self, now: Instant) -> Result<Paper, Error> {
        let overrides = self.options.overrides();
        let read = config::text(&overrides).and_then(|text| Ok((config::paper_of(&text, &overrides, now)?, text)));
        match read {
            Ok((paper, text)) => {
                if self.refused.take().is_some() || text != self.text {
                    self.log.tell(now, Level::Info, &Message::new("steady-settings"));
                }
                self.text = text;
                self.agenda.change(timetable(&paper, self.hears));
                self.follow(&paper, now);
                Ok(paper)
            }
            Err(error) => {
                let said = error.to_string();
                if self.refused.as_ref() != Some(&said) {
                    self.log.tell(now, Level::Error, &error);
                    self.log.tell(now, Level::Warning, &Message::new("steady-old-settings"));
                }
                self.refused = Some(said);
                config::paper_of(&self.text, &overrides, now)
            }
        }
    }

    /// What a run has to say, and what went wrong. One that was not asked for and did nothing is silent.
    fn tell(&mut self, paper: &Paper, report: &Report, reason: Reason, now: Instant) {
        // A long run ends later than it began.
        let now = clock().unwrap_or(now);
        let is_idle = report.outcome.as_ref().is_ok_and(|outcome| outcome.written.is_empty());
        let least = if reason == Reason::Rescan && is_idle { Level::Warning } else { Level::Info };
        let is_told = |error: &Error| self.failing.as_ref() == Some(&error.to_string()) && !reason.is_new();
        if !report.outcome.as_ref().is_err_and(is_told) {
            let events = build::events(paper, report, &build::Options::default(), self.options.folder());
            for (level, event) in events.iter().filter(|(level, _)| *level >= least) {
                self.log.tell(now, *level, event);
            }
        }
        match &report.outcome {
            Err(error) if build::is_busy(report) => self.log.tell(now, Level::Info, error),
            Err(error) if !is_empty(report) => self.fails(error, reason, now),
            outcome => {
                if self.failing.take().is_some() {
                    self.log.tell(now, Level::Info, &Message::new("steady-well"));
                }
                if outcome.is_err() {
                    let folder = Message::new("steady-empty").text("folder", paper.source.dir.display());
                    self.log.tell(now, Level::Info, &folder);
                }
            }
        }
    }

    /// Tells of a failure, once as long as nothing else happens.
    fn fails(&mut self, error: &Error, reason: Reason, now: Instant) {
        let said = error.to_string();
        if reason.is_new() || self.failing.as_ref() != Some(&said) {
            self.log.tell(now, Level::Error, error);
        }
        self.failing = Some(said);
    }

    /// Waits for a turn; what is stale becomes so without a run.
    pub(crate) fn rest(&mut self, now: Instant) {
        if self.alarmed.is_some_and(|alarmed| alarmed.elapsed() >= ALARMED) {
            self.alarm(now);
        }
        self.folder.wait();
    }

    /// Tells of alarms that went on or off.
    fn alarm(&mut self, now: Instant) {
        self.alarmed = Some(Clock::now());
        // Whoever is woken must not hold up the next edition; while a command is at work, the next one waits.
        let is_at_work = self.waking.as_ref().is_some_and(|waking| !waking.is_finished());
        let Some((paper, known)) = self.known.clone().filter(|_| !is_at_work) else { return };
        let log = self.log;
        self.waking = Some(thread::spawn(move || {
            let told = alarms::tell(&paper, &known, now);
            let now = clock().unwrap_or(now);
            told.iter().for_each(|message| log.tell(now, Level::Warning, message));
        }));
    }

    /// When the next run is due by what this one found.
    fn come_again(&mut self, report: &Report, now: Instant) {
        if report.outcome.is_ok() || is_empty(report) {
            self.again = None;
            let later = now.plus_seconds(STILL_WAITS);
            self.agenda.releases(report.waiting.map(|(_, at)| if at <= now { later } else { at }));
            return;
        }
        match build::is_busy(report) {
            true => self.again = Some((Clock::now() + BUSY_AGAIN, BUSY_AGAIN)),
            false => self.wait_longer(),
        }
    }

    /// Waits longer after each failure.
    fn wait_longer(&mut self) {
        let delay = self.again.map_or(FIRST_AGAIN, |(_, before)| (before * 2).clamp(FIRST_AGAIN, LAST_AGAIN));
        self.again = Some((Clock::now() + delay, delay));
    }
}

/// Whether there is no page yet, which is no failure: the first one is published as soon as it is there.
fn is_empty(report: &Report) -> bool {
    matches!(report.outcome, Err(Error::Nothing { why: NothingThere::NoPage, .. }))
}

fn timetable(paper: &Paper, hears: Hears) -> Timetable {
    match hears.lines {
        Lines::Kept => paper.steady.timetable.clone(),
        Lines::Unkept => Timetable::default(),
    }
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let mut samples = ["steady-settings", "steady-old-settings", "steady-well"].map(Message::new).to_vec();
    samples.push(Message::new("steady-empty").text("folder", "pages"));
    samples
}
