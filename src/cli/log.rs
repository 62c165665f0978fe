//! The log of a program that runs for long: one line an event, for people or for programs, each with its moment in Beijing time.

use crate::beijing::Instant;
use crate::cli::console;
use crate::shown::screen::visible;
use crate::words::language::Language;
use crate::words::message::Message;
use crate::words::message::Worded;
use clap::ValueEnum;
use serde::Serialize;
use std::io;
use std::io::Write;

/// For whom the lines are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For people, in their language.
    #[default]
    Text,
    /// For programs: an object a line.
    Json,
}

/// How much an event matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Level {
    /// It is told to those who want to hear all.
    Info,
    /// Its reader should know.
    Warning,
    /// It went wrong.
    Error,
}

/// Where events are told, on stderr.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Log {
    /// For whom.
    pub(crate) form: Form,
    /// What matters less is not told.
    pub(crate) least: Level,
}

#[derive(Serialize)]
struct Line<'event> {
    time: String,
    level: Level,
    event: &'event str,
    message: String,
}

impl Log {
    /// Tells an event. A log that cannot be written ends nothing.
    pub(crate) fn tell(&self, now: Instant, level: Level, what: &impl Worded) {
        if level < self.least {
            return;
        }
        let mut line = match self.form {
            Form::Text => self.line(now, level, what),
            Form::Json => json(now, level, what),
        };
        line.push('\n');
        // Where stderr is closed there is nobody to tell; a whole line at once, so that none is cut by another's.
        let _ = io::stderr().lock().write_all(line.as_bytes());
    }

    /// `2026-11-28 06:30:00  3 pages changed`
    fn line(&self, now: Instant, level: Level, what: &impl Worded) -> String {
        let label = match level {
            Level::Info => String::new(),
            Level::Warning => console::words(&Message::new("said-warning")),
            Level::Error => console::words(&Message::new("said-error")),
        };
        format!("{}  {label}{}", now.moment().format("%Y-%m-%d %H:%M:%S"), on_one_line(&console::words(what)))
    }
}

/// The words on one line, without the lines of a file that they may point at.
pub(crate) fn on_one_line(words: &str) -> String {
    let is_excerpt =
        |line: &&str| line.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' ').starts_with('|');
    let shown = visible(words);
    shown.lines().filter(|line| !is_excerpt(line)).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

fn json(now: Instant, level: Level, what: &impl Worded) -> String {
    let message = what.message();
    let line = Line { time: now.rfc3339(), level, event: message.code(), message: on_one_line(&what.said(Language::English)) };
    serde_json::to_string(&line).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_a_line_whatever_stands_in_it() {
        let now = Instant::parse("2026-11-28T06:30:00+08:00").unwrap();
        let event = Message::verbatim("a b\u{1b}[2J\u{202e}");
        let log = Log { form: Form::Text, least: Level::Info };
        let line = log.line(now, Level::Info, &event);
        assert!(line.starts_with("2026-11-28 06:30:00  a") && !line.contains(['\n', '\u{1b}', '\u{202e}']), "{line}");
        let json = json(now, Level::Warning, &event);
        assert!(
            json.starts_with(r#"{"time":"2026-11-28T06:30:00+08:00","level":"warning","event":"verbatim","message":"#),
            "{json}"
        );
        assert_eq!(json.lines().count(), 1);
    }
}
