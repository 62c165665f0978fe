//! The command line: its commands, what every one of them has in common, and the exit status.
//!
//! A command is a file of this room: its flags, and what its user reads. Results go to stdout, everything else to stderr.

mod archive;
mod build;
mod completions;
mod console;
mod grammar;
mod help;
mod init;
mod language;
mod limits;
mod man;
mod pages;
mod progress;
mod proof;
mod read;
mod refused;
mod report;
mod spare;

use crate::beijing::Instant;
use crate::cli::console::error;
use crate::cli::help::Depth;
use crate::cli::help::Help;
use crate::cli::language::Line;
use crate::cli::refused::Refused;
use crate::config::Overrides;
use crate::config::messages;
use crate::config::value;
use crate::error::Error;
use crate::error::Reached;
use crate::words::language::Language;
use crate::words::message::Message;
use chrono::NaiveDate;
use chrono::Utc;
use clap::Args;
use clap::CommandFactory;
use clap::FromArgMatches;
use clap::Parser;
use clap::Subcommand;
use clap::error::ErrorKind;
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::Path;
use std::path::PathBuf;
use std::process::ExitCode;

/// The grammar of the command line; its words stand in the catalogue (`help.ftl`), by command and argument.
#[derive(Debug, Parser)]
#[command(name = "benbao", version, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    build: build::Options,
    #[arg(long, global = true, value_name = "LANG", value_parser = Language::ALL.map(Language::as_str))]
    lang: Option<String>,
}

/// What the program promises to those who call it from scripts: each status has its meaning in the catalogue.
const STATUSES: [u8; 6] = [0, 1, 2, 3, 5, 75];

fn meaning(status: u8) -> Message {
    Message::first([format!("status-{status}")]).unwrap_or_else(|| Message::verbatim(""))
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Build),
    Read(read::Read),
    Archive(archive::Command),
    Proof(proof::Proof),
    Init(init::Init),
    Completions(completions::Completions),
    Man,
}

/// What every command that reads pages understands.
#[derive(Debug, Default, Args)]
struct Common {
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = value::date)]
    edition: Option<NaiveDate>,
    #[arg(long, value_name = "RFC3339", value_parser = value::moment)]
    now: Option<Instant>,
    #[arg(long, value_name = "N", value_parser = value::count)]
    jobs: Option<NonZeroUsize>,
}

impl Common {
    /// The moment that is now for the whole run.
    fn now(&self) -> Result<Instant, Error> {
        self.now.map_or_else(clock, Ok)
    }

    /// Starts the threads, once, before the first page is read; gives what is to be said where the system refuses them.
    fn start_threads(&self) -> Option<Message> {
        limits::start_threads(self.jobs)
    }

    fn overrides(&self) -> Overrides {
        Overrides { config: self.config.clone(), edition: self.edition, ..Overrides::default() }
    }
}

/// The one place where the clock is read.
fn clock() -> Result<Instant, Error> {
    Instant::from_moment(Utc::now().fixed_offset()).ok_or(Error::Clock)
}

/// How a run ended, for those who called it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Done,
    Failed,
    Usage,
    SetAside,
    InPart,
    Busy,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::Failed => 1,
            Status::Usage => 2,
            Status::SetAside => 3,
            Status::InPart => 5,
            Status::Busy => 75,
        })
    }
}

/// Runs the program with its arguments, its own name first. Prints what there is to print; never panics on a closed pipe.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    limits::outlive_large_files();
    let line = language::heard(arguments.into_iter().collect(), &Arguments::command());
    let locale = || Language::of_locale(|variable| std::env::var(variable).ok());
    console::speak(line.lang.or_else(|| messages::of_file(&line.settings)).unwrap_or_else(locale));
    let parsed = grammar::whole().try_get_matches_from(&line.arguments);
    let arguments = match parsed.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(refused) => {
            // Only who asks for words, or is refused, needs those of the grammar.
            let grammar = grammar::worded();
            let refused = grammar.clone().try_get_matches_from(&line.arguments).err().unwrap_or(refused);
            return refuse(&refused, &line, grammar).into();
        }
    };
    let status = match arguments.command {
        None => build::run(Path::new(""), &arguments.build),
        Some(Command::Build(command)) => build::run(command.dir.as_deref().unwrap_or(Path::new("")), &command.options),
        Some(Command::Read(command)) => read::run(&command),
        Some(Command::Archive(command)) => archive::run(&command),
        Some(Command::Proof(command)) => proof::run(&command),
        Some(Command::Init(command)) => init::run(&command),
        Some(Command::Completions(command)) => completions::run(&command),
        Some(Command::Man) => man::run(),
    };
    status.unwrap_or_else(|cause| fail(&cause)).into()
}

/// Help and version are results; anything else is a matter of usage.
fn refuse(refused: &clap::Error, line: &Line, grammar: clap::Command) -> Status {
    let help = Help::of(grammar, &line.commands);
    let printed = match refused.kind() {
        ErrorKind::DisplayHelp => console::print(help.page(console::stdout(), line.depth()).as_bytes()),
        ErrorKind::DisplayVersion => console::settle(refused.print()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return said_as_it_is(&help.page(console::stderr(), Depth::Short));
        }
        _ => {
            error(&Refused::new(refused, &help));
            return Status::Usage;
        }
    };
    printed.map_or_else(|cause| fail(&cause.into()), |()| Status::Done)
}

/// Where stderr is closed there is nobody to tell.
fn said_as_it_is(words: &str) -> Status {
    let _ = console::say_as_it_is(words);
    Status::Usage
}

/// Our own errors say what their cause said.
fn fail(cause: &anyhow::Error) -> Status {
    let own = cause.downcast_ref::<Error>();
    match own {
        Some(own) => error(own),
        None => error(&Message::verbatim(&format!("{cause:#}"))),
    }
    own.map_or(Status::Failed, status)
}

fn status(error: &Error) -> Status {
    match error {
        Error::Config(_) => Status::Usage,
        Error::Busy { .. } => Status::Busy,
        Error::Stopped { reached: Reached::Nothing, error } => status(error),
        Error::Stopped { .. } => Status::InPart,
        _ => Status::Failed,
    }
}

/// One of each message of the help, of usage and of the statuses, for the catalogue's tests: it is asked of the grammar itself.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let mut samples = grammar::samples();
    samples.extend(help::samples());
    samples.extend(refused::samples());
    samples.extend(man::samples());
    samples.extend(init::samples());
    samples.extend(build::samples());
    samples.extend(progress::samples());
    samples.extend(STATUSES.map(meaning));
    samples
}
