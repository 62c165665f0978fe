//! `benbao read`: how pages were read, without publishing anything: a table a page for people, JSON for programs.

use crate::archive::naming;
use crate::archive::naming::Naming;
use crate::article::Item;
use crate::cli::Common;
use crate::cli::Status;
use crate::cli::console;
use crate::cli::table::table;
use crate::config;
use crate::document::Document;
use crate::error::Error;
use crate::error::Warning;
use crate::parse;
use crate::publish::File;
use crate::publish::folder;
use crate::read;
use crate::write;
use clap::Args;
use clap::ValueEnum;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Read {
    /// The pages, read together: what is turned from one to another is joined
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// For people or for programs
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write FILE's JSON as STEM.json into this folder
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
}

/// One page and all that was understood of it.
struct Page {
    path: PathBuf,
    items: Vec<Item>,
    warnings: Vec<Warning>,
}

/// Reads the files and shows them.
pub(crate) fn run(command: &Read) -> anyhow::Result<Status> {
    let files = distinct(&command.files);
    let names = names(command, &files)?;
    let (parse, naming) = config::reading(&command.common.overrides(), command.common.now()?)?;
    command.common.set_jobs()?;
    let (documents, unread) = documents(&files);
    let pages = pages(documents, &parse, &naming);
    match (command.format, &command.output) {
        (Format::Table, _) => console::print(pages.iter().map(shown).collect::<Vec<_>>().join("\n").as_bytes())?,
        (Format::Json, None) => {
            for page in &pages {
                console::print(&write::reading(&page.items, &page.warnings)?)?;
            }
        }
        (Format::Json, Some(output)) => keep(output, &pages, &names)?,
    }
    for error in &unread {
        console::set_aside(&error.to_string());
    }
    let is_all = unread.is_empty() && !pages.iter().any(|page| page.warnings.iter().any(|it| it.kind.sets_aside()));
    Ok(match (is_all, pages.is_empty()) {
        (true, _) => Status::Done,
        (false, false) => Status::SetAside,
        (false, true) => Status::Failed,
    })
}

/// A file that is named twice is one file.
fn distinct(files: &[PathBuf]) -> Vec<PathBuf> {
    let mut seen = BTreeSet::new();
    files.iter().filter(|file| seen.insert(*file)).cloned().collect()
}

/// Where each file's JSON goes; what cannot be is refused before anything is read.
fn names(command: &Read, files: &[PathBuf]) -> Result<BTreeMap<PathBuf, PathBuf>, Error> {
    let refuse = |place: &str, message: String| Err(Error::Config { place: place.to_owned(), message });
    match (command.format, &command.output, files) {
        (Format::Table, Some(_), _) => return refuse("--output", "is for JSON; say --format json as well".to_owned()),
        (Format::Json, None, [_, _, ..]) => {
            return refuse("--format json", "one FILE goes to stdout; for several say --output DIR as well".to_owned());
        }
        (Format::Json, Some(_), _) => {}
        _ => return Ok(BTreeMap::new()),
    }
    let mut taken: BTreeMap<PathBuf, &PathBuf> = BTreeMap::new();
    for file in files {
        let mut name = file.file_stem().unwrap_or(file.as_os_str()).to_owned();
        name.push(".json");
        if let Some(other) = taken.insert(name.clone().into(), file) {
            let (file, other, name) = (file.display(), other.display(), Path::new(&name).display());
            return refuse("--output", format!("{other} and {file} would both be {name}; read them apart"));
        }
    }
    Ok(taken.into_iter().map(|(name, file)| (file.clone(), name)).collect())
}

/// Reads on all cores; the order stays.
fn documents(files: &[PathBuf]) -> (Vec<(Document, Vec<Warning>)>, Vec<Error>) {
    let read: Vec<_> = files.par_iter().map(|file| read::page(Path::new(""), file)).collect();
    let mut documents = Vec::with_capacity(read.len());
    let mut unread = Vec::new();
    for page in read {
        match page {
            Ok(page) => documents.push(page),
            Err(error) => unread.push(error),
        }
    }
    (documents, unread)
}

/// Parses all pages together, names and dates their articles as `build` would, and sorts them to their pages again.
fn pages(read: Vec<(Document, Vec<Warning>)>, parse: &parse::Options, naming: &Naming) -> Vec<Page> {
    let (documents, heard): (Vec<Document>, Vec<Vec<Warning>>) = read.into_iter().unzip();
    let mut articles = Vec::new();
    let mut pages = Vec::new();
    for ((document, mut warnings), reading) in documents.iter().zip(heard).zip(parse::pages(&documents, parse)) {
        warnings.extend(reading.warnings);
        articles.extend(reading.articles);
        pages.push(Page { path: document.path.clone(), items: Vec::new(), warnings });
    }
    let mut sorted: BTreeMap<PathBuf, Vec<Item>> = BTreeMap::new();
    for item in naming::items(articles, naming) {
        sorted.entry(item.article.place.path.clone()).or_default().push(item);
    }
    for page in &mut pages {
        page.items = sorted.remove(&page.path).unwrap_or_default();
    }
    pages
}

fn keep(output: &Path, pages: &[Page], names: &BTreeMap<PathBuf, PathBuf>) -> Result<(), Error> {
    let mut files = Vec::with_capacity(pages.len());
    for page in pages {
        if let Some(name) = names.get(&page.path) {
            files.push(File { path: name.clone(), bytes: write::reading(&page.items, &page.warnings)? });
        }
    }
    folder::publish(output, &files).map(drop)
}

/// The page's name, its table, and what its reader should know.
fn shown(page: &Page) -> String {
    let mut lines = vec![page.path.display().to_string()];
    if !page.items.is_empty() {
        lines.extend(table(&page.items).lines().map(str::to_owned));
    }
    lines.extend(page.warnings.iter().map(|warning| format!("warning: {warning}")));
    lines.iter().map(|line| format!("{}\n", console::visible(line))).collect()
}
