//! What was seen, revised and withdrawn: the archive (SQLite) gives each article its identity for ever and its times.
//!
//! Only ever a convenience: lost, it is made again from the pages and the published feeds with the same ids. Reading
//! pages, composing and writing are others' work; here is what must be read, and what the documents must hold.

mod birth;
pub mod changes;
mod check;
mod content;
mod copy;
pub mod desk;
mod documents;
pub mod editions;
mod exceptions;
mod export;
mod fault;
pub mod history;
pub mod identity;
mod keeping;
pub mod leftovers;
mod likeness;
mod lock;
mod lookup;
pub mod matching;
mod migrations;
pub mod naming;
mod order;
pub mod plan;
mod recall;
pub mod record;
pub mod recover;
mod remember;
mod resolve;
mod revision;
mod row;
mod seal;
mod sealed;
mod settings;
mod source_files;
pub mod state;
mod store;
mod told;

use crate::archive::changes::Changes;
use crate::archive::editions::Due;
use crate::archive::editions::Kept;
use crate::archive::fault::Fault;
use crate::archive::naming::Naming;
use crate::archive::plan::Pages;
use crate::archive::plan::Plan;
use crate::archive::record::Page;
use crate::archive::record::Recording;
use crate::archive::store::Store;
use crate::beijing::Instant;
use crate::error::Error;
use crate::error::Place;
use crate::error::Warning;
use crate::error::WarningKind;
use crate::feed::Selection;
use chrono::NaiveDate;
use rusqlite::DropBehavior;
use rusqlite::Transaction;
use rusqlite::TransactionBehavior;
use std::path::Path;
use std::path::PathBuf;

/// Whether the paper itself says who mints its ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authority {
    /// It does; another than before is refused.
    Said,
    /// It follows from the address of the feeds, and only as long as nothing was published.
    Derived,
}

/// What the paper has settled once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Who says whose the ids are.
    pub authority: Authority,
    /// The archive's folder, `.benbao` beside `benbao.toml`.
    pub folder: PathBuf,
    /// Who mints the ids, and when editions are out.
    pub naming: Naming,
    /// How many items the subscription documents hold where the newest edition is no larger.
    pub limit: usize,
    /// Everything that changes how a page is read: where it changed, every page is read again.
    pub reading: String,
    /// Everything that changes what a document holds: where it changed, every document is made again.
    pub output: String,
    /// Read every page whatever the file system says of it.
    pub verify: bool,
    /// Withdraw however many articles are gone.
    pub allow_shrink: bool,
    /// Where the paper's feeds lie: what they tell is remembered where the archive is lost.
    pub published: PathBuf,
    /// The file that tells what neither pages nor feeds do where the archive is lost: beside `benbao.toml`, in no archive.
    pub copy: PathBuf,
}

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
    let (store, only_looked) = match Store::look(&options.folder)? {
        Some(store) => (store, true),
        None => (Store::open(&options.folder)?, false),
    };
    let mut archive = Archive { store, options: options.clone(), now, only_looked, republish: false, _lock: Some(lock) };
    let admitted = archive.admit();
    archive.or_fault(admitted)?;
    Ok(archive)
}

/// Opens the archive of a paper that has one: asking makes none.
pub fn open_existing(options: &Options, now: Instant) -> Result<Archive, Error> {
    let path = options.folder.join(store::FILE);
    if store::exists(&options.folder)? {
        return open(options, now);
    }
    Err(Error::Foreign { path, message: "no archive here; `benbao build` makes it".to_owned() })
}

/// Opens a paper's archive for a run that keeps nothing; where there is none yet, none is made.
pub fn preview(options: &Options, now: Instant) -> Result<Archive, Error> {
    if store::exists(&options.folder)? {
        return open(options, now);
    }
    let store = Store::in_memory(&options.folder)?;
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
            None => leftovers::authority(&self.options)?,
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
        let everything = self.options.verify || self.store.setting("reading")?.as_deref() != Some(&self.options.reading);
        let (plan, listed) = plan::make(&self.store.connection, pages, everything)?;
        check::same(&self.store, "files", listed)?;
        Ok(plan)
    }

    /// Whether there is nothing to record and nothing to publish.
    pub fn is_idle(&self, plan: &Plan) -> Result<bool, Error> {
        self.or_fault(self.idle(plan))
    }

    fn idle(&self, plan: &Plan) -> Result<bool, Fault> {
        check::same_editions(&self.store)?;
        let due = "SELECT EXISTS (SELECT 1 FROM edition WHERE due <> 0 OR exceptions IS NULL) OR EXISTS (SELECT 1 FROM article WHERE state = 'held' AND published <= ?1)";
        let due: bool = self.store.connection.query_row(due, [self.now.seconds()], |row| row.get(0))?;
        let settings = self.store.setting("output")?.as_deref() == Some(&self.options.output)
            && self.store.setting("reading")?.as_deref() == Some(&self.options.reading);
        let copied = copy::is_as_written(&self.store.connection, &self.options.copy)?;
        Ok(plan.is_empty() && !due && settings && copied && !self.options.verify && !self.republish)
    }

    /// Takes in the pages of a plan: `read` gives each group's, in order. All of them count or none, and none before
    /// [`Archive::keep`]. `source` is named where too much is gone.
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
        let mut recording = Recording::begin(transaction, paper, self.now, plan, listed)?;
        read(&mut |group| {
            let group = group.iter().map(|(path, page)| (path.as_path(), page.clone())).collect();
            recording.group(plan, group).map_err(|fault| fault.at(&store.path))
        })?;
        let guard = (!self.options.allow_shrink).then_some(source);
        let mut finished = recording.finish(guard)?;
        let aged = editions::age_notices(&store.connection, self.options.limit, self.now)?;
        finished.editions.toggle(aged);
        finished.warnings.extend(heard.into_iter().chain(self.clock_warning()?));
        store.set("files", &finished.listed.to_hex())?;
        store.toggle_editions(finished.editions)?;
        store.set("reading", &self.options.reading)?;
        if self.republish || self.options.verify || store.setting("output")?.as_deref() != Some(&self.options.output) {
            store.toggle_editions(editions::mark_all(&store.connection, Due::Yes)?)?;
        }
        let mut transaction = finished.transaction;
        transaction.set_drop_behavior(DropBehavior::Ignore);
        drop(transaction);
        Ok((finished.changes, finished.warnings))
    }

    /// A clock that went back cannot take back what readers know; the dates that follow come one second behind it.
    fn clock_warning(&self) -> Result<Option<Warning>, Fault> {
        let select = "SELECT coalesce(max(changed), 0) FROM article WHERE state <> 'held'";
        let last: i64 = self.store.connection.query_row(select, [], |row| row.get(0))?;
        let last = Instant::from_seconds(last).filter(|last| *last > self.now.plus_seconds(CLOCK_TOLERANCE));
        Ok(last.map(|last| Warning {
            place: Place::file(&self.store.path),
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
        let kept = editions::newest(&self.store.connection, &self.options.naming.authority, self.options.limit);
        self.or_fault(kept.and_then(Kept::read))
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

/// Two changes within one second are dated one second apart: so far ahead of the clock is nothing to speak of.
const CLOCK_TOLERANCE: i64 = 60;

/// What is said to a paper that changed its authority, or found another's archive.
pub(crate) fn foreign(path: &Path, found: &str, wanted: &str) -> Error {
    let message = format!(
        "holds the ids of {found}, and the paper's authority is {wanted}: every reader would see every story as new; \
         keep authority = \"{found}\", or give the other paper a folder of its own"
    );
    Error::Foreign { path: path.to_owned(), message }
}
