//! Lists (稿件清单): a row an article, in every form that an office or a program writes; what a row tells is believed, what it hides is never
//! published, and what is no list is named.

use crate::support::Home;
use crate::support::SETTINGS;
use encoding_rs::GB18030;
use serde_json::Value;
use serde_json::json;
use std::fs;
use std::io::Cursor;
use std::io::Write;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A list of two days and two pages, its cells parted by `|`.
const LIST: &str = "\
海湾晨报见报稿件|||||||
标题|引题|副题|作者|日期|版次|版名|正文
云溪大桥建成通车 居民出门少走八百米|民生工程|全长一千二百米|记者 林知夏 通讯员 陆平安|2026年11月27日|A01|要闻|\"本报讯 11月26日，云溪大桥建成通车，附近居民出门少走了八百米。

市民纷纷到桥上看新鲜。\"
渡口老屋开门迎客|||何小满|2026/11/28|A02||<p>渡口老屋开门迎客，街坊<b>早早</b>来到门前。</p>
";

/// The stories of a list without where they stand in it.
fn items(home: &Home, path: &str) -> Value {
    let text = home.run(&["read", "--format", "json", path]).text();
    let mut feed: Value = serde_json::from_str(&text).unwrap();
    for item in feed["items"].as_array_mut().unwrap() {
        item["_benbao"]["source"].take();
    }
    feed["items"].take()
}

/// What a build of today says, and its status; how many files the feeds have is the site's to say.
fn built(home: &Home) -> (Option<i32>, String, String) {
    let output = home.command(&["build", "--now", "2026-11-27T08:00:00+08:00"]).output().unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    let (first, _) = stdout.split_once("feeds: ").unwrap_or_else(|| panic!("{stdout}"));
    (output.status.code(), first.to_owned(), String::from_utf8(output.stderr).unwrap())
}

/// A spreadsheet of sheets, each with its attributes, its rows and what stands below them.
fn workbook(sheets: &[(&str, &str, &str)], shared: &str) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    };
    let (mut list, mut places) = (String::new(), String::new());
    for ((attributes, rows, below), number) in sheets.iter().zip(1..) {
        list += &format!(r#"<sheet {attributes} sheetId="{number}" r:id="r{number}"/>"#);
        places += &format!(r#"<Relationship Id="r{number}" Target="worksheets/s{number}.xml"/>"#);
        part(&format!("xl/worksheets/s{number}.xml"), &format!("<worksheet><sheetData>{rows}</sheetData>{below}</worksheet>"));
    }
    part("xl/workbook.xml", &format!(r#"<workbook xmlns:r="r"><sheets>{list}</sheets></workbook>"#));
    part("xl/_rels/workbook.xml.rels", &format!("<Relationships>{places}</Relationships>"));
    part("xl/sharedStrings.xml", &format!("<sst>{shared}</sst>"));
    let styles = r#"<styleSheet><fonts><font/><font><strike/></font></fonts>
        <cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="31" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>"#;
    part("xl/styles.xml", styles);
    archive.finish().unwrap().into_inner()
}

/// A row of cells, each a text; `=46353` is a number that its style shows as a day.
fn row(number: usize, attributes: &str, cells: &[&str]) -> String {
    let cell = |(at, text): (usize, &&str)| {
        let name = format!("{}{number}", char::from(b'A' + u8::try_from(at).unwrap()));
        match (text.strip_prefix('='), text.strip_prefix('~')) {
            (Some(day), _) => format!(r#"<c r="{name}" s="1"><v>{day}</v></c>"#),
            (_, Some(struck)) => format!(r#"<c r="{name}" s="2" t="inlineStr"><is><t>{struck}</t></is></c>"#),
            _ if text.is_empty() => String::new(),
            _ => format!(r#"<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>"#),
        }
    };
    format!(r#"<row r="{number}" {attributes}>{}</row>"#, cells.iter().enumerate().map(cell).collect::<String>())
}

#[test]
fn a_list_is_the_same_in_every_form() {
    let data = json!([
        {"标题": "云溪大桥建成通车 居民出门少走八百米", "引题": "民生工程", "副题": "全长一千二百米", "作者": "记者 林知夏 通讯员 陆平安",
         "日期": "2026-11-27", "版次": "A01", "版名": "要闻",
         "正文": ["本报讯 11月26日，云溪大桥建成通车，附近居民出门少走了八百米。", "市民纷纷到桥上看新鲜。"]},
        {"title": "渡口老屋开门迎客", "author": ["何小满"], "date": "2026-11-28", "page": "A02",
         "content_html": "<p>渡口老屋开门迎客，街坊<b>早早</b>来到门前。</p>"}
    ]);
    let lines = data.as_array().unwrap().iter().map(|object| format!("{object}\n")).collect::<String>();
    let head = ["标题", "引题", "副题", "作者", "日期", "版次", "版名", "正文"];
    let bridge = "本报讯 11月26日，云溪大桥建成通车，附近居民出门少走了八百米。\n市民纷纷到桥上看新鲜。";
    let house = "&lt;p&gt;渡口老屋开门迎客，街坊&lt;b&gt;早早&lt;/b&gt;来到门前。&lt;/p&gt;";
    let by = "记者 林知夏 通讯员 陆平安";
    let rows = [
        row(1, "", &["海湾晨报见报稿件"]),
        row(3, "", &head),
        row(4, "", &["云溪大桥建成通车 居民出门少走八百米", "民生工程", "全长一千二百米", by, "=46353", "A01", "要闻", bridge]),
        row(5, "", &["渡口老屋开门迎客", "", "", "何小满", "=46354", "A02", "", house]),
    ];
    let wide: Vec<u8> = LIST.replace('|', "\t").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let home = Home::new()
        .file("comma.csv", format!("\u{feff}{}", LIST.replace('|', ",")))
        .file("gbk.csv", &GB18030.encode(&LIST.replace('|', ";").replace('\n', "\r\n")).0)
        .file("wide.tsv", [b"\xff\xfe".to_vec(), wide].concat())
        .file("list.json", data.to_string())
        .file("lines.jsonl", lines)
        .file("sheet.xlsx", workbook(&[("name=\"稿\"", &rows.concat(), "")], ""));
    let first = items(&home, "comma.csv");
    let told = |at: usize, key: &str| first[at]["_benbao"][key].clone();
    assert_eq!(first[0]["title"], "云溪大桥建成通车 居民出门少走八百米");
    assert_eq!(first[0]["content_text"], bridge.replace('\n', "\n\n"));
    assert_eq!(
        (told(0, "kicker"), told(0, "deck"), told(0, "section")),
        ("民生工程".into(), json!(["全长一千二百米"]), "要闻".into())
    );
    let credit = |name: &str, role: &str| json!({"name": name, "role": role, "organisation": null});
    assert_eq!(told(0, "credits"), json!([credit("林知夏", "reporter"), credit("陆平安", "correspondent")]));
    let edition = |date: &str, page: &str| json!({"date": date, "page": page, "position": 1, "date_from": "front-matter"});
    assert_eq!((told(0, "edition"), told(1, "edition")), (edition("2026-11-27", "A01"), edition("2026-11-28", "A02")));
    assert_eq!((&first[1]["title"], &first[1]["authors"]), (&"渡口老屋开门迎客".into(), &json!([{"name": "何小满"}])));
    for form in ["gbk.csv", "wide.tsv", "list.json", "lines.jsonl", "sheet.xlsx"] {
        assert_eq!(items(&home, form), first, "{form}");
    }
}

#[test]
fn nothing_of_a_row_is_guessed() {
    let list = "标题,记者,摄影,编辑,日期,来源,正文\n\
        简讯,,,,2026-11-27,,\"●甲县开会。\n●乙县开会。\"\n\
        A02 要闻,林知夏,何小满,方予安,2026-11-27,海湾网,\"# 不是标题\n2026年11月20日 星期五\n本报讯 这是正文。\"\n";
    let home = Home::new().file("list.csv", list);
    let items = items(&home, "list.csv");
    let of = |at: usize, key: &str| items[at][key].clone();
    assert_eq!(items.as_array().unwrap().len(), 2, "{items:#}");
    assert_eq!((of(0, "title"), of(0, "content_text")), ("简讯".into(), "●甲县开会。\n\n●乙县开会。".into()));
    assert_eq!(of(1, "title"), "A02 要闻");
    assert!(
        of(1, "content_text").as_str().unwrap().starts_with("# 不是标题\n\n2026年11月20日 星期五\n\n本报讯 这是正文。"),
        "{items:#}"
    );
    let credits: Vec<String> =
        items[1]["_benbao"]["credits"].as_array().unwrap().iter().map(|it| format!("{} {}", it["role"], it["name"])).collect();
    assert_eq!(credits[..3], ["\"reporter\" \"林知夏\"", "\"photographer\" \"何小满\"", "\"editor\" \"方予安\""]);
}

#[test]
fn what_a_list_leaves_out_is_said() {
    let list = "标题,正文,作者,价格,页数\n甲乙丙丁,今天的正文。,admin@example.cn,3,\n没有正文,,林知夏,,\n,,,,\n,没有标题的正文。,林知夏,,\n";
    let home = Home::new().file("benbao.toml", SETTINGS).file("pages/2026-11-27.csv", list);
    let (status, stdout, stderr) = built(&home);
    let said = "warning: pages/2026-11-27.csv: a column whose heads say nothing that is known, not read: 价格; the heads that are known stand in docs/LISTS.md\n\
             warning: pages/2026-11-27.csv: row 3 has no text (正文) and is not published\n\
             warning: pages/2026-11-27.csv:2: `作者: admin@example.cn` names nobody that can be understood; write it as a byline: 记者 林知夏 通讯员 陆平安\n\
             1 place to look at:\n  pages/2026-11-27.csv:6: “没有标题的正文。”, title: its row tells no title: fill it in (标题)\n";
    assert_eq!(
        (status, stderr.as_str(), stdout.as_str()),
        (Some(3), said, "2 articles on 1 page, 1 with authors, edition 2026-11-27\n2 new\n")
    );
}

#[test]
fn what_is_struck_out_or_hidden_is_never_published() {
    let rows = [
        row(1, "", &["标题", "日期", "正文"]),
        row(2, "", &["甲乙丙丁", "=46353", "今天的正文。"]),
        row(3, "", &["戊己庚辛", "", "第二篇正文。"]),
        row(4, "", &["划掉的稿", "", "~不发的正文甲。"]),
        row(5, "hidden=\"1\"", &["隐藏的稿", "", "不发的正文乙。"]),
        "<row r=\"6\"><c r=\"A6\" t=\"s\"><v>0</v></c><c r=\"C6\" t=\"s\"><v>1</v></c></row>".to_owned(),
        "<row r=\"7\"><c r=\"A7\" t=\"s\"><v>0</v></c><c r=\"C7\" t=\"str\"><f>A1+1</f><v>#VALUE!</v></c></row>".to_owned(),
    ];
    let shared = "<si><r><t>第三篇</t></r><rPh><t>dìsān</t></rPh></si><si><r><t>留下的。</t></r><r><rPr><strike/></rPr><t>不发的丙。</t></r></si>";
    let hidden = [row(1, "", &["标题", "正文"]), row(2, "", &["藏着的稿", "不发的正文丁。"])].concat();
    let roster = row(1, "", &["姓名", "电话"]);
    let merged = "<mergeCells><mergeCell ref=\"B2:B7\"/></mergeCells>";
    let book = [
        ("name=\"稿\"", rows.concat(), merged),
        ("name=\"藏\" state=\"hidden\"", hidden, ""),
        ("name=\"值班\"", roster, ""),
        ("name=\"空\"", String::new(), ""),
    ];
    let book: Vec<(&str, &str, &str)> = book.iter().map(|(name, rows, below)| (*name, rows.as_str(), *below)).collect();
    let home = Home::new().file("benbao.toml", SETTINGS).file("pages/稿件.xlsx", workbook(&book, shared));
    let (status, stdout, stderr) = built(&home);
    let said = "warning: pages/稿件.xlsx: 2 rows have no text (正文) and are not published: 4, 7\n\
             warning: pages/稿件.xlsx: row 5 is hidden in the sheet and is not published; show them, or delete them\n\
             warning: pages/稿件.xlsx: a sheet without a row of heads that has a title (标题) and a text (正文), not read: 值班\n\
             warning: pages/稿件.xlsx: 2 places of struck out text left out from this line on; what is struck out is never published; to publish it, take off the strike\n";
    assert_eq!(
        (status, stderr.as_str(), stdout.as_str()),
        (Some(0), said, "3 articles on 1 page, 0 with authors, edition 2026-11-27\n3 new\n")
    );
    for (_, (bytes, _)) in home.snapshot("feeds") {
        assert!(!String::from_utf8_lossy(&bytes).contains("不发的"));
    }
    let titles = home.read("feeds/atom.xml").matches("第三篇</title>").count();
    assert_eq!(titles, 1, "what tells how it is said is no text");
}

#[test]
fn what_is_no_list_is_named_with_what_to_do() {
    let own = Home::published().read("feeds/feed.json");
    let no_list = "its content is a list without a row of heads that has a title (标题) and a text (正文); give its columns such heads, or, \
                   if it holds no stories, name it under `exclude` in [source]; not read";
    let table: [(&str, String, &str); 8] = [
        ("值班.csv", "姓名,值班\n林知夏,周一\n".to_owned(), no_list),
        ("包.json", "{\"name\":\"benbao\",\"version\":\"1.0.0\"}".to_owned(), no_list),
        (
            "坏.json",
            "{\"标题\":".to_owned(),
            "its content is data (XML, JSON) of another kind; copy the text that is to be published into a file of plain text (.txt); not read",
        ),
        ("自己.json", own, "its content is a feed that benbao wrote, and no page; take it away; not read"),
        ("引号.csv", "标题,正文\n甲,\"没有收尾\n乙,丙\n".to_owned(), ":2"),
        ("行.jsonl", "{\"标题\":\"甲\",\"正文\":\"乙\"}\n{\"标题\":\n".to_owned(), ":2"),
        (
            "旧.rss",
            "<rss/>".to_owned(),
            "a feed (RSS, Atom); stories that readers have already come in by `benbao archive adopt FILE`; not read",
        ),
        ("旧.xls", "x".to_owned(), "a table of an older kind, or a database; save it as .xlsx or .csv; not read"),
    ];
    for (name, text, expected) in table {
        let home = Home::new()
            .file("benbao.toml", SETTINGS)
            .file("pages/2026-11-27-A01.md", "# 甲\n\n今天的正文。\n")
            .file(format!("pages/{name}"), text);
        let output = home.command(&["build", "--now", "2026-11-27T08:00:00+08:00"]).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.starts_with(&format!("set aside: pages/{name}:")) && said.contains(expected), "{said}");
        assert_eq!(output.status.code(), Some(3), "{said}");
    }
}

#[test]
fn a_hostile_spreadsheet_costs_itself_alone() {
    // A text of a kilobyte in a million cells.
    let shared = format!("<si><t>{}</t></si>", "正".repeat(400));
    let cells: String = (0..40_000).map(|_| "<c t=\"s\"><v>0</v></c>").collect();
    let many = format!("<row r=\"1\">{}</row>", cells);
    let rows: String = (0..400).map(|_| many.replace(" r=\"1\"", "")).take(3).collect();
    let head = row(1, "", &["标题", "正文"]);
    let bomb = workbook(
        &[(
            "name=\"a\"",
            &format!(
                "{head}{}",
                (2..200).map(|at| format!("<row r=\"{at}\">{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(250))).collect::<String>()
            ),
            "",
        )],
        &shared,
    );
    let covered = format!("{head}{}", (2..2_000).map(|at| row(at, "", &["甲", "乙"])).collect::<String>());
    let covers: String = (2..1_900).map(|at| format!("<mergeCell ref=\"A{at}:A1999\"/>")).collect();
    let merged = workbook(&[("name=\"a\"", &covered, &format!("<mergeCells>{covers}</mergeCells>"))], "");
    let entities = workbook(&[("name=\"a\"", "<row><c t=\"inlineStr\"><is><t>&a;</t></is></c></row>", "")], "");
    assert!(rows.len() > 1_000_000);
    for (name, book) in [("炸弹", bomb), ("合并", merged), ("实体", entities), ("半截", workbook(&[], "")[..60].to_vec())]
    {
        let home = Home::paper().file(format!("pages/{name}.xlsx"), book);
        let output = home.command(&["build", "--now", "2023-04-09T08:00:00+08:00"]).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.starts_with(&format!("set aside: pages/{name}.xlsx: ")), "{name}: {said}");
        assert!(fs::read_to_string(home.path("feeds/atom.xml")).unwrap().contains("海湾大桥通车"));
    }
}

#[test]
fn a_row_is_a_page_s_story_in_all_else() {
    let home = Home::new().file("benbao.toml", SETTINGS);
    let list = |home: Home, rows: &str| home.file("pages/list.csv", format!("标题,日期,版次,状态,guid,链接,正文\n{rows}"));
    let build = |home: &Home, now: &str| {
        let output = home.command(&["build", "--quiet", "--now", now]).output().unwrap();
        (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
    };
    let home = list(
        home,
        "云溪大桥建成通车,2026-11-27,A01,,https://old.example.cn/?p=1,https://old.example.cn/1,本报讯 云溪大桥建成通车，附近居民少走八百米。\n\
         待审的稿,2026-11-27,A01,待审,,,这一篇还没有审过。\n\
         渡口老屋开门迎客,2026-11-26,A02,,,,渡口老屋开门迎客，街坊们来到门前。\n",
    );
    assert_eq!(build(&home, "2026-11-27T08:00:00+08:00").0, Some(0));
    let atom = home.read("feeds/atom.xml");
    assert!(
        atom.contains("<id>https://old.example.cn/?p=1</id>") && atom.contains("href=\"https://old.example.cn/1\""),
        "{atom}"
    );
    assert!(!atom.contains("待审的稿") && atom.contains("渡口老屋开门迎客"), "{atom}");
    let id = atom
        .split("渡口老屋开门迎客</title>")
        .nth(1)
        .and_then(|it| it.split("<id>").nth(1))
        .and_then(|it| it.split('<').next())
        .unwrap();
    // A correction keeps the id; a row that is taken off while others of its day stay is withdrawn.
    let home = list(
        home,
        "待审的稿,2026-11-27,A01,,,,这一篇已经审过。\n渡口老屋今天开门迎客,2026-11-26,A02,,,,渡口老屋开门迎客，街坊们来到门前。\n",
    );
    let (status, said) = build(&home, "2026-11-27T09:00:00+08:00");
    assert_eq!(status, Some(0), "{said}");
    let atom = home.read("feeds/atom.xml");
    let entry = |title: &str| atom.split(&format!("{title}</title>")).nth(1).unwrap_or_else(|| panic!("{atom}")).to_owned();
    assert!(entry("渡口老屋今天开门迎客").contains(id), "{atom}");
    assert!(atom.contains("待审的稿</title>") && atom.contains("deleted-entry"), "{atom}");
}
