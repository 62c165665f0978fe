//! `benbao build`: the paper of a folder becomes its feeds, and two lines say how it went.

use crate::archive::Again;
use crate::archive::changes::Change;
use crate::archive::changes::What;
use crate::beijing::Instant;
use crate::cli::Common;
use crate::cli::Status;
use crate::cli::console;
use crate::cli::progress::Progress;
use crate::cli::report;
use crate::cli::spare::spare;
use crate::config;
use crate::config::Overrides;
use crate::config::Paper;
use crate::config::value;
use crate::convert::Mode;
use crate::convert::convert;
use crate::publish::Outcome;
use crate::report::Report;
use crate::report::Told;
use chrono::NaiveDate;
use clap::Args;
use std::path::Path;
use std::path::PathBuf;
use url::Url;

#[derive(Debug, Args)]
pub(crate) struct Build {
    #[arg(value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) options: Options,
}

#[derive(Debug, Default, Args)]
pub(crate) struct Options {
    #[arg(long, value_name = "DIR")]
    source: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "URL", value_parser = value::base_url)]
    base_url: Option<Url>,
    #[arg(long, value_parser = value::text)]
    title: Option<String>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    allow_shrink: bool,
    #[arg(long)]
    reread: bool,
    #[arg(long, value_name = "DATE", requires = "reread", value_parser = value::date)]
    since: Option<NaiveDate>,
    #[arg(long)]
    verify: bool,
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
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
}

/// Builds the paper in `dir`; the current folder where it is empty.
pub(crate) fn run(dir: &Path, options: &Options) -> anyhow::Result<Status> {
    let common = &options.common;
    let paper = config::paper(&overrides(dir, options), common.now()?)?;
    let settings = common.config.clone().unwrap_or_else(|| dir.join(config::FILE_NAME));
    let spared = |file: &Path| spare("--report", file, &paper, &settings);
    options.report.as_deref().map_or(Ok(()), spared)?;
    let refused = common.start_threads().filter(|_| !options.quiet);
    refused.iter().for_each(console::warning);
    let mode = if options.dry_run { Mode::DryRun } else { Mode::Publish };
    let progress = if options.quiet { None } else { Progress::new() };
    let report = convert(&paper, mode, &|stage| {
        if let Some(progress) = &progress {
            progress.show(stage);
        }
    });
    drop(progress);
    say(&report, options);
    // Asked again: a folder of the paper may be there now that was not.
    let tell = |file: &Path| spared(file).and_then(|()| report::write(&report, mode, file));
    let mut told = options.report.as_deref().map_or(Ok(()), tell);
    if let (Ok(outcome), false) = (&report.outcome, options.quiet) {
        let summary = summary(&paper, &report, outcome, options);
        told = told.and(console::print(summary.as_bytes()));
    }
    let is_told = told.inspect_err(console::error).is_ok();
    report.outcome?;
    let has_news = report.set_aside.iter().any(|it| it.told == Told::Now)
        || report.warnings.iter().any(|warning| warning.kind.wants_a_decision());
    Ok(if is_told && !has_news { Status::Done } else { Status::SetAside })
}

fn overrides(dir: &Path, options: &Options) -> Overrides {
    Overrides {
        dir: dir.to_owned(),
        source: options.source.clone(),
        output: options.output.clone(),
        base_url: options.base_url.clone(),
        title: options.title.clone(),
        verify: options.verify,
        allow_shrink: options.allow_shrink,
        reread: if options.reread { Again::From(options.since) } else { Again::Never },
        ..options.common.overrides()
    }
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
fn summary(paper: &Paper, report: &Report, outcome: &Outcome, options: &Options) -> String {
    let (written, unchanged) =
        if options.dry_run { ("would be written", "would stay unchanged") } else { ("written", "unchanged") };
    let mut lines = vec![found(report)];
    if options.reread || options.verbose {
        lines.extend(report.history.list().iter().map(changed));
    }
    lines.extend(history(report));
    lines.extend(still_aside(report));
    if options.verbose {
        let named = |word: &'static str| move |path: &PathBuf| format!("{word}: {}", paper.output.join(path).display());
        lines.extend(outcome.unchanged.iter().map(named(unchanged)));
        lines.extend(outcome.written.iter().map(named(written)));
    }
    if outcome.written.is_empty() && outcome.unchanged.is_empty() {
        lines.push(format!("{}: nothing {written}", paper.output.display()));
        return lines.iter().map(|line| format!("{}\n", console::visible(line))).collect();
    }
    let all = counted(outcome.written.len() + outcome.unchanged.len(), "file");
    let output = paper.output.display();
    lines.push(format!("{output}: {all}, {} {written}, {} {unchanged}", outcome.written.len(), outcome.unchanged.len()));
    lines.iter().map(|line| format!("{}\n", console::visible(line))).collect()
}

/// What was read.
fn found(report: &Report) -> String {
    if report.pages == 0 {
        let pages = counted(report.files, "page");
        return if history(report).is_some() { pages } else { format!("nothing new on {pages}") };
    }
    let (articles, pages) = (counted(report.articles, "article"), counted(report.pages, "page"));
    format!("{articles} on {pages}, {} with authors, {}", report.with_authors, editions(report))
}

/// `revised: 春到中原 (2023-04-09/A02/0123456789abcdef)`
fn changed(change: &Change) -> String {
    format!("{}: {} ({})", change.what.as_str(), change.headline, change.id.short())
}

/// `1 new, 2 revised`: what became of stories in this run, whatever it was.
fn history(report: &Report) -> Option<String> {
    let count = |what: &What| report.history.count(*what);
    let counts = What::ALL.iter().filter(|what| count(what) > 0).map(|what| format!("{} {}", count(what), what.as_str()));
    let drafts = (report.drafts > 0).then(|| format!("{} held", counted(report.drafts, "draft")));
    let counts: Vec<String> = counts.chain(drafts).collect();
    (!counts.is_empty()).then(|| counts.join(", "))
}

/// What an earlier run told, and has not changed.
fn still_aside(report: &Report) -> Option<String> {
    let count = report.set_aside.iter().filter(|it| it.told == Told::Before).count();
    (count > 0)
        .then(|| format!("{} still set aside, as told before; `benbao build --verbose` names them", counted(count, "file")))
}

fn editions(report: &Report) -> String {
    match (report.editions.first(), report.editions.last()) {
        (Some(first), Some(last)) if first != last => format!("{} editions from {first} to {last}", report.editions.len()),
        (Some(only), _) => format!("edition {only}"),
        _ => "no edition".to_owned(),
    }
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
