//! Identity and history through the command line: what a reader has must stay what it is.

mod archive;
mod identity;
mod incremental;
mod paper;
mod walk;
mod withdrawal;
