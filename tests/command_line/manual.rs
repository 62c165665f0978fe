//! What the Chinese README shows is what happens: whoever does what it says, in its order, with its files, reads on the screen what stands
//! there. Its settings are those of the English one, and the messages that it explains are the program's.

use crate::support::Home;
use crate::support::PAGE;
use crate::support::SETTINGS;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The blocks of a page in order: what stands behind its three ticks, and the text.
fn blocks(page: &str) -> Vec<(String, String)> {
    let blocks = page.split("\n```").skip(1).step_by(2);
    blocks.map(|block| block.split_once('\n').map(|(head, text)| (head.to_owned(), format!("{text}\n"))).unwrap()).collect()
}

/// What a line does at somebody's terminal that speaks Chinese.
fn typed(home: &Home, line: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_benbao")).parent().unwrap();
    let path: OsString = [program.as_os_str(), ":".as_ref(), &std::env::var_os("PATH").unwrap()].into_iter().collect();
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).current_dir(home.path("")).env("PATH", path).env("LC_ALL", "zh_CN.UTF-8").env_remove("COLUMNS");
    let output = shell.stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8([output.stderr, output.stdout].concat()).unwrap();
    assert!(output.status.success(), "{line}\n{said}");
    said
}

/// Sets a key as somebody does who has found its line.
fn set(home: &Home, settings: &str, line: &str) {
    let key = line.split(" = ").next().unwrap();
    let text = home.read(settings);
    let found: Vec<&str> = text.lines().filter(|it| it.split(" = ").next() == Some(key)).collect();
    assert_eq!(found.len(), 1, "{key} in\n{text}");
    fs::write(home.path(settings), text.replace(found[0], line.trim_end())).unwrap();
}

#[test]
fn every_step_of_the_chinese_readme_works_in_its_order_and_prints_what_is_shown() {
    let mut home = Home::new();
    let (mut commands, mut files) = (0, 0);
    for (head, text) in blocks(&file("README.zh-CN.md")) {
        match head.split_once(' ') {
            Some(("text", path)) => {
                files += 1;
                home = home.file(path, text);
            }
            Some(("toml", path)) => set(&home, path, &text),
            _ if head == "console" => {
                for step in text.split("$ ").skip(1) {
                    let (line, shown) = step.split_once('\n').unwrap();
                    let said = typed(&home, line);
                    assert_eq!(said.trim_end(), shown.trim_end(), "{line}");
                    commands += 1;
                }
            }
            _ => {}
        }
    }
    assert_eq!((commands, files), (10, 3));
    let feed = home.read("yunxi/feeds/atom.xml");
    assert!(feed.contains("渡口老屋开门迎客") && feed.contains("<at:deleted-entry"), "{feed}");
    // What it says of the rest of its words: the address of a section, and that the story comes back.
    typed(&home, "benbao archive withdraw --undo 1ae4 --dir yunxi");
    assert!(home.read("yunxi/feeds/atom.xml").contains("5时30分"));
    typed(&home, "benbao build yunxi");
    assert!(home.read("yunxi/feeds/atom.xml").contains("<name>小鱼儿</name>"));
}

#[test]
fn its_settings_are_those_of_the_english_one_and_are_known() {
    let settings = |page: &str| blocks(&file(page)).into_iter().find(|(head, _)| head == "toml").unwrap().1;
    let keys = |text: &str| -> BTreeSet<String> {
        let mut table = String::new();
        let lines = text.lines().filter(|line| !line.is_empty());
        lines
            .map(|line| {
                if line.starts_with('[') {
                    table = line.split(" #").next().unwrap().trim().to_owned();
                }
                format!("{table} {}", line.split(" = ").next().unwrap().split(" #").next().unwrap().trim())
            })
            .collect()
    };
    let chinese = settings("README.zh-CN.md");
    assert_eq!(keys(&chinese), keys(&settings("README.md")));
    let home = Home::new().file("benbao.toml", chinese).file("paper.css", "h1 { color: red }\n");
    let home = home.file("pages/2026-11-27-A01.txt", PAGE.replace("大桥", "渡口"));
    assert!(typed(&home, "benbao build --now 2026-11-27T08:00:00+08:00").starts_with("1 篇稿件，1 个版"));
}

/// The first cells of the table below a heading.
fn cells(page: &str, heading: &str) -> Vec<String> {
    let below = page.split(&format!("\n{heading}\n")).nth(1).unwrap_or_else(|| panic!("{heading}"));
    let below = below.split("\n## ").next().unwrap();
    let rows = below.lines().filter(|line| line.starts_with("| ")).skip(2);
    rows.map(|row| row.trim_start_matches("| ").split(" |").next().unwrap().to_owned()).collect()
}

#[test]
fn the_messages_that_it_explains_are_said() {
    let said = file("tests/fixtures/words/messages.zh.txt");
    let explained = cells(&file("README.zh-CN.md"), "## 提示是什么意思");
    assert!(explained.len() > 10);
    for words in explained {
        assert!(said.contains(&words), "{words}");
    }
}

#[test]
fn every_doubt_is_explained_with_the_words_in_which_it_is_said() {
    for (language, page) in [("en", "docs/SETTLING.md"), ("zh", "docs/zh-CN/settling.md")] {
        let catalogue = file(&format!("src/words/{language}/doubts.ftl"));
        let doubts = catalogue.lines().filter_map(|line| line.strip_prefix("unsure-")?.split_once(" = ")).map(|(_, words)| words);
        // What stands before the remedy, but for what is put in: a name, the words of the page.
        let said: Vec<&str> = doubts
            .flat_map(|words| words.split([':', '：']).next().unwrap().split(['{', '}', '(', '（', '）', '“', '”']))
            .collect();
        let said: Vec<&str> =
            said.into_iter().map(str::trim).filter(|words| words.chars().count() > 3 && !words.starts_with('$')).collect();
        let text = file(page);
        let missing: Vec<&&str> = said.iter().filter(|words| !text.contains(**words)).collect();
        assert!(said.len() > 15 && missing.is_empty(), "{page} leaves out {missing:#?}");
    }
}

#[test]
fn its_table_of_names_tells_what_they_tell() {
    let page = file("docs/zh-CN/reading.md");
    let below = page.split("\n## 文件名\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let mut read = 0;
    for row in below.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        for path in cells[0].split('`').skip(1).step_by(2) {
            let home = Home::new().file(format!("pages/{path}"), PAGE).file("benbao.toml", SETTINGS);
            let arguments = ["read", "--format", "json", "--now", "2026-11-28T08:00:00+08:00", &format!("pages/{path}")];
            let output = home.command(&arguments).output().unwrap();
            let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            let told = &json["items"][0]["_benbao"];
            let (edition, section) = (&told["edition"], told["section"].as_str().unwrap_or(""));
            let found = [edition["date"].as_str().unwrap(), edition["page"].as_str().unwrap_or(""), section];
            assert_eq!(found, [cells[1], cells[2], cells[3]], "{path}");
            read += 1;
        }
    }
    assert_eq!(read, 9);
}
