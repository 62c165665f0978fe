//! Stories that come with the id by which readers know them from another system: they keep it, whatever happens to page, archive
//! and feeds.

use crate::paper::Document;
use crate::paper::Paper;
use crate::paper::page;
use crate::paper::story;
use std::collections::BTreeMap;

/// What WordPress calls a post.
const GUID: &str = "https://old.example.cn/?p=15";
const FILE: &str = "2023-04-09-A01.md";

/// A page of one story with this head.
fn post(head: &str, mark: &str) -> String {
    format!("---\n{head}\n---\n{}", page(&[story(mark)]))
}

/// A paper with one such post, published.
fn paper(head: &str) -> Paper {
    let mut paper = Paper::new();
    paper.write(FILE, &post(head, "甲1"));
    paper.build();
    paper
}

/// The ids of the stories by their marks.
fn ids(paper: &Paper) -> BTreeMap<String, String> {
    paper.walk().into_iter().map(|(mark, seen)| (mark, seen.id)).collect()
}

/// The id of the one story, as each format has it: Atom, RSS with `isPermaLink`, JSON.
fn formats(paper: &Paper) -> [String; 3] {
    let rss = paper.feed("rss.xml");
    let guid = rss.split("<guid").nth(1).unwrap().split("</guid>").next().unwrap().trim().to_owned();
    let json: serde_json::Value = serde_json::from_str(&paper.feed("feed.json")).unwrap();
    let [entry] = Document::read(&paper.feed("atom.xml")).entries.try_into().unwrap();
    [entry.id, guid, json["items"][0]["id"].as_str().unwrap().to_owned()]
}

#[test]
fn a_post_is_published_under_the_id_that_its_head_tells() {
    let minted = "tag:example.cn,2023:2023-04-09/A01/";
    let table = [
        (format!("guid: {GUID}"), GUID, format!("isPermaLink=\"false\">{GUID}"), GUID),
        (format!("guid: '{GUID}'\nid: 15"), GUID, format!("isPermaLink=\"false\">{GUID}"), GUID),
        (format!("id: urn:x:15\nguid: \"{GUID}\""), GUID, format!("isPermaLink=\"false\">{GUID}"), GUID),
        (format!("guid: {GUID}\nlink: {GUID}"), GUID, format!(">{GUID}"), GUID),
        ("id: urn:x:15".to_owned(), "urn:x:15", "isPermaLink=\"false\">urn:x:15".to_owned(), "urn:x:15"),
        // No IRI, as Atom demands one.
        (
            "guid: 15 at old.example.cn".to_owned(),
            "tag:example.cn,2023:guid/15%20at%20old.example.cn",
            "isPermaLink=\"false\">15 at old.example.cn".to_owned(),
            "15 at old.example.cn",
        ),
        // A number of another program's database.
        ("id: 15".to_owned(), minted, format!("isPermaLink=\"false\">{minted}"), minted),
        ("guid:".to_owned(), minted, format!("isPermaLink=\"false\">{minted}"), minted),
    ];
    for (head, atom, rss, json) in table {
        let found = formats(&paper(&head));
        let expected = [atom.to_owned(), rss, json.to_owned()];
        for (found, expected) in found.iter().zip(&expected) {
            assert!(found == expected || expected.contains(minted) && found.starts_with(expected.as_str()), "{head}: {found}");
        }
    }
}

#[test]
fn what_read_shows_is_what_the_first_build_publishes() {
    let mut paper = paper(&format!("guid: {GUID}"));
    let read: serde_json::Value =
        serde_json::from_str(&paper.ask(&["read", "--format", "json", &format!("pages/{FILE}")])).unwrap();
    assert_eq!(read["items"][0]["id"], GUID);
    assert_eq!(ids(&paper)["甲1"], GUID);
}

#[test]
fn the_id_and_the_address_stay_whatever_becomes_of_page_archive_and_feeds() {
    for head in [format!("guid: {GUID}"), "guid: 15".to_owned()] {
        let mut paper = paper(&head);
        let (id, address) = (ids(&paper), address(&paper));
        let same = |paper: &Paper, what: &str| {
            assert_eq!((ids(paper), self::address(paper)), (id.clone(), address.clone()), "{what} {head}");
        };
        paper.write(FILE, &post(&head, "甲1").replace("推进会甲1", "现场会甲1"));
        paper.build();
        same(&paper, "headline corrected");
        paper.rename(FILE, "2023-04-09-A02.md");
        paper.build();
        same(&paper, "page renamed");
        paper.lose_archive();
        paper.build();
        same(&paper, "archive lost");
        paper.lose_archive();
        paper.lose_feeds();
        paper.build();
        same(&paper, "archive and feeds lost");
        paper.write("2023-04-09-A02.md", &post("title: 无", "甲1"));
        paper.build();
        same(&paper, "line taken out");
        paper.lose_archive();
        paper.build();
        same(&paper, "archive lost, and no page tells the id");
        // The copy tells it.
        paper.lose_archive();
        paper.lose_feeds();
        paper.build();
        same(&paper, "archive and feeds lost, and no page tells the id");
    }
}

fn address(paper: &Paper) -> String {
    let atom = paper.feed("atom.xml");
    let entry = atom.split("<entry>").nth(1).unwrap();
    entry.split("<link href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[test]
fn a_moved_post_is_known_by_its_id_alone() {
    let mut paper = paper(&format!("guid: {GUID}"));
    paper.remove(FILE);
    // Another file, another page, another headline, another text.
    paper.write("2023-04-09-B01.md", &post(&format!("guid: {GUID}"), "乙1"));
    let told = paper.build();
    assert!(told.contains("1 revised"), "{told}");
    assert_eq!(ids(&paper), BTreeMap::from([("乙1".to_owned(), GUID.to_owned())]));
}

#[test]
fn a_head_that_was_copied_from_yesterday_takes_no_story_away() {
    let mut paper = paper(&format!("guid: {GUID}"));
    paper.remove(FILE);
    paper.write("2023-04-20-B01.md", &post(&format!("guid: {GUID}"), "乙1"));
    let told = paper.build();
    assert!(told.contains("1 new") && told.contains("already; this story has one of ours"), "{told}");
    let ids = ids(&paper);
    assert!(ids.len() == 2 && ids.get("甲1").is_some_and(|id| id == GUID), "{ids:?}");
}

#[test]
fn an_id_of_a_story_that_stands_on_its_page_is_told_elsewhere_in_vain() {
    let other = "2023-04-09-A02.md";
    let mut paper = paper(&format!("guid: {GUID}"));
    paper.write(other, &post("guid: urn:x:16", "乙1"));
    paper.build();
    let before = ids(&paper);
    // Told twice, exchanged, and passed on.
    for (one, two) in [("urn:x:16", "urn:x:16"), ("urn:x:16", GUID), ("urn:x:17", GUID)] {
        paper.write(FILE, &post(&format!("guid: {one}"), "甲1"));
        paper.write(other, &post(&format!("guid: {two}"), "乙1"));
        let told = paper.build();
        assert!(!told.contains("withdrawn"), "{one} {two}: {told}");
        assert_eq!(ids(&paper), before, "{one} {two}: {told}");
    }
}

#[test]
fn an_id_that_was_published_never_changes() {
    for (first, then) in
        [(format!("guid: {GUID}"), "guid: urn:x:16".to_owned()), ("title: 无".to_owned(), format!("guid: {GUID}"))]
    {
        let mut paper = paper(&first);
        let before = ids(&paper);
        paper.write(FILE, &post(&then, "甲1"));
        let told = paper.build();
        assert!(told.contains("comes too late: readers know the story as "), "{told}");
        assert_eq!(ids(&paper), before);
        let quiet = paper.build();
        assert!(!quiet.contains("comes too late"), "{quiet}");
        // The page tells another id than readers know: the copy and the feeds know better.
        for lose in [Paper::lose_archive as fn(&Paper), |paper: &Paper| {
            paper.lose_archive();
            paper.lose_feeds();
        }] {
            lose(&paper);
            paper.build();
            assert_eq!(ids(&paper), before);
        }
    }
}

#[test]
fn an_id_that_was_set_later_together_with_another_name_publishes_nothing_again() {
    let guid = format!("guid: {GUID}");
    let names = ["2023-04-09-A01-v2.md", "2023-04-09-A02.md", "april/2023-04-10-A02.md"];
    for (name, corrected) in names.iter().flat_map(|name| [(name, false), (name, true)]) {
        let text = |head: &str| {
            let text = post(head, "甲1");
            if corrected { text.replace("推进会甲1", "现场会甲1") } else { text }
        };
        let mut paper = paper("title: 无");
        let before = ids(&paper);
        paper.remove(FILE);
        paper.write(name, &text(&guid));
        let told = paper.build();
        assert!(told.contains("comes too late: readers know the story as "), "{name} {corrected}: {told}");
        assert_eq!(ids(&paper), before, "{name} {corrected}: {told}");
        // Renamed once more, with the id that came too late, and with one that comes still later.
        for (next, head) in [("2023-04-09-A04.md", guid.clone()), ("2023-04-09-A05.md", "guid: urn:x:16".to_owned())] {
            let last = paper.path("pages").read_dir().unwrap().map(|it| it.unwrap().path()).find(|it| it.is_file());
            last.map_or_else(|| paper.remove(name), |last| std::fs::remove_file(last).unwrap());
            paper.write(next, &text(&head));
            let told = paper.build();
            assert_eq!(ids(&paper), before, "{name} {corrected} {next}: {told}");
        }
        for lose in [Paper::lose_archive as fn(&Paper), |paper: &Paper| {
            paper.lose_archive();
            paper.lose_feeds();
        }] {
            lose(&paper);
            paper.build();
            assert_eq!(ids(&paper), before, "{name} {corrected}: lost");
        }
    }
}

#[test]
fn of_two_stories_with_one_id_the_first_keeps_it() {
    let mut paper = Paper::new();
    let head = format!("guid: {GUID}");
    paper.write(FILE, &post(&head, "甲1"));
    paper.write("2023-04-09-A02.md", &post(&head, "乙1"));
    let told = paper.build();
    assert!(told.contains("is that of ") && told.contains("already; this story has one of ours"), "{told}");
    let before = ids(&paper);
    assert_eq!(before["甲1"], GUID);
    assert!(before["乙1"].starts_with("tag:example.cn,2023:2023-04-09/A02/"), "{before:?}");
    // The one that has it goes, the other is corrected: it does not become the first.
    paper.remove(FILE);
    paper.write("2023-04-09-A02.md", &post(&head, "乙1").replace("推进会乙1", "现场会乙1"));
    paper.build();
    assert_eq!(ids(&paper), before);
    paper.lose_archive();
    paper.build();
    assert_eq!(ids(&paper), before);
}

#[test]
fn two_posts_with_two_ids_are_two_though_they_say_the_same() {
    let mut paper = Paper::new();
    paper.write(FILE, &post("guid: urn:x:15", "甲1"));
    paper.write("2023-04-09-A02.md", &post("guid: urn:x:16", "甲1"));
    paper.build();
    let atom = Document::read(&paper.feed("atom.xml"));
    let mut ids: Vec<String> = atom.entries.into_iter().map(|entry| entry.id).collect();
    ids.sort();
    assert_eq!(ids, ["urn:x:15", "urn:x:16"]);
}

#[test]
fn an_id_of_ours_or_of_several_stories_is_not_adopted() {
    let tag = "tag:example.cn,2023:2023-04-01/A01/0123456789abcdef";
    let mut paper = Paper::new();
    paper.write(FILE, &post(&format!("guid: {tag}"), "甲1"));
    let told = paper.build();
    assert!(told.contains("is one that this paper mints itself"), "{told}");
    assert!(ids(&paper)["甲1"].starts_with("tag:example.cn,2023:2023-04-09/A01/"));
    let mut paper = Paper::new();
    paper.write(FILE, &format!("---\nguid: {GUID}\n---\n{}", page(&[story("甲1"), story("乙1")])));
    let told = paper.build();
    assert!(told.contains("pages/2023-04-09-A01.md:2: `guid` cannot be the id of all 2 stories"), "{told}");
    assert!(ids(&paper).values().all(|id| id.starts_with("tag:example.cn,2023:")));
}

#[test]
fn a_withdrawn_post_leaves_the_tombstone_of_its_id_and_does_not_come_back() {
    for (head, tomb, named) in
        [(format!("guid: {GUID}"), GUID, GUID), ("guid: 15".to_owned(), "tag:example.cn,2023:guid/15", "15")]
    {
        let mut paper = paper(&head);
        paper.ask(&["archive", "withdraw", named, "--reason", "事实有误"]);
        let buried =
            |paper: &Paper| Document::read(&paper.feed("atom.xml")).withdrawals.into_iter().map(|it| it.0).collect::<Vec<_>>();
        assert_eq!(buried(&paper), [tomb]);
        paper.lose_archive();
        paper.write(FILE, &post(&head, "甲1").replace("推进会甲1", "现场会甲1"));
        paper.build();
        assert_eq!((buried(&paper), paper.walk().len()), (vec![tomb.to_owned()], 0), "{head}");
    }
}

#[test]
fn an_export_brings_adopted_ids_back_to_the_byte() {
    let mut paper = paper(&format!("guid: {GUID}"));
    paper.write("2023-04-09-A02.md", &post("guid: 15", "乙1"));
    paper.build();
    let (export, before) = (paper.ask(&["archive", "export"]), ids(&paper));
    assert!(export.contains("\"adopted\":\"https://old.example.cn/?p=15\""), "{export}");
    std::fs::write(paper.path("export.jsonl"), &export).unwrap();
    paper.lose_archive();
    paper.ask(&["archive", "import", "export.jsonl"]);
    assert_eq!(paper.ask(&["archive", "export"]), export);
    paper.build();
    assert_eq!(ids(&paper), before);
    // A text whose hash the id does not carry was changed by hand.
    std::fs::write(paper.path("export.jsonl"), export.replace("p=15", "p=16")).unwrap();
    paper.lose_archive();
    let refused = paper.run(&["archive", "import", "export.jsonl"]);
    assert_eq!(refused.status.code(), Some(1), "{}", String::from_utf8_lossy(&refused.stderr));
}
