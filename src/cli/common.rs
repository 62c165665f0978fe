//! What every command that reads pages understands; the clock, which is read here and nowhere else.

use crate::beijing::Instant;
use crate::cli::limits;
use crate::config::Overrides;
use crate::config::value;
use crate::error::Error;
use crate::text::file_name;
use crate::words::message::Message;
use chrono::Datelike;
use chrono::NaiveDate;
use chrono::Utc;
use clap::Args;
use std::num::NonZeroUsize;
use std::path::Path;
use std::path::PathBuf;
use url::Url;

/// What every command that reads pages understands.
#[derive(Debug, Default, Args)]
pub(crate) struct Common {
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = value::date)]
    pub(crate) edition: Option<NaiveDate>,
    #[arg(long, value_name = "RFC3339", value_parser = value::moment)]
    pub(crate) now: Option<Instant>,
    #[arg(long, value_name = "N", value_parser = value::count)]
    pub(crate) jobs: Option<NonZeroUsize>,
}

/// What a command that publishes understands of its paper, beside its folder; it wins over the file.
#[derive(Debug, Default, Args)]
pub(crate) struct Meant {
    #[arg(long, value_name = "DIR")]
    source: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "URL", value_parser = value::base_url)]
    base_url: Option<Url>,
    #[arg(long, value_parser = value::text)]
    title: Option<String>,
}

impl Meant {
    /// Whether nothing of the paper is said.
    pub(crate) fn is_empty(&self) -> bool {
        self.source.is_none() && self.output.is_none() && self.base_url.is_none() && self.title.is_none()
    }

    /// With it, what else the command line says.
    pub(crate) fn overrides(&self, dir: &Path, others: Overrides) -> Overrides {
        Overrides {
            dir: dir.to_owned(),
            source: self.source.clone(),
            output: self.output.clone(),
            base_url: self.base_url.clone(),
            title: self.title.clone(),
            ..others
        }
    }
}

impl Common {
    /// The moment that is now for the whole run.
    pub(crate) fn now(&self) -> Result<Instant, Error> {
        self.now.map_or_else(clock, Ok)
    }

    /// Starts the threads, once, before the first page is read; gives what is to be said where the system refuses them.
    pub(crate) fn start_threads(&self) -> Option<Message> {
        limits::start_threads(self.jobs)
    }

    pub(crate) fn overrides(&self) -> Overrides {
        Overrides { config: self.config.clone(), edition: self.edition, ..Overrides::default() }
    }
}

/// A word as one would type it: between quotes where a shell would take it for several, or for something else.
pub(crate) fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./:,（）".contains(letter);
    if !word.is_empty() && word.chars().all(is_plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

/// A command as one would type it here for the paper in `dir`.
pub(crate) fn command(words: &str, dir: &Path) -> String {
    if dir.as_os_str().is_empty() { words.to_owned() } else { format!("{words} {}", quoted(&dir.to_string_lossy())) }
}

/// A file as the archive calls it: below the source folder, whether it is there any more or not.
pub(crate) fn below(source: &Path, file: &Path) -> PathBuf {
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    file_name::told_path(whole(file).strip_prefix(whole(source)).unwrap_or(file))
}

/// The one place where the clock is read.
pub(crate) fn clock() -> Result<Instant, Error> {
    believable(Instant::from_moment(Utc::now().fixed_offset()).ok_or(Error::Clock)?)
}

/// The first year of benbao, and of the authority of papers that name none: a clock that shows an earlier one is wrong, such as
/// that of a machine whose battery is empty, and would date and refuse what is right.
const FIRST_YEAR: i32 = 2026;

fn believable(now: Instant) -> Result<Instant, Error> {
    if now.date().year() < FIRST_YEAR { Err(Error::ClockBehind { now: now.rfc3339() }) } else { Ok(now) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_stands_at_its_beginning_is_named_and_nothing_else_is_blamed() {
        let moment = |text| believable(Instant::parse(text).unwrap());
        let refused = moment("1970-01-01T00:00:07Z").unwrap_err().to_string();
        let words = "the clock shows 1970-01-01T08:00:07+08:00, which is before benbao was written; set the clock, or say --now";
        assert_eq!(refused, words);
        assert!(moment("2025-12-31T15:59:59Z").is_err() && moment("2026-01-01T00:00:00+08:00").is_ok());
    }
}
