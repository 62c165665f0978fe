//! The page: its day, number and section (`folio`; what its path tells: `path`, `day`, `name`; `hint`, `inferred`, `lunar`, `moment`), and
//! what a saved page puts around it (`navigation`), and what an editor orders of its lines (`orders`).

pub(crate) mod day;
pub(crate) mod folio;
pub(crate) mod hint;
pub(crate) mod inferred;
pub(crate) mod lunar;
pub(crate) mod moment;
pub(crate) mod name;
pub(crate) mod navigation;
pub(crate) mod orders;
pub mod path;
