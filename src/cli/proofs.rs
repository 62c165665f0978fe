//! `build --proofs DIR`: the galley proofs of the pages that have something to look at.

use crate::archive::naming;
use crate::cli::console;
use crate::cli::spare::spare;
use crate::cli::spare::spare_above;
use crate::config::Paper;
use crate::error::Error;
use crate::parse::folio;
use crate::publish::File;
use crate::publish::folder;
use crate::read::list;
use crate::reading;
use crate::reading::Detail;
use crate::reading::PageRead;
use crate::report::Report;
use crate::write;
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
    for group in groups(&wanted, paper)? {
        let pages = reading::group(&group, paper, Detail::Whole);
        for page in pages.into_iter().filter(|page| wanted.contains(page.path.as_path())) {
            let path = page.path.clone();
            if let Some(bytes) = proof(page, paper) {
                let name = name(&path, &proofs);
                proofs.insert(name, bytes);
            }
        }
    }
    let files: Vec<File> = proofs.into_iter().map(|(path, bytes)| File { path, bytes }).collect();
    folder::publish(target, &files)?;
    Ok(files.len())
}

/// The pages that are wanted, an edition a group: with the pages beside them, on which a story may go on. One whose path tells no
/// day is read by itself.
fn groups(wanted: &BTreeSet<&Path>, paper: &Paper) -> Result<Vec<Vec<PathBuf>>, Error> {
    let days: BTreeSet<_> = wanted.iter().filter_map(|path| folio::day_of(path)).collect();
    let mut editions: BTreeMap<_, Vec<PathBuf>> = BTreeMap::new();
    let mut alone = Vec::new();
    for path in list::list(&paper.source)?.0 {
        match folio::day_of(&path) {
            Some(day) if days.contains(&day) => editions.entry(day).or_default().push(path),
            None if wanted.contains(path.as_path()) => alone.push(vec![path]),
            _ => {}
        }
    }
    Ok(editions.into_values().chain(alone).collect())
}

/// The proof of a page as `benbao proof` makes it; `None` where nothing is to be seen of it any more.
fn proof(page: PageRead, paper: &Paper) -> Option<Vec<u8>> {
    let content = page.content.ok().filter(|content| content.copy_of.is_none())?;
    let document = content.document?;
    let items = naming::items(content.reading.articles, &paper.archive.naming);
    let warnings: Vec<_> = page.heard.into_iter().chain(content.reading.warnings).collect();
    Some(write::proof(&document, &items, &content.reading.account, &warnings, console::language()))
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
