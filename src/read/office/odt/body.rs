//! `content.xml`: paragraphs in the order of the page, text boxes where they are anchored. Deleted text, annotations, hidden
//! text and indexes are not read.

use crate::error::office::Unopened;
use crate::read::grid::Cell;
use crate::read::office::block::Block;
use crate::read::office::block::Picture;
use crate::read::office::block::Role;
use crate::read::office::count;
use crate::read::office::looks::Looks;
use crate::read::office::mark::Mark;
use crate::read::office::odt::lists::Counted;
use crate::read::office::odt::lists::LEVELS;
use crate::read::office::odt::styles::Paragraph;
use crate::read::office::odt::styles::Styles;
use crate::read::office::printed;
use crate::read::office::printed::Printed;
use crate::read::office::table;
use crate::read::office::table::Row;
use crate::read::office::xml::Element;
use crate::read::office::xml::Event;
use crate::read::office::xml::Xml;
use crate::span;
use std::collections::HashMap;
use std::rc::Rc;

/// A part that is being read, and what it refers to.
pub(crate) struct Body<'doc> {
    pub(crate) xml: Xml<'doc>,
    pub(crate) styles: &'doc Styles,
    pub(crate) state: State,
}

/// What goes over paragraphs.
#[derive(Default)]
pub(crate) struct State {
    /// By the style of the list.
    counted: HashMap<String, Counted>,
    printed: Printed,
    noted: u32,
}

/// The lists that a paragraph stands in.
#[derive(Debug, Clone, Default)]
struct Within {
    style: Option<String>,
    /// How many lists.
    depth: usize,
}

/// A paragraph that is being read.
#[derive(Default)]
struct Open {
    block: Block,
    styled: Paragraph,
    /// Its text boxes and notes.
    behind: Vec<Block>,
}

/// An empty cell of a sheet is repeated a thousand times.
const MOST_REPEATED: usize = 16;

/// What is no text of the page, with all that is in it.
fn is_passed_over(name: &str) -> bool {
    let is_index = name.ends_with("-index") || matches!(name, "table-of-content" | "bibliography");
    let is_declared = name.ends_with("-decls") || matches!(name, "forms" | "event-listeners" | "script");
    let is_hidden = matches!(name, "tracked-changes" | "annotation" | "hidden-text" | "hidden-paragraph");
    is_index || is_declared || is_hidden || matches!(name, "ruby-text" | "title" | "desc" | "binary-data")
}

impl Body<'_> {
    /// All paragraphs of the text of the document.
    pub(crate) fn read(&mut self) -> Result<Vec<Block>, Unopened> {
        while let Some(element) = self.xml.element(0)? {
            match element.name() {
                "text" => return self.flow(&Within::default()),
                "scripts" | "font-face-decls" | "automatic-styles" | "styles" | "master-styles" => self.xml.skip()?,
                _ => {}
            }
        }
        Err(Unopened::Broken)
    }

    /// All paragraphs inside the element that has just opened.
    fn flow(&mut self, within: &Within) -> Result<Vec<Block>, Unopened> {
        let level = self.xml.level();
        let mut blocks = Vec::new();
        while let Some(element) = self.xml.element(level)? {
            match element.name() {
                "p" | "h" => self.paragraph(&element, None, &mut blocks)?,
                "list" => self.list(&element, within, &mut blocks)?,
                "table" => {
                    let rows = self.table()?;
                    blocks.extend(table::laid(rows));
                }
                "section" if element.attribute("display").as_deref() == Some("none") => self.xml.skip()?,
                name if is_passed_over(name) => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(blocks)
    }

    fn list(&mut self, element: &Element<'_>, within: &Within, blocks: &mut Vec<Block>) -> Result<(), Unopened> {
        let goes_on =
            element.attribute("continue-numbering").as_deref() == Some("true") || element.attribute("continue-list").is_some();
        let inside = Within { style: element.attribute("style-name").or_else(|| within.style.clone()), depth: within.depth + 1 };
        if let Some(style) = inside.style.as_ref().filter(|_| within.depth == 0 && !goes_on) {
            self.state.counted.remove(style);
        }
        let level = self.xml.level();
        while let Some(item) = self.xml.element(level)? {
            match item.name() {
                "list-item" | "list-header" => {
                    let said = item.attribute("start-value").and_then(|it| it.parse().ok());
                    self.item(&inside, item.name() == "list-item", said, blocks)?;
                }
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }

    /// An item: its first paragraph has the mark.
    fn item(&mut self, within: &Within, counts: bool, said: Option<u32>, blocks: &mut Vec<Block>) -> Result<(), Unopened> {
        let level = self.xml.level();
        let mut marked = counts.then_some((within, said));
        while let Some(element) = self.xml.element(level)? {
            match element.name() {
                "p" | "h" => self.paragraph(&element, marked.take(), blocks)?,
                "list" => self.list(&element, within, blocks)?,
                name if is_passed_over(name) => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    fn paragraph(
        &mut self,
        element: &Element<'_>,
        item: Option<(&Within, Option<u32>)>,
        blocks: &mut Vec<Block>,
    ) -> Result<(), Unopened> {
        let styled = self.styles.paragraph(&element.attribute("style-name").unwrap_or_default());
        let heading = || element.attribute("outline-level").and_then(|it| it.parse().ok()).unwrap_or(1);
        let role = if element.name() == "h" { Role::Heading(heading()) } else { styled.role.unwrap_or_default() };
        let looks = styled.looks;
        let mut paragraph = Open { styled, ..Open::default() };
        self.inline(&mut paragraph, looks, None)?;
        let Open { mut block, styled, behind } = paragraph;
        block.depth = item.map_or(0, |(within, _)| within.depth.saturating_sub(1));
        let mark = item.and_then(|(within, said)| self.mark(within, &styled, said));
        self.state.printed.finish(block, role, mark, blocks)?;
        blocks.extend(behind);
        Ok(())
    }

    fn mark(&mut self, within: &Within, styled: &Paragraph, said: Option<u32>) -> Option<Mark> {
        let name = within.style.as_ref().or(styled.list.as_ref())?;
        let list = self.styles.list(name)?;
        let counted = self.state.counted.entry(name.clone()).or_default();
        list.next(counted, within.depth.saturating_sub(1).min(LEVELS - 1), said)
    }

    /// What stands in a paragraph, a span or a link that has just opened.
    fn inline(&mut self, paragraph: &mut Open, looks: Looks, link: Option<&Rc<str>>) -> Result<(), Unopened> {
        let level = self.xml.level();
        while let Some(event) = self.xml.next(level)? {
            let element = match event {
                Event::Text(text) => {
                    say(
                        paragraph,
                        looks,
                        link,
                        &collapsed(&text, paragraph.block.text.ends_with(' ') || paragraph.block.text.is_empty()),
                    );
                    continue;
                }
                Event::Open(element) => element,
            };
            match element.name() {
                "span" => {
                    let styled = self.styles.letters(&element.attribute("style-name").unwrap_or_default());
                    self.inline(paragraph, styled.over(looks), link)?;
                }
                "a" => {
                    let address = element.attribute("href").and_then(|address| span::followed(&address)).map(Rc::from);
                    self.inline(paragraph, looks, address.as_ref())?;
                }
                "s" => {
                    let count = element.attribute("c").and_then(|it| it.parse().ok()).unwrap_or(1);
                    say(paragraph, looks, link, &" ".repeat(usize::min(count, MOST_REPEATED)));
                }
                "tab" => say(paragraph, looks, link, "\t"),
                "line-break" => say(paragraph, looks, link, "\n"),
                "note" => self.note(paragraph, looks)?,
                "text-box" | "custom-shape" | "rect" | "ellipse" | "polygon" | "path" => {
                    let blocks = self.flow(&Within::default())?;
                    paragraph.behind.extend(blocks);
                }
                "image" => {
                    let source = element.attribute("href").unwrap_or_default();
                    paragraph.block.pictures.push(Picture { source, alt: String::new() });
                }
                // They stand behind their picture; the second is the longer.
                "title" | "desc" => {
                    let words = self.xml.text()?;
                    if let Some(picture) = paragraph.block.pictures.last_mut().filter(|_| !words.trim().is_empty()) {
                        picture.alt = words;
                    }
                }
                name if is_passed_over(name) => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    /// The mark of a note, and the note behind the paragraph.
    fn note(&mut self, paragraph: &mut Open, looks: Looks) -> Result<(), Unopened> {
        let level = self.xml.level();
        self.state.noted += 1;
        let mut mark = count::circled(self.state.noted);
        let mut note = Vec::new();
        while let Some(element) = self.xml.element(level)? {
            match element.name() {
                // A sign of its own, such as a star.
                "note-citation" => {
                    if let Some(own) = element.attribute("label").filter(|own| !own.trim().is_empty()) {
                        self.state.noted -= 1;
                        mark = own;
                    }
                    self.xml.skip()?;
                }
                "note-body" => note = self.flow(&Within::default())?,
                _ => {}
            }
        }
        if let Some(look) = looks.look(None) {
            printed::refer(&mut paragraph.block, &mark, look);
            paragraph.behind.extend(printed::note(&mark, note));
        }
        Ok(())
    }

    fn table(&mut self) -> Result<Vec<Row>, Unopened> {
        let level = self.xml.level();
        let mut rows = Vec::new();
        let mut heads_until = None;
        while let Some(element) = self.xml.element(level)? {
            match element.name() {
                "table-header-rows" => heads_until = Some(self.xml.level()),
                "table-row" => {
                    let is_head = heads_until.is_some_and(|inside| self.xml.level() > inside);
                    heads_until = heads_until.filter(|_| is_head);
                    rows.push(Row { cells: self.cells()?, is_head });
                }
                "title" | "desc" | "shapes" => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(rows)
    }

    fn cells(&mut self) -> Result<Vec<Cell<Vec<Block>>>, Unopened> {
        let level = self.xml.level();
        let mut cells = Vec::new();
        while let Some(element) = self.xml.element(level)? {
            // Where another cell reaches, OpenDocument has one that is covered.
            if matches!(element.name(), "table-cell" | "covered-table-cell") {
                let count = element.attribute("number-columns-repeated").and_then(|it| it.parse().ok()).unwrap_or(1);
                let cell = self.flow(&Within::default())?;
                // What says something is said once.
                let empty = if cell.is_empty() { usize::clamp(count, 1, MOST_REPEATED) - 1 } else { 0 };
                cells.push(Cell::single(cell));
                cells.extend((0..empty).map(|_| Cell::single(Vec::new())));
            }
        }
        Ok(cells)
    }
}

fn say(paragraph: &mut Open, looks: Looks, link: Option<&Rc<str>>, text: &str) {
    if let Some(look) = looks.look(link.cloned()) {
        paragraph.block.push(text, &look);
    }
}

/// White space of XML is one space, and none where one stands before (ODF 1.3-3 §6.1.2).
fn collapsed(text: &str, stands_behind_space: bool) -> String {
    let mut is_space = stands_behind_space;
    let mut collapsed = String::with_capacity(text.len());
    for letter in text.chars() {
        let is_white = matches!(letter, ' ' | '\t' | '\n' | '\r');
        if !(is_white && is_space) {
            collapsed.push(if is_white { ' ' } else { letter });
        }
        is_space = is_white;
    }
    collapsed
}
