//! A page of which a story is held back, and another benbao that comes upon it: that page was never read to its end.

use benbao::archive::doubtful::Doubtful;
use benbao::article::history::Happened;
use benbao::beijing::Instant;
use benbao::config;
use benbao::config::Overrides;
use benbao::convert::convert;
use benbao::convert::stage::Mode;
use benbao::error::Error;
use benbao::report::Report;
use benbao::report::told::Told;
use std::fs;
use std::path::Path;

/// A run of a benbao that is told apart from others by its `reader`.
fn run(folder: &Path, reader: &str, doubtful: Doubtful) -> Report {
    let now = Instant::parse("2026-03-10T08:00:00+08:00").unwrap();
    let overrides = Overrides { dir: folder.to_owned(), doubtful: Some(doubtful), ..Overrides::default() };
    let mut paper = config::paper(&overrides, now).unwrap();
    paper.archive.reader = reader.to_owned();
    let mut report = convert(&paper, Mode::Publish, &|_| {});
    // A child that another test starts just now holds our lock until it is another program.
    for _ in 0..50 {
        if !matches!(report.outcome, Err(Error::Busy { .. })) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
        report = convert(&paper, Mode::Publish, &|_| {});
    }
    assert!(report.outcome.is_ok(), "{report:?}");
    report
}

/// A paper of one edition: a page of a story without a headline and one that is sure, and a page beside it.
fn paper() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("pages")).unwrap();
    let settings = "title = \"中原时报\"\nbase_url = \"https://example.cn/feeds/\"\nauthority = \"example.cn,2023\"\n";
    fs::write(folder.path().join("benbao.toml"), settings).unwrap();
    let page = "县里召开春季防火会议,部署各项工作。\n\n记者 何小满\n\n# 海湾大桥通车\n\n海湾大桥昨天通车。\n\n记者 林知夏\n";
    fs::write(folder.path().join("pages/2026-03-10-A01.md"), page).unwrap();
    beside(&folder, "城区公交线路今天起调整。");
    folder
}

fn beside(folder: &tempfile::TempDir, text: &str) {
    let page = format!("# 公交线路调整\n\n{text}\n\n记者 鲁燕\n");
    fs::write(folder.path().join("pages/2026-03-10-A02.md"), page).unwrap();
}

#[test]
fn what_one_benbao_told_another_does_not_forget_when_it_reads_the_page_beside() {
    let folder = paper();
    assert!(run(folder.path(), "one", Doubtful::Publish).has_news());
    beside(&folder, "城区公交线路明天起调整。");
    let report = run(folder.path(), "two", Doubtful::Publish);
    assert_eq!((report.looks.len(), report.has_news(), report.history.count(Happened::Revised)), (1, false, 1));
    assert_eq!(run(folder.path(), "two", Doubtful::Publish).looks, report.looks);
}

#[test]
fn a_story_that_one_benbao_held_back_is_let_out_by_another() {
    let folder = paper();
    let held = run(folder.path(), "one", Doubtful::Hold);
    assert_eq!((held.looks.len(), held.history.held_back(), held.history.count(Happened::New)), (1, 1, 2));
    // It reads the page, is as unsure, and has nothing to tell.
    let held = run(folder.path(), "two", Doubtful::Hold);
    assert_eq!((held.pages, held.history.held_back(), held.history.list().len(), held.has_news()), (1, 1, 0, false));
    assert!(held.looks.iter().all(|look| look.became.is_held() && look.told == Told::Before));
    // Read once by it, the page waits as before.
    assert_eq!(run(folder.path(), "two", Doubtful::Hold).pages, 0);
    let out = run(folder.path(), "three", Doubtful::Publish);
    let what: Vec<Happened> = out.history.list().iter().map(|change| change.what).collect();
    assert_eq!((what, out.has_news()), (vec![Happened::Late], true));
}
