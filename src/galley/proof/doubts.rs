//! What is to be looked at, on a proof: counted at its head with a link to each, marked in the margin beside its line, and at
//! the head of its story. The third doubt of a page is `#d3`.

use crate::galley::doubted::Doubted;
use crate::galley::doubted::MARK;
use crate::galley::proof::Proof;
use crate::galley::proof::head::typed;
use crate::words::doubts;
use maud::Markup;
use maud::html;

impl<'a> Proof<'a> {
    /// How many there are, and which.
    pub(crate) fn doubts_counted(&self) -> Markup {
        html! {
            @if !self.doubts.is_empty() {
                section.doubts {
                    h2 { (self.say(&doubts::places(self.doubts.len()))) }
                    ol {
                        @for (id, doubted) in self.numbered_doubts(0..self.doubts.len()) {
                            li { a href={ "#" (id) } { b.query { (MARK) } span { (typed(&self.say(&doubted.told()))) } } }
                        }
                    }
                } "\n"
            }
        }
    }

    /// Those of a line, each with its sentence.
    pub(crate) fn doubts_beside(&self, line: usize) -> Markup {
        let [first, end] = [line, line + 1].map(|line| self.doubts.partition_point(|it| it.line < line));
        let of_line = first..end;
        html! {
            @for (id, doubted) in self.numbered_doubts(of_line) {
                p.doubt id=(id) { a.query href={ "#" (id) } { (MARK) } span { (typed(&self.say(&doubted.beside()))) } }
            }
        }
    }

    /// A mark for each of a story.
    pub(crate) fn doubts_of(&self, story: usize) -> Markup {
        let of_story = self.doubts_of.get(&story).into_iter().flatten().copied();
        html! {
            @for (id, doubted) in self.numbered_doubts(of_story) {
                " " a.query href={ "#" (id) } title=(self.say(&doubted.told())) { (MARK) }
            }
        }
    }

    fn numbered_doubts(&self, places: impl Iterator<Item = usize>) -> impl Iterator<Item = (String, &Doubted<'a>)> {
        places.filter_map(|at| Some((format!("d{}", at + 1), self.doubts.get(at)?)))
    }
}
