//! Hubs are told of what was published (WebSub), once all of it is out: by `build` once a run, by the commands that run for long on
//! a thread of their own, again and again until they know.

use crate::cli::common::clock;
use crate::cli::console;
use crate::cli::log::Level;
use crate::cli::log::Log;
use crate::config::Paper;
use crate::error::Error;
use crate::websub;
use crate::websub::Announced;
use crate::websub::Heard;
use crate::websub::Turn;
use crate::words::message::Message;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

/// So long a thread sleeps at most: what a clock says is asked again, which a machine that slept has set.
const TURN: Duration = Duration::from_secs(60);

/// What there is to say of a hub, and how much it matters.
fn events(heard: &[Heard]) -> Vec<(Level, Message)> {
    let mut events = Vec::new();
    for Heard { hub, known, waits, given_up, why } in heard {
        if *known > 0 {
            events.push((Level::Info, Message::new("hub-told").text("hub", hub).number("count", *known)));
        }
        let Some(why) = why else { continue };
        let of = |code| Message::new(code).text("hub", hub).fact("why", why);
        if *given_up > 0 {
            events.push((Level::Warning, of("hub-given-up")));
        } else if *waits > 0 {
            events.push((Level::Info, of("hub-waits")));
        }
    }
    events
}

/// Tells hubs after a run that published; each that waits is tried once. Gives whether there is something to see to. What matters
/// less than `least` is not said.
pub(crate) fn tell(paper: &Paper, least: Level) -> bool {
    let heard = match websub::tell(&paper.announced, paper.now, Turn::All) {
        Ok(heard) => heard,
        Err(unkept) => {
            console::warning(&unkept);
            return true;
        }
    };
    let events = events(&heard);
    for (level, event) in events.iter().filter(|(level, _)| *level >= least) {
        match (level, event.code()) {
            (Level::Info, "hub-told") => drop(console::print(format!("{}\n", console::words(event)).as_bytes())),
            _ => console::warning(event),
        }
    }
    events.iter().any(|(level, _)| *level == Level::Warning)
}

/// Tells hubs as long as a command runs.
#[derive(Debug)]
pub(crate) struct Hubs {
    log: Log,
    teller: Option<Sender<Announced>>,
}

impl Hubs {
    /// Nobody is told of anything yet.
    pub(crate) fn new(log: Log) -> Self {
        Self { log, teller: None }
    }

    /// Something may have been published. A paper without hubs has no thread.
    pub(crate) fn published(&mut self, paper: &Paper) {
        if self.teller.is_none() && !paper.announced.hubs.is_empty() {
            let (sender, papers) = mpsc::channel();
            let log = self.log;
            let begun = thread::Builder::new().spawn(move || keep_telling(&papers, log));
            self.teller = begun.is_ok().then_some(sender);
        }
        // A thread that has ended is begun anew with the next run.
        let is_gone = |teller: &Sender<Announced>| teller.send(paper.announced.clone()).is_err();
        if self.teller.as_ref().is_some_and(is_gone) {
            self.teller = None;
        }
    }
}

/// Tells hubs of each run, and asks those again that refused. What they do not know when the command ends, its next start tells them.
fn keep_telling(papers: &Receiver<Announced>, log: Log) {
    let Ok(mut announced) = papers.recv() else { return };
    let mut turn = Turn::All;
    let mut unkept = None;
    while let Ok(now) = clock() {
        // Of several runs the last one says all.
        announced = papers.try_iter().last().unwrap_or(announced);
        match websub::tell(&announced, now, turn) {
            Ok(heard) => {
                unkept = None;
                events(&heard).iter().for_each(|(level, event)| log.tell(now, *level, event));
            }
            Err(error) => say_once(&mut unkept, &error, log),
        }
        turn = Turn::Due;
        let wait = websub::again(&announced, now).map_or(TURN, |wait| wait.min(TURN));
        match papers.recv_timeout(wait.max(Duration::from_secs(1))) {
            Ok(next) => announced = next,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// A disk that is full is named once.
fn say_once(before: &mut Option<String>, error: &Error, log: Log) {
    let said = error.to_string();
    if before.as_ref() != Some(&said)
        && let Ok(now) = clock()
    {
        log.tell(now, Level::Warning, error);
    }
    *before = Some(said);
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    use crate::error::system::System;
    use crate::websub::ping::Refusal;
    use crate::words::message::Worded;

    let heard = |known, waits, given_up, why| Heard { hub: "https://hub.example/".to_owned(), known, waits, given_up, why };
    let all =
        [heard(1, 0, 0, None), heard(3, 0, 0, None), heard(0, 1, 0, Some(Refusal::Late)), heard(0, 0, 1, Some(Refusal::NoName))];
    let mut samples: Vec<Message> = events(&all).into_iter().map(|(_, event)| event).collect();
    let refusals = [
        Refusal::NoName,
        Refusal::Private([127, 0, 0, 1].into()),
        Refusal::Late,
        Refusal::Redirect(302),
        Refusal::Status(500),
        Refusal::Nobody,
        Refusal::NoWay,
        Refusal::System(System { code: Some(24), words: "too many open files".to_owned() }),
        Refusal::Other("invalid peer certificate: UnknownIssuer".to_owned()),
    ];
    samples.extend(refusals.iter().map(Worded::message));
    samples
}
