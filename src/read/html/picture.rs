//! The pictures of a page (图片): what each is called, and what the page says that it shows.

use crate::document::NamedPicture;
use crate::read::html::element;
use ego_tree::NodeId;
use scraper::ElementRef;
use std::collections::HashSet;

/// Where a page puts the address of a picture: sites that load it late give it a second one, and `src` shows a blank.
const SOURCES: [&str; 3] = ["data-original", "data-src", "src"];

/// The address of a picture as the page writes it.
pub(super) fn source(picture: ElementRef<'_>) -> Option<&str> {
    let told = SOURCES.into_iter().filter_map(|name| picture.attr(name));
    told.map(str::trim).find(|source| !source.is_empty() && !source.starts_with("data:"))
}

/// What a picture shows: what the figure around it says below it, else the words that stand in for it.
pub(super) fn caption(picture: ElementRef<'_>) -> String {
    let figure = picture.ancestors().filter_map(ElementRef::wrap).take(NEAREST).find(|it| element::name(*it) == "figure");
    let caption = figure.and_then(|it| it.descendent_elements().find(|it| element::name(*it) == "figcaption"));
    let said = caption.map(element::words).filter(|words| !words.is_empty());
    said.unwrap_or_else(|| picture.attr("alt").unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A figure stands so near around its picture: a link, a frame, a line.
const NEAREST: usize = 4;

/// The pictures of a page that do not stand in its text.
pub(super) fn around(root: ElementRef<'_>, shown: &HashSet<NodeId>) -> Vec<NamedPicture> {
    let others = root.descendent_elements().filter(|it| element::name(*it) == "img" && !shown.contains(&it.id()));
    let named = |it: ElementRef<'_>| {
        source(it).map(|source| NamedPicture { line: None, source: source.to_owned(), caption: caption(it) })
    };
    others.filter_map(named).collect()
}
