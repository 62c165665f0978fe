//! What a file said: its lines as they stand, and what its front matter claims. What we believe is `article`.

use crate::span::Span;
use std::path::PathBuf;

/// One page file as read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Where it lies, below the source folder; its names may carry date and page.
    pub path: PathBuf,
    /// Every line of the text behind the front matter, blank ones too.
    pub lines: Vec<Line>,
    /// What the head of the file says of the page, in the order it says it.
    pub hints: Vec<Hint>,
    /// Where further pages begin in the same file, in the order of the lines.
    pub heads: Vec<Head>,
    /// The pictures that it shows, those of its text first. They are named and no more: whoever has them looks for them.
    pub pictures: Vec<NamedPicture>,
    /// What it holds beside its lines, each kind once.
    pub left_out: Vec<LeftOut>,
    /// What stands below each of its heads.
    pub holds: Holds,
}

/// What stands below the head of a file, and below each further one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Holds {
    /// A page: where its stories begin is to be seen.
    #[default]
    Page,
    /// One story of a list (稿件清单): its title block is what the head tells, and all lines are its text.
    Story,
}

/// Parts of a file that are no lines of its page: the scripts of a web page, what a site sets around a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// What they are, and with it why they are none.
    pub what: Apart,
    /// How many.
    pub parts: usize,
    /// The letters and figures in them.
    pub letters: usize,
}

/// What is no line of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Apart {
    /// A script, a style, a form: it is for the browser.
    Program,
    /// 注释: it is for colleagues.
    Comment,
    /// The page itself hides it.
    Hidden,
    /// 导航、推荐、版权: it is called as what is a site's.
    Site,
    /// A list of links to other stories.
    Elsewhere,
    /// Words outside of the story.
    Around,
}

impl Apart {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Program, Self::Comment, Self::Hidden, Self::Site, Self::Elsewhere, Self::Around];

    /// The word of programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Comment => "comment",
            Self::Hidden => "hidden",
            Self::Site => "site",
            Self::Elsewhere => "elsewhere",
            Self::Around => "around",
        }
    }
}

/// A picture as a file names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPicture {
    /// The line that it stands in or below; `None` around the text, such as the sign of the paper.
    pub line: Option<usize>,
    /// As it is written: `../图/桥.jpg`, `https://example.cn/a%20b.jpg`, in a Word document the name within it.
    pub source: String,
    /// What the file says that it shows, else the words that stand in for it; empty where nothing does.
    pub caption: String,
}

/// Where a further page begins in a file: behind a head of its own, or behind a form feed, which tells nothing of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The first line of the head; the lines of the page stand behind it.
    pub line: usize,
    /// What it says of its page.
    pub hints: Vec<Hint>,
}

/// One line, without its line break and without characters that no feed can carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Counted from 1 in the file, front matter included; in a file that has no lines, such as a Word document, as it would
    /// be in its text.
    pub number: usize,
    /// The line as printed, heading marks included.
    pub text: String,
    /// What the file says that the line is.
    pub form: Form,
    /// What the file says of parts of the line, beside its text.
    pub spans: Vec<Span>,
}

impl Line {
    /// A line of which the file says nothing but its text.
    pub fn plain(number: usize, text: impl Into<String>) -> Self {
        Self { number, text: text.into(), form: Form::Text, spans: Vec::new() }
    }
}

/// Before an item of a list that stands in an item of another, one a level: an em space, which no text begins with.
pub const INDENT: char = '\u{2003}';

/// Lists stand in one another so deep and no deeper.
pub const DEEPEST_LIST: usize = 4;

/// What a file says that a line is, by its own marks: a list of Word, a table of a web page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// Running text, or a heading by its `#`: nothing is said.
    #[default]
    Text,
    /// The headline that the head of a file tells, behind `#`; the page does not print it.
    Headline,
    /// Running text that opens with `#` in a file that marks its headings otherwise.
    Literal,
    /// 副题
    Deck,
    /// 小标题
    Subhead,
    /// An item of a list that counts nothing.
    Item,
    /// An item of a list that counts, its number before it: `1. 先检票`.
    Numbered,
    /// A row of a table, its cells parted by tabs.
    Row,
    /// The row that heads a table.
    HeadRow,
    /// 引文
    Quote,
    /// A line of a program.
    Code,
    /// 脚注
    Note,
    /// 图片说明
    Caption,
}

impl Form {
    /// Whether it is running text, or of what stands above it.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Headline | Self::Literal | Self::Deck)
    }

    /// Whether `#` before it is the mark of a heading.
    pub fn has_marks(self) -> bool {
        matches!(self, Self::Text | Self::Headline)
    }
}

/// A claim of the front matter: `date: 2023-04-09`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The line it stands on.
    pub line: usize,
    /// Lower case: date, 日期; of a key below another both, `cover.image`.
    pub key: String,
    /// The value without quotes.
    pub value: String,
}
