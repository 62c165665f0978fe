//! A run costs what changed: nothing for nothing, an edition for a page. What the system is asked for is watched by
//! `scripts/incremental`, which counts system calls; here are the files.

use crate::paper::Paper;
use crate::paper::marks;
use crate::paper::page;
use crate::paper::story;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::path::PathBuf;

type State = BTreeMap<PathBuf, (i64, i64, u64, u64)>;

/// Modification time, inode and size of everything below a folder, folders too.
fn state(folder: &Path) -> State {
    let mut state = State::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let found = entry.metadata().unwrap();
            state.insert(entry.path(), (found.mtime(), found.mtime_nsec(), found.ino(), found.len()));
            folders.extend(found.is_dir().then(|| entry.path()));
        }
    }
    state
}

fn paper() -> Paper {
    let mut paper = Paper::new();
    for day in 1..10 {
        for page in 1..4 {
            paper.write(
                &format!("2023-04-{day:02}-A{page:02}.md"),
                &marks(&[&format!("稿{day}p{page}a"), &format!("稿{day}p{page}b")]),
            );
        }
    }
    paper.build();
    paper
}

#[test]
fn nothing_new_touches_nothing_not_even_the_archive() {
    let mut paper = paper();
    let root = paper.path("");
    paper.build();
    fs::write(root.join("benbao.toml"), &paper.settings).unwrap();
    let mut before = state(&root);
    let told = paper.build();
    let mut after = state(&root);
    // The harness writes the settings before each run; and a run is noted, whatever it did.
    for noted in ["benbao.toml", ".benbao/last.json"] {
        before.remove(&root.join(noted));
        after.remove(&root.join(noted));
    }
    assert_eq!(told, "nothing new on 27 pages\nfeeds: nothing written\n");
    assert_eq!(after, before);
}

#[test]
fn touched_pages_change_no_document() {
    let mut paper = paper();
    let before = state(&paper.output());
    for entry in fs::read_dir(paper.path("pages")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read(&path).unwrap();
        fs::write(&path, text).unwrap();
    }
    let told = paper.build();
    assert!(told.contains("nothing new on 27 pages"), "{told}");
    assert_eq!(state(&paper.output()), before);
}

#[test]
fn one_changed_page_costs_its_edition() {
    let mut paper = paper();
    let before = state(&paper.output());
    paper.write("2023-04-05-A02.md", &page(&[story("稿5p2a").called("更正"), story("稿5p2b")]));
    let told = paper.build();
    assert!(told.contains("6 articles on 3 pages"), "{told}");
    let after = state(&paper.output());
    let changed: Vec<String> = after
        .iter()
        .filter(|(path, state)| before.get(*path) != Some(*state) && path.is_file())
        .map(|(path, _)| path.strip_prefix(paper.output()).unwrap().to_str().unwrap().to_owned())
        .collect();
    let page_of = |name: &str| format!("editions/2023-04-05/{}.html", paper.walk()[name].id.rsplit('/').next().unwrap());
    // Its neighbours on the page lead to it by its headline, and the front tells of the correction.
    let pages = ["稿5p1b", "稿5p2a", "稿5p2b"].map(page_of);
    let others =
        ["atom.xml", "editions/2023-04-05/atom.xml", "editions/2023-04-05/index.html", "feed.json", "index.html", "rss.xml"];
    let mut expected: Vec<String> = pages.into_iter().chain(others.map(str::to_owned)).collect();
    expected.sort();
    assert_eq!(changed, expected);
}

#[test]
fn a_removed_document_comes_back() {
    let mut paper = paper();
    let files = paper.files();
    fs::remove_file(paper.output().join("rss.xml")).unwrap();
    paper.build();
    assert_eq!(paper.files(), files);
    fs::write(paper.output().join("editions/2023-04-05/atom.xml"), "<feed/>").unwrap();
    paper.build();
    assert_ne!(paper.files(), files, "what is not looked at is not seen");
    paper.build_with(&["--verify"]);
    assert_eq!(paper.files(), files);
}

#[test]
fn a_dry_run_leaves_everything_as_it_is() {
    let mut paper = Paper::new();
    paper.write("2023-04-09-A01.md", &marks(&["甲1", "甲2"]));
    let told = paper.build_with(&["--dry-run"]);
    assert!(told.contains("2 articles on 1 page") && told.contains("would be written"), "{told}");
    assert!(!paper.output().exists() && !paper.path(".benbao").exists());
    paper.build();
    let (files, export) = (paper.files(), paper.ask(&["archive", "export"]));
    let note = |paper: &Paper| {
        let path = paper.path(".benbao/closed");
        (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap())
    };
    let closed = note(&paper);
    paper.write("2023-04-09-A01.md", &marks(&["甲1"]));
    let told = paper.build_with(&["--dry-run"]);
    assert!(told.contains("1 withdrawn"), "{told}");
    assert_eq!(note(&paper), closed, "the next run need not read the whole archive");
    assert_eq!((paper.files(), paper.ask(&["archive", "export"])), (files, export));
}
