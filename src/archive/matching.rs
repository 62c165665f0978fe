//! Which article of a page is which of those known: by file and headline, else by likeness, the surest pair first.
//!
//! Pure: takes what a file holds now and what it held, gives the pairs. What other files hold is `record`'s business.

use crate::archive::fault::Fault;
use crate::archive::likeness::Likeness;
use crate::archive::likeness::Shingles;
use crate::archive::revision;
use crate::archive::row::ArticleRow;
use crate::archive::row::RevisionRow;
use crate::archive::seal::Seal;
use crate::archive::seal::Sealing;
use crate::article::Article;
use crate::text::identity;
use chrono::NaiveDate;
use std::cell::OnceCell;

/// How an article was known again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// It stands in the same file under the same headline.
    File,
    /// The same headline on the same page of the same day, in another file.
    Headline,
    /// The text is alike.
    Likeness,
}

impl How {
    /// All of them, the surest first.
    pub const ALL: [Self; 3] = [Self::File, Self::Headline, Self::Likeness];

    /// The word in the report.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Headline => "headline",
            Self::Likeness => "likeness",
        }
    }
}

/// An article as a page holds it now.
#[derive(Debug)]
pub(crate) struct Fresh {
    pub(crate) article: Article,
    pub(crate) words: i64,
    /// The file's key in the archive.
    pub(crate) source: i64,
    shown: OnceCell<Seal>,
    shingles: OnceCell<Shingles>,
}

impl Fresh {
    pub(crate) fn new(article: Article, words: &str, source: i64) -> Self {
        Self { words: key(words), article, source, shown: OnceCell::new(), shingles: OnceCell::new() }
    }

    /// The hash of what a reader sees.
    pub(crate) fn shown(&self) -> Seal {
        *self.shown.get_or_init(|| revision::shown(&self.article))
    }

    pub(crate) fn shingles(&self) -> &Shingles {
        self.shingles.get_or_init(|| Shingles::of(&revision::words_of(&self.article)))
    }
}

/// An article that the archive knows.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) row: ArticleRow,
    pub(crate) revision: RevisionRow,
    decoded: OnceCell<(NaiveDate, Shingles)>,
}

impl Known {
    pub(crate) fn new(row: ArticleRow, revision: RevisionRow) -> Self {
        Self { row, revision, decoded: OnceCell::new() }
    }

    /// The day of the edition that it was last seen in, and its shingles.
    fn decoded(&self) -> Result<&(NaiveDate, Shingles), Fault> {
        if self.decoded.get().is_none() {
            let article = crate::archive::content::read(&self.revision.content, self.revision.place.clone())?;
            let shingles = Shingles::of(&revision::words_of(&article));
            return Ok(self.decoded.get_or_init(|| (article.edition.date, shingles)));
        }
        self.decoded.get().ok_or_else(|| Fault::Damage("an article was not decoded".to_owned()))
    }

    pub(crate) fn date(&self) -> Result<NaiveDate, Fault> {
        Ok(self.decoded()?.0)
    }

    pub(crate) fn shingles(&self) -> Result<&Shingles, Fault> {
        Ok(&self.decoded()?.1)
    }

    /// How alike the two are, and the share that says so.
    pub(crate) fn likeness(&self, fresh: &Fresh) -> Result<(Likeness, f64), Fault> {
        let (date, shingles) = self.decoded()?;
        let same_day = *date == fresh.article.edition.date;
        Ok((shingles.likeness(fresh.shingles(), same_day), shingles.share(fresh.shingles())))
    }
}

/// The archive's key of what an article is known by: the same for every width and spacing.
pub(crate) fn key(words: &str) -> i64 {
    let [a, b, c, d, e, f, g, h, ..] = Sealing::new("words").text(&identity(words)).finish().0;
    i64::from_le_bytes([a, b, c, d, e, f, g, h])
}

/// A pair of an article on the page and one that was known: positions in the two lists.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pair {
    pub(crate) fresh: usize,
    pub(crate) known: usize,
    pub(crate) how: How,
}

/// Pairs what a file holds now with what it held under the same words. The same words in the same file are the same
/// article on the same day, whatever became of the text; on another day only where the texts are alike, since a daily
/// column keeps its headline. Where the text went to another headline of the file, it is the text that counts.
pub(crate) fn by_headline(fresh: &[Fresh], known: &[Known]) -> Result<Vec<Pair>, Fault> {
    let mut scored = Vec::new();
    for (at, article) in fresh.iter().enumerate() {
        let namesakes: Vec<usize> =
            (0..known.len()).filter(|of| known.get(*of).is_some_and(|it| it.row.words == article.words)).collect();
        let alone = namesakes.len() == 1 && fresh.iter().filter(|it| it.words == article.words).count() == 1;
        for of in namesakes {
            let Some(it) = known.get(of) else { continue };
            let pair = Pair { fresh: at, known: of, how: How::File };
            if alone && it.revision.shown == Some(article.shown()) {
                scored.push((1.0, pair));
                continue;
            }
            let (likeness, share) = it.likeness(article)?;
            let same_day = it.date()? == article.article.edition.date;
            let went_on = likeness == Likeness::Different && has_heir(article, it, fresh, known)?;
            if likeness == Likeness::Same || same_day && !went_on {
                scored.push((share, pair));
            }
        }
    }
    Ok(surest(scored))
}

/// Whether the known text stands under another headline now, or the new one stood under another.
fn has_heir(article: &Fresh, it: &Known, fresh: &[Fresh], known: &[Known]) -> Result<bool, Fault> {
    for other in fresh.iter().filter(|other| other.words != article.words) {
        if it.likeness(other)?.0 == Likeness::Same {
            return Ok(true);
        }
    }
    for other in known.iter().filter(|other| other.row.words != article.words) {
        if other.likeness(article)?.0 == Likeness::Same {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Pairs what is left of a file by likeness, the surest first; beside it the pairs that are too unlike to be sure.
pub(crate) fn by_likeness(fresh: &[Fresh], known: &[Known]) -> Result<(Vec<Pair>, Vec<Pair>), Fault> {
    let (mut scored, mut doubtful) = (Vec::new(), Vec::new());
    for (at, article) in fresh.iter().enumerate() {
        for (of, it) in known.iter().enumerate() {
            let pair = Pair { fresh: at, known: of, how: How::Likeness };
            match it.likeness(article)? {
                (Likeness::Same, share) => scored.push((share, pair)),
                (Likeness::Doubtful, _) => doubtful.push(pair),
                (Likeness::Different, _) => {}
            }
        }
    }
    let sure = surest(scored);
    doubtful.retain(|pair| sure.iter().all(|it| it.fresh != pair.fresh && it.known != pair.known));
    Ok((sure, doubtful))
}

/// Takes the pair with the highest share, and on among those that are left; among equals in the order given.
pub(crate) fn surest(mut scored: Vec<(f64, Pair)>) -> Vec<Pair> {
    scored.sort_by(|(one, _), (two, _)| two.total_cmp(one));
    let mut taken: Vec<Pair> = Vec::new();
    for (_, pair) in scored {
        if taken.iter().all(|it| it.fresh != pair.fresh && it.known != pair.known) {
            taken.push(pair);
        }
    }
    taken
}
