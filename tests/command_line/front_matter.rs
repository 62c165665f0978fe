//! What the head of a file says, in the words of the programs that write such heads and in Chinese.

use crate::support::Home;
use crate::support::SETTINGS;
use serde_json::Value;

const TEXT: &str = "本报讯 3月9日,云溪大桥建成通车,附近居民出门少走了八百米。\n";

/// What is published of a page: headline, authors, day, page, section, text.
fn published(home: &Home) -> Vec<[String; 5]> {
    let feed: Value = serde_json::from_str(&home.read("feeds/feed.json")).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    let item = |item: &Value| {
        let names: Vec<String> = item["authors"].as_array().into_iter().flatten().map(|it| text(&it["name"])).collect();
        let told = &item["_benbao"];
        [
            text(&item["title"]),
            names.join(" "),
            text(&told["edition"]["date"]),
            text(&told["edition"]["page"]),
            text(&told["section"]),
        ]
    };
    feed["items"].as_array().unwrap().iter().map(item).collect()
}

fn paper(page: &str) -> Home {
    Home::new().file("benbao.toml", SETTINGS).file("pages/post.md", page)
}

#[test]
fn heads_of_every_program_tell_headline_authors_day_and_page() {
    let table: [(&str, [&str; 5]); 9] = [
        (
            "---\ntitle: 云溪大桥今晨通车\nauthor: 林知夏\ndate: 2026-03-10 06:30:00\ncategories:\n  - 要闻\ntags: [交通, 民生]\ncover: /img/1.jpg\n---\n",
            ["云溪大桥今晨通车", "林知夏", "2026-03-10", "", ""],
        ),
        (
            "+++\ntitle = \"云溪大桥今晨通车\"\nauthors = [\"林知夏\", \"何小满\"]\ndate = 2026-03-09T23:30:00Z\ndraft = false\n\n[params]\ntoc = true\n+++\n",
            ["云溪大桥今晨通车", "林知夏 何小满", "2026-03-10", "", ""],
        ),
        (
            "---\nlayout: post\ntitle: \"云溪大桥今晨通车\"\ndate: 2026-03-10 06:30:00 +0800\nauthor:\n  - 林知夏\n  - 何小满\npublished: true\n---\n",
            ["云溪大桥今晨通车", "林知夏 何小满", "2026-03-10", "", ""],
        ),
        (
            "---\ntitle: 习近平: 讲话\nhead:\n  - - meta\n    - name: keywords\n      content: 甲\noutline: deep\ndate: 2026-03-10\n---\n",
            ["习近平： 讲话", "", "2026-03-10", "", ""],
        ),
        (
            "---\n标题：云溪大桥今晨通车\n记者：林知夏\n日期：2026年3月10日\n版次：A03\n版名：要闻\n来源：云溪日报\n图片：图1.jpg\n草稿：否\n---\n",
            ["云溪大桥今晨通车", "林知夏", "2026-03-10", "A03", "要闻"],
        ),
        (
            "---\n日期: 2026-03-10\n版次: 第3版\n栏目: 民生\n作者: 林知夏、何小满\n定时: 2026-03-10 08:00\n---\n# 云溪大桥今晨通车\n\n",
            ["云溪大桥今晨通车", "林知夏 何小满", "2026-03-10", "3", "民生"],
        ),
        (
            "---\ntitle: 另一个题目\nauthor: 柯书维\ndate: 2026-03-10\n---\n# 云溪大桥今晨通车\n\n记者 林知夏\n\n",
            ["云溪大桥今晨通车", "林知夏", "2026-03-10", "", ""],
        ),
        (
            "---\ntitle: 云溪大桥今晨通车\nauthor: 记者 林知夏 通讯员 何小满\ndate: 2026-03-10\n---\n",
            ["云溪大桥今晨通车", "林知夏 何小满", "2026-03-10", "", ""],
        ),
        ("---\ntitle: 云溪大桥今晨通车\nauthor: admin\ndate: 2026-03-10\n---\n", ["云溪大桥今晨通车", "", "2026-03-10", "", ""]),
    ];
    for (head, expected) in table {
        let home = paper(&format!("{head}{TEXT}"));
        let said = home.run(&["build", "--now", "2026-03-10T12:00:00+08:00"]).text();
        assert!(said.contains("\n1 new\n"), "{head}{said}");
        assert_eq!(published(&home), [expected.map(str::to_owned)], "{head}");
    }
}

#[test]
fn what_stands_below_the_title_of_a_head_is_its_text() {
    let bodies = [
        "## 便捷就医\n\n新院区昨天启用，看病方便多了。\n\n## 智慧服务\n\n取号、缴费都在手机上办。\n".to_owned(),
        format!("{TEXT}\n**便捷就医**\n\n{TEXT}\n责任编辑：钱文\n"),
        format!("历时三年 投资八亿\n\n{TEXT}"),
        format!("{TEXT}\n### 便捷就医\n\n{TEXT}\n图为会议现场。李思源 摄\n"),
    ];
    for body in bodies {
        let home = paper(&format!("---\ntitle: 新院区启用\ndate: 2026-03-10\nauthor: 何雨桐\n---\n{body}"));
        let output = home.command(&["build", "--now", "2026-03-10T12:00:00+08:00"]).output().unwrap();
        assert!(output.status.success() || output.status.code() == Some(3));
        assert_eq!(published(&home), [["新院区启用", "何雨桐", "2026-03-10", "", ""].map(str::to_owned)], "{body}");
    }
}

#[test]
fn what_the_head_says_of_one_story_is_not_said_of_several() {
    let home =
        paper(&format!("---\ntitle: 二版\nauthor: 林知夏\ndate: 2026-03-10\n---\n# 甲桥通车\n\n{TEXT}\n# 乙路开工\n\n{TEXT}"));
    home.run(&["build", "--now", "2026-03-10T12:00:00+08:00"]).text();
    let told: Vec<(String, String)> = published(&home).into_iter().map(|[title, authors, ..]| (title, authors)).collect();
    assert_eq!(told, [("甲桥通车".to_owned(), String::new()), ("乙路开工".to_owned(), String::new())]);
}

#[test]
fn a_key_that_tells_nothing_is_named_with_the_one_that_may_be_meant() {
    let head = "---\ndate: 2026-03-10\npgae: A05\npgae: A06\n版欠: A05\nreading_minutes: 3\n---\n";
    for (head, words) in [(head.to_owned(), ""), (head.replace("---\nd", "---\ndraft: true\nd"), "draft")] {
        let said = paper(&format!("{head}# 云溪大桥今晨通车\n\n{TEXT}")).command(&["build"]).output().unwrap();
        let stderr = String::from_utf8(said.stderr).unwrap();
        let line = if words.is_empty() { 3 } else { 4 };
        let page = format!("pages/post.md:{line}: front matter: `pgae` is not known; if `page` is meant, write that\n");
        assert_eq!(stderr.matches("is not known").count(), 2, "{stderr}");
        assert!(stderr.contains(&page) && stderr.contains("`版欠` is not known; if `版次` is meant"), "{stderr}");
    }
}

#[test]
fn whatever_says_draft_holds_the_page() {
    for line in [
        "draft: true",
        "草稿：是",
        "ｄｒａｆｔ：true",
        "published: false",
        "params:\n  draft: true",
        "meta:\n  草稿: 是",
        "定时: 明晚",
        "status: draft",
        "状态: 待审",
        "审核：未通过",
        "发布: 否",
        "待审: 是",
        "勿发：是",
        "hidden: true",
    ] {
        let home = Home::published().file("pages/post.md", format!("---\ndate: 2023-04-09\n{line}\n---\n# 勿发\n\n{TEXT}"));
        let said = home.command(&["build"]).output().unwrap();
        let said = String::from_utf8(said.stderr).unwrap();
        assert!(!home.read("feeds/rss.xml").contains("勿发"), "{line}");
        // The key is told as it stands, never in another language.
        let last = line.rsplit(['\n', ' ']).next().unwrap().rsplit('：').next().unwrap();
        let key = line.rsplit('\n').next().unwrap().trim().split([':', '：']).next().unwrap();
        assert!(said.contains(&format!("{key}: {last}`")) || line.starts_with('ｄ'), "{line}: {said}");
    }
}

#[test]
fn kicker_and_decks_of_the_head_are_the_storys_where_the_page_prints_none() {
    let first = |head: &str, page: &str| {
        let home = Home::new().file("a.md", format!("---\ndate: 2023-04-09\n{head}\n---\n{page}"));
        let text = home.run(&["read", "--format", "json", "a.md"]).text();
        let item = serde_json::from_str::<serde_json::Value>(&text).unwrap()["items"][0]["_benbao"].take();
        format!("{} {}", item["kicker"], item["deck"])
    };
    let bare = format!("# 云溪大桥今晨通车\n\n{TEXT}");
    for head in [
        "引题: 重点工程提速\n副题: 出门少走八百米",
        "kicker: 重点工程提速\ndeck: 出门少走八百米",
        "眉题：重点工程提速\nsubtitle: 出门少走八百米",
    ] {
        assert_eq!(first(head, &bare), "\"重点工程提速\" [\"出门少走八百米\"]", "{head}");
    }
    assert_eq!(first("副题:\n  - 出门少走八百米\n  - 四十天提前", &bare), "null [\"出门少走八百米\",\"四十天提前\"]");
    let printed = format!("两岸一桥牵\n\n# 云溪大桥今晨通车\n\n——首日三万人过桥\n\n{TEXT}");
    assert_eq!(first("引题: 重点工程提速\n副题: 出门少走八百米", &printed), "\"两岸一桥牵\" [\"——首日三万人过桥\"]");
}
