//! A timetable (排期): when a run is due by its cron lines, which mean Beijing time, and by the hours of stories that wait.

use crate::beijing::Instant;
use chrono_tz::Asia::Shanghai;
use croner::Cron;
use croner::errors::CronError;
use std::str::FromStr;

/// From here on it is asked whether a line ever comes, so that the answer is the same on every day: leap days are behind it, too.
const SINCE: &str = "2026-01-01T00:00:00+08:00";

/// The cron lines of a paper.
#[derive(Debug, Clone, Default)]
pub struct Timetable(Vec<Cron>);

impl Timetable {
    /// Adds a line of five fields, `30 6 * * *`, or of six with seconds, or `@daily`.
    ///
    /// # Errors
    /// What is wrong with it, in the words of the crate that reads it.
    pub fn line(text: &str) -> Result<Self, CronError> {
        Cron::from_str(text).map(|cron| Self(vec![cron]))
    }

    /// Whether any of its moments ever comes: that of the 30th of February does not.
    pub fn comes(&self) -> bool {
        Instant::parse(SINCE).and_then(|since| self.next(since)).is_some()
    }

    /// All lines as one.
    pub fn of(lines: impl IntoIterator<Item = Self>) -> Self {
        Self(lines.into_iter().flat_map(|it| it.0).collect())
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first moment after another; `None` where there is no such day, as the 30th of February. What falls into an hour that a
    /// clock change skipped comes behind it, and what falls into one that comes twice comes once.
    pub fn next(&self, after: Instant) -> Option<Instant> {
        let after = after.moment().with_timezone(&Shanghai);
        let next = |cron: &Cron| Instant::from_moment(cron.find_next_occurrence(&after, false).ok()?.fixed_offset());
        self.0.iter().filter_map(next).min()
    }

    /// The last moment up to another.
    fn last(&self, until: Instant) -> Option<Instant> {
        let until = until.moment().with_timezone(&Shanghai);
        let last = |cron: &Cron| Instant::from_moment(cron.find_previous_occurrence(&until, true).ok()?.fixed_offset());
        self.0.iter().filter_map(last).max()
    }
}

/// Why a run is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// A story's hour has come.
    Release(Instant),
    /// A cron line said so: the last one of those that were missed.
    Line(Instant),
}

/// What is due, and when.
#[derive(Debug, Clone)]
pub struct Agenda {
    timetable: Timetable,
    /// Up to this moment every line was heard.
    heard: Instant,
    /// The hour of the next story that waits.
    release: Option<Instant>,
}

/// A clock that goes back by less is being set right, and what was heard is not heard twice; by more, it showed a wrong time before,
/// and what it hears now it hears for the first time. In seconds.
const SET_RIGHT: i64 = 3600;

impl Agenda {
    /// An agenda from a moment on.
    pub fn new(timetable: Timetable, from: Instant) -> Self {
        Self { timetable, heard: from, release: None }
    }

    /// The lines are others now.
    pub fn change(&mut self, timetable: Timetable) {
        self.timetable = timetable;
    }

    /// When the next story that waits has its hour.
    pub fn releases(&mut self, at: Option<Instant>) {
        self.release = at;
    }

    /// What has come due since it was asked last; however many were missed, as while a machine slept, they are one.
    pub fn due(&mut self, now: Instant) -> Option<Due> {
        if now.seconds() < self.heard.seconds() - SET_RIGHT {
            self.heard = now;
        }
        let line = self.timetable.next(self.heard).filter(|next| *next <= now);
        let line = line.map(|first| self.timetable.last(now).map_or(first, |last| last.max(first)));
        self.heard = self.heard.max(now);
        let release = self.release.filter(|release| *release <= now);
        release.map(Due::Release).or(line.map(Due::Line))
    }

    /// The next moment at which something is due.
    pub fn next(&self, now: Instant) -> Option<Due> {
        let line = self.timetable.next(self.heard.max(now)).map(Due::Line);
        let release = self.release.map(Due::Release);
        [line, release].into_iter().flatten().min_by_key(|due| due.at())
    }
}

impl Due {
    /// The moment.
    pub fn at(self) -> Instant {
        match self {
            Self::Release(at) | Self::Line(at) => at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    fn lines(lines: &[&str]) -> Timetable {
        Timetable::of(lines.iter().map(|line| Timetable::line(line).unwrap()))
    }

    #[test]
    fn lines_mean_beijing_time_and_what_cron_means() {
        let table: [(&[&str], &str, Option<&str>); 9] = [
            (&["30 6 * * *"], "2026-11-28T06:29:59+08:00", Some("2026-11-28T06:30:00+08:00")),
            (&["30 6 * * *"], "2026-11-28T06:30:00+08:00", Some("2026-11-29T06:30:00+08:00")),
            (&["30 6 * * *"], "2026-11-27T22:29:59Z", Some("2026-11-28T06:30:00+08:00")),
            (&["0 0 * * 1"], "2026-11-28T06:00:00+08:00", Some("2026-11-30T00:00:00+08:00")),
            (&["30 6 * * *", "0 18 * * 1-5"], "2026-11-27T12:00:00+08:00", Some("2026-11-27T18:00:00+08:00")),
            (&["0 0 30 2 *"], "2026-11-28T06:00:00+08:00", None),
            (&["@daily"], "2026-11-28T06:00:00+08:00", Some("2026-11-29T00:00:00+08:00")),
            // Summer time began on that night at two, and clocks went on to three; it ended on that night, and an hour came twice.
            (&["30 2 * * *"], "1988-04-17T00:00:00+08:00", Some("1988-04-17T03:00:00+09:00")),
            (&[], "2026-11-28T06:00:00+08:00", None),
        ];
        for (given, after, next) in table {
            assert_eq!(lines(given).next(at(after)), next.map(at), "{given:?} {after}");
        }
        for wrong in ["", "6:30", "30 25 * * *", "x * * * *"] {
            assert!(Timetable::line(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_hour_that_comes_twice_is_heard_once() {
        let mut agenda = Agenda::new(lines(&["30 1 * * *"]), at("1988-09-10T12:00:00+09:00"));
        let start = at("1988-09-10T12:00:00+09:00");
        let heard = (0..24 * 60).filter_map(|minute| agenda.due(start.plus_seconds(minute * 60))).count();
        assert_eq!(heard, 1);
    }

    #[test]
    fn what_was_missed_while_the_machine_slept_is_made_good_once() {
        let mut agenda = Agenda::new(lines(&["0 * * * *"]), at("2026-11-28T06:10:00+08:00"));
        assert_eq!(agenda.due(at("2026-11-28T06:59:59+08:00")), None);
        assert_eq!(agenda.due(at("2026-11-28T07:00:00+08:00")), Some(Due::Line(at("2026-11-28T07:00:00+08:00"))));
        assert_eq!(agenda.due(at("2026-11-28T07:00:01+08:00")), None);
        assert_eq!(agenda.due(at("2026-12-02T09:30:00+08:00")), Some(Due::Line(at("2026-12-02T09:00:00+08:00"))));
        assert_eq!(agenda.due(at("2026-12-02T09:30:01+08:00")), None);
    }

    #[test]
    fn a_clock_that_is_set_right_is_no_second_morning_and_one_that_was_wrong_loses_none() {
        let mut agenda = Agenda::new(lines(&["30 6 * * *"]), at("2026-11-28T06:00:00+08:00"));
        assert!(agenda.due(at("2026-11-28T06:30:01+08:00")).is_some());
        assert_eq!(agenda.due(at("2026-11-28T06:29:59+08:00")), None);
        assert_eq!(agenda.due(at("2026-11-28T06:30:02+08:00")), None);
        // A day ahead by mistake, then right again.
        assert!(agenda.due(at("2026-11-29T07:00:00+08:00")).is_some());
        assert_eq!(agenda.due(at("2026-11-28T07:00:00+08:00")), None);
        assert!(agenda.due(at("2026-11-29T06:30:00+08:00")).is_some());
    }

    #[test]
    fn a_story_whose_hour_has_come_is_due_until_a_run_has_heard_of_it() {
        let mut agenda = Agenda::new(Timetable::default(), at("2026-11-28T17:00:00+08:00"));
        agenda.releases(Some(at("2026-11-28T18:00:00+08:00")));
        assert_eq!(agenda.next(at("2026-11-28T17:00:00+08:00")), Some(Due::Release(at("2026-11-28T18:00:00+08:00"))));
        assert_eq!(agenda.due(at("2026-11-28T17:59:59+08:00")), None);
        let due = Some(Due::Release(at("2026-11-28T18:00:00+08:00")));
        assert_eq!((agenda.due(at("2026-11-28T18:00:00+08:00")), agenda.due(at("2026-11-28T18:00:01+08:00"))), (due, due));
        agenda.releases(None);
        assert_eq!(agenda.due(at("2026-11-28T18:00:02+08:00")), None);
    }
}
