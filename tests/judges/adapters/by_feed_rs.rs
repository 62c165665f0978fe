//! feed-rs (crates.io) as a reader: `cargo run --example by_feed_rs -- FILE` prints what its public interface holds of each entry.
//!
//! An example, and no test: the judges of tests/judges run it as they run the readers in other languages.

use feed_rs::model::Entry;
use feed_rs::model::Text;
use serde_json::Value;
use serde_json::json;
use std::error::Error;
use std::io::Write;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args_os().nth(1).ok_or("the file of a feed is wanted")?;
    let feed = feed_rs::parser::parse(std::fs::read(file)?.as_slice())?;
    let items: Vec<Value> = feed.entries.into_iter().map(item).collect();
    writeln!(std::io::stdout(), "{}", json!({ "items": items }))?;
    Ok(())
}

fn item(entry: Entry) -> Value {
    let pictures = entry.media.iter().flat_map(|media| &media.content);
    json!({
        "title": entry.title.map(text),
        "id": entry.id,
        "link": entry.links.first().map(|link| &link.href),
        "authors": entry.authors.into_iter().map(|person| person.name).collect::<Vec<_>>(),
        "published": entry.published.map(|moment| moment.to_rfc3339()),
        "updated": entry.updated.map(|moment| moment.to_rfc3339()),
        "content": entry.content.and_then(|content| content.body).map(|body| json!({ "html": body })),
        "summary": entry.summary.map(text),
        "categories": entry.categories.into_iter().map(|category| category.term).collect::<Vec<_>>(),
        "picture": pictures.filter_map(|content| content.url.as_ref()).map(ToString::to_string).next(),
    })
}

/// A text, marked as HTML where the reader says that it is.
fn text(text: Text) -> Value {
    if text.content_type.subty() == "html" { json!({ "html": text.content }) } else { text.content.into() }
}
