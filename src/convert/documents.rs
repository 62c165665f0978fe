//! The documents of a run, complete and beside their place: what the archive holds for them, composed and written; and those that it
//! could have made and does not, which an earlier run may have left.

use crate::archive::run::recorded::Recorded;
use crate::archive::run::recorded::Shelved;
use crate::compose;
use crate::config::Paper;
use crate::convert::feeds;
use crate::convert::pictures;
use crate::convert::site;
use crate::convert::sitemaps;
use crate::convert::stage::Mode;
use crate::convert::workshop::Workshop;
use crate::error::Error;
use crate::feed::Feed;
use crate::feed::Format;
use crate::feed::Selection;
use crate::feed::below;
use crate::feed::edition_page_path;
use crate::feed::edition_path;
use crate::feed::page_path;
use crate::publish::File;
use crate::publish::folder;
use crate::publish::folder::Staged;
use crate::publish::leftover;
use crate::report::cut::Cut;
use crate::write;
use crate::write::maker;
use chrono::NaiveDate;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::PoisonError;

/// What a run makes of its output.
pub(crate) struct Documents {
    /// Complete, in the order in which they take their places.
    pub(crate) staged: Vec<Staged>,
    /// What an earlier run made and left: a format that no edition has any more, the page of an article that has another home, the
    /// feeds of sections that are no more.
    pub(crate) left: Vec<PathBuf>,
    /// What was done to keep feeds small.
    pub(crate) cuts: Vec<Cut>,
    /// The feeds that the paper asks for and in which nothing stands, by their names.
    pub(crate) empty: Vec<String>,
    /// What somebody else put in the place of a document of ours.
    pub(crate) foreign: Vec<PathBuf>,
    /// The copies of pictures that are to be out and cannot be made any more, each with what it is a copy of.
    pub(crate) lost: Vec<(String, String)>,
    /// The copies that these documents name, wherever they were made.
    pub(crate) shown: BTreeSet<PathBuf>,
}

/// Of what could be made and is not, what lies in the output and is ours.
fn left(unmade: &[PathBuf], paper: &Paper) -> Vec<PathBuf> {
    let address = |path: &Path| below(&paper.compose.base_url, &path.to_string_lossy());
    leftover::find(&paper.output, unmade, |path, bytes| maker::is_ours(bytes, &address(path)))
}

/// Every document that is due, complete and beside its place: pictures, the pages of editions and their documents, then the rest, since
/// a document must not name another that is not there yet.
pub(crate) fn stage(
    recorded: &mut Recorded,
    paper: &Paper,
    mode: Mode,
    workshop: &Workshop<'_>,
) -> Result<Option<Documents>, Error> {
    let due = recorded.due()?;
    let newest = recorded.newest()?;
    let options = compose::options::Options { authority: recorded.authority().to_owned(), ..paper.compose.clone() };
    let Some(feed) = compose::feed(&newest, &options) else { return Ok(None) };
    let stage = |file: File| match mode {
        Mode::Publish => folder::stage(&paper.output, &file),
        Mode::DryRun => folder::preview(&paper.output, &file),
    };
    let list = feeds::list(&recorded.shelves()?, &feed, &options)?;
    let (feed, files, cut) = feeds::own(feed, &newest, &options)?;
    let site = site::site(recorded, &feed, paper)?;
    let beside = feeds::beside(recorded.shelved()?, Some(site), &options)?;
    let sitemaps = sitemaps::make(recorded, &due, (&feed, &options), paper)?;
    let pages = site::make(recorded, site, beside.pages, (paper, &options))?;
    let path = recorded.path().to_owned();
    let recorded = Mutex::new(recorded);
    let (wanted, gone) = (Mutex::new(BTreeMap::new()), Mutex::new(BTreeSet::new()));
    let edition = |date: &NaiveDate| -> Result<(Vec<Staged>, Vec<PathBuf>), Error> {
        let (rows, pictures_left) = {
            let recorded = recorded.lock().unwrap_or_else(PoisonError::into_inner);
            (recorded.edition(*date)?, recorded.pictures_left(*date)?)
        };
        let selection = rows.decode(&path, paper.archive.language)?;
        gone.lock().unwrap_or_else(PoisonError::into_inner).extend(pictures_left);
        wanted.lock().unwrap_or_else(PoisonError::into_inner).extend(pictures::shown(&selection, &options));
        let composed = compose::feed(&selection, &options);
        let mut files = site::of_edition(site, composed.as_ref());
        files.extend(edition_documents(*date, composed.as_ref(), &options)?);
        let unmade = unmade(*date, &selection, &files);
        Ok((files.into_iter().map(stage).collect::<Result<_, Error>>()?, unmade))
    };
    let editions: Vec<(Vec<Staged>, Vec<PathBuf>)> = due.par_iter().map(edition).collect::<Result<_, Error>>()?;
    let (wanted, gone) = (into_inner(wanted), into_inner(gone));
    if !gone.is_empty() {
        into_inner(recorded).check_pictures()?;
    }
    let pictures = pictures::make(&wanted, workshop, &paper.output, stage)?;
    let mut staged = pictures.staged;
    let mut unmade: Vec<PathBuf> = [beside.unmade, sitemaps.unmade, pages.unmade].concat();
    for (documents, missing) in editions {
        staged.extend(documents);
        unmade.extend(missing);
    }
    for file in beside.files.into_iter().chain(pages.files).chain(files).chain(sitemaps.files).chain([list]) {
        staged.push(stage(file)?);
    }
    let made: BTreeSet<&Path> = staged.iter().map(Staged::path).collect();
    unmade.retain(|path| !made.contains(path.as_path()));
    let cuts = [cut].into_iter().chain(beside.cuts).filter(|cut| !cut.is_nothing()).collect();
    let foreign = [sitemaps.foreign, pages.foreign].concat();
    let mut left = left(&unmade, paper);
    left.extend(pictures::left(&gone, &wanted, &paper.output));
    Ok(Some(Documents {
        staged,
        left,
        cuts,
        empty: beside.empty,
        foreign,
        lost: pictures.lost,
        shown: wanted.into_keys().map(PathBuf::from).collect(),
    }))
}

fn into_inner<T>(shared: Mutex<T>) -> T {
    shared.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// What an edition could have and has not.
fn unmade(date: NaiveDate, selection: &Selection, made: &[File]) -> Vec<PathBuf> {
    let documents = Format::ALL.into_iter().map(|format| edition_path(date, format));
    let ids = selection.items.iter().map(|item| &item.id).chain(selection.withdrawals.iter().map(|it| &it.id));
    let made: BTreeSet<&Path> = made.iter().map(|file| file.path.as_path()).collect();
    documents
        .chain(ids.map(page_path))
        .chain([edition_page_path(date)])
        .map(PathBuf::from)
        .filter(|path| !made.contains(path.as_path()))
        .collect()
}

/// The feeds that lie in the output and are not what they would be made of these items: the paper's own, and those beside it.
pub(crate) fn differing(
    newest: &Selection,
    shelved: Vec<Shelved>,
    authority: &str,
    paper: &Paper,
) -> Result<Vec<PathBuf>, Error> {
    let options = compose::options::Options { authority: authority.to_owned(), ..paper.compose.clone() };
    let Some(feed) = compose::feed(newest, &options) else { return Ok(Vec::new()) };
    let (_, own, _) = feeds::own(feed, newest, &options)?;
    let mut differing = Vec::new();
    for file in own.into_iter().chain(feeds::beside(shelved, None, &options)?.files) {
        differing.extend(folder::preview(&paper.output, &file)?.is_changed().then(|| paper.output.join(&file.path)));
    }
    Ok(differing)
}

/// The archive documents of an edition (RFC 5005).
fn edition_documents(date: NaiveDate, feed: Option<&Feed>, options: &compose::options::Options) -> Result<Vec<File>, Error> {
    let Some(feed) = feed else { return Ok(Vec::new()) };
    let document = |format: &Format| Ok(File { path: edition_path(date, *format).into(), bytes: write::feed(feed, *format)? });
    options.archived.iter().map(document).collect()
}
