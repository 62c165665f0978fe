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
use std::path::PathBuf;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::Duration;
use std::time::Instant as Clock;

/// At a turn so long after the last one everything is asked again: what a signal, a clock and a folder say.
const TURN: Duration = Duration::from_millis(200);

/// Where nobody tells of changes, the folder is looked at so often, and less often where a look takes long: a tenth of the time at most.
const POLL: Duration = Duration::from_millis(500);
const POLL_SHARE: u32 = 10;

/// A folder that is watched, or one that is not.
pub(crate) struct Folder {
    pages: Pages,
    rescan: Duration,
    watched: Watched,
    hints: Option<Hints>,
    heard: Receiver<Hint>,
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
            hints: None,
            heard: mpsc::channel().1,
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
        let is_told = !paper.steady.poll && disk::shares_memory(&watched.folder);
        if self.pages == Pages::Unwatched || watched == self.watched && self.hints.is_some() == is_told {
            return Vec::new();
        }
        let (sender, receiver) = mpsc::channel();
        self.heard = receiver;
        let mut said = Vec::new();
        self.hints = match is_told.then(|| watched.hints(sender)) {
            Some(Ok(hints)) => Some(hints),
            // Once is enough; it is tried again with every run.
            Some(Err(refused)) if watched != self.watched => {
                said.push(Said::Unheard(unheard(&refused)));
                None
            }
            Some(Err(_)) | None => None,
        };
        if watched != self.watched {
            let how = if self.hints.is_some() { "steady-hears" } else { "steady-polls" };
            said.push(Said::Watched(Message::new(how).text("folder", watched.folder.display())));
        }
        self.watched = watched;
        self.doubts = true;
        said
    }

    /// Looks at the folder where something may have changed, and whole every so often.
    pub(crate) fn news(&mut self) -> Option<News> {
        if self.pages == Pages::Unwatched {
            return None;
        }
        let hints: Vec<Hint> = self.heard.try_iter().collect();
        hints.into_iter().for_each(|hint| self.hear(hint));
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
    let mut samples = ["steady-hears", "steady-polls"].map(|code| Message::new(code).text("folder", "pages")).to_vec();
    let refused = [notify::ErrorKind::MaxFilesWatch, notify::ErrorKind::PathNotFound];
    samples.extend(refused.map(|kind| unheard(&notify::Error::new(kind))));
    samples
}
