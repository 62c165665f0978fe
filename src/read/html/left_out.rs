//! What of a web page went into no line, and why: every letter of a page is set, tells something of the story, or is counted here.

use crate::document::Apart;
use crate::document::LeftOut;
use crate::read::html::element;
use crate::read::html::element::Counted;
use ego_tree::NodeId;
use scraper::ElementRef;
use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::HashSet;

/// How many parts, and how many letters in them.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally(BTreeMap<Apart, (usize, usize)>);

impl Tally {
    pub(super) fn add(&mut self, what: Apart, words: &str) {
        let (parts, letters) = self.0.entry(what).or_default();
        *parts += 1;
        *letters += element::letters(words);
    }

    /// As the page's account has it.
    pub(super) fn told(self) -> Vec<LeftOut> {
        self.0.into_iter().map(|(what, (parts, letters))| LeftOut { what, parts, letters }).collect()
    }

    fn element(&mut self, what: Apart, it: ElementRef<'_>) {
        self.words(what, &it.text().collect::<String>());
    }

    /// Words, where there are some.
    fn words(&mut self, what: Apart, words: &str) {
        if element::letters(words) > 0 {
            self.add(what, words);
        }
    }
}

/// What became of the elements of a page.
pub(super) struct Page<'page, 'tree> {
    pub(super) stories: &'page [ElementRef<'tree>],
    /// What told something of the story.
    pub(super) told: &'page HashSet<NodeId>,
    /// What was left out of its text.
    pub(super) left_out: &'page HashMap<NodeId, Apart>,
    pub(super) counted: &'page Counted,
}

impl Page<'_, '_> {
    /// Counts what stands in no line.
    pub(super) fn count(&self, root: ElementRef<'_>, tally: &mut Tally) {
        let around: HashSet<NodeId> = self.stories.iter().flat_map(|story| story.ancestors()).map(|it| it.id()).collect();
        let mut to_see = vec![(root, false)];
        while let Some((it, is_within)) = to_see.pop() {
            let is_within = is_within || self.stories.contains(&it);
            let is_told = element::is_hidden(it) || self.told.contains(&it.id());
            let is_free = !is_within && !around.contains(&it.id());
            let what = match self.left_out.get(&it.id()) {
                _ if element::is_out_of_sight(it) => Some(Apart::Hidden),
                _ if is_told => continue,
                Some(what) => Some(*what),
                None if is_free && element::is_of_the_site(it) => Some(Apart::Site),
                None if is_free && element::leads_elsewhere(it, self.counted) => Some(Apart::Elsewhere),
                None => None,
            };
            if let Some(what) = what {
                tally.element(what, it);
                continue;
            }
            let own = || -> String { it.children().filter_map(|child| Some(child.value().as_text()?.to_string())).collect() };
            if !is_within {
                tally.words(Apart::Around, &own());
            }
            to_see.extend(it.child_elements().map(|child| (child, is_within)));
        }
    }
}
