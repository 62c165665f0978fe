//! Pages named on the command line: which they are, which of them could be read; and
//! what the file of each is called where a command writes one a page.

use crate::cli::common::Common;
use crate::cli::console;
use crate::cli::status::Status;
use crate::config;
use crate::error::Error;
use crate::error::setting::WrongSetting;
use crate::galley::page::Page;
use crate::open;
use crate::read::pictures::Lying;
use crate::read::sample::Sample;
use crate::reading;
use crate::reading::Copies;
use crate::reading::page::Rules;
use crate::text::file_name;
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
    let (parse, naming, limits, encoding) = config::reading(&common.overrides(), common.now()?)?;
    common.start_threads().iter().for_each(console::warning);
    let rules = Rules {
        folder: Path::new(""),
        limits,
        encoding: &encoding,
        sample: Sample::IsPage,
        parse: &parse,
        lying: &Lying::beside(Path::new(""), files),
        as_of: &BTreeMap::new(),
    };
    let (mut pages, mut unread) = (Vec::with_capacity(files.len()), Vec::new());
    for page in reading::seen(files, rules, &naming, Copies::Shown) {
        match page {
            Ok(page) => pages.push(page),
            Err(error) => unread.push(error),
        }
    }
    Ok(Pages { pages, unread })
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

/// The files by what their names tell; one that is named twice is one file.
pub(crate) fn distinct(files: &[PathBuf]) -> Vec<PathBuf> {
    let mut seen = BTreeSet::new();
    files.iter().map(|file| file_name::told_path(file)).filter(|file| seen.insert(file.clone())).collect()
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
    let sources: BTreeSet<PathBuf> =
        files.iter().filter_map(|file| open::lying(Path::new(""), file).canonicalize().ok()).collect();
    for name in names.values() {
        let target = output.join(name);
        if target.canonicalize().is_ok_and(|target| sources.contains(&target)) {
            return Err(Error::refused("--output", WrongSetting::OverPage { page: target }));
        }
    }
    Ok(())
}
