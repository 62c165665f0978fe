//! Web pages as lines: the shapes that real pages have, the words invented.

use super::*;
use crate::span::SpanKind;
use std::time::Duration;
use std::time::Instant;

/// The lines that are not blank, each behind what it is, and the hints.
fn told(page: &str) -> (Vec<String>, String) {
    let (document, _) = read(Path::new("a.html"), page).unwrap();
    let lines = document.lines.iter().filter(|line| !line.text.is_empty());
    let shown = |line: &crate::document::Line| {
        let form = if line.form == Form::Text { String::new() } else { format!("{:?} ", line.form) };
        format!("{form}{}", line.text)
    };
    let hints: Vec<String> = document.hints.iter().map(|hint| format!("{}={}", hint.key, hint.value)).collect();
    (lines.map(shown).collect(), hints.join(" "))
}

fn lines(page: &str) -> Vec<String> {
    told(page).0
}

const LEAD: &str = "本报讯 昨日清晨6时，云溪大桥正式通车，首辆公交车从北岸驶出。";

#[test]
fn white_space_is_that_of_a_newspaper() {
    let table: [(&str, &[&str]); 11] = [
        (
            "<ul><li>甲<ol><li>乙<ul><li>丙</ul></ol><li>丁</ul>",
            &["Item 甲", "Item \u{2003}1. 乙", "Item \u{2003}\u{2003}丙", "Item 丁"],
        ),
        ("<p>　　甲　乙</p><p>&nbsp;&nbsp;丙&nbsp;丁 </p>", &["甲　乙", "丙 丁"]),
        ("<p>甲乙\n丙丁</p><p>ab\ncd</p><p>甲 \n b</p>", &["甲乙丙丁", "ab cd", "甲 b"]),
        ("甲<br>乙<br><br>丙<br>　　丁<br/>&nbsp;&nbsp;戊", &["甲", "乙", "丙", "丁", "戊"]),
        ("<div>甲<div>乙</div>丙</div>", &["甲", "乙", "丙"]),
        ("<p>甲<p>乙</p></p>丙", &["甲", "乙", "丙"]),
        ("<pre>甲\n乙\n\n丙</pre>", &["甲", "乙", "丙"]),
        ("<ul><li>甲</li><li><p>乙</p><p>丙</p></li></ul>", &["Item 甲", "Item 乙", "丙"]),
        ("<ol start=3><li>甲<li>乙</ol>", &["Numbered 3. 甲", "Numbered 4. 乙"]),
        ("<blockquote><p>甲</p><p>乙</p></blockquote>", &["Quote 甲", "Quote 乙"]),
        ("<hr><p>甲<hr>乙", &["甲", "乙"]),
    ];
    for (page, expected) in table {
        let page = format!("<p>{LEAD}</p>{page}");
        assert_eq!(lines(&page)[1..], *expected, "{page}");
    }
}

#[test]
fn a_table_is_one_where_it_does_not_only_place() {
    let table: [(&str, &[&str]); 8] = [
        ("<table><tr><td rowspan=2>甲<td>乙<td>1<tr><td>丙<td>2</table>", &["Row 甲\t乙\t1", "Row \t丙\t2"]),
        ("<table><tr><td colspan=2>甲<td>1<tr><td>乙<td>丙<td>2</table>", &["Row 甲\t\t1", "Row 乙\t丙\t2"]),
        ("<table><tr><th>类别<th>月租<tr><td><p>蔬菜</p><td>300\n元</table>", &["HeadRow 类别\t月租", "Row 蔬菜\t300 元"]),
        ("<table><tr><td>甲<td>乙<tr><td><td>丙</table>", &["Row 甲\t乙", "Row \t丙"]),
        ("<table><tr><td>甲<tr><td>乙</table>", &["甲", "乙"]),
        ("<table><tr><td><img src=x></td></tr><tr><td>图为通车现场。</td></tr></table>", &["Caption 图为通车现场。"]),
        ("<table><tr><td><p>甲<p>乙<td>丙</table>", &["甲", "乙", "丙"]),
        ("<table><caption>表一</caption><tr><td>甲<br>乙<td>丙</table>", &["Caption 表一", "Row 甲 乙\t丙"]),
    ];
    for (page, expected) in table {
        let page = format!("<p>{LEAD}</p>{page}");
        assert_eq!(lines(&page)[1..], *expected, "{page}");
    }
}

#[test]
fn what_is_said_of_words_stands_beside_them() {
    let page = format!(
        "<link rel=canonical href='https://news.example.cn/2026/a.html'><p>{LEAD}</p>\
         <p><a href='../b.html#c'>甲</a><a href='javascript:x()'>乙</a><b>丙<sup>2</sup></b><a href='#top'>丁</a></p>"
    );
    let (document, _) = read(Path::new("a.html"), &page).unwrap();
    let line = document.lines.last().unwrap();
    let said: Vec<(std::ops::Range<usize>, &SpanKind)> = line.spans.iter().map(|it| (it.chars.clone(), &it.kind)).collect();
    let link = SpanKind::Link("https://news.example.cn/b.html#c".to_owned());
    assert_eq!(line.text, "甲乙丙2丁");
    assert_eq!(said, [(0..1, &link), (2..4, &SpanKind::Strong), (3..4, &SpanKind::Superscript)]);
}

#[test]
fn what_is_the_sites_is_not_the_storys() {
    let around = [
        "<nav>首页<a href=/>要闻</a>这里写了很长的一段话，说的都是网站自己的事情，与稿件无关。</nav>",
        "<div class=share>分享到<a href=#>微信</a></div>",
        "<div class='xgxw clearfix'><h3>相关新闻</h3><ul><li><a href=1>夜市开到凌晨</a><li><a href=2>单行道</a></ul></div>",
        "<ul><li><a href=1>夜市开到凌晨</a><li><a href=2>江东路改单行道</a></ul>",
        "<div style='DISPLAY : none'>采编系统编号</div><p hidden>声明</p>",
        "<footer>版权所有</footer><aside>热点</aside><!-- 夜班注 --><script>'甲'</script><noscript>乙</noscript>",
        "<form><select><option>选一版</select><textarea>评论</textarea><button>提交</button></form>",
    ];
    let story = format!("<div class=content><p>{LEAD}</p><p>大桥全长1.2公里，比原计划提前四十天，项目负责人说。</p>");
    for piece in around {
        for page in [format!("{piece}{story}</div>"), format!("{story}</div>{piece}"), format!("{story}{piece}</div>")] {
            assert_eq!(lines(&page), [LEAD, "大桥全长1.2公里，比原计划提前四十天，项目负责人说。"], "{page}");
        }
    }
    // A page that lies in such an element as a whole is a story all the same.
    let page = format!("<div class=share><p>{LEAD}</p><p>大桥全长1.2公里。</p></div>");
    assert_eq!(lines(&page).len(), 2);
}

#[test]
fn a_headline_in_cells_is_told_by_what_the_page_says_of_it() {
    let rows = |title: &str| {
        format!(
            "<table><tr><td>第A02版：要闻</td><td>2026年1月5日 星期一</td></tr></table><table><tr><td>办了五年手续</td></tr>\
             <tr><td {title}</td></tr><tr><td>最后一艘渡轮靠岸</td></tr><tr><td>林知夏 陆平安</td></tr></table>"
        )
    };
    let table = [
        ("海湾日报", rows("class=font01>云溪大桥通车"), ""),
        ("海湾日报", rows("><strong>云溪大桥通车</strong>"), ""),
        ("海湾日报", rows("style='font-size: 22px; color:#000'>云溪大桥通车"), ""),
        ("海湾日报", rows("><font size=5>云溪大桥通车</font>"), ""),
        ("海湾日报", rows(">云溪大桥通车"), "<p class=BSHARE_TEXT style='display: none'>云溪大桥通车</p>"),
        ("海湾日报", rows(">云溪大桥通车"), "<!--enpproperty <title>云溪大桥通车</title>/enpproperty-->"),
        ("云溪大桥通车-海湾日报", rows(">云溪大桥通车"), ""),
        ("海湾日报", rows("><founder-title>云溪大桥通车</founder-title>"), ""),
    ];
    for (window, head, more) in table {
        let text = format!("<div id=ozoom><p>{LEAD}</p><p>大桥全长1.2公里，比原计划提前四十天。</p></div>");
        let (set, hints) = told(&format!("<title>{window}</title>{more}{head}{text}"));
        let above = ["办了五年手续", "# 云溪大桥通车", "Deck 最后一艘渡轮靠岸", LEAD];
        assert_eq!(set[..4.min(set.len())], above, "{head}{more}");
        assert_eq!(hints, "date=2026年1月5日 page=A02 section=要闻 author=林知夏 陆平安", "{head}{more}");
        // The same where the cells and the text stand in one table.
        let one = head.replace("</table>", "") + &format!("<tr><td>{text}</td></tr></table>");
        assert_eq!(lines(&format!("<title>{window}</title>{more}{one}"))[..4], above, "{one}");
    }
}

#[test]
fn the_headline_is_what_the_page_prints_and_bears_out() {
    let table: [(&str, &[&str]); 10] = [
        ("<title>云溪大桥通车_海湾网</title>", &["# 云溪大桥通车"]),
        ("<title>云溪大桥通车-海湾日报</title><h1>海湾日报</h1><h1>云溪大桥通车</h1>", &["# 云溪大桥通车"]),
        ("<title>海湾网</title><h1>云溪大桥 今晨通车</h1>", &["# 云溪大桥 今晨通车"]),
        ("<meta property=og:title content='云溪大桥通车'><h1><a href=/>海湾网</a></h1>", &["# 云溪大桥通车"]),
        (
            "<title>云溪大桥通车</title><h3>市政府办了五年手续</h3><h1>云溪大桥通车</h1><h4>最后一艘渡轮靠岸</h4>",
            &["市政府办了五年手续", "# 云溪大桥通车", "Deck 最后一艘渡轮靠岸"],
        ),
        (
            "<title>云溪大桥通车</title><div class=bt>云溪大桥通车</div><div>2026-01-05 08:00 来源：海湾网</div>",
            &["# 云溪大桥通车"],
        ),
        ("<title>云溪大桥通车</title><div class=title>云溪大桥通车 渡口号 昨天</div>", &["# 云溪大桥通车"]),
        ("<title>云溪大桥通..._海湾网</title><h1>云溪大桥通车</h1>", &["# 云溪大桥通车"]),
        ("<h1>云溪&amp;大桥<br>今晨通车</h1>", &["# 云溪&大桥 今晨通车"]),
        ("", &[]),
    ];
    for (head, expected) in table {
        let set = lines(&format!("{head}<div><p>{LEAD}</p><p>大桥全长1.2公里。</p></div>"));
        assert_eq!(set[..set.len() - 2], *expected, "{head}");
    }
    let all = "<div class=article><h3>市政府办了五年手续</h3><h1>云溪大桥通车</h1><div>2026-01-05 来源：海湾网</div>";
    let within = lines(&format!("<title>云溪大桥通车</title>{all}<p>{LEAD}</p><p>大桥全长1.2公里。</p></div>"));
    assert_eq!(within, ["市政府办了五年手续", "# 云溪大桥通车", LEAD, "大桥全长1.2公里。"]);
    let opens = lines(&format!("<title>海湾网</title><div><h2>云溪大桥通车</h2><p>{LEAD}</p><p>大桥全长1.2公里。</p></div>"));
    assert_eq!(opens[0], "# 云溪大桥通车");
    let within = lines(&format!(
        "<title>云溪大桥通车</title><div><h1>云溪大桥通车</h1><p>{LEAD}</p><h2>五年手续</h2><p>大桥全长1.2公里。</p></div>"
    ));
    assert_eq!(within, ["# 云溪大桥通车", LEAD, "Subhead 五年手续", "大桥全长1.2公里。"]);
}

#[test]
fn what_is_bold_parts_a_text_and_goes_on_no_headline() {
    let text = format!(
        "<p><b>云溪观察</b></p><p>{LEAD}</p><p><b>五年手续</b></p><p>大桥全长1.2公里。</p><h2>四十天</h2><p>提前通车。</p>"
    );
    let (document, _) = read(Path::new("a.html"), &format!("<title>云溪大桥通车</title>{text}")).unwrap();
    assert!(document.lines.iter().all(|line| line.spans.iter().all(|span| span.kind != SpanKind::Strong)));
    let set = lines(&format!("<title>云溪大桥通车</title>{text}"));
    let subheads = ["Subhead 五年手续", "Subhead 四十天"];
    assert_eq!([set[3].as_str(), set[5].as_str()], subheads, "{set:?}");
    assert_eq!(set[1], "云溪观察");
    let (piece, _) = read(Path::new("a.html"), &text).unwrap();
    assert_eq!(piece.lines[0].spans.len(), 1, "the first line of a piece may be its headline");
}

#[test]
fn a_paragraph_that_opens_with_a_hash_is_no_heading() {
    let set = lines(&format!("<h1>云溪大桥通车<sup>[1]</sup></h1><p>{LEAD}</p><p># 早市搬迁</p><p>#云溪大桥</p>"));
    assert_eq!(set, ["# 云溪大桥通车", LEAD, "Literal # 早市搬迁", "Literal #云溪大桥"]);
}

#[test]
fn what_a_page_says_of_itself_are_hints() {
    let table = [
        (
            "<meta property='article:published_time' content='2026-01-05T23:30:00Z'><meta name=author content='海湾网'>",
            "date=2026-01-05T23:30:00Z",
        ),
        (
            "<meta name=PubDate content='2026-01-05 09:12'><meta name=Author content=植欣怡>",
            "date=2026-01-05 09:12 author=植欣怡",
        ),
        ("<meta name=publishdate content='soon'><link rel=canonical href='https://example.cn/'>", ""),
        ("<p>2026年01月05日 08:00　作者：何小满　责任编辑：方予安</p>", "date=2026年01月05日 author=何小满"),
        ("<p>本报记者 林知夏 《海湾日报》（2026年01月05日 第 02 版）</p>", "date=2026年01月05日 page=02 author=本报记者 林知夏"),
        ("<a href=1>第A01版：头版</a><div>第A02版：要闻</div>", "page=A02 section=要闻"),
        ("<!-- saved from url=(0030)https://example.cn/2026/a.html -->", "link=https://example.cn/2026/a.html"),
        ("<time itemprop=datePublished datetime='2026-01-05'>昨天</time>", "date=2026-01-05"),
    ];
    for (head, expected) in table {
        let page = format!("{head}<div class=content><p>{LEAD}</p><p>大桥全长1.2公里，比原计划提前四十天。</p></div>");
        assert_eq!(told(&page).1, expected, "{head}");
    }
}

#[test]
fn several_stories_bring_their_headlines() {
    let page = format!(
        "<title>海湾日报</title><article><h2>云溪大桥通车</h2><p>{LEAD}大桥全长1.2公里，比原计划提前四十天，项目负责人说。</p></article>\
         <article><h2>早市搬迁</h2><p>昨天起，开了三十年的老码头早市搬到江东路，摊位由120个增加到150个，摊位费三年不变，水电按表计收。</p></article>"
    );
    let set = lines(&page);
    assert_eq!((set[0].as_str(), set[2].as_str(), set.len()), ("## 云溪大桥通车", "## 早市搬迁", 4));
    let pasted = lines(&format!("<h1>云溪大桥通车</h1><p>{LEAD}</p><h1>早市搬迁</h1><p>摊位费三年不变，水电按表计收。</p>"));
    assert_eq!((pasted[0].as_str(), pasted[2].as_str()), ("# 云溪大桥通车", "# 早市搬迁"));
}

#[test]
fn the_pictures_of_a_page_are_named() {
    let page = format!(
        "<div class=top><img src=logo.gif alt=海湾日报></div><div class=content><p>{LEAD}</p>\
         <figure><a href=big.html><img src=blank.gif data-src='../图/桥.jpg' alt=桥></a><figcaption>首辆公交车</figcaption></figure>\
         <p><img src='data:image/png;base64,AA=='><img src=2.jpg alt=' 渡轮 靠岸 '></p></div>"
    );
    let (document, _) = read(Path::new("a.html"), &page).unwrap();
    let named: Vec<(Option<usize>, &str, &str)> =
        document.pictures.iter().map(|it| (it.line, it.source.as_str(), it.caption.as_str())).collect();
    let expected = [(Some(1), "../图/桥.jpg", "首辆公交车"), (Some(3), "2.jpg", "渡轮 靠岸"), (None, "logo.gif", "海湾日报")];
    assert_eq!(named, expected);
}

#[test]
fn what_went_into_no_line_is_told() {
    let page = format!(
        "<title>云溪大桥通车</title><script>var a=1</script><style>p{{}}</style><!-- 待核 --><div class=nav>首页 要闻</div>\
         <ul><li><a href=1>早市</a><li><a href=2>渡轮</a></ul><div>欢迎光临</div><h1>云溪大桥通车</h1><div>2026-01-05 来源：海湾网</div>\
         <div class=content><p>{LEAD}</p><p>大桥全长1.2公里。<span style='VISIBILITY: hidden'>转载必究</span></p>\
         <p style='font-size:0'>海湾网独家</p><p style='opacity: 0.0'>一</p><p hidden>二三</p><i aria-hidden=true>四</i>\
         <p><del>五</del><s>六<b>七</b></s><span class=msoDel>八</span><strike>九</strike><u style='text-decoration: line-through'>十</u><ins>完。</ins></p></div>\
         <div class=copyright>版权所有</div>"
    );
    let (document, _) = read(Path::new("a.html"), &page).unwrap();
    let told: Vec<String> =
        document.left_out.iter().map(|it| format!("{} {} {}", it.what.as_str(), it.parts, it.letters)).collect();
    assert_eq!(told, ["program 2 6", "comment 1 2", "hidden 10 19", "site 2 8", "elsewhere 1 4", "around 1 4"]);
    assert_eq!(lines(&page), ["# 云溪大桥通车", LEAD, "大桥全长1.2公里。", "完。"]);
    // A text that a script is to show is none that the page hides.
    let whole = format!("<div id=js_content style='visibility: hidden; opacity: 0'>{}</div>", format!("<p>{LEAD}</p>").repeat(9));
    assert_eq!(lines(&whole).len(), 9);
}

#[test]
fn a_page_of_links_holds_no_story() {
    let links =
        "<ul><li><a href=1>云溪大桥今晨通车，首辆公交车从北岸驶出</a></li><li><a href=2>老码头早市搬到江东路</a></li></ul>"
            .repeat(9);
    for page in [links.clone(), format!("<html><body>{links}<p>版权所有 海湾日报社</p>"), "<html></html>".to_owned()] {
        assert_eq!(read(Path::new("a.html"), &page).unwrap_err(), Refused::Kind(FileKind::Links), "{page}");
    }
}

#[test]
fn no_page_costs_more_than_it_is_worth() {
    let many = |piece: &str, bytes: usize| piece.repeat(bytes / piece.len());
    let attributes = format!("<p {}>{LEAD}", (0..200_000).map(|at| format!("a{at}=1 ")).collect::<String>());
    let nested = format!("{}{LEAD}", "<div><p>".repeat(100));
    let table = [
        attributes,
        many("<ul><li>", 1 << 18),
        many("<p><b id=x>", 1 << 18) + LEAD,
        many("<svg><select><object>", 1 << 20),
        many("<!-- ", 1 << 20),
        many("</div></p></b>", 1 << 20),
        many("<meta name=author content=x>", 1 << 18),
        many("<founder-title>甲", 1 << 20),
        many(&format!("{}{LEAD}", "<div class=nav>".repeat(40)), 1 << 20),
        nested + &many("云溪大桥今晨通车。", 1 << 20),
        many("<table><td><a href=x>甲</a>", 1 << 18),
        many("&#x10ffff;&nbsp;&", 1 << 20),
    ];
    for page in table {
        let begin = Instant::now();
        let _ = read(Path::new("a.html"), &page);
        let head: String = page.chars().take(40).collect();
        // A hundredth of it where the program is built to run; hours without the limits.
        assert!(begin.elapsed() < Duration::from_secs(60), "{head}: {:?}", begin.elapsed());
    }
}

#[test]
fn a_paragraph_right_above_the_headline_is_its_kicker() {
    let page =
        |above: &str| format!("<article><p>{above}</p><h1>云溪大桥通车</h1><p>{LEAD}</p><p>大桥全长1.2公里。</p></article>");
    assert_eq!(lines(&page("我市重点工程提速")), ["我市重点工程提速", "# 云溪大桥通车", LEAD, "大桥全长1.2公里。"]);
    // A path, a page line, the paper's name and the line of day and source are none.
    for other in ["首页 > 要闻 > 正文", "第02版：民生", "青山县报", "您好，欢迎来到海湾网", "2026-01-05 来源：海湾网"]
    {
        assert!(lines(&page(other)).contains(&"# 云溪大桥通车".to_owned()) && lines(&page(other))[0] != other, "{other}");
    }
}

#[test]
fn headings_of_the_second_level_are_headlines_where_nothing_is_the_headline_of_all() {
    let page = |window: &str, first: &str| {
        format!(
            "<title>{window}</title><article>{first}<p>我市重点工程提速</p><h2>云溪大桥通车</h2><p>{LEAD}</p><p>记者 林知夏</p>\
             <h2>老码头书店开门</h2><p>{LEAD}</p></article>"
        )
    };
    let two = ["我市重点工程提速", "## 云溪大桥通车", LEAD, "记者 林知夏", "## 老码头书店开门", LEAD];
    assert_eq!(lines(&page("民生", "")), two);
    assert_eq!(lines(&page("第02版：民生", "")), two);
    for (window, first) in [("两岸一桥牵", "<h1>两岸一桥牵</h1>"), ("两岸一桥牵_海湾网", ""), ("民生", "<h1>两岸一桥牵</h1>")]
    {
        assert!(!lines(&page(window, first)).contains(&"## 老码头书店开门".to_owned()), "{window} {first}");
    }
}

#[test]
fn libreoffice_breaks_its_lines_at_spaces() {
    let page = |generator: &str| {
        format!("<meta name=generator content='{generator}'><p>{LEAD}</p><p>新华社北京3月9日电\n会议要求，要落实。</p>")
    };
    assert_eq!(lines(&page("LibreOffice 7.4 (Linux)"))[1], "新华社北京3月9日电 会议要求，要落实。");
    assert_eq!(lines(&page("Hexo"))[1], "新华社北京3月9日电会议要求，要落实。");
}
