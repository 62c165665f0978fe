//! The shape of the source tree: imports only go down, every file says what it is for.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking, and so do their helpers")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Top-level modules from the bottom up. A module imports only from rows above its own.
const LAYERS: &[&[&str]] = &[
    &["shown"],
    &["text"],
    &["date"],
    &["error"],
    &["beijing", "open", "typography"],
    &["account", "article", "document"],
    &["words"],
    &["feed"],
    &["read", "parse", "archive", "compose", "write"],
    &["galley"],
    &["publish", "websub", "serve", "schedule", "watch"],
    &["config"],
    &["reading"],
    &["report"],
    &["convert"],
    &["cli"],
];

#[test]
fn imports_go_down() {
    let rank = |name: &str| LAYERS.iter().position(|row| row.contains(&name));
    let mut checked = 0;
    for (module, path, code) in sources() {
        let Some(own) = rank(&module) else {
            assert!(["lib", "main"].contains(&module.as_str()), "{} is in no layer", path.display());
            continue;
        };
        assert!(!code.contains("super::"), "{}: name the module from `crate::`", path.display());
        assert!(!code.contains("use crate::{"), "{}: one `use crate::` a line", path.display());
        let is_export = |line: &str| line.starts_with("pub use ") || line.starts_with("pub(crate) use ");
        let is_glob = |line: &str| line.starts_with("use crate::") && line.ends_with("::*;");
        assert!(!code.lines().any(|line| is_export(line) || is_glob(line)), "{}: no glob, no re-export", path.display());
        for target in code.split("crate::").skip(1).map(first_name) {
            checked += 1;
            assert!(
                target == module || rank(target).is_some_and(|it| it < own),
                "{}: `{module}` may not import `{target}`",
                path.display(),
            );
        }
    }
    assert!(checked > 0, "no import was checked");
}

#[test]
fn every_file_opens_with_its_purpose() {
    for (_, path, _) in sources() {
        assert!(fs::read_to_string(&path).unwrap().starts_with("//! "), "{}", path.display());
    }
}

/// Sentences stand in the catalogue: no text of the code has three words in a row, what SQLite, HTML and formats are told apart.
#[test]
fn sentences_stand_in_the_catalogue() {
    let is_word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let not_words =
        ["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "WHERE", "VALUES", "content=", "system volume", "\\u{", "<"];
    let mut checked = 0;
    let mut found = Vec::new();
    for (module, path, code) in sources() {
        for text in
            code.split('"').skip(1).step_by(2).filter(|text| module != "words" && !not_words.iter().any(|it| text.contains(it)))
        {
            checked += 1;
            let words: Vec<&str> = text.split(' ').collect();
            if words.windows(3).any(|three| three.iter().all(|word| is_word(word))) {
                found.push(format!("{}: {text:?}", path.display()));
            }
        }
    }
    assert!(checked > 500 && found.is_empty(), "{checked} texts: {found:#?}");
}

/// Every source file: its top-level module, its path, its code without comments and tests.
fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut found, mut folders) = (Vec::new(), vec![root.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            // A file of tests may look at everything.
            if path.extension().is_none_or(|it| it != "rs") || path.file_name().is_some_and(|it| it == "tests.rs") {
                continue;
            }
            let top = path.strip_prefix(&root).unwrap().iter().next().unwrap();
            let module = Path::new(top).file_stem().unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            let code = code.lines().map(|it| it.split("//").next().unwrap()).collect::<Vec<_>>().join("\n");
            found.push((module, path, code));
        }
    }
    assert!(!found.is_empty(), "no source file found");
    found
}

fn first_name(rest: &str) -> &str {
    let end = rest.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(rest.len());
    &rest[..end]
}
