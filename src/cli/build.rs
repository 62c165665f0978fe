//! `benbao build`: the paper of a folder becomes its feeds, and two lines say how it went.

use crate::archive::doubtful::Doubtful;
use crate::archive::options::Again;
use crate::archive::run::changes::Change;
use crate::article::history::Happened;
use crate::beijing::Instant;
use crate::cli::alarms;
use crate::cli::common::Common;
use crate::cli::common::Meant;
use crate::cli::common::command;
use crate::cli::console;
use crate::cli::hubs;
use crate::cli::last;
use crate::cli::last::Last;
use crate::cli::log::Form;
use crate::cli::log::Level;
use crate::cli::log::Log;
use crate::cli::looks;
use crate::cli::looks::Names;
use crate::cli::progress::Progress;
use crate::cli::proofs;
use crate::cli::remedy;
use crate::cli::report;
use crate::cli::spare::spare;
use crate::cli::status::Status;
use crate::cli::status::status_of;
use crate::config;
use crate::config::Overrides;
use crate::config::Paper;
use crate::config::value;
use crate::convert::convert;
use crate::convert::stage::Mode;
use crate::error::Error;
use crate::error::warning::Warning;
use crate::feed::Format;
use crate::feed::document_path;
use crate::publish::Outcome;
use crate::report::Report;
use crate::report::cut::Cut;
use crate::report::told::Told;
use crate::words::message::Message;
use crate::words::message::Worded;
use crate::words::refusals::Size;
use chrono::NaiveDate;
use clap::Args;
use std::path::Path;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;
use std::time::Instant as Clock;

#[derive(Debug, Args)]
pub(crate) struct Build {
    #[arg(value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) options: Options,
}

#[derive(Debug, Default, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    meant: Meant,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    allow_shrink: bool,
    #[arg(long)]
    strict: bool,
    #[arg(long)]
    reread: bool,
    #[arg(long, value_name = "DATE", requires = "reread", value_parser = value::date)]
    since: Option<NaiveDate>,
    #[arg(long)]
    verify: bool,
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    proofs: Option<PathBuf>,
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..))]
    wait: Option<u32>,
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    log: Form,
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,
    #[arg(short, long)]
    verbose: bool,
    #[command(flatten)]
    common: Common,
}

impl Options {
    /// What a command has said that builds after its work.
    pub(crate) fn of(config: Option<PathBuf>, now: Option<Instant>) -> Self {
        Self { common: Common { config, now, ..Common::default() }, ..Self::default() }
    }

    /// Whether nothing says which paper is meant.
    pub(crate) fn names_nothing(&self) -> bool {
        self.common.config.is_none() && self.meant.is_empty()
    }
}

/// Builds the paper in `dir`; the current folder where it is empty.
pub(crate) fn run(dir: &Path, options: &Options) -> anyhow::Result<Status> {
    let common = &options.common;
    remedy::meant(dir, common.config.as_deref());
    let paper = config::paper(&overrides(dir, options), common.now()?)?;
    let settings = common.config.clone().unwrap_or_else(|| dir.join(config::FILE_NAME));
    let spared = |file: &Path| spare("--report", file, &paper, &settings);
    options.report.as_deref().map_or(Ok(()), spared)?;
    let refuse = |folder: &Path| proofs::refuse(folder, &paper, &settings);
    options.proofs.as_deref().map_or(Ok(()), refuse)?;
    let refused = common.start_threads().filter(|_| !options.quiet);
    refused.iter().for_each(console::warning);
    let mode = if options.dry_run { Mode::DryRun } else { Mode::Publish };
    let progress = if options.quiet { None } else { Progress::new() };
    let show = |stage| progress.iter().for_each(|progress| progress.show(stage));
    let report = in_turn(paper.clone(), options, |paper| convert(paper, mode, &show))?;
    drop(progress);
    if options.log == Form::Text {
        say(&report, options);
    } else {
        let log = Log { form: options.log, least: if options.quiet { Level::Warning } else { Level::Info } };
        events(&paper, &report, options, dir).iter().for_each(|(level, event)| log.tell(paper.now, *level, event));
    }
    // Asked again: a folder of the paper may be there now that was not.
    let tell = |file: &Path| spared(file).and_then(|()| report::write(&report, mode, paper.now, file));
    let mut told = options.report.as_deref().map_or(Ok(()), tell);
    if let (Ok(outcome), Form::Text) = (&report.outcome, options.log) {
        let summary = if options.quiet { in_lines(&withdrawn(&report)) } else { summary(&paper, &report, outcome, options, dir) };
        told = told.and(console::print(summary.as_bytes()));
    }
    let prove = |folder: &Path| refuse(folder).and_then(|()| prove(folder, &paper, &report, options));
    told = told.and(options.proofs.as_deref().map_or(Ok(()), prove));
    if options.log == Form::Text {
        looks::say(&report, if options.verbose { Names::All } else { Names::New }, dir);
    }
    if mode == Mode::Publish && !is_busy(&report) {
        Last::of(&paper, &report).note(&paper.archive.folder);
        alarms::tell(&paper, &last::known(&paper, &report), paper.now).iter().for_each(console::warning);
    }
    let is_told = told.inspect_err(console::error).is_ok();
    let is_out = mode == Mode::Publish && report.outcome.is_ok();
    let least = if options.quiet { Level::Warning } else { Level::Info };
    let has_news = report.has_news() | (is_out && hubs::tell(&paper, least));
    if let (Err(error), Form::Json) = (&report.outcome, options.log) {
        Log { form: options.log, least: Level::Error }.tell(paper.now, Level::Error, error);
        return Ok(status_of(error));
    }
    report.outcome?;
    Ok(if is_told && !has_news { Status::Done } else { Status::SetAside })
}

/// What a run has to say, event by event: what it warns of, what it set aside, what it did, what is to be looked at. What went wrong
/// is told by whoever ends for it.
pub(crate) fn events(paper: &Paper, report: &Report, options: &Options, dir: &Path) -> Vec<(Level, Message)> {
    let level = |warning: &Warning| if warning.kind.is_said_once() { Level::Warning } else { Level::Info };
    let warnings = report.warnings.iter().map(|warning| (level(warning), warning.message()));
    let aside = report.set_aside.iter().filter(|it| it.told == Told::Now).map(|it| (Level::Warning, it.message()));
    let done = report.outcome.iter().flat_map(|outcome| story(paper, report, outcome, options, dir));
    let looks = looks::told(report, Names::New, dir).into_iter().map(|line| (Level::Warning, line));
    warnings.chain(aside).chain(done.map(|line| (Level::Info, line))).chain(looks).collect()
}

/// How often somebody who waits asks whether the other run has ended.
const ASKED: Duration = Duration::from_millis(100);

/// Runs, and as long as another run is at work and there is patience, again.
fn in_turn(mut paper: Paper, options: &Options, run: impl Fn(&Paper) -> Report) -> Result<Report, Error> {
    let patience = Duration::from_secs(options.wait.unwrap_or_default().into());
    let begun = Clock::now();
    loop {
        let report = run(&paper);
        if !is_busy(&report) || begun.elapsed() >= patience {
            return Ok(report);
        }
        sleep(ASKED.min(patience.saturating_sub(begun.elapsed())));
        // What the other has published is not of the future.
        paper.now = options.common.now()?;
    }
}

/// Whether another run was at work, and this one did nothing.
pub(crate) fn is_busy(report: &Report) -> bool {
    report.outcome.as_ref().is_err_and(|error| status_of(error) == Status::Busy)
}

/// Writes the proofs, and says how many they are.
fn prove(folder: &Path, paper: &Paper, report: &Report, options: &Options) -> Result<(), Error> {
    let count = proofs::write(folder, paper, report)?;
    let line = Message::new("proofs-written").number("count", count).text("folder", folder.display());
    if options.quiet { Ok(()) } else { console::print(format!("{}\n", console::words(&line)).as_bytes()) }
}

fn overrides(dir: &Path, options: &Options) -> Overrides {
    let others = Overrides {
        verify: options.verify,
        allow_shrink: options.allow_shrink,
        doubtful: options.strict.then_some(Doubtful::Hold),
        reread: if options.reread { Again::From(options.since) } else { Again::Never },
        ..options.common.overrides()
    };
    options.meant.overrides(dir, others)
}

/// What was set aside is said even to those who want quiet, since the exit status speaks of it; what an earlier run told
/// only to those who want to hear all.
fn say(report: &Report, options: &Options) {
    for warning in report.warnings.iter().filter(|warning| !options.quiet || warning.kind.is_said_once()) {
        console::warning(warning);
    }
    for file in report.set_aside.iter().filter(|it| it.told == Told::Now || options.verbose) {
        console::set_aside(file);
    }
}

/// `4 articles on 1 page, 4 with authors, edition 2023-04-09`, what became of stories, and what became of files.
fn summary(paper: &Paper, report: &Report, outcome: &Outcome, options: &Options, dir: &Path) -> String {
    in_lines(&story(paper, report, outcome, options, dir))
}

/// The lines of [`summary`].
pub(crate) fn story(paper: &Paper, report: &Report, outcome: &Outcome, options: &Options, dir: &Path) -> Vec<Message> {
    let mut lines = vec![found(report)];
    if options.reread || options.verbose {
        lines.extend(report.history.list().iter().map(changed));
    } else {
        lines.extend(withdrawn(report));
    }
    lines.extend(history(report));
    lines.extend(waits(report));
    lines.extend(still_aside(report, options, dir));
    lines.extend(looks::still_held(report, dir));
    lines.extend(files(paper, outcome, options));
    lines.extend(report.cuts.iter().map(|it| cut(it, paper.compose.max_bytes)));
    lines
}

fn in_lines(lines: &[Message]) -> String {
    lines.iter().map(|line| format!("{}\n", console::words(line))).collect()
}

/// The stories that this run took out of the feeds, each by its headline, also for those who want quiet: a page that was saved
/// too early takes them off, too.
fn withdrawn(report: &Report) -> Vec<Message> {
    report.history.list().iter().filter(|change| change.what == Happened::Withdrawn).map(changed).collect()
}

/// What was read.
fn found(report: &Report) -> Message {
    if report.pages == 0 {
        let pages = Message::new("count-pages").number("count", report.files);
        return if history(report).is_some() { pages } else { Message::new("found-nothing-new").fact("pages", &pages) };
    }
    Message::new("found")
        .fact("articles", &Message::new("count-articles").number("count", report.articles))
        .fact("pages", &Message::new("count-pages").number("count", report.pages))
        .number("with-authors", report.with_authors)
        .fact("editions", &editions(report))
}

fn editions(report: &Report) -> Message {
    match (report.editions.first(), report.editions.last()) {
        (Some(first), Some(last)) if first != last => {
            Message::new("editions-many").number("count", report.editions.len()).text("first", first).text("last", last)
        }
        (Some(only), _) => Message::new("editions-one").text("date", only),
        _ => Message::new("editions-none"),
    }
}

/// `revised: 春到中原 (2023-04-09/A02/0123456789abcdef)`
fn changed(change: &Change) -> Message {
    Message::new("changed").fact("what", &change.what).text("headline", &change.headline).text("id", change.id.short())
}

/// `1 new, 2 revised`: what became of stories in this run, whatever it was.
fn history(report: &Report) -> Option<Message> {
    let became = |what: Happened| match report.history.count(what) {
        0 => None,
        count => Some(Message::new("became-one").number("count", count).fact("what", &what)),
    };
    let drafts = (report.drafts > 0).then(|| Message::new("became-draft").number("count", report.drafts));
    let counts: Vec<Message> = Happened::ALL.into_iter().filter_map(became).chain(drafts).collect();
    (!counts.is_empty()).then(|| Message::new("became").facts("list", counts))
}

/// What an earlier run told, and has not changed.
fn still_aside(report: &Report, options: &Options, dir: &Path) -> Option<Message> {
    let count = report.set_aside.iter().filter(|it| it.told == Told::Before).count();
    let told = || if options.verbose { Message::new("still-set-aside-named") } else { still_unnamed(dir) };
    (count > 0).then(|| told().number("count", count))
}

fn still_unnamed(dir: &Path) -> Message {
    Message::new("still-set-aside").text("command", command("benbao status", dir))
}

/// What waits for its hour, and for which.
fn waits(report: &Report) -> Option<Message> {
    let (count, first) = report.waiting?;
    Some(Message::new("waits").number("count", count).moment("until", first.rfc3339()))
}

/// What became of files, or would: each of them for those who want all, then how many.
fn files(paper: &Paper, outcome: &Outcome, options: &Options) -> Vec<Message> {
    let [nothing, counts, written, unchanged, left] = match options.dry_run {
        true => ["would-write-nothing", "would-write", "would-write-file", "would-keep-file", "would-remove"],
        false => ["written-nothing", "written", "written-file", "unchanged-file", "removed"],
    };
    let mut lines = Vec::new();
    if options.verbose {
        let named = |code| move |path: &PathBuf| Message::new(code).text("file", paper.output.join(path).display());
        lines.extend(outcome.unchanged.iter().map(named(unchanged)));
        lines.extend(outcome.written.iter().map(named(written)));
    }
    let all = outcome.written.len() + outcome.unchanged.len();
    let output = |code| Message::new(code).text("output", paper.output.display());
    lines.push(match all {
        0 => output(nothing),
        _ => output(counts)
            .number("all", all)
            .number("written", outcome.written.len())
            .number("unchanged", outcome.unchanged.len()),
    });
    let removed = |first: &PathBuf| output(left).number("count", outcome.removed.len()).text("file", first.display());
    match options.verbose {
        true => lines.extend(outcome.removed.iter().map(|path| output(left).number("count", 1).text("file", path.display()))),
        false => lines.extend(outcome.removed.first().map(removed)),
    }
    lines
}

/// What was left out of a feed so that readers take it.
fn cut(cut: &Cut, most: usize) -> Message {
    let file = document_path(&cut.feed, Format::Atom);
    let limit = Size(u64::try_from(most).unwrap_or(u64::MAX));
    let message = Message::new("feed-cut").text("file", file).text("limit", limit);
    message.number("left", cut.left).number("shortened", cut.shortened)
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    use crate::article::id::ItemId;
    use std::collections::BTreeSet;

    let day = |day| NaiveDate::from_ymd_opt(2023, 4, day).unwrap_or_default();
    let report = |count: usize, days: &[u32]| {
        let mut report = Report { files: count, pages: count, articles: count, drafts: count, ..Report::default() };
        report.editions = days.iter().map(|it| day(*it)).collect::<BTreeSet<_>>();
        let id = ItemId::parse("tag:example.cn,2023:2023-04-09/A02/0123456789abcdef").unwrap();
        for what in Happened::ALL {
            (0..count).for_each(|_| report.history.add(what, None, id.clone(), "春到中原"));
        }
        report
    };
    let reports = [report(1, &[9]), report(2, &[9, 10]), report(3, &[])];
    let mut samples: Vec<Message> = reports.iter().map(found).collect();
    samples.extend(reports.iter().filter_map(history));
    samples.extend(reports.iter().take(1).flat_map(|report| report.history.list()).map(changed));
    samples.push(found(&Report { files: 3, ..Report::default() }));
    samples.extend([0, 1, 2].map(|count| Message::new("proofs-written").number("count", count).text("folder", "proofs")));
    let told = [still_unnamed(Path::new("haiwan")), Message::new("still-set-aside-named")];
    samples.extend(told.iter().flat_map(|told| [1, 2].map(|count| told.clone().number("count", count))));
    let until = Instant::parse("2023-04-10T06:00:00+08:00");
    let waiting = |count| waits(&Report { waiting: until.map(|until| (count, until)), ..Report::default() });
    samples.extend([1, 2].into_iter().filter_map(waiting));
    let overrides = Overrides {
        title: Some("海湾晨报".to_owned()),
        base_url: url::Url::parse("https://example.cn/feeds/").ok(),
        dir: PathBuf::from("nowhere"),
        ..Overrides::default()
    };
    let paper = config::paper(&overrides, Instant::parse("2023-04-09T06:00:00+08:00").unwrap()).unwrap();
    samples.push(cut(&Cut { left: 20, shortened: 3, ..Cut::default() }, 512 << 10));
    for dry_run in [true, false] {
        for count in 0..3 {
            let [written, unchanged, removed] =
                [("rss.xml", count), ("atom.xml", count / 2), ("editions/2023-04-09/rss.xml", count)]
                    .map(|(name, count)| vec![PathBuf::from(name); count]);
            let outcome = Outcome { written, unchanged, removed };
            samples.extend(files(&paper, &outcome, &Options { dry_run, verbose: true, ..Options::default() }));
            samples.extend(files(&paper, &outcome, &Options { dry_run, ..Options::default() }));
        }
    }
    samples
}
