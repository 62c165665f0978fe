//! What a server tells the person who runs it.

use crate::error::file::Refusal;
use crate::error::system::System;
use crate::words::message::Message;
use crate::words::message::Worded;
use std::net::IpAddr;
use std::net::SocketAddr;
use std::path::PathBuf;

/// What happens.
#[derive(Debug, Clone)]
pub(crate) enum Told {
    /// It can be asked.
    Serving { output: PathBuf, address: SocketAddr },
    /// Its state can be asked.
    Measured { address: SocketAddr },
    /// The output is gone.
    Gone { output: PathBuf, why: System },
    /// It is back.
    Back { output: PathBuf },
    /// A file cannot be read.
    Unread { file: PathBuf, why: Refusal },
    /// As many connections are open as may be.
    Full { most: usize },
    /// As many are open of one address.
    FullOf { address: IpAddr, most: usize },
    /// No connection can be taken.
    NoneTaken { why: System },
    /// The log takes no more lines.
    Unlogged { why: System },
    /// It ends, and so many answers were not finished.
    Cut { count: usize },
}

impl Told {
    /// Whether somebody should see to it.
    pub(crate) fn is_warning(&self) -> bool {
        !matches!(self, Self::Serving { .. } | Self::Measured { .. } | Self::Back { .. })
    }
}

impl Worded for Told {
    fn message(&self) -> Message {
        match self {
            Self::Serving { output, address } => {
                Message::new("serving").text("output", output.display()).text("address", address)
            }
            Self::Measured { address } => Message::new("serving-measured").text("address", address),
            Self::Gone { output, why } => Message::new("output-gone").text("output", output.display()).fact("why", why),
            Self::Back { output } => Message::new("output-back").text("output", output.display()),
            Self::Unread { file, why } => Message::new("unserved").text("file", file.display()).fact("why", why),
            Self::Full { most } => Message::new("connections-full").number("most", *most),
            Self::FullOf { address, most } => Message::new("connections-full-of").text("address", address).number("most", *most),
            Self::NoneTaken { why } => Message::new("connections-refused").fact("why", why),
            Self::Unlogged { why } => Message::new("unlogged").fact("why", why),
            Self::Cut { count } => Message::new("answers-cut").number("count", *count),
        }
    }
}

/// What is told to those who ask for what there is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// There is no such file.
    NotFound,
    /// It is served no more.
    Gone,
    /// It cannot be read now.
    Later,
    /// Only fetching is understood.
    OnlyGet,
    /// A request that is none.
    Bad,
    /// It brings something, and nothing is taken.
    TooMuch,
}

impl Worded for Answer {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::NotFound => "answer-not-found",
            Self::Gone => "answer-gone",
            Self::Later => "answer-later",
            Self::OnlyGet => "answer-only-get",
            Self::Bad => "answer-bad",
            Self::TooMuch => "answer-too-much",
        })
    }
}

/// What stands at the root where no page does: which feeds there are.
pub(crate) fn index(feeds: &[String]) -> Message {
    if feeds.is_empty() { Answer::NotFound.message() } else { Message::new("answer-feeds").typed("feeds", feeds.iter().cloned()) }
}

/// One of each.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    use std::net::Ipv4Addr;

    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 8080));
    let (output, system) = (PathBuf::from("feeds"), || System { code: None, words: "connection reset".to_owned() });
    let told = [
        Told::Serving { output: output.clone(), address },
        Told::Measured { address },
        Told::Gone { output: output.clone(), why: system() },
        Told::Back { output },
        Told::Unread { file: PathBuf::from("feeds/atom.xml"), why: Refusal::Moved },
        Told::Full { most: 1024 },
        Told::FullOf { address: address.ip(), most: 64 },
        Told::NoneTaken { why: system() },
        Told::Unlogged { why: system() },
        Told::Cut { count: 1 },
        Told::Cut { count: 2 },
    ];
    let answers = [Answer::NotFound, Answer::Gone, Answer::Later, Answer::OnlyGet, Answer::Bad, Answer::TooMuch];
    let answers = answers.iter().map(Worded::message);
    told.iter().map(Worded::message).chain(answers).chain([index(&["atom.xml".to_owned(), "rss.xml".to_owned()])]).collect()
}
