//! How a page was understood, shown to people: the table of `read`, its `--explain`, and the galley proofs of `proof`.

use crate::support::Home;
use std::fs;
use std::path::Path;

const PAGE: &str = "第A02版 要闻 2024年3月12日 星期三\n\n县里召开春季防火会议\n\n## 山林入口设卡登记 违规用火当场劝返\n\n\
                    新华社海湾3月10日电（记者何伟、余继军）清明将近,海湾县在四十八处山林入口设卡登记,护林员三班\n\n\
                    轮换。记者 鲁燕 通讯员 武刘敏 王维\n\n(下转第3版)\n";

fn seed() -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/seed/000_62a70cabcceb6930.txt")).unwrap()
}

/// The proof of one page.
fn proof(name: &str, page: impl AsRef<[u8]>) -> (Home, String) {
    let home = Home::new().file(name, page);
    let _ = home.command(&["proof", name, "--output", "proofs"]).output().unwrap();
    let stem = Path::new(name).file_stem().unwrap().to_str().unwrap();
    let proof = home.read(format!("proofs/{stem}.html"));
    (home, proof)
}

/// HTML without its tags, and without what the program itself says in style and script.
pub(crate) fn text(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<').skip(1) {
        let (tag, behind) = piece.split_once('>').unwrap();
        if tag != "style" && tag != "script" {
            text.push_str(behind);
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[test]
fn the_warnings_of_a_page_show_the_line_and_a_caret() {
    let home = Home::new().file("page.md", PAGE);
    home.run(&["read", "page.md"]).stdout(TABLE);
}

const TABLE: &str = "\
page.md
edition 2024-03-12 (printed on the page), page A02
1 article, 5 credits, 2 parts left out
 #  headline              dateline     credits              chars
───────────────────────────────────────────────────────────────────
 1  县里召开春季防火会议  新华社 海湾  记 何伟 余继军 鲁燕     51
    山林入口设卡登记      2024-03-10   通 武刘敏 王维
    违规用火当场劝返
warning: page.md:1:1: 2024-03-12 is no 星期三; the date was taken
  1 | 第A02版 要闻 2024年3月12日 星期三
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
warning: page.md:11:1: 下转第3版, but that half is not among the pages; the story stands as it is
  11 | (下转第3版)
     | ^^^^^^^^^^^
";

#[test]
fn the_table_fits_the_width_that_is_said() {
    let home = Home::new().file("2023-04-09.txt", seed());
    for columns in ["60", "80", "100", "140"] {
        let output = home.command(&["read", "2023-04-09.txt"]).env("COLUMNS", columns).output().unwrap();
        let table = String::from_utf8(output.stdout).unwrap();
        for line in table.lines() {
            let width = benbao::text::width(line);
            assert!(width <= columns.parse().unwrap(), "{width} of {columns}: {line}");
        }
    }
}

#[test]
fn every_part_of_every_line_is_explained() {
    let home = Home::new().file("page.md", PAGE);
    home.run(&["read", "--explain", "page.md"]).stdout(EXPLAINED);
    home.run(&["read", "--explain", "--format", "json", "page.md"])
        .status(2)
        .stderr("error: --explain: is for people; leave --format json out\n")
        .check();
}

const EXPLAINED: &str = "\
page.md
edition 2024-03-12 (printed on the page), page A02
1 article, 5 credits, 2 parts left out

   1   – 报眉 folio          第A02版 要闻 20… 星期三 · tells the day 2024-03-12

   3   1 引题 kicker         县里召开春季防火会议
                             · a line without a stop above a headline
   5   1 主题 headline       山林入口设卡登记 违…当场劝返 · marked as a heading
   7   1 正文 body           新华社海湾3月10日电（记者何伟…记,护林员三班 · text
       1   讯头 dateline     新华社海湾3月10日电
                             · opens the paragraph: 新华社, place 海湾, day 3月
                               10日
       1   署名 lead-byline  （记者何伟、余继军）
                             · run into the lead: role word 记者; 何伟 by
                               surname 何; 余继军 by surname 余
   9   1 转栏 joined         轮换。 · goes on a sentence that a column cut
       1 署名 byline         记者 鲁燕 通讯员 武刘敏 王维
                             · behind the last stop: role words 记者, 通讯员;
                               鲁燕 by surname 鲁; 武刘敏 | 王维 by surname 武,
                               王
  11   1 版面杂项 furniture  (下转第3版) · turn to another page

warning: page.md:1:1: 2024-03-12 is no 星期三; the date was taken
  1 | 第A02版 要闻 2024年3月12日 星期三
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
warning: page.md:11:1: 下转第3版, but that half is not among the pages; the story stands as it is
  11 | (下转第3版)
     | ^^^^^^^^^^^
";

#[test]
fn names_left_in_the_text_are_told_once_and_hide_no_day() {
    let home = Home::new().file("2023-04-09.md", "# 甲事有成\n\n本报讯 4月8日,海湾县开会，讨论春灌。（王维）\n");
    let explained = home.run(&["read", "--explain", "2023-04-09.md"]).text();
    assert_eq!(explained.matches("王维 by surname").count(), 1, "{explained}");
    let table = home.run(&["read", "2023-04-09.md"]).text();
    assert!(table.contains("2023-04-08"), "{table}");
}

#[test]
fn nothing_that_is_explained_is_wider_than_the_screen() {
    let home = Home::new().file("2023-04-09.txt", seed());
    let explained = home.run(&["read", "--explain", "2023-04-09.txt"]).text();
    for line in explained.lines() {
        assert!(benbao::text::width(line) <= 100, "{line}");
    }
    assert!(!explained.contains('\u{1b}'), "no colour where there is no terminal");
}

#[test]
fn a_proof_holds_every_line_every_article_and_every_evidence() {
    let (home, proof) = proof("page.txt", seed());
    let shown = text(&proof);
    let page = String::from_utf8(seed()).unwrap();
    for line in page.lines().filter(|line| !line.trim().is_empty()) {
        assert!(shown.contains(line), "{line}");
    }
    let reading = home.command(&["read", "--format", "json", "page.txt"]).output().unwrap();
    let reading: serde_json::Value = serde_json::from_slice(&reading.stdout).unwrap();
    for item in reading["items"].as_array().unwrap() {
        let said = |value: &serde_json::Value| assert!(shown.contains(value.as_str().unwrap()), "{value}");
        said(&item["title"]);
        said(&item["id"]);
        item["authors"].as_array().unwrap().iter().for_each(|author| said(&author["name"]));
    }
    for evidence in [
        "marked as a heading",
        "a line without a stop above a headline",
        "opens the paragraph: 本报",
        "goes on a sentence that a column cut",
        "a line of its own: role words 记者, 通讯员; 鲁燕 by surname 鲁; 武刘敏 | 王维 by surname 武, 王",
        "behind the last stop: role words 记者, 通讯员; 鲁燕 by surname 鲁; 王以琳 by surname 王",
        "edition date 2023-04-09 inferred from the latest dateline (4月8日)",
    ] {
        assert!(shown.contains(evidence), "{evidence}");
    }
}

#[test]
fn both_sides_of_a_proof_lead_to_each_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages");
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    let out = Home::new();
    let proofs = out.path("proofs");
    let mut command = out.command(&["proof", "--output"]);
    assert!(command.arg(&proofs).args(&files).output().unwrap().stderr.is_empty());
    let mut seen = 0;
    for file in fs::read_dir(&proofs).unwrap() {
        let file = file.unwrap().path();
        let proof = fs::read_to_string(&file).unwrap();
        let of = |attribute: &str| -> Vec<&str> {
            proof.split(&format!(" {attribute}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
        };
        let places = of("id");
        for (at, place) in places.iter().enumerate() {
            assert!(!places[..at].contains(place), "{place} twice");
        }
        let targets = of("href");
        let astray: Vec<_> = targets.iter().filter(|it| !it.strip_prefix('#').is_some_and(|it| places.contains(&it))).collect();
        assert!(astray.is_empty(), "{}: {astray:?}", file.display());
        // A part of the page leads to its story, and back.
        for number in places.iter().filter_map(|it| it.strip_prefix('p')) {
            let name = file.display();
            assert!(places.contains(&format!("r{number}").as_str()), "{name}: nothing says what p{number} is");
            for side in ["#p", "#r"] {
                assert!(targets.contains(&format!("{side}{number}").as_str()), "{name}: {side}{number}");
            }
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen} parts");
}

#[test]
fn a_proof_needs_nothing_from_anywhere() {
    let (_, proof) = proof("page.md", "# <script>alert(1)</script> & \"坏\"\n\n本报讯 近日,<x-img src=x onerror=alert(1)>。\n");
    assert!(!proof.contains("://") && !proof.contains("src=\"") && !proof.contains("url("), "{proof}");
    assert_eq!(proof.matches("<script").count(), 1);
    assert!(proof.contains("&lt;x-img src=x onerror=alert(1)&gt;"));
    assert!(proof.contains("default-src 'none'; style-src 'sha256-"));
}

#[test]
fn a_proof_is_written_for_each_page_and_says_what_was_set_aside() {
    let home =
        Home::new().file("a.md", "# 夜班\n\n近日,无日期。\n").file("2023-04-09.md", crate::support::PAGE).file("b.txt", b"\xff");
    home.run(&["proof", "a.md", "2023-04-09.md", "b.txt", "--output", "out"])
        .status(3)
        .stderr("set aside: b.txt:1: from this line on it is text in no encoding that can be told; save it as UTF-8 text\n")
        .stdout("out/a.html\nout/2023-04-09.html\n");
    assert!(text(&home.read("out/a.html")).contains("近日,无日期。"));
    home.run(&["proof", "a.md", "b/a.txt", "--output", "out"])
        .status(2)
        .stderr("error: --output: a.md and b/a.txt would both be a.html; read them apart\n")
        .check();
}
