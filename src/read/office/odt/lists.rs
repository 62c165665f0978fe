//! The lists of OpenDocument: how each level counts, and what it sets before an item (ODF 1.3-3 §16.30).

use crate::error::office::Unopened;
use crate::read::office::count::Count;
use crate::read::office::mark;
use crate::read::office::mark::Mark;
use crate::read::office::xml::Xml;
use std::collections::HashMap;

/// The levels of a list.
pub(crate) const LEVELS: usize = 10;

/// What is set around a number is at most so long, in bytes; it is printed at every item.
const LONGEST: usize = 64;

/// A style of lists.
#[derive(Debug, Default)]
pub(crate) struct List(HashMap<usize, Level>);

#[derive(Debug)]
enum Level {
    Bullet,
    Number { count: Option<Count>, before: String, behind: String, shown: usize, start: u32 },
}

/// How far a list has counted, by level.
pub(crate) type Counted = [Option<u32>; LEVELS];

impl List {
    /// Reads the `text:list-style` that has just opened.
    pub(crate) fn read(xml: &mut Xml<'_>) -> Result<Self, Unopened> {
        let inside = xml.level();
        let mut levels = HashMap::new();
        while let Some(element) = xml.element(inside)? {
            let told = |name: &str| element.attribute(name).filter(|it| it.len() <= LONGEST).unwrap_or_default();
            let number = |name: &str| told(name).parse().ok();
            let level = match element.name() {
                "list-level-style-bullet" | "list-level-style-image" => Level::Bullet,
                "list-level-style-number" => Level::Number {
                    count: count(&told("num-format")),
                    before: told("num-prefix"),
                    behind: told("num-suffix"),
                    shown: number("display-levels").unwrap_or(1),
                    start: number("start-value").and_then(|it| u32::try_from(it).ok()).unwrap_or(1),
                },
                _ => continue,
            };
            if let Some(at) = number("level").and_then(|it| it.checked_sub(1)) {
                levels.insert(at, level);
            }
        }
        Ok(Self(levels))
    }

    /// Counts an item of a level from 0, which may say its number, and says what stands before it.
    pub(crate) fn next(&self, counted: &mut Counted, level: usize, said: Option<u32>) -> Option<Mark> {
        let start = |at: usize| match self.0.get(&at) {
            Some(Level::Number { start, .. }) => *start,
            _ => 1,
        };
        for (at, count) in counted.iter_mut().enumerate() {
            match at.cmp(&level) {
                std::cmp::Ordering::Less => *count = count.or(Some(start(at))),
                std::cmp::Ordering::Equal => *count = said.or(count.map(|it| it.saturating_add(1))).or(Some(start(at))),
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        let number = |at: usize| counted.get(at).copied().flatten().unwrap_or_default();
        match self.0.get(&level)? {
            Level::Bullet => Some(Mark::Bullet),
            Level::Number { count: Some(Count::Decimal), before, behind, shown: 0 | 1, .. }
                if before.is_empty() && mark::STOPS.contains(&behind.as_str()) =>
            {
                Some(Mark::Numbered(number(level)))
            }
            Level::Number { before, behind, shown, .. } => {
                let first = (level + 1).saturating_sub((*shown).max(1));
                let counts = (first..=level).filter_map(|at| match self.0.get(&at) {
                    Some(Level::Number { count: Some(count), .. }) => Some(count.shown(number(at))),
                    _ => None,
                });
                let numbers = counts.collect::<Vec<_>>().join(".");
                Mark::shown(&format!("{before}{numbers}{behind}")).filter(|_| !numbers.is_empty())
            }
        }
    }
}

/// The ways of counting by how they begin; `None` for a level that shows no number.
fn count(format: &str) -> Option<Count> {
    Some(match format.chars().next()? {
        '1' => Count::Decimal,
        '１' => Count::Wide,
        'a' => Count::Letters,
        'A' => Count::Capitals,
        'i' => Count::Roman,
        'I' => Count::RomanCapitals,
        '一' => Count::Chinese,
        '壹' => Count::Legal,
        '甲' => Count::Stems,
        '子' => Count::Branches,
        '①' => Count::Circled,
        _ => Count::Decimal,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::limits::Limits;

    #[test]
    fn items_are_counted_as_they_are_printed() {
        let level = |at: usize, format: &str, before: &str, behind: &str, shown: usize| {
            format!(
                r#"<text:list-level-style-number text:level="{at}" style:num-format="{format}" style:num-prefix="{before}"
                style:num-suffix="{behind}" text:display-levels="{shown}"/>"#
            )
        };
        let text = [
            "<text:list-style>".to_owned(),
            level(1, "一, 二, 三, ...", "", "、", 1),
            level(2, "1", "（", "）", 1),
            level(3, "1", "", ".", 1),
            level(4, "1", "", "", 2),
            "<text:list-level-style-bullet text:level=\"5\"/></text:list-style>".to_owned(),
        ];
        let text = text.concat();
        let mut xml = Xml::within(&text, Limits::default());
        xml.element(0).unwrap();
        let list = List::read(&mut xml).unwrap();
        let mut counted = Counted::default();
        let shown = |text: &str| Some(Mark::Shown(text.to_owned()));
        let table = [
            (0, None, shown("一、")),
            (1, None, shown("（1）")),
            (1, None, shown("（2）")),
            (2, None, Some(Mark::Numbered(1))),
            (3, None, shown("1.1 ")),
            (4, None, Some(Mark::Bullet)),
            (0, Some(5), shown("五、")),
            (0, None, shown("六、")),
            (1, None, shown("（1）")),
            (8, None, None),
        ];
        for (level, said, mark) in table {
            assert_eq!(list.next(&mut counted, level, said), mark, "{level}");
        }
    }
}
