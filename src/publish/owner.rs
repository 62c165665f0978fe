//! Whose an output is: two papers that published into one folder would take each other's stories out of it.
//!
//! The folder itself is marked with the archive that publishes there, by an extended attribute: no file that a web server
//! could show or a copy of the output could carry on. A mark counts as long as the archive it names is there, so that a
//! lost archive, a paper that moved and a copied output are free. A file system that keeps no attributes marks nothing.

use crate::error::Error;
use crate::shown::Shown;
use rustix::fs::XattrFlags;
use rustix::io::Errno;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::path::PathBuf;

/// The attribute; its value is the absolute path of the archive's folder.
const MARK: &str = "user.benbao.archive";

/// A path is no longer (Linux: `PATH_MAX`).
const LONGEST: usize = 4096;

/// Refuses an output that another archive publishes into. `archive` is the folder of ours, which need not be there yet.
///
/// # Errors
/// [`Error::Foreign`] with the other's folder, [`Error::Read`] when the system refuses to tell.
pub fn check(output: &Path, archive: &Path) -> Result<(), Error> {
    match marked(output)? {
        Some(other) if is_another(&other, archive) => Err(foreign(output, &other)),
        _ => Ok(()),
    }
}

/// Marks the output, which is there, as that of an archive, which is there as well. Nothing is written where that is known.
///
/// # Errors
/// As [`check`], and [`Error::Write`] when the system refuses.
pub fn claim(output: &Path, archive: &Path) -> Result<(), Error> {
    let failed = |source: io::Error| Error::Write { path: output.to_owned(), source };
    let own = fs::canonicalize(archive).map_err(failed)?;
    let flags = match marked(output)? {
        Some(marked) if marked == own => return Ok(()),
        Some(other) if is_another(&other, archive) => return Err(foreign(output, &other)),
        Some(_) => XattrFlags::REPLACE,
        None => XattrFlags::CREATE,
    };
    match rustix::fs::setxattr(output, MARK, own.as_os_str().as_bytes(), flags) {
        // Another paper's first run was at work at the same moment.
        Err(Errno::EXIST) => check(output, archive),
        Err(Errno::NOTSUP | Errno::NOSYS | Errno::PERM | Errno::ACCESS) | Ok(()) => Ok(()),
        Err(refused) => Err(failed(refused.into())),
    }
}

/// The archive that the output is marked with; none where there is no output, no mark, or no attributes.
fn marked(output: &Path) -> Result<Option<PathBuf>, Error> {
    let mut value = vec![0; LONGEST];
    match rustix::fs::getxattr(output, MARK, value.as_mut_slice()) {
        Ok(length) => Ok(value.get(..length).map(|path| PathBuf::from(OsStr::from_bytes(path)))),
        Err(Errno::NODATA | Errno::NOENT | Errno::NOTDIR | Errno::NOTSUP | Errno::NOSYS) => Ok(None),
        Err(refused) => Err(Error::Read { path: output.to_owned(), source: refused.into() }),
    }
}

/// Whether it is there and is not ours, by whatever path.
fn is_another(other: &Path, archive: &Path) -> bool {
    let identity = |path: &Path| fs::metadata(path).ok().map(|found| (found.dev(), found.ino()));
    identity(other).is_some_and(|other| identity(archive) != Some(other))
}

fn foreign(output: &Path, other: &Path) -> Error {
    let message = format!(
        "the archive in {} publishes here, and two papers in one folder would take each other's stories out; give this one an output \
         of its own (`dir` under [output], or --output); if the other is given up, move its archive away",
        Shown(other.display())
    );
    Error::Foreign { path: output.to_owned(), message }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The folder of an output and of two archives.
    fn papers(home: &Path) -> [PathBuf; 3] {
        let folders = ["feeds", "a/.benbao", "b/.benbao"].map(|name| home.join(name));
        folders.iter().for_each(|folder| fs::create_dir_all(folder).unwrap());
        folders
    }

    #[test]
    fn the_second_archive_is_refused_and_the_first_stays() {
        let home = tempfile::tempdir().unwrap();
        let [output, one, two] = papers(home.path());
        claim(&output, &one).unwrap();
        for refused in [check(&output, &two), claim(&output, &two)] {
            let refused = refused.unwrap_err().to_string();
            assert!(refused.contains("feeds: the archive in ") && refused.contains("a/.benbao publishes here"), "{refused}");
        }
        check(&output, &one).unwrap();
        claim(&output, &home.path().join("a/../a/.benbao")).unwrap();
        assert_eq!(fs::read_dir(&output).unwrap().count(), 0, "no file tells of it");
    }

    #[test]
    fn what_is_lost_moved_or_copied_is_free() {
        let home = tempfile::tempdir().unwrap();
        let [output, one, two] = papers(home.path());
        check(&home.path().join("none"), &two).unwrap();
        claim(&output, &one).unwrap();
        fs::rename(home.path().join("a"), home.path().join("moved")).unwrap();
        let moved = home.path().join("moved/.benbao");
        claim(&output, &moved).unwrap();
        check(&output, &two).unwrap_err();
        fs::remove_dir_all(&moved).unwrap();
        check(&output, &moved).unwrap();
        claim(&output, &two).unwrap();
        check(&output, &two).unwrap();
    }
}
