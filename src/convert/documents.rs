//! The documents of a run, complete and beside their place: what the archive holds for them, composed and written; and those that it
//! could have made and does not, which an earlier run may have left.

use crate::archive::run::recorded::Recorded;
use crate::archive::run::recorded::Shelved;
use crate::article::Item;
use crate::article::Withdrawal;
use crate::compose;
use crate::compose::entry::entry;
use crate::compose::entry::is_left_out;
use crate::config::Paper;
use crate::convert::feeds;
use crate::convert::sitemaps;
use crate::convert::stage::Mode;
use crate::error::Error;
use crate::feed::Feed;
use crate::feed::Format;
use crate::feed::Selection;
use crate::feed::below;
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
}

/// Of what could be made and is not, what lies in the output and is ours.
fn left(unmade: &[PathBuf], paper: &Paper) -> Vec<PathBuf> {
    let address = |path: &Path| below(&paper.compose.base_url, &path.to_string_lossy());
    leftover::find(&paper.output, unmade, |path, bytes| maker::is_ours(bytes, &address(path)))
}

/// Every document that is due, complete and beside its place: articles' pages, then editions, then the feeds, since a
/// document must not name another that is not there yet.
pub(crate) fn stage(recorded: &mut Recorded, paper: &Paper, mode: Mode) -> Result<Option<Documents>, Error> {
    let due = recorded.due()?;
    let newest = recorded.newest()?;
    let options = compose::options::Options { authority: recorded.authority().to_owned(), ..paper.compose.clone() };
    let Some(feed) = compose::feed(&newest, &options) else { return Ok(None) };
    let stage = |file: File| match mode {
        Mode::Publish => folder::stage(&paper.output, &file),
        Mode::DryRun => folder::preview(&paper.output, &file),
    };
    let beside = feeds::beside(recorded.shelved()?, &options)?;
    let list = feeds::list(&recorded.shelves()?, &feed, &options)?;
    let (feed, files, cut) = feeds::own(feed, &newest, &options)?;
    let sitemaps = sitemaps::make(recorded, &due, (&feed, &options), paper)?;
    let path = recorded.path().to_owned();
    let recorded = Mutex::new(recorded);
    let edition = |date: &NaiveDate| -> Result<(Vec<Staged>, Vec<PathBuf>), Error> {
        let rows = recorded.lock().unwrap_or_else(PoisonError::into_inner).edition(*date)?;
        let selection = rows.decode(&path, paper.archive.language)?;
        let files = pages_of(&selection, &feed, &options).chain(edition_documents(&selection, &options));
        let files: Vec<File> = files.collect::<Result<_, Error>>()?;
        let unmade = unmade(*date, &selection, &files);
        Ok((files.into_iter().map(stage).collect::<Result<_, Error>>()?, unmade))
    };
    let editions: Vec<(Vec<Staged>, Vec<PathBuf>)> = due.par_iter().map(edition).collect::<Result<_, Error>>()?;
    let (mut staged, mut unmade): (Vec<Staged>, Vec<PathBuf>) = (Vec::new(), [beside.unmade, sitemaps.unmade].concat());
    for (documents, missing) in editions {
        staged.extend(documents);
        unmade.extend(missing);
    }
    for file in beside.files.into_iter().chain(files).chain(sitemaps.files).chain([list]) {
        staged.push(stage(file)?);
    }
    let made: BTreeSet<&Path> = staged.iter().map(Staged::path).collect();
    unmade.retain(|path| !made.contains(path.as_path()));
    let cuts = [cut].into_iter().chain(beside.cuts).filter(|cut| !cut.is_nothing()).collect();
    let left = left(&unmade, paper);
    Ok(Some(Documents { staged, left, cuts, empty: beside.empty, foreign: sitemaps.foreign }))
}

/// What an edition could have and has not.
fn unmade(date: NaiveDate, selection: &Selection, made: &[File]) -> Vec<PathBuf> {
    let documents = Format::ALL.into_iter().map(|format| edition_path(date, format));
    let ids = selection.items.iter().map(|item| &item.id).chain(selection.withdrawals.iter().map(|it| &it.id));
    let made: BTreeSet<&Path> = made.iter().map(|file| file.path.as_path()).collect();
    documents.chain(ids.map(page_path)).map(PathBuf::from).filter(|path| !made.contains(path.as_path())).collect()
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
    for file in own.into_iter().chain(feeds::beside(shelved, &options)?.files) {
        differing.extend(folder::preview(&paper.output, &file)?.is_changed().then(|| paper.output.join(&file.path)));
    }
    Ok(differing)
}

/// The pages of an edition's articles that have no other home, of the withdrawn ones too.
fn pages_of<'all>(
    selection: &'all Selection,
    feed: &'all Feed,
    options: &'all compose::options::Options,
) -> impl Iterator<Item = Result<File, Error>> + 'all {
    let own_page = move |item: &Item| {
        if is_left_out(item, options) {
            return None;
        }
        let path = page_path(&item.id);
        let entry = entry(item, options);
        (entry.address == feed.below(&path)).then(|| Ok(File { bytes: write::article_page(&entry, feed), path: path.into() }))
    };
    let withdrawn = move |withdrawal: &Withdrawal| {
        Ok(File { path: page_path(&withdrawal.id).into(), bytes: write::withdrawn_page(withdrawal, feed) })
    };
    let pages = selection.items.iter().filter_map(own_page).chain(selection.withdrawals.iter().map(withdrawn));
    pages.take(if options.article_pages { usize::MAX } else { 0 })
}

/// The archive documents of an edition (RFC 5005).
fn edition_documents(selection: &Selection, options: &compose::options::Options) -> impl Iterator<Item = Result<File, Error>> {
    let feed = compose::feed(selection, options);
    let formats = if feed.is_some() { options.archived.clone() } else { Vec::new() };
    let date = selection.edition.unwrap_or_default();
    formats.into_iter().zip(std::iter::repeat(feed)).filter_map(move |(format, feed)| {
        let bytes = write::feed(&feed?, format);
        Some(bytes.map(|bytes| File { path: edition_path(date, format).into(), bytes }))
    })
}
