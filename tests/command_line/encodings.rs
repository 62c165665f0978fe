//! A page in any encoding is the same page, and a page of which that cannot be told is set aside with what to do.

use crate::support::Home;
use crate::support::SETTINGS;
use encoding_rs::BIG5;
use encoding_rs::GB18030;
use encoding_rs::GBK;

const SIMPLIFIED: &str = "# 云溪大桥今晨通车\n\n本报讯 3月9日,云溪大桥建成通车,附近居民出门少走了八百米。\n\n记者 林知夏\n";
const TRADITIONAL: &str = "# 老碼頭書店重新開門\n\n本報訊 3月9日,老碼頭書店重新開門迎客,現場來了五百多名讀者。\n\n記者 何小滿\n";

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// A page in the encodings that can hold it: what desks save, and what they have lying there.
fn written(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let lines = text.replace('\n', "\r\n");
    let mut all = vec![
        ("UTF-8 with a mark", format!("\u{feff}{lines}").into_bytes()),
        ("GBK", GBK.encode(&lines).0.into_owned()),
        ("GB18030", GB18030.encode(text).0.into_owned()),
        ("UTF-16LE with a mark", utf16(&format!("\u{feff}{lines}"), u16::to_le_bytes)),
        ("UTF-16BE with a mark", utf16(&format!("\u{feff}{text}"), u16::to_be_bytes)),
        ("UTF-16LE", utf16(&lines, u16::to_le_bytes)),
        ("UTF-16BE", utf16(text, u16::to_be_bytes)),
    ];
    if text == TRADITIONAL {
        all.push(("Big5", BIG5.encode(&lines).0.into_owned()));
    }
    all
}

#[test]
fn a_page_saved_in_another_encoding_is_the_same_page() {
    let build = ["build", "--now", "2026-03-10T12:00:00+08:00"];
    for text in [SIMPLIFIED, TRADITIONAL] {
        let page = "pages/2026-03-10-A01.txt";
        let mut home = Home::new().file("benbao.toml", SETTINGS).file(page, text);
        let told = "1 article on 1 page, 1 with authors, edition 2026-03-10\n";
        home.run(&build).stdout(&format!("{told}1 new\nfeeds: 13 files, 13 written, 0 unchanged\n"));
        let feeds = home.snapshot("feeds");
        let history = home.run(&["archive", "list"]).text();
        for (name, bytes) in written(text) {
            home = home.file(page, bytes);
            home.run(&build).stdout(&format!("{told}feeds: 10 files, 0 written, 10 unchanged\n"));
            assert_eq!(home.snapshot("feeds"), feeds, "{name}");
            assert_eq!(home.run(&["archive", "list"]).text(), history, "{name}");
        }
    }
}

#[test]
fn pages_of_one_edition_may_be_in_as_many_encodings() {
    let mut home = Home::new().file("benbao.toml", SETTINGS);
    let pages: Vec<(&str, Vec<u8>)> = written(SIMPLIFIED).into_iter().chain(written(TRADITIONAL)).collect();
    let count = pages.len();
    for (at, (_, bytes)) in pages.into_iter().enumerate() {
        home = home.file(format!("pages/2026-03-{:02}-A01.txt", at + 1), bytes);
    }
    let said = home.run(&["build", "--now", "2026-03-20T12:00:00+08:00"]).text();
    assert!(said.starts_with(&format!("{count} articles on {count} pages, {count} with authors")), "{said}");
}

#[test]
fn what_cannot_be_decoded_is_named_with_its_line_and_the_remedy() {
    let gbk = |text: &str| GBK.encode(text).0.into_owned();
    let table: [(Vec<u8>, &str); 4] = [
        (
            [SIMPLIFIED.as_bytes(), &gbk(SIMPLIFIED)].concat(),
            "6: from this line on it is text in GB18030, above in UTF-8; save the whole page as UTF-8 text",
        ),
        (
            SIMPLIFIED.as_bytes().get(..51).unwrap().to_vec(),
            "3: text in UTF-8, but damaged or cut off on this line; copy the file here again, or save the original as UTF-8 text",
        ),
        (gbk("通车"), "1: from this line on it is text in no encoding that can be told; save it as UTF-8 text"),
        (
            gbk(&format!("{SIMPLIFIED}\n鍖椾含鏃ユ姤\n")),
            "7: from this line on it is text in UTF-8, above in GB18030; save the whole page as UTF-8 text",
        ),
    ];
    for (bytes, words) in table {
        let home = Home::published().file("pages/2023-04-09-A02.txt", bytes);
        let said = home.command(&["build"]).output().unwrap();
        assert_eq!(String::from_utf8(said.stderr).unwrap(), format!("set aside: pages/2023-04-09-A02.txt:{words}\n"));
        assert_eq!(said.status.code(), Some(3), "{words}");
    }
}

#[test]
fn who_says_the_encoding_is_believed() {
    let home = Home::new()
        .file("benbao.toml", format!("{SETTINGS}[source]\nencoding = \"GBK\"\n"))
        .file("pages/2026-03-10-A01.txt", GBK.encode("# 通车\n\n大桥通车。\n").0);
    let said = home.run(&["build", "--now", "2026-03-10T12:00:00+08:00"]).text();
    assert!(said.contains("1 new"), "{said}");
    let home = Home::new()
        .file("benbao.toml", format!("{SETTINGS}[source]\nencoding = \"big5\"\n"))
        .file("pages/2026-03-10-A01.txt", SIMPLIFIED);
    let said = home.command(&["build"]).output().unwrap();
    let stderr = String::from_utf8(said.stderr).unwrap();
    assert!(stderr.contains(":1: from this line on it is not text in Big5, which `encoding` in [source] says; save"), "{stderr}");
    let home = home.file("benbao.toml", format!("{SETTINGS}[source]\nencoding = \"latin1\"\n"));
    let said = home.command(&["build"]).output().unwrap();
    let stderr = String::from_utf8(said.stderr).unwrap();
    assert!(stderr.contains("`encoding` is one of") && stderr.contains("gb18030"), "{stderr}");
    assert_eq!(said.status.code(), Some(2));
}

#[test]
fn what_is_said_of_some_files_counts_for_these_and_the_longest_glob_first() {
    let settings = format!("{SETTINGS}\n[encodings]\n\"old/**\" = \"gb18030\"\n\"old/taiwan/*.txt\" = \"big5\"\n");
    let page = |title: &str| format!("# {title}\n\n{title}。\n");
    let home = Home::new()
        .file("benbao.toml", SETTINGS)
        .file("pages/old/taiwan/2026-03-10-A01.TXT", &BIG5.encode(&page("大橋")).0)
        .file("pages/old/2026-03-10-A02.txt", &GBK.encode(&page("书店")).0)
        .file("pages/2026-03-10-A03.txt", page("樱花"));
    let build = ["build", "--now", "2026-03-10T12:00:00+08:00"];
    // So short, nobody can tell from the bytes.
    let untold = "from this line on it is text in no encoding that can be told; save it as UTF-8 text";
    home.run(&build)
        .stderr(&format!(
            "set aside: pages/old/2026-03-10-A02.txt:1: {untold}\nset aside: pages/old/taiwan/2026-03-10-A01.TXT:1: {untold}\n"
        ))
        .status(3)
        .text();
    let home = home.file("benbao.toml", settings);
    home.run(&build).text();
    let feed = home.read("feeds/feed.json");
    assert!(["大橋", "书店", "樱花"].iter().all(|title| feed.contains(title)), "{feed}");
    let told = home.run(&["read", "pages/old/2026-03-10-A02.txt"]).text();
    assert!(told.contains("书店"), "{told}");
    let home = home.file("benbao.toml", format!("{SETTINGS}\n[encodings]\n\"old/**\" = \"latin\"\n"));
    let said = home.run(&build).stderr(
        "error: benbao.toml:6:12: `old/**` is one of auto, utf-8, utf-16le, utf-16be, gb18030, gbk, gb2312, big5\n  |\n6 | \"old/**\" = \"latin\"\n  |            ^^^^^^^\n",
    );
    said.status(2).check();
}
