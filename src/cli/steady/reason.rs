//! Why a run is made, in the words of the log.

use crate::schedule::Due;
use crate::words::message::Message;

/// Why a run was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// It is the first one.
    Start,
    /// So many files have changed.
    Changed(usize),
    /// Its moment has come.
    Due(Due),
    /// The last one failed.
    Again,
    /// Somebody wants it.
    Asked,
    /// The whole folder is looked at every so often.
    Rescan,
}

impl Reason {
    /// Whether something happened, so that what becomes of the run is told whatever became of the last one.
    pub(crate) fn is_new(self) -> bool {
        !matches!(self, Self::Again | Self::Rescan)
    }

    /// As it is told.
    pub(crate) fn message(self) -> Message {
        match self {
            Self::Start => Message::new("steady-start"),
            Self::Changed(files) => Message::new("steady-changed").number("count", files),
            Self::Due(Due::Line(at)) => Message::new("steady-line").moment("at", at.rfc3339()),
            Self::Due(Due::Release(at)) => Message::new("steady-release").moment("at", at.rfc3339()),
            Self::Again => Message::new("steady-again"),
            Self::Asked => Message::new("steady-asked"),
            Self::Rescan => Message::new("steady-rescan"),
        }
    }
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    use crate::beijing::Instant;

    let at = Instant::parse("2026-11-28T06:30:00+08:00").unwrap();
    let reasons = [
        Reason::Start,
        Reason::Changed(1),
        Reason::Changed(2),
        Reason::Due(Due::Line(at)),
        Reason::Due(Due::Release(at)),
        Reason::Again,
        Reason::Asked,
        Reason::Rescan,
    ];
    reasons.map(Reason::message).to_vec()
}
