//! A newsroom in March 2026: its inbox, its runs, and what its readers have after each of them.
//!
//! After every run the laws are asked, whatever the scenario expects: no id changes, no story is lost, none is shown twice,
//! none is withdrawn without a decision, no moment of publication moves, nothing is of the future or goes back.

use crate::paper::Document;
use crate::paper::Paper;
use crate::paper::Seen;
use crate::paper::mark_of;
use crate::paper::marks;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::rc::Rc;

/// What the documents of a paper tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Feeds {
    /// By id.
    items: BTreeMap<String, Seen>,
    withdrawn: BTreeSet<String>,
    updated: String,
}

pub(crate) struct Room {
    pub(crate) paper: Paper,
    loses_archive: bool,
    failures: Vec<String>,
    now: String,
    runs: usize,
    /// Documents as read, by their bytes: most stay as they are from run to run.
    read: BTreeMap<PathBuf, (String, Rc<Document>, String)>,
    feeds: Feeds,
    /// Every story that readers ever had, by its mark.
    ever: BTreeMap<String, Seen>,
    /// Stories that somebody decided to take out.
    decided: BTreeSet<String>,
    stderr: String,
    stdout: String,
}

/// A day and a time of March 2026 in Beijing, as in `03-10 06:30` or `03-10 06:30:05`.
fn moment(when: &str) -> String {
    let (day, time) = when.split_once(' ').unwrap();
    let seconds = if time.len() == 5 { ":00" } else { "" };
    format!("2026-{day}T{time}{seconds}+08:00")
}

/// The same of a moment in UTC.
fn beijing(utc: &str) -> String {
    let zone = chrono::FixedOffset::east_opt(8 * 3600).unwrap();
    chrono::DateTime::parse_from_rfc3339(utc).unwrap().with_timezone(&zone).format("%m-%d %H:%M:%S").to_string()
}

fn full(when: &str) -> String {
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
    fn fail(&mut self, what: &str) {
        if self.failures.len() < 3 {
            let told = format!("{}{}", self.stderr, self.stdout);
            let told: String = told.lines().take(4).map(|line| format!("\n      | {line}")).collect();
            self.failures.push(format!("{}: {what}{told}", self.now));
        }
    }

    // ── the inbox ──

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

    // ── the runs ──

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
        let is_fine = expected.contains(&status) || self.loses_archive && is_build && [0, 3].contains(&status);
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

    // ── the laws ──

    fn documents(&self) -> Vec<PathBuf> {
        let editions = fs::read_dir(self.paper.output().join("editions")).into_iter().flatten();
        let mut paths: Vec<PathBuf> = editions.map(|entry| entry.unwrap().path().join("atom.xml")).collect();
        paths.push(self.paper.output().join("atom.xml"));
        paths.retain(|path| path.exists());
        paths
    }

    /// A document by a foreign parser, and its own moment.
    fn document(&mut self, path: &Path) -> (Rc<Document>, String) {
        let text = fs::read_to_string(path).unwrap();
        if let Some((known, document, updated)) = self.read.get(path)
            && *known == text
        {
            return (Rc::clone(document), updated.clone());
        }
        let document = Rc::new(Document::read(&text));
        let updated = beijing(&feed_rs::parser::parse(text.as_bytes()).unwrap().updated.unwrap().to_rfc3339());
        self.read.insert(path.to_owned(), (text, Rc::clone(&document), updated.clone()));
        (document, updated)
    }

    fn look(&mut self) {
        let mut feeds = Feeds::default();
        for path in self.documents() {
            let (document, updated) = self.document(&path);
            for entry in document.entries.iter().cloned() {
                let other = feeds.items.insert(entry.id.clone(), entry.clone());
                if other.is_some_and(|other| other != entry) {
                    self.fail(&format!("{} tells something else of {}", path.display(), entry.id));
                }
            }
            feeds.withdrawn.extend(document.withdrawals.iter().map(|(id, _)| id.clone()));
            feeds.updated = updated;
        }
        let before = std::mem::replace(&mut self.feeds, feeds);
        self.hold_to_time(&before);
        self.hold_to_identity();
    }

    fn hold_to_time(&mut self, before: &Feeds) {
        let (now, after) = (self.now.clone(), self.feeds.clone());
        if after.updated < before.updated || after.updated > now {
            self.fail(&format!("the feed was of {} and is of {}", before.updated, after.updated));
        }
        for (id, item) in &after.items {
            if beijing(&item.published) > now || beijing(&item.updated) > now {
                // A second change within one second is dated a second later, and no more than that.
                if beijing(&item.published) > now || !self.ever.contains_key(&mark_of(&item.html)) {
                    self.fail(&format!("{id} is of the future: {} {}", item.published, item.updated));
                }
            }
            let Some(was) = before.items.get(id) else { continue };
            let moved = was.published != item.published || item.updated < was.updated;
            let idle = (&was.title, &was.html) == (&item.title, &item.html) && was.updated != item.updated;
            if moved || idle {
                let shown = |it: &Seen| format!("{} {}", beijing(&it.published), beijing(&it.updated));
                self.fail(&format!("{id} was of {} and is of {}", shown(was), shown(item)));
            }
        }
    }

    fn hold_to_identity(&mut self) {
        let mut shown: BTreeMap<String, String> = BTreeMap::new();
        for (id, item) in self.feeds.items.clone() {
            if item.title.starts_with("本稿已撤回") {
                continue;
            }
            let mark = mark_of(&item.html);
            if let Some(other) = shown.insert(mark.clone(), id.clone()) {
                self.fail(&format!("{mark} is shown twice: {other} and {id}"));
            }
            let known = self.ever.entry(mark.clone()).or_insert_with(|| item.clone());
            if known.id != id {
                let was = known.id.clone();
                self.fail(&format!("{mark} was {was} and is {id}"));
            } else if known.published != item.published && !(self.loses_archive && self.decided.contains(&mark)) {
                // Of a withdrawn story a tombstone is left, and that tells no moment of publication.
                let was = beijing(&known.published);
                self.fail(&format!("{mark} was published {was} and is {}", beijing(&item.published)));
            }
        }
        for (mark, seen) in self.ever.clone() {
            let (is_item, is_withdrawn) = (self.feeds.items.contains_key(&seen.id), self.feeds.withdrawn.contains(&seen.id));
            match (is_item, is_withdrawn) {
                (true, true) => self.fail(&format!("{mark} is live and withdrawn")),
                (false, false) => self.fail(&format!("{mark} is lost")),
                (false, true) if !self.decided.contains(&mark) => {
                    self.fail(&format!("{mark} is withdrawn, and nobody decided that"));
                }
                _ => {}
            }
        }
    }

    // ── what a scenario expects; of a paper without its archive the laws are asked alone ──

    fn of(&self, mark: &str) -> Option<&Seen> {
        self.feeds.items.values().find(|item| mark_of(&item.html) == mark)
    }

    /// These stories are in the feeds, and no others.
    pub(crate) fn live(&mut self, stories: &[&str]) {
        let live = self.feeds.items.values().filter(|item| !item.title.starts_with("本稿已撤回"));
        let live: BTreeSet<String> = live.map(|item| mark_of(&item.html)).collect();
        let expected: BTreeSet<String> = stories.iter().map(|mark| (*mark).to_owned()).collect();
        if live != expected && !self.loses_archive {
            self.fail(&format!("live are {live:?}, expected {expected:?}"));
        }
    }

    /// These stories have a tombstone, and no others.
    pub(crate) fn withdrawn(&mut self, stories: &[&str]) {
        let marks = self.ever.iter().filter(|(_, seen)| self.feeds.withdrawn.contains(&seen.id)).map(|(mark, _)| mark.clone());
        let (marks, expected): (BTreeSet<String>, BTreeSet<String>) =
            (marks.collect(), stories.iter().map(|mark| (*mark).to_owned()).collect());
        if marks != expected && !self.loses_archive {
            self.fail(&format!("withdrawn are {marks:?}, expected {expected:?}"));
        }
    }

    fn is(&mut self, what: &str, mark: &str, found: Option<String>, expected: &[String]) {
        if !self.loses_archive && !found.as_ref().is_some_and(|found| expected.contains(found)) {
            self.fail(&format!("{mark} is {what} {found:?}, expected {}", expected.join(" or ")));
        }
    }

    pub(crate) fn published(&mut self, mark: &str, when: &str) {
        let found = self.of(mark).map(|it| beijing(&it.published));
        self.is("published", mark, found, &[full(when)]);
    }

    pub(crate) fn updated(&mut self, mark: &str, when: &str) {
        let found = self.of(mark).map(|it| beijing(&it.updated));
        self.is("updated", mark, found, &[full(when)]);
    }

    /// Published on this day, at whatever second.
    pub(crate) fn of_day(&mut self, mark: &str, day: &str) {
        let found = self.of(mark).map(|it| beijing(&it.published).split(' ').next().unwrap().to_owned());
        self.is("of", mark, found, &[day.to_owned()]);
    }

    /// The feed's own moment.
    pub(crate) fn feed_is_of(&mut self, moments: &[&str]) {
        let (found, expected) = (Some(self.feeds.updated.clone()), moments.iter().map(|it| full(it)).collect::<Vec<_>>());
        self.is("of", "the feed", found, &expected);
    }

    /// Each of these was changed a second from its neighbours, in their order or the other way round; the newest now.
    pub(crate) fn changed_second_by_second(&mut self, stories: &[&str]) {
        let moments: Vec<Option<i64>> = stories
            .iter()
            .map(|mark| self.of(mark).map(|it| chrono::DateTime::parse_from_rfc3339(&it.updated).unwrap().timestamp()))
            .collect();
        let now = chrono::DateTime::parse_from_rfc3339(&moment(&self.now)).unwrap().timestamp();
        let step = |by: i64| moments.windows(2).all(|pair| pair[0].zip(pair[1]).is_some_and(|(one, two)| two - one == by));
        let is_now = moments.iter().max() == Some(&Some(now));
        if !self.loses_archive && !((step(1) || step(-1)) && is_now) {
            let behind: Vec<Option<i64>> = moments.iter().map(|it| it.map(|it| it - now)).collect();
            self.fail(&format!("changed at now + {behind:?} s"));
        }
    }

    pub(crate) fn says(&mut self, mark: &str, words: &str) {
        let found = self.of(mark).map(|it| it.html.contains(words) || it.title.contains(words));
        if found != Some(true) && !self.loses_archive {
            self.fail(&format!("{mark} does not say {words}: {found:?}"));
        }
    }

    pub(crate) fn does_not_say(&mut self, mark: &str, words: &str) {
        let found = self.of(mark).map(|it| it.html.contains(words) || it.title.contains(words));
        if found != Some(false) && !self.loses_archive {
            self.fail(&format!("{mark} says {words}, or is not there: {found:?}"));
        }
    }

    /// The last run said this.
    pub(crate) fn told(&mut self, words: &str) {
        if !self.stderr.contains(words) && !self.loses_archive {
            self.fail(&format!("does not tell `{words}`"));
        }
    }

    /// The last run had nothing to say to whoever gets cron's mail.
    pub(crate) fn silent(&mut self) {
        if !self.stderr.is_empty() && !self.loses_archive {
            self.fail("is not silent");
        }
    }

    /// A run later in which nothing has happened: silent, status 0, not a byte written.
    pub(crate) fn quiet_run(&mut self, when: &str) {
        let files = self.files();
        self.build(when);
        self.silent();
        if self.files() != files && !self.loses_archive {
            self.fail("writes something, though nothing happened");
        }
    }

    /// Every file of the output; none where there is none.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        if self.paper.output().exists() { self.paper.files() } else { BTreeMap::new() }
    }

    pub(crate) fn id(&self, mark: &str) -> String {
        self.ever.get(mark).map(|seen| seen.id.clone()).unwrap_or_else(|| panic!("{mark} was never live"))
    }
}
