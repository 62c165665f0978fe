//! `build --proofs DIR`: the galley proofs of the pages that have something to look at.

use crate::archive;
use crate::cli::common::below;
use crate::cli::console;
use crate::cli::spare::spare;
use crate::cli::spare::spare_above;
use crate::config::Paper;
use crate::error::Error;
use crate::galley;
use crate::galley::page::Page;
use crate::parse::page::path;
use crate::publish::File;
use crate::publish::folder;
use crate::read::list;
use crate::read::list::Source;
use crate::read::pictures::Lying;
use crate::reading;
use crate::reading::Copies;
use crate::reading::page::Rules;
use crate::report::Report;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

/// Refuses a folder that is one of the paper's, lies in one, or holds one.
pub(crate) fn refuse(target: &Path, paper: &Paper, settings: &Path) -> Result<(), Error> {
    spare("--proofs", target, paper, settings)?;
    let folders = [paper.source.dir.as_path(), &paper.output];
    folders.into_iter().try_for_each(|folder| spare_above("--proofs", target, folder))
}

/// Writes a proof of each page with something to look at, be it told now or before; gives how many.
///
/// # Errors
/// As [`list::list`] and [`folder::publish`].
pub(crate) fn write(target: &Path, paper: &Paper, report: &Report) -> Result<usize, Error> {
    let wanted: BTreeSet<&Path> = report.looks.iter().map(|look| look.page()).collect();
    let mut proofs = BTreeMap::new();
    for (page, bytes) in of(&wanted, paper)? {
        proofs.insert(name(&page, &proofs), bytes);
    }
    let files: Vec<File> = proofs.into_iter().map(|(path, bytes)| File { path, bytes }).collect();
    folder::publish(target, &files)?;
    Ok(files.len())
}

/// The proofs of pages, as they are now, by the path of the page. Of one that cannot be read any more there is none.
///
/// # Errors
/// As [`list::list`].
pub(crate) fn of(wanted: &BTreeSet<&Path>, paper: &Paper) -> Result<Vec<(PathBuf, Vec<u8>)>, Error> {
    let Source { dir, limits, encoding, sample, .. } = &paper.source;
    let mut proofs = Vec::new();
    for group in groups(wanted, paper)? {
        let lying = Lying::beside(dir, &group);
        let (limits, sample, as_of) = (*limits, *sample, &BTreeMap::new());
        let rules = Rules { folder: dir, limits, encoding, sample, parse: &paper.parse, lying: &lying, as_of };
        let pages = reading::seen(&group, rules, &paper.archive.naming, Copies::SetApart).into_iter().flatten();
        let mut pages: Vec<Page> = pages.collect();
        call_as_published(&mut pages, paper);
        for page in pages.iter().filter(|page| wanted.contains(page.document.path.as_path())) {
            proofs.push((page.document.path.clone(), galley::proof(page, console::language())));
        }
    }
    Ok(proofs)
}

/// Calls the stories of pages as the archive does, which knows under which id each was published first. Where there is none, or
/// another run has it, they keep the ids that a first run would give them.
pub(crate) fn call_as_published(pages: &mut [Page], paper: &Paper) {
    let Ok(archive) = archive::open_existing(&paper.archive, paper.now) else { return };
    for page in pages {
        let path = below(&paper.source.dir, &page.document.path);
        for item in &mut page.items {
            if let Ok(Some(id)) = archive.id_of(&item.article, &path) {
                item.id = id;
            }
        }
    }
}

/// The pages that are wanted, an edition a group: with the pages beside them, on which a story may go on. One whose path tells no
/// day is read by itself.
fn groups(wanted: &BTreeSet<&Path>, paper: &Paper) -> Result<Vec<Vec<PathBuf>>, Error> {
    let today = paper.parse.today;
    let days: BTreeSet<_> = wanted.iter().filter_map(|path| path::day_of(path, today)).collect();
    let mut editions: BTreeMap<_, Vec<PathBuf>> = BTreeMap::new();
    let mut alone = Vec::new();
    for path in list::list(&paper.source)?.pages {
        match path::day_of(&path, today) {
            Some(day) if days.contains(&day) => editions.entry(day).or_default().push(path),
            None if wanted.contains(path.as_path()) => alone.push(vec![path]),
            _ => {}
        }
    }
    Ok(editions.into_values().chain(alone).collect())
}

/// `STEM.html`, as `benbao proof` names it; where that is taken, the whole path of the page.
fn name(page: &Path, taken: &BTreeMap<PathBuf, Vec<u8>>) -> PathBuf {
    let stem = PathBuf::from(page.file_stem().unwrap_or(page.as_os_str()));
    let with_ending = |path: &Path| {
        let mut name = path.as_os_str().to_owned();
        name.push(".html");
        PathBuf::from(name)
    };
    let name = with_ending(&stem);
    if taken.contains_key(&name) { with_ending(page) } else { name }
}
