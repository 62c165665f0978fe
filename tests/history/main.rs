//! Identity and history through the command line: what a reader has must stay what it is.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking, and so do their helpers"
)]

mod acceptances;
mod adopted;
mod another_reader;
mod archive;
mod attacks;
mod desk;
mod identity;
mod inbox;
mod incremental;
mod leftovers;
mod names;
mod paper;
mod property;
mod recall;
mod trial;
mod upgrade;
mod walk;
mod withdrawal;
