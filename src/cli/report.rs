//! `--report FILE`: what a run did, as JSON for other programs. Codes for programs, and English words beside
//! them, whatever language its caller reads.

use crate::archive::identity::matching::How;
use crate::archive::run::changes::Change;
use crate::article::history::Happened;
use crate::beijing::Instant;
use crate::convert::stage::Mode;
use crate::error::Error;
use crate::error::Place;
use crate::error::Reached;
use crate::publish::Outcome;
use crate::publish::alone;
use crate::report::Report;
use crate::report::cut::Cut;
use crate::report::look::Look;
use crate::report::told::Told;
use crate::words::language::Language;
use crate::words::message::Worded;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Serialize)]
struct Json {
    /// Raised when a key changes its meaning; keys may be added without.
    version: u32,
    /// RFC 3339, Beijing time.
    time: String,
    benbao: &'static str,
    newest_edition: Option<Newest>,
    /// How each file that was read fared; what was set aside stands below.
    read: Vec<Read>,
    published: bool,
    error: Option<String>,
    error_code: Option<String>,
    files: usize,
    pages: usize,
    drafts: usize,
    articles: usize,
    /// Copies of pictures that this run made.
    pictures: usize,
    authors: Authors,
    editions: Vec<String>,
    history: History,
    dates_inferred: Vec<Inferred>,
    set_aside: Vec<Aside>,
    doubts: Vec<Doubted>,
    warnings: Vec<Warned>,
    written: Vec<String>,
    unchanged: Vec<String>,
    /// What earlier runs left in the output, and no run makes any more.
    removed: Vec<String>,
    /// What was left out of feeds so that readers take them.
    cut: Vec<Smaller>,
}

/// What was left out of a feed.
#[derive(Serialize)]
struct Smaller {
    /// Its folder; empty for the paper's own.
    feed: String,
    /// So many older items.
    left: usize,
    /// So many texts have their openings only.
    shortened: usize,
    /// Its bytes, where they are still too many.
    bytes: Option<usize>,
}

/// What became of articles: how many, how those that were known were known again, and the first thousand of each kind.
#[derive(Serialize)]
struct History {
    counts: BTreeMap<&'static str, usize>,
    known_by: BTreeMap<&'static str, usize>,
    articles: Vec<Changed>,
}

#[derive(Serialize)]
struct Changed {
    what: &'static str,
    known_by: Option<&'static str>,
    id: String,
    headline: String,
}

#[derive(Serialize)]
struct Authors {
    found: usize,
    missing: Vec<Location>,
}

#[derive(Serialize)]
struct Inferred {
    file: String,
    date: String,
}

#[derive(Serialize)]
struct Aside {
    file: String,
    lines: Option<(usize, usize)>,
    code: String,
    message: String,
    /// Whether this run is the first to tell it.
    new: bool,
}

/// The newest edition of the paper that is out.
#[derive(Serialize)]
struct Newest {
    date: String,
    articles: usize,
}

#[derive(Serialize)]
struct Read {
    file: String,
    articles: usize,
}

/// One place to look at.
#[derive(Serialize)]
struct Doubted {
    file: String,
    line: Option<usize>,
    field: &'static str,
    code: String,
    message: String,
    headline: String,
    /// Whether the story, or its change, is not published for it.
    held: bool,
    /// Whether this run is the first to tell it.
    new: bool,
}

#[derive(Serialize)]
struct Warned {
    #[serde(flatten)]
    location: Location,
    code: String,
    message: String,
}

#[derive(Serialize)]
struct Location {
    file: String,
    lines: Option<(usize, usize)>,
}

/// Writes the report into `file`, whole or not at all; into a device or a pipe as it comes.
///
/// # Errors
/// [`Error::Tell`] when the system refuses.
pub(crate) fn write(report: &Report, mode: Mode, now: Instant, file: &Path) -> Result<(), Error> {
    let refused = |source| Error::Tell { path: file.to_owned(), source };
    let mut bytes = serde_json::to_vec_pretty(&json(report, mode, now)).map_err(|error| refused(error.into()))?;
    bytes.push(b'\n');
    alone::write(file, |out| out.write_all(&bytes).map_err(refused))
}

fn json(report: &Report, mode: Mode, now: Instant) -> Json {
    let outcome = report.outcome.as_ref();
    let shown = |path: &Path| path.to_string_lossy().into_owned();
    let location = |place: &Place| Location { file: shown(&place.path), lines: place.lines };
    Json {
        version: 2,
        time: now.rfc3339(),
        benbao: env!("CARGO_PKG_VERSION"),
        newest_edition: report.newest.map(|(date, articles)| Newest { date: date.to_string(), articles }),
        read: report.read.iter().map(|(file, articles)| Read { file: shown(file), articles: *articles }).collect(),
        published: mode == Mode::Publish && is_all_out(&report.outcome),
        error: outcome.err().map(ToString::to_string),
        error_code: outcome.err().map(Error::code),
        files: report.files,
        pages: report.pages,
        drafts: report.drafts,
        articles: report.articles,
        pictures: report.pictures.made,
        authors: Authors { found: report.with_authors, missing: report.without_authors.iter().map(location).collect() },
        editions: report.editions.iter().map(ToString::to_string).collect(),
        history: history(report),
        dates_inferred: report
            .inferred
            .iter()
            .map(|(path, date)| Inferred { file: shown(path), date: date.to_string() })
            .collect(),
        set_aside: report
            .set_aside
            .iter()
            .map(|it| Aside {
                file: shown(&it.place.path),
                lines: it.place.lines,
                code: it.why.code().to_owned(),
                message: it.said(Language::English),
                new: it.told == Told::Now,
            })
            .collect(),
        doubts: report.looks.iter().map(doubted).collect(),
        warnings: report
            .warnings
            .iter()
            .map(|warning| Warned {
                location: location(&warning.place),
                code: warning.kind.message().code().to_owned(),
                message: warning.kind.to_string(),
            })
            .collect(),
        written: outcome.map(|it| it.written.iter().map(|path| shown(path)).collect()).unwrap_or_default(),
        unchanged: outcome.map(|it| it.unchanged.iter().map(|path| shown(path)).collect()).unwrap_or_default(),
        removed: outcome.map(|it| it.removed.iter().map(|path| shown(path)).collect()).unwrap_or_default(),
        cut: report.cuts.iter().map(smaller).collect(),
    }
}

fn smaller(cut: &Cut) -> Smaller {
    Smaller { feed: cut.feed.clone(), left: cut.left, shortened: cut.shortened, bytes: cut.beyond.map(|(bytes, _)| bytes) }
}

/// Whether every document has its place, whatever failed afterwards.
fn is_all_out(outcome: &Result<Outcome, Error>) -> bool {
    outcome.as_ref().err().is_none_or(|error| matches!(error, Error::Stopped { reached: Reached::All, .. }))
}

fn doubted(look: &Look) -> Doubted {
    Doubted {
        file: look.place.path.to_string_lossy().into_owned(),
        line: look.place.lines.map(|(first, _)| first),
        field: look.field.as_str(),
        code: look.why.code().to_owned(),
        message: look.why.in_language(Language::English),
        headline: look.headline.clone(),
        held: look.became.is_held(),
        new: look.told == Told::Now,
    }
}

/// The count of places to look at, beside those of what became of stories.
const TO_LOOK_AT: &str = "to-look-at";

fn history(report: &Report) -> History {
    let changes = &report.history;
    let changed = |change: &Change| Changed {
        what: change.what.as_str(),
        known_by: change.how.map(How::as_str),
        id: change.id.to_string(),
        headline: change.headline.clone(),
    };
    let counts = Happened::ALL.into_iter().map(|what| (what.as_str(), changes.count(what)));
    History {
        counts: counts.chain([(TO_LOOK_AT, report.looks.len())]).collect(),
        known_by: How::ALL.into_iter().map(|how| (how.as_str(), changes.known(how))).collect(),
        articles: changes.list().iter().map(changed).collect(),
    }
}
