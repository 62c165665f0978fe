//! The reason (依据) for which a part of a line was taken for what it is: what was seen, and by which rule. Its words stand in
//! the catalogue.

use chrono::NaiveDate;

/// What was seen, by one of the rules of reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Reason {
    /// Running text.
    #[default]
    Text,
    /// It goes on a sentence that a column cut.
    GoesOn,
    /// A short line without a stop inside the text.
    ShortLine,
    /// It opens as captions do.
    OpensAsCaption,
    /// It opens as editors' notes do.
    OpensAsNote,
    /// The file marks it: a list, a table, a quotation, a note.
    OfItsForm,
    /// A line of the page that tells its day.
    TellsDay(NaiveDate),
    /// A line of the page that names it.
    NamesPage,
    /// The title of a column of briefs.
    ColumnOfBriefs,
    /// A line without a stop above a headline.
    AboveHeadline,
    /// Below a headline, opens with a dash or a bullet.
    BelowHeadline,
    /// Marked as a heading.
    Marked,
    /// The marks of a heading.
    HeadingMark,
    /// The first line of a page without heading marks.
    OpensPage,
    /// Weighed on a page without heading marks.
    Weighed(Weights),
    /// The line by a web site's meta line.
    ByMeta,
    /// On a page copied from a site, outside the story: above its headline, between it and the text, or below.
    AroundText,
    /// A title without a mark among marked ones, between the end of a story and a dateline.
    AboveDateline,
    /// A title with a mark before it, one of several.
    MarkedItem,
    /// It comes from another page.
    FromAnotherPage,
    /// The editor orders it.
    Directive,
    /// The editor orders that a story begins below.
    DirectiveBegins,
    /// The editor orders that it is left out.
    DirectiveLeavesOut,
    /// A directive by which what is to be looked at of a story is right.
    DirectiveSettles,
    /// A directive that cannot be understood.
    DirectiveWrong,
    /// The page is a draft.
    Draft,
    /// The page is held for a moment that cannot be understood.
    HeldForNoMoment,
    /// Metadata of a web page.
    Metadata,
    /// Who edited and set a page of several stories, at its foot.
    PageStaff,
    /// Navigation at the head of a saved page.
    SavedHead,
    /// The opening of another story that the page announces.
    OtherStory,
    /// A headline that the page prints twice.
    PrintedTwice,
    /// Navigation, counter or masthead of the page.
    SiteLine,
    /// Thanks for a tip-off.
    TipOff,
    /// Typesetting code.
    TypesettingCode,
    /// Typesetting code or a note of the desk, at the end of a line.
    CodeOrNote,
    /// It points to another page.
    PointsToPage,
    /// A page number that a column left behind.
    PageNumber,
    /// It turns to another page.
    Turn,
    /// A note of the pictures beside the story.
    PictureNote,
    /// A rule of dashes.
    Rule,
    /// A line of its own that stands with others of a byline.
    OwnLine,
    /// The outlets that a story is taken from.
    Source,
    /// Words that are read as a byline.
    Byline(Stands, Signs),
    /// Words that are read as a dateline.
    Dateline(Stands, Origin),
    /// What was seen, and that it goes on a story of another page.
    GoesOnAnotherPage(Box<Self>),
}

/// Where a byline or a dateline stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// On a line of its own.
    OnItsLine,
    /// On neighbouring lines of their own, read together.
    OnTheirLines,
    /// In brackets at the end of the text.
    InBracketsAtEnd,
    /// Behind the last stop of the text.
    BehindLastStop,
    /// Behind a caption, a photographer.
    PhotographerBehindCaption,
    /// Behind a caption.
    BehindCaption,
    /// Run into the lead, behind the dateline.
    InLead,
    /// In brackets, and left in the text.
    InBracketsLeft,
    /// At the start of a paragraph.
    OpensParagraph,
    /// In brackets at the end of a paragraph.
    InBracketsOfParagraph,
}

/// What in a byline says that it is one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signs {
    /// Its role words, each once: 记者, 通讯员.
    pub roles: Vec<String>,
    /// The organisations in it.
    pub organisations: Vec<String>,
    /// Its names in runs that nothing but letters parts, each with the surname it begins with, where it is a known one.
    pub names: Vec<Vec<(String, Option<String>)>>,
}

/// What a dateline says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// Who sends it.
    pub agency: Option<String>,
    /// From where.
    pub place: Option<String>,
    /// Of which day, as written: 4月8日.
    pub day: Option<String>,
}

/// What speaks for a new story on a page without heading marks, in tenths of a logit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// So much is enough.
    pub enough: i32,
    /// By what ends above the line.
    pub above: i32,
    /// By how the line is set.
    pub setting: i32,
    /// By what opens below it.
    pub below: i32,
    /// By its kinship with the story before.
    pub kinship: i32,
    /// All together.
    pub sum: i32,
}
