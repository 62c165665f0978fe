//! `styles.xml`: what the styles of a document say of its paragraphs and letters, each with what it is based on.

use crate::error::office::Unopened;
use crate::read::office::block::Role;
use crate::read::office::docx::lists::Place;
use crate::read::office::docx::run;
use crate::read::office::looks::Looks;
use crate::read::office::xml::Xml;
use std::collections::HashMap;

/// The styles of a document.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    by_id: HashMap<String, Style>,
    /// Of paragraphs that name none.
    usual: Option<String>,
    /// What stands below all of them.
    defaults: Looks,
}

#[derive(Debug, Default)]
struct Style {
    below: Option<String>,
    kind: Option<Kind>,
    list: Option<Place>,
    looks: Looks,
}

/// What a style makes of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Is(Role),
    /// 目录
    Contents,
}

/// What the styles say of a paragraph.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paragraph {
    pub(crate) kind: Option<Kind>,
    pub(crate) list: Option<Place>,
    pub(crate) looks: Looks,
}

/// Without a word Word sets 10 points (ECMA-376-1 §17.3.2.38).
const USUAL: u32 = 20;

/// Word follows at most ten; a circle has no end.
const MOST_BELOW: usize = 16;

impl Styles {
    /// Reads the part.
    pub(crate) fn read(mut xml: Xml<'_>) -> Result<Self, Unopened> {
        let mut styles = Self::default();
        while let Some(element) = xml.element(0)? {
            match element.name() {
                "rPrDefault" => {
                    let level = xml.level();
                    while let Some(inner) = xml.element(level)? {
                        if inner.name() == "rPr" {
                            styles.defaults = run::read(&mut xml)?.looks;
                        }
                    }
                }
                "style" => {
                    let id = element.attribute("styleId").unwrap_or_default();
                    let is_usual = element.attribute("default").is_some_and(|it| matches!(it.as_str(), "1" | "true" | "on"));
                    if is_usual && element.attribute("type").as_deref() == Some("paragraph") {
                        styles.usual = Some(id.clone());
                    }
                    let style = style(&mut xml)?;
                    styles.by_id.insert(id, style);
                }
                _ => {}
            }
        }
        Ok(styles)
    }

    /// Of a paragraph with this style.
    pub(crate) fn paragraph(&self, id: Option<&str>) -> Paragraph {
        let mut told = Paragraph::default();
        for style in self.chain(id.or(self.usual.as_deref())) {
            told.kind = told.kind.or(style.kind);
            told.list = told.list.take().or_else(|| style.list.clone());
            told.looks = told.looks.over(style.looks);
        }
        told.looks = told.looks.over(self.defaults).over(Looks { size: Some(USUAL), ..Looks::default() });
        told
    }

    /// Of letters with this style.
    pub(crate) fn letters(&self, id: &str) -> Looks {
        self.chain(Some(id)).fold(Looks::default(), |looks, style| looks.over(style.looks))
    }

    fn chain<'styles>(&'styles self, id: Option<&str>) -> impl Iterator<Item = &'styles Style> {
        let first = id.and_then(|id| self.by_id.get(id));
        std::iter::successors(first, |style| self.by_id.get(style.below.as_deref()?)).take(MOST_BELOW)
    }
}

fn style(xml: &mut Xml<'_>) -> Result<Style, Unopened> {
    let level = xml.level();
    let mut style = Style::default();
    let mut of_name = None;
    while let Some(element) = xml.element(level)? {
        match element.name() {
            "name" => of_name = element.value().and_then(|name| kind(&name)),
            "basedOn" => style.below = element.value(),
            "outlineLvl" => style.kind = outline(element.value().as_deref()),
            "numPr" => style.list = Some(Place::read(xml)?),
            "rPr" => style.looks = run::read(xml)?.looks,
            "pPrChange" | "tblPr" | "tblStylePr" => xml.skip()?,
            _ => {}
        }
    }
    // A table of contents stands in the outline of some templates.
    style.kind = of_name.or(style.kind);
    Ok(style)
}

/// The level of an outline: 0 to 8 are headings, 9 is text (ECMA-376-1 §17.3.1.20).
pub(crate) fn outline(level: Option<&str>) -> Option<Kind> {
    match level?.parse().ok()? {
        level @ 0..=8_usize => Some(Kind::Is(Role::Heading(level + 1))),
        _ => Some(Kind::Is(Role::Text)),
    }
}

/// What styles are by their names, which Word writes in English in every language and other programs as they like.
fn kind(name: &str) -> Option<Kind> {
    let name = name.to_lowercase().replace([' ', '-', '_'], "");
    let numbered = |word: &str| name.strip_prefix(word)?.parse().ok().filter(|level| (1..=9).contains(level));
    if let Some(level) = numbered("heading").or_else(|| numbered("标题")).or_else(|| numbered("標題")) {
        return Some(Kind::Is(Role::Heading(level)));
    }
    match name.as_str() {
        "title" | "标题" | "標題" => Some(Kind::Is(Role::Heading(1))),
        "quote" | "intensequote" | "引用" | "明显引用" | "blockquotation" => Some(Kind::Is(Role::Quote)),
        "caption" | "题注" | "題注" | "图片说明" | "图注" => Some(Kind::Is(Role::Caption)),
        "tocheading" | "tabletoffigures" | "tableoffigures" => Some(Kind::Contents),
        _ => (numbered("toc").is_some() || numbered("目录").is_some()).then_some(Kind::Contents),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::limits::Limits;

    #[test]
    fn a_style_tells_by_its_name_its_outline_or_what_is_below() {
        let text = r#"<w:styles xmlns:w="w"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
            <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
              <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
            <w:style w:styleId="2"><w:name w:val="稿件大题"/><w:basedOn w:val="1"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>
            <w:style w:styleId="3"><w:name w:val="正文小题"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
            <w:style w:styleId="4"><w:name w:val="标题 2"/></w:style>
            <w:style w:styleId="5"><w:name w:val="不上大纲"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
            <w:style w:styleId="6"><w:name w:val="toc 1"/></w:style>
            <w:style w:styleId="7"><w:name w:val="caption"/></w:style>
            <w:style w:styleId="8"><w:name w:val="圈"/><w:basedOn w:val="8"/></w:style></w:styles>"#;
        let styles = Styles::read(Xml::within(text, Limits::default())).unwrap();
        let table = [
            (None, None),
            (Some("1"), Some(Kind::Is(Role::Heading(1)))),
            (Some("2"), Some(Kind::Is(Role::Heading(1)))),
            (Some("3"), Some(Kind::Is(Role::Heading(3)))),
            (Some("4"), Some(Kind::Is(Role::Heading(2)))),
            (Some("5"), Some(Kind::Is(Role::Text))),
            (Some("6"), Some(Kind::Contents)),
            (Some("7"), Some(Kind::Is(Role::Caption))),
            (Some("8"), None),
            (Some("none"), None),
        ];
        for (id, kind) in table {
            assert_eq!(styles.paragraph(id).kind, kind, "{id:?}");
        }
        let look = |id: &str| styles.paragraph(Some(id)).looks.look(None).unwrap();
        assert_eq!((look("a").size, look("1").size, look("2").size), (21, 44, 44));
        assert_eq!((look("1").is_strong, look("2").is_strong), (true, false));
    }
}
