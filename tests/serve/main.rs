//! `benbao serve` before real sockets: what every answer says, what nobody gets, what happens while the paper is published, and how
//! it ends. What takes minutes is ignored here and run by `.ci/full`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking, and so do their helpers"
)]

mod client;
mod disk;
mod ends;
mod headers;
mod hostile;
mod limits;
mod paper;
mod swap;
