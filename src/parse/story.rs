//! Stories: where each begins (`segment`: `marked` and `unmarked` pages, `items` within a story), its title block (`title_block`, `block`,
//! `headline`), who made it (`credits`), its text (`body`, `joins`, `setting`), what of it stands on other pages (`turn`), and the account of its
//! lines (`ledger`).

pub(crate) mod address;
pub(crate) mod block;
pub(crate) mod body;
pub(crate) mod credits;
pub(crate) mod cut;
pub(crate) mod dates;
pub(crate) mod doubtful;
pub(crate) mod flat;
pub(crate) mod guess;
pub(crate) mod head;
pub(crate) mod headline;
pub(crate) mod items;
pub(crate) mod joins;
pub(crate) mod ledger;
pub(crate) mod marked;
pub(crate) mod overview;
pub(crate) mod segment;
pub(crate) mod setting;
pub(crate) mod staff;
pub(crate) mod start;
pub(crate) mod title;
pub(crate) mod title_block;
pub(crate) mod turn;
pub(crate) mod unmarked;
