//! One file that a person named: a report, an export. It appears whole or not at all, as what is published does; only a
//! device or a pipe gets its bytes as they come.

use crate::error::Error;
use crate::publish::folder::without_path;
use std::fs;
use std::fs::File;
use std::fs::OpenOptions;
use std::io;
use std::io::BufWriter;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use tempfile::Builder;

/// How a hidden name begins and ends until the file is complete.
const PREFIX: &str = ".benbao-";
const SUFFIX: &str = ".tmp";

/// Writes the file at `path`, or what a link there leads to.
///
/// # Errors
/// What `write` said, or [`Error::Tell`] with what the system said; the file is then as it was before.
pub fn write(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<(), Error>) -> Result<(), Error> {
    let refused = |source: io::Error| Error::Tell { path: path.to_owned(), source };
    if !takes_place(path) {
        // Never truncated: what stdout was led to holds what was printed before.
        let mut out = BufWriter::new(OpenOptions::new().append(true).open(path).map_err(refused)?);
        return write(&mut out).and_then(|()| out.flush().map_err(refused));
    }
    let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = folder_of(&whole);
    // As a new file is: the mask of the process is the system's to apply.
    let usual = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    let made = Builder::new().prefix(PREFIX).suffix(SUFFIX).permissions(usual).tempfile_in(&folder);
    let mut temporary = made.map_err(without_path).map_err(refused)?;
    if let Ok(before) = fs::metadata(&whole) {
        temporary.as_file().set_permissions(before.permissions()).map_err(refused)?;
    }
    let mut out = BufWriter::new(temporary.as_file_mut());
    write(&mut out)?;
    out.flush().map_err(refused)?;
    drop(out);
    temporary.as_file().sync_all().map_err(refused)?;
    temporary.persist(&whole).map_err(|failed| refused(failed.error))?;
    // The name is on disk only after its folder is.
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(refused)
}

/// Whether a complete file can take this place: nothing lies there, or a regular file that is not one of the process' own
/// (`/dev/stdout` may be a file that a shell has open).
fn takes_place(path: &Path) -> bool {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let is_own = ["/dev", "/proc"].into_iter().any(|folder| whole.starts_with(folder));
    !is_own && fs::metadata(path).map_or(true, |found| found.is_file())
}

/// The folder that holds the file.
fn folder_of(path: &Path) -> PathBuf {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn said(path: &Path, text: &str) -> Result<(), Error> {
        write(path, |out| out.write_all(text.as_bytes()).map_err(|source| Error::Tell { path: path.to_owned(), source }))
    }

    #[test]
    fn a_file_is_whole_or_as_it_was() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("report.json");
        said(&file, "one").unwrap();
        let refused = write(&file, |out| {
            out.write_all(b"tw").unwrap();
            Err(Error::Tell { path: file.clone(), source: io::ErrorKind::StorageFull.into() })
        });
        assert!(refused.unwrap_err().to_string().ends_with("report.json: cannot be written: no space left on device"));
        assert_eq!((fs::read_to_string(&file).unwrap(), names(home.path())), ("one".to_owned(), vec!["report.json".to_owned()]));
        std::os::unix::fs::symlink("report.json", home.path().join("link")).unwrap();
        said(&home.path().join("link"), "three").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "three", "a link stays a link");
        assert_eq!(names(home.path()), ["link", "report.json"]);
    }

    #[test]
    fn another_name_of_a_file_leaves_the_file_alone() {
        let home = tempfile::tempdir().unwrap();
        let page = home.path().join("page.md");
        fs::write(&page, "# 标题\n").unwrap();
        fs::hard_link(&page, home.path().join("report.json")).unwrap();
        said(&home.path().join("report.json"), "{}").unwrap();
        assert_eq!(fs::read_to_string(&page).unwrap(), "# 标题\n");
    }

    #[test]
    fn a_device_takes_it_as_it_comes() {
        said(Path::new("/dev/null"), "{}").unwrap();
        let full = said(Path::new("/dev/full"), "{}").unwrap_err().to_string();
        assert_eq!(full, "/dev/full: cannot be written: no space left on device");
    }
}
