//! Pages that go, are emptied or cannot be read: the folder is not the truth, and what readers have stays.

use crate::inbox::Scenario;
use crate::inbox::room::Room;
use crate::inbox::scenario;
use crate::paper::marks;
use crate::paper::page;
use crate::paper::story;
use std::fs;

const A01: &str = "2026-03-10-A01.md";
const A02: &str = "2026-03-10-A02.md";
const ALL: [&str; 4] = ["甲1", "甲2", "乙1", "乙2"];

/// Two pages of 10 March, published that morning.
fn morning(room: &mut Room) {
    room.put(A01, &["甲1", "甲2"]);
    room.put(A02, &["乙1", "乙2"]);
    room.build("03-10 06:30");
    room.live(&ALL);
}

/// A page on which something happens that is no decision: its stories stay, that is told once, and then no more.
fn stays(room: &mut Room, named: &str) {
    room.build_that_tells("03-10 12:30");
    room.live(&ALL);
    room.withdrawn(&[]);
    room.told(named);
    room.quiet_run("03-11 06:30");
    room.live(&ALL);
}

/// What is written over a page that is no story.
const WITHOUT_A_STORY: [(&str, &[u8]); 6] = [
    ("an emptied page of no byte keeps its stories", b""),
    ("a page of blank lines keeps its stories", b"\n\n  \n\t\n"),
    ("a page that holds a byte order mark alone keeps its stories", b"\xef\xbb\xbf"),
    ("a page of zeroes keeps its stories", &[0; 512]),
    ("a page that is not UTF-8 keeps its stories", b"\xd6\xd0\xd4\xad\xca\xb1\xb1\xa8\xff\xfe"),
    ("a page that holds its folio alone keeps its stories", "2026年3月10日 星期二 A01版\n\n责编：鲁燕\n".as_bytes()),
];

pub(crate) fn scenarios() -> Vec<Scenario> {
    let mut all = pages();
    all.extend(WITHOUT_A_STORY.map(|(name, bytes)| {
        scenario(name, move |room| {
            morning(room);
            fs::write(room.page(A01), bytes).unwrap();
            stays(room, A01);
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-11 12:00");
            room.live(&ALL);
            room.updated("甲1", "03-10 06:00");
        })
    }));
    all.extend(inboxes());
    all
}

fn pages() -> Vec<Scenario> {
    vec![
        scenario("a removed page keeps its stories", |room| {
            morning(room);
            room.remove(A01);
            stays(room, A01);
        }),
        scenario("a removed page that comes back is as it was", |room| {
            morning(room);
            room.remove(A01);
            stays(room, A01);
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-20 06:30");
            room.live(&ALL);
            room.updated("甲1", "03-10 06:00");
        }),
        scenario("a removed page that comes back corrected is a correction", |room| {
            morning(room);
            room.remove(A01);
            stays(room, A01);
            room.text(A01, &page(&[story("甲1").called("更正后的题目"), story("甲2")]));
            room.build("03-20 06:30");
            room.live(&ALL);
            room.published("甲1", "03-10 06:00");
            room.updated("甲1", "03-20 06:30");
            room.updated("甲2", "03-10 05:59:59");
        }),
        scenario("a removed page does not keep the others from being corrected", |room| {
            morning(room);
            room.remove(A01);
            room.text(A02, &page(&[story("乙1").called("更正后的题目"), story("乙2")]));
            room.build_that_tells("03-10 12:30");
            room.live(&ALL);
            room.updated("乙1", "03-10 12:30");
            room.updated("甲1", "03-10 06:00");
        }),
        scenario("of stories in a file each, a removed file keeps its story", |room| {
            for (at, mark) in ["甲1", "甲2", "乙1", "乙2"].iter().enumerate() {
                room.put(&format!("2026-03-10-A01-{at}.md"), &[mark]);
            }
            room.build("03-10 06:30");
            room.remove("2026-03-10-A01-1.md");
            stays(room, "2026-03-10-A01-1.md");
        }),
        scenario("of stories in a file each, an emptied file keeps its story", |room| {
            for (at, mark) in ["甲1", "甲2", "乙1", "乙2"].iter().enumerate() {
                room.put(&format!("2026/03/10/A01/{at}.md"), &[mark]);
            }
            room.build("03-10 06:30");
            room.text("2026/03/10/A01/2.md", "");
            stays(room, "2.md");
        }),
        scenario("a story whose page loses its only heading stays published", |room| {
            room.put(A01, &["甲1"]);
            room.put(A02, &["甲2", "乙1", "乙2"]);
            room.build("03-10 06:30");
            room.text(A01, &marks(&["甲1"]).replace("# ", ""));
            room.build_that_tells("03-10 12:30");
            room.live(&ALL);
            room.quiet_run("03-11 06:30");
        }),
        scenario("a page that becomes a draft keeps what was published of it", |room| {
            morning(room);
            room.text(A01, &format!("---\ndraft: true\n---\n{}", marks(&["甲1", "甲2"])));
            room.build_that_tells("03-10 12:30");
            room.live(&ALL);
            room.quiet_run("03-11 06:30");
        }),
        scenario("a page that tells another day with other stories on it leaves the old ones out there", |room| {
            morning(room);
            room.text(A01, &format!("---\ndate: 2026-03-11\n---\n{}", marks(&["丙1", "丙2"])));
            room.build_that_tells("03-11 06:30");
            room.live(&["甲1", "甲2", "乙1", "乙2", "丙1", "丙2"]);
            room.of_day("丙1", "03-11");
            room.quiet_run("03-11 07:30");
        }),
        scenario("a page that becomes a link keeps its stories", |room| {
            morning(room);
            fs::rename(room.page(A01), room.paper.path("elsewhere.md")).unwrap();
            std::os::unix::fs::symlink(room.paper.path("elsewhere.md"), room.page(A01)).unwrap();
            room.build_with_status("03-10 12:30", 3);
            room.told(A01);
            room.live(&ALL);
            room.quiet_run("03-11 06:30");
        }),
        scenario("a page that is excluded by the settings keeps its stories", |room| {
            morning(room);
            room.paper.settings.push_str("[source]\nexclude = [\"*-A01.md\"]\n");
            room.build_that_tells("03-10 12:30");
            room.live(&ALL);
            room.withdrawn(&[]);
        }),
        scenario("a removed page whose story stands on another page by now is not shown twice", |room| {
            morning(room);
            room.remove(A01);
            room.put("2026-03-10-A03.md", &["甲1"]);
            room.build_that_tells("03-10 12:30");
            room.live(&ALL);
            room.published("甲1", "03-10 06:00");
        }),
    ]
}

fn inboxes() -> Vec<Scenario> {
    vec![
        scenario("a removed day of a paper of two weeks stays, is told once, and the next run is silent", |room| {
            let marks: Vec<[String; 2]> = (1..=14).map(|day| [format!("甲{day}"), format!("乙{day}")]).collect();
            for (day, two) in (1..=14).zip(&marks) {
                room.put(&format!("2026/03/{day:02}/A01.md"), &[&two[0], &two[1]]);
                room.build(&format!("03-{day:02} 06:30"));
            }
            fs::remove_dir_all(room.page("2026/03/05")).unwrap();
            room.build_that_tells("03-14 12:00");
            room.told("2026/03/05");
            let all: Vec<&str> = marks.iter().flatten().map(String::as_str).collect();
            room.live(&all);
            room.withdrawn(&[]);
            room.quiet_run("03-15 06:30");
            room.live(&all);
        }),
        scenario("a removed month stays while the next month goes on", |room| {
            let mut all: Vec<String> = Vec::new();
            for day in 1..=20 {
                let mark = format!("甲{day}");
                room.put(&format!("2026/02/{day:02}/A01.md"), &[&mark, &format!("乙{day}")]);
                all.extend([mark, format!("乙{day}")]);
            }
            room.build("03-01 06:30");
            fs::remove_dir_all(room.page("2026/02")).unwrap();
            room.put("2026/03/01/A01.md", &["丙1"]);
            all.push("丙1".to_owned());
            room.build_that_tells("03-01 07:30");
            let all: Vec<&str> = all.iter().map(String::as_str).collect();
            room.live(&all);
            room.quiet_run("03-02 06:30");
            room.text("2026/03/01/A01.md", &page(&[story("丙1").called("更正后的题目")]));
            room.build("03-02 07:00");
            room.live(&all);
        }),
        scenario("an inbox that keeps three days loses no edition in two weeks", |room| {
            let mut all = Vec::new();
            for day in 1..=14 {
                let mark = format!("甲{day}");
                room.put(&format!("2026-03-{day:02}-A01.md"), &[&mark]);
                if day > 3 {
                    room.remove(&format!("2026-03-{:02}-A01.md", day - 3));
                }
                room.build_that_tells(&format!("03-{day:02} 06:30"));
                all.push(mark);
                room.live(&all.iter().map(String::as_str).collect::<Vec<_>>());
            }
            room.quiet_run("03-14 12:00");
        }),
        scenario("an inbox emptied of a whole paper is a normal run, told once", |room| {
            morning(room);
            room.empty();
            room.build_that_tells("03-10 12:30");
            room.live(&ALL);
            room.quiet_run("03-11 06:30");
            room.put("2026-03-11-A01.md", &["丙1"]);
            room.build("03-11 07:00");
            room.live(&["甲1", "甲2", "乙1", "乙2", "丙1"]);
        }),
        scenario("an emptied inbox still ends an embargo", |room| {
            morning(room);
            room.text("2026-03-10-A03.md", &format!("---\nrelease: 2026-03-12 12:00\n---\n{}", marks(&["丙1"])));
            room.build_that_tells("03-10 07:30");
            room.empty();
            room.build_that_tells("03-11 06:30");
            room.live(&ALL);
            room.build_that_tells("03-12 12:30");
            room.live(&["甲1", "甲2", "乙1", "乙2", "丙1"]);
            room.published("丙1", "03-12 12:00");
            room.quiet_run("03-13 06:30");
        }),
        scenario("an edition of tomorrow whose pages are carried away in the night still comes out", |room| {
            morning(room);
            room.put("2026-03-11-A01.md", &["丙1", "丙2"]);
            room.build_that_tells("03-10 20:00");
            room.empty();
            room.build_that_tells("03-11 06:30");
            room.live(&["甲1", "甲2", "乙1", "乙2", "丙1", "丙2"]);
            room.published("丙1", "03-11 06:00");
        }),
        scenario("an empty inbox is a failure on the first run, and none on the next with a page", |room| {
            room.build_with_status("03-10 06:30", 1);
            assert!(!room.paper.output().exists());
            room.put(A01, &["甲1"]);
            room.build("03-10 07:00");
            room.live(&["甲1"]);
        }),
        scenario("an inbox that is missing is a failure that changes nothing, with a history or without", |room| {
            fs::remove_dir(room.page("")).unwrap();
            room.build_with_status("03-10 06:00", 1);
            fs::create_dir(room.page("")).unwrap();
            morning(room);
            let files = room.files();
            fs::rename(room.page(""), room.paper.path("away")).unwrap();
            room.run("03-10 12:30", &["build"], &[1]);
            room.told("no such folder");
            assert!(room.files() == files, "a failed run changed something");
            fs::rename(room.paper.path("away"), room.page("")).unwrap();
            room.quiet_run("03-11 06:30");
            room.live(&ALL);
        }),
    ]
}
