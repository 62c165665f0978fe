//! What an office document holds, as both of its kinds say it: paragraphs in order, each with what it is and how its letters
//! look. What follows from a look is left to `setting`.

use std::rc::Rc;

/// A paragraph, an item of a list or a row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) role: Role,
    /// Its lines, parted by `\n`; the cells of a row by tabs.
    pub(crate) text: String,
    /// How its letters look, in order.
    pub(crate) runs: Vec<Run>,
    /// How many lists stand around that of an item.
    pub(crate) depth: usize,
    /// The pictures in it.
    pub(crate) pictures: Vec<Picture>,
}

/// A picture that stands in a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Picture {
    /// The file of it, as the document names it.
    pub(crate) source: String,
    /// The words that stand in for it.
    pub(crate) alt: String,
}

/// What a paragraph is by what the document says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Role {
    #[default]
    Text,
    /// Of a level from 1.
    Heading(usize),
    Item,
    Numbered,
    HeadRow,
    Row,
    Quote,
    Note,
    Caption,
}

/// Letters that look alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    /// Where they end, in bytes of the text.
    pub(crate) end: usize,
    pub(crate) look: Look,
}

/// How letters look, and where they lead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) is_strong: bool,
    pub(crate) is_stressed: bool,
    pub(crate) is_struck: bool,
    pub(crate) raised: Raised,
    /// In half points; 0 where nothing says it.
    pub(crate) size: u32,
    pub(crate) link: Option<Rc<str>>,
}

/// Where letters stand by the line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Raised {
    #[default]
    On,
    Above,
    Below,
}

impl Block {
    /// More text behind that which is there.
    pub(crate) fn push(&mut self, text: &str, look: &Look) {
        self.text.push_str(text);
        let end = self.text.len();
        match self.runs.last_mut() {
            Some(last) if last.look == *look => last.end = end,
            _ if text.is_empty() => {}
            _ => self.runs.push(Run { end, look: look.clone() }),
        }
    }

    /// Puts a mark before the text, looking as its first letters.
    pub(crate) fn mark(&mut self, mark: &str) {
        let first = self.runs.first().map(|run| run.look.clone()).unwrap_or_default();
        self.text.insert_str(0, mark);
        self.runs.iter_mut().for_each(|run| run.end += mark.len());
        self.runs.insert(0, Run { end: mark.len(), look: Look { raised: Raised::On, link: None, ..first } });
    }

    /// Takes off white space before the text.
    pub(crate) fn trim_start(&mut self) {
        let cut = self.text.len() - self.text.trim_start().len();
        self.text.drain(..cut);
        self.runs.iter_mut().for_each(|run| run.end = run.end.saturating_sub(cut));
        self.runs.retain(|run| run.end > 0);
    }

    /// The block without what is struck out, and in how many places that stood. Its line breaks stay.
    pub(crate) fn without_struck(self) -> (Self, usize) {
        let count = self.pieces().filter(|(text, look)| look.is_struck && !text.trim().is_empty()).count();
        if count == 0 {
            return (self, 0);
        }
        let mut kept = Self { text: String::new(), runs: Vec::new(), ..self.clone() };
        for (text, look) in self.pieces() {
            match look.is_struck {
                true => kept.push(&"\n".repeat(text.matches('\n').count()), look),
                false => kept.push(text, look),
            }
        }
        (kept, count)
    }

    /// Its text by how it looks.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = (&str, &Look)> {
        let starts = std::iter::once(0).chain(self.runs.iter().map(|run| run.end));
        starts.zip(&self.runs).map(|(start, run)| (self.text.get(start..run.end).unwrap_or_default(), &run.look))
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether nothing of it is to be remembered.
    pub(crate) fn is_empty(&self) -> bool {
        self.is_blank() && self.pictures.is_empty()
    }

    /// Whether it is text that runs, and no part of a list, a table or the like.
    pub(crate) fn is_text(&self) -> bool {
        self.role == Role::Text
    }
}
