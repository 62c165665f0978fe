//! A folder that a web server reads: bytes that are equal are not touched; the others are complete and on disk under a
//! hidden name before the first of them takes its place. A failure before that moment changes nothing.
//!
//! Files take their places in the order given, so give a page before the feed that names it.

use crate::article::picture::WebCopy;
use crate::error::Error;
use crate::error::Reached;
use crate::error::file::Obstacle;
use crate::publish::File;
use crate::publish::Outcome;
use crate::publish::verify::verify;
use rustix::io::Errno;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::io::Write;
use std::path::Component;
use std::path::Path;
use std::path::PathBuf;
use tempfile::Builder;
use tempfile::TempPath;

/// A file that is ready to take its place, or that needs none.
#[derive(Debug)]
pub struct Staged {
    path: PathBuf,
    /// Complete, under a hidden name; `None` where the very bytes are there already, or where nothing is to be written.
    complete: Option<TempPath>,
    is_changed: bool,
}

impl Staged {
    /// Where it goes, below the outlet's root.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether other bytes lie in its place, or none.
    pub fn is_changed(&self) -> bool {
        self.is_changed
    }
}

/// How the hidden names begin and end.
const PREFIX: &str = ".benbao-";
const SUFFIX: &str = ".tmp";

/// A file that everybody may read, and a folder that everybody may enter.
const FILE_MODE: u32 = 0o644;
const FOLDER_MODE: u32 = 0o755;

/// So few files are brought to disk one by one; of more, everything that waits on their file system is.
const FEW: usize = 32;

/// Who may read what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Readers {
    /// The web server runs as another user than the one who publishes, whatever that one's umask.
    Everybody,
    /// Whom the umask of the user lets.
    AsTheUmaskSays,
}

/// Writes the files below `folder`, which is made where it is missing, for whoever the umask lets read them: a proof may
/// hold what is not out yet.
///
/// # Errors
/// As [`stage`] and [`settle`].
pub fn publish(folder: &Path, files: &[File]) -> Result<Outcome, Error> {
    settle(folder, files.iter().map(|file| stage_for(folder, file, Readers::AsTheUmaskSays)).collect::<Result<_, Error>>()?)
}

/// Makes a file ready: read back by the second parser, compared with what is there, written beside its place where it
/// differs. May be called on all cores. Dropped without [`settle`], it never was.
///
/// # Errors
/// [`Error::Unsound`] when a document does not parse back, [`Error::InTheWay`] when a link or a folder lies where a file should,
/// [`Error::Write`] when the system refuses; in each case what was published before is untouched.
pub fn stage(folder: &Path, file: &File) -> Result<Staged, Error> {
    stage_for(folder, file, Readers::Everybody)
}

fn stage_for(folder: &Path, file: &File, readers: Readers) -> Result<Staged, Error> {
    let mut staged = preview(folder, file)?;
    if staged.is_changed {
        let path = folder.join(&file.path);
        let own = path.parent().unwrap_or(folder);
        make_folders(own, readers).map_err(|source| Error::Write { path: own.to_owned(), source })?;
        staged.complete = Some(write_beside(folder, file, readers)?);
    }
    Ok(staged)
}

/// What `stage` would make ready, without writing it.
///
/// # Errors
/// As `stage`, for what can be known before.
pub fn preview(folder: &Path, file: &File) -> Result<Staged, Error> {
    verify(file)?;
    let is_changed = !is_there(folder, file)?;
    Ok(Staged { path: file.path.clone(), complete: None, is_changed })
}

/// Puts files in their places, in the order given, once all of them are on disk.
///
/// # Errors
/// [`Error::Stopped`], which tells how many of the files had taken their places.
pub fn settle(folder: &Path, files: Vec<Staged>) -> Result<Outcome, Error> {
    let mut outcome = Outcome::default();
    let mut complete = Vec::new();
    for file in files {
        if file.is_changed {
            outcome.written.push(file.path.clone());
        } else {
            outcome.unchanged.push(file.path.clone());
        }
        complete.extend(file.complete.map(|temporary| (file.path, temporary)));
    }
    sync(folder, &complete).map_err(|error| error.reached(Reached::Nothing))?;
    let mut folders: BTreeSet<PathBuf> = BTreeSet::new();
    let all = complete.len();
    for (done, (path, temporary)) in complete.into_iter().enumerate() {
        let path = folder.join(path);
        folders.extend(path.ancestors().skip(1).take_while(|above| above.starts_with(folder)).map(Path::to_owned));
        let reached = if done == 0 { Reached::Nothing } else { Reached::Part { done, all } };
        let refused = |source| Error::Rename { path: path.clone(), source: without_path(source) }.reached(reached);
        temporary.persist(&path).map_err(|failed| refused(failed.error))?;
    }
    let failed = |path: PathBuf| move |source| Error::Write { path, source }.reached(Reached::All);
    if all > FEW {
        return sync_all(folder).map(|()| outcome).map_err(failed(folder.to_owned()));
    }
    for path in folders {
        sync_folder(&path).map_err(failed(path))?;
    }
    Ok(outcome)
}

/// Removes what a run that was killed left under hidden names, and tells of it.
///
/// # Errors
/// [`Error::Write`] when the system refuses, [`Error::Read`] when it does not tell what is there: a folder that is closed to us
/// holds nothing of ours.
pub fn sweep(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut swept = Vec::new();
    let left = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.file_type().is_file() && name.starts_with(PREFIX) && name.ends_with(SUFFIX)
    };
    for entry in walkdir::WalkDir::new(folder) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(refused) if is_closed(&refused) => continue,
            Err(refused) => {
                let path = refused.path().unwrap_or(folder).to_owned();
                // What the system did not say itself is that links lead in a circle.
                let source = refused.into_io_error().unwrap_or_else(|| Errno::LOOP.into());
                return Err(Error::Read { path, source });
            }
        };
        if left(&entry) {
            fs::remove_file(entry.path()).map_err(|source| Error::Write { path: entry.path().to_owned(), source })?;
            swept.push(entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_owned());
        }
    }
    Ok(swept)
}

/// What is not there, is no folder, or is closed to us.
fn is_closed(refused: &walkdir::Error) -> bool {
    let kind = refused.io_error().map(io::Error::kind);
    matches!(kind, Some(io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::PermissionDenied))
}

/// Takes documents of ours out of the folder, and the folders that are empty then. One that is not there is none the less, and what
/// lies behind a link is another's.
///
/// # Errors
/// [`Error::Write`] where the system refuses.
pub fn remove(folder: &Path, documents: &[PathBuf]) -> Result<(), Error> {
    for document in documents {
        let path = folder.join(document);
        let is_link = |above: &Path| fs::symlink_metadata(folder.join(above)).is_ok_and(|found| found.is_symlink());
        if document.ancestors().skip(1).filter(|above| !above.as_os_str().is_empty()).any(is_link) {
            continue;
        }
        match fs::remove_file(&path) {
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {}
            removed => removed.map_err(|source| Error::Write { path: path.clone(), source })?,
        }
        // A folder that holds something yet stays, and those above it.
        let above = document.ancestors().skip(1).filter(|above| !above.as_os_str().is_empty());
        let _ = above.map(|above| fs::remove_dir(folder.join(above))).take_while(Result::is_ok).count();
    }
    Ok(())
}

/// Whether the copy of a picture is there, as far as its length tells: what a name is the hash of has no other content.
pub fn has(folder: &Path, copy: &WebCopy) -> bool {
    fs::symlink_metadata(folder.join(copy.path())).is_ok_and(|found| found.is_file() && found.len() == copy.bytes)
}

/// Whether every one of these files is there.
pub fn holds<'name>(folder: &Path, mut names: impl Iterator<Item = &'name str>) -> bool {
    names.all(|name| folder.join(name).is_file())
}

/// Whether the very bytes are there already. Every step from the folder down to the file is looked at: a link might lead
/// out of the output.
fn is_there(folder: &Path, file: &File) -> Result<bool, Error> {
    let mut path = folder.to_owned();
    // One that leads to nothing is not there for whoever follows it, and in the way of whoever makes it.
    let lies_there = |path: &&Path| fs::symlink_metadata(path).is_ok();
    if let Some(dead) = folder.ancestors().find(lies_there).filter(|it| !it.exists()) {
        return Err(Error::InTheWay { path: dead.to_owned(), found: Obstacle::DeadLink });
    }
    if let Some(nearest) = folder.ancestors().find(|it| it.exists()).filter(|it| !it.is_dir()) {
        return Err(Error::InTheWay { path: nearest.to_owned(), found: Obstacle::File });
    }
    if !file.path.components().all(|step| matches!(step, Component::Normal(_))) {
        return Err(Error::InTheWay { path: file.path.clone(), found: Obstacle::Outside });
    }
    let mut steps = file.path.iter().peekable();
    while let Some(name) = steps.next() {
        path.push(name);
        let found = match fs::symlink_metadata(&path) {
            Ok(found) => found.file_type(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(source) => return Err(Error::Write { path, source }),
        };
        let last = steps.peek().is_none();
        match (last, found) {
            (_, found) if found.is_symlink() => return Err(Error::InTheWay { path, found: Obstacle::Link }),
            (false, found) if !found.is_dir() => {
                return Err(Error::InTheWay { path, found: Obstacle::File });
            }
            (true, found) if found.is_dir() => return Err(Error::InTheWay { path, found: Obstacle::Folder }),
            (true, found) if !found.is_file() => return Err(Error::InTheWay { path, found: Obstacle::NoFile }),
            _ => {}
        }
    }
    let size = fs::metadata(&path).map(|found| found.len()).unwrap_or(0);
    Ok(u64::try_from(file.bytes.len()) == Ok(size) && fs::read(&path).is_ok_and(|bytes| bytes == file.bytes))
}

/// Brings complete files to disk before the first takes its place.
fn sync(folder: &Path, complete: &[(PathBuf, TempPath)]) -> Result<(), Error> {
    if complete.len() > FEW {
        return sync_all(folder).map_err(|source| Error::Write { path: folder.to_owned(), source });
    }
    for (path, temporary) in complete {
        let synced = fs::File::open(temporary).and_then(|file| file.sync_all());
        synced.map_err(|source| Error::Write { path: folder.join(path), source: without_path(source) })?;
    }
    Ok(())
}

/// Everything that waits on the folder's file system.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn sync_all(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(fs::File::open(folder)?)?)
}

/// Everything that waits, where a single file system cannot be named.
#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
fn sync_all(_: &Path) -> io::Result<()> {
    rustix::fs::sync();
    Ok(())
}

/// Makes the folders that are missing. One that is there already keeps the mode that its owner gave it.
fn make_folders(path: &Path, readers: Readers) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    if let Some(above) = path.parent().filter(|above| !above.as_os_str().is_empty()) {
        make_folders(above, readers)?;
    }
    match fs::create_dir(path) {
        Ok(()) if readers == Readers::Everybody => open_to_everybody(path, FOLDER_MODE),
        // Files are staged on all cores: another of them may have been first.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        made => made,
    }
}

/// Gives what was just made the bits that the umask took from it; what else it has (a group's, inherited) it keeps.
#[cfg(unix)]
fn open_to_everybody(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let found = fs::metadata(path)?.permissions().mode();
    if found & mode == mode {
        return Ok(());
    }
    match fs::set_permissions(path, fs::Permissions::from_mode(found | mode)) {
        // What is ours and refuses lies on a file system without modes (FAT, shares): how it was mounted says who reads.
        Err(error) if matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::Unsupported) => Ok(()),
        set => set,
    }
}

/// No other system has modes.
#[cfg(not(unix))]
fn open_to_everybody(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}

/// A complete file beside the place it will take. Dropped before that, it is removed.
fn write_beside(folder: &Path, file: &File, readers: Readers) -> Result<TempPath, Error> {
    let path = folder.join(&file.path);
    let write = || -> io::Result<TempPath> {
        let own = path.parent().unwrap_or(folder);
        let mut builder = Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX);
        // The crate's own mode is 0600.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(FILE_MODE));
        let mut temporary = builder.tempfile_in(own)?;
        temporary.write_all(&file.bytes)?;
        if readers == Readers::Everybody {
            open_to_everybody(temporary.path(), FILE_MODE)?;
        }
        Ok(temporary.into_temp_path())
    };
    write().map_err(|source| Error::Write { path: path.clone(), source: without_path(source) })
}

/// The crate wraps what the system said in the temporary name; the reader knows the file by its own.
pub(crate) fn without_path(error: io::Error) -> io::Error {
    if error.get_ref().is_none() {
        return error;
    }
    // It hands on the kind, and the number only within its words.
    let words = error.to_string();
    let number = words.split_once("(os error ").and_then(|(_, behind)| behind.split_once(')')?.0.parse().ok());
    number.map_or_else(|| io::Error::from(error.kind()), io::Error::from_raw_os_error)
}

/// The names of a folder are on disk only after the folder is.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    fs::File::open(path)?.sync_all()
}

/// No other system lets a program say so of a folder.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::SystemTime;

    fn files(texts: &[(&str, &str)]) -> Vec<File> {
        texts.iter().map(|(path, text)| File { path: PathBuf::from(path), bytes: text.as_bytes().to_vec() }).collect()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn modified(path: &Path) -> SystemTime {
        fs::metadata(path).unwrap().modified().unwrap()
    }

    #[test]
    fn what_is_equal_is_not_touched() {
        let home = tempfile::tempdir().unwrap();
        let feeds = home.path().join("a/feeds");
        let first = publish(&feeds, &files(&[("editions/2023-04-09/1.html", "页"), ("rss.xml", "<rss/>")])).unwrap();
        assert_eq!((first.written.len(), first.unchanged.len()), (2, 0));
        let long_ago = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
        let page = feeds.join("editions/2023-04-09/1.html");
        fs::File::options().write(true).open(&page).unwrap().set_modified(long_ago).unwrap();
        let second = publish(&feeds, &files(&[("editions/2023-04-09/1.html", "页"), ("rss.xml", "<rss></rss>")])).unwrap();
        assert_eq!((second.written, second.unchanged), (vec!["rss.xml".into()], vec!["editions/2023-04-09/1.html".into()]));
        assert_eq!(modified(&page), long_ago);
        assert_eq!(fs::read_to_string(feeds.join("rss.xml")).unwrap(), "<rss></rss>");
        assert_eq!(names(&feeds), ["editions", "rss.xml"]);
    }

    #[test]
    fn one_unsound_document_keeps_all_others_back() {
        let home = tempfile::tempdir().unwrap();
        publish(home.path(), &files(&[("rss.xml", "<rss/>"), ("feed.json", "{}")])).unwrap();
        let error = publish(home.path(), &files(&[("feed.json", "[]"), ("rss.xml", "<rss>")])).unwrap_err().to_string();
        assert_eq!(error, "rss.xml: not published, the last good one stays: 1 element is never closed");
        assert_eq!(fs::read_to_string(home.path().join("feed.json")).unwrap(), "{}");
        assert_eq!(names(home.path()), ["feed.json", "rss.xml"]);
    }

    #[test]
    fn what_lies_in_the_way_is_named_and_nothing_is_written() {
        let home = tempfile::tempdir().unwrap();
        let feeds = home.path().join("feeds");
        fs::create_dir_all(feeds.join("rss.xml")).unwrap();
        fs::write(feeds.join("editions"), "a note").unwrap();
        let table = [("rss.xml", "a folder where a file is expected"), ("editions/1.html", "a file where a folder is expected")];
        for (path, found) in table {
            let error = publish(&feeds, &files(&[("feed.json", "{}"), (path, "<rss/>")])).unwrap_err().to_string();
            let end = format!(": {found}; nothing is published through it; move it away");
            assert!(error.ends_with(&end), "{error}");
        }
        let error = publish(&feeds.join("editions"), &files(&[("feed.json", "{}")])).unwrap_err().to_string();
        assert!(error.contains("feeds/editions: a file where a folder is expected"), "{error}");
        for path in ["../feed.json", "/tmp/benbao.json", "a/../feed.json"] {
            let error = publish(&feeds, &files(&[(path, "{}")])).unwrap_err().to_string();
            assert!(error.contains("a path that leads out of the output"), "{error}");
        }
        assert_eq!(names(&feeds), ["editions", "rss.xml"]);
        assert_eq!(names(home.path()), ["feeds"]);
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out_of_the_output() {
        let home = tempfile::tempdir().unwrap();
        let (feeds, outside) = (home.path().join("feeds"), home.path().join("outside"));
        fs::create_dir_all(&feeds).unwrap();
        fs::create_dir_all(&outside).unwrap();
        fs::write(outside.join("rss.xml"), "<theirs/>").unwrap();
        std::os::unix::fs::symlink("../outside", feeds.join("editions")).unwrap();
        std::os::unix::fs::symlink("../outside/rss.xml", feeds.join("rss.xml")).unwrap();
        for path in ["editions/1.html", "rss.xml"] {
            let error = publish(&feeds, &files(&[(path, "<rss/>")])).unwrap_err().to_string();
            assert!(error.ends_with(": a symbolic link; nothing is published through it; move it away"), "{error}");
        }
        assert_eq!(names(&outside), ["rss.xml"]);
        assert_eq!(fs::read_to_string(outside.join("rss.xml")).unwrap(), "<theirs/>");
        // The folder of the output itself may be a link: it is the paper's own word for where its feeds are.
        std::os::unix::fs::symlink("outside", home.path().join("site")).unwrap();
        publish(&home.path().join("site"), &files(&[("feed.json", "{}")])).unwrap();
        assert_eq!(names(&outside), ["feed.json", "rss.xml"]);
    }

    #[test]
    fn a_preview_writes_nothing() {
        let home = tempfile::tempdir().unwrap();
        let feeds = home.path().join("feeds");
        let staged = files(&[("feed.json", "{}")]).iter().map(|file| preview(&feeds, file).unwrap()).collect();
        let outcome = settle(&feeds, staged).unwrap();
        assert_eq!(outcome.written, [PathBuf::from("feed.json")]);
        assert_eq!(names(home.path()), [] as [&str; 0]);
    }
}
