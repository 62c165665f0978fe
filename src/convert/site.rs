//! The pages for people, as files: of each edition that is due, of the paper, of the feeds beside it.

use crate::archive::run::recorded::Recorded;
use crate::compose;
use crate::compose::channel::Channel;
use crate::compose::options::Options;
use crate::config::Paper;
use crate::convert::apart;
use crate::error::Error;
use crate::feed::Feed;
use crate::publish::File;
use crate::shelf::Shelf;
use crate::site;
use crate::site::paper::Branch;
use crate::site::paper::BranchKind;
use crate::site::paper::Page;
use crate::site::paper::Site;
use crate::text::XmlText;
use crate::write::maker;
use std::path::PathBuf;

/// What a run makes of them, and what it makes no more.
#[derive(Default)]
pub(crate) struct Pages {
    pub(crate) files: Vec<File>,
    pub(crate) unmade: Vec<PathBuf>,
    /// What somebody else put in the place of one of them, and keeps.
    pub(crate) foreign: Vec<PathBuf>,
}

/// The site of a paper; `paper` is its own feed.
pub(crate) fn site<'a>(recorded: &Recorded, paper: &'a Feed, settings: &'a Paper) -> Result<Site<'a>, Error> {
    let newest = recorded.newest_edition()?.map_or_else(|| paper.updated.date(), |(day, _)| day);
    Ok(Site { paper, options: &settings.site, wanted: &settings.archive.wanted, newest })
}

/// The pages of the paper itself and of the feeds beside it, and how all of it looks.
pub(crate) fn make(
    recorded: &Recorded,
    site: Site<'_>,
    beside: Vec<File>,
    (settings, options): (&Paper, &Options),
) -> Result<Pages, Error> {
    let days = recorded.days()?;
    let selection = recorded.edition(site.newest)?.decode(recorded.path(), settings.archive.language)?;
    let branches: Vec<Branch> = recorded.shelves()?.iter().filter_map(|shelf| branch(shelf, options)).collect();
    let newest = compose::feed(&selection, options);
    let paper = newest.iter().flat_map(|newest| site::paper(site, newest, &days, &branches));
    let files: Vec<File> = paper.chain(site::styles(site)).map(file).chain(beside).collect();
    let (files, foreign) = apart::set_apart(files, &settings.output, |bytes| maker::is_ours(bytes, &site.paper.folder));
    let unmade = site::unmade(site.options, &days).into_iter().map(PathBuf::from).collect();
    Ok(Pages { files, unmade, foreign })
}

/// The pages of an edition.
pub(crate) fn of_edition(site: Site<'_>, edition: Option<&Feed>) -> Vec<File> {
    edition.into_iter().flat_map(|edition| site::edition(site, edition)).map(file).collect()
}

/// The page of a feed beside the paper's own, where there are such pages.
pub(crate) fn of_branch(site: Site<'_>, shelf: &Shelf, feed: &Feed, options: &Options) -> Option<File> {
    site::branch(site, &branch(shelf, options)?, feed).map(file)
}

fn branch(shelf: &Shelf, options: &Options) -> Option<Branch> {
    let Channel { path, title, .. } = Channel::of(shelf, options)?;
    let (name, kind) = match shelf {
        Shelf::Section(name) => (XmlText::new(name), BranchKind::Section),
        Shelf::Author(name) => (XmlText::new(name), BranchKind::Author),
        Shelf::Asked(_) => (title.clone(), BranchKind::Asked),
        Shelf::Kind(_) => return None,
    };
    Some(Branch { name, title, path, kind })
}

fn file(page: Page) -> File {
    File { path: page.path.into(), bytes: page.bytes }
}
