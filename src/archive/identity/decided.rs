//! What is asked of the rules of who is who, and what they answer.

use crate::archive::identity::known::Fresh;
use crate::archive::identity::known::Known;
use crate::archive::identity::matching::How;
use crate::archive::store::row::ArticleRow;
use crate::article::id::ItemId;

/// What a file holds now, and what it held.
#[derive(Debug)]
pub(crate) struct Leaf {
    /// Its articles, in the order printed.
    pub(crate) fresh: Vec<Fresh>,
    /// Those that it held.
    pub(crate) held: Vec<Known>,
}

/// What an article of a page is.
#[derive(Debug)]
pub(crate) enum Decision {
    /// This one (rules 1, 2, 4, 5, 6).
    Same {
        /// Which.
        known: Box<Known>,
        /// How it was known again.
        how: How,
    },
    /// This one, whose text another file has, which holds it too (rules 1 and 2).
    Beside {
        /// Its number.
        known: i64,
    },
    /// The one that the copy tells of under this id (rule 3).
    Remembered(ItemId),
    /// One that another file holds (rule 7).
    Twin {
        /// Its number.
        known: i64,
        /// Where it stands.
        place: String,
        /// Whether a reader would see another text there.
        version: Version,
    },
    /// None of those known (rule 8).
    New,
    /// Not decided before the next question.
    Waits,
}

/// An article of a page, and what it is.
#[derive(Debug)]
pub(crate) struct Decided {
    pub(crate) fresh: Fresh,
    pub(crate) decision: Decision,
    /// Known articles of which it may be a later version: a person has to say.
    pub(crate) doubts: Vec<ArticleRow>,
}

/// What is to be decided, and so which rules can be asked.
#[derive(Debug)]
pub(crate) enum Question {
    /// Files, of which each has what it held: rules 1 to 5. Pages that are still to be read may hold the rest.
    Pages(Vec<Leaf>),
    /// Articles that waited for the last page: rules 1 and 6.
    AllRead(Vec<Fresh>),
    /// Articles that waited until what comes back was kept: rules 7 and 8.
    AllKept(Vec<Fresh>),
}

/// An article that stands on a page, and may be the one that is looked at.
#[derive(Debug)]
pub(crate) struct Twin {
    pub(crate) row: ArticleRow,
    /// Where it stands, where nothing says that the two files are of two pages or days.
    pub(crate) place: Option<String>,
    /// Whether a reader would see another text there.
    pub(crate) version: Version,
}

/// Whether two printings of a story say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    /// To the letter, as far as a reader sees.
    Same,
    /// They differ.
    Other,
}

/// An article that no rule has settled yet.
#[derive(Debug)]
pub(crate) struct Undecided {
    pub(crate) fresh: Fresh,
    pub(crate) doubts: Vec<ArticleRow>,
}

impl Undecided {
    pub(crate) fn of(fresh: Fresh) -> Self {
        Self { fresh, doubts: Vec::new() }
    }

    pub(crate) fn is(self, decision: Decision) -> Decided {
        Decided { fresh: self.fresh, decision, doubts: self.doubts }
    }
}
