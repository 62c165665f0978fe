//! What ends what in a web page, before its tree is built, so that the tree holds what a newspaper needs and nothing that a browser
//! would run.
//!
//! All elements get names of our own, by which the tree builder takes each for an element like any other. It knows hundreds of
//! rules for those of HTML (what stresses is opened again in every paragraph that follows, what stands in a table and in no cell
//! is put before it), each of which a page can be written against; what ends what is decided here instead, and once.

use crate::read::tags::BLOCKS;
use crate::read::tags::INLINES;

/// What stands before the name of a part in the tree.
pub(super) const PART: &str = "of-";

/// Elements, each a bit: the open ones are looked through at every tag of a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Set(u64);

impl Set {
    /// Of the names that `of` gives.
    pub(super) fn of(names: &[&str]) -> Self {
        let inlines = INLINES.iter().map(|(ours, _)| *ours).chain(["in-span"]);
        let all = BLOCKS.iter().copied().chain(inlines).enumerate();
        Self(all.filter(|(_, name)| names.contains(name)).fold(0, |set, (at, _)| set | 1 << at))
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What ends what (HTML 13.2.6.4.7): made once for a page.
pub(super) struct Rules {
    parts: Set,
    paragraph: Set,
    item: Set,
    term: Set,
    headings: Set,
    cell: Set,
    row: Set,
    body: Set,
    table: Set,
    /// Out of these nothing reaches that is no part of a table.
    scope: Set,
    lists: Set,
    /// Parts but `div` and `p`.
    special: Set,
}

impl Rules {
    pub(super) fn new() -> Self {
        let special: Vec<&str> = BLOCKS.into_iter().filter(|name| !["div", "p"].contains(name)).collect();
        Self {
            parts: Set::of(&BLOCKS),
            paragraph: Set::of(&["p"]),
            item: Set::of(&["li"]),
            term: Set::of(&["dd", "dt"]),
            headings: Set::of(&["h1", "h2", "h3", "h4", "h5", "h6"]),
            cell: Set::of(&["td", "th", "caption"]),
            row: Set::of(&["tr"]),
            body: Set::of(&["tbody", "thead", "tfoot"]),
            table: Set::of(&["table"]),
            scope: Set::of(&["table", "td", "th", "caption"]),
            lists: Set::of(&["ol", "ul"]),
            special: Set::of(&special),
        }
    }

    pub(super) fn is_part(&self, element: Set) -> bool {
        element.meets(self.parts)
    }

    /// Which open elements end where a part begins, and behind which they stay open: `<p>` ends a paragraph, `<td>` a cell,
    /// `<tr>` a cell and its row.
    pub(super) fn ended_by(&self, part: Set) -> [Option<(Set, Set)>; 2] {
        let paragraph = Some((self.paragraph, self.scope));
        let in_table = |ends: Set| [Some((ends, self.table)), None];
        match part {
            _ if part.meets(self.item) => [Some((self.item, self.special)), paragraph],
            _ if part.meets(self.term) => [Some((self.term, self.special)), paragraph],
            _ if part.meets(self.headings) => [Some((self.headings, self.parts)), paragraph],
            _ if part.meets(self.cell) => in_table(self.cell),
            _ if part.meets(self.row) => in_table(self.row),
            _ if part.meets(self.body) => in_table(self.body),
            _ => [paragraph, None],
        }
    }

    /// Which open elements an end tag ends, and out of which it does not reach.
    pub(super) fn ended_at_end(&self, element: Set) -> (Set, Set) {
        let of_table = [self.cell, self.row, self.body, self.table].into_iter().any(|it| element.meets(it));
        match element {
            _ if !self.is_part(element) => (element, self.parts),
            _ if of_table => (element, self.table),
            _ if element.meets(self.item) => (element, self.scope.and(self.lists)),
            _ if element.meets(self.headings) => (self.headings, self.scope),
            _ => (element, self.scope),
        }
    }
}
