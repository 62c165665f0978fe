//! What of a page is to be looked at, in every view of an editor: table, explanation, JSON, proof; and nowhere in what is published.

use crate::proof::text;
use crate::support::Home;
use crate::support::SETTINGS;
use serde_json::Value;

/// A story without a headline, above one that is sure.
const PAGE: &str = "本报讯 4月8日,海湾县开会,讨论春灌。\n\n# 海湾大桥通车\n\n本报讯 4月8日,大桥通车。\n\n记者 林知夏\n";
const NAME: &str = "2023-04-09-A02.md";

const ENGLISH: &str = "no headline was found: if there is one, put `::article ` before its line";
const CHINESE: &str = "没有找到标题：有标题就在那一行前面加 `::稿件 `";

fn home() -> Home {
    Home::new().file(NAME, PAGE)
}

/// Stdout, in a language.
fn said(home: &Home, arguments: &[&str], language: &str) -> String {
    let output = home.command(&[&["--lang", language], arguments].concat()).env("COLUMNS", "100").output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn proof(home: &Home, language: &str) -> String {
    said(home, &["proof", NAME, "--output", "proofs"], language);
    home.read("proofs/2023-04-09-A02.html")
}

#[test]
fn the_table_shows_each_doubt_below_its_story_and_counts_the_stories() {
    let home = home();
    assert_eq!(said(&home, &["read", NAME], "en"), TABLE);
    let table = said(&home, &["read", NAME], "zh");
    assert!(table.contains(&format!("\n    ? 第 1 行 · 标题 · {CHINESE}\n 2  海湾大桥通车")), "{table}");
    assert!(table.ends_with("\n1 篇要看一下\n"), "{table}");
    let sure = Home::new().file(NAME, crate::support::PAGE);
    for language in ["en", "zh"] {
        let table = said(&sure, &["read", NAME], language);
        assert!(!table.contains("look at") && !table.contains("要看一下") && !table.contains('?'), "{table}");
    }
}

const TABLE: &str = "\
2023-04-09-A02.md
edition 2023-04-09 (from its path), page A02
2 articles, 1 credit, nothing left out
 #  headline                               dateline    credits    chars
─────────────────────────────────────────────────────────────────────────
 1  本报讯 4月8日，海湾县开会，讨论春灌。  本报                      19
                                           2023-04-08
    ? line 1 · title · no headline was found: if there is one, put `::article ` before its line
 2  海湾大桥通车                           本报        记 林知夏     13
                                           2023-04-08
1 story to look at
";

#[test]
fn a_doubt_is_as_wide_as_the_screen_and_goes_on_below_itself() {
    let home = home();
    for columns in ["60", "80"] {
        for arguments in [&["read", NAME][..], &["read", "--explain", NAME]] {
            let mut command = home.command(arguments);
            let output = command.env("COLUMNS", columns).output().unwrap();
            let shown = String::from_utf8(output.stdout).unwrap();
            for line in shown.lines() {
                assert!(benbao::text::width(line) <= columns.parse().unwrap(), "{columns}: {line}");
            }
            let words = shown.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words.contains(ENGLISH), "{shown}");
        }
    }
}

#[test]
fn an_explanation_marks_the_doubt_at_its_line() {
    let home = home();
    for (language, field, sentence) in [("en", "title", ENGLISH), ("zh", "标题", CHINESE)] {
        let explained = said(&home, &["read", "--explain", NAME], language);
        let lines: Vec<&str> = explained.lines().collect();
        let at = lines.iter().position(|line| *line == format!("       ? {field} · {sentence}")).expect(&explained);
        let before = lines[..at].iter().rev().find(|line| line.starts_with("   1 "));
        assert!(before.is_some_and(|line| line.contains("本报讯")), "{explained}");
        assert!(!lines[..at].iter().any(|line| line.contains("海湾大桥")), "{explained}");
        assert_eq!(explained.matches(" ? ").count(), 1, "{explained}");
    }
}

#[test]
fn programs_are_told_what_is_to_be_looked_at_and_feeds_are_not() {
    let home = home().file("benbao.toml", SETTINGS).file(format!("pages/{NAME}"), PAGE);
    for (language, sentence) in [("en", ENGLISH), ("zh", CHINESE)] {
        let reading: Value = serde_json::from_str(&said(&home, &["read", "--format", "json", NAME], language)).unwrap();
        let doubts = serde_json::json!([
            { "field": "title", "code": "unsure-no-headline", "file": NAME, "line": 1, "message": sentence },
        ]);
        assert_eq!(reading["items"][0]["_benbao"]["doubts"], doubts);
        assert_eq!(reading["items"][1]["_benbao"]["doubts"], serde_json::json!([]));
    }
    assert_eq!(home.command(&["build", "--quiet"]).output().unwrap().status.code(), Some(3));
    let feed = home.read("feeds/feed.json");
    assert!(feed.contains("讨论春灌") && !feed.contains("doubt") && !feed.contains("unsure"), "{feed}");
}

#[test]
fn a_proof_counts_the_doubts_and_marks_each_at_its_line() {
    let home = home();
    for (language, count, field, sentence, key) in [
        ("en", "1 thing to look at", "line 1 · title", ENGLISH, "next to look at"),
        ("zh", "1 处要看一下", "第 1 行 · 标题", CHINESE, "下一处要看的"),
    ] {
        let proof = proof(&home, language);
        let shown = text(&proof);
        let typed = sentence.replace('`', "");
        assert!(shown.contains(&format!("{count}?{field} · {typed}")), "{shown}");
        assert!(shown.contains(&format!("d {key}")), "{shown}");
        // Linked at the head and in the story, marked once, in the item of its line.
        assert_eq!(proof.matches(" id=\"d1\"").count(), 1, "{proof}");
        assert!(proof.matches("href=\"#d1\"").count() >= 3, "{proof}");
        let line = proof.split("id=\"L1\"").nth(1).unwrap().split("</li>").next().unwrap();
        assert!(line.contains(" id=\"d1\"") && text(line).contains(&typed), "{line}");
    }
}

#[test]
fn a_proof_of_what_is_sure_asks_for_nothing() {
    let home = Home::new().file(NAME, crate::support::PAGE);
    for language in ["en", "zh"] {
        let proof = proof(&home, language);
        let body = text(proof.split_once("<body>").unwrap().1);
        assert!(!body.contains("look at") && !body.contains("要看") && !body.contains('?'), "{body}");
    }
}
