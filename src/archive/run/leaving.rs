//! What becomes, at the end of a run, of the stories that were known again nowhere: most stay as they were published, and
//! that is said once; one that its page holds no more is withdrawn, and too many of those at once are named instead.

use crate::archive::identity::fate;
use crate::archive::identity::fate::Day;
use crate::archive::identity::fate::Fate;
use crate::archive::identity::fate::Missing;
use crate::archive::identity::fate::SameDay;
use crate::archive::identity::fate::Verdict;
use crate::archive::run::plan::Plan;
use crate::archive::run::record::Found;
use crate::archive::run::record::Recording;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::spared;
use crate::archive::store::state;
use crate::article::history::Happened;
use crate::article::history::State;
use crate::date::DateFrom;
use crate::error::Place;
use crate::error::warning::Headlines;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::error::warning::Why;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

/// What the paper has settled of stories that leave.
#[derive(Debug)]
pub(crate) struct Leaving<'run> {
    /// What a page that is gone means.
    pub(crate) missing: Missing,
    /// The most stories that one run withdraws; `None` for any number.
    pub(crate) most: Option<usize>,
    /// The source folder, by which files are named in remedies.
    pub(crate) source: &'run Path,
    /// Which pages are new or changed.
    pub(crate) plan: &'run Plan,
}

/// More files than this with the same to say are named by their folder.
const NAMED: usize = 3;

/// How many headlines a message names.
const HEADLINES: usize = 3;

/// A page that held so many stories and holds none of them is rather another day's than one whose every story was replaced.
const SEVERAL: usize = 2;

/// How many stories each file has lost.
type Left = BTreeMap<PathBuf, usize>;

/// Headlines by the file that held them.
type ByFile = BTreeMap<PathBuf, Vec<String>>;

impl Recording {
    /// Judges every story that no page holds.
    pub(crate) fn leave(&mut self, leaving: &Leaving<'_>) -> Result<(), Fault> {
        let lost = std::mem::take(&mut self.lost).into_iter().filter(|(article, _)| !self.claimed.contains(article));
        let lost: Vec<(i64, BTreeSet<PathBuf>)> = lost.collect();
        let mut left: BTreeMap<&Path, usize> = BTreeMap::new();
        lost.iter().flat_map(|(_, files)| files).for_each(|file| *left.entry(file).or_default() += 1);
        let left: Left = left.into_iter().map(|(file, count)| (file.to_owned(), count)).collect();
        let (mut gone, mut staying, mut held) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
        for (article, files) in lost {
            let row = ArticleRow::load(&self.transaction, article)?;
            if row.state != State::Merged {
                self.index(article)?;
            }
            let verdict = self.verdict(&row, &files, &left, leaving.missing)?;
            match (row.state, verdict) {
                (State::Live, Verdict::Withdraw) => gone.push((row, files)),
                (State::Live, Verdict::Stay(Why::Doubtful)) => {
                    self.see_again(article, &files)?;
                    // Of a page that has not changed it was said when it did.
                    if files.iter().any(|file| leaving.plan.is_changed(file)) {
                        note(staying.entry(Why::Doubtful).or_default(), &files, &row);
                    }
                }
                (State::Live, Verdict::Stay(why)) => note(staying.entry(why).or_default(), &files, &row),
                // Nobody has seen it: taken off its page, kept back by its author, or doubtful now, it leaves no trace.
                (State::Held, Verdict::Withdraw | Verdict::Stay(Why::Draft | Why::Doubtful)) => self.forget(&row)?,
                (State::Held, Verdict::Stay(why)) => note(held.entry(why).or_default(), &files, &row),
                _ => {}
            }
        }
        for (why, files) in held {
            self.name_them(files, leaving.source, |headlines, path| WarningKind::StaysHeld { headlines, why, path });
        }
        for (why, files) in staying {
            // Tomorrow's page over today's is the day's work, and no occasion to withdraw today's; of a doubtful page its doubts are.
            let remedy = |path| (!matches!(why, Why::OtherDay | Why::Doubtful)).then_some(path);
            self.name_them(files, leaving.source, |headlines, path| WarningKind::Stays { headlines, why, path: remedy(path) });
        }
        let live: i64 = self.transaction.query_row("SELECT count(*) FROM article WHERE state = 'live'", [], |row| row.get(0))?;
        spared::sweep(&self.transaction)?;
        let most = leaving.most.filter(|most| gone.len() > *most || i64::try_from(gone.len()).is_ok_and(|gone| gone == live));
        let Some(most) = most.filter(|_| !gone.is_empty()) else {
            return gone.into_iter().try_for_each(|(row, _)| self.bury(row));
        };
        let mut files = ByFile::new();
        let all = gone.len();
        for (row, held_by) in &gone {
            spared::add(&self.transaction, row.number)?;
            note(&mut files, held_by, row);
        }
        self.name_them(files, leaving.source, |headlines, path| WarningKind::NotWithdrawn { headlines, all, most, path });
        Ok(())
    }

    /// What its pages say of a story: each of them has to say that it is off.
    fn verdict(&self, row: &ArticleRow, files: &BTreeSet<PathBuf>, left: &Left, missing: Missing) -> Result<Verdict, Fault> {
        let mut verdict = None;
        let date = self.known(row.number)?.date()?;
        for file in files {
            match fate::verdict(self.fate(file, date, left.get(file).copied().unwrap_or_default())?, missing) {
                Verdict::Withdraw => verdict = verdict.or(Some(Verdict::Withdraw)),
                stay => return Ok(stay),
            }
        }
        Ok(verdict.unwrap_or(Verdict::Stay(Why::Gone)))
    }

    /// What became of a page of that day, which so many stories have left.
    fn fate(&self, file: &Path, before: NaiveDate, left: usize) -> Result<Fate, Fault> {
        Ok(match self.found.get(file) {
            None | Some(Found::Nothing) => Fate::Gone,
            Some(Found::NoStory) => Fate::SetAside,
            Some(Found::Draft) => Fate::Draft,
            Some(Found::ReadOtherwise) => Fate::ReadOtherwise,
            Some(Found::Copy(of)) => match self.found.get(of) {
                Some(Found::Stories { source, .. }) if self.undecided.contains(source) => Fate::Undecided,
                Some(Found::Stories { source, date, date_from }) => {
                    Fate::Copy { same_day: self.same_day((before, left), *source, *date, *date_from)? }
                }
                _ => Fate::Copy { same_day: SameDay::No },
            },
            Some(Found::Stories { source, .. }) if self.undecided.contains(source) => Fate::Undecided,
            Some(Found::Stories { source, date, date_from }) => {
                Fate::Read { same_day: self.same_day((before, left), *source, *date, *date_from)? }
            }
        })
    }

    fn same_day(
        &self,
        (before, left): (NaiveDate, usize),
        source: i64,
        date: NaiveDate,
        date_from: DateFrom,
    ) -> Result<SameDay, Fault> {
        let known = "SELECT EXISTS (SELECT 1 FROM sighting WHERE source = ?1 AND article < ?2)";
        let is_known = || self.transaction.query_row(known, [source, self.first], |row| row.get::<_, bool>(0));
        let day = match date_from {
            DateFrom::Inferred if is_known()? => Day::GuessedAndKnown,
            DateFrom::Inferred => Day::Guessed,
            DateFrom::FrontMatter | DateFrom::Page if left >= SEVERAL && !is_known()? => Day::ToldOfOthers,
            DateFrom::FrontMatter | DateFrom::Path | DateFrom::Page | DateFrom::Option => Day::Told,
        };
        Ok(fate::same_day(before, date, day))
    }

    /// Takes a story out of the feeds: its page holds it no more.
    fn bury(&mut self, mut row: ArticleRow) -> Result<(), Fault> {
        row.state = State::OffPage;
        row.changed = state::moved(row.updated, self.now);
        row.withdrawn = Some(row.changed);
        row.update(&self.transaction)?;
        self.touched.insert(row.date);
        self.changes.add(Happened::Withdrawn, None, row.id(&self.authority), &row.headline);
        Ok(())
    }

    /// An article that was held back leaves no trace: nobody has seen it.
    fn forget(&mut self, row: &ArticleRow) -> Result<(), Fault> {
        for statement in [
            "DELETE FROM revision WHERE article = ?1",
            "DELETE FROM shingle WHERE article = ?1",
            "DELETE FROM article WHERE number = ?1",
        ] {
            self.transaction.prepare_cached(statement)?.execute([row.number])?;
        }
        self.touched.insert(row.date);
        self.changes.add(Happened::Withdrawn, None, row.id(&self.authority), &row.headline);
        Ok(())
    }

    /// Says it of each file, or of the folder of many.
    fn name_them(&mut self, files: ByFile, source: &Path, kind: impl Fn(Headlines, PathBuf) -> WarningKind) {
        let mut folders: BTreeMap<PathBuf, Vec<(PathBuf, Vec<String>)>> = BTreeMap::new();
        for (file, headlines) in files {
            folders.entry(file.parent().unwrap_or(Path::new("")).to_owned()).or_default().push((file, headlines));
        }
        for (folder, files) in folders {
            let is_below = !folder.as_os_str().is_empty();
            let told = if files.len() > NAMED && is_below {
                let headlines = files.into_iter().flat_map(|(_, headlines)| headlines).collect();
                vec![(folder, headlines)]
            } else {
                files
            };
            for (path, headlines) in told {
                let place = Place::file(&path);
                self.warnings.push(Warning { place, kind: kind(Headlines::of(headlines, HEADLINES), source.join(&path)) });
            }
        }
    }
}

/// Files the headline of a story under the first of its files.
fn note(files: &mut ByFile, held_by: &BTreeSet<PathBuf>, row: &ArticleRow) {
    if let Some(file) = held_by.first() {
        files.entry(file.clone()).or_default().push(row.headline.clone());
    }
}
