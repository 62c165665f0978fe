//! `benbao run`: watch, schedule and serve in one process, and a page for the editor: the whole answer for a small paper.

use crate::beijing::Instant;
use crate::cli::common::clock;
use crate::cli::console;
use crate::cli::desk::Desk;
use crate::cli::limits;
use crate::cli::log::Level;
use crate::cli::log::on_one_line;
use crate::cli::serve::MOST_OF_ONE;
use crate::cli::serve::newest;
use crate::cli::status::Status;
use crate::cli::steady;
use crate::cli::steady::fares::Fares;
use crate::cli::steady::options::Hears;
use crate::cli::steady::options::Lines;
use crate::cli::steady::options::Options;
use crate::cli::steady::options::Pages;
use crate::cli::steady::signals;
use crate::config::Paper;
use crate::config::value;
use crate::error::Error;
use crate::serve;
use crate::serve::Changed;
use crate::serve::doors::Limits;
use crate::serve::metrics::Published;
use crate::serve::snapshot::Links;
use crate::serve::told::Told;
use crate::words::language::Language;
use crate::words::message::Message;
use clap::Args;
use std::fs;
use std::io;
use std::net::IpAddr;
use std::net::SocketAddr;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Instant as Clock;

#[derive(Debug, Args)]
pub(crate) struct Run {
    #[command(flatten)]
    options: Options,
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080", value_parser = value::socket)]
    listen: SocketAddr,
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8081", value_parser = value::socket)]
    private: SocketAddr,
    #[arg(long, value_name = "FILE")]
    access_log: Option<PathBuf>,
}

/// The most connections: those of a small paper's readers.
const MOST: usize = 1024;

/// Runs until it is told to stop, or cannot serve.
pub(crate) fn run(command: &Run) -> anyhow::Result<Status> {
    let paper = command.options.paper()?;
    let _alone = steady::alone(&paper)?;
    // A paper that has published nothing yet has no folder to serve.
    fs::create_dir_all(&paper.output).map_err(|source| Error::Write { path: paper.output.clone(), source })?;
    limits::open_many_files();
    let stop = signals::stop()?;
    let log = command.options.log();
    if is_open(command.private.ip()) {
        log.tell(paper.now, Level::Warning, &Message::new("run-open").text("address", command.private));
    }
    let (desk, changed, fares) = (Arc::new(Desk::default()), Changed::default(), Arc::new(Fares::default()));
    let options = served(command, &paper, &desk, &changed, &fares)?;
    thread::scope(|threads| {
        let keeping = threads.spawn(|| {
            let kept = catch_unwind(AssertUnwindSafe(|| keep(command, &paper, &desk, &changed, &fares, &stop)));
            match kept {
                Ok(kept) => {
                    stop.store(true, Ordering::Relaxed);
                    kept
                }
                // What is out is served on; whoever asks how it fares hears of it.
                Err(_) => {
                    fares.end();
                    log.tell(clock()?, Level::Error, &Message::new("fares-over"));
                    Ok(Status::Failed)
                }
            }
        });
        let served = serve::serve(options, &stop);
        // Whether it was told to, or cannot: who publishes here ends with it.
        stop.store(true, Ordering::Relaxed);
        let kept = keeping.join().unwrap_or_else(|panicked| resume_unwind(panicked));
        served?;
        kept
    })
}

/// Whether an address is for more than this machine and those of its own network.
fn is_open(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => !(address.is_loopback() || address.is_private() || address.is_link_local()),
        IpAddr::V6(address) => !(address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local()),
    }
}

fn keep(
    command: &Run,
    paper: &Paper,
    desk: &Desk,
    changed: &Changed,
    fares: &Fares,
    stop: &AtomicBool,
) -> anyhow::Result<Status> {
    let log = command.options.log();
    let mut told = paper.output.clone();
    let hears = Hears { changes: Pages::Watched, lines: Lines::Kept };
    steady::keep(&command.options, hears, fares, stop, |now, report| {
        changed.tell();
        desk.take(now, report);
        if now.output != told {
            told.clone_from(&now.output);
            match told == paper.output {
                false => log.tell(now.now, Level::Warning, &Message::new("run-elsewhere").text("output", told.display())),
                true => log.tell(now.now, Level::Info, &Message::new("run-home").text("output", told.display())),
            }
        }
    })
}

fn served(
    command: &Run,
    paper: &Paper,
    desk: &Arc<Desk>,
    changed: &Changed,
    fares: &Arc<Fares>,
) -> Result<serve::Options, Error> {
    let (log, now, desk, editions) = (command.options.log(), paper.now, Arc::clone(desk), paper.output.join("editions"));
    let fares = Arc::clone(fares);
    let is_alone = command.listen.ip().is_loopback();
    let access_log = command.access_log.as_ref().map(|file| {
        let opened = fs::File::options().create(true).append(true).open(file);
        opened.map_err(|source| Error::Tell { path: file.clone(), source })
    });
    Ok(serve::Options {
        output: paper.output.clone(),
        listen: serve::bind(command.listen, serve::LISTEN)?,
        metrics: Some(serve::bind(command.private, "--private")?),
        private: Arc::new(move |path| desk.page(path)),
        limits: Limits { most: MOST, most_of_one: (!is_alone).then_some(MOST_OF_ONE) },
        gone: paper.gone.clone(),
        links: Links {
            base: Some(paper.compose.base_url.to_string()),
            hubs: paper.compose.hubs.iter().map(ToString::to_string).collect(),
        },
        language: Language::of_tag(&paper.compose.language),
        access_log: access_log.transpose()?.map(|file| Box::new(file) as Box<dyn io::Write + Send>),
        tell: Box::new(move |told| {
            let now = clock().unwrap_or(now);
            match told {
                Told::Measured { address } => {
                    log.tell(now, Level::Info, &Message::new("run-desk").text("address", format!("http://{address}/")));
                }
                told => log.tell(now, if told.is_warning() { Level::Warning } else { Level::Info }, &told),
            }
        }),
        newest: Arc::new(move || newest(&editions)),
        publishing: Arc::new(move || Some(published(&fares))),
        changed: changed.clone(),
    })
}

/// How publishing fares, for whoever asks.
fn published(fares: &Fares) -> Published {
    let runs = fares.known();
    Published {
        wrong: runs.wrong(Clock::now()).map(|wrong| on_one_line(&console::words(&wrong))),
        runs: runs.count,
        failed: runs.failed,
        last: runs.last.map(Instant::seconds),
        last_good: runs.last_good.map(Instant::seconds),
    }
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    vec![
        Message::new("run-desk").text("address", "http://127.0.0.1:8081/"),
        Message::new("run-elsewhere").text("output", "feeds"),
        Message::new("run-home").text("output", "feeds"),
        Message::new("run-open").text("address", "0.0.0.0:8081"),
    ]
}
