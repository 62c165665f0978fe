//! A whole issue in one file: as many pages as it prints, and posts one behind the other, each with its head.

use crate::support::Home;
use crate::support::SETTINGS;
use serde_json::Value;

const NOW: [&str; 3] = ["build", "--now", "2026-03-10T12:00:00+08:00"];

/// Page, place on it and headline of what is published, in the order of the paper.
fn published(home: &Home) -> Vec<String> {
    let feed: Value = serde_json::from_str(&home.read("feeds/feed.json")).unwrap();
    let told = |item: &Value| {
        let edition = &item["_benbao"]["edition"];
        let (page, position) = (edition["page"].as_str().unwrap_or("-"), &edition["position"]);
        let section = item["_benbao"]["section"].as_str().unwrap_or("-");
        format!("{} {page} {section} {position} {}", edition["date"].as_str().unwrap(), item["title"].as_str().unwrap())
    };
    let mut items: Vec<String> = feed["items"].as_array().unwrap().iter().map(told).collect();
    items.sort();
    items
}

const ISSUE: &str = "云溪日报
2026年3月10日 星期二

第01版：要闻

# 云溪大桥今晨通车

本报讯 3月9日,云溪大桥建成通车,附近居民出门少走了八百米。早上六点,第一班公交车开过大桥,
(下转第3版)

# 老码头书店开门

本报讯 3月9日,老码头书店开门迎客,来了五百多名读者。

记者 何小满

第02版：民生

# 南湖公园樱花开

本报讯 3月9日,南湖公园樱花盛开,市民前来赏花,公园延长开放两个小时。

记者 苏望舒

【第03版 副刊】

# 云溪大桥今晨通车

(上接第1版)
车上坐满了早起赶来的市民,大家说要做第一批过桥的人。

记者 林知夏
";

#[test]
fn an_issue_is_as_many_pages_as_it_prints_and_turned_stories_are_whole() {
    let home = Home::new().file("benbao.toml", SETTINGS).file("pages/全期.txt", ISSUE);
    let said = home.run(&NOW).text();
    let expected =
        ["2026-03-10 01 要闻 1 云溪大桥今晨通车", "2026-03-10 01 要闻 2 老码头书店开门", "2026-03-10 02 民生 1 南湖公园樱花开"];
    assert_eq!(published(&home), expected, "{said}");
    let feed = home.read("feeds/feed.json");
    assert!(feed.contains("第一班公交车开过大桥，车上坐满了早起赶来的市民"), "{feed}");
    // One page of it is corrected: its story is revised, and nothing else moves.
    let before = home.read("feeds/feed.json");
    let home = home.file("pages/全期.txt", ISSUE.replace("五百多名", "六百多名"));
    let said = home.run(&["build", "--now", "2026-03-10T13:00:00+08:00"]).text();
    assert!(said.contains("1 revised") && !said.contains("new"), "{said}");
    let ids = |feed: &str| {
        feed.lines().filter(|line| line.contains("\"id\"")).map(str::to_owned).collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(ids(&home.read("feeds/feed.json")), ids(&before));
}

#[test]
fn posts_one_behind_the_other_have_each_its_head() {
    let posts = "---\ntitle: 云溪大桥今晨通车\nauthor: 林知夏\ndate: 2026-03-10\n---\n\n本报讯 3月9日,云溪大桥建成通车,大桥全长1.2公里。\n\n---\ntitle: 老码头书店开门\nauthor: 何小满\ndate: 2026-03-09\npage: A05\n---\n\n本报讯 3月8日,老码头书店开门迎客,现场来了五百多名读者。\n\n---\ntitle: 还没写完\ndraft: true\n---\n\n内容待补。\n";
    let home = Home::new().file("benbao.toml", SETTINGS).file("pages/posts.md", posts);
    let said = home
        .run(&NOW)
        .stderr("warning: pages/posts.md:20: a draft (`draft: true`), held: nothing of it is published; what was published of it before stays; take out the line to publish it\n")
        .text();
    assert_eq!(published(&home), ["2026-03-09 A05 - 1 老码头书店开门", "2026-03-10 - - 1 云溪大桥今晨通车"], "{said}");
    assert!(!home.read("feeds/feed.json").contains("内容待补"));
}

#[test]
fn a_post_that_becomes_a_draft_again_stays_published() {
    let head = |draft: &str| {
        format!(
            "---\ntitle: 云溪大桥今晨通车\ndate: 2026-03-10\n---\n\n本报讯 3月9日,云溪大桥建成通车,大桥全长1.2公里。\n\n---\ntitle: 老码头书店开门\ndate: 2026-03-10\n{draft}---\n\n本报讯 3月9日,老码头书店开门迎客,来了五百多名读者。\n"
        )
    };
    let home = Home::new().file("benbao.toml", SETTINGS).file("pages/posts.md", head(""));
    home.run(&NOW).text();
    let first = published(&home);
    let home = home.file("pages/posts.md", head("draft: true\n"));
    let held = "warning: pages/posts.md: 1 story (老码头书店开门) published as before, since the page is a draft now; to withdraw: benbao archive withdraw --file pages/posts.md --reason REASON\nwarning: pages/posts.md:11: a draft (`draft: true`), held: nothing of it is published; what was published of it before stays; take out the line to publish it\n";
    home.run(&["build", "--now", "2026-03-10T13:00:00+08:00"]).stderr(held).text();
    assert_eq!((first.len(), published(&home)), (2, first));
}

#[test]
fn a_list_of_pages_makes_no_issue_of_a_page() {
    let page = "第01版：要闻\n第02版：民生\n第03版：副刊\n\n# 云溪大桥今晨通车\n\n本报讯 3月9日,云溪大桥建成通车,附近居民出门少走了八百米。\n\n记者 林知夏\n";
    let home = Home::new().file("benbao.toml", SETTINGS).file("pages/2026-03-10-A01.md", page);
    let doubt = "1 place to look at:\n  pages/2026-03-10-A01.md:3: “云溪大桥今晨通车”, page: the file and the page tell different page numbers: make them the same\n";
    let said = home.run(&NOW).stderr(doubt).status(3).text();
    assert_eq!(published(&home), ["2026-03-10 A01 要闻 1 云溪大桥今晨通车"], "{said}");
}
