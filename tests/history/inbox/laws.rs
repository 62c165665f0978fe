//! What holds after every run, whatever a scenario expects: no id changes, no story is lost, none is shown twice, none is
//! withdrawn without a decision, no moment of publication moves, nothing is of the future or goes back.

use crate::inbox::room::Feeds;
use crate::inbox::room::Room;
use crate::inbox::room::beijing;
use crate::paper::Document;
use crate::paper::Seen;
use crate::paper::mark_of;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::rc::Rc;

impl Room {
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

    /// Reads what readers have now, and asks the laws.
    pub(crate) fn look(&mut self) {
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
        // A second change within one second is dated a second later, and the feed with it.
        let newest = after.items.values().map(|item| beijing(&item.updated)).max().unwrap_or_default();
        if after.updated < before.updated || after.updated > now && after.updated > newest {
            self.fail(&format!("the feed was of {} and is of {}", before.updated, after.updated));
        }
        for (id, item) in &after.items {
            let is_known = self.ever.contains_key(&mark_of(&item.html));
            if beijing(&item.published) > now || beijing(&item.updated) > now && !is_known {
                self.fail(&format!("{id} is of the future: {} {}", item.published, item.updated));
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
}
