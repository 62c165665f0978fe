//! The stories that are held back, as they were told.
//!
//! A story that is held back is no story of the archive: it has no id, and no run but the one that lets it out dates it. What
//! was told of it (`said`) stands for it meanwhile, and brings its page to be read again.

use crate::archive::accepted::Accepted;
use crate::archive::doubtful::Became;
use crate::archive::store::said::Said;
use crate::text::identity;
use chrono::Datelike;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

/// The number under which the day of a story stands in what is said of it.
pub(crate) const DAY: &str = "day";
/// The name under which its headline stands there.
pub(crate) const HEADLINE: &str = "headline";

/// A day as a number: 20260305.
pub(crate) fn number_of(day: NaiveDate) -> usize {
    usize::try_from(day.year()).unwrap_or_default() * 10_000 + usize::try_from(day.month() * 100 + day.day()).unwrap_or_default()
}

/// A story that is held back, new or a later version, as it was told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Waiting {
    /// What it is known by.
    pub(crate) headline: String,
    /// Its day, as a number.
    pub(crate) day: u64,
    /// Whether it is new.
    became: Became,
    /// Whether a person accepted it since.
    is_accepted: bool,
}

impl Waiting {
    /// Whether a person accepted it since.
    pub(crate) fn is_accepted(&self) -> bool {
        self.is_accepted
    }
}

/// Stories that are held back, by their pages.
pub(crate) type ByPage = BTreeMap<PathBuf, BTreeSet<Waiting>>;

/// Stories that were held back and may be lost to the paper, by the identity form of what they are known by: the page of each, and it.
pub(crate) type Awaited = BTreeMap<String, Vec<(PathBuf, Waiting)>>;

/// The stories that are held back, of all that was told.
pub(crate) fn held_back(told: &BTreeSet<Said>, accepted: &Accepted) -> ByPage {
    let mut waiting = ByPage::new();
    for said in told {
        let Some(became) = Became::of(&said.why).filter(|became| became.is_held()) else { continue };
        waiting.entry(PathBuf::from(&said.path)).or_default().insert(Waiting {
            headline: said.why.text_of(HEADLINE).unwrap_or_default().to_owned(),
            day: said.why.number_of(DAY).unwrap_or_default(),
            became,
            is_accepted: said.story.is_some_and(|story| accepted.holds(story)),
        });
    }
    waiting
}

/// The new ones among stories that were held back on pages that are read or gone.
pub(crate) fn awaited(waiting: &ByPage, is_unread: impl Fn(&Path) -> bool) -> Awaited {
    let mut awaited = Awaited::new();
    for (path, stories) in waiting.iter().filter(|(path, _)| !is_unread(path)) {
        for story in stories.iter().filter(|story| story.became == Became::HeldBack) {
            awaited.entry(identity(&story.headline)).or_default().push((path.clone(), story.clone()));
        }
    }
    awaited
}
