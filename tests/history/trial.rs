//! What is left of a trial: nothing, with the archive or without it; and what is told of stories that wait for their hour.

use crate::paper::Paper;
use crate::paper::page;
use crate::paper::story;
use std::fs;

fn trial() -> Paper {
    let mut paper = Paper::new();
    paper.settings = "title = \"海湾晨报\"\nbase_url = \"https://haiwan.invalid/feeds/\"\n".to_owned();
    paper.write("2023-04-08-A01.md", &page(&[story("样1"), story("样2")]));
    paper.write("2023-04-09-A01.md", &page(&[story("甲1")]));
    paper.build();
    paper.remove("2023-04-08-A01.md");
    paper
}

fn ids(paper: &Paper) -> Vec<String> {
    paper.walk().into_values().map(|seen| seen.id).collect()
}

#[test]
fn a_trial_that_ended_leaves_no_document_and_nothing_to_be_recalled() {
    let mut paper = trial();
    paper.build();
    paper.settings = paper.settings.replace("haiwan.invalid", "news.haiwan.cn");
    let told = paper.build();
    assert!(told.contains("the trial has ended"), "{told}");
    let first = ids(&paper);
    assert_eq!(first.len(), 1);
    assert!(first[0].starts_with("tag:news.haiwan.cn,2026:2023-04-09/A01/"), "{first:?}");
    assert!(!paper.output().join("editions/2023-04-08").exists());
    for (path, bytes) in paper.files() {
        assert!(!String::from_utf8(bytes).unwrap().contains(".invalid"), "{}", path.display());
    }
    assert!(!paper.build().contains("trial"), "it is said once");
    paper.lose_archive();
    paper.build();
    assert_eq!(ids(&paper), first);
}

#[test]
fn a_trial_whose_archive_is_lost_ends_with_the_first_real_address_all_the_same() {
    let mut paper = trial();
    paper.lose_archive();
    paper.settings = paper.settings.replace("haiwan.invalid", "news.haiwan.cn");
    paper.build();
    let first = ids(&paper);
    assert!(first.len() == 1 && first[0].starts_with("tag:news.haiwan.cn,2026:"), "{first:?}");
    paper.build();
    assert_eq!(ids(&paper), first);
}

#[test]
fn a_story_that_waits_and_whose_page_is_gone_comes_out_and_that_is_said_before() {
    let mut paper = Paper::new();
    paper.write("2023-04-09-A01.md", &page(&[story("甲1")]));
    let held = page(&[story("乙1")]);
    paper.write("2023-04-09-A02.md", &format!("---\nrelease: 2023-05-20 18:00\n---\n{held}"));
    paper.build();
    fs::remove_file(paper.path("pages/2023-04-09-A02.md")).unwrap();
    let told = paper.build_with(&["--quiet"]);
    assert!(told.contains("held back, and out at the hour all the same, although the page is gone"), "{told}");
    let remedy = "pages/2023-04-09-A02.md";
    assert!(told.contains(&format!("benbao archive withdraw --file {remedy} --reason REASON")), "{told}");
    paper.ask(&["archive", "withdraw", "--file", remedy, "--reason", "误发"]);
    paper.build_with(&["--now", "2023-05-21T08:00:00+08:00"]);
    assert_eq!(paper.walk().len(), 1, "the remedy works");
}
