//! What becomes of a story that is known again nowhere: the source is an inbox, and a page that is gone is no decision.
//!
//! Pure. Only a page that was read, that holds a story and that tells the same day says of a story that it is off the page.

use crate::error::warning::Why;
use chrono::NaiveDate;

/// What becomes of the stories of a page that is gone (`missing` under `[source]`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Missing {
    /// They stay published: the folder is an inbox.
    #[default]
    Keep,
    /// They are withdrawn: the folder is the truth.
    Withdraw,
}

/// What a run found where a page was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// No file.
    Gone,
    /// A file of which nothing can be read, or no story.
    SetAside,
    /// Its author holds it back.
    Draft,
    /// A page that an older benbao read, of which nothing tells whether it changed.
    ReadOtherwise,
    /// A page, or its better copy, of which something is held back as doubtful: that may be the story.
    Undecided,
    /// A better copy of the same page, which was read.
    Copy {
        /// Whether it holds a story and tells the same day.
        same_day: SameDay,
    },
    /// A page with stories.
    Read {
        /// Whether it tells the same day.
        same_day: SameDay,
    },
}

/// Whether a page is still the page of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SameDay {
    /// It is.
    Yes,
    /// Its day is a guess, and none of its stories is known.
    Unsure,
    /// It says so itself, and holds none of its stories: who writes today's page over yesterday's may forget the date on it.
    Replaced,
    /// It tells another day.
    No,
}

/// Decides whether a page is still that of `before`. A told day (front matter, path, date line) is believed, but where it stands
/// on the page and every story of the page is another one; one that is inferred is only where a story of the page is known again.
pub(crate) fn same_day(before: NaiveDate, now: NaiveDate, day: Day) -> SameDay {
    match (before == now, day) {
        (true, Day::Told | Day::GuessedAndKnown) => SameDay::Yes,
        (true, Day::ToldOfOthers) => SameDay::Replaced,
        (_, Day::Guessed) => SameDay::Unsure,
        (false, _) => SameDay::No,
    }
}

/// How sure a page's day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Day {
    /// Something tells it.
    Told,
    /// The page itself tells it, and of several stories that it held it holds none.
    ToldOfOthers,
    /// It is inferred, and at least one story of the page is known again.
    GuessedAndKnown,
    /// It is inferred, and every story of the page is new to it.
    Guessed,
}

/// What becomes of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Off the page: its editor took it off.
    Withdraw,
    /// It stays as it was published.
    Stay(Why),
}

/// Judges by what became of one page that held the story.
pub(crate) fn verdict(fate: Fate, missing: Missing) -> Verdict {
    match (fate, missing) {
        (Fate::Read { same_day } | Fate::Copy { same_day }, missing) => match (same_day, missing) {
            (SameDay::Yes, _) | (_, Missing::Withdraw) => Verdict::Withdraw,
            (SameDay::Unsure, Missing::Keep) => Verdict::Stay(Why::Guessed),
            (SameDay::Replaced, Missing::Keep) => Verdict::Stay(Why::Replaced),
            (SameDay::No, Missing::Keep) => Verdict::Stay(Why::OtherDay),
        },
        (Fate::Gone, Missing::Withdraw) => Verdict::Withdraw,
        (Fate::Gone, Missing::Keep) => Verdict::Stay(Why::Gone),
        // What cannot be read decides nothing, whatever the folder is.
        (Fate::SetAside, _) => Verdict::Stay(Why::SetAside),
        (Fate::Draft, _) => Verdict::Stay(Why::Draft),
        // What is not certain enough to publish is not certain enough to withdraw.
        (Fate::Undecided, _) => Verdict::Stay(Why::Doubtful),
        (Fate::ReadOtherwise, _) => Verdict::Stay(Why::ReadOtherwise),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_page_that_was_read_and_tells_the_same_day_takes_a_story_off() {
        let [tenth, eleventh] = ["2026-03-10", "2026-03-11"].map(|day| day.parse().unwrap());
        let read = |now, day| Fate::Read { same_day: same_day(tenth, now, day) };
        let (off, stays) = (Verdict::Withdraw, Verdict::Stay);
        let table = [
            (read(tenth, Day::Told), off, off),
            (read(tenth, Day::GuessedAndKnown), off, off),
            (read(tenth, Day::ToldOfOthers), stays(Why::Replaced), off),
            (read(eleventh, Day::ToldOfOthers), stays(Why::OtherDay), off),
            (read(tenth, Day::Guessed), stays(Why::Guessed), off),
            (read(eleventh, Day::Told), stays(Why::OtherDay), off),
            (read(eleventh, Day::GuessedAndKnown), stays(Why::OtherDay), off),
            (Fate::Copy { same_day: SameDay::Yes }, off, off),
            (Fate::Gone, stays(Why::Gone), off),
            (Fate::SetAside, stays(Why::SetAside), stays(Why::SetAside)),
            (Fate::Draft, stays(Why::Draft), stays(Why::Draft)),
            (Fate::Undecided, stays(Why::Doubtful), stays(Why::Doubtful)),
            (Fate::ReadOtherwise, stays(Why::ReadOtherwise), stays(Why::ReadOtherwise)),
        ];
        for (fate, keep, withdraw) in table {
            assert_eq!(verdict(fate, Missing::Keep), keep, "{fate:?} in an inbox");
            assert_eq!(verdict(fate, Missing::Withdraw), withdraw, "{fate:?} in a folder that is the truth");
        }
    }
}
