//! A lost archive made again from what is left of it (`leftovers`): ids, moments, withdrawals, and the printed words. What the
//! pages hold is taken from them afterwards.

use crate::archive::copies::copy;
use crate::archive::copies::documents::Kind;
use crate::archive::copies::fragment::blocks;
use crate::archive::copies::leftovers;
use crate::archive::copies::leftovers::Found;
use crate::archive::copies::leftovers::Strictness;
use crate::archive::copies::leftovers::mended;
use crate::archive::copies::pictured;
use crate::archive::copies::told::Entry;
use crate::archive::copies::told::Told;
use crate::archive::copies::told::Withdrawn;
use crate::archive::identity::mint;
use crate::archive::options::Options;
use crate::archive::store::Store;
use crate::archive::store::content;
use crate::archive::store::editions;
use crate::archive::store::editions::Scope;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::row::RevisionRow;
use crate::archive::store::seal::Seal;
use crate::archive::store::settings;
use crate::archive::store::state::is_notice;
use crate::archive::store::state::reason_of;
use crate::article::Article;
use crate::article::Edition;
use crate::article::Headline;
use crate::article::Paragraph;
use crate::article::ParagraphKind;
use crate::article::history::State;
use crate::article::id::ItemId;
use crate::beijing::Instant;
use crate::date::DateFrom;
use crate::error::Place;
use crate::error::archive::Mended;
use crate::error::warning::Warning;
use crate::shelf::Most;
use crate::words::language::Language;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;

/// The setting that says that what is left was read: what no page holds is gone from then on.
pub(crate) const RECALLED: &str = "recalled";

/// Makes an archive that holds nothing from what is left of a lost one; where it holds something, looks whether the copy
/// is as it was written. Gives what is to be said.
pub(crate) fn begin(store: &Store, options: &Options) -> Result<Vec<Warning>, Fault> {
    let connection = &store.connection;
    if connection.query_row("SELECT EXISTS (SELECT 1 FROM article)", [], |row| row.get(0))? {
        return look_at_copy(connection, options);
    }
    if settings::get(connection, RECALLED)?.is_some() {
        return Ok(Vec::new());
    }
    let mut warnings = recall(store, options, Strictness::All)?;
    let any = "SELECT EXISTS (SELECT 1 FROM article) OR EXISTS (SELECT 1 FROM remembered)";
    if store.emptied && connection.query_row(any, [], |row| row.get(0))? {
        warnings.push(mended(&store.path, Mended::Emptied));
    }
    Ok(warnings)
}

/// A copy that somebody changed is written anew at the end of the run: the archive knows better.
fn look_at_copy(connection: &Connection, options: &Options) -> Result<Vec<Warning>, Fault> {
    if copy::is_as_written(connection, &options.copy)? {
        return Ok(Vec::new());
    }
    let found = match copy::read(&options.copy) {
        // An older one of this paper, or none: nothing to speak of.
        Ok(None) => return Ok(Vec::new()),
        Ok(Some(found)) if found.authority == options.naming.authority => return Ok(Vec::new()),
        Ok(Some(other)) => Mended::OtherCopyRewritten { found: other.authority },
        Err(untold) => Mended::Rewritten(untold),
    };
    Ok(vec![mended(&options.copy, found)])
}

/// Reads the copy and every document, and takes in what the archive does not hold. Gives what could not be read, where a
/// person gave it up, and where other documents tell the same.
pub(crate) fn recall(store: &Store, options: &Options, strictness: Strictness) -> Result<Vec<Warning>, Fault> {
    let connection = &store.connection;
    let mut recalled = Recalled::of(connection, options)?;
    let warnings = leftovers::survey(options, strictness, &mut |found| match found {
        Found::Copy(copy) => copy::remember(connection, &copy.records),
        Found::Document(told, kind) => recalled.take(told, kind),
    })?;
    recalled.settle(store, options.most.items)?;
    if strictness == Strictness::Readable {
        settings::set(connection, RECALLED, "1")?;
    }
    Ok(warnings)
}

/// What the documents told so far.
struct Recalled<'archive> {
    connection: &'archive Connection,
    authority: &'archive str,
    /// The folder of the feeds.
    published: &'archive Path,
    /// The last number that an article has.
    number: i64,
    /// By their ids as readers know them.
    items: BTreeMap<String, ArticleRow>,
    /// What the first document tells that readers subscribe to.
    newest: Option<(BTreeMap<String, ItemId>, Option<Instant>)>,
}

impl<'archive> Recalled<'archive> {
    fn of(connection: &'archive Connection, options: &'archive Options) -> Result<Self, Fault> {
        let number = connection.query_row("SELECT coalesce(max(number), 0) FROM article", [], |row| row.get(0))?;
        let (authority, published) = (options.naming.authority.as_str(), options.published.as_path());
        Ok(Self { connection, authority, published, number, items: BTreeMap::new(), newest: None })
    }

    /// Takes in what a document tells. Of two that tell of one story the later change counts.
    fn take(&mut self, told: Told, kind: Kind) -> Result<(), Fault> {
        if kind == Kind::Subscription && self.newest.is_none() {
            self.newest = Some((by_text(told.entries.iter().map(|entry| entry.id.clone())), told.updated));
        }
        for entry in told.entries {
            if let Some(number) = self.number_for(&entry.id, entry.updated)? {
                let row = entry_row(self.connection, &entry, number, self.published)?;
                self.items.insert(entry.id.to_string(), row);
            }
        }
        for withdrawn in told.withdrawals {
            if let Some(number) = self.number_for(&withdrawn.id, withdrawn.when)? {
                let row = tombstone_row(self.connection, &withdrawn, number)?;
                self.items.insert(withdrawn.id.to_string(), row);
            }
        }
        Ok(())
    }

    /// The number of a story of ours that the archive does not hold, where nothing later was told of it.
    fn number_for(&mut self, id: &ItemId, moment: Instant) -> Result<Option<i64>, Fault> {
        if id.authority != self.authority {
            return Ok(None);
        }
        if let Some(row) = self.items.get(&id.to_string()) {
            return Ok((row.changed < moment).then_some(row.number));
        }
        if ArticleRow::of_id(self.connection, id)?.is_some() {
            return Ok(None);
        }
        self.number += 1;
        Ok(Some(self.number))
    }

    fn settle(mut self, store: &Store, limit: usize) -> Result<(), Fault> {
        let mut dates = BTreeSet::new();
        // Readers have what the feeds tell, whatever the clock says.
        for row in self.items.values_mut() {
            row.insert(self.connection)?;
            dates.insert(row.date);
        }
        let mut seal = Seal::default();
        for date in &dates {
            seal.toggle(editions::bring_up(self.connection, *date)?);
        }
        if !dates.is_empty() {
            settings::set(self.connection, RECALLED, "1")?;
        }
        if let Some((newest, change)) = self.newest {
            seal.toggle(late(self.connection, self.authority, limit, &newest, change)?);
        }
        store.toggle_editions(seal)
    }
}

/// A page that came late is in the subscription document although neither its day nor its `updated` is new: it stays there.
fn late(
    connection: &Connection,
    authority: &str,
    limit: usize,
    newest: &BTreeMap<String, ItemId>,
    change: Option<Instant>,
) -> Result<Seal, Fault> {
    let chosen = editions::newest(connection, authority, Scope::Paper { without: &[] }, Most { items: limit, days: None })?
        .read(Language::default())?;
    let chosen = by_text(chosen.items.into_iter().map(|item| item.id));
    let mut seal = Seal::default();
    for (_, id) in newest.iter().filter(|(text, _)| !chosen.contains_key(*text)) {
        let row = ArticleRow::of_id(connection, id)?;
        if let (Some(mut row), Some(change)) = (row, change) {
            row.changed = row.changed.max(change);
            row.update(connection)?;
            seal.toggle(editions::bring_up(connection, row.date)?);
        }
    }
    Ok(seal)
}

/// Ids by their text: the day of an adopted one may be told otherwise in another document.
fn by_text(ids: impl Iterator<Item = ItemId>) -> BTreeMap<String, ItemId> {
    ids.map(|id| (id.to_string(), id)).collect()
}

fn entry_row(connection: &Connection, entry: &Entry, number: i64, published_in: &Path) -> Result<ArticleRow, Fault> {
    let Entry { id, published, updated, .. } = entry;
    let (published, updated) = (*published, *updated);
    let article = article(entry, published_in);
    let words = mint::words(&article);
    let is_notice = is_notice(&entry.title);
    let reason = is_notice.then(|| reason_of(&article)).flatten();
    let last = write_revision(connection, number, &article, updated)?;
    Ok(ArticleRow {
        number,
        date: id.date,
        page: id.page.clone(),
        hash: id.hash.clone(),
        adopted: id.adopted.clone(),
        words: mint::key(&words),
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
fn tombstone_row(connection: &Connection, withdrawn: &Withdrawn, number: i64) -> Result<ArticleRow, Fault> {
    let Withdrawn { id, when, reason } = withdrawn;
    let (when, reason) = (*when, reason.clone());
    let last = write_revision(connection, number, &nothing_of(id), when)?;
    let before = when.plus_seconds(-1);
    Ok(ArticleRow {
        number,
        date: id.date,
        page: id.page.clone(),
        hash: id.hash.clone(),
        adopted: id.adopted.clone(),
        headline: String::new(),
        words: mint::key(&id.hash),
        state: if reason.is_some() { State::Withdrawn } else { State::OffPage },
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
fn article(entry: &Entry, published_in: &Path) -> Article {
    let mut article = Article { link: entry.link.clone(), ..nothing_of(&entry.id) };
    let blocks = blocks(&entry.html);
    let is_body = |class: &str| !["column", "kicker", "deck", "byline"].contains(&class);
    let bodies: Vec<bool> = blocks.iter().map(|(class, _)| is_body(class)).collect();
    for (class, text) in blocks {
        match class.as_str() {
            "column" => article.headline.column = Some(text),
            "kicker" => article.headline.kicker = Some(text),
            "deck" => article.headline.decks.push(text),
            "byline" => article.byline.push(text),
            _ => article.body.push(Paragraph::plain(ParagraphKind::Text, text)),
        }
    }
    pictured::hang(&mut article, &entry.html, &bodies, published_in);
    // The title of a brief is its opening words; likeness knows it again.
    article.headline.segments.extend((!entry.title.is_empty()).then(|| entry.title.clone()));
    article
}

/// An article of which its id is all that is known.
pub(crate) fn nothing_of(id: &ItemId) -> Article {
    Article {
        edition: Edition { date: id.date, page: id.page.clone(), date_from: DateFrom::Path },
        position: 1,
        section: None,
        headline: Headline::default(),
        datelines: Vec::new(),
        credits: Vec::new(),
        byline: Vec::new(),
        body: Vec::new(),
        link: None,
        guid: id.adopted.clone(),
        release: None,
        place: Place::file(Path::new("")),
        continued: Vec::new(),
        pictures: Vec::new(),
        is_half: false,
        doubts: Vec::new(),
    }
}
