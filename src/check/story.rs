//! What a feed says, whatever its format: by this its stories are compared with each other, with an older version, with what partners want.

use crate::check::dates::Moment;
use crate::check::place::Place;

/// What a document is, told by its root.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// RSS 2.0 and those before it.
    Rss,
    /// Atom, RFC 4287.
    Atom,
    /// JSON Feed 1.0 or 1.1.
    JsonFeed,
    /// A list of subscriptions.
    Opml,
    /// Of sitemaps.org, of Google News with it.
    Sitemap,
    /// RSS 1.0 and 0.90, which are held to the rules of XML alone.
    Rdf,
    /// XML or JSON that is broken before its root tells what it is.
    Unknown,
}

impl Format {
    /// For programs and people.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rss => "rss",
            Self::Atom => "atom",
            Self::JsonFeed => "json-feed",
            Self::Opml => "opml",
            Self::Sitemap => "sitemap",
            Self::Rdf => "rss-1.0",
            Self::Unknown => "unknown",
        }
    }
}

/// A feed.
#[derive(Debug)]
pub(crate) struct Feed {
    pub(crate) format: Format,
    pub(crate) id: String,
    /// Where it says that it is served from.
    pub(crate) address: String,
    pub(crate) language: String,
    pub(crate) updated: Option<(Moment, Place)>,
    pub(crate) published: Option<Moment>,
    pub(crate) items: Vec<Item>,
    /// What it says that is withdrawn.
    pub(crate) withdrawn: Vec<String>,
    /// Whether it names a hub (WebSub).
    pub(crate) has_hub: bool,
    /// The picture of the paper that SmartNews takes.
    pub(crate) has_logo: bool,
}

impl Feed {
    /// Without anything in it.
    pub(crate) fn new(format: Format) -> Self {
        Self {
            format,
            id: String::new(),
            address: String::new(),
            language: String::new(),
            updated: None,
            published: None,
            items: Vec::new(),
            withdrawn: Vec::new(),
            has_hub: false,
            has_logo: false,
        }
    }
}

/// A story in a feed.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) place: Place,
    pub(crate) id: String,
    /// Where its id stands, or it.
    pub(crate) id_place: Place,
    pub(crate) title: String,
    pub(crate) link: String,
    pub(crate) published: Option<(Moment, Place)>,
    pub(crate) updated: Option<(Moment, Place)>,
    pub(crate) authors: Vec<String>,
    /// Text or HTML, as it stands.
    pub(crate) summary: String,
    pub(crate) body: String,
    /// Whether a picture is with it, in its body or beside.
    pub(crate) has_picture: bool,
}

impl Item {
    /// Without anything in it.
    pub(crate) fn new(place: Place) -> Self {
        Self {
            place,
            id: String::new(),
            id_place: place,
            title: String::new(),
            link: String::new(),
            published: None,
            updated: None,
            authors: Vec::new(),
            summary: String::new(),
            body: String::new(),
            has_picture: false,
        }
    }

    /// When it changed last, as far as it says.
    pub(crate) fn changed(&self) -> Option<Moment> {
        let moments = [self.published, self.updated].into_iter().flatten().map(|(moment, _)| moment);
        moments.max()
    }
}
