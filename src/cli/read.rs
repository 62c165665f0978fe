//! `benbao read`: how pages were read, without publishing anything: a table a page for people, the evidence of every
//! part on demand, JSON for programs.

use crate::cli::common::Common;
use crate::cli::console;
use crate::cli::console::Screen;
use crate::cli::explain;
use crate::cli::pages;
use crate::cli::status::Status;
use crate::cli::table;
use crate::cli::warned;
use crate::error::Error;
use crate::error::setting::WrongSetting;
use crate::publish::File;
use crate::publish::folder;
use crate::reading::Seen;
use crate::write;
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
            let screen = Screen::stdout();
            let shown: Vec<String> = read.pages.iter().map(|page| shown(page, command.explain, screen)).collect();
            console::print(shown.join("\n").as_bytes())?;
        }
        (Format::Json, None) => {
            for page in &read.pages {
                console::print(&write::reading(&page.items, &page.warnings)?)?;
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

fn keep(output: &Path, pages: &[Seen], names: &BTreeMap<PathBuf, PathBuf>) -> Result<(), Error> {
    let mut files = Vec::with_capacity(pages.len());
    for page in pages {
        if let Some(name) = names.get(&page.document.path) {
            files.push(File { path: name.clone(), bytes: write::reading(&page.items, &page.warnings)? });
        }
    }
    folder::publish(output, &files).map(drop)
}

/// The page's name, its table or the evidence of its parts, and what its reader should know.
fn shown(page: &Seen, explain: bool, screen: Screen) -> String {
    let mut blocks = vec![table::head(page, screen)];
    if explain {
        blocks.push(explain::explained(page, screen));
    } else if !page.items.is_empty() {
        blocks.push(table::table(&page.items, screen));
    }
    blocks.push(warned::warnings(page, screen));
    blocks.concat()
}
