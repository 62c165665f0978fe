//! The program from outside: its commands, its settings, what it says of bad input, and whether the README is true.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking, and so do their helpers"
)]

mod adopt;
mod bad_input;
mod commands;
mod config;
mod doctor;
mod documents;
mod door;
mod doubts;
mod doubts_shown;
mod encodings;
mod evening;
mod feeds;
mod file_names;
mod first_build;
mod first_minute;
mod front_matter;
mod health;
mod hostile;
mod init;
mod issue;
mod limits;
mod lists;
mod log;
mod manual;
mod markdown;
mod mojibake;
mod moving;
mod names;
mod office;
mod outlet;
mod pictures;
mod proof;
mod readers;
mod reading;
mod readme;
mod running;
mod site;
mod slips;
mod steady;
mod support;
mod tended;
mod web;
mod websub;
mod widths;
mod words;
mod words_archive;
mod words_settings;
