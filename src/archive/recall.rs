//! What the published feeds still tell when the archive is lost: ids, moments, withdrawals, and the printed words.
//!
//! Only Atom is read, in which every edition has its document. What the pages hold is taken from them afterwards.

use crate::archive::content;
use crate::archive::editions;
use crate::archive::fault::Fault;
use crate::archive::identity;
use crate::archive::matching;
use crate::archive::row::ArticleRow;
use crate::archive::row::RevisionRow;
use crate::archive::seal::Seal;
use crate::archive::state::NOTICE;
use crate::archive::state::State;
use crate::archive::state::reason_of;
use crate::article::Article;
use crate::article::DateFrom;
use crate::article::Edition;
use crate::article::Headline;
use crate::article::ItemId;
use crate::article::Paragraph;
use crate::article::ParagraphKind;
use crate::beijing::Instant;
use crate::error::Place;
use quick_xml::Reader;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// What a document tells.
#[derive(Debug, Default)]
struct Told {
    /// `tag:example.cn,2023:feed`
    feed: String,
    updated: Option<Instant>,
    entries: Vec<Entry>,
    withdrawals: Vec<(String, Instant, Option<String>)>,
}

#[derive(Debug, Default)]
struct Entry {
    id: String,
    title: String,
    published: Option<Instant>,
    updated: Option<Instant>,
    html: String,
}

/// Whose feeds lie in `output`; `None` where there are none of ours.
pub(crate) fn authority(output: &Path) -> Option<String> {
    let feed = document(&output.join("atom.xml"))?.feed;
    feed.strip_prefix("tag:").and_then(|id| id.strip_suffix(":feed")).map(str::to_owned)
}

/// Fills an empty archive from the feeds in `output`; gives the seal of the editions. Nothing where there are none.
pub(crate) fn recall(connection: &Connection, output: &Path, authority: &str, limit: usize, now: Instant) -> Result<Seal, Fault> {
    let Some(newest) = document(&output.join("atom.xml")) else { return Ok(Seal::default()) };
    let mut items: BTreeMap<(i64, ItemId), ArticleRow> = BTreeMap::new();
    let mut number = connection.query_row("SELECT coalesce(max(number), 0) FROM article", [], |row| row.get(0))?;
    let mut known: BTreeMap<ItemId, (i64, Instant)> = BTreeMap::new();
    let is_kept = |id: &ItemId| ArticleRow::of_id(connection, id.date, &id.page, &id.hash).map(|row| row.is_some());
    let in_newest: BTreeSet<String> = newest.entries.iter().map(|entry| entry.id.clone()).collect();
    let newest_change = newest.updated;
    for told in editions_of(output).iter().filter_map(|path| document(path)).chain([newest]) {
        for entry in told.entries {
            let Some((id, published, updated)) = sound(&entry, authority) else { continue };
            if known.get(&id).is_some_and(|(_, before)| *before >= updated) || is_kept(&id)? {
                continue;
            }
            let at = known.get(&id).map_or_else(|| next(&mut number), |(at, _)| *at);
            known.insert(id.clone(), (at, updated));
            let row = entry_row(connection, &entry, (at, &id), published, updated)?;
            items.insert((at, id), row);
        }
        for (id, when, reason) in told.withdrawals {
            let Some(id) = ItemId::parse(&id).filter(|id| id.authority == authority) else { continue };
            if known.get(&id).is_some_and(|(_, before)| *before >= when) || is_kept(&id)? {
                continue;
            }
            let at = known.get(&id).map_or_else(|| next(&mut number), |(at, _)| *at);
            known.insert(id.clone(), (at, when));
            let row = tombstone_row(connection, (at, &id), when, reason)?;
            items.insert((at, id), row);
        }
    }
    let mut dates = BTreeSet::new();
    for row in items.values_mut() {
        if row.state == State::Live && row.published > now {
            row.state = State::Held;
        }
        row.insert(connection)?;
        dates.insert(row.date);
    }
    let mut seal = Seal::default();
    for date in &dates {
        seal.toggle(editions::settle(connection, *date)?);
    }
    if !dates.is_empty() {
        connection.execute("REPLACE INTO paper (name, value) VALUES ('recalled', '1')", [])?;
    }
    seal.toggle(late(connection, authority, limit, &in_newest, newest_change)?);
    Ok(seal)
}

fn next(number: &mut i64) -> i64 {
    *number += 1;
    *number
}

/// A page that came late is in the subscription document although neither its day nor its `updated` is new: it stays there.
fn late(
    connection: &Connection,
    authority: &str,
    limit: usize,
    newest: &BTreeSet<String>,
    change: Option<Instant>,
) -> Result<Seal, Fault> {
    let chosen = editions::newest(connection, authority, limit)?.read()?;
    let chosen: BTreeSet<String> = chosen.items.iter().map(|item| item.id.to_string()).collect();
    let mut seal = Seal::default();
    for id in newest.difference(&chosen).filter_map(|id| ItemId::parse(id)) {
        let row = ArticleRow::of_id(connection, id.date, &id.page, &id.hash)?;
        if let (Some(mut row), Some(change)) = (row, change) {
            row.changed = row.changed.max(change);
            row.update(connection)?;
            seal.toggle(editions::settle(connection, row.date)?);
        }
    }
    Ok(seal)
}

/// The archive documents of all editions.
fn editions_of(output: &Path) -> Vec<PathBuf> {
    let folders = fs::read_dir(output.join("editions")).into_iter().flatten().flatten();
    let mut documents: Vec<PathBuf> = folders.map(|folder| folder.path().join("atom.xml")).collect();
    documents.sort();
    documents
}

/// The id and the moments of an entry of ours.
fn sound(entry: &Entry, authority: &str) -> Option<(ItemId, Instant, Instant)> {
    let id = ItemId::parse(&entry.id).filter(|id| id.authority == authority)?;
    Some((id, entry.published?, entry.updated?))
}

fn entry_row(
    connection: &Connection,
    entry: &Entry,
    (number, id): (i64, &ItemId),
    published: Instant,
    updated: Instant,
) -> Result<ArticleRow, Fault> {
    let article = article(entry, id);
    let words = identity::words(&article);
    let is_notice = entry.title == NOTICE;
    let reason = is_notice.then(|| reason_of(&article)).flatten();
    let last = write_revision(connection, number, &article, updated)?;
    Ok(ArticleRow {
        number,
        date: id.date,
        page: id.page.clone(),
        hash: id.hash.clone(),
        words: matching::key(&words),
        headline: if is_notice { String::new() } else { words },
        state: if is_notice { State::Notice } else { State::Live },
        published,
        updated,
        changed: updated,
        withdrawn: is_notice.then_some(updated),
        reason,
        successor: None,
        revisions: 1,
        last,
    })
}

/// Of a withdrawn article the feeds tell the id alone; a reason is a person's.
fn tombstone_row(
    connection: &Connection,
    (number, id): (i64, &ItemId),
    when: Instant,
    reason: Option<String>,
) -> Result<ArticleRow, Fault> {
    let last = write_revision(connection, number, &article(&Entry::default(), id), when)?;
    let before = when.plus_seconds(-1);
    Ok(ArticleRow {
        number,
        date: id.date,
        page: id.page.clone(),
        hash: id.hash.clone(),
        headline: String::new(),
        words: matching::key(&id.hash),
        state: if reason.is_some() { State::Withdrawn } else { State::Gone },
        published: before,
        updated: before,
        changed: when,
        withdrawn: Some(when),
        reason,
        successor: None,
        revisions: 1,
        last,
    })
}

fn write_revision(connection: &Connection, number: i64, article: &Article, seen: Instant) -> Result<Seal, Fault> {
    let place = article.place.clone();
    let content = content::write(article)?;
    let mut revision = RevisionRow { number: 1, seen, place, shown: None, content, seal: Seal::default() };
    revision.write(connection, number, Seal::default())?;
    Ok(revision.seal)
}

/// The article of an entry, as far as its HTML tells.
fn article(entry: &Entry, id: &ItemId) -> Article {
    let mut article = Article {
        edition: Edition { date: id.date, page: id.page.clone(), date_from: DateFrom::Path },
        position: 1,
        section: None,
        headline: Headline::default(),
        datelines: Vec::new(),
        credits: Vec::new(),
        byline: Vec::new(),
        body: Vec::new(),
        link: None,
        release: None,
        place: Place::file(Path::new("")),
        continued: Vec::new(),
    };
    for (class, text) in blocks(&entry.html) {
        match class.as_str() {
            "column" => article.headline.column = Some(text),
            "kicker" => article.headline.kicker = Some(text),
            "deck" => article.headline.decks.push(text),
            "byline" => article.byline.push(text),
            _ => article.body.push(Paragraph { kind: ParagraphKind::Text, text }),
        }
    }
    // The title of a brief is its opening words; likeness knows it again.
    article.headline.segments.extend((!entry.title.is_empty()).then(|| entry.title.clone()));
    article
}

/// The blocks of a fragment that we wrote: class and text.
fn blocks(html: &str) -> Vec<(String, String)> {
    let xml = format!("<div>{}</div>", html.replace("<br>", "\n"));
    let mut reader = Reader::from_str(&xml);
    let mut blocks: Vec<(String, String)> = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) if element.name().as_ref() != b"div" => {
                blocks.push((attribute(&element, "class").unwrap_or_default(), String::new()));
            }
            Event::Eof => break,
            event => {
                if let (Some((_, block)), Some(text)) = (blocks.last_mut(), text(&event)) {
                    block.push_str(&text);
                }
            }
        }
    }
    blocks.into_iter().map(|(class, text)| (class, text.trim().to_owned())).filter(|(_, text)| !text.is_empty()).collect()
}

/// Reads an Atom document that we published. `None` where there is none, or none that can be read.
fn document(path: &Path) -> Option<Told> {
    let bytes = fs::read_to_string(path).ok()?;
    let mut reader = Reader::from_str(&bytes);
    let mut told = Told::default();
    let mut inside: Vec<String> = Vec::new();
    let mut value = String::new();
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) => {
                open(&element, &mut told);
                inside.push(String::from_utf8_lossy(element.name().as_ref()).into_owned());
                value.clear();
            }
            Event::Empty(element) => open(&element, &mut told),
            Event::End(_) => {
                let name = inside.pop()?;
                close(&name, inside.last().map(String::as_str), std::mem::take(&mut value), &mut told);
            }
            Event::Eof => break,
            event => value.extend(text(&event)),
        }
    }
    (inside.is_empty() && !told.feed.is_empty()).then_some(told)
}

fn open(element: &BytesStart<'_>, told: &mut Told) {
    match element.name().as_ref() {
        b"entry" => told.entries.push(Entry::default()),
        b"at:deleted-entry" => {
            let when = attribute(element, "when").and_then(|when| Instant::parse(&when));
            told.withdrawals.extend(attribute(element, "ref").zip(when).map(|(id, when)| (id, when, None)));
        }
        _ => {}
    }
}

fn close(name: &str, above: Option<&str>, value: String, told: &mut Told) {
    let entry = told.entries.last_mut();
    match (above, name, entry) {
        (Some("feed"), "id", _) => told.feed = value,
        (Some("feed"), "updated", _) => told.updated = Instant::parse(&value),
        (Some("entry"), "id", Some(entry)) => entry.id = value,
        (Some("entry"), "title", Some(entry)) => entry.title = value,
        (Some("entry"), "published", Some(entry)) => entry.published = Instant::parse(&value),
        (Some("entry"), "updated", Some(entry)) => entry.updated = Instant::parse(&value),
        (Some("entry"), "content", Some(entry)) => entry.html = value,
        (Some("at:deleted-entry"), "at:comment", _) => {
            if let Some(last) = told.withdrawals.last_mut() {
                last.2 = Some(value);
            }
        }
        _ => {}
    }
}

/// The characters of an event, references resolved.
fn text(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Text(text) => text.decode().ok().map(|text| text.into_owned()),
        Event::CData(text) => text.decode().ok().map(|text| text.into_owned()),
        Event::GeneralRef(name) => {
            let name = name.decode().ok()?;
            quick_xml::escape::unescape(&format!("&{name};")).ok().map(|text| text.into_owned())
        }
        _ => None,
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|it| it.key.as_ref() == name.as_bytes())?;
    let value = String::from_utf8_lossy(&found.value).into_owned();
    quick_xml::escape::unescape(&value).ok().map(|value| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_gives_its_blocks_back() {
        let html = "<p class=\"kicker\">引题</p>\n<p>AT&amp;T 与 &lt;号外&gt;</p>\n<h3>小标题</h3>\n<p>一<br>二</p>\n<p class=\"byline\">记者 鲁燕</p>";
        let expected = [("kicker", "引题"), ("", "AT&T 与 <号外>"), ("", "小标题"), ("", "一\n二"), ("byline", "记者 鲁燕")];
        let expected = expected.map(|(class, text)| (class.to_owned(), text.to_owned()));
        assert_eq!(blocks(html), expected);
    }
}
