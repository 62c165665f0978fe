//! The pages of a paper: which there are, and how they look beside what is usual; the paper's own style, which leads nowhere outside.

use crate::config::document::Document;
use crate::config::value;
use crate::error::Error;
use crate::error::Place;
use crate::error::setting::Excerpt;
use crate::error::setting::Misset;
use crate::error::setting::Setting;
use crate::error::setting::WrongSetting;
use crate::error::setting::WrongStyle;
use crate::open;
use crate::shelf::Each;
use crate::site::options::Options;
use crate::site::options::Style;
use std::path::Path;

/// No style that a person wrote is larger; every page waits for it.
const MOST_BYTES: u64 = 64 << 10;

/// Reads all of it; `beside` is the folder of the paper.
pub(crate) fn read(document: &Document<'_>, beside: &Path) -> Result<Options, Error> {
    let (site, articles) = (document.table("site")?, document.table("articles")?);
    let each = |flag: Option<bool>| if flag.unwrap_or(true) { Each::Yes } else { Each::No };
    let name = site.read("style", value::style)?;
    Ok(Options {
        articles: each(articles.flag("pages")?),
        pages: each(site.flag("pages")?),
        colour: site.read("colour", value::colour)?,
        style: name.map(|name| style(&beside.join(name))).transpose()?,
    })
}

/// The style of a file.
fn style(file: &Path) -> Result<Style, Error> {
    let wrong = |wrong, place, excerpt| Error::Config(Box::new(Misset { place: Setting::At(place), wrong, excerpt }));
    let of_file = |why| wrong(why, Place::file(file), None);
    let bytes = match open::regular(file, MOST_BYTES) {
        Ok(bytes) => bytes,
        Err(refused) if refused.is_missing() => return Err(of_file(WrongSetting::Style(WrongStyle::Missing))),
        Err(refused) => return Err(refused.at(file)),
    };
    let text = String::from_utf8(bytes).map_err(|_| of_file(WrongSetting::NotText))?;
    let text = text.trim_start_matches('\u{feff}').to_owned();
    match leading_out(&text) {
        None => Ok(Style(text)),
        Some((line, columns, why)) => {
            let shown = text.lines().nth(line - 1).unwrap_or_default().to_owned();
            let excerpt = Some(Excerpt { line, text: shown, columns });
            Err(wrong(WrongSetting::Style(why), Place::line(file, line), excerpt))
        }
    }
}

/// The first place of a style that leads out of the paper's own files: its line, counted from 1, and columns.
fn leading_out(text: &str) -> Option<(usize, (usize, usize), WrongStyle)> {
    let letters = plain(text);
    (0..letters.len()).find_map(|at| {
        let rest: String = letters.get(at..)?.iter().take(LONGEST).map(|(letter, ..)| letter.to_ascii_lowercase()).collect();
        let found = if rest.starts_with("@import") {
            Some(("@import", WrongStyle::Import))
        } else {
            // Beside what calls a file an address is but text.
            let is_called =
                letters.get(..at)?.iter().rev().map(|(it, ..)| *it).find(|it| !it.is_whitespace() && !"\"'".contains(*it));
            let start = ["http:", "https:", "//", "data:"].into_iter().find(|start| rest.starts_with(start));
            start.filter(|_| is_called.is_some_and(|it| "(,".contains(it))).map(|start| (start, WrongStyle::Outside))
        };
        let (words, why) = found?;
        let (_, line, column) = *letters.get(at)?;
        Some((line, (column, column + words.chars().count()), why))
    })
}

/// The longest of what is looked for.
const LONGEST: usize = 7;

/// The letters of a style without comments, escapes resolved (CSS Syntax 3 §4.3.7), each with its line, counted from 1, and column.
fn plain(text: &str) -> Vec<(char, usize, usize)> {
    let mut letters = Vec::new();
    let (mut line, mut column) = (1, 0);
    let mut rest = text.chars().peekable();
    let mut is_comment = false;
    while let Some(letter) = rest.next() {
        let at = (line, column);
        (line, column) = if letter == '\n' { (line + 1, 0) } else { (line, column + 1) };
        match (is_comment, letter, rest.peek()) {
            (false, '/', Some('*')) | (true, '*', Some('/')) => {
                is_comment = !is_comment;
                rest.next();
                column += 1;
            }
            (true, ..) => {}
            (false, '\\', Some(next)) if next.is_ascii_hexdigit() => {
                let mut code = 0;
                for _ in 0..6 {
                    let Some(figure) = rest.peek().and_then(|it| it.to_digit(16)) else { break };
                    code = code * 16 + figure;
                    rest.next();
                    column += 1;
                }
                if rest.next_if(|it| *it == ' ').is_some() {
                    column += 1;
                }
                letters.push((char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), at.0, at.1));
            }
            (false, '\\', Some(_)) => {}
            (false, letter, _) => letters.push((letter, at.0, at.1)),
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_leads_nowhere_outside() {
        let table = [
            ("body { color: red }", None),
            ("/* @import url(https://a.example/x.css); */ a { }", None),
            ("a::after { content: \"https://a.example/\" }", None),
            ("body { background: url(ground.png) }", None),
            ("@import \"other.css\";", Some((1, WrongStyle::Import))),
            ("\n  @IMPORT url(x.css);", Some((2, WrongStyle::Import))),
            ("@\\69 mport url(x.css);", Some((1, WrongStyle::Import))),
            ("a { b: url(https://a.example/x.png) }", Some((1, WrongStyle::Outside))),
            ("a { b: url( \"//a.example/x.png\") }", Some((1, WrongStyle::Outside))),
            ("a { b: URL(HTTP://a.example/x.png) }", Some((1, WrongStyle::Outside))),
            ("a { b: u\\72l(h\\74tp://a.example) }", Some((1, WrongStyle::Outside))),
            ("a { b: image-set(\"a.png\" 1x, \"https://a.example/b.png\" 2x) }", Some((1, WrongStyle::Outside))),
            ("a { b: url(data:image/png;base64,AAAA) }", Some((1, WrongStyle::Outside))),
        ];
        for (style, expected) in table {
            assert_eq!(leading_out(style).map(|(line, _, why)| (line, why)), expected, "{style}");
        }
    }
}
