//! WebSub (W3C), the publisher's side: whoever subscribed at a hub hears of a change at once. A hub is told after the new bytes lie
//! in the output, and only of feeds whose bytes are others than it was told of. Publishing never waits for it.
//!
//! Which hubs there are is the configuration's; that feeds name them is `write`'s. Nothing is printed here.

pub mod hub;
pub mod ping;
mod public;
mod told;

use crate::beijing::Instant;
use crate::error::Error;
use crate::feed::Format;
use crate::feed::below;
use crate::feed::document_path;
use crate::websub::hub::Hub;
use crate::websub::ping::Refusal;
use crate::websub::ping::ping;
use crate::websub::told::Came;
use crate::websub::told::Known;
use crate::websub::told::Ledger;
use std::fs;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use url::Url;

/// A feed that readers subscribe to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its address.
    pub address: Url,
    /// Its file in the output.
    pub file: PathBuf,
}

/// Which hubs are to be told of what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Announced {
    /// The hubs of the paper.
    pub hubs: Vec<Hub>,
    /// The folder of the feeds that name them.
    pub output: PathBuf,
    /// Its address.
    pub base_url: Option<Url>,
    /// The folder in which is kept what they were told.
    pub folder: PathBuf,
}

/// Which of the words are said that are yet to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// All.
    All,
    /// Those whose time has come.
    Due,
}

/// How the words with a hub ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The hub as it is told to people.
    pub hub: String,
    /// It knows of the change of so many feeds.
    pub known: usize,
    /// Of so many it does not, and is asked again.
    pub waits: usize,
    /// Of so many it does not, and is given up.
    pub given_up: usize,
    /// Why it was not told.
    pub why: Option<Refusal>,
}

/// The feeds that name the hubs: the paper's own, and those in a folder of its output.
fn topics(announced: &Announced) -> Vec<Topic> {
    let Some(base_url) = &announced.base_url else { return Vec::new() };
    let entries = fs::read_dir(&announced.output).into_iter().flatten().flatten();
    let mut folders: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    folders.retain(|name| !name.starts_with('.'));
    folders.sort();
    let topic = |folder: &str, format: Format| {
        let path = document_path(folder, format);
        Topic { address: below(base_url, &path), file: announced.output.join(path) }
    };
    let all = [String::new()].into_iter().chain(folders).flat_map(|folder| Format::ALL.map(|format| topic(&folder, format)));
    all.filter(|topic| topic.file.is_file()).collect()
}

/// The bytes of a feed are known by this.
fn hash(topic: &Topic) -> Option<String> {
    fs::read(&topic.file).ok().map(|bytes| blake3::hash(&bytes).to_hex().to_string())
}

/// So long, in seconds, may a hub refuse before somebody is woken: an hour of its own trouble.
const TROUBLE: i64 = 3600;

/// How many hubs have been refusing for longer than an hour.
pub fn refusing(announced: &Announced, now: Instant) -> usize {
    if announced.hubs.is_empty() { 0 } else { Ledger::load(&announced.folder).refusing(TROUBLE, now) }
}

/// Tells hubs of the feeds as they lie in the output, each hub and each feed at once, so that all of it takes no longer than
/// [`ping::LIMIT`]. Hubs with which nothing was spoken are left out.
///
/// # Errors
/// [`Error::Write`] where what they were told cannot be kept; they are told again then.
pub fn tell(announced: &Announced, now: Instant, turn: Turn) -> Result<Vec<Heard>, Error> {
    let Announced { hubs, folder, .. } = announced;
    if hubs.is_empty() {
        return Ok(Vec::new());
    }
    let topics = topics(announced);
    let mut ledger = Ledger::load(folder);
    let addresses: Vec<Url> = topics.iter().map(|topic| topic.address.clone()).collect();
    ledger.keep_only(hubs, &addresses);
    for topic in &topics {
        let Some(hash) = hash(topic) else { continue };
        hubs.iter().for_each(|hub| ledger.note(hub, &topic.address, &hash, now));
    }
    let is_meant = |hub: &Hub, feed: &Url| match turn {
        Turn::All => ledger.waits(hub, feed),
        Turn::Due => ledger.is_due(hub, feed, now),
    };
    let pairs = hubs.iter().flat_map(|hub| addresses.iter().map(move |feed| (hub, feed)));
    let meant: Vec<(&Hub, &Url)> = pairs.filter(|(hub, feed)| is_meant(hub, feed)).collect();
    // Kept before, too: whatever becomes of this run, the next one knows since when they wait.
    ledger.save(folder)?;
    let mut heard: Vec<Heard> = Vec::new();
    for (hub, feed, answer) in together(&meant) {
        let known = if answer.is_ok() { Known::Yes } else { Known::No };
        let came = ledger.came(hub, feed, known, now);
        let shown = hub.shown();
        if heard.last().is_none_or(|last| last.hub != shown) {
            heard.push(Heard { hub: shown, known: 0, waits: 0, given_up: 0, why: None });
        }
        let Some(last) = heard.last_mut() else { continue };
        match came {
            Came::Known => last.known += 1,
            Came::Waits => last.waits += 1,
            Came::GivenUp => last.given_up += 1,
        }
        last.why = last.why.take().or(answer.err());
    }
    ledger.save(folder).map(|()| heard)
}

/// When hubs are to be asked again, from now; `None` where all of them know.
pub fn again(announced: &Announced, now: Instant) -> Option<Duration> {
    let seconds = Ledger::load(&announced.folder).next(now)?;
    Some(Duration::from_secs(u64::try_from(seconds).unwrap_or(0)))
}

/// Speaks with all of them at once; where the system gives no thread, one is left for the next time.
fn together<'all>(meant: &[(&'all Hub, &'all Url)]) -> Vec<(&'all Hub, &'all Url, Result<(), Refusal>)> {
    let (sender, answers) = mpsc::channel();
    thread::scope(|scope| {
        for (at, (hub, feed)) in meant.iter().copied().enumerate() {
            let sender = sender.clone();
            let spoken = move || drop(sender.send((at, hub, feed, ping(hub, feed))));
            drop(thread::Builder::new().spawn_scoped(scope, spoken));
        }
    });
    drop(sender);
    let mut answers: Vec<_> = answers.iter().collect();
    answers.sort_by_key(|(at, ..)| *at);
    answers.into_iter().map(|(_, hub, feed, answer)| (hub, feed, answer)).collect()
}
