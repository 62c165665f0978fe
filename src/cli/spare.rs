//! A file that a person names for a report or an export takes the place of nothing that the paper lives by: its pages, its
//! feeds, its archive and the copy of it, its settings, by whatever path they are reached.

use crate::config::Paper;
use crate::error::Error;
use crate::error::setting::WrongSetting;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Component;
use std::path::Path;
use std::path::PathBuf;

/// The folder of all archives of a paper.
const ARCHIVES: &str = ".benbao";

/// Refuses a `target` that lies in a folder of the paper, or is its `settings` or the copy of its ids. `option` is what named it.
///
/// # Errors
/// [`Error::Config`] with what would have been overwritten.
pub(crate) fn spare(option: &str, target: &Path, paper: &Paper, settings: &Path) -> Result<(), Error> {
    let archive = &paper.archive.folder;
    let archives = archive.ancestors().find(|it| it.file_name() == Some(OsStr::new(ARCHIVES))).unwrap_or(archive);
    let whole = resolved(target);
    let folders = [paper.source.dir.as_path(), &paper.output, archives];
    let within = folders.into_iter().find(|folder| whole.ancestors().any(|above| is_one(above, folder)));
    let files = [settings, &paper.archive.copy];
    match within.or_else(|| files.into_iter().find(|file| is_one(&whole, file))) {
        Some(owner) => {
            let (file, owner) = (target.to_owned(), owner.to_owned());
            Err(Error::refused(option, WrongSetting::InPaper { file, owner }))
        }
        None => Ok(()),
    }
}

/// Refuses a `target` that lies in `folder`, which is published.
///
/// # Errors
/// [`Error::Config`] with the folder.
pub(crate) fn spare_within(option: &str, target: &Path, folder: &Path) -> Result<(), Error> {
    if resolved(target).ancestors().any(|above| is_one(above, folder)) {
        let (file, owner) = (target.to_owned(), folder.to_owned());
        return Err(Error::refused(option, WrongSetting::InPaper { file, owner }));
    }
    Ok(())
}

/// Refuses a `target` that holds `folder`, one of the paper's.
///
/// # Errors
/// [`Error::Config`] with the folder.
pub(crate) fn spare_above(option: &str, target: &Path, folder: &Path) -> Result<(), Error> {
    let whole = resolved(target);
    if resolved(folder).ancestors().any(|above| is_one(above, &whole)) {
        let (target, folder) = (target.to_owned(), folder.to_owned());
        return Err(Error::refused(option, WrongSetting::HoldsPaper { target, folder }));
    }
    Ok(())
}

/// Whether two paths are one: the same place, or the same thing under two names (a link, another spelling).
fn is_one(whole: &Path, other: &Path) -> bool {
    let identity = |path: &Path| fs::metadata(path).ok().map(|found| (found.dev(), found.ino()));
    whole == resolved(other) || identity(whole).is_some_and(|one| identity(other) == Some(one))
}

/// The path without links and detours, as far as it is there; the rest as it is written.
fn resolved(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let there = path.ancestors().find_map(|above| Some((above, fs::canonicalize(above).ok()?)));
    let Some((above, mut whole)) = there else { return path };
    for step in path.strip_prefix(above).into_iter().flat_map(Path::components) {
        match step {
            Component::ParentDir => drop(whole.pop()),
            Component::Normal(name) => whole.push(name),
            _ => {}
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_resolved_as_far_as_it_is_there() {
        let home = tempfile::tempdir().unwrap();
        let home = home.path().canonicalize().unwrap();
        fs::create_dir_all(home.join("feeds")).unwrap();
        std::os::unix::fs::symlink("feeds", home.join("site")).unwrap();
        let table = [
            ("site/atom.xml", "feeds/atom.xml"),
            ("site/../feeds/./a.json", "feeds/a.json"),
            ("none/../feeds/a.json", "feeds/a.json"),
            ("none/deep/a.json", "none/deep/a.json"),
        ];
        for (path, expected) in table {
            assert_eq!(resolved(&home.join(path)), home.join(expected), "{path}");
        }
    }
}
