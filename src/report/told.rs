//! Whether this run is the first to tell something, or an earlier one did.

/// Whether something was told before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// This run tells it first.
    #[default]
    Now,
    /// An earlier run did, and it has not changed.
    Before,
}
