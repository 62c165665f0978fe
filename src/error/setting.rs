//! What is wrong with a setting, of the file or of the command line.

use crate::error::Place;
use crate::error::slip::Slip;
use crate::error::system::System;
use crate::error::value::WrongValue;
use std::path::PathBuf;

/// A setting that is unknown, missing or wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misset {
    /// Where it is said.
    pub place: Setting,
    /// What is wrong with it.
    pub wrong: WrongSetting,
    /// The line of the file, where it is said in one.
    pub excerpt: Option<Excerpt>,
}

/// Where a setting is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// In the file of the settings.
    At(Place),
    /// By an option of the command line, such as `--output`.
    Option(String),
}

/// A line of a file with the part of it that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The line, counted from 1.
    pub line: usize,
    /// Its words.
    pub text: String,
    /// Characters of the line counted from 0, end excluded.
    pub columns: (usize, usize),
}

/// What is wrong with a setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongSetting {
    /// The file is not text in UTF-8.
    NotText,
    /// There is no file.
    NoFile,
    /// The system refused the file.
    Unreadable(System),
    /// The file is no TOML from here on.
    Slip(Slip),
    /// A key is needed.
    Missing {
        /// The key.
        key: &'static str,
        /// A line that says it.
        example: &'static str,
        /// The option that says it too.
        option: &'static str,
    },
    /// No cron line says when to run.
    NoSchedule,
    /// Nobody is named who mints ids, and the address of the feeds has no name.
    MissingAuthority,
    /// There is no such key.
    Unknown {
        /// The key as written.
        key: String,
        /// What is meant by it.
        remedy: Remedy,
    },
    /// A table has a single value.
    NoTable {
        /// The table.
        name: String,
    },
    /// What there may be several of is a single table or value.
    NoTables {
        /// The name.
        name: String,
    },
    /// A `[[feed]]` has no name.
    NamelessFeed,
    /// A `[[feed]]` asks for every story.
    BoundlessFeed {
        /// Its name.
        name: String,
    },
    /// A value is of another kind than its key.
    Kind {
        /// The key.
        key: String,
        /// The kind that it has.
        expected: Expected,
        /// The kind of the value, as TOML calls it.
        found: &'static str,
    },
    /// A number, or yes or no, in quotes.
    Quoted {
        /// The key.
        key: String,
        /// The kind that it has.
        expected: Expected,
        /// What stands in the quotes.
        value: String,
    },
    /// The paper's own style breaks a rule.
    Style(WrongStyle),
    /// A value breaks a rule.
    Value {
        /// The key.
        key: String,
        /// Which.
        wrong: WrongValue,
    },
    /// A key of the paper's own breaks a rule.
    Key(WrongValue),
    /// Two keys of the paper's own are one.
    Twice {
        /// What they are.
        name: String,
    },
    /// Two files would be written as one.
    OneName {
        /// The first.
        one: PathBuf,
        /// The other.
        other: PathBuf,
        /// What both would be.
        name: PathBuf,
    },
    /// A page would be overwritten.
    OverPage {
        /// The page.
        page: PathBuf,
    },
    /// A folder that is to be written into holds a folder of the paper.
    HoldsPaper {
        /// What was named.
        target: PathBuf,
        /// The paper's folder.
        folder: PathBuf,
    },
    /// A file would take a place in what the paper lives by.
    InPaper {
        /// The file.
        file: PathBuf,
        /// The folder or file of the paper.
        owner: PathBuf,
    },
    /// An explanation is for people, and JSON was asked for.
    ExplainInJson,
    /// A folder was named for JSON, and no JSON was asked for.
    OutputOfTable,
    /// JSON of several pages goes to no stdout.
    SeveralInJson,
}

/// The kind of value that a key has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// Several texts.
    Texts,
    /// A whole number from 1.
    Count,
    /// Yes or no.
    Flag,
}

/// What is meant by a key that there is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remedy {
    /// It stands in the wrong table; an empty name is what stands above every table.
    Belongs(Vec<&'static str>),
    /// A key in other letters.
    Case(&'static str),
    /// The key that it is most like.
    Like(&'static str),
    /// None: those that there are.
    Known(Vec<&'static str>),
}

/// What is wrong with a style of the paper's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongStyle {
    /// There is no such file.
    Missing,
    /// It takes another one in.
    Import,
    /// It asks for something from elsewhere.
    Outside,
}
