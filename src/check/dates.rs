//! The two written forms of a moment in feeds, read strictly: RFC 822 with a four-figure year (RSS, OPML), RFC 3339 as RFC 4287 §3.3
//! narrows it (Atom, JSON Feed). What is written otherwise and still understood is a moment too, and a finding.

use crate::check::fault::Fault;
use crate::check::place::Place;
use crate::check::rule::Findings;
use crate::check::rule::Rule;
use chrono::DateTime;
use chrono::Datelike;
use chrono::FixedOffset;
use chrono::NaiveDate;
use chrono::TimeZone;

rules! {
    RFC_822 Error "date-rfc822" "RSS 2.0: pubDate; RFC 822 §5"
    WEEKDAY Error "date-weekday" "RFC 822 §5"
    YEAR Advice "date-year" "RSS 2.0"
    ZONE Advice "date-zone" "RFC 1123 §5.2.14"
    CHICAGO Error "date-cst" "RFC 822 §5.1"
    DAY Error "date-day" "RFC 3339 §5.7"
    RFC_3339 Error "date-rfc3339" "RFC 4287 §3.3; JSON Feed 1.1"
    UNKNOWN_ZONE Advice "date-unknown-zone" "RFC 3339 §4.3"
    FRACTION Advice "date-fraction" "benbao"
}

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// RFC 822 §5.1, in hours; the letters of the military are nowhere in use.
const ZONES: [(&str, i32); 12] = [
    ("GMT", 0),
    ("UT", 0),
    ("UTC", 0),
    ("Z", 0),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
];

/// A moment, as it is written.
pub(crate) type Moment = DateTime<FixedOffset>;

/// In whose feed a date stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tongue {
    /// Of a Chinese paper, which means Beijing where it writes CST.
    Chinese,
    /// Of any other.
    Other,
}

/// What is wrong with a date, and when it is if that is clear.
#[derive(Debug)]
struct Read {
    moment: Option<Moment>,
    rules: Vec<&'static Rule>,
}

/// A moment of RSS or OPML.
pub(crate) fn rfc_822(text: &str, name: &str, place: Place, tongue: Tongue, findings: &mut Findings) -> Option<Moment> {
    let read = read_822(text, tongue).unwrap_or(Read { moment: None, rules: vec![RFC_822] });
    tell(read, text, name, place, findings)
}

/// A moment of Atom, JSON Feed or a sitemap.
pub(crate) fn rfc_3339(text: &str, name: &str, place: Place, findings: &mut Findings) -> Option<Moment> {
    let read = read_3339(text).unwrap_or(Read { moment: None, rules: vec![RFC_3339] });
    tell(read, text, name, place, findings)
}

/// Whether a text is a date of W3C-DTF: a year, a month, a day, or a moment, whose seconds may be left out.
pub(crate) fn is_w3c(text: &str) -> bool {
    if text.contains('T') {
        let whole = match (text.get(..16), text.get(16..)) {
            (Some(minute), Some(zone)) if !zone.starts_with(':') => format!("{minute}:00{zone}"),
            _ => text.to_owned(),
        };
        return read_3339(&whole).is_some_and(|read| read.moment.is_some());
    }
    let missing = match text.len() {
        4 => "-01-01",
        7 => "-01",
        _ => "",
    };
    let filled = format!("{text}{missing}");
    filled.len() == 10 && NaiveDate::parse_from_str(&filled, "%Y-%m-%d").is_ok()
}

fn tell(read: Read, text: &str, name: &str, place: Place, findings: &mut Findings) -> Option<Moment> {
    for rule in read.rules {
        findings.add(rule, place, Fault::Is(name.to_owned(), text.to_owned()));
    }
    read.moment
}

fn figures(text: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let is_number = lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

fn read_822(text: &str, tongue: Tongue) -> Option<Read> {
    let mut rules = Vec::new();
    let (weekday, rest) = match text.split_once(',') {
        Some((weekday, rest)) => (Some(weekday), rest),
        None => (None, text),
    };
    let parts: Vec<&str> = rest.split(' ').filter(|part| !part.is_empty()).collect();
    let [day, month, written, time, zone] = parts[..] else { return None };
    let day = figures(day, 1..=2)?;
    let month = MONTHS.iter().zip(1..).find(|(it, _)| **it == month)?.1;
    let year = match written.len() {
        4 => figures(written, 4..=4)?,
        _ => {
            rules.push(YEAR);
            2000 + figures(written, 2..=2)?
        }
    };
    let offset = match ZONES.iter().find(|(name, _)| *name == zone) {
        Some((name, hours)) => {
            match (*name, tongue) {
                ("GMT" | "UT" | "Z", _) => {}
                ("CST", Tongue::Chinese) => rules.push(CHICAGO),
                _ => rules.push(ZONE),
            }
            hours * 3600
        }
        None => offset(zone)?,
    };
    let (hour, minute, second) = clock(time, 1..=2)?;
    let Some(date) = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day) else {
        return Some(Read { moment: None, rules: vec![DAY] });
    };
    if let Some(weekday) = weekday {
        let place = WEEKDAYS.iter().position(|it| *it == weekday)?;
        let right = usize::try_from(date.weekday().num_days_from_monday()).ok()?;
        if place != right && written.len() == 4 {
            rules.push(WEEKDAY);
        }
    }
    Some(Read { moment: moment(date, hour, minute, second, offset), rules })
}

fn read_3339(text: &str) -> Option<Read> {
    let mut rules = Vec::new();
    let (date, rest) = text.split_once('T')?;
    let parts: Vec<&str> = date.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    let (year, month, day) = (figures(year, 4..=4)?, figures(month, 2..=2)?, figures(day, 2..=2)?);
    let cut = rest.find(['Z', '+', '-'])?;
    let (time, zone) = rest.split_at_checked(cut)?;
    let time = match time.split_once('.') {
        Some((time, fraction)) => {
            figures(fraction.get(..fraction.len().min(9))?, 1..=9)?;
            rules.push(FRACTION);
            time
        }
        None => time,
    };
    let (hour, minute, second) = clock(time, 2..=2).filter(|_| time.len() == 8)?;
    let offset = match zone {
        "Z" => 0,
        _ => {
            let (hours, minutes) = zone.split_once(':')?;
            if zone == "-00:00" {
                rules.push(UNKNOWN_ZONE);
            }
            offset(&format!("{hours}{minutes}")).filter(|_| zone.len() == 6)?
        }
    };
    let Some(date) = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day) else {
        return Some(Read { moment: None, rules: vec![DAY] });
    };
    Some(Read { moment: moment(date, hour, minute, second, offset), rules })
}

/// `+0800`, in seconds.
fn offset(zone: &str) -> Option<i32> {
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let number = i32::try_from(figures(digits, 4..=4)?).ok()?;
    let (hours, minutes) = (number / 100, number % 100);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

/// `06:00:00`, or `06:00`, whose seconds RFC 822 leaves out.
fn clock(time: &str, hours: std::ops::RangeInclusive<usize>) -> Option<(u32, u32, u32)> {
    let parts: Vec<&str> = time.split(':').collect();
    let (hour, minute, second) = match parts[..] {
        [hour, minute] => (hour, minute, "00"),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    let read = (figures(hour, hours)?, figures(minute, 2..=2)?, figures(second, 2..=2)?);
    (read.0 < 24 && read.1 < 60 && read.2 <= 60).then_some(read)
}

/// A leap second is the one before it.
fn moment(date: NaiveDate, hour: u32, minute: u32, second: u32, offset: i32) -> Option<Moment> {
    let civil = date.and_hms_opt(hour, minute, second.min(59))?;
    FixedOffset::east_opt(offset)?.from_local_datetime(&civil).single()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::place::START;

    fn told(read: impl FnOnce(&mut Findings) -> Option<Moment>) -> (Option<String>, String) {
        let mut findings = Findings::default();
        let moment = read(&mut findings).map(|it| it.to_rfc3339());
        let codes: Vec<_> = findings.settled().0.iter().map(|finding| finding.rule.code).collect();
        (moment, codes.join(" "))
    }

    #[test]
    fn dates_of_rss_are_read_strictly() {
        let table = [
            ("Sun, 09 Apr 2023 06:00:03 +0800", Some("2023-04-09T06:00:03+08:00"), ""),
            ("9 Apr 2023 06:00 GMT", Some("2023-04-09T06:00:00+00:00"), ""),
            ("Sun,  9 Apr 2023 6:00:03 -0730", Some("2023-04-09T06:00:03-07:30"), ""),
            ("Mon, 09 Apr 2023 06:00:03 +0800", Some("2023-04-09T06:00:03+08:00"), "date-weekday"),
            ("Sun, 09 Apr 23 06:00:03 +0800", Some("2023-04-09T06:00:03+08:00"), "date-year"),
            ("Sun, 09 Apr 2023 06:00:03 CST", Some("2023-04-09T06:00:03-06:00"), "date-cst"),
            ("Sun, 09 Apr 2023 06:00:03 EDT", Some("2023-04-09T06:00:03-04:00"), "date-zone"),
            ("Sun, 30 Feb 2023 06:00:03 +0800", None, "date-day"),
            ("2023-04-09T06:00:03+08:00", None, "date-rfc822"),
            ("周日, 09 4月 2023 06:00:03 +0800", None, "date-rfc822"),
            ("Sun, 09 Apr 2023 06:00:03", None, "date-rfc822"),
            ("Sun, 09 Apr 2023 24:00:03 +0800", None, "date-rfc822"),
            ("Sun, 09 April 2023 06:00:03 +0800", None, "date-rfc822"),
            ("Sun, 09 Apr 2023 06:00:03 +08:00", None, "date-rfc822"),
            ("", None, "date-rfc822"),
        ];
        for (text, moment, codes) in table {
            let found = told(|findings| rfc_822(text, "<pubDate>", START, Tongue::Chinese, findings));
            assert_eq!(found, (moment.map(str::to_owned), codes.to_owned()), "{text}");
        }
    }

    #[test]
    fn dates_of_modules_may_be_less_than_a_moment() {
        for text in ["2023", "2023-04", "2023-04-09", "2023-04-09T06:00+08:00", "2023-04-09T06:00:03.5Z"] {
            assert!(is_w3c(text), "{text}");
        }
        for text in ["", "2023-13", "2023-02-30", "2023-4-9", "2023-04-09T06:00", "2023-04-09 06:00", "今天", "２０２３"] {
            assert!(!is_w3c(text), "{text}");
        }
    }

    #[test]
    fn dates_of_atom_are_read_strictly() {
        let table = [
            ("2023-04-09T06:00:03+08:00", Some("2023-04-09T06:00:03+08:00"), ""),
            ("2023-04-09T06:00:03Z", Some("2023-04-09T06:00:03+00:00"), ""),
            ("2023-04-09T06:00:60Z", Some("2023-04-09T06:00:59+00:00"), ""),
            ("2023-04-09T06:00:03.125Z", Some("2023-04-09T06:00:03+00:00"), "date-fraction"),
            ("2023-04-09T06:00:03-00:00", Some("2023-04-09T06:00:03+00:00"), "date-unknown-zone"),
            ("2023-02-29T06:00:03Z", None, "date-day"),
            ("2023-04-09t06:00:03z", None, "date-rfc3339"),
            ("2023-04-09T06:00:03", None, "date-rfc3339"),
            ("2023-04-09T06:00Z", None, "date-rfc3339"),
            ("2023-04-09 06:00:03Z", None, "date-rfc3339"),
            ("2023-04-09", None, "date-rfc3339"),
            (" 2023-04-09T06:00:03Z", None, "date-rfc3339"),
            ("2023-4-9T06:00:03Z", None, "date-rfc3339"),
            ("2023-04-09T06:00:03+0800", None, "date-rfc3339"),
            ("２０２３-04-09T06:00:03Z", None, "date-rfc3339"),
        ];
        for (text, moment, codes) in table {
            let found = told(|findings| rfc_3339(text, "<updated>", START, findings));
            assert_eq!(found, (moment.map(str::to_owned), codes.to_owned()), "{text}");
        }
    }
}
