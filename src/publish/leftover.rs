//! Documents of ours that an earlier run made and this one makes no more: the settings changed, or nothing stands in them now. They
//! would keep for ever what was withdrawn since.
//!
//! A file is ours if it bears a name that our archive gives and says itself who made it. What others put into the output, or what
//! lies behind a link, is none of ours.

use crate::open;
use std::collections::BTreeMap;
use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// No document of ours is larger: a feed of a megabyte is refused by readers, an edition's may be some times that.
const MOST: u64 = 64 << 20;

/// Of the documents that are made no more, those that lie below the folder and are ours, as `is_ours` tells by their bytes.
pub fn find(folder: &Path, unmade: &[PathBuf], is_ours: impl Fn(&Path, &[u8]) -> bool) -> Vec<PathBuf> {
    // Of the names that there could be few are there, and a folder is listed sooner than each of them is tried.
    let mut names: BTreeMap<&Path, HashSet<OsString>> = BTreeMap::new();
    for parent in unmade.iter().filter_map(|path| path.parent()) {
        names.entry(parent).or_insert_with(|| listed(&folder.join(parent)));
    }
    let is_there = |path: &Path| {
        path.parent().zip(path.file_name()).is_some_and(|(parent, name)| names.get(parent).is_some_and(|it| it.contains(name)))
    };
    let is_left =
        |path: &&PathBuf| is_there(path) && open::regular_below(folder, path, MOST).is_ok_and(|bytes| is_ours(path, &bytes));
    unmade.iter().filter(is_left).cloned().collect()
}

/// The names in a folder; none where there is none. One that is closed to us is told by whoever writes there.
fn listed(folder: &Path) -> HashSet<OsString> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_another_s_or_lies_behind_a_link_is_not_left_by_us() {
        let home = tempfile::tempdir().unwrap();
        let (feeds, outside) = (home.path().join("feeds"), home.path().join("outside"));
        for folder in [feeds.join("editions/2023-04-09"), outside.clone()] {
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("rss.xml"), "ours").unwrap();
            fs::write(folder.join("feed.json"), "theirs").unwrap();
        }
        std::os::unix::fs::symlink("../../outside", feeds.join("editions/2023-04-10")).unwrap();
        std::os::unix::fs::symlink("rss.xml", feeds.join("editions/2023-04-09/1.html")).unwrap();
        fs::create_dir(feeds.join("editions/2023-04-09/2.html")).unwrap();
        let names =
            ["2023-04-09/rss.xml", "2023-04-09/feed.json", "2023-04-09/1.html", "2023-04-09/2.html", "2023-04-10/rss.xml", "x"];
        let unmade = names.map(|name| PathBuf::from("editions").join(name));
        assert_eq!(find(&feeds, &unmade, |_, bytes| bytes == b"ours"), unmade[..1]);
    }
}
