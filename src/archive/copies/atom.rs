//! What an Atom document of ours tells, read by `atom_syndication`.

use crate::archive::copies::told;
use crate::archive::copies::told::Parts;
use crate::archive::copies::told::Told;
use crate::archive::copies::told::Withdrawn;
use crate::archive::copies::told::edition_of;
use crate::archive::copies::told::neighbour;
use crate::archive::identity::mint;
use crate::article::Edition;
use crate::article::id::Adopted;
use crate::article::id::ItemId;
use crate::article::page::Page;
use crate::beijing::Instant;
use crate::date::DateFrom;
use crate::error::archive::Untold;
use atom_syndication::Category;
use atom_syndication::extension::Extension;
use atom_syndication::extension::ExtensionMap;
use chrono::NaiveDate;

pub(crate) fn read(text: &str) -> Result<Told, Untold> {
    let feed = atom_syndication::Feed::read_from(text.as_bytes()).map_err(|error| match error {
        atom_syndication::Error::InvalidStartTag => Untold::NoFeed { root: "feed" },
        atom_syndication::Error::Eof => Untold::Cut,
        other => Untold::NoXml(other.to_string()),
    })?;
    let mut told = Told {
        updated: Instant::from_moment(feed.updated),
        neighbours: feed.links.iter().filter_map(|link| neighbour(&link.rel, &link.href)).collect(),
        ..Told::default()
    };
    let owner = owner(&feed.id);
    let edition = feed.links.iter().filter(|link| link.rel == "self").find_map(|link| edition_of(&link.href));
    // A paper without pages of its own leads to its site.
    let sites: Vec<String> = feed.links.iter().filter(|link| link.rel == "alternate").map(|link| link.href.clone()).collect();
    for entry in feed.entries {
        let day = edition.or_else(|| entry.links.iter().find_map(|link| edition_of(&link.href)));
        let day = day.or_else(|| entry.published.and_then(Instant::from_moment).map(Instant::date));
        let id = named(&entry.id, owner, (day, page(&entry.categories)));
        let html = entry.content.and_then(|content| content.value).unwrap_or_default();
        // The library gives an entry without `updated` the beginning of time.
        let updated = Instant::from_moment(entry.updated).filter(|moment| moment.seconds() != 0);
        let published = entry.published.and_then(Instant::from_moment).filter(|_| updated.is_some());
        let link = entry.links.iter().find(|link| link.rel == "alternate").map(|link| link.href.clone());
        let link = link.filter(|link| edition_of(link).is_none() && !sites.contains(link));
        let link = link.filter(|_| id.as_ref().is_ok_and(|id| id.adopted.is_some()));
        told.entries.push(Parts { id, title: entry.title.value, published, updated, html, link }.whole()?);
    }
    for deleted in tombstones(&feed.extensions) {
        told.withdrawals.push(withdrawn(deleted, owner, edition)?);
    }
    Ok(told)
}

/// The tombstones of a feed (RFC 6721 §3), under whichever prefix.
fn tombstones(extensions: &ExtensionMap) -> impl Iterator<Item = &Extension> {
    extensions.values().flat_map(|of_prefix| of_prefix.values()).flatten().filter(|it| local(&it.name) == "deleted-entry")
}

fn withdrawn(deleted: &Extension, owner: Option<&str>, edition: Option<NaiveDate>) -> Result<Withdrawn, Untold> {
    let attribute = |name: &str| deleted.attrs.get(name).map(String::as_str).unwrap_or_default();
    let when = Instant::parse(attribute("when"));
    let id = named(attribute("ref"), owner, (edition.or_else(|| when.map(Instant::date)), None));
    let sound = id.ok().zip(when);
    let (id, when) = sound.ok_or_else(|| Untold::Withdrawal { id: attribute("ref").to_owned() })?;
    let comment = deleted.children.values().flatten().find(|child| local(&child.name) == "comment");
    Ok(Withdrawn { id, when, reason: comment.and_then(|comment| comment.value.clone()) })
}

/// Whose feed it is that has this id: `tag:example.cn,2023:feed`.
fn owner(id: &str) -> Option<&str> {
    id.strip_prefix("tag:")?.strip_suffix(":feed")
}

/// An id of the owner of the feed: minted, or adopted by a story of that day and page.
fn named(text: &str, owner: Option<&str>, (day, page): (Option<NaiveDate>, Option<Page>)) -> Result<ItemId, String> {
    let minted = told::minted(text);
    match (owner, day) {
        (Some(owner), Some(date)) if minted.as_ref().is_ok_and(|id| id.authority != owner) || minted.is_err() => {
            let adopted = Adopted::of_iri(text, owner).ok_or_else(|| text.to_owned())?;
            Ok(mint::adopt(owner, &Edition { date, page, date_from: DateFrom::Path }, &adopted))
        }
        _ => minted,
    }
}

/// The page that the categories of an entry name.
fn page(categories: &[Category]) -> Option<Page> {
    let of_pages = |it: &&Category| it.scheme.as_deref().is_some_and(|scheme| scheme.ends_with("/pages"));
    categories.iter().find(of_pages).and_then(|it| Page::new(&it.term))
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
