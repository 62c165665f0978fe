//! What the README shows is what happens: its commands run, its settings are known, its files exist.

use crate::support::Home;
use std::fs;
use std::path::Path;
use std::process::Output;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The blocks of one language, in order.
fn blocks(language: &str) -> Vec<String> {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let blocks: Vec<String> =
        readme.split(&format!("```{language}\n")).skip(1).map(|block| block.split("```").next().unwrap().to_owned()).collect();
    assert!(!blocks.is_empty(), "no block of {language}");
    blocks
}

/// A folder with what the sample paper needs.
fn sample() -> Home {
    let mut home = Home::new();
    let mut folders = vec![root().join("feeds"), root().join("tests/fixtures/seed")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                home = home.file(path.strip_prefix(root()).unwrap(), fs::read(&path).unwrap());
            }
        }
    }
    home.file("benbao.toml", fs::read(root().join("benbao.toml")).unwrap())
}

#[test]
fn every_command_runs_and_prints_what_is_shown() {
    let home = sample();
    let mut ran = 0;
    for block in blocks("console") {
        for shown in block.split("$ ").skip(1) {
            let (command, output) = shown.split_once('\n').unwrap();
            if command == "cargo test" {
                continue;
            }
            let words: Vec<&str> = command.split_whitespace().collect();
            let arguments =
                words.strip_prefix(&["cargo", "run", "--release", "--"][..]).or(words.strip_prefix(&["benbao"][..])).unwrap();
            let Output { status, stdout, stderr } = home.command(arguments).output().unwrap();
            assert!(status.success(), "{command}");
            let said = String::from_utf8([stderr, stdout].concat()).unwrap();
            // A command whose output is left out is shown alone.
            assert!(output.trim().is_empty() || said.trim() == output.trim(), "{command}\n{said}");
            ran += 1;
        }
    }
    assert_eq!(ran, 7);
}

#[test]
fn the_committed_feeds_are_what_the_sample_makes_anywhere() {
    let home = sample();
    let committed = home.snapshot("feeds");
    let runs = [("Asia/Shanghai", "zh_CN.UTF-8", "1"), ("America/New_York", "C", "8"), ("Pacific/Kiritimati", "POSIX", "2")];
    for (zone, locale, jobs) in runs {
        let mut command = home.command(&["build", "--quiet", "--output", "again", "--jobs", jobs]);
        let output = command.env("TZ", zone).env("LC_ALL", locale).output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
        let again = home.snapshot("again");
        assert_eq!(again.len(), committed.len(), "{zone}");
        for (path, (bytes, _)) in &committed {
            let (found, _) = &again[&home.path("again").join(path.strip_prefix(home.path("feeds")).unwrap())];
            assert!(found == bytes, "{} differs in {zone}", path.display());
        }
        fs::remove_dir_all(home.path("again")).unwrap();
    }
}

#[test]
fn the_settings_are_known() {
    let blocks = blocks("toml");
    let [settings] = blocks.as_slice() else { panic!("one block of settings") };
    let home = Home::paper().file("benbao.toml", settings);
    home.run(&["build"])
        .stdout("1 article on 1 page, 1 with authors, edition 2023-04-09\n1 new\nfeeds: 5 files, 5 written, 0 unchanged\n");
}

#[test]
fn every_file_it_links_to_is_there() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let targets: Vec<&str> = readme.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()).collect();
    assert!(!targets.is_empty());
    for target in targets.into_iter().filter(|target| !target.starts_with("https://")) {
        assert!(root().join(target).exists(), "{target}");
    }
}

#[test]
fn it_is_short() {
    let lines = fs::read_to_string(root().join("README.md")).unwrap().lines().count();
    assert!(lines <= 310, "{lines} lines");
}
