//! What becomes of a story that is to be looked at: published all the same, or held back until a person has looked.
//!
//! A story that is held back is no story of the archive: it has no id, and no run but the one that lets it out dates it. What
//! was told of it (`said`) stands for it meanwhile, and brings its page to be read again. A story that readers have already
//! stays as they have it.

use crate::archive::fault::Fault;
use crate::archive::identity::words;
use crate::archive::matching::Fresh;
use crate::archive::matching::Known;
use crate::archive::record::Found;
use crate::archive::record::Recording;
use crate::archive::said::Said;
use crate::article::Article;
use crate::article::history::State;
use crate::error::Place;
use crate::error::warning::Headlines;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::text::identity;
use crate::words::message::Message;
use chrono::Datelike;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

/// What becomes of doubtful stories (`doubtful` under `[reading]`, `--strict`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Doubtful {
    /// They are published, and named.
    #[default]
    Publish,
    /// They are held back, and named.
    Hold,
}

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

impl Became {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Published, Self::HeldBack, Self::LeftAsItWas];

    /// The sentence that says it, with its doubt.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Published => "look-at",
            Self::HeldBack => "look-at-held-back",
            Self::LeftAsItWas => "look-at-left",
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
    headline: String,
    /// Its day, as a number.
    day: u64,
    /// Whether it is new.
    became: Became,
}

/// Stories that are held back, by their pages.
pub(crate) type ByPage = BTreeMap<PathBuf, BTreeSet<Waiting>>;

/// Stories that were held back and may be lost to the paper, by the identity form of what they are known by: the page of each, and it.
pub(crate) type Awaited = BTreeMap<String, Vec<(PathBuf, Waiting)>>;

/// The stories that are held back, of all that was told.
pub(crate) fn waiting(told: &BTreeSet<Said>) -> ByPage {
    let mut waiting = ByPage::new();
    for said in told {
        let Some(became) = Became::of(&said.why).filter(|became| became.is_held()) else { continue };
        waiting.entry(PathBuf::from(&said.path)).or_default().insert(Waiting {
            headline: said.why.text_of(HEADLINE).unwrap_or_default().to_owned(),
            day: said.why.number_of(DAY).unwrap_or_default(),
            became,
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

/// How many headlines a message names.
const HEADLINES: usize = 3;

impl Recording<'_> {
    /// Whether a story is not to be published as it was read.
    pub(crate) fn holds_back(&self, article: &Article) -> bool {
        self.doubtful == Doubtful::Hold && !article.doubts.is_empty()
    }

    /// Notes that it was not. Its page decides of nothing else until it is let out.
    pub(crate) fn hold_back(&mut self, fresh: &Fresh, became: Became) {
        self.undecided.insert(fresh.source);
        self.changes.hold_back(fresh.article.place.clone(), became);
    }

    /// Keeps a doubtful story out of the feeds that readers do not have: one that waits for its hour, which is judged at the end
    /// of the run, or one that was off its page. Gives back what is published.
    pub(crate) fn kept_from(&mut self, fresh: Fresh, known: Known) -> Result<Option<(Fresh, Known)>, Fault> {
        let is_unseen = matches!(known.row.state, State::Held | State::OffPage);
        if !is_unseen || !self.holds_back(&fresh.article) || !self.owns(&fresh, &known)? {
            return Ok(Some((fresh, known)));
        }
        if known.row.state == State::Held {
            let path = fresh.article.place.path.clone();
            self.lost.entry(known.row.number).or_default().insert(path);
        }
        self.hold_back(&fresh, Became::HeldBack);
        Ok(None)
    }

    /// Whether a file may say what an article is: the one that its text came from, or one that takes its place.
    fn owns(&self, fresh: &Fresh, known: &Known) -> Result<bool, Fault> {
        let is_its_own = known.revision.place.path == fresh.article.place.path;
        Ok(is_its_own || !self.claimed.contains(&known.row.number) && !self.is_sighted(known.row.number, &known.revision)?)
    }

    /// A story that its page may hold still, since what is held back of the page may be it: it stays on the page, to be judged
    /// when nothing is held back any more.
    pub(crate) fn see_again(&mut self, article: i64, files: &BTreeSet<PathBuf>) -> Result<(), Fault> {
        let source = |file: &PathBuf| match self.found.get(file) {
            Some(Found::Stories { source, .. }) => Some(*source),
            _ => None,
        };
        let sources: Vec<i64> = files.iter().filter_map(source).collect();
        sources.into_iter().try_for_each(|source| self.see(source, article))
    }

    /// Notes that a story that was held back has been met.
    pub(crate) fn meet(&mut self, article: &Article) {
        if !self.awaited.is_empty() {
            self.awaited.remove(&identity(&words(article)));
        }
    }

    /// Says which stories were held back and are lost to the paper: their page is gone, or tells another day, and no page holds
    /// them. Nothing else tells of them.
    pub(crate) fn tell_missed(&mut self) {
        let mut missed: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
        for (path, Waiting { headline, day, .. }) in std::mem::take(&mut self.awaited).into_values().flatten() {
            let is_missed = match self.found.get(&path) {
                Some(Found::Nothing) => true,
                Some(Found::Stories { date, .. }) => u64::try_from(number_of(*date)).is_ok_and(|now| now != day),
                _ => false,
            };
            if is_missed {
                missed.entry(path).or_default().push(headline);
            }
        }
        for (path, headlines) in missed {
            let kind = WarningKind::HeldAndGone { headlines: Headlines::of(headlines, HEADLINES) };
            self.warnings.push(Warning { place: Place::file(&path), kind });
        }
    }
}
