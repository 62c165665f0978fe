//! The archive as JSON lines, and back: the first line says whose it is, each that follows is an article with its history.
//!
//! The keys are documented in `docs/ARCHIVE.md` and only ever added to. What files hold is not in it: the pages tell.

use crate::archive::Archive;
use crate::archive::desk::carried;
use crate::archive::desk::carried::Carried;
use crate::archive::desk::carried::Doubt;
use crate::archive::identity::mint;
use crate::archive::store::content;
use crate::archive::store::editions;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::row::RevisionRow;
use crate::archive::store::seal::Seal;
use crate::archive::store::state::kept;
use crate::article::Edition;
use crate::article::history::State;
use crate::article::id::Adopted;
use crate::article::id::ItemId;
use crate::beijing::Instant;
use crate::date::DateFrom;
use crate::error::Error;
use crate::error::Place;
use crate::error::archive::Foreign;
use crate::error::archive::WrongExport;
use crate::error::damage::Damage;
use crate::error::encoding::Undecoded;
use rusqlite::Transaction;
use rusqlite::TransactionBehavior;
use serde::Deserialize;
use serde::Serialize;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::io;
use std::io::BufRead;
use std::io::Write;
use std::path::Path;

/// Raised when a key changes its meaning.
const VERSION: u32 = 1;

/// More lines than any page has that is read: beyond them stands a slip, and no row could hold it.
const MOST_LINES: usize = 1 << 30;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    benbao_archive: u32,
    authority: String,
    /// How many follow, by which one that is cut is known; an older benbao did not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    articles: Option<usize>,
    /// The seals of the readings that a person accepted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    accepted: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    /// The id as if the archive had minted it; by it articles name each other.
    id: String,
    /// The id that readers know, where it came with the story.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    adopted: Option<String>,
    state: String,
    first_headline: String,
    published: String,
    updated: String,
    changed: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    withdrawn: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    successor: Option<String>,
    revisions: Vec<Version>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Version {
    seen: String,
    file: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lines: Option<(usize, usize)>,
    /// The hash of what a reader sees, where the page was seen; `None` where only a feed told of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shown: Option<String>,
    article: serde_json::Value,
    /// What of it was to be looked at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    doubts: Vec<Doubt>,
}

impl Archive {
    /// Writes the whole archive. `to` is what `out` is called in an error.
    pub fn export(&self, out: &mut dyn Write, to: &Path) -> Result<(), Error> {
        let told = |source: io::Error| Fault::Told(Error::Tell { path: to.to_owned(), source });
        let mut export = || -> Result<(), Fault> {
            let connection = &self.store.connection;
            let count: i64 = connection.query_row("SELECT count(*) FROM article", [], |row| row.get(0))?;
            let articles = usize::try_from(count).ok();
            let carried = Carried::of(connection)?;
            let head =
                Head { benbao_archive: VERSION, authority: self.authority().to_owned(), articles, accepted: carried.accepted() };
            line(out, &head).map_err(told)?;
            let mut statement = connection.prepare("SELECT number FROM article ORDER BY date, hash, page")?;
            for number in statement.query_map([], |row| row.get::<_, i64>(0))? {
                let row = ArticleRow::load(connection, number?)?;
                line(out, &self.exported(&row, &carried)?).map_err(told)?;
            }
            out.flush().map_err(told)
        };
        export().map_err(|fault| fault.at(self.path()))
    }

    /// Writes what can be read of a damaged archive, article by article; gives how many there are.
    pub(crate) fn export_sound(&self, out: &mut dyn Write, to: &Path) -> Result<usize, Fault> {
        let told = |source: io::Error| Fault::Told(Error::Tell { path: to.to_owned(), source });
        let connection = &self.store.connection;
        // Lost, it is told once more and accepted once more: that stops nobody.
        let carried = Carried::of(connection).unwrap_or_default();
        let (authority, accepted) = (self.authority().to_owned(), carried.accepted());
        line(out, &Head { benbao_archive: VERSION, authority, articles: None, accepted }).map_err(told)?;
        let most: i64 = connection.query_row("SELECT coalesce(max(number), 0) FROM article", [], |row| row.get(0))?;
        let mut count = 0;
        for number in 1..=most {
            if let Ok(sound) = ArticleRow::load(connection, number).and_then(|row| self.exported(&row, &carried)) {
                line(out, &sound).map_err(told)?;
                count += 1;
            }
        }
        out.flush().map_err(told)?;
        Ok(count)
    }

    fn exported(&self, row: &ArticleRow, carried: &Carried) -> Result<Line, Fault> {
        let connection = &self.store.connection;
        let version = |number| -> Result<Version, Fault> {
            let revision = RevisionRow::load(connection, row.number, number)?;
            let article =
                serde_json::from_str(&revision.content).map_err(|error| Fault::Damage(Damage::Unreadable(error.to_string())))?;
            let shown = revision.shown.map(Seal::to_hex);
            let file = revision.place.path.to_string_lossy().into_owned();
            let doubts = carried.doubts(|| content::read(&revision.content, revision.place.clone()), &file)?;
            Ok(Version { seen: revision.seen.rfc3339(), file, lines: revision.place.lines, shown, article, doubts })
        };
        let successor = row.successor.map(|number| ArticleRow::load(connection, number)).transpose()?;
        Ok(Line {
            id: ItemId { adopted: None, ..row.id(self.authority()) }.to_string(),
            adopted: row.adopted.as_ref().map(Adopted::to_string),
            state: kept(row.state).to_owned(),
            first_headline: row.headline.clone(),
            published: row.published.rfc3339(),
            updated: row.updated.rfc3339(),
            changed: row.changed.rfc3339(),
            withdrawn: row.withdrawn.map(Instant::rfc3339),
            reason: row.reason.clone(),
            successor: successor.map(|it| ItemId { adopted: None, ..it.id(self.authority()) }.to_string()),
            revisions: (1..=row.revisions).map(version).collect::<Result<_, Fault>>()?,
        })
    }

    /// Reads an export into an archive that holds nothing yet. `from` is what `lines` is called in an error.
    pub fn import(&mut self, lines: &mut dyn BufRead, from: &Path) -> Result<usize, Error> {
        self.write()?;
        let path = self.path().to_owned();
        self.imported(lines, from).map_err(|fault| fault.at(&path))
    }

    fn imported(&self, lines: &mut dyn BufRead, from: &Path) -> Result<usize, Fault> {
        let connection = &self.store.connection;
        let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
        let count = self.take_over(lines, from)?;
        transaction.commit()?;
        Ok(count)
    }

    /// Reads an export inside a transaction.
    pub(crate) fn take_over(&self, lines: &mut dyn BufRead, from: &Path) -> Result<usize, Fault> {
        let connection = &self.store.connection;
        let foreign = |found| Fault::Told(Error::Foreign { path: from.to_owned(), found: Box::new(found) });
        if connection.query_row("SELECT EXISTS (SELECT 1 FROM article)", [], |row| row.get(0))? {
            return Err(foreign(Foreign::NotEmpty));
        }
        let mut numbers: BTreeMap<String, i64> = BTreeMap::new();
        let mut successors: Vec<(i64, String)> = Vec::new();
        let mut dates = BTreeSet::new();
        let mut told = None;
        for (at, text) in lines.lines().enumerate() {
            let text = text.map_err(|source| match source.kind() {
                io::ErrorKind::InvalidData => {
                    Fault::Told(Error::NotText { path: from.to_owned(), line: at + 1, why: Undecoded::Broken { is: "UTF-8" } })
                }
                _ => Fault::Told(Error::Read { path: from.to_owned(), source }),
            })?;
            let wrong = |wrong| foreign(Foreign::Line { line: at + 1, wrong });
            if at == 0 {
                let head = self.admit_head(&text).map_err(wrong)?;
                carried::accept(connection, &head.accepted).map_err(|fault| blamed(fault, &wrong))?;
                told = Some(head.articles);
                continue;
            }
            let line: Line = serde_json::from_str(&text).map_err(|error| wrong(WrongExport::NoArticle(error.to_string())))?;
            let number = i64::try_from(at).unwrap_or(i64::MAX);
            let row = self.import_line(&line, number, &wrong)?;
            successors.extend(line.successor.map(|successor| (number, successor)));
            numbers.insert(line.id, number);
            dates.insert(row.date);
        }
        let wrong = |wrong| foreign(Foreign::Line { line: numbers.len() + 1, wrong });
        match told {
            None => return Err(wrong(WrongExport::Empty)),
            Some(Some(told)) if told != numbers.len() => return Err(wrong(WrongExport::Cut { told, found: numbers.len() })),
            Some(_) => {}
        }
        for (number, successor) in successors {
            let mut row = ArticleRow::load(connection, number)?;
            row.successor = numbers.get(&successor).copied();
            row.update(connection)?;
        }
        let mut seal = Seal::default();
        for date in &dates {
            seal.toggle(editions::bring_up(connection, *date)?);
        }
        self.store.toggle_editions(seal)?;
        self.store.set("recalled", "1")?;
        Ok(numbers.len())
    }

    fn admit_head(&self, text: &str) -> Result<Head, WrongExport> {
        let head: Head = serde_json::from_str(text).map_err(|error| WrongExport::NoExport(error.to_string()))?;
        if head.benbao_archive > VERSION {
            return Err(WrongExport::Newer { found: head.benbao_archive, known: VERSION });
        }
        if head.authority != self.authority() {
            return Err(WrongExport::OtherAuthority { found: head.authority, wanted: self.authority().to_owned() });
        }
        Ok(head)
    }

    fn import_line(&self, line: &Line, number: i64, wrong: &dyn Fn(WrongExport) -> Fault) -> Result<ArticleRow, Fault> {
        let connection = &self.store.connection;
        let blame = |fault| blamed(fault, wrong);
        let moment = |text: &str| Instant::parse(text).ok_or_else(|| wrong(WrongExport::NoMoment(text.to_owned())));
        let id = ItemId::parse(&line.id).filter(|id| id.authority == self.authority()).ok_or_else(|| wrong(WrongExport::Id))?;
        let edition = Edition { date: id.date, page: id.page.clone(), date_from: DateFrom::Path };
        let adopted = line.adopted.as_deref().map(|text| Adopted::new(text).ok_or_else(|| wrong(WrongExport::Id))).transpose()?;
        let is_sound = |it: &Adopted| !it.is_of(self.authority()) && mint::adopt(self.authority(), &edition, it).hash == id.hash;
        if !adopted.as_ref().is_none_or(is_sound) {
            return Err(wrong(WrongExport::Id));
        }
        let (mut last, mut words) = (Seal::default(), 0);
        for (version, count) in line.revisions.iter().zip(1_i64..) {
            let place = Place { path: version.file.clone().into(), lines: version.lines, columns: None };
            if version.lines.is_some_and(|(first, last)| first == 0 || last < first || last > MOST_LINES) {
                return Err(wrong(WrongExport::Lines));
            }
            let article = content::read(&version.article.to_string(), place.clone()).map_err(blame)?;
            words = mint::key(&mint::words(&article));
            let shown = version.shown.as_deref().map(Seal::from_hex).transpose().map_err(blame)?;
            let seen = moment(&version.seen)?;
            let content = content::write(&article).map_err(blame)?;
            let mut revision = RevisionRow { number: count, seen, place, shown, content, seal: last };
            revision.write(connection, number, last)?;
            carried::take_over(connection, &article, &version.doubts).map_err(blame)?;
            last = revision.seal;
        }
        let row = ArticleRow {
            number,
            date: id.date,
            page: id.page,
            hash: id.hash,
            adopted,
            headline: line.first_headline.clone(),
            words,
            state: State::parse(&line.state).ok_or_else(|| wrong(WrongExport::State))?,
            published: moment(&line.published)?,
            updated: moment(&line.updated)?,
            changed: moment(&line.changed)?,
            withdrawn: line.withdrawn.as_deref().map(moment).transpose()?,
            reason: line.reason.clone(),
            successor: None,
            revisions: i64::try_from(line.revisions.len()).unwrap_or(i64::MAX),
            last,
        };
        if row.withdrawn.is_none() && (row.state.is_tombstone() || row.state == State::Notice) {
            return Err(wrong(WrongExport::NoWithdrawal));
        }
        if row.revisions == 0 || !row.insert(connection)? {
            return Err(wrong(WrongExport::EmptyOrTwice));
        }
        Ok(row)
    }
}

/// What is wrong with a line is no damage of the archive that it was to come into.
fn blamed(fault: Fault, wrong: &dyn Fn(WrongExport) -> Fault) -> Fault {
    match fault {
        Fault::Damage(found) => wrong(WrongExport::Article(found)),
        other => other,
    }
}

fn line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let mut text = serde_json::to_string(value)?;
    text.push('\n');
    out.write_all(text.as_bytes())
}
