//! Pages to readings, for whoever asks: the files of an edition are read and parsed, turned stories are drawn together;
//! copies of a page are set apart for a run that publishes, and shown to somebody who names them.
//!
//! Nothing is decided here of what was published before: what is looked at is named and dated as a first run does it.

pub mod adopted;
mod copies;
pub(crate) mod page;

use crate::archive::identity::naming;
use crate::archive::identity::naming::Naming;
use crate::archive::run::plan;
use crate::article::Item;
use crate::error::Error;
use crate::error::warning::Warning;
use crate::galley::page::Page;
use crate::open;
use crate::parse;
use crate::parse::reading::Reading;
use crate::read;
use crate::reading::page::Content;
use crate::reading::page::Detail;
use crate::reading::page::PageRead;
use crate::reading::page::Rules;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// What becomes of a page in several files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copies {
    /// The best of them is the page, and of the others nothing is published.
    SetApart,
    /// Each is a page: for somebody who names it.
    Shown,
}

/// The pages of a group as a run publishes them. A page that cannot be read is named, the others go on.
pub fn group(paths: &[PathBuf], rules: Rules<'_>) -> Vec<PageRead> {
    together(paths, rules, Detail::Stories, Copies::SetApart)
}

/// Files as they are looked at, in the order given: grouped, read, named and dated as `build` does. Copies that are set apart
/// are left out.
pub fn seen(files: &[PathBuf], rules: Rules<'_>, naming: &Naming, copies: Copies) -> Vec<Result<Page, Error>> {
    let sizes: BTreeMap<&PathBuf, u64> = files.iter().map(|path| (path, size(path, rules))).collect();
    let day_of = |path: &Path| parse::page::path::day_of(path, rules.parse.today);
    let groups = plan::groups(sizes.into_iter(), &day_of, &read::copies::page_of);
    let read = |paths: &Vec<PathBuf>| together(paths, rules, Detail::Whole, copies);
    let mut pages: Vec<Vec<PageRead>> = groups.par_iter().map(read).collect();
    let stories = |content: &mut Content| std::mem::take(&mut content.reading.articles);
    let articles = pages.iter_mut().map(|group| contents(group).flat_map(stories).collect()).collect();
    let mut items: BTreeMap<PathBuf, Vec<Item>> = BTreeMap::new();
    for item in naming::items(articles, naming) {
        items.entry(item.article.place.path.clone()).or_default().push(item);
    }
    let mut seen = |Content { reading, document, .. }: Content, heard: Vec<Warning>| {
        let document = document?;
        let mut items = items.remove(&document.path).unwrap_or_default();
        // In the order of the file, whatever the pages of an issue are called.
        items.sort_by_key(|item| item.article.place.lines);
        let warnings = heard.into_iter().chain(reading.warnings).collect();
        Some(Page { document, items, account: reading.account, warnings })
    };
    let mut pages: BTreeMap<PathBuf, PageRead> = pages.into_iter().flatten().map(|page| (page.path.clone(), page)).collect();
    let pages = files.iter().filter_map(|path| pages.remove(path));
    let shown = |PageRead { content, heard, .. }: PageRead| match content {
        Ok(content) if content.copy_of.is_some() => None,
        Ok(content) => seen(content, heard).map(Ok),
        Err(error) => Some(Err(error)),
    };
    pages.filter_map(shown).collect()
}

/// Reads each page of a group on all cores, and makes one of what belongs together.
fn together(paths: &[PathBuf], rules: Rules<'_>, detail: Detail, copies: Copies) -> Vec<PageRead> {
    let beyond = beyond(paths, rules);
    let read = |path: &PathBuf| match beyond.contains(path) {
        true => page::refused(path, Error::TooMuch { path: rules.folder.join(path), limit: rules.limits.page }),
        false => page::read(path, rules, detail),
    };
    let mut pages: Vec<PageRead> = Vec::with_capacity(paths.len());
    let mut held = 0;
    for some in paths.chunks(at_once(paths)) {
        let read: Vec<PageRead> = some.par_iter().map(read).collect();
        // How much text a document holds is only known when it is read.
        pages.extend(read.into_iter().map(|page| {
            held += page.content.as_ref().map_or(0, |content| content.unpacked);
            if held > rules.limits.page && page.content.as_ref().is_ok_and(|content| content.unpacked > 0) {
                let path = rules.folder.join(&page.path);
                return page::refused(&page.path, Error::TooMuch { path, limit: rules.limits.page });
            }
            page
        }));
    }
    if copies == Copies::SetApart {
        copies::set_apart(&mut pages);
    }
    draw_together(contents(&mut pages).map(|content| &mut content.reading).collect());
    pages
}

/// How many pages are read before it is looked how much they hold.
fn at_once(paths: &[PathBuf]) -> usize {
    const DOCUMENTS: usize = 16;
    let has_documents = paths.iter().any(|path| read::is_document(path));
    if has_documents { DOCUMENTS } else { paths.len().max(1) }
}

/// What could be read of pages.
fn contents(pages: &mut [PageRead]) -> impl Iterator<Item = &mut Content> {
    pages.iter_mut().filter_map(|page| page.content.as_mut().ok())
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

/// The pages of a group that come to more than one page may have: what is drawn together is held at once. The largest are
/// left out first, so that a file which is no page costs no page its place. One that is larger by itself is not read, and
/// does not count.
fn beyond(paths: &[PathBuf], rules: Rules<'_>) -> BTreeSet<PathBuf> {
    let sizes = paths.iter().map(|path| (size(path, rules), path)).filter(|(size, _)| *size <= rules.limits.page);
    let mut sum = 0;
    let in_order: BTreeSet<(u64, &PathBuf)> = sizes.collect();
    let is_beyond = |(size, _): &(u64, &PathBuf)| {
        sum += size;
        sum > rules.limits.page
    };
    in_order.into_iter().filter(is_beyond).map(|(_, path)| path.clone()).collect()
}

/// How much text a file is taken for; none where it cannot be looked at.
fn size(path: &Path, rules: Rules<'_>) -> u64 {
    fs::symlink_metadata(rules.folder.join(open::lying(rules.folder, path))).map_or(0, |found| read::weight(path, found.len()))
}
