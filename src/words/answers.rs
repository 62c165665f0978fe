//! The words of what the commands of the archive answer: where a story stands, what a run made of it, lists and histories.

use crate::article::credit::Credit;
use crate::article::history::Happened;
use crate::article::history::State;
use crate::article::id::ItemId;
use crate::words::message::Message;
use crate::words::message::Worded;
use std::path::PathBuf;

impl Worded for State {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Live => "state-live",
            Self::Held => "state-held",
            Self::OffPage => "state-off-page",
            Self::Withdrawn => "state-withdrawn",
            Self::Notice => "state-notice",
            Self::Merged => "state-merged",
        })
    }
}

impl Worded for Happened {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::New => "change-new",
            Self::Revised => "change-revised",
            Self::Layout => "change-layout",
            Self::Withdrawn => "change-withdrawn",
            Self::Restored => "change-restored",
            Self::Held => "change-held",
            Self::Released => "change-released",
            Self::Late => "change-late",
        })
    }
}

/// What the commands of the archive answer, a line each.
#[derive(Debug)]
pub(crate) enum Answer {
    /// So many articles are listed.
    Listed(usize),
    /// An article is withdrawn.
    Withdrawn { headline: String, id: ItemId },
    /// A withdrawal is taken back.
    Restored { headline: String, id: ItemId },
    /// A withdrawal is taken back, of an article that no page holds.
    RestoredOffPage { headline: String, id: ItemId },
    /// An article is a later version of another.
    Merged { new: ItemId, headline: String, old: ItemId },
    /// A story that was to be looked at is accepted as it was read.
    Accepted { headline: String, name: String },
    /// Nothing of a story is to be looked at.
    NothingToAccept { name: String },
    /// An acceptance is taken back.
    AcceptedNoMore { headline: String, name: String },
    /// Nothing of a story was accepted.
    NothingAccepted { name: String },
    /// The archive is sound.
    Sound,
    /// There is no archive.
    Missing,
    /// The damaged archive is set aside.
    SetAside { damaged: PathBuf, saved: usize },
    /// An export was read.
    Imported(usize),
    /// The settings name no site that is no more.
    NoneMoved,
    /// Where an article stands, and why.
    State { state: State, reason: String },
    /// A version of an article.
    Revision { number: i64, seen: String, place: String },
    /// Nothing differs that is printed.
    NoDifference,
}

impl Worded for Answer {
    fn message(&self) -> Message {
        let of_one = |code, headline: &String, id: &ItemId| Message::new(code).text("headline", headline).text("id", id);
        match self {
            Self::Listed(count) => Message::new("articles-listed").number("count", *count),
            Self::Withdrawn { headline, id } => of_one("article-withdrawn", headline, id),
            Self::Restored { headline, id } => of_one("article-restored", headline, id),
            Self::RestoredOffPage { headline, id } => of_one("article-restored-off-page", headline, id),
            Self::Merged { new, headline, old } => of_one("article-merged", headline, old).text("new", new),
            Self::Accepted { headline, name } => Message::new("story-accepted").text("headline", headline).text("name", name),
            Self::NothingToAccept { name } => Message::new("nothing-to-accept").text("name", name),
            Self::AcceptedNoMore { headline, name } => {
                Message::new("story-accepted-no-more").text("headline", headline).text("name", name)
            }
            Self::NothingAccepted { name } => Message::new("nothing-accepted").text("name", name),
            Self::Sound => Message::new("archive-sound"),
            Self::Missing => Message::new("archive-missing"),
            Self::SetAside { damaged, saved } => {
                Message::new("archive-set-aside").text("damaged", damaged.display()).number("saved", *saved)
            }
            Self::Imported(count) => Message::new("articles-imported").number("count", *count),
            Self::NoneMoved => Message::new("none-moved"),
            Self::State { state, reason } => Message::new("state-because").fact("state", state).text("reason", reason),
            Self::Revision { number, seen, place } => {
                Message::new("revision").text("number", number).moment("seen", seen).text("place", place)
            }
            Self::NoDifference => Message::new("no-difference"),
        }
    }
}

/// What a column of a list or a line of a history is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    Id,
    Edition,
    State,
    Published,
    Updated,
    Withdrawn,
    Authors,
    Column,
    Kicker,
    Headline,
    Deck,
    Text,
    Byline,
    Credits,
}

impl Label {
    /// The parts of an article as they are printed, and who is credited.
    pub(crate) const PARTS: [Self; 7] =
        [Self::Column, Self::Kicker, Self::Headline, Self::Deck, Self::Text, Self::Byline, Self::Credits];

    /// It, set before what it is the name of.
    pub(crate) fn before(self) -> Message {
        Message::new("label-before").fact("label", &self)
    }
}

impl Worded for Label {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Id => "label-id",
            Self::Edition => "label-edition",
            Self::State => "label-state",
            Self::Published => "label-published",
            Self::Updated => "label-updated",
            Self::Withdrawn => "label-withdrawn",
            Self::Authors => "label-authors",
            Self::Column => "label-column",
            Self::Kicker => "label-kicker",
            Self::Headline => "label-headline",
            Self::Deck => "label-deck",
            Self::Text => "label-text",
            Self::Byline => "label-byline",
            Self::Credits => "label-credits",
        })
    }
}

/// Who is credited for what: `reporter 鲁燕`, `记者 鲁燕`.
pub(crate) struct Credited<'a>(pub(crate) &'a Credit);

impl Worded for Credited<'_> {
    fn message(&self) -> Message {
        let name = self.0.name().or(self.0.organisation()).unwrap_or("–");
        Message::new("credited").fact("role", &self.0.role()).text("name", name)
    }
}

/// One of each answer, and of each way in which it is said.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    use crate::article::credit::Role;
    use crate::article::credit::Who;
    use crate::article::credit::Work;
    use crate::error::Place;

    let text = str::to_owned;
    let id = |hash| ItemId::parse(&format!("tag:example.cn,2023:2023-04-09/A02/{hash}")).unwrap();
    let (old, new) = (|| id("0123456789abcdef"), || id("fedcba9876543210"));
    let headline = || text("春到中原");
    let answers = [
        Answer::Listed(0),
        Answer::Listed(1),
        Answer::Listed(2),
        Answer::Withdrawn { headline: headline(), id: old() },
        Answer::RestoredOffPage { headline: headline(), id: old() },
        Answer::Restored { headline: headline(), id: old() },
        Answer::Merged { new: new(), headline: headline(), old: old() },
        Answer::Accepted { headline: headline(), name: text("9cb0") },
        Answer::NothingToAccept { name: text("9cb0") },
        Answer::AcceptedNoMore { headline: headline(), name: text("9cb0") },
        Answer::NothingAccepted { name: text("9cb0") },
        Answer::Sound,
        Answer::Missing,
        Answer::SetAside { damaged: PathBuf::from(".benbao/damaged-1.sqlite3"), saved: 1 },
        Answer::SetAside { damaged: PathBuf::from(".benbao/damaged-1.sqlite3"), saved: 8 },
        Answer::Imported(1),
        Answer::Imported(8),
        Answer::NoneMoved,
        Answer::State { state: State::Withdrawn, reason: text("事实有误") },
        Answer::Revision { number: 2, seen: text("2023-04-09T06:00:00+08:00"), place: text("A02.md:7") },
        Answer::NoDifference,
    ];
    let labels = [Label::Id, Label::Edition, Label::State, Label::Published, Label::Updated, Label::Withdrawn, Label::Authors];
    let credit = Credit {
        who: Who::Person { name: text("鲁燕"), organisation: None },
        work: Work::As(Role::Reporter),
        place: Place::file("".as_ref()),
    };
    let mut samples: Vec<Message> = State::ALL.iter().map(Worded::message).collect();
    samples.extend(Happened::ALL.iter().map(Worded::message));
    samples.extend(answers.iter().map(Worded::message));
    samples.extend(labels.iter().chain(&Label::PARTS).map(Worded::message));
    samples.push(Label::Headline.before());
    samples.push(Credited(&credit).message());
    samples
}
