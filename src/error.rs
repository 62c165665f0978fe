//! What can go wrong, in two kinds: an [`Error`] stops what was being done, a [`Warning`] travels with the result.
//!
//! Every message names the file and, where there is one, the line, and says what would put it right.
//! Nothing here prints: the command line does.

use crate::shown::Shown;
use std::fmt;
use std::io;
use std::path::Path;
use std::path::PathBuf;

/// A place in a file that an editor can go to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file as it was named to us, or as it was found below the source folder.
    pub path: PathBuf,
    /// Lines counted from 1, the last one included; `None` where the whole file is meant.
    pub lines: Option<(usize, usize)>,
    /// Characters of the first line counted from 0, end excluded; `None` where the whole line is meant.
    pub columns: Option<(usize, usize)>,
}

impl Place {
    /// A whole file.
    pub fn file(path: &Path) -> Self {
        Self { path: path.to_owned(), lines: None, columns: None }
    }

    /// One line of a file, counted from 1.
    pub fn line(path: &Path, line: usize) -> Self {
        Self { path: path.to_owned(), lines: Some((line, line)), columns: None }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", Shown(self.path.display()))?;
        if let Some((first, _)) = self.lines {
            write!(out, ":{first}")?;
        }
        if let Some((start, _)) = self.columns {
            write!(out, ":{}", start + 1)?;
        }
        Ok(())
    }
}

/// What stops a run, or one file of it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read.
    #[error("{}: cannot be read: {}", Shown(path.display()), reason(source))]
    Read {
        /// What was to be read.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The bytes of a page are not text that we can read.
    #[error("{}: not text in UTF-8 (byte {} of {}); save it as UTF-8 text", Shown(path.display()), at + 1, size)]
    NotText {
        /// The page.
        path: PathBuf,
        /// The first byte that is not UTF-8, counted from 0.
        at: usize,
        /// The size of the page in bytes.
        size: usize,
    },
    /// The content of a page is no text, whatever the file is called.
    #[error("{}: its content is {found}; {remedy}; not read", Shown(path.display()))]
    NoPage {
        /// The file.
        path: PathBuf,
        /// What its content is.
        found: &'static str,
        /// What makes a page of it.
        remedy: &'static str,
    },
    /// A line of a page must not be published, and what stands around it cannot be told from it.
    #[error("{}:{line}: {reason}; the page is set aside", Shown(path.display()))]
    Line {
        /// The page.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it, and what would be right.
        reason: String,
    },
    /// A page is larger than any newspaper page.
    #[error(
        "{}: {} is more than a page may have ({}, `max_page` in [source]); split it into its pages",
        Shown(path.display()), Size(*size), Size(*limit)
    )]
    TooLarge {
        /// The page.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// The pages of an edition before this one are as much as is read at once.
    #[error(
        "{}: the pages of its edition come to more than {}, which is as much as is read together (`max_page` in [source]); not read; move pages to another day, or raise it",
        Shown(path.display()), Size(*limit)
    )]
    TooMuch {
        /// The page.
        path: PathBuf,
        /// The most that is read of an edition, in bytes.
        limit: u64,
    },
    /// A page has more stories than any page of a newspaper.
    #[error("{}: {found} headlines are more than a page has ({most} at the most); not read; split it into its pages", Shown(path.display()))]
    TooManyStories {
        /// The page.
        path: PathBuf,
        /// How many there are.
        found: usize,
        /// The most that are taken for a page's.
        most: usize,
    },
    /// A setting is unknown, missing or wrong. `place` points at it.
    #[error("{}: {message}", Shown(place))]
    Config {
        /// The configuration file, its line and column; or the option of the command line.
        place: String,
        /// What is wrong, and what would be right; it may point at the place in lines of its own.
        message: String,
    },
    /// A file or folder of the output could not be written.
    #[error("{}: cannot be written: {}", Shown(path.display()), reason(source))]
    Write {
        /// What was to be written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file was complete, but could not take its place.
    #[error("{}: cannot be put in place: {}", Shown(path.display()), reason(source))]
    Rename {
        /// What was to be replaced.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A run failed, and it is known how far it had come. No other error says what became of the output.
    #[error("{error}; {reached}")]
    Stopped {
        /// What of the output is new by then.
        reached: Reached,
        /// What went wrong. Part of the message, so no `source` of it.
        error: Box<Error>,
    },
    /// Something lies where a file or folder of the output should, and is not ours to replace.
    #[error("{}: {found}; nothing is published through it; move it away", Shown(path.display()))]
    InTheWay {
        /// Where it lies.
        path: PathBuf,
        /// What it is, such as `a symbolic link`.
        found: &'static str,
    },
    /// What the program had to tell could not be written; the output is not concerned.
    #[error("{}: cannot be written: {}", Shown(path.display()), reason(source))]
    Tell {
        /// Where it was to go: `stdout`, or the file of the report.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A document did not come back as it went in, and was not published.
    #[error("{}: not published, the last good one stays: {}", Shown(path.display()), Shown(message))]
    Unsound {
        /// The document.
        path: PathBuf,
        /// What the second parser said.
        message: String,
    },
    /// The source holds nothing to publish.
    #[error("{}: {}", Shown(path.display()), Shown(message))]
    Nothing {
        /// The source folder.
        path: PathBuf,
        /// What was looked for, and the remedy.
        message: String,
    },
    /// Another run is at work on this paper.
    #[error("{}: held by {}; nothing was done, try again when it has ended", Shown(path.display()), Shown(holder))]
    Busy {
        /// The archive's folder.
        path: PathBuf,
        /// Who, as far as the system tells.
        holder: String,
    },
    /// The archive could not be read or written.
    #[error("{}: cannot be used: {}", Shown(path.display()), Shown(source))]
    Archive {
        /// The archive.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// The archive is not this paper's, or not for this benbao.
    #[error("{}: {}", Shown(path.display()), Shown(message))]
    Foreign {
        /// The archive, or the folder whose feeds tell.
        path: PathBuf,
        /// Found, expected, and the remedy.
        message: String,
    },
    /// The archive is not as it was written.
    #[error(
        "{}: damaged: {}; `benbao archive recover` sets it aside and rebuilds it with the same ids",
        Shown(path.display()),
        Shown(message)
    )]
    Damaged {
        /// The archive.
        path: PathBuf,
        /// What was found.
        message: String,
    },
    /// The archive is lost, and something that would tell what it held cannot be read.
    #[error(
        "{}: {found}; the archive is lost, and what this file tells stands nowhere else; nothing was published; restore it from the web host, \
         a backup or version control, or give up what it tells: benbao archive recover --partial",
        Shown(path.display())
    )]
    Lost {
        /// The document, or the copy.
        path: PathBuf,
        /// Why it cannot be read.
        found: String,
    },
    /// The copy of what would be lost with the archive could not be written.
    #[error("{}: cannot be written: {}", Shown(path.display()), reason(source))]
    Copy {
        /// The copy.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// No article has this id.
    #[error("{}: no article of this archive; `benbao archive list` shows their ids", Shown(id))]
    UnknownItem {
        /// As it was given.
        id: String,
    },
    /// No published article of this file is on no page.
    #[error("{}: {}; `benbao archive list` shows what is published", Shown(path.display()), nothing_left(*on_page))]
    UnknownFile {
        /// Below the source folder.
        path: PathBuf,
        /// How many of its articles a page holds.
        on_page: usize,
    },
    /// A feed document could not be composed by its crate.
    #[error("{document}: cannot be written as XML: {}", Shown(message))]
    Xml {
        /// The document, such as `rss.xml`.
        document: String,
        /// What the crate said.
        message: String,
    },
    /// A JSON document could not be composed by its crate.
    #[error("{document}: cannot be written as JSON: {}", Shown(message))]
    Json {
        /// The document, such as `feed.json`.
        document: String,
        /// What the crate said.
        message: String,
    },
}

/// How far a run had come with the output when it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// No file of the output has changed.
    Nothing,
    /// So many files of all those that were to be replaced have their new bytes.
    Part {
        /// How many stand in their place already.
        done: usize,
        /// How many were to be replaced.
        all: usize,
    },
    /// Every file has its new bytes; what failed came afterwards.
    All,
}

impl fmt::Display for Reached {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => write!(out, "what was published before is unchanged"),
            Self::Part { done, all } => {
                write!(out, "{done} of {all} files are the new ones already, and the next run completes it")
            }
            Self::All => write!(out, "everything new is published all the same, and the next run completes it"),
        }
    }
}

impl Error {
    /// Whether the same file may be read in a moment: the system refused it now.
    pub(crate) fn is_of_the_moment(&self) -> bool {
        matches!(self, Self::Read { .. })
    }

    /// The same, with how far the run had come: what knows it first has the word. Where nothing has changed, an error that
    /// says by itself that nothing was done stays as it is.
    #[must_use]
    pub fn reached(self, reached: Reached) -> Self {
        let tells_itself = !matches!(
            self,
            Self::Read { .. } | Self::Write { .. } | Self::Rename { .. } | Self::Archive { .. } | Self::Damaged { .. }
        );
        match self {
            Self::Stopped { .. } => self,
            _ if tells_itself && reached == Reached::Nothing => self,
            _ => Self::Stopped { reached, error: Box::new(self) },
        }
    }
}

/// The system's words without the number that follows them ("No space left on device (os error 28)").
pub(crate) fn reason(error: &io::Error) -> String {
    let words = error.to_string();
    match words.find(" (os error") {
        Some(end) => words.get(..end).unwrap_or(&words).to_lowercase(),
        None => words,
    }
}

/// A number of bytes as people say it, rounded up: what is too much never looks like what is allowed.
struct Size(u64);

impl fmt::Display for Size {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units: [(u64, &str); 2] = [(1 << 20, "MiB"), (1 << 10, "KiB")];
        match units.into_iter().find(|(unit, _)| self.0 >= *unit) {
            Some((unit, name)) if self.0.is_multiple_of(unit) => write!(out, "{} {name}", self.0 / unit),
            Some((unit, name)) => {
                let tenths = (self.0 % unit * 10).div_ceil(unit) + self.0 / unit * 10;
                write!(out, "{}.{} {name}", tenths / 10, tenths % 10)
            }
            None => write!(out, "{} B", self.0),
        }
    }
}

/// Something that the reader of the run should know, said of one place; the work goes on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Warning {
    /// Where it was seen.
    pub place: Place,
    /// What was seen.
    pub kind: WarningKind,
}

impl fmt::Display for Warning {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.place, self.kind)
    }
}

/// The kinds of warning. Each message says what was done, and how to settle it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[non_exhaustive]
pub enum WarningKind {
    /// Characters that XML cannot carry were taken out of a line (XML 1.0 §2.2).
    #[error("{count} control character{} left out ({first}); feeds cannot carry {}", plural(*count), if *count == 1 { "it" } else { "them" })]
    ControlCharacters {
        /// How many on this line.
        count: usize,
        /// The first of them, such as `U+000C`.
        first: String,
    },
    /// Nothing on the page says of which day it is; the latest dateline plus one day was taken.
    #[error("edition date {date} inferred from the latest dateline ({dateline}); name the file by its date, or say --edition")]
    EditionInferred {
        /// The date taken, as 2023-04-09.
        date: String,
        /// The dateline it follows, as 4月8日.
        dateline: String,
    },
    /// Nothing on the page gives a date at all.
    #[error(
        "no edition date: neither file name, page nor dateline tells; name the file by its date (2023-04-09.md), or say --edition 2023-04-09; the page is set aside"
    )]
    EditionUnknown,
    /// Two things tell two days; the more trusted was taken.
    #[error(
        "edition date {taken} ({taken_from}) taken, although the {other_from} says {other}; settle it with `date:` in the front matter"
    )]
    EditionConflict {
        /// The date taken.
        taken: String,
        /// What told it: front-matter, path, page, option.
        taken_from: String,
        /// The date not taken.
        other: String,
        /// What told that.
        other_from: String,
    },
    /// A printed weekday or lunar day does not belong to the printed date.
    #[error("{date} is no {}; the date was taken", Shown(printed))]
    DayConflict {
        /// The date, as 2023-04-09.
        date: String,
        /// What is printed beside it: 星期一, 农历三月初一.
        printed: String,
    },
    /// Comments (HTML) were taken out of a page.
    #[error("{count} comment{} left out from this line on; what stands between `<!--` and `-->` is never published", plural(*count))]
    Comments {
        /// How many.
        count: usize,
    },
    /// The front matter says that the page is not to be published; it stays as it was.
    #[error(
        "a draft (`{key}: {value}`), held: nothing of it is published; what was published of it before stays; take out the line to publish it"
    )]
    Draft {
        /// The key: draft, published.
        key: String,
        /// Its value.
        value: String,
    },
    /// The front matter holds the page back until a moment that cannot be understood.
    #[error(
        "`release: {}` is no moment that can be understood, so the page is set aside; write `release: 2026-01-05 18:00`, or take out the line",
        Shown(value)
    )]
    WrongRelease {
        /// What was written.
        value: String,
    },
    /// A value of the front matter says nothing that can be understood.
    #[error(
        "`{}: {}` cannot be understood; write `date: 2023-04-09`, `page: A02`, `link: https://example.cn/1`",
        Shown(key),
        Shown(value)
    )]
    Unreadable {
        /// The key.
        key: String,
        /// Its value.
        value: String,
    },
    /// A line begins as a directive does and is none, or says what cannot be understood.
    #[error(
        "{}; the line is left out; directives are `::稿件 HEADLINE`, `::署名 记者 鲁燕`, `::正文 TEXT`, `::略 TEXT`",
        Shown(reason)
    )]
    WrongDirective {
        /// What is wrong with it.
        reason: String,
    },
    /// A story goes on on another page, or comes from one, and the other half is not there.
    #[error("{}, but that half is not among the pages; the story stands as it is", Shown(turn))]
    HalfMissing {
        /// The turn as printed: 下转第3版.
        turn: String,
    },
    /// An edition has more turns than a newspaper has.
    #[error(
        "more than {most} turns to other pages (下转, 上接) in one edition; from here on each half stands as it is; split what is no edition into its days"
    )]
    TurnsBeyond {
        /// How many are looked at.
        most: usize,
    },
    /// The page holds text, but no article was found in it.
    #[error("no article on this page; begin each headline with `# `")]
    NoArticle,
    /// The same article stands in two files.
    #[error("the same article as {}; published once, as it stands there", Shown(other))]
    SeenTwice {
        /// The other file and line.
        other: String,
    },
    /// Another version of an article stands in a file that is taken for the better one.
    #[error(
        "another version of the story in {}; that one is published, and what this one changes is not; take one of the two away",
        Shown(other)
    )]
    OtherVersion {
        /// The other file and line.
        other: String,
    },
    /// An article is too like another to be surely new, and too unlike to be surely the same.
    #[error(
        "taken for a new article, but it may be a version of {} ({id}); if so, say: benbao archive merge {id} NEW-ID",
        Shown(headline)
    )]
    Doubtful {
        /// What the other was called when first seen.
        headline: String,
        /// The other's id.
        id: String,
    },
    /// The clock shows an earlier moment than the last change that was published.
    #[error(
        "the clock shows {now}, but the last change was published at {last}; set the clock, dates that readers know stay as they are"
    )]
    ClockBack {
        /// The clock.
        now: String,
        /// The archive.
        last: String,
    },
    /// Stories that no page holds any more stay as they were published.
    #[error("{headlines} published as before, since {why}{}", remedy(path.as_deref()))]
    Stays {
        /// The stories.
        headlines: Headlines,
        /// Why nothing is decided by that.
        why: Why,
        /// Their file or folder, as the command names it that would withdraw them; `None` where that is the day's work.
        path: Option<PathBuf>,
    },
    /// Stories that are held back and that no page holds any more come out at their hour.
    #[error("{headlines} held back, and out at the hour all the same, although {why}{}", remedy(Some(path)))]
    StaysHeld {
        /// The stories.
        headlines: Headlines,
        /// Why nothing is decided by that.
        why: Why,
        /// Their file or folder, as the command names it that would withdraw them.
        path: PathBuf,
    },
    /// So many stories are off their pages that it may be an accident: they stay published.
    #[error(
        "{headlines} off the page and published all the same, since this run would withdraw {all} (most_withdrawn = {most}); to withdraw them: benbao archive withdraw --file {} --reason REASON",
        Shown(path.display())
    )]
    NotWithdrawn {
        /// The stories of this page.
        headlines: Headlines,
        /// All that would be withdrawn.
        all: usize,
        /// The most that a run withdraws.
        most: usize,
        /// Their file or folder, as a command names it.
        path: PathBuf,
    },
    /// The paper's address is one that nobody can own.
    #[error(
        "a trial, since the address of its feeds ends with .invalid; when you publish, write the real one (base_url): a new history begins"
    )]
    Trial,
    /// The paper has its first real address: the trial's history is no part of its own.
    #[error(
        "the trial has ended: its history is {} now, its documents are taken out of the feeds, and every story that a page holds is new",
        Shown(archive.display())
    )]
    TrialEnded {
        /// Where the trial's archive lies.
        archive: PathBuf,
    },
    /// A file is a copy of another page by its name and by what it says.
    #[error("a copy of {}, which is published{}", Shown(of.display()), only_here(alone))]
    Copy {
        /// The file that is the page.
        of: PathBuf,
        /// The headlines that only this file holds.
        alone: Vec<String>,
    },
    /// The archive, its copy or a document from which it is made again is not as it was left.
    #[error("{reason}")]
    Archive {
        /// What was found, and what was done.
        reason: String,
    },
    /// A file lies in the source and was not read, such as a link.
    #[error("{}; not read", Shown(reason))]
    Skipped {
        /// Why.
        reason: String,
    },
    /// The head of a page looks like front matter and was taken for something else.
    #[error("{}", Shown(reason))]
    FrontMatter {
        /// What was seen, what was done, what would be right.
        reason: String,
    },
}

impl WarningKind {
    /// Whether nothing of the file was published: it is then named among the input that was set aside.
    pub fn sets_aside(&self) -> bool {
        matches!(
            self,
            Self::EditionUnknown
                | Self::NoArticle
                | Self::Skipped { .. }
                | Self::WrongDirective { .. }
                | Self::OtherVersion { .. }
                | Self::WrongRelease { .. }
        ) || matches!(self, Self::Copy { alone, .. } if !alone.is_empty())
    }

    /// Whether it is told by the run that comes upon it and by no other, so that those who want quiet must hear it too.
    pub fn is_said_once(&self) -> bool {
        matches!(self, Self::Stays { why, .. } if *why != Why::OtherDay)
            || matches!(self, Self::TrialEnded { .. } | Self::NotWithdrawn { .. } | Self::StaysHeld { .. })
    }

    /// Whether somebody has to decide something.
    pub fn wants_a_decision(&self) -> bool {
        matches!(self, Self::NotWithdrawn { .. })
    }

    /// Whether nothing of the page was published because its author says so, which is no fault of the page.
    pub fn holds(&self) -> bool {
        matches!(self, Self::Draft { .. })
    }
}

/// Why a story stays published that no page holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Its page is gone.
    Gone,
    /// Its page cannot be read, or holds no story.
    SetAside,
    /// Its page is a draft now.
    Draft,
    /// Its page tells another day.
    OtherDay,
    /// Its day is a guess, and none of its stories was known.
    Guessed,
    /// An older benbao read it there, and noted nothing by which the page could be known to have changed.
    ReadOtherwise,
}

impl fmt::Display for Why {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Gone => "the page is gone",
            Self::SetAside => "nothing can be read of the page",
            Self::Draft => "the page is a draft now",
            Self::OtherDay => "the page tells another day now",
            Self::Guessed => "the page holds other stories, and nothing on it tells its day",
            Self::ReadOtherwise => "this benbao reads the page otherwise than the one before",
        })
    }
}

/// A few headlines of many, for a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Headlines {
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub first: Vec<String>,
}

impl Headlines {
    /// The first `most` of `all`.
    pub(crate) fn of(mut all: Vec<String>, most: usize) -> Self {
        let count = all.len();
        all.truncate(most);
        Self { count, first: all }
    }
}

impl fmt::Display for Headlines {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let more = if self.count > self.first.len() { ", …" } else { "" };
        let noun = if self.count == 1 { "story" } else { "stories" };
        write!(out, "{} {noun} ({}{more})", self.count, Shown(self.first.join(", ")))
    }
}

fn remedy(path: Option<&Path>) -> String {
    path.map_or_else(String::new, |path| {
        format!("; to withdraw: benbao archive withdraw --file {} --reason REASON", Shown(path.display()))
    })
}

fn nothing_left(on_page: usize) -> String {
    match on_page {
        0 => "no published story came from it".to_owned(),
        count => format!(
            "its {count} published stor{} on a page; take them off it first, or withdraw them by id (benbao archive withdraw ID)",
            if count == 1 { "y is" } else { "ies are" }
        ),
    }
}

fn only_here(headlines: &[String]) -> String {
    match headlines {
        [] => String::new(),
        all => format!("; not published, since only this one holds it: {}; move it to the page", Shown(all.join(", "))),
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}
