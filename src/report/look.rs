//! A place to look at: what of a story is not certain, what became of the story, and whether it was told before.

use crate::archive::accepted;
use crate::archive::doubtful::Became;
use crate::archive::identity::mint::words;
use crate::archive::run::waiting::DAY;
use crate::archive::run::waiting::HEADLINE;
use crate::archive::run::waiting::number_of;
use crate::archive::store::said::Said;
use crate::archive::store::seal::Seal;
use crate::article::Article;
use crate::article::doubt::Doubt;
use crate::article::doubt::Field;
use crate::error::Place;
use crate::report::told::Told;
use crate::text::clip;
use crate::words::message::Message;
use crate::words::message::Worded;
use std::path::Path;

/// The name under which the part of the story stands in what is said.
const FIELD: &str = "field";
/// The name under which the reason stands there.
const WHY: &str = "why";

/// So much of a headline tells a story from the others of its page, in columns.
const COLUMNS: usize = 32;

/// One decision of a story that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Look {
    /// The line that it is about.
    pub place: Place,
    /// Which part of the story.
    pub field: Field,
    /// What is not certain, and the remedy.
    pub why: Message,
    /// What the story is known by: its headline, or the opening of its text.
    pub headline: String,
    /// The day of its edition, as a number.
    day: usize,
    /// The story, as its page tells where it stands.
    story: Place,
    /// The reading of it.
    reading: Option<Seal>,
    /// What became of the story.
    pub became: Became,
    /// Whether an earlier run told it already.
    pub told: Told,
}

impl Look {
    /// The doubts of a story that was read in the source folder.
    pub(crate) fn of(article: &Article, folder: &Path) -> impl Iterator<Item = Self> {
        let look = move |doubt: &Doubt| Self {
            place: Place { path: folder.join(&doubt.place.path), columns: None, ..doubt.place.clone() },
            field: doubt.why.field(),
            why: doubt.why.message(),
            headline: words(article),
            day: number_of(article.edition.date),
            story: article.place.clone(),
            reading: Some(accepted::key(article)),
            became: Became::default(),
            told: Told::Now,
        };
        article.doubts.iter().map(look)
    }

    /// One that an earlier run told, of a page that this one did not read. `None` where something else was said.
    pub(crate) fn again(said: &Said, folder: &Path) -> Option<Self> {
        let became = Became::of(&said.why)?;
        let field = said.why.fact_of(FIELD)?;
        let story = Place { lines: said.line.map(|line| (line, line)), ..Place::file(Path::new(&said.path)) };
        Some(Self {
            place: Place { path: folder.join(&story.path), ..story.clone() },
            field: Field::ALL.into_iter().find(|it| it.message() == *field)?,
            why: said.why.fact_of(WHY)?.clone(),
            headline: said.why.text_of(HEADLINE)?.to_owned(),
            day: usize::try_from(said.why.number_of(DAY)?).ok()?,
            story,
            reading: said.story,
            became,
            told: Told::Before,
        })
    }

    /// The page that holds the story, below the source folder.
    pub(crate) fn page(&self) -> &Path {
        &self.story.path
    }

    /// Where its story was read.
    pub(crate) fn story(&self) -> &Place {
        &self.story
    }

    /// What is kept of it. A line of another page, where the story goes on, is not told: the page is that of the story.
    pub(crate) fn said(&self, folder: &Path) -> Said {
        let is_own = self.place.path == folder.join(&self.story.path);
        let line = self.place.lines.filter(|_| is_own).map(|(first, _)| first);
        Said {
            path: self.story.path.to_string_lossy().into_owned(),
            line,
            why: self.sentence(&self.headline),
            story: self.reading,
        }
    }

    fn sentence(&self, headline: &str) -> Message {
        Message::new(self.became.code())
            .text(HEADLINE, headline)
            .fact(FIELD, &self.field)
            .fact(WHY, &self.why)
            .number(DAY, self.day)
    }
}

impl Worded for Look {
    fn message(&self) -> Message {
        self.sentence(&clip(&self.headline, COLUMNS)).at(&self.place)
    }
}

/// One of each sentence.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    Became::ALL.into_iter().map(|became| Look { became, ..sample() }.sentence("春到中原")).collect()
}

/// One.
#[cfg(test)]
pub(crate) fn sample() -> Look {
    use crate::article::doubt::Unsure;

    let place = Place::line(Path::new("2026-03-05-A02.md"), 14);
    Look {
        place: place.clone(),
        field: Field::Title,
        why: Unsure::NoHeadline.message(),
        headline: "春到中原".to_owned(),
        day: 20_260_305,
        story: place,
        reading: None,
        became: Became::Published,
        told: Told::Now,
    }
}
