//! Slips of whoever fills the folder: each is said with what it is and the remedy, and nothing long or hidden is echoed whole.

use crate::support::Home;
use crate::support::PAGE;
use crate::support::SETTINGS;

/// What is said of a paper with one more file and these settings.
fn said(settings: &str, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let home = Home::new()
        .file("benbao.toml", format!("{SETTINGS}{settings}"))
        .file("pages/2023-04-09-A01.md", PAGE)
        .file(format!("pages/2023-04-09-A02{name}"), bytes);
    let output = home.command(&["build", "--now", "2023-04-10T12:00:00+08:00"]).output().unwrap();
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_file_without_content_is_called_so_whatever_its_kind() {
    for (name, bytes) in
        [(".md", ""), (".txt", " \r\n\u{feff}"), (".docx", ""), (".odt", ""), (".html", "\n"), (".rtf", ""), (".doc", "")]
    {
        let words = "its content is nothing at all; save what it is to hold, copy it here again, or take it away; not read\n";
        let told = said("", name, bytes.trim_end_matches('\u{feff}'));
        assert_eq!(told, format!("set aside: pages/2023-04-09-A02{name}: {words}"), "{name}");
    }
}

#[test]
fn a_glob_of_encodings_that_means_no_page_is_told() {
    for glob in ["来稿/*.txt", "pages/*.md", "/2023-04-09-A01.md", "*.page"] {
        let words = "under [encodings] means no page that is here; globs begin below this folder: `*.txt`, `day/*.txt`, `**/*.txt`; write the right one, or take it out\n";
        let told = said(&format!("[encodings]\n\"{glob}\" = \"gbk\"\n"), ".md", PAGE.replace("大桥", "隧道"));
        assert_eq!(told, format!("warning: pages/: `{glob}` {words}"), "{glob}");
    }
    assert_eq!(said("[encodings]\n\"*-A02.txt\" = \"utf-8\"\n", ".txt", PAGE.replace("大桥", "隧道")), "");
}

#[test]
fn a_long_id_is_cut_in_what_is_said_of_it() {
    let told = said("", ".md", format!("---\nguid: {}\n---\n{}", "9".repeat(3000), PAGE.replace("大桥", "隧道")));
    assert!(told.contains("`guid: 999") && told.contains("…`") && told.len() < 300, "{told}");
}

#[test]
fn an_id_or_a_link_that_is_a_feed_of_the_paper_is_told() {
    for key in ["guid", "link"] {
        let told =
            said("", ".md", format!("---\n{key}: https://example.cn/feeds/atom.xml\n---\n{}", PAGE.replace("大桥", "隧道")));
        let words = "is the address of one of the paper's own feeds, not of this story; write the story's own address, or take out the line\n";
        assert_eq!(told, format!("warning: pages/2023-04-09-A02.md: `{key}` {words}"));
    }
    assert_eq!(said("", ".md", format!("---\nlink: https://example.cn/news/1.html\n---\n{}", PAGE.replace("大桥", "隧道"))), "");
}
