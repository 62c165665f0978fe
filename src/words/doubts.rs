//! The words of doubts: what of a story is to be looked at, and why.

use crate::article::doubt::Doubt;
use crate::article::doubt::Field;
use crate::article::doubt::Unsure;
use crate::words::message::Message;
use crate::words::message::Worded;
use std::path::Path;

impl Worded for Doubt {
    fn message(&self) -> Message {
        self.why.message().at(&self.place)
    }
}

impl Worded for Unsure {
    fn message(&self) -> Message {
        match self {
            Self::NoHeadline => Message::new("unsure-no-headline"),
            Self::NoTitle => Message::new("unsure-no-title"),
            Self::MaybeNoKicker => Message::new("unsure-maybe-no-kicker"),
            Self::MaybeDeck => Message::new("unsure-maybe-deck"),
            Self::MaybeColumn => Message::new("unsure-maybe-column"),
            Self::BareNames(names) => Message::new("unsure-bare-names").texts("names", names),
            Self::StrangeName(name) => Message::new("unsure-strange-name").text("name", name),
            Self::UnknownLabel(label) => Message::new("unsure-unknown-label").text("label", label),
            Self::UnreadByline(words) => Message::new("unsure-unread-byline").text("words", words),
            Self::DayConflict => Message::new("unsure-day-conflict"),
            Self::PageConflict => Message::new("unsure-page-conflict"),
            Self::Weighed => Message::new("unsure-weighed"),
            Self::MaybeHeadline => Message::new("unsure-maybe-headline"),
            Self::SignedWithin => Message::new("unsure-signed-within"),
            Self::NoText => Message::new("unsure-no-text"),
            Self::OtherSetting => Message::new("unsure-other-setting"),
            Self::EndsOpen => Message::new("unsure-ends-open"),
            Self::MaybeApart => Message::new("unsure-maybe-apart"),
            Self::BreaksOff => Message::new("unsure-breaks-off"),
            Self::MaybeText => Message::new("unsure-maybe-text"),
            Self::MaybeFurniture => Message::new("unsure-maybe-furniture"),
        }
    }
}

/// Which line, what of the story, and why, for who looks at `page`; a line of another page is told with its file.
pub(crate) fn told(doubt: &Doubt, page: &Path) -> Message {
    let what = match doubt.place.lines {
        Some((line, _)) => Message::new("doubt-at-line").number("line", line).fact("what", &beside(doubt)),
        None => beside(doubt),
    };
    match doubt.place.path == page {
        true => what,
        false => Message::new("doubt-elsewhere").text("file", doubt.place.path.display()).fact("what", &what),
    }
}

/// What of the story, and why, beside the line that it is about.
pub(crate) fn beside(doubt: &Doubt) -> Message {
    Message::new("doubt").fact("field", &doubt.why.field()).fact("what", &doubt.why)
}

/// How many stories are to be looked at.
pub(crate) fn stories(count: usize) -> Message {
    Message::new("stories-to-look-at").number("count", count)
}

/// How many things are to be looked at.
pub(crate) fn places(count: usize) -> Message {
    Message::new("places-to-look-at").number("count", count)
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
    use crate::error::Place;

    let unsure = [
        Unsure::NoHeadline,
        Unsure::NoTitle,
        Unsure::MaybeNoKicker,
        Unsure::MaybeDeck,
        Unsure::MaybeColumn,
        Unsure::BareNames(vec!["鲁燕".to_owned(), "武刘敏".to_owned()]),
        Unsure::StrangeName("楠桂".to_owned()),
        Unsure::UnknownLabel("统筹".to_owned()),
        Unsure::UnreadByline("文稿统筹 鲁燕".to_owned()),
        Unsure::DayConflict,
        Unsure::PageConflict,
        Unsure::Weighed,
        Unsure::MaybeHeadline,
        Unsure::SignedWithin,
        Unsure::NoText,
        Unsure::OtherSetting,
        Unsure::EndsOpen,
        Unsure::MaybeApart,
        Unsure::BreaksOff,
        Unsure::MaybeText,
        Unsure::MaybeFurniture,
    ];
    let place = Place { path: "pages/A02.md".into(), lines: Some((3, 3)), columns: None };
    let doubt = Doubt { place, why: Unsure::MaybeDeck };
    let whole = Doubt { place: Place::file(Path::new("pages/A02.md")), why: Unsure::PageConflict };
    let shown = [
        told(&doubt, Path::new("pages/A02.md")),
        told(&doubt, Path::new("pages/A01.md")),
        told(&whole, Path::new("pages/A02.md")),
        stories(1),
        stories(3),
        places(1),
        places(3),
        Message::new("doubt-key"),
    ];
    unsure.iter().map(Worded::message).chain(Field::ALL.iter().map(Worded::message)).chain(shown).collect()
}
