//! Which of a paper's feeds a document is: what it is called, where it lies, how much of a story it carries.

use crate::compose::entry;
use crate::compose::options::Options;
use crate::feed::Amount;
use crate::shelf::Shelf;
use crate::text::XmlText;

/// What a feed says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// Its folder below that of the feeds; empty for the paper's own.
    pub path: String,
    /// What it is called.
    pub title: XmlText,
    /// One sentence about it; the title where there is none.
    pub description: XmlText,
    /// How much of a story it carries.
    pub amount: Amount,
}

impl Channel {
    /// The paper's own.
    pub fn paper(options: &Options) -> Self {
        let title = entry::line(&options.title);
        let description = options.description.as_deref().map(entry::line).filter(|it| !it.is_blank());
        Self { path: String::new(), description: description.unwrap_or_else(|| title.clone()), title, amount: options.amount }
    }

    /// That of a shelf; `None` where a shelf has no feed.
    pub fn of(shelf: &Shelf, options: &Options) -> Option<Self> {
        let path = shelf.folder()?;
        let paper = Self::paper(options);
        let called = |name: &str| XmlText::new(&format!("{}·{}", paper.title, entry::line(name)));
        let (title, description, amount) = match shelf {
            Shelf::Section(name) | Shelf::Author(name) => (called(name), None, None),
            Shelf::Asked(name) => match options.asked.get(name) {
                Some(asked) => (entry::line(&asked.title), asked.description.as_deref().map(entry::line), asked.amount),
                None => (called(name), None, None),
            },
            Shelf::Kind(_) => return None,
        };
        let description = description.filter(|it| !it.is_blank()).unwrap_or_else(|| title.clone());
        Some(Self { path, title, description, amount: amount.unwrap_or(options.amount) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::entry::tests::options;
    use crate::compose::options::Asked;
    use crate::shelf::kind::Kind;

    #[test]
    fn a_feed_is_called_by_the_paper_and_by_what_it_holds() {
        let mut options = options();
        let asked = Asked { title: "中央 文化区".to_owned(), description: None, amount: Some(Amount::Summary) };
        options.asked.insert("culture".to_owned(), asked);
        let table = [
            (Shelf::Section("要闻".to_owned()), Some(("yaowen", "中原 时报·要闻", Amount::Full))),
            (Shelf::Asked("culture".to_owned()), Some(("culture", "中央 文化区", Amount::Summary))),
            (Shelf::Kind(Kind::Brief), None),
        ];
        for (shelf, expected) in table {
            let channel = Channel::of(&shelf, &options);
            assert_eq!(channel.as_ref().map(|it| (it.path.as_str(), it.title.as_str(), it.amount)), expected);
        }
        let author = Channel::of(&Shelf::Author("鲁燕".to_owned()), &options).unwrap();
        assert_eq!((author.title.as_str(), author.description.as_str()), ("中原 时报·鲁燕", "中原 时报·鲁燕"));
    }
}
