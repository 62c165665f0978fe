//! The account (去向) of a page: what became of every part of every line, and why. Nothing on a page goes without one.

pub mod reason;

use crate::account::reason::Reason;

use std::collections::BTreeMap;

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
    /// The evidence.
    pub why: Reason,
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

/// A part with the parts that lie in it: a dateline in the paragraph that it opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nested<'a> {
    /// Its place in the account.
    pub index: usize,
    /// The part.
    pub part: &'a Part,
    /// In the order of the line.
    pub inner: Vec<Self>,
}

/// The parts of each line, those that lie in another inside it. The account stands in the order of the page.
pub fn by_line(account: &[Part]) -> BTreeMap<usize, Vec<Nested<'_>>> {
    let mut lines: BTreeMap<usize, Vec<Nested<'_>>> = BTreeMap::new();
    for (index, part) in account.iter().enumerate() {
        place(lines.entry(part.line).or_default(), Nested { index, part, inner: Vec::new() });
    }
    lines
}

fn place<'a>(level: &mut Vec<Nested<'a>>, nested: Nested<'a>) {
    match level.last_mut() {
        Some(last) if nested.part.columns.1 <= last.part.columns.1 => place(&mut last.inner, nested),
        _ => level.push(nested),
    }
}

impl PartKind {
    /// Every kind, a story's own from its top to its foot, then what is the page's.
    pub const ALL: [Self; 16] = [
        Self::Column,
        Self::Kicker,
        Self::Headline,
        Self::Deck,
        Self::Dateline,
        Self::LeadByline,
        Self::Byline,
        Self::Body,
        Self::Joined,
        Self::Subhead,
        Self::Caption,
        Self::Note,
        Self::Folio,
        Self::Furniture,
        Self::Remainder,
        Self::Mark,
    ];

    /// Whether it is a paragraph of the body or goes on one.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Body | Self::Joined | Self::Subhead | Self::Caption | Self::Note)
    }

    /// Whether it belongs to the page and to no story.
    pub fn is_of_the_page(self) -> bool {
        matches!(self, Self::Folio | Self::Furniture | Self::Remainder)
    }

    /// The word of programs: reports, class names.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_lies_in_its_paragraph() {
        let part = |columns, kind| Part { line: 3, columns, kind, article: Some(0), why: Reason::Text };
        let account = [
            part((0, 9), PartKind::Body),
            part((0, 3), PartKind::Dateline),
            part((3, 5), PartKind::LeadByline),
            part((9, 12), PartKind::Byline),
        ];
        let lines = by_line(&account);
        let shape: Vec<_> =
            lines[&3].iter().map(|it| (it.index, it.inner.iter().map(|it| it.index).collect::<Vec<_>>())).collect();
        assert_eq!(shape, [(0, vec![1, 2]), (3, vec![])]);
    }
}
