//! `numbering.xml`: the mark that Word sets before an item or a heading, counted as Word counts (ECMA-376-1 §17.9).

use crate::error::office::Unopened;
use crate::read::office::count::Count;
use crate::read::office::mark;
use crate::read::office::mark::Mark;
use crate::read::office::xml::Element;
use crate::read::office::xml::Xml;
use std::collections::HashMap;
use std::collections::HashSet;

/// The levels of a list.
const LEVELS: usize = 9;

/// Where a paragraph stands in a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// `0` takes a paragraph out of the list of its style.
    pub(crate) list: Option<String>,
    pub(crate) level: Option<usize>,
}

impl Place {
    /// Reads the `w:numPr` that has just opened.
    pub(crate) fn read(xml: &mut Xml<'_>) -> Result<Self, Unopened> {
        let inside = xml.level();
        let mut place = Self::default();
        while let Some(element) = xml.element(inside)? {
            match element.name() {
                "numId" => place.list = element.value(),
                "ilvl" => place.level = element.value().and_then(|it| it.parse().ok()),
                "numberingChange" => xml.skip()?,
                _ => {}
            }
        }
        Ok(place)
    }

    /// This place, and where it says nothing that of the style.
    pub(crate) fn over(self, below: Option<Self>) -> Self {
        let below = below.unwrap_or_default();
        Self { list: self.list.or(below.list), level: self.level.or(below.level) }
    }
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lists {
    kinds: HashMap<String, Kind>,
    /// By the style that a kind defines.
    by_style: HashMap<String, String>,
    lists: HashMap<String, List>,
    counted: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<String>,
}

/// `w:abstractNum`
#[derive(Debug, Clone, Default)]
struct Kind {
    levels: HashMap<usize, Level>,
    /// The style that it defines.
    style: Option<String>,
    /// The style that defines it.
    of_style: Option<String>,
}

/// `w:num`
#[derive(Debug, Clone, Default)]
struct List {
    kind: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// `w:lvl`
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    count: Option<Count>,
    is_bullet: bool,
    /// `（%1）`
    text: String,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, count: Some(Count::Decimal), is_bullet: false, text: String::new() }
    }
}

impl Lists {
    /// Reads the part.
    pub(crate) fn read(mut xml: Xml<'_>) -> Result<Self, Unopened> {
        let mut lists = Self::default();
        while let Some(element) = xml.element(0)? {
            match element.name() {
                "abstractNum" => {
                    let id = element.attribute("abstractNumId").unwrap_or_default();
                    let kind = kind(&mut xml)?;
                    if let Some(style) = kind.style.clone() {
                        lists.by_style.entry(style).or_insert_with(|| id.clone());
                    }
                    lists.kinds.insert(id, kind);
                }
                "num" => {
                    let id = element.attribute("numId").unwrap_or_default();
                    let list = list(&mut xml)?;
                    lists.lists.insert(id, list);
                }
                _ => {}
            }
        }
        Ok(lists)
    }

    /// Counts a paragraph at its place, and says what stands before it; `None` where nothing does.
    pub(crate) fn next(&mut self, place: &Place) -> Option<Mark> {
        let id = place.list.as_deref()?;
        let level = place.level.unwrap_or_default().min(LEVELS - 1);
        let list = self.lists.get(id)?;
        let key = self.defining(&list.kind);
        let kind = self.kinds.get(key)?;
        let of = |level: usize| list.levels.get(&level).or_else(|| kind.levels.get(&level));
        let own = of(level)?;
        let counted = self.counted.entry(key.to_owned()).or_default();
        if self.begun.insert(id.to_owned()) {
            for (level, start) in &list.starts {
                if let Some(count) = counted.get_mut(*level) {
                    *count = start.checked_sub(1);
                }
            }
        }
        for (at, count) in counted.iter_mut().enumerate() {
            let start = of(at).map_or(1, |it| it.start);
            match at.cmp(&level) {
                // A level that was passed over stands at its beginning.
                std::cmp::Ordering::Less => *count = count.or(Some(start)),
                std::cmp::Ordering::Equal => *count = Some(count.map_or(start, |it| it.saturating_add(1))),
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        if own.is_bullet {
            return Some(Mark::Bullet);
        }
        let number = |level: usize| counted.get(level).copied().flatten().unwrap_or_default();
        if own.count == Some(Count::Decimal) && mark::STOPS.iter().any(|end| own.text == format!("%{}{end}", level + 1)) {
            return Some(Mark::Numbered(number(level)));
        }
        let shown = |at: usize| of(at).and_then(|it| it.count).map(|count| count.shown(number(at))).unwrap_or_default();
        let mut text = own.text.clone();
        for at in 0..LEVELS {
            let sign = format!("%{}", at + 1);
            if text.contains(&sign) {
                text = text.replace(&sign, &shown(at));
            }
        }
        Mark::shown(&text)
    }

    /// The kind that has the levels of this one: a style may define them elsewhere.
    fn defining<'all>(&'all self, id: &'all str) -> &'all str {
        let style = self.kinds.get(id).filter(|it| it.levels.is_empty()).and_then(|it| it.of_style.as_ref());
        style.and_then(|style| self.by_style.get(style)).map_or(id, String::as_str)
    }
}

/// What is set around a number is at most so long, in bytes; it is printed at every item.
const LONGEST: usize = 64;

fn kind(xml: &mut Xml<'_>) -> Result<Kind, Unopened> {
    let inside = xml.level();
    let mut kind = Kind::default();
    while let Some(element) = xml.element(inside)? {
        match element.name() {
            "lvl" => drop(kind.levels.insert(number(&element), level(xml)?)),
            "styleLink" => kind.style = element.value(),
            "numStyleLink" => kind.of_style = element.value(),
            _ => {}
        }
    }
    Ok(kind)
}

fn list(xml: &mut Xml<'_>) -> Result<List, Unopened> {
    let inside = xml.level();
    let mut list = List::default();
    let mut at = 0;
    while let Some(element) = xml.element(inside)? {
        match element.name() {
            "abstractNumId" => list.kind = element.value().unwrap_or_default(),
            "lvlOverride" => at = number(&element),
            "startOverride" => {
                list.starts.extend(element.value().and_then(|it| it.parse().ok()).map(|start: u32| (at, start)));
            }
            "lvl" => drop(list.levels.insert(at, level(xml)?)),
            _ => {}
        }
    }
    Ok(list)
}

fn number(element: &Element<'_>) -> usize {
    element.attribute("ilvl").and_then(|it| it.parse().ok()).unwrap_or_default()
}

fn level(xml: &mut Xml<'_>) -> Result<Level, Unopened> {
    let inside = xml.level();
    let mut level = Level::default();
    while let Some(element) = xml.element(inside)? {
        let value = || element.value().unwrap_or_default();
        match element.name() {
            "start" => level.start = value().parse().unwrap_or(1),
            "lvlText" => level.text = Some(value()).filter(|it| it.len() <= LONGEST).unwrap_or_default(),
            // A format that only newer programs know stands beside one for all (`mc:AlternateContent`).
            "numFmt" => (level.count, level.is_bullet) = (count(&value()), value() == "bullet"),
            "rPr" | "pPr" => xml.skip()?,
            _ => {}
        }
    }
    Ok(level)
}

/// The ways of counting by their names (ECMA-376-1 §17.18.59); `None` for what shows no number.
fn count(format: &str) -> Option<Count> {
    Some(match format {
        "none" | "bullet" => return None,
        "decimalZero" => Count::TwoFigures,
        "decimalFullWidth" | "decimalFullWidth2" => Count::Wide,
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => Count::Chinese,
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => Count::Figures,
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => Count::Legal,
        "ideographTraditional" => Count::Stems,
        "ideographZodiac" => Count::Branches,
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Count::Circled,
        "lowerLetter" => Count::Letters,
        "upperLetter" => Count::Capitals,
        "lowerRoman" => Count::Roman,
        "upperRoman" => Count::RomanCapitals,
        _ => Count::Decimal,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::limits::Limits;

    fn place(list: &str, level: usize) -> Place {
        Place { list: Some(list.to_owned()), level: Some(level) }
    }

    #[test]
    fn numbers_are_what_word_shows() {
        let level = |at: usize, format: &str, text: &str| {
            format!(r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>"#)
        };
        let kinds = [
            vec![level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")],
            vec![level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")],
            vec![level(0, "bullet", "\u{f0b7}")],
            vec![level(0, "chineseCounting", "第%1章")],
        ];
        let kinds = kinds
            .iter()
            .enumerate()
            .map(|(id, levels)| format!(r#"<w:abstractNum w:abstractNumId="{id}">{}</w:abstractNum>"#, levels.concat()));
        let nums = r#"<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
            <w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>
            <w:num w:numId="5"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"#;
        let text = format!("<w:numbering>{}{nums}</w:numbering>", kinds.collect::<String>());
        let mut lists = Lists::read(Xml::within(&text, Limits::default())).unwrap();
        let shown = |text: &str| Some(Mark::Shown(text.to_owned()));
        let table = [
            (place("1", 0), shown("一、")),
            (place("1", 1), shown("（一）")),
            (place("1", 1), shown("（二）")),
            (place("1", 2), Some(Mark::Numbered(1))),
            (place("1", 0), shown("二、")),
            (place("1", 1), shown("（一）")),
            (place("2", 0), Some(Mark::Numbered(1))),
            (place("2", 0), Some(Mark::Numbered(2))),
            (place("2", 1), shown("2.1 ")),
            (place("3", 0), Some(Mark::Bullet)),
            (place("4", 0), shown("第一章 ")),
            (place("2", 0), Some(Mark::Numbered(3))),
            (place("5", 0), Some(Mark::Numbered(1))),
            (place("5", 0), Some(Mark::Numbered(2))),
            (place("0", 0), None),
            (place("1", 8), None),
        ];
        for (at, (place, mark)) in table.into_iter().enumerate() {
            assert_eq!(lists.next(&place), mark, "{at}");
        }
    }
}
