//! The words of what came of the feeds of another system.

use crate::error::unadopted::Left;
use crate::error::unadopted::Otherwise;
use crate::error::unadopted::Unadopted;
use crate::words::message::Message;
use crate::words::message::Worded;
use crate::words::refusals::Size;
use chrono::NaiveDate;
use std::path::PathBuf;

impl Worded for Unadopted {
    fn message(&self) -> Message {
        match self {
            Self::Refused(refusal) => Message::new("unadopted-refused").fact("why", refusal),
            Self::Large { size, limit } => Message::new("unadopted-large").text("size", Size(*size)).text("limit", Size(*limit)),
            Self::Empty => Message::new("unadopted-empty"),
            Self::NoFeed => Message::new("unadopted-no-feed"),
            Self::NotText => Message::new("unadopted-not-text"),
            Self::Cut => Message::new("unadopted-cut"),
            Self::Deep => Message::new("unadopted-deep"),
            Self::Xml(words) => Message::new("unadopted-xml").text("words", words),
            Self::Json(words) => Message::new("unadopted-json").text("words", words),
        }
    }
}

/// Whether what is said was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Done {
    Yes,
    /// `--dry-run`
    Tried,
}

/// What became of the stories of a feed, a line each.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// So many are adopted, of so many days.
    Adopted { file: PathBuf, count: usize, first: NaiveDate, last: NaiveDate, done: Done },
    /// None is.
    Nothing { file: PathBuf },
    /// Some became something otherwise.
    But { count: usize, otherwise: Otherwise },
    /// Some are not; the headlines of the first where somebody should see to them.
    Left { count: usize, why: Left, headlines: Vec<String> },
}

impl Worded for Outcome {
    fn message(&self) -> Message {
        match self {
            Self::Adopted { file, count, first, last, done } => {
                let code = if *done == Done::Yes { "adopted" } else { "would-adopt" };
                let days = Message::new(code).text("file", file.display()).number("count", *count);
                days.text("first", first).text("last", last)
            }
            Self::Nothing { file } => Message::new("adopted-nothing").text("file", file.display()),
            Self::But { count, otherwise } => {
                let code = match otherwise {
                    Otherwise::AddressIsId => "adopted-by-address",
                    Otherwise::Waits => "adopted-waits",
                    Otherwise::Unsigned => "adopted-unsigned",
                };
                Message::new(code).number("count", *count)
            }
            Self::Left { count, why, headlines } => {
                let code = match why {
                    Left::Known => "left-known",
                    Left::PublishedHere => "left-published-here",
                    Left::Ours => "left-ours",
                    Left::Unpublished => "left-unpublished",
                    Left::Twice => "left-twice",
                    Left::NoId => "left-no-id",
                    Left::NoDay => "left-no-day",
                    Left::Empty => "left-empty",
                    Left::Unreadable => "left-unreadable",
                };
                let told = Message::new(code).number("count", *count);
                if why.is_amiss() && *why != Left::Empty { told.texts("headlines", headlines) } else { told }
            }
        }
    }
}

/// One of each way in which it is said.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    use crate::error::file::Refusal;

    let text = str::to_owned;
    let file = || PathBuf::from("old.xml");
    let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
    let adopted = |count, done| Outcome::Adopted { file: file(), count, first: day(1), last: day(5), done };
    let mut outcomes = vec![adopted(1, Done::Yes), adopted(8, Done::Yes), adopted(1, Done::Tried), adopted(8, Done::Tried)];
    outcomes.push(Outcome::Nothing { file: file() });
    for count in [1, 8] {
        outcomes.extend(Otherwise::ALL.map(|otherwise| Outcome::But { count, otherwise }));
        outcomes.extend(Left::ALL.map(|why| Outcome::Left { count, why, headlines: vec![text("春到中原"), text("老屋")] }));
    }
    let unadopted = [
        Unadopted::Refused(Refusal::Folder),
        Unadopted::Large { size: 200 << 20, limit: 128 << 20 },
        Unadopted::Empty,
        Unadopted::NoFeed,
        Unadopted::NotText,
        Unadopted::Cut,
        Unadopted::Deep,
        Unadopted::Xml(text("syntax error")),
        Unadopted::Json(text("expected value at line 1 column 1")),
    ];
    outcomes.iter().map(Worded::message).chain(unadopted.iter().map(Worded::message)).collect()
}
