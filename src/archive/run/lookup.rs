//! Who an article of a page could be: what other files held, what stands on other pages, where a known article stands.

use crate::archive::identity::likeness::Likeness;
use crate::archive::identity::likeness::Reach;
use crate::archive::identity::matching::Fresh;
use crate::archive::identity::matching::How;
use crate::archive::identity::matching::Known;
use crate::archive::run::record::Recording;
use crate::archive::store::content;
use crate::archive::store::fault::Fault;
use crate::article::Edition;
use crate::article::history::State;
use crate::date::DateFrom;
use crate::error::warning::WarningKind;

impl Recording {
    /// Looks for an article among what other files held under its words; gives it back where it is not found. What is
    /// `left` of its own file was compared already.
    pub(crate) fn elsewhere(&mut self, fresh: Fresh, left: &[i64]) -> Result<Option<Fresh>, Fault> {
        if self.settled || !self.has_namesakes(&fresh) {
            return Ok(Some(fresh));
        }
        let (namesakes, reach) = self.of_words(&fresh)?;
        // Which of a crowd it is, its text has to say, when all is read.
        if reach == Reach::Nearest || self.is_pending(&namesakes)? {
            return Ok(Some(fresh));
        }
        let mut loose = Vec::new();
        for known in namesakes {
            let edition = &fresh.article.edition;
            let same_page = known.row.date == edition.date && known.row.page == edition.page;
            if same_page && left.binary_search(&known.row.number).is_err() && self.standing(known.row.number)? == Standing::Loose
            {
                loose.push(known);
            }
        }
        match <[Known; 1]>::try_from(loose) {
            Ok([known]) => self.keep(fresh, known, How::Headline).map(|()| None),
            Err(_) => Ok(Some(fresh)),
        }
    }

    /// Whether an article of its words can be in the archive.
    pub(crate) fn has_namesakes(&self, fresh: &Fresh) -> bool {
        self.is_guessed || self.words.as_ref().is_none_or(|words| words.contains(&(fresh.words, fresh.article.edition.date)))
    }

    /// Whether a file that was not read yet held one of these articles.
    fn is_pending(&self, namesakes: &[Known]) -> Result<bool, Fault> {
        for known in namesakes {
            if self.standing(known.row.number)? == Standing::Pending {
                return Ok(true);
            }
        }
        Ok(false)
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
                let other = place.clone();
                let differs = known.revision.shown.is_some_and(|shown| shown != fresh.shown());
                let kind = if differs { WarningKind::OtherVersion { other } } else { WarningKind::SeenTwice { other } };
                self.warn(&fresh.article, kind);
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
    pub(crate) fn twins(&mut self, fresh: &Fresh) -> Result<Vec<(Known, Option<String>)>, Fault> {
        let mut twins = Vec::new();
        let named = if self.has_namesakes(fresh) { self.of_words(fresh)?.0 } else { Vec::new() };
        let near = self.neighbours(fresh)?;
        if named.is_empty() && near.is_empty() {
            return Ok(twins);
        }
        let near = near.into_iter().map(|known| (known, false));
        for (known, named) in named.into_iter().map(|known| (known, true)).chain(near) {
            // Twice in one file: two stories.
            let same_file = self.holds(fresh.source, known.row.number)?;
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

    /// Whether a file holds an article.
    fn holds(&self, source: i64, article: i64) -> Result<bool, Fault> {
        let select = "SELECT EXISTS (SELECT 1 FROM sighting WHERE source = ?1 AND article = ?2)";
        Ok(self.transaction.prepare_cached(select)?.query_row([source, article], |row| row.get(0))?)
    }

    /// Articles filed under the same day and page with other words.
    fn neighbours(&mut self, fresh: &Fresh) -> Result<Vec<Known>, Fault> {
        let edition = &fresh.article.edition;
        if self.words.is_some() && !self.touched.contains(&edition.date) {
            return Ok(Vec::new());
        }
        self.of_page(fresh)
    }
}

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
