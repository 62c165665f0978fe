//! What `run`, `watch` and `schedule` share: a paper that publishes itself. A run is due when pages have changed and stand still, when a
//! cron line says so, when a story's hour has come, when the last run failed, and when somebody asks (SIGHUP).
//!
//! The clock is read here at each turn, as `cli` does it for every command; what is due at a moment is said by `schedule` and `watch`,
//! which read none.

pub(crate) mod fares;
mod folder;
mod keeper;
pub(crate) mod options;
mod reason;
pub(crate) mod signals;

use crate::archive::store::lock;
use crate::archive::store::lock::Lock;
use crate::cli::common::clock;
use crate::cli::log::Level;
use crate::cli::status::Status;
use crate::cli::steady::fares::Fares;
use crate::cli::steady::keeper::Keeper;
use crate::cli::steady::options::Hears;
use crate::cli::steady::options::Options;
use crate::config::Paper;
use crate::error::Error;
use crate::report::Report;
use crate::words::message::Message;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

/// Has nobody else publish this paper by itself as long as what is given lives: two would do everything twice.
///
/// # Errors
/// [`Error::Kept`] where somebody does.
pub(crate) fn alone(paper: &Paper) -> Result<Lock, Error> {
    lock::keep(&paper.archive.folder, paper.now)
}

/// Keeps a paper up to date until it is told to stop. `published` hears of each run.
pub(crate) fn keep(
    options: &Options,
    hears: Hears,
    fares: &Fares,
    stop: &AtomicBool,
    mut published: impl FnMut(&Paper, &Report),
) -> anyhow::Result<Status> {
    let mut keeper = Keeper::new(options, hears, fares, stop)?;
    while !stop.load(Ordering::Relaxed) {
        let now = clock()?;
        fares.beat();
        keeper.attend(now);
        match keeper.reason(now) {
            Some((reason, moving)) => {
                if let Some((paper, report)) = keeper.run(reason, moving, now) {
                    published(&paper, &report);
                }
            }
            None => {
                keeper.rest(now);
            }
        }
    }
    options.log().tell(clock()?, Level::Info, &Message::new("steady-end"));
    Ok(Status::Done)
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let mut samples = reason::samples();
    samples.push(Message::new("steady-end"));
    samples.extend(keeper::samples());
    samples.extend(folder::samples());
    samples.extend(signals::samples());
    samples.extend(fares::samples());
    samples
}
