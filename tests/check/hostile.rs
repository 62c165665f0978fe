//! Hostile documents: each ends soon, in a finding, without a panic; what they hold moves no cursor.

use crate::checked;
use crate::codes;
use crate::good;
use crate::now;
use benbao::check;
use benbao::words::language::Language;
use proptest::prelude::*;
use std::time::Duration;
use std::time::Instant as Clock;

/// The debug build takes some ten times as long as the program; a quadratic pass over these would take minutes.
const LONGEST: Duration = Duration::from_secs(60);

#[test]
fn what_would_grow_or_never_end_is_named() {
    let mib = 1 << 20;
    let laughs = "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><rss version=\"2.0\">&b;</rss>".to_owned();
    let table = [
        ("billion laughs", laughs, "xml-type"),
        ("deep", "<a>".repeat(mib), "xml-limit"),
        ("wide", format!("<rss>{}</rss>", "<a/>".repeat(600_000)), "xml-limit"),
        ("attributes", format!("<rss {}/>", (0..100_000).map(|at| format!("a{at}='' ")).collect::<String>()), "xml-limit"),
        ("prefixes", format!("<rss {}/>", (0..100_000).map(|at| format!("xmlns:a{at}='u' ")).collect::<String>()), "xml-form"),
        (
            "one line",
            format!("<rss version=\"2.0\"><channel><title>{}</title></channel></rss>", "甲".repeat(2 * mib)),
            "rss-required",
        ),
        ("unclosed", format!("<rss version=\"2.0\"><channel><title>{}", "x".repeat(mib)), "xml-form"),
        ("brackets", "<".repeat(mib), "xml-form"),
        ("JSON deep", "[".repeat(mib), "json-limit"),
        ("JSON wide", format!("[{}1]", "1,".repeat(mib)), "json-limit"),
        ("JSON string", format!("{{\"a\":\"{}", "\\u4e2d".repeat(mib)), "json-form"),
    ];
    for (name, text, expected) in table {
        let begun = Clock::now();
        let checked = checked(&text);
        assert!(codes(&checked).contains(&expected), "{name}: {:?}", codes(&checked));
        assert!(begun.elapsed() < LONGEST, "{name}: {:?}", begun.elapsed());
    }
    for bytes in [&b"\xff\xfe<\0r\0"[..], b"<rss>\xff</rss>", b"{\"a\":\"\xff\"}", b"\0\0\0\0", b"", b"\xef\xbb\xbf"] {
        let checked = check::check(bytes, now()).expect("what is broken is no passing over");
        assert!(!checked.findings.is_empty(), "{bytes:?}");
    }
}

#[test]
fn html_that_never_ends_is_gone_through_once() {
    for html in ["<b>", "</b>", "<a href=", "<!--", "<b><i>", "&", "<p onclick='"] {
        let feed = good("rss.xml").replacen("灯光留给晚归的读者。", &format!("<![CDATA[{}]]>", html.repeat(300_000)), 1);
        let begun = Clock::now();
        checked(&feed);
        assert!(begun.elapsed() < LONGEST, "{html}: {:?}", begun.elapsed());
    }
}

#[test]
fn what_a_document_holds_moves_no_cursor() {
    let feed = good("feed.json").replacen("海湾图书馆夜间开放满月", "<b>\\u001b[2J\\u202e\\u0007</b>", 1);
    let feed = feed.replacen("2026-01-05T06:00:00+08:00", "\\u001b[31m\\u009b2J", 1);
    let checked = checked(&feed);
    assert!(!checked.findings.is_empty());
    for finding in &checked.findings {
        for language in Language::ALL {
            let told = finding.what().in_language(language);
            assert!(!told.contains(|letter: char| letter.is_control() || letter == '\u{202e}'), "{told:?}");
            assert!(told.chars().count() < 300, "{told}");
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        check::check(&bytes, now());
    }

    #[test]
    fn no_damage_panics(name in 0..5_usize, at in 0.0..1.0_f64, cut in 0..60_usize, put in "[<>&\"'/=a\\[\\]{}:,0-9\\\\u甲 \n]{0,12}") {
        let document = good(["rss.xml", "atom.xml", "feed.json", "feeds.opml", "sitemap.xml"][name]);
        let letters: Vec<char> = document.chars().collect();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the document")]
        let at = (at * letters.len() as f64) as usize;
        let damaged: String = letters[..at].iter().copied().chain(put.chars()).chain(letters.iter().copied().skip(at + cut)).collect();
        if let Some(checked) = check::check(damaged.as_bytes(), now()) {
            for finding in &checked.findings {
                let lines = damaged.matches('\n').count() + 1;
                prop_assert!((1..=lines).contains(&finding.place.line));
            }
        }
    }
}
