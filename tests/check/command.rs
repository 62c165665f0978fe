//! The command: statuses, files and folders, standard input, languages, JSON.

use crate::NOW;
use crate::changed;
use crate::good;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;

/// Status, stdout, stderr.
type Told = (Option<i32>, String, String);

fn check_with(home: &Path, arguments: &[&str], input: &str) -> Told {
    let mut command = Command::new(env!("CARGO_BIN_EXE_benbao"));
    command.current_dir(home).args(["--lang", "en", "check", "--now", NOW]).args(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Who is refused reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn check(home: &Path, arguments: &[&str]) -> Told {
    check_with(home, arguments, "")
}

fn feeds() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("feeds")).unwrap();
    for name in ["rss.xml", "feed.json", "feeds.opml"] {
        fs::write(home.path().join("feeds").join(name), good(name)).unwrap();
    }
    fs::write(home.path().join("feeds/page.xml"), "<?xml version=\"1.0\"?>\n<html/>").unwrap();
    home
}

#[test]
fn a_sound_folder_is_sound() {
    let home = feeds();
    let words = "3 documents: no error, no advice; passed over, no feeds: 1\n";
    assert_eq!(check(home.path(), &["feeds"]), (Some(0), words.to_owned(), String::new()));
    assert_eq!(check(home.path(), &["--strict", "feeds"]).0, Some(0));
}

#[test]
fn a_fault_is_told_with_its_place_its_rule_and_its_remedy() {
    let home = feeds();
    let broken = changed(
        &good("rss.xml"),
        "<pubDate>Mon, 05 Jan 2026 06:00:00 +0800</pubDate>\n    <last",
        "<pubDate>2026</pubDate>\n    <last",
    );
    fs::write(home.path().join("feeds/rss.xml"), broken).unwrap();
    let words = "feeds/rss.xml:9:5 error date-rfc822: <pubDate> is “2026”\n    \
                 write the date as `Sun, 09 Apr 2023 06:00:00 +0800` [RSS 2.0: pubDate; RFC 822 §5]\n\
                 one document: one error, no advice\n";
    assert_eq!(check(home.path(), &["feeds/rss.xml"]), (Some(1), words.to_owned(), String::new()));
    let mut chinese = Command::new(env!("CARGO_BIN_EXE_benbao"));
    let output =
        chinese.current_dir(home.path()).args(["--lang", "zh", "check", "--now", NOW, "feeds/rss.xml"]).output().unwrap();
    let words = "feeds/rss.xml:9:5 错误 date-rfc822：`<pubDate>` 写的是“2026”\n    \
                 日期写成 `Sun, 09 Apr 2023 06:00:00 +0800`（RSS 2.0: pubDate; RFC 822 §5）\n\
                 检查了 1 个文件，1 处错误，0 处建议\n";
    assert_eq!(String::from_utf8(output.stdout).unwrap(), words);
}

#[test]
fn advice_alone_fails_only_where_it_is_strict() {
    let home = feeds();
    fs::write(home.path().join("a.xml"), changed(&good("rss.xml"), "<language>zh-CN</language>", "")).unwrap();
    let (status, told, _) = check(home.path(), &["a.xml"]);
    assert!(status == Some(0) && told.contains(" advice rss-language: "), "{told}");
    assert_eq!(check(home.path(), &["--strict", "a.xml"]).0, Some(1));
}

#[test]
fn what_is_named_must_be_a_feed() {
    let home = feeds();
    let (status, told, said) = check(home.path(), &["feeds/page.xml", "feeds/rss.xml"]);
    assert_eq!((status, told.as_str()), (Some(1), "one document: no error, no advice\n"));
    assert_eq!(said, "error: feeds/page.xml is no feed: RSS, Atom, JSON Feed, OPML and sitemaps are checked\n");
    assert_eq!(check(home.path(), &["none.xml"]).0, Some(1));
    fs::create_dir(home.path().join("empty")).unwrap();
    assert_eq!(check(home.path(), &["empty"]).0, Some(1));
    assert_eq!(check(home.path(), &[]).0, Some(2));
    assert_eq!(check_with(home.path(), &["-"], &good("atom.xml")).0, Some(0));
    assert_eq!(check_with(home.path(), &["-"], "").0, Some(1));
}

#[test]
fn a_file_of_a_gibibyte_is_refused_unread() {
    let home = feeds();
    fs::File::create(home.path().join("feeds/large.xml")).unwrap().set_len(1 << 30).unwrap();
    let (status, told, said) = check(home.path(), &["feeds"]);
    assert_eq!(
        (status, said.as_str()),
        (Some(1), "error: feeds/large.xml has more than 64 MiB: no reader takes such a feed; divide it\n")
    );
    assert!(told.starts_with("3 documents: no error"), "{told}");
}

#[test]
fn documents_of_a_folder_are_held_to_each_other() {
    let home = feeds();
    fs::write(home.path().join("feeds/atom.xml"), good("atom.xml").replace("feeds/2026-01-05/atom.xml", "feeds/atom.xml"))
        .unwrap();
    fs::write(home.path().join("feeds/feed.json"), changed(&good("feed.json"), "feeds/feed.json", "feed.json")).unwrap();
    let told = check(home.path(), &["feeds"]).1;
    assert!(told.contains("feeds/feed.json:1:1 advice feeds-elsewhere: self is “https://bay.example/feed.json”"), "{told}");
    let renamed = changed(&good("rss.xml"), "<title>海湾图书馆夜间开放满月", "<title>海湾图书馆");
    fs::write(home.path().join("feeds/rss.xml"), renamed).unwrap();
    let told = check(home.path(), &["feeds"]).1;
    assert!(told.contains(" advice feeds-disagree: title is “海湾图书馆”"), "{told}");
}

#[test]
fn an_older_version_is_compared_with_its_like() {
    let home = feeds();
    fs::create_dir(home.path().join("old")).unwrap();
    for name in ["rss.xml", "atom.xml"] {
        fs::write(home.path().join("old").join(name), good(name)).unwrap();
    }
    let moved = changed(&good("rss.xml"), "<pubDate>Mon, 05 Jan 2026 05:59:59", "<pubDate>Mon, 05 Jan 2026 05:59:58");
    fs::write(home.path().join("feeds/rss.xml"), moved).unwrap();
    let (status, told, said) = check(home.path(), &["feeds", "--against", "old"]);
    assert!(status == Some(1) && said.is_empty(), "{said}");
    assert!(told.contains("feeds/rss.xml:61:7 error against-published: "), "{told}");
    assert!(told.contains("feeds/atom.xml:1:1 error against-document: atom is missing"), "{told}");
    assert_eq!(check(home.path(), &["feeds/rss.xml", "--against", "old/rss.xml"]).0, Some(1));
    assert_eq!(check(home.path(), &["feeds", "--against", "old/rss.xml"]).0, Some(2));
    assert_eq!(check(home.path(), &["feeds", "feeds", "--against", "old"]).0, Some(2));
    assert_eq!(check(home.path(), &["feeds", "--profile", "msn", "--profile", "flipboard"]).0, Some(1));
    assert_eq!(check(home.path(), &["feeds", "--profile", "nobody"]).0, Some(2));
}

#[test]
fn programs_get_json() {
    let home = feeds();
    fs::write(home.path().join("a.xml"), changed(&good("rss.xml"), "<ttl>60", "<ttl>an hour")).unwrap();
    let (status, told, _) = check(home.path(), &["--format", "json", "a.xml"]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let expected = serde_json::json!({
        "version": 1, "errors": 1, "advice": 0, "passed_over": [],
        "documents": [{ "file": "a.xml", "format": "rss", "errors": 1, "advice": 0, "more": 0, "findings": [{
            "code": "rss-ttl", "level": "error", "line": 13, "column": 5, "source": "RSS 2.0: ttl",
            "message": "<ttl> is “an hour”", "remedy": "`<ttl>` is a number of minutes"
        }] }]
    });
    assert_eq!((status, told), (Some(1), expected));
}

#[test]
fn of_a_fault_in_every_story_a_few_are_shown() {
    let home = feeds();
    let (head, rest) =
        good("feed.json").split_once("\"items\": [").map(|(head, rest)| (head.to_owned(), rest.to_owned())).unwrap();
    let items: String = (0..9).map(|at| format!("{{\"id\":\"{at}\",\"content_text\":\"a\",\"url\":\"/{at}\"}},")).collect();
    fs::write(home.path().join("a.json"), format!("{head}\"items\": [{items}{rest}")).unwrap();
    let told = check(home.path(), &["a.json"]).1;
    assert_eq!(told.matches(" error address-absolute: ").count(), 5, "{told}");
    assert!(told.contains("a.json: 4 more of address-absolute\n") && told.contains("one document: 9 errors"), "{told}");
}
