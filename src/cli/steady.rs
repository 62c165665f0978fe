//! What `run`, `watch` and `schedule` share: a paper that publishes itself. A run is due when pages have changed and stand still, when a
//! cron line says so, when a story's hour has come, when the last run failed, and when somebody asks (SIGHUP).
//!
//! The clock is read here at each turn, as `cli` does it for every command; what is due at a moment is said by `schedule` and `watch`,
//! which read none.

use crate::alarm::Known;
use crate::beijing::Instant;
use crate::cli::alarms;
use crate::cli::build;
use crate::cli::common::clock;
use crate::cli::hubs::Hubs;
use crate::cli::last;
use crate::cli::last::Last;
use crate::cli::limits;
use crate::cli::log::Form;
use crate::cli::log::Level;
use crate::cli::log::Log;
use crate::cli::remedy;
use crate::cli::status::Status;
use crate::config;
use crate::config::Overrides;
use crate::config::Paper;
use crate::config::value;
use crate::convert::convert;
use crate::convert::stage::Mode;
use crate::disk;
use crate::error::Error;
use crate::error::NothingThere;
use crate::report::Report;
use crate::schedule::Agenda;
use crate::schedule::Due;
use crate::schedule::Timetable;
use crate::watch::Found;
use crate::watch::Hint;
use crate::watch::Hints;
use crate::watch::Settling;
use crate::watch::Watched;
use crate::words::message::Message;
use clap::Args;
use signal_hook::consts::SIGHUP;
use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGTERM;
use signal_hook::flag;
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::Duration;
use std::time::Instant as Clock;
use url::Url;

/// What every command understands that publishes by itself.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[arg(value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    source: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "URL", value_parser = value::base_url)]
    base_url: Option<Url>,
    #[arg(long, value_parser = value::text)]
    title: Option<String>,
    #[arg(long, value_name = "N", value_parser = value::count)]
    jobs: Option<NonZeroUsize>,
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    log: Form,
    #[arg(short, long)]
    quiet: bool,
}

impl Options {
    /// The folder of the paper.
    pub(crate) fn folder(&self) -> &Path {
        self.dir.as_deref().unwrap_or(Path::new(""))
    }

    /// What the command line says of the paper.
    pub(crate) fn overrides(&self) -> Overrides {
        Overrides {
            dir: self.folder().to_owned(),
            config: self.config.clone(),
            source: self.source.clone(),
            output: self.output.clone(),
            base_url: self.base_url.clone(),
            title: self.title.clone(),
            ..Overrides::default()
        }
    }

    /// The paper as it is set now.
    ///
    /// # Errors
    /// As [`config::paper`].
    pub(crate) fn paper(&self) -> Result<Paper, Error> {
        remedy::meant(self.folder(), self.config.as_deref());
        config::paper(&self.overrides(), clock()?)
    }

    /// Where events are told.
    pub(crate) fn log(&self) -> Log {
        Log { form: self.log, least: if self.quiet { Level::Warning } else { Level::Info } }
    }
}

/// What a run is made for, beside stories whose hour has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hears {
    /// Pages that change.
    pub(crate) changes: Pages,
    /// Cron lines.
    pub(crate) lines: Lines,
}

/// Whether pages that change are a reason to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pages {
    /// They are watched.
    Watched,
    /// They are read when a run is due.
    Unwatched,
}

/// Whether cron lines are a reason to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lines {
    /// They are kept.
    Kept,
    /// They are for another command.
    Unkept,
}

/// Why a run was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    Start,
    Changed(usize),
    Due(Due),
    Again,
    Asked,
    Rescan,
}

impl Reason {
    fn message(self) -> Message {
        match self {
            Self::Start => Message::new("steady-start"),
            Self::Changed(files) => Message::new("steady-changed").number("count", files),
            Self::Due(Due::Line(at)) => Message::new("steady-line").moment("at", at.rfc3339()),
            Self::Due(Due::Release(at)) => Message::new("steady-release").moment("at", at.rfc3339()),
            Self::Again => Message::new("steady-again"),
            Self::Asked => Message::new("steady-asked"),
            Self::Rescan => Message::new("steady-rescan"),
        }
    }
}

/// At a turn so long after the last one everything is asked again: what a signal, a clock and a folder say.
const TURN: Duration = Duration::from_millis(200);

/// Where nobody tells of changes, the folder is looked at so often, and less often where a look takes long: a tenth of the time at most.
const POLL: Duration = Duration::from_millis(500);
const POLL_SHARE: u32 = 10;

/// After a failure the next run is made so much later, each time twice as much, up to a limit.
const FIRST_AGAIN: Duration = Duration::from_secs(5);
const LAST_AGAIN: Duration = Duration::from_secs(300);

/// Another run at work is soon over.
const BUSY_AGAIN: Duration = Duration::from_secs(1);

/// Alarms are asked so often whether time alone has set one off.
const ALARMED: Duration = Duration::from_secs(60);

/// A story that a run left waiting although its hour had come is asked for again so many seconds later.
const STILL_WAITS: i64 = 60;

/// Has the process end in its own time at SIGTERM and SIGINT, and at once at the second one.
///
/// # Errors
/// What the system refused.
pub(crate) fn stop_at_signals() -> std::io::Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGTERM, SIGINT] {
        flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&stop))?;
        flag::register(signal, Arc::clone(&stop))?;
    }
    Ok(stop)
}

/// Keeps a paper up to date until it is told to stop. `published` hears of each run.
pub(crate) fn keep(
    options: &Options,
    hears: Hears,
    stop: &AtomicBool,
    mut published: impl FnMut(&Paper, &Report),
) -> anyhow::Result<Status> {
    let mut keeper = Keeper::new(options, hears)?;
    while !stop.load(Ordering::Relaxed) {
        let now = clock()?;
        match keeper.reason(now) {
            Some((reason, moving)) => {
                if let Some((paper, report)) = keeper.run(reason, moving, now) {
                    published(&paper, &report);
                }
            }
            None => {
                // What is stale becomes so without a run.
                if keeper.alarmed.is_some_and(|alarmed| alarmed.elapsed() >= ALARMED) {
                    keeper.alarm(now);
                }
                keeper.wait();
            }
        }
    }
    keeper.log.tell(clock()?, Level::Info, &Message::new("steady-end"));
    Ok(Status::Done)
}

/// A paper that is kept.
struct Keeper<'run> {
    options: &'run Options,
    hears: Hears,
    log: Log,
    /// The settings as they were last right.
    text: String,
    rescan: Duration,
    agenda: Agenda,
    watched: Watched,
    hints: Option<Hints>,
    heard: Receiver<Hint>,
    settling: Settling,
    begun: Clock,
    looked: Option<Clock>,
    /// How long a look at the folder takes.
    cost: Duration,
    /// Whether something may differ from what was read.
    doubts: bool,
    again: Option<(Clock, Duration)>,
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
    fn new(options: &'run Options, hears: Hears) -> anyhow::Result<Self> {
        let now = clock()?;
        let overrides = options.overrides();
        remedy::meant(options.folder(), options.config.as_deref());
        let text = config::text(&overrides)?;
        let paper = config::paper_of(&text, &overrides, now)?;
        let log = options.log();
        if let Some(refused) = limits::start_threads(options.jobs) {
            log.tell(now, Level::Warning, &refused);
        }
        let asked = Arc::new(AtomicBool::new(false));
        flag::register(SIGHUP, Arc::clone(&asked))?;
        let mut keeper = Self {
            options,
            hears,
            log,
            text,
            rescan: paper.steady.rescan,
            agenda: Agenda::new(timetable(&paper, hears), now),
            watched: Watched::default(),
            hints: None,
            heard: mpsc::channel().1,
            settling: Settling::default(),
            begun: Clock::now(),
            looked: None,
            cost: Duration::ZERO,
            doubts: true,
            again: None,
            asked,
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

    /// Watches the folder of the paper, where it is another one than before.
    fn follow(&mut self, paper: &Paper, now: Instant) {
        if self.hears.changes == Pages::Unwatched {
            return;
        }
        let folders = [&paper.output, &paper.archive.folder];
        let watched = Watched {
            folder: paper.source.dir.clone(),
            files: vec![paper.settings.clone()],
            except: folders.into_iter().cloned().collect(),
        };
        if watched == self.watched && self.hints.is_some() {
            return;
        }
        let (sender, receiver) = mpsc::channel();
        self.heard = receiver;
        let is_told = !paper.steady.poll && disk::shares_memory(&watched.folder);
        self.hints = match is_told.then(|| watched.hints(sender)) {
            Some(Ok(hints)) => Some(hints),
            Some(Err(refused)) => {
                self.log.tell(now, Level::Warning, &unheard(&refused));
                None
            }
            None => None,
        };
        let how = if self.hints.is_some() { "steady-hears" } else { "steady-polls" };
        if watched != self.watched {
            self.log.tell(now, Level::Info, &Message::new(how).text("folder", watched.folder.display()));
        }
        self.watched = watched;
        self.doubts = true;
    }

    /// Why a run is due now, and what it has to leave alone.
    fn reason(&mut self, now: Instant) -> Option<(Reason, BTreeSet<PathBuf>)> {
        if self.asked.swap(false, Ordering::Relaxed) {
            let moving = self.moving();
            return Some((Reason::Asked, moving));
        }
        // What has been mended is tried at once, however long the last failure would wait.
        let changed = match self.hears.changes {
            Pages::Watched => self.changed(),
            Pages::Unwatched => (!self.ran).then(|| (Reason::Start, BTreeSet::new())),
        };
        if changed.is_some() {
            return changed;
        }
        if let Some((at, _)) = self.again {
            return (Clock::now() >= at).then(|| (Reason::Again, self.moving()));
        }
        self.agenda.due(now).map(|due| (Reason::Due(due), self.moving()))
    }

    /// Looks at the folder where something may have changed.
    fn changed(&mut self) -> Option<(Reason, BTreeSet<PathBuf>)> {
        let hints: Vec<Hint> = self.heard.try_iter().collect();
        hints.into_iter().for_each(|hint| self.hear(hint));
        let since = self.looked.map(|looked| looked.elapsed());
        let is_old = since.is_none_or(|since| since >= self.rescan);
        let is_polled = self.hints.is_none() && since.is_none_or(|since| since >= POLL.max(self.cost * POLL_SHARE));
        if !(self.doubts && since.is_none_or(|since| since >= TURN) || is_old || is_polled) {
            return None;
        }
        match self.look() {
            Found::Settled { changed, moving } if self.ran => Some((Reason::Changed(changed), moving)),
            Found::Settled { moving, .. } => Some((Reason::Start, moving)),
            Found::Nothing if !self.ran => Some((Reason::Start, BTreeSet::new())),
            Found::Nothing if is_old => Some((Reason::Rescan, BTreeSet::new())),
            Found::Nothing | Found::Moving => None,
        }
    }

    fn hear(&mut self, hint: Hint) {
        self.settling.hear(hint, self.begun.elapsed());
        self.doubts = true;
    }

    fn look(&mut self) -> Found {
        let clock = Clock::now();
        let look = self.watched.look();
        let found = self.settling.compare(&look, self.begun.elapsed());
        self.doubts = found != Found::Nothing;
        self.cost = clock.elapsed();
        self.looked = Some(Clock::now());
        if let Found::Settled { moving, .. } = &found {
            self.settling.take(look, moving);
        }
        found
    }

    /// What is still being written.
    fn moving(&mut self) -> BTreeSet<PathBuf> {
        match self.hears.changes {
            Pages::Unwatched => BTreeSet::new(),
            Pages::Watched => self.settling.moving(&self.watched.look(), self.begun.elapsed()),
        }
    }

    /// Runs, and tells what became of it.
    fn run(&mut self, reason: Reason, moving: BTreeSet<PathBuf>, now: Instant) -> Option<(Paper, Report)> {
        self.ran = true;
        if reason != Reason::Rescan {
            self.log.tell(now, Level::Info, &reason.message());
        }
        let mut paper = self.paper(now)?;
        let below = |path: &PathBuf| path.strip_prefix(&paper.source.dir).ok().map(Path::to_owned);
        paper.source.moving = moving.iter().filter_map(below).collect();
        let report = convert(&paper, Mode::Publish, &|_| {});
        self.tell(&paper, &report, reason, now);
        if !build::is_busy(&report) {
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
    fn paper(&mut self, now: Instant) -> Option<Paper> {
        let overrides = self.options.overrides();
        let read = config::text(&overrides).and_then(|text| Ok((config::paper_of(&text, &overrides, now)?, text)));
        match read {
            Ok((paper, text)) => {
                if self.refused.take().is_some() || text != self.text {
                    self.log.tell(now, Level::Info, &Message::new("steady-settings"));
                }
                self.text = text;
                self.rescan = paper.steady.rescan;
                self.agenda.change(timetable(&paper, self.hears));
                self.follow(&paper, now);
                Some(paper)
            }
            Err(error) => {
                let said = error.to_string();
                if self.refused.as_ref() != Some(&said) {
                    self.log.tell(now, Level::Error, &error);
                    self.log.tell(now, Level::Warning, &Message::new("steady-old-settings"));
                }
                self.refused = Some(said);
                config::paper_of(&self.text, &overrides, now).ok()
            }
        }
    }

    /// What a run has to say, and what went wrong. One that was not asked for and did nothing is silent.
    fn tell(&self, paper: &Paper, report: &Report, reason: Reason, now: Instant) {
        // A long run ends later than it began.
        let now = clock().unwrap_or(now);
        let is_idle = report.outcome.as_ref().is_ok_and(|outcome| outcome.written.is_empty());
        let least = if reason == Reason::Rescan && is_idle { Level::Warning } else { Level::Info };
        let events = build::events(paper, report, &build::Options::default(), self.options.folder());
        for (level, event) in events.iter().filter(|(level, _)| *level >= least) {
            self.log.tell(now, *level, event);
        }
        match &report.outcome {
            Ok(_) => {}
            Err(error) if build::is_busy(report) => self.log.tell(now, Level::Info, error),
            Err(Error::Nothing { path, why: NothingThere::NoPage }) => {
                self.log.tell(now, Level::Info, &Message::new("steady-empty").text("folder", path.display()));
            }
            Err(error) => self.log.tell(now, Level::Error, error),
        }
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
        let is_empty = matches!(report.outcome, Err(Error::Nothing { why: NothingThere::NoPage, .. }));
        if report.outcome.is_ok() || is_empty {
            self.again = None;
            let later = |(_, at): (usize, Instant)| at.max(now.plus_seconds(STILL_WAITS));
            let waits = report.waiting.map(|(count, at)| if at <= now { later((count, at)) } else { at });
            self.agenda.releases(waits);
            return;
        }
        let before = self.again.map(|(_, before)| before);
        let delay = match before {
            _ if build::is_busy(report) => BUSY_AGAIN,
            None => FIRST_AGAIN,
            Some(before) => (before * 2).clamp(FIRST_AGAIN, LAST_AGAIN),
        };
        self.again = Some((Clock::now() + delay, delay));
    }

    /// Waits for a hint, at most for a turn.
    fn wait(&mut self) {
        match self.heard.recv_timeout(TURN) {
            Ok(hint) => self.hear(hint),
            Err(mpsc::RecvTimeoutError::Timeout) => {}
            // Nobody tells of changes.
            Err(mpsc::RecvTimeoutError::Disconnected) => thread::sleep(TURN),
        }
    }
}

fn timetable(paper: &Paper, hears: Hears) -> Timetable {
    match hears.lines {
        Lines::Kept => paper.steady.timetable.clone(),
        Lines::Unkept => Timetable::default(),
    }
}

/// Why changes are not told, and that they are found all the same.
fn unheard(refused: &notify::Error) -> Message {
    match refused.kind {
        notify::ErrorKind::MaxFilesWatch => Message::new("steady-too-many"),
        _ => Message::new("steady-unheard").fact("why", &Message::verbatim(&refused.to_string())),
    }
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let at = Instant::parse("2026-11-28T06:30:00+08:00").unwrap();
    let reasons = [
        Reason::Start,
        Reason::Changed(1),
        Reason::Changed(2),
        Reason::Due(Due::Line(at)),
        Reason::Due(Due::Release(at)),
        Reason::Again,
        Reason::Asked,
        Reason::Rescan,
    ];
    let mut samples: Vec<Message> = reasons.map(Reason::message).to_vec();
    samples.extend(["steady-end", "steady-settings", "steady-old-settings"].map(Message::new));
    samples.extend(["steady-empty", "steady-hears", "steady-polls"].map(|code| Message::new(code).text("folder", "pages")));
    samples.extend(
        [notify::ErrorKind::MaxFilesWatch, notify::ErrorKind::PathNotFound].map(|kind| unheard(&notify::Error::new(kind))),
    );
    samples
}
