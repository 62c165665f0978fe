//! Who may read what benbao writes: the feeds everybody, since the web server is another user; all else whom the umask lets.
#![cfg(unix)]

use crate::support::Home;
use crate::support::PAGE;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

/// Runs benbao under a umask.
fn run(home: &Home, umask: &str, arguments: &[&str]) {
    let script = format!("umask {umask}; exec \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &script, "sh", env!("CARGO_BIN_EXE_benbao")]).args(arguments).current_dir(home.path("."));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().permissions().mode() & 0o7777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// A folder and all that is below it, with their modes.
fn modes(path: PathBuf) -> BTreeMap<PathBuf, u32> {
    let mut found = BTreeMap::from([(path.clone(), mode(&path))]);
    if path.is_dir() {
        found.extend(fs::read_dir(path).unwrap().flat_map(|entry| modes(entry.unwrap().path())));
    }
    found
}

/// Complains of every file that is not 0644 and every folder that is not 0755.
fn assert_public(path: PathBuf, files: usize) {
    let found = modes(path);
    let wrong: Vec<_> = found.iter().filter(|(path, mode)| **mode != if path.is_dir() { 0o755 } else { 0o644 }).collect();
    assert!(wrong.is_empty(), "{wrong:?} (0644 is 420, 0755 is 493)");
    assert_eq!(found.keys().filter(|path| path.is_file()).count(), files);
}

#[test]
fn every_published_file_and_folder_is_for_everybody_whatever_the_umask() {
    for umask in ["077", "066", "027", "022"] {
        let home = Home::paper();
        run(&home, umask, &["build", "--quiet", "--output", "site/of/feeds"]);
        assert_public(home.path("site"), 13);
        let home = home.file("pages/2023-04-10-A01.md", PAGE.replace("通车", "夜景"));
        run(&home, umask, &["build", "--quiet", "--output", "site/of/feeds"]);
        assert_public(home.path("site"), 16);
    }
}

#[test]
fn a_folder_that_was_there_keeps_its_mode() {
    for given in [0o700, 0o750, 0o2775] {
        let home = Home::paper().file("feeds/editions/note.txt", "");
        set_mode(&home.path("feeds"), given);
        set_mode(&home.path("feeds/editions"), 0o711);
        run(&home, "077", &["build", "--quiet"]);
        assert_eq!((mode(&home.path("feeds")), mode(&home.path("feeds/editions"))), (given, 0o711));
        assert_public(home.path("feeds/editions/2023-04-09"), 3);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_group_that_a_folder_hands_down_is_handed_down() {
    let home = Home::paper().file("feeds/note.txt", "");
    set_mode(&home.path("feeds"), 0o2775);
    run(&home, "077", &["build", "--quiet"]);
    assert_eq!(mode(&home.path("feeds/editions/2023-04-09")), 0o2755);
}

#[test]
fn what_is_not_published_stays_with_whom_the_umask_lets() {
    let home = Home::paper();
    run(&home, "077", &["build", "--quiet"]);
    run(&home, "077", &["proof", "pages/2023-04-09-A01.md", "--output", "proofs"]);
    run(&home, "077", &["read", "--format", "json", "pages/2023-04-09-A01.md", "--output", "readings"]);
    for folder in [".benbao", "proofs", "readings"] {
        let found = modes(home.path(folder));
        assert!(found.len() > 1 && found.values().all(|mode| mode & 0o077 == 0), "{found:?}");
    }
}
