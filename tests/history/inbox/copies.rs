//! Copies of a page: published once, as the best of them has it, in whatever order they come and go.

use crate::inbox::Scenario;
use crate::inbox::room::Room;
use crate::inbox::scenario;
use crate::inbox::with_archive;
use crate::paper::marks;
use crate::paper::page;
use crate::paper::story;
use std::fs;

/// A copy holds the same stories with another word: 乡镇 for 街道.
fn other_version() -> String {
    page(&[story("甲1").replaced("街道", "乡镇"), story("甲2").replaced("街道", "乡镇")])
}

/// Two names of one page: the first wins.
const PAIRS: [(&str, &str); 19] = [
    ("2026-03-10-A01.md", "2026-03-10-A01 副本.md"),
    ("2026-03-10-A01.md", "2026-03-10-A01 备份.md"),
    ("2026-03-10-A01.md", "2026-03-10-A01(1).md"),
    ("2026-03-10-A01.md", "2026-03-10-A01 (2).md"),
    ("2026-03-10-A01.md", "2026-03-10-A01~.md"),
    ("2026-03-10-A01 最终.md", "2026-03-10-A01.md"),
    ("2026-03-10-A01定稿.md", "2026-03-10-A01.md"),
    ("2026-03-10-A01-最终.md", "2026-03-10-A01 副本.md"),
    ("2026-03-10-A01.txt", "2026-03-10-A01.md"),
    ("2026-03-10-A01 最终.md", "2026-03-10-A01.txt"),
    ("2026-03-10-A01.md", "2026-03-10-A01 副本.txt"),
    ("a/2026-03-10-A01.md", "b/2026-03-10-A01.md"),
    ("2026-03-10/二版（最终）.txt", "2026-03-10/二版.txt"),
    ("2026年3月/10日/二版.md", "3月10日/二版.md"),
    ("2026-03-10-A01（改）.md", "2026-03-10-A01.md"),
    ("2026-03-10-A01_改.md", "2026-03-10-A01.txt"),
    ("2026-03-10-A01-修改.md", "2026-03-10-A01.md"),
    ("2026-03-10-A01 v3.md", "2026-03-10-A01 v2.md"),
    ("2026-03-10-A01 定.md", "2026-03-10-A01 改2.md"),
];

/// A bare number and the number with its letter: one page where they tell the same stories word for word. The first wins.
const NUMBERS: [(&str, &str); 2] = [("2026-03-10/01.md", "2026-03-10/A01.md"), ("2026-03-10/A01 改.md", "2026-03-10/01.md")];

const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
const SAME: [&str; 3] = ["2026-03-10-A04.md", "2026-03-10-A04.txt", "2026-03-10-A04 副本.md"];

pub(crate) fn scenarios() -> Vec<Scenario> {
    let mut all = pairs();
    all.extend(numbers());
    all.extend(without_day());
    all.push(far_apart());
    all.extend(orders());
    all.extend(others());
    all
}

fn numbers() -> Vec<Scenario> {
    let alike = |(better, worse): (&'static str, &'static str)| {
        scenario(&format!("{better} and {worse} tell the same and are one page"), move |room| {
            room.put(better, &["甲1", "甲2"]);
            room.put(worse, &["甲1", "甲2"]);
            room.build_that_tells("03-10 06:30");
            room.live(&["甲1", "甲2"]);
            room.quiet_run("03-10 07:30");
        })
    };
    let apart = scenario("01 and A01 tell other stories and are two pages", |room| {
        room.put("2026-03-10/01.md", &["甲1", "甲2"]);
        room.put("2026-03-10/A01.md", &["乙1", "乙2"]);
        room.build("03-10 06:30");
        room.live(&["甲1", "甲2", "乙1", "乙2"]);
        room.quiet_run("03-10 07:30");
    });
    let story_by_story = scenario("a page, and a web page for each of its stories, are out once, wherever they lie", |room| {
        room.put("2026-03-10-01.md", &["甲1", "甲2", "甲3"]);
        for (number, name) in ["甲1", "甲2", "甲3"].into_iter().enumerate() {
            room.put(&format!("2026-03-10/content_20{number}.md"), &[name]);
        }
        room.build_that_tells("03-10 06:30");
        room.live(&["甲1", "甲2", "甲3"]);
        room.quiet_run("03-10 07:30");
    });
    NUMBERS.into_iter().map(alike).chain([apart, story_by_story]).collect()
}

fn pairs() -> Vec<Scenario> {
    let mut all = Vec::new();
    for (better, worse) in PAIRS {
        all.push(scenario(&format!("{better} is published and {worse} is not, in one run"), move |room| {
            room.put(better, &["甲1", "甲2"]);
            room.text(worse, &other_version());
            room.build_that_tells("03-10 06:30");
            room.live(&["甲1", "甲2"]);
            room.says("甲1", "街道");
            room.does_not_say("甲1", "乡镇");
            room.quiet_run("03-10 07:30");
        }));
        all.push(scenario(&format!("{worse} that comes after {better} changes nothing, nor does its going"), move |room| {
            room.put(better, &["甲1", "甲2"]);
            room.build("03-10 06:30");
            room.text(worse, &other_version());
            room.build_that_tells("03-10 12:30");
            room.live(&["甲1", "甲2"]);
            room.does_not_say("甲1", "乡镇");
            room.updated("甲1", "03-10 06:00");
            room.remove(worse);
            room.build("03-10 13:30");
            room.live(&["甲1", "甲2"]);
            room.updated("甲1", "03-10 06:00");
        }));
        // Without its archive nobody can know which of two files the published text was read from.
        all.push(with_archive(&format!("{better} that comes after {worse} corrects it"), move |room| {
            room.text(worse, &other_version());
            room.build("03-10 06:30");
            room.says("甲1", "乡镇");
            room.put(better, &["甲1", "甲2"]);
            room.build_that_tells("03-10 12:30");
            room.live(&["甲1", "甲2"]);
            room.does_not_say("甲1", "乡镇");
            room.published("甲1", "03-10 06:00");
            room.changed_second_by_second(&["甲1", "甲2"]);
            room.remove(better);
            room.build_that_tells("03-10 13:30");
            room.live(&["甲1", "甲2"]);
            room.withdrawn(&[]);
        }));
    }
    all
}

/// Two names of one page that tell no day, which stands on the page: the first wins.
const WITHOUT_DAY: [(&str, &str); 6] = [
    ("A01.md", "A01 副本.md"),
    ("二版（最终）.txt", "二版.txt"),
    ("A01.txt", "A01.md"),
    ("a/A01.md", "b/A01.md"),
    ("a/A01 最终.md", "z/A01.md"),
    ("旧/要闻.md", "要闻.md"),
];

/// Pages enough that the two are not read in one go.
const BETWEEN: usize = 70;

fn without_day() -> Vec<Scenario> {
    let mut all = Vec::new();
    // In one folder nothing stands between the two.
    let far = WITHOUT_DAY.into_iter().filter(|(better, _)| better.starts_with("a/")).map(|pair| (pair, BETWEEN));
    for ((better, worse), between) in WITHOUT_DAY.into_iter().map(|pair| (pair, 0)).chain(far) {
        let told = crate::inbox::daily::folio(10);
        let others: Vec<String> = (0..between).map(|at| format!("己{at}")).collect();
        let fill = move |room: &mut Room| {
            for (at, mark) in (0..).zip(&others) {
                room.text(&format!("m/{at:02}.md"), &(crate::inbox::daily::folio(9) + &marks(&[mark])));
            }
            let mut all: Vec<&str> = others.iter().map(String::as_str).chain(["甲1", "甲2"]).collect();
            all.sort_unstable();
            all.into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        let (page_of, copy) = (told.clone() + &marks(&["甲1", "甲2"]), told + &other_version());
        let (fill_too, page_too, copy_too) = (fill.clone(), page_of.clone(), copy.clone());
        all.push(scenario(&format!("{better} and {worse} beside {between} pages are one page, in one run"), move |room| {
            let all = fill(room);
            room.text(better, &page_of);
            room.text(worse, &copy);
            room.build_that_tells("03-10 06:30");
            room.live(&borrowed(&all));
            room.says("甲1", "街道");
            room.does_not_say("甲1", "乡镇");
            room.quiet_run("03-10 07:30");
        }));
        all.push(with_archive(
            &format!("{worse} that comes after {better} beside {between} pages changes nothing"),
            move |room| {
                let all = fill_too(room);
                room.text(better, &page_too);
                room.build_that_tells("03-10 06:30");
                room.text(worse, &copy_too);
                room.build_that_tells("03-10 12:30");
                room.live(&borrowed(&all));
                room.does_not_say("甲1", "乡镇");
                room.updated("甲1", "03-10 06:00");
                room.remove(worse);
                room.build_that_tells("03-10 13:30");
                room.live(&borrowed(&all));
                room.updated("甲1", "03-10 06:00");
            },
        ));
    }
    all
}

/// Too far apart to be read in one go, and the better is read last: published once, as it was read first, and that is said.
fn far_apart() -> Scenario {
    scenario("a better copy in a folder far away of a page whose path tells no day is said, and shows nothing twice", |room| {
        let told = crate::inbox::daily::folio(10);
        let others: Vec<String> = (10..10 + BETWEEN).map(|at| format!("己{at}")).collect();
        for mark in &others {
            room.text(&format!("m/{mark}.md"), &(crate::inbox::daily::folio(9) + &marks(&[mark])));
        }
        room.text("a/A01.md", &(told.clone() + &marks(&["甲1", "甲2"])));
        room.text("z/A01 最终.md", &(told + &other_version()));
        room.build_with_status("03-10 06:30", 3);
        room.told("z/A01 最终.md");
        room.live(&[borrowed(&others), vec!["甲1", "甲2"]].concat());
        room.says("甲1", "街道");
        room.quiet_run("03-10 07:30");
    })
}

fn borrowed(all: &[String]) -> Vec<&str> {
    all.iter().map(String::as_str).collect()
}

fn orders() -> Vec<Scenario> {
    ORDERS
        .into_iter()
        .map(|order| {
            let names = order.map(|at| SAME[at]);
            scenario(
                &format!("the same page as {}, a run each, is published once and never moves", names.join(", ")),
                move |room| {
                    for (at, name) in names.iter().enumerate() {
                        room.put(name, &["甲1", "甲2"]);
                        room.build_that_tells(&format!("03-10 0{}:30", 6 + at));
                        room.live(&["甲1", "甲2"]);
                        room.updated("甲1", "03-10 06:00");
                    }
                    for (at, name) in names.iter().enumerate().take(2) {
                        room.remove(name);
                        room.build_that_tells(&format!("03-11 0{}:30", 6 + at));
                        room.live(&["甲1", "甲2"]);
                        room.updated("甲1", "03-10 06:00");
                    }
                    room.withdrawn(&[]);
                },
            )
        })
        .collect()
}

fn others() -> Vec<Scenario> {
    vec![
        scenario("three copies in one run are published once, and that is said", |room| {
            for name in SAME {
                room.put(name, &["甲1", "甲2"]);
            }
            room.build_that_tells("03-10 06:30");
            room.live(&["甲1", "甲2"]);
            room.told("A04");
            room.quiet_run("03-11 06:30");
        }),
        scenario("a page that is corrected while its copy stays behind is corrected", |room| {
            room.put("2026-03-10-A01.md", &["甲1", "甲2"]);
            room.put("2026-03-10-A01 副本.md", &["甲1", "甲2"]);
            room.build_that_tells("03-10 06:30");
            room.text("2026-03-10-A01.md", &page(&[story("甲1").called("更正后的题目"), story("甲2")]));
            room.build_that_tells("03-10 12:30");
            room.live(&["甲1", "甲2"]);
            room.says("甲1", "更正后的题目");
            room.updated("甲1", "03-10 12:30");
            room.quiet_run("03-11 06:30");
        }),
        scenario("a copy that is edited beside its page changes nothing", |room| {
            room.put("2026-03-10-A01.md", &["甲1", "甲2"]);
            room.put("2026-03-10-A01 副本.md", &["甲1", "甲2"]);
            room.build_that_tells("03-10 06:30");
            room.text("2026-03-10-A01 副本.md", &other_version());
            room.build_that_tells("03-10 12:30");
            room.live(&["甲1", "甲2"]);
            room.updated("甲1", "03-10 06:00");
            room.does_not_say("甲1", "乡镇");
        }),
        scenario("a final version with another headline is a correction, not another story", |room| {
            room.put("2026-03-10-A01.md", &["甲1", "甲2"]);
            room.build("03-10 06:30");
            room.text("2026-03-10-A01 定稿.md", &page(&[story("甲1").called("更正后的题目"), story("甲2")]));
            room.build_that_tells("03-10 12:30");
            room.live(&["甲1", "甲2"]);
            room.says("甲1", "更正后的题目");
            room.published("甲1", "03-10 06:00");
            room.updated("甲2", "03-10 05:59:59");
        }),
        scenario("a copy that is alone is a page", |room| {
            room.put("2026-03-10-A01 副本.md", &["甲1"]);
            room.put("2026-03-10-A02(1).md", &["乙1"]);
            room.build("03-10 06:30");
            room.live(&["甲1", "乙1"]);
        }),
        scenario("a page renamed to its final name stays what it is", |room| {
            room.put("2026-03-10-A01.md", &["甲1", "甲2"]);
            room.build("03-10 06:30");
            room.paper.rename("2026-03-10-A01.md", "2026-03-10-A01 最终.md");
            room.build("03-10 12:30");
            room.live(&["甲1", "甲2"]);
            room.updated("甲1", "03-10 06:00");
        }),
        scenario("pages of one name in two folders that hold different stories are two pages", |room| {
            room.put("城区/2026-03-10-A01.md", &["甲1", "甲2"]);
            room.put("县区/2026-03-10-A01.md", &["乙1", "乙2"]);
            room.build_that_tells("03-10 06:30");
            room.live(&["甲1", "甲2", "乙1", "乙2"]);
        }),
        scenario("files that are numbered (1), (2), (3) and hold different stories are all published", |room| {
            for (at, mark) in ["甲1", "甲2", "甲3"].iter().enumerate() {
                room.put(&format!("2026-03-10-消息({}).md", at + 1), &[mark]);
            }
            room.build_that_tells("03-10 06:30");
            room.live(&["甲1", "甲2", "甲3"]);
        }),
        scenario("a copy left behind by a name that is written over belongs to its own day", |room| {
            let of_day = |day: u32, stories: &[&str]| crate::inbox::daily::folio(day) + &crate::paper::marks(stories);
            room.text("A01.md", &of_day(10, &["甲1", "甲2"]));
            room.text("A01 副本.md", &of_day(10, &["甲1", "甲2"]));
            room.build_that_tells("03-10 06:30");
            room.live(&["甲1", "甲2"]);
            room.text("A01.md", &of_day(11, &["乙1", "乙2"]));
            room.build_that_tells("03-11 06:30");
            room.live(&["甲1", "甲2", "乙1", "乙2"]);
            room.updated("甲1", "03-10 06:00");
        }),
        scenario("a page that loses a story while its copy keeps it shows no story twice", |room| {
            room.put("2026-03-10-A01.md", &["甲1", "甲2"]);
            room.put("2026-03-10-A01 副本.md", &["甲1", "甲2"]);
            room.build_that_tells("03-10 06:30");
            room.put("2026-03-10-A01.md", &["甲1"]);
            room.decide(&["甲2"]);
            room.build_that_tells("03-10 12:30");
            room.quiet_run("03-11 06:30");
        }),
        scenario("what editors and systems drop beside a page is no page, and nothing is said of it", |room| {
            room.put("2026-03-10-A01.md", &["甲1"]);
            for name in ["~$2026-03-10-A01.md", "Thumbs.db", ".DS_Store", "._2026-03-10-A01.md", "desktop.ini"] {
                fs::write(room.page(name), b"\x00\x05\x16\x07\xff\xfe").unwrap();
            }
            room.build("03-10 06:30");
            room.silent();
            room.live(&["甲1"]);
        }),
    ]
}
