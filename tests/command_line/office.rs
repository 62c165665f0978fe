//! Documents of office programs: the same page in every form is the same items; what a document hides is never published;
//! a hostile one costs itself alone. `tests/fixtures/office/make.py` says how the documents were made.

use crate::support::Home;
use crate::support::PAGE;
use std::fs;
use std::io::Cursor;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;
use std::time::Instant;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What tells a binary document of Word or WPS.
pub(crate) const OLD: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0";

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/office").join(name)
}

/// The items of a page as JSON Feed, without the path of its file.
fn items(home: &Home, path: &str) -> serde_json::Value {
    let text = home.run(&["read", "--format", "json", "--edition", "2026-03-10", path]).text();
    let mut feed: serde_json::Value = serde_json::from_str(&text).unwrap();
    for item in feed["items"].as_array_mut().unwrap() {
        item["_benbao"]["source"]["file"].take();
    }
    feed["items"].take()
}

/// A home whose LibreOffice makes the same of every document: this fixture.
fn with_libreoffice(made: &str) -> Home {
    let script = format!("#!/bin/sh\n[ -f page.doc -o -f page.rtf ] && /bin/cp {} page.docx\n", fixture(made).display());
    let home = Home::new().file("bin/soffice", script);
    fs::set_permissions(home.path("bin/soffice"), fs::Permissions::from_mode(0o755)).unwrap();
    home
}

#[test]
fn a_page_is_the_same_in_every_form() {
    let home = with_libreoffice("page.docx");
    for name in ["page.txt", "page.docx", "plain.docx", "page.odt", "page.doc", "page.rtf"] {
        fs::copy(fixture(name), home.path(name)).unwrap();
    }
    fs::copy(fixture("page.txt"), home.path("page.md")).unwrap();
    fs::copy(fixture("page.docx"), home.path("page.wps")).unwrap();
    fs::copy(fixture("page.docx"), home.path("named.txt")).unwrap();
    let right = items(&home, "page.txt");
    assert_eq!(right.as_array().unwrap().len(), 2);
    for name in ["page.md", "page.docx", "plain.docx", "page.odt", "page.doc", "page.rtf", "page.wps", "named.txt"] {
        assert_eq!(items(&home, name), right, "{name}");
    }
}

#[test]
fn a_document_keeps_what_it_says_and_tells_nothing_it_hides() {
    let home = Home::new();
    for name in ["rich.docx", "rich.odt", "rich.fodt"] {
        fs::copy(fixture(name), home.path(name)).unwrap();
        let home = Home::new()
            .file("benbao.toml", crate::support::SETTINGS)
            .file(format!("pages/2026-03-10-A02.{}", name.rsplit('.').next().unwrap()), fs::read(fixture(name)).unwrap());
        let end = name.rsplit('.').next().unwrap();
        let struck = "1 place of struck out text left out from this line on; what is struck out is never published; to publish it, take off the strike";
        home.run(&["build"])
            .stderr(&format!("warning: pages/2026-03-10-A02.{end}:1: {struck}\n"))
            .stdout("1 article on 1 page, 1 with authors, edition 2026-03-10\n1 new\nfeeds: 13 files, 13 written, 0 unchanged\n");
        let feed = home.read("feeds/feed.json");
        let feed: serde_json::Value = serde_json::from_str(&feed).unwrap();
        let html = feed["items"][0]["content_html"].as_str().unwrap();
        let expected = [
            "<p>本报讯 3月9日，<strong>云溪大桥</strong>正式通车<sup>①</sup>，桥面<em>面积</em>6000m<sup>2</sup>，桥下的水（H<sub>2</sub>O）很清。</p>",
            "<p>原计划三月完工，<a href=\"https://example.cn/bridge\">时刻表</a>和路线图已经公布。</p>",
            "<p>一、早高峰只许客车通过。</p>\n<p>二、晚高峰只许货车通过。</p>",
            "<ul><li>北岸有停车场</li><li>南岸有候车亭</li></ul>",
            "<ol><li>先在北岸检票</li><li>再到南岸上车</li></ol>",
            "<table><thead><tr><th>时段</th><th>限速</th></tr></thead><tbody><tr><td>白天</td><td>60</td></tr><tr><td>夜间</td><td>40</td></tr></tbody></table>",
            "<p>相关部门提醒，过桥请减速慢行。</p>\n<p>框里的话：请沿右侧步道通行，不要在桥上停留。</p>",
            "①通车仪式在北岸举行。",
        ];
        for part in expected {
            assert_eq!(html.matches(part).count(), 1, "{name}: {part} in\n{html}");
        }
        let all = ["rss.xml", "atom.xml", "feed.json"].map(|it| home.read(format!("feeds/{it}"))).concat();
        for hidden in ["机密", "四月", "微软用户", "无标题", "bridge.html", "HYPERLINK"] {
            assert!(!all.contains(hidden), "{name}: {hidden}");
        }
    }
    // What is told of either names its file.
    let told = |name: &str| items(&home, name).to_string().replace(name, "rich");
    assert_eq!(told("rich.docx"), told("rich.odt"));
    assert_eq!(told("rich.odt"), told("rich.fodt"));
}

/// A document of these parts, packed as Word does it.
pub(crate) fn document(parts: &[(&str, impl AsRef<[u8]>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_ref()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A Word document with this body.
fn word(body: &str) -> Vec<u8> {
    document(&[("word/document.xml", &format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"))])
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn a_hostile_document_costs_itself_alone() {
    let good = paragraph("隧道今晨贯通");
    let bomb = word(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", " ".repeat(40 << 20)));
    let many: Vec<String> = (0..3000).map(|it| format!("word/media/{it}.png")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "")).chain([("word/document.xml", "<a/>")]).collect();
    let mut locked = word(&good);
    let marks: Vec<usize> = (0..locked.len() - 4)
        .filter(|at| locked[*at..].starts_with(b"PK\x03\x04") || locked[*at..].starts_with(b"PK\x01\x02"))
        .collect();
    for at in marks {
        let flags = if locked[at + 2] == 3 { at + 6 } else { at + 8 };
        locked[flags] |= 1;
    }
    let whole = fs::read(fixture("page.docx")).unwrap();
    let declared = format!("<!DOCTYPE a [<!ENTITY b \"c\">]><w:document><w:body>{good}&b;</w:body></w:document>");
    let password = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"].concat();
    let attributes: String = (0..300).map(|it| format!(" w:a{it}=\"1\"")).collect();
    let copy = "copy its text into a new one; not read";
    let damaged = "a document that is damaged or cut off; copy it here again, or open it in Word and save it anew; not read";
    let locked_words = "a document with a password; open it in Word, take the password off and save it; not read";
    let declared_words =
        "a document with what no office program writes (DOCTYPE, entities); open it in Word and save it anew; not read";
    let deep =
        format!("a document whose tables or text boxes stand in each other more than 256 deep (`depth` in [limits]); {copy}");
    let table = [
        ("01-bomb.docx", bomb, format!("a document that unpacks to more than 200 times its bytes, as none does (`ratio` in [limits]); {copy}")),
        ("02-many.docx", document(&many), format!("a document of more than 2000 files (`files` in [limits]); {copy}")),
        ("03-locked.docx", locked, locked_words.to_owned()),
        ("04-password.doc", password, locked_words.to_owned()),
        ("05-cut.docx", whole[..whole.len() / 2].to_vec(), damaged.to_owned()),
        ("06-doctype.docx", document(&[("word/document.xml", &declared)]), declared_words.to_owned()),
        ("07-deep.docx", word(&"<w:tbl><w:tr><w:tc>".repeat(100_000)), deep.clone()),
        (
            "08-attributes.docx",
            word(&format!("<w:p{attributes}/>")),
            format!("a document of no office program (more than 256 attributes in one place, `attributes` in [limits]); {copy}"),
        ),
        ("09-open.docx", word("<w:p><w:r>"), damaged.to_owned()),
        (
            "10-embedded.docx",
            word(&format!("{good}<w:altChunk r:id=\"rId1\"/>")),
            "a document of which a part is another file; open it in Word and save it anew as .docx; not read".to_owned(),
        ),
        (
            "11-zip.docx",
            document(&[("a/word/a.docx", "")]),
            "its content is a packed archive; unpack it, and put the pages that are in it here; not read".to_owned(),
        ),
        (
            "12-misread.docx",
            word(&format!("{good}{}", paragraph("锟斤拷锟斤拷"))),
            "`锟斤拷` was decoded wrongly (lost characters read as GBK); open the original in its own encoding and save it as UTF-8; \
             a line that means it begins with `::正文 `; the page is set aside"
                .to_owned(),
        ),
        (
            "13-draft.docx",
            word(&format!("{}{good}", paragraph("draft: true"))),
            "this line would hold the page back, but stands in no front matter; write it as `key: value` between two lines `---` at \
             the top of the file, each key on a line of its own, or take it out; a line that means it begins with `::正文 `; the page \
             is set aside"
                .to_owned(),
        ),
    ];
    let mut home = Home::paper();
    let mut expected = String::new();
    for (name, bytes, words) in table {
        home = home.file(format!("pages/2023-04-09/{name}"), bytes);
        let line = if words.starts_with("`锟") {
            ":3"
        } else if words.starts_with("this line") {
            ":1"
        } else {
            ""
        };
        expected.push_str(&format!("set aside: pages/2023-04-09/{name}{line}: {words}\n"));
    }
    let begun = Instant::now();
    home.run(&["build"])
        .status(3)
        .stderr(&expected)
        .stdout("1 article on 1 page, 1 with authors, edition 2023-04-09\n1 new\nfeeds: 13 files, 13 written, 0 unchanged\n");
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
}

#[test]
fn names_that_lead_out_of_a_document_write_nothing() {
    let story = ["隧道今晨贯通", "本报讯 4月8日，隧道贯通，两岸从此只有十分钟路程。", "记者 何小满"].map(paragraph).concat();
    let text = format!("<w:document xmlns:w=\"w\"><w:body>{story}</w:body></w:document>");
    let slip = document(&[("../../slip.md", PAGE), ("/tmp/../slip.md", PAGE), ("word/document.xml", &text)]);
    let home = Home::paper().file("pages/2023-04-09-A02.docx", slip);
    home.run(&["build"])
        .stdout("2 articles on 2 pages, 2 with authors, edition 2023-04-09\n2 new\nfeeds: 14 files, 14 written, 0 unchanged\n");
    assert!(!home.path("slip.md").exists() && !home.path("pages/slip.md").exists());
}

#[test]
fn of_a_page_as_text_and_as_a_document_the_text_is_the_page() {
    let page = fs::read(fixture("page.docx")).unwrap();
    let text = fs::read(fixture("page.txt")).unwrap();
    let home = Home::new()
        .file("benbao.toml", crate::support::SETTINGS)
        .file("pages/2026-03-10-A02.docx", &page)
        .file("pages/2026-03-10-A02.txt", text)
        .file("pages/2026-03-10-A03.txt", page);
    let said = home.command(&["build"]).output().unwrap();
    let stderr = String::from_utf8(said.stderr).unwrap();
    assert!(stderr.contains("2026-03-10-A02.docx: a copy of pages/2026-03-10-A02.txt"), "{stderr}");
}

#[test]
fn a_program_that_reads_nothing_costs_the_file_alone() {
    let home = Home::paper()
        .file("bin/soffice", "#!/bin/sh\nexit 0\n")
        .file("pages/2023-04-09-A02.doc", OLD)
        .file("pages/2023-04-09-A03.rtf", br"{\rtf1\ansi}");
    fs::set_permissions(home.path("bin/soffice"), fs::Permissions::from_mode(0o755)).unwrap();
    let words = "a document that LibreOffice cannot read; open it in Word and save it as .docx; not read";
    home.run(&["build"])
        .status(3)
        .stderr(&format!("set aside: pages/2023-04-09-A02.doc: {words}\nset aside: pages/2023-04-09-A03.rtf: {words}\n"))
        .stdout("1 article on 1 page, 1 with authors, edition 2023-04-09\n1 new\nfeeds: 13 files, 13 written, 0 unchanged\n");
}
