//! Stories on their way through the inbox: renamed, moved, saved again, corrected, for weeks.

use crate::inbox::Scenario;
use crate::inbox::room::Room;
use crate::inbox::scenario;
use crate::paper::marks;
use crate::paper::page;
use crate::paper::story;
use std::fs;

const A01: &str = "2026-03-10-A01.md";
const A02: &str = "2026-03-10-A02.md";

fn morning(room: &mut Room) {
    room.put(A01, &["甲1", "甲2", "甲3"]);
    room.put(A02, &["乙1", "乙2"]);
    room.build("03-10 06:30");
}

type Edit = fn(&mut Room);

/// What leaves every story as readers have it, to the second.
const UNSEEN: [(&str, Edit); 16] = [
    ("a page saved again changes nothing", |room| room.put(A01, &["甲1", "甲2", "甲3"])),
    ("a page saved with a byte order mark changes nothing", |room| {
        room.text(A01, &format!("\u{feff}{}", marks(&["甲1", "甲2", "甲3"])))
    }),
    ("a page saved with line ends of Windows changes nothing", |room| {
        room.text(A01, &marks(&["甲1", "甲2", "甲3"]).replace('\n', "\r\n"))
    }),
    ("a page saved with a blank line more changes nothing", |room| {
        room.text(A01, &format!("\n{}\n", marks(&["甲1", "甲2", "甲3"])))
    }),
    ("a page renamed changes nothing", |room| room.paper.rename(A01, "2026-03-10-A01-v2.md")),
    ("a page renamed to plain text changes nothing", |room| room.paper.rename(A01, "2026-03-10-A01.txt")),
    ("a page moved to a folder of its day changes nothing", |room| room.paper.rename(A01, "2026/03/10/A01.md")),
    ("a whole inbox moved to folders changes nothing", |room| {
        room.paper.rename(A01, "2026/03/10/A01.md");
        room.paper.rename(A02, "2026/03/10/A02.md");
    }),
    ("a page split into a file a story changes nothing", |room| {
        room.remove(A01);
        for (at, mark) in ["甲1", "甲2", "甲3"].iter().enumerate() {
            room.put(&format!("2026-03-10-A01-{at}.md"), &[mark]);
        }
    }),
    ("two pages joined in one file change nothing", |room| {
        room.remove(A02);
        room.put(A01, &["甲1", "甲2", "甲3", "乙1", "乙2"]);
    }),
    ("two pages exchanged change nothing", |room| {
        room.put(A01, &["乙1", "乙2"]);
        room.put(A02, &["甲1", "甲2", "甲3"]);
    }),
    ("stories in another order change nothing", |room| room.put(A01, &["甲3", "甲1", "甲2"])),
    ("a story moved to another page changes nothing", |room| {
        room.put(A01, &["甲1", "甲3"]);
        room.put(A02, &["乙1", "甲2", "乙2"]);
    }),
    ("a page that is called the front page changes nothing", |room| room.paper.rename(A01, "2026-03-10/头版.md")),
    ("a page moved to a folder of its day without a year changes nothing", |room| room.paper.rename(A01, "3月10日/A01.md")),
    ("a page dated a day later changes nothing", |room| room.paper.rename(A01, "2026-03-11-A01.md")),
];

pub(crate) fn scenarios() -> Vec<Scenario> {
    let mut all: Vec<Scenario> = UNSEEN
        .into_iter()
        .map(|(name, edit)| {
            scenario(name, move |room| {
                morning(room);
                edit(room);
                room.build_that_tells("03-11 07:30");
                room.live(&["甲1", "甲2", "甲3", "乙1", "乙2"]);
                for (mark, second) in [("甲1", "06:00:00"), ("甲2", "05:59:59"), ("乙2", "05:59:56")] {
                    room.updated(mark, &format!("03-10 {second}"));
                }
                room.withdrawn(&[]);
                room.quiet_run("03-12 06:30");
            })
        })
        .collect();
    all.extend([
        scenario("a story corrected every day for three weeks is one story", |room| {
            morning(room);
            for day in 11..=31 {
                let corrected = story("甲2").replaced("街道负责", &format!("{day}街道负责"));
                room.text(A01, &page(&[story("甲1"), corrected, story("甲3")]));
                room.build(&format!("03-{day} 09:00"));
                room.updated("甲2", &format!("03-{day} 09:00"));
            }
            room.live(&["甲1", "甲2", "甲3", "乙1", "乙2"]);
            room.published("甲2", "03-10 05:59:59");
            room.updated("甲1", "03-10 06:00");
        }),
        scenario("a page renamed and corrected in one go is a correction", |room| {
            morning(room);
            room.remove(A01);
            room.text("2026-03-10-A01-改.md", &page(&[story("甲1").called("更正后的题目"), story("甲2"), story("甲3")]));
            room.build("03-10 12:30");
            room.live(&["甲1", "甲2", "甲3", "乙1", "乙2"]);
            room.updated("甲1", "03-10 12:30");
            room.updated("甲2", "03-10 05:59:59");
        }),
        scenario("stories in a file each that are corrected, renamed and joined in turn keep their ids", |room| {
            for (at, mark) in ["甲1", "甲2", "甲3"].iter().enumerate() {
                room.put(&format!("2026-03-10-A01-{at}.md"), &[mark]);
            }
            room.build("03-10 06:30");
            room.text("2026-03-10-A01-1.md", &page(&[story("甲2").called("更正后的题目")]));
            room.build("03-10 09:00");
            room.paper.rename("2026-03-10-A01-1.md", "2026-03-10-A01-头条.md");
            room.build("03-10 10:00");
            fs::remove_file(room.page("2026-03-10-A01-0.md")).unwrap();
            fs::remove_file(room.page("2026-03-10-A01-2.md")).unwrap();
            fs::remove_file(room.page("2026-03-10-A01-头条.md")).unwrap();
            room.text(A01, &page(&[story("甲1"), story("甲2").called("更正后的题目"), story("甲3")]));
            room.build("03-10 11:00");
            room.live(&["甲1", "甲2", "甲3"]);
            room.updated("甲2", "03-10 09:00");
        }),
        scenario("a daily column keeps its headline and is a story a day for two weeks", |room| {
            let mut all = Vec::new();
            for day in 1..=14 {
                let mark = format!("甲{day}");
                room.text(&format!("2026-03-{day:02}-A01.md"), &page(&[story(&mark).called("今日天气")]));
                room.build(&format!("03-{day:02} 06:30"));
                all.push(mark);
                room.live(&all.iter().map(String::as_str).collect::<Vec<_>>());
                room.published(all.last().unwrap(), &format!("03-{day:02} 06:00"));
            }
        }),
        scenario("a story printed again a week later under its headline is told of and loses no reader", |room| {
            morning(room);
            room.put("2026-03-17-A01.md", &["丙1"]);
            room.build("03-17 06:30");
            room.paper.rename(A02, "2026-03-17-A02.md");
            room.build_that_tells("03-17 07:30");
            room.live(&["甲1", "甲2", "甲3", "乙1", "乙2", "丙1"]);
            room.published("乙1", "03-10 05:59:57");
        }),
    ]);
    all
}
