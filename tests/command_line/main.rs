//! The program from outside: its commands, its settings, what it says of bad input, and whether the README is true.

mod bad_input;
mod commands;
mod config;
mod readme;
mod support;
