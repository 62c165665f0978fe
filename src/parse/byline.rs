//! Bylines (署名): who is credited by a run of words. `token` cuts it, `name` finds names, `grammar` explains it to its
//! last character.

pub(crate) mod grammar;
pub(crate) mod name;
pub(crate) mod token;
