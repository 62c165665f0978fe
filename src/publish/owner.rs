//! Whose an output is: two papers that published into one folder would take each other's stories out of it.
//!
//! The folder itself is marked with the archive that publishes there, by an extended attribute: no file that a web server
//! could show. A mark counts on the folder it was made on, as long as the archive it names is there, so that a lost archive,
//! a paper that moved and a copied output are free. A file system that keeps no attributes marks nothing.

use crate::error::Error;
use crate::error::archive::Foreign;
use rustix::fs::XattrFlags;
use rustix::io::Errno;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::path::PathBuf;

/// The attribute.
const MARK: &str = "user.benbao.archive";

/// What a mark may hold: two paths (Linux: `PATH_MAX`) and a name.
const LONGEST: usize = 3 * 4096;

/// Who publishes.
#[derive(Debug, Clone, Copy)]
pub struct Owner<'run> {
    /// The folder of the archive, which need not be there yet.
    pub archive: &'run Path,
    /// The folder of the pages.
    pub source: &'run Path,
    /// What the paper is called and where.
    pub name: &'run str,
}

/// What an output is marked with.
#[derive(PartialEq, Eq)]
struct Mark {
    /// The inode of the output: a copy that kept its attributes (`cp -a`) is another folder, and its mark means nothing.
    folder: u64,
    archive: PathBuf,
    source: PathBuf,
    name: Vec<u8>,
}

/// Refuses an output that another paper publishes into: another archive does, or the same one from other pages under another
/// name, as two papers do that are told by the command line alone. A paper may change its pages' folder, or its name.
///
/// # Errors
/// [`Error::Foreign`] with the other's folder, [`Error::Read`] when the system refuses to tell.
pub fn check(output: &Path, owner: &Owner<'_>) -> Result<(), Error> {
    match mark_of(output)?.and_then(|mark| against(&mark, owner)) {
        Some(found) => Err(Error::Foreign { path: output.to_owned(), found: Box::new(found) }),
        None => Ok(()),
    }
}

/// Marks the output, which is there, as that of an archive, which is there as well. Nothing is written where that is known.
///
/// # Errors
/// As [`check`], and [`Error::Write`] when the system refuses.
pub fn claim(output: &Path, owner: &Owner<'_>) -> Result<(), Error> {
    let failed = |source: io::Error| Error::Write { path: output.to_owned(), source };
    check(output, owner)?;
    let before = mark_of(output)?;
    let own = Mark {
        folder: fs::metadata(output).map_err(failed)?.ino(),
        archive: fs::canonicalize(owner.archive).map_err(failed)?,
        source: fs::canonicalize(owner.source).map_err(failed)?,
        name: owner.name.as_bytes().to_vec(),
    };
    if before.is_some_and(|before| before == own) {
        return Ok(());
    }
    match rustix::fs::setxattr(output, MARK, &own.bytes(), XattrFlags::empty()) {
        Err(Errno::NOTSUP | Errno::NOSYS | Errno::PERM | Errno::ACCESS) | Ok(()) => Ok(()),
        Err(refused) => Err(failed(refused.into())),
    }
}

impl Mark {
    /// The parts, a zero byte between two: no path holds one.
    fn bytes(&self) -> Vec<u8> {
        [self.folder.to_string().as_bytes(), self.archive.as_os_str().as_bytes(), self.source.as_os_str().as_bytes(), &self.name]
            .join(&0)
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let mut parts = bytes.splitn(4, |byte| *byte == 0);
        let path = |bytes: &[u8]| PathBuf::from(OsStr::from_bytes(bytes));
        let folder = std::str::from_utf8(parts.next()?).ok()?.parse().ok()?;
        Some(Self { folder, archive: path(parts.next()?), source: path(parts.next()?), name: parts.next()?.to_vec() })
    }
}

/// What the output is marked with; nothing where there is no output, no mark that we know, or no attributes.
fn mark_of(output: &Path) -> Result<Option<Mark>, Error> {
    let mut value = vec![0; LONGEST];
    match rustix::fs::getxattr(output, MARK, value.as_mut_slice()) {
        Ok(length) => {
            let folder = fs::metadata(output).map_err(|source| Error::Read { path: output.to_owned(), source })?.ino();
            Ok(value.get(..length).and_then(Mark::parse).filter(|mark| mark.folder == folder))
        }
        Err(Errno::NODATA | Errno::NOENT | Errno::NOTDIR | Errno::NOTSUP | Errno::NOSYS) => Ok(None),
        Err(refused) => Err(Error::Read { path: output.to_owned(), source: refused.into() }),
    }
}

/// Why the output is not this paper's.
fn against(mark: &Mark, owner: &Owner<'_>) -> Option<Foreign> {
    if is_another(&mark.archive, owner.archive) {
        return Some(Foreign::OtherArchive { archive: mark.archive.clone() });
    }
    if mark.name != owner.name.as_bytes() && owner.source.is_dir() && is_another(&mark.source, owner.source) {
        let name = String::from_utf8_lossy(&mark.name).into_owned();
        return Some(Foreign::OtherPages { source: mark.source.clone(), name });
    }
    None
}

/// Whether it is there and is not ours, by whatever path.
fn is_another(other: &Path, own: &Path) -> bool {
    let identity = |path: &Path| fs::metadata(path).ok().map(|found| (found.dev(), found.ino()));
    identity(other).is_some_and(|other| identity(own) != Some(other))
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

    /// The paper whose pages lie beside its archive.
    fn of(archive: &Path) -> Owner<'_> {
        Owner { archive, source: archive.parent().unwrap(), name: "海湾晨报" }
    }

    #[test]
    fn the_second_archive_is_refused_and_the_first_stays() {
        let home = tempfile::tempdir().unwrap();
        let [output, one, two] = papers(home.path());
        claim(&output, &of(&one)).unwrap();
        for refused in [check(&output, &of(&two)), claim(&output, &of(&two))] {
            let refused = refused.unwrap_err().to_string();
            assert!(refused.contains("feeds: the archive in ") && refused.contains("a/.benbao publishes here"), "{refused}");
        }
        check(&output, &of(&one)).unwrap();
        claim(&output, &of(&home.path().join("a/../a/.benbao"))).unwrap();
        assert_eq!(fs::read_dir(&output).unwrap().count(), 0, "no file tells of it");
    }

    #[test]
    fn what_is_lost_moved_or_copied_is_free() {
        let home = tempfile::tempdir().unwrap();
        let [output, one, two] = papers(home.path());
        check(&home.path().join("none"), &of(&two)).unwrap();
        claim(&output, &of(&one)).unwrap();
        fs::rename(home.path().join("a"), home.path().join("moved")).unwrap();
        let moved = home.path().join("moved/.benbao");
        claim(&output, &of(&moved)).unwrap();
        check(&output, &of(&two)).unwrap_err();
        fs::remove_dir_all(&moved).unwrap();
        check(&output, &of(&moved)).unwrap();
        claim(&output, &of(&two)).unwrap();
        check(&output, &of(&two)).unwrap();
    }

    #[test]
    fn one_archive_takes_other_pages_or_another_name_and_not_both() {
        let home = tempfile::tempdir().unwrap();
        let [output, one, two] = papers(home.path());
        let first = of(&one);
        claim(&output, &first).unwrap();
        claim(&output, &Owner { name: "海湾晚报", ..first }).unwrap();
        claim(&output, &Owner { source: &two, name: "海湾晚报", ..first }).unwrap();
        let refused = check(&output, &first).unwrap_err().to_string();
        assert!(
            refused.contains("feeds: the pages of 海湾晚报 in ") && refused.contains("b/.benbao are published here"),
            "{refused}"
        );
        fs::remove_dir_all(&two).unwrap();
        claim(&output, &first).unwrap();
    }
}
