//! The page on backup and moving house, played through as it is printed: same bytes on another machine, same ids at another address.

use crate::support::Home;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;

/// The page in each language, and the locale of whoever reads it.
const PAGES: [(&str, &str); 2] = [("docs/hosting/moving-house.md", "C"), ("docs/zh-CN/moving-house.md", "zh_CN.UTF-8")];

/// The steps of a page, and what is shown of each.
fn steps(page: &str) -> Vec<(String, String)> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let page = fs::read_to_string(page).unwrap();
    let blocks = page.split("```console\n").skip(1).map(|block| block.split("```").next().unwrap());
    let steps = blocks.flat_map(|block| block.split("$ ").skip(1));
    steps.map(|step| step.split_once('\n').map(|(command, shown)| (command.to_owned(), shown.to_owned())).unwrap()).collect()
}

/// Runs a line as one types it; gives all that it says.
fn typed(home: &Home, line: &str) -> String {
    typed_in("C", home, line)
}

/// The same in a locale.
fn typed_in(locale: &str, home: &Home, line: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_benbao")).parent().unwrap();
    let path: OsString = [program.as_os_str(), ":".as_ref(), &std::env::var_os("PATH").unwrap()].into_iter().collect();
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).current_dir(home.path("")).env("PATH", path).env("LC_ALL", locale).stdin(Stdio::null());
    let output = shell.output().unwrap();
    let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert!(output.status.success(), "{line}\n{said}");
    said
}

/// What a reader knows items by.
fn ids(home: &Home, feed: &str) -> BTreeSet<String> {
    home.read(feed).split("<id>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
}

#[test]
fn a_paper_moves_to_another_machine_and_to_another_address() {
    for (page, locale) in PAGES {
        moves(page, locale);
    }
}

fn moves(steps_of: &str, locale: &str) {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/seed/000_62a70cabcceb6930.txt");
    let home = Home::new();
    typed_in(locale, &home, "benbao init paper --title 中原时报 --base-url https://old.example.cn/feeds/");
    let home = home.file("paper/pages/2023-04-09-A02.txt", fs::read(page).unwrap());
    typed(&home, "benbao build paper");
    // A headline that the pages alone would not bring back under its id.
    typed(&home, "sed -i 's/平安中原法治中原/法治中原/' paper/pages/2023-04-09-A02.txt");
    typed(&home, "benbao build paper");
    let before = ids(&home, "paper/feeds/atom.xml");
    assert_eq!(before.len(), 5, "the feed and its four stories");
    let mut last = String::new();
    let mut count = 0;
    for (line, shown) in steps(steps_of) {
        last = typed_in(locale, &home, &line);
        assert!(shown.is_empty() || last == shown, "{line}\n{last}");
        if line.starts_with("diff") {
            assert_eq!(last, "");
        }
        count += 1;
    }
    assert_eq!(count, 9);
    assert!(last.contains("https://old.example.cn/feeds/") && last.contains("https://new.example.cn/feeds/"), "{last}");
    assert_eq!(ids(&home, "moved/feeds/atom.xml"), before);
    let moved = home.read("moved/feeds/atom.xml");
    assert!(moved.contains("<link href=\"https://new.example.cn/feeds/atom.xml\" rel=\"self\""), "{moved}");
    assert!(!moved.contains("href=\"https://old.example.cn"), "{moved}");
    assert!(!typed(&home, "benbao build moved").contains("old.example.cn"), "it is named once");
}

#[test]
fn a_page_that_got_its_day_from_the_command_gets_it_there_too() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/seed/000_62a70cabcceb6930.txt");
    let home = Home::new();
    typed(&home, "benbao init paper --title 中原时报 --base-url https://old.example.cn/feeds/");
    let home = home.file("paper/pages/A02.txt", fs::read(page).unwrap());
    typed(&home, "benbao build paper --edition 2023-04-12");
    for (line, _) in steps("docs/hosting/moving-house.md") {
        if line.starts_with("sed") {
            break;
        }
        let line = if line == "benbao build moved" { format!("{line} --edition 2023-04-12") } else { line };
        let said = typed(&home, &line);
        assert!(!line.starts_with("diff") || said.is_empty(), "{said}");
    }
}
