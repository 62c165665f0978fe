//! `benbao serve`: the output over HTTP, until somebody ends it.

use crate::beijing::Instant;
use crate::beijing::instant;
use crate::cli::common::clock;
use crate::cli::console;
use crate::cli::limits;
use crate::cli::remedy;
use crate::cli::spare;
use crate::cli::status::Status;
use crate::cli::steady::signals;
use crate::config;
use crate::config::Overrides;
use crate::config::Paper;
use crate::config::value;
use crate::error::Error;
use crate::serve;
use crate::serve::Changed;
use crate::serve::Options;
use crate::serve::doors::Limits;
use crate::serve::snapshot::Links;
use crate::serve::told::Told;
use crate::words::language::Language;
use chrono::NaiveDate;
use chrono::NaiveTime;
use clap::Args;
use std::fs::File;
use std::io;
use std::io::Write;
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[arg(value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080", value_parser = value::socket)]
    listen: SocketAddr,
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "ADDRESS", value_parser = value::socket)]
    metrics: Option<SocketAddr>,
    #[arg(long, value_name = "N", default_value = "1024", value_parser = value::count)]
    connections: NonZeroUsize,
    #[arg(long, value_name = "FILE")]
    access_log: Option<PathBuf>,
    #[arg(short, long)]
    quiet: bool,
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// The most connections of one address: some readers at home behind it, no crowd.
pub(crate) const MOST_OF_ONE: usize = 64;

/// Serves until a signal to end comes; a second one ends at once.
pub(crate) fn run(command: &Serve) -> anyhow::Result<Status> {
    let dir = command.dir.clone().unwrap_or_default();
    remedy::meant(&dir, command.config.as_deref());
    let paper = paper(command, &dir)?;
    let output = paper.as_ref().map(|paper| paper.output.clone()).or_else(|| command.output.clone()).unwrap_or_default();
    let access_log = access_log(command, paper.as_ref(), &output)?;
    let language = paper.as_ref().map_or_else(console::language, |paper| Language::of_tag(&paper.compose.language));
    let links = Links {
        base: paper.as_ref().map(|paper| paper.compose.base_url.to_string()),
        hubs: paper.iter().flat_map(|paper| &paper.compose.hubs).map(ToString::to_string).collect(),
    };
    let editions = output.join("editions");
    let is_quiet = command.quiet;
    limits::open_many_files();
    let options = Options {
        output,
        listen: serve::bind(command.listen, serve::LISTEN)?,
        metrics: command.metrics.map(|address| serve::bind(address, "--metrics")).transpose()?,
        private: Arc::new(|_| None),
        limits: limits_of(command),
        gone: paper.map(|paper| paper.gone).unwrap_or_default(),
        links,
        language,
        access_log,
        tell: Box::new(move |told| tell(&told, is_quiet)),
        newest: Arc::new(move || newest(&editions)),
        publishing: Arc::new(|| None),
        changed: Changed::default(),
    };
    let stop = signals::stop()?;
    serve::serve(options, &stop)?;
    Ok(Status::Done)
}

/// The paper, where there is one: the feeds of a folder alone can be served as well.
fn paper(command: &Serve, dir: &Path) -> Result<Option<Paper>, Error> {
    let is_paper = command.config.is_some() || dir.join(config::FILE_NAME).exists();
    if !is_paper && command.output.is_some() {
        return Ok(None);
    }
    let overrides =
        Overrides { dir: dir.to_owned(), config: command.config.clone(), output: command.output.clone(), ..Overrides::default() };
    config::paper(&overrides, clock()?).map(Some)
}

/// Where we listen to this machine alone, all come from the web server before us, which knows them apart.
fn limits_of(command: &Serve) -> Limits {
    let is_before_us = command.listen.ip().is_loopback();
    Limits { most: command.connections.get(), most_of_one: (!is_before_us).then_some(MOST_OF_ONE) }
}

/// Where lines of the access log go: on stderr, unless a file is named or quiet is wanted.
fn access_log(command: &Serve, paper: Option<&Paper>, output: &Path) -> Result<Option<Box<dyn Write + Send>>, Error> {
    let Some(file) = &command.access_log else {
        return Ok((!command.quiet).then(|| Box::new(io::stderr()) as Box<dyn Write + Send>));
    };
    match paper {
        Some(paper) => spare::spare("--access-log", file, paper, &paper.settings)?,
        None => spare::spare_within("--access-log", file, output)?,
    }
    let opened = File::options().create(true).append(true).open(file);
    let log = opened.map_err(|source| Error::Tell { path: file.clone(), source })?;
    Ok(Some(Box::new(log)))
}

fn tell(told: &Told, is_quiet: bool) {
    if told.is_warning() {
        console::warning(told);
    } else if !is_quiet {
        console::note(told);
    }
}

/// The day of the newest edition, as the folders of the editions are called.
pub(crate) fn newest(editions: &Path) -> Option<i64> {
    let named = |entry: io::Result<std::fs::DirEntry>| value::date(entry.ok()?.file_name().to_str()?).ok();
    let newest: NaiveDate = std::fs::read_dir(editions).ok()?.filter_map(named).max()?;
    instant(newest, NaiveTime::MIN).map(Instant::seconds)
}
