//! Turns a newspaper's article texts into RSS, Atom and JSON feeds: every story dated in Beijing time, every byline
//! credited, the same identity for ever.
//!
//! What the program does for its user stands in the README; this page is for those who read or change the code.
//!
//! ```
//! use benbao::beijing::Instant;
//! use benbao::config;
//! use benbao::convert::convert;
//! use benbao::convert::stage::Mode;
//!
//! let now = Instant::parse("2026-01-05T06:30:00+08:00").ok_or("no moment")?;
//! // An outlet of its own: it has a history of its own too, so that every page is new.
//! let overrides = config::Overrides { output: Some("elsewhere".into()), ..config::Overrides::default() };
//! let paper = config::paper(&overrides, now)?;
//! let report = convert(&paper, Mode::DryRun, &|_| {});
//! assert_eq!((report.pages, report.articles, report.with_authors), (1, 4, 4));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where to start
//!
//! [`convert`] tells the whole story in one function; any behaviour is two steps from there.
//!
//! ```text
//! file → read → Document → parse → Articles + Warnings → archive → Items → compose → Feed → write → bytes → publish → outlet
//! ```
//!
//! # The code map
//!
//! Imports only go down this list; `tests/layers.rs` says so.
//!
//! | | |
//! | --- | --- |
//! | [`cli`] | one file a command: its flags, and what its user reads |
//! | [`convert`] | the order of the rooms |
//! | [`reading`], [`report`] | pages to readings, copies set apart; what a run did, as data |
//! | [`config`] | `benbao.toml` and the command line become the options of the rooms |
//! | `serve` | the output over HTTP, for those who have no web server and those who put one before it |
//! | [`publish`] | bytes appear in their outlet whole or not at all |
//! | [`schedule`], [`watch`], [`websub`] | what is due, what has changed, who is told of it |
//! | [`mod@check`] | a feed of anybody, held to its standard: what is wrong, where, and what would be right |
//! | [`galley`] | what an editor looks at: table, explanation, proof, JSON |
//! | [`read`] | a file becomes a [`document::Document`]: lines and hints |
//! | [`parse`] | documents become articles and warnings |
//! | [`archive`] | what was seen, revised and withdrawn: articles get the identity and the moments that never change |
//! | [`compose`] | items become a feed: which, in what order, with what words |
//! | [`mod@write`] | a feed becomes bytes, a file a format |
//! | [`feed`], [`article`], [`document`], [`account`] | the nouns: what is published, what we believe, what a file said, what became of every part of it |
//! | [`shelf`] | which feeds beside the paper's own a story stands in |
//! | [`words`] | everything a person reads, in Chinese and English |
//! | [`typography`], [`beijing`] | punctuation restored; civil time in China |
//! | `open` | a file that others may change is opened without following and without waiting |
//! | [`text`], [`error`] | what XML may carry, widths; what can go wrong |
//! | [`shown`], `listed` | foreign text on a terminal; enumerations that list themselves |
//!
//! # What never happens
//!
//! - **`read`, `parse`, `archive`, `compose` and `write` do not know one another.** Each knows the nouns; only `convert` knows the order.
//! - **Parsing never fails**, and reads no clock, no file and no network: it returns articles and warnings.
//! - **No noun is serialised, configured or asked to do input or output.** What a format looks like is written beside the format.
//! - **`now` is an argument**, taken once by `cli`. The same pages and settings give the same bytes on any day, in any time
//!   zone and locale, with any number of threads.
//! - **An id is a function of authority, edition, page and headline**, never of time, the order of files, or chance.
//! - **Text enters XML only as [`text::XmlText`]**, and no XML is written by `format!`.
//! - **Nothing is published that a second parser did not read back**, and nothing is followed through a link.
//! - **Nothing is printed outside `cli`**, and no write to a closed pipe panics.

#[macro_use]
mod listed;

pub mod account;
pub mod alarm;
pub mod archive;
pub mod article;
pub mod beijing;
pub mod check;
pub mod cli;
pub mod compose;
pub mod config;
pub mod convert;
pub mod date;
mod disk;
pub mod document;
pub mod error;
pub mod feed;
pub mod galley;
mod open;
pub mod parse;
pub mod picture;
pub mod publish;
pub mod read;
pub mod reading;
pub mod report;
pub mod schedule;
mod serve;
pub mod shelf;
pub mod shown;
pub mod site;
pub mod span;
pub mod text;
pub mod typography;
pub mod watch;
pub mod websub;
pub mod words;
pub mod write;
