//! Which files of the output are kept in memory: those that many ask for, as many as there is room for.
//!
//! The rule: what lies higher comes first, since the paper's own documents lie above those of its sections, and these above the
//! archive; of what lies equally high the newest. A file above [`LARGE`], and what finds no room within [`KEPT`] or among
//! [`MOST`] files, is read from the disk when it is asked for.

use crate::serve::stamp::Stamp;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BinaryHeap;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use walkdir::DirEntry;
use walkdir::WalkDir;

/// A file above this is kept for nobody: a feed has some hundred KiB.
pub(crate) const LARGE: u64 = 1 << 20;

/// The most that is kept, without codings: with them it is about twice that, under 16 MiB.
pub(crate) const KEPT: u64 = 7 << 20;

/// Each kept file is asked after every second.
const MOST: usize = 1024;

/// What is kept, and what tells that there may be something else.
#[derive(Debug, Default)]
pub(crate) struct Choice {
    /// By name below the output.
    pub(crate) files: BTreeMap<String, Stamp>,
    /// The folders that hold them, and those above.
    pub(crate) folders: BTreeMap<PathBuf, Stamp>,
}

/// In the order of what is kept first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    depth: usize,
    newest: Reverse<i64>,
    name: String,
    size: u64,
}

/// Walks the output, and chooses.
///
/// # Errors
/// Where the output itself cannot be read; a folder below it that cannot is left out.
pub(crate) fn choose(output: &Path) -> io::Result<Choice> {
    let is_shown = |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    let (mut first, mut stamps) = (BinaryHeap::new(), BTreeMap::new());
    let mut folders = BTreeMap::new();
    for entry in WalkDir::new(output).into_iter().filter_entry(is_shown) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.depth() == 0 => return Err(error.into()),
            Err(_) => continue,
        };
        // Gone since the folder was listed.
        let Ok(found) = entry.metadata() else { continue };
        let below = entry.path().strip_prefix(output).unwrap_or(entry.path());
        if found.is_dir() {
            folders.insert(below.to_owned(), Stamp::of(&found));
            continue;
        }
        let Some(name) = below.to_str().filter(|_| found.is_file() && found.len() <= LARGE) else { continue };
        let stamp = Stamp::of(&found);
        let newest = Reverse(stamp.moment(i64::MAX));
        first.push(Candidate { depth: entry.depth(), newest, name: name.to_owned(), size: found.len() });
        stamps.insert(name.to_owned(), stamp);
        if first.len() > MOST
            && let Some(last) = first.pop()
        {
            stamps.remove(&last.name);
        }
    }
    let (mut files, mut left) = (BTreeMap::new(), KEPT);
    for candidate in first.into_sorted_vec() {
        if let Some(rest) = left.checked_sub(candidate.size) {
            left = rest;
            files.extend(stamps.remove_entry(&candidate.name));
        }
    }
    let holds = |folder: &Path| folder.as_os_str().is_empty() || files.keys().any(|name| Path::new(name).starts_with(folder));
    // What changes below a folder without a kept file is found on the disk when it is asked for.
    let is_above = |folder: &Path| folder.components().count() <= WATCHED;
    folders.retain(|folder, _| is_above(folder) || holds(folder));
    Ok(Choice { files, folders })
}

/// Folders down to here are watched whatever they hold: a section's, and that of the editions.
const WATCHED: usize = 1;

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::fs::File;
    use std::time::Duration;
    use std::time::SystemTime;

    fn write(folder: &Path, name: &str, size: u64, age: u64) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let file = File::create(path).unwrap();
        file.set_len(size).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(age)).unwrap();
    }

    #[test]
    fn what_lies_higher_and_then_what_is_newer_is_kept() {
        let home = tempfile::tempdir().unwrap();
        let output = home.path();
        write(output, "atom.xml", 300 << 10, 9_000);
        write(output, "large.json", LARGE + 1, 0);
        write(output, ".hidden.xml", 10, 0);
        write(output, ".benbao/a.xml", 10, 0);
        write(output, "culture/rss.xml", LARGE, 9_000);
        for day in 1..=9 {
            write(output, &format!("editions/2023-04-0{day}/atom.xml"), LARGE, 1_000 - day);
        }
        let choice = choose(output).unwrap();
        let kept: Vec<&str> = choice.files.keys().map(String::as_str).collect();
        // Five of the newest editions are left room for beside the paper's and the section's documents.
        let mut expected = vec!["atom.xml", "culture/rss.xml"];
        let editions: Vec<String> = (5..=9).map(|day| format!("editions/2023-04-0{day}/atom.xml")).collect();
        expected.extend(editions.iter().map(String::as_str));
        assert_eq!(kept, expected);
        // The folders of the editions that are not kept are not asked after; the one in which new editions appear is.
        let folders: Vec<String> = choice.folders.keys().map(|it| it.display().to_string()).collect();
        assert!(folders.contains(&"editions".to_owned()) && !folders.contains(&"editions/2023-04-01".to_owned()), "{folders:?}");
        assert!(choose(&output.join("none")).is_err());
    }

    #[test]
    fn of_very_many_files_some_are_kept() {
        let home = tempfile::tempdir().unwrap();
        (0..MOST + 50).for_each(|number| write(home.path(), &format!("a/{number}.html"), 10, 1));
        write(home.path(), "z.xml", 10, 9_000);
        let choice = choose(home.path()).unwrap();
        assert_eq!(choice.files.len(), MOST);
        assert!(choice.files.contains_key("z.xml"));
    }
}
