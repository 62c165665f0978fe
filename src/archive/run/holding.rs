//! A doubtful story is held back (`doubtful`): a new one gets no id, and one that readers have already stays as they have it.
//! What was held back and is lost to the paper is told.

use crate::archive::doubtful::Became;
use crate::archive::doubtful::Doubtful;
use crate::archive::identity::known::Fresh;
use crate::archive::identity::known::Known;
use crate::archive::identity::mint::words;
use crate::archive::run::record::Found;
use crate::archive::run::record::Recording;
use crate::archive::run::waiting::Waiting;
use crate::archive::run::waiting::number_of;
use crate::archive::store::fault::Fault;
use crate::article::Article;
use crate::article::history::State;
use crate::error::Place;
use crate::error::warning::Headlines;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::text::identity;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// How many headlines a message names.
const HEADLINES: usize = 3;

impl Recording {
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
