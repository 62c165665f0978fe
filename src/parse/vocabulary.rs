//! The words of the trade, as data: one home each. `role` is what a word makes of a name, `sender` who sends reporters,
//! `place` where papers report from, `nobody` what is no name, `web` what sites say; `words` how any of them is found.

pub(crate) mod nobody;
pub(crate) mod place;
pub(crate) mod role;
pub(crate) mod sender;
pub(crate) mod web;
pub(crate) mod words;
