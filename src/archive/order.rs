//! Print order: which of two stories of an edition a reader of the paper meets first, and so which is published first.
//!
//! Pages in natural order, the unknown page last; then files; then the place on the page.

use crate::archive::row::ArticleRow;
use crate::article::Article;
use crate::article::Page;
use crate::beijing::Instant;
use crate::error::Place;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Sorts as the edition is read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PrintOrder {
    page: (bool, Vec<Piece>, String),
    file: PathBuf,
    position: usize,
    lines: Option<(usize, usize)>,
}

/// A piece of a page number; figures compare by value, and stand before letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Figures(u64),
    Letters(String),
}

impl PrintOrder {
    /// Where an article stands in its edition.
    pub(crate) fn of(article: &Article) -> Self {
        Self::at(&article.edition.page, &article.place, article.position)
    }

    /// The same of an article that is not read whole.
    pub(crate) fn at(page: &Page, place: &Place, position: usize) -> Self {
        Self { page: natural(page), file: place.path.clone(), position, lines: place.lines }
    }
}

/// The natural order of pages: A2 before A10 before B1, the unknown page last; A2 and A02 are two pages.
fn natural(page: &Page) -> (bool, Vec<Piece>, String) {
    let text = page.as_str();
    let mut pieces = Vec::new();
    for letter in text.chars() {
        match (letter.to_digit(10), pieces.last_mut()) {
            (Some(figure), Some(Piece::Figures(value))) => *value = value.saturating_mul(10).saturating_add(figure.into()),
            (Some(figure), _) => pieces.push(Piece::Figures(figure.into())),
            (None, Some(Piece::Letters(letters))) => letters.push(letter),
            (None, _) => pieces.push(Piece::Letters(letter.into())),
        }
    }
    (!page.is_known(), pieces, text.to_owned())
}

/// Plans the moments of publication of an edition: `out` is the first, and each story in print order comes a second
/// earlier, since readers sort by time and the order in a document means nothing (RFC 4287 §4.1.1).
///
/// What readers have seen keeps its moment; what came between takes the next free second. A release moves a story to
/// its own moment where that is later. Gives those whose moment changed.
pub(crate) fn moments(mut edition: Vec<(PrintOrder, Option<Instant>, bool, ArticleRow)>, out: Instant) -> Vec<ArticleRow> {
    edition.sort_by(|one, two| one.0.cmp(&two.0));
    let mut taken: BTreeSet<Instant> =
        edition.iter().filter(|(_, _, movable, _)| !movable).map(|(.., row)| row.published).collect();
    let mut changed = Vec::new();
    for (rank, (_, release, movable, mut row)) in edition.into_iter().enumerate() {
        if !movable {
            continue;
        }
        let planned = out.plus_seconds(-i64::try_from(rank).unwrap_or(i64::MAX));
        let mut published = release.map_or(planned, |release| release.max(planned));
        while !taken.insert(published) {
            published = published.plus_seconds(-1);
        }
        if row.published != published {
            row.published = published;
            row.updated = published;
            row.changed = row.changed.max(published);
            changed.push(row);
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_in_natural_order() {
        let sorted: Vec<Page> =
            ["A1", "A2", "A10", "B1", "01", "2", "p0"].map(|name| Page::new(name).unwrap()).into_iter().collect();
        let mut again = sorted.clone();
        again.sort_by_key(natural);
        let names: Vec<&str> = again.iter().map(Page::as_str).collect();
        assert_eq!(names, ["01", "2", "A1", "A2", "A10", "B1", "p0"]);
        assert!(natural(&Page::unknown()) > natural(&Page::new("Z99").unwrap()));
    }
}
