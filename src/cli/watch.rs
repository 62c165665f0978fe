//! `benbao watch`: publishes when pages change and stand still, and when a story's hour comes.

use crate::cli::status::Status;
use crate::cli::steady;
use crate::cli::steady::fares::Fares;
use crate::cli::steady::options::Hears;
use crate::cli::steady::options::Lines;
use crate::cli::steady::options::Options;
use crate::cli::steady::options::Pages;
use crate::cli::steady::signals;
use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct Watch {
    #[command(flatten)]
    options: Options,
}

/// Watches until it is told to stop.
pub(crate) fn run(command: &Watch) -> anyhow::Result<Status> {
    let _alone = steady::alone(&command.options.paper()?)?;
    let stop = signals::stop()?;
    steady::keep(&command.options, Hears { changes: Pages::Watched, lines: Lines::Unkept }, &Fares::default(), &stop, |_, _| {})
}
