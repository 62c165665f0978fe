//! Whether one text holds several stories (一页多篇): headings of the second level, a story below each, and nothing above them that
//! is a headline of all.

use crate::read::html::element;
use crate::read::html::element::Counted;
use crate::read::html::facts::Facts;
use crate::read::html::window;
use scraper::ElementRef;

/// A story below its headline has at least so many letters: what is shorter below a heading is a list.
const SHORTEST: usize = 20;

/// What a window is called that has so few letters, or at most so many and is a page's, is no headline: 民生, 第02版：民生.
const LONGEST_SECTION: usize = 4;
const LONGEST_PAGE: usize = 14;

/// Whether the headings of a text are headlines, each of a story. Where the page says what it is called, or has a heading of the
/// first level, they are subheads of that story.
pub(super) fn are_in(root: ElementRef<'_>, text: ElementRef<'_>, facts: &Facts, counted: &Counted) -> bool {
    let is_called = facts.title.is_some() || facts.shared.is_some() || facts.window.as_deref().is_some_and(is_headline);
    if is_called || root.descendent_elements().any(|it| element::name(it) == "h1") {
        return false;
    }
    let is_heading = |it: &ElementRef<'_>| element::name(*it) == "h2" && !element::is_hidden(*it);
    text.descendent_elements().filter(is_heading).nth(1).is_some()
        && text.descendent_elements().filter(is_heading).all(|heading| {
            let below = heading.next_siblings().filter_map(ElementRef::wrap).take_while(|it| !is_heading(it));
            !counted.letters(heading).lead_elsewhere() && below.map(|it| counted.letters(it).own()).sum::<usize>() >= SHORTEST
        })
}

/// Whether what a window is called can be a story's headline.
fn is_headline(window: &str) -> bool {
    let title = window::without_site(window);
    let letters = element::letters(&title);
    let is_page =
        letters <= LONGEST_PAGE && title.contains('版') || title.chars().all(|it| !it.is_alphabetic() || "年月日".contains(it));
    letters > LONGEST_SECTION && !window::names_site(&title) && !is_page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_window_is_called_may_be_no_headline() {
        for (window, expected) in [
            ("民生", false),
            ("第02版：民生", false),
            ("2026年3月5日", false),
            ("2026-03-05", false),
            ("海湾晨报", false),
            ("渡口老屋今夏开门_海湾网", true),
            ("渡口老屋今夏开门", true),
        ] {
            assert_eq!(is_headline(window), expected, "{window}");
        }
    }
}
