//! JSON Feed of another system (version 1 and 1.1).

use crate::error::unadopted::Unadopted;
use crate::read::feed::moment;
use crate::read::feed::story::Feed;
use crate::read::feed::story::Id;
use crate::read::feed::story::Story;
use crate::read::feed::story::address;
use serde_json::Value;

/// The stories of a feed that is JSON.
pub(super) fn read(text: &str) -> Result<Feed, Unadopted> {
    let feed: Value = serde_json::from_str(text).map_err(|error| Unadopted::Json(error.to_string()))?;
    let version = feed.get("version").and_then(Value::as_str).unwrap_or_default();
    let items = feed.get("items").and_then(Value::as_array).filter(|_| version.contains("jsonfeed.org/version/"));
    let stories = items.ok_or(Unadopted::NoFeed)?.iter().map(story).collect();
    Ok(Feed { stories, unpublished: 0 })
}

fn story(item: &Value) -> Story {
    let text = |key: &str| item.get(key).and_then(Value::as_str).unwrap_or_default();
    // Version 1 allowed numbers.
    let id = match item.get("id") {
        Some(Value::Number(number)) => number.to_string(),
        _ => text("id").to_owned(),
    };
    let link = address(text("url"));
    let authors = item.get("authors").and_then(Value::as_array).cloned().unwrap_or_default().into_iter();
    let authors = authors.chain(item.get("author").cloned());
    let name = |author: Value| author.get("name").and_then(Value::as_str).map(str::to_owned);
    let published = moment::read(text("date_published"));
    let updated = moment::read(text("date_modified"));
    let plain = || text("content_text").replace('&', "&amp;").replace('<', "&lt;");
    let plain = || plain().lines().map(|line| format!("<p>{line}</p>")).collect::<String>();
    let html = text("content_html");
    Story {
        id: Id::of(&id, link.as_deref()),
        link,
        published: published.or(updated),
        updated: updated.filter(|updated| published.is_some_and(|published| published < *updated)),
        title: text("title").to_owned(),
        authors: authors.filter_map(name).collect(),
        text: if html.is_empty() { plain() } else { html.to_owned() },
    }
}
