//! The command line: its commands, what every one of them has in common, and the exit status.
//!
//! A command is a file of this room: its flags, and what its user reads. Results go to stdout, everything else to stderr.

mod archive;
mod build;
mod completions;
mod console;
mod explain;
mod init;
mod language;
mod limits;
mod man;
mod pages;
mod progress;
mod proof;
mod read;
mod report;
mod spare;
mod table;
mod warned;

use crate::beijing::Instant;
use crate::cli::console::error;
use crate::config::Overrides;
use crate::config::messages;
use crate::config::value;
use crate::error::Error;
use crate::error::Reached;
use crate::words::Language;
use crate::words::Message;
use chrono::NaiveDate;
use chrono::Utc;
use clap::Args;
use clap::CommandFactory;
use clap::Parser;
use clap::Subcommand;
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::Path;
use std::path::PathBuf;
use std::process::ExitCode;

/// Turn a newspaper's article texts into RSS, Atom and JSON feeds.
///
/// Without a command, benbao builds the paper of the current folder, as `benbao build` does.
#[derive(Debug, Parser)]
#[command(name = "benbao", version, after_long_help = statuses(), args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    build: build::Options,
    /// In which language benbao speaks [default: `messages` in benbao.toml, else the locale's]
    #[arg(long, global = true, value_name = "LANG", value_parser = Language::ALL.map(Language::as_str))]
    lang: Option<String>,
}

/// What the program promises to those who call it from scripts.
const MEANINGS: [(u8, &str); 6] = [
    (0, "done; what was told before and has not changed is not told again"),
    (1, "failed; nothing published has changed"),
    (2, "usage or configuration"),
    (
        3,
        "published, and there is something new to see to: a file set aside, stories not withdrawn, a report not written; each is named on stderr",
    ),
    (5, "published in part, or all of it and not noted; the next run completes it"),
    (75, "another run is at work on this paper; nothing was done"),
];

fn statuses() -> String {
    let lines: Vec<String> = MEANINGS.iter().map(|(status, meaning)| format!("{status:>4}  {meaning}")).collect();
    format!("Exit status:\n{}", lines.join("\n"))
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read the pages of a paper and write its feeds
    Build(build::Build),
    /// Show how pages are read: a table, or JSON
    Read(read::Read),
    /// What was published, revised and withdrawn, and what to do about it
    Archive(archive::Command),
    /// Write galley proofs: each page beside what was understood of it
    Proof(proof::Proof),
    /// Make a new paper: benbao.toml, pages/ and a sample page
    Init(init::Init),
    /// Print the completions of a shell
    Completions(completions::Completions),
    /// Print the manual page
    Man,
}

/// What every command that reads pages understands.
#[derive(Debug, Default, Args)]
struct Common {
    /// The paper's settings [default: benbao.toml in its folder]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The day of pages that do not tell theirs, such as 2023-04-09
    #[arg(long, value_name = "DATE", value_parser = value::date)]
    edition: Option<NaiveDate>,
    /// The moment taken for now, such as 2023-04-09T06:00:00+08:00 [default: the clock's]
    #[arg(long, value_name = "RFC3339", value_parser = value::moment)]
    now: Option<Instant>,
    /// How many threads work at once [default: one a core]
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
    let arguments = match Arguments::try_parse_from(&line.arguments) {
        Ok(arguments) => arguments,
        Err(refused) => return refuse(&refused).into(),
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
fn refuse(refused: &clap::Error) -> Status {
    let is_usage = refused.use_stderr();
    // What was typed may have been pasted, or a script's: it is shown as any foreign text is.
    let words = refused.render().to_string();
    let printed = match console::visible(&words) {
        plain if is_usage && plain != words => console::say_as_it_is(&plain),
        _ => refused.print(),
    };
    match console::settle(printed) {
        _ if is_usage => Status::Usage,
        Ok(()) => Status::Done,
        Err(cause) => fail(&cause.into()),
    }
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
