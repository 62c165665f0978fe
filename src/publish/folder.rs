//! A folder that a web server reads: bytes that are equal are not touched; the others are complete and on disk under a
//! hidden name before the first of them takes its place. A failure before that moment changes nothing.
//!
//! Files take their places in the order given, so give a page before the feed that names it.

use crate::error::Error;
use crate::publish::File;
use crate::publish::Outcome;
use crate::publish::verify::verify;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::io::Write;
use std::path::Component;
use std::path::Path;
use std::path::PathBuf;
use tempfile::Builder;
use tempfile::TempPath;

/// Publishes the files below `folder`, which is made where it is missing.
///
/// # Errors
/// [`Error::Unsound`] when a document does not parse back, [`Error::InTheWay`] when a link or a folder lies where a file should,
/// [`Error::Write`] when the system refuses; in each case what was published before is untouched. [`Error::Rename`] when it
/// refuses in the last step.
pub fn publish(folder: &Path, files: &[File]) -> Result<Outcome, Error> {
    let outcome = preview(folder, files)?;
    let changed: Vec<&File> = files.iter().filter(|file| outcome.written.contains(&file.path)).collect();
    let folders = make_folders(folder, &changed)?;
    let complete = changed.iter().map(|file| write_beside(folder, file)).collect::<Result<Vec<TempPath>, Error>>()?;
    let all = complete.len();
    for (done, (file, temporary)) in changed.iter().zip(complete).enumerate() {
        let path = folder.join(&file.path);
        temporary.persist(&path).map_err(|refused| Error::Rename { path, done, all, source: refused.error })?;
    }
    for made in folders {
        sync_folder(&made)?;
    }
    Ok(outcome)
}

/// What `publish` would write, without writing it.
///
/// # Errors
/// As `publish`, for what can be known before.
pub fn preview(folder: &Path, files: &[File]) -> Result<Outcome, Error> {
    let mut outcome = Outcome::default();
    for file in files {
        verify(file)?;
        let list = if is_there(folder, file)? { &mut outcome.unchanged } else { &mut outcome.written };
        list.push(file.path.clone());
    }
    Ok(outcome)
}

/// Whether the very bytes are there already. Every step from the folder down to the file is looked at: a link might lead
/// out of the output.
fn is_there(folder: &Path, file: &File) -> Result<bool, Error> {
    let mut path = folder.to_owned();
    if path.exists() && !path.is_dir() {
        return Err(Error::InTheWay { path, found: "a file where a folder is expected" });
    }
    let mut steps = file.path.components().peekable();
    while let Some(step) = steps.next() {
        let Component::Normal(name) = step else {
            return Err(Error::InTheWay { path: file.path.clone(), found: "a path that leads out of the output" });
        };
        path.push(name);
        let found = match fs::symlink_metadata(&path) {
            Ok(found) => found.file_type(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(source) => return Err(Error::Write { path, source }),
        };
        let last = steps.peek().is_none();
        match (last, found) {
            (_, found) if found.is_symlink() => return Err(Error::InTheWay { path, found: "a symbolic link" }),
            (false, found) if !found.is_dir() => {
                return Err(Error::InTheWay { path, found: "a file where a folder is expected" });
            }
            (true, found) if found.is_dir() => return Err(Error::InTheWay { path, found: "a folder where a file is expected" }),
            (true, found) if !found.is_file() => return Err(Error::InTheWay { path, found: "not a regular file" }),
            _ => {}
        }
    }
    let size = fs::metadata(&path).map(|found| found.len()).unwrap_or(0);
    Ok(u64::try_from(file.bytes.len()) == Ok(size) && fs::read(&path).is_ok_and(|bytes| bytes == file.bytes))
}

/// Makes the folders that are missing. Returns those whose list of names will have changed.
fn make_folders(folder: &Path, files: &[&File]) -> Result<BTreeSet<PathBuf>, Error> {
    let mut changed = BTreeSet::new();
    for file in files {
        let own = folder.join(&file.path).parent().unwrap_or(folder).to_owned();
        let missing = own.ancestors().take_while(|it| !it.as_os_str().is_empty() && !it.exists());
        changed.extend(missing.filter_map(Path::parent).filter(|it| !it.as_os_str().is_empty()).map(Path::to_owned));
        fs::create_dir_all(&own).map_err(|source| Error::Write { path: own.clone(), source })?;
        changed.insert(own);
    }
    Ok(changed)
}

/// A complete file on disk beside the place it will take. Dropped before that, it is removed.
fn write_beside(folder: &Path, file: &File) -> Result<TempPath, Error> {
    let path = folder.join(&file.path);
    let write = || -> io::Result<TempPath> {
        let own = path.parent().unwrap_or(folder);
        let mut builder = Builder::new();
        builder.prefix(".benbao-").suffix(".tmp");
        // A web server runs as another user: the crate's own mode is 0600.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
        let mut temporary = builder.tempfile_in(own)?;
        temporary.write_all(&file.bytes)?;
        temporary.as_file().sync_all()?;
        Ok(temporary.into_temp_path())
    };
    write().map_err(|source| Error::Write { path: path.clone(), source: without_path(source) })
}

/// The crate adds the temporary name to the system's words; the reader knows the file by its own.
fn without_path(error: io::Error) -> io::Error {
    error.raw_os_error().map_or_else(|| io::Error::from(error.kind()), io::Error::from_raw_os_error)
}

/// The names of a folder are on disk only after the folder is.
#[cfg(unix)]
fn sync_folder(path: &Path) -> Result<(), Error> {
    fs::File::open(path).and_then(|folder| folder.sync_all()).map_err(|source| Error::Write { path: path.to_owned(), source })
}

/// No other system lets a program say so of a folder.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> Result<(), Error> {
    Ok(())
}
