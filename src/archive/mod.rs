//! What was seen, revised and withdrawn: the archive (SQLite) gives each article its identity for ever and its times.
//!
//! Only ever a convenience: lost, it is made again from the pages and the published feeds with the same ids. Reading
//! pages, composing and writing are others' work; here is what must be read, and what the documents must hold.

pub mod changes;
mod check;
mod content;
pub mod editions;
mod fault;
pub mod identity;
mod likeness;
mod lock;
pub mod matching;
mod migrations;
mod order;
pub mod plan;
pub mod record;
mod resolve;
mod revision;
mod row;
mod seal;
mod source_files;
pub mod state;
mod store;

use crate::archive::changes::Changes;
use crate::archive::editions::Contents;
use crate::archive::editions::Kept;
use crate::archive::fault::Fault;
use crate::archive::plan::Plan;
use crate::archive::record::Page;
use crate::archive::record::Recording;
use crate::archive::seal::Seal;
use crate::archive::store::Store;
use crate::beijing::Instant;
use crate::error::Error;
use crate::error::Warning;
use chrono::NaiveDate;
use chrono::NaiveTime;
use rusqlite::Transaction;
use rusqlite::TransactionBehavior;
use std::path::Path;
use std::path::PathBuf;

/// What the paper has settled once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The archive's folder, `.benbao` beside `benbao.toml`.
    pub folder: PathBuf,
    /// Who mints the ids (RFC 4151 §2.1), such as `example.cn,2023`: lower case and punycode, checked by the configuration.
    pub authority: String,
    /// The time of day in Beijing at which an edition is out.
    pub publish_time: NaiveTime,
    /// Everything that changes how a page is read: where it changed, every page is read again.
    pub reading: String,
    /// Everything that changes what a document holds: where it changed, every document is made again.
    pub output: String,
    /// Read every page whatever the file system says of it.
    pub verify: bool,
    /// Withdraw however many articles are gone.
    pub allow_shrink: bool,
}

/// The archive of a paper, held by this run alone.
#[derive(Debug)]
pub struct Archive {
    store: Store,
    options: Options,
    now: Instant,
    /// Whether nothing was written to it yet, not even SQLite's own files.
    only_looked: bool,
    /// Given back last.
    _lock: lock::Lock,
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
    let archive = Archive { store, options: options.clone(), now, only_looked, _lock: lock };
    archive.or_fault(archive.admit())?;
    Ok(archive)
}

impl Archive {
    fn or_fault<T>(&self, result: Result<T, Fault>) -> Result<T, Error> {
        result.map_err(|fault| fault.at(&self.store.path))
    }

    /// Checks that the archive is sound and this paper's.
    fn admit(&self) -> Result<(), Fault> {
        if !self.store.trusted {
            check::whole(&self.store)?;
        }
        let authority = &self.options.authority;
        match self.store.setting("authority")? {
            Some(found) if found == *authority => Ok(()),
            Some(found) => Err(Fault::Told(foreign(&self.store.path, &found, authority))),
            None => self.store.set("authority", authority),
        }
    }

    /// Whether no run has ended with it yet.
    pub fn is_new(&self) -> Result<bool, Error> {
        self.or_fault(self.store.setting("output")).map(|output| output.is_none())
    }

    /// What has to be read. `folder` holds the pages `paths`; `day_of` tells the day that a path names.
    pub fn plan(&self, folder: &Path, paths: &[PathBuf], day_of: &dyn Fn(&Path) -> Option<NaiveDate>) -> Result<Plan, Error> {
        self.or_fault(self.planned(folder, paths, day_of))
    }

    fn planned(&self, folder: &Path, paths: &[PathBuf], day_of: &dyn Fn(&Path) -> Option<NaiveDate>) -> Result<Plan, Fault> {
        let everything = self.options.verify || self.store.setting("reading")?.as_deref() != Some(&self.options.reading);
        let (plan, listed) = plan::make(&self.store.connection, folder, paths, day_of, everything)?;
        check::same(&self.store, "files", listed)?;
        Ok(plan)
    }

    /// Whether there is nothing to record and nothing to publish.
    pub fn is_idle(&self, plan: &Plan) -> Result<bool, Error> {
        self.or_fault(self.idle(plan))
    }

    fn idle(&self, plan: &Plan) -> Result<bool, Fault> {
        let due = "SELECT EXISTS (SELECT 1 FROM edition WHERE due <> 0) OR EXISTS (SELECT 1 FROM article WHERE state = 'held' AND published <= ?1)";
        let due: bool = self.store.connection.query_row(due, [self.now.seconds()], |row| row.get(0))?;
        let settings = self.store.setting("output")?.as_deref() == Some(&self.options.output)
            && self.store.setting("reading")?.as_deref() == Some(&self.options.reading);
        Ok(plan.is_empty() && !due && settings && !self.options.verify)
    }

    /// Takes in the pages of a plan: `read` gives each group's, in order, once asked for it. All of them count or none.
    /// `source` is named where too much is gone.
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
        let listed = store.setting("files")?.map_or(Ok(Seal::default()), |hex| from_hex(&hex))?;
        let paper = (self.options.authority.as_str(), self.options.publish_time);
        let mut recording = Recording::begin(transaction, paper, self.now, plan, listed)?;
        read(&mut |group| {
            let group = group.iter().map(|(path, page)| (path.as_path(), page.clone())).collect();
            recording.group(plan, group).map_err(|fault| fault.at(&store.path))
        })?;
        let guard = (!self.options.allow_shrink).then_some(source);
        let finished = recording.finish(guard)?;
        store.set("files", &finished.listed.to_hex())?;
        let mut editions = store.setting("editions")?.map_or(Ok(Seal::default()), |hex| from_hex(&hex))?;
        editions.toggle(finished.editions);
        store.set("editions", &editions.to_hex())?;
        store.set("reading", &self.options.reading)?;
        if store.setting("output")?.as_deref() != Some(&self.options.output) {
            store.connection.execute("UPDATE edition SET due = 1", [])?;
        }
        finished.transaction.commit()?;
        Ok((finished.changes, finished.warnings))
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
        self.or_fault(editions::edition(&self.store.connection, &self.options.authority, date))
    }

    /// What the subscription documents hold: the `limit` items added or changed last, and the whole newest edition.
    pub fn newest(&self, limit: usize) -> Result<Kept, Error> {
        self.or_fault(editions::newest(&self.store.connection, &self.options.authority, limit))
    }

    /// Decodes what the archive keeps of a document.
    pub fn read(&self, kept: Kept) -> Result<Contents, Error> {
        self.or_fault(kept.read())
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
        self.store.connection.execute("UPDATE edition SET due = 0 WHERE due <> 0", [])?;
        self.store.set("output", &self.options.output)?;
        transaction.commit()?;
        Ok(())
    }
}

/// What is said to a paper that changed its authority, or found another's archive.
fn foreign(path: &Path, found: &str, wanted: &str) -> Error {
    let message = format!(
        "holds the ids of {found}, and the paper's authority is {wanted}: every reader would see every story as new; \
         keep authority = \"{found}\", or give the other paper a folder of its own"
    );
    Error::Foreign { path: path.to_owned(), message }
}

/// A seal of the settings.
fn from_hex(hex: &str) -> Result<Seal, Fault> {
    let byte = |at: usize| hex.get(2 * at..2 * at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    let mut seal = Seal::default();
    for (at, place) in seal.0.iter_mut().enumerate() {
        *place = byte(at).ok_or_else(|| Fault::Damage(format!("{hex:?} is no seal")))?;
    }
    Ok(seal)
}
