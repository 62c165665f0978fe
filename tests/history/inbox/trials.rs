//! Trials: a paper under `.invalid` is none yet, and its first real address begins its history.

use crate::inbox::Scenario;
use crate::inbox::room::Room;
use crate::inbox::with_archive;
use crate::paper::page;
use crate::paper::story;

const A01: &str = "2026-03-10-A01.md";

fn at(room: &mut Room, address: &str, authority: &str) {
    let authority = if authority.is_empty() { String::new() } else { format!("authority = \"{authority}\"\n") };
    room.paper.settings = format!("title = \"云溪日报\"\nbase_url = \"https://{address}/feeds/\"\n{authority}");
}

/// The ids in the feeds are this authority's, all of them.
fn minted_by(room: &mut Room, authority: &str) {
    let atom = room.paper.feed("atom.xml");
    let ids = atom.matches("<id>tag:").count();
    let own = atom.matches(&format!("<id>tag:{authority}:")).count();
    assert!(ids > 0 && own == ids, "{own} of {ids} ids are of {authority}");
}

/// A trial of two days with a correction and a withdrawal behind it.
fn lived(room: &mut Room) {
    room.put(A01, &["甲1", "甲2"]);
    room.build("03-10 06:30");
    room.told("trial");
    room.text(A01, &page(&[story("甲1").called("试刊更正")]));
    room.decide(&["甲2"]);
    room.build("03-10 12:30");
    room.put("2026-03-11-A01.md", &["乙1"]);
    room.build("03-11 06:30");
    room.live(&["甲1", "乙1"]);
    room.told("trial");
}

/// The first run under a real address: a first run like any other.
fn begins(room: &mut Room, authority: &str) {
    room.begin_again();
    room.build("03-12 06:30");
    room.live(&["甲1", "乙1"]);
    room.withdrawn(&[]);
    room.published("甲1", "03-10 06:00");
    room.updated("甲1", "03-10 06:00");
    minted_by(room, authority);
    let documents = room.files().into_iter().filter(|(path, _)| path.extension().is_some_and(|it| it != "html"));
    let left: Vec<_> = documents.filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(".invalid")).collect();
    assert!(left.is_empty(), "{:?} still tell the address of the trial", left.iter().map(|it| &it.0).collect::<Vec<_>>());
    room.quiet_run("03-12 07:30");
}

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        with_archive("the first real address of a trial begins a new history by itself", |room| {
            at(room, "haiwan.invalid", "haiwan.invalid,2026");
            lived(room);
            at(room, "example.cn", "example.cn,2026");
            begins(room, "example.cn,2026");
        }),
        with_archive("a trial that said no authority begins its history under its first real address", |room| {
            at(room, "haiwan.invalid", "");
            lived(room);
            at(room, "example.cn", "");
            begins(room, "example.cn,2026");
        }),
        with_archive("a trial that had its authority already keeps it and begins its history all the same", |room| {
            at(room, "haiwan.invalid", "example.cn,2026");
            lived(room);
            at(room, "example.cn", "example.cn,2026");
            begins(room, "example.cn,2026");
        }),
        with_archive("the authority of a trial can be changed", |room| {
            at(room, "haiwan.invalid", "example.cn,2026");
            lived(room);
            at(room, "haiwan.invalid", "example.org,2026");
            room.begin_again();
            room.build("03-12 06:30");
            room.live(&["甲1", "乙1"]);
            minted_by(room, "example.org,2026");
        }),
        with_archive("after the first real address another authority is refused", |room| {
            at(room, "haiwan.invalid", "haiwan.invalid,2026");
            lived(room);
            at(room, "example.cn", "example.cn,2026");
            begins(room, "example.cn,2026");
            let files = room.files();
            at(room, "example.cn", "example.org,2026");
            room.build_with_status("03-13 06:30", 1);
            assert!(room.files() == files, "a refused run changed something");
        }),
        with_archive("a trial is said at each build, also where nothing is new, and a real paper is none", |room| {
            at(room, "haiwan.invalid", "haiwan.invalid,2026");
            room.put(A01, &["甲1"]);
            for hour in [6, 7, 8] {
                room.build(&format!("03-10 0{hour}:30"));
                room.told("trial");
            }
            at(room, "example.cn", "example.cn,2026");
            room.begin_again();
            room.build("03-10 09:30");
            room.quiet_run("03-10 10:30");
        }),
        with_archive("what is printed under the real address is corrected there like anything else", |room| {
            at(room, "haiwan.invalid", "haiwan.invalid,2026");
            lived(room);
            at(room, "example.cn", "example.cn,2026");
            begins(room, "example.cn,2026");
            room.text(A01, &page(&[story("甲1").called("正刊更正")]));
            room.build("03-12 12:30");
            room.published("甲1", "03-10 06:00");
            room.updated("甲1", "03-12 12:30");
        }),
    ]
}
