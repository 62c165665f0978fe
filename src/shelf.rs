//! Beside the paper's own feed a story stands in others: its section's, its authors', and those that the paper asks for. A shelf
//! is what one of these holds; which shelves a story belongs on follows from the story alone.

pub mod filter;
pub mod kind;
pub mod slug;
pub mod wire;

use crate::article::Article;
use crate::shelf::filter::Filter;
use crate::shelf::kind::Kind;
use std::collections::BTreeSet;

/// What one feed beside the paper's own holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shelf {
    /// A section (版名), by the words of its name without spaces and widths: 要 闻 is 要闻.
    Section(String),
    /// A person who writes, by the name.
    Author(String),
    /// A feed that the paper asks for, by its name.
    Asked(String),
    /// Stories of a kind. No feed of its own: what is left out of others is found by it.
    Kind(Kind),
}

impl Shelf {
    /// The name under which the archive keeps it.
    pub fn key(&self) -> String {
        match self {
            Self::Section(name) => format!("section:{name}"),
            Self::Author(name) => format!("author:{name}"),
            Self::Asked(name) => format!("feed:{name}"),
            Self::Kind(kind) => format!("kind:{}", kind.as_str()),
        }
    }

    /// The shelf of a key; `None` for what no benbao wrote.
    pub fn of_key(key: &str) -> Option<Self> {
        let (what, name) = key.split_once(':')?;
        match what {
            "section" => Some(Self::Section(name.to_owned())),
            "author" => Some(Self::Author(name.to_owned())),
            "feed" => Some(Self::Asked(name.to_owned())),
            "kind" => Kind::named(name).map(Self::Kind),
            _ => None,
        }
    }

    /// The folder of its feed below that of the feeds, with `/` between its parts; `None` where it has no feed.
    pub fn folder(&self) -> Option<String> {
        match self {
            Self::Section(name) => Some(slug::of(name)),
            Self::Author(name) => Some(format!("{AUTHORS}/{}", slug::of_person(name))),
            Self::Asked(name) => Some(name.clone()),
            Self::Kind(_) => None,
        }
    }
}

/// Raised when a kind or a filter is told otherwise than before, so that every story is looked at again.
const RULES: u32 = 1;

/// The folder of the authors' feeds.
pub const AUTHORS: &str = "authors";

/// Whether every value that is met has a feed of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Each {
    /// It has.
    Yes,
    /// None has.
    No,
}

/// Which feeds a paper has beside its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// One of every section.
    pub sections: Each,
    /// One of every author.
    pub authors: Each,
    /// Those that the paper asks for.
    pub asked: Vec<Asked>,
    /// What the paper is called, where stories that others sent stand in no feed.
    pub own_alone: Option<String>,
}

/// How many items a subscription document holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Most {
    /// So many, or the whole newest edition where that has more.
    pub items: usize,
    /// Of so many days before the newest edition and that one; `None` for any day.
    pub days: Option<u32>,
}

/// A feed that the paper asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its name, which is its folder.
    pub name: String,
    /// Which stories it holds.
    pub filter: Filter,
    /// How many of them.
    pub most: Most,
}

impl Wanted {
    /// Says in a line what follows from it for a story: where it changed, every story is looked at again.
    pub fn key(&self) -> String {
        let asked: Vec<_> = self.asked.iter().map(|asked| (&asked.name, &asked.filter)).collect();
        format!("{RULES} {:?}", (self.sections, self.authors, asked, &self.own_alone))
    }

    /// The feed that the paper asks for under a name.
    pub fn asked(&self, name: &str) -> Option<&Asked> {
        self.asked.iter().find(|asked| asked.name == name)
    }

    /// The shelves on which a story belongs.
    pub fn shelves(&self, article: &Article) -> BTreeSet<Shelf> {
        let mut shelves = BTreeSet::from([Shelf::Kind(kind::of(article))]);
        if self.own_alone.as_deref().is_some_and(|title| wire::is_wire(article, title)) {
            return shelves;
        }
        if self.sections == Each::Yes {
            shelves.extend(article.section.as_deref().map(slug::plain).filter(|name| !name.is_empty()).map(Shelf::Section));
        }
        if self.authors == Each::Yes {
            shelves.extend(article.authors().into_iter().map(slug::plain).filter(|name| !name.is_empty()).map(Shelf::Author));
        }
        let asked = self.asked.iter().filter(|asked| asked.filter.takes(article));
        shelves.extend(asked.map(|asked| Shelf::Asked(asked.name.clone())));
        shelves
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelf::filter::tests::story;

    fn wanted(sections: Each, authors: Each) -> Wanted {
        let filter = Filter { texts: vec!["中央文化区".to_owned()], ..Filter::default() };
        Wanted {
            sections,
            authors,
            asked: vec![Asked { name: "culture-district".to_owned(), filter, most: Most { items: 50, days: None } }],
            own_alone: None,
        }
    }

    fn keys(wanted: &Wanted, article: &Article) -> String {
        wanted.shelves(article).iter().map(Shelf::key).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_story_stands_on_the_shelves_of_its_section_its_writers_and_what_it_says() {
        let mut article = story("中央文化区开园", "鲁燕 武刘敏", "园区昨日开门迎客，市民早早前来排队。");
        article.section = Some("要 闻".to_owned());
        assert_eq!(
            keys(&wanted(Each::Yes, Each::Yes), &article),
            "section:要闻 author:武刘敏 author:鲁燕 feed:culture-district kind:story"
        );
        assert_eq!(keys(&wanted(Each::No, Each::No), &article), "feed:culture-district kind:story");
    }

    #[test]
    fn a_key_leads_back_to_its_shelf() {
        let shelves = [
            Shelf::Section("要闻:一".to_owned()),
            Shelf::Author("鲁燕".to_owned()),
            Shelf::Asked("culture".to_owned()),
            Shelf::Kind(Kind::Notice),
        ];
        for shelf in shelves {
            assert_eq!(Shelf::of_key(&shelf.key()), Some(shelf));
        }
        assert_eq!(Shelf::of_key("kind:poem"), None);
        assert_eq!(Shelf::of_key("x"), None);
    }

    #[test]
    fn each_feed_has_a_folder_of_its_own() {
        assert_eq!(Shelf::Section("要闻".to_owned()).folder().as_deref(), Some("yaowen"));
        assert!(Shelf::Author("鲁燕".to_owned()).folder().is_some_and(|it| it.starts_with("authors/luyan-")));
        assert_eq!(Shelf::Asked("culture".to_owned()).folder().as_deref(), Some("culture"));
        assert_eq!(Shelf::Kind(Kind::Brief).folder(), None);
    }
}
