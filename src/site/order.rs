//! An edition in the order in which it was printed: page by page, on each the stories by their places.

use crate::article::page::Page;
use crate::feed::Entry;
use crate::text::XmlText;

/// A page of an edition.
#[derive(Debug)]
pub(crate) struct Sheet<'a> {
    /// Its number; `None` where nothing tells it.
    pub(crate) page: Option<&'a Page>,
    /// Its section, where all its stories are of one.
    pub(crate) section: Option<&'a XmlText>,
    /// Never none.
    pub(crate) stories: Vec<&'a Entry>,
}

impl Sheet<'_> {
    /// The name by which an address leads to it on the edition's page.
    pub(crate) fn anchor(&self) -> String {
        anchor(self.page)
    }
}

/// The name of a page within that of its edition: no element of ours begins so.
pub(crate) fn anchor(page: Option<&Page>) -> String {
    format!("page-{}", Page::written(page))
}

/// The pages, each with its stories.
pub(crate) fn printed(entries: &[Entry]) -> Vec<Sheet<'_>> {
    let mut ordered: Vec<&Entry> = entries.iter().collect();
    ordered.sort_by(|one, two| key(one).cmp(&key(two)));
    let mut sheets: Vec<Sheet<'_>> = Vec::new();
    for entry in ordered {
        let page = entry.edition.page.as_ref();
        match sheets.last_mut() {
            Some(sheet) if sheet.page == page => {
                sheet.section = sheet.section.filter(|section| Some(*section) == entry.section.as_ref());
                sheet.stories.push(entry);
            }
            _ => sheets.push(Sheet { page, section: entry.section.as_ref(), stories: vec![entry] }),
        }
    }
    sheets
}

/// By letters, then by figures: A2 before A10 before B1; what nothing tells last.
fn key(entry: &Entry) -> impl Ord + '_ {
    let page = entry.edition.page.as_ref();
    let (letters, figures) = page.map(Page::cut).unwrap_or_default();
    let number: u32 = figures.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap_or(u32::MAX);
    (page.is_none(), letters, number, page, entry.position, &entry.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::tests::feed_of_a_headline;

    #[test]
    fn pages_stand_in_the_order_of_their_numbers_and_stories_in_that_of_their_places() {
        let entry = |page: &str, position: usize, section: &str| {
            let mut entry = feed_of_a_headline().entries.remove(0);
            entry.edition.page = Page::new(page);
            entry.position = position;
            entry.section = Some(XmlText::new(section));
            entry
        };
        let entries = [
            entry("", 1, "一"),
            entry("B1", 1, "一"),
            entry("A10", 2, "一"),
            entry("A10", 1, "二"),
            entry("A2", 2, "要闻"),
            entry("A2", 1, "要闻"),
        ];
        let sheets = printed(&entries);
        let shown = |sheet: &Sheet<'_>| {
            let places: Vec<usize> = sheet.stories.iter().map(|it| it.position).collect();
            (sheet.anchor(), sheet.section.map(XmlText::to_string), places)
        };
        let expected = [
            ("page-A2", Some("要闻"), vec![1, 2]),
            ("page-A10", None, vec![1, 2]),
            ("page-B1", Some("一"), vec![1]),
            ("page-p0", Some("一"), vec![1]),
        ];
        let expected = expected.map(|(page, section, places)| (page.to_owned(), section.map(str::to_owned), places));
        assert_eq!(sheets.iter().map(shown).collect::<Vec<_>>(), expected);
    }
}
