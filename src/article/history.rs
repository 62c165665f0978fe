//! The life of a story in two words: where it stands, and what a run made of it.

use std::fmt;

listed! {
    /// Where an article stands.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum State {
        /// In the feeds.
        Live,
        /// Its publication lies in the future: in no output yet.
        Held,
        /// No page holds it any more: out of the feeds, and back when a page holds it again.
        OffPage,
        /// Withdrawn by a person (撤稿): out of the feeds whatever the pages say.
        Withdrawn,
        /// Withdrawn by a person, and its last revision says so in the feeds until newer changes push it out.
        Notice,
        /// The same article as another, which took its place.
        Merged,
    }
}

impl State {
    /// The word in lists and exports, and for `--state`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Held => "held",
            Self::OffPage => "off-page",
            Self::Withdrawn => "withdrawn",
            Self::Notice => "notice",
            Self::Merged => "merged",
        }
    }

    /// The state of that word; exports of an older benbao say `gone` for `off-page`.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "gone" => Some(Self::OffPage),
            word => Self::ALL.into_iter().find(|state| state.as_str() == word),
        }
    }

    /// Whether the feeds carry it as an entry.
    pub(crate) fn is_shown(self) -> bool {
        matches!(self, Self::Live | Self::Notice)
    }

    /// Whether the feeds carry a tombstone for it.
    pub(crate) fn is_tombstone(self) -> bool {
        matches!(self, Self::OffPage | Self::Withdrawn | Self::Merged)
    }

    /// Whether a person said so, against the pages.
    pub(crate) fn is_by_hand(self) -> bool {
        matches!(self, Self::Withdrawn | Self::Notice | Self::Merged)
    }
}

impl fmt::Display for State {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// What happened to an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happened {
    /// Seen for the first time.
    New,
    /// A reader would see the difference.
    Revised,
    /// Set in another way, or found in another place; nothing that a reader would see.
    Layout,
    /// On no page any more.
    Withdrawn,
    /// On a page again.
    Restored,
    /// New, and to be published later.
    Held,
    /// Held back until now.
    Released,
    /// New, of an edition of today or yesterday that was out without it.
    Late,
}

impl Happened {
    /// All of them, in the order of the report.
    pub const ALL: [Self; 8] =
        [Self::New, Self::Late, Self::Revised, Self::Withdrawn, Self::Restored, Self::Held, Self::Released, Self::Layout];

    /// The word in the report.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Revised => "revised",
            Self::Layout => "layout-only",
            Self::Withdrawn => "withdrawn",
            Self::Restored => "restored",
            Self::Held => "held-back",
            Self::Released => "released",
            Self::Late => "late",
        }
    }
}
