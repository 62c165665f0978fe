//! A feed before it has a format: what is in it, in what order, under which addresses. The writers turn it into bytes.
//!
//! Speaks Atom's language (feed, entry); only `write::rss` says channel and item.

use crate::article::Dateline;
use crate::article::Edition;
use crate::article::Item;
use crate::article::ParagraphKind;
use crate::article::Withdrawal;
use crate::article::byline::is_said;
use crate::article::credit::Credit;
use crate::article::id::ItemId;
use crate::beijing::Instant;
use crate::span::Span;
use crate::text::XmlText;
use chrono::NaiveDate;
use url::Url;

/// One of the three documents that carry the same feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// RSS 2.0
    Rss,
    /// Atom, RFC 4287
    Atom,
    /// JSON Feed 1.1
    Json,
}

impl Format {
    /// All of them, in the order in which they are offered: Atom first, since it alone shows every writer in most readers.
    pub const ALL: [Self; 3] = [Self::Atom, Self::Rss, Self::Json];

    /// What readers call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rss => "RSS",
            Self::Atom => "Atom",
            Self::Json => "JSON Feed",
        }
    }

    /// The name of the document in its folder.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Rss => "rss.xml",
            Self::Atom => "atom.xml",
            Self::Json => "feed.json",
        }
    }

    /// The media type without parameters.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Rss => "application/rss+xml",
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
        }
    }
}

/// What goes into one document: chosen by the archive, or by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Newest publication first.
    pub items: Vec<Item>,
    /// Newest first.
    pub withdrawals: Vec<Withdrawal>,
    /// The edition whose document it is; `None` for the subscription documents.
    pub edition: Option<NaiveDate>,
    /// The edition before: of an edition's document, or of those that the subscription documents hold.
    pub previous: Option<NaiveDate>,
    /// The edition after.
    pub next: Option<NaiveDate>,
    /// The feed's own date, where its history says more than what is chosen here.
    pub updated: Option<Instant>,
}

/// How a paper shows itself in every feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brand {
    /// A square picture.
    pub icon: Option<Url>,
    /// A wide one.
    pub logo: Option<Url>,
    /// Whose the texts are.
    pub rights: Option<String>,
    /// Who is to be told of what is broken: an e-mail address, a name in brackets behind it (RSS 2.0: webMaster).
    pub webmaster: Option<String>,
}

/// A feed in the list of all feeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What it is called.
    pub title: XmlText,
    /// Where it is.
    pub address: Url,
    /// What the group is called in which it is listed; empty where it stands by itself.
    pub group: String,
}

/// A list of entries that a reader can subscribe to.
#[derive(Debug, Clone, PartialEq)]
pub struct Feed {
    /// `tag:example.cn,2023:feed`; survives a change of address.
    pub id: XmlText,
    /// The paper's title, or what one of its other feeds is called.
    pub title: XmlText,
    /// The paper, which answers for what nobody signed.
    pub paper: XmlText,
    /// One sentence about the paper; the title where there is none (RSS wants it).
    pub description: XmlText,
    /// The paper's own site.
    pub site: Url,
    /// The folder where the documents are hosted, with a final slash.
    pub folder: Url,
    /// RFC 5646: `zh-CN`.
    pub language: XmlText,
    /// The newest `updated` of the entries, or the newest withdrawal; never the clock.
    pub updated: Instant,
    /// Newest first.
    pub entries: Vec<Entry>,
    /// What was published and is no more (RFC 6721), newest first.
    pub withdrawals: Vec<Withdrawal>,
    /// The edition whose archive document this is (RFC 5005 §4); `None` for the documents that readers subscribe to.
    pub edition: Option<NaiveDate>,
    /// The edition before.
    pub previous: Option<NaiveDate>,
    /// The edition after.
    pub next: Option<NaiveDate>,
    /// The folder of a feed beside the paper's own, below that of the feeds; empty for the paper's own.
    pub path: String,
    /// The formats in which editions have archive documents.
    pub archived: Vec<Format>,
    /// How the paper shows itself.
    pub brand: Brand,
    /// The hubs that are told of every change of the documents that readers subscribe to (WebSub §4).
    pub hubs: Vec<Url>,
}

impl Feed {
    /// The address from which this document is served.
    pub fn address(&self, format: Format) -> Url {
        self.edition.map_or_else(|| self.current(format), |edition| self.below(&edition_path(edition, format)))
    }

    /// The address of the document that readers subscribe to.
    pub fn current(&self, format: Format) -> Url {
        self.below(&document_path(&self.path, format))
    }

    /// Where the history of a feed beside the paper's own is found: in the paper's, from which the editions' archives lead on.
    pub fn archives(&self, format: Format) -> Option<Url> {
        (!self.path.is_empty()).then(|| self.below(format.file_name()))
    }

    /// The address of the archive document before this one, where the format has archive documents.
    pub fn previous_address(&self, format: Format) -> Option<Url> {
        let edition = self.previous.filter(|_| self.archived.contains(&format))?;
        Some(self.below(&edition_path(edition, format)))
    }

    /// The address of the archive document after this one.
    pub fn next_address(&self, format: Format) -> Option<Url> {
        let edition = self.next.filter(|_| self.edition.is_some() && self.archived.contains(&format))?;
        Some(self.below(&edition_path(edition, format)))
    }

    /// The hubs of this document: an archive document has none, since none is told of its changes (WebSub §6).
    pub fn announced_by(&self) -> impl Iterator<Item = &Url> {
        // Nor do the feeds of authors: they are thousands, and few ask for one.
        self.hubs.iter().filter(|_| self.edition.is_none() && !self.path.contains('/'))
    }

    /// The address of something below the folder in which this feed is hosted, such as `sections`.
    pub fn below(&self, path: &str) -> Url {
        below(&self.folder, path)
    }
}

/// An address below `folder`, which has a final slash; each part of `path` is percent-encoded as it needs.
pub fn below(folder: &Url, path: &str) -> Url {
    let mut address = folder.clone();
    if let Ok(mut parts) = address.path_segments_mut() {
        parts.pop_if_empty().extend(path.split('/'));
    }
    address
}

/// Where a subscription document lies below the folder of the feeds: `atom.xml`, `yaowen/atom.xml`.
pub fn document_path(folder: &str, format: Format) -> String {
    if folder.is_empty() { format.file_name().to_owned() } else { format!("{folder}/{}", format.file_name()) }
}

/// Where the archive document of an edition lies below the folder of the feeds: `editions/2023-04-09/atom.xml`.
pub fn edition_path(edition: NaiveDate, format: Format) -> String {
    format!("editions/{edition}/{}", format.file_name())
}

/// Where the page of an edition lies below the folder of the feeds: `editions/2023-04-09/index.html`.
pub fn edition_page_path(edition: NaiveDate) -> String {
    format!("editions/{edition}/index.html")
}

/// Where the calendar of a year lies below the folder of the feeds: `editions/2023.html`.
pub fn year_path(year: i32) -> String {
    format!("editions/{year:04}.html")
}

/// Where the page of a feed lies below the folder of the feeds, beside its documents: `yaowen/index.html`.
pub fn index_path(folder: &str) -> String {
    format!("{folder}/index.html")
}

/// Where an article's own page lies below the folder of the feeds: `editions/2023-04-09/0123456789abcdef.html`.
/// Date and hash are those of its id, so that the address never moves.
pub fn page_path(id: &ItemId) -> String {
    format!("editions/{}/{}.html", id.date, id.hash)
}

/// How much of a story a document carries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Amount {
    /// All of it.
    #[default]
    Full,
    /// Its opening.
    Summary,
    /// Its headline and its byline: the text is behind the link.
    Link,
}

/// One article as a feed carries it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Guid, id.
    pub id: ItemId,
    /// The headline; the opening words where the article has none. Text, never HTML.
    pub title: XmlText,
    /// The page that opens when a reader follows the entry.
    pub address: Url,
    /// Never moves.
    pub published: Instant,
    /// Moves with every change that a reader would see.
    pub updated: Instant,
    /// Writers in the order printed; photographers where a picture story names nobody else.
    pub authors: Vec<XmlText>,
    /// Photographers, editors, translators, artists: in no list of authors.
    pub contributors: Vec<XmlText>,
    /// Agencies and bureaus: organisations, not persons.
    pub agencies: Vec<XmlText>,
    /// 版名
    pub section: Option<XmlText>,
    /// What sort of story it is, in the paper's language, where it is no story like any other: 简讯, 公告, 更正, 图片.
    pub kind: Option<XmlText>,
    /// The agency that sent it, where it is not the paper's own.
    pub source: Option<XmlText>,
    /// The opening of the text, at most 120 characters, never all of it.
    pub summary: XmlText,
    /// What is shown.
    pub content: Content,
    /// Day, page, and how the day was learnt.
    pub edition: Edition,
    /// The place on the page, counted from 1.
    pub position: usize,
    /// The story's own dateline.
    pub dateline: Option<Dateline>,
    /// Every credit with its role.
    pub credits: Vec<Credit>,
}

impl Entry {
    /// The printed byline as it stands below what is shown of the text, without the parts that are said there already.
    pub fn byline_below(&self) -> Option<String> {
        let captions = || self.content.pictures.iter().filter_map(|it| it.caption.as_ref());
        let text = || self.content.paragraphs.iter().map(|it| &it.text).chain(captions()).map(XmlText::as_str);
        let parts = self.content.byline.iter().map(XmlText::as_str);
        let unsaid: Vec<&str> = parts.filter(|part| !is_said(part, &self.credits, text())).collect();
        (!unsaid.is_empty()).then(|| unsaid.join(" "))
    }

    /// Section, page, agencies, column and kind as `(scheme, term)`; the scheme lies below the feeds' folder.
    pub fn categories(&self) -> Vec<(&'static str, String)> {
        let section = self.section.iter().map(|section| ("sections", section.to_string()));
        let page = self.edition.page.iter().map(|page| ("pages", page.to_string()));
        let agencies = self.agencies.iter().map(|agency| ("agencies", agency.to_string()));
        let column = self.content.column.iter().map(|column| ("columns", column.to_string()));
        let kind = self.kind.iter().map(|kind| ("kinds", kind.to_string()));
        section.chain(page).chain(agencies).chain(column).chain(kind).collect()
    }
}

/// A paragraph of the text as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is to the reader.
    pub kind: ParagraphKind,
    /// Its text; verse, lists, tables and programs keep their lines.
    pub text: XmlText,
    /// What is said of parts of the text.
    pub spans: Vec<Span>,
}

/// A picture as documents show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Our copy of it, or where one lies that is not ours.
    pub address: Url,
    /// Where our copy lies below the folder of the feeds; `None` of one that is not ours, which is linked and never fetched.
    pub path: Option<String>,
    /// `image/jpeg`, as far as it is known.
    pub media_type: Option<&'static str>,
    /// Pixels from left to right, and from top to bottom, as far as they are known.
    pub size: Option<(u32, u32)>,
    /// How large the file is, as far as it is known.
    pub bytes: Option<u64>,
    /// 图片说明
    pub caption: Option<XmlText>,
    /// Who took it, in the order printed.
    pub photographers: Vec<XmlText>,
    /// It stands before this paragraph of the text; behind the last where there is none.
    pub before: usize,
}

/// The parts of an article that a reader sees, in the order shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    /// 栏目
    pub column: Option<XmlText>,
    /// 引题
    pub kicker: Option<XmlText>,
    /// 主题, a string a printed line; the entry's title is these in one line. Empty where the article has none.
    pub segments: Vec<XmlText>,
    /// 副题
    pub decks: Vec<XmlText>,
    /// The text.
    pub paragraphs: Vec<Block>,
    /// Its pictures, in the order shown. Their captions are no paragraphs of the text.
    pub pictures: Vec<Picture>,
    /// The printed byline, a part a place where it stood, each once.
    pub byline: Vec<XmlText>,
}
