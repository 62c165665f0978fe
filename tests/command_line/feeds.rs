//! Feeds beside the paper's own: of sections, of authors, those that the paper asks for; the list of all; how much they hold.

use crate::support::Home;
use serde_json::Value;
use std::fs;

const NOW: &str = "2026-03-06T08:00:00+08:00";

/// A paper of two pages; `settings` go below its own.
fn paper(settings: &str) -> Home {
    let home = Home::new();
    let own = "title = \"海湾晨报\"\nbase_url = \"https://example.cn/feeds/\"\nauthority = \"example.cn,2026\"\n";
    write(&home, "benbao.toml", &format!("{own}\n{settings}"));
    write(
        &home,
        "pages/2026-03-05-A01.md",
        "A01版：要闻\n\n# 海湾大桥今晨通车\n\n本报讯 记者 鲁燕 海湾大桥今晨六时通车，首日车流平稳，沿线设了十二处应急点，市民可以步行过桥。\n\n# 春耕备耕正当时\n\n本报讯 记者 武刘敏 农资储备充足，各乡镇农技人员下到田间，帮助农户选种施肥，春管春播有序推进。\n",
    );
    write(
        &home,
        "pages/2026-03-05-A02.md",
        "A02版：民生\n\n# 社区食堂开张\n\n本报讯 记者 鲁燕 社区食堂昨日开张，六十岁以上老人用餐打八折，中午推出十二元套餐，来的人排起了队。\n\n# 遗失声明\n\n王建国身份证遗失，声明作废。\n",
    );
    home
}

fn write(home: &Home, path: &str, text: &str) {
    let path = home.path(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn build(home: &Home, now: &str) {
    let output = home.command(&["build", "--quiet", "--now", now]).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}

/// The titles of a feed, newest first.
fn titles(home: &Home, folder: &str) -> Vec<String> {
    let feed: Value = serde_json::from_str(&home.read(format!("feeds/{folder}feed.json"))).unwrap();
    feed["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
}

fn is_there(home: &Home, path: &str) -> bool {
    home.path(path).exists()
}

#[test]
fn a_section_an_author_and_what_the_paper_asks_for_have_their_feeds_and_an_item_has_one_id_in_all() {
    let home = paper(
        "[authors]\nfeeds = true\n\n[[feed]]\nname = \"bridge\"\ntitle = \"大桥\"\nmatch = \"大桥|食堂\"\nsection = \"要闻\"\n",
    );
    build(&home, NOW);
    assert_eq!(titles(&home, "yaowen/"), ["海湾大桥今晨通车", "春耕备耕正当时"]);
    assert_eq!(titles(&home, "minsheng/"), ["社区食堂开张", "遗失声明"]);
    assert_eq!(titles(&home, "bridge/"), ["海湾大桥今晨通车"]);
    assert_eq!(titles(&home, "authors/luyan-994a1b07/"), ["海湾大桥今晨通车", "社区食堂开张"]);
    let id = |folder: &str| {
        let feed: Value = serde_json::from_str(&home.read(format!("feeds/{folder}feed.json"))).unwrap();
        feed["items"][0]["id"].clone()
    };
    assert!(["yaowen/", "bridge/", "authors/luyan-994a1b07/"].iter().all(|folder| id(folder) == id("")));
    let atom = home.read("feeds/yaowen/atom.xml");
    for line in [
        "<id>tag:example.cn,2026:feed/yaowen</id>",
        "<title>海湾晨报·要闻</title>",
        "<link href=\"https://example.cn/feeds/yaowen/atom.xml\" rel=\"self\" type=\"application/atom+xml\"/>",
        "<link href=\"https://example.cn/feeds/atom.xml\" rel=\"archives\" type=\"application/atom+xml\"/>",
    ] {
        assert!(atom.contains(line), "{line} in {atom}");
    }
    let list = home.read("feeds/feeds.opml");
    let listed: Vec<&str> = list.lines().filter_map(|line| line.split("text=\"").nth(1)?.split('"').next()).collect();
    assert_eq!(
        listed,
        ["海湾晨报", "大桥", "版面", "海湾晨报·民生", "海湾晨报·要闻", "作者", "海湾晨报·武刘敏", "海湾晨报·鲁燕"]
    );
}

#[test]
fn one_changed_story_writes_only_the_feeds_in_which_it_stands() {
    let home = paper("");
    build(&home, NOW);
    let before = home.snapshot("feeds");
    let page = home.read("pages/2026-03-05-A02.md").replace("打八折", "打七折");
    write(&home, "pages/2026-03-05-A02.md", &page);
    build(&home, "2026-03-06T09:00:00+08:00");
    let after = home.snapshot("feeds");
    let changed: Vec<String> = after
        .iter()
        .filter(|(path, bytes)| before.get(*path) != Some(*bytes))
        .map(|(path, _)| path.strip_prefix(home.path("feeds")).unwrap().display().to_string())
        .filter(|path| !path.ends_with(".html"))
        .collect();
    assert_eq!(
        changed,
        [
            "atom.xml",
            "editions/2026-03-05/atom.xml",
            "feed.json",
            "minsheng/atom.xml",
            "minsheng/feed.json",
            "minsheng/rss.xml",
            "rss.xml"
        ]
    );
    // And a run with nothing new writes none.
    build(&home, "2026-03-06T10:00:00+08:00");
    assert!(home.snapshot("feeds") == after);
}

#[test]
fn a_withdrawn_story_leaves_every_feed_and_a_section_that_is_no_more_leaves_the_output() {
    let home = paper("[authors]\nfeeds = true\n");
    build(&home, NOW);
    let page = home.read("pages/2026-03-05-A01.md");
    write(&home, "pages/2026-03-05-A01.md", page.split("# 春耕").next().unwrap());
    build(&home, "2026-03-06T09:00:00+08:00");
    assert_eq!(titles(&home, "yaowen/"), ["海湾大桥今晨通车"]);
    assert!(home.read("feeds/yaowen/atom.xml").contains("<at:deleted-entry"));
    assert!(!home.read("feeds/yaowen/rss.xml").contains("农资储备"));
    // The page is of another section now.
    write(&home, "pages/2026-03-05-A02.md", &home.read("pages/2026-03-05-A02.md").replace("民生", "社会"));
    build(&home, "2026-03-06T10:00:00+08:00");
    assert!(!is_there(&home, "feeds/minsheng"));
    assert_eq!(titles(&home, "shehui/"), ["社区食堂开张", "遗失声明"]);
    assert!(!home.read("feeds/feeds.opml").contains("minsheng"));
    // And nobody wants feeds of sections and authors any more.
    let settings = home.read("benbao.toml").replace("[authors]\nfeeds = true\n", "[output]\nsections = false\n");
    write(&home, "benbao.toml", &settings);
    build(&home, "2026-03-06T11:00:00+08:00");
    for gone in ["shehui", "yaowen", "authors"] {
        assert!(!is_there(&home, &format!("feeds/{gone}")), "{gone}");
    }
}

#[test]
fn what_is_asked_for_is_said_again_where_the_settings_change() {
    let home = paper("[[feed]]\nname = \"canteen\"\nmatch = \"食堂\"\n");
    build(&home, NOW);
    assert_eq!(titles(&home, "canteen/"), ["社区食堂开张"]);
    write(&home, "benbao.toml", &home.read("benbao.toml").replace("match = \"食堂\"", "kind = \"notice\""));
    build(&home, "2026-03-06T09:00:00+08:00");
    assert_eq!(titles(&home, "canteen/"), ["遗失声明"]);
    write(&home, "benbao.toml", &home.read("benbao.toml").replace("kind = \"notice\"", "role = \"photographer\""));
    let said = home.command(&["build", "--now", "2026-03-06T10:00:00+08:00"]).output().unwrap();
    assert_eq!(
        String::from_utf8_lossy(&said.stderr),
        "warning: benbao.toml: nothing stands in the feed `canteen` yet: look at what its [[feed]] asks for; if no story is meant for it so far, leave it\n"
    );
    assert!(titles(&home, "canteen/").is_empty(), "valid, and empty");
    build(&home, "2026-03-06T11:00:00+08:00");
}

#[test]
fn kinds_days_and_how_many_are_kept_out_of_the_papers_own_feed_and_stay_elsewhere() {
    let home = paper("[output]\nwithout = \"notice\"\nlimit = 1\ndays = 3\n");
    write(&home, "pages/2026-02-20-A01.md", "# 元宵灯会开幕\n\n本报讯 记者 鲁燕 灯会昨晚开幕，十万盏灯照亮了河岸，游人如织。\n");
    build(&home, NOW);
    assert_eq!(titles(&home, ""), ["海湾大桥今晨通车", "春耕备耕正当时", "社区食堂开张"]);
    assert_eq!(titles(&home, "minsheng/"), ["社区食堂开张", "遗失声明"]);
    assert!(home.read("feeds/editions/2026-03-05/atom.xml").contains("遗失声明"));
    assert!(home.read("feeds/editions/2026-02-20/atom.xml").contains("元宵灯会"));
}

#[test]
fn a_feed_carries_summaries_where_that_is_asked_for_and_the_page_all_of_it() {
    let home = paper("[output]\ncontent = \"summary\"\n");
    let long = "大桥全长三十六公里，是连接两岸的第一条跨海通道，双向六车道，设计时速一百公里。".repeat(8);
    write(&home, "pages/2026-03-05-A03.md", &format!("# 大桥是怎样建成的\n\n本报讯 记者 鲁燕 {long}\n"));
    build(&home, NOW);
    let feed: Value = serde_json::from_str(&home.read("feeds/feed.json")).unwrap();
    let item = feed["items"].as_array().unwrap().iter().find(|item| item["title"] == "大桥是怎样建成的").unwrap();
    let content = item["content_html"].as_str().unwrap();
    assert!(content.matches("三十六公里").count() <= 2 && content.contains("记者 鲁燕"), "{content}");
    // Its opening names the reporter.
    assert!(!content.contains("class=\"byline\""), "{content}");
    let page = item["url"].as_str().unwrap().strip_prefix("https://example.cn/feeds/").unwrap();
    assert!(home.read(format!("feeds/{page}")).matches("三十六公里").count() >= 8);
    assert!(home.read("feeds/editions/2026-03-05/atom.xml").matches("三十六公里").count() >= 8);
}

#[test]
fn stories_that_an_agency_sent_go_out_as_far_as_the_paper_says() {
    let wire = "新华社北京3月4日电 记者 王丁 全国春运客流平稳，铁路部门加开列车，多地机场航班准点。沿线车站开了爱心通道，志愿者帮老人提行李。";
    let text = "铁路部门加开列车";
    for (wires, in_feed, in_page) in [("full", true, true), ("link", false, false), ("none", false, false)] {
        let home = paper(&format!("[output]\nwires = \"{wires}\"\n"));
        write(&home, "pages/2026-03-05-A04.md", &format!("# 春运客流平稳\n\n{wire}{}\n", "多地机场航班准点。".repeat(20)));
        build(&home, NOW);
        let has_title = titles(&home, "").contains(&"春运客流平稳".to_owned());
        assert_eq!(has_title, wires != "none", "{wires}");
        assert_eq!(home.read("feeds/rss.xml").contains(text), in_feed, "{wires}");
        if has_title {
            assert!(home.read("feeds/rss.xml").contains("<dc:source>新华社</dc:source>"), "{wires}");
            assert!(home.read("feeds/atom.xml").contains("<dc:source>新华社</dc:source>"), "{wires}");
        }
        let whole: String =
            home.snapshot("feeds").values().map(|(bytes, _)| String::from_utf8_lossy(bytes).into_owned()).collect();
        assert_eq!(whole.contains(text), in_page, "{wires}");
    }
}

#[test]
fn a_feed_is_never_larger_than_was_asked_for_and_has_no_hole() {
    let home = paper("[output]\nmax_bytes = \"64 KiB\"\nsections = false\n");
    let page = |day: u32, stories: u32| {
        let story = |at: u32| {
            let text = format!("第{day}日第{at}条消息说的是河道清淤、道路整修和学校扩建，各项工程都在赶进度。").repeat(12);
            format!("# 三月{day}日要闻第{at}条\n\n本报讯 记者 鲁燕 {text}\n\n")
        };
        (1..=stories).map(story).collect::<String>()
    };
    write(&home, "pages/2026-03-03-A01.md", &page(3, 9));
    build(&home, "2026-03-03T08:00:00+08:00");
    write(&home, "pages/2026-03-04-A01.md", &page(4, 9));
    build(&home, "2026-03-04T08:00:00+08:00");
    let sizes = || ["atom.xml", "rss.xml", "feed.json"].map(|name| fs::metadata(home.path("feeds").join(name)).unwrap().len());
    assert!(sizes().iter().all(|size| *size <= 64 << 10), "{:?}", sizes());
    let shown = titles(&home, "");
    let newest = shown.iter().filter(|title| title.starts_with("三月4日")).count();
    assert!(newest == 9 && shown.len() > 9, "the newest edition whole, and what has room of the one before: {shown:?}");
    // An edition that is too large itself: every story is there, the longest by their openings, and its archive is linked.
    write(&home, "pages/2026-03-06-A01.md", &page(6, 40));
    let said = home.command(&["build", "--now", "2026-03-06T08:00:00+08:00", "--report", "report.json"]).output().unwrap();
    assert!(said.status.success(), "{said:?}");
    assert!(sizes().iter().all(|size| *size <= 64 << 10), "{:?}", sizes());
    assert_eq!(titles(&home, "").iter().filter(|title| title.starts_with("三月6日")).count(), 40);
    assert!(home.read("feeds/atom.xml").contains("rel=\"prev-archive\" type=\"application/atom+xml\"/>"));
    assert!(home.read("feeds/atom.xml").contains("editions/2026-03-06/atom.xml\" rel=\"prev-archive\""));
    let report: Value = serde_json::from_str(&home.read("report.json")).unwrap();
    assert!(report["cut"][0]["shortened"].as_u64().unwrap() > 0, "{report:#}");
    assert!(String::from_utf8_lossy(&said.stdout).contains("openings"), "{said:?}");
}

#[test]
fn a_feed_that_cannot_be_is_refused_where_it_stands() {
    let table = [
        ("[[feed]]\nmatch = \"大桥\"\n", "this `[[feed]]` lacks `name`"),
        ("[[feed]]\nname = \"bridge\"\n", "`bridge` asks for no stories"),
        ("[[feed]]\nname = \"../x\"\nmatch = \"大桥\"\n", "small letters, digits and hyphens"),
        ("[[feed]]\nname = \"CON\"\nmatch = \"大桥\"\n", "small letters, digits and hyphens"),
        ("[[feed]]\nname = \"con\"\nmatch = \"大桥\"\n", "small letters, digits and hyphens"),
        ("[[feed]]\nname = \"editions\"\nmatch = \"大桥\"\n", "folder"),
        ("[[feed]]\nname = \"yaowen\"\nmatch = \"大桥\"\n", "is the feed of the section \"要闻\""),
        ("[[feed]]\nname = \"a\"\nmatch = \"大桥\"\n[[feed]]\nname = \"a\"\nmatch = \"食堂\"\n", "`a` stands here twice"),
        ("[[feed]]\nname = \"a\"\nkind = \"poem\"\n", "story"),
        ("[[feed]]\nname = \"a\"\nrole = \"king\"\n", "reporter"),
        ("[[feed]]\nname = \"a\"\nmatch = \" | \"\n", "is empty"),
        ("[feed]\nname = \"a\"\nmatch = \"大桥\"\n", "[[feed]]"),
        ("[output]\nmax_bytes = \"1 KiB\"\n", "512 KiB"),
        ("[output]\nwires = \"some\"\n", "summary"),
        ("[output]\nwithout = \"story\"\n", "notice"),
    ];
    for (settings, words) in table {
        let home = paper(settings);
        let output = home.command(&["build", "--now", NOW]).output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.code() == Some(2) && stderr.contains(words) && stderr.contains("benbao.toml:"),
            "{settings}: {stderr}"
        );
    }
}

#[test]
fn names_that_mean_harm_make_safe_folders() {
    let home = paper("[authors]\nfeeds = true\n\n[sections]\n\"A01\" = \"../../etc\"\n\"A02\" = \"CON\"\n");
    write(
        &home,
        "pages/2026-03-05-A01.md",
        "---\n作者: <b>王&丽</b>\n---\n# 海湾大桥今晨通车\n\n大桥今晨六时通车，首日车流平稳，市民可以步行过桥。\n",
    );
    write(&home, "pages/2026-03-05-A02.md", "# 社区食堂开张\n\n社区食堂昨日开张，六十岁以上老人用餐打八折，来的人排起了队。\n");
    let output = home.command(&["build", "--quiet", "--now", NOW]).output().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 3)), "{output:?}");
    for path in home.snapshot("feeds").keys() {
        let path = path.strip_prefix(home.path("feeds")).unwrap().to_str().unwrap();
        assert!(path.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || b"-./".contains(&it)), "{path}");
        assert!(!path.contains("..") && !path.split('/').any(|it| it == "con"), "{path}");
    }
    let list = home.read("feeds/feeds.opml");
    assert!(list.contains("海湾晨报·../../etc") && list.contains("海湾晨报·CON"), "{list}");
}

#[test]
fn an_address_in_a_text_is_a_link() {
    let home = paper("");
    write(
        &home,
        "pages/2026-03-05-A03.md",
        "# 网上可以预约\n\n本报讯 记者 鲁燕 市民可登录https://example.cn/book?a=1&b=2预约，名额有限。\n",
    );
    build(&home, NOW);
    let feed: Value = serde_json::from_str(&home.read("feeds/feed.json")).unwrap();
    let item = feed["items"].as_array().unwrap().iter().find(|item| item["title"] == "网上可以预约").unwrap();
    let link = "<a href=\"https://example.cn/book?a=1&amp;b=2\">https://example.cn/book?a=1&amp;b=2</a>预约";
    assert!(item["content_html"].as_str().unwrap().contains(link), "{item:#}");
}

#[test]
fn every_feed_shows_the_papers_mark_and_says_whose_it_is() {
    let home = paper(
        "[site]\nicon = \"icon.png\"\nlogo = \"https://img.example.cn/logo.png\"\nrights = \"© 海湾晨报\"\nwebmaster = \"web@example.cn (网编)\"\n",
    );
    build(&home, NOW);
    for folder in ["", "yaowen/"] {
        let (rss, atom, json) = (
            home.read(format!("feeds/{folder}rss.xml")),
            home.read(format!("feeds/{folder}atom.xml")),
            home.read(format!("feeds/{folder}feed.json")),
        );
        assert!(
            rss.contains("<webMaster>web@example.cn (网编)</webMaster>") && rss.contains("<copyright>© 海湾晨报</copyright>")
        );
        assert!(rss.contains("<image>") && rss.contains("<url>https://img.example.cn/logo.png</url>"), "{rss}");
        assert!(atom.contains("<icon>https://example.cn/feeds/icon.png</icon>") && atom.contains("<rights>© 海湾晨报</rights>"));
        assert!(json.contains("\"favicon\": \"https://example.cn/feeds/icon.png\""), "{json}");
    }
    for (settings, words) in [
        ("[site]\nwebmaster = \"网编\"\n", "web@example.cn"),
        ("[site]\nlogo = \"../logo.png\"\n", "logo"),
        ("[site]\nlogo = \"ftp://example.cn/logo.png\"\n", "https://"),
    ] {
        let output = paper(settings).command(&["build", "--now", NOW]).output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && stderr.contains(words), "{settings}: {stderr}");
    }
}

#[test]
fn search_engines_are_led_to_the_pages_where_that_is_asked_for() {
    let home = paper("[site]\nsitemap = true\n");
    write(
        &home,
        "pages/2026-02-20-A01.md",
        "# 元宵灯会开幕 <7% & 更多\n\n本报讯 记者 鲁燕 灯会昨晚开幕，十万盏灯照亮了河岸，游人如织。\n",
    );
    build(&home, NOW);
    let addresses = |path: &str| {
        let document = home.read(format!("feeds/{path}"));
        document
            .lines()
            .filter_map(|line| line.trim().strip_prefix("<loc>")?.strip_suffix("</loc>"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let base = "https://example.cn/feeds/";
    assert_eq!(
        addresses("sitemap.xml"),
        ["sitemaps/2026-02.xml", "sitemaps/2026-03.xml", "sitemap-news.xml"].map(|it| format!("{base}{it}"))
    );
    assert_eq!(addresses("sitemaps/2026-02.xml").len(), 1);
    assert_eq!(addresses("sitemaps/2026-03.xml").len(), 4);
    assert_eq!(addresses("sitemap-news.xml").len(), 4, "two days before the newest story");
    for address in addresses("sitemaps/2026-03.xml") {
        assert!(is_there(&home, &format!("feeds/{}", address.strip_prefix(base).unwrap())), "{address}");
    }
    assert!(!is_there(&home, "feeds/robots.txt"), "nobody asks for it below the root");
    write(&home, "benbao.toml", &home.read("benbao.toml").replace("https://example.cn/feeds/", "https://feeds.example.cn/"));
    let moved = home.command(&["build", "--quiet", "--now", "2026-03-06T08:30:00+08:00"]).output().unwrap();
    assert!(String::from_utf8_lossy(&moved.stderr).contains("the address of the feeds was"), "{moved:?}");
    assert!(home.read("feeds/robots.txt").ends_with("Sitemap: https://feeds.example.cn/sitemap.xml\n"));
    write(&home, "benbao.toml", &home.read("benbao.toml").replace("https://feeds.example.cn/", "https://example.cn/feeds/"));
    let moved = home.command(&["build", "--quiet", "--now", "2026-03-06T08:40:00+08:00"]).output().unwrap();
    assert!(moved.status.success() && !is_there(&home, "feeds/robots.txt"), "{moved:?}");
    // What is withdrawn is in none of them, and nobody asks for them any more.
    write(&home, "pages/2026-03-05-A01.md", home.read("pages/2026-03-05-A01.md").split("# 春耕").next().unwrap());
    build(&home, "2026-03-06T09:00:00+08:00");
    assert_eq!(addresses("sitemaps/2026-03.xml").len(), 3);
    let settings = home.read("benbao.toml").replace("sitemap = true", "sitemap = false");
    write(&home, "benbao.toml", &settings);
    build(&home, "2026-03-06T10:00:00+08:00");
    for gone in ["sitemap.xml", "sitemap-news.xml", "sitemaps", "robots.txt"] {
        assert!(!is_there(&home, &format!("feeds/{gone}")), "{gone}");
    }
}

#[test]
fn two_names_that_sound_alike_have_two_folders_and_no_live_feed_is_taken_away() {
    let home = paper("[sections]\n\"A01\" = \"Sports News\"\n\"A02\" = \"SportsNews\"\n");
    let page =
        |headline: &str| format!("# {headline}\n\n本报讯 记者 鲁燕 球队昨晚主场取胜，三千名球迷到场助威，赛后久久不散。\n");
    write(&home, "pages/2026-03-05-A01.md", &page("主场取胜"));
    write(&home, "pages/2026-03-05-A02.md", &page("客场言和"));
    build(&home, NOW);
    let folders = || {
        let found = home.snapshot("feeds");
        let atoms =
            found.keys().filter_map(|path| path.strip_prefix(home.path("feeds")).unwrap().to_str()?.strip_suffix("/atom.xml"));
        atoms.filter(|folder| !folder.starts_with("editions")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(folders().len(), 2, "{:?}", folders());
    write(&home, "benbao.toml", &home.read("benbao.toml").replace("Sports News", "Finance"));
    let said = home.command(&["build", "--now", "2026-03-06T09:00:00+08:00"]).output().unwrap();
    assert!(String::from_utf8_lossy(&said.stderr).contains("a feed has ended (sports-news-"), "{said:?}");
    for folder in folders() {
        assert_eq!(titles(&home, &format!("{folder}/")).len(), 1, "{folder}");
    }
    assert_eq!(folders().len(), 2, "{:?}", folders());
}

#[test]
fn a_correction_reaches_the_subscribers_of_a_feed_that_is_full() {
    let home = paper("[output]\nmax_bytes = \"72 KiB\"\nsections = false\n");
    let page = |day: u32, stories: u32| {
        let text = |at: u32| format!("第{day}日第{at}条消息说的是河道清淤、道路整修和学校扩建，各项工程都在赶进度。").repeat(10);
        (1..=stories).map(|at| format!("# 三月{day}日要闻第{at}条\n\n本报讯 记者 鲁燕 {}\n\n", text(at))).collect::<String>()
    };
    write(&home, "pages/2026-03-03-A01.md", &page(3, 9));
    build(&home, "2026-03-03T08:00:00+08:00");
    write(&home, "pages/2026-03-06-A01.md", &page(6, 30));
    build(&home, "2026-03-06T08:00:00+08:00");
    assert!(!titles(&home, "").contains(&"三月3日要闻第2条".to_owned()), "no room for what is older");
    write(&home, "pages/2026-03-03-A01.md", &page(3, 9).replace("第3日第2条消息", "第3日第2条更正的消息"));
    build(&home, "2026-03-06T09:00:00+08:00");
    let shown = titles(&home, "");
    assert!(shown.contains(&"三月3日要闻第2条".to_owned()), "{shown:?}");
    assert_eq!(shown.iter().filter(|title| title.starts_with("三月6日")).count(), 30);
}

#[test]
fn where_the_papers_own_feed_is_without_a_kind_a_walk_through_the_archive_begins_with_the_newest_edition() {
    let home = paper("[output]\nwithout = \"notice\"\n");
    build(&home, NOW);
    assert!(home.read("feeds/atom.xml").contains("editions/2026-03-05/atom.xml\" rel=\"prev-archive\""));
}

#[test]
fn a_sitemap_names_what_is_there_and_takes_the_place_of_nobodys() {
    let home = paper("[site]\nsitemap = true\n");
    write(&home, "benbao.toml", &home.read("benbao.toml").replace("https://example.cn/feeds/", "https://feeds.example.cn/"));
    write(
        &home,
        "pages/2026-01-20-A01.md",
        "---\nlink: https://example.cn/1\n---\n# 别处的稿件\n\n本报讯 记者 鲁燕 灯会昨晚开幕，十万盏灯照亮了河岸，游人如织。\n",
    );
    write(&home, "feeds/robots.txt", "User-agent: *\nDisallow: /private\n");
    let said = home.command(&["build", "--now", NOW]).output().unwrap();
    assert!(
        String::from_utf8_lossy(&said.stderr).contains("robots.txt in the folder of the feeds is not of benbao's making"),
        "{said:?}"
    );
    assert!(home.read("feeds/robots.txt").contains("/private"));
    let index = home.read("feeds/sitemap.xml");
    assert!(!index.contains("2026-01") && index.contains("2026-03"), "{index}");
    assert!(!is_there(&home, "feeds/sitemaps/2026-01.xml"));
}
