//! Bylines (署名): who is credited by a run of words. `token` cuts it, `name` finds names, `hands` knows whose
//! role is open, `run` with `outlet`, `affiliation` and `belief` reads the letters between role words, `grammar` explains all of it to
//! the last character.

pub(crate) mod affiliation;
pub(crate) mod belief;
pub(crate) mod credited;
pub(crate) mod grammar;
pub(crate) mod hands;
pub(crate) mod held;
pub(crate) mod name;
pub(crate) mod outlet;
pub(crate) mod run;
pub(crate) mod token;
