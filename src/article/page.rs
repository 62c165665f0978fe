//! The number of a page (版次), as ids and archives carry it.

use std::fmt;

/// A page number as an id may carry it: `A02`, `01`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Page(String);

/// What ids and archives write for the page that nothing names. No page is called so.
const UNKNOWN: &str = "p0";

/// What no page is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoPage;

impl Page {
    /// A page number of ASCII letters and figures with at least one figure, such as `A02`; letters become capitals,
    /// but for the `p` of `p3`. `None` for anything else: RFC 4151 §2.1 lets an id carry no 要闻.
    pub fn new(name: &str) -> Option<Self> {
        let sound = (1..=8).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && name.bytes().any(|byte| byte.is_ascii_digit());
        let plain = name.strip_prefix(['p', 'P']).filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        let page = sound.then(|| Self(plain.map_or_else(|| name.to_ascii_uppercase(), |number| format!("p{number}"))));
        page.filter(|page| page.0 != UNKNOWN)
    }

    /// A page as ids, the archive and its export write it: `p0` where none is known.
    pub fn written(page: Option<&Self>) -> &str {
        page.map_or(UNKNOWN, Self::as_str)
    }

    /// Reads what [`Self::written`] wrote.
    ///
    /// # Errors
    /// [`NoPage`] where no page is called so.
    pub fn read(written: &str) -> Result<Option<Self>, NoPage> {
        if written == UNKNOWN { Ok(None) } else { Self::new(written).map(Some).ok_or(NoPage) }
    }

    /// Whether two names may be of one page: `1`, `01` and `A01` are, `A01` and `B01` are not.
    pub fn may_be(&self, other: &Self) -> bool {
        let ((one, figures), (two, others)) = (self.cut(), other.cut());
        let of_a_section = !one.is_empty() && !two.is_empty() && one != two;
        figures.trim_start_matches('0') == others.trim_start_matches('0') && !of_a_section
    }

    /// Its letters, which name a section of the paper, and its figures: `A`, `02`.
    pub(crate) fn cut(&self) -> (&str, &str) {
        let at = self.0.find(|letter: char| letter.is_ascii_digit()).unwrap_or_default();
        self.0.split_at_checked(at).unwrap_or_default()
    }

    /// The number as it stands in ids.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Page {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_page() {
        let may_be = |one, two| Page::new(one).unwrap().may_be(&Page::new(two).unwrap());
        let one = [("1", "01"), ("01", "A01"), ("A1", "A01"), ("B02", "2"), ("p3", "3")];
        let two = [("A01", "B01"), ("1", "2"), ("A02", "A20"), ("1", "10")];
        one.iter().for_each(|(left, right)| assert!(may_be(left, right), "{left} {right}"));
        two.iter().for_each(|(left, right)| assert!(!may_be(left, right), "{left} {right}"));
    }

    #[test]
    fn a_page_that_nothing_names_is_written_and_read() {
        let front = Page::new("1").unwrap();
        let table = [("p0", Ok(None)), ("1", Ok(Some(front.clone()))), ("头版", Err(NoPage)), ("", Err(NoPage))];
        table.into_iter().for_each(|(text, page)| assert_eq!(Page::read(text), page, "{text}"));
        assert_eq!((Page::written(None), Page::written(Some(&front))), ("p0", "1"));
        assert_eq!(Page::new("P0"), None, "no page is called as the unknown one is");
    }
}
