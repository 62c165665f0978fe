//! Names of files as Windows, zip, FTP and macOS leave them: what they tell is what the page is called, whatever their bytes.
//! And names of versions of a page.

use crate::support::Home;
use crate::support::PAGE;
use crate::support::SETTINGS;
use serde_json::Value;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;

const FIRST: &str = "1 article on 1 page, 1 with authors, edition 2023-04-09\n1 new\n";
const NOW: [&str; 3] = ["build", "--now", "2023-04-10T12:00:00+08:00"];
/// `pages/2023年4月9日/二版.md` in GBK, below the source.
const GBK: &[u8] = b"pages/2023\xc4\xea4\xd4\xc29\xc8\xd5/\xb6\xfe\xb0\xe6.md";

fn named(bytes: &[u8]) -> Home {
    Home::new().file("benbao.toml", SETTINGS).file(OsStr::from_bytes(bytes), PAGE)
}

fn ids(home: &Home) -> Vec<String> {
    let feed: Value = serde_json::from_str(&home.read("feeds/feed.json")).unwrap();
    feed["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_name_in_gbk_tells_day_and_page_and_its_mended_copy_is_the_same_page() {
    let home = named(GBK);
    let said = home.run(&NOW).text();
    assert!(said.starts_with(FIRST), "{said}");
    let first = ids(&home);
    assert!(first[0].contains("2023-04-09/2/"), "{first:?}");
    let feeds = home.snapshot("feeds");
    fs::remove_dir_all(home.path("pages")).unwrap();
    let home = home.file("pages/2023年4月9日/二版.md", PAGE);
    home.run(&NOW).stdout("nothing new on 1 page\nfeeds: 10 files, 0 written, 10 unchanged\n");
    assert!(home.snapshot("feeds") == feeds && ids(&home) == first);
    // A correction under either name is a correction.
    fs::remove_dir_all(home.path("pages")).unwrap();
    let home = home.file(OsStr::from_bytes(GBK), PAGE.replace("大桥通车。", "大桥昨日通车。"));
    let said = home.run(&["build", "--now", "2023-04-10T13:00:00+08:00"]).text();
    assert!(said.contains("1 revised") && ids(&home) == first, "{said}");
    // What is printed is what is typed: the page is gone, and its story is found by the name that it tells.
    fs::remove_dir_all(home.path("pages")).unwrap();
    let home = home.file("pages/2023-04-09-A01.md", "# 老码头书店开门\n\n本报讯 4月8日,书店迎客。\n");
    assert_eq!(home.command(&NOW).output().unwrap().status.code(), Some(0));
    let withdraw =
        home.command(&["archive", "withdraw", "--reason", "误发", "--file"]).arg(OsStr::from_bytes(GBK)).output().unwrap();
    assert_eq!((withdraw.status.code(), ids(&home).contains(&first[0])), (Some(0), false), "{withdraw:?}");
}

#[test]
fn macos_parts_letters_from_their_marks_and_means_the_same_page() {
    let home = named("pages/2023-04-09-A02 cafe\u{301}.md".as_bytes());
    assert!(home.run(&NOW).text().starts_with(FIRST));
    let first = ids(&home);
    fs::rename(home.path("pages/2023-04-09-A02 cafe\u{301}.md"), home.path("pages/2023-04-09-A02 caf\u{e9}.md")).unwrap();
    let said = home.run(&NOW).text();
    assert!(said.starts_with("nothing new on 1 page\n") && ids(&home) == first, "{said}");
}

#[test]
fn a_name_that_is_no_text_is_shown_escaped_and_its_page_is_read() {
    let home = named(b"pages/2023-04-09-A02 \xff\xfe.md");
    assert!(home.run(&NOW).text().starts_with(FIRST));
    let said = home.run(&["read", "pages/2023-04-09-A02 %FF%FE.md"]).text();
    assert!(said.starts_with("pages/2023-04-09-A02 %FF%FE.md\n") && said.contains("page A02"), "{said}");
    let raw = OsStr::from_bytes(b"pages/2023-04-09-A02 \xff\xfe.md");
    let said = home.command(&["read"]).arg(raw).output().unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(said.starts_with("pages/2023-04-09-A02 %FF%FE.md\n") && said.contains("page A02"), "{said}");
}

#[test]
fn two_files_of_one_told_name_are_one_page_and_the_other_is_named() {
    let other = "set aside: pages/2023年4月9日: another file here has this name in another encoding or spelling; rename one of them; not read\n";
    let home = named(GBK).file("pages/2023年4月9日/二版.md", PAGE);
    home.run(&NOW).status(3).stderr(other).stdout(&format!("{FIRST}feeds: 13 files, 13 written, 0 unchanged\n"));
}

#[test]
fn a_later_version_of_a_page_is_the_page_and_other_stories_are_another_page() {
    let changed = PAGE.replace("大桥通车。", "大桥昨日通车。");
    let home = Home::new().file("benbao.toml", SETTINGS).file("pages/2023-04-09/A01.md", PAGE);
    let told = "set aside: pages/2023-04-09/A01.md";
    for later in ["A01（改）", "A01(改)", "A01_改", "A01-修改", "A01 v2", "A01 定"] {
        let path = format!("pages/2023-04-09/{later}.md");
        let home = Home::new().file("benbao.toml", SETTINGS).file("pages/2023-04-09/A01.md", PAGE).file(&path, &changed);
        let said = home.command(&NOW).output().unwrap();
        let said = String::from_utf8([said.stderr, said.stdout].concat()).unwrap();
        assert!(said.contains(FIRST) && !said.contains(told), "{later}: {said}");
        assert!(home.read("feeds/feed.json").contains("昨日通车"), "{later}");
    }
    // 01 and A01 that tell different stories are two pages.
    let home = home.file("pages/2023-04-09/01.md", "# 老码头书店开门\n\n本报讯 4月8日,老码头书店开门迎客。\n\n记者 何小满\n");
    let said = home.run(&NOW).text();
    assert!(said.starts_with("2 articles on 2 pages, 2 with authors, edition 2023-04-09\n2 new\n"), "{said}");
}

#[test]
fn a_line_at_the_head_of_a_file_tells_the_page() {
    for (line, page) in [("版次：02", "02"), ("第 二 版", "2"), ("第02版", "02"), ("版 次：十二", "12")] {
        let home = Home::new().file("benbao.toml", SETTINGS).file("pages/2023-04-09 稿件.txt", format!("{line}\n\n{PAGE}"));
        assert!(home.run(&NOW).text().starts_with(FIRST), "{line}");
        assert!(ids(&home)[0].contains(&format!("2023-04-09/{page}/")), "{line}: {:?}", ids(&home));
    }
}

#[test]
fn a_name_that_says_it_is_not_to_go_out_holds_its_page_and_what_was_published_stays() {
    let home = Home::new().file("benbao.toml", SETTINGS).file("pages/2023-04-09/A07.md", PAGE);
    home.run(&NOW).text();
    let first = ids(&home);
    for (path, word) in [
        ("2023-04-09/A07（勿发）.md", "勿发"),
        ("2023-04-09/A08-待审.md", "待审"),
        ("2023-04-09/A08 draft.md", "draft"),
        ("草稿箱/2023-04-09-A08.md", "草稿箱"),
        ("_drafts/2023-04-09-A08.txt", "_drafts"),
    ] {
        let page = "# 老码头书店开门\n\n本报讯 4月8日,老码头书店开门迎客。\n\n记者 何小满\n";
        let home =
            Home::new().file("benbao.toml", SETTINGS).file("pages/2023-04-09/A07.md", PAGE).file(format!("pages/{path}"), page);
        let said = home.command(&NOW).output().unwrap();
        let told = String::from_utf8([said.stderr, said.stdout].concat()).unwrap();
        let why = format!("pages/{path}: the name of the file or of its folder says `{word}`, so it is held");
        assert!(told.contains(&why) && told.contains("1 draft held"), "{told}");
        assert_eq!((said.status.code(), ids(&home)), (Some(0), first.clone()), "{path}");
        assert!(!home.read("feeds/feed.json").contains("老码头"), "{path}");
    }
    // Who gives a published page such a name takes nothing back.
    fs::rename(home.path("pages/2023-04-09/A07.md"), home.path("pages/2023-04-09/A07（勿发）.md")).unwrap();
    let home = home.file("pages/2023-04-09/A07（勿发）.md", PAGE.replace("大桥通车。", "大桥昨日通车。"));
    let _ = home.command(&NOW).output().unwrap();
    assert!(ids(&home) == first && !home.read("feeds/feed.json").contains("昨日通车"));
}
