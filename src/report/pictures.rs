//! The pictures of a run: those that lie in the source, and those that its pages name. What a page named is kept with what was
//! told of it, since a page that has not changed is not read again.

use crate::archive::store::said::Said;
use crate::error::warning::Warning;
use crate::read::pictures;
use crate::words::warnings;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What lies there, and what each page names.
#[derive(Debug, Default)]
pub(crate) struct Pictures {
    lying: Vec<PathBuf>,
    named: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
}

impl Pictures {
    /// What lies there, and what the pages that are still there named when they were last read.
    pub(crate) fn of(lying: Vec<PathBuf>, before: Vec<(PathBuf, PathBuf)>, pages: &[PathBuf]) -> Self {
        let pages: BTreeSet<&PathBuf> = pages.iter().collect();
        let mut named: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
        for (page, picture) in before.into_iter().filter(|(page, _)| pages.contains(page)) {
            named.entry(page).or_default().insert(picture);
        }
        Self { lying, named }
    }

    /// What a page names that was read now.
    pub(crate) fn page(&mut self, page: PathBuf, names: BTreeSet<PathBuf>) {
        self.named.insert(page, names);
    }

    /// What is to be said of those that no page names.
    pub(crate) fn warnings(&self) -> Vec<Warning> {
        let is_named = |picture: &&PathBuf| self.named.iter().any(|(page, names)| pictures::is_meant(picture, page, names));
        pictures::unnamed(self.lying.iter().filter(|picture| !is_named(picture)))
    }

    /// What the archive is to keep of it.
    pub(crate) fn says(&self) -> impl Iterator<Item = Said> {
        let said = |page: &PathBuf, picture: &PathBuf| {
            Said::of_file(page.to_string_lossy().into_owned(), warnings::picture_of_page(picture))
        };
        self.named.iter().flat_map(move |(page, names)| names.iter().map(move |picture| said(page, picture)))
    }
}
