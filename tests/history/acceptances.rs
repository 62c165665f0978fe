//! What a person accepted, and what is to be looked at, where the archive moves or is lost.

use crate::paper::HEADLESS;
use crate::paper::Paper;
use crate::paper::marks;
use std::fs;

const ACCEPTED: &str = "2023-04-11-A03.md";
const DOUBTFUL: &str = "2023-04-11-A04.md";
const OTHER: &str = "县里召开夏季防汛会议，丁1号稿所说的各项工作都已部署。\n\n记者 何小满\n";

/// A paper that holds doubtful stories back, with one that was accepted and one that is out and to be looked at.
fn paper() -> Paper {
    let mut paper = Paper::new();
    paper.write("2023-04-09-A01.md", &marks(&["甲1", "甲2"]));
    paper.build();
    paper.write(DOUBTFUL, OTHER);
    assert_eq!(paper.run(&["build"]).status.code(), Some(3));
    paper.settings.push_str("[reading]\ndoubtful = \"hold\"\n");
    paper.write(ACCEPTED, HEADLESS);
    assert_eq!(paper.run(&["build"]).status.code(), Some(3));
    paper.ask(&["archive", "accept", ACCEPTED]);
    assert!(is_out(&paper, ["防火会议", "防汛会议"]));
    paper
}

fn is_out(paper: &Paper, words: [&str; 2]) -> bool {
    words.into_iter().all(|words| paper.feed("atom.xml").contains(words))
}

#[test]
fn acceptances_and_doubts_move_with_an_export() {
    let mut paper = paper();
    let (export, files, doubts) =
        (paper.ask(&["archive", "export"]), paper.files(), paper.ask(&["archive", "list", "--doubtful"]));
    assert!(export.lines().next().unwrap().contains("\"accepted\":[\""), "{export}");
    assert_eq!(export.matches("\"doubts\":[").count(), 2, "{export}");
    fs::write(paper.path("copy.jsonl"), &export).unwrap();
    paper.lose_archive();
    paper.ask(&["archive", "import", "copy.jsonl"]);
    assert_eq!(paper.ask(&["archive", "export"]), export);
    assert_eq!(paper.ask(&["archive", "list", "--doubtful"]), doubts);
    let output = paper.run(&["build"]);
    assert_eq!(output.status.code(), Some(0), "nothing is told twice: {}", String::from_utf8_lossy(&output.stderr));
    assert_eq!((paper.files(), paper.ask(&["archive", "list", "--doubtful"])), (files, doubts));
    assert_eq!(paper.ask(&["archive", "export"]), export);
    paper.ask(&["archive", "accept", "--undo", ACCEPTED]);
    assert!(paper.ask(&["status"]).contains("2 stories to look at"));
    assert!(!paper.ask(&["archive", "export"]).contains("accepted"));
}

#[test]
fn an_export_whose_acceptances_are_none_is_refused() {
    let mut paper = paper();
    let export = paper.ask(&["archive", "export"]);
    let (head, rest) = export.split_once('\n').unwrap();
    let reading = head.split("\"accepted\":[\"").nth(1).unwrap().split('"').next().unwrap();
    paper.lose_archive();
    for wrong in [head.replace(reading, &reading[1..]) + "\n" + rest, export.replacen("look-at", "look-up", 1)] {
        fs::write(paper.path("copy.jsonl"), wrong).unwrap();
        let output = paper.run(&["archive", "import", "copy.jsonl"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(1) && told.starts_with("error: copy.jsonl:"), "{told}");
    }
    fs::write(paper.path("copy.jsonl"), &export).unwrap();
    paper.ask(&["archive", "import", "copy.jsonl"]);
    assert_eq!(paper.ask(&["archive", "export"]), export);
}

/// The archive is the record of acceptances: what was accepted is told once more, and what is out stays out, as it was.
#[test]
fn lost_with_the_archive_what_they_settled_is_told_once_more_and_nothing_leaves() {
    let mut paper = paper();
    let stories = paper.walk();
    let without_feeds = |paper: &Paper| {
        paper.lose_archive();
        paper.lose_feeds();
    };
    for lose in [&(|paper: &Paper| paper.lose_archive()) as &dyn Fn(&Paper), &without_feeds] {
        lose(&mut paper);
        assert_eq!(paper.run(&["build"]).status.code(), Some(3));
        assert!(is_out(&paper, ["防火会议", "防汛会议"]));
        assert_eq!(paper.walk(), stories);
        assert!(paper.ask(&["status"]).contains("2 stories to look at"));
        assert_eq!(paper.run(&["build"]).status.code(), Some(0));
    }
}
