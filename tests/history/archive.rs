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

/// The lines of an export, one of them changed.
fn changed(export: &str, at: usize, change: impl Fn(&mut serde_json::Value)) -> String {
    let mut lines: Vec<String> = export.lines().map(str::to_owned).collect();
    let mut line = serde_json::from_str(&lines[at]).unwrap();
    change(&mut line);
    lines[at] = line.to_string();
    lines.join("\n") + "\n"
}

#[test]
fn an_export_that_is_wrong_is_refused_by_its_own_name_with_the_line_and_a_remedy() {
    let mut paper = paper();
    let id = paper.walk()["乙1"].id.clone();
    paper.ask(&["archive", "withdraw", &id, "--reason", "事实有误"]);
    let export = paper.ask(&["archive", "export"]);
    let withdrawn = 1 + export.lines().skip(1).position(|line| line.contains("\"state\":\"withdrawn\"")).unwrap();
    paper.lose_archive();
    fs::remove_dir_all(paper.output()).unwrap();
    let _ = fs::remove_file(paper.path("benbao.ids"));
    type Change = fn(&mut serde_json::Value);
    let table: [(usize, Change, &str); 10] = [
        (
            withdrawn,
            |line| drop(line.as_object_mut().unwrap().remove("withdrawn")),
            "the story is withdrawn, and `withdrawn` does not say when",
        ),
        (1, |line| line["state"] = "notice".into(), "the story is withdrawn, and `withdrawn` does not say when"),
        (1, |line| line["id"] = "tag:example.cn,2023:+99999-04-09/A01/0123456789abcdef".into(), "the id is none of this paper's"),
        (1, |line| line["id"] = "tag:example.cn,2023:0000-04-09/A01/0123456789abcdef".into(), "the id is none of this paper's"),
        (2, |line| line["revisions"][0]["article"]["date"] = "+99999-04-09".into(), "an article has the day \"+99999-04-09\""),
        (
            2,
            |line| line["revisions"][0]["article"]["datelines"] = serde_json::json!([{"text": "讯", "date": "-0001-04-09"}]),
            "an article has the day \"-0001-04-09\"",
        ),
        (2, |line| line["published"] = "99999-04-09T06:00:00+08:00".into(), "is no moment of RFC 3339 in the years 0001 to 9999"),
        (2, |line| line["revisions"][0]["shown"] = "+f+f".into(), "+f+f"),
        (2, |line| line["revisions"][0]["lines"] = serde_json::json!([1, u64::MAX]), "`lines` are none that a file has"),
        (2, |line| line["revisions"][0]["article"]["page"] = "头版".into(), "an article has the page \"头版\""),
    ];
    for (at, change, words) in table {
        fs::write(paper.path("copy.jsonl"), changed(&export, at, change)).unwrap();
        let output = paper.run(&["archive", "import", "copy.jsonl"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        let begins = format!("error: copy.jsonl: line {}: ", at + 1);
        assert!(output.status.code() == Some(1) && told.starts_with(&begins) && told.contains(words), "{words}: {told}");
        assert!(told.contains("export again (benbao archive export), or set the line right"), "{told}");
    }
    let latin = export.bytes().map(|byte| if byte >= 0x80 { 0xff } else { byte }).collect::<Vec<u8>>();
    fs::write(paper.path("copy.jsonl"), latin).unwrap();
    let told = String::from_utf8_lossy(&paper.run(&["archive", "import", "copy.jsonl"]).stderr).into_owned();
    assert!(told.starts_with("error: copy.jsonl:2: text in UTF-8, but damaged or cut off on this line"), "{told}");
    // None of them left anything: what is right is read.
    fs::write(paper.path("copy.jsonl"), &export).unwrap();
    paper.ask(&["archive", "import", "copy.jsonl"]);
    assert_eq!(paper.ask(&["archive", "export"]), export);
}
