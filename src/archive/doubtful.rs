//! What becomes of a story that is to be looked at: published all the same, or held back until a person has looked.

use crate::words::message::Message;

/// What becomes of doubtful stories (`doubtful` under `[reading]`, `--strict`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Doubtful {
    /// They are published, and named.
    #[default]
    Publish,
    /// They are held back, and named.
    Hold,
}

listed! {
    /// What became of a doubtful story in a run.
    #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Became {
        /// It is published as it was read, now or before.
        #[default]
        Published,
        /// It is new, and held back.
        HeldBack,
        /// Readers keep it as it was.
        LeftAsItWas,
    }
}

impl Became {
    /// The sentence that says it, with its doubt.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Published => "look-at",
            Self::HeldBack => "look-at-held-back",
            Self::LeftAsItWas => "look-at-left",
        }
    }

    /// What a list says of it.
    pub(crate) fn said_in_lists(self) -> &'static str {
        match self {
            Self::Published => "doubtful-published",
            Self::HeldBack => "doubtful-held-back",
            Self::LeftAsItWas => "doubtful-left",
        }
    }

    /// What a sentence says.
    pub(crate) fn of(said: &Message) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == said.code())
    }

    /// Whether something of it waits for a person.
    pub fn is_held(self) -> bool {
        self != Self::Published
    }
}
