//! One run's transaction: pages go in edition by edition, each article is known again or new, nothing is kept unless
//! all of it is. What the last page leaves open is `resolve`'s.

use crate::archive::changes::Changes;
use crate::archive::changes::What;
use crate::archive::content;
use crate::archive::editions;
use crate::archive::fault::Fault;
use crate::archive::identity::mint;
use crate::archive::identity::words;
use crate::archive::likeness::Likeness;
use crate::archive::matching;
use crate::archive::matching::Fresh;
use crate::archive::matching::How;
use crate::archive::matching::Known;
use crate::archive::matching::Pair;
use crate::archive::order;
use crate::archive::order::PrintOrder;
use crate::archive::plan::Plan;
use crate::archive::revision;
use crate::archive::row::ArticleRow;
use crate::archive::row::RevisionRow;
use crate::archive::seal::Seal;
use crate::archive::source_files;
use crate::archive::source_files::SourceRow;
use crate::archive::source_files::Stamp;
use crate::archive::state;
use crate::archive::state::State;
use crate::article::Article;
use crate::article::DateFrom;
use crate::article::Edition;
use crate::beijing::Instant;
use crate::beijing::nearest_instant;
use crate::error::Warning;
use crate::error::WarningKind;
use crate::text::identity;
use chrono::Days;
use chrono::NaiveDate;
use chrono::NaiveTime;
use rusqlite::Transaction;
use rusqlite::params;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::collections::HashSet;
use std::path::Path;

/// What a page gave.
#[derive(Debug, Clone)]
pub enum Page {
    /// Its articles; none where it holds none.
    Read(Vec<Article>),
    /// It could not be read: what was known of it stays, and the next run tries again.
    SetAside,
}

/// A run that is under way. Dropped without an end, it never was.
#[derive(Debug)]
pub(crate) struct Recording<'archive> {
    pub(crate) transaction: Transaction<'archive>,
    pub(crate) authority: String,
    pub(crate) publish_time: NaiveTime,
    pub(crate) now: Instant,
    pub(crate) changes: Changes,
    pub(crate) warnings: Vec<Warning>,
    /// Files that this run reads, and whether it has: by key.
    pub(crate) files: HashMap<i64, bool>,
    /// Articles that this run has found on a page.
    pub(crate) claimed: HashSet<i64>,
    /// Articles whose files were read and did not hold them.
    pub(crate) lost: BTreeSet<i64>,
    /// Articles that could be neither known again nor called new before the last page is read.
    pub(crate) waiting: Vec<Fresh>,
    /// Editions whose rows changed, and those whose moments of publication are not settled.
    pub(crate) touched: BTreeSet<NaiveDate>,
    pub(crate) unsettled: BTreeSet<NaiveDate>,
    /// The seal of the list of files.
    pub(crate) listed: Seal,
    /// Files whose sightings changed after they were written.
    pub(crate) unsealed: BTreeMap<i64, (String, SourceRow)>,
    /// The newest edition that was out before this run.
    latest: Option<NaiveDate>,
    /// The first number of an article of this run, and the next.
    pub(crate) first: i64,
    next: i64,
    next_source: i64,
    /// What is known by which words on which day, where the archive was empty; `None` where it must be asked.
    words: Option<HashSet<(i64, NaiveDate)>>,
    /// Whether the day of a page was inferred: its stories may stand under another day.
    is_guessed: bool,
    /// Whether no article is without a page that a new one could turn out to be.
    settled: bool,
}

impl<'archive> Recording<'archive> {
    /// Begins a run in a transaction.
    pub(crate) fn begin(
        transaction: Transaction<'archive>,
        paper: (&str, NaiveTime),
        now: Instant,
        plan: &Plan,
        listed: Seal,
    ) -> Result<Self, Fault> {
        let next = |select| transaction.query_row(select, [], |row| row.get::<_, i64>(0));
        let first = next("SELECT coalesce(max(number), 0) + 1 FROM article")?;
        let next_source = next("SELECT coalesce(max(number), 0) + 1 FROM source")?;
        let loose = "SELECT EXISTS (SELECT 1 FROM shingle) OR EXISTS (SELECT 1 FROM paper WHERE name = 'recalled')";
        let nothing_loose = next(loose)? == 0;
        let numbers = plan.files.values().filter_map(|(_, row)| row.as_ref()).map(|row| (row.number, false));
        let mut recording = Self {
            latest: editions::latest(&transaction)?,
            transaction,
            authority: paper.0.to_owned(),
            publish_time: paper.1,
            now,
            changes: Changes::default(),
            warnings: Vec::new(),
            files: numbers.collect(),
            claimed: HashSet::new(),
            lost: BTreeSet::new(),
            waiting: Vec::new(),
            touched: BTreeSet::new(),
            unsettled: BTreeSet::new(),
            listed,
            unsealed: BTreeMap::new(),
            first,
            next: first,
            next_source,
            words: (first == 1).then(HashSet::new),
            is_guessed: false,
            settled: plan.vanished.is_empty() && plan.files.values().all(|(_, row)| row.is_none()) && nothing_loose,
        };
        for (path, row) in &plan.vanished {
            recording.files.insert(row.number, true);
            let held = recording.held_by(row)?;
            recording.lost.extend(held);
            recording.listed.toggle(source_files::listed(&path.to_string_lossy(), row));
            recording.transaction.prepare_cached("DELETE FROM source WHERE number = ?1")?.execute([row.number])?;
        }
        Ok(recording)
    }

    /// Takes in a group of pages: all that an edition has, where its paths tell. First what a file held under the same
    /// words, then what another file held under them, then what the file held under others.
    pub(crate) fn group(&mut self, plan: &Plan, pages: Vec<(&Path, Page)>) -> Result<(), Fault> {
        let mut open = Vec::new();
        for (path, page) in pages {
            let Some((stamp, row)) = plan.files.get(path) else { continue };
            match page {
                Page::Read(articles) => open.push(self.page(path, *stamp, row.as_ref(), articles)?),
                Page::SetAside => self.set_aside(path, row.as_ref())?,
            }
        }
        for (fresh, left) in &mut open {
            let mut rest = Vec::new();
            for article in std::mem::take(fresh) {
                rest.extend(self.elsewhere(article, left)?);
            }
            *fresh = rest;
        }
        let mut births = Vec::new();
        for (fresh, known) in open {
            for article in self.alike(fresh, known)? {
                if !self.settled {
                    self.waiting.push(article);
                } else {
                    births.extend(self.again_or_new(article)?);
                }
            }
        }
        self.bear(births)
    }

    /// Takes in one page: knows its articles again by the words under which the file held them. Gives those that it did
    /// not know, and those that are left.
    fn page(
        &mut self,
        path: &Path,
        stamp: Stamp,
        row: Option<&SourceRow>,
        articles: Vec<Article>,
    ) -> Result<(Vec<Fresh>, Vec<i64>), Fault> {
        let held = row.map(|row| self.held_by(row)).transpose()?.unwrap_or_default();
        let number = row.map_or(self.next_source, |row| row.number);
        self.next_source = self.next_source.max(number + 1);
        self.files.insert(number, true);
        let path = path.to_string_lossy();
        let file = SourceRow { number, stamp, seal: Seal::default() };
        source_files::write(&self.transaction, &path, &file)?;
        self.listed.toggle(row.map(|row| source_files::listed(&path, row)).unwrap_or_default());
        self.unsealed.insert(number, (path.into_owned(), file));

        let known: Vec<Known> = held.into_iter().map(|article| self.known(article)).collect::<Result<_, Fault>>()?;
        let mut fresh = Vec::new();
        for article in articles {
            let known_by = words(&article);
            self.is_guessed |= article.edition.date_from == DateFrom::Inferred;
            fresh.push(Fresh::new(article, &known_by, number));
        }
        let pairs = matching::by_headline(&fresh, &known)?;
        self.keep_pairs(fresh, known, &pairs)
    }

    /// Knows articles of a file again by likeness; gives those that are new to it.
    fn alike(&mut self, fresh: Vec<Fresh>, left: Vec<i64>) -> Result<Vec<Fresh>, Fault> {
        let mut known = Vec::new();
        for article in left {
            if !self.claimed.contains(&article) {
                known.push(self.known(article)?);
            }
        }
        let (pairs, doubtful) = matching::by_likeness(&fresh, &known)?;
        for pair in doubtful {
            if let (Some(fresh), Some(known)) = (fresh.get(pair.fresh), known.get(pair.known)) {
                self.doubt(&fresh.article, &known.row);
            }
        }
        Ok(self.keep_pairs(fresh, known, &pairs)?.0)
    }

    /// Keeps what is paired; gives the articles without a pair, and the numbers of the known ones without.
    fn keep_pairs(&mut self, fresh: Vec<Fresh>, known: Vec<Known>, pairs: &[Pair]) -> Result<(Vec<Fresh>, Vec<i64>), Fault> {
        let mut known: Vec<Option<Known>> = known.into_iter().map(Some).collect();
        let mut open = Vec::new();
        for (at, article) in fresh.into_iter().enumerate() {
            let pair = pairs.iter().find(|pair| pair.fresh == at);
            match pair.and_then(|pair| known.get_mut(pair.known).and_then(Option::take).map(|known| (known, pair.how))) {
                Some((known, how)) => self.keep(article, known, how)?,
                None => open.push(article),
            }
        }
        let left: Vec<i64> = known.into_iter().flatten().map(|known| known.row.number).collect();
        self.lost.extend(left.iter().copied());
        Ok((open, left))
    }

    /// A page that could not be read keeps what it held, and is read again next time.
    fn set_aside(&mut self, path: &Path, row: Option<&SourceRow>) -> Result<(), Fault> {
        let Some(row) = row else { return Ok(()) };
        self.files.remove(&row.number);
        let path = path.to_string_lossy();
        let unread = SourceRow { stamp: Stamp::UNREAD, ..row.clone() };
        self.listed.toggle(source_files::listed(&path, row));
        self.listed.toggle(source_files::listed(&path, &unread));
        source_files::write(&self.transaction, &path, &unread)
    }

    /// What a file held, held to its seal; it holds nothing from now on.
    fn held_by(&self, row: &SourceRow) -> Result<Vec<i64>, Fault> {
        let held = source_files::sightings(&self.transaction, row.number)?;
        if source_files::sealed(row.number, &held) != row.seal {
            return Err(Fault::Damage(format!("what file {} holds is not as it was written", row.number)));
        }
        self.transaction.prepare_cached("DELETE FROM sighting WHERE source = ?1")?.execute([row.number])?;
        Ok(held)
    }

    pub(crate) fn known(&self, article: i64) -> Result<Known, Fault> {
        let row = ArticleRow::load(&self.transaction, article)?;
        let revision = row.revision(&self.transaction)?;
        Ok(Known::new(row, revision))
    }

    /// Looks for an article among what other files held under its words; gives it back where it is not found. What is
    /// `left` of its own file was compared already.
    fn elsewhere(&mut self, fresh: Fresh, left: &[i64]) -> Result<Option<Fresh>, Fault> {
        if self.settled || !self.has_namesakes(&fresh) || self.is_pending(&fresh)? {
            return Ok(Some(fresh));
        }
        let mut loose = Vec::new();
        for known in self.namesakes(&fresh)? {
            let edition = &fresh.article.edition;
            let same_page = known.row.date == edition.date && known.row.page == edition.page;
            if same_page && !left.contains(&known.row.number) && self.standing(known.row.number)? == Standing::Loose {
                loose.push(known);
            }
        }
        match <[Known; 1]>::try_from(loose) {
            Ok([known]) => self.keep(fresh, known, How::Headline).map(|()| None),
            Err(_) => Ok(Some(fresh)),
        }
    }

    /// Whether an article of its words can be in the archive.
    fn has_namesakes(&self, fresh: &Fresh) -> bool {
        self.is_guessed || self.words.as_ref().is_none_or(|words| words.contains(&(fresh.words, fresh.article.edition.date)))
    }

    /// Whether a file that was not read yet held an article of its words.
    fn is_pending(&self, fresh: &Fresh) -> Result<bool, Fault> {
        for known in self.namesakes(fresh)? {
            if self.standing(known.row.number)? == Standing::Pending {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Articles that are known by the same words on a day near enough to be the same story.
    pub(crate) fn namesakes(&self, fresh: &Fresh) -> Result<Vec<Known>, Fault> {
        let date = fresh.article.edition.date;
        let from = date.checked_sub_days(Days::new(NEAR)).unwrap_or(date);
        let to = date.checked_add_days(Days::new(NEAR)).unwrap_or(date);
        let condition = "WHERE words = ?1 AND date BETWEEN ?2 AND ?3 ORDER BY number";
        let rows = ArticleRow::select(&self.transaction, condition, params![fresh.words, from.to_string(), to.to_string()])?;
        let known = |row: ArticleRow| row.revision(&self.transaction).map(|revision| Known::new(row, revision));
        rows.into_iter().map(known).collect()
    }

    /// Where a known article stands in this run.
    pub(crate) fn standing(&self, article: i64) -> Result<Standing, Fault> {
        if self.claimed.contains(&article) {
            return Ok(Standing::Claimed);
        }
        let mut statement = self.transaction.prepare_cached("SELECT source FROM sighting WHERE article = ?1")?;
        let mut standing = Standing::Loose;
        for source in statement.query_map([article], |row| row.get::<_, i64>(0))? {
            match self.files.get(&source?) {
                Some(false) => standing = standing.max(Standing::Pending),
                Some(true) | None => standing = Standing::Claimed,
            }
        }
        Ok(standing)
    }

    /// An article that is none of those lost: one that another file shows too, or a new one, which is given back.
    pub(crate) fn again_or_new(&mut self, fresh: Fresh) -> Result<Option<Fresh>, Fault> {
        let twins = self.twins(&fresh)?;
        for (known, place) in &twins {
            if let Some(place) = place {
                self.see(fresh.source, known.row.number)?;
                self.warn(&fresh.article, WarningKind::SeenTwice { other: place.clone() });
                return Ok(None);
            }
        }
        for (known, _) in twins {
            self.doubt(&fresh.article, &known.row);
        }
        Ok(Some(fresh))
    }

    /// Articles in other files with the same headline and a text that is alike, or on the same page with nearly the same
    /// text; with their place where nothing speaks against the two files being two names of one page.
    pub(crate) fn twins(&self, fresh: &Fresh) -> Result<Vec<(Known, Option<String>)>, Fault> {
        let mut twins = Vec::new();
        let named = if self.has_namesakes(fresh) { self.namesakes(fresh)? } else { Vec::new() };
        let near = self.neighbours(fresh)?;
        if named.is_empty() && near.is_empty() {
            return Ok(twins);
        }
        let here = source_files::sightings(&self.transaction, fresh.source)?;
        let near = near.into_iter().map(|known| (known, false));
        for (known, named) in named.into_iter().map(|known| (known, true)).chain(near) {
            // Twice in one file: two stories.
            let same_file = here.contains(&known.row.number);
            if same_file || known.row.state == State::Merged || self.standing(known.row.number)? != Standing::Claimed {
                continue;
            }
            let (likeness, share) = known.likeness(fresh)?;
            if named && likeness == Likeness::Same || share >= NEARLY_EQUAL {
                let other = content::read(&known.revision.content, known.revision.place.clone())?;
                let place = is_same_place(&fresh.article.edition, &other.edition).then(|| other.place.to_string());
                twins.push((known, place));
            }
        }
        Ok(twins)
    }

    /// Articles filed under the same day and page with other words.
    fn neighbours(&self, fresh: &Fresh) -> Result<Vec<Known>, Fault> {
        let edition = &fresh.article.edition;
        if self.words.is_some() && !self.touched.contains(&edition.date) {
            return Ok(Vec::new());
        }
        let condition = "WHERE date = ?1 AND page = ?2 AND words <> ?3 ORDER BY number";
        let values = params![edition.date.to_string(), edition.page.as_str(), fresh.words];
        let rows = ArticleRow::select(&self.transaction, condition, values)?;
        rows.into_iter().map(|row| row.revision(&self.transaction).map(|revision| Known::new(row, revision))).collect()
    }

    /// Notes that a file holds an article.
    pub(crate) fn see(&mut self, source: i64, article: i64) -> Result<(), Fault> {
        let statement = "INSERT INTO sighting (source, article) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        self.transaction.prepare_cached(statement)?.execute([source, article])?;
        Ok(())
    }

    /// Brings a known article up to what its page says now.
    pub(crate) fn keep(&mut self, fresh: Fresh, known: Known, how: How) -> Result<(), Fault> {
        let Known { mut row, mut revision, .. } = known;
        self.see(fresh.source, row.number)?;
        self.lost.remove(&row.number);
        let first = self.claimed.insert(row.number);
        let owner = revision.place.path == fresh.article.place.path || first && !self.is_sighted(row.number, &revision)?;
        if !owner || row.state == State::Merged {
            return Ok(());
        }
        self.changes.knew(how);
        let content = content::write(&fresh.article)?;
        let shown = fresh.shown();
        let visible = match revision.shown {
            Some(before) => before != shown,
            None => self.differs_in_print(&fresh.article, &revision)?,
        };
        let was_seen = revision.shown.is_some();
        let restored = row.state == State::Gone;
        if restored {
            let after = row.withdrawn.take().map_or(row.updated, |withdrawn| withdrawn.max(row.updated));
            row.state = State::Live;
            row.updated = state::moved(after, self.now);
            row.changed = row.updated;
            self.transaction.prepare_cached("DELETE FROM shingle WHERE article = ?1")?.execute([row.number])?;
        } else if visible && row.state == State::Live {
            row.updated = state::moved(row.updated, self.now);
            row.changed = row.updated;
        }
        let new_text = revision.content != content;
        let new_place = revision.place.path != fresh.article.place.path || revision.place.lines != fresh.article.place.lines;
        if !new_text && !new_place && !restored && revision.shown == Some(shown) {
            return Ok(());
        }
        let before = if visible { revision.seal } else { RevisionRow::before(&self.transaction, row.number, row.revisions)? };
        if visible {
            row.revisions += 1;
            revision.seen = self.now;
        }
        let place = fresh.article.place.clone();
        revision = RevisionRow { number: row.revisions, place, content, shown: Some(shown), ..revision };
        revision.write(&self.transaction, row.number, before)?;
        row.last = revision.seal;
        row.words = fresh.words;
        row.update(&self.transaction)?;
        if row.state == State::Held {
            self.unsettled.insert(row.date);
        }
        // Where only lines moved the edition's documents stay as they are, but its seal must follow.
        self.touched.insert(row.date);
        let headline = words(&fresh.article);
        match (restored, visible, new_text) {
            (true, ..) => self.changes.add(What::Restored, Some(how), row.id(&self.authority), &headline),
            _ if row.state.is_by_hand() => {}
            (_, true, _) => self.changes.add(What::Revised, Some(how), row.id(&self.authority), &headline),
            // What only the feeds had told is told by its page now: nothing happened to it.
            (.., true) if was_seen => self.changes.add(What::Reset, Some(how), row.id(&self.authority), &headline),
            _ => {}
        }
        Ok(())
    }

    /// Whether the file that an article's text came from still holds it.
    fn is_sighted(&self, article: i64, revision: &RevisionRow) -> Result<bool, Fault> {
        let select = "SELECT count(*) FROM sighting JOIN source ON source.number = sighting.source
            WHERE sighting.article = ?1 AND source.path = ?2";
        let path = revision.place.path.to_string_lossy();
        let mut statement = self.transaction.prepare_cached(select)?;
        let count: i64 = statement.query_row(params![article, path], |row| row.get(0))?;
        Ok(count > 0)
    }

    /// Compares a page with what a published feed told, which is the printed words alone.
    fn differs_in_print(&self, article: &Article, revision: &RevisionRow) -> Result<bool, Fault> {
        let published = content::read(&revision.content, revision.place.clone())?;
        let headline = !article.headline.segments.is_empty();
        // An entry that is nothing but its headline has it as its text as well.
        if article.body.is_empty() && revision::printed(article, true) != revision::printed(&published, true) {
            return Ok(identity(&article.headline.text()) != identity(&published.text()));
        }
        Ok(revision::printed(article, headline) != revision::printed(&published, headline))
    }

    /// Takes in new articles, which get their ids, in print order.
    pub(crate) fn bear(&mut self, mut births: Vec<Fresh>) -> Result<(), Fault> {
        births.sort_by_cached_key(|fresh| (fresh.article.edition.date, PrintOrder::of(&fresh.article)));
        let mut ranks: BTreeMap<NaiveDate, Option<i64>> = BTreeMap::new();
        for fresh in births {
            let date = fresh.article.edition.date;
            let rank = match ranks.get(&date) {
                Some(rank) => *rank,
                // An edition of which nothing was known is settled at once; any other when all is read.
                None => (editions::load(&self.transaction, date)?.is_none() && self.touched.insert(date)).then_some(0),
            };
            ranks.insert(date, rank.map(|rank| rank + 1));
            if rank.is_none() {
                self.unsettled.insert(date);
            }
            self.bear_one(fresh, rank.unwrap_or_default())?;
        }
        Ok(())
    }

    fn bear_one(&mut self, fresh: Fresh, rank: i64) -> Result<(), Fault> {
        let article = &fresh.article;
        let headline = words(article);
        let out = nearest_instant(article.edition.date, self.publish_time).plus_seconds(-rank);
        let published = article.release.map_or(out, |release| release.max(out));
        let late = self.latest.is_some_and(|latest| article.edition.date <= latest);
        let mut row = ArticleRow {
            number: self.next,
            date: article.edition.date,
            page: article.edition.page.clone(),
            hash: String::new(),
            headline: headline.clone(),
            words: fresh.words,
            state: if published > self.now { State::Held } else { State::Live },
            published,
            updated: published,
            changed: if late { published.max(self.now) } else { published },
            withdrawn: None,
            reason: None,
            successor: None,
            revisions: 1,
            last: Seal::default(),
        };
        if article.release.is_some() {
            self.unsettled.insert(row.date);
        }
        let mut revision = RevisionRow {
            number: 1,
            seen: self.now,
            place: article.place.clone(),
            shown: Some(revision::shown(article)),
            content: content::write(article)?,
            seal: Seal::default(),
        };
        revision.write(&self.transaction, row.number, Seal::default())?;
        row.last = revision.seal;
        let mut copy = 0;
        loop {
            row.hash = mint(&self.authority, &article.edition, &headline, copy).hash;
            if row.insert(&self.transaction)? {
                break;
            }
            if let Some(known) = self.buried(&row)? {
                self.transaction.prepare_cached("DELETE FROM revision WHERE article = ?1")?.execute([row.number])?;
                return self.keep(fresh, known, How::Headline);
            }
            copy += 1;
        }
        self.next += 1;
        self.see(fresh.source, row.number)?;
        self.claimed.insert(row.number);
        self.touched.insert(row.date);
        if let Some(words) = &mut self.words {
            words.insert((fresh.words, fresh.article.edition.date));
        }
        let what = if row.state == State::Held { What::Held } else { What::New };
        self.changes.add(what, None, row.id(&self.authority), &headline);
        Ok(())
    }

    /// The article that has this id, where nothing but its tombstone was left of it and no page has it yet.
    fn buried(&self, row: &ArticleRow) -> Result<Option<Known>, Fault> {
        let Some(known) = ArticleRow::of_id(&self.transaction, row.date, &row.page, &row.hash)? else { return Ok(None) };
        let loose = self.standing(known.number)? == Standing::Loose;
        let known = self.known(known.number)?;
        Ok((loose && known.revision.shown.is_none() && known.row.headline.is_empty()).then_some(known))
    }

    /// Settles the moments of publication of an edition of which more was known than one group of pages.
    pub(crate) fn settle_moments(&mut self, date: NaiveDate) -> Result<(), Fault> {
        let mut edition = Vec::new();
        for row in ArticleRow::select(&self.transaction, "WHERE date = ?1", [date.to_string()])? {
            let article = row.article(&self.transaction)?;
            let movable = row.number >= self.first || row.state == State::Held;
            edition.push((PrintOrder::of(&article), article.release, movable, row));
        }
        for mut row in order::moments(edition, nearest_instant(date, self.publish_time)) {
            if matches!(row.state, State::Live | State::Held) {
                row.state = if row.published > self.now { State::Held } else { State::Live };
            }
            row.update(&self.transaction)?;
        }
        Ok(())
    }

    pub(crate) fn warn(&mut self, article: &Article, kind: WarningKind) {
        self.warnings.push(Warning { place: article.place.clone(), kind });
    }

    /// Says that an article may be another one's next version.
    pub(crate) fn doubt(&mut self, article: &Article, row: &ArticleRow) {
        let kind = WarningKind::Doubtful { headline: row.headline.clone(), id: row.id(&self.authority).to_string() };
        self.warn(article, kind);
    }
}

/// How many days apart two printings of one story may be dated, where one of the dates was inferred.
const NEAR: u64 = 7;

/// The share of shingles from which on two texts of one page are the same story under two headlines.
const NEARLY_EQUAL: f64 = 0.70;

/// Where a known article stands in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// On no page.
    Loose,
    /// On a page that this run will read.
    Pending,
    /// On a page.
    Claimed,
}

/// Whether two files may be two names of one page: nothing says that they are of two pages or days.
fn is_same_place(one: &Edition, two: &Edition) -> bool {
    let page = one.page == two.page || !one.page.is_known() || !two.page.is_known();
    let inferred = one.date_from == DateFrom::Inferred || two.date_from == DateFrom::Inferred;
    page && (one.date == two.date || inferred)
}
