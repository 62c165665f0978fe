//! Directives (指令): lines by which an editor settles what the program cannot: `::稿件`, `::署名 记者 鲁燕`, `::正文`, `::略`, `::准`.
//!
//! They stand on the page where everybody sees them, and win over every rule. What they order is carried out where the
//! rule would have decided: `segment`, `credit`.

/// What an editor orders of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// The line, or the next one where it is empty, is a headline.
    Article,
    /// The line is a byline.
    Byline,
    /// The line is text, whatever it looks like.
    Text,
    /// The line is no part of any story.
    Skip,
    /// What of the story is to be looked at is right as it is read.
    Settle,
    /// It begins as a directive does and is none.
    Wrong,
}

const WORDS: &[(&str, Order)] = &[
    ("稿件", Order::Article),
    ("article", Order::Article),
    ("署名", Order::Byline),
    ("byline", Order::Byline),
    ("正文", Order::Text),
    ("text", Order::Text),
    ("准", Order::Settle),
    ("accept", Order::Settle),
    ("略", Order::Skip),
    ("skip", Order::Skip),
];

/// The order at the start of a folded line, and how many bytes it takes with the space behind it.
pub(crate) fn read(line: &str) -> Option<(Order, usize)> {
    let word = line.strip_prefix("::")?;
    let found = WORDS.iter().find_map(|(name, order)| {
        let rest = word.strip_prefix(name)?;
        (rest.is_empty() || rest.starts_with([' ', ':'])).then_some((*order, rest))
    });
    let Some((order, rest)) = found else { return Some((Order::Wrong, 0)) };
    Some((order, line.len() - rest.trim_start_matches([' ', ':']).len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_are_known_by_two_colons() {
        let table = [
            ("::稿件", Some((Order::Article, 8))),
            ("::署名 记者 鲁燕", Some((Order::Byline, 9))),
            ("::skip 热线", Some((Order::Skip, 7))),
            ("::准", Some((Order::Settle, 5))),
            ("::准许", Some((Order::Wrong, 0))),
            ("::略去", Some((Order::Wrong, 0))),
            ("::", Some((Order::Wrong, 0))),
            ("问: 答", None),
        ];
        for (line, expected) in table {
            assert_eq!(read(line), expected, "{line}");
        }
    }
}
