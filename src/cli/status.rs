//! How a run ended: the exit status, and what each is to those who call the program from scripts.

use crate::error::Error;
use crate::error::Reached;
use crate::words::message::Message;
use std::process::ExitCode;

/// How a run ended, for those who called it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Done,
    Failed,
    Usage,
    SetAside,
    Alarm,
    InPart,
    Busy,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::Failed => 1,
            Status::Usage => 2,
            Status::SetAside => 3,
            Status::Alarm => 4,
            Status::InPart => 5,
            Status::Busy => 75,
        })
    }
}

/// What an error is to those who called.
pub(crate) fn status_of(error: &Error) -> Status {
    match error {
        Error::Config(_) => Status::Usage,
        Error::Busy { .. } | Error::Kept { .. } => Status::Busy,
        Error::Stopped { reached: Reached::Nothing, error } => status_of(error),
        Error::Stopped { .. } => Status::InPart,
        _ => Status::Failed,
    }
}

/// What the program promises to those who call it from scripts: each status has its meaning in the catalogue.
pub(crate) const STATUSES: [u8; 7] = [0, 1, 2, 3, 4, 5, 75];

pub(crate) fn meaning(status: u8) -> Message {
    Message::first([format!("status-{status}")]).unwrap_or_else(|| Message::verbatim(""))
}
