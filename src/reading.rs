//! Pages to readings, for whoever asks: the files of an edition are read and parsed, turned stories are drawn together;
//! copies of a page are set apart for a run that publishes, and shown to somebody who names them.
//!
//! Nothing is decided here of what was published before: what is looked at is named and dated as a first run does it.

mod copies;
pub(crate) mod page;

use crate::account::Part;
use crate::archive::naming;
use crate::archive::naming::Naming;
use crate::archive::plan;
use crate::article::Item;
use crate::document::Document;
use crate::error::Error;
use crate::error::warning::Warning;
use crate::parse;
use crate::parse::Reading;
use crate::read;
use crate::reading::page::PageRead;
use crate::reading::page::Rules;
use crate::reading::page::Whole;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// A page that somebody looks at, and all that was understood of it.
#[derive(Debug)]
pub struct Seen {
    /// The page as it stands.
    pub document: Document,
    /// Its stories in the order printed, with the ids and moments that a first run gives them.
    pub items: Vec<Item>,
    /// What became of every part of every line.
    pub account: Vec<Part>,
    /// What is to be said of the page.
    pub warnings: Vec<Warning>,
}

/// The pages of a group as a run publishes them. A page that cannot be read is named, the others go on.
pub fn group(paths: &[PathBuf], rules: Rules<'_>) -> Vec<PageRead> {
    let read = |path: &PathBuf, page| page::published(path, page);
    let mut pages = each(paths, rules, read);
    copies::set_apart(&mut pages);
    draw_together(pages.iter_mut().filter_map(|page| page.content.as_mut().ok()).map(|content| &mut content.reading).collect());
    pages
}

/// Files as they are looked at, in the order given: grouped, read, named and dated as `build` does, but every file that is
/// named is shown, whatever it is a copy of.
pub fn seen(files: &[PathBuf], rules: Rules<'_>, naming: &Naming) -> Vec<Result<Seen, Error>> {
    let sizes: BTreeMap<&PathBuf, u64> = files.iter().map(|path| (path, size(path, rules))).collect();
    let groups = plan::groups(sizes.into_iter(), &parse::page::folio::day_of, &read::copies::page_of);
    let read = |paths: &Vec<PathBuf>| {
        let mut pages = each(paths, rules, |_, page| page);
        draw_together(pages.iter_mut().flatten().map(|page| &mut page.reading).collect());
        pages
    };
    let mut pages: Vec<Vec<Result<Whole, Error>>> = groups.par_iter().map(read).collect();
    let stories = |page: &mut Whole| std::mem::take(&mut page.reading.articles);
    let articles = pages.iter_mut().map(|group| group.iter_mut().flatten().flat_map(stories).collect()).collect();
    let mut items: BTreeMap<PathBuf, Vec<Item>> = BTreeMap::new();
    for item in naming::items(articles, naming) {
        items.entry(item.article.place.path.clone()).or_default().push(item);
    }
    let mut pages: BTreeMap<PathBuf, Result<Whole, Error>> =
        groups.into_iter().flatten().zip(pages.into_iter().flatten()).collect();
    let mut seen = |Whole { document, reading, heard, .. }: Whole| {
        let items = items.remove(&document.path).unwrap_or_default();
        let warnings = heard.into_iter().chain(reading.warnings).collect();
        Seen { document, items, account: reading.account, warnings }
    };
    files.iter().filter_map(|path| pages.remove(path)).map(|page| page.map(&mut seen)).collect()
}

/// Reads each page of a group on all cores, and makes of it what is asked for.
fn each<Made: Send>(
    paths: &[PathBuf],
    rules: Rules<'_>,
    make: impl Fn(&PathBuf, Result<Whole, Error>) -> Made + Sync,
) -> Vec<Made> {
    let beyond = beyond(paths, rules);
    let whole = |path: &PathBuf| match beyond.contains(path) {
        true => Err(Error::TooMuch { path: rules.folder.join(path), limit: rules.max_page }),
        false => page::whole(path, rules),
    };
    paths.par_iter().map(|path| make(path, whole(path))).collect()
}

/// Draws stories together that turn from page to page.
fn draw_together(pages: Vec<&mut Reading>) {
    let (places, mut readings): (Vec<&mut Reading>, Vec<Reading>) = pages
        .into_iter()
        .map(|place| {
            let reading = std::mem::take(place);
            (place, reading)
        })
        .unzip();
    parse::join(&mut readings);
    places.into_iter().zip(readings).for_each(|(place, reading)| *place = reading);
}

/// The pages of a group that come to more than one page may have: what is drawn together is held at once. One that is
/// larger by itself is not read, and does not count.
fn beyond(paths: &[PathBuf], rules: Rules<'_>) -> BTreeSet<PathBuf> {
    let mut sum = 0;
    let mut is_beyond = |path: &&PathBuf| {
        let size = size(path, rules);
        let counts = size <= rules.max_page;
        sum += if counts { size } else { 0 };
        counts && sum > rules.max_page
    };
    paths.iter().filter(|path| is_beyond(path)).cloned().collect()
}

/// How many bytes a file has; none where it cannot be looked at.
fn size(path: &PathBuf, rules: Rules<'_>) -> u64 {
    fs::symlink_metadata(rules.folder.join(path)).map_or(0, |found| found.len())
}
