//! The words of the outlet: why a document is not published, and what readers are told of a story that was withdrawn, which
//! follows the language of the paper.

use crate::error::unsound::Flaw;
use crate::error::unsound::Unsound;
use crate::words::language::Language;
use crate::words::message::Message;
use crate::words::message::Worded;
use chrono::Datelike;
use chrono::NaiveDate;

impl Worded for Unsound {
    fn message(&self) -> Message {
        match self.at {
            Some(byte) => Message::new("flaw-at").fact("flaw", &self.what).text("byte", byte),
            None => self.what.message(),
        }
    }
}

impl Worded for Flaw {
    fn message(&self) -> Message {
        match self {
            Self::Parser(words) => Message::new("flaw-parser").text("words", words),
            Self::Prefix(prefix) => Message::new("flaw-prefix").text("prefix", prefix),
            Self::Bracket { attribute } => Message::new("flaw-bracket").text("attribute", attribute),
            Self::Character(letter) => Message::new("flaw-character").text("code", format!("U+{:04X}", u32::from(*letter))),
            Self::TextOutside => Message::new("flaw-text-outside"),
            Self::DocumentType => Message::new("flaw-document-type"),
            Self::NoPicture => Message::new("flaw-no-picture"),
            Self::NoElement => Message::new("flaw-no-element"),
            Self::Elements(count) => Message::new("flaw-elements").number("count", *count),
            Self::Open(count) => Message::new("flaw-open").number("count", *count),
        }
    }
}

/// What stands where a withdrawn story stood.
pub(crate) fn notice(language: Language) -> String {
    Message::new("published-notice").in_language(language)
}

/// The same, before the reason.
pub(crate) fn notice_because(language: Language) -> String {
    Message::new("published-notice-because").in_language(language)
}

/// A day as readers write it: `2023年4月9日`, `9 April 2023`.
pub(crate) fn day(date: NaiveDate, language: Language) -> String {
    dated(date).in_language(language)
}

fn dated(date: NaiveDate) -> Message {
    let number = |number: u32| usize::try_from(number).unwrap_or_default();
    let message = Message::new("published-day").text("year", date.year());
    message.number("month", number(date.month())).number("day", number(date.day()))
}

/// The name of a page as readers know it: `第A02版`, `page A02`.
pub(crate) fn page(page: &str, language: Language) -> String {
    Message::new("published-page").text("page", page).in_language(language)
}

/// A kind of stories as readers know it: 公告, notice.
pub(crate) fn kind(kind: &str, language: Language) -> String {
    Message::new(match kind {
        "brief" => "published-brief",
        "notice" => "published-notice-kind",
        "correction" => "published-correction",
        _ => "published-picture",
    })
    .in_language(language)
}

/// What leads from the opening of a story to all of it.
pub(crate) fn more(language: Language) -> String {
    Message::new("published-more").in_language(language)
}

/// What a group of feeds is called in the list of all: `sections`, `writers`.
pub(crate) fn group(group: &str, language: Language) -> String {
    Message::new(if group == "sections" { "published-sections" } else { "published-writers" }).in_language(language)
}

/// One of each message of the outlet.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let flaws = [
        Flaw::Parser("syntax error".to_owned()),
        Flaw::Prefix("dc".to_owned()),
        Flaw::Bracket { attribute: "a".to_owned() },
        Flaw::Character('\u{c}'),
        Flaw::TextOutside,
        Flaw::DocumentType,
    ];
    let whole = [Flaw::NoPicture, Flaw::NoElement, Flaw::Elements(2), Flaw::Open(1), Flaw::Open(2)];
    let found = flaws.into_iter().map(|flaw| flaw.at(14)).chain(whole.into_iter().map(Flaw::anywhere));
    let mut samples: Vec<Message> = found.map(|it| it.message()).collect();
    samples.extend(["published-notice", "published-notice-because"].map(Message::new));
    let kinds = ["published-brief", "published-notice-kind", "published-correction", "published-picture"];
    samples.extend(kinds.map(Message::new));
    samples.extend(["published-more", "published-sections", "published-writers"].map(Message::new));
    samples.extend((1..=12).filter_map(|month| NaiveDate::from_ymd_opt(2023, month, 9)).map(dated));
    samples.push(Message::new("published-page").text("page", "A02"));
    samples
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_tells_its_readers_in_its_own_language() {
        let date = NaiveDate::from_ymd_opt(2023, 4, 9).unwrap();
        let table = [
            ("zh-CN", "本稿已撤回", "本稿已撤回：", "2023年4月9日", "第A02版"),
            ("ZH-Hant-TW", "本稿已撤回", "本稿已撤回：", "2023年4月9日", "第A02版"),
            ("en", "This story has been withdrawn", "This story has been withdrawn: ", "9 April 2023", "page A02"),
        ];
        for (tag, alone, because, dated, paged) in table {
            let language = Language::of_tag(tag);
            let told = (notice(language), notice_because(language), day(date, language), page("A02", language));
            assert_eq!(told, (alone.to_owned(), because.to_owned(), dated.to_owned(), paged.to_owned()), "{tag}");
        }
    }
}
