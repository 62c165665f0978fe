//! Pages as people have them, through the command line: copied from e-paper sites, turned over pages, settled by hand.

use crate::support::Home;
use crate::support::SETTINGS;
use serde_json::Value;

/// What `read --format json` says of a page: per story its title, its authors and its text.
fn stories(home: &Home, page: &str) -> Vec<(String, Vec<String>, String)> {
    let feed: Value = serde_json::from_str(&home.run(&["read", "--format", "json", page]).text()).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    let authors = |item: &Value| item["authors"].as_array().into_iter().flatten().map(|it| text(&it["name"])).collect();
    feed["items"].as_array().unwrap().iter().map(|it| (text(&it["title"]), authors(it), text(&it["content_text"]))).collect()
}

const CLEAN: &str = "# 志愿服务进社区 暖了居民的心

本报讯 4月8日,市文明办组织志愿者走进社区,开展义诊、理发、家电维修等服务,居民纷纷点赞。

活动持续了一整天,两百多人受益。

记者 林知夏 通讯员 陆平安
";

#[test]
fn a_page_copied_whole_from_an_e_paper_site_gives_the_same_story() {
    let copied = "第A08版:县区新闻 上一版3  4下一版
志愿服务进社区 暖了居民
的心
老码头改造二期完工
返回主页 | 海湾晨报 | 标题导航
上一期  下一期
3上一篇  下一篇4 2023年4月9日 放大 缩小 默认
志愿服务进社区 暖了居民的心
志愿服务进社区 暖了居民的心
字数:466
本报讯 4月8日,市文明办组织志愿者走进社区,开展义诊、理发、家电维修等服务,居民纷纷点赞。
活动持续了一整天,两百多人受益。①2
记者 林知夏 通讯员 陆平安
国内统一刊号:CN00-0000 海湾日报社出版
本稿件所含文字、图片和音视频资料,版权均属海湾日报社所有,未经授权不得转载。
新闻推荐
老码头改造二期完工 本报讯(记者何小满)一条旧铁轨,串起三座
";
    let home = Home::new().file("2023-04-09-A08.md", CLEAN).file("copied/2023-04-09-A08.txt", copied);
    let clean = stories(&home, "2023-04-09-A08.md");
    assert_eq!(clean.len(), 1);
    assert_eq!(stories(&home, "copied/2023-04-09-A08.txt"), clean);
}

#[test]
fn directives_win_over_every_rule() {
    let page = "# 海湾大桥通车

海湾大桥昨天通车,市民纷纷前来观看。

::署名 记者 楠桂 通讯员 王维

::正文 姚云

::略 本版热线 0371-67650000

::稿件

老码头改造

二期昨天完工,大家都说好。
";
    let home = Home::new().file("2023-04-09-A01.md", page);
    let expected = [
        ("海湾大桥通车", vec!["楠桂", "王维"], "海湾大桥昨天通车，市民纷纷前来观看。\n\n姚云"),
        ("老码头改造", vec![], "二期昨天完工，大家都说好。"),
    ];
    let expected = expected.map(|(title, names, text)| {
        (title.to_owned(), names.into_iter().map(str::to_owned).collect::<Vec<_>>(), text.to_owned())
    });
    assert_eq!(stories(&home, "2023-04-09-A01.md"), expected);
}

#[test]
fn a_wrong_directive_is_left_out_and_said() {
    let page = "# 海湾大桥通车\n\n本报讯 昨天通车。\n\n::署民 记者 林知夏\n\n::署名 大家都说好。\n";
    let home = Home::new().file("benbao.toml", SETTINGS).file("pages/2023-04-09-A01.md", page);
    let directives = "the line is left out; directives are `::稿件 HEADLINE`, `::署名 记者 鲁燕`, `::正文 TEXT`, `::略 TEXT`";
    let said = format!(
        "pages/2023-04-09-A01.md:5: no such directive; {directives}\npages/2023-04-09-A01.md:7: no byline can be read here; {directives}\n"
    );
    let output = home.command(&["build"]).output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    for line in said.lines() {
        assert!(stderr.contains(line), "{stderr}");
    }
    assert_eq!(output.status.code(), Some(3));
    assert!(home.read("feeds/atom.xml").contains("海湾大桥通车"));
}

#[test]
fn a_paper_s_own_words_are_known() {
    let reading = "[reading]\nagencies = [\"掌上中原\"]\nroles = [\"观察员 = commentator\"]\ncolumns = [\"市县快递\"]\nnames = [\"楠桂\"]\n";
    let page = "# 海湾大桥通车\n\n掌上中原讯(首席观察员 楠桂)昨天通车。\n\n## 市县快递\n\n●甲县开会。\n\n●乙县开会。\n";
    let home = Home::new().file("benbao.toml", format!("{SETTINGS}{reading}")).file("2023-04-09-A01.md", page);
    let read = stories(&home, "2023-04-09-A01.md");
    assert_eq!(read.first().map(|(_, names, _)| names.clone()), Some(vec!["楠桂".to_owned()]));
    assert_eq!(read.iter().skip(1).map(|(_, _, text)| text.as_str()).collect::<Vec<_>>(), ["●甲县开会。", "●乙县开会。"]);
}

#[test]
fn a_story_that_turns_to_another_page_is_published_once() {
    let front = "# 春到海湾\n\n本报讯 4月8日,市里开会,部署全年的工作,要求各级(下转第三版)\n";
    let inside = "# 老码头改造\n\n二期昨天完工。\n\n## 春到海湾\n\n(上接第一版)干部抓好落实。\n\n记者 林知夏\n";
    let home = Home::new().file("benbao.toml", SETTINGS);
    let home = home.file("pages/2023-04-09-01.md", front).file("pages/2023-04-09-03.md", inside);
    home.run(&["build", "--quiet"]).check();
    let feed: Value = serde_json::from_str(&home.read("feeds/feed.json")).unwrap();
    let titles: Vec<&str> = feed["items"].as_array().unwrap().iter().filter_map(|it| it["title"].as_str()).collect();
    assert_eq!(titles, ["春到海湾", "老码头改造"]);
    let html = feed["items"][0]["content_html"].as_str().unwrap();
    assert!(html.contains("要求各级干部抓好落实。") && html.ends_with("<p class=\"byline\">记者 林知夏</p>"), "{html}");
}

#[test]
fn traditional_characters_are_read_as_simplified_ones() {
    let page = "# 海灣大橋通車\n\n本報訊(記者 林知夏 實習生 陸平安)四月八日,海灣大橋通車,市民紛紛前來觀看。\n\n責編:何小滿\n";
    let home = Home::new().file("2023-04-09-A01.md", page);
    let read = stories(&home, "2023-04-09-A01.md");
    assert_eq!(read.len(), 1);
    assert_eq!(read[0].1, ["林知夏", "陸平安"]);
    assert!(
        read[0].2.starts_with("本報訊（記者 林知夏 實習生 陸平安）四月八日，") && !read[0].2.contains("責編"),
        "{}",
        read[0].2
    );
}

#[test]
fn a_byline_of_the_lead_is_not_printed_again_and_one_that_stands_alone_is() {
    let page = "# 云溪大桥今晨通车\n\n本报讯（记者 林知夏）3月9日，云溪大桥建成通车。\n\n# 老屋开门迎客\n\n本报讯 3月9日，老屋开门迎客。\n\n记者 鲁燕\n\n# 渔火点亮夜市\n\n本报讯（记者 赵成）3月9日，夜市开张。\n\n王维 摄\n";
    let home = Home::paper().file("pages/2026-03-10-A01.md", page);
    home.run(&["build", "-q", "--now", "2026-03-10T08:00:00+08:00"]).text();
    let feed: Value = serde_json::from_str(&home.read("feeds/feed.json")).unwrap();
    let html = |at: usize| feed["items"][at]["content_html"].as_str().unwrap().to_owned();
    assert_eq!(html(0), "<p>本报讯（记者 林知夏）3月9日，云溪大桥建成通车。</p>");
    assert_eq!(html(1), "<p>本报讯 3月9日，老屋开门迎客。</p>\n<p class=\"byline\">记者 鲁燕</p>");
    assert_eq!(html(2), "<p>本报讯（记者 赵成）3月9日，夜市开张。</p>\n<p class=\"byline\">王维 摄</p>");
    let author = |at: usize| feed["items"][at]["authors"][0]["name"].as_str().unwrap().to_owned();
    assert_eq!([author(0), author(1), author(2)], ["林知夏", "鲁燕", "赵成"]);
    // The archive is lost: what the feeds tell of the byline is what the page tells of it, and no story is a revision.
    let before = ["rss.xml", "atom.xml", "feed.json"].map(|name| home.read(format!("feeds/{name}")));
    std::fs::remove_dir_all(home.path(".benbao")).unwrap();
    home.run(&["build", "-q", "--now", "2026-03-12T08:00:00+08:00"]).text();
    assert_eq!(["rss.xml", "atom.xml", "feed.json"].map(|name| home.read(format!("feeds/{name}"))), before);
}

#[test]
fn a_list_of_what_inner_pages_hold_is_no_story_and_a_bare_headline_is_described() {
    let page = "# 导读\n\n云溪大桥今晨通车 >A03版\n\n# 老屋开门迎客\n\n本报讯 3月9日，老屋开门迎客。\n\n# 云溪大桥通车\n";
    let home = Home::paper().file("pages/2026-03-10-A01.md", page);
    let said = home.command(&["build", "-q", "--now", "2026-03-10T08:00:00+08:00"]).output().unwrap();
    assert!(
        String::from_utf8(said.stderr).unwrap().contains("A01.md:9: “云溪大桥通车”, cut: a headline stands here without text")
    );
    let rss = home.read("feeds/rss.xml");
    let titles: Vec<&str> = rss.lines().filter(|line| line.starts_with("      <title>")).map(str::trim).collect();
    assert_eq!(titles.get(..2), Some(&["<title>老屋开门迎客</title>", "<title>云溪大桥通车</title>"][..]));
    assert!(rss.contains("<description><![CDATA[云溪大桥通车]]></description>"), "{rss}");
}
