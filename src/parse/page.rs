//! The page: its day, number and section (`folio`; `hearing` asks front matter: `front`, `hint`, `moment`, the path: `path`, `day`, `name`,
//! page lines: `edges`, `lunar`; `inferred` the datelines, and `printed_day` any line), what a saved page puts around it (`navigation`), the list of what other
//! pages hold (`contents`), and what an editor orders of its lines (`orders`).

pub(crate) mod contents;
pub(crate) mod day;
pub(crate) mod edges;
pub(crate) mod folio;
pub(crate) mod front;
pub(crate) mod hearing;
pub(crate) mod hint;
pub(crate) mod inferred;
pub(crate) mod lunar;
pub(crate) mod moment;
pub(crate) mod name;
pub(crate) mod navigation;
pub(crate) mod orders;
pub mod path;
pub(crate) mod printed_day;
