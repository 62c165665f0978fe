//! Two versions of a feed: what makes readers show everything again is named, and what is right to change is not.

use crate::changed;
use crate::checked;
use crate::codes;
use crate::good;
use benbao::check;

/// What is said of the second version that is not said of it alone.
fn told(old: &str, new: &str) -> Vec<&'static str> {
    let (old, mut new) = (checked(old), checked(new));
    let alone = codes(&new).len();
    assert!(check::against(Some(&mut new), &old).is_none());
    let against: Vec<_> = codes(&new).into_iter().filter(|code| code.starts_with("against-")).collect();
    assert_eq!(against.len() + alone, new.findings.len());
    against
}

#[test]
fn what_readers_would_show_again_is_named() {
    let id = "tag:bay.example,2026:2026-01-05/A01/1";
    let table = [
        ("atom.xml", "<id>tag:bay.example,2026:2026-01-05/A01/1", "<id>tag:bay.example,2026:2026-01-05/A01/7", "against-id"),
        ("atom.xml", "<id>tag:bay.example,2026:feed<", "<id>tag:bay.example,2026:feed2<", "against-feed-id"),
        ("atom.xml", "feeds/2026-01-05/atom.xml", "feeds/2026-01-05/a.xml", "against-self"),
        ("atom.xml", "<published>2026-01-05T06:00:00", "<published>2026-01-05T06:30:00", "against-published"),
        ("atom.xml", "<updated>2026-01-05T05:59:59", "<updated>2026-01-05T07:59:59", "against-updated-alone"),
        ("atom.xml", "费用5", "费用约5", "against-updated-same"),
        (
            "atom.xml",
            "<link href=\"https://bay.example/a/1.html\"",
            "<link href=\"https://bay.example/b/1.html\"",
            "against-link",
        ),
        ("feed.json", id, "tag:bay.example,2026:2026-01-05/A01/7", "against-id"),
        (
            "feed.json",
            "\"date_published\": \"2026-01-05T05:59:59",
            "\"date_published\": \"2026-01-05T05:59:58",
            "against-published",
        ),
        ("feed.json", "https://bay.example/feeds/feed.json", "https://bay.example/feed.json", "against-self"),
        ("rss.xml", id, "tag:bay.example,2026:2026-01-05/A01/7", "against-id"),
        ("rss.xml", "<pubDate>Mon, 05 Jan 2026 05:59:59", "<pubDate>Mon, 05 Jan 2026 05:59:58", "against-published"),
    ];
    for (name, from, to, code) in table {
        assert_eq!(told(&good(name), &changed(&good(name), from, to)), [code], "{name} {from} {to}");
    }
    let atom = good("atom.xml");
    let back = atom.replace("<updated>2026-01-05T09:30:00", "<updated>2026-01-05T08:30:00");
    assert_eq!(told(&atom, &back), ["against-updated-back", "against-updated-back"], "of the feed and of the entry");
    let minted = atom
        .replace("2026-01-05/A01/", "a")
        .replace("/a/", "/b/")
        .replace("题", "目")
        .replace("<title>海湾图", "<title>新海湾图");
    assert!(told(&atom, &minted.replace("<title>老", "<title>新老")).contains(&"against-all"));
    // The first entry, the newer one, is gone while the older stays.
    let (head, rest) = atom.split_once("  <entry>").unwrap();
    let (_, rest) = rest.split_once("</entry>\n").unwrap();
    let fewer = format!("{head}{rest}");
    assert_eq!(told(&atom, &fewer), ["against-gone"]);
    let grave = "<at:deleted-entry ref=\"tag:bay.example,2026:2026-01-05/A01/1\" when=\"2026-01-05T10:00:00+08:00\"/>\n</feed>";
    assert_eq!(told(&atom, &fewer.replace("</feed>", grave)), Vec::<&str>::new(), "withdrawn, and said so");
    let gone = check::against(None, &checked(&atom)).unwrap();
    assert_eq!(codes(&gone), ["against-document"]);
}

#[test]
fn what_may_change_is_not_named() {
    let atom = good("atom.xml");
    let corrected = changed(&atom, "费用5", "费用约5")
        .replace("2026-01-05T09:30:00", "2026-01-05T11:30:00")
        .replace("<published>2026-01-05T11", "<published>2026-01-05T09");
    assert_eq!(told(&atom, &corrected), Vec::<&str>::new());
    for name in ["rss.xml", "atom.xml", "feed.json", "feeds.opml", "sitemap.xml"] {
        assert_eq!(told(&good(name), &good(name)), Vec::<&str>::new(), "{name}");
    }
    // The oldest leave as new ones come.
    let (head, rest) = atom.split_once("  <entry>").unwrap();
    let (newer, _) = rest.split_once("</entry>\n").unwrap();
    let fewer = format!("{head}  <entry>{newer}</entry>\n</feed>\n");
    assert_eq!(told(&atom, &fewer), Vec::<&str>::new());
}
