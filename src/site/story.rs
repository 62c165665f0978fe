//! A story among others: column and kicker, its headline in its lines, deck or opening, who wrote it.

use crate::article::ParagraphKind;
use crate::feed::Entry;
use crate::site::address::Here;
use crate::site::figure;
use crate::site::paper::Site;
use crate::site::verse;
use crate::text::XmlText;
use maud::Markup;
use maud::html;

/// How large a story stands among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// The first of the front page.
    Lead,
    /// Any other.
    Usual,
}

/// A headline in its lines: each may stand on one of its own, and together they are the title.
pub(crate) fn headline(entry: &Entry) -> Markup {
    html! {
        @for (count, segment) in entry.content.segments.iter().enumerate() {
            @if count > 0 { " " }
            span { (segment) }
        }
        @if entry.content.segments.is_empty() { (entry.title) }
    }
}

/// A title of more characters is no headline that can be set large.
const LONG: usize = 60;

/// A page must hold what somebody pasted into a headline.
pub(crate) fn length(title: &XmlText) -> Option<&'static str> {
    (title.as_str().chars().nth(LONG).is_some()).then_some("long")
}

/// So many lines of a poem are its opening.
const LINES: usize = 4;

/// How a story begins; verse in its lines.
fn opening(entry: &Entry) -> Markup {
    let lines = verse::lines(&entry.content.paragraphs);
    if let Some(verse) = entry.content.paragraphs.get(..lines.min(LINES)).filter(|_| lines > 0) {
        return html! { @for (count, line) in verse.iter().enumerate() { @if count > 0 { br; } (line.text) } };
    }
    let first = entry.content.paragraphs.iter().find(|block| block.kind == ParagraphKind::Text);
    match first.map(|block| block.text.as_str()).filter(|text| text.contains('\n')) {
        Some(verse) => html! { @for (count, line) in verse.lines().take(LINES).enumerate() { @if count > 0 { br; } (line) } },
        None => html! { (entry.summary) },
    }
}

/// A story as it stands in a list.
pub(crate) fn listed(entry: &Entry, site: Site<'_>, here: Here<'_>, weight: Weight) -> Markup {
    let content = &entry.content;
    let way = here.to_story(entry, site.paper);
    let is_untitled = content.segments.is_empty();
    let class = match (weight, is_untitled) {
        (Weight::Lead, _) => "story lead",
        (Weight::Usual, true) => "story brief",
        (Weight::Usual, false) => "story",
    };
    html! {
        article class=(class) { "\n"
            @for picture in content.pictures.iter().take(1) { (figure::image(picture, here)) "\n" }
            @if content.column.is_some() || entry.kind.is_some() {
                p.column { @for (count, word) in content.column.iter().chain(&entry.kind).enumerate() { @if count > 0 { " " } span { (word) } } } "\n"
            }
            @if let Some(kicker) = &content.kicker { p.kicker { (kicker) } "\n" }
            h3 class=[length(&entry.title)] {
                @match &way {
                    Some(way) => a href=(way) { (headline(entry)) },
                    None => (headline(entry)),
                }
            } "\n"
            @for deck in &content.decks { p.deck { (deck) } "\n" }
            @if !is_untitled && !entry.summary.is_blank() && (content.decks.is_empty() || weight == Weight::Lead) {
                p.opening { (opening(entry)) } "\n"
            }
            @if !entry.authors.is_empty() {
                p.writers { @for (count, author) in entry.authors.iter().enumerate() { @if count > 0 { " " } span { (author) } } } "\n"
            }
        } "\n"
    }
}
