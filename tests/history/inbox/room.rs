//! A newsroom in March 2026: its inbox and its runs. What holds after each of them is asked in `laws`, what a scenario
//! expects of it in `seen`.

use crate::paper::Document;
use crate::paper::Paper;
use crate::paper::Seen;
use crate::paper::marks;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

/// What the documents of a paper tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Feeds {
    /// By id.
    pub(crate) items: BTreeMap<String, Seen>,
    pub(crate) withdrawn: BTreeSet<String>,
    pub(crate) updated: String,
}

pub(crate) struct Room {
    pub(crate) paper: Paper,
    pub(crate) loses_archive: bool,
    pub(crate) failures: Vec<String>,
    pub(crate) now: String,
    pub(crate) runs: usize,
    /// Documents as read, by their bytes: most stay as they are from run to run.
    pub(crate) read: BTreeMap<PathBuf, (String, Rc<Document>, String)>,
    pub(crate) feeds: Feeds,
    /// Every story that readers ever had, by its mark.
    pub(crate) ever: BTreeMap<String, Seen>,
    /// Stories that somebody decided to take out.
    pub(crate) decided: BTreeSet<String>,
    pub(crate) stderr: String,
    pub(crate) stdout: String,
}

/// A day and a time of March 2026 in Beijing, as in `03-10 06:30` or `03-10 06:30:05`.
pub(crate) fn moment(when: &str) -> String {
    let (day, time) = when.split_once(' ').unwrap();
    let seconds = if time.len() == 5 { ":00" } else { "" };
    format!("2026-{day}T{time}{seconds}+08:00")
}

/// The same of a moment in UTC.
pub(crate) fn beijing(utc: &str) -> String {
    let zone = chrono::FixedOffset::east_opt(8 * 3600).unwrap();
    chrono::DateTime::parse_from_rfc3339(utc).unwrap().with_timezone(&zone).format("%m-%d %H:%M:%S").to_string()
}

pub(crate) fn full(when: &str) -> String {
    if when.len() == 11 { format!("{when}:00") } else { when.to_owned() }
}

/// The command that a message names as its remedy, word by word; what a person has to fill in is filled in.
fn remedy(told: &str, begins: &str) -> Option<Vec<String>> {
    let command = told.split(begins).nth(1)?.split(['`', '\n', ';', '\u{201d}']).next()?;
    let filled = command.replace("REASON", "改版").replace('…', "改版");
    let words = filled.split_whitespace().map(|word| word.trim_matches(['\'', '"', ',']).to_owned());
    Some(begins.split_whitespace().map(str::to_owned).chain(words).filter(|word| !word.is_empty()).collect())
}

impl Room {
    pub(crate) fn new() -> Self {
        Self {
            paper: Paper::new(),
            loses_archive: false,
            failures: Vec::new(),
            now: String::new(),
            runs: 0,
            read: BTreeMap::new(),
            feeds: Feeds::default(),
            ever: BTreeMap::new(),
            decided: BTreeSet::new(),
            stderr: String::new(),
            stdout: String::new(),
        }
    }

    pub(crate) fn that_loses_its_archive() -> Self {
        Self { loses_archive: true, ..Self::new() }
    }

    pub(crate) fn loses_archive(&self) -> bool {
        self.loses_archive
    }

    pub(crate) fn failures(&mut self) -> Vec<String> {
        std::mem::take(&mut self.failures)
    }

    /// What follows from a failure says little: the first three are kept, each with the first lines that were told.
    pub(crate) fn fail(&mut self, what: &str) {
        if self.failures.len() < 3 {
            let told = format!("{}{}", self.stderr, self.stdout);
            let told: String = told.lines().take(4).map(|line| format!("\n      | {line}")).collect();
            self.failures.push(format!("{}: {what}{told}", self.now));
        }
    }

    /// Puts a page with these stories into the inbox.
    pub(crate) fn put(&mut self, name: &str, stories: &[&str]) {
        self.paper.write(name, &marks(stories));
    }

    pub(crate) fn text(&mut self, name: &str, text: &str) {
        self.paper.write(name, text);
    }

    pub(crate) fn page(&self, name: &str) -> PathBuf {
        self.paper.path("pages").join(name)
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.paper.remove(name);
    }

    /// Everything, folders too; the inbox itself stays.
    pub(crate) fn empty(&mut self) {
        fs::remove_dir_all(self.page("")).unwrap();
        fs::create_dir(self.page("")).unwrap();
    }

    /// A run that has nothing to complain of.
    pub(crate) fn build(&mut self, when: &str) {
        self.run(when, &["build"], &[0]);
    }

    /// A run that may have something to tell: status 0 or 3, as DESIGN leaves open.
    pub(crate) fn build_that_tells(&mut self, when: &str) {
        self.run(when, &["build"], &[0, 3]);
    }

    pub(crate) fn build_with_status(&mut self, when: &str, status: i32) {
        self.run(when, &["build"], &[status]);
    }

    pub(crate) fn run(&mut self, when: &str, arguments: &[&str], expected: &[i32]) {
        let is_build = arguments.first() == Some(&"build");
        if self.loses_archive && is_build && self.runs > 0 && self.paper.path(".benbao").exists() {
            self.paper.lose_archive();
        }
        self.now = full(when);
        let output = self.paper.run(&[arguments, &["--now", &moment(when)]].concat());
        self.stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        self.stdout = String::from_utf8_lossy(&output.stdout).into_owned();
        let status = output.status.code().unwrap_or(-1);
        // Neither archive nor page: nobody can tell an emptied inbox from a paper that has not begun.
        let may_fail = status == 1 && fs::read_dir(self.page("")).is_ok_and(|mut pages| pages.next().is_none());
        let is_fine = expected.contains(&status) || self.loses_archive && is_build && (matches!(status, 0 | 3) || may_fail);
        if !is_fine {
            self.fail(&format!("`{}` ends with {status}, expected {expected:?}", arguments.join(" ")));
        }
        if is_fine && matches!(status, 0 | 3) {
            self.runs += 1;
        }
        self.look();
    }

    /// Does what the last message says is to be done, to the letter.
    pub(crate) fn follow(&mut self, when: &str, begins: &str) {
        if self.loses_archive {
            return;
        }
        match remedy(&format!("{}{}", self.stderr, self.stdout), begins) {
            Some(words) => self.run(when, &words.iter().map(String::as_str).collect::<Vec<_>>(), &[0]),
            None => self.fail(&format!("no remedy `{begins} …` is told")),
        }
    }

    /// An address that readers had is no more: what they have now is another history.
    pub(crate) fn begin_again(&mut self) {
        (self.ever, self.feeds) = (BTreeMap::new(), Feeds::default());
    }

    /// Somebody takes these stories out: they may go.
    pub(crate) fn decide(&mut self, stories: &[&str]) {
        self.decided.extend(stories.iter().map(|mark| (*mark).to_owned()));
    }

    /// Every file of the output; none where there is none.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        if self.paper.output().exists() { self.paper.files() } else { BTreeMap::new() }
    }

    pub(crate) fn id(&self, mark: &str) -> String {
        self.ever.get(mark).map(|seen| seen.id.clone()).unwrap_or_else(|| panic!("{mark} was never live"))
    }
}
