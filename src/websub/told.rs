//! What each hub was told last, and what it is yet to be told, in a small file beside the archive. Feeds are known by the hash of
//! their bytes, so that a run which was killed at any moment leaves nothing untold: what lies in the output and what a hub was
//! told are compared anew each time.
//!
//! The file is a convenience: one that is lost or broken costs one word too many. Two programs that write it at once may lose
//! what the other was told, and it is told again.

use crate::beijing::Instant;
use crate::error::Error;
use crate::websub::hub::Hub;
use serde::Deserialize;
use serde::Serialize;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::fs::File;
use std::io;
use std::io::Write;
use std::path::Path;
use url::Url;

/// The name of the file in the folder of the archive.
const FILE: &str = "hubs.json";

/// The file before it appears; one that a killed run left is written over.
const UNBORN: &str = "hubs.json.new";

/// No paper has so many hubs that its file is larger.
const MOST: u64 = 1 << 20;

/// How long, in seconds, until a hub that refused is asked again: each time twice as long, up to a limit.
const FIRST_AGAIN: i64 = 60;
const LAST_AGAIN: i64 = 3600;

/// Doubled so often the first is longer than the last.
const DOUBLINGS: u32 = 6;

/// After so many seconds a hub is given up until the feed changes again: by then its subscribers have asked for themselves.
const PATIENCE: i64 = 24 * 3600;

/// What a hub knows of a feed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Told {
    /// The bytes that it was told of, or that it was given up with.
    hash: Option<String>,
    /// What it is yet to be told.
    waits: Option<Waits>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Waits {
    hash: String,
    /// When it was first to be told of something, in seconds since 1970.
    since: i64,
    /// How often it was tried.
    tries: u32,
    /// When it is tried again.
    next: i64,
}

/// What became of a word with a hub.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Came {
    /// It knows.
    Known,
    /// It does not, and is asked again.
    Waits,
    /// It does not, and is given up.
    GivenUp,
}

/// Hub by hub and feed by feed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Ledger {
    told: BTreeMap<(String, String), Told>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    hub: String,
    feed: String,
    #[serde(flatten)]
    told: Told,
}

fn key(hub: &Hub, feed: &Url) -> (String, String) {
    (hub.address().to_string(), feed.to_string())
}

impl Ledger {
    /// What stands in the file of a folder; nothing where it cannot be read.
    pub(crate) fn load(folder: &Path) -> Self {
        let path = folder.join(FILE);
        let is_small = fs::metadata(&path).is_ok_and(|found| found.is_file() && found.len() <= MOST);
        let bytes = if is_small { fs::read(&path).unwrap_or_default() } else { Vec::new() };
        let lines: Vec<Line> = serde_json::from_slice(&bytes).unwrap_or_default();
        Self { told: lines.into_iter().map(|line| ((line.hub, line.feed), line.told)).collect() }
    }

    /// Writes the file, whole or not at all, where it says something else.
    ///
    /// # Errors
    /// [`Error::Write`] when the system refuses.
    pub(crate) fn save(&self, folder: &Path) -> Result<(), Error> {
        if Self::load(folder) == *self {
            return Ok(());
        }
        let line =
            |((hub, feed), told): (&(String, String), &Told)| Line { hub: hub.clone(), feed: feed.clone(), told: told.clone() };
        let lines: Vec<Line> = self.told.iter().map(line).collect();
        let (path, unborn) = (folder.join(FILE), folder.join(UNBORN));
        let write = || -> io::Result<()> {
            let mut bytes = serde_json::to_vec_pretty(&lines)?;
            bytes.push(b'\n');
            let mut file = File::create(&unborn)?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            fs::rename(&unborn, &path)
        };
        write().map_err(|source| Error::Write { path: path.clone(), source })
    }

    /// Forgets the hubs and feeds that are no more.
    pub(crate) fn keep_only(&mut self, hubs: &[Hub], feeds: &[Url]) {
        let is_kept = |(hub, feed): &(String, String)| {
            hubs.iter().any(|it| it.address().as_str() == hub) && feeds.iter().any(|it| it.as_str() == feed)
        };
        self.told.retain(|key, _| is_kept(key));
    }

    /// Takes note of a feed as it lies in the output.
    pub(crate) fn note(&mut self, hub: &Hub, feed: &Url, hash: &str, now: Instant) {
        let now = now.seconds();
        let told = self.told.entry(key(hub, feed)).or_default();
        if told.hash.as_deref() == Some(hash) {
            told.waits = None;
            return;
        }
        match &mut told.waits {
            // Patience does not begin anew with each change, else a dead hub would never be named.
            Some(waits) if waits.hash != hash => *waits = Waits { hash: hash.to_owned(), next: now, ..waits.clone() },
            // A clock that was set back has nobody wait for days.
            Some(waits) => {
                waits.since = waits.since.min(now);
                waits.next = waits.next.min(now + LAST_AGAIN);
            }
            None => told.waits = Some(Waits { hash: hash.to_owned(), since: now, tries: 0, next: now }),
        }
    }

    /// How many hubs have been refusing for longer than so many seconds.
    pub(crate) fn refusing(&self, longer_than: i64, now: Instant) -> usize {
        let is_so = |told: &Told| told.waits.as_ref().is_some_and(|it| it.tries > 0 && now.seconds() - it.since > longer_than);
        let hubs: BTreeSet<&str> = self.told.iter().filter(|(_, told)| is_so(told)).map(|((hub, _), _)| hub.as_str()).collect();
        hubs.len()
    }

    /// Whether a hub waits for a word of a feed.
    pub(crate) fn waits(&self, hub: &Hub, feed: &Url) -> bool {
        self.told.get(&key(hub, feed)).is_some_and(|told| told.waits.is_some())
    }

    /// The same, and its time has come.
    pub(crate) fn is_due(&self, hub: &Hub, feed: &Url, now: Instant) -> bool {
        let waits = self.told.get(&key(hub, feed)).and_then(|told| told.waits.as_ref());
        waits.is_some_and(|waits| waits.next <= now.seconds())
    }

    /// The seconds until the next hub is asked again.
    pub(crate) fn next(&self, now: Instant) -> Option<i64> {
        let waits = self.told.values().filter_map(|told| told.waits.as_ref());
        waits.map(|waits| waits.next.saturating_sub(now.seconds()).max(0)).min()
    }

    /// Takes note of how a word with a hub ended.
    pub(crate) fn came(&mut self, hub: &Hub, feed: &Url, is_known: Known, now: Instant) -> Came {
        let told = self.told.entry(key(hub, feed)).or_default();
        let Some(waits) = told.waits.take() else { return Came::Known };
        let now = now.seconds();
        match is_known {
            Known::Yes => {
                told.hash = Some(waits.hash);
                Came::Known
            }
            Known::No if now.saturating_sub(waits.since) >= PATIENCE => {
                told.hash = Some(waits.hash);
                Came::GivenUp
            }
            Known::No => {
                let delay = FIRST_AGAIN.saturating_mul(1 << waits.tries.min(DOUBLINGS)).min(LAST_AGAIN);
                told.waits = Some(Waits { tries: waits.tries.saturating_add(1), next: now + delay, ..waits });
                Came::Waits
            }
        }
    }
}

/// Whether a hub took a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// It did.
    Yes,
    /// It did not.
    No,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::websub::hub::Reach;

    fn at(seconds: i64) -> Instant {
        Instant::parse("2026-11-28T06:30:00+08:00").unwrap().plus_seconds(seconds)
    }

    fn pair() -> (Hub, Url) {
        (Hub::parse("https://hub.example/", Reach::Public).unwrap(), Url::parse("https://example.cn/feeds/atom.xml").unwrap())
    }

    #[test]
    fn a_hub_is_told_once_of_each_change() {
        let ((hub, feed), mut ledger) = (pair(), Ledger::default());
        ledger.note(&hub, &feed, "a", at(0));
        assert!(ledger.is_due(&hub, &feed, at(0)));
        assert_eq!(ledger.came(&hub, &feed, Known::Yes, at(0)), Came::Known);
        ledger.note(&hub, &feed, "a", at(1));
        assert!(!ledger.waits(&hub, &feed));
        ledger.note(&hub, &feed, "b", at(2));
        assert!(ledger.waits(&hub, &feed));
        ledger.note(&hub, &feed, "a", at(3));
        assert!(!ledger.waits(&hub, &feed), "it is as it was told");
    }

    #[test]
    fn a_hub_that_refuses_is_asked_more_and_more_rarely_and_given_up_after_a_day() {
        let ((hub, feed), mut ledger) = (pair(), Ledger::default());
        let (mut now, mut tries) = (0, Vec::new());
        ledger.note(&hub, &feed, "a", at(0));
        loop {
            assert!(ledger.is_due(&hub, &feed, at(now)) && !ledger.is_due(&hub, &feed, at(now - 1)));
            tries.push(now);
            if ledger.came(&hub, &feed, Known::No, at(now)) == Came::GivenUp {
                break;
            }
            now += ledger.next(at(now)).unwrap();
        }
        assert_eq!(tries.iter().take(8).copied().collect::<Vec<_>>(), [0, 60, 180, 420, 900, 1860, 3780, 7380]);
        assert_eq!((tries.len(), now), (30, 86_580));
        ledger.note(&hub, &feed, "a", at(now + 1));
        assert!(!ledger.waits(&hub, &feed), "given up until it changes");
        ledger.note(&hub, &feed, "b", at(now + 2));
        assert!(ledger.is_due(&hub, &feed, at(now + 2)));
    }

    #[test]
    fn a_dead_hub_is_named_though_the_feed_changes_all_day() {
        let ((hub, feed), mut ledger) = (pair(), Ledger::default());
        let given_up = (0..).find(|hour| {
            let now = at(hour * 3600);
            ledger.note(&hub, &feed, &format!("{hour}"), now);
            assert!(ledger.is_due(&hub, &feed, now), "news are told at once");
            ledger.came(&hub, &feed, Known::No, now) == Came::GivenUp
        });
        assert_eq!(given_up, Some(24));
    }

    #[test]
    fn a_clock_that_was_set_back_has_nobody_wait_for_long() {
        let ((hub, feed), mut ledger) = (pair(), Ledger::default());
        ledger.note(&hub, &feed, "a", at(0));
        ledger.came(&hub, &feed, Known::No, at(0));
        ledger.note(&hub, &feed, "a", at(-86_400 * 30));
        assert_eq!(ledger.next(at(-86_400 * 30)), Some(LAST_AGAIN));
    }

    #[test]
    fn what_is_kept_is_read_again_and_what_is_broken_is_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let ((hub, feed), mut ledger) = (pair(), Ledger::default());
        ledger.note(&hub, &feed, "a", at(0));
        ledger.came(&hub, &feed, Known::No, at(0));
        ledger.save(folder.path()).unwrap();
        assert_eq!(Ledger::load(folder.path()), ledger);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        ledger.keep_only(&[], &[feed]);
        assert_eq!(ledger, Ledger::default());
        for broken in ["", "[{", "{}", "[{\"hub\":1}]"] {
            fs::write(folder.path().join(FILE), broken).unwrap();
            assert_eq!(Ledger::load(folder.path()), Ledger::default(), "{broken}");
        }
    }
}
