//! What the commands understand that publish by themselves, and for what they run.

use crate::cli::common::Meant;
use crate::cli::common::clock;
use crate::cli::log::Form;
use crate::cli::log::Level;
use crate::cli::log::Log;
use crate::cli::remedy;
use crate::config;
use crate::config::Overrides;
use crate::config::Paper;
use crate::config::value;
use crate::error::Error;
use clap::Args;
use std::num::NonZeroUsize;
use std::path::Path;
use std::path::PathBuf;

/// What every command understands that publishes by itself.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[arg(value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    meant: Meant,
    #[arg(long, value_name = "N", value_parser = value::count)]
    pub(crate) jobs: Option<NonZeroUsize>,
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    log: Form,
    #[arg(short, long)]
    quiet: bool,
}

impl Options {
    /// The folder of the paper.
    pub(crate) fn folder(&self) -> &Path {
        self.dir.as_deref().unwrap_or(Path::new(""))
    }

    /// What the command line says of the paper.
    pub(crate) fn overrides(&self) -> Overrides {
        self.meant.overrides(self.folder(), Overrides { config: self.config.clone(), ..Overrides::default() })
    }

    /// Settles that commands in messages are for this paper.
    pub(crate) fn mean(&self) {
        remedy::meant(self.folder(), self.config.as_deref());
    }

    /// The paper as it is set now.
    ///
    /// # Errors
    /// As [`config::paper`].
    pub(crate) fn paper(&self) -> Result<Paper, Error> {
        self.mean();
        config::paper(&self.overrides(), clock()?)
    }

    /// Where events are told.
    pub(crate) fn log(&self) -> Log {
        Log { form: self.log, least: if self.quiet { Level::Warning } else { Level::Info } }
    }
}

/// What a run is made for, beside stories whose hour has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hears {
    /// Pages that change.
    pub(crate) changes: Pages,
    /// Cron lines.
    pub(crate) lines: Lines,
}

/// Whether pages that change are a reason to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pages {
    /// They are watched.
    Watched,
    /// They are read when a run is due.
    Unwatched,
}

/// Whether cron lines are a reason to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lines {
    /// They are kept.
    Kept,
    /// They are for another command.
    Unkept,
}
