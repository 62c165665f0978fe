//! The law of identity over random lives of a paper, archive lost and withdrawals included, through the command line.

use crate::paper::Paper;
use crate::paper::Story;
use crate::paper::page;
use crate::paper::story;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

#[derive(Debug, Clone, Copy)]
enum Edit {
    Headline(usize),
    Body(usize),
    Rename(usize),
    Reverse(usize),
    Insert(usize),
    Remove(usize),
    Encode(usize),
    Withdraw(usize),
    Restore(usize),
    LoseArchive,
    NewEdition,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let at = || 0..1_000_usize;
    let one = prop_oneof![
        at().prop_map(Edit::Headline),
        at().prop_map(Edit::Body),
        at().prop_map(Edit::Rename),
        at().prop_map(Edit::Reverse),
        at().prop_map(Edit::Insert),
        at().prop_map(Edit::Remove),
        at().prop_map(Edit::Encode),
        at().prop_map(Edit::Withdraw),
        at().prop_map(Edit::Restore),
        Just(Edit::LoseArchive),
        Just(Edit::NewEdition),
    ];
    prop::collection::vec(one, 1..10)
}

/// What the newsroom has: pages by file name, each story by its mark, and how the file is encoded.
struct Newsroom {
    paper: Paper,
    pages: BTreeMap<String, (Vec<(String, Story)>, usize)>,
    withdrawn: BTreeSet<String>,
    count: usize,
    day: usize,
}

impl Newsroom {
    fn new() -> Self {
        let mut room = Self { paper: Paper::new(), pages: BTreeMap::new(), withdrawn: BTreeSet::new(), count: 0, day: 8 };
        room.edition();
        room.edition();
        room
    }

    fn fresh(&mut self) -> (String, Story) {
        self.count += 1;
        let mark = format!("稿{}", self.count);
        (mark.clone(), story(&mark))
    }

    fn edition(&mut self) {
        self.day += 1;
        for page in 1..=2 {
            let stories = (0..3).map(|_| self.fresh()).collect();
            self.pages.insert(format!("2023-04-{:02}-A{page:02}.md", self.day), (stories, 0));
        }
    }

    fn name(&self, at: usize) -> String {
        self.pages.keys().nth(at % self.pages.len()).unwrap().clone()
    }

    fn change(&mut self, at: usize, change: impl FnOnce(&mut Vec<(String, Story)>, usize)) {
        let name = self.name(at);
        let stories = &mut self.pages.get_mut(&name).unwrap().0;
        let place = at / 13 % stories.len();
        change(stories, place);
    }

    fn apply(&mut self, edit: Edit, ids: &BTreeMap<String, String>) {
        match edit {
            Edit::Headline(at) => self.change(at, |stories, place| stories[place].1.headline.push_str("（更正）")),
            Edit::Body(at) => self.change(at, |stories, place| {
                let text = &mut stories[place].1.text[1];
                *text = text.replace("落实", "完成") + "另据了解。";
            }),
            Edit::Reverse(at) => self.change(at, |stories, _| stories.reverse()),
            Edit::Insert(at) => {
                let new = self.fresh();
                self.change(at, |stories, place| stories.insert(place, new));
            }
            Edit::Remove(at) => self.change(at, |stories, place| {
                if stories.len() > 1 {
                    stories.remove(place);
                }
            }),
            Edit::Rename(at) => {
                let name = self.name(at);
                let page = self.pages.remove(&name).unwrap();
                self.count += 1;
                let stem: String = name.chars().take(14).collect();
                self.pages.insert(format!("{stem}-{}.md", self.count), page);
            }
            Edit::Encode(at) => {
                let name = self.name(at);
                self.pages.get_mut(&name).unwrap().1 += 1;
            }
            Edit::Withdraw(at) => {
                let live: Vec<&String> = ids.keys().filter(|mark| !self.withdrawn.contains(*mark)).collect();
                if let Some(mark) = live.get(at % live.len().max(1)).map(|mark| (*mark).clone()) {
                    // Where its archive is lost later a withdrawn story is known by its headline: it must be on its page.
                    if self
                        .pages
                        .values()
                        .any(|(stories, _)| stories.iter().any(|(other, it)| *other == mark && *it == story(&mark)))
                    {
                        self.paper.ask(&["archive", "withdraw", &ids[&mark], "--reason", "事实有误"]);
                        self.withdrawn.insert(mark);
                    }
                }
            }
            Edit::Restore(at) => {
                let mark = self.withdrawn.iter().nth(at % self.withdrawn.len().max(1)).cloned();
                if let Some(mark) = mark {
                    self.paper.ask(&["archive", "withdraw", &ids[&mark], "--undo"]);
                    self.withdrawn.remove(&mark);
                }
            }
            Edit::LoseArchive => self.paper.lose_archive(),
            Edit::NewEdition => self.edition(),
        }
    }

    /// Writes the pages, builds, and gives the marks that readers must have.
    fn publish(&mut self) -> BTreeSet<String> {
        let folder = self.paper.path("pages");
        for entry in std::fs::read_dir(&folder).unwrap() {
            std::fs::remove_file(entry.unwrap().path()).unwrap();
        }
        for (name, (stories, encoding)) in &self.pages {
            let stories: Vec<Story> = stories.iter().map(|(_, story)| story.clone()).collect();
            let text = page(&stories);
            let text = match encoding % 3 {
                0 => text,
                1 => text.replace('\n', "\r\n"),
                _ => format!("\u{feff}{text}"),
            };
            self.paper.write(name, &text);
        }
        self.paper.build_with(&["--allow-shrink"]);
        let marks = self.pages.values().flat_map(|(stories, _)| stories.iter().map(|(mark, _)| mark.clone()));
        marks.filter(|mark| !self.withdrawn.contains(mark)).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_article_keeps_its_id_whatever_happens(edits in edits()) {
        let mut room = Newsroom::new();
        room.publish();
        let mut ledger: BTreeMap<String, String> = BTreeMap::new();
        for edit in [&[Edit::Reverse(0)], edits.as_slice()].concat() {
            let known = ledger.clone();
            room.apply(edit, &known);
            let expected = room.publish();
            let seen = room.paper.walk();
            prop_assert_eq!(seen.keys().cloned().collect::<BTreeSet<_>>(), expected, "after {:?}", edit);
            for (mark, seen) in seen {
                let first = ledger.entry(mark.clone()).or_insert_with(|| seen.id.clone());
                prop_assert_eq!(&*first, &seen.id, "{} after {:?}", mark, edit);
            }
        }
    }
}
