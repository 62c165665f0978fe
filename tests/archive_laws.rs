//! The law of identity, by random lives of random papers: whatever is done to the pages, an article keeps its id.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking, and so do their helpers")]

use benbao::archive;
use benbao::archive::address::Address;
use benbao::archive::doubtful::Doubtful;
use benbao::archive::identity::fate::Missing;
use benbao::archive::identity::naming::Naming;
use benbao::archive::options::Again;
use benbao::archive::options::Authority;
use benbao::archive::options::Options;
use benbao::archive::run::plan::Pages;
use benbao::archive::run::record::Page;
use benbao::archive::run::recorded::Recorded;
use benbao::article::Article;
use benbao::article::Edition;
use benbao::article::Headline;
use benbao::article::Paragraph;
use benbao::article::ParagraphKind;
use benbao::beijing::Instant;
use benbao::date::DateFrom;
use benbao::error::Error;
use benbao::error::Place;
use benbao::shelf::Each;
use benbao::shelf::Most;
use benbao::shelf::Wanted;
use benbao::words::language::Language;
use chrono::NaiveDate;
use chrono::NaiveTime;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// What stands for the bytes of a page.
fn hash(text: &str) -> [u8; 16] {
    text.bytes().fold(7_u128, |sum, byte| sum.wrapping_mul(1_000_003).wrapping_add(byte.into())).to_le_bytes()
}

/// A story as the newsroom knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Story {
    number: usize,
    headline: String,
    body: String,
}

/// The pages of a paper on disk (as far as the archive looks) and what they hold.
struct Paper {
    folder: tempfile::TempDir,
    pages: BTreeMap<PathBuf, (u32, Vec<Story>)>,
    options: Options,
    now: Instant,
    /// What the last run published.
    published: BTreeMap<usize, String>,
}

impl Paper {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = Options {
            doubtful: Doubtful::Publish,
            folder: folder.path().join(".benbao"),
            authority: Authority::Said,
            naming: Naming { authority: "example.cn,2023".to_owned(), publish_time: NaiveTime::from_hms_opt(6, 0, 0).unwrap() },
            reading: String::new(),
            output: String::new(),
            verify: false,
            address: Address::Real,
            base_url: "https://example.cn/feeds/".to_owned(),
            reader: String::new(),
            reread: Again::Never,
            missing: Missing::Withdraw,
            most_withdrawn: None,
            language: Language::Chinese,
            most: Most { items: 100_000, days: None },
            without: Vec::new(),
            wanted: Wanted { sections: Each::Yes, authors: Each::Yes, asked: Vec::new(), own_alone: None },
            published: folder.path().join("feeds"),
            copy: folder.path().join("benbao.ids"),
        };
        let now = Instant::parse("2023-06-01T08:00:00+08:00").unwrap();
        Self { folder, pages: BTreeMap::new(), options, now, published: BTreeMap::new() }
    }

    fn set(&mut self, path: &str, day: u32, stories: Vec<Story>) {
        self.pages.insert(PathBuf::from(path), (day, stories));
    }

    /// Runs once; gives every live story's id by its number.
    fn run(&mut self) -> Result<BTreeMap<usize, String>, Error> {
        self.now = self.now.plus_seconds(60);
        let pages = self.folder.path().join("pages");
        let _ = fs::create_dir(&pages);
        for entry in fs::read_dir(&pages).unwrap() {
            let path = entry.unwrap().path();
            if !self.pages.contains_key(Path::new(path.file_name().unwrap())) {
                fs::remove_file(path).unwrap();
            }
        }
        for (path, content) in &self.pages {
            let (path, text) = (pages.join(path), format!("{content:?}"));
            if fs::read_to_string(&path).ok().as_ref() != Some(&text) {
                fs::write(&path, text).unwrap();
            }
        }
        let archive = archive::open(&self.options, self.now)?;
        let paths: Vec<PathBuf> = self.pages.keys().cloned().collect();
        let plan = archive.plan(&Pages {
            folder: &pages,
            paths: &paths,
            stirred: &BTreeSet::new(),
            first_pictures: &BTreeSet::new(),
            unreadable: &[],
            day_of: &|path| path.to_str()?.get(..10)?.parse().ok(),
            page_of: &Path::to_path_buf,
        })?;
        if archive.is_idle(&plan, &BTreeSet::new())? {
            return archive.close().map(|()| self.published.clone());
        }
        let mut run = archive.begin(&plan, &pages)?;
        for group in &plan.groups {
            let read = |path: &PathBuf| {
                let articles = self.articles(path);
                let bytes = hash(&format!("{articles:?}"));
                (path.clone(), if articles.is_empty() { Page::SetAside } else { Page::Read { articles, bytes } })
            };
            run.take(group.iter().map(read).collect())?;
        }
        let recorded = run.finish()?;
        self.published = Self::ids(&recorded)?;
        recorded.keep()?.published().map(|()| self.published.clone())
    }

    fn articles(&self, path: &Path) -> Vec<Article> {
        let (day, stories) = &self.pages[path];
        let page = path.to_str().unwrap().get(11..14).and_then(benbao::article::page::Page::new);
        let edition = Edition { date: NaiveDate::from_ymd_opt(2023, 4, *day).unwrap(), page, date_from: DateFrom::Path };
        let article = |(at, story): (usize, &Story)| Article {
            edition: edition.clone(),
            position: at + 1,
            section: None,
            headline: Headline { segments: vec![story.headline.clone()], ..Headline::default() },
            datelines: vec![],
            credits: vec![],
            byline: vec![],
            body: story.body.split('|').map(|text| Paragraph::plain(ParagraphKind::Text, text)).collect(),
            link: Some(format!("https://example.cn/{}", story.number)),
            guid: None,
            release: None,
            place: Place { path: path.to_owned(), lines: Some((10 * at + 1, 10 * at + 9)), columns: None },
            continued: Vec::new(),
            pictures: Vec::new(),
            is_half: false,
            doubts: Vec::new(),
        };
        stories.iter().enumerate().map(article).collect()
    }

    fn ids(recorded: &Recorded) -> Result<BTreeMap<usize, String>, Error> {
        let contents = recorded.newest()?;
        let mut ids = BTreeMap::new();
        for item in &contents.items {
            let number = item.article.link.as_ref().unwrap().rsplit('/').next().unwrap().parse().unwrap();
            assert_eq!(ids.insert(number, item.id.to_string()), None, "story {number} is there twice");
            assert!(item.updated >= item.published);
        }
        let mut distinct: Vec<&String> = ids.values().collect();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), ids.len(), "an id is there twice");
        Ok(ids)
    }
}

/// A story's text: its sentences are its own, as in a newspaper.
fn story(number: usize) -> Story {
    // Characters that follow from the number alone: two stories share next to nothing, as in a paper.
    let letter = |at: usize| {
        let mixed = u64::try_from(number * 4096 + at).unwrap().wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        char::from_u32(0x4e00 + u32::try_from((mixed >> 32) % 18_000).unwrap()).unwrap()
    };
    let own = |at: usize| (0..8).map(|step| letter(at * 16 + step)).collect::<String>();
    let sentence = |at: usize| {
        let pick = |salt: usize| WORDS[(number * 7919 + at * 104_729 + salt * 1_299_709) % 99_991 % WORDS.len()];
        format!("{}{}{}{}第{}次{}。", pick(1), own(at), pick(2), pick(3), number * 31 + at, pick(4))
    };
    Story {
        number,
        headline: format!("{}工作推进会召开{number}", WORDS[number % WORDS.len()]),
        body: (0..12).map(sentence).collect::<Vec<_>>().join("|"),
    }
}

const WORDS: [&str; 24] = [
    "网格化",
    "治理",
    "重大项目",
    "文化区",
    "政法",
    "平安",
    "基层",
    "党建",
    "轮训班",
    "春耕",
    "夏收",
    "防汛",
    "高铁",
    "社区",
    "养老",
    "医院",
    "学校",
    "招生",
    "就业",
    "书店",
    "剧院",
    "球赛",
    "公园",
    "河道",
];

/// What is done to a paper between two runs.
#[derive(Debug, Clone)]
enum Edit {
    CorrectHeadline(usize),
    CorrectBody(usize),
    Rename(usize),
    Reverse(usize),
    InsertAbove(usize),
    Remove(usize),
    Restore,
    Split(usize),
    Join(usize),
    Duplicate(usize),
    BreakColumns(usize),
    Width(usize),
    NewDay,
    LoseWal,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let one = prop_oneof![
        (0..100_usize).prop_map(Edit::CorrectHeadline),
        (0..100_usize).prop_map(Edit::CorrectBody),
        (0..100_usize).prop_map(Edit::Rename),
        (0..100_usize).prop_map(Edit::Reverse),
        (0..100_usize).prop_map(Edit::InsertAbove),
        (0..100_usize).prop_map(Edit::Remove),
        Just(Edit::Restore),
        (0..100_usize).prop_map(Edit::Split),
        (0..100_usize).prop_map(Edit::Join),
        (0..100_usize).prop_map(Edit::Duplicate),
        (0..100_usize).prop_map(Edit::BreakColumns),
        (0..100_usize).prop_map(Edit::Width),
        Just(Edit::NewDay),
        Just(Edit::LoseWal),
    ];
    prop::collection::vec(one, 1..14)
}

/// A life of a paper.
struct Life {
    paper: Paper,
    removed: Vec<(u32, Story)>,
    next: usize,
    day: u32,
    names: usize,
}

impl Life {
    fn pick(&self, at: usize) -> Option<PathBuf> {
        let keys: Vec<&PathBuf> = self.paper.pages.keys().collect();
        (!keys.is_empty()).then(|| keys[at % keys.len()].clone())
    }

    fn change(&mut self, at: usize, change: impl FnOnce(&mut Vec<Story>, usize)) {
        let Some(path) = self.pick(at) else { return };
        let stories = &mut self.paper.pages.get_mut(&path).unwrap().1;
        if !stories.is_empty() {
            let place = at / 7 % stories.len();
            change(stories, place);
        }
    }

    fn fresh(&mut self) -> Story {
        self.next += 1;
        story(self.next)
    }

    /// A file name of the same day and page that is not in use.
    fn another_name(&mut self, path: &Path) -> PathBuf {
        self.names += 1;
        let stem: String = path.to_str().unwrap().chars().take(14).collect();
        PathBuf::from(format!("{stem}-{}.md", self.names))
    }

    fn apply(&mut self, edit: &Edit) {
        match edit {
            Edit::CorrectHeadline(at) => self.change(*at, |stories, place| stories[place].headline.push_str("（更正）")),
            Edit::CorrectBody(at) => self.change(*at, |stories, place| {
                let body = &mut stories[place].body;
                *body = body.replacen("第", "约第", 2) + "|另据了解。";
            }),
            Edit::BreakColumns(at) => {
                self.change(*at, |stories, place| stories[place].body = stories[place].body.replace('|', ""))
            }
            Edit::Width(at) => self.change(*at, |stories, place| stories[place].body = stories[place].body.replace('。', "｡")),
            Edit::Reverse(at) => self.change(*at, |stories, _| stories.reverse()),
            Edit::InsertAbove(at) => {
                let new = self.fresh();
                self.change(*at, |stories, place| stories.insert(place, new));
            }
            Edit::Remove(at) => {
                let Some(path) = self.pick(*at) else { return };
                let (day, stories) = self.paper.pages.get_mut(&path).unwrap();
                if stories.len() > 1 {
                    let day = *day;
                    let story = stories.remove(at / 7 % stories.len());
                    let elsewhere =
                        self.paper.pages.values().any(|(_, stories)| stories.iter().any(|it| it.number == story.number));
                    if !elsewhere {
                        self.removed.push((day, story));
                    }
                }
            }
            Edit::Restore => {
                if let Some((day, story)) = self.removed.pop() {
                    let Some(page) = self.paper.pages.values_mut().find(|(it, _)| *it == day) else { return };
                    page.1.push(story);
                }
            }
            Edit::Rename(at) => {
                let Some(path) = self.pick(*at) else { return };
                let name = self.another_name(&path);
                let page = self.paper.pages.remove(&path).unwrap();
                self.paper.pages.insert(name, page);
            }
            Edit::Split(at) => {
                let Some(path) = self.pick(*at) else { return };
                let name = self.another_name(&path);
                let (day, stories) = self.paper.pages.get_mut(&path).unwrap();
                if stories.len() > 1 {
                    let rest = stories.split_off(stories.len() / 2);
                    let day = *day;
                    self.paper.pages.insert(name, (day, rest));
                }
            }
            Edit::Join(at) => {
                let Some(path) = self.pick(*at) else { return };
                let stem: String = path.to_str().unwrap().chars().take(14).collect();
                let other = self.paper.pages.keys().find(|it| **it != path && it.to_str().unwrap().starts_with(&stem)).cloned();
                if let Some(other) = other {
                    let (_, stories) = self.paper.pages.remove(&other).unwrap();
                    let page = &mut self.paper.pages.get_mut(&path).unwrap().1;
                    let new =
                        stories.into_iter().filter(|story| page.iter().all(|it| it.number != story.number)).collect::<Vec<_>>();
                    page.extend(new);
                }
            }
            Edit::Duplicate(at) => {
                let Some(path) = self.pick(*at) else { return };
                let name = self.another_name(&path);
                let page = self.paper.pages[&path].clone();
                self.paper.pages.insert(name, page);
            }
            Edit::NewDay => {
                self.day += 1;
                let stories = (0..3).map(|_| self.fresh()).collect();
                let day = self.day;
                self.paper.set(&format!("2023-04-{day:02}-A01.md"), day, stories);
            }
            Edit::LoseWal => {
                // As after a crash: the archive is read whole before it is trusted.
                let _ = fs::remove_file(self.paper.options.folder.join("closed"));
            }
        }
    }
}

/// Lives a paper, run by run: after each edit every story is there once, with the id it had at first.
fn live(edits: &[Edit]) {
    let mut life = Life { paper: Paper::new(), removed: vec![], next: 0, day: 2, names: 0 };
    for day in 1..=2_u32 {
        for page in ["A01", "A02"] {
            let stories = (0..4).map(|_| life.fresh()).collect();
            life.paper.set(&format!("2023-04-{day:02}-{page}.md"), day, stories);
        }
    }
    let mut ledger = life.paper.run().unwrap();
    assert_eq!(ledger.len(), 16);
    for edit in edits {
        life.apply(edit);
        let ids = life.paper.run().unwrap();
        let on_pages: BTreeSet<usize> =
            life.paper.pages.values().flat_map(|(_, stories)| stories.iter().map(|story| story.number)).collect();
        assert_eq!(ids.keys().copied().collect::<BTreeSet<_>>(), on_pages, "after {edit:?}");
        for (number, id) in ids {
            let first = ledger.entry(number).or_insert_with(|| id.clone());
            assert_eq!(*first, id, "story {number} after {edit:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_article_keeps_its_id_through_any_life(edits in edits()) {
        live(&edits);
    }
}

/// Lives in which an id was lost or a story was out twice, found by the law above.
#[test]
fn the_lives_that_once_went_wrong_go_right() {
    // A story moved to another page, the page was copied, and the headline corrected in the copy.
    live(&[Edit::Split(44), Edit::Remove(24), Edit::Restore, Edit::Duplicate(63), Edit::NewDay, Edit::CorrectHeadline(31)]);
}
