//! Turns a newspaper's article texts into RSS, Atom and JSON feeds.
pub mod archive;
pub mod article;
pub mod beijing;
pub mod cli;
pub mod compose;
pub mod config;
pub mod convert;
pub mod document;
pub mod error;
pub mod feed;
pub mod parse;
pub mod publish;
pub mod read;
pub mod text;
pub mod typography;
pub mod write;
