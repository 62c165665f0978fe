//! Markdown and tags of HTML in a page: what they mean is published, and none of their marks.

use crate::support::Home;
use crate::support::SETTINGS;
use serde_json::Value;

const NOW: [&str; 3] = ["build", "--now", "2026-03-10T12:00:00+08:00"];

/// What is published of a page, when what was said of it is as expected.
fn items(name: &str, page: &str, stderr: &str) -> Vec<Value> {
    let home = Home::new().file("benbao.toml", SETTINGS).file(format!("pages/{name}"), page);
    home.run(&NOW).stderr(stderr).text();
    let mut feed: Value = serde_json::from_str(&home.read("feeds/feed.json")).unwrap();
    feed["items"].as_array_mut().map(std::mem::take).unwrap_or_default()
}

#[test]
fn marks_of_markdown_are_read_in_title_lead_and_text() {
    let page = "# 南湖公园**樱花**开 {#sakura}\n\n**本报讯** (记者 何小满)3月9日,南湖公园樱花盛开,见[导览](https://example.cn/n?id=3)。\n\n![樱花大道](../images/sakura.jpg)\n\n- 早上七点开园\n- 晚上九点闭园\n\n1. 先预约\n2. 再入园\n\n> “等了一冬天。”市民说[^1]。\n\n| 园区 | 时间 |\n| --- | --- |\n| 东园 | 两周 |\n\n[^1]: 采访于湖边。\n\n记者 [何小满](https://example.cn/he)\n";
    let said = "warning: pages/2026-03-10-A01.md: the picture images/sakura.jpg is not shown: there is no such file; put it there, or take it off the page\n";
    let items = items("2026-03-10-A01.md", page, said);
    let [item] = items.as_slice() else { panic!("{items:?}") };
    assert_eq!((item["title"].as_str(), item["authors"][0]["name"].as_str()), (Some("南湖公园樱花开"), Some("何小满")));
    let expected = "\
<p><strong>本报讯</strong> （记者 何小满）3月9日，南湖公园樱花盛开，见<a href=\"https://example.cn/n?id=3\">导览</a>。</p>
<p class=\"caption\">樱花大道</p>
<ul><li>早上七点开园</li><li>晚上九点闭园</li></ul>
<ol><li>先预约</li><li>再入园</li></ol>
<blockquote><p>“等了一冬天。”市民说<sup>①</sup>。</p></blockquote>
<table><thead><tr><th>园区</th><th>时间</th></tr></thead><tbody><tr><td>东园</td><td>两周</td></tr></tbody></table>
<p class=\"note\">① 采访于湖边。</p>";
    assert_eq!(item["content_html"].as_str(), Some(expected));
}

#[test]
fn tags_go_entities_are_decoded_once_and_no_script_goes_out() {
    let page = "# 少年宫开课\n\n本报讯 3月9日,少年宫开课,三百名孩子到场。\n\n老师说:&ldquo;欢迎&rdquo;。<br>甲&amp;lt;乙&nbsp;两班同时上课。\n\n<div class=\"x\" onclick=\"alert(1)\">\n<p align=\"right\">记者 苏望舒</p>\n<script>alert('坏')</script>\n</div>\n\n[点我](javascript:alert(1))<a href=\"data:text/html,x\">看</a>\n";
    let said = "warning: pages/2026-03-10-A01.md:5: 9 tags of HTML taken off from this line on; their words stay, but those of scripts and styles\n";
    let items = items("2026-03-10-A01.md", page, said);
    let [item] = items.as_slice() else { panic!("{items:?}") };
    let html = item["content_html"].as_str().unwrap();
    assert_eq!(item["authors"][0]["name"].as_str(), Some("苏望舒"), "{html}");
    assert!(html.contains("<p>老师说：“欢迎”。</p>") && html.contains("甲&amp;lt"), "{html}");
    assert!(["alert", "script", "onclick", "data:", "nbsp", "<div"].iter().all(|it| !html.contains(it)), "{html}");
}

#[test]
fn plain_text_is_no_markdown_and_printed_addresses_lead_there() {
    let page = "云溪大桥今晨通车\n\n本报讯 3月9日,云溪大桥通车,全长*约*一点二公里,见https://example.cn/新闻?版=A01&页=2 或来信tougao@example.cn。\n\n记者 林知夏\n";
    let items = items("2026-03-10-A01.txt", page, "");
    let [item] = items.as_slice() else { panic!("{items:?}") };
    let html = item["content_html"].as_str().unwrap();
    assert!(html.contains("全长*约*一点二公里"), "{html}");
    let links = "<a href=\"https://example.cn/%E6%96%B0%E9%97%BB?%E7%89%88=A01&amp;%E9%A1%B5=2\">https://example.cn/新闻?版=A01&amp;页=2</a> 或来信<a href=\"mailto:tougao@example.cn\">tougao@example.cn</a>";
    assert!(html.contains(links), "{html}");
}

#[test]
fn what_a_file_says_of_its_words_is_kept_by_the_archive_and_its_copy() {
    let page = "# 大桥通车\n\n本报讯 3月9日,大桥**通车**,见[公告](https://example.cn/n)。\n\n- 甲\n- 乙\n\n记者 林知夏\n";
    let home = Home::new().file("benbao.toml", SETTINGS).file("pages/2026-03-10-A01.md", page);
    home.run(&NOW).text();
    let first = home.read("feeds/feed.json");
    assert!(first.contains("<strong>") && first.contains("<li>"), "{first}");
    let told = home.run(&["archive", "export"]).text();
    assert!(told.contains("[\"list\",\"甲\\n乙\"]") && told.contains("\"strong\""), "{told}");
    std::fs::remove_dir_all(home.path("feeds")).unwrap();
    home.run(&["build", "--now", "2026-03-10T13:00:00+08:00"]).text();
    assert_eq!(home.read("feeds/feed.json"), first);
}

#[test]
fn what_is_struck_out_does_not_go_out_and_is_told() {
    let page = "# 云溪大桥今晨通车\n\n本报讯 3月9日,云溪大桥~~四月~~三月通车。<!-- more -->\n\n<del>\n\n造价待核。\n\n</del>\n\n市民<s>都说<strong>很吵</strong>不好</s>出门少走了八百米<ins>多</ins>。\n\n记者 林知夏\n";
    let said = "warning: pages/2026-03-10-A01.md:3: 3 places of struck out text left out from this line on; what is struck out is never published; to publish it, take off the strike\n\
                warning: pages/2026-03-10-A01.md:11: 2 tags of HTML taken off from this line on; their words stay, but those of scripts and styles\n";
    let items = items("2026-03-10-A01.md", page, said);
    let html = items[0]["content_html"].as_str().unwrap();
    assert!(html.contains("云溪大桥三月通车。") && html.contains("市民出门少走了八百米多。"), "{html}");
    for struck in ["四月", "待核", "很吵", "不好", "<s>"] {
        assert!(!html.contains(struck), "{struck}: {html}");
    }
}
