//! How all of it looks: our style with the paper's accent, the style of feeds that somebody opens in a browser, and the paper's own.

use crate::site::colour::Colour;
use crate::site::paper::FEED_STYLE;
use crate::site::paper::OWN_STYLE;
use crate::site::paper::Page;
use crate::site::paper::STYLE;
use crate::site::paper::Site;
use crate::words::site::word;
use crate::write::document::generator;

const SHEET: &str = include_str!("style.css");
const FEED_SHEET: &str = include_str!("feed.css");

/// The files; each says in its first line who made it.
pub(crate) fn files(site: Site<'_>) -> Vec<Page> {
    let accent = site.options.colour.map(accent).unwrap_or_default();
    let own = site.options.style.as_ref().map(|style| (OWN_STYLE, style.0.clone()));
    let ours = [(STYLE, [SHEET, &accent].concat()), (FEED_STYLE, [FEED_SHEET, &told(site)].concat())];
    ours.into_iter().chain(own).map(|(path, sheet)| Page { path: path.to_owned(), bytes: marked(&sheet) }).collect()
}

fn marked(sheet: &str) -> Vec<u8> {
    ["/* ", &generator(), " */\n", sheet].concat().into_bytes()
}

/// The paper's own colour, by day and by night.
fn accent(colour: Colour) -> String {
    format!(
        ":root {{ --accent: {colour}; }}\n@media (prefers-color-scheme: dark) {{ :root {{ --accent: {}; }} }}\n",
        colour.by_night()
    )
}

/// What a feed says to somebody who opened it in a browser.
fn told(site: Site<'_>) -> String {
    let language = site.language();
    let sentence = [&word("site-feed-told", language), language.full_stop()].concat();
    format!("rss > channel::before, feed::before {{ content: \"{}\"; }}\n", in_quotes(&sentence))
}

/// Text between quotes of a style.
fn in_quotes(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::colour::DARK;
    use crate::site::colour::LIGHT;

    #[test]
    fn the_grounds_are_those_on_which_a_colour_is_held_to_be_read() {
        for ground in [LIGHT, DARK] {
            assert!(SHEET.contains(&format!("--ground: {ground};")), "{ground}");
        }
    }

    #[test]
    fn no_style_of_ours_leads_outside() {
        for sheet in [SHEET, FEED_SHEET] {
            assert!(!sheet.contains("url(") && !sheet.contains("@import") && !sheet.contains("//"), "{sheet}");
        }
    }
}
