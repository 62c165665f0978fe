//! Which article of a page is which of those known: by file and headline, else by likeness, the surest pair first.
//!
//! Pure: takes what a file holds now and what it held, gives the pairs. What other files hold is `record`'s business.

use crate::archive::fault::Fault;
use crate::archive::likeness::Likeness;
use crate::archive::likeness::Shingles;
use crate::archive::revision;
use crate::archive::row::ArticleRow;
use crate::archive::row::RevisionRow;
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
    shingles: OnceCell<Shingles>,
}

impl Fresh {
    pub(crate) fn new(article: Article, words: &str, source: i64) -> Self {
        Self { words: key(words), article, source, shingles: OnceCell::new() }
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

/// Pairs what a file holds now with what it held: first by headline, then by likeness. Pairs that are too unlike to be
/// sure come second, for a warning.
pub(crate) fn within_file(fresh: &[Fresh], known: &[Known]) -> Result<(Vec<Pair>, Vec<Pair>), Fault> {
    let mut sure = by_headline(fresh, known)?;
    let mut scored = Vec::new();
    for (at, article) in fresh.iter().enumerate().filter(|(at, _)| sure.iter().all(|pair| pair.fresh != *at)) {
        for (of, it) in known.iter().enumerate().filter(|(of, _)| sure.iter().all(|pair| pair.known != *of)) {
            let (likeness, share) = it.likeness(article)?;
            if likeness > Likeness::Different {
                scored.push((likeness, share, Pair { fresh: at, known: of, how: How::Likeness }));
            }
        }
    }
    let doubtful = scored.iter().filter(|(likeness, ..)| *likeness == Likeness::Doubtful).map(|(.., pair)| *pair).collect();
    let alike = scored.into_iter().filter(|(likeness, ..)| *likeness == Likeness::Same);
    let pairs = surest(alike.map(|(_, share, pair)| (share, pair)).collect());
    sure.extend(pairs);
    let left = |pairs: Vec<Pair>| {
        let open = |pair: &Pair| sure.iter().all(|it| it.fresh != pair.fresh && it.known != pair.known);
        pairs.into_iter().filter(open).collect()
    };
    let doubtful = left(doubtful);
    Ok((sure, doubtful))
}

/// The same words in the same file are the same article on the same day, whatever became of the text; on another day
/// only where the texts are alike, since a daily column keeps its headline.
fn by_headline(fresh: &[Fresh], known: &[Known]) -> Result<Vec<Pair>, Fault> {
    let mut scored = Vec::new();
    for (at, article) in fresh.iter().enumerate() {
        let namesakes: Vec<usize> = (0..known.len()).filter(|of| known.get(*of).is_some_and(|it| it.row.words == article.words)).collect();
        let alone = namesakes.len() == 1 && fresh.iter().filter(|it| it.words == article.words).count() == 1;
        for of in namesakes {
            let Some(it) = known.get(of) else { continue };
            let pair = Pair { fresh: at, known: of, how: How::File };
            if alone && it.row.date == article.article.edition.date {
                scored.push((1.0, pair));
                continue;
            }
            let (likeness, share) = it.likeness(article)?;
            if likeness == Likeness::Same || it.date()? == article.article.edition.date {
                scored.push((share, pair));
            }
        }
    }
    Ok(surest(scored))
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
