//! What every command that reads pages understands; the clock, which is read here and nowhere else.

use crate::beijing::Instant;
use crate::cli::limits;
use crate::config::Overrides;
use crate::config::value;
use crate::error::Error;
use crate::words::message::Message;
use chrono::NaiveDate;
use chrono::Utc;
use clap::Args;
use std::num::NonZeroUsize;
use std::path::PathBuf;

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

/// The one place where the clock is read.
pub(crate) fn clock() -> Result<Instant, Error> {
    Instant::from_moment(Utc::now().fixed_offset()).ok_or(Error::Clock)
}
