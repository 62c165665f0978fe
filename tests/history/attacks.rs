//! What hostile readers of the program found: each once wrong, each told here as a run shows it.

use crate::paper::Paper;
use crate::paper::marks;
use crate::paper::page;
use crate::paper::story;
use std::fs;

/// A story that goes on on page A03, where another stands.
fn turned() -> Paper {
    let mut paper = Paper::new();
    let long = story("甲1");
    let [first, second, third, fourth] = <[String; 4]>::try_from(long.text).unwrap();
    let (head, tail) = third.split_at(third.char_indices().nth(40).unwrap().0);
    paper.write(
        "2023-05-10-A01.md",
        &format!("# {}\n\n本报讯（记者 鲁燕）{first}\n\n{second}\n\n{head}\n\n（下转第3版）\n", long.headline),
    );
    paper.write("2023-05-10-A03.md", &format!("（上接第1版）{tail}\n\n{fourth}\n\n{}", page(&[story("乙1")])));
    paper.build();
    let sentence = fourth.split('，').nth(1).unwrap();
    assert!(paper.walk()["甲1"].html.contains(sentence), "it is drawn together");
    paper
}

#[test]
fn a_story_that_turns_stays_whole_when_one_of_its_pages_goes() {
    for gone in ["2023-05-10-A01.md", "2023-05-10-A03.md"] {
        for left in [None, Some("PK\u{3}\u{4}")] {
            let mut paper = turned();
            let before = paper.walk()["甲1"].html.clone();
            match left {
                None => paper.remove(gone),
                Some(bytes) => paper.write(gone, bytes),
            }
            paper.run(&["build"]);
            assert_eq!(paper.walk()["甲1"].html, before, "{gone} {left:?}");
            // A letter corrected on the page that is left changes nothing of it either.
            let other = if gone.contains("A01") { "2023-05-10-A03.md" } else { "2023-05-10-A01.md" };
            let text = fs::read_to_string(paper.path("pages").join(other)).unwrap();
            paper.write(other, &text.replacen('，', "；", 1));
            paper.run(&["build"]);
            assert_eq!(paper.walk()["甲1"].html, before, "{gone} {left:?}");
        }
    }
}

#[test]
fn a_page_that_did_not_change_keeps_the_year_of_its_path() {
    let mut paper = Paper::new();
    paper.write("5月9日/头版.md", &marks(&["甲1", "乙1"]));
    paper.build();
    let ids = |paper: &Paper| paper.walk().into_values().map(|seen| seen.id).collect::<Vec<_>>();
    let before = ids(&paper);
    assert!(before[0].contains(":2023-05-09/"), "{before:?}");
    paper.settings.push_str("[reading]\nroles = [\"观察员 = commentator\"]\n");
    paper.run(&["build", "--now", "2024-05-04T08:00:00+08:00"]);
    assert_eq!(ids(&paper), before);
    // The folder of the next year: its page tells another day now, and what was published stays.
    paper.write("5月9日/头版.md", &marks(&["丙1", "丁1"]));
    paper.run(&["build", "--now", "2024-05-09T08:00:00+08:00"]);
    assert_eq!(paper.walk().into_keys().collect::<Vec<_>>(), ["丁1", "丙1", "乙1", "甲1"].map(str::to_owned));
}

#[test]
fn a_merge_that_makes_no_sense_is_refused() {
    let two = || {
        let mut paper = Paper::new();
        paper.write("2023-05-10-A01.md", &marks(&["甲1", "乙1"]));
        paper.write("2023-05-10-A02.md", &format!("---\nrelease: 2023-05-10 18:00\n---\n{}", marks(&["丙1"])));
        paper.build();
        paper
    };
    let id = |paper: &mut Paper, mark: &str| -> String {
        let list = paper.ask(&["archive", "list", "--format", "json"]);
        let line = list.lines().find(|line| line.contains(&format!("推进会{mark}召开"))).unwrap();
        line.split("\"id\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    for (old, new, why) in [
        ("甲1", "丙1", "waits for its hour"),
        ("丙1", "甲1", "waits for its hour"),
        ("甲1", "乙1", "both stand on pages"),
        ("甲1", "甲1", "into itself"),
    ] {
        let mut paper = two();
        let (old, new) = (id(&mut paper, old), id(&mut paper, new));
        let files = paper.files();
        let output = paper.run(&["archive", "merge", &old, &new]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(told.contains(why), "{told}");
        assert_eq!(paper.files(), files);
    }
    let mut paper = two();
    let (old, new) = (id(&mut paper, "甲1"), id(&mut paper, "乙1"));
    paper.ask(&["archive", "withdraw", &old, "--reason", "事实有误"]);
    let output = paper.run(&["archive", "merge", &old, &new]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("leaves the feeds too"), "{output:?}");
    let output = paper.run(&["archive", "withdraw", "--undo", &new]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("nobody withdrew"), "{output:?}");
}

#[test]
fn an_export_that_is_empty_or_cut_is_refused() {
    let mut paper = Paper::new();
    paper.write("2023-05-10-A01.md", &marks(&["甲1", "乙1", "丙1"]));
    paper.build();
    let export = paper.ask(&["archive", "export"]);
    paper.lose_archive();
    let lines: Vec<&str> = export.lines().collect();
    for (text, why) in [(String::new(), "is empty"), (lines[..2].join("\n"), "is cut"), (lines[..1].join("\n"), "is cut")] {
        fs::write(paper.path("copy.jsonl"), text).unwrap();
        let output = paper.run(&["archive", "import", "copy.jsonl"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(1) && told.contains(why), "{told}");
    }
    fs::write(paper.path("copy.jsonl"), export).unwrap();
    paper.ask(&["archive", "import", "copy.jsonl"]);
}

#[test]
fn a_lost_archive_and_a_clock_behind_hide_nothing() {
    let mut paper = Paper::new();
    paper.write("2023-05-10-A01.md", &marks(&["甲1", "乙1"]));
    paper.build();
    let before: Vec<String> = paper.walk().into_keys().collect();
    paper.lose_archive();
    paper.run(&["build", "--now", "2023-05-09T23:00:00+08:00"]);
    assert_eq!(paper.walk().into_keys().collect::<Vec<_>>(), before);
}

#[test]
fn one_page_under_two_numbers_is_published_once() {
    let mut paper = Paper::new();
    paper.write("2023年5月10日/头版.md", &marks(&["甲1", "乙1"]));
    paper.write("20230510/01.md", &marks(&["甲1", "乙1"]));
    paper.run(&["build"]);
    assert_eq!(paper.walk().len(), 2);
    let list = paper.ask(&["archive", "list"]);
    assert!(list.contains("2 articles"), "{list}");
}

#[test]
fn tomorrows_notice_is_not_a_correction_of_todays() {
    let notice = |day: &str, street: &str| {
        format!(
            "# 停电公告\n\n因线路检修，{day}日8时至18时，{street}一带停电，请沿线居民和商户提前做好准备，咨询电话95598。\n\n县供电公司\n\n"
        )
    };
    let mut paper = Paper::new();
    paper.write("头版.md", &format!("2023年5月10日\n\n{}{}", marks(&["甲1"]), notice("10", "东街、南关")));
    paper.run(&["build"]);
    paper.write("头版.md", &format!("2023年5月11日\n\n{}{}", marks(&["乙1"]), notice("11", "西街、北关")));
    paper.run(&["build"]);
    let atom = paper.feed("atom.xml");
    assert!(atom.contains("东街、南关") && !atom.contains("西街、北关"), "tomorrow's is out before its day");
}
