//! The folder of a paper that is watched: by what the system tells of it, in turns where it tells nothing, and whole every so often.

use crate::cli::steady::options::Pages;
use crate::config::Paper;
use crate::disk;
use crate::watch::Found;
use crate::watch::Hint;
use crate::watch::Hints;
use crate::watch::Settling;
use crate::watch::Watched;
use crate::words::message::Message;
use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::TryRecvError;
use std::thread;
use std::time::Duration;
use std::time::Instant as Clock;

/// At a turn so long after the last one everything is asked again: what a signal, a clock and a folder say.
const TURN: Duration = Duration::from_millis(200);

/// Where nobody tells of changes, the folder is looked at so often, and less often where a look takes long: a tenth of the time at most.
const POLL: Duration = Duration::from_millis(500);
const POLL_SHARE: u32 = 10;

/// Whether the folder is still the one that is watched is asked so often.
const ATTEND: Duration = Duration::from_secs(1);

/// A folder that is watched, or one that is not.
pub(crate) struct Folder {
    pages: Pages,
    rescan: Duration,
    watched: Watched,
    /// Whether changes are told where it lies.
    is_told: bool,
    hints: Option<Hints>,
    heard: Receiver<Hint>,
    /// Which folder stands under its name, by its numbers of the system.
    place: Option<(u64, u64)>,
    attended: Option<Clock>,
    settling: Settling,
    begun: Clock,
    looked: Option<Clock>,
    /// How long a look takes.
    cost: Duration,
    /// Whether something may differ from what was read.
    doubts: bool,
}

/// What was found that a run is made for, and what is still being written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum News {
    /// Files that have changed, so many.
    Changed { files: usize, moving: BTreeSet<PathBuf> },
    /// Nothing, in a look that was due.
    Nothing,
}

/// What there is to say of how it is watched.
pub(crate) enum Said {
    /// It is watched so.
    Watched(Message),
    /// Nobody tells of changes.
    Unheard(Message),
}

impl Folder {
    /// One that nobody has looked at.
    pub(crate) fn new(pages: Pages) -> Self {
        Self {
            pages,
            rescan: Duration::MAX,
            watched: Watched::default(),
            is_told: false,
            hints: None,
            heard: mpsc::channel().1,
            place: None,
            attended: None,
            settling: Settling::default(),
            begun: Clock::now(),
            looked: None,
            cost: Duration::ZERO,
            doubts: true,
        }
    }

    /// Watches the folder of a paper as it is set now; says so where it is another one than before.
    pub(crate) fn follow(&mut self, paper: &Paper) -> Vec<Said> {
        self.rescan = paper.steady.rescan;
        let watched = Watched {
            folder: paper.source.dir.clone(),
            files: vec![paper.settings.clone()],
            except: vec![paper.output.clone(), paper.archive.folder.clone()],
        };
        self.is_told = !paper.steady.poll && disk::shares_memory(&watched.folder);
        if self.pages == Pages::Unwatched || watched == self.watched && self.hints.is_some() == self.is_told {
            return Vec::new();
        }
        let is_another = watched.folder != self.watched.folder;
        self.watched = watched;
        self.place = self.standing();
        let refused = self.listen();
        if !is_another {
            // Once is enough; it is tried again with every run.
            return Vec::new();
        }
        if self.place.is_none() {
            return vec![self.gone()];
        }
        let how = if self.hints.is_some() { "steady-hears" } else { "steady-polls" };
        let watched = Said::Watched(Message::new(how).text("folder", self.watched.folder.display()));
        refused.map(Said::Unheard).into_iter().chain([watched]).collect()
    }

    /// Has changes told of the folder as it stands there now; gives why they are not, where they should be.
    fn listen(&mut self) -> Option<Message> {
        let (sender, receiver) = mpsc::channel();
        self.heard = receiver;
        self.doubts = true;
        // The old ones are given back first: the system has only so many.
        self.hints = None;
        match self.is_told.then(|| self.watched.hints(sender))? {
            Ok(hints) => {
                self.hints = Some(hints);
                None
            }
            Err(refused) => Some(unheard(&refused)),
        }
    }

    /// Whether the folder is still the one that is watched: of one that was unmounted, or renamed and made anew, nothing is told any
    /// more, or what is told is of another. Says so once when it is gone, and once when it is back.
    pub(crate) fn attend(&mut self) -> Vec<Said> {
        if self.pages == Pages::Unwatched || self.attended.is_some_and(|attended| attended.elapsed() < ATTEND) {
            return Vec::new();
        }
        self.attended = Some(Clock::now());
        let place = self.standing();
        let before = std::mem::replace(&mut self.place, place);
        if place == before {
            return Vec::new();
        }
        if place.is_none() {
            // It is looked at in turns until something stands there.
            self.hints = None;
            self.doubts = true;
            return vec![self.gone()];
        }
        let refused = self.listen();
        let how = if before.is_none() { "steady-back" } else { "steady-another" };
        let back = Said::Watched(Message::new(how).text("folder", self.watched.folder.display()));
        [back].into_iter().chain(refused.map(Said::Unheard)).collect()
    }

    /// Which folder stands there now. Where it is looked at in turns, one is as good as another, and a share may number it anew.
    fn standing(&self) -> Option<(u64, u64)> {
        let found = fs::metadata(&self.watched.folder).ok()?;
        Some(if self.is_told { (found.dev(), found.ino()) } else { (0, 0) })
    }

    fn gone(&self) -> Said {
        Said::Unheard(Message::new("steady-gone").text("folder", self.watched.folder.display()))
    }

    /// Looks at the folder where something may have changed, and whole every so often.
    pub(crate) fn news(&mut self) -> Option<News> {
        if self.pages == Pages::Unwatched {
            return None;
        }
        loop {
            match self.heard.try_recv() {
                Ok(hint) => self.hear(hint),
                Err(TryRecvError::Empty) => break,
                // Who tells of changes has ended: it is looked at in turns, and the next run asks for another one.
                Err(TryRecvError::Disconnected) => {
                    self.hints = None;
                    break;
                }
            }
        }
        let since = self.looked.map(|looked| looked.elapsed());
        let is_old = since.is_none_or(|since| since >= self.rescan);
        let is_polled = self.hints.is_none() && since.is_none_or(|since| since >= POLL.max(self.cost * POLL_SHARE));
        if !(self.doubts && since.is_none_or(|since| since >= TURN) || is_old || is_polled) {
            return None;
        }
        match self.look() {
            Found::Settled { changed: files, moving } => Some(News::Changed { files, moving }),
            Found::Nothing if is_old => Some(News::Nothing),
            Found::Nothing | Found::Moving => None,
        }
    }

    fn hear(&mut self, hint: Hint) {
        self.settling.hear(hint, self.begun.elapsed());
        self.doubts = true;
    }

    fn look(&mut self) -> Found {
        let clock = Clock::now();
        let look = self.watched.look();
        let found = self.settling.compare(&look, self.begun.elapsed());
        self.doubts = found != Found::Nothing;
        self.cost = clock.elapsed();
        self.looked = Some(Clock::now());
        if let Found::Settled { moving, .. } = &found {
            self.settling.take(look, moving);
        }
        found
    }

    /// What is still being written.
    pub(crate) fn moving(&mut self) -> BTreeSet<PathBuf> {
        match self.pages {
            Pages::Unwatched => BTreeSet::new(),
            Pages::Watched => self.settling.moving(&self.watched.look(), self.begun.elapsed()),
        }
    }

    /// Waits for a hint, at most for a turn.
    pub(crate) fn wait(&mut self) {
        match self.heard.recv_timeout(TURN) {
            Ok(hint) => self.hear(hint),
            Err(RecvTimeoutError::Timeout) => {}
            // Nobody tells of changes.
            Err(RecvTimeoutError::Disconnected) => thread::sleep(TURN),
        }
    }
}

/// Why changes are not told, and that they are found all the same.
fn unheard(refused: &notify::Error) -> Message {
    match refused.kind {
        notify::ErrorKind::MaxFilesWatch => Message::new("steady-too-many"),
        _ => Message::new("steady-unheard").fact("why", &Message::verbatim(&refused.to_string())),
    }
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let mut samples = ["steady-hears", "steady-polls", "steady-gone", "steady-back", "steady-another"]
        .map(|code| Message::new(code).text("folder", "pages"))
        .to_vec();
    let refused = [notify::ErrorKind::MaxFilesWatch, notify::ErrorKind::PathNotFound];
    samples.extend(refused.map(|kind| unheard(&notify::Error::new(kind))));
    samples
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_which_nobody_tells_any_more_is_looked_at_in_turns() {
        let home = tempfile::tempdir().unwrap();
        let mut folder = Folder::new(Pages::Watched);
        folder.watched.folder = home.path().to_owned();
        folder.is_told = true;
        assert!(folder.listen().is_none() && folder.hints.is_some());
        assert_eq!(folder.news(), Some(News::Nothing));
        // Whoever tells has ended.
        folder.heard = mpsc::channel().1;
        fs::write(home.path().join("2023-04-09-A01.md"), "# 标题\n").unwrap();
        let until = Clock::now() + Duration::from_secs(30);
        let news = loop {
            match folder.news() {
                Some(news) => break Some(news),
                None if Clock::now() >= until => break None,
                None => folder.wait(),
            }
        };
        assert_eq!(news, Some(News::Changed { files: 1, moving: BTreeSet::new() }));
        assert!(folder.hints.is_none());
    }
}
