//! What a published document tells of each story: its id, its moments, its words, or that it was withdrawn.

use crate::archive::store::state;
use crate::article::id::ItemId;
use crate::beijing::Instant;
use crate::error::archive::Untold;
use chrono::NaiveDate;

/// What a document tells.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// The last change of the feed.
    pub(crate) updated: Option<Instant>,
    /// The stories.
    pub(crate) entries: Vec<Entry>,
    /// What is no more.
    pub(crate) withdrawals: Vec<Withdrawn>,
    /// The editions whose documents it names.
    pub(crate) neighbours: Vec<NaiveDate>,
}

/// A story as a document tells it.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) id: ItemId,
    pub(crate) title: String,
    pub(crate) published: Instant,
    pub(crate) updated: Instant,
    pub(crate) html: String,
    /// Its address, where it is another's page.
    pub(crate) link: Option<String>,
}

/// A tombstone.
#[derive(Debug)]
pub(crate) struct Withdrawn {
    pub(crate) id: ItemId,
    pub(crate) when: Instant,
    pub(crate) reason: Option<String>,
}

impl Told {
    /// Whose ids it holds.
    pub(crate) fn authority(&self) -> Option<&str> {
        let entries = self.entries.iter().map(|entry| &entry.id);
        let mut ids = entries.chain(self.withdrawals.iter().map(|it| &it.id));
        ids.next().map(|id| id.authority.as_str())
    }

    /// Whether it tells of something that a person decided against the pages: a withdrawal with a reason, or a notice.
    pub(crate) fn tells_of_a_person(&self) -> bool {
        self.withdrawals.iter().any(|it| it.reason.is_some()) || self.entries.iter().any(|entry| state::is_notice(&entry.title))
    }

    /// The editions that must have a document of their own: those of its stories, and those that it names.
    pub(crate) fn editions(&self) -> impl Iterator<Item = NaiveDate> {
        let ids = self.entries.iter().map(|entry| &entry.id).chain(self.withdrawals.iter().map(|it| &it.id));
        // Of which edition an adopted id is, only the document of the edition tells for sure.
        let minted = ids.filter(|id| id.adopted.is_none()).map(|id| id.date);
        minted.chain(self.neighbours.iter().copied())
    }
}

/// An entry as far as a document tells it.
#[derive(Debug)]
pub(crate) struct Parts {
    /// Its id; the text of one that cannot be ours.
    pub(crate) id: Result<ItemId, String>,
    pub(crate) title: String,
    pub(crate) published: Option<Instant>,
    /// Only where a document says of a corrected one when that was.
    pub(crate) updated: Option<Instant>,
    pub(crate) html: String,
    /// Its address, where it is another's page: of a story that came with its id, no page may tell it again.
    pub(crate) link: Option<String>,
}

impl Parts {
    /// An entry has an id of ours and its moments.
    pub(crate) fn whole(self) -> Result<Entry, Untold> {
        let Self { id, title, published, updated, html, link } = self;
        let id = id.map_err(|id| Untold::Entry { id })?;
        let published = published.ok_or_else(|| Untold::Entry { id: id.to_string() })?;
        Ok(Entry { id, title, published, updated: updated.unwrap_or(published), html, link })
    }
}

/// An id that benbao minted, for whomever.
pub(crate) fn minted(text: &str) -> Result<ItemId, String> {
    ItemId::parse(text).ok_or_else(|| text.to_owned())
}

/// The edition that a link of this relation leads to (RFC 5005 §4).
pub(crate) fn neighbour(relation: &str, address: &str) -> Option<NaiveDate> {
    matches!(relation, "prev-archive" | "next-archive").then(|| edition_of(address)).flatten()
}

/// The edition that the address of an archive document names: `https://example.cn/feeds/editions/2023-04-09/atom.xml`.
pub(crate) fn edition_of(address: &str) -> Option<NaiveDate> {
    let mut parts = address.rsplit('/').skip(1);
    let date = parts.next()?.parse().ok()?;
    (parts.next()? == "editions").then_some(date)
}
