//! Words (措辞): everything a person reads, in Chinese and English, out of one catalogue.
//!
//! The program speaks in facts: an error, a warning, the reason of a reading. What each of them says stands in `words/en/` and
//! `words/zh/`, one file a subject, in Fluent; which sentence a fact has, and what stands in it, stands beside the facts here.
//! Nothing is printed here, and nothing of what a paper publishes is worded by the language of its editor.

pub(crate) mod adopted;
pub(crate) mod answers;
mod archive;
mod catalogue;
pub(crate) mod doubts;
mod errors;
pub(crate) mod excerpt;
pub mod language;
pub mod message;
pub(crate) mod outlet;
pub(crate) mod pictures;
pub(crate) mod reading;
pub(crate) mod refusals;
mod settings;
pub(crate) mod site;
pub(crate) mod warnings;

#[cfg(test)]
mod tests;
