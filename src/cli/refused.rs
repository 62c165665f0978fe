//! What is said of a command line that cannot be followed: clap's reasons in our words.

use crate::cli::console;
use crate::cli::help::Help;
use crate::error::value::WrongValue;
use crate::shown::screen::Screen;
use crate::shown::screen::visible;
use crate::words::language::Language;
use crate::words::message::Message;
use crate::words::message::Worded;
use clap::error::ContextKind;
use clap::error::ContextValue;
use clap::error::ErrorKind;
use std::error::Error;

/// A refusal, with the lines below its sentence.
pub(crate) struct Refused {
    sentence: Message,
    /// What it names, one a line.
    named: Vec<String>,
    /// What could be meant.
    possible: Option<Message>,
    tips: Vec<Message>,
    usage: String,
}

impl Worded for Refused {
    fn message(&self) -> Message {
        self.sentence.clone()
    }

    fn said(&self, language: Language) -> String {
        let mut said = self.sentence.in_language(language);
        for line in self.named.iter().cloned().chain(self.possible.iter().map(|it| it.in_language(language))) {
            said.extend(["\n  ", &line]);
        }
        said.push('\n');
        for tip in &self.tips {
            said.extend(["\n  ", &tip.in_language(language), "\n"]);
        }
        if !self.usage.is_empty() {
            said.extend(["\n", &self.usage]);
        }
        said.extend(["\n", &Message::new("usage-more").in_language(language)]);
        said
    }
}

impl Refused {
    pub(crate) fn new(error: &clap::Error, help: &Help) -> Self {
        let plain = Screen { colour: false, ..console::stderr() };
        let possible = texts(error, ContextKind::ValidValue);
        Self {
            sentence: sentence(error),
            named: named(error),
            possible: (!possible.is_empty()).then(|| Message::new("help-possible").typed("values", possible)),
            tips: tips(error),
            // Where only a value is wrong the usage is known.
            usage: match error.kind() {
                ErrorKind::ValueValidation | ErrorKind::InvalidValue => String::new(),
                _ => help.said_usage(plain),
            },
        }
    }
}

/// What clap knows of it.
fn texts(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

fn text(error: &clap::Error, kind: ContextKind) -> String {
    texts(error, kind).into_iter().next().unwrap_or_default()
}

fn sentence(error: &clap::Error) -> Message {
    let argument = text(error, ContextKind::InvalidArg);
    let command = text(error, ContextKind::InvalidSubcommand);
    let value = text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => Message::new("usage-surplus").text("argument", argument),
        ErrorKind::UnknownArgument => Message::new("usage-unknown-argument").text("argument", argument),
        ErrorKind::InvalidSubcommand => Message::new("usage-unknown-command").text("command", command),
        ErrorKind::MissingSubcommand => Message::new("usage-no-command").text("command", command),
        ErrorKind::ArgumentConflict if argument.is_empty() => Message::new("usage-conflict-command").text("command", command),
        ErrorKind::ArgumentConflict if texts(error, ContextKind::PriorArg) == [argument.as_str()] => {
            Message::new("usage-twice").text("argument", argument)
        }
        ErrorKind::ArgumentConflict => Message::new("usage-conflict").text("argument", argument),
        ErrorKind::MissingRequiredArgument => Message::new("usage-missing"),
        ErrorKind::InvalidValue if value.is_empty() => Message::new("usage-no-value").text("argument", argument),
        ErrorKind::InvalidValue => Message::new("usage-wrong-value").text("value", value).text("argument", argument),
        ErrorKind::ValueValidation => {
            let source = error.source();
            let wrong = source.and_then(|source| source.downcast_ref::<WrongValue>()).map(Worded::message);
            let wrong = wrong.unwrap_or_else(|| Message::verbatim(&source.map(ToString::to_string).unwrap_or_default()));
            Message::new("usage-refused-value").text("value", value).text("argument", argument).fact("wrong", &wrong)
        }
        ErrorKind::TooManyValues => Message::new("usage-too-many").text("value", value).text("argument", argument),
        ErrorKind::InvalidUtf8 => Message::new("usage-not-text"),
        _ => Message::new("usage-other"),
    }
}

fn named(error: &clap::Error) -> Vec<String> {
    let named = match error.kind() {
        ErrorKind::MissingRequiredArgument => texts(error, ContextKind::InvalidArg),
        ErrorKind::ArgumentConflict => texts(error, ContextKind::PriorArg),
        _ => Vec::new(),
    };
    let is_itself = named == [text(error, ContextKind::InvalidArg)] && error.kind() == ErrorKind::ArgumentConflict;
    if is_itself { Vec::new() } else { named.iter().map(|it| visible(it)).collect() }
}

fn tips(error: &clap::Error) -> Vec<Message> {
    let kinds = [
        (ContextKind::SuggestedArg, "usage-tip-argument"),
        (ContextKind::SuggestedSubcommand, "usage-tip-command"),
        (ContextKind::SuggestedValue, "usage-tip-value"),
    ];
    let mut tips: Vec<Message> = Vec::new();
    for (kind, code) in kinds {
        tips.extend(texts(error, kind).into_iter().take(1).map(|right| Message::new(code).text("right", right)));
    }
    if error.kind() == ErrorKind::UnknownArgument && error.get(ContextKind::Suggested).is_some() {
        tips.push(Message::new("usage-tip-dashes").text("argument", text(error, ContextKind::InvalidArg)));
    }
    tips
}

#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let option = "--lang <LANG>";
    let right = |code| Message::new(code).text("right", "build");
    let of = |code| Message::new(code).text("argument", option);
    vec![
        of("usage-unknown-argument"),
        of("usage-surplus"),
        Message::new("usage-unknown-command").text("command", "biuld"),
        Message::new("usage-no-command").text("command", "archive"),
        Message::new("usage-conflict-command").text("command", "build"),
        of("usage-twice"),
        of("usage-conflict"),
        Message::new("usage-missing"),
        of("usage-no-value"),
        Message::new("usage-wrong-value").text("value", "fr").text("argument", option),
        Message::new("usage-refused-value").text("value", "0").text("argument", "--jobs <N>").fact("wrong", &WrongValue::NoCount),
        Message::new("usage-too-many").text("value", "a").text("argument", option),
        Message::new("usage-not-text"),
        Message::new("usage-other"),
        right("usage-tip-argument"),
        right("usage-tip-command"),
        right("usage-tip-value"),
        of("usage-tip-dashes"),
        Message::new("usage-more"),
    ]
}
