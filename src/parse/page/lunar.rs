//! The lunar day (农历) that many papers print beside the date: a check on it, never a source of it.

use chinese_lunisolar_calendar::LunisolarDate;
use chinese_lunisolar_calendar::SolarDate;
use chrono::Datelike;
use chrono::NaiveDate;

/// The lunar day that a folded date line prints, if the civil date has another: 农历三月初一. `None` too where no lunar
/// day is printed, or none can be reckoned (the tables reach from 1901 to 2100).
pub(crate) fn contradiction(words: &str, date: NaiveDate) -> Option<String> {
    let behind = ["农历", "農曆", "农曆", "夏历"].iter().find_map(|name| words.split_once(name)).map(|(_, behind)| behind)?;
    let behind = behind.trim_start();
    let behind = behind.split_once('年').map_or(behind, |(_, day)| day).trim_start();
    let letters: String = behind.chars().filter(|it| *it != ' ').take_while(|it| DAY.contains(*it)).collect();
    let printed = plain(&letters);
    let month_and_day = printed.split_once('月').filter(|(month, day)| !month.is_empty() && day.chars().count() >= 2);
    let (month, day) = month_and_day?;
    let day: String = day.chars().take(2).collect();
    let (year, number) = (u16::try_from(date.year()).ok()?, u8::try_from(date.month()).ok()?);
    let solar = SolarDate::from_ymd(year, number, u8::try_from(date.day()).ok()?).ok()?;
    let lunar = LunisolarDate::from_solar_date(solar).ok()?;
    let right = plain(&format!("{}{}", lunar.to_lunar_month(), lunar.to_lunar_day()));
    (right != format!("{month}月{day}")).then(|| format!("农历{letters}"))
}

/// What a lunar day is written with.
const DAY: &str = "闰閏正一二三四五六七八九十冬腊臘月初廿卅";

/// One writing for all: `冬月二十一` and `十一月廿一` are one day.
fn plain(day: &str) -> String {
    let folded = day.replace('閏', "闰").replace('臘', "腊").replace("冬月", "十一月").replace("腊月", "十二月");
    match folded.split_once('月') {
        Some((month, day)) => {
            let day = day.replace("二十", "廿").replace("三十", "卅十");
            format!("{month}月{}", if day.starts_with("廿") && day.chars().count() == 1 { "廿十".to_owned() } else { day })
        }
        None => folded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lunar_day_that_is_not_the_date_s_is_told() {
        let table = [
            ("2023年4月9日 星期日 农历癸卯年闰二月十九", "2023-04-09", None),
            ("2023年4月9日 农历闰二月 十九", "2023-04-09", None),
            ("2023年4月9日 農曆癸卯年閏二月十九", "2023-04-09", None),
            ("2023年4月9日 农历癸卯年二月十九", "2023-04-09", Some("农历二月十九")),
            ("1998年1月7日 星期三 农历丁丑年十二月初九", "1998-01-07", None),
            ("1998年1月7日 农历腊月初十", "1998-01-07", Some("农历腊月初十")),
            ("2025年1月29日 农历正月初一", "2025-01-29", None),
            ("2025年1月28日 农历腊月二十九", "2025-01-28", None),
            ("2026年2月16日 农历腊月二十九", "2026-02-16", None),
            ("2024年2月9日 农历腊月三十", "2024-02-09", None),
            ("2023年11月3日 农历九月二十", "2023-11-03", None),
            ("2023年4月9日 星期日", "2023-04-09", None),
            ("1872年4月30日 农历三月二十三", "1872-04-30", None),
        ];
        for (words, date, expected) in table {
            assert_eq!(contradiction(words, date.parse().unwrap()).as_deref(), expected, "{words}");
        }
    }
}
