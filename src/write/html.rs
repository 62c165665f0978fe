//! HTML: the fragment that the three formats carry byte for byte, and the page of an article that has no other home.
//!
//! Everything goes through maud, which escapes by type; a line break stands between blocks and nowhere else.

use crate::article::ParagraphKind;
use crate::feed::Content;
use crate::feed::Entry;
use crate::feed::Feed;
use crate::feed::Format;
use crate::text::XmlText;
use crate::write::generator;
use chrono::Datelike;
use maud::DOCTYPE;
use maud::Markup;
use maud::html;

/// Text as HTML.
pub(crate) fn text(text: &str) -> String {
    html! { (text) }.into_string()
}

/// What a reader shows of an entry below its title: column, kicker and decks, the text, the printed byline.
/// Never empty: an entry that is nothing but its headline has that (JSON Feed 1.1 wants content).
pub(crate) fn fragment(entry: &Entry) -> String {
    let content = &entry.content;
    let mut blocks = above(content);
    blocks.extend(below(content));
    blocks.extend(body(content));
    if blocks.is_empty() {
        blocks.push(html! { p { (entry.title) } });
    }
    joined(blocks)
}

/// The article's own page: valid HTML with every feed of the paper in its head, readable without a style.
pub(crate) fn page(entry: &Entry, feed: &Feed) -> Vec<u8> {
    let page = html! {
        (DOCTYPE) "\n"
        html lang=(feed.language) {
            "\n" head { "\n" (head(entry, feed)) } "\n"
            body {
                "\n" article {
                    "\n" header { "\n" (title_block(entry)) "\n" } "\n"
                    (maud::PreEscaped(joined(body(&entry.content)))) "\n"
                } "\n"
                footer { p { a href=(feed.site) { (feed.title) } } } "\n"
            } "\n"
        } "\n"
    };
    page.into_string().into_bytes()
}

fn head(entry: &Entry, feed: &Feed) -> Markup {
    html! {
        meta charset="utf-8"; "\n"
        meta name="viewport" content="width=device-width, initial-scale=1"; "\n"
        title { (entry.title) " · " (feed.title) } "\n"
        @if !entry.summary.is_blank() {
            meta name="description" content=(entry.summary); "\n"
            meta property="og:description" content=(entry.summary); "\n"
        }
        @for author in &entry.authors { meta name="author" content=(author); "\n" }
        meta name="generator" content=(generator()); "\n"
        meta name="article:id" content=(entry.id); "\n"
        meta property="og:type" content="article"; "\n"
        meta property="og:title" content=(entry.title); "\n"
        meta property="og:site_name" content=(feed.title); "\n"
        meta property="og:url" content=(entry.address); "\n"
        meta property="article:published_time" content=(entry.published.rfc3339()); "\n"
        @if entry.updated > entry.published {
            meta property="article:modified_time" content=(entry.updated.rfc3339()); "\n"
        }
        @if let Some(section) = &entry.section { meta property="article:section" content=(section); "\n" }
        link rel="canonical" href=(entry.address); "\n"
        @for format in Format::ALL {
            link rel="alternate" type=(format.media_type()) title=(feed.title) href=(feed.address(format)); "\n"
        }
    }
}

/// Column, kicker, headline and decks; then where and when it was printed.
fn title_block(entry: &Entry) -> Markup {
    let date = entry.edition.date;
    html! {
        @for line in above(&entry.content) { (line) "\n" }
        h1 {
            @for (count, segment) in entry.content.segments.iter().enumerate() {
                @if count > 0 { " " }
                span { (segment) }
            }
            @if entry.content.segments.is_empty() { (entry.title) }
        } "\n"
        @for line in below(&entry.content) { (line) "\n" }
        p class="edition" {
            time datetime=(entry.published.rfc3339()) { (date.year()) "年" (date.month()) "月" (date.day()) "日" }
            @if entry.edition.page.is_known() { " 第" (entry.edition.page) "版" }
            @if let Some(section) = &entry.section { " " (section) }
        }
    }
}

/// What is printed above the headline.
fn above(content: &Content) -> Vec<Markup> {
    let column = content.column.iter().map(|column| html! { p class="column" { (column) } });
    let kicker = content.kicker.iter().map(|kicker| html! { p class="kicker" { (kicker) } });
    column.chain(kicker).collect()
}

/// What is printed below the headline.
fn below(content: &Content) -> Vec<Markup> {
    content.decks.iter().map(|deck| html! { p class="deck" { (deck) } }).collect()
}

/// The text and the printed byline.
fn body(content: &Content) -> Vec<Markup> {
    let paragraphs = content.paragraphs.iter().map(|(kind, text)| match kind {
        ParagraphKind::Text => html! { p { (lines(text)) } },
        ParagraphKind::Subhead => html! { h3 { (lines(text)) } },
        ParagraphKind::Caption => html! { p class="caption" { (lines(text)) } },
        ParagraphKind::Note => html! { p class="note" { (lines(text)) } },
    });
    let byline = content.byline.iter().map(|byline| html! { p class="byline" { (byline) } });
    paragraphs.chain(byline).collect()
}

/// Verse and lists keep their lines.
fn lines(text: &XmlText) -> Markup {
    html! {
        @for (count, line) in text.as_str().split('\n').enumerate() {
            @if count > 0 { br; }
            (line)
        }
    }
}

fn joined(blocks: Vec<Markup>) -> String {
    let blocks: Vec<String> = blocks.into_iter().map(Markup::into_string).collect();
    blocks.join("\n")
}
