//! The words of what stops a run, or one file of it.

use crate::error::Error;
use crate::error::Misreading;
use crate::error::NotXml;
use crate::error::NothingThere;
use crate::error::Place;
use crate::error::Reached;
use crate::error::Senseless;
use crate::error::WrongLine;
use crate::error::archive::Sought;
use crate::error::file::Obstacle;
use crate::error::setting::Misset;
use crate::error::setting::Setting;
use crate::error::system::System;
use crate::words::excerpt;
use crate::words::language::Language;
use crate::words::message::Message;
use crate::words::message::Worded;
use crate::words::refusals::Size;
use std::fmt;
use std::io;

impl Worded for Error {
    fn message(&self) -> Message {
        match self {
            Self::Stopped { error, reached } => Message::new("stopped").fact("error", error.as_ref()).fact("reached", reached),
            Self::Config(misset) => misset.message(),
            Self::Xml { document, why } => Message::new("not-xml").text("document", document).fact("why", why),
            Self::Json { document, message } => Message::new("not-json").text("document", document).text("message", message),
            _ => match self.place() {
                Some(place) => self.sentence().at(&place),
                None => self.sentence(),
            },
        }
    }

    fn said(&self, language: Language) -> String {
        let sentence = self.message().in_language(language);
        match self.excerpt() {
            Some(found) => format!("{sentence}\n{}", excerpt::drawn(found)),
            None => sentence,
        }
    }
}

impl Error {
    /// What a program finds it by: of a run that was stopped, the code of what stopped it.
    pub fn code(&self) -> String {
        match self {
            Self::Stopped { error, .. } => error.code(),
            other => other.sentence().code().to_owned(),
        }
    }

    /// What it says of its place.
    pub(crate) fn sentence(&self) -> Message {
        let cannot = |code, source: &io::Error| Message::new(code).fact("why", &System::from(source));
        match self {
            Self::Read { source, .. } => cannot("cannot-be-read", source),
            Self::Write { source, .. } | Self::Tell { source, .. } | Self::Copy { source, .. } => {
                cannot("cannot-be-written", source)
            }
            Self::Rename { source, .. } => cannot("cannot-be-put", source),
            Self::NotText { why, .. } => Message::new("not-text").fact("why", why),
            Self::NoPage { kind, .. } => Message::new("no-page").fact("kind", kind),
            Self::Unopened { why, .. } => why.message(),
            Self::Line { wrong, .. } => Message::new("page-set-aside").fact("wrong", wrong),
            Self::TooLarge { size, limit, .. } => {
                Message::new("page-too-large").text("size", Size(*size)).text("limit", Size(*limit))
            }
            Self::TooMuch { limit, .. } => Message::new("edition-too-large").text("limit", Size(*limit)),
            Self::TooManyStories { found, most, .. } => {
                Message::new("too-many-stories").number("found", *found).number("most", *most)
            }
            Self::Refused { why, .. } => Message::new("cannot-be-read").fact("why", why),
            Self::Clock => Message::new("clock-past-9999"),
            Self::ClockBehind { now } => Message::new("clock-behind").moment("now", now),
            Self::Taken { .. } => Message::new("paper-is-there"),
            Self::Config(misset) => misset.wrong.message(),
            Self::InTheWay { found: Obstacle::DeadLink, .. } => Message::new("dead-link").fact("found", &Obstacle::DeadLink),
            Self::InTheWay { found, .. } => Message::new("in-the-way").fact("found", found),
            Self::Unsound { found, .. } => Message::new("unsound").fact("found", found.as_ref()),
            Self::Nothing { why, .. } => why.message(),
            Self::Busy { holder, .. } => Message::new("busy").fact("holder", holder),
            Self::Kept { holder, since, .. } => Message::new("kept").fact("holder", holder).moment("since", since),
            Self::Archive { source, .. } => Message::new("archive-unusable").fact("why", source),
            Self::Foreign { found, .. } => found.message(),
            Self::Damaged { found, .. } => Message::new("damaged").fact("found", found.as_ref()),
            Self::NotAdopted { why, .. } => why.message(),
            Self::Lost { found, .. } => Message::new("lost").fact("found", found.as_ref()),
            Self::UnknownItem { nearest, .. } if nearest.is_empty() => Message::new("unknown-item"),
            Self::UnknownItem { nearest, .. } => Message::new("unknown-item-near").facts("stories", nearest.clone()),
            Self::AmbiguousItem { count, candidates, .. } if *count > candidates.len() => {
                Message::new("ambiguous-item-many").number("count", *count).facts("stories", candidates.clone())
            }
            Self::AmbiguousItem { count, candidates, .. } => {
                Message::new("ambiguous-item").number("count", *count).facts("stories", candidates.clone())
            }
            Self::UnknownDoubt { candidates, sought, .. } => match (candidates.is_empty(), sought) {
                (true, Sought::ToLookAt) => Message::new("unknown-doubt"),
                (true, Sought::Accepted) => Message::new("unknown-acceptance"),
                (false, Sought::ToLookAt) => Message::new("ambiguous-doubt").facts("stories", candidates.clone()),
                (false, Sought::Accepted) => Message::new("ambiguous-acceptance").facts("stories", candidates.clone()),
            },
            Self::ToldBefore { .. } => Message::new("told-before"),
            Self::Senseless { headline, id, why } => Message::new(match why {
                Senseless::IntoItself => "merge-into-itself",
                Senseless::Merged => "merged-already",
                Senseless::IntoWithdrawn => "merge-into-withdrawn",
                Senseless::Waits => "merge-of-waiting",
                Senseless::BothPrinted => "merge-both-printed",
                Senseless::NotWithdrawn => "not-withdrawn-by-hand",
            })
            .text("headline", headline)
            .text("id", id),
            Self::UnknownFile { on_page: 0, .. } => Message::new("file-without-stories"),
            Self::UnknownFile { on_page, stories, .. } => Message::new("file-with-stories")
                .number("on-page", *on_page)
                .facts("stories", stories.clone())
                .text("id", stories.first().map(|story| story.id.as_str()).unwrap_or_default()),
            Self::Listen { address, option, free, source } => {
                let code = match source.kind() {
                    io::ErrorKind::AddrInUse => {
                        return Message::new("address-taken").text("address", address).text("option", option).text("free", free);
                    }
                    io::ErrorKind::PermissionDenied => "address-forbidden",
                    io::ErrorKind::AddrNotAvailable => "address-of-another",
                    _ => return cannot("address-refused", source).text("address", address),
                };
                Message::new(code).text("address", address).text("option", option)
            }
            Self::NothingToServe { .. } => Message::new("nothing-to-serve"),
            Self::Xml { .. } | Self::Json { .. } => self.message(),
            Self::Stopped { error, .. } => error.sentence(),
        }
    }

    /// Where it happened.
    pub(crate) fn place(&self) -> Option<Place> {
        match self {
            Self::Read { path, .. }
            | Self::NotText { path, line: 0, .. }
            | Self::NoPage { path, .. }
            | Self::Unopened { path, .. }
            | Self::TooLarge { path, .. }
            | Self::TooMuch { path, .. }
            | Self::TooManyStories { path, .. }
            | Self::Refused { path, .. }
            | Self::Taken { path }
            | Self::Write { path, .. }
            | Self::Rename { path, .. }
            | Self::InTheWay { path, .. }
            | Self::Tell { path, .. }
            | Self::Unsound { path, .. }
            | Self::Nothing { path, .. }
            | Self::NothingToServe { path }
            | Self::Busy { path, .. }
            | Self::Kept { path, .. }
            | Self::Archive { path, .. }
            | Self::Foreign { path, .. }
            | Self::Damaged { path, .. }
            | Self::NotAdopted { path, .. }
            | Self::Lost { path, .. }
            | Self::Copy { path, .. }
            | Self::ToldBefore { path }
            | Self::UnknownFile { path, .. } => Some(Place::file(path)),
            Self::NotText { path, line, .. } | Self::Line { path, line, .. } => Some(Place::line(path, *line)),
            Self::UnknownItem { id: name, .. } | Self::AmbiguousItem { id: name, .. } | Self::UnknownDoubt { name, .. } => {
                Some(Place::file(name.as_ref()))
            }
            Self::Config(misset) => misset.file(),
            Self::Stopped { .. }
            | Self::Clock
            | Self::ClockBehind { .. }
            | Self::Senseless { .. }
            | Self::Listen { .. }
            | Self::Xml { .. }
            | Self::Json { .. } => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.said(Language::English))
    }
}

impl Worded for Misset {
    fn message(&self) -> Message {
        match &self.place {
            Setting::At(place) => self.wrong.message().at(place),
            Setting::Option(option) => Message::new("at-option").text("option", option).fact("what", &self.wrong),
        }
    }
}

impl Misset {
    fn file(&self) -> Option<Place> {
        match &self.place {
            Setting::At(place) => Some(place.clone()),
            Setting::Option(_) => None,
        }
    }
}

impl Worded for Reached {
    fn message(&self) -> Message {
        match self {
            Self::Nothing => Message::new("reached-nothing"),
            Self::Part { done, all } => Message::new("reached-part").number("done", *done).number("all", *all),
            Self::All => Message::new("reached-all"),
        }
    }
}

impl Worded for WrongLine {
    fn message(&self) -> Message {
        match self {
            Self::CommentOpen => Message::new("comment-open"),
            Self::CommentInComment => Message::new("comment-in-comment"),
            Self::TooMany { printed, lines } => {
                Message::new("too-many-lines").number("printed", *printed).number("lines", *lines)
            }
            Self::TooManyTags { most } => Message::new("too-many-tags").number("most", *most),
            Self::Misread { text, meant, how } if meant.is_empty() => Message::new("misread").text("text", text).fact("how", how),
            Self::Misread { text, meant, how } => {
                Message::new("misread-meant").text("text", text).text("meant", meant).fact("how", how)
            }
            Self::OrderUnheard => Message::new("order-unheard"),
            Self::SecondHead => Message::new("second-head"),
            Self::OpenQuote => Message::new("open-quote"),
            Self::NoJson => Message::new("no-json"),
        }
    }
}

impl Worded for Misreading {
    fn message(&self) -> Message {
        match self {
            Self::Lost => Message::new("misread-lost"),
            Self::LostTwice => Message::new("misread-lost-twice"),
            Self::Unwritten => Message::new("misread-unwritten"),
            Self::ReadAs { is: "", read } => Message::new("misread-chinese-as").text("read", read),
            Self::ReadAs { is, read } => Message::new("misread-as").text("is", is).text("read", read),
            Self::Undecoded(name) => Message::new("misread-undecoded").text("name", name),
        }
    }
}

impl Worded for NothingThere {
    fn message(&self) -> Message {
        match self {
            Self::NoFolder => Message::new("nothing-no-folder"),
            Self::IsNoFolder => Message::new("nothing-is-no-folder"),
            Self::NoPage => Message::new("nothing-no-page"),
            Self::NoArticle => Message::new("nothing-no-article"),
        }
    }
}

impl Worded for NotXml {
    fn message(&self) -> Message {
        match self {
            Self::Crate(words) => Message::new("not-xml-crate").text("words", words),
            Self::Prefix(prefix) => Message::new("not-xml-prefix").text("prefix", prefix),
            Self::Declaration => Message::new("not-xml-declaration"),
        }
    }
}

/// One of each error, and of each way in which it is said.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    use crate::error::archive::Candidate;
    use crate::error::archive::Foreign;
    use crate::error::archive::Holder;
    use crate::error::archive::Untold;
    use crate::error::damage::Damage;
    use crate::error::encoding::Undecoded;
    use crate::error::file::FileKind;
    use crate::error::file::Refusal;
    use crate::error::office::Unopened;
    use crate::error::setting::Excerpt;
    use crate::error::setting::WrongSetting;
    use crate::error::slip::Slip;
    use crate::error::unsound::Flaw;
    use rustix::io::Errno;
    use std::net::Ipv4Addr;
    use std::net::SocketAddr;
    use std::path::PathBuf;

    let path = || PathBuf::from("pages/2023-04-09-A02.md");
    let unknown = |sought, candidates| Error::UnknownDoubt { name: "春到".to_owned(), candidates, sought };
    let candidate = |id: &str| Candidate { id: id.to_owned(), headline: "春到中原".to_owned() };
    let refused = || io::Error::from_raw_os_error(Errno::NOSPC.raw_os_error());
    let not_text = |why| Error::NotText { path: path(), line: 3, why };
    let line = |wrong| Error::Line { path: path(), line: 12, wrong };
    let misread = |how, meant: &str| line(WrongLine::Misread { text: "涓浗".to_owned(), meant: meant.to_owned(), how });
    let nothing = |why| Error::Nothing { path: PathBuf::from("pages"), why };
    let sqlite = |code| rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
    let senseless = |why| Error::Senseless { headline: "海湾大桥通车".to_owned(), id: "9cb0".to_owned(), why };
    let archive = |source| Error::Archive { path: PathBuf::from(".benbao/archive.sqlite3"), source };
    let listen = |code: Errno| Error::Listen {
        address: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
        option: "--listen",
        free: SocketAddr::from((Ipv4Addr::LOCALHOST, 8082)),
        source: io::Error::from_raw_os_error(code.raw_os_error()),
    };
    let mut errors = vec![
        Error::Read { path: path(), source: refused() },
        Error::Write { path: PathBuf::from("feeds/rss.xml"), source: refused() }.reached(Reached::Nothing),
        Error::Rename { path: PathBuf::from("feeds/rss.xml"), source: refused() }.reached(Reached::Part { done: 3, all: 5 }),
        Error::Tell { path: PathBuf::from("report.json"), source: refused() },
        Error::Copy { path: PathBuf::from("benbao.ids"), source: refused() }.reached(Reached::All),
        not_text(Undecoded::Unknown),
        not_text(Undecoded::Broken { is: "GB18030" }),
        not_text(Undecoded::Mixed { above: "UTF-8", here: "GB18030" }),
        not_text(Undecoded::Either { one: "GB18030", other: "Big5" }),
        not_text(Undecoded::NotAs { said: "Big5" }),
        line(WrongLine::CommentOpen),
        line(WrongLine::CommentInComment),
        line(WrongLine::TooMany { printed: 250_000, lines: 500_000 }),
        line(WrongLine::TooManyTags { most: 200_000 }),
        line(WrongLine::OrderUnheard),
        line(WrongLine::SecondHead),
        line(WrongLine::OpenQuote),
        line(WrongLine::NoJson),
        misread(Misreading::Lost, ""),
        misread(Misreading::LostTwice, ""),
        misread(Misreading::Unwritten, ""),
        misread(Misreading::ReadAs { is: "UTF-8", read: "GBK" }, "中国"),
        misread(Misreading::ReadAs { is: "", read: "Latin-1" }, ""),
        misread(Misreading::Undecoded("HZ"), "中国"),
        Error::TooLarge { path: path(), size: 9 << 20, limit: 8 << 20 },
        Error::TooMuch { path: path(), limit: 8 << 20 },
        Error::TooManyStories { path: path(), found: 5_001, most: 5_000 },
        Error::Refused { path: path(), why: Refusal::Link },
        Error::Refused { path: path(), why: Refusal::Outside },
        Error::Refused { path: path(), why: Refusal::Folder },
        Error::Refused { path: path(), why: Refusal::NoFile },
        Error::Refused { path: path(), why: Refusal::Moved },
        Error::Clock,
        listen(Errno::ADDRINUSE),
        listen(Errno::ACCESS),
        listen(Errno::ADDRNOTAVAIL),
        listen(Errno::MFILE),
        Error::NothingToServe { path: PathBuf::from("feeds") },
        Error::ClockBehind { now: "1970-01-01T08:00:00+08:00".to_owned() },
        Error::Taken { path: PathBuf::from("haiwan/benbao.toml") },
        Error::refused("--output", WrongSetting::OutputOfTable),
        Error::Config(Box::new(Misset {
            place: Setting::At(Place { columns: Some((8, 10)), ..Place::line("benbao.toml".as_ref(), 3) }),
            wrong: WrongSetting::Slip(Slip::NoValue),
            excerpt: Some(Excerpt { line: 3, text: "title = 中原".to_owned(), columns: (8, 10) }),
        })),
        Error::Unsound { path: PathBuf::from("rss.xml"), found: Box::new(Flaw::TextOutside.at(14)) },
        nothing(NothingThere::NoFolder),
        nothing(NothingThere::IsNoFolder),
        nothing(NothingThere::NoPage),
        nothing(NothingThere::NoArticle),
        Error::Busy { path: PathBuf::from(".benbao"), holder: Holder::Run },
        Error::Kept {
            path: PathBuf::from(".benbao"),
            holder: Holder::Process { number: 4711, command: "benbao watch".to_owned() },
            since: "2026-11-28T06:30:00+08:00".to_owned(),
        },
        archive(sqlite(rusqlite::ffi::SQLITE_FULL)),
        archive(sqlite(rusqlite::ffi::SQLITE_READONLY)),
        archive(sqlite(rusqlite::ffi::SQLITE_IOERR)),
        archive(sqlite(rusqlite::ffi::SQLITE_CANTOPEN)),
        archive(sqlite(rusqlite::ffi::SQLITE_BUSY)),
        archive(rusqlite::Error::QueryReturnedNoRows),
        Error::Foreign { path: PathBuf::from(".benbao"), found: Box::new(Foreign::NoArchive) },
        Error::Damaged { path: PathBuf::from(".benbao/archive.sqlite3"), found: Box::new(Damage::Settings) },
        Error::Lost { path: PathBuf::from("feeds/atom.xml"), found: Box::new(Untold::Cut) },
        Error::UnknownItem { id: "9cb0".to_owned(), nearest: Vec::new() },
        Error::UnknownItem { id: "9cb0".to_owned(), nearest: vec![candidate("9cb1")] },
        Error::AmbiguousItem { id: "9cb0".to_owned(), count: 2, candidates: vec![candidate("9cb01"), candidate("9cb02")] },
        Error::AmbiguousItem { id: "9cb0".to_owned(), count: 9, candidates: vec![candidate("9cb01"), candidate("9cb02")] },
        unknown(Sought::ToLookAt, Vec::new()),
        unknown(Sought::ToLookAt, vec![candidate("pages/2023-04-09-A02.md:14")]),
        unknown(Sought::Accepted, Vec::new()),
        unknown(Sought::Accepted, vec![candidate("pages/2023-04-09-A02.md:14")]),
        Error::ToldBefore { path: path() },
        senseless(Senseless::IntoItself),
        senseless(Senseless::Merged),
        senseless(Senseless::IntoWithdrawn),
        senseless(Senseless::Waits),
        senseless(Senseless::BothPrinted),
        senseless(Senseless::NotWithdrawn),
        Error::UnknownFile { path: path(), on_page: 0, stories: Vec::new() },
        Error::UnknownFile { path: path(), on_page: 1, stories: vec![candidate("9cb0")] },
        Error::UnknownFile { path: path(), on_page: 2, stories: vec![candidate("9cb0"), candidate("9cb1")] },
        Error::Xml { document: "rss.xml".to_owned(), why: NotXml::Crate("…".to_owned()) },
        Error::Xml { document: "rss.xml".to_owned(), why: NotXml::Prefix("dc".to_owned()) },
        Error::Xml { document: "rss.xml".to_owned(), why: NotXml::Declaration },
        Error::Json { document: "feed.json".to_owned(), message: "…".to_owned() },
    ];
    let obstacles = [Obstacle::Link, Obstacle::DeadLink, Obstacle::Folder, Obstacle::File, Obstacle::NoFile, Obstacle::Outside];
    errors.extend(obstacles.map(|found| Error::InTheWay { path: PathBuf::from("feeds/rss.xml"), found }));
    let unopened = [
        Unopened::Broken,
        Unopened::Large { size: 65 << 20, limit: 64 << 20 },
        Unopened::Encrypted,
        Unopened::Embedded,
        Unopened::DocumentType,
        Unopened::Files { most: 2000 },
        Unopened::Part { limit: 32 << 20 },
        Unopened::Bomb { most: 200 },
        Unopened::Deep { most: 256 },
        Unopened::Attributes { most: 256 },
        Unopened::Paragraphs { most: 250_000 },
        Unopened::Slow { seconds: 60 },
        Unopened::Unconverted,
    ];
    errors.extend(unopened.map(|why| Error::Unopened { path: path(), why }));
    errors.extend(FileKind::ALL.map(|kind| Error::NoPage { path: path(), kind }));
    errors.iter().map(Worded::message).collect()
}
