//! `w:sym`: a letter by its place in a font of signs, which Word moves behind U+F000 (ECMA-376-1 §17.3.3.30).

/// What stands in office documents, by the font and the place in it.
const SIGNS: [(&str, u32, char); 30] = [
    ("Symbol", 0xb7, '•'),
    ("Symbol", 0xb0, '°'),
    ("Symbol", 0xb1, '±'),
    ("Symbol", 0xb4, '×'),
    ("Symbol", 0xb8, '÷'),
    ("Symbol", 0xa3, '≤'),
    ("Symbol", 0xb3, '≥'),
    ("Symbol", 0xb9, '≠'),
    ("Symbol", 0xae, '→'),
    ("Symbol", 0xac, '←'),
    ("Symbol", 0x6d, 'μ'),
    ("Symbol", 0x61, 'α'),
    ("Symbol", 0x62, 'β'),
    ("Symbol", 0x57, 'Ω'),
    ("Wingdings", 0x6c, '●'),
    ("Wingdings", 0x6d, '○'),
    ("Wingdings", 0x6e, '■'),
    ("Wingdings", 0x6f, '□'),
    ("Wingdings", 0xa8, '□'),
    ("Wingdings", 0x75, '◆'),
    ("Wingdings", 0x76, '❖'),
    ("Wingdings", 0xab, '★'),
    ("Wingdings", 0xd8, '➢'),
    ("Wingdings", 0xe0, '→'),
    ("Wingdings", 0xfb, '✗'),
    ("Wingdings", 0xfc, '✓'),
    ("Wingdings", 0xfe, '☑'),
    ("Wingdings", 0x28, '☎'),
    ("Wingdings 2", 0x52, '☑'),
    ("Wingdings 2", 0xa3, '□'),
];

/// The letter; one that no table has stays where the font has it, and is lost to nobody.
pub(crate) fn letter(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    let place = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
    let known = SIGNS.iter().find(|(of, at, _)| of.eq_ignore_ascii_case(font) && *at == place);
    known.map(|(_, _, sign)| *sign).or_else(|| char::from_u32(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_fonts_are_signs_of_unicode() {
        let table = [
            ("Wingdings", "F0FC", Some('✓')),
            ("Symbol", "B7", Some('•')),
            ("宋体", "2460", Some('①')),
            ("Wingdings", "F021", Some('\u{f021}')),
            ("Wingdings", "x", None),
        ];
        for (font, code, sign) in table {
            assert_eq!(letter(font, code), sign, "{font} {code}");
        }
    }
}
