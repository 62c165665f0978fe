//! What we believe a page says: articles, and the nouns they are made of. Plain data; the parser fills it, nobody edits it.
//!
//! Strings here are clean text (no control characters) in the page's own punctuation after typography;
//! they become `XmlText` when a feed is composed.

pub mod byline;
pub mod credit;
pub mod doubt;
pub mod history;
pub mod id;
pub mod page;
pub mod picture;

use crate::article::credit::Credit;
use crate::article::credit::Role;
use crate::article::doubt::Doubt;
use crate::article::id::Adopted;
use crate::article::id::ItemId;
use crate::article::page::Page;
use crate::article::picture::Picture;
use crate::beijing::Instant;
use crate::date::DateFrom;
use crate::error::Place;
use crate::span::Span;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// One story (稿件) of one page of one edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Day and page.
    pub edition: Edition,
    /// Its place on the page, counted from 1.
    pub position: usize,
    /// The section (版名) it belongs to, such as 要闻.
    pub section: Option<String>,
    /// Headline, kicker, decks.
    pub headline: Headline,
    /// The datelines in the order printed; the first is the story's own.
    pub datelines: Vec<Dateline>,
    /// Names and their roles in the order printed.
    pub credits: Vec<Credit>,
    /// The byline (署名) as printed, one string a place where it stood; out of the body.
    pub byline: Vec<String>,
    /// The text, joined over column breaks.
    pub body: Vec<Paragraph>,
    /// Its pictures, in the order shown.
    pub pictures: Vec<Picture>,
    /// The article's own page, where the front matter names one.
    pub link: Option<String>,
    /// The id by which its readers know it already, where the front matter tells one.
    pub guid: Option<Adopted>,
    /// When it may be published at the earliest (禁发), where the front matter says so.
    pub release: Option<Instant>,
    /// Where it stands in its file.
    pub place: Place,
    /// Where it goes on on other pages (转版), in reading order.
    pub continued: Vec<Place>,
    /// Whether the page says that it goes on, or began, on a page that is not among those read: it is but a half.
    pub is_half: bool,
    /// What of it is to be looked at, in the order of the lines; none for a story that is sure. Told by the run that reads the
    /// page; an article of the archive has none.
    pub doubts: Vec<Doubt>,
}

impl Article {
    /// The body as plain text: paragraphs parted by a blank line.
    pub fn text(&self) -> String {
        let paragraphs: Vec<&str> = self.body.iter().map(|paragraph| paragraph.text.as_str()).collect();
        paragraphs.join("\n\n")
    }

    /// The persons who answer for the story: its writers in the order printed, each once; of a picture story that
    /// names none, its photographers; else nobody. An organisation is never among them.
    pub fn authors(&self) -> Vec<&str> {
        let named = |wanted: fn(Role) -> bool| {
            let mut seen = BTreeSet::new();
            let wanted = self.credits.iter().filter(|credit| wanted(credit.role()));
            let names = wanted.filter_map(Credit::name).map(str::trim);
            names.filter(|name| !name.is_empty() && seen.insert(*name)).collect::<Vec<_>>()
        };
        let writers = named(Role::is_writer);
        if writers.is_empty() { named(|role| role == Role::Photographer) } else { writers }
    }
}

/// The issue (期) of the paper and the page (版) in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edition {
    /// The day printed on the paper.
    pub date: NaiveDate,
    /// The page; `None` where neither the file, nor its name, nor the page itself tells the number.
    pub page: Option<Page>,
    /// How the day was learnt.
    pub date_from: DateFrom,
}

impl Edition {
    /// Whether two stories may stand on one page: nothing speaks against a page that nothing names.
    pub fn may_be_of_page(&self, other: &Self) -> bool {
        self.page.as_ref().zip(other.page.as_ref()).is_none_or(|(one, two)| one.may_be(two))
    }
}

/// The title block (标题) of a story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headline {
    /// 引题, above the headline.
    pub kicker: Option<String>,
    /// 主题, one string a printed line or spaced segment; empty for a brief or a picture that has none.
    pub segments: Vec<String>,
    /// 副题, below the headline.
    pub decks: Vec<String>,
    /// 栏目 or series: `经济新方位`, `（一）`.
    pub column: Option<String>,
}

impl Headline {
    /// The segments with one space between them.
    pub fn text(&self) -> String {
        self.segments.join(" ")
    }
}

/// 讯头 or 电头: `新华社北京4月8日电`, `本报讯`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dateline {
    /// Who sends it, such as 新华社 or 本报.
    pub agency: Option<String>,
    /// Where it was written.
    pub place: Option<String>,
    /// The day of the event; the year is the edition's or the one before.
    pub date: Option<NaiveDate>,
    /// As printed.
    pub text: String,
}

/// A paragraph of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is to the reader.
    pub kind: ParagraphKind,
    /// Its text on one line; verse keeps its line breaks. A list has an item a line, a table a row, its cells parted by tabs.
    pub text: String,
    /// What the file says of parts of the text.
    pub spans: Vec<Span>,
}

impl Paragraph {
    /// A paragraph of which nothing is said but its text.
    pub fn plain(kind: ParagraphKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), spans: Vec::new() }
    }
}

listed! {
    /// What a paragraph is to the reader.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum ParagraphKind {
        /// Running text.
        Text,
        /// 小标题
        Subhead,
        /// 图片说明
        Caption,
        /// 编者按, 脚注
        Note,
        /// A list that counts nothing.
        List,
        /// A list that counts, each item behind its number: `1. 先检票`.
        Numbered,
        /// A table.
        Table,
        /// A table whose first row heads it.
        HeadedTable,
        /// 引文
        Quote,
        /// A program, each line as it stands.
        Code,
    }
}

/// An article with what history gives it: the name that never changes and the two times a reader's software needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Minted when the article was first seen.
    pub id: ItemId,
    /// The article as it stands now.
    pub article: Article,
    /// The moment of publication; never moves.
    pub published: Instant,
    /// The last change that a reader would see; `published` where there was none.
    pub updated: Instant,
    /// When the feeds last had news of it: `updated`, or the moment of arrival of a page that came late.
    pub changed: Instant,
}

/// An item that was published and is no more: what RFC 6721 calls a deleted entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// The item's id.
    pub id: ItemId,
    /// The moment of withdrawal, later than the item's last `updated` (RFC 6721 §3).
    pub when: Instant,
    /// Why, where a person withdrew it; `None` where it is gone from the pages.
    pub reason: Option<String>,
}
