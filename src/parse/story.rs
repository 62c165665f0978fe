//! Stories: where each begins (`segment`, `unmarked`), its title block (`headline`), who made it (`credits`), its text (`body`), what
//! of it stands on other pages (`turn`), and the account of its lines (`ledger`).

pub(crate) mod body;
pub(crate) mod credits;
pub(crate) mod guess;
pub(crate) mod headline;
pub(crate) mod joins;
pub(crate) mod ledger;
pub(crate) mod segment;
pub(crate) mod start;
pub(crate) mod title;
pub(crate) mod turn;
pub(crate) mod unmarked;
