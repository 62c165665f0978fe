//! What is wrong with a setting, of the file or of the command line.

use crate::error::Place;

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
    /// Said in words.
    Said(String),
}
