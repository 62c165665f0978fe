//! `benbao archive`: lists, histories, merging, copies, repair, and one run at a time.

use crate::paper::Paper;
use crate::paper::marks;
use crate::paper::page;
use crate::paper::story;
use std::fs;
use std::fs::File;

const PAGE: &str = "2023-04-09-A01.md";

fn paper() -> Paper {
    let mut paper = Paper::new();
    paper.write(PAGE, &page(&[story("甲1"), story("甲2").by("记者 赵成"), story("甲3")]));
    paper.write("2023-04-10-A02.md", &marks(&["乙1"]));
    paper.build();
    paper
}

#[test]
fn a_page_edited_ten_times_has_a_history_of_ten_edits() {
    let mut paper = paper();
    let id = paper.walk()["甲1"].id.clone();
    let mut moments = vec![paper.walk()["甲1"].updated.clone()];
    for edit in 1..=10 {
        paper.write(PAGE, &page(&[story("甲1").replaced("街道负责", &format!("{edit}街道负责")), story("甲2"), story("甲3")]));
        paper.build();
        moments.push(paper.walk()["甲1"].updated.clone());
    }
    assert!(moments.is_sorted_by(|one, two| one < two), "{moments:?}");
    let told = paper.ask(&["archive", "show", &id]);
    assert_eq!(told.matches("\nrevision ").count(), 11, "{told}");
    assert!(told.contains("由[-1-]{+2+}街道负责") || told.contains("[-1-]{+2+}街道"), "{told}");
    assert!(told.contains(&format!("id         {id}")) && told.contains("state      live"), "{told}");
    let short = id.rsplit(':').next().unwrap();
    assert_eq!(paper.ask(&["archive", "show", short]), told);
}

#[test]
fn a_list_is_filtered_and_has_two_forms() {
    let mut paper = paper();
    let id = paper.walk()["甲3"].id.clone();
    paper.ask(&["archive", "withdraw", &id, "--reason", "重复"]);
    let table = [
        (vec![], 4),
        (vec!["--date", "2023-04-10"], 1),
        (vec!["--page", "A01"], 3),
        (vec!["--author", "赵成"], 1),
        (vec!["--state", "withdrawn"], 1),
        (vec!["--state", "live", "--page", "A01"], 2),
    ];
    for (filter, count) in table {
        let arguments = [&["archive", "list"], filter.as_slice()].concat();
        let told = paper.ask(&arguments);
        let last = if count == 1 { "1 article".to_owned() } else { format!("{count} articles") };
        assert_eq!(told.lines().last(), Some(last.as_str()), "{filter:?}\n{told}");
        let lines = paper.ask(&[arguments.as_slice(), &["--format", "json"]].concat());
        assert_eq!(lines.lines().count(), count, "{filter:?}");
        for line in lines.lines() {
            let article: serde_json::Value = serde_json::from_str(line).unwrap();
            assert!(article["id"].as_str().unwrap().starts_with("tag:example.cn,2023:2023-04-"));
        }
    }
    let refused = paper.run(&["archive", "show", "2023-04-09/A01/0000000000000000"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("no article of this archive"));
}

#[test]
fn two_that_are_one_are_merged() {
    let mut paper = paper();
    let old = paper.walk()["甲1"].id.clone();
    // Rewritten from the first word to the last: a new article, as far as anybody can tell.
    paper.write(PAGE, &page(&[story("新1"), story("甲2"), story("甲3")]));
    paper.build();
    let new = paper.walk()["新1"].id.clone();
    assert_ne!(old, new);
    paper.ask(&["archive", "merge", &old, &new]);
    let merged = paper.walk();
    assert_eq!(merged["新1"].id, old);
    paper.write(PAGE, &page(&[story("新1").replaced("街道", "乡镇"), story("甲2"), story("甲3")]));
    paper.build();
    assert_eq!(paper.walk()["新1"].id, old);
    paper.lose_archive();
    paper.build();
    assert_eq!(paper.walk()["新1"].id, old);
}

#[test]
fn an_export_goes_round_without_loss() {
    let mut paper = paper();
    paper.write(PAGE, &page(&[story("甲1").called("更正"), story("甲2")]));
    paper.build();
    let id = paper.walk()["乙1"].id.clone();
    paper.ask(&["archive", "withdraw", &id, "--reason", "事实有误"]);
    let (export, files) = (paper.ask(&["archive", "export"]), paper.files());
    assert_eq!(export.lines().count(), 5);
    fs::write(paper.path("copy.jsonl"), &export).unwrap();
    paper.lose_archive();
    let told = paper.ask(&["archive", "import", "copy.jsonl"]);
    assert_eq!(told, "4 articles read; `benbao build` publishes them\n");
    assert_eq!(paper.ask(&["archive", "export"]), export);
    paper.build();
    assert_eq!(paper.files(), files);
    assert_eq!(paper.ask(&["archive", "export"]), export);
    let refused = paper.run(&["archive", "import", "copy.jsonl"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("this archive holds articles already"));
}

#[test]
fn a_damaged_archive_is_named_set_aside_and_made_again() {
    let mut paper = paper();
    paper.write(PAGE, &page(&[story("甲1").called("更正"), story("甲2"), story("甲3")]));
    paper.build();
    let (files, stories) = (paper.files(), paper.walk());
    let archive = paper.path(".benbao/archive.sqlite3");
    let mut bytes = fs::read(&archive).unwrap();
    let at = bytes.windows(12).position(|it| it == "街道负责".as_bytes()).unwrap();
    bytes[at] ^= 1;
    fs::write(&archive, bytes).unwrap();
    let output = paper.run(&["build"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("damaged") && told.contains("`benbao archive recover` sets it aside"), "{told}");
    assert_eq!(paper.files(), files);
    let told = paper.ask(&["archive", "recover"]);
    assert!(told.contains("damaged-1.sqlite3 now; 3 articles saved from it"), "{told}");
    assert_eq!(paper.walk(), stories);
    assert_eq!(paper.files(), files);
    assert!(paper.path(".benbao/damaged-1.sqlite3").exists());
    assert!(paper.ask(&["archive", "recover"]).starts_with("the archive is sound"));
}

#[test]
fn the_second_run_says_who_is_first_and_comes_again_later() {
    let mut paper = paper();
    let lock = File::open(paper.path(".benbao/lock")).unwrap();
    lock.lock().unwrap();
    paper.write(PAGE, &marks(&["甲1", "甲2", "甲3", "新1"]));
    let output = paper.run(&["build"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(75), "{told}");
    assert!(told.contains(&format!("held by process {}", std::process::id())), "{told}");
    drop(lock);
    paper.build();
    assert_eq!(paper.walk().len(), 5);
}

#[test]
fn an_archive_of_the_future_is_refused() {
    let mut paper = paper();
    let archive = paper.path(".benbao/archive.sqlite3");
    let connection = rusqlite::Connection::open(&archive).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    let told = |paper: &mut Paper| {
        let output = paper.run(&["build"]);
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let damaged = told(&mut paper);
    assert!(damaged.contains("damaged: its version is not as it was written"), "{damaged}");
    // A newer benbao says it in the settings as well.
    connection.execute("UPDATE paper SET value = '99' WHERE name = 'version'", []).unwrap();
    drop(connection);
    let refused = told(&mut paper);
    assert!(refused.contains("written by a newer benbao (version 99, this one knows "), "{refused}");
    assert!(refused.contains("); update benbao"), "{refused}");
}
