//! What the output holds and no run makes any more is taken away: a format that was dropped, pages of articles that have another
//! home, and with them whatever was withdrawn since. Files of others stay.

use crate::paper::Paper;
use crate::paper::marks;
use crate::paper::page;
use crate::paper::story;
use std::fs;

const PAGE: &str = "2023-04-09-A01.md";

/// The settings that say which documents there are.
fn documents(formats: &str, pages: bool) -> String {
    format!(
        "title = \"中原时报\"\nbase_url = \"https://example.cn/feeds/\"\nauthority = \"example.cn,2023\"\n[articles]\npages = {pages}\n[editions]\nformats = [{formats}]\n"
    )
}

const FORMATS: [&str; 3] = ["\"atom\"", "\"atom\", \"rss\"", "\"rss\", \"json\""];

fn paper(settings: String) -> Paper {
    let mut paper = Paper::new();
    paper.settings = settings;
    paper.write(PAGE, &marks(&["甲1", "甲2", "甲3"]));
    paper.write("2023-04-10-A01.md", &marks(&["乙1", "乙2"]));
    paper.build();
    paper
}

/// The files that hold any of these words, whatever they are called.
fn holding(paper: &Paper, words: &[&str]) -> Vec<String> {
    let holds = |bytes: &[u8], word: &str| bytes.windows(word.len()).any(|it| it == word.as_bytes());
    let files = paper.files().into_iter().filter(|(_, bytes)| words.iter().any(|word| holds(bytes, word)));
    files.map(|(path, _)| path.display().to_string()).collect()
}

#[test]
fn after_a_withdrawal_no_file_holds_the_text_whatever_the_settings_were_and_are() {
    let settings = || FORMATS.iter().flat_map(|formats| [true, false].map(|pages| documents(formats, pages)));
    let (mut tried, text) = (0, story("甲2"));
    let words = [text.headline.as_str(), "甲2号稿"];
    for before in settings() {
        for after in settings() {
            for how in ["command", "page"] {
                let mut paper = paper(before.clone());
                assert!(holding(&paper, &words).len() >= 4, "{before}");
                let id = paper.walk()["甲2"].id.clone();
                paper.settings = after.clone();
                match how {
                    "command" => drop(paper.ask(&["archive", "withdraw", &id, "--reason", "事实有误"])),
                    _ => {
                        paper.write(PAGE, &marks(&["甲1", "甲3"]));
                        paper.build();
                    }
                }
                assert_eq!(holding(&paper, &words), [] as [&str; 0], "{how}\n{before}{after}");
                assert_eq!(paper.walk().len(), 4);
                tried += 1;
            }
        }
    }
    assert_eq!(tried, 72);
}

#[test]
fn what_the_settings_make_no_more_is_named_and_taken_away_and_what_is_another_s_stays() {
    let mut paper = paper(documents("\"rss\", \"json\"", true));
    let theirs = ["editions/notes.html", "editions/2023-04-09/notes.html", "editions/2023-04-09/rss.xml.gz", "robots.txt"];
    let file = |paper: &Paper, name: &str| paper.output().join(name);
    theirs.iter().for_each(|name| fs::write(file(&paper, name), "<html>benbao 甲2</html>").unwrap());
    // A feed of theirs in the place of one of ours.
    let other = "editions/2023-04-10/rss.xml";
    let before = paper.files();
    paper.settings = documents("\"atom\"", false);
    let told = paper.build_with(&["--dry-run"]);
    assert!(
        told.contains("9 files that no run makes any more would be taken away, such as editions/2023-04-09/rss.xml"),
        "{told}"
    );
    assert_eq!(paper.files(), before);
    fs::write(file(&paper, other), "<rss><channel><generator>Hugo</generator></channel></rss>").unwrap();
    let told = paper.build_with(&["--report", "report.json"]);
    assert!(told.contains("8 files that no run makes any more are taken away, such as editions/2023-04-09/rss.xml"), "{told}");
    let report: serde_json::Value = serde_json::from_str(&fs::read_to_string(paper.path("report.json")).unwrap()).unwrap();
    assert_eq!(report["removed"].as_array().unwrap().len(), 8);
    let names: Vec<String> = paper.files().into_keys().map(|path| path.display().to_string()).collect();
    let mut expected: Vec<&str> =
        ["atom.xml", "editions/2023-04-09/atom.xml", "editions/2023-04-10/atom.xml", "feed.json", "feeds.opml", "rss.xml"]
            .to_vec();
    // The paper's own pages stay, without those of its articles.
    expected.extend(["404.html", "editions/2023-04-09/index.html", "editions/2023-04-10/index.html", "editions/2023.html"]);
    expected.extend(["feed.css", "index.html", "style.css", "subscribe.html"]);
    expected.extend(theirs);
    expected.push(other);
    expected.sort_unstable();
    assert_eq!(names, expected);
    assert!(!paper.build().contains("taken away"));
}

#[test]
fn the_page_of_an_article_that_has_its_own_address_now_is_taken_away() {
    let mut paper = paper(documents("\"atom\"", true));
    let hash = paper.walk()["甲1"].id.rsplit('/').next().unwrap().to_owned();
    let own = paper.output().join(format!("editions/2023-04-09/{hash}.html"));
    assert!(own.exists());
    paper.write(PAGE, &format!("---\nlink: https://example.cn/1\n---\n{}", page(&[story("甲1")])));
    paper.build_with(&["--allow-shrink"]);
    assert!(!own.exists());
    assert_eq!(paper.walk().len(), 3);
}

#[test]
fn what_a_killed_run_left_is_named_and_taken_away() {
    let mut paper = paper(documents("\"atom\"", true));
    // As a kill leaves it: a hidden file, and an archive that was not closed.
    fs::write(paper.output().join("editions/.benbao-Xy12z3.tmp"), "甲2").unwrap();
    fs::remove_file(paper.path(".benbao/closed")).unwrap();
    let told = paper.build();
    assert!(told.contains("what no run makes any more is taken away: editions/.benbao-Xy12z3.tmp"), "{told}");
    assert!(!paper.output().join("editions/.benbao-Xy12z3.tmp").exists());
}
