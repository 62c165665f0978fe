//! How large the letters of a part are by what the page itself says: headlines in cells have no other sign.

use crate::read::html::element;
use scraper::ElementRef;

/// Letters of which nothing is said, in pixels, as browsers show them.
const USUAL: u32 = 16;

/// `<font size=1>` to `7` (HTML 15.3.4), in pixels.
const SIZES: [u32; 7] = [10, 13, 16, 18, 24, 32, 48];

/// Headings as browsers show them (HTML 15.3.7), in pixels.
const HEADINGS: [(&str, u32); 3] = [("h1", 32), ("h2", 24), ("h3", 19)];

/// Bold letters look larger by so much: of two lines of one size the bold one is the headline.
const BOLD: u32 = 1;

/// The size of the largest letters of a part, in pixels; what is said around it counts where it says nothing.
pub(super) fn of(part: ElementRef<'_>) -> u32 {
    let inner = part.descendent_elements().filter_map(told).max();
    let around = || part.ancestors().filter_map(ElementRef::wrap).take(NEAREST).find_map(told);
    let is_bold =
        part.descendent_elements().any(|it| element::name(it) == "in-strong" || style(it, "font-weight").is_some_and(bold));
    inner.or_else(around).unwrap_or(USUAL) + if is_bold { BOLD } else { 0 }
}

/// The cell and the row around a line.
const NEAREST: usize = 3;

fn told(element: ElementRef<'_>) -> Option<u32> {
    let attribute = || SIZES.get(element.attr("size")?.trim().parse::<usize>().ok()?.checked_sub(1)?).copied();
    let heading = || HEADINGS.iter().find(|(name, _)| *name == element::name(element)).map(|(_, size)| *size);
    style(element, "font-size").and_then(|it| pixels(&it)).or_else(attribute).or_else(heading)
}

fn bold(weight: String) -> bool {
    weight.starts_with("bold") || weight.parse::<u32>().is_ok_and(|it| it >= 600)
}

/// What an element's own style says of a property.
pub(super) fn style(element: ElementRef<'_>, property: &str) -> Option<String> {
    let style = element.attr("style")?.to_ascii_lowercase();
    let mut told = style.split(';').filter_map(|it| it.split_once(':')).filter(|(name, _)| name.trim() == property);
    told.next_back().map(|(_, value)| value.replace("!important", "").trim().to_owned())
}

/// A length of CSS; of what it stands in relation to nothing is known but that it is usual.
fn pixels(length: &str) -> Option<u32> {
    let figures = length.trim_end_matches(|letter: char| letter.is_ascii_alphabetic() || letter == '%');
    let (whole, part) = figures.split_once('.').unwrap_or((figures, ""));
    let whole: u32 = whole.trim().parse().or_else(|error| if whole.trim().is_empty() { Ok(0) } else { Err(error) }).ok()?;
    let tenths = whole.checked_mul(10)? + part.chars().next().and_then(|it| it.to_digit(10)).unwrap_or(0);
    match length.get(figures.len()..)? {
        "px" => Some(tenths / 10),
        // Three quarters of a pixel.
        "pt" => Some(tenths.checked_mul(4)? / 30),
        "em" | "rem" => Some(tenths.checked_mul(USUAL)? / 10),
        "%" => Some(tenths.checked_mul(USUAL)? / 1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_pixels() {
        let table = [
            ("23px", Some(23)),
            ("16.5pt", Some(22)),
            ("1.5em", Some(24)),
            (".5em", Some(8)),
            ("150%", Some(24)),
            ("0", None),
            ("large", None),
            ("99999999999px", None),
        ];
        for (length, expected) in table {
            assert_eq!(pixels(length), expected, "{length}");
        }
    }
}
