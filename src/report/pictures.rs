//! The pictures of a run: those that lie in the source, and those that its pages mean. What a page meant, and how that was, is kept with
//! what was told of it, since a page is not read again as long as neither it nor its pictures change.

use crate::archive::run::pictured::Pictured;
use crate::archive::store::said::Said;
use crate::article::picture::AsRead;
use crate::article::picture::WebCopy;
use crate::error::warning::Warning;
use crate::read::pictures;
use crate::read::pictures::Lying;
use crate::read::pictures::Meant;
use crate::words;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

/// What lies there, and what each page means.
#[derive(Debug, Default)]
pub(crate) struct Pictures {
    pub(crate) lying: Arc<Lying>,
    named: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
    read: BTreeMap<PathBuf, Vec<AsRead>>,
    /// How many copies of pictures this run made.
    pub(crate) made: usize,
}

/// Pages that have not changed and whose pictures have.
#[derive(Debug, Default)]
pub(crate) struct Stirred {
    /// A picture was changed, added or taken away.
    pub(crate) changed: BTreeSet<PathBuf>,
    /// A first picture came to a page of which none was known: whether one that an older benbao read, is not known here.
    pub(crate) first: BTreeSet<PathBuf>,
}

impl Pictures {
    /// What lies there, and what the pages that are still there meant when they were last read.
    pub(crate) fn of(lying: Vec<PathBuf>, before: Pictured, pages: &[PathBuf]) -> Self {
        let pages: BTreeSet<&PathBuf> = pages.iter().collect();
        let mut named: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
        for (page, picture) in before.named.into_iter().filter(|(page, _)| pages.contains(page)) {
            named.entry(page).or_default().insert(picture);
        }
        let mut read: BTreeMap<PathBuf, Vec<AsRead>> = BTreeMap::new();
        for (page, picture) in before.read.into_iter().filter(|(page, _)| pages.contains(page)) {
            read.entry(page).or_default().push(picture);
        }
        Self { lying: Arc::new(Lying::new(lying)), named, read, made: 0 }
    }

    /// The copies that earlier runs made, by the hashes that are their names.
    pub(crate) fn known(&self) -> BTreeMap<String, WebCopy> {
        let copies = self.read.values().flatten().filter_map(|it| it.copy.as_ref());
        copies.map(|copy| (copy.hash.clone(), copy.clone())).collect()
    }

    /// Of these pages those whose pictures are not what they were when the page was read. Nothing is opened for it.
    pub(crate) fn stirred(&self, dir: &Path, pages: &[PathBuf]) -> Stirred {
        let is_other =
            |page: &Path, it: &AsRead| !it.stamp.is_empty() && it.stamp != self.lying.stamp(dir, Path::new(&it.picture), page);
        let is_changed = |page: &&PathBuf| {
            let mut read = self.read.get(*page).into_iter().flatten();
            let named = self.named.get(*page);
            let is_new = |it: &&PathBuf| !named.is_some_and(|named| named.contains(*it));
            read.any(|it| is_other(page, it)) || self.lying.called_as(page).iter().any(is_new)
        };
        let all: BTreeSet<PathBuf> = pages.par_iter().filter(is_changed).cloned().collect();
        let (changed, first) = all.into_iter().partition(|page| self.read.contains_key(page));
        Stirred { changed, first }
    }

    /// What a page means that was read now.
    pub(crate) fn page(&mut self, page: PathBuf, names: BTreeSet<PathBuf>, read: Vec<AsRead>) {
        self.read.insert(page.clone(), read);
        self.named.insert(page, names);
    }

    /// What is to be said of those that no page means.
    pub(crate) fn warnings(&self) -> Vec<Warning> {
        let meant = Meant::by(&self.named);
        pictures::unnamed(self.lying.iter().filter(|picture| !meant.holds(picture)))
    }

    /// What the archive is to keep of it.
    pub(crate) fn says(&self) -> impl Iterator<Item = Said> {
        let of_page = |page: &Path, why| Said::of_file(page.to_string_lossy().into_owned(), why);
        let named = self
            .named
            .iter()
            .flat_map(move |(page, names)| names.iter().map(move |picture| of_page(page, words::pictures::named(picture))));
        let read = self
            .read
            .iter()
            .flat_map(move |(page, pictures)| pictures.iter().map(move |picture| of_page(page, words::pictures::kept(picture))));
        named.chain(read)
    }
}
