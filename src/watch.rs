//! A folder that is watched: which of its files have changed, and which of these stand still, so that no page is published half.
//!
//! What the system tells of a change is a hint only, since hints are lost (an overflow, a share that another machine writes to):
//! each has the whole folder looked at, and so has a time without any.

use notify::Event;
use notify::EventKind;
use notify::RecommendedWatcher;
use notify::RecursiveMode;
use notify::Watcher;
use notify::event::AccessKind;
use notify::event::AccessMode;
use notify::event::ModifyKind;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs::Metadata;
use std::path::Path;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::Duration;
use std::time::SystemTime;
use walkdir::DirEntry;
use walkdir::WalkDir;

/// A file that has been the same for so long is finished: a slow copy writes at least once a second, and a finished save has to be
/// public within two.
pub const STILL: Duration = Duration::from_millis(1200);

/// What stands still waits so long for what does not: the pages of an edition that are dropped together come out together.
pub const COMPANY: Duration = Duration::from_secs(5);

/// A file that was written to and not closed since counts as unfinished for so long: a stalled transfer takes up again within it, and
/// a program that never closes its file must not be waited for for ever.
pub const OPEN: Duration = Duration::from_secs(60);

/// What the system tells of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// Something changed.
    Changed,
    /// It is being written to.
    Written(PathBuf),
    /// Whoever wrote to it has closed it, or it came complete.
    Closed(PathBuf),
}

/// What is watched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Watched {
    /// The folder of the pages, with all that is below it.
    pub folder: PathBuf,
    /// Single files elsewhere, such as the settings.
    pub files: Vec<PathBuf>,
    /// Folders below that are written by us.
    pub except: Vec<PathBuf>,
}

/// What tells whether a file has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    bytes: u64,
    modified: Option<SystemTime>,
}

impl From<&Metadata> for Mark {
    fn from(found: &Metadata) -> Self {
        Self { bytes: found.len(), modified: found.modified().ok() }
    }
}

/// What there was at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look(BTreeMap<PathBuf, Mark>);

impl Watched {
    /// Looks at every file, without opening one. What cannot be looked at is not there: the run that follows says why.
    pub fn look(&self) -> Look {
        let is_ours =
            |entry: &DirEntry| entry.depth() > 0 && (is_hidden(entry) || self.except.iter().any(|it| it == entry.path()));
        let entries = WalkDir::new(&self.folder).into_iter().filter_entry(|entry| !is_ours(entry)).filter_map(Result::ok);
        let files = entries.filter(|entry| !entry.file_type().is_dir());
        let marked = files.filter_map(|entry| Some((entry.path().to_owned(), Mark::from(&entry.metadata().ok()?))));
        let single = self.files.iter().filter_map(|file| Some((file.clone(), Mark::from(&file.metadata().ok()?))));
        Look(marked.chain(single).collect())
    }

    /// Has `hint` called at each change that the system tells of, as long as what is given lives.
    ///
    /// # Errors
    /// What the system refused: the folder is looked at in turns then.
    pub fn hints(&self, hint: Sender<Hint>) -> Result<Hints, notify::Error> {
        let heard = move |event: notify::Result<Event>| {
            for hinted in hinted(event) {
                // Whoever listens no more has ended.
                let _ = hint.send(hinted);
            }
        };
        let mut watcher = notify::recommended_watcher(heard)?;
        watcher.watch(&self.folder, RecursiveMode::Recursive)?;
        // A file that is replaced is another one: its folder is what tells.
        let folders: BTreeSet<&Path> = self.files.iter().filter_map(|file| file.parent()).collect();
        for folder in folders {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            watcher.watch(folder, RecursiveMode::NonRecursive)?;
        }
        Ok(Hints { _watcher: watcher })
    }
}

fn hinted(event: notify::Result<Event>) -> Vec<Hint> {
    let Ok(event) = event else { return vec![Hint::Changed] };
    let of = |hint: fn(PathBuf) -> Hint| event.paths.iter().cloned().map(hint).collect();
    match event.kind {
        EventKind::Modify(ModifyKind::Data(_)) => of(Hint::Written),
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Modify(ModifyKind::Name(_))
        | EventKind::Remove(_) => of(Hint::Closed),
        // Who only reads changes nothing.
        EventKind::Access(_) => Vec::new(),
        _ => vec![Hint::Changed],
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// As long as it lives, changes are told.
#[derive(Debug)]
pub struct Hints {
    _watcher: RecommendedWatcher,
}

/// What has been published of a folder, and since when what differs from it has been as it is.
#[derive(Debug, Default)]
pub struct Settling {
    taken: Look,
    differing: BTreeMap<PathBuf, (Option<Mark>, Duration)>,
    /// What is being written to, and since when nobody wrote more.
    written: BTreeMap<PathBuf, Duration>,
}

/// How a folder differs from what was published of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// In nothing.
    Nothing,
    /// In what is still being written, or has only just been.
    Moving,
    /// In what is finished.
    Settled {
        /// How many files.
        changed: usize,
        /// Those that are still being written.
        moving: BTreeSet<PathBuf>,
    },
}

impl Settling {
    /// Hears of a file at a time by the clock of the looks.
    pub fn hear(&mut self, hint: Hint, at: Duration) {
        match hint {
            Hint::Changed => {}
            Hint::Written(path) => drop(self.written.insert(path, at)),
            Hint::Closed(path) => drop(self.written.remove(&path)),
        }
    }

    /// Compares a look with what was published. `at` is the time of the look, by a clock that only goes forward.
    pub fn compare(&mut self, look: &Look, at: Duration) -> Found {
        let differs = |path: &&PathBuf| self.taken.0.get(*path) != look.0.get(*path);
        let paths: BTreeSet<&PathBuf> = look.0.keys().chain(self.taken.0.keys()).filter(differs).collect();
        let since = |path: &PathBuf| {
            let mark = look.0.get(path).copied();
            let before = self.differing.get(path).filter(|(before, _)| *before == mark);
            (mark, before.map_or(at, |(_, since)| *since))
        };
        self.differing = paths.into_iter().map(|path| (path.clone(), since(path))).collect();
        self.written.retain(|_, written| at.saturating_sub(*written) < OPEN);
        let written = &self.written;
        let is_still = |path: &PathBuf, since: Duration| at.saturating_sub(since) >= STILL && !written.contains_key(path);
        let moving: BTreeSet<PathBuf> =
            self.differing.iter().filter(|(path, (_, since))| !is_still(path, *since)).map(|(path, _)| path.clone()).collect();
        let still = self.differing.iter().filter(|(path, (_, since))| is_still(path, *since)).map(|(_, (_, since))| *since);
        match still.min() {
            None if moving.is_empty() => Found::Nothing,
            None => Found::Moving,
            Some(first) if !moving.is_empty() && at.saturating_sub(first) < STILL + COMPANY => Found::Moving,
            Some(_) => Found::Settled { changed: self.differing.len() - moving.len(), moving },
        }
    }

    /// Of what differs from what was published: what is still being written, or has only just been.
    pub fn moving(&mut self, look: &Look, at: Duration) -> BTreeSet<PathBuf> {
        match self.compare(look, at) {
            Found::Settled { moving, .. } => moving,
            Found::Nothing | Found::Moving => self.differing.keys().cloned().collect(),
        }
    }

    /// What a run has read: all that the look saw but what was moving, which is compared with what was read of it before.
    pub fn take(&mut self, look: Look, moving: &BTreeSet<PathBuf>) {
        let mut taken = look;
        for path in moving {
            match self.taken.0.remove(path) {
                Some(before) => taken.0.insert(path.clone(), before),
                None => taken.0.remove(path),
            };
        }
        self.taken = taken;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const STEP: Duration = Duration::from_millis(200);

    fn look(files: &[(&str, u64)]) -> Look {
        let mark = |bytes| Mark { bytes, modified: None };
        Look(files.iter().map(|(name, bytes)| (PathBuf::from(name), mark(*bytes))).collect())
    }

    /// What is found of a folder that is as `at` says, at each step until a time.
    fn watched(until: Duration, at: impl Fn(Duration) -> Look) -> Vec<(Duration, usize, Vec<String>)> {
        let (mut settling, mut runs, mut now) = (Settling::default(), Vec::new(), Duration::ZERO);
        while now <= until {
            let look = at(now);
            if let Found::Settled { changed, moving } = settling.compare(&look, now) {
                settling.take(look, &moving);
                runs.push((now, changed, moving.iter().map(|path| path.display().to_string()).collect()));
            }
            now += STEP;
        }
        runs
    }

    #[test]
    fn a_finished_save_is_heard_within_two_seconds_and_once() {
        let runs = watched(Duration::from_secs(20), |at| look(&[("A01.md", if at < Duration::from_secs(9) { 40 } else { 41 })]));
        let times: Vec<u128> = runs.iter().map(|(at, ..)| at.as_millis()).collect();
        assert_eq!(times, [1200, 10_200]);
    }

    #[test]
    fn a_slow_copy_is_never_read_half_and_holds_up_nobody_for_long() {
        let second = |at: Duration| at.as_secs();
        let runs = watched(Duration::from_secs(60), |at| look(&[("A01.md", 40), ("A02.md", second(at).min(30))]));
        let told: Vec<(u64, usize, Vec<String>)> =
            runs.into_iter().map(|(at, changed, moving)| (at.as_secs(), changed, moving)).collect();
        assert_eq!(told, [(6, 1, vec!["A02.md".to_owned()]), (31, 1, vec![])]);
    }

    #[test]
    fn a_file_that_is_open_for_writing_is_not_finished_however_long_nobody_writes() {
        let path = PathBuf::from("A01.md");
        let (seconds, page) = (Duration::from_secs, look(&[("A01.md", 40)]));
        let mut settling = Settling::default();
        settling.hear(Hint::Written(path.clone()), seconds(0));
        settling.compare(&page, seconds(0));
        assert_eq!(settling.compare(&page, seconds(30)), Found::Moving);
        settling.hear(Hint::Closed(path.clone()), seconds(31));
        assert!(matches!(settling.compare(&page, seconds(31)), Found::Settled { changed: 1, .. }));
        // One that is never closed is read in the end.
        settling.hear(Hint::Written(path), seconds(40));
        let longer = look(&[("A01.md", 41)]);
        assert_eq!(settling.compare(&longer, seconds(41)), Found::Moving);
        assert!(matches!(settling.compare(&longer, seconds(101)), Found::Settled { .. }));
    }

    #[test]
    fn what_comes_together_is_read_together() {
        let count = |at: Duration| usize::try_from(at.as_millis() / 100).unwrap().min(40);
        let names: Vec<String> = (0..40).map(|number| format!("{number}.md")).collect();
        let runs = watched(Duration::from_secs(20), |at| {
            look(&names.iter().take(count(at)).map(|name| (name.as_str(), 9)).collect::<Vec<_>>())
        });
        assert_eq!(runs.iter().map(|(_, changed, _)| *changed).collect::<Vec<_>>(), [40]);
    }

    #[test]
    fn a_file_that_is_gone_is_a_change_and_one_that_came_and_went_is_none() {
        let runs = watched(Duration::from_secs(10), |at| match at.as_secs() {
            0..=3 => look(&[("A01.md", 40)]),
            4 => look(&[("A01.md", 40), (".A01.md.part", 1)]),
            5..=6 => look(&[("A01.md", 40)]),
            _ => look(&[]),
        });
        assert_eq!(runs.iter().map(|(at, changed, _)| (at.as_secs(), *changed)).collect::<Vec<_>>(), [(1, 1), (8, 1)]);
    }

    #[test]
    fn hidden_files_and_our_own_folders_are_not_looked_at() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("pages");
        for name in ["A01.md", ".hidden/A02.md", ".A03.md", "feeds/rss.xml", "11月27日/二版.md"] {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "# 标题\n").unwrap();
        }
        let settings = home.path().join("benbao.toml");
        fs::write(&settings, "").unwrap();
        let watched = Watched { folder: folder.clone(), files: vec![settings.clone()], except: vec![folder.join("feeds")] };
        let seen: Vec<PathBuf> = watched.look().0.into_keys().collect();
        assert_eq!(seen, [settings, folder.join("11月27日/二版.md"), folder.join("A01.md")]);
    }

    #[test]
    fn the_system_tells_of_a_change() {
        let home = tempfile::tempdir().unwrap();
        let (sender, receiver) = std::sync::mpsc::channel();
        let hints = Watched { folder: home.path().to_owned(), ..Watched::default() }.hints(sender).unwrap();
        fs::write(home.path().join("A01.md"), "# 标题\n").unwrap();
        assert!(receiver.recv_timeout(Duration::from_secs(5)).is_ok());
        drop(hints);
    }
}
