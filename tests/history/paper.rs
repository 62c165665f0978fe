//! A paper in a scratch folder, built through the command line, and what a reader sees of it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Output;

/// A story: its mark stands in its text and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Story {
    pub(crate) headline: String,
    pub(crate) text: Vec<String>,
    pub(crate) byline: String,
}

/// What a reader has of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) published: String,
    pub(crate) updated: String,
    pub(crate) html: String,
}

pub(crate) struct Paper {
    folder: tempfile::TempDir,
    pub(crate) settings: String,
    pub(crate) now: (u32, u32, u32),
    pub(crate) arguments: Vec<String>,
}

const SUBJECTS: [&str; 12] = [
    "网格化治理",
    "重大项目",
    "中央文化区",
    "政法工作",
    "轮训班",
    "春耕备耕",
    "防汛演练",
    "高铁新站",
    "社区养老",
    "区属医院",
    "中小学招生",
    "夜间书店",
];

/// The story with this mark: a sentence of it is in no other story.
pub(crate) fn story(mark: &str) -> Story {
    let seed: usize = mark.bytes().fold(7, |sum, byte| (sum * 31 + usize::from(byte)) % 99_991);
    let subject = |at: usize| SUBJECTS[(seed + at * 5) % SUBJECTS.len()];
    // Every sentence has characters that follow from the mark alone: two stories share next to nothing, as in a paper.
    // Mixed, not counted on: with steps of one width the text of one story would be that of another, moved along.
    let letter = |at: usize| {
        let mixed = u64::try_from(seed * 4096 + at).unwrap().wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        char::from_u32(0x4e00 + u32::try_from((mixed >> 32) % 18_000).unwrap()).unwrap()
    };
    let words = |at: usize| (0..24).map(|step| letter(at * 64 + step)).collect::<String>();
    let sentence =
        |at: usize| format!("{mark}号稿第{at}段说，{}安排在{}日前落实，由{}街道负责。", words(at), seed % 28 + 1, words(at + 50));
    Story {
        headline: format!("{}推进会{mark}召开", subject(0)),
        text: (1..=4).map(|at| format!("{}{}", sentence(at), sentence(at + 10))).collect(),
        byline: "记者 鲁燕".to_owned(),
    }
}

impl Story {
    pub(crate) fn called(mut self, headline: &str) -> Self {
        self.headline = headline.to_owned();
        self
    }

    pub(crate) fn replaced(mut self, old: &str, new: &str) -> Self {
        self.text.iter_mut().for_each(|it| *it = it.replace(old, new));
        self
    }

    pub(crate) fn by(mut self, byline: &str) -> Self {
        self.byline = byline.to_owned();
        self
    }

    fn markdown(&self) -> String {
        format!("# {}\n\n{}\n\n{}\n\n", self.headline, self.text.join("\n\n"), self.byline)
    }
}

pub(crate) fn page(stories: &[Story]) -> String {
    stories.iter().map(Story::markdown).collect()
}

pub(crate) fn marks(marks: &[&str]) -> String {
    page(&marks.iter().map(|mark| story(mark)).collect::<Vec<_>>())
}

impl Paper {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("pages")).unwrap();
        let settings =
            "title = \"中原时报\"\nbase_url = \"https://example.cn/feeds/\"\nauthority = \"example.cn,2023\"\n".to_owned();
        Self { folder, settings, now: (10, 8, 0), arguments: Vec::new() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path("pages").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.path("pages").join(name)).unwrap();
    }

    pub(crate) fn rename(&self, from: &str, to: &str) {
        let text = fs::read_to_string(self.path("pages").join(from)).unwrap();
        self.write(to, &text);
        self.remove(from);
    }

    pub(crate) fn lose_archive(&self) {
        fs::remove_dir_all(self.path(".benbao")).unwrap();
    }

    pub(crate) fn lose_feeds(&self) {
        fs::remove_dir_all(self.path("feeds")).unwrap();
    }

    /// The moment of the next run: an hour after the last.
    pub(crate) fn later(&mut self) -> String {
        let (day, hour, minute) = self.now;
        let minute = minute + 1;
        self.now = (day, hour + minute / 60, minute % 60);
        format!("2023-05-{:02}T{:02}:{:02}:00+08:00", self.now.0, self.now.1, self.now.2)
    }

    /// Runs benbao.
    pub(crate) fn run(&mut self, arguments: &[&str]) -> Output {
        fs::write(self.path("benbao.toml"), &self.settings).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_benbao"));
        command.current_dir(self.folder.path()).args(arguments).args(&self.arguments);
        if !arguments.contains(&"--now") && !arguments.contains(&"completions") {
            command.args(["--now", &self.later()]);
        }
        command.output().unwrap()
    }

    /// Builds, which must succeed.
    pub(crate) fn build(&mut self) -> String {
        self.build_with(&[])
    }

    pub(crate) fn build_with(&mut self, arguments: &[&str]) -> String {
        let output = self.run(&[&["build"], arguments].concat());
        let told = format!("{}{}", String::from_utf8_lossy(&output.stderr), String::from_utf8_lossy(&output.stdout));
        assert!(output.status.success(), "status {:?}: {told}", output.status.code());
        told
    }

    /// Runs a command that must succeed; gives its stdout.
    pub(crate) fn ask(&mut self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Walks from `atom.xml` through `prev-archive`, as a reader does (RFC 5005 §4.2): of two entries with one id the
    /// newer counts, a withdrawal too. Gives every live story by its mark.
    pub(crate) fn walk(&self) -> BTreeMap<String, Seen> {
        let base = base_of(&self.settings);
        let mut seen: BTreeMap<String, (String, Option<Seen>)> = BTreeMap::new();
        let mut address = Some(format!("{base}atom.xml"));
        let mut visited = BTreeSet::new();
        while let Some(at) = address.take() {
            assert!(visited.insert(at.clone()), "{at} leads to itself");
            let path = at.strip_prefix(&base).unwrap_or_else(|| panic!("{at} is not below {base}"));
            let document = fs::read_to_string(self.output().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
            let document = Document::read(&document);
            for entry in document.entries {
                let newer = seen.get(&entry.id).is_none_or(|(moment, _)| *moment < entry.updated);
                if newer {
                    seen.insert(entry.id.clone(), (entry.updated.clone(), Some(entry)));
                }
            }
            for (id, when) in document.withdrawals {
                if seen.get(&id).is_none_or(|(moment, _)| *moment <= when) {
                    seen.insert(id, (when, None));
                }
            }
            address = document.previous;
        }
        let live = seen.into_values().filter_map(|(_, entry)| entry);
        let mut stories = BTreeMap::new();
        for entry in live {
            let mark = mark_of(&entry.html);
            let before = stories.insert(mark.clone(), entry);
            assert!(before.is_none(), "{mark} is there twice");
        }
        stories
    }

    pub(crate) fn output(&self) -> PathBuf {
        let dir = self.settings.split("[output]\ndir = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("feeds");
        self.path(dir)
    }

    /// Every file of the output with its bytes.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        gather(&self.output(), &self.output(), &mut files);
        files
    }

    pub(crate) fn feed(&self, name: &str) -> String {
        fs::read_to_string(self.output().join(name)).unwrap()
    }
}

fn base_of(settings: &str) -> String {
    let base = settings.split("base_url = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    if base.ends_with('/') { base.to_owned() } else { format!("{base}/") }
}

fn gather(root: &Path, folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, files);
        } else {
            files.insert(path.strip_prefix(root).unwrap().to_owned(), fs::read(&path).unwrap());
        }
    }
}

/// The mark of a story: `甲1号稿` → `甲1`.
pub(crate) fn mark_of(html: &str) -> String {
    let before = html.split("号稿").next().unwrap();
    before.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap().replace('１', "1")
}

/// An Atom document as a plain reader of the text sees it.
pub(crate) struct Document {
    pub(crate) entries: Vec<Seen>,
    pub(crate) withdrawals: Vec<(String, String)>,
    pub(crate) previous: Option<String>,
    pub(crate) next: Option<String>,
    pub(crate) current: Option<String>,
    pub(crate) id: String,
    pub(crate) is_archive: bool,
}

impl Document {
    pub(crate) fn read(text: &str) -> Self {
        let document = feed_rs::parser::parse(text.as_bytes()).unwrap();
        let link = |relation: &str| {
            document.links.iter().find(|link| link.rel.as_deref() == Some(relation)).map(|link| link.href.clone())
        };
        let moment = |moment: Option<chrono::DateTime<chrono::Utc>>| moment.unwrap().to_rfc3339();
        let entries = document.entries.iter().map(|entry| Seen {
            id: entry.id.clone(),
            title: entry.title.as_ref().unwrap().content.clone(),
            published: moment(entry.published),
            updated: moment(entry.updated),
            html: entry.content.as_ref().unwrap().body.clone().unwrap(),
        });
        let attribute =
            |tag: &str, name: &str| tag.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned();
        let tags = text.split("<at:deleted-entry ").skip(1).map(|rest| rest.split('>').next().unwrap());
        let utc = |text: String| chrono::DateTime::parse_from_rfc3339(&text).unwrap().to_utc().to_rfc3339();
        Self {
            entries: entries.collect(),
            withdrawals: tags.map(|tag| (attribute(tag, "ref"), utc(attribute(tag, "when")))).collect(),
            previous: link("prev-archive"),
            next: link("next-archive"),
            current: link("current"),
            id: document.id.clone(),
            is_archive: text.contains("<fh:archive"),
        }
    }
}

/// A story without a headline, which is to be looked at.
pub(crate) const HEADLESS: &str = "县里召开春季防火会议，丙1号稿所说的各项工作都已部署。\n\n记者 何小满\n";
