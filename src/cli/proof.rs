//! `benbao proof`: a galley proof a page, in HTML: the page beside what was understood, each decision explained.

use crate::cli::common::Common;
use crate::cli::console;
use crate::cli::pages;
use crate::cli::proofs;
use crate::cli::status::Status;
use crate::config;
use crate::config::Overrides;
use crate::galley;
use crate::publish::File;
use crate::publish::folder;
use crate::shown::Shown;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Proof {
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[arg(long, value_name = "DIR")]
    output: PathBuf,
    #[command(flatten)]
    common: Common,
}

/// Reads the files and writes their proofs; names each.
pub(crate) fn run(command: &Proof) -> anyhow::Result<Status> {
    let files = pages::distinct(&command.files);
    let names = pages::names(&files, "html")?;
    pages::spare(&files, &command.output, &names)?;
    let mut read = pages::read(&files, &command.common)?;
    let overrides = Overrides { config: command.common.config.clone(), ..Overrides::default() };
    // A page needs no paper to be looked at.
    if let Ok(paper) = config::paper(&overrides, command.common.now()?) {
        proofs::call_as_published(&mut read.pages, &paper);
    }
    let mut proofs = Vec::with_capacity(read.pages.len());
    for page in &read.pages {
        if let Some(name) = names.get(&page.document.path) {
            proofs.push(File { path: name.clone(), bytes: galley::proof(page, console::language()) });
        }
    }
    folder::publish(&command.output, &proofs)?;
    let lines = proofs.iter().map(|proof| format!("{}\n", Shown(command.output.join(&proof.path).display())));
    console::print(lines.collect::<String>().as_bytes())?;
    Ok(read.close())
}
