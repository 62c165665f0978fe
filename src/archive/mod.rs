//! What was seen, revised and withdrawn: the archive (SQLite) gives each article its identity for ever and its times.
//!
//! Only ever a convenience: lost, it is made again from the pages and the published feeds with the same ids. Reading
//! pages, composing and writing are others' work; here is what must be read, and what the documents must hold.

pub(crate) mod accepted;
pub mod address;
mod check;
pub mod copies;
pub mod desk;
pub mod doubtful;
pub mod identity;
pub mod looking;
pub mod options;
pub mod run;
pub mod store;
mod trial;
mod trial_left;

use crate::archive::accepted::Accepted;
use crate::archive::address::Address;
use crate::archive::copies::copy;
use crate::archive::copies::leftovers;
use crate::archive::copies::leftovers::foreign;
use crate::archive::options::Again;
use crate::archive::options::Authority;
use crate::archive::options::Options;
use crate::archive::run::hand::Documents;
use crate::archive::run::hand::Hand;
use crate::archive::run::hand::reader;
use crate::archive::run::listing;
use crate::archive::run::pictured::Pictured;
use crate::archive::run::plan::Pages;
use crate::archive::run::plan::Plan;
use crate::archive::run::plan::Reread;
use crate::archive::run::taking::Run;
use crate::archive::run::telling;
use crate::archive::run::waiting;
use crate::archive::store::Store;
use crate::archive::store::fault::Fault;
use crate::archive::store::lock;
use crate::archive::store::said;
use crate::archive::store::said::Said;
use crate::archive::store::spared;
use crate::beijing::Instant;
use crate::error::Error;
use crate::error::archive::Foreign;
use crate::error::damage::ListOf;
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
    /// Whether the run keeps nothing of what it does.
    only_tries: bool,
    /// Which documents a run makes.
    documents: Documents,
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
    let mut archive = Archive {
        store,
        options: options.clone(),
        now,
        only_looked,
        only_tries: false,
        documents: Documents::Changed,
        _lock: Some(lock),
    };
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
            return Ok(Archive { only_tries: true, ..open(options, now)? });
        }
    }
    let store = Store::in_memory(&options.folder)?;
    if is_new {
        trial::begin_anew(&store, options).map_err(|fault| fault.at(&store.path))?;
    }
    let mut archive = Archive::of(store, options, now);
    let admitted = archive.admit();
    archive.or_fault(admitted)?;
    Ok(archive)
}

impl Archive {
    /// An archive that is only read, without a lock.
    pub(crate) fn of(store: Store, options: &Options, now: Instant) -> Self {
        Self {
            store,
            options: options.clone(),
            now,
            only_looked: false,
            only_tries: false,
            documents: Documents::Changed,
            _lock: None,
        }
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
        let accepted = Accepted::of(&self.store.connection)?;
        spared::check(&self.store.connection)?;
        let waiting = waiting::held_back(&said::before(&self.store.connection)?, &accepted);
        let waiting = (waiting, self.options.doubtful);
        let reader = reader(&self.options);
        let (plan, listed) = listing::make(&self.store.connection, pages, reader, reread, waiting)?;
        check::same(&self.store, ListOf::Files, listed)?;
        Ok(Plan { accepted, ..plan })
    }

    /// Whether a page was ever taken in, as far as the archive and the published feeds tell.
    pub fn has_history(&self) -> Result<bool, Error> {
        let select = "SELECT EXISTS (SELECT 1 FROM article)";
        let found: bool = self.or_fault(self.store.connection.query_row(select, [], |row| row.get(0)).map_err(Fault::from))?;
        Ok(found || self.or_fault(leftovers::authority(&self.options))?.is_some())
    }

    /// The pictures that pages meant when they were last read.
    pub fn pictures(&self) -> Result<Pictured, Error> {
        self.or_fault(said::before(&self.store.connection)).map(|told| Pictured::of(&told))
    }

    /// Whether there is nothing to record, nothing to publish and nothing to tell. `says` is what the listing of the
    /// source folder has to say.
    pub fn is_idle(&self, plan: &Plan, says: &BTreeSet<Said>) -> Result<bool, Error> {
        self.or_fault(self.idle(plan, says))
    }

    fn idle(&self, plan: &Plan, says: &BTreeSet<Said>) -> Result<bool, Fault> {
        check::same_editions(&self.store)?;
        let due = "SELECT EXISTS (SELECT 1 FROM edition WHERE due <> 0 OR exceptions IS NULL) OR EXISTS (SELECT 1 FROM unshelved) OR EXISTS (SELECT 1 FROM shelf WHERE due <> 0) OR EXISTS (SELECT 1 FROM article WHERE state = 'held' AND published <= ?1)";
        let due: bool = self.store.connection.query_row(due, [self.now.seconds()], |row| row.get(0))?;
        let settings = self.store.setting("output")?.as_deref() == Some(&self.options.output)
            && self.store.setting(trial::SETTING)?.as_deref() == Some(self.options.address.as_str())
            && self.store.setting("reading")?.is_some_and(|before| is_same_reading(&before, &self.options.reading));
        let told = said::before(&self.store.connection)?;
        let is_told = said::now(&told, says, &|path| plan.is_unread(path)) == told;
        let copied = copy::is_as_written(&self.store.connection, &self.options.copy)?;
        Ok(plan.is_empty()
            && is_told
            && copied
            && !due
            && settings
            && !self.options.verify
            && self.documents == Documents::Changed)
    }

    /// What was told before and still stands, where there is nothing to record; all that stands is kept. `says` is what
    /// there is to say.
    pub fn tell(&self, plan: &Plan, says: &BTreeSet<Said>) -> Result<BTreeSet<Said>, Error> {
        let told = || -> Result<BTreeSet<Said>, Fault> {
            let told = telling::told(&self.store, plan, says)?;
            if !self.only_looked {
                told.note(&self.store)?;
            }
            Ok(told.again())
        };
        self.or_fault(told())
    }

    /// Begins a run that takes in the pages of a plan; `source` is the folder by which files are named.
    pub fn begin<'run>(mut self, plan: &'run Plan, source: &'run Path) -> Result<Run<'run>, Error> {
        self.write()?;
        let Self { store, options, now, documents, _lock, .. } = self;
        Run::begin(store, Hand { options, now, documents, _lock }, plan, source)
    }

    /// Where the archive of a trial lies that has just ended, as long as its documents may lie in the output.
    pub fn left_trial(&self) -> Result<Option<PathBuf>, Error> {
        trial_left::archive(&self.store, &self.options)
    }

    /// Closes the archive as it stands, what is due included.
    pub fn close(self) -> Result<(), Error> {
        if self.only_looked { Ok(()) } else { self.store.close() }
    }

    /// Makes every document due: what was published is not where it was.
    pub fn republish(&mut self) {
        self.documents = Documents::All;
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
            let folder = &self.options.folder;
            self.store = if self.only_tries { Store::open_to_try(folder)? } else { Store::open(folder)? };
            self.only_looked = false;
        }
        Ok(())
    }
}

/// Whether pages were read with these settings. An older benbao noted the program before them.
fn is_same_reading(before: &str, settings: &str) -> bool {
    before == settings || before.strip_suffix(settings).is_some_and(|program| program.starts_with(char::is_numeric))
}
