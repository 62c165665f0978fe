//! Certainty (把握): a story is *sure*, or *to look at* where a decision of its reading could be otherwise. Whoever decides gives
//! the doubt: the line, and what was not certain. Its words stand in the catalogue.

use crate::error::Place;

/// One decision of a story that could be otherwise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// The line, and on it the words, that the decision is about.
    pub place: Place,
    /// What was decided, and why it is not certain.
    pub why: Unsure,
}

listed! {
    /// What a doubt is about.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Field {
        /// Headline, kicker, decks, column.
        Title,
        /// Who is credited, and as what.
        Credits,
        /// The day of the edition.
        Day,
        /// The page.
        Page,
        /// Where the story begins and ends.
        Cut,
        /// What of its lines is text, and which of them are one paragraph.
        Joins,
    }
}

impl Field {
    /// The word of programs: reports, JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Credits => "credits",
            Self::Day => "day",
            Self::Page => "page",
            Self::Cut => "cut",
            Self::Joins => "joins",
        }
    }
}

/// Why a decision is not certain.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unsure {
    /// The story has no headline.
    NoHeadline,
    /// Its row of a list tells no title.
    NoTitle,
    /// A line above the headline was taken for its kicker, and could as well end the story above.
    MaybeNoKicker,
    /// A line below the headline was taken for its deck, or left in the text, and could as well be the other.
    MaybeDeck,
    /// The headline holds what may be the name of a column, a label or an hour.
    MaybeColumn,
    /// Names without a role word or a mark were believed.
    BareNames(Vec<String>),
    /// A name begins with no surname that is known.
    StrangeName(String),
    /// A label that nobody knows stands before what may be names; they are not credited.
    UnknownLabel(String),
    /// Words that stand where bylines stand could not be read as one; they are left in the text.
    UnreadByline(String),
    /// Two places tell different days.
    DayConflict,
    /// The file and the page tell different numbers of the page.
    PageConflict,
    /// Nothing marks the headline as one: where the story begins was weighed, and the scales were nearly even.
    Weighed,
    /// A line inside the story could be the headline of another.
    MaybeHeadline,
    /// A byline or a dateline stands amid the story: it may be two.
    SignedWithin,
    /// A headline stands without text, here or right above: the two may be one, or the text is lost.
    NoText,
    /// The paragraphs begin or cease to be indented amid the story: it may be two.
    OtherSetting,
    /// The last line of the text breaks off.
    EndsOpen,
    /// Two paragraphs were joined, on little evidence.
    MaybeApart,
    /// A paragraph breaks off, and was not joined to the next.
    BreaksOff,
    /// A line was left out as the page's or a web site's, and could be text.
    MaybeText,
    /// A line was kept as text, and could be the page's or a web site's.
    MaybeFurniture,
}

impl Unsure {
    /// What it is about.
    pub fn field(&self) -> Field {
        match self {
            Self::NoHeadline | Self::NoTitle | Self::MaybeNoKicker | Self::MaybeDeck | Self::MaybeColumn => Field::Title,
            Self::BareNames(_) | Self::StrangeName(_) | Self::UnknownLabel(_) | Self::UnreadByline(_) => Field::Credits,
            Self::DayConflict => Field::Day,
            Self::PageConflict => Field::Page,
            Self::Weighed | Self::MaybeHeadline | Self::SignedWithin | Self::NoText | Self::OtherSetting => Field::Cut,
            Self::MaybeApart | Self::BreaksOff | Self::MaybeText | Self::MaybeFurniture | Self::EndsOpen => Field::Joins,
        }
    }
}
