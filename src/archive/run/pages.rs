//! Pages go in group by group: each is noted as it was found, what its articles are is asked of `identity`, and what it says
//! is carried out.

use crate::archive::identity;
use crate::archive::identity::decided::Decided;
use crate::archive::identity::decided::Decision;
use crate::archive::identity::decided::Leaf;
use crate::archive::identity::decided::Question;
use crate::archive::identity::decided::Version;
use crate::archive::identity::known::Fresh;
use crate::archive::identity::known::Known;
use crate::archive::identity::matching;
use crate::archive::run::plan::Plan;
use crate::archive::run::record::Found;
use crate::archive::run::record::Page;
use crate::archive::run::record::Recording;
use crate::archive::store::fault::Fault;
use crate::archive::store::seal::Seal;
use crate::archive::store::source_files;
use crate::archive::store::source_files::SourceRow;
use crate::archive::store::source_files::Stamp;
use crate::article::Article;
use crate::article::Edition;
use crate::date::DateFrom;
use crate::error::warning::WarningKind;
use std::path::Path;
use std::path::PathBuf;

/// A file as it is noted: how it lies there, its bytes where they are known, and who read it.
struct Noted {
    stamp: Stamp,
    bytes: Option<Seal>,
    reader: Option<Seal>,
}

impl Recording {
    /// Takes in a group of pages: all that an edition has, where its paths tell.
    pub(crate) fn group(&mut self, plan: &Plan, pages: Vec<(PathBuf, Page)>) -> Result<(), Fault> {
        let mut leaves = Vec::new();
        for (path, page) in pages {
            let Some((path, (stamp, row))) = plan.files.get_key_value(&path) else { continue };
            let row = row.as_ref();
            let noted = |stamp, bytes| Noted { stamp, bytes, reader: Some(self.reader) };
            match page {
                page if plan.is_settled(path) => self.as_before(plan, path, *stamp, (row, page))?,
                Page::Read { articles, bytes } => {
                    let noted = noted(*stamp, Some(Seal(bytes)));
                    leaves.push(self.leaf(path, noted, row, articles)?);
                }
                Page::ReadInPart { articles, bytes } => {
                    let noted = noted(*stamp, Some(Seal(bytes)));
                    leaves.push(self.leaf(path, noted, row, articles)?);
                    // What was published of the page that is held stays.
                    self.found.insert(path.clone(), Found::Draft);
                }
                // An older benbao knew no copies: what it published of one stays.
                Page::Copy { bytes, .. } if row.is_some_and(SourceRow::is_of_old) => {
                    self.no_page(path, row, noted(*stamp, Some(Seal(bytes))), Found::ReadOtherwise)?;
                }
                Page::Copy { of, bytes } => self.no_page(path, row, noted(*stamp, Some(Seal(bytes))), Found::Copy(of))?,
                Page::Draft => self.no_page(path, row, noted(*stamp, None), Found::Draft)?,
                Page::SetAside => self.no_page(path, row, noted(*stamp, None), Found::NoStory)?,
                Page::Refused => self.no_page(path, row, noted(Stamp::UNREAD, None), Found::NoStory)?,
            }
        }
        let waiting = self.decide(Question::Pages(leaves))?;
        // Where every article stands on a page, no other page can tell more.
        if self.settled {
            self.decide(Question::AllKept(waiting))?;
            return self.seal_files();
        }
        self.waiting.extend(waiting);
        Ok(())
    }

    /// Asks what articles are, and carries it out. Gives those that wait.
    pub(crate) fn decide(&mut self, question: Question) -> Result<Vec<Fresh>, Fault> {
        let authority = self.authority.clone();
        let (mut births, mut waiting) = (Vec::new(), Vec::new());
        for Decided { fresh, decision, doubts } in identity::decide(self, &authority, question)? {
            if !doubts.is_empty() {
                self.doubts.entry(fresh.article.place.clone()).or_default().extend(doubts);
            }
            match decision {
                Decision::Same { known, how } => self.revise(fresh, *known, how)?,
                Decision::Beside { known } => self.stands_here_too(&fresh, known)?,
                Decision::Remembered(id) => waiting.extend(self.take_back(fresh, &id)?),
                Decision::Twin { known, place, version } => {
                    self.see(fresh.source, known)?;
                    self.warn(
                        &fresh.article,
                        match version {
                            Version::Same => WarningKind::SeenTwice { other: place },
                            Version::Other => WarningKind::OtherVersion { other: place },
                        },
                    );
                }
                Decision::New => births.push(fresh),
                Decision::Waits => waiting.push(fresh),
            }
        }
        self.bear(births)?;
        Ok(waiting)
    }

    /// Notes one page that was read: what it held is on no page until it is known again.
    fn leaf(&mut self, path: &Path, noted: Noted, row: Option<&SourceRow>, articles: Vec<Article>) -> Result<Leaf, Fault> {
        let held = row.map(|row| self.held_by(row)).transpose()?.unwrap_or_default();
        let may_be_as_it_was = row.is_some_and(|row| row.is_of_old() && row.stamp.bytes() == noted.stamp.bytes());
        let source = self.list(path, row, noted)?;
        if let Some(Edition { date, date_from, .. }) = articles.first().map(|article| &article.edition) {
            let stories = Found::Stories { source, date: *date, date_from: *date_from };
            self.found.insert(path.to_owned(), if may_be_as_it_was { Found::ReadOtherwise } else { stories });
        }
        for article in &held {
            self.lost.entry(*article).or_default().insert(path.to_owned());
        }
        let held = held.into_iter().map(|article| self.known(article)).collect::<Result<_, Fault>>()?;
        for article in &articles {
            self.meet(article);
            self.is_guessed |= article.edition.date_from == DateFrom::Inferred;
        }
        Ok(Leaf { fresh: articles.into_iter().map(|article| Fresh::new(article, source)).collect(), held })
    }

    /// A page with the bytes that it had, read by a newer benbao: what was published of it stays as it is, but for stories
    /// that go on on a page that changed.
    fn as_before(
        &mut self,
        plan: &Plan,
        path: &Path,
        stamp: Stamp,
        (row, page): (Option<&SourceRow>, Page),
    ) -> Result<(), Fault> {
        let Some(row) = row else { return Ok(()) };
        let held = self.held_by(row)?;
        let (articles, bytes) = match page {
            Page::Read { articles, bytes } | Page::ReadInPart { articles, bytes } => (articles, Some(Seal(bytes))),
            Page::Copy { .. } | Page::Draft | Page::SetAside | Page::Refused => (Vec::new(), row.bytes),
        };
        self.list(path, Some(row), Noted { stamp, bytes, reader: row.reader })?;
        let known: Vec<Known> = held.iter().map(|article| self.known(*article)).collect::<Result<_, Fault>>()?;
        let goes_on = articles.into_iter().filter(|article| plan.goes_on(article));
        let fresh: Vec<Fresh> = goes_on.map(|article| Fresh::new(article, row.number)).collect();
        // What is read otherwise than before, and not because of its other half, is not published.
        let pairs = matching::by_headline(&fresh.iter().collect::<Vec<_>>(), &known)?;
        for article in held {
            self.see(row.number, article)?;
            self.claimed.insert(article);
        }
        let (mut fresh, mut known): (Vec<_>, Vec<_>) =
            (fresh.into_iter().map(Some).collect(), known.into_iter().map(Some).collect());
        for pair in pairs {
            let it = fresh.get_mut(pair.fresh).and_then(Option::take).zip(known.get_mut(pair.known).and_then(Option::take));
            if let Some((fresh, known)) = it {
                self.revise(fresh, known, pair.how)?;
            }
        }
        Ok(())
    }

    /// Writes a file into the list; gives its key.
    fn list(&mut self, path: &Path, row: Option<&SourceRow>, noted: Noted) -> Result<i64, Fault> {
        let number = row.map_or(self.next_source, |row| row.number);
        self.next_source = self.next_source.max(number + 1);
        self.files.insert(number, true);
        let path = path.to_string_lossy();
        let Noted { stamp, bytes, reader } = noted;
        let file = SourceRow { number, stamp, bytes, reader, seal: Seal::default() };
        source_files::write(&self.transaction, &path, &file)?;
        self.listed.toggle(row.map(|row| source_files::listed(&path, row)).unwrap_or_default());
        self.unsealed.insert(number, (path.into_owned(), file));
        Ok(number)
    }

    /// A page of which nothing is to be published: what it held is on no page, and is judged when all is read.
    fn no_page(&mut self, path: &Path, row: Option<&SourceRow>, noted: Noted, found: Found) -> Result<(), Fault> {
        match row {
            Some(row) => self.release_from(path, row, found)?,
            None => drop(self.found.insert(path.to_owned(), found)),
        }
        self.list(path, row, noted).map(drop)
    }

    /// A file holds an article whose text another file has.
    fn stands_here_too(&mut self, fresh: &Fresh, known: i64) -> Result<(), Fault> {
        self.see(fresh.source, known)?;
        self.lost.remove(&known);
        self.claimed.insert(known);
        Ok(())
    }
}
