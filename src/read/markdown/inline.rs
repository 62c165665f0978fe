//! What stands within a block of Markdown: text, emphasis, links, notes, breaks, and tags of HTML.

use crate::document::Line;
use crate::read::manuscript::Manuscript;
use crate::read::markdown::tag;
use crate::read::markdown::tag::Tag;
use crate::span;
use crate::span::SpanKind;
use comrak::nodes::Node;
use comrak::nodes::NodeValue;
use std::collections::BTreeMap;

/// What is known of the page within its blocks.
pub(crate) struct Inline<'a> {
    /// The number of each note, by its name.
    pub(crate) notes: &'a BTreeMap<String, usize>,
    /// The lines that the tree was made of.
    pub(crate) lines: &'a [Line],
}

/// What was taken off a block.
pub(crate) struct Off {
    /// Tags of HTML.
    pub(crate) tags: usize,
    /// Places that are struck out.
    pub(crate) struck: usize,
}

/// The notes of a page in the order in which the text names them, counted from 1.
pub(crate) fn notes(root: Node<'_>) -> BTreeMap<String, usize> {
    let mut notes = BTreeMap::new();
    for node in root.descendants() {
        if let NodeValue::FootnoteReference(note) = &node.data().value {
            let next = notes.len() + 1;
            notes.entry(note.name.clone()).or_insert(next);
        }
    }
    notes
}

/// The text of a block without what is said of it.
pub(crate) fn text_of(block: Node<'_>) -> String {
    let word = |node: Node<'_>| match &node.data().value {
        NodeValue::Text(text) => text.to_string(),
        NodeValue::Code(code) => code.literal.clone(),
        _ => String::new(),
    };
    block.descendants().map(word).collect()
}

impl Inline<'_> {
    /// The number of the line on which a node begins.
    pub(crate) fn number(&self, node: Node<'_>) -> usize {
        let line = node.data().sourcepos.start.line;
        self.lines.get(line.saturating_sub(1)).map_or(1, |line| line.number)
    }

    /// The lines of a node.
    pub(crate) fn own(&self, node: Node<'_>) -> &[Line] {
        let place = node.data().sourcepos;
        self.lines.get(place.start.line.saturating_sub(1)..place.end.line.min(self.lines.len())).unwrap_or_default()
    }

    /// What stands on a node's line before it: the mark of an item.
    pub(crate) fn before(&self, node: Node<'_>) -> String {
        let start = node.data().sourcepos.start;
        let line = self.lines.get(start.line.saturating_sub(1)).map_or("", |line| line.text.as_str());
        line.get(..start.column.saturating_sub(1)).unwrap_or_default().trim_start().to_owned()
    }

    /// How the text refers to a note: ①, or [51] where there is no such figure.
    pub(crate) fn mark(&self, name: &str) -> String {
        let number = self.notes.get(name).copied().unwrap_or_default();
        let figure = match u32::try_from(number).unwrap_or_default() {
            one @ 1..=20 => char::from_u32(0x245f + one),
            one @ 21..=35 => char::from_u32(0x3250 + one - 20),
            one @ 36..=50 => char::from_u32(0x32b0 + one - 35),
            _ => None,
        };
        figure.map_or_else(|| format!("[{number}]"), String::from)
    }

    /// Sets what a block holds, which begins on line `first`: what was taken off.
    pub(crate) fn set(&self, block: Node<'_>, first: usize, script: &mut Manuscript) -> Off {
        let mut setting = Setting { inline: self, script, tags: 0, struck: 0, number: first, opened: Vec::new(), depth: 0 };
        setting.children(block);
        while let Some((_, is_said)) = setting.opened.pop() {
            if is_said {
                setting.script.close();
            }
        }
        Off { tags: setting.tags, struck: setting.struck }
    }

    /// Whether marks hide something, or stand between figures: `138****5678`, `王**、李**`, `9:00~~11:00`.
    fn masks(&self, node: Node<'_>) -> bool {
        let place = node.data().sourcepos;
        let line = |number: usize| self.lines.get(number.saturating_sub(1)).map_or("", |line| line.text.as_str());
        let before = self.letter_before(node);
        let behind = line(place.end.line).get(place.end.column..).and_then(|it| it.chars().next());
        let is_around = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '*' | '~' | '_');
        let opens = text_of(node).chars().next().is_some_and(|it| "、，。；,;和与及等".contains(it));
        opens || before.is_some_and(is_around) || behind.is_some_and(|it| matches!(it, '*' | '~' | '_') || it.is_ascii_digit())
    }

    /// Whether waves draw out a cry and strike out nothing: `妈妈呀~~你快来呀~~`.
    fn draws_out(&self, node: Node<'_>) -> bool {
        self.letter_before(node).is_some_and(|letter| "啊呀哇啦哦呢吧嘛哈喔耶嗨喂哟噢嘿呜嗯咯喽".contains(letter))
    }

    /// The letter before a node on its line.
    fn letter_before(&self, node: Node<'_>) -> Option<char> {
        let start = node.data().sourcepos.start;
        let line = self.lines.get(start.line.saturating_sub(1))?;
        line.text.get(..start.column.saturating_sub(1))?.chars().next_back()
    }

    /// Whether the mark before a node is the one that is meant, and not a sign of the text: `9:00~11:00`.
    fn opens_with(&self, node: Node<'_>, mark: &str) -> bool {
        let start = node.data().sourcepos.start;
        let line = self.lines.get(start.line.saturating_sub(1)).map_or("", |line| line.text.as_str());
        line.get(start.column.saturating_sub(1)..).is_some_and(|it| it.starts_with(mark))
    }
}

/// The tag that ends an element of which nothing is for a reader, where one does.
fn end_of_hidden(node: Node<'_>) -> Option<Node<'_>> {
    let NodeValue::HtmlInline(html) = &node.data().value else { return None };
    let Some((Tag::Hides { name }, _)) = tag::read(html) else { return None };
    let ends = |node: &Node<'_>| match &node.data().value {
        NodeValue::HtmlInline(html) => tag::read(html).is_some_and(|(tag, _)| tag == Tag::Closes { name: name.clone() }),
        _ => false,
    };
    node.following_siblings().skip(1).take(MOST_HIDDEN).find(ends)
}

/// A script within a line has so many pieces; where none of them ends it, its tag goes alone.
const MOST_HIDDEN: usize = 256;

struct Setting<'a, 'b> {
    inline: &'a Inline<'a>,
    script: &'b mut Manuscript,
    /// Tags of HTML that were taken off.
    tags: usize,
    /// Places that are struck out.
    struck: usize,
    number: usize,
    /// Tags that are open, and whether something is said of the text in them.
    opened: Vec<(String, bool)>,
    /// How deep the node stands in others.
    depth: usize,
}

/// Nobody stresses what is stressed so often; deeper the words alone count, so that no page costs more than its length.
const DEEPEST: usize = 16;

impl Setting<'_, '_> {
    fn children(&mut self, parent: Node<'_>) {
        if self.depth == DEEPEST {
            return self.script.text(&text_of(parent));
        }
        self.depth += 1;
        // The tag that ends what is for no reader, such as a script.
        let mut hidden_to: Option<Node<'_>> = None;
        for node in parent.children() {
            match hidden_to {
                Some(end) if !node.same_node(end) => self.pass_over(node),
                _ => {
                    hidden_to = None;
                    self.node(node);
                }
            }
            if hidden_to.is_none() {
                hidden_to = end_of_hidden(node);
            }
        }
        self.depth -= 1;
    }

    /// Lines that are hidden are counted all the same.
    fn pass_over(&mut self, node: Node<'_>) {
        if matches!(node.data().value, NodeValue::SoftBreak | NodeValue::LineBreak) {
            self.number += 1;
        }
    }

    fn node(&mut self, node: Node<'_>) {
        match &node.data().value {
            NodeValue::Text(text) => self.script.text(text),
            NodeValue::SoftBreak | NodeValue::LineBreak => {
                self.number += 1;
                self.script.at(self.number);
                self.script.line_break();
            }
            NodeValue::Code(code) => {
                self.script.open(SpanKind::Code);
                self.script.text(&code.literal);
                self.script.close();
            }
            NodeValue::Strong if self.inline.masks(node) => {
                let mark = if self.inline.opens_with(node, "_") { "__" } else { "**" };
                self.literal(node, mark);
            }
            NodeValue::Strong => self.said(node, SpanKind::Strong),
            // 3*5*7 is a sum.
            NodeValue::Emph if !text_of(node).contains(char::is_alphabetic) || self.inline.masks(node) => {
                let mark = if self.inline.opens_with(node, "_") { "_" } else { "*" };
                self.literal(node, mark);
            }
            NodeValue::Emph => self.said(node, SpanKind::Emphasis),
            NodeValue::Strikethrough if !self.inline.opens_with(node, "~~") => self.literal(node, "~"),
            NodeValue::Strikethrough if self.inline.masks(node) || self.inline.draws_out(node) => self.literal(node, "~~"),
            NodeValue::Strikethrough => {
                self.struck += 1;
                node.descendants().for_each(|inner| self.pass_over(inner));
            }
            NodeValue::Link(link) => match span::followed(&link.url) {
                Some(address) => self.said(node, SpanKind::Link(address)),
                None => self.children(node),
            },
            NodeValue::Image(picture) => {
                let alt = text_of(node);
                let caption = if alt.trim().is_empty() { &picture.title } else { &alt };
                self.script.text(caption);
                self.script.picture(&picture.url, caption);
            }
            NodeValue::FootnoteReference(note) => {
                self.script.open(SpanKind::Superscript);
                self.script.text(&self.inline.mark(&note.name));
                self.script.close();
            }
            NodeValue::HtmlInline(html) => self.tag(html),
            _ => self.children(node),
        }
    }

    fn said(&mut self, node: Node<'_>, kind: SpanKind) {
        self.script.open(kind);
        self.children(node);
        self.script.close();
    }

    fn literal(&mut self, node: Node<'_>, mark: &str) {
        self.script.text(mark);
        self.children(node);
        self.script.text(mark);
    }

    fn tag(&mut self, html: &str) {
        match tag::read(html) {
            None => self.script.text(html),
            Some((Tag::Break, _)) => {
                self.tags += 1;
                self.script.at(self.number);
                self.script.line_break();
            }
            Some((Tag::Opens { name, says }, _)) => {
                self.tags += 1;
                let says = says.filter(|_| self.opened.len() < DEEPEST);
                if self.opened.len() < DEEPEST {
                    self.opened.push((name, says.is_some()));
                }
                if let Some(kind) = says {
                    self.script.open(kind);
                }
            }
            Some((Tag::Closes { name }, _)) => {
                self.tags += 1;
                // What was opened last is closed; a tag that closes nothing goes.
                if self.opened.last().is_some_and(|(open, _)| *open == name)
                    && let Some((_, true)) = self.opened.pop()
                {
                    self.script.close();
                }
            }
            Some((Tag::Shows(picture), _)) => {
                self.tags += 1;
                self.script.picture(&picture.source, &picture.alt);
            }
            Some((Tag::Stands | Tag::Hides { .. }, _)) => self.tags += 1,
        }
    }
}
