//! `benbao run`: watch, schedule and serve in one process, and a page for the editor: the whole answer for a small paper.

use crate::cli::common::clock;
use crate::cli::desk::Desk;
use crate::cli::limits;
use crate::cli::log::Level;
use crate::cli::serve::MOST_OF_ONE;
use crate::cli::serve::newest;
use crate::cli::status::Status;
use crate::cli::steady;
use crate::cli::steady::options::Hears;
use crate::cli::steady::options::Lines;
use crate::cli::steady::options::Options;
use crate::cli::steady::options::Pages;
use crate::config::Paper;
use crate::config::value;
use crate::error::Error;
use crate::serve;
use crate::serve::Changed;
use crate::serve::doors::Limits;
use crate::serve::snapshot::Links;
use crate::serve::told::Told;
use crate::words::language::Language;
use crate::words::message::Message;
use clap::Args;
use std::fs;
use std::io;
use std::net::SocketAddr;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;

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
    let stop = steady::stop_at_signals()?;
    let (desk, changed) = (Arc::new(Desk::default()), Changed::default());
    let options = served(command, &paper, &desk, &changed)?;
    thread::scope(|threads| {
        let serving = threads.spawn(|| {
            let served = serve::serve(options, &stop);
            // Whether it was told to, or cannot: who publishes here ends with it.
            stop.store(true, Ordering::Relaxed);
            served
        });
        let kept = keep(command, &paper, &desk, &changed, &stop);
        stop.store(true, Ordering::Relaxed);
        serving.join().unwrap_or_else(|panicked| resume_unwind(panicked))?;
        kept
    })
}

fn keep(command: &Run, paper: &Paper, desk: &Desk, changed: &Changed, stop: &AtomicBool) -> anyhow::Result<Status> {
    let log = command.options.log();
    let mut told = paper.output.clone();
    let hears = Hears { changes: Pages::Watched, lines: Lines::Kept };
    steady::keep(&command.options, hears, stop, |now, report| {
        changed.tell();
        desk.take(now, report);
        if now.output != told {
            told.clone_from(&now.output);
            log.tell(now.now, Level::Warning, &Message::new("run-elsewhere").text("output", told.display()));
        }
    })
}

fn served(command: &Run, paper: &Paper, desk: &Arc<Desk>, changed: &Changed) -> Result<serve::Options, Error> {
    let (log, now, desk, editions) = (command.options.log(), paper.now, Arc::clone(desk), paper.output.join("editions"));
    let is_alone = command.listen.ip().is_loopback();
    let access_log = command.access_log.as_ref().map(|file| {
        let opened = fs::File::options().create(true).append(true).open(file);
        opened.map_err(|source| Error::Tell { path: file.clone(), source })
    });
    Ok(serve::Options {
        output: paper.output.clone(),
        listen: command.listen,
        metrics: Some((command.private, "--private")),
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
        changed: changed.clone(),
    })
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    vec![
        Message::new("run-desk").text("address", "http://127.0.0.1:8081/"),
        Message::new("run-elsewhere").text("output", "feeds"),
    ]
}
