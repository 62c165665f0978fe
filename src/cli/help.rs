//! What a command's help says, as parts that a terminal and the manual page set alike; and how a terminal sets them.

use crate::cli::console;
use crate::cli::status::STATUSES;
use crate::cli::status::meaning;
use crate::shown::screen::Screen;
use crate::text::width;
use crate::text::wrap::wrapped;
use crate::words::message::Message;
use clap::Arg;
use clap::ArgAction;
use clap::Command;

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    Short,
    Long,
}

/// The help of one command.
pub(crate) struct Help {
    /// `benbao archive list`.
    name: String,
    command: Command,
    is_root: bool,
}

/// What is explained, and the explanation.
pub(crate) type Entry = (String, String);

/// Where an explanation has no room beside its word it stands below it.
const LEAST: usize = 30;

impl Help {
    /// The help of the command of that path.
    pub(crate) fn of(mut grammar: Command, path: &[String]) -> Self {
        grammar.build();
        let mut help = Self { name: grammar.get_name().to_owned(), command: grammar, is_root: path.is_empty() };
        for step in path {
            if let Some(inner) = help.command.find_subcommand(step) {
                help.name = format!("{} {step}", help.name);
                help.command = inner.clone();
            }
        }
        help
    }

    /// Its commands, each with its help.
    pub(crate) fn inner(&self) -> Vec<Self> {
        let of = |inner: &Command| {
            let name = format!("{} {}", self.name, inner.get_name());
            Self { name, command: inner.clone(), is_root: false }
        };
        self.command.get_subcommands().map(of).collect()
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// What the command does.
    pub(crate) fn about(&self) -> String {
        self.command.get_about().map(ToString::to_string).unwrap_or_default()
    }

    /// The ways to say it.
    pub(crate) fn usage(&self) -> Vec<String> {
        let word = |code| console::words(&Message::new(code));
        let options = word("help-any-options");
        let mut whole = vec![self.name.clone(), options.clone()];
        if self.is_root {
            return vec![whole.join(" "), format!("{} {}", self.name, word("help-a-command"))];
        }
        if self.command.has_subcommands() {
            whole.push(word("help-a-command"));
        }
        let needed = self.command.get_arguments().filter(|it| !it.is_positional() && it.is_required_set());
        whole.extend(needed.map(long));
        whole.extend(self.command.get_positionals().map(positional));
        vec![whole.join(" ")]
    }

    pub(crate) fn commands(&self) -> Vec<Entry> {
        let about = |inner: &Command| inner.get_about().map(ToString::to_string).unwrap_or_default();
        self.command.get_subcommands().map(|inner| (inner.get_name().to_owned(), about(inner))).collect()
    }

    pub(crate) fn arguments(&self) -> Vec<Entry> {
        self.command.get_positionals().map(|it| (positional(it), purpose(it))).collect()
    }

    /// Help and version are the last.
    pub(crate) fn options(&self) -> Vec<Entry> {
        let is_last = |it: &&Arg| matches!(it.get_action(), ArgAction::Help | ArgAction::Version);
        let options = || self.command.get_arguments().filter(|it| !it.is_positional());
        options().filter(|it| !is_last(it)).chain(options().filter(is_last)).map(|it| (option(it), purpose(it))).collect()
    }

    /// The page on a terminal.
    pub(crate) fn page(&self, screen: Screen, depth: Depth) -> String {
        let word = |code| console::words(&Message::new(code));
        let mut about = vec![self.about()];
        if self.is_root && depth == Depth::Long {
            about.push(word("help-more"));
        }
        let mut blocks: Vec<String> = about.iter().map(|text| wrapped(text, screen.columns).join("\n") + "\n").collect();
        blocks.push(self.said_usage(screen));
        let sections = [
            ("help-commands", self.commands()),
            ("help-arguments", self.arguments()),
            ("help-options", self.options()),
            ("help-exit-status", if self.is_root && depth == Depth::Long { statuses() } else { Vec::new() }),
        ];
        let filled = sections.into_iter().filter(|(_, entries)| !entries.is_empty());
        blocks.extend(
            filled.map(|(heading, entries)| format!("{}\n{}", screen.paint("1;4", &word(heading)), set(&entries, screen))),
        );
        blocks.join("\n")
    }

    /// `Usage: benbao build [OPTIONS] [DIR]`.
    pub(crate) fn said_usage(&self, screen: Screen) -> String {
        let heading = console::words(&Message::new("help-usage"));
        // A full-width colon has its space within.
        let gap = if heading.ends_with(':') { " " } else { "" };
        let indent = " ".repeat(width(&heading) + gap.len());
        let lines = self.usage().join(&format!("\n{indent}"));
        format!("{}{gap}{lines}\n", screen.paint("1;4", &heading))
    }
}

/// What every status means.
pub(crate) fn statuses() -> Vec<Entry> {
    STATUSES.iter().map(|status| (format!("{status:>2}"), console::words(&meaning(*status)))).collect()
}

fn value(argument: &Arg) -> String {
    let names = argument.get_value_names().unwrap_or_default();
    names.iter().map(|name| format!(" <{name}>")).collect()
}

fn long(argument: &Arg) -> String {
    format!(
        "--{}{}",
        argument.get_long().unwrap_or_default(),
        if argument.get_action().takes_values() { value(argument) } else { String::new() }
    )
}

fn option(argument: &Arg) -> String {
    match argument.get_short() {
        Some(short) => format!("-{short}, {}", long(argument)),
        None => format!("    {}", long(argument)),
    }
}

fn positional(argument: &Arg) -> String {
    let name = argument.get_value_names().and_then(<[_]>::first).map(ToString::to_string).unwrap_or_default();
    let many = if matches!(argument.get_action(), ArgAction::Append) { "..." } else { "" };
    if argument.is_required_set() { format!("<{name}>{many}") } else { format!("[{name}]{many}") }
}

/// What it is for, what it is where nothing is said, and what can be said.
fn purpose(argument: &Arg) -> String {
    let mut words = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let mut add = |message: Message| {
        let added = console::words(&message);
        // A full-width bracket needs no space before it.
        let gap = if added.starts_with('[') { " " } else { "" };
        words.extend([gap, &added]);
    };
    if !argument.is_hide_default_value_set() && argument.get_action().takes_values() {
        let usual = argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned());
        usual.for_each(|value| add(Message::new("help-default").text("value", value)));
    }
    let possible = if argument.get_action().takes_values() && argument.get_id() != "lang" {
        argument.get_possible_values()
    } else {
        Vec::new()
    };
    if !possible.is_empty() {
        add(Message::new("help-possible").typed("values", possible.iter().map(|value| value.get_name().to_owned())));
    }
    words
}

/// Words on the left, what they mean on the right.
fn set(entries: &[Entry], screen: Screen) -> String {
    let left = entries.iter().map(|(word, _)| width(word)).max().unwrap_or_default() + 4;
    let is_beside = left + LEAST <= screen.columns;
    let indent = if is_beside { left } else { 10 };
    let mut page = String::new();
    for (word, words) in entries {
        let lines = wrapped(words, screen.columns.saturating_sub(indent));
        let between = format!("\n{}", " ".repeat(indent));
        let first = if is_beside { " ".repeat(left - 2 - width(word)) } else { between.clone() };
        page.extend(["  ", &screen.paint("1", word), &first, &lines.join(&between), "\n"]);
    }
    page
}

#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let codes = [
        "help-usage",
        "help-commands",
        "help-arguments",
        "help-options",
        "help-exit-status",
        "help-any-options",
        "help-a-command",
        "help-more",
    ];
    let mut samples: Vec<Message> = codes.into_iter().map(Message::new).collect();
    samples.push(Message::new("help-default").text("value", "table"));
    samples.push(Message::new("help-possible").typed("values", ["table", "json"]));
    samples
}
