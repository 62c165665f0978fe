//! What a scenario expects of a run: stories, moments, words. Of a paper that lost its archive the laws are asked alone.

use crate::inbox::room::Room;
use crate::inbox::room::beijing;
use crate::inbox::room::full;
use crate::inbox::room::moment;
use crate::paper::Seen;
use crate::paper::mark_of;
use std::collections::BTreeSet;

impl Room {
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

    /// The last run said this, on whichever stream.
    pub(crate) fn told(&mut self, words: &str) {
        self.told_one_of(&[words]);
    }

    pub(crate) fn told_one_of(&mut self, words: &[&str]) {
        let told = words.iter().any(|words| self.stderr.contains(words) || self.stdout.contains(words));
        if !told && !self.loses_archive {
            self.fail(&format!("does not tell `{}`", words.join("` or `")));
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
}
