//! Turns a newspaper's article texts into RSS, Atom and JSON feeds.
pub mod article;
pub mod beijing;
pub mod date;
pub mod document;
pub mod error;
pub mod feed;
pub mod parse;
pub mod text;
pub mod typography;
