//! Pages named on the command line: read on all cores, parsed together, each with all that was understood of it; and
//! what the file of each is called where a command writes one a page.

use crate::archive::naming;
use crate::archive::naming::Naming;
use crate::article::Item;
use crate::cli::Common;
use crate::cli::Status;
use crate::cli::console;
use crate::config;
use crate::document::Document;
use crate::error::Error;
use crate::error::setting::WrongSetting;
use crate::error::warning::Warning;
use crate::galley::Page;
use crate::parse;
use crate::read;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

/// Pages that could be read, and why the others could not.
pub(crate) struct Pages {
    pub(crate) pages: Vec<Page>,
    pub(crate) unread: Vec<Error>,
}

/// Reads files as the paper of this folder, or no paper at all, has them read.
pub(crate) fn read(files: &[PathBuf], common: &Common) -> anyhow::Result<Pages> {
    let (parse, naming, limit) = config::reading(&common.overrides(), common.now()?)?;
    common.start_threads().iter().for_each(console::warning);
    let (documents, unread) = documents(files, limit);
    Ok(Pages { pages: understood(documents, &parse, &naming), unread })
}

impl Pages {
    /// Says which files were not read; how the command ended.
    pub(crate) fn close(&self) -> Status {
        for error in &self.unread {
            console::set_aside(error);
        }
        let mut warnings = self.pages.iter().flat_map(|page| &page.warnings);
        let is_all = self.unread.is_empty() && !warnings.any(|it| it.kind.sets_aside());
        match (is_all, self.pages.is_empty()) {
            (true, _) => Status::Done,
            (false, false) => Status::SetAside,
            (false, true) => Status::Failed,
        }
    }
}

/// A file that is named twice is one file.
pub(crate) fn distinct(files: &[PathBuf]) -> Vec<PathBuf> {
    let mut seen = BTreeSet::new();
    files.iter().filter(|file| seen.insert(*file)).cloned().collect()
}

/// `STEM.extension` for each file; two files cannot be one.
pub(crate) fn names(files: &[PathBuf], extension: &str) -> Result<BTreeMap<PathBuf, PathBuf>, Error> {
    let mut taken: BTreeMap<PathBuf, &PathBuf> = BTreeMap::new();
    for file in files {
        let mut name = file.file_stem().unwrap_or(file.as_os_str()).to_owned();
        name.push(".");
        name.push(extension);
        if let Some(other) = taken.insert(name.clone().into(), file) {
            let (one, other, name) = (other.clone(), file.clone(), PathBuf::from(name));
            return Err(Error::refused("--output", WrongSetting::OneName { one, other, name }));
        }
    }
    Ok(taken.into_iter().map(|(name, file)| (file.clone(), name)).collect())
}

/// A page must not be overwritten by what is made of it.
pub(crate) fn spare(files: &[PathBuf], output: &Path, names: &BTreeMap<PathBuf, PathBuf>) -> Result<(), Error> {
    let sources: BTreeSet<PathBuf> = files.iter().filter_map(|file| file.canonicalize().ok()).collect();
    for name in names.values() {
        let target = output.join(name);
        if target.canonicalize().is_ok_and(|target| sources.contains(&target)) {
            return Err(Error::refused("--output", WrongSetting::OverPage { page: target }));
        }
    }
    Ok(())
}

/// Reads on all cores; the order stays.
fn documents(files: &[PathBuf], limit: u64) -> (Vec<(Document, Vec<Warning>)>, Vec<Error>) {
    let read: Vec<_> = files.par_iter().map(|file| read::page(Path::new(""), file, limit)).collect();
    let mut documents = Vec::with_capacity(read.len());
    let mut unread = Vec::new();
    for page in read {
        match page {
            Ok(page) => documents.push((page.document, page.warnings)),
            Err(error) => unread.push(error),
        }
    }
    (documents, unread)
}

/// Parses all pages together, names and dates their articles as `build` would, and sorts them to their pages again.
fn understood(read: Vec<(Document, Vec<Warning>)>, parse: &parse::Options, naming: &Naming) -> Vec<Page> {
    let (documents, heard): (Vec<Document>, Vec<Vec<Warning>>) = read.into_iter().unzip();
    let readings = parse::pages(&documents, parse);
    let mut articles = Vec::new();
    let mut pages = Vec::new();
    for ((document, mut warnings), reading) in documents.into_iter().zip(heard).zip(readings) {
        warnings.extend(reading.warnings);
        articles.extend(reading.articles);
        pages.push(Page { document, items: Vec::new(), account: reading.account, warnings });
    }
    let mut sorted: BTreeMap<PathBuf, Vec<Item>> = BTreeMap::new();
    for item in naming::items(articles, naming) {
        sorted.entry(item.article.place.path.clone()).or_default().push(item);
    }
    for page in &mut pages {
        page.items = sorted.remove(&page.document.path).unwrap_or_default();
    }
    pages
}
