//! The accent (主色): one colour of the paper's own, which must be read on our light ground, and its like for the dark one.

use std::fmt;

/// A colour as `#8b1a1a` writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// The ground of every page by day, and by night; `style.css` has the same.
pub(crate) const LIGHT: Colour = Colour([0xfc, 0xfb, 0xf8]);
pub(crate) const DARK: Colour = Colour([0x17, 0x16, 0x14]);
const BLACK: Colour = Colour([0, 0, 0]);
const WHITE: Colour = Colour([0xff, 0xff, 0xff]);

/// The least contrast of small type (WCAG 2.2 §1.4.3), in hundredths.
pub const LEAST: u32 = 450;

impl Colour {
    /// Reads `#8b1a1a` or `#831`.
    pub fn parse(text: &str) -> Option<Self> {
        let figures: Vec<u8> =
            text.strip_prefix('#')?.chars().map(|it| it.to_digit(16).and_then(|it| it.try_into().ok())).collect::<Option<_>>()?;
        match *figures.as_slice() {
            [r, g, b] => Some(Self([r * 17, g * 17, b * 17])),
            [r, s, g, h, b, c] => Some(Self([r * 16 + s, g * 16 + h, b * 16 + c])),
            _ => None,
        }
    }

    /// Its contrast to our light ground, in hundredths.
    pub fn contrast(self) -> u32 {
        contrast(self, LIGHT)
    }

    /// The nearest darker one that is read on the light ground.
    pub fn by_day(self) -> Self {
        self.towards(BLACK, LIGHT)
    }

    /// The nearest lighter one that is read on the dark ground.
    pub fn by_night(self) -> Self {
        self.towards(WHITE, DARK)
    }

    fn towards(self, end: Self, ground: Self) -> Self {
        let mixed = (0..=100).map(|share| self.mixed(end, share));
        mixed.into_iter().find(|it| contrast(*it, ground) >= LEAST).unwrap_or(end)
    }

    /// With so many hundredths of another.
    fn mixed(self, other: Self, share: u32) -> Self {
        let part = |(one, two): (u8, u8)| {
            let mixed = (u32::from(one) * (100 - share) + u32::from(two) * share + 50) / 100;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        let ([a, b, c], [x, y, z]) = (self.0, other.0);
        Self([part((a, x)), part((b, y)), part((c, z))])
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [r, g, b] = self.0.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}

fn contrast(one: Colour, two: Colour) -> u32 {
    let (one, two) = (one.luminance(), two.luminance());
    let hundredths = (one.max(two) + 0.05) / (one.min(two) + 0.05) * 100.0;
    // Cut, so that 4.499 is not said to be enough.
    (0..=2_100).rev().find(|it| f64::from(*it) <= hundredths).unwrap_or_default()
}

impl fmt::Display for Colour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(out, "#{r:02x}{g:02x}{b:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_read_and_its_contrast_is_known() {
        for (text, expected, contrast) in [("#8b1a1a", "#8b1a1a", 897), ("#000", "#000000", 2_029), ("#FF0", "#ffff00", 103)] {
            let colour = Colour::parse(text).unwrap();
            assert_eq!((colour.to_string().as_str(), colour.contrast()), (expected, contrast), "{text}");
        }
        for wrong in ["", "red", "#12", "#12345", "#ggg", "8b1a1a", "#８b1a1a"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn any_colour_has_a_like_that_is_read_by_day_and_by_night() {
        for colour in ["#8b1a1a", "#ffff00", "#777", "#000", "#fff", "#00f"].map(|it| Colour::parse(it).unwrap()) {
            assert!(contrast(colour.by_day(), LIGHT) >= LEAST && contrast(colour.by_night(), DARK) >= LEAST, "{colour}");
        }
        let dark = Colour::parse("#8b1a1a").unwrap();
        assert_eq!(dark.by_day(), dark, "what is read stays");
    }
}
