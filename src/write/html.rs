//! HTML: the fragment that the three formats carry byte for byte, and the page of an article that has no other home.
//!
//! Everything goes through maud, which escapes by type; a line break stands between blocks and nowhere else.

use crate::article::Withdrawal;
use crate::feed::Content;
use crate::feed::Entry;
use crate::feed::Feed;
use crate::feed::Format;
use crate::text::XmlText;
use crate::words::language::Language;
use crate::words::outlet;
use crate::write::block;
use crate::write::document::generator;
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
    blocks.extend(body(entry));
    if blocks.is_empty() {
        blocks.push(html! { p { (entry.title) } });
    }
    joined(blocks)
}

/// The article's own page: valid HTML with every feed of the paper in its head, readable without a style.
pub(crate) fn page(entry: &Entry, feed: &Feed) -> Vec<u8> {
    let language = Language::of_tag(feed.language.as_str());
    let page = html! {
        (DOCTYPE) "\n"
        html lang=(feed.language) {
            "\n" head { "\n" (head(entry, feed)) } "\n"
            body {
                "\n" article {
                    "\n" header { "\n" (title_block(entry, language)) "\n" } "\n"
                    (maud::PreEscaped(joined(body(entry)))) "\n"
                } "\n"
                footer { p { a href=(feed.site) { (feed.title) } } } "\n"
            } "\n"
        } "\n"
    };
    page.into_string().into_bytes()
}

/// The page of an article that was withdrawn (撤稿): what there was is gone, and search engines are told so.
pub(crate) fn withdrawn(withdrawal: &Withdrawal, feed: &Feed) -> Vec<u8> {
    let language = Language::of_tag(feed.language.as_str());
    let (notice, day) = (outlet::notice(language), outlet::day(withdrawal.when.date(), language));
    let page = html! {
        (DOCTYPE) "\n"
        html lang=(feed.language) {
            "\n" head { "\n"
                meta charset="utf-8"; "\n"
                meta name="viewport" content="width=device-width, initial-scale=1"; "\n"
                title { (notice) " · " (feed.title) } "\n"
                meta name="robots" content="noindex"; "\n"
                meta name="generator" content=(generator()); "\n"
                meta name="article:id" content=(withdrawal.id); "\n"
            } "\n"
            body {
                "\n" article {
                    "\n" h1 { (notice) } "\n"
                    p { time datetime=(withdrawal.when.rfc3339()) { (day) } } "\n"
                    @if let Some(reason) = &withdrawal.reason { p { (XmlText::new(reason)) } "\n" }
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
            link rel="alternate" type=(format.media_type()) title={ (feed.title) " · " (format.name()) }
                href=(feed.current(format)); "\n"
        }
    }
}

/// Column, kicker, headline and decks; then where and when it was printed.
fn title_block(entry: &Entry, language: Language) -> Markup {
    let day = outlet::day(entry.edition.date, language);
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
            time datetime=(entry.published.rfc3339()) { (day) }
            @if let Some(page) = &entry.edition.page { " " (outlet::page(page.as_str(), language)) }
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

/// The text, and of the printed byline what it does not say.
fn body(entry: &Entry) -> Vec<Markup> {
    let paragraphs = entry.content.paragraphs.iter().map(block::markup);
    let byline = entry.byline_below().into_iter().map(|byline| html! { p class="byline" { (byline) } });
    paragraphs.chain(byline).collect()
}

fn joined(blocks: Vec<Markup>) -> String {
    let blocks: Vec<String> = blocks.into_iter().map(Markup::into_string).collect();
    blocks.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ParagraphKind;
    use crate::feed::Block;
    use crate::write::tests::feed_of_a_headline;

    #[test]
    fn each_kind_of_paragraph_has_its_element_and_verse_keeps_its_lines() {
        let mut entry = feed_of_a_headline().entries.remove(0);
        let kinds = [ParagraphKind::Note, ParagraphKind::Subhead, ParagraphKind::Text, ParagraphKind::Caption];
        let block = |kind| Block { kind, text: XmlText::new("<1>\n2 & 3"), spans: Vec::new() };
        entry.content.paragraphs = kinds.map(block).into();
        entry.content.kicker = Some(XmlText::new("引题"));
        entry.content.decks = vec![XmlText::new("——副题")];
        entry.content.byline = vec![XmlText::new("记者 鲁燕")];
        let expected = "\
<p class=\"kicker\">引题</p>
<p class=\"deck\">——副题</p>
<p class=\"note\">&lt;1&gt;<br>2 &amp; 3</p>
<h3>&lt;1&gt;<br>2 &amp; 3</h3>
<p>&lt;1&gt;<br>2 &amp; 3</p>
<p class=\"caption\">&lt;1&gt;<br>2 &amp; 3</p>
<p class=\"byline\">记者 鲁燕</p>";
        assert_eq!(fragment(&entry), expected);
    }

    #[test]
    fn a_page_offers_every_feed_atom_first() {
        let feed = feed_of_a_headline();
        let page = String::from_utf8(page(&feed.entries[0], &feed)).unwrap();
        let offered: Vec<&str> = page.lines().filter(|line| line.contains("rel=\"alternate\"")).collect();
        assert_eq!(offered.len(), 3);
        assert!(offered[0].ends_with("href=\"https://example.cn/feeds/atom.xml\">"), "{}", offered[0]);
        assert!(page.contains("<link rel=\"canonical\" href=\"https://example.cn/1?a=1&amp;b=2\">"));
        assert!(page.contains("<h1>标题新闻</h1>") && !page.contains("版</p>"), "{page}");
    }
}
