//! What we believe a page says: articles, and the nouns they are made of. Plain data; the parser fills it, nobody edits it.
//!
//! Strings here are clean text (no control characters) in the page's own punctuation after typography;
//! they become `XmlText` when a feed is composed.

pub mod doubt;
pub mod history;

use crate::article::doubt::Doubt;
use crate::beijing::Instant;
use crate::date::DateFrom;
use crate::error::Place;
use crate::span::Span;
use chrono::Datelike;
use chrono::NaiveDate;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;

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
    /// The article's own page, where the front matter names one.
    pub link: Option<String>,
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

/// A page number as an id may carry it: `A02`, `01`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Page(String);

/// What ids and archives write for the page that nothing names. No page is called so.
const UNKNOWN: &str = "p0";

/// What no page is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoPage;

impl Page {
    /// A page number of ASCII letters and figures with at least one figure, such as `A02`; letters become capitals,
    /// but for the `p` of `p3`. `None` for anything else: RFC 4151 §2.1 lets an id carry no 要闻.
    pub fn new(name: &str) -> Option<Self> {
        let sound = (1..=8).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && name.bytes().any(|byte| byte.is_ascii_digit());
        let plain = name.strip_prefix(['p', 'P']).filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        let page = sound.then(|| Self(plain.map_or_else(|| name.to_ascii_uppercase(), |number| format!("p{number}"))));
        page.filter(|page| page.0 != UNKNOWN)
    }

    /// A page as ids, the archive and its export write it: `p0` where none is known.
    pub fn written(page: Option<&Self>) -> &str {
        page.map_or(UNKNOWN, Self::as_str)
    }

    /// Reads what [`Self::written`] wrote.
    ///
    /// # Errors
    /// [`NoPage`] where no page is called so.
    pub fn read(written: &str) -> Result<Option<Self>, NoPage> {
        if written == UNKNOWN { Ok(None) } else { Self::new(written).map(Some).ok_or(NoPage) }
    }

    /// Whether two names may be of one page: `1`, `01` and `A01` are, `A01` and `B01` are not.
    pub fn may_be(&self, other: &Self) -> bool {
        fn cut(page: &Page) -> (&str, &str) {
            let at = page.0.find(|letter: char| letter.is_ascii_digit()).unwrap_or_default();
            let (letters, figures) = page.0.split_at_checked(at).unwrap_or_default();
            (letters, figures.trim_start_matches('0'))
        }
        let ((one, figures), (two, others)) = (cut(self), cut(other));
        let of_a_section = !one.is_empty() && !two.is_empty() && one != two;
        figures == others && !of_a_section
    }

    /// The number as it stands in ids.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Page {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
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

/// Who is credited for what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// A person or an organisation.
    pub who: Who,
    /// What they did.
    pub work: Work,
    /// Where it was read.
    pub place: Place,
}

impl Credit {
    /// The person; `None` where only an organisation is named.
    pub fn name(&self) -> Option<&str> {
        match &self.who {
            Who::Person { name, .. } => Some(name),
            Who::Organisation(_) => None,
        }
    }

    /// The organisation: the one that is credited, or the one that the person works for, where the page says so.
    pub fn organisation(&self) -> Option<&str> {
        match &self.who {
            Who::Person { organisation, .. } => organisation.as_deref(),
            Who::Organisation(organisation) => Some(organisation),
        }
    }

    /// What every output calls their work.
    pub fn role(&self) -> Role {
        match &self.work {
            Work::As(role) => *role,
            Work::Printed(_) => Role::Other,
        }
    }

    /// The word of the page for work that has no role of its own.
    pub fn word(&self) -> Option<&str> {
        match &self.work {
            Work::As(_) => None,
            Work::Printed(word) => Some(word),
        }
    }
}

/// Whom a credit names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// A person.
    Person {
        /// Padding taken out: 鲁燕.
        name: String,
        /// For whom, where the page says so: 新华社, 海南日报.
        organisation: Option<String>,
    },
    /// An agency or a bureau that is credited without a name: 新华社发.
    Organisation(String),
}

/// What somebody did for a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Work {
    /// In a role that every output has a word for.
    As(Role),
    /// Whatever else a page prints, in its own word: 出镜, 剪辑, 策划. Its role is *other*.
    Printed(String),
}

impl Work {
    /// Work in a role; the page's word for it counts where the role is *other*.
    pub fn new(role: Role, word: Option<String>) -> Self {
        match (role, word) {
            (Role::Other, Some(word)) => Self::Printed(word),
            (role, _) => Self::As(role),
        }
    }
}

listed! {
    /// What a credited person did (standards: Media RSS roles are mapped where they are written).
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Role {
        /// 记者
        Reporter,
        /// 通讯员
        Correspondent,
        /// 实习生
        Intern,
        /// 摄, 摄影, 图
        Photographer,
        /// 编辑, 责编
        Editor,
        /// 作者, 文
        Author,
        /// 译
        Translator,
        /// 绘, 漫画
        Artist,
        /// 评论员
        Commentator,
        /// Whatever else a page prints, with its word: 出镜, 剪辑, 策划. Never an author.
        Other,
    }
}

impl Role {
    /// The word that every output uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reporter => "reporter",
            Self::Correspondent => "correspondent",
            Self::Intern => "intern",
            Self::Photographer => "photographer",
            Self::Editor => "editor",
            Self::Author => "author",
            Self::Translator => "translator",
            Self::Artist => "artist",
            Self::Commentator => "commentator",
            Self::Other => "other",
        }
    }

    /// Writers are an item's authors; the others contribute.
    pub fn is_writer(self) -> bool {
        match self {
            Self::Reporter | Self::Correspondent | Self::Intern | Self::Author | Self::Commentator => true,
            Self::Photographer | Self::Editor | Self::Translator | Self::Artist | Self::Other => false,
        }
    }
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

/// A tag URI (RFC 4151): `tag:example.cn,2023:2023-04-09/A02/0123456789abcdef`. Made by `archive` alone.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ItemId {
    /// `example.cn,2023`: who minted it, lower case and punycode.
    pub authority: String,
    /// The edition in which the article was first seen.
    pub date: NaiveDate,
    /// The page on which it was first seen.
    pub page: Option<Page>,
    /// Sixteen hexadecimal figures from edition, page and headline as first seen.
    pub hash: String,
}

impl ItemId {
    /// The id inside one paper: `2023-04-09/A02/0123456789abcdef`.
    pub fn short(&self) -> String {
        format!("{}/{}/{}", self.date, self.page(), self.hash)
    }

    /// The page as the id writes it.
    pub fn page(&self) -> &str {
        Page::written(self.page.as_ref())
    }

    /// Reads an id as it is displayed. `None` for a tag that is none of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let (authority, specific) = text.strip_prefix("tag:")?.rsplit_once(':')?;
        let mut parts = specific.split('/');
        let (date, page, hash) = (parts.next()?, parts.next()?, parts.next()?);
        let sound = parts.next().is_none() && hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let page = Page::read(page).ok()?;
        // Four figures and no sign: what no calendar of a feed can carry is no day of ours.
        let date: NaiveDate = (date.len() == 10).then(|| date.parse().ok()).flatten()?;
        let sound = sound && date.year() > 0;
        sound.then_some(Self { authority: authority.to_owned(), date, page, hash: hash.to_owned() })
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "tag:{}:{}/{}/{}", self.authority, self.date, self.page(), self.hash)
    }
}

/// As they are written; documents stand in this order where moments are equal.
impl Ord for ItemId {
    fn cmp(&self, other: &Self) -> Ordering {
        let written = |id: &Self| (id.date, Page::written(id.page.as_ref()).to_owned());
        (&self.authority, written(self), &self.hash).cmp(&(&other.authority, written(other), &other.hash))
    }
}

impl PartialOrd for ItemId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_page() {
        let may_be = |one, two| Page::new(one).unwrap().may_be(&Page::new(two).unwrap());
        let one = [("1", "01"), ("01", "A01"), ("A1", "A01"), ("B02", "2"), ("p3", "3")];
        let two = [("A01", "B01"), ("1", "2"), ("A02", "A20"), ("1", "10")];
        one.iter().for_each(|(left, right)| assert!(may_be(left, right), "{left} {right}"));
        two.iter().for_each(|(left, right)| assert!(!may_be(left, right), "{left} {right}"));
    }

    #[test]
    fn a_page_that_nothing_names_is_written_and_read() {
        let front = Page::new("1").unwrap();
        let table = [("p0", Ok(None)), ("1", Ok(Some(front.clone()))), ("头版", Err(NoPage)), ("", Err(NoPage))];
        table.into_iter().for_each(|(text, page)| assert_eq!(Page::read(text), page, "{text}"));
        assert_eq!((Page::written(None), Page::written(Some(&front))), ("p0", "1"));
        assert_eq!(Page::new("P0"), None, "no page is called as the unknown one is");
    }

    #[test]
    fn ids_are_sorted_as_they_are_written() {
        let sorted = ["2026-03-09/A02", "2026-03-10/01", "2026-03-10/A02", "2026-03-10/Z9", "2026-03-10/p0", "2026-03-11/A01"];
        let id = |edition: &str| ItemId::parse(&format!("tag:example.cn,2026:{edition}/0123456789abcdef")).unwrap();
        let mut ids: Vec<ItemId> = sorted.iter().rev().map(|it| id(it)).collect();
        ids.sort();
        assert_eq!(ids, sorted.map(id));
    }
}
