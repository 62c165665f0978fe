//! Pictures in the source folder: a page's own are its business, others are told once.

use crate::support::Home;
use crate::support::PAGE;
use crate::support::SETTINGS;
use std::fs;

const NOW: [&str; 3] = ["build", "--now", "2023-04-10T12:00:00+08:00"];
const LATER: [&str; 3] = ["build", "--now", "2023-04-10T13:00:00+08:00"];
const JPEG: &[u8] = b"\xff\xd8\xff\xe0";
const TOLD: &str = "a picture; pictures are not published yet; not read\n";

/// What is said of pictures, and the status.
fn said(home: &Home, arguments: &[&str]) -> (String, Option<i32>) {
    let output = home.command(arguments).output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    let lines = stderr.split_inclusive('\n').filter(|line| line.starts_with("set aside") || line.starts_with("error"));
    (lines.collect(), output.status.code())
}

fn paper(name: &str, page: &str) -> Home {
    Home::new()
        .file("benbao.toml", SETTINGS)
        .file(format!("pages/2023-04-09/{name}"), page)
        .file("pages/2023-04-09/图1.jpg", JPEG)
        .file("pages/2023-04-09/图/桥.JPG", JPEG)
}

#[test]
fn a_picture_that_a_page_names_is_not_told_now_nor_later() {
    let markdown = PAGE.replace("记者", "![桥](图/桥.jpg)\n\n图1.jpg 市民在桥上。\n\n记者");
    let html = "<!DOCTYPE html><html><head><title>海湾大桥通车</title></head><body><article><h1>海湾大桥通车</h1>\
                <p>本报讯 4月8日，海湾大桥通车，两岸居民往来更加方便，市民纷纷到桥上看新鲜。</p>\
                <p><img src=\"图/%E6%A1%A5.JPG\"></p><p><img src=\"./图1.jpg\" alt=\"市民在桥上\"></p><p>记者 林知夏</p></article></body></html>";
    for (name, page) in [("A01.md", markdown.as_str()), ("A01.html", html)] {
        let home = paper(name, page);
        let silent = (String::new(), Some(0));
        assert_eq!(said(&home, &NOW), silent, "{name}");
        assert_eq!(said(&home, &LATER), silent, "{name}: a run that reads nothing remembers");
        let status = home.run(&["status"]).text();
        assert!(!status.contains("图1.jpg"), "{name}: {status}");
        // Another one comes that no page names: it is told once.
        let home = home.file("pages/2023-04-09/车站.png", "\u{fffd}PNG");
        assert_eq!(said(&home, &LATER), (format!("set aside: pages/2023-04-09/车站.png: {TOLD}"), Some(3)), "{name}");
        assert_eq!(said(&home, &LATER), silent, "{name}");
        assert!(home.run(&["status"]).text().contains("车站.png"), "{name}");
    }
}

#[test]
fn a_picture_whose_page_no_longer_names_it_is_told() {
    let home = paper("A01.md", &PAGE.replace("记者", "![桥](图/桥.jpg)\n\n（图1.jpg）\n\n记者"));
    assert_eq!(said(&home, &NOW), (String::new(), Some(0)));
    let home = home.file("pages/2023-04-09/A01.md", PAGE.replace("记者", "（图1.jpg）\n\n记者"));
    assert_eq!(said(&home, &LATER), (format!("set aside: pages/2023-04-09/图/桥.JPG: {TOLD}"), Some(3)));
    fs::remove_file(home.path("pages/2023-04-09/A01.md")).unwrap();
    let home = home.file("pages/2023-04-09/A02.md", "# 老码头书店开门\n\n本报讯 4月8日,书店迎客。\n");
    let (told, status) = said(&home, &LATER);
    assert!(told.contains("图1.jpg") && status == Some(3), "{told}");
}
