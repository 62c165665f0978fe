//! The closing lines of `build`: the places that are to be looked at, each named, as many as one reads.

use crate::cli::common::command;
use crate::cli::console;
use crate::report::Report;
use crate::report::look::Look;
use crate::report::told::Told;
use crate::words::message::Message;
use std::collections::BTreeSet;
use std::path::Path;

/// So many places are named: a screen of them. What a first run over a whole archive finds is seen better in proofs.
const NAMED: usize = 10;

/// Which places are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    /// The first of those that no run has told before.
    New,
    /// All that stand.
    All,
}

/// Says what is to be looked at, to those who want quiet too, since the exit status speaks of it.
pub(crate) fn say(report: &Report, names: Names, dir: &Path) {
    told(report, names, dir).iter().for_each(console::note);
}

/// The lines that say it.
pub(crate) fn told(report: &Report, names: Names, dir: &Path) -> Vec<Message> {
    let is_told = |look: &&Look| look.told == Told::Now || names == Names::All;
    let looks: Vec<&Look> = report.looks.iter().filter(is_told).collect();
    lines(&looks, if names == Names::All { usize::MAX } else { NAMED }, dir)
}

/// `3 places to look at:`, then each of them; of more than `most` how many there are.
fn lines(looks: &[&Look], most: usize, dir: &Path) -> Vec<Message> {
    if looks.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![Message::new("to-look-at").number("count", looks.len())];
    lines.extend(looks.iter().take(most).map(|look| Message::new("to-look-at-place").fact("place", *look)));
    let more = looks.len().saturating_sub(most);
    lines.extend(
        (more > 0).then(|| Message::new("to-look-at-more").number("count", more).text("command", command("benbao status", dir))),
    );
    lines
}

/// How many stories an earlier run held back that wait still.
pub(crate) fn still_held(report: &Report, dir: &Path) -> Option<Message> {
    let held = report.looks.iter().filter(|look| look.told == Told::Before && look.became.is_held());
    let stories: BTreeSet<_> = held.map(|look| (look.page(), look.headline.as_str())).collect();
    let told = || still_held_back(stories.len(), dir);
    (!stories.is_empty()).then(told)
}

fn still_held_back(count: usize, dir: &Path) -> Message {
    Message::new("still-held-back").number("count", count).text("command", command("benbao status", dir))
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let look = crate::report::look::sample();
    let dir = Path::new("haiwan");
    let mut samples = lines(&[&look], NAMED, dir);
    samples.extend(lines(&[&look; NAMED + 1], NAMED, dir));
    samples.extend(lines(&[&look; NAMED + 2], NAMED, dir));
    samples.extend([1, 2].map(|count| still_held_back(count, dir)));
    samples
}
