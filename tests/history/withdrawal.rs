//! What disappears is withdrawn, what is held back is not shown, and what is too much is refused.

use crate::paper::Document;
use crate::paper::Paper;
use crate::paper::marks;
use crate::paper::page;
use crate::paper::story;
use std::fs;

const PAGE: &str = "2023-04-09-A01.md";

fn paper(all: &[&str]) -> Paper {
    let mut paper = Paper::new();
    paper.write(PAGE, &marks(all));
    paper.build();
    paper
}

#[test]
fn gone_from_its_page_out_of_the_feeds_and_back_with_the_same_id() {
    let mut paper = paper(&["甲1", "甲2", "甲3"]);
    let first = paper.walk();
    assert!(!paper.feed("atom.xml").contains("xmlns:at="), "declared only where there is a withdrawal");
    paper.write(PAGE, &marks(&["甲1", "甲3"]));
    let told = paper.build();
    assert!(told.contains("1 withdrawn"), "{told}");
    let id = &first["甲2"].id;
    for name in ["atom.xml", "editions/2023-04-09/atom.xml"] {
        let document = Document::read(&paper.feed(name));
        assert_eq!(document.withdrawals.len(), 1, "{name}");
        assert_eq!(&document.withdrawals[0].0, id);
        assert!(document.withdrawals[0].1 > first["甲2"].updated);
    }
    for name in ["rss.xml", "feed.json"] {
        assert!(!paper.feed(name).contains(id), "{name}");
    }
    let hash = id.rsplit('/').next().unwrap();
    assert!(paper.feed(&format!("editions/2023-04-09/{hash}.html")).contains("本稿已撤回"));
    assert!(!paper.walk().contains_key("甲2"));

    paper.write(PAGE, &page(&[story("甲1"), story("甲2").called("换了题目回来"), story("甲3")]));
    let told = paper.build();
    assert!(told.contains("1 restored"), "{told}");
    let back = paper.walk();
    assert_eq!((&back["甲2"].id, &back["甲2"].published), (id, &first["甲2"].published));
    assert!(back["甲2"].updated > first["甲2"].updated);
    assert!(!paper.feed("atom.xml").contains("xmlns:at="));
}

#[test]
fn withdrawn_by_hand_whatever_the_page_says_until_that_is_taken_back() {
    let mut paper = paper(&["甲1", "甲2"]);
    let id = paper.walk()["甲2"].id.clone();
    let told = paper.ask(&["archive", "withdraw", &id, "--reason", "事实有误"]);
    assert!(told.starts_with("withdrawn: "), "{told}");
    paper.write(PAGE, &page(&[story("甲1").called("别的稿件的更正"), story("甲2")]));
    paper.build();
    assert!(!paper.walk().contains_key("甲2"));
    assert!(paper.feed("atom.xml").contains("<at:comment>事实有误</at:comment>"));
    paper.lose_archive();
    paper.build();
    assert!(!paper.walk().contains_key("甲2"), "the feeds remember");
    paper.write(PAGE, &page(&[story("甲1"), story("甲2").called("还在版面上")]));
    paper.build();
    assert!(!paper.walk().contains_key("甲2"), "whatever its headline");
    paper.ask(&["archive", "withdraw", &id, "--undo"]);
    let back = paper.walk();
    assert_eq!((back["甲2"].id.as_str(), back["甲2"].title.as_str()), (id.as_str(), "还在版面上"));
}

#[test]
fn a_notice_stays_until_newer_changes_push_it_out() {
    let mut paper = paper(&["甲1", "甲2"]);
    paper.settings.push_str("[output]\nlimit = 3\n");
    let id = paper.walk()["甲2"].id.clone();
    paper.ask(&["archive", "withdraw", &id, "--reason", "事实有误", "--notice"]);
    let document = Document::read(&paper.feed("atom.xml"));
    let notice = document.entries.iter().find(|entry| entry.id == id).unwrap();
    assert_eq!(notice.title, "本稿已撤回");
    assert!(notice.html.contains("本稿已撤回：事实有误") && document.withdrawals.is_empty());
    for day in 10..14 {
        paper.write(&format!("2023-04-{day}-A01.md"), &marks(&[&format!("乙{day}")]));
        paper.build();
    }
    paper.write("2023-04-10-A01.md", &page(&[story("乙10").called("更正")]));
    paper.write("2023-04-11-A01.md", &page(&[story("乙11").called("更正")]));
    paper.write("2023-04-12-A01.md", &page(&[story("乙12").called("更正")]));
    paper.build();
    let edition = Document::read(&paper.feed("editions/2023-04-09/atom.xml"));
    assert_eq!(edition.withdrawals.len(), 1);
    assert!(edition.entries.iter().all(|entry| entry.id != id));
}

#[test]
fn what_is_gone_from_the_folder_stays_published_and_comes_back_as_it_was() {
    let twelve: Vec<String> = (0..12).map(|at| format!("甲{at}")).collect();
    let mut paper = paper(&twelve.iter().map(String::as_str).collect::<Vec<_>>());
    paper.write("2023-04-10-A01.md", &marks(&["乙1", "乙2"]));
    paper.build();
    let (files, stories) = (paper.files(), paper.walk());
    let pages = paper.path("pages");
    paper.remove(PAGE);
    let told = paper.build();
    assert!(told.contains("12 stories") && told.contains("published as before, since the page is gone"), "{told}");
    assert!(!paper.build().contains("12 stories"), "it is said once");
    assert_eq!(paper.walk(), stories);
    fs::rename(&pages, paper.path("away")).unwrap();
    let output = paper.run(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no such folder"));
    fs::create_dir(&pages).unwrap();
    paper.build();
    fs::remove_dir(&pages).unwrap();
    fs::rename(paper.path("away"), &pages).unwrap();
    paper.lose_archive();
    paper.build();
    paper.write(PAGE, &marks(&twelve.iter().map(String::as_str).collect::<Vec<_>>()));
    paper.build();
    assert_eq!(paper.walk(), stories);
    assert_eq!(paper.files(), files);
}

#[test]
fn too_much_off_its_page_at_once_is_named_and_stays() {
    let thirteen: Vec<String> = (0..14).map(|at| format!("甲{at}")).collect();
    let mut paper = paper(&thirteen.iter().map(String::as_str).collect::<Vec<_>>());
    paper.write("2023-04-10-A01.md", &marks(&["乙1", "乙2"]));
    paper.build();
    paper.write(PAGE, &marks(&["甲0"]));
    let output = paper.run(&["build", "--quiet"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains("since this run would withdraw 13: more than most_withdrawn = 12, or all there are"), "{told}");
    assert_eq!(paper.walk().len(), 16);
    assert_eq!(paper.run(&["build", "--quiet"]).status.code(), Some(0), "it is said once");
    let file = format!("pages/{PAGE}");
    let heading = "13 stories are off their pages and published all the same: a run would have withdrawn too many";
    let command = format!("benbao archive withdraw --file {file} --reason REASON");
    let spared = |paper: &mut Paper| -> Vec<serde_json::Value> {
        let json: serde_json::Value = serde_json::from_str(&paper.ask(&["status", "--format", "json"])).unwrap();
        json["spared"].as_array().unwrap().clone()
    };
    let told = paper.ask(&["status"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains(heading) && told.contains(&command), "{told}");
    assert!(spared(&mut paper).len() == 13 && spared(&mut paper).iter().all(|it| it["command"] == command.as_str()));
    // As long as it stands: not of one that a person withdrew, nor of one that a page holds again.
    let id = paper.walk()["甲5"].id.clone();
    paper.ask(&["archive", "withdraw", &id, "--reason", "版面调整"]);
    paper.write(PAGE, &marks(&["甲0", "甲1"]));
    paper.build();
    assert_eq!(spared(&mut paper).len(), 11);
    paper.write(PAGE, &marks(&["甲0"]));
    paper.build();
    assert_eq!((spared(&mut paper).len(), paper.walk().contains_key("甲1")), (11, false), "one alone leaves");
    paper.ask(&["archive", "withdraw", "--file", &file, "--reason", "版面调整"]);
    assert_eq!(spared(&mut paper).len(), 0);
    let mut left: Vec<String> = paper.walk().into_keys().collect();
    left.sort();
    assert_eq!(left, ["乙1", "乙2", "甲0"]);
}

#[test]
fn a_page_that_cannot_be_read_withdraws_nothing() {
    let mut paper = paper(&["甲1", "甲2"]);
    let stories = paper.walk();
    fs::write(paper.path("pages").join(PAGE), b"\xff\xfe\x00\x01 no text").unwrap();
    let output = paper.run(&["build"]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(paper.walk(), stories);
    paper.write(PAGE, &marks(&["甲1", "甲2"]));
    paper.build();
    assert_eq!(paper.walk(), stories);
}

#[test]
fn an_edition_of_tomorrow_waits_for_its_hour_and_a_story_for_its_release() {
    let mut paper = paper(&["甲1"]);
    paper.write("2023-04-10-A01.md", &marks(&["乙1", "乙2"]));
    paper.write("2023-04-10-A02.md", &format!("---\nrelease: 2023-04-10 12:00\n---\n{}", marks(&["丙1"])));
    let at = |paper: &mut Paper, now: &str| {
        let output = paper.run(&["build", "--now", now]);
        assert!(output.status.success());
        for (name, bytes) in paper.files() {
            let text = String::from_utf8(bytes).unwrap();
            for moment in text.split(['"', '<', '>']).filter(|it| it.starts_with("2023-") && it.ends_with("+08:00")) {
                assert!(moment <= now, "{}: {moment} lies after {now}", name.display());
            }
        }
        let mut marks: Vec<String> = paper.walk().into_keys().collect();
        marks.sort();
        marks
    };
    // The archive was begun in May: this is another life of the same paper.
    paper.lose_archive();
    paper.lose_feeds();
    assert_eq!(at(&mut paper, "2023-04-09T20:00:00+08:00"), ["甲1"]);
    paper.write("2023-04-10-A01.md", &page(&[story("乙1").called("付印前的更正"), story("乙2")]));
    assert_eq!(at(&mut paper, "2023-04-09T23:00:00+08:00"), ["甲1"]);
    assert_eq!(at(&mut paper, "2023-04-10T06:00:00+08:00"), ["乙1", "乙2", "甲1"]);
    let seen = paper.walk();
    assert_eq!(
        (seen["乙1"].published.as_str(), seen["乙1"].updated.as_str()),
        ("2023-04-09T22:00:00+00:00", "2023-04-09T22:00:00+00:00")
    );
    assert_eq!(at(&mut paper, "2023-04-10T11:59:59+08:00"), ["乙1", "乙2", "甲1"]);
    assert_eq!(at(&mut paper, "2023-04-10T12:00:00+08:00"), ["丙1", "乙1", "乙2", "甲1"]);
    assert_eq!(paper.walk()["丙1"].published, "2023-04-10T04:00:00+00:00");
}

#[test]
fn a_clock_that_went_back_is_told_and_takes_nothing_back() {
    let mut paper = paper(&["甲1", "甲2"]);
    paper.write(PAGE, &page(&[story("甲1").called("更正"), story("甲2")]));
    paper.build();
    let before = paper.walk();
    paper.write(PAGE, &page(&[story("甲1").called("再更正"), story("甲2")]));
    let output = paper.run(&["build", "--now", "2023-02-01T08:00:00+08:00"]);
    assert!(
        String::from_utf8_lossy(&output.stderr)
            .contains("the clock shows 2023-02-01T08:00:00+08:00, but the last change was published at")
    );
    let after = paper.walk();
    assert_eq!(after.len(), 2);
    assert!(after["甲1"].updated > before["甲1"].updated);
    assert_eq!(after["甲2"], before["甲2"]);
}

#[test]
fn a_correction_of_a_withdrawn_story_is_said_with_the_command_that_publishes_it() {
    let mut paper = paper(&["甲1", "甲2"]);
    let id = paper.walk()["甲2"].id.clone();
    paper.ask(&["archive", "withdraw", &id, "--reason", "事实有误"]);
    paper.write(PAGE, &page(&[story("甲1"), story("甲2").replaced("甲2号稿", "甲2号稿已更正，").called("更正后的题目")]));
    let told = paper.build();
    let (_, command) = told.split_once("to publish it as it reads now: benbao ").unwrap();
    assert!(told.contains("更正后的题目 is corrected here, but somebody withdrew it"), "{told}");
    assert!(!paper.walk().contains_key("甲2"));
    let quiet = paper.build();
    assert!(!quiet.contains("is corrected here"), "{quiet}");
    let words: Vec<&str> = command.lines().next().unwrap().split(' ').collect();
    paper.ask(&words);
    let back = &paper.walk()["甲2"];
    assert_eq!((&back.id, back.title.as_str()), (&id, "更正后的题目"));
}

#[test]
fn what_may_be_a_version_of_a_story_names_the_whole_command_that_merges_it() {
    let mut paper = paper(&["甲1", "甲2"]);
    let id = paper.walk()["甲1"].id.clone();
    let mut rewritten = story("乙1").called("改写的稿件");
    rewritten.text[..2].clone_from_slice(&story("甲1").text[..2]);
    paper.write(PAGE, &page(&[rewritten, story("甲2")]));
    let told = paper.build();
    let (_, command) = told.split_once("if so, say: benbao ").unwrap_or_else(|| panic!("{told}"));
    let words: Vec<&str> = command.lines().next().unwrap().split(' ').collect();
    paper.ask(&words);
    let merged = paper.walk();
    let titles: Vec<(&str, &str)> = merged.values().map(|seen| (seen.id.as_str(), seen.title.as_str())).collect();
    assert!(titles.contains(&(id.as_str(), "改写的稿件")), "{titles:?}");
    assert_eq!(merged.len(), 2, "{titles:?}");
}
