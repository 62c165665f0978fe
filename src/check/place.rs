//! Where something stands in a document: line and column, both from 1, counted in characters; found in one walk through the text.

/// A place in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

/// Where a document begins; what is said of all of it is said here.
pub(crate) const START: Place = Place { line: 1, column: 1 };

/// Turns byte offsets that only grow into places: the text is gone through once, however long its lines are.
#[derive(Debug)]
pub(crate) struct Walk<'text> {
    text: &'text str,
    at: usize,
    place: Place,
}

impl<'text> Walk<'text> {
    /// At the beginning of the text.
    pub(crate) fn new(text: &'text str) -> Self {
        Self { text, at: 0, place: START }
    }

    /// The place of a byte that is not before the last one that was asked for.
    pub(crate) fn to(&mut self, offset: usize) -> Place {
        let mut end = offset.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        for letter in self.text.get(self.at..end).unwrap_or_default().chars() {
            if letter == '\n' {
                self.place = Place { line: self.place.line + 1, column: 1 };
            } else {
                self.place.column += 1;
            }
        }
        self.at = self.at.max(end);
        self.place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_counted_in_characters() {
        let mut walk = Walk::new("甲\n乙丙<a>\n");
        let table = [(0, (1, 1)), (3, (1, 2)), (4, (2, 1)), (10, (2, 3)), (11, (2, 4)), (99, (3, 1)), (0, (3, 1))];
        for (offset, (line, column)) in table {
            assert_eq!(walk.to(offset), Place { line, column }, "{offset}");
        }
    }
}
