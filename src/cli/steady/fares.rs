//! How publishing fares, for whoever asks from another thread: what keeps new pages from coming out, when something does, and how
//! many runs there were.

use crate::beijing::Instant;
use crate::words::message::Message;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Duration;
use std::time::Instant as Clock;

/// Who publishes is heard of at each turn, and in a run at each page. What a run does at once for a long archive takes some minutes;
/// silence for longer is a folder that does not answer, as on a share whose other machine is off.
const SILENT: Duration = Duration::from_secs(900);

/// How publishing fares.
#[derive(Debug)]
pub(crate) struct Fares(Mutex<Runs>);

/// What is known of the runs.
#[derive(Debug, Clone)]
pub(crate) struct Runs {
    heard: Clock,
    is_over: bool,
    /// Why the last one failed.
    pub(crate) failure: Option<Message>,
    /// When the last one was.
    pub(crate) last: Option<Instant>,
    /// When the last one was that did not fail.
    pub(crate) last_good: Option<Instant>,
    /// How many there were.
    pub(crate) count: u64,
    /// How many of them failed.
    pub(crate) failed: u64,
}

impl Default for Fares {
    fn default() -> Self {
        let heard = Clock::now();
        Self(Mutex::new(Runs { heard, is_over: false, failure: None, last: None, last_good: None, count: 0, failed: 0 }))
    }
}

impl Fares {
    fn runs(&self) -> MutexGuard<'_, Runs> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Who publishes is at work. Heard from several threads.
    pub(crate) fn beat(&self) {
        self.runs().heard = Clock::now();
    }

    /// A run is over, and failed for this reason, or did not.
    pub(crate) fn ran(&self, now: Instant, failure: Option<Message>) {
        let mut runs = self.runs();
        runs.count += 1;
        runs.failed += u64::from(failure.is_some());
        runs.last = Some(now);
        if failure.is_none() {
            runs.last_good = Some(now);
        }
        runs.failure = failure;
    }

    /// Nobody publishes any more.
    pub(crate) fn end(&self) {
        self.runs().is_over = true;
    }

    /// What is known of the runs.
    pub(crate) fn known(&self) -> Runs {
        self.runs().clone()
    }
}

impl Runs {
    /// What keeps new pages from coming out.
    pub(crate) fn wrong(&self, at: Clock) -> Option<Message> {
        if self.is_over {
            return Some(over());
        }
        let silence = at.saturating_duration_since(self.heard);
        let silent = (silence > SILENT).then(|| silent(silence));
        silent.or_else(|| self.failure.as_ref().map(failed))
    }
}

fn over() -> Message {
    Message::new("fares-over")
}

fn silent(silence: Duration) -> Message {
    Message::new("fares-silent").number("minutes", usize::try_from(silence.as_secs() / 60).unwrap_or(usize::MAX))
}

fn failed(why: &Message) -> Message {
    Message::new("fares-failed").fact("why", why)
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    vec![over(), silent(2 * SILENT), failed(&Message::verbatim("…"))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_fares_well_as_long_as_runs_succeed_and_somebody_makes_them() {
        let (fares, now) = (Fares::default(), Instant::parse("2026-11-28T06:30:00+08:00").unwrap());
        let wrong = |after: Duration| fares.known().wrong(Clock::now() + after).map(|it| it.code().to_owned());
        assert_eq!(wrong(Duration::ZERO), None);
        fares.ran(now, Some(Message::verbatim("disk full")));
        assert_eq!(wrong(Duration::ZERO).as_deref(), Some("fares-failed"));
        fares.ran(now, None);
        assert_eq!(wrong(SILENT / 2), None);
        assert_eq!(wrong(SILENT * 2).as_deref(), Some("fares-silent"));
        fares.beat();
        fares.end();
        assert_eq!(wrong(Duration::ZERO).as_deref(), Some("fares-over"));
        assert_eq!((fares.known().count, fares.known().failed), (2, 1));
    }
}
