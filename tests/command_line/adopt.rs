//! `benbao archive adopt`: a paper moves here from another system, and no reader sees one story again: ids, days and addresses stay, whatever
//! the form of the old feed, and what cannot be adopted is said.

use crate::support::Home;
use crate::support::SETTINGS;
use encoding_rs::GB18030;
use std::fmt::Write;
use std::fs;

const NOW: &str = "2026-11-27T08:00:00+08:00";

/// A story of the old system.
#[derive(Clone)]
struct Story {
    title: String,
    id: String,
    link: String,
    /// RFC 3339, at an offset of its own.
    published: String,
    /// RFC 822, the same moment.
    mail: String,
    html: String,
}

fn story(at: usize, id: &str) -> Story {
    let hour = at % 24;
    Story {
        title: format!("旧闻第{at}则 & 其余"),
        id: id.to_owned(),
        link: format!("https://old.example.cn/2026/11/{at}.html"),
        published: format!("2026-11-{:02}T{hour:02}:03:04Z", 1 + at % 20),
        mail: format!("{:02} Nov 2026 {hour:02}:03:04 +0000", 1 + at % 20),
        html: format!(
            "<p>本报讯（记者 林知夏）旧闻第{at}则的正文，写在这里。</p><script>alert(1)</script><p>第二段，说的是第{at}件事。</p>"
        ),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn rss(stories: &[Story]) -> String {
    let mut feed = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
                    <channel><title>旧站</title><link>https://old.example.cn/</link><description>旧</description>"
        .to_owned();
    for Story { title, id, link, mail, html, .. } in stories {
        let (title, id) = (escaped(title), escaped(id));
        let item = format!(
            "<item><title>{title}</title><link>{link}</link><guid isPermaLink=\"false\">{id}</guid><pubDate>{mail}</pubDate>\
             <content:encoded><![CDATA[{html}]]></content:encoded></item>"
        );
        feed.write_str(&item).unwrap();
    }
    feed + "</channel></rss>"
}

fn atom(stories: &[Story]) -> String {
    let mut feed =
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>旧站</title><id>urn:old</id><updated>2026-11-26T00:00:00Z</updated>"
            .to_owned();
    for Story { title, id, link, published, html, .. } in stories {
        let (title, id, html) = (escaped(title), escaped(id), escaped(html));
        let entry = format!(
            "<entry><title>{title}</title><id>{id}</id><link href=\"{link}\"/><author><name>web</name></author><published>{published}</published>\
             <updated>{published}</updated><content type=\"html\">{html}</content></entry>"
        );
        feed.write_str(&entry).unwrap();
    }
    feed + "</feed>"
}

fn json(stories: &[Story]) -> String {
    let item = |it: &Story| serde_json::json!({"id": it.id, "url": it.link, "title": it.title, "date_published": it.published, "content_html": it.html});
    let items: Vec<_> = stories.iter().map(item).collect();
    serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "title": "旧站", "items": items}).to_string()
}

/// An export of WordPress, whose texts have no tags of paragraphs, and which holds what is no published post.
fn wordpress(stories: &[Story]) -> String {
    let plain = |html: &str| html.replace("</p><script>alert(1)</script><p>", "\n\n").replace("<p>", "").replace("</p>", "");
    let texts: Vec<Story> = stories.iter().map(|it| Story { html: plain(&it.html), ..it.clone() }).collect();
    let of = |kind: &str, status: &str| format!("<wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status></item>");
    let feed = rss(&texts)
        .replace("</item>", &of("post", "publish"))
        .replace("xmlns:content", "xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content");
    let other = |kind: &str, status: &str| format!("<item><title>不是</title><guid>{kind}{status}</guid>{}", of(kind, status));
    feed.replace("</channel>", &format!("{}{}</channel>", other("post", "draft"), other("attachment", "inherit")))
}

fn paper() -> Home {
    let home = Home::new().file("benbao.toml", SETTINGS);
    fs::create_dir(home.path("pages")).unwrap();
    home
}

fn adopt(home: &Home, file: &str) -> (Option<i32>, String) {
    said(home, &["archive", "adopt", file, "--now", NOW])
}

fn said(home: &Home, arguments: &[&str]) -> (Option<i32>, String) {
    let output = home.command(arguments).output().unwrap();
    (output.status.code(), String::from_utf8([output.stderr, output.stdout].concat()).unwrap())
}

#[test]
fn ids_days_and_addresses_stay_whatever_the_form() {
    let ids = [
        "https://old.example.cn/?p=15&x=1",
        "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a",
        "12345",
        "旧 闻 4",
        "tag:old.example.cn,2020:5",
    ];
    let stories: Vec<Story> = ids.iter().zip(1..).map(|(id, at)| story(at, id)).collect();
    let forms = [
        ("old.rss", rss(&stories), "rss.xml"),
        ("old.atom", atom(&stories), "atom.xml"),
        ("old.json", json(&stories), "feed.json"),
        ("old.wxr", wordpress(&stories), "rss.xml"),
    ];
    for (name, text, ours) in forms {
        let home = paper().file(name, text);
        let (status, told) = adopt(&home, name);
        assert_eq!(status, Some(0), "{name}: {told}");
        assert!(told.starts_with(&format!("{name}: 5 stories adopted, 2026-11-02 to 2026-11-06\n")), "{told}");
        // Atom has to make an IRI of what is none; RSS and JSON Feed carry every id as it is.
        let both = if ours == "atom.xml" { vec![ours] } else { vec!["rss.xml", "feed.json"] };
        for ours in both {
            let feed = home.read(format!("feeds/{ours}"));
            for Story { id, link, .. } in stories.iter().filter(|it| ours != "atom.xml" || it.id.contains(':')) {
                let id = if ours == "feed.json" { id.clone() } else { escaped(id) };
                assert!(feed.contains(&id) && feed.contains(link.as_str()), "{name} {id} in {ours}:\n{feed}");
            }
            assert!(!feed.contains("alert") && feed.contains("第二段，说的是第3件事。"), "{feed}");
        }
        if name != "old.wxr" && name != "old.atom" {
            let (status, told) = said(&home, &["check", &format!("feeds/{ours}"), "--against", name, "--now", NOW]);
            assert!(status == Some(0) && !told.contains("against-"), "{name}: {told}");
        }
        if name == "old.wxr" {
            assert!(told.contains("2 entries are no published posts (drafts, pages, pictures)\n"), "{told}");
        }
        // Once more, and nothing moves.
        let before = home.snapshot("feeds");
        let (status, told) = adopt(&home, name);
        assert!(status == Some(0) && told.contains("5 are known already, and stay"), "{told}");
        assert_eq!(home.snapshot("feeds"), before);
    }
}

#[test]
fn against_the_old_feed_nothing_ever_moved() {
    // Chance that repeats itself: ids of every shape, days in any order, several files.
    let mut chance = 7_u64;
    let mut next = |most: u64| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) % most
    };
    for round in 0..6 {
        let count = 1 + usize::try_from(next(20)).unwrap();
        let stories: Vec<Story> = (0..count)
            .map(|at| {
                let id = match next(4) {
                    0 => format!("https://old.example.cn/?p={round}{at}"),
                    1 => format!("{round}-{at}"),
                    2 => format!("编号 {round} {at} <{at}>"),
                    _ => format!("urn:x:{round}:{at}"),
                };
                story(usize::try_from(next(400)).unwrap() * 30 + at, &id)
            })
            .collect();
        let home = paper().file("old.rss", rss(&stories)).file("old.json", json(&stories));
        assert_eq!(adopt(&home, "old.rss").0, Some(0));
        let home = home.file("pages/2026-11-27-A01.md", "# 今天的新闻\n\n本报讯 今天的新闻写在这里，说的是别的事。\n");
        assert_eq!(said(&home, &["build", "--now", NOW]).0, Some(0));
        for (ours, old) in [("feeds/rss.xml", "old.rss"), ("feeds/feed.json", "old.json")] {
            let (status, told) = said(&home, &["check", ours, "--against", old, "--now", NOW]);
            assert!(status == Some(0) && !told.contains("against-"), "round {round}, {ours}: {told}");
        }
    }
}

#[test]
fn a_page_that_brings_an_adopted_story_again_is_known() {
    let old = [story(25, "https://old.example.cn/?p=25"), story(26, "26")];
    let home = paper().file("old.rss", rss(&old));
    assert_eq!(adopt(&home, "old.rss").0, Some(0));
    let page = "# 旧闻第25则 & 其余\n\n本报讯（记者 林知夏）旧闻第25则的正文，写在这里。\n\n第二段，说的是第25件事。\n";
    let home = home.file("pages/2026-11-06-A01.md", page);
    let (status, told) = said(&home, &["build", "--now", NOW]);
    // How many files a story has is the site's to say.
    assert!(status == Some(0) && told.starts_with("1 article on 1 page, 1 with authors, edition 2026-11-06\nfeeds: "), "{told}");
    let entry = |home: &Home| {
        let feed = home.read("feeds/rss.xml");
        feed.split("<item>").find(|item| item.contains("旧闻第25则")).unwrap_or_else(|| panic!("{feed}")).to_owned()
    };
    let expected = [
        "<link>https://old.example.cn/2026/11/25.html</link>",
        ">https://old.example.cn/?p=25</guid>",
        "<pubDate>Fri, 06 Nov 2026 09:03:04 +0800</pubDate>",
    ];
    let check = |home: &Home| {
        let entry = entry(home);
        assert!(expected.iter().all(|it| entry.contains(it)), "{entry}");
        assert_eq!(home.read("feeds/rss.xml").matches("旧闻第25则 &amp; 其余</title>").count(), 1);
    };
    check(&home);
    // A correction shows, and moves neither id nor day nor address.
    let home = home.file("pages/2026-11-06-A01.md", page.replace("写在这里", "改在这里"));
    assert_eq!(said(&home, &["build", "--now", "2026-11-27T09:00:00+08:00"]).0, Some(0));
    check(&home);
    assert!(entry(&home).contains("<atom:updated>2026-11-27T09:00:00+08:00</atom:updated>"));
    // Nor does the loss of the archive, of which the feeds and the copy tell.
    fs::remove_dir_all(home.path(".benbao")).unwrap();
    assert_eq!(said(&home, &["build", "--now", "2026-11-27T10:00:00+08:00"]).0, Some(0));
    check(&home);
    let feed = home.read("feeds/rss.xml");
    assert!(feed.contains(">26</guid>") && feed.contains("<link>https://old.example.cn/2026/11/26.html</link>"), "{feed}");
}

#[test]
fn what_is_not_adopted_is_said_and_a_dry_run_changes_nothing() {
    let mut stories = [
        story(1, "1"),
        story(2, "2"),
        story(3, "1"),
        story(4, ""),
        story(5, ""),
        story(6, "6"),
        story(7, "7"),
        story(8, "8"),
        story(9, "tag:example.cn,2023:9"),
    ];
    stories[3].link.clear();
    stories[5].mail = "昨天".to_owned();
    stories[6].mail = "30 Nov 2026 06:00:00 +0800".to_owned();
    (stories[7].title, stories[7].html) = (String::new(), "<script>alert(1)</script>".to_owned());
    let home = paper().file("old.rss", rss(&stories));
    let said_of = |verb: &str| {
        format!(
            "old.rss: 4 stories {verb}, 2026-11-02 to 2026-11-30\n\
             1 of them tells no id; its address is it, as readers take it\n\
             1 of them is dated in the future and waits for its hour\n\
             1 has an id that this paper minted: the feed is its own\n\
             1 is not adopted: a story above it has the same id: 旧闻第3则 & 其余\n\
             1 is not adopted: it tells neither an id nor an address, so that no reader could know it again: 旧闻第4则 & 其余\n\
             1 is not adopted: it tells no day that can be read: 旧闻第6则 & 其余\n\
             1 is not adopted: it has neither title nor text\n"
        )
    };
    let dry = ["archive", "adopt", "old.rss", "--dry-run", "--now", NOW];
    home.run(&dry).status(3).stdout(&said_of("to be adopted"));
    assert!(!home.path(".benbao").exists() && !home.path("feeds").exists());
    let (status, told) = adopt(&home, "old.rss");
    assert!(status == Some(3) && told.contains(&said_of("adopted")), "{told}");
    let archive = home.snapshot(".benbao");
    assert_eq!(said(&home, &dry).0, Some(3));
    assert_eq!(home.snapshot(".benbao"), archive, "a dry run leaves the archive as it is");
    assert!(!home.read("feeds/rss.xml").contains("旧闻第7则"));
    assert_eq!(said(&home, &["build", "--now", "2026-11-30T07:00:00+08:00"]).0, Some(0));
    let feed = home.read("feeds/rss.xml");
    assert!(feed.contains("旧闻第7则") && feed.contains("<pubDate>Mon, 30 Nov 2026 06:00:00 +0800</pubDate>"), "{feed}");
}

#[test]
fn what_the_paper_published_itself_is_no_second_story() {
    let page = "# 旧闻第25则 & 其余\n\n本报讯（记者 林知夏）旧闻第25则的正文，写在这里。\n\n第二段，说的是第25件事。\n";
    let home = paper().file("pages/2026-11-06-A01.md", page).file("old.rss", rss(&[story(25, "25"), story(26, "26")]));
    assert_eq!(said(&home, &["build", "--now", NOW]).0, Some(0));
    let (status, told) = adopt(&home, "old.rss");
    assert!(status == Some(0) && told.contains("1 was published by this paper, and keeps its id\n"), "{told}");
    assert_eq!(home.read("feeds/rss.xml").matches("旧闻第25则 &amp; 其余</title>").count(), 1);
}

#[test]
fn what_is_no_feed_is_refused_and_nothing_is_adopted() {
    let good = rss(&[story(1, "1")]);
    let laughs = "<!DOCTYPE rss [<!ENTITY a \"哈哈哈哈哈哈哈哈哈哈\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let words = [
        ("空.xml", String::new(), "holds no story; nothing was adopted"),
        ("网页.xml", "<html></html>".to_owned(), "is no RSS, Atom, JSON Feed or export of WordPress; nothing was adopted"),
        ("文字.xml", "今天的新闻".to_owned(), "is no RSS, Atom, JSON Feed or export of WordPress; nothing was adopted"),
        ("别的.json", "{\"a\":1}".to_owned(), "is no RSS, Atom, JSON Feed or export of WordPress; nothing was adopted"),
        (
            "半截.xml",
            good.split("<content:").next().unwrap().to_owned(),
            "is cut off: its last lines are not there; fetch it again",
        ),
        ("深.xml", format!("<rss>{}", "<a>".repeat(1_000)), "its elements stand too deep in each other to be a feed"),
    ];
    for (name, text, expected) in words {
        let home = paper().file(name, text).file("good.xml", &good);
        home.run(&["archive", "adopt", "good.xml", name, "--now", NOW])
            .status(1)
            .stderr(&format!("error: {name}: {expected}\n"))
            .check();
        assert!(!home.path(".benbao").exists(), "{name}: nothing is adopted where one file is none");
    }
    let home = paper().file("笑.xml", good.replacen("<rss", &format!("{laughs}<rss"), 1).replace("旧闻第1则", "&b;"));
    assert_eq!(adopt(&home, "笑.xml").0, Some(0));
    assert!(!home.read("feeds/rss.xml").contains("哈哈"), "no entity of a document's own is ever put in");
    let home = paper();
    fs::File::create(home.path("大.xml")).unwrap().set_len(200 << 20).unwrap();
    let large = "error: 大.xml: 200 MiB is more than is read of a feed (128 MiB); export it in parts (WordPress: by month)\n";
    home.run(&["archive", "adopt", "大.xml"]).status(1).stderr(large).check();
    let gbk = good.replacen("UTF-8", "gb2312", 1);
    let home = paper().file("gbk.xml", &GB18030.encode(&gbk).0);
    assert_eq!(adopt(&home, "gbk.xml").0, Some(0));
    assert!(home.read("feeds/rss.xml").contains("旧闻第1则 &amp; 其余"));
}

#[test]
fn a_trial_and_a_paper_that_lost_its_archive_adopt_nothing() {
    let home = Home::new().file(
        "benbao.toml",
        SETTINGS.replace("example.cn/feeds", "haiwan.invalid/feeds").replace("authority = \"example.cn,2023\"\n", ""),
    );
    let home = home.file("old.rss", rss(&[story(1, "1")]));
    fs::create_dir(home.path("pages")).unwrap();
    let (status, told) = adopt(&home, "old.rss");
    assert!(status == Some(1) && told.contains("nothing is adopted: the paper is a trial"), "{told}");
    let home = Home::published().file("old.rss", rss(&[story(1, "1")]));
    fs::remove_dir_all(home.path(".benbao")).unwrap();
    let (status, told) = adopt(&home, "old.rss");
    assert!(status == Some(1) && told.contains("nothing is adopted: the archive is lost"), "{told}");
    assert_eq!(said(&home, &["build"]).0, Some(0));
    assert_eq!(adopt(&home, "old.rss").0, Some(0));
}

#[test]
fn the_addresses_of_a_site_that_is_no_more_lead_to_pages_of_ours() {
    let home = paper().file("old.rss", rss(&[story(1, "1"), story(2, "2")]));
    assert_eq!(adopt(&home, "old.rss").0, Some(0));
    home.run(&["archive", "export", "--addresses"])
        .stderr("warning: no address leads elsewhere: name the site that is no more under [articles], `moved = [\"https://old.example.cn/\"]`\n")
        .stdout("");
    let home = home.file("benbao.toml", format!("{SETTINGS}[articles]\nmoved = [\"http://old.example.cn/2026/\"]\n"));
    assert_eq!(said(&home, &["build", "--now", NOW]).0, Some(0));
    let map = home.run(&["archive", "export", "--addresses"]).text();
    let lines: Vec<(&str, &str)> = map.lines().map(|line| line.split_once(' ').unwrap()).collect();
    assert_eq!(
        lines.iter().map(|(old, _)| *old).collect::<Vec<_>>(),
        [1, 2].map(|at| format!("https://old.example.cn/2026/11/{at}.html"))
    );
    let feed = home.read("feeds/rss.xml");
    for (old, new) in lines {
        let page = new.strip_prefix("https://example.cn/feeds/").unwrap();
        assert!(
            home.read(format!("feeds/{page}")).contains("的正文，写在这里。") && feed.contains(&format!("<link>{new}</link>")),
            "{new}"
        );
        assert!(!feed.contains(&format!("<link>{old}</link>")), "{feed}");
    }
    let (status, told) = said(&home, &["check", "feeds/rss.xml", "--against", "old.rss", "--now", NOW]);
    assert!(status == Some(0) && !told.contains("against-id") && !told.contains("against-published"), "{told}");
}
