//! The limits of one file are settings: each message names the setting that raises it, and a raised one is kept to.

use crate::support::Home;
use crate::support::PAGE;
use crate::support::SETTINGS;
use std::io::Cursor;
use std::io::Write;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn paper(limits: &str) -> Home {
    Home::new().file("benbao.toml", format!("{SETTINGS}{limits}\n")).file("pages/2023-04-09-A01.md", PAGE)
}

/// A Word document of one story, and what its maker puts beside the text and into it.
fn docx(files: usize, inside: &str) -> Vec<u8> {
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let text = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let story = ["# 云溪大桥今晨通车", "本报讯 4月8日，云溪大桥建成通车，市民纷纷到桥上看新鲜。"].map(text).concat();
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{story}{inside}</w:body></w:document>");
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    let relations =
        format!("<Relationships><Relationship Id=\"1\" Type=\"{kind}\" Target=\"word/document.xml\"/></Relationships>");
    for (name, text) in [("_rels/.rels", relations), ("word/document.xml", document)] {
        made.start_file(name, packed).unwrap();
        made.write_all(text.as_bytes()).unwrap();
    }
    for at in 0..files {
        made.start_file(format!("word/media/{at}"), packed).unwrap();
    }
    made.finish().unwrap().into_inner()
}

/// What a build says of the second page.
fn said(home: &Home) -> (String, Option<i32>) {
    let output = home.command(&["build", "--now", "2023-04-10T12:00:00+08:00"]).output().unwrap();
    (String::from_utf8(output.stderr).unwrap(), output.status.code())
}

#[test]
fn a_file_over_a_limit_is_named_with_its_setting_and_read_where_that_is_raised() {
    let deep = ["<w:tbl><w:tr><w:tc>".repeat(20), "<w:p/>".to_owned(), "</w:tc></w:tr></w:tbl>".repeat(20)].concat();
    let wide: String = (0..60).map(|at| format!(" a{at}=\"1\"")).collect();
    let wide = format!("<w:p{wide}/>");
    let long = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "市民纷纷到桥上看新鲜。".repeat(400));
    let spaces = format!("<w:p>{}</w:p>", " ".repeat(2 << 20));
    let html = format!(
        "<!DOCTYPE html><html><body><h1>云溪大桥今晨通车</h1><p>本报讯 4月8日，{}</p></body></html>",
        "云溪大桥建成通车，市民纷纷到桥上看新鲜。".repeat(40)
    );
    let table: [(&str, Vec<u8>, &str, &str, &str); 7] = [
        ("docx", docx(30, ""), "files = 20", "files = 40", "a document of more than 20 files (`files` in [limits])"),
        ("docx", docx(0, &deep), "depth = 40", "depth = 80", "more than 40 deep (`depth` in [limits])"),
        (
            "docx",
            docx(0, &wide),
            "attributes = 50",
            "attributes = 70",
            "(more than 50 attributes in one place, `attributes` in [limits])",
        ),
        ("docx", docx(0, &long), "part = \"4 KiB\"", "part = \"1 MiB\"", "takes more than 4 KiB (`part` in [limits])"),
        (
            "docx",
            docx(0, &spaces),
            "ratio = 100",
            "ratio = 1000",
            "more than 100 times its bytes, as none does (`ratio` in [limits])",
        ),
        (
            "docx",
            docx(400, ""),
            "document = \"1 KiB\"",
            "document = \"1 MiB\"",
            "more than the 1 KiB that are read (`document` in [limits])",
        ),
        (
            "html",
            html.into_bytes(),
            "html = \"2 KiB\"",
            "html = \"64 KiB\"",
            "(2 KiB, `max_page` in [source], of a web page `html` in [limits])",
        ),
    ];
    for (end, bytes, low, high, words) in table {
        let home = paper(&format!("[limits]\n{low}")).file(format!("pages/2023-04-09-A02.{end}"), &bytes);
        let (told, status) = said(&home);
        assert!(told.contains(words) && status == Some(3), "{low}: {told}");
        assert!(home.read("feeds/feed.json").contains("海湾大桥通车"), "{low}: it costs itself alone");
        // Raised, the same paper reads it.
        let home = home.file("benbao.toml", format!("{SETTINGS}[limits]\n{high}\n"));
        let home = home.file(format!("pages/2023-04-09-A02.{end}"), &bytes);
        let (told, _) = said(&home);
        assert!(home.read("feeds/feed.json").contains("云溪大桥今晨通车"), "{high}: {told}");
    }
}

#[test]
fn a_wrong_limit_is_pointed_at() {
    let table = [
        ("html = \"16 MB\"", "`html` is a size from \"1 KiB\" to \"128 MiB\", such as \"64 MiB\""),
        ("document = \"1 GiB\"", "`document` is a size from \"1 KiB\" to \"128 MiB\", such as \"64 MiB\""),
        ("depth = 4000", "`depth` is at the most 400"),
        ("ratio = 0", "`ratio`"),
        ("seconds = \"2\"", "`seconds`"),
        ("atributes = 3", "`attributes`"),
    ];
    for (line, words) in table {
        let home = paper(&format!("[limits]\n{line}"));
        let (told, status) = said(&home);
        assert!(told.contains(words) && told.contains("benbao.toml:5:") && status == Some(2), "{line}: {told}");
    }
}

#[test]
fn the_deepest_document_that_may_be_asked_for_is_read() {
    let deep = ["<w:tbl><w:tr><w:tc>".repeat(130), "<w:p/>".to_owned(), "</w:tc></w:tr></w:tbl>".repeat(130)].concat();
    let home = paper("[limits]\ndepth = 400").file("pages/2023-04-09-A02.docx", docx(0, &deep));
    let (told, _) = said(&home);
    assert!(home.read("feeds/feed.json").contains("云溪大桥今晨通车"), "{told}");
}
