//! What an Atom document of ours tells, read by `atom_syndication`.

use crate::archive::copies::told::Parts;
use crate::archive::copies::told::Told;
use crate::archive::copies::told::Withdrawn;
use crate::archive::copies::told::neighbour;
use crate::article::ItemId;
use crate::beijing::Instant;
use crate::error::archive::Untold;
use atom_syndication::extension::Extension;
use atom_syndication::extension::ExtensionMap;

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
    for entry in feed.entries {
        let html = entry.content.and_then(|content| content.value).unwrap_or_default();
        // The library gives an entry without `updated` the beginning of time.
        let updated = Instant::from_moment(entry.updated).filter(|moment| moment.seconds() != 0);
        let published = entry.published.and_then(Instant::from_moment).filter(|_| updated.is_some());
        told.entries.push(Parts { id: entry.id, title: entry.title.value, published, updated, html }.whole()?);
    }
    for deleted in tombstones(&feed.extensions) {
        told.withdrawals.push(withdrawn(deleted)?);
    }
    Ok(told)
}

/// The tombstones of a feed (RFC 6721 §3), under whichever prefix.
fn tombstones(extensions: &ExtensionMap) -> impl Iterator<Item = &Extension> {
    extensions.values().flat_map(|of_prefix| of_prefix.values()).flatten().filter(|it| local(&it.name) == "deleted-entry")
}

fn withdrawn(deleted: &Extension) -> Result<Withdrawn, Untold> {
    let attribute = |name: &str| deleted.attrs.get(name).map(String::as_str).unwrap_or_default();
    let sound = ItemId::parse(attribute("ref")).zip(Instant::parse(attribute("when")));
    let (id, when) = sound.ok_or_else(|| Untold::Withdrawal { id: attribute("ref").to_owned() })?;
    let comment = deleted.children.values().flatten().find(|child| local(&child.name) == "comment");
    Ok(Withdrawn { id, when, reason: comment.and_then(|comment| comment.value.clone()) })
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
