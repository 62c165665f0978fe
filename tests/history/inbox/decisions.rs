//! Withdrawals: what is one, what is too many at once, and what an editor says to make it so.

use crate::inbox::Scenario;
use crate::inbox::room::Room;
use crate::inbox::scenario;
use crate::inbox::with_archive;
use crate::paper::marks;
use crate::paper::page;
use crate::paper::story;
use std::fs;

const A01: &str = "2026-03-10-A01.md";
const A02: &str = "2026-03-10-A02.md";

fn named(prefix: &str, count: usize) -> Vec<String> {
    (1..=count).map(|at| format!("{prefix}{at}")).collect()
}

fn borrowed(all: &[String]) -> Vec<&str> {
    all.iter().map(String::as_str).collect()
}

/// A page of so many stories and one more, of which only that one is left.
fn all_but_one(room: &mut Room, count: usize) -> Vec<String> {
    let gone = named("甲", count);
    room.put(A01, &[borrowed(&gone), vec!["乙1"]].concat());
    room.build("03-10 06:30");
    room.put(A01, &["乙1"]);
    gone
}

/// Of more than may go at once none goes; it is named with the remedy, once.
fn refused(room: &mut Room, gone: &[String], all: &[&str]) {
    room.build_with_status("03-10 12:30", 3);
    room.live(all);
    room.withdrawn(&[]);
    room.told(A01);
    room.told("archive withdraw --file");
    let id = room.id(&gone[0]);
    room.told_one_of(&[&story(&gone[0]).headline, id.rsplit(':').next().unwrap()]);
}

pub(crate) fn scenarios() -> Vec<Scenario> {
    let mut all = pages();
    all.extend(many());
    all.extend(truth());
    all
}

fn pages() -> Vec<Scenario> {
    vec![
        scenario("a story that leaves a page of others is withdrawn, with a tombstone", |room| {
            room.put(A01, &["甲1", "甲2", "甲3"]);
            room.build("03-10 06:30");
            room.put(A01, &["甲1", "甲3"]);
            room.decide(&["甲2"]);
            room.build("03-10 12:30");
            room.live(&["甲1", "甲3"]);
            room.withdrawn(&["甲2"]);
            room.updated("甲3", "03-10 05:59:58");
            room.feed_is_of(&["03-10 12:30"]);
            room.quiet_run("03-11 06:30");
        }),
        scenario("a page of other stories of the day it tells takes the place of the old ones", |room| {
            room.put(A01, &["甲1", "甲2"]);
            room.put(A02, &["丙1"]);
            room.build("03-10 06:30");
            room.put(A01, &["乙1", "乙2"]);
            room.decide(&["甲1", "甲2"]);
            room.build("03-10 12:30");
            room.live(&["乙1", "乙2", "丙1"]);
            room.withdrawn(&["甲1", "甲2"]);
        }),
        scenario("of stories in a file each, one written over by another of its day is withdrawn", |room| {
            room.put("2026-03-10-A01-1.md", &["甲1"]);
            room.put("2026-03-10-A01-2.md", &["甲2"]);
            room.build("03-10 06:30");
            room.put("2026-03-10-A01-2.md", &["乙1"]);
            room.decide(&["甲2"]);
            room.build("03-10 12:30");
            room.live(&["甲1", "乙1"]);
            room.withdrawn(&["甲2"]);
        }),
        scenario("a story that leaves one page for another in the same run is not withdrawn", |room| {
            room.put(A01, &["甲1", "甲2"]);
            room.put(A02, &["乙1"]);
            room.build("03-10 06:30");
            room.put(A01, &["甲1"]);
            room.put(A02, &["乙1", "甲2"]);
            room.build("03-10 12:30");
            room.live(&["甲1", "甲2", "乙1"]);
            room.withdrawn(&[]);
        }),
        scenario("a withdrawn story that is put back is the same story again", |room| {
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-10 06:30");
            room.put(A01, &["甲1"]);
            room.decide(&["甲2"]);
            room.build("03-10 12:30");
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-12 09:00");
            room.live(&["甲1", "甲2"]);
            room.withdrawn(&[]);
            room.published("甲2", "03-10 05:59:59");
            room.updated("甲2", "03-12 09:00");
        }),
        with_archive("a withdrawn story that comes back on a page of another day is the same story again", |room| {
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-10 06:30");
            room.put(A01, &["甲1"]);
            room.decide(&["甲2"]);
            room.build("03-10 12:30");
            room.put("2026-03-12-A01.md", &["丙1", "甲2"]);
            room.build("03-12 06:30");
            room.live(&["甲1", "甲2", "丙1"]);
            room.published("甲2", "03-10 05:59:59");
        }),
        scenario("a story held until its hour that leaves its page before is never out", |room| {
            room.put(A01, &["甲1"]);
            room.text(A02, &format!("---\nrelease: 2026-03-12 12:00\n---\n{}", marks(&["乙1", "乙2"])));
            room.build_that_tells("03-10 06:30");
            room.text(A02, &format!("---\nrelease: 2026-03-12 12:00\n---\n{}", marks(&["乙1"])));
            room.build_that_tells("03-11 06:30");
            room.build_that_tells("03-12 12:30");
            room.live(&["甲1", "乙1"]);
            room.withdrawn(&[]);
        }),
    ]
}

fn many() -> Vec<Scenario> {
    vec![
        scenario("twelve withdrawals in a run are carried out", |room| {
            let gone = all_but_one(room, 12);
            room.decide(&borrowed(&gone));
            room.build("03-10 12:30");
            room.live(&["乙1"]);
            room.withdrawn(&borrowed(&gone));
        }),
        scenario("thirteen are not carried out but named, once", |room| {
            let gone = all_but_one(room, 13);
            refused(room, &gone, &[borrowed(&gone), vec!["乙1"]].concat());
            room.quiet_run("03-11 06:30");
            room.live(&[borrowed(&gone), vec!["乙1"]].concat());
        }),
        scenario("thirteen from two pages are too many as well", |room| {
            let (one, two) = (named("甲", 7), named("丙", 6));
            room.put(A01, &[borrowed(&one), vec!["乙1"]].concat());
            room.put(A02, &[borrowed(&two), vec!["乙2"]].concat());
            room.build("03-10 06:30");
            room.put(A01, &["乙1"]);
            room.put(A02, &["乙2"]);
            refused(room, &one, &[borrowed(&one), borrowed(&two), vec!["乙1", "乙2"]].concat());
            room.told(A02);
        }),
        scenario("a page of too many other stories is published, and the old ones stay and are named", |room| {
            let (old, new) = (named("甲", 13), named("乙", 13));
            room.put(A01, &borrowed(&old));
            room.build("03-10 06:30");
            room.put(A01, &borrowed(&new));
            refused(room, &old, &[borrowed(&old), borrowed(&new)].concat());
        }),
        scenario("what else a run of too many withdrawals brings is published", |room| {
            let gone = all_but_one(room, 13);
            room.text(A01, &page(&[story("乙1").called("更正后的题目")]));
            room.put("2026-03-10-A03.md", &["新1"]);
            refused(room, &gone, &[borrowed(&gone), vec!["乙1", "新1"]].concat());
            room.updated("乙1", "03-10 12:30");
            room.published("新1", "03-10 12:30");
        }),
        scenario("too many that come back are as if they had never been away", |room| {
            let gone = all_but_one(room, 13);
            let all = [borrowed(&gone), vec!["乙1"]].concat();
            refused(room, &gone, &all);
            room.put(A01, &all);
            room.build("03-11 06:30");
            room.live(&all);
            room.updated("甲1", "03-10 06:00");
        }),
        scenario("the remedy for a page withdraws what its page no longer holds, and nothing else", |room| {
            let gone = all_but_one(room, 13);
            refused(room, &gone, &[borrowed(&gone), vec!["乙1"]].concat());
            room.decide(&borrowed(&gone));
            room.follow("03-10 12:40", "archive withdraw --file");
            room.live(&["乙1"]);
            room.withdrawn(&borrowed(&gone));
            room.quiet_run("03-11 06:30");
        }),
        with_archive("the remedy for a story withdraws that one, and the others stay", |room| {
            let gone = all_but_one(room, 13);
            refused(room, &gone, &[borrowed(&gone), vec!["乙1"]].concat());
            let id = room.id("甲5");
            room.decide(&["甲5"]);
            room.run("03-10 12:40", &["archive", "withdraw", &id, "--reason", "改版"], &[0, 3]);
            let left: Vec<&str> = gone.iter().map(String::as_str).filter(|mark| *mark != "甲5").chain(["乙1"]).collect();
            room.live(&left);
            room.withdrawn(&["甲5"]);
        }),
        scenario("most_withdrawn = 3 lets three go", |room| {
            room.paper.settings.push_str("[source]\nmost_withdrawn = 3\n");
            let gone = all_but_one(room, 3);
            room.decide(&borrowed(&gone));
            room.build("03-10 12:30");
            room.live(&["乙1"]);
        }),
        scenario("most_withdrawn = 3 keeps four", |room| {
            room.paper.settings.push_str("[source]\nmost_withdrawn = 3\n");
            let gone = all_but_one(room, 4);
            refused(room, &gone, &[borrowed(&gone), vec!["乙1"]].concat());
        }),
        scenario("most_withdrawn = 20 lets thirteen go", |room| {
            room.paper.settings.push_str("[source]\nmost_withdrawn = 20\n");
            let gone = all_but_one(room, 13);
            room.decide(&borrowed(&gone));
            room.build("03-10 12:30");
            room.live(&["乙1"]);
        }),
    ]
}

fn truth() -> Vec<Scenario> {
    let folder_is_the_truth = |room: &mut Room| room.paper.settings.push_str("[source]\nmissing = \"withdraw\"\n");
    vec![
        scenario("where the folder is the truth, a removed page is withdrawn", move |room| {
            folder_is_the_truth(room);
            room.put(A01, &["甲1", "甲2"]);
            room.put(A02, &["乙1"]);
            room.build("03-10 06:30");
            room.remove(A01);
            room.decide(&["甲1", "甲2"]);
            room.build("03-10 12:30");
            room.live(&["乙1"]);
            room.withdrawn(&["甲1", "甲2"]);
        }),
        scenario("where the folder is the truth, a removed folder of thirteen stories is too much", move |room| {
            folder_is_the_truth(room);
            let gone = named("甲", 13);
            room.put("2026/03/10/A01.md", &borrowed(&gone));
            room.put("2026-03-11-A01.md", &["乙1"]);
            room.build("03-11 06:30");
            fs::remove_dir_all(room.page("2026")).unwrap();
            room.build_with_status("03-11 12:30", 3);
            room.live(&[borrowed(&gone), vec!["乙1"]].concat());
            room.told("archive withdraw --file");
            room.decide(&borrowed(&gone));
            room.follow("03-11 12:40", "archive withdraw --file");
            room.live(&["乙1"]);
        }),
        scenario("where the folder is the truth, a page that cannot be read still keeps its stories", move |room| {
            folder_is_the_truth(room);
            room.put(A01, &["甲1", "甲2"]);
            room.put(A02, &["乙1"]);
            room.build("03-10 06:30");
            fs::write(room.page(A01), b"\xd6\xd0\xd4\xad\xff\xfe").unwrap();
            room.build_with_status("03-10 12:30", 3);
            room.live(&["甲1", "甲2", "乙1"]);
        }),
        scenario("where the folder is the truth, a missing one is a failure", move |room| {
            folder_is_the_truth(room);
            room.put(A01, &["甲1", "甲2"]);
            room.build("03-10 06:30");
            fs::rename(room.page(""), room.paper.path("away")).unwrap();
            room.run("03-10 12:30", &["build"], &[1]);
            fs::rename(room.paper.path("away"), room.page("")).unwrap();
            room.quiet_run("03-11 06:30");
            room.live(&["甲1", "甲2"]);
        }),
        scenario("the two ways of a source folder have names, and another word is an error of the settings", move |room| {
            room.paper.settings.push_str("[source]\nmissing = \"keep\"\n");
            room.put(A01, &["甲1"]);
            room.build("03-10 06:30");
            room.paper.settings = room.paper.settings.replace("\"keep\"", "\"delete\"");
            room.run("03-10 12:30", &["build"], &[2]);
            room.paper.settings = room.paper.settings.replace("\"delete\"", "\"keep\"");
            room.build("03-10 12:31");
        }),
    ]
}
