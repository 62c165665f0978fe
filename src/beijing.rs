//! Beijing time (北京时间): a civil date and time of day become an instant, and an instant its printed forms.
//!
//! By the tz database's Asia/Shanghai, with two settled points: before 1901 the offset is +08:00 (local mean time
//! was +08:05:43, which no feed format can print), and a time of day that a clock change skipped moves on past the gap.

use chrono::DateTime;
use chrono::Datelike;
use chrono::Duration;
use chrono::FixedOffset;
use chrono::LocalResult;
use chrono::NaiveDate;
use chrono::NaiveDateTime;
use chrono::NaiveTime;
use chrono::Offset;
use chrono::SecondsFormat;
use chrono::TimeZone;
use chrono::Timelike;
use chrono_tz::Asia::Shanghai;

/// A moment to the second with the offset that clocks in Beijing showed. Years 1 to 9999: what RFC 3339 can print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(DateTime<FixedOffset>);

/// The moment at which clocks in Beijing first show `time` on `date`.
///
/// A time that was skipped by a clock change (midnight on eight days such as 1946-05-15) is the moment as far after
/// the change; a time that came twice is its first coming. `None` for a year outside 1 to 9999.
pub fn instant(date: NaiveDate, time: NaiveTime) -> Option<Instant> {
    let civil = date.and_time(time).with_nanosecond(0)?;
    let standard = FixedOffset::east_opt(8 * 3600)?;
    if !(1..=9999).contains(&civil.year()) {
        return None;
    }
    if civil.year() < 1901 {
        return standard.from_local_datetime(&civil).single().map(Instant);
    }
    match Shanghai.from_local_datetime(&civil) {
        LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => Some(Instant(moment.fixed_offset())),
        LocalResult::None => after_the_gap(civil),
    }
}

/// As [`instant`], for a day that must have its moment: a year outside 1 to 9999 counts as the nearest of them.
/// Readers of pages refuse such a day; this is the floor under them.
pub fn nearest_instant(date: NaiveDate, time: NaiveTime) -> Instant {
    let year = date.year().clamp(1, 9999);
    let day = NaiveDate::from_yo_opt(year, date.ordinal()).or_else(|| NaiveDate::from_yo_opt(year, 1));
    day.and_then(|day| instant(day, time)).unwrap_or(Instant(DateTime::UNIX_EPOCH.fixed_offset()))
}

/// Reads a skipped civil time with the offset of the day before, which puts it as far behind the gap.
fn after_the_gap(civil: NaiveDateTime) -> Option<Instant> {
    let before = Shanghai.offset_from_utc_datetime(&(civil - Duration::days(1))).fix();
    let moment = before.from_local_datetime(&civil).single()?;
    Some(Instant(moment.with_timezone(&Shanghai).fixed_offset()))
}

impl Instant {
    /// Reads an RFC 3339 moment of any offset, such as `2026-01-05T06:30:00+08:00`; fractions of a second are cut.
    pub fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().and_then(Self::from_moment)
    }

    /// A moment of any offset, as clocks in Beijing show it. `None` outside the years 1 to 9999.
    pub fn from_moment(moment: DateTime<FixedOffset>) -> Option<Self> {
        let moment = moment.with_nanosecond(0)?;
        let local = moment.with_timezone(&Shanghai).fixed_offset();
        let local = if local.year() < 1901 { moment.with_timezone(&FixedOffset::east_opt(8 * 3600)?) } else { local };
        (1..=9999).contains(&local.year()).then_some(Self(local))
    }

    /// The moment so many seconds later, or earlier where `seconds` is negative; unchanged at the ends of time.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        self.0.checked_add_signed(Duration::seconds(seconds)).and_then(Self::from_moment).unwrap_or(self)
    }

    /// The civil date in Beijing.
    pub fn date(self) -> NaiveDate {
        self.0.date_naive()
    }

    /// For the crates that take chrono's type.
    pub fn moment(self) -> DateTime<FixedOffset> {
        self.0
    }

    /// `2026-01-05T06:30:00+08:00`, for Atom and JSON Feed (RFC 3339; RFC 4287 §3.3).
    pub fn rfc3339(self) -> String {
        self.0.to_rfc3339_opts(SecondsFormat::Secs, false)
    }

    /// `Mon, 05 Jan 2026 06:30:00 +0800`, for RSS and OPML (RFC 822 with a year of four figures).
    pub fn rfc822(self) -> String {
        self.0.format("%a, %d %b %Y %H:%M:%S %z").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(date: (i32, u32, u32), time: (u32, u32, u32)) -> Instant {
        let date = NaiveDate::from_ymd_opt(date.0, date.1, date.2).unwrap();
        instant(date, NaiveTime::from_hms_opt(time.0, time.1, time.2).unwrap()).unwrap()
    }

    #[test]
    fn beijing_time_follows_the_clock_changes_of_its_history() {
        let table = [
            ((2023, 4, 9), (6, 0, 0), "2023-04-09T06:00:00+08:00"),
            ((1988, 7, 1), (12, 0, 0), "1988-07-01T12:00:00+09:00"),
            ((1940, 7, 1), (6, 0, 0), "1940-07-01T06:00:00+09:00"),
            // Summer time all the year round, 1942-01-31 to 1945-09-01.
            ((1943, 1, 15), (6, 0, 0), "1943-01-15T06:00:00+09:00"),
            ((1949, 5, 27), (6, 0, 0), "1949-05-27T06:00:00+09:00"),
            ((1949, 10, 1), (15, 0, 0), "1949-10-01T15:00:00+08:00"),
            // Local mean time was +08:05:43; no format can print it.
            ((1900, 12, 31), (6, 0, 0), "1900-12-31T06:00:00+08:00"),
            ((1872, 4, 30), (6, 0, 0), "1872-04-30T06:00:00+08:00"),
            ((1901, 1, 1), (0, 0, 0), "1901-01-01T00:00:00+08:00"),
            // 02:30 did not exist: clocks went from 02:00 to 03:00.
            ((1988, 4, 17), (2, 30, 0), "1988-04-17T03:30:00+09:00"),
        ];
        for (date, time, expected) in table {
            assert_eq!(at(date, time).rfc3339(), expected, "{date:?} {time:?}");
        }
    }

    #[test]
    fn eight_days_have_no_midnight_and_begin_at_one_o_clock() {
        let days = [
            ((1919, 4, 13), "1919-04-13T01:00:00+09:00"),
            ((1940, 6, 1), "1940-06-01T01:00:00+09:00"),
            ((1941, 3, 15), "1941-03-15T01:00:00+09:00"),
            ((1942, 1, 31), "1942-01-31T01:00:00+09:00"),
            // The first issue of 人民日报.
            ((1946, 5, 15), "1946-05-15T01:00:00+09:00"),
            ((1947, 4, 15), "1947-04-15T01:00:00+09:00"),
            ((1948, 5, 1), "1948-05-01T01:00:00+09:00"),
            ((1949, 5, 1), "1949-05-01T01:00:00+09:00"),
        ];
        for (date, expected) in days {
            assert_eq!(at(date, (0, 0, 0)).rfc3339(), expected);
            assert_eq!(at(date, (6, 0, 0)).date(), NaiveDate::from_ymd_opt(date.0, date.1, date.2).unwrap());
        }
        // And they are all: every other day since 1901 has its midnight.
        let mut day = NaiveDate::from_ymd_opt(1901, 1, 1).unwrap();
        let mut without = 0;
        while day.year() < 2040 {
            without += usize::from(!instant(day, NaiveTime::MIN).unwrap().rfc3339().contains("T00:00:00"));
            day = day.succ_opt().unwrap();
        }
        assert_eq!(without, days.len());
    }

    #[test]
    fn a_time_that_came_twice_is_its_first_coming() {
        assert_eq!(at((1988, 9, 11), (1, 30, 0)).rfc3339(), "1988-09-11T01:30:00+09:00");
        assert_eq!(at((1919, 9, 30), (23, 30, 0)).rfc3339(), "1919-09-30T23:30:00+09:00");
    }

    #[test]
    fn the_printed_forms_read_back_as_the_same_moment() {
        let moment = at((1988, 7, 1), (12, 0, 0));
        assert_eq!(moment.rfc822(), "Fri, 01 Jul 1988 12:00:00 +0900");
        assert_eq!(DateTime::parse_from_rfc2822(&moment.rfc822()).unwrap(), moment.moment());
        assert_eq!(Instant::parse(&moment.rfc3339()).unwrap(), moment);
        assert_eq!(Instant::parse("2026-01-04T22:30:00.75Z").unwrap().rfc3339(), "2026-01-05T06:30:00+08:00");
        assert_eq!(Instant::parse("2026-01-05"), None);
    }

    #[test]
    fn years_that_no_format_can_print_are_refused() {
        for year in [0, 10_000] {
            assert_eq!(instant(NaiveDate::from_ymd_opt(year, 6, 1).unwrap(), NaiveTime::MIN), None);
        }
        assert_eq!(nearest_instant(NaiveDate::MIN, NaiveTime::MIN).rfc3339(), "0001-01-01T00:00:00+08:00");
        assert_eq!(nearest_instant(NaiveDate::MAX, NaiveTime::MIN).rfc3339(), "9999-12-31T00:00:00+08:00");
    }
}
