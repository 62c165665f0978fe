//! A run: what it has to read, what it takes in, what it keeps.

pub(crate) mod birth;
pub mod changes;
pub(crate) mod holding;
pub(crate) mod keeping;
pub(crate) mod leaving;
pub(crate) mod lookup;
pub(crate) mod namesakes;
pub mod plan;
pub mod record;
pub(crate) mod remember;
pub(crate) mod resolve;
pub(crate) mod waiting;
