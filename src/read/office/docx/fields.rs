//! Fields: what a field shows is text, what it is made by is none (`w:instrText`); a table of contents is neither.

use crate::span;
use std::rc::Rc;

/// The fields that are open, the innermost last. One may end paragraphs further down.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    open: Vec<Field>,
    /// How many more are open than are looked at.
    beyond: usize,
}

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// Its result has begun.
    shows: bool,
    link: Option<Rc<str>>,
}

/// An instruction has an address at the most.
const LONGEST: usize = 4096;

/// Word nests a field in another, hardly more.
const DEEPEST: usize = 64;

impl Fields {
    /// `w:fldChar`
    pub(crate) fn turn(&mut self, kind: &str) {
        match kind {
            "begin" if self.open.len() >= DEEPEST => self.beyond += 1,
            "end" if self.beyond > 0 => self.beyond -= 1,
            "separate" if self.beyond > 0 => {}
            "begin" => self.open.push(Field::default()),
            "separate" => {
                if let Some(field) = self.open.last_mut() {
                    field.shows = !is_contents(&field.instruction);
                    field.link = link(&field.instruction);
                }
            }
            "end" => drop(self.open.pop()),
            _ => {}
        }
    }

    /// `w:instrText`
    pub(crate) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|it| it.instruction.len() < LONGEST) {
            field.instruction.push_str(text);
        }
    }

    /// Whether what stands here is seen.
    pub(crate) fn show(&self) -> bool {
        self.open.iter().all(|field| field.shows)
    }

    /// Where it leads.
    pub(crate) fn link(&self) -> Option<Rc<str>> {
        self.open.iter().rev().find_map(|field| field.link.clone())
    }

    /// How many are open.
    pub(crate) fn open(&self) -> usize {
        self.open.len()
    }

    /// A paragraph ends that began when so many were open: a field of it that never came to its result hides no more.
    pub(crate) fn end_paragraph(&mut self, open: usize) {
        let mut at = 0;
        self.open.retain(|field| {
            at += 1;
            at <= open || field.shows || !field.instruction.is_empty() && is_contents(&field.instruction)
        });
    }
}

/// ` HYPERLINK "https://example.cn/" \o "tip" `
fn link(instruction: &str) -> Option<Rc<str>> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let address = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()).or_else(|| rest.split_whitespace().next())?;
    span::followed(address).map(Rc::from)
}

fn is_contents(instruction: &str) -> bool {
    matches!(instruction.split_whitespace().next(), Some("TOC" | "INDEX"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_shows_its_result_alone() {
        let mut fields = Fields::default();
        fields.turn("begin");
        fields.instruct(" HYPERLINK \"https://exam");
        fields.instruct("ple.cn/a\" ");
        assert!(!fields.show());
        fields.turn("separate");
        assert!(fields.show());
        assert_eq!(fields.link().as_deref(), Some("https://example.cn/a"));
        fields.turn("begin");
        fields.turn("end");
        fields.turn("end");
        assert!(fields.show() && fields.link().is_none() && fields.open() == 0);
        fields.turn("begin");
        fields.instruct("TOC \\o");
        fields.turn("separate");
        fields.end_paragraph(0);
        assert!(!fields.show(), "a table of contents goes over paragraphs");
        fields.turn("end");
        fields.turn("begin");
        fields.end_paragraph(0);
        assert!(fields.show(), "what a broken field hides comes back with the next paragraph");
        assert_eq!(link("HYPERLINK \\l \"here\""), None);
    }
}
