//! Words found by the letter that opens them: a text is gone through once, however many words are sought in it.

/// Words, each with what it stands for.
#[derive(Debug)]
pub(crate) struct Words<Use> {
    /// Those whose opening letters share a row, the longest first.
    rows: Vec<Vec<(&'static str, Use)>>,
}

/// Letters are told apart by the last bits of their number: most letters of a text open no word in so many rows.
const ROWS: usize = 512;

fn row(letter: char) -> usize {
    letter as usize % ROWS
}

impl<Use: Copy> Words<Use> {
    /// Sorts the words into their rows.
    pub(crate) fn new(words: impl IntoIterator<Item = (&'static str, Use)>) -> Self {
        let mut rows = vec![Vec::new(); ROWS];
        for (word, usage) in words {
            if let Some(row) = word.chars().next().and_then(|letter| rows.get_mut(row(letter))) {
                row.push((word, usage));
            }
        }
        for row in &mut rows {
            row.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        Self { rows }
    }

    /// The longest word at the start of a text.
    pub(crate) fn at_start(&self, text: &str) -> Option<(&'static str, Use)> {
        let row = self.rows.get(row(text.chars().next()?))?;
        row.iter().find(|(word, _)| text.starts_with(word)).copied()
    }

    /// Every word that stands in a text, wherever and as often as it does.
    pub(crate) fn in_text(&self, text: &str) -> impl Iterator<Item = (&'static str, Use)> {
        self.places(text).map(|(_, found)| found)
    }

    /// Where a word stands that `counts`: the first place.
    pub(crate) fn first_in(&self, text: &str, counts: impl Fn(Use) -> bool) -> Option<usize> {
        self.places(text).find(|(_, (_, usage))| counts(*usage)).map(|(at, _)| at)
    }

    /// Every word of a text with its place, in the order of the text.
    fn places(&self, text: &str) -> impl Iterator<Item = (usize, (&'static str, Use))> {
        let opened = text.char_indices().filter_map(|(at, letter)| {
            let row = self.rows.get(row(letter)).filter(|row| !row.is_empty())?;
            Some((at, text.get(at..)?, row))
        });
        opened
            .flat_map(|(at, rest, row)| row.iter().filter(move |(word, _)| rest.starts_with(word)).map(move |found| (at, *found)))
    }

    /// Whether one of the words stands in a text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.in_text(text).next().is_some()
    }
}

impl Words<()> {
    /// Words that stand for nothing but themselves.
    pub(crate) fn plain(words: &[&'static str]) -> Self {
        Self::new(words.iter().map(|word| (*word, ())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_at_the_start_counts_and_every_word_is_found() {
        let words = Words::new([("记", 1), ("记者", 2), ("摄影", 3)]);
        assert_eq!(words.at_start("记者鲁燕"), Some(("记者", 2)));
        assert_eq!(words.at_start("记账"), Some(("记", 1)));
        assert_eq!(words.at_start("者记"), None);
        let found: Vec<&str> = words.in_text("本报记者摄影").map(|(word, _)| word).collect();
        assert_eq!(found, ["记者", "记", "摄影"]);
        assert_eq!(words.first_in("本报记者摄影", |usage| usage == 3), Some("本报记者".len()));
        assert_eq!(words.first_in("本报记者摄影", |usage| usage == 4), None);
        assert!(!words.is_in("本报") && Words::plain(&["本报"]).is_in("据本报"));
    }
}
