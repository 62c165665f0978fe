//! Names that are written over every day, days that are only inferred, and pages that are carried to an archive folder.

use crate::inbox::Scenario;
use crate::inbox::room::Room;
use crate::inbox::scenario;
use crate::paper::Story;
use crate::paper::marks;
use crate::paper::page;
use crate::paper::story;
use chrono::Datelike;
use std::fs;

/// A date line of March 2026, as printed.
pub(crate) fn folio(day: u32) -> String {
    let date = chrono::NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
    let name = ["一", "二", "三", "四", "五", "六", "日"][date.weekday().num_days_from_monday() as usize];
    format!("2026年3月{day}日 星期{name} A01版\n\n")
}

/// A story whose dateline is of a day of March.
pub(crate) fn dated(mark: &str, day: u32) -> Story {
    let mut dated = story(mark);
    dated.text[0] = format!("本报讯 3月{day}日，{}", dated.text[0]);
    dated
}

fn borrowed(all: &[String]) -> Vec<&str> {
    all.iter().map(String::as_str).collect()
}

/// Two weeks of `A01.md` and `A02.md`, written over by each edition.
fn two_weeks(room: &mut Room, first: impl Fn(&str, &str, u32) -> String) {
    let mut all = Vec::new();
    for day in 2..=15 {
        let own = [format!("甲{day}"), format!("乙{day}"), format!("丙{day}")];
        room.text("A01.md", &first(&own[0], &own[1], day));
        room.text("A02.md", &first(&own[2], &format!("丁{day}"), day).replace("A01版", "A02版"));
        all.extend(own);
        all.push(format!("丁{day}"));
        room.build_that_tells(&format!("03-{day:02} 06:30"));
        room.live(&borrowed(&all));
        room.of_day(&format!("甲{day}"), &format!("03-{day:02}"));
    }
    room.withdrawn(&[]);
    room.quiet_run("03-15 12:00");
}

pub(crate) fn scenarios() -> Vec<Scenario> {
    let mut all = overwritten();
    all.extend(inferred());
    all
}

fn overwritten() -> Vec<Scenario> {
    vec![
        scenario("a date line that was forgotten when today's page was written over yesterday's takes nothing out", |room| {
            room.text("A01.md", &format!("2026年3月10日 星期二 A01版\n\n{}", marks(&["甲1", "甲2"])));
            room.build("03-10 06:30");
            room.live(&["甲1", "甲2"]);
            room.text("A01.md", &format!("2026年3月10日 星期二 A01版\n\n{}", marks(&["乙1", "乙2"])));
            room.build_that_tells("03-11 06:30");
            room.told("look whether its date was forgotten");
            room.live(&["甲1", "甲2", "乙1", "乙2"]);
            room.withdrawn(&[]);
            room.text("A01.md", &format!("2026年3月11日 星期三 A01版\n\n{}", marks(&["乙1", "乙2"])));
            room.build("03-11 07:00");
            room.live(&["甲1", "甲2", "乙1", "乙2"]);
            // One of several that is taken off is taken off.
            room.decide(&["乙1"]);
            room.text("A01.md", &format!("2026年3月11日 星期三 A01版\n\n{}", marks(&["乙2"])));
            room.build("03-11 08:00");
            room.live(&["甲1", "甲2", "乙2"]);
        }),
        scenario("names written over every day, the day printed on the page, keep two weeks of editions", |room| {
            two_weeks(room, |one, two, day| folio(day) + &marks(&[one, two]));
        }),
        scenario("names written over every day, the day in front matter, keep two weeks of editions", |room| {
            two_weeks(room, |one, two, day| format!("---\ndate: 2026-03-{day:02}\n---\n{}", marks(&[one, two])));
        }),
        scenario("names written over every day, the day only inferred, keep two weeks of editions", |room| {
            two_weeks(room, |one, two, day| page(&[dated(one, day - 1), dated(two, day - 1)]));
        }),
        scenario("a column that keeps its headline is a story a day where names are written over", |room| {
            let column = |mark: &str, day: u32| dated(mark, day).called("今日天气");
            two_weeks(room, |one, two, day| page(&[column(one, day - 1), dated(two, day - 1)]));
        }),
        scenario("a page written over the evening before keeps today's stories and holds tomorrow's", |room| {
            room.text("A01.md", &(folio(10) + &marks(&["甲1", "甲2"])));
            room.build("03-10 06:30");
            room.text("A01.md", &(folio(11) + &marks(&["乙1", "乙2"])));
            room.build_that_tells("03-10 20:00");
            room.live(&["甲1", "甲2"]);
            room.build_that_tells("03-11 06:30");
            room.live(&["甲1", "甲2", "乙1", "乙2"]);
            room.published("乙1", "03-11 06:00");
        }),
        scenario("pages written over one by one never show half an edition withdrawn", |room| {
            for name in ["A01.md", "A02.md", "A03.md"] {
                let mark = format!("甲{}", &name[2..3]);
                room.text(name, &(folio(10).replace("A01", &name[..3]) + &marks(&[&mark])));
            }
            room.build("03-10 06:30");
            let mut all = vec!["甲1".to_owned(), "甲2".to_owned(), "甲3".to_owned()];
            for (at, name) in ["A01.md", "A02.md", "A03.md"].into_iter().enumerate() {
                let mark = format!("乙{}", at + 1);
                room.text(name, &(folio(11).replace("A01", &name[..3]) + &marks(&[&mark])));
                room.build_that_tells(&format!("03-11 06:3{at}"));
                all.push(mark);
                room.live(&borrowed(&all));
            }
            room.withdrawn(&[]);
        }),
        scenario("pages carried to an archive folder each evening are known again there", |room| {
            let mut all = Vec::new();
            for day in 2..=9 {
                let own = [format!("甲{day}"), format!("乙{day}")];
                room.text("A01.md", &(folio(day) + &marks(&[&own[0], &own[1]])));
                all.extend(own);
                room.build(&format!("03-{day:02} 06:30"));
                fs::create_dir_all(room.page(&format!("done/2026-03-{day:02}"))).unwrap();
                fs::rename(room.page("A01.md"), room.page(&format!("done/2026-03-{day:02}/A01.md"))).unwrap();
                room.build(&format!("03-{day:02} 20:00"));
                room.live(&borrowed(&all));
                room.updated(&format!("甲{day}"), &format!("03-{day:02} 06:00"));
            }
            room.withdrawn(&[]);
        }),
        scenario("a correction of yesterday's page, whose name was written over, corrects yesterday's story", |room| {
            room.text("A01.md", &(folio(10) + &marks(&["甲1", "甲2"])));
            room.build("03-10 06:30");
            room.text("A01.md", &(folio(11) + &marks(&["乙1", "乙2"])));
            room.build_that_tells("03-11 06:30");
            room.text("2026-03-10-A01.md", &page(&[story("甲1").replaced("街道", "乡镇"), story("甲2")]));
            room.build("03-11 12:00");
            room.live(&["甲1", "甲2", "乙1", "乙2"]);
            room.says("甲1", "乡镇");
            room.published("甲1", "03-10 06:00");
            room.updated("甲1", "03-11 12:00");
            room.updated("甲2", "03-10 05:59:59");
        }),
        scenario("a page written over is corrected like any other on its own day", |room| {
            room.text("A01.md", &(folio(10) + &marks(&["甲1", "甲2"])));
            room.build("03-10 06:30");
            room.text("A01.md", &(folio(11) + &marks(&["乙1", "乙2", "乙3"])));
            room.build_that_tells("03-11 06:30");
            room.text("A01.md", &(folio(11) + &page(&[story("乙1").replaced("街道", "乡镇"), story("乙2")])));
            room.decide(&["乙3"]);
            room.build("03-11 12:00");
            room.live(&["甲1", "甲2", "乙1", "乙2"]);
            room.withdrawn(&["乙3"]);
            room.updated("乙1", "03-11 12:00");
        }),
        scenario("yesterday's page put back over today's brings nothing twice and takes nothing away", |room| {
            room.text("A01.md", &(folio(10) + &marks(&["甲1", "甲2"])));
            room.build("03-10 06:30");
            room.text("A01.md", &(folio(11) + &marks(&["乙1", "乙2"])));
            room.build_that_tells("03-11 06:30");
            room.text("A01.md", &(folio(10) + &marks(&["甲1", "甲2"])));
            room.build_that_tells("03-11 12:00");
            room.live(&["甲1", "甲2", "乙1", "乙2"]);
            room.updated("甲1", "03-10 06:00");
        }),
    ]
}

/// Whatever is done to a page whose day was inferred, to tell it: its stories stay what they are.
type Edit = fn(&mut Room, &str);

const SETTLED: [(&str, Edit); 4] = [
    ("front matter", |room, text| room.text("来稿.md", &format!("---\ndate: 2026-03-09\n---\n{text}"))),
    ("a date line", |room, text| room.text("来稿.md", &(folio(9) + text))),
    ("the name of the file", |room, text| {
        room.text("2026-03-09-A01.md", text);
        room.remove("来稿.md");
    }),
    ("another dateline", |room, text| room.text("来稿.md", &text.replace("本报讯 3月9日", "本报讯 3月8日"))),
];

fn inferred() -> Vec<Scenario> {
    let mut all: Vec<Scenario> = SETTLED
        .into_iter()
        .map(|(how, edit)| {
            scenario(&format!("an inferred day that is corrected by {how} keeps the stories' ids and moments"), move |room| {
                let text = page(&[dated("甲1", 9), dated("甲2", 9)]);
                room.text("来稿.md", &text);
                room.build("03-10 06:30");
                room.of_day("甲1", "03-10");
                edit(room, &text);
                room.build("03-10 12:30");
                room.live(&["甲1", "甲2"]);
                room.of_day("甲1", "03-10");
                room.withdrawn(&[]);
            })
        })
        .collect();
    all.extend([
        scenario("where the day is inferred, a story that leaves a page of others that stay is withdrawn", |room| {
            room.text("A01.md", &page(&[dated("甲1", 9), dated("甲2", 9), dated("甲3", 9)]));
            room.build("03-10 06:30");
            room.text("A01.md", &page(&[dated("甲1", 9), dated("甲3", 9)]));
            room.decide(&["甲2"]);
            room.build("03-10 12:30");
            room.live(&["甲1", "甲3"]);
            room.withdrawn(&["甲2"]);
        }),
        scenario("where the day is inferred, other stories of the same day leave the old ones published", |room| {
            room.text("A01.md", &page(&[dated("甲1", 9), dated("甲2", 9)]));
            room.build("03-10 06:30");
            room.text("A01.md", &page(&[dated("乙1", 9), dated("乙2", 9)]));
            room.build_that_tells("03-10 12:30");
            room.live(&["甲1", "甲2", "乙1", "乙2"]);
            room.withdrawn(&[]);
            room.quiet_run("03-10 13:30");
        }),
        scenario("a story with a later dateline moves an inferred day and no story that was published", |room| {
            room.text("A01.md", &page(&[dated("甲1", 8), dated("甲2", 8)]));
            room.build("03-10 06:30");
            room.of_day("甲1", "03-09");
            room.text("A01.md", &page(&[dated("甲1", 8), dated("甲2", 8), dated("甲3", 9)]));
            room.build("03-10 12:30");
            room.live(&["甲1", "甲2", "甲3"]);
            room.of_day("甲1", "03-09");
        }),
    ]);
    all
}
