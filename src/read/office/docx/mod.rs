//! Word (DOCX, DOCM, DOTX, and WPS files that are DOCX inside): the parts of the document, found by what it says of them.

mod body;
mod fields;
mod lists;
mod relations;
mod run;
mod styles;
mod symbol;

use crate::error::office::Unopened;
use crate::read::office::about;
use crate::read::office::docx::body::Body;
use crate::read::office::docx::body::Notes;
use crate::read::office::docx::body::State;
use crate::read::office::docx::lists::Lists;
use crate::read::office::docx::relations::Relations;
use crate::read::office::docx::styles::Styles;
use crate::read::office::parts::Parts;
use crate::read::office::setting::Told;

/// The name of the main part in the archive; `None` where it is no Word document.
pub(crate) fn main(parts: &mut Parts<'_>) -> Result<Option<String>, Unopened> {
    let whole = Relations::of(parts, "")?;
    let named = whole.part("officeDocument").filter(|name| parts.holds(name)).map(str::to_owned);
    let usual = || Some("word/document.xml".to_owned()).filter(|name| parts.holds(name));
    Ok(named.filter(|name| name.contains("document")).or_else(usual))
}

/// What a document tells, and what it says of itself.
pub(crate) fn read(parts: &mut Parts<'_>, main: &str) -> Result<Told, Unopened> {
    let relations = Relations::of(parts, main)?;
    let mut part = |kind: &str| match relations.part(kind) {
        Some(name) => parts.text(name),
        None => Ok(None),
    };
    let styles = part("styles")?;
    let lists = part("numbering")?;
    let styles = styles.map(|text| Styles::read(parts.xml(&text))).transpose()?.unwrap_or_default();
    let lists = lists.map(|text| Lists::read(parts.xml(&text))).transpose()?.unwrap_or_default();
    let mut notes = Notes::new();
    for (kind, of) in [("footnotes", "footnote"), ("endnotes", "endnote")] {
        let Some(name) = relations.part(kind) else { continue };
        let Some(text) = parts.text(name)? else { continue };
        let links = Relations::of(parts, name)?;
        let mut body = Body {
            xml: parts.xml(&text),
            relations: &links,
            styles: &styles,
            notes: Notes::new(),
            lists: lists.clone(),
            state: State::default(),
        };
        hear(&mut body, of, &mut notes)?;
    }
    let text = parts.text(main)?.ok_or(Unopened::Broken)?;
    let mut body = Body { xml: parts.xml(&text), relations: &relations, styles: &styles, notes, lists, state: State::default() };
    let blocks = body.flow()?;
    let whole = Relations::of(parts, "")?;
    let about = match whole.part("core-properties").map(|name| parts.text(name)).transpose()?.flatten() {
        Some(text) => about::read(parts.xml(&text))?,
        None => Vec::new(),
    };
    Ok(Told { blocks, about })
}

/// The notes of a part (`footnotes.xml`, `endnotes.xml`), each by its number; the lines that part them from the text are none.
fn hear(body: &mut Body<'_>, part: &'static str, notes: &mut Notes) -> Result<(), Unopened> {
    while let Some(element) = body.xml.element(0)? {
        if element.name() != part {
            continue;
        }
        let is_note = element.attribute("type").is_none_or(|it| it == "normal");
        let id = element.attribute("id").unwrap_or_default();
        let mut blocks = body.flow()?;
        if let Some(first) = blocks.first_mut() {
            first.trim_start();
        }
        if is_note {
            notes.insert((part, id), blocks);
        }
    }
    Ok(())
}
