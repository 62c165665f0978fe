//! What `read` shows is what the first `build` publishes of the same folder at the same moment: ids, days, release hours,
//! sections, credits. Over random folders, and where the two once differed.

use crate::support::Home;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Moments before, between and behind the editions and their releases: an edition is prepared the evening before.
const NOWS: [&str; 6] = [
    "2024-03-10T20:00:00+08:00",
    "2024-03-11T23:59:59+08:00",
    "2024-03-12T05:59:59+08:00",
    "2024-03-12T06:00:00+08:00",
    "2024-03-12T18:00:00+08:00",
    "2024-03-20T09:00:00+08:00",
];

/// What a desk writes behind `release:`; the last is no moment, and holds the page.
const RELEASES: [&str; 6] =
    ["2024-03-12 18:00", "2024-03-12 18:00", "2024-03-13", "2024-03-10 05:00", "2024-03-12T10:00:00Z", "明天傍晚"];

const HEADLINES: [&str; 5] = ["简讯", "今日海湾", "海湾大桥通车 两岸十分钟", "老码头改造二期完工", "夜间书店开张"];

const BYLINES: [&str; 5] = ["", "记者 林知夏", "记者 林知夏 通讯员 陆平安", "新华社记者 何小满", "文/图 何小满"];

/// How a page tells its day.
#[derive(Debug, Clone, Copy)]
enum Told {
    Name,
    Folder,
    FrontMatter,
    Dateline,
}

#[derive(Debug, Clone)]
struct Sheet {
    told: Told,
    day: u32,
    page: u32,
    release: Option<&'static str>,
    section: Option<&'static str>,
    draft: bool,
    /// Each a headline and a byline.
    stories: Vec<(&'static str, &'static str)>,
    /// Whether its first story goes on on the page that follows.
    turns: bool,
}

#[derive(Debug, Clone)]
struct Folder {
    sheets: Vec<Sheet>,
    publish_time: Option<&'static str>,
    sections: bool,
    now: &'static str,
}

fn sheets() -> impl Strategy<Value = Sheet> {
    let told =
        prop_oneof![4 => Just(Told::Name), 1 => Just(Told::Folder), 2 => Just(Told::FrontMatter), 1 => Just(Told::Dateline)];
    let release = prop::option::weighted(0.4, prop::sample::select(&RELEASES[..]));
    let section = prop::option::weighted(0.3, prop::sample::select(&["文化", "要闻"][..]));
    let stories = prop::collection::vec((prop::sample::select(&HEADLINES[..]), prop::sample::select(&BYLINES[..])), 1..5);
    (told, 10..13_u32, 1..4_u32, release, section, prop::bool::weighted(0.1), stories, prop::bool::weighted(0.3)).prop_map(
        |(told, day, page, release, section, draft, stories, turns)| Sheet {
            told,
            day,
            page,
            release,
            section,
            draft,
            stories,
            turns,
        },
    )
}

fn folders() -> impl Strategy<Value = Folder> {
    let publish_time = prop::option::of(prop::sample::select(&["00:00", "18:30", "23:59"][..]));
    (prop::collection::vec(sheets(), 1..7), publish_time, any::<bool>(), prop::sample::select(&NOWS[..]))
        .prop_map(|(sheets, publish_time, sections, now)| Folder { sheets, publish_time, sections, now })
}

/// Text that no other story has: its characters follow from the number alone.
fn text(number: usize) -> String {
    let letter = |at: usize| {
        let mixed = u64::try_from(number * 4096 + at).unwrap().wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        char::from_u32(0x4e00 + u32::try_from((mixed >> 32) % 18_000).unwrap()).unwrap()
    };
    (0..80).map(letter).collect()
}

impl Sheet {
    /// Its path below the source folder: no two files have one stem, by which `read` names what it writes.
    fn path(&self, number: usize) -> String {
        let Self { day, page, .. } = self;
        match self.told {
            Told::Name => format!("2024-03-{day}-A{page:02}-{number}.md"),
            Told::Folder => format!("2024-03-{day}/A{page:02}-{number}.md"),
            Told::FrontMatter | Told::Dateline => format!("page-{number}.md"),
        }
    }

    fn text(&self, number: usize) -> String {
        let Self { day, page, .. } = self;
        let mut written = "---\n".to_owned();
        if let Told::FrontMatter = self.told {
            write!(written, "date: 2024-03-{day}\npage: A{page:02}\n").unwrap();
        }
        self.release.iter().for_each(|release| writeln!(written, "release: {release}").unwrap());
        self.section.iter().for_each(|section| writeln!(written, "section: {section}").unwrap());
        written.push_str(if self.draft { "draft: true\n---\n\n" } else { "---\n\n" });
        for (at, (headline, byline)) in self.stories.iter().enumerate() {
            let text = text(number * 64 + at);
            write!(written, "# {headline}\n\n本报讯 3月{}日,{text}。\n\n", day - 1).unwrap();
            if at == 0 && self.turns {
                write!(written, "(下转A{:02}版)\n\n", page + 1).unwrap();
            }
            write!(written, "{byline}\n\n").unwrap();
        }
        if self.page > 1 && self.turns {
            write!(written, "# {}\n\n(上接A{:02}版){}。\n", self.stories[0].0, page - 1, text(number * 64 + 63)).unwrap();
        }
        written
    }
}

impl Folder {
    fn home(&self) -> Home {
        let mut settings =
            "title = \"海湾晨报\"\nbase_url = \"https://example.cn/feeds/\"\nauthority = \"example.cn,2023\"\n".to_owned();
        self.publish_time.iter().for_each(|time| writeln!(settings, "publish_time = \"{time}\"").unwrap());
        settings.push_str(if self.sections { "[sections]\nA01 = \"头版\"\nA02 = \"县区\"\n" } else { "" });
        let sheets = self.sheets.iter().enumerate();
        let home = Home::new().file("benbao.toml", settings);
        sheets.fold(home, |home, (number, sheet)| home.file(format!("pages/{}", sheet.path(number)), sheet.text(number)))
    }

    fn paths(&self) -> Vec<String> {
        self.sheets.iter().enumerate().map(|(number, sheet)| format!("pages/{}", sheet.path(number))).collect()
    }
}

/// By its id inside the paper, of each item what both say of it.
type Items = BTreeMap<String, Value>;

fn items(feed: &Value) -> Items {
    let said = |item: &Value| {
        let id = item["id"].as_str().unwrap();
        let id = id.rsplit(':').next().unwrap().to_owned();
        let mut benbao = item["_benbao"].clone();
        ["about", "source", "doubts", "warnings"].into_iter().for_each(|key| drop(benbao.as_object_mut().unwrap().remove(key)));
        (id, serde_json::json!([item["date_published"], item["title"], item["authors"], benbao]))
    };
    feed["items"].as_array().unwrap().iter().map(said).collect()
}

/// What `read` shows of files, all of them in one go.
fn shown(home: &Home, paths: &[String], now: &str) -> Items {
    let options = ["read", "--now", now, "--format", "json", "--output", "shown"].map(str::to_owned);
    let output = home.command(&[&options[..], paths].concat()).output().unwrap();
    // A page that is held back is named, and counts as set aside.
    assert!(matches!(output.status.code(), Some(0 | 3)), "{}", String::from_utf8_lossy(&output.stderr));
    let documents = home.snapshot("shown").into_values();
    documents.flat_map(|(bytes, _)| items(&serde_json::from_slice(&bytes).unwrap())).collect()
}

/// What `build` publishes; nothing where all is held back. A brief has no headline, and gets a title of its text from the
/// feed alone.
fn published(home: &Home, now: &str, shown: &Items) -> Items {
    let output = home.command(&["build", "--now", now]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    match output.status.code() {
        // All of it waits for its hour.
        Some(0 | 3) if !home.path("feeds/feed.json").exists() => Items::new(),
        Some(0 | 3) => {
            let mut items = items(&serde_json::from_str(&home.read("feeds/feed.json")).unwrap());
            let is_brief = |id: &str| shown.get(id).is_some_and(|item| item[1].is_null());
            items.iter_mut().filter(|(id, _)| is_brief(id)).for_each(|(_, item)| item[1] = Value::Null);
            items
        }
        Some(1) if !home.path("feeds/feed.json").exists() && said.contains("nothing") => Items::new(),
        code => panic!("{code:?}: {said}"),
    }
}

/// An item's moment of publication; all are said in the offset of Beijing.
fn moment(item: &Value) -> &str {
    item[0].as_str().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_read_shows_is_what_the_first_build_publishes(folder in folders()) {
        let home = folder.home();
        let shown = shown(&home, &folder.paths(), folder.now);
        let (public, held): (Items, Items) = shown.into_iter().partition(|(_, item)| moment(item) <= folder.now);
        prop_assert_eq!(&published(&home, folder.now, &public), &public, "held {:?}", held);
        // What is held back appears with the id and the moment that were shown.
        let later = "2024-03-31T09:00:00+08:00";
        let all: Items = public.into_iter().chain(held).collect();
        prop_assert_eq!(&published(&home, later, &all), &all);
    }
}

#[test]
fn a_release_in_front_matter_is_shown_as_it_is_published() {
    let page = "---\nrelease: 2024-03-12 18:00\n---\n\n# 海湾大桥通车\n\n本报讯 3月11日,海湾大桥通车。\n\n记者 林知夏\n";
    let home = Home::new().file("benbao.toml", crate::support::SETTINGS).file("pages/2024-03-12-A01.md", page);
    let now = "2024-03-13T09:00:00+08:00";
    let shown = shown(&home, &["pages/2024-03-12-A01.md".to_owned()], now);
    assert_eq!(shown.values().map(moment).collect::<Vec<_>>(), ["2024-03-12T18:00:00+08:00"]);
    assert_eq!(published(&home, now, &shown), shown);
}

#[test]
fn a_copy_that_is_named_is_shown_and_one_of_the_two_is_published() {
    let paths = ["pages/2023-04-09-A01.md", "pages/2023-04-09-A01 副本.md"].map(str::to_owned);
    let home = Home::paper().file(&paths[1], crate::support::PAGE);
    let now = "2023-04-10T09:00:00+08:00";
    let of_one = shown(&home, &paths[..1], now);
    let of_both = shown(&home, &paths, now);
    assert_eq!(of_both.len(), 2, "two ids, as if the second were another story: {of_both:?}");
    assert_eq!(of_one.len(), 1);
    assert_eq!(published(&home, now, &of_one), of_one);
}
