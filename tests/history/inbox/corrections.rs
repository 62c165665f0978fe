//! Corrections: when they are dated, in which order, and what they do to the feed's own moment.

use crate::inbox::Scenario;
use crate::inbox::scenario;
use crate::inbox::times::yesterday;
use crate::paper::Story;
use crate::paper::page;
use crate::paper::story;

const A01: &str = "2026-03-10-A01.md";
const A02: &str = "2026-03-10-A02.md";
const A03: &str = "2026-03-10-A03.md";

fn corrected(marks: &[&str], word: &str) -> String {
    let other = |mark: &&str| -> Story { story(mark).replaced("街道", word) };
    page(&marks.iter().map(other).collect::<Vec<_>>())
}

pub(crate) fn scenarios() -> Vec<Scenario> {
    let mut all = corrections();
    all.extend(of_the_feed());
    all
}

fn corrections() -> Vec<Scenario> {
    vec![
        scenario("corrections of one run differ by a second, in the order of the pages", |room| {
            room.put(A01, &["甲1", "甲2"]);
            room.put(A02, &["乙1"]);
            room.put(A03, &["丙1", "丙2"]);
            room.build("03-10 06:30");
            room.text(A01, &corrected(&["甲1", "甲2"], "乡镇"));
            room.text(A02, &corrected(&["乙1"], "乡镇"));
            room.text(A03, &page(&[story("丙1").replaced("街道", "乡镇"), story("丙2")]));
            room.build("03-10 12:30");
            room.changed_second_by_second(&["甲1", "甲2", "乙1", "丙1"]);
            room.updated("丙2", "03-10 05:59:56");
            room.feed_is_of(&["03-10 12:30"]);
            room.quiet_run("03-10 13:30");
        }),
        scenario("corrections of the same second go on a second behind what readers have", |room| {
            room.put(A01, &["甲1"]);
            room.build("03-10 06:30");
            room.text(A01, &corrected(&["甲1"], "乡镇"));
            room.build("03-10 12:30");
            room.updated("甲1", "03-10 12:30:00");
            room.text(A01, &corrected(&["甲1"], "社区"));
            room.build("03-10 12:30");
            room.updated("甲1", "03-10 12:30:01");
        }),
        scenario("a correction is never before the correction before it", |room| {
            room.put(A01, &["甲1", "甲2", "甲3"]);
            room.build("03-10 06:30");
            room.text(A01, &corrected(&["甲1", "甲2", "甲3"], "乡镇"));
            room.build("03-10 12:30:00");
            room.text(A01, &corrected(&["甲1", "甲2", "甲3"], "社区"));
            room.build("03-10 12:30:10");
            room.changed_second_by_second(&["甲1", "甲2", "甲3"]);
        }),
        scenario("stories restored in one run differ by a second", |room| {
            let all = ["甲1", "甲2", "甲3", "甲4", "甲5", "甲6"];
            room.put(A01, &all);
            room.build("03-10 06:30");
            room.put(A01, &["甲1"]);
            room.decide(&all[1..]);
            room.build("03-10 09:00");
            room.live(&["甲1"]);
            room.put(A01, &all);
            room.build("03-10 12:30");
            room.live(&all);
            room.changed_second_by_second(&all[1..]);
            room.published("甲2", "03-10 05:59:59");
        }),
        scenario("a correction of the headline alone is a correction, and of the byline too", |room| {
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-10 06:30");
            room.text(A01, &page(&[story("甲1").called("更正后的题目"), story("甲2").by("记者 鲁炎")]));
            room.build("03-10 12:30");
            room.published("甲1", "03-10 06:00");
            room.changed_second_by_second(&["甲1", "甲2"]);
        }),
    ]
}

fn of_the_feed() -> Vec<Scenario> {
    vec![
        scenario("the feed of a first run is of its newest story's moment", |room| {
            room.put(A01, &["甲1"]);
            room.put("2026-03-09-A01.md", &["昨1"]);
            room.build("03-10 12:30");
            room.feed_is_of(&["03-10 06:00"]);
        }),
        scenario("the feed moves with an edition, a late page, a correction and a withdrawal, and with nothing else", |room| {
            yesterday(room);
            room.feed_is_of(&["03-09 06:00"]);
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-10 06:30");
            room.feed_is_of(&["03-10 06:00", "03-10 06:30"]);
            room.put(A02, &["乙1"]);
            room.build("03-10 09:00");
            room.feed_is_of(&["03-10 09:00"]);
            room.text(A02, &corrected(&["乙1"], "乡镇"));
            room.build("03-10 10:00");
            room.feed_is_of(&["03-10 10:00"]);
            room.put(A01, &["甲1"]);
            room.decide(&["甲2"]);
            room.build("03-10 11:00");
            room.feed_is_of(&["03-10 11:00"]);
            room.paper.rename(A01, "2026-03-10-A01-v2.md");
            room.build("03-10 12:00");
            room.feed_is_of(&["03-10 11:00"]);
            room.quiet_run("03-10 13:00");
        }),
        scenario("a back-fill alone moves the feed to now, and a back-fill beside a correction does too", |room| {
            yesterday(room);
            room.put("2026-03-01-A01.md", &["旧1"]);
            room.build("03-09 09:00");
            room.feed_is_of(&["03-09 09:00"]);
            room.put("2026-03-02-A01.md", &["旧2"]);
            room.text("2026-03-09-A01.md", &corrected(&["昨1"], "乡镇"));
            room.build("03-09 10:00");
            room.feed_is_of(&["03-09 10:00"]);
        }),
    ]
}
