//! The cases: a page as it lies in an office's folder, and beside it what is right.

use crate::right::Right;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

/// A page and what is right for it.
pub(crate) struct Case {
    /// Its path below the folder of all cases, without an ending.
    pub(crate) name: String,
    /// What it stands for.
    pub(crate) kind: String,
    pub(crate) page: PathBuf,
    /// What the command line says of its day, where the page does not tell it.
    pub(crate) edition: Option<String>,
    pub(crate) day: String,
    /// The page's number and section, where they are printed on it.
    pub(crate) number: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) stories: Vec<Right>,
}

/// All cases below a folder, in the order of their names.
pub(crate) fn all(folder: &Path) -> Vec<Case> {
    let mut waiting = vec![folder.to_owned()];
    let mut found = Vec::new();
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(&next).unwrap_or_else(|error| panic!("{}: {error}", next.display())) {
            let path = entry.unwrap().path();
            match path.extension().and_then(|it| it.to_str()) {
                _ if path.is_dir() => waiting.push(path),
                Some("toml") => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    found.iter().map(|right| case(folder, right)).collect()
}

fn case(folder: &Path, right: &Path) -> Case {
    let page = ["md", "txt"].map(|end| right.with_extension(end)).into_iter().find(|page| page.exists());
    let table: toml::Table =
        toml::from_str(&fs::read_to_string(right).unwrap()).unwrap_or_else(|error| panic!("{}: {error}", right.display()));
    let text = |key: &str| table.get(key).map(|value| value.as_str().unwrap().to_owned());
    let name = right.strip_prefix(folder).unwrap().with_extension("");
    let stories = table.get("story").and_then(toml::Value::as_array).into_iter().flatten().map(Right::read);
    Case {
        name: name.to_str().unwrap().to_owned(),
        kind: text("kind").unwrap(),
        page: page.unwrap_or_else(|| panic!("{}: without a page", right.display())),
        edition: text("edition"),
        day: text("day").or_else(|| text("edition")).unwrap(),
        number: text("page"),
        section: text("section"),
        stories: stories.collect(),
    }
}

impl Case {
    /// What the program reads of the page. The name of the file tells nothing: it lies in a folder of its own.
    pub(crate) fn read(&self) -> Vec<Value> {
        let home = tempfile::tempdir().unwrap();
        let page = home.path().join("page").with_extension(self.page.extension().unwrap());
        fs::copy(&self.page, &page).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_benbao"));
        command.args(["read", "--format", "json", "--now", "2026-12-31T12:00:00+08:00"]).current_dir(home.path());
        if let Some(edition) = &self.edition {
            command.args(["--edition", edition]);
        }
        let out = command.arg(page.file_name().unwrap()).env("LC_ALL", "C").output().unwrap();
        let Ok(read) = serde_json::from_slice::<Value>(&out.stdout) else { return Vec::new() };
        read["items"].as_array().cloned().unwrap_or_default()
    }
}
