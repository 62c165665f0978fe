//! How cells of a spreadsheet look (ECMA-376-1 §18.8), as far as it changes what they say: numbers that are days, letters that are struck out.

use crate::error::office::Unopened;
use crate::read::office::xml::Xml;
use std::collections::HashMap;
use std::collections::HashSet;

/// The style of a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Style {
    /// Its number counts days.
    pub(crate) is_day: bool,
    pub(crate) is_struck: bool,
}

/// Reads the styles, by their place.
pub(crate) fn read(mut xml: Xml<'_>) -> Result<Vec<Style>, Unopened> {
    let (mut days, mut struck, mut styles): (HashMap<u32, bool>, HashSet<usize>, Vec<Style>) = Default::default();
    let mut fonts = 0_usize;
    let mut formats: Vec<(u32, usize)> = Vec::new();
    // The styles that cells name are those below `cellXfs`; others of that shape stand before.
    let mut is_of_cells = false;
    while let Some(element) = xml.element(0)? {
        let number = |name: &str| element.attribute(name).and_then(|it| it.parse::<u32>().ok());
        match element.name() {
            "numFmt" => {
                days.extend(number("numFmtId").map(|id| (id, is_day(&element.attribute("formatCode").unwrap_or_default()))));
            }
            "font" => fonts += 1,
            "strike" if element.is_on() => drop(struck.insert(fonts.saturating_sub(1))),
            "cellXfs" => is_of_cells = true,
            "cellStyles" | "dxfs" => is_of_cells = false,
            "xf" if is_of_cells => {
                let font = number("fontId").and_then(|it| usize::try_from(it).ok()).unwrap_or_default();
                formats.push((number("numFmtId").unwrap_or_default(), font));
            }
            _ => {}
        }
    }
    for (format, font) in formats {
        let is_day = days.get(&format).copied().unwrap_or_else(|| is_built_in_day(format));
        styles.push(Style { is_day, is_struck: struck.contains(&font) });
    }
    Ok(styles)
}

/// The formats that no file spells out (§18.8.30): days, and those of the Chinese editions.
fn is_built_in_day(format: u32) -> bool {
    matches!(format, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58)
}

/// Whether a format shows a day: `yyyy"年"m"月"d"日"`, `m/d/yy`, and not `[红]0.00` or `h:mm`.
fn is_day(format: &str) -> bool {
    let mut letters = format.chars();
    let mut plain = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => drop(letters.by_ref().find(|it| *it == '"')),
            '[' => drop(letters.by_ref().find(|it| *it == ']')),
            '\\' | '_' | '*' => drop(letters.next()),
            _ => plain.push(letter.to_ascii_lowercase()),
        }
    }
    plain.contains('d') || plain.contains("yy")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::limits::Limits;

    #[test]
    fn formats_tell_days() {
        let table = [
            ("yyyy-mm-dd", true),
            ("yyyy\"年\"m\"月\"d\"日\"", true),
            ("[$-804]m/d/yy;@", true),
            ("General", false),
            ("[Red]0.00", false),
            ("h:mm", false),
            ("0\"d\"", false),
        ];
        for (format, expected) in table {
            assert_eq!(is_day(format), expected, "{format}");
        }
    }

    #[test]
    fn styles_are_counted_by_their_place() {
        let text = r#"<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy/m/d"/></numFmts>
            <fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="176" fontId="2"/><xf numFmtId="14" fontId="1"/></cellXfs></styleSheet>"#;
        let style = |is_day, is_struck| Style { is_day, is_struck };
        let styles = read(Xml::within(text, Limits::default())).unwrap();
        assert_eq!(styles, [style(false, false), style(true, false), style(true, true)]);
    }
}
