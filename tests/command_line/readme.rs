//! What the README shows is what happens: its commands run, its settings are known, its files exist.

use crate::support::Home;
use crate::support::PAGE;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;
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

/// Every step that the README tells somebody to take in a shell, in its order; what is shown of each, where it is.
fn steps() -> Vec<(String, String)> {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let mut steps = Vec::new();
    for block in readme.split("\n```").skip(1).step_by(2) {
        let (language, text) = block.split_once('\n').unwrap();
        match language {
            "console" => {
                let shown = text.split("$ ").skip(1).map(|shown| shown.split_once('\n').unwrap_or((shown, "")));
                steps.extend(shown.map(|(command, said)| (command.to_owned(), said.trim().to_owned())));
            }
            // A command with what it is for, or one of a crontab with its hour.
            "text" => {
                let commands = text.lines().filter_map(|line| line.strip_prefix("30 6 * * *  ").or(Some(line)));
                let commands = commands.filter(|line| line.starts_with("benbao ") || line.contains("/benbao "));
                steps.extend(commands.map(|line| (line.split("   ").next().unwrap().trim().to_owned(), String::new())));
            }
            _ => {}
        }
    }
    steps
}

/// The sample paper in a scratch folder, and its paper of the README.
fn shell(home: &Home, folder: &str, command: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_benbao")).parent().unwrap();
    let path: OsString = [program.as_os_str(), ":".as_ref(), &std::env::var_os("PATH").unwrap()].into_iter().collect();
    let mut shell = Command::new("sh");
    shell.args(["-c", command]).current_dir(home.path(folder)).env("PATH", path).env("LC_ALL", "C").env_remove("COLUMNS");
    shell.stdin(std::process::Stdio::null()).output().unwrap()
}

#[test]
fn every_step_works_in_the_order_of_the_readme_and_prints_what_is_shown() {
    let home = sample();
    let mut taken = Vec::new();
    for (command, shown) in steps() {
        if command == "cargo test" {
            continue;
        }
        // What its reader puts in: an id of the list, the name of a page, where benbao and the paper are.
        let list = ["archive", "list", "--dir", "zhongyuan", "--format", "json"];
        let stories = if command.contains(" 9cb0") { home.run(&list).text() } else { String::new() };
        let id = stories.split("\"short\":\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("");
        let page = "pages/000_62a70cabcceb6930.txt";
        let typed = command
            .replace("cargo run --release --", "benbao")
            .replace("$HOME/.cargo/bin/benbao", "benbao")
            .replace("/srv/paper", ".")
            .replace(" 9cb0", &format!(" {id}"))
            .replace("pages/A01.md", page);
        let is_of_paper = shown.is_empty() && ["archive", "status", "doctor", "/srv/"].iter().any(|word| command.contains(word));
        if typed.contains("--file") {
            // The run of the next morning finds the page gone, and says that its stories stay.
            fs::remove_file(home.path("zhongyuan").join(page)).unwrap();
            assert!(shell(&home, "zhongyuan", "benbao build").status.success());
        }
        let Output { status, stdout, stderr } = shell(&home, if is_of_paper { "zhongyuan" } else { "" }, &typed);
        let said = String::from_utf8([stderr, stdout].concat()).unwrap();
        // The edition of the sample is years old, which is to be seen to.
        let is_fit = status.success() || command.starts_with("benbao doctor") && status.code() == Some(3);
        assert!(is_fit, "{command}\n{typed}\n{said}");
        // A command whose output is left out is shown alone.
        assert!(shown.is_empty() || said.trim() == shown, "{command}\n{said}");
        taken.push(command);
    }
    for part in [
        "init haiwan",
        "build haiwan",
        "init zhongyuan",
        "build zhongyuan",
        "archive withdraw 9cb0",
        "archive accept",
        "--file",
        "--quiet /srv",
    ] {
        assert_eq!(taken.iter().filter(|command| command.contains(part)).count(), 1, "{part} in {taken:#?}");
    }
    assert_eq!(taken.len(), 16, "{taken:#?}");
    let feeds = fs::read_to_string(home.path("zhongyuan/feeds/atom.xml")).unwrap();
    assert_eq!(feeds.matches("<at:deleted-entry").count(), 4, "every story of the paper was withdrawn in the end");
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
    let home =
        Home::new().file("benbao.toml", settings).file("pages/2026-11-27-A01.md", PAGE).file("paper.css", "h1 { color: red }\n");
    // On the day of the edition: it is not stale.
    home.run(&["build", "--now", "2026-11-27T08:00:00+08:00"])
        .stdout("1 article on 1 page, 1 with authors, edition 2026-11-27\n1 new\nfeeds: 18 files, 18 written, 0 unchanged\n");
}

#[test]
fn it_is_short() {
    let lines = fs::read_to_string(root().join("README.md")).unwrap().lines().count();
    assert!(lines <= 325, "{lines} lines");
}
