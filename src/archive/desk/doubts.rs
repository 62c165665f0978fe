//! The stories that are to be looked at, told or not, and those of them that a person accepts as they were read, or no more.
//!
//! What was told of a story (`said`) is kept as long as it stands; a story that is held back is there alone, under its file and
//! line, since it has no id yet.

use crate::archive::Archive;
use crate::archive::accepted;
use crate::archive::desk::finding::folded;
use crate::archive::doubtful::Became;
use crate::archive::identity::mint;
use crate::archive::run::waiting::HEADLINE;
use crate::archive::store::accepted as kept;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::said;
use crate::archive::store::said::Said;
use crate::archive::store::seal::Seal;
use crate::article::Article;
use crate::article::history::State;
use crate::article::id::ItemId;
use crate::error::Error;
use crate::error::Place;
use crate::error::archive::Candidate;
use crate::error::archive::Sought;
use rusqlite::Connection;
use rusqlite::Transaction;
use rusqlite::TransactionBehavior;
use rusqlite::params;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;

/// A story with what of it is to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoubtfulStory {
    /// Its id; `None` for one that is held back, and for a change of one that was given another headline.
    pub id: Option<ItemId>,
    /// What it is known by.
    pub headline: String,
    /// Its page below the source folder, and the first line to be looked at.
    pub place: Place,
    /// What became of it.
    pub became: Became,
    /// What was told of it, a place each.
    pub said: Vec<Said>,
    /// The reading that is to be looked at; `None` where an older benbao told it.
    reading: Option<Seal>,
}

/// So many stories are named to choose from.
const NAMED: usize = 5;

impl DoubtfulStory {
    /// One of them.
    #[cfg(test)]
    pub(crate) fn sample(became: Became) -> Self {
        let place = Place::line(Path::new("2026-03-05-A02.md"), 14);
        Self { id: None, headline: "春到中原".to_owned(), place, became, said: Vec::new(), reading: None }
    }

    /// How it is named where it has no id: `2026-11-27-A02.md:14`.
    fn name(&self) -> Candidate {
        Candidate { id: self.place.to_string(), headline: self.headline.clone() }
    }

    /// Whether its page is called so, with the line of one of its places or without.
    fn is_at(&self, path: &Path, line: Option<usize>) -> bool {
        self.place.path == path && line.is_none_or(|line| self.said.iter().any(|said| said.line == Some(line)))
    }
}

impl Archive {
    /// Every story that is to be looked at, in the order of their pages; those of unchanged pages too.
    pub fn doubtful(&self) -> Result<Vec<DoubtfulStory>, Error> {
        self.doubtful_stories(Sought::ToLookAt).map_err(|fault| fault.at(self.path()))
    }

    fn doubtful_stories(&self, sought: Sought) -> Result<Vec<DoubtfulStory>, Fault> {
        let connection = &self.store.connection;
        let accepted = accepted::Accepted::of(connection)?;
        let mut stories: BTreeMap<(String, String, Became, Option<Seal>), Vec<Said>> = BTreeMap::new();
        for said in said::before(connection)? {
            let (Some(became), Some(headline)) = (Became::of(&said.why), said.why.text_of(HEADLINE)) else { continue };
            // What is accepted waits for nobody, but for the run that lets it out where it is held back.
            let is_accepted = said.story.is_some_and(|story| accepted.holds(story));
            if is_accepted != (sought == Sought::Accepted) {
                continue;
            }
            stories.entry((said.path.clone(), headline.to_owned(), became, said.story)).or_default().push(said);
        }
        let story = |((path, headline, became, reading), said): ((String, String, Became, Option<Seal>), Vec<Said>)| {
            let line = said.iter().filter_map(|said| said.line).min();
            let place = Place { lines: line.map(|line| (line, line)), ..Place::file(Path::new(&path)) };
            let row = if became == Became::HeldBack { None } else { published(connection, &path, &headline, reading)? };
            let id = row.map(|row| row.id(self.authority()));
            Ok(DoubtfulStory { id, headline, place, became, said, reading })
        };
        let mut stories: Vec<DoubtfulStory> = stories.into_iter().map(story).collect::<Result<_, Fault>>()?;
        stories.sort_by(|one, two| one.place.cmp(&two.place));
        Ok(stories)
    }

    /// The id of a story that a page holds, where it was published.
    pub fn id_of(&self, article: &Article, page: &Path) -> Result<Option<ItemId>, Error> {
        let reading = Some(accepted::key(article));
        let row = published(&self.store.connection, &page.to_string_lossy(), &mint::words(article), reading);
        row.map(|row| row.map(|row| row.id(self.authority()))).map_err(|fault| fault.at(self.path()))
    }

    /// The stories that are meant by `text`: an id, the page `FILE` as it is called below the source folder (`below` makes that
    /// of a path), `FILE:LINE`, or words of a headline.
    ///
    /// # Errors
    /// [`Error::UnknownDoubt`] where it is none or words of several, [`Error::AmbiguousItem`] for the beginning of several ids.
    pub fn doubtful_called(
        &self,
        sought: Sought,
        text: &str,
        below: &dyn Fn(&Path) -> std::path::PathBuf,
    ) -> Result<Vec<DoubtfulStory>, Error> {
        let stories = self.doubtful_stories(sought).map_err(|fault| fault.at(self.path()))?;
        let (file, line) = match text.rsplit_once(':').map(|(file, line)| (file, line.parse().ok())) {
            Some((file, Some(line))) => (file, Some(line)),
            _ => (text, None),
        };
        let named = [Path::new(file).to_owned(), below(Path::new(file))];
        let of_page: Vec<DoubtfulStory> =
            stories.iter().filter(|story| named.iter().any(|path| story.is_at(path, line))).cloned().collect();
        if !of_page.is_empty() {
            return Ok(of_page);
        }
        let id = self.find_id(text);
        if let Ok(id) = &id {
            return Ok(stories.into_iter().filter(|story| story.id.as_ref() == Some(id)).collect());
        }
        let words = folded(text);
        let named: Vec<&DoubtfulStory> =
            stories.iter().filter(|story| !words.is_empty() && folded(&story.headline).contains(&words)).collect();
        match (named.as_slice(), id) {
            ([only], _) => Ok(vec![(*only).clone()]),
            ([], Err(error @ Error::AmbiguousItem { .. })) => Err(error),
            (several, _) => Err(Error::UnknownDoubt {
                name: text.to_owned(),
                sought,
                candidates: several.iter().take(NAMED).map(|story| story.name()).collect(),
            }),
        }
    }

    /// Accepts stories as they were read: nothing of them is to be looked at any more until their page says something else. One that
    /// is held back is published by the next run.
    ///
    /// # Errors
    /// [`Error::ToldBefore`] where an older benbao told it of a story that is held back, and no run since.
    pub fn accept(&mut self, stories: &[DoubtfulStory]) -> Result<(), Error> {
        self.write()?;
        let path = self.path().to_owned();
        let accepted = || -> Result<(), Fault> {
            let transaction = Transaction::new_unchecked(&self.store.connection, TransactionBehavior::Immediate)?;
            for story in stories {
                kept::add(&transaction, self.reading_of(story)?)?;
                // What was told stays with its reading. An older benbao told it of none: nothing tells that it is accepted.
                if story.reading.is_none() {
                    let told: BTreeSet<Said> = story.said.iter().cloned().collect();
                    said::note(&transaction, &told, &BTreeSet::new())?;
                }
            }
            transaction.commit().map_err(Fault::from)
        };
        accepted().map_err(|fault| fault.at(&path))
    }

    /// Takes acceptances back: what was told of the stories stands again. One that readers have stays as they have it.
    pub fn accept_no_more(&mut self, stories: &[DoubtfulStory]) -> Result<(), Error> {
        self.write()?;
        let path = self.path().to_owned();
        let taken_back = || -> Result<(), Fault> {
            let transaction = Transaction::new_unchecked(&self.store.connection, TransactionBehavior::Immediate)?;
            for reading in stories.iter().filter_map(|story| story.reading) {
                kept::remove(&transaction, reading)?;
            }
            transaction.commit().map_err(Fault::from)
        };
        taken_back().map_err(|fault| fault.at(&path))
    }

    /// The reading of a story that is to be looked at. What an older benbao told of a published one is told of its last revision.
    fn reading_of(&self, story: &DoubtfulStory) -> Result<Seal, Fault> {
        if let Some(reading) = story.reading {
            return Ok(reading);
        }
        match &story.id {
            Some(id) if story.became == Became::Published => {
                let connection = &self.store.connection;
                let row = ArticleRow::of_id(connection, id)?;
                let article = row.map(|row| row.article(connection)).transpose()?;
                article
                    .map(|article| accepted::key(&article))
                    .ok_or_else(|| Fault::Told(Error::ToldBefore { path: story.place.path.clone() }))
            }
            _ => Err(Fault::Told(Error::ToldBefore { path: story.place.path.clone() })),
        }
    }
}

/// The published story of that headline that a page holds: of several the one that was read so.
fn published(connection: &Connection, path: &str, headline: &str, reading: Option<Seal>) -> Result<Option<ArticleRow>, Fault> {
    let condition = "WHERE words = ?1 AND (EXISTS (SELECT 1 FROM sighting JOIN source ON source.number = sighting.source
            WHERE sighting.article = article.number AND source.path = ?2)
        OR EXISTS (SELECT 1 FROM revision WHERE revision.article = article.number AND revision.number = article.revisions
            AND path = ?2)) ORDER BY date DESC, number";
    let mut rows = ArticleRow::select(connection, condition, params![mint::key(headline), path])?;
    rows.retain(|row| row.state != State::Merged);
    if rows.len() > 1 {
        for row in &rows {
            if Some(accepted::key(&row.article(connection)?)) == reading {
                return Ok(Some(row.clone()));
            }
        }
    }
    Ok(rows.into_iter().next())
}
