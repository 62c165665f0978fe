//! Pages whose names tell more to this benbao than to the one that published them: no story changes its id for that.
//!
//! The paper is described in `tests/fixtures/names/README.md`.

use crate::paper::Document;
use crate::paper::Paper;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

const NEXT_DAY: &str = "2026-03-13T06:30:00+08:00";
const DAY_AFTER: &str = "2026-03-14T06:30:00+08:00";

/// A page, words of it, and what they are corrected to.
const CORRECTIONS: [(&str, &str, &str); 8] = [
    ("2026-03-10/头版.md", "今日通车", "昨日通车"),
    ("2026-03-10/二版（最终）.md", "二十个", "三十个"),
    ("2026-03-10/A叠02.md", "三面墙", "四面墙"),
    ("2026-03-10/要闻03版.md", "新家", "新址"),
    ("3月11日/二版.md", "多少斤", "几斤"),
    ("260312-02.md", "三十年", "三十一年"),
    ("2026-02-16-17-A01.md", "后天", "周三"),
    ("第二版.md", "八盏", "九盏"),
];

/// What a reader has of an item: when it came, when it changed, and its title.
type Items = BTreeMap<String, (String, String, String)>;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/names").join(name)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

fn old_paper() -> Paper {
    let mut paper = Paper::new();
    paper.settings = fs::read_to_string(fixture("benbao.toml")).unwrap();
    copy(&fixture("pages"), &paper.path("pages"));
    fs::create_dir(paper.path(".benbao")).unwrap();
    fs::copy(fixture("archive.sqlite3"), paper.path(".benbao/archive.sqlite3")).unwrap();
    paper
}

fn items(document: &str) -> Items {
    let entries = Document::read(document);
    assert!(entries.withdrawals.is_empty(), "{:?}", entries.withdrawals);
    entries.entries.into_iter().map(|it| (it.id, (it.published, it.updated, it.title))).collect()
}

fn recorded() -> Items {
    let recorded = items(&fs::read_to_string(fixture("published.xml")).unwrap());
    assert_eq!(recorded.len(), 10);
    assert_eq!(recorded.keys().filter(|id| id.contains("/p0/")).count(), 9, "an old benbao read no page in these names");
    recorded
}

fn build(paper: &mut Paper, now: &str, arguments: &[&str]) -> Items {
    let output = paper.run(&[&["build", "--now", now], arguments].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    items(&paper.feed("atom.xml"))
}

/// The ids, and when each was published.
fn ids(items: &Items) -> Vec<(&String, &String)> {
    items.iter().map(|(id, (published, ..))| (id, published)).collect()
}

#[test]
fn what_was_published_under_names_that_told_nothing_does_not_move() {
    let mut paper = old_paper();
    let before = recorded();
    assert_eq!(build(&mut paper, NEXT_DAY, &[]), before);
    // A page beside it: the others of its day are read again, with today's eyes, and stay.
    paper.write("2026-03-10/四版.md", "# 柳堤栽下新苗\n\n本报讯 3月9日,柳堤补栽了三百株新苗,浇水的人排成一行。\n\n记者 谭望舒\n");
    let mut after = build(&mut paper, DAY_AFTER, &[]);
    let new: Vec<String> = after.keys().filter(|id| !before.contains_key(*id)).cloned().collect();
    assert!(new.len() == 1 && new[0].contains(":2026-03-10/4/"), "{new:?}");
    after.retain(|id, _| before.contains_key(id));
    assert_eq!(after, before);
}

#[test]
fn a_corrected_page_whose_name_is_understood_now_keeps_its_ids() {
    let mut paper = old_paper();
    let before = recorded();
    for (path, wrong, right) in CORRECTIONS {
        let page = fs::read_to_string(paper.path("pages").join(path)).unwrap();
        assert!(page.contains(wrong), "{path}");
        paper.write(path, &page.replace(wrong, right));
    }
    let after = build(&mut paper, NEXT_DAY, &[]);
    assert_eq!(ids(&after), ids(&before));
    let corrected = after.iter().filter(|(id, (_, updated, _))| *updated > before[*id].1).count();
    assert_eq!(corrected, CORRECTIONS.len());
    // The archive lost after that, they are known again by the feeds and the pages.
    paper.lose_archive();
    assert_eq!(build(&mut paper, DAY_AFTER, &[]), after);
}

#[test]
fn pages_read_again_on_demand_keep_their_ids_and_moments() {
    let mut paper = old_paper();
    let before = recorded();
    assert_eq!(build(&mut paper, NEXT_DAY, &["--reread"]), before, "nothing that a reader sees is read otherwise");
}
