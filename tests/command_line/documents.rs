//! The documents that users read, in both languages: each has the other, every link leads somewhere, every command that they name is one.

use crate::support::Home;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// What a user reads, in English and in Chinese. What is written for programmers is in English alone.
const PAIRS: [(&str, &str); 6] = [
    ("README.md", "README.zh-CN.md"),
    ("docs/READING.md", "docs/zh-CN/reading.md"),
    ("docs/LISTS.md", "docs/zh-CN/lists.md"),
    ("docs/SETTLING.md", "docs/zh-CN/settling.md"),
    ("docs/hosting/README.md", "docs/zh-CN/hosting.md"),
    ("docs/hosting/moving-house.md", "docs/zh-CN/moving-house.md"),
];

/// The table of contents of the Chinese ones.
const CONTENTS: &str = "docs/zh-CN/README.md";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn files() -> impl Iterator<Item = &'static str> {
    PAIRS.into_iter().flat_map(|(english, chinese)| [english, chinese]).chain([CONTENTS])
}

/// Where the links of a file lead to, without addresses of the web: file and heading.
fn links(file: &str) -> Vec<(PathBuf, Option<String>)> {
    let text = read(file);
    // What stands in backticks shows how a page is written.
    let is_example = |at: usize| text[..at].rsplit('\n').next().unwrap().matches('`').count() % 2 == 1;
    let links = text.match_indices("](").filter(|(at, _)| !is_example(*at)).map(|(at, _)| &text[at + 2..]);
    let targets = links.map(|rest| rest.split(')').next().unwrap()).filter(|target| !target.contains("://"));
    let folder = root().join(file).parent().unwrap().to_owned();
    targets
        .map(|target| {
            let (path, heading) =
                target.split_once('#').map_or((target, None), |(path, heading)| (path, Some(heading.to_owned())));
            (if path.is_empty() { root().join(file) } else { folder.join(path) }, heading)
        })
        .collect()
}

/// As sites make the anchor of a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase();
    kept.chars().filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter)).collect::<String>().replace(' ', "-")
}

#[test]
fn each_leads_to_itself_in_the_other_language() {
    for (one, other) in PAIRS.into_iter().flat_map(|(english, chinese)| [(english, chinese), (chinese, english)]) {
        let wanted = fs::canonicalize(root().join(other)).unwrap();
        let found = links(one).into_iter().any(|(path, _)| fs::canonicalize(&path).is_ok_and(|path| path == wanted));
        assert!(found, "{one} does not lead to {other}");
    }
    let listed: BTreeSet<PathBuf> = links(CONTENTS).into_iter().filter_map(|(path, _)| fs::canonicalize(path).ok()).collect();
    for chinese in PAIRS.map(|(_, chinese)| chinese) {
        assert!(listed.contains(&fs::canonicalize(root().join(chinese)).unwrap()), "{CONTENTS} leaves out {chinese}");
    }
    // A Chinese document that is in no pair is promised in English and missing there.
    for entry in fs::read_dir(root().join("docs/zh-CN")).unwrap() {
        let name = format!("docs/zh-CN/{}", entry.unwrap().file_name().to_string_lossy());
        assert!(files().any(|file| file == name), "{name}");
    }
}

#[test]
fn every_link_leads_somewhere() {
    for file in files() {
        for (path, heading) in links(file) {
            assert!(path.exists(), "{file}: {}", path.display());
            let Some(heading) = heading else { continue };
            let text = fs::read_to_string(&path).unwrap();
            let there = text.lines().filter(|line| line.starts_with('#')).map(|line| anchor(line.trim_start_matches('#').trim()));
            assert!(there.into_iter().any(|it| it == heading), "{file}: #{heading} in {}", path.display());
        }
    }
}

#[test]
fn every_command_that_they_name_is_one() {
    let help = |arguments: &[&str]| Home::new().run(&[arguments, &["--help", "--lang", "en"]].concat()).text();
    let commands = |help: &str| -> BTreeSet<String> {
        let lines = help.split("Commands:\n").nth(1).unwrap_or("").split("\n\n").next().unwrap().lines();
        let names = lines.filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')));
        names.map(|line| line.split(' ').next().unwrap().to_owned()).collect()
    };
    let (known, desk) = (commands(&help(&[])), commands(&help(&["archive"])));
    assert!(known.contains("doctor") && desk.contains("withdraw"), "{known:?} {desk:?}");
    let mut named = 0;
    for file in files() {
        let text = read(file);
        for (at, _) in text.match_indices("benbao ").filter(|(at, _)| is_typed(&text[..*at])) {
            let line = &text[at + "benbao ".len()..];
            if !line.starts_with(|letter: char| letter.is_ascii_lowercase()) {
                continue;
            }
            let mut words = line.split(|letter: char| !letter.is_ascii_lowercase());
            let (command, below) = (words.next().unwrap(), words.next().unwrap_or(""));
            named += 1;
            assert!(known.contains(command), "{file}: benbao {command}");
            let is_named = command == "archive" && line.starts_with("archive ") && !below.is_empty();
            assert!(!is_named || desk.contains(below), "{file}: benbao archive {below}");
            // Its options, up to the end of what is typed.
            let typed = line.split(['`', '\n', '；', ';']).next().unwrap();
            let help = if is_named { help(&["archive", below]) } else { help(&[command]) };
            for option in typed.split(' ').filter(|word| word.starts_with("--") && word.len() > 2) {
                let option = option.split('=').next().unwrap().trim_end_matches(|letter: char| !letter.is_ascii_lowercase());
                assert!(
                    help.contains(option) || option == "--lang" || option == "--help",
                    "{file}: {option} of benbao {command}"
                );
            }
        }
    }
    assert!(named > 60, "{named}");
}

/// Whether what stands behind this is typed: in backticks, or at the beginning of a line of a block. In a sentence, benbao does things
/// of which none is a command.
fn is_typed(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap();
    match before.matches("\n```").count() % 2 {
        0 => line.matches('`').count() % 2 == 1,
        _ => ["", "$ ", "sudo -u benbao "].contains(&line),
    }
}

#[test]
fn the_package_brings_what_there_is_and_stops_what_it_brings() {
    let cargo: toml::Table = read("Cargo.toml").parse().unwrap();
    let package = &cargo["package"]["metadata"]["deb"];
    let assets: Vec<&str> = package["assets"].as_array().unwrap().iter().map(|asset| asset[0].as_str().unwrap()).collect();
    // What is made is made by the script that packs it; of the others each is there, and no document is left out.
    let ours: Vec<&str> = assets.into_iter().filter(|asset| !asset.starts_with("target/")).collect();
    for asset in &ours {
        let path = asset.strip_suffix("*.md").unwrap_or(asset);
        assert!(root().join(path).exists(), "{asset}");
    }
    for file in files() {
        let folder = Path::new(file).parent().unwrap().join("*.md");
        assert!(ours.contains(&file) || ours.iter().any(|asset| Path::new(asset) == folder), "the package has no {file}");
    }
    let units = read("docs/hosting/systemd.md");
    let scripts = read(".ci/debian/prerm") + &read(".ci/debian/postinst");
    let named: BTreeSet<&str> =
        scripts.split_whitespace().filter(|word| word.starts_with("benbao") && word.contains('.')).collect();
    assert_eq!(named.len(), 4);
    for unit in named {
        assert!(units.contains(&format!("# /etc/systemd/system/{unit}\n")), "{unit}");
    }
}
