//! The archive lost, and with it this or that of what it is made again from: nothing changes for a reader, or the run stops
//! and names what is missing.

use crate::paper::HEADLESS;
use crate::paper::Paper;
use crate::paper::Seen;
use crate::paper::marks;
use crate::paper::page;
use crate::paper::story;
use rustix::fs::CWD;
use rustix::fs::FileType;
use rustix::fs::Mode;
use std::collections::BTreeMap;
use std::fs;
use std::fs::File;
use std::path::Path;
use std::path::PathBuf;

const PAGE: &str = "2023-04-09-A01.md";
const COPY: &str = "benbao.ids";

/// A paper that was corrected: a headline, a text; a late page; an embargo. No person withdrew anything.
fn corrected() -> Paper {
    let mut paper = Paper::new();
    paper.write(PAGE, &marks(&["甲1", "甲2", "甲3"]));
    paper.write("2023-04-09-A02.md", &marks(&["乙1", "乙2", "乙3"]));
    paper.write("2023-04-10-A01.md", &marks(&["丙1", "丙2"]));
    paper.write("2023-04-11-A01.md", &marks(&["丁1", "丁2"]));
    paper.build();
    paper.write(PAGE, &page(&[story("甲1").called("更正后的题目"), story("甲2"), story("甲3")]));
    paper.write("2023-04-09-A02.md", &page(&[story("乙1"), story("乙2").replaced("街道", "乡镇"), story("乙3")]));
    paper.write("2023-04-09-A03.md", &marks(&["迟1"]));
    paper.write("2023-04-10-A02.md", &format!("---\nrelease: 2023-06-10 12:00\n---\n{}", marks(&["禁1"])));
    paper.build();
    paper
}

/// A paper with a life: a corrected headline, a story withdrawn by hand and called otherwise since, two that were merged, a
/// late page, a corrected text, an embargo.
fn paper() -> Paper {
    let mut paper = Paper::new();
    paper.write(PAGE, &marks(&["甲1", "甲2", "甲3", "甲4"]));
    paper.write("2023-04-09-A02.md", &marks(&["乙1", "乙2", "乙3"]));
    paper.write("2023-04-10-A01.md", &marks(&["丙1", "丙2"]));
    paper.write("2023-04-11-A01.md", &marks(&["丁1", "丁2"]));
    paper.build();
    let first = paper.walk();
    paper.ask(&["archive", "withdraw", &first["甲2"].id, "--reason", "事实有误"]);
    paper.write(PAGE, &page(&[story("甲1").called("更正后的题目"), story("甲2").called("换了名目"), story("甲3"), story("甲4")]));
    paper.write("2023-04-09-A02.md", &page(&[story("新1"), story("乙2").replaced("街道", "乡镇"), story("乙3")]));
    paper.write("2023-04-09-A03.md", &marks(&["迟1"]));
    paper.write("2023-04-10-A02.md", &format!("---\nrelease: 2023-06-10 12:00\n---\n{}", marks(&["禁1"])));
    paper.build();
    let new = paper.walk()["新1"].id.clone();
    paper.ask(&["archive", "merge", &first["乙1"].id, &new]);
    paper.ask(&["archive", "withdraw", &first["丙2"].id, "--reason", "重复"]);
    paper
}

/// A second paper with the same files.
fn twin(paper: &Paper) -> Paper {
    let mut twin = Paper::new();
    twin.settings.clone_from(&paper.settings);
    twin.now = paper.now;
    copy_folder(&paper.path(""), &twin.path(""));
    twin
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// Every regular file of the output with its bytes.
fn published(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.unwrap();
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            files.extend(published(&entry.path()));
        } else if kind.is_file() && entry.metadata().unwrap().len() < 1 << 24 {
            files.insert(entry.path(), fs::read(entry.path()).unwrap());
        }
    }
    files
}

fn fifo(path: &Path) {
    rustix::fs::mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
}

/// What is done to a file.
type Harm = (&'static str, fn(&Path));

const HARMS: [Harm; 8] = [
    ("missing", |path| fs::remove_file(path).unwrap()),
    ("empty", |path| fs::write(path, "").unwrap()),
    ("cut", |path| {
        let bytes = fs::read(path).unwrap();
        fs::write(path, &bytes[..bytes.len() * 2 / 3]).unwrap();
    }),
    ("garbage", |path| fs::write(path, b"\x00\xffno feed at all").unwrap()),
    ("another document", |path| fs::write(path, "<html><body>404</body></html>").unwrap()),
    ("a FIFO", |path| {
        fs::remove_file(path).unwrap();
        fifo(path);
    }),
    ("a link", |path| {
        fs::rename(path, path.with_extension("away")).unwrap();
        std::os::unix::fs::symlink(path.with_extension("away"), path).unwrap();
    }),
    ("a gigabyte of nothing", |path| File::create(path).unwrap().set_len(1 << 30).unwrap()),
];

const DOCUMENTS: [&str; 6] = [
    "feeds/atom.xml",
    "feeds/rss.xml",
    "feeds/feed.json",
    "feeds/editions/2023-04-09/atom.xml",
    "feeds/editions/2023-04-10/atom.xml",
    "feeds/editions/2023-04-11/atom.xml",
];

/// Nothing that was withdrawn or is held back is in any file.
fn assert_nothing_leaks(paper: &Paper, expected: &BTreeMap<String, Seen>, way: &str) {
    for (path, bytes) in published(&paper.path("feeds")) {
        let text = String::from_utf8_lossy(&bytes);
        let withdrawn = ["甲2", "丙2"].into_iter().filter(|mark| !expected.contains_key(*mark));
        for mark in withdrawn.chain(["禁1"]) {
            let mark = format!("{mark}号稿");
            assert!(!text.contains(&mark), "{way}: {mark} in {}", path.display());
        }
    }
}

/// Builds: right, or stopped with the file's name and a remedy, and nothing changed. Gives whether it was right.
fn judge(paper: &mut Paper, expected: &BTreeMap<String, Seen>, harmed: &[&str], way: &str) -> bool {
    let before = published(&paper.path("feeds"));
    let output = paper.run(&["build"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    match output.status.code() {
        Some(0) => {
            let now = paper.walk();
            assert_eq!(now.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{way}: {told}");
            for (mark, seen) in expected {
                assert_eq!(&now[mark], seen, "{way}: {mark}");
            }
            assert_nothing_leaks(paper, expected, way);
            true
        }
        Some(1) => {
            assert!(harmed.iter().any(|name| told.contains(name)), "{way}: {told}");
            assert!(told.contains("benbao archive recover --partial") || told.contains("move it away"), "{way}: {told}");
            assert_eq!(published(&paper.path("feeds")), before, "{way}");
            false
        }
        status => panic!("{way}: status {status:?}: {told}"),
    }
}

#[test]
fn whatever_is_lost_with_the_archive_the_feeds_are_right_or_the_run_names_what_it_lacks() {
    let (withdrawn, corrected) = (paper(), corrected());
    assert!(["甲2", "丙2", "禁1"].iter().all(|mark| !withdrawn.walk().contains_key(*mark)));
    let (mut ways, mut right) = (0, 0);
    for (origin, copy_is_there) in [(&withdrawn, true), (&corrected, true), (&corrected, false), (&withdrawn, false)] {
        let expected = origin.walk();
        for document in DOCUMENTS {
            for (harm, act) in HARMS {
                let mut paper = twin(origin);
                paper.lose_archive();
                act(&paper.path(document));
                if !copy_is_there {
                    fs::remove_file(paper.path(COPY)).unwrap();
                }
                let way = format!("{document}: {harm}, copy {copy_is_there}");
                let is_right = judge(&mut paper, &expected, &[document, COPY], &way);
                ways += 1;
                right += usize::from(is_right);
                if !is_right {
                    // The remedy: what is missing comes back from where it was published or kept.
                    let _ = fs::remove_file(paper.path(document));
                    fs::copy(origin.path(document), paper.path(document)).unwrap();
                    fs::copy(origin.path(COPY), paper.path(COPY)).unwrap();
                    assert!(judge(&mut paper, &expected, &[], &format!("{way}, restored")));
                }
            }
        }
    }
    assert_eq!(ways, 192);
    assert!(right >= 54, "{right}");
}

#[test]
fn without_the_archive_and_without_any_feed_the_copy_brings_everything_back() {
    let origin = paper();
    let expected = origin.walk();
    let mut paper = twin(&origin);
    paper.lose_archive();
    paper.lose_feeds();
    assert!(judge(&mut paper, &expected, &[COPY], "the archive and all feeds"));
    assert_eq!(fs::read(paper.path(COPY)).unwrap(), fs::read(origin.path(COPY)).unwrap(), "the copy tells the same again");
    // A page that is away for a while is remembered until it comes back.
    let mut paper = twin(&origin);
    paper.lose_archive();
    paper.lose_feeds();
    fs::rename(paper.path("pages").join(PAGE), paper.path("away.md")).unwrap();
    paper.build();
    fs::rename(paper.path("away.md"), paper.path("pages").join(PAGE)).unwrap();
    paper.build();
    let now = paper.walk();
    for mark in ["甲1", "乙1", "迟1"].iter().filter(|mark| expected.contains_key(**mark)) {
        assert_eq!(now[*mark].id, expected[*mark].id, "{mark}");
    }
    assert!(!now.contains_key("甲2"));
}

#[test]
fn a_copy_that_cannot_be_read_stops_a_rebuild_and_is_written_anew_where_there_is_an_archive() {
    let origin = paper();
    let expected = origin.walk();
    let copy = fs::read(origin.path(COPY)).unwrap();
    let one_bit: Harm = ("a changed bit", |path| {
        let mut bytes = fs::read(path).unwrap();
        let at = bytes.len() / 2;
        bytes[at] ^= 1;
        fs::write(path, bytes).unwrap();
    });
    let foreign: Harm = ("another paper's", |path| {
        let mut other = Paper::new();
        other.settings = other.settings.replace("example.cn,2023", "example.org,2023");
        other.write(PAGE, &marks(&["甲1"]));
        other.build();
        other.write(PAGE, &page(&[story("甲1").called("更正")]));
        other.build();
        fs::copy(other.path(COPY), path).unwrap();
    });
    for (harm, act) in HARMS.into_iter().skip(1).chain([one_bit, foreign]) {
        let mut paper = twin(&origin);
        act(&paper.path(COPY));
        let told = paper.build();
        let is_file = fs::symlink_metadata(paper.path(COPY)).unwrap().is_file();
        assert!(is_file && fs::read(paper.path(COPY)).unwrap() == copy, "{harm}: not written anew");
        assert!(told.contains(COPY) && told.contains("written anew from the archive"), "{harm}: {told}");
        assert_eq!(paper.walk(), expected, "{harm}");
        for feeds_are_there in [true, false] {
            let mut paper = twin(&origin);
            paper.lose_archive();
            if !feeds_are_there {
                paper.lose_feeds();
            }
            act(&paper.path(COPY));
            let output = paper.run(&["build"]);
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(1), "{harm}: {told}");
            assert!(told.contains(COPY), "{harm}: {told}");
        }
    }
}

#[test]
fn what_cannot_be_read_is_given_up_where_a_person_says_so() {
    let origin = paper();
    for document in ["feeds/editions/2023-04-10/atom.xml", COPY] {
        let mut paper = twin(&origin);
        paper.lose_archive();
        fs::write(paper.path(document), "").unwrap();
        assert_eq!(paper.run(&["build"]).status.code(), Some(1));
        assert_eq!(paper.run(&["archive", "recover"]).status.code(), Some(1), "{document}");
        let output = paper.run(&["archive", "recover", "--partial"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{told}");
        assert!(told.contains(document) && told.contains("given up"), "{told}");
        let (now, expected) = (paper.walk(), origin.walk());
        for mark in ["甲1", "新1", "丁1", "丁2"] {
            assert_eq!(now[mark].id, expected[mark].id, "{document}: {mark}");
        }
        paper.build();
    }
}

#[test]
fn the_copy_is_there_where_there_is_something_to_tell_and_says_nothing_to_whoever_has_no_story() {
    let mut paper = Paper::new();
    paper.write(PAGE, &marks(&["甲1", "甲2"]));
    paper.build();
    assert!(!paper.path(COPY).exists(), "nothing to tell");
    // What is held back is not in it, however long the paper waits.
    paper.write("2023-04-09-A02.md", &format!("---\nrelease: 2023-06-10 12:00\n---\n{}", marks(&["禁1"])));
    paper.build();
    assert!(!paper.path(COPY).exists(), "an embargo is no exception");
    let id = paper.walk()["甲2"].id.clone();
    paper.ask(&["archive", "withdraw", &id, "--reason", "事实有误"]);
    let text = fs::read_to_string(paper.path(COPY)).unwrap();
    let hash = id.rsplit('/').next().unwrap();
    for word in [hash, "withdrawn", "事实", "2023-04", "A01", "甲"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    assert!(text.lines().filter(|line| line.len() > 100).all(|line| line.len() == 320 || line.starts_with('#')), "{text}");
    let modified = |paper: &Paper| fs::metadata(paper.path(COPY)).unwrap().modified().unwrap();
    let before = modified(&paper);
    paper.build();
    assert_eq!(modified(&paper), before, "an idle run writes nothing");
    paper.ask(&["archive", "withdraw", &id, "--undo"]);
    fs::remove_file(paper.path(COPY)).unwrap();
    paper.build();
    assert!(paper.path(COPY).exists(), "removed by hand, it is written again: the story was out, and in, and has another date");
}

#[test]
fn the_copy_lies_in_no_folder_that_is_published_or_read() {
    for (settings, expected) in
        [("[source]\ndir = \".\"\n", ".benbao.ids"), ("[output]\ndir = \".\"\n", ".benbao.ids"), ("", COPY)]
    {
        let mut paper = Paper::new();
        paper.settings.push_str(settings);
        paper.write(PAGE, &marks(&["甲1"]));
        paper.build();
        paper.write(PAGE, &page(&[story("甲1").called("更正后的题目")]));
        paper.build();
        assert!(paper.path(expected).exists(), "{settings}");
        assert_eq!(paper.path(COPY).exists(), expected == COPY, "{settings}");
    }
    let mut paper = Paper::new();
    paper.write(PAGE, &marks(&["甲1"]));
    paper.build_with(&["--output", "site"]);
    paper.write(PAGE, &page(&[story("甲1").called("更正后的题目")]));
    paper.build_with(&["--output", "site"]);
    let names: Vec<String> =
        fs::read_dir(paper.path("")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!paper.path(COPY).exists(), "another outlet has another history");
    assert!(names.iter().any(|name| name.starts_with("benbao-site-") && name.ends_with(".ids")), "{names:?}");
}

#[test]
fn an_archive_without_a_byte_is_a_first_run_or_a_lost_one() {
    let mut paper = Paper::new();
    paper.write(PAGE, &marks(&["甲1", "甲2"]));
    fs::create_dir(paper.path(".benbao")).unwrap();
    for rest in ["", "-wal", "-journal"] {
        fs::write(paper.path(&format!(".benbao/archive.sqlite3{rest}")), "").unwrap();
    }
    let told = paper.build();
    assert!(!told.contains("lost"), "{told}");
    paper.write(PAGE, &page(&[story("甲1").called("更正后的题目"), story("甲2")]));
    paper.build();
    let (expected, files) = (paper.walk(), paper.files());
    fs::write(paper.path(".benbao/archive.sqlite3"), "").unwrap();
    let told = paper.build();
    assert!(told.contains("archive.sqlite3: it was lost, and an empty file lay in its place; made again from"), "{told}");
    assert_eq!(paper.walk(), expected);
    assert_eq!(paper.files(), files);
}

#[test]
fn a_pipe_where_a_file_of_the_archive_should_be_makes_no_run_wait() {
    for name in ["lock", "closed", "archive.sqlite3", ".gitignore"] {
        let mut paper = Paper::new();
        paper.write(PAGE, &marks(&["甲1"]));
        paper.build();
        fs::remove_file(paper.path(".benbao").join(name)).unwrap();
        if name == ".gitignore" {
            fs::remove_file(paper.path(".benbao/lock")).unwrap();
        }
        fifo(&paper.path(".benbao").join(name));
        let output = paper.run(&["build"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        let ends_well = ["closed", ".gitignore"].contains(&name);
        assert_eq!(output.status.success(), ends_well, "{name}: {told}");
        assert!(ends_well || told.contains(name) && told.contains("not a regular file"), "{name}: {told}");
    }
}

/// A value with one bit of it turned; `None` where there is no bit.
fn turned(value: &rusqlite::types::Value) -> Option<rusqlite::types::Value> {
    use rusqlite::types::Value;
    match value {
        Value::Null | Value::Real(_) => None,
        Value::Integer(number) => Some(Value::Integer(number ^ 1)),
        Value::Text(text) => {
            let mut bytes = text.clone().into_bytes();
            let at = bytes.iter().rposition(u8::is_ascii)?;
            bytes[at] ^= 1;
            Some(Value::Text(String::from_utf8(bytes).ok()?))
        }
        Value::Blob(bytes) => {
            let mut bytes = bytes.clone();
            *bytes.last_mut()? ^= 1;
            Some(Value::Blob(bytes))
        }
    }
}

#[test]
fn a_bit_turned_in_any_column_of_any_table_is_found() {
    let mut origin = paper();
    // Something in every table: an article that no page holds, records that no page has claimed, a file that is not read, a picture.
    origin.write("2023-04-11-A01.md", &marks(&["丁1"]));
    origin.write("2023-04-08-A01.md", &format!("{}\n\n![](点.png)\n", marks(&["己1"])));
    image::GrayImage::new(3, 2).save(origin.path("pages/点.png")).unwrap();
    origin.lose_archive();
    origin.lose_feeds();
    fs::rename(origin.path("pages/2023-04-10-A01.md"), origin.path("away.md")).unwrap();
    origin.build();
    origin.write("2023-04-11-A01.md", &marks(&["丁3"]));
    origin.write("值班表.docx", "PK");
    assert_eq!(origin.run(&["build"]).status.code(), Some(3));
    // And stories that a run spared, since it would have withdrawn too many.
    origin.settings.push_str("[source]\nmost_withdrawn = 1\n");
    origin.write("2023-04-13-A01.md", &marks(&["戊1", "戊2", "戊3"]));
    assert_eq!(origin.run(&["build"]).status.code(), Some(0));
    origin.write("2023-04-13-A01.md", &marks(&["戊1"]));
    assert_eq!(origin.run(&["build"]).status.code(), Some(3));
    // And a reading that a person accepted.
    origin.write("2023-04-12-A01.md", HEADLESS);
    assert_eq!(origin.run(&["build"]).status.code(), Some(3));
    origin.ask(&["archive", "accept", "2023-04-12-A01.md"]);
    let archive = |paper: &Paper| rusqlite::Connection::open(paper.path(".benbao/archive.sqlite3")).unwrap();
    // And stories that the next run puts on their shelves, as an import leaves them.
    archive(&origin).execute("UPDATE article SET state = state WHERE number <= 3", []).unwrap();
    let list = |sql: &str| -> Vec<String> {
        let connection = archive(&origin);
        let mut statement = connection.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    let tables = list("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    let (mut turns, mut columns) = (0, 0);
    for table in &tables {
        assert!(list(&format!("SELECT CAST(count(*) AS TEXT) FROM {table}"))[0] != "0", "{table} is empty");
        let keys = list(&format!("SELECT name FROM pragma_table_info('{table}') WHERE pk > 0")).join(", ");
        for column in list(&format!("SELECT name FROM pragma_table_info('{table}')")) {
            columns += 1;
            for row in 0..3 {
                let mut paper = twin(&origin);
                let connection = archive(&paper);
                let keys: Vec<&str> = if keys.is_empty() { vec!["rowid"] } else { keys.split(", ").collect() };
                let select = format!("SELECT {column}, {} FROM {table} ORDER BY 2 LIMIT 1 OFFSET {row}", keys.join(", "));
                let found: Result<Vec<rusqlite::types::Value>, _> =
                    connection.query_row(&select, [], |row| (0..=keys.len()).map(|at| row.get(at)).collect());
                let Ok(found) = found else { break };
                let Some(value) = turned(&found[0]) else { continue };
                let whose: Vec<String> = keys.iter().enumerate().map(|(at, key)| format!("{key} = ?{}", at + 2)).collect();
                let update = format!("UPDATE {table} SET {column} = ?1 WHERE {}", whose.join(" AND "));
                let values = std::iter::once(&value).chain(&found[1..]);
                if connection.execute(&update, rusqlite::params_from_iter(values)).is_err() {
                    continue; // The key is taken.
                }
                drop(connection);
                let before = published(&paper.path("feeds"));
                let output = paper.run(&["build"]);
                let told = String::from_utf8_lossy(&output.stderr).into_owned();
                assert_eq!(output.status.code(), Some(1), "{table}.{column}, row {row}: {value:?}: {told}");
                assert!(told.contains("damaged") && told.contains("`benbao archive recover`"), "{table}.{column}: {told}");
                assert_eq!(published(&paper.path("feeds")), before);
                turns += 1;
            }
        }
    }
    assert!(tables.len() >= 8 && columns >= 40 && turns >= 90, "{} tables, {columns} columns, {turns} bits", tables.len());
}

#[test]
fn one_bit_of_the_authority_changes_no_id_where_the_settings_name_none() {
    let mut paper = Paper::new();
    paper.settings = paper.settings.replace("authority = \"example.cn,2023\"\n", "");
    paper.write(PAGE, &marks(&["甲1", "甲2"]));
    paper.build();
    let (expected, files) = (paper.walk(), paper.files());
    let connection = rusqlite::Connection::open(paper.path(".benbao/archive.sqlite3")).unwrap();
    let update = "UPDATE paper SET value = replace(value, 'example', 'examqle') WHERE name = 'authority'";
    assert_eq!(connection.execute(update, []).unwrap(), 1);
    drop(connection);
    let output = paper.run(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("damaged: the settings are not as they were written"));
    paper.ask(&["archive", "recover"]);
    assert_eq!((paper.walk(), paper.files()), (expected, files));
}
