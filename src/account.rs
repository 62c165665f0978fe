//! The account (去向) of a page: what became of every part of every line, and why. Nothing on a page goes without one.

use std::borrow::Cow;

/// A part of one line and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The line, counted from 1 in the file.
    pub line: usize,
    /// Characters of the line, counted from 0, the end excluded.
    pub columns: (usize, usize),
    /// What it is.
    pub kind: PartKind,
    /// The article it went to, counted from 0 on this page; `None` for what is the page's own.
    pub article: Option<usize>,
    /// The evidence in a few words.
    pub why: Cow<'static, str>,
}

/// What a part of a line was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// 主题
    Headline,
    /// 引题
    Kicker,
    /// 副题
    Deck,
    /// 栏目: the title above several briefs.
    Column,
    /// 讯头, 电头; it stays in the body.
    Dateline,
    /// 署名 in the body, where it runs on from the dateline.
    LeadByline,
    /// 署名 out of the body.
    Byline,
    /// Running text.
    Body,
    /// Running text that goes on a sentence cut by a column.
    Joined,
    /// 小标题
    Subhead,
    /// 图片说明
    Caption,
    /// 编者按
    Note,
    /// Date, page and section line of the paper.
    Folio,
    /// What belongs to the page and not to a story: 责编, 下转第3版.
    Furniture,
    /// Text that went to no article.
    Remainder,
    /// The `#` of a heading.
    Mark,
}

impl PartKind {
    /// The English word for reports and class names.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Kicker => "kicker",
            Self::Deck => "deck",
            Self::Column => "column",
            Self::Dateline => "dateline",
            Self::LeadByline => "lead-byline",
            Self::Byline => "byline",
            Self::Body => "body",
            Self::Joined => "joined",
            Self::Subhead => "subhead",
            Self::Caption => "caption",
            Self::Note => "note",
            Self::Folio => "folio",
            Self::Furniture => "furniture",
            Self::Remainder => "remainder",
            Self::Mark => "mark",
        }
    }
}
