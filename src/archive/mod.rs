//! What was seen, revised and withdrawn: the archive (SQLite) gives each article its identity for ever and its times.
//!
//! Only ever a convenience: lost, it is made again from the pages and the published feeds with the same ids. Reading
//! pages, composing and writing are others' work; here is what must be read, and what the documents must hold.

pub mod address;
mod check;
pub mod copies;
pub mod desk;
pub mod doubtful;
pub mod identity;
pub mod options;
pub mod run;
pub mod store;
mod trial;
mod trial_left;

use crate::archive::address::Address;
use crate::archive::copies::copy;
use crate::archive::copies::exceptions;
use crate::archive::copies::leftovers;
use crate::archive::copies::leftovers::foreign;
use crate::archive::copies::recall;
use crate::archive::options::Again;
use crate::archive::options::Authority;
use crate::archive::options::Options;
use crate::archive::run::changes::Changes;
use crate::archive::run::leaving::Leaving;
use crate::archive::run::plan;
use crate::archive::run::plan::Pages;
use crate::archive::run::plan::Plan;
use crate::archive::run::plan::Reread;
use crate::archive::run::record::Page;
use crate::archive::run::record::Recording;
use crate::archive::run::waiting;
use crate::archive::store::Store;
use crate::archive::store::editions;
use crate::archive::store::editions::Due;
use crate::archive::store::editions::Kept;
use crate::archive::store::fault::Fault;
use crate::archive::store::lock;
use crate::archive::store::said;
use crate::archive::store::said::Said;
use crate::archive::store::seal::Seal;
use crate::archive::store::seal::Sealing;
use crate::beijing::Instant;
use crate::error::Error;
use crate::error::Place;
use crate::error::archive::Foreign;
use crate::error::damage::ListOf;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::feed::Selection;
use chrono::NaiveDate;
use rusqlite::DropBehavior;
use rusqlite::Transaction;
use rusqlite::TransactionBehavior;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

/// The archive of a paper, held by this run alone.
#[derive(Debug)]
pub struct Archive {
    store: Store,
    options: Options,
    now: Instant,
    /// Whether nothing was written to it yet, not even SQLite's own files.
    only_looked: bool,
    /// Whether every document is due.
    republish: bool,
    /// Given back last.
    _lock: Option<lock::Lock>,
}

/// Opens a paper's archive, or makes it. `now` is the moment of the run.
///
/// An archive that another run holds, that a newer benbao wrote, or that is another paper's is refused; one that a
/// crash or a foreign hand left is read whole first, and refused where it is damaged.
pub fn open(options: &Options, now: Instant) -> Result<Archive, Error> {
    let lock = lock::take(&options.folder)?;
    let (store, only_looked) = match found(options)? {
        (store, _) if trial::has_ended(&store, options).map_err(|fault| fault.at(&store.path))? => {
            drop(store);
            trial::end(options)?;
            let store = Store::open(&options.folder)?;
            trial::begin_anew(&store, options).map_err(|fault| fault.at(&store.path))?;
            (store, false)
        }
        found => found,
    };
    let mut archive = Archive { store, options: options.clone(), now, only_looked, republish: false, _lock: Some(lock) };
    let admitted = archive.admit();
    archive.or_fault(admitted)?;
    Ok(archive)
}

/// The archive that there is, or a new one; and whether it was only looked at.
fn found(options: &Options) -> Result<(Store, bool), Error> {
    Ok(match Store::look(&options.folder)? {
        Some(store) => (store, true),
        None => (Store::open(&options.folder)?, false),
    })
}

/// Opens the archive of a paper that has one: asking makes none.
pub fn open_existing(options: &Options, now: Instant) -> Result<Archive, Error> {
    let path = options.folder.join(store::FILE);
    if store::exists(&options.folder)? {
        return open(options, now);
    }
    Err(Error::Foreign { path, found: Box::new(Foreign::NoArchive) })
}

/// Opens a paper's archive for a run that keeps nothing; where there is none yet, none is made.
pub fn preview(options: &Options, now: Instant) -> Result<Archive, Error> {
    let mut is_new = false;
    if store::exists(&options.folder)? {
        let (store, _) = found(options)?;
        is_new = trial::has_ended(&store, options).map_err(|fault| fault.at(&store.path))?;
        drop(store);
        if !is_new {
            return open(options, now);
        }
    }
    let store = Store::in_memory(&options.folder)?;
    if is_new {
        trial::begin_anew(&store, options).map_err(|fault| fault.at(&store.path))?;
    }
    let mut archive = Archive { store, options: options.clone(), now, only_looked: false, republish: false, _lock: None };
    let admitted = archive.admit();
    archive.or_fault(admitted)?;
    Ok(archive)
}

impl Archive {
    /// An archive that is only read, without a lock.
    pub(crate) fn of(store: Store, options: &Options, now: Instant) -> Self {
        Self { store, options: options.clone(), now, only_looked: false, republish: false, _lock: None }
    }

    fn or_fault<T>(&self, result: Result<T, Fault>) -> Result<T, Error> {
        result.map_err(|fault| fault.at(&self.store.path))
    }

    /// Checks that the archive is sound and this paper's.
    fn admit(&mut self) -> Result<(), Fault> {
        if !self.store.trusted || self.options.verify {
            check::whole(&self.store)?;
        }
        let found = match self.store.setting("authority")? {
            Some(found) => Some(found),
            None => match leftovers::authority(&self.options)? {
                // A trial's remains, whose archive is lost: the first real address begins anew all the same.
                Some(found) if self.options.address == Address::Real && address::is_trials(&found) => {
                    trial::begin_anew(&self.store, &self.options)?;
                    None
                }
                found => found,
            },
        };
        let wanted = &mut self.options.naming.authority;
        match found {
            Some(found) if self.options.authority == Authority::Derived => *wanted = found,
            Some(found) if found != *wanted => return Err(Fault::Told(foreign(&self.store.path, &found, wanted))),
            _ => {}
        }
        if self.only_looked { Ok(()) } else { self.store.set("authority", &self.options.naming.authority) }
    }

    /// What has to be read.
    pub fn plan(&self, pages: &Pages<'_>) -> Result<Plan, Error> {
        self.or_fault(self.planned(pages))
    }

    fn planned(&self, pages: &Pages<'_>) -> Result<Plan, Fault> {
        let before = self.store.setting("reading")?;
        let reread = match (before, self.options.reread) {
            (Some(before), _) if !is_same_reading(&before, &self.options.reading) => Reread::Settings,
            (_, Again::From(day)) => Reread::Since(day),
            (_, Again::Never) if self.options.verify => Reread::Compare,
            (_, Again::Never) => Reread::Nothing,
        };
        let waiting = waiting::held_back(&said::before(&self.store.connection)?);
        let waiting = (waiting, self.options.doubtful);
        let (plan, listed) = plan::make(&self.store.connection, pages, self.reader(), reread, waiting)?;
        check::same(&self.store, ListOf::Files, listed)?;
        Ok(plan)
    }

    /// The program that reads, as the archive notes it.
    fn reader(&self) -> Seal {
        Sealing::new("reader").text(&self.options.reader).finish()
    }

    /// Whether a page was ever taken in, as far as the archive and the published feeds tell.
    pub fn has_history(&self) -> Result<bool, Error> {
        let select = "SELECT EXISTS (SELECT 1 FROM article)";
        let found: bool = self.or_fault(self.store.connection.query_row(select, [], |row| row.get(0)).map_err(Fault::from))?;
        Ok(found || self.or_fault(leftovers::authority(&self.options))?.is_some())
    }

    /// Whether there is nothing to record, nothing to publish and nothing to tell. `says` is what the listing of the
    /// source folder has to say.
    pub fn is_idle(&self, plan: &Plan, says: &BTreeSet<Said>) -> Result<bool, Error> {
        self.or_fault(self.idle(plan, says))
    }

    fn idle(&self, plan: &Plan, says: &BTreeSet<Said>) -> Result<bool, Fault> {
        check::same_editions(&self.store)?;
        let due = "SELECT EXISTS (SELECT 1 FROM edition WHERE due <> 0 OR exceptions IS NULL) OR EXISTS (SELECT 1 FROM article WHERE state = 'held' AND published <= ?1)";
        let due: bool = self.store.connection.query_row(due, [self.now.seconds()], |row| row.get(0))?;
        let settings = self.store.setting("output")?.as_deref() == Some(&self.options.output)
            && self.store.setting(trial::SETTING)?.as_deref() == Some(self.options.address.as_str())
            && self.store.setting("reading")?.is_some_and(|before| is_same_reading(&before, &self.options.reading));
        let told = said::before(&self.store.connection)?;
        let is_told = said::now(&told, says, &|path| plan.is_unread(path)) == told;
        let copied = copy::is_as_written(&self.store.connection, &self.options.copy)?;
        Ok(plan.is_empty() && is_told && copied && !due && settings && !self.options.verify && !self.republish)
    }

    /// What was told before this run and still stands; all that stands is kept. `says` is what this run has to say.
    pub fn tell(&self, plan: &Plan, says: &BTreeSet<Said>) -> Result<BTreeSet<Said>, Error> {
        let told = || -> Result<BTreeSet<Said>, Fault> {
            let before = said::before(&self.store.connection)?;
            // Of a page that stays as another benbao read it, what that one told stands.
            let stands = |path: &str| plan.is_unread(path) || plan.is_settled(Path::new(path));
            let now = said::now(&before, says, &stands);
            if !self.only_looked {
                said::keep(&self.store.connection, &before, &now)?;
            }
            Ok(said::again(&before, &now))
        };
        self.or_fault(told())
    }

    /// Takes in the pages of a plan: `read` gives each group's, in order. All of them count or none, and none before
    /// [`Archive::keep`]. `source` is the folder by which files are named.
    pub fn record(
        &mut self,
        plan: &Plan,
        source: &Path,
        read: impl FnOnce(&mut dyn FnMut(Vec<(PathBuf, Page)>) -> Result<(), Error>) -> Result<(), Error>,
    ) -> Result<(Changes, Vec<Warning>), Error> {
        self.write()?;
        let path = self.store.path.clone();
        self.recorded(plan, source, read).map_err(|fault| fault.at(&path))
    }

    fn recorded(
        &self,
        plan: &Plan,
        source: &Path,
        read: impl FnOnce(&mut dyn FnMut(Vec<(PathBuf, Page)>) -> Result<(), Error>) -> Result<(), Error>,
    ) -> Result<(Changes, Vec<Warning>), Fault> {
        let store = &self.store;
        let transaction = Transaction::new_unchecked(&store.connection, TransactionBehavior::Immediate)?;
        let heard = recall::begin(store, &self.options, self.now)?;
        let listed = store.seal("files")?;
        let paper = (self.options.naming.authority.as_str(), self.options.naming.publish_time);
        let (seals, doubtful) = ((listed, self.reader()), self.options.doubtful);
        let mut recording = Recording::begin(transaction, paper, self.now, plan, seals, doubtful)?;
        recording.adopt(plan, source)?;
        read(&mut |group| {
            let group = group.iter().map(|(path, page)| (path.as_path(), page.clone())).collect();
            recording.group(plan, group).map_err(|fault| fault.at(&store.path))
        })?;
        let leaving = Leaving { missing: self.options.missing, most: self.options.most_withdrawn, source, plan };
        let mut finished = recording.finish(&leaving)?;
        let aged = editions::age_notices(&store.connection, self.options.limit, self.now)?;
        finished.editions.toggle(aged);
        finished.warnings.extend(heard.into_iter().chain(self.clock_warning()?));
        store.set("files", &finished.listed.to_hex())?;
        store.toggle_editions(finished.editions)?;
        store.set("reading", &self.options.reading)?;
        store.set(trial::SETTING, self.options.address.as_str())?;
        self.date_the_feed()?;
        if self.republish || self.options.verify || store.setting("output")?.as_deref() != Some(&self.options.output) {
            store.toggle_editions(editions::mark_all(&store.connection, Due::Yes)?)?;
        }
        let mut transaction = finished.transaction;
        transaction.set_drop_behavior(DropBehavior::Ignore);
        drop(transaction);
        Ok((finished.changes, finished.warnings))
    }

    /// The feed's own date: its newest item's moment, later its newest change, and never earlier than it was.
    fn date_the_feed(&self) -> Result<(), Fault> {
        let select = "SELECT max(changed) FROM article WHERE state <> 'held' AND (withdrawn IS NULL OR withdrawn > published)";
        let changed: Option<i64> = self.store.connection.query_row(select, [], |row| row.get(0))?;
        match changed.and_then(Instant::from_seconds) {
            Some(changed) if self.feed_date()?.is_none_or(|before| before < changed) => {
                self.store.set("updated", &changed.rfc3339())
            }
            _ => Ok(()),
        }
    }

    fn feed_date(&self) -> Result<Option<Instant>, Fault> {
        Ok(self.store.setting("updated")?.and_then(|moment| Instant::parse(&moment)))
    }

    /// A clock that went back cannot take back what readers know; the dates that follow come one second behind it.
    fn clock_warning(&self) -> Result<Option<Warning>, Fault> {
        let select = "SELECT coalesce(max(changed), 0) FROM article WHERE state <> 'held'";
        let last: i64 = self.store.connection.query_row(select, [], |row| row.get(0))?;
        let last = Instant::from_seconds(last).filter(|last| *last > self.now.plus_seconds(CLOCK_TOLERANCE));
        Ok(last.map(|last| Warning {
            place: Place::file(&std::path::absolute(&self.store.path).unwrap_or_else(|_| self.store.path.clone())),
            kind: WarningKind::ClockBack { now: self.now.rfc3339(), last: last.rfc3339() },
        }))
    }

    /// Closes the archive as it stands, what is due included.
    pub fn close(self) -> Result<(), Error> {
        if self.only_looked { Ok(()) } else { self.store.close() }
    }

    /// Keeps what was recorded. From here on it is the archive's, whatever becomes of the documents: what is due stays due.
    pub fn keep(&self) -> Result<(), Error> {
        self.or_fault(self.store.connection.execute_batch("COMMIT").map_err(Fault::from))
    }

    /// Forgets what was recorded, and leaves the archive as it was found.
    pub fn forget(self) -> Result<(), Error> {
        self.or_fault(self.store.connection.execute_batch("ROLLBACK").map_err(Fault::from))?;
        self.store.close()
    }

    /// Makes every document due: what was published is not where it was.
    pub fn republish(&mut self) {
        self.republish = true;
    }

    /// Whether the last run ended as it should, so that it left nothing behind.
    pub fn was_left_clean(&self) -> bool {
        self.store.trusted && !self.store.new
    }

    /// Its file.
    pub fn path(&self) -> &Path {
        &self.store.path
    }

    /// From here on the archive is written.
    fn write(&mut self) -> Result<(), Error> {
        if self.only_looked {
            self.store = Store::open(&self.options.folder)?;
            self.only_looked = false;
        }
        Ok(())
    }

    /// The days whose documents must be written, oldest first.
    pub fn due(&self) -> Result<Vec<NaiveDate>, Error> {
        self.or_fault(check::same_editions(&self.store))?;
        self.or_fault(editions::due(&self.store.connection))
    }

    /// What an edition's documents hold.
    pub fn edition(&self, date: NaiveDate) -> Result<Kept, Error> {
        self.or_fault(editions::edition(&self.store.connection, &self.options.naming.authority, date))
    }

    /// What the subscription documents hold: the `limit` items added or changed last, and the whole newest edition.
    pub fn newest(&self) -> Result<Selection, Error> {
        let newest = || -> Result<Selection, Fault> {
            let kept = editions::newest(&self.store.connection, &self.options.naming.authority, self.options.limit)?;
            Ok(Selection { updated: self.feed_date()?, ..kept.read(self.options.language)? })
        };
        self.or_fault(newest())
    }

    /// Notes that every document that was due is out, and closes the archive.
    pub fn published(self) -> Result<(), Error> {
        if self.only_looked {
            return Ok(());
        }
        self.or_fault(self.settle())?;
        self.store.close()
    }

    fn settle(&self) -> Result<(), Fault> {
        let transaction = Transaction::new_unchecked(&self.store.connection, TransactionBehavior::Immediate)?;
        self.store.toggle_editions(exceptions::bring_up(&self.store.connection, &self.options.naming)?)?;
        self.store.toggle_editions(editions::mark_all(&self.store.connection, Due::No)?)?;
        self.store.set("output", &self.options.output)?;
        copy::write(&self.store.connection, &self.options)?;
        transaction.commit()?;
        Ok(())
    }
}

/// Whether pages were read with these settings. An older benbao noted the program before them.
fn is_same_reading(before: &str, settings: &str) -> bool {
    before == settings || before.strip_suffix(settings).is_some_and(|program| program.starts_with(char::is_numeric))
}

/// Two changes within one second are dated one second apart: so far ahead of the clock is nothing to speak of.
const CLOCK_TOLERANCE: i64 = 60;
