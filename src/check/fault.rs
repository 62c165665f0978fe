//! What stands where a rule wants something else: the few kinds of it, with names and values as they stand in the document.

use crate::check::place::Place;
use crate::text;
use crate::words::message::Message;
use crate::words::message::Worded;

/// What stands there. Names are as written, `<dc:creator>` or `date_published`; values are cut where they are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing of that name.
    Missing(String),
    /// So many where one is right.
    Count(String, usize),
    /// It is there, and nothing is in it.
    Empty(String),
    /// It stands there.
    Here(String),
    /// Its value.
    Is(String, String),
    /// Its value, which stands there already.
    Again(String, String, Place),
    /// Its value, and another one that it should agree with.
    Differs(String, String, String),
    /// A number and the most or the least of it that is right.
    Beyond(String, usize, usize),
    /// Something in the value.
    Holds(String, String),
    /// In the words of a parser.
    Parser(String),
}

/// So many columns of a value are shown.
const SHOWN: usize = 60;

fn cut(value: &str) -> String {
    // More than is shown need not be measured: a value may be as long as a document.
    let head: String = value.chars().take(SHOWN + 1).collect();
    text::clip(&head, SHOWN).into_owned()
}

impl Worded for Fault {
    fn message(&self) -> Message {
        let named = |code, name: &str| Message::new(code).text("name", cut(name));
        match self {
            Self::Missing(name) => named("fault-missing", name),
            Self::Count(name, count) => named("fault-count", name).number("count", *count),
            Self::Empty(name) => named("fault-empty", name),
            Self::Here(name) => named("fault-here", name),
            Self::Is(name, value) => named("fault-is", name).text("value", cut(value)),
            Self::Again(name, value, place) => named("fault-again", name).text("value", cut(value)).number("line", place.line),
            Self::Differs(name, value, other) => named("fault-differs", name).text("value", cut(value)).text("other", cut(other)),
            Self::Beyond(name, count, limit) => named("fault-beyond", name).number("count", *count).number("limit", *limit),
            Self::Holds(name, what) => named("fault-holds", name).text("what", cut(what)),
            Self::Parser(words) => Message::new("fault-parser").text("words", cut(words)),
        }
    }
}

/// One of each.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let name = || "<guid>".to_owned();
    let value = || "1".to_owned();
    let all = [
        Fault::Missing(name()),
        Fault::Count(name(), 2),
        Fault::Empty(name()),
        Fault::Here(name()),
        Fault::Is(name(), value()),
        Fault::Again(name(), value(), Place { line: 3, column: 1 }),
        Fault::Differs(name(), value(), "2".to_owned()),
        Fault::Beyond(name(), 12, 20),
        Fault::Holds(name(), "<script>".to_owned()),
        Fault::Parser("syntax error".to_owned()),
    ];
    all.iter().map(Worded::message).collect()
}
