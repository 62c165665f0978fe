//! Moments: when an edition is out, what is late, what was held, and in which order corrections come.

use crate::inbox::Scenario;
use crate::inbox::room::Room;
use crate::inbox::scenario;
use crate::paper::marks;
use crate::paper::page;
use crate::paper::story;

const A01: &str = "2026-03-10-A01.md";
const A02: &str = "2026-03-10-A02.md";
const A03: &str = "2026-03-10-A03.md";

/// An edition before, so that there is a paper.
pub(crate) fn yesterday(room: &mut Room) {
    room.put("2026-03-09-A01.md", &["昨1"]);
    room.build("03-09 06:30");
    room.published("昨1", "03-09 06:00");
}

/// Names of the pages of a day, in the order in which they are printed.
const PRINTED: [&str; 9] = ["头版", "第二版", "要闻03版", "十二版", "A02要闻", "A叠10", "B1版", "特刊T01", "号外"];

pub(crate) fn scenarios() -> Vec<Scenario> {
    let mut all = editions();
    all.extend(late());
    all.extend(held());
    all
}

fn editions() -> Vec<Scenario> {
    vec![
        scenario("an edition built the evening before waits for its hour", |room| {
            yesterday(room);
            room.put(A01, &["甲1", "甲2"]);
            room.build_that_tells("03-09 20:00");
            room.live(&["昨1"]);
            room.build_that_tells("03-10 05:59");
            room.live(&["昨1"]);
            room.build_that_tells("03-10 06:30");
            room.live(&["昨1", "甲1", "甲2"]);
            room.published("甲1", "03-10 06:00");
            room.updated("甲1", "03-10 06:00");
            room.published("甲2", "03-10 05:59:59");
            room.quiet_run("03-10 07:30");
        }),
        scenario("so does one whose folder tells no year", |room| {
            yesterday(room);
            room.put("3月10日/头版.md", &["甲1"]);
            room.build_that_tells("03-09 20:00");
            room.live(&["昨1"]);
            room.build_that_tells("03-10 06:30");
            room.published("甲1", "03-10 06:00");
        }),
        scenario("pages are published in print order, whatever they are called", |room| {
            for (at, name) in PRINTED.iter().enumerate() {
                room.put(&format!("3月10日/{name}.md"), &[&format!("甲{}", at + 1)]);
            }
            room.build("03-10 06:30");
            for at in 0..PRINTED.len() {
                let second = if at == 0 { "06:00:00".to_owned() } else { format!("05:59:{:02}", 60 - at) };
                room.published(&format!("甲{}", at + 1), &format!("03-10 {second}"));
            }
        }),
        scenario("an edition corrected before its hour was never wrong", |room| {
            yesterday(room);
            room.put(A01, &["甲1", "甲2"]);
            room.build_that_tells("03-09 20:00");
            room.text(A01, &page(&[story("甲1").replaced("街道", "乡镇"), story("甲2").replaced("街道", "乡镇")]));
            room.put(A02, &["乙1"]);
            room.build_that_tells("03-09 23:30");
            room.build_that_tells("03-10 06:30");
            room.says("甲1", "乡镇");
            room.updated("甲1", "03-10 06:00");
            room.published("乙1", "03-10 05:59:58");
        }),
        scenario("an edition first built at noon is dated its hour all the same", |room| {
            yesterday(room);
            room.put(A01, &["甲1"]);
            room.put(A02, &["乙1"]);
            room.build("03-10 12:30");
            room.published("甲1", "03-10 06:00");
            room.published("乙1", "03-10 05:59:59");
        }),
        scenario("an edition first built the day after is dated its own day", |room| {
            yesterday(room);
            room.put(A01, &["甲1"]);
            room.put("2026-03-11-A01.md", &["乙1"]);
            room.build("03-11 06:30");
            room.published("甲1", "03-10 06:00");
            room.published("乙1", "03-11 06:00");
        }),
        scenario("a back-filled edition keeps its day", |room| {
            yesterday(room);
            room.put("2026-03-02-A01.md", &["旧1", "旧2"]);
            room.build("03-10 12:30");
            room.published("旧1", "03-02 06:00");
            room.published("旧2", "03-02 05:59:59");
            room.feed_is_of(&["03-10 12:30"]);
        }),
        scenario("a page more of an edition of last week keeps the day of its edition", |room| {
            room.put("2026-03-02-A01.md", &["旧1"]);
            room.build("03-02 06:30");
            yesterday(room);
            room.put("2026-03-02-A02.md", &["旧2"]);
            room.build("03-10 12:30");
            room.published("旧1", "03-02 06:00");
            room.of_day("旧2", "03-02");
            room.feed_is_of(&["03-10 12:30"]);
        }),
        scenario("where the paper is out at midnight, every story is of its own day", |room| {
            room.paper.settings.push_str("publish_time = \"00:00\"\n");
            let all = ["甲1", "甲2", "甲3", "甲4"];
            room.put(A01, &all);
            room.put(A02, &["乙1", "乙2"]);
            room.put("2026-03-09-A01.md", &["昨1", "昨2"]);
            room.build("03-10 00:05");
            for mark in all.iter().chain(&["乙1", "乙2"]) {
                room.of_day(mark, "03-10");
            }
            room.of_day("昨1", "03-09");
            room.of_day("昨2", "03-09");
        }),
        scenario("where the paper is out at midnight, an edition of the evening before stays of its own day too", |room| {
            room.paper.settings.push_str("publish_time = \"00:00\"\n");
            room.put("2026-03-09-A01.md", &["昨1", "昨2"]);
            room.build("03-09 06:30");
            room.put(A01, &["甲1", "甲2", "甲3"]);
            room.build_that_tells("03-09 22:00");
            room.live(&["昨1", "昨2"]);
            room.build_that_tells("03-10 00:05");
            room.live(&["昨1", "昨2", "甲1", "甲2", "甲3"]);
            for mark in ["甲1", "甲2", "甲3"] {
                room.of_day(mark, "03-10");
            }
        }),
    ]
}

fn late() -> Vec<Scenario> {
    vec![
        scenario("a page of today that comes at noon is dated when it appears, and the feed with it", |room| {
            yesterday(room);
            room.put(A01, &["甲1"]);
            room.build("03-10 06:30");
            room.put(A02, &["乙1"]);
            room.build("03-10 12:30");
            room.published("乙1", "03-10 12:30");
            room.updated("乙1", "03-10 12:30");
            room.published("甲1", "03-10 06:00");
            room.feed_is_of(&["03-10 12:30"]);
        }),
        scenario("a story added to a page of today is dated when it appears", |room| {
            yesterday(room);
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-10 06:30");
            room.put(A01, &["乙1", "甲1", "甲2"]);
            room.build("03-10 12:30");
            room.published("乙1", "03-10 12:30");
            room.published("甲1", "03-10 06:00");
        }),
        scenario("late stories of one run stand in the order of the page, its lead newest", |room| {
            yesterday(room);
            room.put(A01, &["甲1"]);
            room.build("03-10 06:30");
            room.put(A02, &["乙1", "乙2"]);
            room.put(A03, &["丙1"]);
            room.build("03-10 12:30");
            room.published("乙1", "03-10 12:30:00");
            room.published("乙2", "03-10 12:29:59");
            room.published("丙1", "03-10 12:29:58");
        }),
        scenario("a page of yesterday that comes after midnight is dated when it appears", |room| {
            yesterday(room);
            room.put(A01, &["甲1"]);
            room.build("03-10 06:30");
            room.put(A02, &["乙1"]);
            room.build("03-11 00:30");
            room.published("乙1", "03-11 00:30");
            room.feed_is_of(&["03-11 00:30"]);
        }),
        scenario("late pages that come one by one are each dated when they appear", |room| {
            yesterday(room);
            room.put(A01, &["甲1"]);
            room.build("03-10 06:30");
            for (hour, mark) in [(9, "乙9"), (12, "乙12"), (15, "乙15"), (23, "乙23")] {
                room.put(&format!("2026-03-10-B{hour:02}.md"), &[mark]);
                room.build(&format!("03-10 {hour:02}:45"));
                room.published(mark, &format!("03-10 {hour:02}:45"));
            }
        }),
        scenario("a page of the day before yesterday is no late page", |room| {
            yesterday(room);
            room.put(A01, &["甲1"]);
            room.build("03-10 06:30");
            room.put("2026-03-09-A02.md", &["昨2"]);
            room.build("03-11 12:30");
            room.of_day("昨2", "03-09");
        }),
        scenario("a draft of today that is finished at noon is dated when it appears", |room| {
            yesterday(room);
            room.put(A01, &["甲1"]);
            room.text(A02, &format!("---\ndraft: true\n---\n{}", marks(&["乙1"])));
            room.build_that_tells("03-10 06:30");
            room.live(&["昨1", "甲1"]);
            room.put(A02, &["乙1"]);
            room.build("03-10 12:30");
            room.live(&["昨1", "甲1", "乙1"]);
            room.published("乙1", "03-10 12:30");
        }),
        scenario("a page that says `published: false` is a draft", |room| {
            yesterday(room);
            room.put(A01, &["甲1"]);
            room.text(A02, &format!("---\npublished: false\n---\n{}", marks(&["乙1"])));
            room.build_that_tells("03-10 06:30");
            room.live(&["昨1", "甲1"]);
        }),
        scenario("where the paper is out at midnight, a late page is dated when it appears", |room| {
            room.paper.settings.push_str("publish_time = \"00:00\"\n");
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-10 06:30");
            room.put(A02, &["乙1"]);
            room.build("03-10 12:30");
            room.published("乙1", "03-10 12:30");
        }),
        scenario("a day told with a time and a zone is the day in Beijing", |room| {
            room.text("a.md", &format!("---\ndate: 2026-03-08T20:00:00Z\n---\n{}", marks(&["甲1"])));
            room.build("03-10 06:30");
            room.published("甲1", "03-09 06:00");
        }),
    ]
}

fn held() -> Vec<Scenario> {
    let embargoed = |until: &str, stories: &[&str]| format!("---\nrelease: 2026-{until}\n---\n{}", marks(stories));
    vec![
        scenario("an embargoed story comes out at its hour, dated by it", move |room| {
            yesterday(room);
            room.put(A01, &["甲1"]);
            room.text(A02, &embargoed("03-10 12:00", &["乙1"]));
            room.build_that_tells("03-10 06:30");
            room.live(&["昨1", "甲1"]);
            room.build_that_tells("03-10 12:30");
            room.live(&["昨1", "甲1", "乙1"]);
            room.published("乙1", "03-10 12:00");
            room.feed_is_of(&["03-10 12:00", "03-10 12:30"]);
        }),
        scenario("an embargo lifted by the editor is over when the page says so", move |room| {
            yesterday(room);
            room.put(A01, &["甲1"]);
            room.text(A02, &embargoed("03-20 12:00", &["乙1"]));
            room.build_that_tells("03-10 06:30");
            room.put(A02, &["乙1"]);
            room.build_that_tells("03-10 12:30");
            room.live(&["昨1", "甲1", "乙1"]);
        }),
        scenario("an embargoed story that moves to another page stays held until its hour", move |room| {
            yesterday(room);
            room.put(A01, &["甲1"]);
            room.text(A02, &embargoed("03-12 12:00", &["乙1", "乙2"]));
            room.build_that_tells("03-10 06:30");
            room.text(A03, &embargoed("03-12 12:00", &["乙2"]));
            room.text(A02, &embargoed("03-12 12:00", &["乙1"]));
            room.build_that_tells("03-11 06:30");
            room.live(&["昨1", "甲1"]);
            room.build_that_tells("03-12 12:30");
            room.live(&["昨1", "甲1", "乙1", "乙2"]);
            room.withdrawn(&[]);
        }),
    ]
}
