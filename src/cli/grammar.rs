//! The grammar of the command line with its words: what each command and argument is for, out of the catalogue, by its name.

use crate::cli::console;
use crate::words::message::Message;
use clap::Arg;
use clap::ArgAction;
use clap::Command;

/// The grammar, in the language that was settled.
pub(crate) fn worded(grammar: Command) -> Command {
    with_words(whole(grammar), "")
}

/// The grammar with our own `--help` and `--version`, whose words are ours too.
pub(crate) fn whole(grammar: Command) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    with_help(grammar).disable_version_flag(true).arg(version)
}

fn with_help(command: Command) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    command.disable_help_flag(true).arg(help).mut_subcommands(with_help)
}

fn with_words(command: Command, path: &str) -> Command {
    let about = about(path).map(|message| console::words(&message));
    let command = command.about(about.unwrap_or_default());
    let command = command.mut_args(|argument| {
        let help = purpose(path, argument.get_id().as_str()).map(|message| console::words(&message));
        let names: Vec<String> = value_names(&argument).iter().map(console::words).collect();
        let argument = argument.help(help.unwrap_or_default());
        if names.is_empty() { argument } else { argument.value_names(names) }
    });
    command.mut_subcommands(|inner| {
        let path = below(path, inner.get_name());
        with_words(inner, &path)
    })
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}-{name}") }
}

/// What a command does.
fn about(path: &str) -> Option<Message> {
    Message::first([if path.is_empty() { "help".to_owned() } else { format!("help-{path}") }])
}

/// What an argument is for. What stands above every command is said to `build`.
fn purpose(path: &str, id: &str) -> Option<Message> {
    let (path, id) = (if path.is_empty() { "build" } else { path }, id.replace('_', "-"));
    Message::first([format!("help-{path}-{id}"), format!("help-{id}")])
}

/// What stands for its value.
fn value_names(argument: &Arg) -> Vec<Message> {
    let names = argument.get_value_names().filter(|_| argument.get_action().takes_values()).unwrap_or_default();
    names.iter().filter_map(|name| Message::first([format!("word-{}", name.to_lowercase())])).collect()
}

/// The words of every command and argument, and nothing where one has none: its test would miss it.
#[cfg(test)]
pub(crate) fn samples(grammar: Command) -> Vec<Message> {
    fn collect(command: &Command, path: &str, samples: &mut Vec<Message>) {
        samples.extend(about(path));
        for argument in command.get_arguments() {
            samples.extend(purpose(path, argument.get_id().as_str()));
            samples.extend(value_names(argument));
        }
        command.get_subcommands().for_each(|inner| collect(inner, &below(path, inner.get_name()), samples));
    }
    let mut samples = Vec::new();
    collect(&whole(grammar), "", &mut samples);
    samples
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Arguments;
    use clap::CommandFactory;

    #[test]
    fn every_command_and_argument_has_words() {
        fn check(command: &Command, path: &str) {
            assert!(about(path).is_some(), "{path}");
            for argument in command.get_arguments() {
                assert!(purpose(path, argument.get_id().as_str()).is_some(), "{path} {}", argument.get_id());
                let is_named = argument.get_action().takes_values();
                let named = if is_named { argument.get_value_names().unwrap_or_default().len() } else { 0 };
                assert_eq!(value_names(argument).len(), named, "{path} {}", argument.get_id());
            }
            command.get_subcommands().for_each(|inner| check(inner, &below(path, inner.get_name())));
        }
        check(&whole(Arguments::command()), "");
    }
}
