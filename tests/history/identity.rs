//! Whatever is done to the pages, the paper's settings or the archive, an article keeps its id: sixty ways to do it.

use crate::paper::Paper;
use crate::paper::marks;
use crate::paper::page;
use crate::paper::story;
use std::fs;

const PAGE: &str = "2023-04-09-A01.md";

/// What is done between two builds of the paper of [`before`].
type Edit = fn(&mut Paper);

const SAME: [(&str, Edit); 62] = [
    ("nothing at all", |_| {}),
    ("touched", |paper| paper.write(PAGE, &marks(&["甲1", "甲2", "甲3"]))),
    ("headline corrected by one character", |paper| {
        paper.write(PAGE, &page(&[story("甲1"), story("甲2").called("重大项目推进会甲二召开"), story("甲3")]))
    }),
    ("headline rewritten", |paper| {
        paper.write(PAGE, &page(&[story("甲1").called("换了一个全然不同的题目"), story("甲2"), story("甲3")]))
    }),
    ("all headlines rewritten", |paper| {
        paper.write(PAGE, &page(&[story("甲1").called("新题一"), story("甲2").called("新题二"), story("甲3").called("新题三")]));
    }),
    ("headlines swapped", |paper| {
        let (one, two) = (story("甲1"), story("甲2"));
        let (first, second) = (two.headline.clone(), one.headline.clone());
        paper.write(PAGE, &page(&[one.called(&first), two.called(&second), story("甲3")]));
    }),
    ("headlines swapped, and one of the two moved to a page of its own", |paper| {
        let (one, two) = (story("甲1"), story("甲2"));
        let (first, second) = (two.headline.clone(), one.headline.clone());
        paper.write(PAGE, &page(&[one.called(&first), story("甲3")]));
        paper.write("2023-04-09-A05.md", &page(&[two.called(&second)]));
    }),
    ("headlines swapped, and the other moved to a page that is read first", |paper| {
        let (one, two) = (story("甲1"), story("甲2"));
        let (first, second) = (two.headline.clone(), one.headline.clone());
        paper.write(PAGE, &page(&[two.called(&second), story("甲3")]));
        paper.write("2023-04-09-A00.md", &page(&[one.called(&first)]));
    }),
    ("headlines swapped, and one of the two moved to a page of the day before", |paper| {
        let (one, two) = (story("甲1"), story("甲2"));
        let (first, second) = (two.headline.clone(), one.headline.clone());
        paper.write(PAGE, &page(&[one.called(&first), story("甲3")]));
        paper.write("2023-04-08-A01.md", &page(&[two.called(&second)]));
    }),
    ("headlines swapped, and both moved", |paper| {
        let (one, two) = (story("甲1"), story("甲2"));
        let (first, second) = (two.headline.clone(), one.headline.clone());
        paper.write(PAGE, &page(&[story("甲3")]));
        paper.write("2023-04-09-A05.md", &page(&[two.called(&second)]));
        paper.write("2023-04-09-A06.md", &page(&[one.called(&first)]));
    }),
    ("body corrected", |paper| paper.write(PAGE, &page(&[story("甲1").replaced("街道", "乡镇"), story("甲2"), story("甲3")]))),
    ("body cut to its first paragraph", |paper| {
        let mut cut = story("甲2");
        cut.text.truncate(1);
        paper.write(PAGE, &page(&[story("甲1"), cut, story("甲3")]));
    }),
    ("body enlarged", |paper| {
        let mut longer = story("甲2");
        longer.text.extend(["又讯，会后代表们参观了展览。".to_owned(), "展览将持续到月底，市民可免费参观。".to_owned()]);
        paper.write(PAGE, &page(&[story("甲1"), longer, story("甲3")]));
    }),
    ("headline and body corrected", |paper| {
        paper.write(PAGE, &page(&[story("甲1").called("更正后的题目").replaced("落实", "完成"), story("甲2"), story("甲3")]));
    }),
    ("byline added", |paper| paper.write(PAGE, &page(&[story("甲1").by("记者 鲁燕 通讯员 王维"), story("甲2"), story("甲3")]))),
    ("byline corrected", |paper| paper.write(PAGE, &page(&[story("甲1").by("记者 鲁炎"), story("甲2"), story("甲3")]))),
    ("renamed", |paper| paper.rename(PAGE, "2023-04-09_A01_final.md")),
    ("renamed without its page", |paper| paper.rename(PAGE, "2023-04-09.md")),
    ("renamed to plain text", |paper| paper.rename(PAGE, "2023-04-09-A01.txt")),
    ("moved to a folder", |paper| paper.rename(PAGE, "april/2023-04-09-A01.md")),
    ("moved to folders of year, month and day", |paper| paper.rename(PAGE, "2023/04/09/A01.md")),
    ("renamed and headline corrected", |paper| {
        paper.remove(PAGE);
        paper.write("2023-04-09-A01-v2.md", &page(&[story("甲1").called("更正后的题目"), story("甲2"), story("甲3")]));
    }),
    ("renamed to another page and corrected", |paper| {
        paper.remove(PAGE);
        paper.write("2023-04-09-A05.md", &page(&[story("甲1").called("更正后的题目"), story("甲2"), story("甲3")]));
    }),
    ("dated one day later", |paper| paper.rename(PAGE, "2023-04-10-A01.md")),
    ("dated by front matter", |paper| {
        paper.remove(PAGE);
        paper.write("news.md", &format!("---\ndate: 2023-04-09\npage: A01\n---\n{}", marks(&["甲1", "甲2", "甲3"])));
    }),
    ("a section added in front matter", |paper| {
        paper.write(PAGE, &format!("---\nsection: 要闻\n---\n{}", marks(&["甲1", "甲2", "甲3"])))
    }),
    ("with a byte order mark", |paper| paper.write(PAGE, &format!("\u{feff}{}", marks(&["甲1", "甲2", "甲3"])))),
    ("with line ends of Windows", |paper| paper.write(PAGE, &marks(&["甲1", "甲2", "甲3"]).replace('\n', "\r\n"))),
    ("with line ends of the old Macintosh", |paper| paper.write(PAGE, &marks(&["甲1", "甲2", "甲3"]).replace('\n', "\r"))),
    ("with narrow punctuation", |paper| paper.write(PAGE, &marks(&["甲1", "甲2", "甲3"]).replace('，', ","))),
    ("with wide figures", |paper| paper.write(PAGE, &marks(&["甲1", "甲2", "甲3"]).replace('1', "１"))),
    ("with spaces between the segments of a headline", |paper| {
        let set = story("甲1");
        let spaced = set.headline.replace("推进会", " 推进会 ");
        paper.write(PAGE, &page(&[set.called(&spaced), story("甲2"), story("甲3")]));
    }),
    ("with other heading marks", |paper| paper.write(PAGE, &marks(&["甲1", "甲2", "甲3"]).replace("# ", "## "))),
    ("with blank lines doubled", |paper| paper.write(PAGE, &marks(&["甲1", "甲2", "甲3"]).replace("\n\n", "\n\n\n"))),
    ("with other column breaks", |paper| paper.write(PAGE, &marks(&["甲1", "甲2", "甲3"]).replace("安排在", "安\n\n排在"))),
    ("paragraphs joined", |paper| {
        let mut joined = story("甲2");
        joined.text = vec![joined.text.concat()];
        paper.write(PAGE, &page(&[story("甲1"), joined, story("甲3")]));
    }),
    ("an article inserted above", |paper| paper.write(PAGE, &marks(&["新1", "甲1", "甲2", "甲3"]))),
    ("an article inserted between", |paper| paper.write(PAGE, &marks(&["甲1", "新1", "甲2", "甲3"]))),
    ("an article added below", |paper| paper.write(PAGE, &marks(&["甲1", "甲2", "甲3", "新1"]))),
    ("an article removed", |paper| paper.write(PAGE, &marks(&["甲1", "甲3"]))),
    ("reversed", |paper| paper.write(PAGE, &marks(&["甲3", "甲2", "甲1"]))),
    ("reversed and one corrected", |paper| {
        paper.write(PAGE, &page(&[story("甲3"), story("甲2").called("更正后的题目"), story("甲1")]))
    }),
    ("one removed, one inserted, one corrected", |paper| {
        paper.write(PAGE, &page(&[story("新1"), story("甲2").called("更正后的题目"), story("甲3")]));
    }),
    ("an article moved to another page", |paper| {
        paper.write(PAGE, &marks(&["甲1", "甲3"]));
        paper.write("2023-04-09-A02.md", &marks(&["乙1", "甲2", "乙2"]));
    }),
    ("an article moved to an earlier file", |paper| {
        paper.write(PAGE, &marks(&["乙1", "甲1", "甲2", "甲3"]));
        paper.write("2023-04-09-A02.md", &marks(&["乙2"]));
    }),
    ("two pages exchanged", |paper| {
        paper.write(PAGE, &marks(&["乙1", "乙2"]));
        paper.write("2023-04-09-A02.md", &marks(&["甲1", "甲2", "甲3"]));
    }),
    ("a page split in two files", |paper| {
        paper.write(PAGE, &marks(&["甲1"]));
        paper.write("2023-04-09-A01-2.md", &marks(&["甲2", "甲3"]));
    }),
    ("a page split in a file an article", |paper| {
        paper.remove(PAGE);
        for (at, mark) in ["甲1", "甲2", "甲3"].iter().enumerate() {
            paper.write(&format!("2023-04-09-A01-{at}.md"), &marks(&[mark]));
        }
    }),
    ("two pages joined in one file", |paper| {
        paper.remove("2023-04-09-A02.md");
        paper.write(PAGE, &marks(&["甲1", "甲2", "甲3", "乙1", "乙2"]));
    }),
    ("the same page twice under two names", |paper| paper.write("2023-04-09-A01-copy.md", &marks(&["甲1", "甲2", "甲3"]))),
    ("the same page again under a name without a page", |paper| paper.write("2023-04-09.md", &marks(&["甲1", "甲2", "甲3"]))),
    ("a copy, and the first corrected", |paper| {
        paper.write("2023-04-09-A01-old.md", &marks(&["甲1", "甲2", "甲3"]));
        paper.write(PAGE, &page(&[story("甲1").called("更正后的题目"), story("甲2"), story("甲3")]));
    }),
    ("another base_url", |paper| paper.settings = paper.settings.replace("example.cn/feeds", "news.example.cn/f")),
    ("https to http", |paper| paper.settings = paper.settings.replace("https:", "http:")),
    ("another title", |paper| paper.settings = paper.settings.replace("中原时报", "中原晨报")),
    ("another output folder", |paper| paper.settings.push_str("[output]\ndir = \"site\"\n")),
    ("another hour of publication", |paper| paper.settings.push_str("publish_time = \"07:30\"\n")),
    ("another typography", |paper| paper.settings.push_str("typography = \"ascii\"\n")),
    ("the archive lost", |paper| paper.lose_archive()),
    ("the archive and the feeds lost", |paper| {
        paper.lose_archive();
        paper.lose_feeds();
    }),
    ("the archive lost after a correction", |paper| {
        paper.write(PAGE, &page(&[story("甲1").called("更正后的题目"), story("甲2"), story("甲3")]));
        paper.build();
        paper.lose_archive();
    }),
    ("the archive lost, and renamed and corrected since", |paper| {
        paper.lose_archive();
        paper.remove(PAGE);
        paper.write("2023-04-09-A01-v2.md", &page(&[story("甲1").called("更正后的题目"), story("甲2"), story("甲3")]));
    }),
];

/// Two days, three pages, eight stories.
fn before() -> Paper {
    let mut paper = Paper::new();
    paper.write(PAGE, &marks(&["甲1", "甲2", "甲3"]));
    paper.write("2023-04-09-A02.md", &marks(&["乙1", "乙2"]));
    paper.write("2023-04-10-A01.md.d/2023-04-11-A01.md", &marks(&["丙1", "丙2", "丙3"]));
    paper.build();
    paper
}

#[test]
fn an_article_keeps_its_id_and_its_moment_of_publication() {
    let mut failures = Vec::new();
    for (name, edit) in SAME {
        let mut paper = before();
        let first = paper.walk();
        edit(&mut paper);
        let told = paper.build();
        let then = paper.walk();
        paper.build();
        let again = paper.walk();
        for (mark, seen) in &first {
            for (when, later) in [("then", then.get(mark)), ("again", again.get(mark))] {
                match later {
                    None if name.contains("removed") && ["甲1", "甲2"].contains(&mark.as_str()) => {}
                    None => failures.push(format!("{name}: {mark} is gone {when}\n{told}")),
                    Some(later) if later.id != seen.id => {
                        failures.push(format!("{name}: {mark} was {} and is {} {when}\n{told}", seen.id, later.id))
                    }
                    Some(later) if later.published != seen.published && !name.contains("hour") && !name.contains("lost") => {
                        failures.push(format!("{name}: {mark} was published {} and is {}", seen.published, later.published));
                    }
                    Some(later) if later.updated < seen.updated => failures.push(format!("{name}: {mark} went back")),
                    Some(_) => {}
                }
            }
        }
        let on_pages =
            8 + usize::from(name.contains("inserted") || name.contains("added below")) - usize::from(name.contains("removed"));
        if then.len() != on_pages {
            failures.push(format!("{name}: {} stories, expected {on_pages}\n{told}", then.len()));
        }
        if then != again {
            failures.push(format!("{name}: a second build says something else"));
        }
    }
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), SAME.len(), failures.join("\n"));
}

/// Pages and the stories on them.
type Pages = &'static [(&'static str, &'static [&'static str])];

/// Stories under one headline that are not one story.
const DIFFERENT: [(&str, Pages); 6] = [
    ("two days", &[("2023-04-09-A01.md", &["丁1"]), ("2023-04-10-A01.md", &["丁2"])]),
    ("two pages of a day", &[("2023-04-09-A01.md", &["丁1"]), ("2023-04-09-A02.md", &["丁2"])]),
    ("one page, one file", &[("2023-04-09-A01.md", &["丁1", "丁2"])]),
    ("one page, two files", &[("2023-04-09-A01-1.md", &["丁1"]), ("2023-04-09-A01-2.md", &["丁2"])]),
    ("pages that are not known", &[("2023-04-09-a.md", &["丁1"]), ("2023-04-09-b.md", &["丁2"])]),
    ("three times on a page", &[("2023-04-09-A01.md", &["丁1", "丁2", "丁3"])]),
];

#[test]
fn stories_under_one_headline_have_ids_of_their_own_that_stay() {
    for (name, pages) in DIFFERENT {
        let mut paper = Paper::new();
        let write = |paper: &Paper, extra: &str| {
            for (path, stories) in pages {
                let stories: Vec<_> = stories.iter().map(|mark| story(mark).called("简讯")).collect();
                paper.write(path, &format!("{extra}{}", page(&stories)));
            }
        };
        write(&paper, "");
        paper.build();
        let first = paper.walk();
        let ids: std::collections::BTreeSet<&String> = first.values().map(|seen| &seen.id).collect();
        let count: usize = pages.iter().map(|(_, stories)| stories.len()).sum();
        assert_eq!((first.len(), ids.len()), (count, count), "{name}");
        write(&paper, &marks(&["新1"]));
        paper.build();
        write(&paper, "");
        paper.build();
        paper.lose_archive();
        paper.build();
        let then = paper.walk();
        for (mark, seen) in first {
            assert_eq!(then.get(&mark).map(|it| &it.id), Some(&seen.id), "{name}: {mark}");
        }
    }
}

#[test]
fn two_papers_never_share_an_id() {
    let ids = ["example.cn,2023", "example.org,2023"].map(|authority| {
        let mut paper = Paper::new();
        paper.settings = paper.settings.replace("example.cn,2023", authority);
        paper.write(PAGE, &marks(&["甲1"]));
        paper.build();
        paper.walk()["甲1"].id.clone()
    });
    assert_ne!(ids[0], ids[1]);
}

#[test]
fn another_authority_is_refused_with_or_without_the_archive() {
    let mut paper = before();
    let files = paper.files();
    paper.settings = paper.settings.replace("example.cn,2023", "example.org,2023");
    for lost in [false, true] {
        if lost {
            paper.lose_archive();
        }
        let output = paper.run(&["build"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(told.contains("holds the ids of example.cn,2023, and the paper's authority is example.org,2023"), "{told}");
        assert!(told.contains("keep authority = \"example.cn,2023\""), "{told}");
        assert_eq!(paper.files(), files);
    }
    let told = String::from_utf8_lossy(&paper.run(&["build"]).stderr).into_owned();
    assert!(told.contains("move .benbao, benbao.ids and the folder of the feeds away, and say benbao build"), "{told}");
    let away = paper.path("away");
    fs::create_dir(&away).unwrap();
    for name in [".benbao", "benbao.ids", "feeds"] {
        let _ = fs::rename(paper.path(name), away.join(name));
    }
    paper.build();
    assert!(paper.walk().values().all(|seen| seen.id.starts_with("tag:example.org,2023:")));
}

#[test]
fn feeds_that_move_keep_their_ids_and_say_once_what_their_host_must_do() {
    let mut paper = before();
    paper.settings = paper.settings.replace("authority = \"example.cn,2023\"\n", "");
    paper.build();
    let first: Vec<String> = paper.walk().into_values().map(|seen| seen.id).collect();
    paper.settings = paper.settings.replace("https://example.cn/feeds/", "https://news.example.org/feeds/");
    let words = "the address of the feeds was https://example.cn/feeds/ and is https://news.example.org/feeds/: \
                 the ids stay those of example.cn,2023";
    for arguments in [&["--dry-run"][..], &["--quiet"]] {
        assert!(paper.build_with(arguments).contains(words), "{arguments:?}");
    }
    assert!(!paper.build().contains(words), "it is said once");
    let now: Vec<String> = paper.walk().into_values().map(|seen| seen.id).collect();
    assert_eq!(now, first);
}

#[test]
fn an_archive_lost_is_made_again_with_the_same_bytes() {
    let mut paper = before();
    paper.write("2023-04-09-A03.md", &marks(&["迟1"]));
    paper.build();
    paper.write(PAGE, &page(&[story("甲1").called("更正后的题目"), story("甲2").replaced("街道", "乡镇")]));
    paper.build();
    let id = paper.walk()["乙2"].id.clone();
    paper.ask(&["archive", "withdraw", &id, "--reason", "事实有误"]);
    let files = paper.files();
    paper.lose_archive();
    paper.build();
    for (path, bytes) in &files {
        let now = paper.files().get(path).cloned().unwrap_or_default();
        assert_eq!(String::from_utf8_lossy(&now), String::from_utf8_lossy(bytes), "{}", path.display());
    }
    assert_eq!(paper.files().len(), files.len());
    let _ = fs::remove_dir_all(paper.path(".benbao"));
    paper.build_with(&["--verify"]);
    assert_eq!(paper.files(), files);
}
