//! Moments as feeds of others write them: as the standards say, and as programs do that never read them.

use crate::beijing;
use crate::beijing::Instant;
use crate::date;
use chrono::DateTime;
use chrono::NaiveTime;

/// The moment; one without a zone is meant in Beijing, and one without an hour is the day's first.
pub(super) fn read(text: &str) -> Option<Instant> {
    let text = text.trim();
    // A wrong day of the week says nothing of the day.
    let behind = text.split_once(',').map_or(text, |(_, behind)| behind.trim());
    let mail = |text: &str| DateTime::parse_from_rfc2822(text).ok().and_then(Instant::from_moment);
    Instant::parse(text).or_else(|| mail(behind)).or_else(|| mail(&format!("{behind} +0800"))).or_else(|| civil(text))
}

/// `2026-11-27 08:30:00`, `2026年11月27日`
fn civil(text: &str) -> Option<Instant> {
    let (bytes, day) = date::find_whole(text)?;
    let behind = text.get(bytes.end..)?.trim();
    let behind = behind.strip_prefix('T').unwrap_or(behind);
    let time = ["%H:%M:%S%.f", "%H:%M"].iter().find_map(|form| NaiveTime::parse_from_str(behind, form).ok());
    beijing::instant(day, if behind.is_empty() { NaiveTime::MIN } else { time? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_they_are_written() {
        let table = [
            ("Fri, 27 Nov 2026 00:30:00 GMT", Some("2026-11-27T08:30:00+08:00")),
            ("Mon, 27 Nov 2026 08:30:00 +0800", Some("2026-11-27T08:30:00+08:00")),
            ("27 Nov 2026 08:30:00", Some("2026-11-27T08:30:00+08:00")),
            ("2026-11-27T00:30:00Z", Some("2026-11-27T08:30:00+08:00")),
            ("2026-11-27 08:30:00", Some("2026-11-27T08:30:00+08:00")),
            ("2026-11-27T08:30", Some("2026-11-27T08:30:00+08:00")),
            ("2026年11月27日", Some("2026-11-27T00:00:00+08:00")),
            ("2026-11-27 早上", None),
            ("昨天", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(read(text).map(Instant::rfc3339).as_deref(), expected, "{text}");
        }
    }
}
