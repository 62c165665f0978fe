//! Where words leave the program. A write that fails never panics: a pipe that was closed early has heard enough, and
//! where stderr is closed there is nobody to tell.

use crate::cli::remedy;
use crate::error::Error;
use crate::shown::screen::Screen;
use crate::shown::screen::visible;
use crate::text::wrap::wrapped;
use crate::words::language::Language;
use crate::words::message::Message;
use crate::words::message::Worded;
use std::env;
use std::io;
use std::io::IsTerminal;
use std::io::Write;
use std::path::PathBuf;
use std::sync::OnceLock;

/// Prints a result.
///
/// # Errors
/// [`Error::Tell`] when stdout takes no more, unless it is a pipe that was closed.
pub(crate) fn print(bytes: &[u8]) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    settle(out.write_all(bytes).and_then(|()| out.flush()))
}

/// A reader that closed the pipe, as `head` does, is satisfied.
pub(crate) fn settle(written: io::Result<()>) -> Result<(), Error> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(source) => Err(Error::Tell { path: PathBuf::from("stdout"), source }),
        Ok(()) => Ok(()),
    }
}

/// Says what went wrong.
pub(crate) fn error(what: &impl Worded) {
    say("said-error", "1;31", &words(what));
}

/// Says what its reader should know.
pub(crate) fn warning(what: &impl Worded) {
    say("said-warning", "1;33", &words(what));
}

/// Says which input was not published.
pub(crate) fn set_aside(what: &impl Worded) {
    say("said-set-aside", "1;33", &words(what));
}

/// Says a line of what is told together; set into several where it is wider than the screen, those further in.
pub(crate) fn note(what: &impl Worded) {
    let words = visible(&words(what));
    let indent = words.len() - words.trim_start().len();
    let lines = match set_for() {
        None => vec![words],
        Some(columns) => set(&words, indent, columns),
    };
    let mut out = io::stderr().lock();
    // Where stderr is closed there is nobody to tell.
    lines.iter().for_each(|line| drop(writeln!(out, "{line}")));
}

/// The lines of a text that is so far in; each but the first stands further in.
fn set(text: &str, indent: usize, columns: usize) -> Vec<String> {
    let lines = wrapped(text.trim_start(), columns.saturating_sub(indent + FURTHER));
    let at = |line: usize| " ".repeat(if line == 0 { indent } else { indent + FURTHER });
    lines.iter().enumerate().map(|(line, words)| format!("{}{words}", at(line))).collect()
}

/// So much further in stands what goes on.
const FURTHER: usize = 2;

/// In which language the person who called the program is spoken to; it is settled once, before anything is said.
static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// Settles the language.
pub(crate) fn speak(language: Language) {
    // Whoever calls a second time, as a test may, is spoken to as before.
    let _ = LANGUAGE.set(language);
}

/// The language that was settled.
pub(crate) fn language() -> Language {
    LANGUAGE.get().copied().unwrap_or_default()
}

/// A line of the catalogue in the language that was settled; its commands are for the paper that is meant.
pub(crate) fn words(what: &impl Worded) -> String {
    remedy::typed(what.said(language()))
}

/// Says what has its words and lines already.
pub(crate) fn say_as_it_is(words: &str) -> io::Result<()> {
    io::stderr().lock().write_all(words.as_bytes())
}

fn say(label: &'static str, colour: &str, message: &str) {
    let (label, message) = (words(&Message::new(label)), visible(message));
    let mut out = io::stderr().lock();
    let _ = if has_colour(io::stderr().is_terminal()) {
        writeln!(out, "\u{1b}[{colour}m{label}\u{1b}[0m{message}")
    } else {
        writeln!(out, "{label}{message}")
    };
}

/// <https://no-color.org>: set and not empty.
fn has_colour(is_terminal: bool) -> bool {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    is_terminal && !is_set("NO_COLOR") && env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Narrower than this nothing can be read, and wider nobody does.
const COLUMNS: std::ops::RangeInclusive<usize> = 60..=140;
/// Where there is no terminal: what a mail, a log and the narrowest usual terminal show without breaking a line.
const USUAL_COLUMNS: usize = 80;

/// For what is printed on stdout: as wide as COLUMNS says, else as the terminal is.
pub(crate) fn stdout() -> Screen {
    let said = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let measured = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    let columns = said.or_else(measured).unwrap_or(USUAL_COLUMNS);
    Screen { columns: columns.clamp(*COLUMNS.start(), *COLUMNS.end()), colour: has_colour(io::stdout().is_terminal()) }
}

/// How wide lines on stderr are set: as COLUMNS says, else as the terminal is. `None` where a mail, a log or a program takes them,
/// whose reader sets them.
pub(crate) fn set_for() -> Option<usize> {
    let said = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let measured = || terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0));
    said.or_else(measured).map(|columns: usize| columns.clamp(*COLUMNS.start(), *COLUMNS.end()))
}

/// For what is printed on stderr, as wide as stdout.
pub(crate) fn stderr() -> Screen {
    Screen { colour: has_colour(io::stderr().is_terminal()), ..stdout() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_goes_on_stands_further_in() {
        assert_eq!(set("  one two three", 2, 12), ["  one two", "    three"]);
        assert_eq!(set("one", 0, 80), ["one"]);
    }

    #[test]
    fn a_closed_pipe_has_heard_enough() {
        assert!(settle(Err(io::ErrorKind::BrokenPipe.into())).is_ok());
        let full = settle(Err(io::ErrorKind::StorageFull.into())).unwrap_err().to_string();
        assert_eq!(full, "stdout: cannot be written: no space left on device");
    }
}
