//! `benbao completions SHELL`: what a shell needs to complete our words.

use crate::cli::console;
use crate::cli::grammar;
use crate::cli::status::Status;
use clap::Args;
use clap::Command;
use clap_complete::Shell;

#[derive(Debug, Args)]
pub(crate) struct Completions {
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints them.
pub(crate) fn run(command: &Completions, grammar: Command) -> anyhow::Result<Status> {
    // Into memory first: the crate panics where a write fails.
    let mut script = Vec::new();
    clap_complete::generate(command.shell, &mut grammar::worded(grammar), "benbao", &mut script);
    console::print(&script)?;
    Ok(Status::Done)
}
