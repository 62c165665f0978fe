//! What comes in at the door: an office's folder, in which each file is a page, named with a remedy, or silent by rule;
//! drafts, comments, moments with a zone, files that move, and how much is read.

use crate::support::Home;
use crate::support::PAGE;
use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::Command;
use std::time::Duration;
use std::time::Instant;

/// A page of the edition with a headline of its own.
fn page(headline: &str) -> String {
    PAGE.replace("# 海湾大桥通车", &format!("# {headline}"))
}

/// Everything that was published.
fn published(home: &Home) -> String {
    ["rss.xml", "atom.xml", "feed.json", "editions/2023-04-09/atom.xml"].map(|it| home.read(format!("feeds/{it}"))).concat()
}

#[test]
fn of_an_office_folder_each_file_is_read_named_or_silent() {
    let zip = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml PK\x03\x04 word/document.xml";
    let home = Home::paper()
        .file("pages/2023-04-09-A02.TXT", page("大写后缀"))
        .file("pages/2023-04-09-A03.markdown", page("长后缀"))
        .file("pages/2023-04-09-A04.Text", page("另一个后缀"))
        .file("pages/2023-04-09-A05.MD", page("又一个后缀"))
        .file("pages/2023-04-09/稿件.docx", zip)
        .file("pages/2023-04-09/稿件.doc", crate::office::OLD)
        .file("pages/2023-04-09/稿件.wps", crate::office::OLD)
        .file("pages/2023-04-09/稿件.rtf", br"{\rtf1\ansi}")
        .file("pages/2023-04-09/稿件.odt", "PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text")
        .file("pages/2023-04-09/版面.pdf", "%PDF-1.7")
        .file("pages/2023-04-09/网页.html", "<!DOCTYPE html>")
        .file("pages/2023-04-09/值班.xlsx", "PK")
        .file("pages/2023-04-09/值班.csv", "甲,乙")
        .file("pages/2023-04-09/图1.jpg", b"\xff\xd8\xff\xe0")
        .file("pages/2023-04-09/图2.JPG", b"\xff\xd8\xff\xe0")
        .file("pages/2023-04-09/录音.mp3", "ID3")
        .file("pages/2023-04-09/打包.zip", "PK")
        .file("pages/2023-04-09/说明", "交班")
        .file("pages/2023-04-09/说明.xyz", "交班")
        .file("pages/2023-04-09/Thumbs.db", "")
        .file("pages/2023-04-09/~$稿件.docx", "")
        .file("pages/2023-04-09/.DS_Store", "")
        .file("pages/2023-04-09-A01.md.bak", "")
        .file("pages/__MACOSX/2023-04-09-A09.md", page("不是版面"))
        .file("pages/2023-04-09-A10.txt", zip)
        .file("pages/2023-04-09-A11.txt", br"{\rtf1\ansi\ansicpg936 \'ba\'a3}")
        .file("pages/2023-04-09-A12.txt", "From: <Saved by Blink>\nSubject: 渡口\n")
        .file("pages/2023-04-09-A13.md", "\u{feff}<?xml version=\"1.0\"?>\n<news/>")
        .file("pages/2023-04-09-A14.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
        .file("pages/2023-04-09-A15.txt", b"%PDF-1.4\n")
        .file("pages/2023-04-09-A16.txt", b"\xff\xfe\0\0#\0\0\0")
        .file("pages/2023-04-09-A17.txt", [0; 4096]);
    fs::create_dir(home.path("pages/x.md")).unwrap();
    symlink("2023-04-09-A01.md", home.path("pages/2023-04-09-A06.md")).unwrap();
    symlink("2023-04-09", home.path("pages/昨天")).unwrap();
    let _socket = UnixListener::bind(home.path("pages/2023-04-09-A07.md")).unwrap();
    assert!(Command::new("mkfifo").arg(home.path("pages/2023-04-09-A08.md")).status().unwrap().success());
    let install = "which LibreOffice alone reads, and it is not on this machine; open it and save it as .docx, or install LibreOffice; not read";
    let broken = "a document that is damaged or cut off; copy it here again, or open it in Word and save it anew; not read";
    let copy = "copy the text that is to be published into a file of plain text (.txt); not read";
    let link = "a symbolic link, and links are not followed; copy the file here, or name its folder as the source; not read";
    let no_list = "its content is a list without a row of heads that has a title (标题) and a text (正文); give its columns such heads, or, \
                   if it holds no stories, name it under `exclude` in [source]; not read";
    let exclude = "else name it under `exclude` in [source]; not read";
    let named = [
        ("-A06.md", link.to_owned()),
        ("-A07.md", "not a regular file; not read".to_owned()),
        ("-A08.md", "not a regular file; not read".to_owned()),
        ("-A10.txt", broken.to_owned()),
        ("-A11.txt", format!("its content is a document in RTF, {install}")),
        (
            "-A12.txt",
            "its content is a web page in one file (MHT); open it in a browser and save it as \"Webpage, HTML only\" (.html); not read"
                .to_owned(),
        ),
        ("-A13.md", format!("its content is data (XML, JSON) of another kind; {copy}")),
        ("-A14.txt", broken.to_owned()),
        ("-A15.txt", format!("its content is a printed page (PDF, OFD, CAJ); {copy}")),
        ("-A16.txt", "its content is text in UTF-32; open it and save it as UTF-8 text; not read".to_owned()),
        ("-A17.txt", "its content is full of zero bytes, as a broken copy leaves them; copy it here again; not read".to_owned()),
        ("/值班.csv", no_list.to_owned()),
        ("/值班.xlsx", no_list.to_owned()),
        ("/图1.jpg", "a picture, and another one in this folder, that no page shows; print their names on the page, or call them as the page is called \
             (A02-1.jpg beside A02.md); not shown"
                .to_owned()),
        ("/录音.mp3", "a recording; only text is published; name it under `exclude` in [source]; not read".to_owned()),
        ("/打包.zip", "a packed archive; unpack it, and put the pages that are in it here; not read".to_owned()),
        ("/版面.pdf", format!("a printed page (PDF, OFD, CAJ); {copy}")),
        ("/稿件.doc", format!("its content is a binary Word or WPS document, {install}")),
        ("/稿件.docx", broken.to_owned()),
        ("/稿件.odt", broken.to_owned()),
        ("/稿件.rtf", format!("its content is a document in RTF, {install}")),
        ("/稿件.wps", format!("its content is a binary Word or WPS document, {install}")),
        (
            "/网页.html",
            "its content is a web page of links, without a story of its own; save the pages of the stories it leads to; not read"
                .to_owned(),
        ),
        ("/说明", format!("without an extension; if it is a page, call it .txt; {exclude}")),
        ("/说明.xyz", format!("of an unknown kind; if it is a page, save it as plain text (.txt); {exclude}")),
    ];
    // In the order of paths: what lies in a folder stands before what only begins like its name.
    let (files, folder): (Vec<_>, Vec<_>) = named.into_iter().partition(|(name, _)| name.starts_with('-'));
    let told = folder.into_iter().chain(files).map(|(name, words)| format!("set aside: pages/2023-04-09{name}: {words}\n"));
    let stderr: Vec<String> = told.chain([format!("set aside: pages/昨天: {link}\n")]).collect();
    home.run(&["build"])
        .status(3)
        .stderr(&stderr.concat())
        .stdout("5 articles on 5 pages, 5 with authors, edition 2023-04-09\n5 new\nfeeds: 17 files, 17 written, 0 unchanged\n");
    let feeds = published(&home);
    for headline in ["海湾大桥通车", "大写后缀", "长后缀", "另一个后缀", "又一个后缀"] {
        assert!(feeds.contains(headline), "{headline}");
    }
    assert!(!feeds.contains("不是版面") && !feeds.contains("rtf1") && !feeds.contains("DOCTYPE"));
}

#[test]
fn an_include_of_the_papers_own_makes_all_else_silent() {
    let home = Home::paper()
        .file("benbao.toml", format!("{}[source]\ninclude = [\"*.md\", \"*.page\"]\n", crate::support::SETTINGS))
        .file("pages/2023-04-09-A02.page", page("另有后缀"))
        .file("pages/2023-04-09-A03.docx", "PK")
        .file("pages/2023-04-09-A04.txt", page("未列入"))
        .file("pages/图.jpg", "");
    home.run(&["build"])
        .stdout("2 articles on 2 pages, 2 with authors, edition 2023-04-09\n2 new\nfeeds: 14 files, 14 written, 0 unchanged\n");
}

#[test]
fn the_papers_own_files_in_the_source_are_silent() {
    let home = Home::new()
        .file("benbao.toml", format!("{}[source]\ndir = \".\"\n", crate::support::SETTINGS))
        .file("2023-04-09-A01.md", PAGE);
    for said in [
        "1 article on 1 page, 1 with authors, edition 2023-04-09\n1 new\nfeeds: 13 files, 13 written, 0 unchanged\n",
        "nothing new on 1 page\nfeeds: nothing written\n",
    ] {
        home.run(&["build"]).stdout(said);
    }
}

#[test]
fn a_draft_is_held_and_what_was_published_of_it_stays() {
    let words = "held: nothing of it is published; what was published of it before stays; take out the line to publish it";
    let heads = [
        ("draft: true", "draft: true"),
        ("Draft: TRUE", "draft: TRUE"),
        ("draft: yes # 待审", "draft: yes # 待审"),
        ("draft: 1", "draft: 1"),
        ("draft：on", "draft: on"),
        ("草稿: 是", "草稿: 是"),
        ("草稿：true", "草稿: true"),
        ("published: false", "published: false"),
        ("published: \"No\"", "published: No"),
        ("draft: 待审", "draft: 待审"),
    ];
    for (head, shown) in heads {
        let draft = format!("---\npage: A02\n{head}\n---\n{}", page("机密人事"));
        let home = Home::published().file("pages/2023-04-09-A02.md", &draft);
        let said = home.command(&["build"]).output().unwrap();
        let stderr = String::from_utf8(said.stderr).unwrap();
        assert_eq!(stderr, format!("warning: pages/2023-04-09-A02.md:3: a draft (`{shown}`), {words}\n"), "{head}");
        assert_eq!(said.status.code(), Some(0), "{head}: the author's own word is no error");
        assert!(!published(&home).contains("机密人事"), "{head}");
    }
    // What nobody sees before the head does not make it another one.
    for hidden in ["\u{200b}", "\u{feff}\u{feff}", "\u{202e}\u{e0041}"] {
        let draft = format!("{hidden}---\ndraft: true\n---\n{}", page("机密人事"));
        let home = Home::published().file("pages/2023-04-09-A02.md", draft);
        let said = home.command(&["build"]).output().unwrap();
        assert!(said.status.code() == Some(0) && String::from_utf8(said.stderr).unwrap().contains("a draft"), "{hidden:?}");
        assert!(!published(&home).contains("机密人事"), "{hidden:?}");
    }
    for head in ["draft: false", "draft:", "published: true", "published: 2023-04-01", "草稿: 否"] {
        let home = Home::paper().file("pages/2023-04-09-A02.md", format!("---\n{head}\n---\n{}", page("可以发布")));
        home.run(&["build"]).stdout(
            "2 articles on 2 pages, 2 with authors, edition 2023-04-09\n2 new\nfeeds: 14 files, 14 written, 0 unchanged\n",
        );
    }
    let home =
        Home::published().file("pages/2023-04-09-A01.md", format!("---\ndraft: true\n---\n{}", PAGE.replace("大桥", "隧道")));
    let before = home.snapshot("feeds");
    assert_eq!(home.command(&["build"]).output().unwrap().status.code(), Some(0));
    assert!(home.snapshot("feeds") == before, "what was published stays as it was");
}

#[test]
fn a_draft_whose_head_is_broken_is_set_aside_and_not_published() {
    let heads = [
        "---\ndraft: true\n",
        "---\ndraft: true\n...\n",
        "---\ndraft: true\n夜班备注\n---\n",
        "---\n（标题）甲\ndraft: true\n---\n",
        "---\n# 夜班\ndraft: true\n---\n",
        "---\n\"draft\": true\n---\n",
        "----\ndraft: true\n----\n",
        "－－－\ndraft: true\n－－－\n",
        "———\n草稿：是\n———\n",
        " ---\n draft: true\n ---\n",
        "2023年4月9日\n---\npublished: false\n---\n",
        "{\"draft\": true}\n",
        "---\nrelease: 2026-01-05 18:00\n",
    ];
    for head in heads {
        let home = Home::published().file("pages/2023-04-09-A02.md", format!("{head}{}", page("机密人事")));
        let said = home.command(&["build"]).output().unwrap();
        let stderr = String::from_utf8(said.stderr).unwrap();
        assert!(
            stderr.contains("set aside: pages/2023-04-09-A02.md:") && stderr.contains("would hold the page back"),
            "{head}: {stderr}"
        );
        assert_eq!(said.status.code(), Some(3), "{head}");
        assert!(!published(&home).contains("机密人事"), "{head}");
    }
    let ordered = PAGE.replace("本报讯 4月8日", "::正文 draft: true\n\n本报讯 4月8日");
    let home = Home::paper().file("pages/2023-04-09-A01.md", ordered);
    assert_eq!(home.command(&["build"]).output().unwrap().status.code(), Some(0), "an order of the editor's own");
}

#[test]
fn an_embargo_that_cannot_be_read_holds_its_page() {
    for value in ["明天", "18点", "2026-13-05 18:00", "2026年1月5日傍晚"] {
        let home = Home::published().file("pages/2023-04-09-A02.md", format!("---\nrelease: {value}\n---\n{}", page("机密人事")));
        let words = "no moment that can be understood, so the page is set aside; write `release: 18:00` (of the day of the edition) or the day and the time, or take out the line";
        home.run(&["build"])
            .status(3)
            .stderr(&format!("set aside: pages/2023-04-09-A02.md:2: `release: {value}` is {words}\n"))
            .stdout("1 article on 1 page, 1 with authors, edition 2023-04-09\nfeeds: 10 files, 0 written, 10 unchanged\n");
        assert!(!published(&home).contains("机密人事"), "{value}");
    }
    let head = |value: &str| format!("---\nrelease: {value}\n---\n{}", page("解禁稿件"));
    let home = Home::paper().file("pages/2023-04-09-A02.md", head("2099-01-05 18:00 # 解禁"));
    home.run(&["build", "-q"]).check();
    assert!(!published(&home).contains("解禁稿件"));
    let home = Home::paper().file("pages/2023-04-09-A02.md", head(""));
    home.run(&["build", "-q"]).check();
    assert!(published(&home).contains("解禁稿件"), "a template's empty line");
}

#[test]
fn comments_are_never_published_and_are_counted() {
    let page = "<!-- 夜班 -->\n# 海湾大桥<!-- 机密一 -->通车\n\n本报讯 4月8日,海湾大桥通车。<!-- 机密二,\n机密三 -->\n\n\
                <!-- 记者 机密四 -->\n<！—— 机密五 ——>\n\n记者 林知夏<!-- 机密六 -->\n";
    let home = Home::paper().file("pages/2023-04-09-A01.md", page);
    home.run(&["build"])
        .stderr("warning: pages/2023-04-09-A01.md:1: 6 comments left out from this line on; what stands between `<!--` and `-->` is never published\n")
        .stdout("1 article on 1 page, 1 with authors, edition 2023-04-09\n1 new\nfeeds: 13 files, 13 written, 0 unchanged\n");
    let feeds = published(&home);
    assert!(feeds.contains("海湾大桥通车") && feeds.contains("林知夏"));
    assert!(!feeds.contains("机密") && !feeds.contains("夜班") && !feeds.contains("<!--") && !feeds.contains("&lt;!"));
    for (comment, line, reason) in [
        ("正文。\n<!-- 机密\n\n正文。\n", 5, "a comment begins here and nothing closes it; close it with `-->`, or take it out"),
        (
            "<!-- 甲 <!-- 机密 --> 机密 -->\n",
            4,
            "a comment stands inside this comment; close each with `-->` before the next begins",
        ),
    ] {
        let home = Home::published().file("pages/2023-04-09-A02.md", format!("# 另一篇\n\n本报讯 正文。\n{comment}"));
        let said = home.command(&["build"]).output().unwrap();
        let expected = format!("set aside: pages/2023-04-09-A02.md:{line}: {reason}; the page is set aside\n");
        assert_eq!((String::from_utf8(said.stderr).unwrap(), said.status.code()), (expected, Some(3)));
        assert!(!published(&home).contains("机密"));
    }
}

#[test]
fn a_moment_with_a_zone_is_the_day_it_is_in_beijing() {
    for (date, day) in [
        ("2026-03-08T20:00:00Z", "2026-03-09"),
        ("2026-03-08 20:00:00 +0000", "2026-03-09"),
        ("2026-03-08T12:00:00-05:00", "2026-03-09"),
        ("2026-03-08T20:00:00+08:00", "2026-03-08"),
        ("2026-03-08T20:00:00", "2026-03-08"),
    ] {
        let home = Home::new()
            .file("benbao.toml", crate::support::SETTINGS)
            .file("pages/a.md", format!("---\ndate: {date}\n---\n# 云溪大桥今晨通车\n\n本报讯 大桥建成通车。\n\n记者 林知夏\n"));
        home.run(&["build"]).stdout(&format!(
            "1 article on 1 page, 1 with authors, edition {day}\n1 new\nfeeds: 13 files, 13 written, 0 unchanged\n"
        ));
    }
}

#[test]
fn a_wrongly_decoded_line_is_named_with_what_it_was() {
    let right = "open the original in its own encoding and save it as UTF-8; a line that means it begins with `::正文 `; the page is set aside";
    let table = [
        ("鍖椾含鏃ユ姤", "`鍖椾含鏃ユ姤` was decoded wrongly (UTF-8 read as GBK, was `北京日报`)"),
        ("ä¸\u{ad}å›½", "`ä¸\\u{ad}å›½` was decoded wrongly (UTF-8 read as Latin-1, was `中国`)"),
        ("ÖÐ¹ú", "`ÖÐ¹ú` was decoded wrongly (GBK read as Latin-1, was `中国`)"),
        ("¤¤°ê", "`¤¤°ê` was decoded wrongly (Big5 read as Latin-1, was `中國`)"),
        ("~{VP9z~}", "`~{VP9z~}` was decoded wrongly (HZ, was `中国`)"),
        ("+Ti1W/Q-", "`+Ti1W/Q-` was decoded wrongly (UTF-7, was `中国`)"),
        ("锟斤拷锟斤拷", "`锟斤拷` was decoded wrongly (lost characters read as GBK)"),
        ("烫烫烫烫", "`烫烫烫` was decoded wrongly (memory that was never written)"),
        ("大桥\u{fffd}车", "`大桥\u{fffd}车` was decoded wrongly (a character is lost where \u{fffd} stands)"),
    ];
    for (line, words) in table {
        let home = Home::published().file("pages/2023-04-09-A02.md", format!("# 另一篇\n\n{line}\n\n本报讯 正文。\n"));
        let said = home.command(&["build"]).output().unwrap();
        let expected = format!("set aside: pages/2023-04-09-A02.md:3: {words}; {right}\n");
        assert_eq!((String::from_utf8(said.stderr).unwrap(), said.status.code()), (expected, Some(3)), "{line}");
        let home = Home::published()
            .file("pages/2023-04-09-A02.md", format!("# 另一篇\n\n::正文 {line}\n\n本报讯 正文。\n\n记者 林知夏\n"));
        assert_eq!(home.command(&["build"]).output().unwrap().status.code(), Some(0), "{line}: the remedy works");
    }
}

#[test]
fn how_much_is_read_is_a_setting_that_the_message_names() {
    let home = Home::published().file("pages/2023-04-09-A02.md", format!("{PAGE}{}", "海湾大桥。\n".repeat(600_000)));
    home.run(&["build"])
        .status(3)
        .stderr(
            "set aside: pages/2023-04-09-A02.md: 9.2 MiB is more than a page may have (8 MiB, `max_page` in [source], of a web page `html` in [limits]); \
             split it into its pages\n",
        )
        .stdout("1 article on 1 page, 1 with authors, edition 2023-04-09\nfeeds: 10 files, 0 written, 10 unchanged\n");
    let home = Home::published()
        .file("benbao.toml", format!("{}[source]\nmax_page = \"2 KiB\"\n", crate::support::SETTINGS))
        .file("pages/2023-04-09-A02.md", format!("{PAGE}{}", "海湾大桥。\n".repeat(200)));
    let words = "3.3 KiB is more than a page may have (2 KiB, `max_page` in [source], of a web page `html` in [limits]); split it into its pages\n";
    let said = home.command(&["build"]).output().unwrap();
    assert_eq!(String::from_utf8(said.stderr).unwrap(), format!("set aside: pages/2023-04-09-A02.md: {words}"));
    home.run(&["read", "pages/2023-04-09-A02.md"])
        .status(1)
        .stderr(&format!("set aside: pages/2023-04-09-A02.md: {words}"))
        .check();
    let home = Home::published().file("benbao.toml", format!("{}[source]\nmax_page = \"8 MB\"\n", crate::support::SETTINGS));
    let said = home.command(&["build"]).output().unwrap();
    let stderr = String::from_utf8(said.stderr).unwrap();
    assert!(stderr.contains("`max_page` is a size from \"1 KiB\" to \"32 MiB\", such as \"8 MiB\""), "{stderr}");
    assert_eq!(said.status.code(), Some(2));
}

/// A file of the system that says it is empty and is not changes whenever it is read, by all that can be known of it.
#[cfg(target_os = "linux")]
#[test]
fn a_page_that_moves_is_read_again_for_two_seconds_and_then_left() {
    let home = Home::new();
    let start = Instant::now();
    home.run(&["read", "/proc/self/status"])
        .status(1)
        .stderr("set aside: /proc/self/status: cannot be read: changed each time it was read; it is read when it stands still\n")
        .check();
    let took = start.elapsed();
    assert!((Duration::from_millis(1700)..Duration::from_secs(10)).contains(&took), "{took:?}");
}

#[test]
fn a_page_that_is_named_is_read_through_a_link_and_a_fifo_is_not_waited_for() {
    let home = Home::paper();
    symlink("pages/2023-04-09-A01.md", home.path("2023-04-09.md")).unwrap();
    let said = home.command(&["read", "2023-04-09.md"]).output().unwrap();
    assert!(String::from_utf8(said.stdout).unwrap().contains("海湾大桥通车"));
    assert!(Command::new("mkfifo").arg(home.path("fifo")).status().unwrap().success());
    home.run(&["read", "fifo", "/dev/zero"])
        .status(1)
        .stderr(
            "set aside: fifo: cannot be read: is a pipe, a socket or a device, not a regular file\n\
             set aside: /dev/zero: cannot be read: is a pipe, a socket or a device, not a regular file\n",
        )
        .check();
}

#[test]
fn what_nobody_sees_is_in_nothing_that_is_published() {
    let page = "---\nsection: 要\u{e0041}闻\n---\n云\u{2060}溪纪事\n\n# 海湾\u{200b}大桥\u{202e}通车\n\n——两岸\u{ad}十分钟\n\n\
                本报讯 4月8日,海湾\u{200b}大桥\u{e0042}通车,葛\u{e0100}先生和👩\u{200d}👧来看。\n\n\u{200e}记者\u{202f}林\u{200b}知\u{200d}夏\u{200f}\n";
    let home = Home::new()
        .file(
            "benbao.toml",
            "title = \"海湾\u{202e}晨报\"\nbase_url = \"https://example.cn/feeds/\"\nauthority = \"example.cn,2023\"\n",
        )
        .file("pages/2023-04-09-A01.md", page);
    let said = home.command(&["build"]).output().unwrap();
    let stderr = String::from_utf8(said.stderr).unwrap();
    assert!(
        stderr.contains("2023-04-09-A01.md:2: 11 characters that nobody sees left out from this line on (U+E0041 is the first)"),
        "{stderr}"
    );
    let feeds = published(&home);
    for words in ["海湾大桥通车", "海湾晨报", "<name>林知夏</name>", "要闻", "葛\u{e0100}先生", "👩\u{200d}👧"]
    {
        assert!(feeds.contains(words), "{words} in\n{feeds}");
    }
    let kept = feeds.replace("葛\u{e0100}", "").replace("👩\u{200d}👧", "");
    let hidden = |letter: &char| matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{e0000}'..='\u{e0fff}');
    assert_eq!(kept.chars().find(hidden), None);
}

#[test]
fn one_link_for_several_stories_is_none() {
    let link = "---\nlink: https://example.cn/node_1.htm\n---\n";
    let two = format!("{link}{}\n{}", page("海湾大桥通车"), page("老码头书店开门").replace("海湾大桥通车。", "书店开门迎客。"));
    let home = Home::new().file("benbao.toml", crate::support::SETTINGS).file("pages/2023-04-09-A01.md", two);
    home.run(&["build"])
        .stderr(
            "warning: pages/2023-04-09-A01.md:2: `link` cannot be the address of all 2 stories of this page; each has one of its own; \
             take the line out, or give each story a file of its own\n",
        )
        .stdout("2 articles on 1 page, 2 with authors, edition 2023-04-09\n2 new\nfeeds: 14 files, 14 written, 0 unchanged\n");
    let feeds = published(&home);
    assert!(!feeds.contains("node_1.htm") && feeds.contains("https://example.cn/feeds/editions/2023-04-09/"));
    let home = Home::new().file("benbao.toml", crate::support::SETTINGS).file("pages/2023-04-09-A01.md", format!("{link}{PAGE}"));
    home.run(&["build"]).text();
    assert!(published(&home).contains("https://example.cn/node_1.htm"), "one story has the address");
}

#[test]
fn an_output_that_leads_to_nothing_is_named_with_what_to_do() {
    let home = Home::paper();
    symlink("gone/feeds", home.path("feeds")).unwrap();
    home.run(&["build"])
        .status(1)
        .stderr("error: feeds: a symbolic link that leads to nothing; make the folder that it leads to, or take the link away\n")
        .check();
    fs::create_dir_all(home.path("gone/feeds")).unwrap();
    home.run(&["build"]).text();
    assert!(home.path("gone/feeds/atom.xml").is_file(), "the remedy works");
}

#[test]
fn a_remedy_is_for_the_paper_that_was_meant() {
    for (settings, arguments) in [
        ("paper/benbao.toml", &["build", "paper"][..]),
        ("paper/night.toml", &["build", "paper", "--config", "paper/night.toml"]),
    ] {
        let home = Home::new()
            .file(settings, crate::support::SETTINGS)
            .file("paper/pages/2023-04-09-A01.md", crate::support::PAGE)
            .file("paper/pages/2023-04-09-A02.md", crate::support::PAGE.replace("海湾大桥", "老城书店"));
        home.command(arguments).output().unwrap();
        std::fs::remove_file(home.path("paper/pages/2023-04-09-A01.md")).unwrap();
        let told = String::from_utf8(home.command(arguments).output().unwrap().stderr).unwrap();
        let (_, remedy) = told.split_once("to withdraw: benbao ").unwrap_or_else(|| panic!("{told}"));
        let remedy = remedy.lines().next().unwrap().replace("REASON", "误发");
        let words: Vec<&str> = remedy.split(' ').collect();
        let said = String::from_utf8(home.command(&words).output().unwrap().stdout).unwrap();
        assert!(said.starts_with("withdrawn: 海湾大桥通车"), "{remedy}: {said}");
    }
}
