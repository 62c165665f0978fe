//! What a JSON Feed of ours tells.

use crate::archive::copies::told;
use crate::archive::copies::told::Parts;
use crate::archive::copies::told::Told;
use crate::archive::copies::told::edition_of;
use crate::beijing::Instant;
use crate::error::archive::Untold;
use serde::Deserialize;
use serde::de::IgnoredAny;

pub(crate) fn read(text: &str) -> Result<Told, Untold> {
    #[derive(Deserialize)]
    struct Feed {
        version: String,
        next_url: Option<String>,
        items: Vec<Item>,
    }
    #[derive(Deserialize)]
    struct Item {
        id: String,
        title: Option<String>,
        content_html: Option<String>,
        date_published: String,
        date_modified: Option<String>,
        #[serde(rename = "_benbao")]
        benbao: Option<IgnoredAny>,
    }
    let feed: Feed = serde_json::from_str(text).map_err(|error| Untold::NoJson(error.to_string()))?;
    if !feed.version.contains("jsonfeed.org/version/") {
        return Err(Untold::NoJsonFeed);
    }
    let mut told = Told { neighbours: feed.next_url.as_deref().and_then(edition_of).into_iter().collect(), ..Told::default() };
    for item in feed.items {
        let id = told::minted(&item.id);
        // Of which edition and page a story is whose id was adopted, Atom tells.
        if item.benbao.is_some() && id.is_err() {
            continue;
        }
        let modified = item.date_modified.as_deref().map(Instant::parse);
        let parts = Parts {
            id,
            title: item.title.unwrap_or_default(),
            published: Instant::parse(&item.date_published).filter(|_| modified != Some(None)),
            updated: modified.flatten(),
            html: item.content_html.unwrap_or_default(),
            link: None,
        };
        told.entries.push(parts.whole()?);
    }
    told.updated = told.entries.iter().map(|entry| entry.updated).max();
    Ok(told)
}
