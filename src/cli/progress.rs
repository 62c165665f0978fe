//! A bar for those who wait: on a terminal only, and only once the work has lasted a second.

use crate::cli::console;
use crate::convert::stage::Stage;
use crate::words::message::Message;
use indicatif::ProgressBar;
use indicatif::ProgressDrawTarget;
use indicatif::ProgressStyle;
use std::io;
use std::io::IsTerminal;
use std::time::Duration;
use std::time::Instant;

/// How long a run may last without a word.
const PATIENCE: Duration = Duration::from_secs(1);

/// The bar of one run. Dropped, it leaves no trace.
pub(crate) struct Progress {
    begun: Instant,
    bar: ProgressBar,
}

impl Progress {
    /// A bar that is not seen yet; none where no terminal is there to show it.
    pub(crate) fn new() -> Option<Self> {
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}").ok()?;
        io::stderr().is_terminal().then(|| Self { begun: Instant::now(), bar: ProgressBar::hidden().with_style(style) })
    }

    /// Moves on.
    pub(crate) fn show(&self, stage: Stage) {
        if self.bar.is_hidden() && self.begun.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        match stage {
            Stage::Reading { done, all } => {
                self.say("stage-reading");
                self.bar.set_length(all.try_into().unwrap_or(u64::MAX));
                self.bar.set_position(done.try_into().unwrap_or(u64::MAX));
            }
            Stage::Parsing => self.say("stage-parsing"),
            Stage::Writing => self.say("stage-writing"),
            Stage::Publishing => self.say("stage-publishing"),
        }
    }
}

impl Progress {
    fn say(&self, code: &'static str) {
        self.bar.set_message(console::words(&Message::new(code)));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// One of each word.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    ["stage-reading", "stage-parsing", "stage-writing", "stage-publishing"].map(Message::new).to_vec()
}
