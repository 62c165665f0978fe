//! The words of the paper's pages, in the language of the paper.

use crate::beijing::Instant;
use crate::words::language::Language;
use crate::words::message::Message;
use crate::words::outlet;
use chrono::Datelike;
use chrono::NaiveDate;

/// A word, or a sentence without its stop, into which nothing is filled.
pub(crate) fn word(code: &'static str, language: Language) -> String {
    Message::new(code).in_language(language)
}

/// `星期日`, `Sunday`
pub(crate) fn weekday(day: NaiveDate, language: Language) -> String {
    numbered("site-weekday", day.weekday().number_from_monday(), language)
}

/// `日`, `Sun`
pub(crate) fn weekday_short(day: NaiveDate, language: Language) -> String {
    numbered("site-weekday-short", day.weekday().number_from_monday(), language)
}

/// `4月`, `April`
pub(crate) fn month(month: u32, language: Language) -> String {
    numbered("site-month", month, language)
}

/// `2023年`, `2023`
pub(crate) fn year(year: i32, language: Language) -> String {
    Message::new("site-year").text("year", year).in_language(language)
}

/// How many editions there are of it.
pub(crate) fn editions(count: usize, language: Language) -> String {
    Message::new("site-editions").number("count", count).in_language(language)
}

/// How many pages an edition has, and how many stories.
/// Where nothing tells the pages, the stories alone.
pub(crate) fn counted(pages: usize, stories: usize, language: Language) -> String {
    let message =
        if pages > 0 { Message::new("site-counted").number("pages", pages) } else { Message::new("site-counted-stories") };
    message.number("stories", stories).in_language(language)
}

/// When a story was corrected: day and minute, in Beijing.
pub(crate) fn corrected(when: Instant, language: Language) -> String {
    corrected_at(when, language).in_language(language)
}

fn corrected_at(when: Instant, language: Language) -> Message {
    let (day, time) = (outlet::day(when.date(), language), when.moment().format("%H:%M"));
    Message::new("site-corrected").text("day", day).text("time", time)
}

/// Who sent a story, where it is not the paper's own.
pub(crate) fn source(source: &str, language: Language) -> String {
    Message::new("site-source").text("source", source).in_language(language)
}

/// Who took a picture.
pub(crate) fn photographed(names: &str, language: Language) -> String {
    Message::new("site-photographed").text("names", names).in_language(language)
}

/// What leads to the feed of a section.
pub(crate) fn follow(section: &str, language: Language) -> String {
    Message::new("site-follow").text("section", section).in_language(language)
}

/// What the page is called that tells how to subscribe.
pub(crate) fn subscribe_to(paper: &str, language: Language) -> String {
    Message::new("site-subscribe-to").text("paper", paper).in_language(language)
}

fn numbered(code: &'static str, number: u32, language: Language) -> String {
    Message::new(code).number("number", usize::try_from(number).unwrap_or_default()).in_language(language)
}

/// Those into which nothing is filled.
#[cfg(test)]
const WORDS: [&str; 48] = [
    "site-skip",
    "site-places",
    "site-home",
    "site-past",
    "site-subscribe",
    "site-newest",
    "site-calendar",
    "site-years",
    "site-contents",
    "site-stories",
    "site-edition",
    "site-edition-empty",
    "site-edition-before",
    "site-edition-after",
    "site-branch-empty",
    "site-turning",
    "site-before",
    "site-after",
    "site-beside",
    "site-changes",
    "site-topics",
    "site-table",
    "site-feed-address",
    "site-feed-told",
    "site-subscribe-short",
    "site-subscribe-more",
    "site-subscribe-what",
    "site-subscribe-why",
    "site-subscribe-how",
    "site-subscribe-reader",
    "site-subscribe-copy",
    "site-subscribe-paste",
    "site-subscribe-open",
    "site-subscribe-own",
    "site-subscribe-all",
    "site-subscribe-list",
    "site-not-found",
    "site-not-found-why",
    "site-reporter",
    "site-correspondent",
    "site-intern",
    "site-photographer",
    "site-editor",
    "site-author",
    "site-translator",
    "site-artist",
    "site-commentator",
    "site-other",
];

/// One of each message of the pages.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let mut samples: Vec<Message> = WORDS.map(Message::new).into();
    for (code, most) in [("site-weekday", 7), ("site-weekday-short", 7), ("site-month", 12)] {
        samples.extend((1..=most).map(|number| Message::new(code).number("number", number)));
    }
    samples.push(Message::new("site-year").text("year", 2023));
    samples.extend([1, 2].map(|count| Message::new("site-editions").number("count", count)));
    samples.extend(
        [(1, 1), (8, 43)].map(|(pages, stories)| Message::new("site-counted").number("pages", pages).number("stories", stories)),
    );
    samples.extend([1, 2].map(|stories| Message::new("site-counted-stories").number("stories", stories)));
    samples.extend(Instant::parse("2023-04-09T08:15:00+08:00").map(|when| corrected_at(when, Language::Chinese)));
    samples.push(Message::new("site-source").text("source", "新华社"));
    samples.push(Message::new("site-photographed").text("names", "赵成"));
    samples.push(Message::new("site-follow").text("section", "要闻"));
    samples.push(Message::new("site-subscribe-to").text("paper", "中原时报"));
    samples
}
