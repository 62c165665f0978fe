//! The table of names of pages in docs/READING.md, row by row: `benbao read` takes every path for what its row says.

use crate::support::Home;
use std::fs;
use std::path::Path;

const TODAY: &str = "2026-11-28T08:00:00+08:00";

/// Its dateline tells a day, so that a path that tells none is read as well.
const PAGE: &str = "# 海湾大桥通车\n\n本报讯 4月8日,海湾大桥通车,两岸的人走到了一起。\n\n记者 林知夏\n";

fn document(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// What stands in a line between backquotes.
fn spans(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The rows: the paths, and the day, page and section that they tell.
fn rows() -> Vec<(Vec<String>, [String; 3])> {
    let document = document("docs/READING.md");
    let section = document.split("### Names of pages").nth(1).unwrap().split("\n#").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    rows.map(|line| (spans(line), [2, 3, 4].map(|at| cells(line)[at].clone()))).collect()
}

#[test]
fn every_name_of_a_page_tells_what_its_row_says() {
    let rows = rows();
    assert!(rows.len() > 15, "the table is not where it was");
    let mut wrong = Vec::new();
    for (paths, expected) in &rows {
        for path in paths {
            let home = Home::new().file(path, PAGE);
            let output = home.command(&["read", "--format", "json", "--now", TODAY, path]).output().unwrap();
            let read: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
            let told = &read["items"][0]["_benbao"];
            let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
            let day = if told["edition"]["date_from"] == "path" { text(&told["edition"]["date"]) } else { String::new() };
            let found = [day, text(&told["edition"]["page"]), text(&told["section"])];
            if found != *expected || told.is_null() {
                wrong.push(format!("{path}: {found:?}, not {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_readme_shows_names_of_that_table() {
    let readme = document("README.md");
    let row = readme.lines().find(|line| line.contains("the names of file and folders")).unwrap();
    let known: Vec<String> = rows().into_iter().flat_map(|(paths, _)| paths).collect();
    let shown = spans(row);
    assert!(shown.len() >= 3 && shown.iter().all(|path| known.contains(path)), "{shown:?}");
}
