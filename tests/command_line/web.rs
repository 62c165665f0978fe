//! Web pages as pages of the paper: the samples of `tests/fixtures/web`, made by hand in the shapes that Founder's e-papers,
//! newspapers' sites and the systems of county offices have; the texts are invented.

use crate::support::Home;
use crate::support::SETTINGS;
use serde_json::Value;
use std::fs;
use std::path::Path;

fn sample(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/web").join(name)).unwrap()
}

/// What is read of a page: of each story headline, kicker, deck, day, page, section, credits; and the paragraphs.
fn read(home: &Home, page: &str) -> (String, Vec<String>) {
    let feed: Value = serde_json::from_str(&home.run(&["read", "--format", "json", page]).text()).unwrap();
    let [item] = feed["items"].as_array().unwrap().as_slice() else { panic!("{page}: not one story: {feed}") };
    let more = &item["_benbao"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let credits = more["credits"].as_array().unwrap().iter().map(|it| format!("{} {}", text(&it["role"]), text(&it["name"])));
    let deck = more["deck"].as_array().map(|deck| deck.iter().map(text).collect::<Vec<_>>().join("/")).unwrap_or_default();
    let told = [
        text(&item["title"]),
        text(&more["kicker"]),
        deck,
        text(&more["edition"]["date"]),
        text(&more["edition"]["page"]),
        text(&more["section"]),
        credits.collect::<Vec<_>>().join(", "),
    ];
    (told.join("|"), text(&item["content_text"]).split("\n\n").map(str::to_owned).collect())
}

#[test]
fn each_kind_of_web_page_gives_its_story_and_nothing_of_the_site() {
    let table = [
        (
            "content_318266.htm",
            "云溪大桥今晨通车|市政府为这座桥办了五年手续|最后一艘渡轮靠岸|2026-01-05|A01|头版|photographer 何小满, reporter 林知夏, correspondent 陆平安",
            "图为通车现场。",
            "据了解，渡轮将停在旧码头，改作展馆。",
        ),
        (
            "site.html",
            "老码头早市搬到江东路|||2026-01-05||民生|reporter 何小满, photographer 何小满, editor 方予安",
            "本报讯（记者 何小满）昨天起，开了三十年的老码头早市搬到江东路，摊位由120个增加到150个。",
            "早市的摊主凭证免费停放两小时。",
        ),
        (
            "trs.shtml",
            "县图书馆延长开放时间|||2026-01-05||云溪要闻|editor 方予安, author 植欣怡",
            "1月4日起，县图书馆开放时间延长到晚上9时，周一闭馆不变。",
            "图书馆还在三个乡镇设了还书箱，读者可以就近还书。",
        ),
        (
            "2026-01-06-B02.html",
            "海湾剧院上演新编越剧|||2026-01-06|B02||reporter 植欣怡",
            "本报讯 记者 植欣怡 昨晚，新编越剧《渡口》在海湾剧院首演。",
            "演出将持续到本月底。",
        ),
    ];
    let mut home = Home::new().file("benbao.toml", SETTINGS).file("2026-01-06-B02.html", sample("pasted.html"));
    for name in ["content_318266.htm", "site.html", "trs.shtml"] {
        home = home.file(name, sample(name));
    }
    for (name, told, first, last) in table {
        let (found, paragraphs) = read(&home, name);
        assert_eq!(found, told, "{name}");
        assert!(paragraphs[0].starts_with(first), "{name}: {paragraphs:?}");
        assert!(paragraphs.last().unwrap().ends_with(last), "{name}: {paragraphs:?}");
        for foreign in ["上一篇", "版权", "相关新闻", "网友", "当前位置", "备案", "系统", "function", "<", "待核", "热点", "点击"]
        {
            assert!(paragraphs.iter().all(|it| !it.contains(foreign)), "{name}: {foreign}: {paragraphs:?}");
        }
    }
}

#[test]
fn three_generations_of_founders_pages_give_their_stories() {
    let table = [
        (
            "content_20261127_1.htm",
            "云溪大桥今晨通车|市政府为这座桥办了五年手续|最后一艘渡轮靠岸|2026-11-27|A02|要闻|photographer 何小满, reporter 林知夏, correspondent 陆平安",
        ),
        (
            "content_20261127_2.html",
            "老码头早市搬到江东路|开了三十年|摊位费三年不变|2026-11-27|02|要闻|author 何小满, author 植欣怡",
        ),
        (
            "content_20261127_3.html",
            "新编越剧《渡口》昨晚首演|县剧团排了两年|——演出持续到本月底|2026-11-27|B03|文化|photographer 方予安, author 植欣怡",
        ),
    ];
    for (name, told) in table {
        let home = Home::new().file("benbao.toml", SETTINGS).file(name, sample(name));
        let (found, paragraphs) = read(&home, name);
        assert_eq!(found, told, "{name}: {paragraphs:?}");
    }
}

#[test]
fn subheads_lists_and_tables_of_a_web_page_keep_their_place() {
    let page = "<html><head><title>云溪大桥通车-海湾日报</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\
                \"author\":{\"@type\":\"Person\",\"name\":\"何小满\"}}</script></head><body><h1>云溪大桥通车<sup>[1]</sup></h1>\
                <div>2026-11-27 来源：海湾日报</div><div class=content><p>昨日清晨6时，云溪大桥正式通车，首辆公交车从北岸驶出。</p>\
                <p><b>五年手续</b></p><p># 大桥全长1.2公里，比原计划提前四十天。</p><ul><li>甲<ul><li>乙</li></ul></li><li>丙</li></ul>\
                <table><tr><td rowspan=2>白天</td><td>早</td></tr><tr><td>晚</td></tr></table><p>图为通车现场。 何小满 摄</p></div>";
    let home = Home::new().file("benbao.toml", SETTINGS).file("s10.html", page);
    let (told, paragraphs) = read(&home, "s10.html");
    assert_eq!(told, "云溪大桥通车|||2026-11-27|||photographer 何小满");
    let below = ["五年手续", "# 大桥全长1.2公里，比原计划提前四十天。", "甲\n\u{2003}乙\n丙", "白天\t早\n\t晚", "图为通车现场。"];
    assert_eq!(paragraphs[1..], below);
}

#[test]
fn what_of_a_web_page_is_published_nowhere_is_told() {
    let home = Home::new().file("benbao.toml", SETTINGS).file("site.html", sample("site.html"));
    let feed: Value = serde_json::from_str(&home.run(&["read", "--format", "json", "site.html"]).text()).unwrap();
    let told = feed["_benbao"]["left_out"].as_array().unwrap();
    assert!(told.iter().any(|it| it["what"] == "program" && it["parts"].as_u64() > Some(0)), "{told:?}");
    let explained = home.run(&["read", "--explain", "site.html"]).text();
    let (_, below) = explained.split_once("Left out of the page:\n").unwrap();
    assert!(below.contains("navigation, recommendations, copyright"), "{below}");
}

#[test]
fn a_story_is_the_same_as_a_web_page_and_as_text() {
    let text = "市政府为这座桥办了五年手续\n\n# 云溪大桥今晨通车\n\n——最后一艘渡轮靠岸\n\n图为通车现场。 何小满 摄\n\n\
                本报讯 昨日清晨6时，云溪大桥正式通车，首辆公交车从北岸驶出。\n\n大桥全长1.2公里，宽28米。\
                桥面铺装用了4000m3混凝土，“比原计划提前了四十天”，项目负责人说。\n\n渡轮的最后一夜\n\n渡轮在桥下走了六十一年。\
                前晚9时，最后一班靠岸，船长把钥匙交给了码头。\n\n据了解，渡轮将停在旧码头，改作展馆。\n";
    let head = "---\ndate: 2026-01-05\npage: A01\nsection: 头版\nauthor: 记者 林知夏 通讯员 陆平安\n---\n";
    let home = Home::new()
        .file("benbao.toml", SETTINGS)
        .file("a.md", format!("{head}{text}"))
        .file("content_318266.htm", sample("content_318266.htm"));
    let (of_text, paragraphs) = read(&home, "a.md");
    // A page of text needs the dash before its deck; a web page has it where it prints it.
    assert_eq!(read(&home, "content_318266.htm"), (of_text.replace("——", ""), paragraphs));
}

#[test]
fn of_a_saved_page_its_folder_is_silent_and_a_page_of_links_is_named() {
    let home = Home::new()
        .file("benbao.toml", SETTINGS)
        .file("pages/2026-01-05/早市.HTML", sample("site.html"))
        .file("pages/2026-01-05/早市_files/share.html", sample("pasted.html"))
        .file("pages/2026-01-05/早市_files/style.css", "p{}")
        .file("pages/2026-01-05/node_2.htm", sample("node_2.htm"))
        .file("pages/2026-01-05/归档.mht", "From: <Saved by Blink>\n");
    home.run(&["build"])
        .status(3)
        .stderr(
            "warning: pages/2026-01-05/早市.HTML: the picture 2026-01-05/zaoshi.jpg is not shown: there is no such file; put it there, or take it \
             off the page\nset aside: pages/2026-01-05/node_2.htm: its content is a web page of links, without a story of its own; save the pages of the \
             stories it leads to; not read\nset aside: pages/2026-01-05/归档.mht: a web page in one file (MHT); open it in a browser and save \
             it as \"Webpage, HTML only\" (.html); not read\n",
        )
        .stdout("1 article on 1 page, 1 with authors, edition 2026-01-05\n1 new\nfeeds: 16 files, 16 written, 0 unchanged\n");
    let feed = home.read("feeds/feed.json");
    for kept in ["<table>", "https://news.example.cn/2026/map/jiangdong.html", "https://news.example.cn/2026/01/05/zaoshi.html"] {
        assert!(feed.contains(kept), "{kept}: {feed}");
    }
    assert!(!feed.contains("script") && !feed.contains("海湾夜市") && !feed.contains("style"), "{feed}");
}
