//! `benbao read`: how pages were read, without publishing anything: a table a page for people, the evidence of every
//! part on demand, JSON for programs.

use crate::cli::common::Common;
use crate::cli::console;
use crate::cli::pages;
use crate::cli::status::Status;
use crate::error::Error;
use crate::error::setting::WrongSetting;
use crate::galley;
use crate::galley::page::Page;
use crate::galley::viewer::Viewer;
use crate::publish::File;
use crate::publish::folder;
use clap::Args;
use clap::ValueEnum;
use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Read {
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[arg(long)]
    explain: bool,
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

/// Reads the files and shows them.
pub(crate) fn run(command: &Read) -> anyhow::Result<Status> {
    let files = pages::distinct(&command.files);
    let names = names(command, &files)?;
    if let Some(output) = &command.output {
        pages::spare(&files, output, &names)?;
    }
    let read = pages::read(&files, &command.common)?;
    match (command.format, &command.output) {
        (Format::Table, _) => {
            let shown = if command.explain { galley::explanation } else { galley::table };
            let viewer = Viewer { screen: console::stdout(), language: console::language() };
            let shown: Vec<String> = read.pages.iter().map(|page| shown(page, viewer)).collect();
            console::print(shown.join("\n").as_bytes())?;
        }
        (Format::Json, None) => {
            for page in &read.pages {
                console::print(&galley::json(&page.items, &page.warnings, &page.document.left_out, console::language())?)?;
            }
        }
        (Format::Json, Some(output)) => keep(output, &read.pages, &names)?,
    }
    Ok(read.close())
}

/// Where each file's JSON goes; what cannot be is refused before anything is read.
fn names(command: &Read, files: &[PathBuf]) -> Result<BTreeMap<PathBuf, PathBuf>, Error> {
    let refuse = |option: &str, wrong| Err(Error::refused(option, wrong));
    match (command.format, &command.output, files) {
        (Format::Json, ..) if command.explain => refuse("--explain", WrongSetting::ExplainInJson),
        (Format::Table, Some(_), _) => refuse("--output", WrongSetting::OutputOfTable),
        (Format::Json, None, [_, _, ..]) => refuse("--format json", WrongSetting::SeveralInJson),
        (Format::Json, Some(_), _) => pages::names(files, "json"),
        _ => Ok(BTreeMap::new()),
    }
}

fn keep(output: &Path, pages: &[Page], names: &BTreeMap<PathBuf, PathBuf>) -> Result<(), Error> {
    let mut files = Vec::with_capacity(pages.len());
    for page in pages {
        if let Some(name) = names.get(&page.document.path) {
            files.push(File {
                path: name.clone(),
                bytes: galley::json(&page.items, &page.warnings, &page.document.left_out, console::language())?,
            });
        }
    }
    folder::publish(output, &files).map(drop)
}
