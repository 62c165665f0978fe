//! Nothing is found where nothing is wrong.

use crate::codes;
use crate::good;
use crate::now;
use benbao::beijing::Instant;
use benbao::check;
use benbao::config;
use benbao::convert::convert;
use benbao::convert::stage::Mode;
use std::fs;
use std::path::Path;

/// All that may be a feed below a folder, checked together; how many there were.
fn folder(path: &Path) -> usize {
    let now = Instant::parse("2026-11-28T12:00:00+08:00").unwrap();
    let (mut folders, mut documents) = (vec![path.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let is_feed = path.extension().is_some_and(|end| ["xml", "json", "opml"].iter().any(|it| end == *it));
            if path.is_dir() {
                folders.push(path);
            } else if is_feed && let Some(checked) = check::check(&fs::read(&path).unwrap(), now) {
                documents.push((path, checked));
            }
        }
    }
    check::folder(&mut documents, path);
    for (path, checked) in &documents {
        assert_eq!(codes(checked), Vec::<&str>::new(), "{}", path.display());
    }
    documents.len()
}

#[test]
fn our_feeds_and_those_of_the_judges_are_sound() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(folder(&root.join("feeds")) >= 4);
    assert_eq!(folder(&root.join("tests/judges/sound/feeds")), 3);
}

#[test]
fn the_good_documents_are_good() {
    for name in ["rss.xml", "atom.xml", "feed.json", "feeds.opml", "sitemap.xml"] {
        let checked = check::check(good(name).as_bytes(), now()).unwrap();
        assert_eq!(codes(&checked), Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn what_a_paper_publishes_is_sound() {
    let home = tempfile::tempdir().unwrap();
    let pages = home.path().join("pages");
    fs::create_dir(&pages).unwrap();
    fs::write(
        home.path().join("benbao.toml"),
        "title = \"海湾<晨>报 & 晚报\"\nbase_url = \"https://bay.example/feeds/\"\nauthority = \"bay.example,2026\"\n[sections]\nA01 = \"要闻 & 评论\"\n",
    )
    .unwrap();
    let page = "# 费用5<6的账 R&D投入<b>创新高\n\n本报讯 1月4日，海湾 <script>alert(1)</script> 夜间开放，见 https://bay.example/a?b=1&c=2 。\n\n\
                记者 林知夏 通讯员 陆平安\n\n# 老码头改造二期完工\n\n本报讯 1月4日，一条旧铁轨串起三座书店，下月开门。\n\n记者 何小满\n";
    for day in ["2026-01-05", "2026-01-06"] {
        fs::write(pages.join(format!("{day}-A01.md")), page.replace("旧铁轨", day)).unwrap();
    }
    let overrides = config::Overrides { dir: home.path().to_owned(), ..config::Overrides::default() };
    let paper = config::paper(&overrides, Instant::parse("2026-01-07T12:00:00+08:00").unwrap()).unwrap();
    let report = convert(&paper, Mode::Publish, &|_| {});
    assert!(report.outcome.is_ok() && report.articles == 4, "{report:?}");
    assert!(folder(&home.path().join("feeds")) >= 4);
}

#[test]
fn what_is_no_feed_is_none() {
    for text in ["<html/>", "{}", "[]", "{\"name\":\"package\"}", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"] {
        assert!(check::check(text.as_bytes(), now()).is_none(), "{text}");
    }
}
