//! Days as spreadsheets count them.

use chrono::Duration;
use chrono::NaiveDate;

/// The day with this number: Excel counts 1900 as a leap year, so that day 60 is one that never was.
pub(crate) fn day(days: i64) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_signed(Duration::try_days(days)?)
}

/// A number that counts days as a day, with its time where it has one.
pub(crate) fn shown(value: &str, is_from_1904: bool) -> Option<String> {
    /// Between 1899-12-30 and 1904-01-01, from which Excel for the Mac counted.
    const LATER: i64 = 1_462;
    let (days, part) = value.trim().split_once('.').unwrap_or((value.trim(), ""));
    let days = days.parse::<i64>().ok()?.checked_add(if is_from_1904 { LATER } else { 0 })?;
    let day = day(days)?;
    let minutes = minutes(part);
    Some(if minutes == 0 { day.to_string() } else { format!("{day} {:02}:{:02}", minutes / 60, minutes % 60) })
}

/// The minutes of the part of a day behind its point.
fn minutes(part: &str) -> u64 {
    const FIGURES: usize = 9;
    let figures: String = part.chars().take(FIGURES).collect();
    let share: u64 = format!("{figures:0<FIGURES$}").parse().unwrap_or_default();
    // The nearest minute; midnight of the next day is none of this one.
    ((share * 1_440 + 500_000_000) / 1_000_000_000).min(1_439)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_days_with_their_times() {
        let table = [
            ("46353", false, Some("2026-11-27")),
            ("46353.354166666664", false, Some("2026-11-27 08:30")),
            ("46353.99999", false, Some("2026-11-27 23:59")),
            ("44891", true, Some("2026-11-27")),
            ("61", false, Some("1900-03-01")),
            ("一", false, None),
            ("9999999999999999", false, None),
        ];
        for (value, is_from_1904, expected) in table {
            assert_eq!(shown(value, is_from_1904).as_deref(), expected, "{value}");
        }
    }
}
