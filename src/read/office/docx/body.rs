//! `document.xml` and its notes: paragraphs in the order of the page, text boxes where they are anchored, tracked changes as
//! if they were accepted. Comments, hidden text, deleted text, headers and the making of fields are not read.

use crate::error::office::Unopened;
use crate::read::grid::Cell;
use crate::read::office::block::Block;
use crate::read::office::block::Look;
use crate::read::office::block::Picture;
use crate::read::office::block::Role;
use crate::read::office::count;
use crate::read::office::docx::fields::Fields;
use crate::read::office::docx::lists::Lists;
use crate::read::office::docx::lists::Place;
use crate::read::office::docx::relations::Relations;
use crate::read::office::docx::run;
use crate::read::office::docx::run::Said;
use crate::read::office::docx::styles;
use crate::read::office::docx::styles::Kind;
use crate::read::office::docx::styles::Styles;
use crate::read::office::docx::symbol;
use crate::read::office::printed;
use crate::read::office::printed::Printed;
use crate::read::office::table;
use crate::read::office::table::Row;
use crate::read::office::xml::Element;
use crate::read::office::xml::Xml;
use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

/// The notes of a document by their part (`footnote`, `endnote`) and number.
pub(crate) type Notes = HashMap<(&'static str, String), Vec<Block>>;

/// A part that is being read, and what it refers to.
pub(crate) struct Body<'doc> {
    pub(crate) xml: Xml<'doc>,
    pub(crate) relations: &'doc Relations,
    pub(crate) styles: &'doc Styles,
    pub(crate) notes: Notes,
    pub(crate) lists: Lists,
    pub(crate) state: State,
}

/// What goes over paragraphs.
#[derive(Default)]
pub(crate) struct State {
    fields: Fields,
    /// The levels at which one of several forms was taken (`mc:AlternateContent`).
    chosen: Vec<usize>,
    /// A paragraph whose mark was taken out: it goes on in the next.
    carried: Option<Block>,
    printed: Printed,
    noted: u32,
    /// What is said of the cells that are open, by their level.
    merged: HashMap<usize, Merged>,
}

/// How a cell is drawn together with others.
#[derive(Debug, Default)]
struct Merged {
    columns: usize,
    /// It goes on the cell above, which has said what it says.
    goes_on: bool,
}

/// A paragraph that is being read.
#[derive(Default)]
struct Open {
    block: Block,
    styled: styles::Paragraph,
    kind: Option<Kind>,
    list: Place,
    is_joined: bool,
    /// The words that stand in for the picture that comes.
    alt: String,
    /// 艺术字, which is a headline's.
    before: Vec<Block>,
    /// Its text boxes and notes.
    behind: Vec<Block>,
}

impl<'doc> Body<'doc> {
    /// All paragraphs inside the element that has just opened, or of the part.
    pub(crate) fn flow(&mut self) -> Result<Vec<Block>, Unopened> {
        let level = self.xml.level();
        let mut blocks = Vec::new();
        while let Some(element) = self.element(level)? {
            match element.name() {
                "p" => self.paragraph(&mut blocks)?,
                "tbl" => {
                    let rows = self.table()?;
                    blocks.extend(table::laid(rows));
                }
                // Another file, which Word alone makes paragraphs of.
                "altChunk" => return Err(Unopened::Embedded),
                "tcPr" => {
                    let merged = self.merged()?;
                    self.state.merged.insert(level, merged);
                }
                "del" | "moveFrom" | "sdtPr" | "sectPr" => self.xml.skip()?,
                _ => {}
            }
        }
        blocks.extend(self.state.carried.take().filter(|block| !block.is_empty()));
        Ok(blocks)
    }

    /// The next element, of several forms of one thing the first.
    fn element(&mut self, level: usize) -> Result<Option<Element<'doc>>, Unopened> {
        while let Some(element) = self.xml.element(level)? {
            if self.is_other_form(element.name()) {
                self.xml.skip()?;
            } else {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }

    fn is_other_form(&mut self, name: &str) -> bool {
        let level = self.xml.level();
        let chosen = &mut self.state.chosen;
        match name {
            "AlternateContent" => {
                chosen.retain(|it| *it <= level);
                false
            }
            "Choice" | "Fallback" if chosen.contains(&level) => true,
            "Choice" => {
                chosen.push(level);
                false
            }
            _ => false,
        }
    }

    fn paragraph(&mut self, blocks: &mut Vec<Block>) -> Result<(), Unopened> {
        let open = self.state.fields.open();
        let mut paragraph =
            Open { styled: self.styles.paragraph(None), block: self.state.carried.take().unwrap_or_default(), ..Open::default() };
        self.inline(&mut paragraph, None)?;
        self.state.fields.end_paragraph(open);
        let Open { mut block, styled, kind, list, is_joined, before, behind, .. } = paragraph;
        blocks.extend(before);
        if is_joined {
            blocks.extend(behind);
            self.state.carried = Some(block);
            return Ok(());
        }
        let place = list.over(styled.list);
        let mark = self.lists.next(&place);
        block.depth = place.level.unwrap_or_default();
        let kind = kind.or(styled.kind).unwrap_or(Kind::Is(Role::Text));
        if let Kind::Is(role) = kind {
            self.state.printed.finish(block, role, mark, blocks)?;
        }
        blocks.extend(behind);
        Ok(())
    }

    /// What stands in a paragraph, in a link or in a run that has just opened.
    fn inline(&mut self, paragraph: &mut Open, link: Option<Rc<str>>) -> Result<(), Unopened> {
        let level = self.xml.level();
        let mut said = Said::default();
        while let Some(element) = self.element(level)? {
            match element.name() {
                "pPr" => self.properties(paragraph)?,
                "rPr" => said = run::read(&mut self.xml)?,
                "r" => self.inline(paragraph, link.clone())?,
                "hyperlink" => {
                    let link = element.attribute("id").and_then(|id| self.relations.link(&id));
                    self.inline(paragraph, link)?;
                }
                "t" => {
                    let keeps = element.attribute("space").as_deref() == Some("preserve");
                    let text = self.xml.text()?;
                    let text = if keeps { text.as_str() } else { text.trim_ascii() };
                    self.say(paragraph, &said, link.as_ref(), &text.replace(['\n', '\r'], " "));
                }
                "instrText" => {
                    let text = self.xml.text()?;
                    self.state.fields.instruct(&text);
                }
                "fldChar" => self.state.fields.turn(&element.attribute("fldCharType").unwrap_or_default()),
                "tab" | "ptab" => self.say(paragraph, &said, link.as_ref(), "\t"),
                "br" | "cr" => self.say(paragraph, &said, link.as_ref(), "\n"),
                "noBreakHyphen" => self.say(paragraph, &said, link.as_ref(), "-"),
                "sym" => {
                    let (font, letter) = (element.attribute("font"), element.attribute("char"));
                    let letter = symbol::letter(&font.unwrap_or_default(), &letter.unwrap_or_default());
                    self.say(paragraph, &said, link.as_ref(), &letter.map(String::from).unwrap_or_default());
                }
                "footnoteReference" => self.note(paragraph, &said, "footnote", &element),
                "endnoteReference" => self.note(paragraph, &said, "endnote", &element),
                "txbxContent" => {
                    let blocks = self.flow()?;
                    paragraph.behind.extend(blocks);
                }
                "textpath" => {
                    let mut block = Block::default();
                    block.push(&element.attribute("string").unwrap_or_default(), &Look { is_strong: true, ..Look::default() });
                    paragraph.before.extend(Some(block).filter(|block| !block.is_blank()));
                }
                "docPr" => paragraph.alt = element.attribute("descr").unwrap_or_default(),
                // It is linked as a file of its own, or packed into the document.
                "blip" => self.picture(paragraph, element.attribute("link").or_else(|| element.attribute("embed"))),
                "imagedata" => {
                    paragraph.alt = element.attribute("title").unwrap_or_default();
                    self.picture(paragraph, element.attribute("id"));
                }
                // The pinyin above characters.
                "rt" | "rubyPr" | "del" | "moveFrom" | "delText" | "sdtPr" | "ctrlPr" => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    fn properties(&mut self, paragraph: &mut Open) -> Result<(), Unopened> {
        let level = self.xml.level();
        while let Some(element) = self.xml.element(level)? {
            match element.name() {
                "pStyle" => paragraph.styled = self.styles.paragraph(element.value().as_deref()),
                "outlineLvl" => paragraph.kind = styles::outline(element.value().as_deref()),
                "numPr" => paragraph.list = Place::read(&mut self.xml)?,
                "rPr" => paragraph.is_joined = run::read(&mut self.xml)?.is_deleted,
                "pPrChange" | "sectPr" | "tabs" => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    fn picture(&self, paragraph: &mut Open, id: Option<String>) {
        let source = id.and_then(|id| self.relations.target(&id).map(str::to_owned));
        let alt = std::mem::take(&mut paragraph.alt);
        paragraph.block.pictures.extend(source.map(|source| Picture { source, alt }));
    }

    fn say(&self, paragraph: &mut Open, said: &Said, link: Option<&Rc<str>>, text: &str) {
        if !self.state.fields.show() {
            return;
        }
        let styled = said.style.as_ref().map(|id| self.styles.letters(id)).unwrap_or_default();
        let link = link.cloned().or_else(|| self.state.fields.link());
        if let Some(look) = said.looks.over(styled).over(paragraph.styled.looks).look(link) {
            paragraph.block.push(text, &look);
        }
    }

    /// The mark of a note, and the note behind the paragraph.
    fn note(&mut self, paragraph: &mut Open, said: &Said, part: &'static str, element: &Element<'_>) {
        if !self.state.fields.show() {
            return;
        }
        // Each is printed once.
        let Some(note) = self.notes.remove(&(part, element.attribute("id").unwrap_or_default())) else { return };
        let has_own_mark = element.attribute("customMarkFollows").is_some_and(|it| it != "0" && it != "false");
        let mark = if has_own_mark {
            Cow::Borrowed("")
        } else {
            self.state.noted += 1;
            Cow::Owned(count::circled(self.state.noted))
        };
        if let Some(look) = said.looks.over(paragraph.styled.looks).look(None) {
            printed::refer(&mut paragraph.block, &mark, look);
        }
        paragraph.behind.extend(printed::note(&mark, note));
    }

    fn table(&mut self) -> Result<Vec<Row>, Unopened> {
        let level = self.xml.level();
        let mut rows = Vec::new();
        while let Some(element) = self.element(level)? {
            match element.name() {
                "tr" => rows.extend(self.row()?),
                "tblPr" | "tblGrid" | "sdtPr" | "del" | "moveFrom" => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(rows)
    }

    /// How a cell is drawn together with others (ECMA-376-1 §17.4.17, §17.4.84).
    fn merged(&mut self) -> Result<Merged, Unopened> {
        let level = self.xml.level();
        let mut merged = Merged::default();
        while let Some(element) = self.xml.element(level)? {
            match element.name() {
                "gridSpan" => merged.columns = element.value().and_then(|it| it.parse().ok()).unwrap_or(1),
                "vMerge" => merged.goes_on = element.value().is_none_or(|it| it == "continue"),
                "tcPrChange" => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(merged)
    }

    /// A row; `None` for one that a tracked change took out.
    fn row(&mut self) -> Result<Option<Row>, Unopened> {
        let level = self.xml.level();
        let mut row = Row::default();
        let mut is_deleted = false;
        while let Some(element) = self.element(level)? {
            match element.name() {
                "tc" => {
                    let level = self.xml.level();
                    let content = self.flow()?;
                    let merged = self.state.merged.remove(&level).unwrap_or_default();
                    let content = if merged.goes_on { Vec::new() } else { content };
                    row.cells.push(Cell { content, columns: merged.columns.max(1), rows: 1 });
                }
                "gridBefore" => {
                    let columns = element.value().and_then(|it| it.parse().ok()).unwrap_or_default();
                    row.cells.extend((columns > 0).then(|| Cell { content: Vec::new(), columns, rows: 1 }));
                }
                "tblHeader" => row.is_head = element.is_on(),
                "del" => is_deleted = true,
                "trPrChange" | "tblPrEx" | "sdtPr" => self.xml.skip()?,
                _ => {}
            }
        }
        Ok((!is_deleted).then_some(row))
    }
}
