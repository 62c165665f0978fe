//! A run, as types: pages taken in (`taking`), all of it decided and recorded (`recorded`), kept for ever (`kept`).
//!
//! Each step takes the one before, so that no other order compiles. Nothing counts until it is kept, and what is dropped
//! before never was.

pub(crate) mod birth;
pub mod changes;
pub(crate) mod crowd;
pub(crate) mod hand;
pub(crate) mod holding;
pub(crate) mod keeping;
pub mod kept;
pub(crate) mod leaving;
pub(crate) mod listing;
pub(crate) mod pages;
pub(crate) mod past;
pub mod pictured;
pub mod plan;
pub mod record;
pub mod recorded;
pub(crate) mod remember;
pub(crate) mod resolve;
pub(crate) mod shelving;
pub(crate) mod shown;
pub mod taking;
pub(crate) mod telling;
pub(crate) mod waiting;
