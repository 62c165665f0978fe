//! The command line: its commands, and what becomes of each.
//!
//! A command is a file of this room: its flags, and what its user reads. Results go to stdout, everything else to stderr.

mod alarms;
mod archive;
mod build;
mod check;
mod common;
mod completions;
mod console;
mod desk;
mod doctor;
mod doubts;
mod first;
mod grammar;
mod health;
mod help;
mod hubs;
mod init;
mod language;
mod last;
mod limits;
mod log;
mod looks;
mod man;
mod pages;
mod progress;
mod proof;
mod proofs;
mod read;
mod refused;
mod remedy;
mod report;
mod run;
mod schedule;
mod serve;
mod spare;
mod standing;
mod status;
mod steady;
mod watch;

use crate::cli::console::error;
use crate::cli::help::Depth;
use crate::cli::help::Help;
use crate::cli::language::Line;
use crate::cli::refused::Refused;
use crate::cli::status::Status;
use crate::cli::status::status_of;
use crate::config::messages;
use crate::error::Error;
use crate::words::language::Language;
use crate::words::message::Message;
use clap::CommandFactory;
use clap::FromArgMatches;
use clap::Parser;
use clap::Subcommand;
use clap::error::ErrorKind;
use std::ffi::OsString;
use std::path::Path;
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

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Build),
    Read(read::Read),
    Archive(archive::Command),
    Status(standing::Stands),
    Doctor(doctor::Doctor),
    Run(run::Run),
    Watch(watch::Watch),
    Schedule(schedule::Schedule),
    Serve(serve::Serve),
    Proof(proof::Proof),
    Check(check::Check),
    Init(init::Init),
    Completions(completions::Completions),
    Man,
}

/// Runs the program with its arguments, its own name first. Prints what there is to print; never panics on a closed pipe.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    limits::outlive_large_files();
    let line = language::heard(arguments.into_iter().collect(), &Arguments::command());
    let locale = || Language::of_locale(|variable| std::env::var(variable).ok());
    console::speak(line.lang.or_else(|| messages::of_file(&line.settings)).unwrap_or_else(locale));
    let parsed = grammar::whole(Arguments::command()).try_get_matches_from(&line.arguments);
    let arguments = match parsed.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(refused) => {
            // Only who asks for words, or is refused, needs those of the grammar.
            let grammar = grammar::worded(Arguments::command());
            let refused = grammar.clone().try_get_matches_from(&line.arguments).err().unwrap_or(refused);
            return refuse(&refused, &line, grammar).into();
        }
    };
    let status = match arguments.command {
        None if first::is_first(&arguments.build) => first::say(),
        None => build::run(Path::new(""), &arguments.build),
        Some(Command::Build(command)) => build::run(command.dir.as_deref().unwrap_or(Path::new("")), &command.options),
        Some(Command::Read(command)) => read::run(&command),
        Some(Command::Archive(command)) => archive::run(&command),
        Some(Command::Status(command)) => standing::run(&command),
        Some(Command::Doctor(command)) => doctor::run(&command),
        Some(Command::Run(command)) => run::run(&command),
        Some(Command::Watch(command)) => watch::run(&command),
        Some(Command::Schedule(command)) => schedule::run(&command),
        Some(Command::Serve(command)) => serve::run(&command),
        Some(Command::Proof(command)) => proof::run(&command),
        Some(Command::Check(command)) => check::run(&command),
        Some(Command::Init(command)) => init::run(&command),
        Some(Command::Completions(command)) => completions::run(&command, Arguments::command()),
        Some(Command::Man) => man::run(Arguments::command()),
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
    own.map_or(Status::Failed, status_of)
}

/// One of each message of the help, of usage and of the statuses, for the catalogue's tests: it is asked of the grammar itself.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let mut samples = grammar::samples(Arguments::command());
    samples.extend(help::samples());
    samples.extend(refused::samples());
    samples.extend(man::samples());
    samples.extend(init::samples());
    samples.extend(check::samples());
    samples.extend(build::samples());
    samples.extend(looks::samples());
    samples.extend(hubs::samples());
    samples.extend(doubts::samples());
    samples.extend(standing::samples());
    samples.extend(doctor::samples());
    samples.extend(first::samples());
    samples.extend(alarms::samples());
    samples.extend(health::samples());
    samples.extend(schedule::samples());
    samples.extend(run::samples());
    samples.extend(steady::samples());
    samples.extend(progress::samples());
    samples.extend(status::STATUSES.map(status::meaning));
    samples
}
