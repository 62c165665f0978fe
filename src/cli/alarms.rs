//! The alarms of a paper, as somebody hears of them: the words of each, and the call at each change.

use crate::alarm;
use crate::alarm::Alarm;
use crate::alarm::Known;
use crate::alarm::Ringing;
use crate::alarm::Told;
use crate::alarm::Went;
use crate::beijing::Instant;
use crate::cli::console;
use crate::cli::last::place;
use crate::config::Paper;
use crate::error::system::System;
use crate::words::message::Message;
use std::collections::BTreeMap;

/// The alarms of which somebody was told last, in the folder of the archive.
const FILE: &str = "alarms.json";

/// Tells of each alarm that went on or off since somebody was told last, by the paper's own command too; gives what there is to
/// say. A change whose command failed is told to it again by the next run, and said once.
pub(crate) fn tell(paper: &Paper, known: &Known, now: Instant) -> Vec<Message> {
    let Some(limits) = &paper.alarms else { return Vec::new() };
    let file = paper.archive.folder.join(FILE);
    let (before, ringing) = (alarm::told(&file), alarm::ringing(limits, known, now));
    let (mut told, mut said) = (Told { unheard: BTreeMap::new(), ..before.clone() }, Vec::new());
    for (alarm, went) in alarm::changes(&before.heard, &ringing) {
        let message = changed(alarm, went, ringing.get(&alarm).copied());
        let is_said = before.unheard.get(&alarm) == Some(&went);
        match alarm::call(&limits.command, alarm, went, &paper.compose.title, &console::words(&message)) {
            Ok(()) if went == Went::On => drop(told.heard.insert(alarm, ringing.get(&alarm).copied().unwrap_or_default())),
            Ok(()) => drop(told.heard.remove(&alarm)),
            Err(error) => {
                told.unheard.insert(alarm, went);
                said.extend((!is_said).then(|| Message::new("alarm-unheard").fact("why", &System::from(&error))));
            }
        }
        said.extend((!is_said).then_some(message));
    }
    if told != before && paper.archive.folder.is_dir() {
        place(&paper.archive.folder, FILE, &serde_json::to_vec(&told).unwrap_or_default());
    }
    said
}

/// An alarm that went on, with what is beyond its limit, or off.
fn changed(alarm: Alarm, went: Went, found: Option<u64>) -> Message {
    match went {
        Went::On => on(alarm, found.unwrap_or_default()),
        Went::Off => Message::new("alarm-off").fact("alarm", &name(alarm)),
    }
}

/// An alarm that is on.
fn on(alarm: Alarm, found: u64) -> Message {
    let code = match alarm {
        Alarm::Failed => return Message::new("alarm-failed"),
        Alarm::Stale => "alarm-stale",
        Alarm::Few => "alarm-few",
        Alarm::Doubtful => "alarm-doubtful",
        Alarm::Warnings => "alarm-warnings",
        Alarm::Hub => "alarm-hub",
    };
    Message::new(code).number("count", usize::try_from(found).unwrap_or(usize::MAX))
}

fn name(alarm: Alarm) -> Message {
    Message::new(match alarm {
        Alarm::Failed => "alarm-name-failed",
        Alarm::Stale => "alarm-name-stale",
        Alarm::Few => "alarm-name-few",
        Alarm::Doubtful => "alarm-name-doubtful",
        Alarm::Warnings => "alarm-name-warnings",
        Alarm::Hub => "alarm-name-hub",
    })
}

/// Every alarm that is on.
pub(crate) fn lines(ringing: &Ringing) -> Vec<Message> {
    ringing.iter().map(|(alarm, found)| on(*alarm, *found)).collect()
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let of =
        |alarm: Alarm| [changed(alarm, Went::On, Some(1)), changed(alarm, Went::On, Some(30)), changed(alarm, Went::Off, None)];
    let mut samples: Vec<Message> = Alarm::ALL.into_iter().flat_map(of).collect();
    samples.push(Message::new("alarm-unheard").text("why", "…"));
    samples
}
