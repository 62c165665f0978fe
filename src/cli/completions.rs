//! `benbao completions SHELL`: what a shell needs to complete our words.

use crate::cli::Arguments;
use crate::cli::Status;
use crate::cli::console;
use clap::Args;
use clap::CommandFactory;
use clap_complete::Shell;

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// For which shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints them.
pub(crate) fn run(command: &Completions) -> anyhow::Result<Status> {
    // Into memory first: the crate panics where a write fails.
    let mut script = Vec::new();
    clap_complete::generate(command.shell, &mut Arguments::command(), "benbao", &mut script);
    console::print(&script)?;
    Ok(Status::Done)
}
