//! `benbao archive adopt FILE…`: what another system published comes into the archive, so that no reader sees it a second time.

use crate::archive;
use crate::archive::desk::adopt::Keep;
use crate::archive::desk::adopt::Old;
use crate::archive::desk::adopt::Taken;
use crate::cli::status::Status;
use crate::config::Paper;
use crate::error::Error;
use crate::error::unadopted::Left;
use crate::error::unadopted::Otherwise;
use crate::parse;
use crate::read::feed;
use crate::reading::adopted;
use crate::reading::adopted::Seen;
use crate::words::adopted::Done;
use crate::words::adopted::Outcome;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;

/// So many headlines are named of stories that are not adopted.
const NAMED: usize = 3;

/// What came of the files.
pub(super) struct Adoption {
    /// What is to be said, a line each.
    pub(super) outcomes: Vec<Outcome>,
    pub(super) status: Status,
}

/// A file, and the stories in it.
struct Told {
    file: PathBuf,
    stories: Vec<adopted::Told>,
    unpublished: usize,
}

/// Adopts the stories of all files, or of none: each is read before the archive is changed.
pub(super) fn adopt(files: &[PathBuf], paper: &Paper, keep: Keep) -> Result<Adoption, Error> {
    let told: Vec<Told> = files.iter().map(|file| told(file, &paper.parse)).collect::<Result<_, _>>()?;
    let mut archive = match keep {
        Keep::Yes => archive::open(&paper.archive, paper.now)?,
        Keep::No => archive::preview(&paper.archive, paper.now)?,
    };
    // Of all files at once, so that an id that two of them tell is told of.
    let (mut old, mut kept): (Vec<Old>, Vec<Counted>) = (Vec::new(), Vec::new());
    for Told { file, stories, unpublished } in told {
        let mut counted = Counted { file, unpublished, stories: Vec::new() };
        for adopted::Told { old: story, headline, seen } in stories {
            let story = story.map(|story| {
                let date = story.article.edition.date;
                old.push(story);
                date
            });
            counted.stories.push((story, headline, seen));
        }
        kept.push(counted);
    }
    let mut taken = archive.adopt(old, keep)?.into_iter();
    archive.close()?;
    let mut adoption = Adoption { outcomes: Vec::new(), status: Status::Done };
    for counted in kept {
        counted.say(&mut taken, keep, &mut adoption);
    }
    Ok(adoption)
}

fn told(file: &Path, options: &parse::Options) -> Result<Told, Error> {
    let feed = feed::read(file).map_err(|why| Error::NotAdopted { path: file.to_owned(), why })?;
    let stories = adopted::stories(&feed.stories, options);
    Ok(Told { file: file.to_owned(), stories, unpublished: feed.unpublished })
}

/// A file with the stories that the archive was asked to adopt, by their days, and those that it was not.
struct Counted {
    file: PathBuf,
    unpublished: usize,
    stories: Vec<(Result<NaiveDate, Left>, String, Seen)>,
}

impl Counted {
    fn say(self, taken: &mut impl Iterator<Item = Taken>, keep: Keep, adoption: &mut Adoption) {
        let mut dates: Vec<NaiveDate> = Vec::new();
        let mut but: BTreeMap<Otherwise, usize> = BTreeMap::new();
        let mut left: BTreeMap<Left, Vec<String>> = BTreeMap::new();
        for (story, headline, seen) in self.stories {
            let became = story.map_or_else(Taken::Not, |_| taken.next().unwrap_or(Taken::Not(Left::Unreadable)));
            match (became, story) {
                (Taken::Not(why), _) => left.entry(why).or_default().push(headline),
                (Taken::Live | Taken::Held, date) => {
                    dates.extend(date.ok());
                    let told = [
                        (Otherwise::AddressIsId, seen.is_by_address),
                        (Otherwise::Waits, became == Taken::Held),
                        (Otherwise::Unsigned, seen.is_unsigned),
                    ];
                    told.into_iter().filter(|(_, is)| *is).for_each(|(what, _)| *but.entry(what).or_default() += 1);
                }
            }
        }
        let done = if keep == Keep::Yes { Done::Yes } else { Done::Tried };
        let (file, count) = (self.file, dates.len());
        adoption.outcomes.push(match (dates.iter().min(), dates.iter().max()) {
            (Some(first), Some(last)) => Outcome::Adopted { file, count, first: *first, last: *last, done },
            _ => Outcome::Nothing { file },
        });
        adoption.outcomes.extend(but.into_iter().map(|(otherwise, count)| Outcome::But { count, otherwise }));
        if left.keys().any(|why| why.is_amiss()) {
            adoption.status = Status::SetAside;
        }
        if self.unpublished > 0 {
            let why = Left::Unpublished;
            adoption.outcomes.push(Outcome::Left { count: self.unpublished, why, headlines: Vec::new() });
        }
        adoption.outcomes.extend(left.into_iter().map(|(why, headlines)| Outcome::Left {
            count: headlines.len(),
            why,
            headlines: headlines.into_iter().filter(|it| !it.is_empty()).take(NAMED).collect(),
        }));
    }
}
