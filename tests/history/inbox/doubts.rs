//! Stories that are to be looked at: published and named, or held back until a person has looked. A story without a headline
//! stands for all of them.

use crate::inbox::Scenario;
use crate::inbox::room::Room;
use crate::inbox::scenario;
use crate::inbox::with_archive;
use crate::paper::Story;
use crate::paper::marks;
use crate::paper::page;
use crate::paper::story;
use std::fs;

const A01: &str = "2026-03-10-A01.md";
const A02: &str = "2026-03-10-A02.md";

/// What is told of a place.
const TOLD: &str = "no headline was found";

/// A story without its headline; it stands first on its page, since it would end the story above.
fn headless(story: &Story) -> String {
    page(std::slice::from_ref(story)).split_once("\n\n").unwrap().1.to_owned()
}

/// A page of a story without a headline, and of others.
fn doubtful(mark: &str, others: &[&str]) -> String {
    headless(&story(mark)) + &marks(others)
}

fn hold(room: &mut Room) {
    room.paper.settings.push_str("[reading]\ndoubtful = \"hold\"\n");
}

fn publish(room: &mut Room) {
    room.paper.settings = room.paper.settings.replace("\"hold\"", "\"publish\"");
}

/// 甲1 is out, 乙1 is held back, 乙2 beside it is not.
fn one_is_held(room: &mut Room) {
    hold(room);
    room.put(A01, &["甲1"]);
    room.text(A02, &doubtful("乙1", &["乙2"]));
    room.build_with_status("03-10 06:30", 3);
    room.live(&["甲1", "乙2"]);
    room.told("03-10-A02.md:1: “乙1");
    room.told("is held back");
}

pub(crate) fn scenarios() -> Vec<Scenario> {
    let mut all = told();
    all.extend(held());
    all.extend(known());
    all.extend(missed());
    all
}

fn told() -> Vec<Scenario> {
    vec![
        scenario("a doubtful story is published and told, once", |room| {
            room.text(A01, &doubtful("甲1", &["甲2"]));
            room.build_with_status("03-10 06:30", 3);
            room.live(&["甲1", "甲2"]);
            room.told("1 place to look at:");
            room.told(TOLD);
            room.quiet_run("03-11 06:30");
        }),
        scenario("it is not told again because a page beside it changes, or its own page elsewhere", |room| {
            room.text(A01, &doubtful("甲1", &["甲2"]));
            room.put(A02, &["乙1"]);
            room.build_with_status("03-10 06:30", 3);
            room.put(A02, &["乙1", "乙2"]);
            room.build("03-10 12:30");
            room.silent();
            room.text(A01, &doubtful("甲1", &["甲2", "甲3"]));
            room.build("03-10 13:30");
            room.silent();
            room.text(A01, &format!("第A01版\n\n{}", doubtful("甲1", &["甲2", "甲3"])));
            room.build("03-10 14:30");
            room.silent();
            room.live(&["甲1", "甲2", "甲3", "乙1", "乙2"]);
        }),
        scenario("who mends the page hears no more of it, and who spoils it again does", |room| {
            room.text(A01, &doubtful("甲1", &["甲2"]));
            room.build_with_status("03-10 06:30", 3);
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-10 12:30");
            room.silent();
            room.text(A01, &doubtful("甲1", &["甲2"]));
            room.build_with_status("03-10 13:30", 3);
            room.told(TOLD);
        }),
        with_archive("those who want quiet hear of it too", |room| {
            room.text(A01, &doubtful("甲1", &["甲2"]));
            room.run("03-10 06:30", &["build", "--quiet"], &[3]);
            room.told("1 place to look at:");
            room.told(TOLD);
        }),
    ]
}

fn held() -> Vec<Scenario> {
    vec![
        scenario("a new doubtful story is held back, the others of its page are published, and nothing is told twice", |room| {
            one_is_held(room);
            room.quiet_run("03-10 07:30");
            room.told("1 story still waits");
            room.withdrawn(&[]);
        }),
        scenario("it is published when its page is corrected, dated when it appears", |room| {
            one_is_held(room);
            room.put(A02, &["乙1", "乙2"]);
            room.build("03-10 12:30");
            room.live(&["甲1", "乙1", "乙2"]);
            room.published("乙1", "03-10 12:30");
            room.quiet_run("03-10 13:30");
        }),
        scenario("an old edition that is completed keeps its day", |room| {
            one_is_held(room);
            room.put(A02, &["乙1", "乙2"]);
            room.build("03-14 12:30");
            room.of_day("乙1", "03-10");
        }),
        scenario("a directive on the page settles it", |room| {
            one_is_held(room);
            room.text(A02, &format!("::稿件 春到中原\n\n{}", doubtful("乙1", &["乙2"])));
            room.build("03-10 12:30");
            room.live(&["甲1", "乙1", "乙2"]);
            room.says("乙1", "春到中原");
        }),
        scenario("it comes when the paper publishes doubtful stories again, although its page has not changed", |room| {
            one_is_held(room);
            publish(room);
            room.build_with_status("03-10 12:30", 3);
            room.live(&["甲1", "乙1", "乙2"]);
            room.published("乙1", "03-10 12:30");
            room.told(TOLD);
            room.quiet_run("03-10 13:30");
            room.updated("甲1", "03-10 06:00");
        }),
        scenario("what was published before the paper held doubtful stories stays", |room| {
            room.text(A01, &doubtful("甲1", &["甲2"]));
            room.build_with_status("03-10 06:30", 3);
            hold(room);
            room.quiet_run("03-10 07:30");
            room.text(A01, &doubtful("甲1", &["甲2", "甲3"]));
            room.build("03-10 12:30");
            room.live(&["甲1", "甲2", "甲3"]);
            room.updated("甲1", "03-10 06:00");
        }),
        with_archive("--strict holds back for one run", |room| {
            room.put(A01, &["甲1"]);
            room.text(A02, &doubtful("乙1", &["乙2"]));
            room.run("03-10 06:30", &["build", "--strict"], &[3]);
            room.live(&["甲1", "乙2"]);
            room.run("03-10 07:30", &["build", "--strict"], &[0]);
            room.silent();
            room.build_with_status("03-10 12:30", 3);
            room.live(&["甲1", "乙1", "乙2"]);
        }),
        with_archive("a trial run tells what would be held back, and keeps nothing of it", |room| {
            hold(room);
            room.put(A01, &["甲1"]);
            room.build("03-10 06:30");
            room.text(A02, &doubtful("乙1", &["乙2"]));
            for _ in 0..2 {
                room.run("03-10 06:40", &["build", "--dry-run"], &[3]);
                room.told("is held back");
                room.live(&["甲1"]);
            }
            room.build_with_status("03-10 06:50", 3);
            room.live(&["甲1", "乙2"]);
        }),
        with_archive("where every story is held back nothing is published, and nothing failed", |room| {
            hold(room);
            room.text(A01, &headless(&story("甲1")));
            room.run("03-10 06:30", &["build"], &[3]);
            room.told(TOLD);
            room.run("03-10 06:35", &["build"], &[0]);
            room.told("1 story still waits until it is looked at");
            room.put(A01, &["甲1"]);
            room.build("03-10 06:40");
            room.published("甲1", "03-10 06:00");
        }),
        scenario("a held story with an hour waits for both", |room| {
            hold(room);
            let release = "---\nrelease: 2026-03-11 12:00\n---\n";
            room.put(A01, &["甲1"]);
            room.text(A02, &format!("{release}{}", headless(&story("乙1"))));
            room.build_with_status("03-10 06:30", 3);
            room.build("03-11 12:30");
            room.live(&["甲1"]);
            room.text(A02, &format!("{release}{}", marks(&["乙1"])));
            room.build("03-11 13:00");
            room.live(&["甲1", "乙1"]);
        }),
        scenario("a story that waits for its hour and becomes doubtful does not come out as it was", |room| {
            hold(room);
            let release = "---\nrelease: 2026-03-11 12:00\n---\n";
            room.put(A01, &["甲1"]);
            room.text(A02, &format!("{release}{}", marks(&["乙1"])));
            room.build("03-10 06:30");
            room.text(A02, &format!("{release}{}", headless(&story("乙1"))));
            room.build_with_status("03-10 12:30", 3);
            room.build("03-11 12:30");
            room.live(&["甲1"]);
            room.text(A02, &format!("{release}{}", marks(&["乙1"])));
            room.build("03-11 13:00");
            room.live(&["甲1", "乙1"]);
        }),
        scenario("of two copies that hold it neither publishes it, and the corrected page does once", |room| {
            one_is_held(room);
            room.text("2026-03-10-A02 副本.md", &doubtful("乙1", &["乙2"]));
            room.build("03-10 07:30");
            room.live(&["甲1", "乙2"]);
            room.put("2026-03-10-A02 最终.md", &["乙1", "乙2"]);
            room.build_that_tells("03-10 12:30");
            room.live(&["甲1", "乙1", "乙2"]);
            room.withdrawn(&[]);
        }),
    ]
}

fn known() -> Vec<Scenario> {
    vec![
        scenario(
            "a published story whose corrected page is doubtful stays as it was, and the page's other changes come",
            |room| {
                hold(room);
                room.put(A01, &["甲1", "甲2"]);
                room.build("03-10 06:30");
                let corrected =
                    headless(&story("甲1").replaced("街道", "乡镇")) + &page(&[story("甲2").replaced("街道", "社区")]);
                room.text(A01, &corrected);
                room.build_with_status("03-10 12:30", 3);
                room.told("stays as it was published");
                room.says("甲1", "街道");
                room.updated("甲1", "03-10 06:00");
                room.says("甲2", "社区");
                room.quiet_run("03-10 13:30");
                room.text(A01, &page(&[story("甲1").replaced("街道", "乡镇"), story("甲2").replaced("街道", "社区")]));
                room.build("03-10 14:30");
                room.says("甲1", "乡镇");
                room.updated("甲1", "03-10 14:30");
                room.published("甲1", "03-10 06:00");
            },
        ),
        scenario("its change comes when the paper publishes doubtful stories again", |room| {
            hold(room);
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-10 06:30");
            room.text(A01, &(headless(&story("甲1").replaced("街道", "乡镇")) + &marks(&["甲2"])));
            room.build_with_status("03-10 12:30", 3);
            publish(room);
            room.build_with_status("03-10 13:30", 3);
            room.says("甲1", "乡镇");
            room.updated("甲1", "03-10 13:30");
            room.updated("甲2", "03-10 05:59:59");
        }),
        scenario("a story that such a page seems to hold no more stays until the page is settled, and goes then", |room| {
            hold(room);
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-10 06:30");
            room.text(A01, &doubtful("丙1", &["甲1"]));
            room.build_with_status("03-10 12:30", 3);
            room.told("which may be the same");
            room.live(&["甲1", "甲2"]);
            room.withdrawn(&[]);
            room.put(A02, &["乙1"]);
            room.build("03-10 13:00");
            room.silent();
            room.live(&["甲1", "甲2", "乙1"]);
            room.put(A01, &["丙1", "甲1"]);
            room.decide(&["甲2"]);
            room.build("03-10 13:30");
            room.live(&["甲1", "丙1", "乙1"]);
            room.withdrawn(&["甲2"]);
        }),
        scenario("a withdrawn story does not come back by a doubtful page", |room| {
            hold(room);
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-10 06:30");
            room.put(A01, &["甲2"]);
            room.decide(&["甲1"]);
            room.build("03-10 12:30");
            room.text(A01, &doubtful("甲1", &["甲2"]));
            room.build_with_status("03-10 13:30", 3);
            room.live(&["甲2"]);
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-10 14:30");
            room.live(&["甲1", "甲2"]);
            room.published("甲1", "03-10 06:00");
        }),
        with_archive("of a folder that cannot be looked at for a while nothing is forgotten", |room| {
            hold(room);
            room.put(A01, &["甲1"]);
            room.text("b/2026-03-10-A02.md", &doubtful("乙1", &["乙2"]));
            room.build_with_status("03-10 06:30", 3);
            let folder = room.page("b");
            let aside = room.paper.path("b");
            fs::rename(&folder, &aside).unwrap();
            std::os::unix::fs::symlink(&aside, &folder).unwrap();
            room.build_that_tells("03-10 07:30");
            fs::remove_file(&folder).unwrap();
            fs::rename(&aside, &folder).unwrap();
            publish(room);
            room.build_with_status("03-10 12:30", 3);
            room.live(&["甲1", "乙1", "乙2"]);
        }),
    ]
}

fn missed() -> Vec<Scenario> {
    vec![
        with_archive("a held story whose page is gone is told, since nothing else tells of it", |room| {
            one_is_held(room);
            room.remove(A02);
            room.build_with_status("03-10 12:30", 3);
            room.told("never published, and on no page any more");
            room.live(&["甲1", "乙2"]);
            room.quiet_run("03-10 13:30");
            room.put(A02, &["乙1", "乙2"]);
            room.build("03-10 14:30");
            room.live(&["甲1", "乙1", "乙2"]);
        }),
        with_archive("of a published story whose page is gone it is said that it stays, and no more", |room| {
            hold(room);
            room.put(A01, &["甲1"]);
            room.put(A02, &["乙1", "乙2"]);
            room.build("03-10 06:30");
            room.text(A02, &(headless(&story("乙1").replaced("街道", "乡镇")) + &marks(&["乙2"])));
            room.build_with_status("03-10 12:30", 3);
            room.remove(A02);
            room.build("03-10 13:30");
            room.told("published as before, since the page is gone");
            room.live(&["甲1", "乙1", "乙2"]);
        }),
        with_archive("it is told as well where another day's page takes the place of its page", |room| {
            hold(room);
            room.put("A01.md", &["甲1"]);
            room.text("A02.md", &format!("2026年3月10日\n\n{}", doubtful("乙1", &["乙2"])));
            room.text("A01.md", &format!("2026年3月10日\n\n{}", marks(&["甲1"])));
            room.build_with_status("03-10 06:30", 3);
            room.text("A02.md", &format!("2026年3月11日\n\n{}", marks(&["丙1"])));
            room.build_with_status("03-11 06:30", 3);
            room.told("never published, and on no page any more");
            room.live(&["甲1", "乙2", "丙1"]);
        }),
        with_archive("a held story whose page is renamed or moved waits on, and is not missed", |room| {
            one_is_held(room);
            fs::create_dir(room.page("b")).unwrap();
            fs::rename(room.page(A02), room.page("b").join(A02)).unwrap();
            room.build_that_tells("03-10 12:30");
            room.live(&["甲1", "乙2"]);
            if format!("{}{}", room.stderr, room.stdout).contains("on no page any more") {
                room.fail("is missed, though it is there");
            }
            publish(room);
            room.build_with_status("03-10 13:30", 3);
            room.live(&["甲1", "乙1", "乙2"]);
        }),
    ]
}
