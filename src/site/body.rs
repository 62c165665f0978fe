//! The text of a story on its page: paragraphs, subheads, verse in its lines, tables that scroll in a box of their own.

use crate::article::ParagraphKind;
use crate::feed::Block;
use crate::feed::Entry;
use crate::feed::Picture;
use crate::site::address::Here;
use crate::site::figure;
use crate::site::paper::Site;
use crate::site::verse;
use crate::words::language::Language;
use crate::words::site::word;
use crate::write::block;
use maud::Markup;
use maud::html;

/// The text, each picture before its paragraph.
pub(crate) fn text(entry: &Entry, site: Site<'_>, here: Here<'_>) -> Markup {
    let (paragraphs, pictures) = (&entry.content.paragraphs, &entry.content.pictures);
    let behind = pictures.iter().filter(|picture| picture.before >= paragraphs.len());
    html! {
        @for (at, piece) in pieces(paragraphs, pictures) {
            @for picture in pictures.iter().filter(|picture| picture.before == at) { (figure::figure(picture, site, here)) "\n" }
            @match piece {
                [block] => (paragraph(block, site.language())),
                lines => p.verse { @for (count, line) in lines.iter().enumerate() { @if count > 0 { br; } (block::lines(line)) } },
            }
            "\n"
        }
        @for picture in behind { (figure::figure(picture, site, here)) "\n" }
    }
}

/// The paragraphs with their places, lines of verse together; a picture parts them.
fn pieces<'text>(paragraphs: &'text [Block], pictures: &[Picture]) -> Vec<(usize, &'text [Block])> {
    let mut pieces = Vec::new();
    let mut rest = paragraphs;
    while !rest.is_empty() {
        let at = paragraphs.len() - rest.len();
        let picture = pictures.iter().map(|it| it.before).filter(|before| *before > at).min().unwrap_or(paragraphs.len());
        let until_picture = rest.get(..picture - at).unwrap_or(rest);
        let (piece, behind) = rest.split_at(verse::lines(until_picture).max(1));
        pieces.push((at, piece));
        rest = behind;
    }
    pieces
}

fn paragraph(block: &Block, language: Language) -> Markup {
    match block.kind {
        // The headline is the page's first heading, and these are the next.
        ParagraphKind::Subhead => html! { h2 { (block::lines(block)) } },
        ParagraphKind::Text if block.text.as_str().contains('\n') => html! { p.verse { (block::lines(block)) } },
        // Whoever has no mouse must reach what a narrow screen cuts off.
        ParagraphKind::Table | ParagraphKind::HeadedTable => {
            html! { div.table tabindex="0" role="region" aria-label=(word("site-table", language)) { (block::markup(block)) } }
        }
        _ => block::markup(block),
    }
}
