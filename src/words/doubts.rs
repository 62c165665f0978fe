//! The words of doubts: what of a story is to be looked at, and why.

use crate::article::doubt::Doubt;
use crate::article::doubt::Field;
use crate::article::doubt::Unsure;
use crate::words::message::Message;
use crate::words::message::Worded;

impl Worded for Doubt {
    fn message(&self) -> Message {
        self.why.message().at(&self.place)
    }
}

impl Worded for Unsure {
    fn message(&self) -> Message {
        match self {
            Self::NoHeadline => Message::new("unsure-no-headline"),
            Self::MaybeNoKicker => Message::new("unsure-maybe-no-kicker"),
            Self::MaybeDeck => Message::new("unsure-maybe-deck"),
            Self::BareNames(names) => Message::new("unsure-bare-names").texts("names", names),
            Self::StrangeName(name) => Message::new("unsure-strange-name").text("name", name),
            Self::UnknownLabel(label) => Message::new("unsure-unknown-label").text("label", label),
            Self::UnreadByline(words) => Message::new("unsure-unread-byline").text("words", words),
            Self::DayInferred => Message::new("unsure-day-inferred"),
            Self::DayConflict => Message::new("unsure-day-conflict"),
            Self::PageUnknown => Message::new("unsure-page-unknown"),
            Self::Weighed => Message::new("unsure-weighed"),
            Self::MaybeHeadline => Message::new("unsure-maybe-headline"),
            Self::SignedWithin => Message::new("unsure-signed-within"),
            Self::MaybeApart => Message::new("unsure-maybe-apart"),
            Self::BreaksOff => Message::new("unsure-breaks-off"),
            Self::MaybeText => Message::new("unsure-maybe-text"),
            Self::MaybeFurniture => Message::new("unsure-maybe-furniture"),
        }
    }
}

impl Worded for Field {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Title => "field-title",
            Self::Credits => "field-credits",
            Self::Day => "field-day",
            Self::Page => "field-page",
            Self::Cut => "field-cut",
            Self::Joins => "field-joins",
        })
    }
}

/// One of each.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let unsure = [
        Unsure::NoHeadline,
        Unsure::MaybeNoKicker,
        Unsure::MaybeDeck,
        Unsure::BareNames(vec!["鲁燕".to_owned(), "武刘敏".to_owned()]),
        Unsure::StrangeName("楠桂".to_owned()),
        Unsure::UnknownLabel("统筹".to_owned()),
        Unsure::UnreadByline("文稿统筹 鲁燕".to_owned()),
        Unsure::DayInferred,
        Unsure::DayConflict,
        Unsure::PageUnknown,
        Unsure::Weighed,
        Unsure::MaybeHeadline,
        Unsure::SignedWithin,
        Unsure::MaybeApart,
        Unsure::BreaksOff,
        Unsure::MaybeText,
        Unsure::MaybeFurniture,
    ];
    unsure.iter().map(Worded::message).chain(Field::ALL.iter().map(Worded::message)).collect()
}
