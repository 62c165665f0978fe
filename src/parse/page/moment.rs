//! Days and moments as front matter says them: `2026-03-08`, `2026-03-08T20:00:00Z`, `2026-03-08 20:00 +0000`.
//!
//! A moment with a zone is the day that it is in Beijing; without one it is meant in Beijing.

use crate::beijing;
use crate::beijing::Instant;
use crate::date;
use chrono::NaiveDate;
use chrono::NaiveTime;

/// The day in Beijing of a day or a moment.
pub(crate) fn day(value: &str) -> Option<NaiveDate> {
    let (bytes, date) = date::find_whole(value)?;
    let of_zone = || {
        let (time, zone) = time_and_zone(value.get(bytes.end..)?)?;
        Some(Instant::parse(&format!("{date}T{time}{}", zone?))?.date())
    };
    Some(of_zone().unwrap_or(date))
}

/// When an embargo ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Release {
    At(Instant),
    /// At this time of the edition's day.
    OfTheDay(NaiveTime),
}

/// A moment, or a time of the edition's day; all without a zone are meant in Beijing: `2026-01-05 18:00`, `18:00`.
pub(crate) fn release(value: &str) -> Option<Release> {
    let time = || NaiveTime::parse_from_str(value.trim(), "%H:%M").ok().map(Release::OfTheDay);
    dated_release(value).map(Release::At).or_else(time)
}

fn dated_release(value: &str) -> Option<Instant> {
    let (bytes, date) = date::find_whole(value)?;
    let behind = value.get(bytes.end..)?;
    if bytes.start != 0 || behind.trim().is_empty() {
        return (bytes.start == 0).then(|| beijing::instant(date, NaiveTime::MIN)).flatten();
    }
    match time_and_zone(behind)? {
        (time, Some(zone)) => Instant::parse(&format!("{date}T{time}{zone}")),
        (time, None) => beijing::instant(date, time),
    }
}

/// What stands behind the day: `T20:00:00.5Z`, ` 20:00 +0800`. The zone is in the form of RFC 3339.
fn time_and_zone(text: &str) -> Option<(NaiveTime, Option<String>)> {
    let text = text.trim();
    let text = text.strip_prefix(['T', 't']).unwrap_or(text);
    let end = text.find(|it: char| !it.is_ascii_digit() && !matches!(it, ':' | '.')).unwrap_or(text.len());
    let (time, zone) = text.split_at_checked(end)?;
    let time = ["%H:%M:%S%.f", "%H:%M"].iter().find_map(|form| NaiveTime::parse_from_str(time, form).ok())?;
    Some((time, offset(zone.trim())?))
}

/// `None` within where there is no zone, `None` where what stands there is none.
fn offset(zone: &str) -> Option<Option<String>> {
    let figures: String = zone.chars().filter(char::is_ascii_digit).collect();
    match zone.to_ascii_uppercase().as_str() {
        // Written by a desk in China, CST is China's.
        "" | "CST" => return Some(None),
        "Z" | "UTC" | "GMT" => return Some(Some("Z".to_owned())),
        _ => {}
    }
    let sign = zone.chars().next().filter(|sign| ['+', '-'].contains(sign))?;
    let plain = zone.chars().skip(1).all(|it| it.is_ascii_digit() || it == ':');
    let (hours, minutes) = match figures.len() {
        1 | 2 => (figures.as_str(), "00"),
        4 => figures.split_at_checked(2)?,
        _ => return None,
    };
    plain.then(|| Some(format!("{sign}{hours:0>2}:{minutes}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_with_a_zone_is_the_day_it_is_in_beijing() {
        let table = [
            ("2026-03-08", "2026-03-08"),
            ("2026年3月8日", "2026-03-08"),
            ("2026-03-08T20:00:00Z", "2026-03-09"),
            ("2026-03-08t20:00:00z", "2026-03-09"),
            ("2026-03-08T15:59:59Z", "2026-03-08"),
            ("2026-03-08T16:00Z", "2026-03-09"),
            ("2026-03-08T20:00:00.123456Z", "2026-03-09"),
            ("2026-03-08 20:00:00 +0000", "2026-03-09"),
            ("2026-03-08 20:00:00 +00:00", "2026-03-09"),
            ("2026-03-08 20:00:00 UTC", "2026-03-09"),
            ("2026-03-08T20:00:00-05", "2026-03-09"),
            ("2026-03-08T20:00:00+08:00", "2026-03-08"),
            ("2026-03-09T03:00:00+1400", "2026-03-08"),
            ("2026-03-08T20:00:00", "2026-03-08"),
            ("2026-03-08 23:59", "2026-03-08"),
            ("2026-03-08 23:59 CST", "2026-03-08"),
            ("2026-03-08 星期日", "2026-03-08"),
            ("2026-12-31T16:00:00Z", "2027-01-01"),
        ];
        for (text, expected) in table {
            assert_eq!(day(text).map(|it| it.to_string()).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(day("明天"), None);
    }

    #[test]
    fn a_release_is_a_moment() {
        let table = [
            ("2026-01-05", Some("2026-01-05T00:00:00+08:00")),
            ("2026-01-05 18:00", Some("2026-01-05T18:00:00+08:00")),
            ("2026-01-05T18:00:00", Some("2026-01-05T18:00:00+08:00")),
            ("2026-01-05T18:00:00Z", Some("2026-01-06T02:00:00+08:00")),
            ("2026-01-05 18:00 +0000", Some("2026-01-06T02:00:00+08:00")),
            ("2026-01-05 傍晚", None),
            ("2026-01-05T18:00:00 EST", None),
            ("明天", None),
        ];
        for (text, expected) in table {
            let expected = expected.map(|it| Instant::parse(it).unwrap());
            assert_eq!(release(text), expected.map(Release::At), "{text}");
        }
        assert_eq!(release("18:00"), NaiveTime::from_hms_opt(18, 0, 0).map(Release::OfTheDay));
        assert_eq!(release("25:00"), None);
    }
}
