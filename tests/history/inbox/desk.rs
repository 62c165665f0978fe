//! What an editor withdraws by hand stays so, whatever its page does.

use crate::inbox::Scenario;
use crate::inbox::scenario;
use crate::inbox::with_archive;
use crate::paper::page;
use crate::paper::story;

const A01: &str = "2026-03-10-A01.md";
const A02: &str = "2026-03-10-A02.md";

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario("a story withdrawn by hand stays so while its page holds it, whatever is corrected there", |room| {
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-10 06:30");
            let id = room.id("甲2");
            room.decide(&["甲2"]);
            room.run("03-10 09:00", &["archive", "withdraw", &id, "--reason", "事实有误"], &[0]);
            room.live(&["甲1"]);
            room.text(A01, &page(&[story("甲1").called("更正后的题目"), story("甲2")]));
            room.build("03-10 12:30");
            room.live(&["甲1"]);
            room.withdrawn(&["甲2"]);
        }),
        scenario("a story withdrawn by hand stays so when its page goes and comes back", |room| {
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-10 06:30");
            let id = room.id("甲2");
            room.decide(&["甲2"]);
            room.run("03-10 09:00", &["archive", "withdraw", &id, "--reason", "事实有误"], &[0]);
            room.empty();
            room.build_that_tells("03-10 12:30");
            room.put(A01, &["甲1", "甲2"]);
            room.build_that_tells("03-11 06:30");
            room.live(&["甲1"]);
            room.withdrawn(&["甲2"]);
        }),
        with_archive("a withdrawal that is taken back shows the story as its page has it", |room| {
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-10 06:30");
            let id = room.id("甲2");
            room.decide(&["甲2"]);
            room.run("03-10 09:00", &["archive", "withdraw", &id, "--reason", "事实有误"], &[0]);
            room.run("03-10 12:00", &["archive", "withdraw", &id, "--undo"], &[0]);
            room.live(&["甲1", "甲2"]);
            room.published("甲2", "03-10 05:59:59");
        }),
        scenario("a withdrawal with notice is one last revision that says so, and no tombstone yet", |room| {
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-10 06:30");
            let id = room.id("甲2");
            room.decide(&["甲2"]);
            room.run("03-10 09:00", &["archive", "withdraw", &id, "--reason", "事实有误", "--notice"], &[0]);
            room.live(&["甲1"]);
            room.withdrawn(&[]);
            assert!(room.paper.feed("atom.xml").contains("本稿已撤回：事实有误"));
            room.quiet_run("03-11 06:30");
        }),
        with_archive("a page that was carried away is withdrawn by its name", |room| {
            room.put(A01, &["甲1", "甲2"]);
            room.put(A02, &["乙1"]);
            room.build("03-10 06:30");
            room.remove(A01);
            room.build_that_tells("03-10 12:30");
            room.live(&["甲1", "甲2", "乙1"]);
            room.decide(&["甲1", "甲2"]);
            room.run("03-10 12:40", &["archive", "withdraw", "--file", "pages/2026-03-10-A01.md", "--reason", "改版"], &[0]);
            room.live(&["乙1"]);
            room.withdrawn(&["甲1", "甲2"]);
        }),
    ]
}
