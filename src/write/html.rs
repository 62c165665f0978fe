//! HTML: the fragment that the three formats carry byte for byte. The pages are `site`'s.
//!
//! Everything goes through maud, which escapes by type; a line break stands between blocks and nowhere else.

use crate::feed::Content;
use crate::feed::Entry;
use crate::write::block;
use crate::write::figure;
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
    let Content { paragraphs, pictures, .. } = &entry.content;
    let figures = |at: usize| pictures.iter().filter(move |it| it.before == at).map(figure::markup);
    let text = paragraphs.iter().enumerate().flat_map(|(at, paragraph)| figures(at).chain([block::markup(paragraph)]));
    let paragraphs = text.chain(pictures.iter().filter(|it| it.before >= paragraphs.len()).map(figure::markup));
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
    use crate::text::XmlText;
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
}
