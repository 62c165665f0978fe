//! What could be otherwise in a story: each decision that was near, with the line and the words that it is about. Whoever decides
//! writes it down; an editor's order on the line settles it.

use crate::article::doubt::Doubt;
use crate::article::doubt::Unsure;
use crate::parse::line::sheet::Sheet;
use std::collections::BTreeSet;
use std::ops::Range;

/// A decision that was near.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Guess {
    pub(crate) line: usize,
    /// The words that it is about; none for the whole line.
    pub(crate) bytes: Option<Range<usize>>,
    pub(crate) why: Unsure,
}

impl Guess {
    /// Of a whole line.
    pub(crate) fn line(line: usize, why: Unsure) -> Self {
        Self { line, bytes: None, why }
    }
}

/// The doubts of a story, each once, in the order of the lines.
pub(crate) fn doubts<'all>(sheet: &Sheet<'_>, guesses: impl Iterator<Item = &'all Guess>) -> Vec<Doubt> {
    let is_ordered = |guess: &&Guess| sheet.lines.get(guess.line).is_some_and(|line| line.order.is_some() || line.begins);
    let doubts: BTreeSet<(usize, Doubt)> = guesses
        .filter(|guess| !is_ordered(guess))
        .filter_map(|guess| {
            let line = sheet.lines.get(guess.line)?;
            let place = sheet.place(guess.line, guess.bytes.as_ref().unwrap_or(&line.words));
            Some((guess.line, Doubt { place, why: guess.why.clone() }))
        })
        .collect();
    doubts.into_iter().map(|(_, doubt)| doubt).collect()
}
