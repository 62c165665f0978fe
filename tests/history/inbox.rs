//! The source is an inbox: what is done to it over weeks, and what readers see of that. A table of scenarios through the
//! command line; each is the sentence that it proves.
//!
//! Every scenario is played twice, with its archive and with the archive lost before each run; what `laws` says holds
//! after every run of both.

mod copies;
mod corrections;
mod daily;
mod decisions;
mod desk;
mod doubts;
mod gone;
mod known;
mod laws;
mod room;
mod seen;
mod times;
mod trials;

use crate::inbox::room::Room;
use std::collections::BTreeSet;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::sync::Mutex;

/// What happens to a paper, and what is expected of it.
type Play = Box<dyn Fn(&mut Room) + Send + Sync>;

/// Whether a scenario is also played with the archive lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Archive {
    KeptAndLost,
    /// What it proves is what the archive alone can know, or no history of one paper.
    KeptOnly,
}

struct Scenario {
    name: String,
    archive: Archive,
    play: Play,
}

fn scenario(name: &str, play: impl Fn(&mut Room) + Send + Sync + 'static) -> Scenario {
    Scenario { name: name.to_owned(), archive: Archive::KeptAndLost, play: Box::new(play) }
}

fn with_archive(name: &str, play: impl Fn(&mut Room) + Send + Sync + 'static) -> Scenario {
    Scenario { archive: Archive::KeptOnly, ..scenario(name, play) }
}

/// What is wrong with a scenario, in lines.
fn played(scenario: &Scenario, mut room: Room) -> Vec<String> {
    let way = if room.loses_archive() { "archive lost" } else { "archive kept" };
    let whole = catch_unwind(AssertUnwindSafe(|| (scenario.play)(&mut room)));
    let mut failures = room.failures();
    if let Err(cause) = whole {
        let words = cause.downcast_ref::<String>().map(String::as_str).or_else(|| cause.downcast_ref::<&str>().copied());
        failures.push(format!("broke off: {}", words.unwrap_or("without words")));
    }
    failures.iter().map(|failure| format!("  [{way}] {failure}")).collect()
}

/// Plays all of them on a few threads, and lists every failure of every one.
fn play(scenarios: &[Scenario]) {
    let names: BTreeSet<&str> = scenarios.iter().map(|it| it.name.as_str()).collect();
    assert!(!scenarios.is_empty() && names.len() == scenarios.len(), "a name stands twice, or there is none");
    let next = Mutex::new(scenarios.iter().enumerate());
    let failed = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                loop {
                    let Some((at, scenario)) = next.lock().unwrap().next() else { return };
                    let mut failures = played(scenario, Room::new());
                    if scenario.archive == Archive::KeptAndLost {
                        failures.extend(played(scenario, Room::that_loses_its_archive()));
                    }
                    if !failures.is_empty() {
                        failed.lock().unwrap().push((at, format!("{}\n{}", scenario.name, failures.join("\n"))));
                    }
                }
            });
        }
    });
    let mut failed = failed.into_inner().unwrap();
    failed.sort();
    let told: Vec<String> = failed.into_iter().map(|(_, told)| told).collect();
    assert!(told.is_empty(), "{} of {} scenarios fail:\n\n{}", told.len(), scenarios.len(), told.join("\n"));
}

#[test]
fn sixty_scenarios_are_a_table() {
    let all = [
        copies::scenarios(),
        corrections::scenarios(),
        daily::scenarios(),
        decisions::scenarios(),
        desk::scenarios(),
        doubts::scenarios(),
        gone::scenarios(),
        known::scenarios(),
        times::scenarios(),
        trials::scenarios(),
    ];
    assert!(all.iter().map(Vec::len).sum::<usize>() >= 60);
}

#[test]
fn copies_of_a_page_are_one_page() {
    play(&copies::scenarios());
}

#[test]
fn a_paper_that_writes_over_its_pages_keeps_its_editions() {
    play(&daily::scenarios());
}

#[test]
fn a_story_is_withdrawn_by_a_decision_and_by_nothing_else() {
    play(&decisions::scenarios());
}

#[test]
fn what_is_gone_from_the_inbox_stays_published() {
    play(&gone::scenarios());
}

#[test]
fn a_story_is_known_again_wherever_it_goes() {
    play(&known::scenarios());
}

#[test]
fn corrections_are_dated_second_by_second() {
    play(&corrections::scenarios());
}

#[test]
fn what_an_editor_withdraws_stays_withdrawn() {
    play(&desk::scenarios());
}

#[test]
fn nothing_doubtful_is_published_in_silence() {
    play(&doubts::scenarios());
}

#[test]
fn every_moment_is_the_one_a_reader_expects() {
    play(&times::scenarios());
}

#[test]
fn a_trial_ends_with_the_first_real_address() {
    play(&trials::scenarios());
}
