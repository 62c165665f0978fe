//! `benbao schedule`: publishes by the cron lines of `[schedule]`, in Beijing time, and when a story's hour comes.

use crate::archive;
use crate::beijing::Instant;
use crate::cli::common::clock;
use crate::cli::console;
use crate::cli::status::Status;
use crate::cli::steady;
use crate::cli::steady::fares::Fares;
use crate::cli::steady::options::Hears;
use crate::cli::steady::options::Lines;
use crate::cli::steady::options::Options;
use crate::cli::steady::options::Pages;
use crate::cli::steady::signals;
use crate::config;
use crate::config::Paper;
use crate::config::value;
use crate::error::Error;
use crate::error::Place;
use crate::error::setting::Misset;
use crate::error::setting::Setting;
use crate::error::setting::WrongSetting;
use crate::schedule::Agenda;
use crate::schedule::Due;
use crate::words::message::Message;
use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct Schedule {
    #[command(flatten)]
    options: Options,
    #[arg(long)]
    list: bool,
    #[arg(long, value_name = "RFC3339", requires = "list", value_parser = value::moment)]
    now: Option<Instant>,
}

/// So many moments to come are listed.
const LISTED: usize = 10;

/// Keeps the timetable until it is told to stop; or lists what comes next.
pub(crate) fn run(command: &Schedule) -> anyhow::Result<Status> {
    let now = command.now.map_or_else(clock, Ok)?;
    let paper = config::paper(&command.options.overrides(), now)?;
    if paper.steady.timetable.is_empty() {
        let place = Setting::At(Place::file(&paper.settings));
        return Err(Error::Config(Box::new(Misset { place, wrong: WrongSetting::NoSchedule, excerpt: None })).into());
    }
    if command.list {
        list(&paper, now)?;
        return Ok(Status::Done);
    }
    let _alone = steady::alone(&paper)?;
    let stop = signals::stop()?;
    steady::keep(&command.options, Hears { changes: Pages::Unwatched, lines: Lines::Kept }, &Fares::default(), &stop, |_, _| {})
}

/// Prints the moments to come: those of the lines, and the hour of the story that waits.
fn list(paper: &Paper, now: Instant) -> Result<(), Error> {
    let archive = archive::preview(&paper.archive, now)?;
    let waiting = archive.waiting()?;
    archive.close()?;
    let mut agenda = Agenda::new(paper.steady.timetable.clone(), now);
    agenda.releases(waiting.map(|(_, at)| at));
    let mut after = now;
    for _ in 0..LISTED {
        let Some(due) = agenda.next(after) else { break };
        let code = match due {
            Due::Line(_) => "schedule-line",
            Due::Release(_) => "schedule-release",
        };
        let line = Message::new(code).moment("at", due.at().rfc3339());
        console::print(format!("{}\n", console::words(&line)).as_bytes())?;
        match due {
            Due::Release(_) => agenda.releases(None),
            Due::Line(at) => after = at,
        }
    }
    Ok(())
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    ["schedule-line", "schedule-release"]
        .map(|code| Message::new(code).moment("at", "2026-11-28T06:30:00+08:00".to_owned()))
        .to_vec()
}
