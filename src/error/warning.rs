//! Warnings: what the reader of a run should know of a place, while the work goes on.

use crate::date::DateFrom;
use crate::error::Place;
use crate::error::archive::Mended;
use crate::error::file::FileKind;
use crate::error::file::Refusal;
use crate::error::picture::Altered;
use crate::error::picture::Unshown;
use crate::error::system::System;
use std::path::PathBuf;

/// Something that the reader of the run should know, said of one place; the work goes on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Warning {
    /// Where it was seen.
    pub place: Place,
    /// What was seen.
    pub kind: WarningKind,
}

/// The kinds of warning: what was seen, and what was done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum WarningKind {
    /// Characters that XML cannot carry were taken out of a line (XML 1.0 §2.2).
    ControlCharacters {
        /// How many on this line.
        count: usize,
        /// The first of them, such as `U+000C`.
        first: String,
    },
    /// Characters without a shape were taken out of a page.
    Hidden {
        /// How many.
        count: usize,
        /// The first of them, such as `U+200B`.
        first: String,
    },
    /// Nothing on the page says of which day it is; the latest dateline plus one day was taken.
    EditionInferred {
        /// The date taken, as 2023-04-09.
        date: String,
        /// The dateline it follows, as 4月8日.
        dateline: String,
    },
    /// Nothing that is set to tell the day does; one that stands among a site's words was taken.
    EditionInPassing {
        /// The date taken, as 2023-04-09.
        date: String,
    },
    /// The path tells a day without its year, and the last such day is long ago.
    EditionYear {
        /// The date taken, as 2023-04-09.
        date: String,
    },
    /// Nothing on the page gives a date at all.
    EditionUnknown,
    /// Two things tell two days; the more trusted was taken.
    EditionConflict {
        /// The date taken.
        taken: String,
        /// What told it.
        taken_from: DateFrom,
        /// The date not taken.
        other: String,
        /// What told that.
        other_from: DateFrom,
    },
    /// A printed weekday or lunar day does not belong to the printed date.
    DayConflict {
        /// The date, as 2023-04-09.
        date: String,
        /// What is printed beside it: 星期一, 农历三月初一.
        printed: String,
    },
    /// Tags of HTML were taken off the words of a page.
    Tags {
        /// How many.
        count: usize,
    },
    /// Orders to the program that makes a site of pages (Hugo, Hexo) were left out.
    Shortcodes {
        /// How many.
        count: usize,
    },
    /// A picture of a page is not shown.
    PictureUnshown {
        /// Where it lies below the source, or in its document.
        picture: String,
        /// Why.
        why: Unshown,
    },
    /// A picture is shown otherwise than it is.
    PictureAltered {
        /// Where it lies below the source, or in its document.
        picture: String,
        /// How.
        how: Altered,
    },
    /// The copy of a picture is not in the output any more, and neither is the picture where it was.
    PictureLost {
        /// The file of the copy, below the output.
        path: String,
        /// The picture.
        picture: String,
    },
    /// A page has more pictures than any page; the first are shown.
    TooManyPictures {
        /// How many it has.
        count: usize,
        /// How many are shown.
        most: usize,
    },
    /// Comments (HTML) were taken out of a page.
    Comments {
        /// How many.
        count: usize,
    },
    /// The front matter says that the page is not to be published; it stays as it was.
    Draft {
        /// The key: draft, published.
        key: String,
        /// Its value.
        value: String,
    },
    /// The name of the file, or of a folder that it lies in, says that the page is not to be published; it stays as it was.
    DraftByName {
        /// The word that says so: 勿发, drafts.
        word: &'static str,
    },
    /// Columns of a list whose heads tell nothing of a story.
    Columns {
        /// Their heads.
        names: Vec<String>,
    },
    /// Rows of a list that are not published.
    Rows {
        /// What speaks against them.
        why: RowLeft,
        /// The numbers of the first, as the program that wrote the list shows them.
        first: Vec<usize>,
        /// How many there are.
        count: usize,
    },
    /// Sheets of a spreadsheet that hold something, and no list of stories.
    Sheets {
        /// What they are called.
        names: Vec<String>,
    },
    /// A cell of names that could not be understood.
    UnreadNames {
        /// The column.
        key: String,
        /// What it says.
        value: String,
    },
    /// Words that the page itself strikes out were left out.
    Struck {
        /// In how many places.
        count: usize,
    },
    /// The front matter holds the page back until a moment that cannot be understood.
    WrongRelease {
        /// The key: release, 定时.
        key: String,
        /// What was written.
        value: String,
    },
    /// The front matter tells one address for several stories.
    OneLink {
        /// How many they are.
        count: usize,
    },
    /// The front matter tells one id for several stories.
    OneGuid {
        /// How many they are.
        count: usize,
    },
    /// The id that the front matter tells is another's.
    IdTaken {
        /// The id.
        id: String,
        /// The story that has it; `None` where it is one that the paper mints itself.
        headline: Option<String>,
    },
    /// The front matter tells an id for a story that has another already.
    IdStays {
        /// What it tells.
        told: String,
        /// The id that readers know.
        id: String,
    },
    /// The front matter tells an address of one of the paper's own feeds, where it should tell that of the story.
    OwnFeed {
        /// The key: guid, link.
        key: &'static str,
    },
    /// Nothing stands in a feed that the paper asks for.
    EmptyFeed {
        /// Its name.
        name: String,
    },
    /// Somebody else's file lies where a document of ours would.
    NotOurs {
        /// It, below the output.
        path: String,
    },
    /// Feeds beside the paper's own are made no more.
    FeedsEnded {
        /// How many.
        count: usize,
        /// The first of their documents.
        path: String,
    },
    /// A feed is larger than was asked for, although its texts are openings.
    LargeFeed {
        /// Its document.
        path: String,
        /// The bytes of the largest.
        bytes: usize,
        /// The most that was asked for.
        most: usize,
    },
    /// A glob of `[encodings]` means no page that is there.
    NoneMatches {
        /// As it is written.
        glob: String,
    },
    /// A value of the front matter says nothing that can be understood.
    Unreadable {
        /// The key.
        key: String,
        /// Its value.
        value: String,
    },
    /// A line begins as a directive does and is none, or says what cannot be understood.
    WrongDirective {
        /// What is wrong with it.
        wrong: WrongDirective,
    },
    /// A story goes on on another page, or comes from one, and the other half is not there.
    HalfMissing {
        /// The turn as printed: 下转第3版.
        turn: String,
    },
    /// An edition has more turns than a newspaper has.
    TurnsBeyond {
        /// How many are looked at.
        most: usize,
    },
    /// The page holds text, but no article was found in it.
    NoArticle,
    /// The same article stands in two files.
    SeenTwice {
        /// The other file and line.
        other: String,
    },
    /// Another version of an article stands in a file that is taken for the better one.
    OtherVersion {
        /// The other file and line.
        other: String,
    },
    /// A page corrects a story that a person withdrew.
    StillWithdrawn {
        /// What it is called now.
        headline: String,
        /// Its id.
        id: String,
    },
    /// An article is too like another to be surely new, and too unlike to be surely the same.
    Doubtful {
        /// What the other was called when first seen.
        headline: String,
        /// The other's id.
        id: String,
        /// Its own.
        new: String,
    },
    /// The clock shows an earlier moment than the last change that was published.
    ClockBack {
        /// The clock.
        now: String,
        /// The archive.
        last: String,
    },
    /// Stories that no page holds any more stay as they were published.
    Stays {
        /// The stories.
        headlines: Headlines,
        /// Why nothing is decided by that.
        why: Why,
        /// Their file or folder, as the command names it that would withdraw them; `None` where that is the day's work.
        path: Option<PathBuf>,
    },
    /// Stories that are held back and that no page holds any more come out at their hour.
    StaysHeld {
        /// The stories.
        headlines: Headlines,
        /// Why nothing is decided by that.
        why: Why,
        /// Their file or folder, as the command names it that would withdraw them.
        path: PathBuf,
    },
    /// Stories that were held back because they are doubtful, and that no page holds any more.
    HeldAndGone {
        /// The stories.
        headlines: Headlines,
    },
    /// So many stories are off their pages that it may be an accident: they stay published.
    NotWithdrawn {
        /// The stories of this page.
        headlines: Headlines,
        /// All that would be withdrawn.
        all: usize,
        /// The most that a run withdraws.
        most: usize,
        /// Their file or folder, as a command names it.
        path: PathBuf,
    },
    /// The paper's address is one that nobody can own.
    Trial,
    /// The paper has its first real address: the trial's history is no part of its own.
    TrialEnded {
        /// Where the trial's archive lies.
        archive: PathBuf,
    },
    /// The feeds were at another address when they were last written.
    Moved {
        /// Where they were.
        was: String,
        /// Where they are.
        now: String,
        /// Who mints their ids, before and now.
        authority: String,
    },
    /// A file is a copy of another page by its name and by what it says.
    Copy {
        /// The file that is the page.
        of: PathBuf,
        /// The headlines that only this file holds.
        alone: Vec<String>,
    },
    /// The archive, its copy or a document from which it is made again is not as it was left.
    Archive {
        /// What was found, and what was done.
        mended: Mended,
    },
    /// A file lies in the source and was not read, such as a link.
    Skipped {
        /// Why.
        why: Unread,
    },
    /// The head of a page looks like front matter and was taken for something else.
    FrontMatter {
        /// What was seen.
        wrong: WrongHead,
    },
}

impl WarningKind {
    /// Whether nothing of the file was published: it is then named among the input that was set aside.
    pub fn sets_aside(&self) -> bool {
        matches!(
            self,
            Self::EditionUnknown
                | Self::NoArticle
                | Self::Skipped { .. }
                | Self::WrongDirective { .. }
                | Self::OtherVersion { .. }
                | Self::WrongRelease { .. }
        ) || matches!(self, Self::Copy { alone, .. } if !alone.is_empty())
    }

    /// Whether it is told by the run that comes upon it and by no other, so that those who want quiet must hear it too.
    pub fn is_said_once(&self) -> bool {
        matches!(self, Self::Stays { why, .. } if *why != Why::OtherDay)
            || matches!(
                self,
                Self::TrialEnded { .. }
                    | Self::Moved { .. }
                    | Self::NotWithdrawn { .. }
                    | Self::StaysHeld { .. }
                    | Self::StillWithdrawn { .. }
                    | Self::HeldAndGone { .. }
            )
    }

    /// Whether somebody has to decide something.
    pub fn wants_a_decision(&self) -> bool {
        matches!(self, Self::NotWithdrawn { .. } | Self::HeldAndGone { .. })
    }

    /// Whether it says that the day of a page may be another.
    pub(crate) fn is_of_the_day(&self) -> bool {
        matches!(self, Self::EditionInferred { .. } | Self::EditionYear { .. } | Self::EditionConflict { .. })
    }

    /// Whether nothing of the page was published because its author says so, which is no fault of the page.
    pub fn holds(&self) -> bool {
        matches!(self, Self::Draft { .. } | Self::DraftByName { .. })
    }
}

/// Why a row of a list is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowLeft {
    /// It tells of a story, and has no text.
    NoText,
    /// Its sheet hides it.
    Hidden,
}

/// Why a story stays published that no page holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Its page is gone.
    Gone,
    /// Its page cannot be read, or holds no story.
    SetAside,
    /// Its page is a draft now.
    Draft,
    /// Its page tells another day.
    OtherDay,
    /// Its day is a guess, and none of its stories was known.
    Guessed,
    /// Its page holds none of its stories any more, and tells its day all the same.
    Replaced,
    /// Something of its page is held back as doubtful, and may be it.
    Doubtful,
    /// An older benbao read it there, and noted nothing by which the page could be known to have changed.
    ReadOtherwise,
}

/// A few headlines of many, for a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Headlines {
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub first: Vec<String>,
}

impl Headlines {
    /// The first `most` of `all`.
    pub(crate) fn of(mut all: Vec<String>, most: usize) -> Self {
        let count = all.len();
        all.truncate(most);
        Self { count, first: all }
    }
}

/// Why a file of the source was not read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unread {
    /// It is no text.
    Kind(FileKind),
    /// It is a picture, and so are others in its folder.
    Pictures {
        /// How many others.
        others: usize,
    },
    /// It is a symbolic link.
    Link,
    /// It is a pipe, a device or a socket.
    NoFile,
    /// Another file has the same name, written in another encoding or with other marks.
    Name,
    /// It is a folder whose files are not told.
    NotListed(Refusal),
    /// It is a folder, and not all of its files are told.
    ListedInPart(System),
}

/// What is wrong with a directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WrongDirective {
    /// No byline can be read in it.
    NoByline,
    /// There is no such directive.
    Unknown,
}

/// What is wrong with the head of a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum WrongHead {
    /// Nothing closes it.
    Open {
        /// What opens it: `---`.
        fence: &'static str,
    },
    /// A line of it says nothing.
    NoPair {
        /// What opens it.
        fence: &'static str,
        /// How a line looks in it.
        right: &'static str,
    },
    /// A key of it tells nothing, and is nearly one that does.
    Unknown {
        /// The key.
        key: String,
        /// The one that may be meant.
        nearest: &'static str,
    },
}
