//! The page: its day, number and section (`folio`, `inferred`, `lunar`, `moment`), and what a saved page puts around it (`navigation`).

pub mod folio;
pub(crate) mod inferred;
pub(crate) mod lunar;
pub(crate) mod moment;
pub(crate) mod navigation;
