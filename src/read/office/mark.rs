//! What stands before an item of a list or a heading that is counted: a mark, or a number as it is printed.

use crate::read::office::block::Block;
use crate::read::office::block::Role;

/// What stands before an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    Bullet,
    /// 1. in a list that does nothing else
    Numbered(u32),
    /// Any other number: 一、 （二） 1.2
    Shown(String),
}

/// What an office program sets behind a number in a list that only counts.
pub(crate) const STOPS: [&str; 3] = [".", ")", "．"];

impl Mark {
    /// A number as it is printed; `None` where nothing is.
    pub(crate) fn shown(text: &str) -> Option<Self> {
        let text = text.trim();
        // The tab behind it parts what ends in a letter or a stop; these part by themselves.
        let is_parted = text.ends_with(['、', '）', '．', '：', '】', '〕', '》']);
        (!text.is_empty()).then(|| Self::Shown(if is_parted { text.to_owned() } else { format!("{text} ") }))
    }
}

/// Makes of a paragraph what its style and its mark make of it.
pub(crate) fn put(block: &mut Block, role: Role, mark: Option<Mark>) {
    block.role = match (role, &mark) {
        (Role::Text, Some(Mark::Bullet)) => Role::Item,
        (Role::Text, Some(Mark::Numbered(_))) => Role::Numbered,
        (role, _) => role,
    };
    match mark {
        Some(Mark::Numbered(number)) => block.mark(&format!("{number}. ")),
        Some(Mark::Shown(text)) => block.mark(&text),
        Some(Mark::Bullet) | None => {}
    }
}
