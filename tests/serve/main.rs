//! `benbao serve` before real sockets: what every answer says, what nobody gets, what happens while the paper is published, and how
//! it ends. `SERVE_FULL=1` asks for the numbers that take minutes, as `.ci/full` does.

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
