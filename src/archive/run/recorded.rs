//! A run that has recorded what it was given, and what its documents are to hold. It is kept, or it never was.

use crate::archive::address::Address;
use crate::archive::check;
use crate::archive::options::Options;
use crate::archive::run::changes::Changes;
use crate::archive::run::hand::Documents;
use crate::archive::run::hand::Hand;
use crate::archive::run::kept::Kept;
use crate::archive::run::plan::Plan;
use crate::archive::run::resolve::Finished;
use crate::archive::run::shelving;
use crate::archive::run::shelving::Made;
use crate::archive::run::shown;
use crate::archive::run::telling;
use crate::archive::store::Store;
use crate::archive::store::editions;
use crate::archive::store::editions::Due;
use crate::archive::store::editions::Rows;
use crate::archive::store::editions::Scope;
use crate::archive::store::fault::Fault;
use crate::archive::store::pictures;
use crate::archive::store::row;
use crate::archive::store::said::Said;
use crate::archive::store::shelves;
use crate::archive::store::shelves::Shelves;
use crate::archive::store::sitemap;
use crate::archive::store::writing::Writing;
use crate::archive::trial;
use crate::beijing::Instant;
use crate::error::Error;
use crate::error::Place;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::feed::Selection;
use crate::shelf::Shelf;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::path::Path;

/// What a run has recorded, not kept yet.
#[derive(Debug)]
pub struct Recorded {
    writing: Writing,
    hand: Hand,
    /// What it found.
    pub changes: Changes,
    /// What there is to say of it.
    pub warnings: Vec<Warning>,
}

impl Recorded {
    /// Settles what follows from all that was taken in: the age of notices, the feed's own date, which documents are due.
    pub(crate) fn of(finished: Finished, hand: Hand) -> Result<Self, Fault> {
        let Finished { writing, changes, mut warnings, listed, editions: mut changed } = finished;
        let store = writing.store();
        changed.toggle(editions::age_notices(&store.connection, hand.options.most.items, hand.now)?);
        warnings.extend(clock_warning(store, hand.now)?);
        warnings.extend(moved_warning(store, &hand.options)?);
        store.set("files", &listed.to_hex())?;
        store.toggle_editions(changed)?;
        store.set("reading", &hand.options.reading)?;
        store.set(trial::SETTING, hand.options.address.as_str())?;
        store.set(BASE_URL, &hand.options.base_url)?;
        date_the_feed(store)?;
        let is_other_output = store.setting("output")?.as_deref() != Some(&hand.options.output);
        let is_all = hand.documents == Documents::All || hand.options.verify || is_other_output;
        if is_all {
            store.toggle_editions(editions::mark_all(&store.connection, Due::Yes)?)?;
        }
        let made = if is_all { Made::All } else { Made::Changed };
        shelving::shelve(store, &hand.options.wanted, made, feed_date(store)?.unwrap_or(hand.now))?;
        Ok(Self { writing, hand, changes, warnings })
    }

    fn store(&self) -> &Store {
        self.writing.store()
    }

    fn or_fault<T>(&self, result: Result<T, Fault>) -> Result<T, Error> {
        result.map_err(|fault| fault.at(self.path()))
    }

    /// The archive's file.
    pub fn path(&self) -> &Path {
        &self.store().path
    }

    /// Whose ids it holds.
    pub fn authority(&self) -> &str {
        &self.hand.options.naming.authority
    }

    /// What was told before this run and still stands; all that stands is kept with the run. `says` is what it has to say.
    pub fn tell(&self, plan: &Plan, says: &BTreeSet<Said>) -> Result<BTreeSet<Said>, Error> {
        let told = telling::told(self.store(), plan, says);
        self.or_fault(told.and_then(|told| told.note(self.store()).map(|()| told.again())))
    }

    /// How many stories wait for their hour, and the hour of the first.
    pub fn waiting(&self) -> Result<Option<(usize, Instant)>, Error> {
        self.or_fault(row::waiting(&self.store().connection))
    }

    /// The newest edition with a story that is out, and how many it has out.
    pub fn newest_edition(&self) -> Result<Option<(NaiveDate, usize)>, Error> {
        self.or_fault(editions::newest_public(&self.store().connection))
    }

    /// The days whose documents must be written, oldest first.
    pub fn due(&self) -> Result<Vec<NaiveDate>, Error> {
        self.or_fault(check::same_editions(self.store()))?;
        self.or_fault(editions::due(&self.store().connection))
    }

    /// What an edition's documents hold.
    pub fn edition(&self, date: NaiveDate) -> Result<Rows, Error> {
        self.or_fault(editions::edition(&self.store().connection, self.authority(), date))
    }

    /// The days of all editions that are out, oldest first.
    pub fn days(&self) -> Result<Vec<NaiveDate>, Error> {
        self.or_fault(editions::days(&self.store().connection))
    }

    /// Of the pictures that stories of an edition show or showed, by their hashes: those that no story shows that is out.
    pub fn pictures_left(&self, date: NaiveDate) -> Result<Vec<String>, Error> {
        self.or_fault(shown::left(&self.store().connection, date))
    }

    /// Holds the list of which stories show which picture to its seal: before a picture is taken out for what it says.
    pub fn check_pictures(&self) -> Result<(), Error> {
        self.or_fault(pictures::check(&self.store().connection))
    }

    /// The months of which an edition is out, each by its first day.
    pub fn months(&self) -> Result<Vec<NaiveDate>, Error> {
        self.or_fault(sitemap::months(&self.store().connection))
    }

    /// What is out of the editions of a month, which is told by its first day.
    pub fn month(&self, first: NaiveDate) -> Result<Rows, Error> {
        self.or_fault(sitemap::month(&self.store().connection, self.authority(), first))
    }

    /// The stories that came out since a moment, the newest first, and no more than so many.
    pub fn since(&self, moment: Instant, most: usize) -> Result<Rows, Error> {
        self.or_fault(sitemap::since(&self.store().connection, self.authority(), moment, most))
    }

    /// What the subscription documents hold: the `limit` items added or changed last, and the whole newest edition.
    pub fn newest(&self) -> Result<Selection, Error> {
        self.or_fault(newest(self.store(), &self.hand.options))
    }

    /// Every feed beside the paper's own, whether it must be written or not.
    pub fn shelves(&self) -> Result<Vec<Shelf>, Error> {
        self.or_fault(listed(self.store(), &self.hand.options))
    }

    /// The feeds beside the paper's own that must be written.
    pub fn shelved(&self) -> Result<Vec<Shelved>, Error> {
        self.or_fault(shelved(self.store(), &self.hand.options, Made::Changed))
    }

    /// Keeps all of it. From here on it is the archive's, whatever becomes of the documents: what is due stays due.
    pub fn keep(self) -> Result<Kept, Error> {
        let path = self.path().to_owned();
        let store = self.writing.keep().map_err(|fault| fault.at(&path))?;
        Ok(Kept { store, hand: self.hand })
    }

    /// Forgets it, and leaves the archive as it was found.
    pub fn forget(self) -> Result<(), Error> {
        let path = self.path().to_owned();
        self.writing.forget().map_err(|fault| fault.at(&path))?.close()
    }
}

/// The feed's own date: its newest item's moment, later its newest change, and never earlier than it was.
fn date_the_feed(store: &Store) -> Result<(), Fault> {
    let select = "SELECT max(changed) FROM article WHERE state <> 'held' AND (withdrawn IS NULL OR withdrawn > published)";
    let changed: Option<i64> = store.connection.query_row(select, [], |row| row.get(0))?;
    match changed.and_then(Instant::from_seconds) {
        Some(changed) if feed_date(store)?.is_none_or(|before| before < changed) => store.set("updated", &changed.rfc3339()),
        _ => Ok(()),
    }
}

/// What the paper's own feed holds, by what the archive holds.
pub(crate) fn newest(store: &Store, options: &Options) -> Result<Selection, Fault> {
    let without: Vec<String> = options.without.iter().map(|kind| Shelf::Kind(*kind).key()).collect();
    let scope = Scope::Paper { without: &without };
    let rows = editions::newest(&store.connection, &options.naming.authority, scope, options.most)?;
    Ok(Selection { updated: feed_date(store)?, ..rows.read(options.language)? })
}

/// A feed beside the paper's own, and what it holds.
#[derive(Debug)]
pub struct Shelved {
    /// Which one.
    pub shelf: Shelf,
    /// What it holds; `None` where nothing stands there any more and nobody asks for it.
    pub selection: Option<Selection>,
}

/// Every feed beside the paper's own.
pub(crate) fn listed(store: &Store, options: &Options) -> Result<Vec<Shelf>, Fault> {
    let shelves = Shelves::load(&store.connection)?;
    let mut listed = Vec::new();
    for (name, _) in shelves.rows().iter().filter(|(name, row)| !shelving::is_empty(name, row.count, &options.wanted)) {
        let shelf = Shelf::of_key(name).filter(|shelf| shelf.folder().is_some());
        // One in which every story was withdrawn says so to its subscribers, and is offered to nobody.
        let is_offered = matches!(shelf, Some(Shelf::Asked(_))) || shelf.is_some() && shelves::has_news(&store.connection, name)?;
        listed.extend(shelf.filter(|_| is_offered));
    }
    Ok(listed)
}

/// The feeds beside the paper's own that must be written, or all of them.
pub(crate) fn shelved(store: &Store, options: &Options, made: Made) -> Result<Vec<Shelved>, Fault> {
    let shelves = Shelves::load(&store.connection)?;
    let mut feeds = Vec::new();
    for (name, row) in shelves.rows().iter().filter(|(_, row)| row.due || made == Made::All) {
        let Some(shelf) = Shelf::of_key(name).filter(|shelf| shelf.folder().is_some()) else { continue };
        let selection = if shelving::is_empty(name, row.count, &options.wanted) {
            None
        } else {
            shelves::check(&store.connection, name, row)?;
            let asked = match &shelf {
                Shelf::Asked(name) => options.wanted.asked(name),
                _ => None,
            };
            let most = asked.map_or(options.most, |asked| asked.most);
            let rows = editions::newest(&store.connection, &options.naming.authority, Scope::Shelf(name), most)?;
            Some(Selection { updated: row.updated, ..rows.read(options.language)? })
        };
        feeds.push(Shelved { shelf, selection });
    }
    Ok(feeds)
}

fn feed_date(store: &Store) -> Result<Option<Instant>, Fault> {
    Ok(store.setting("updated")?.and_then(|moment| Instant::parse(&moment)))
}

/// A clock that went back cannot take back what readers know; the dates that follow come one second behind it.
fn clock_warning(store: &Store, now: Instant) -> Result<Option<Warning>, Fault> {
    let select = "SELECT coalesce(max(changed), 0) FROM article WHERE state <> 'held'";
    let last: i64 = store.connection.query_row(select, [], |row| row.get(0))?;
    let last = Instant::from_seconds(last).filter(|last| *last > now.plus_seconds(CLOCK_TOLERANCE));
    Ok(last.map(|last| Warning {
        place: Place::file(&std::path::absolute(&store.path).unwrap_or_else(|_| store.path.clone())),
        kind: WarningKind::ClockBack { now: now.rfc3339(), last: last.rfc3339() },
    }))
}

/// The setting that says where the feeds were when they were last written.
const BASE_URL: &str = "base_url";

/// Feeds that were at another address: their ids stay, but whoever reads them must be led on.
fn moved_warning(store: &Store, options: &Options) -> Result<Option<Warning>, Fault> {
    let now = &options.base_url;
    let was = store.setting(BASE_URL)?.filter(|was| was != now && options.address == Address::Real);
    Ok(was.map(|was| Warning {
        place: Place::file(&std::path::absolute(&options.published).unwrap_or_else(|_| options.published.clone())),
        kind: WarningKind::Moved { was, now: now.clone(), authority: options.naming.authority.clone() },
    }))
}

/// Two changes within one second are dated one second apart: so far ahead of the clock is nothing to speak of.
const CLOCK_TOLERANCE: i64 = 60;
