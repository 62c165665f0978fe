//! `benbao init`: a paper that builds at once. The sample page is invented, names and all.

use crate::cli::Status;
use crate::cli::clock;
use crate::cli::console;
use crate::config::FILE_NAME;
use crate::error::Error;
use crate::shown::Shown;
use chrono::Datelike;
use clap::Args;
use std::fs;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The folder of the new paper; made where it is missing
    #[arg(value_name = "DIR", default_value = ".", hide_default_value = true)]
    dir: PathBuf,
}

const SETTINGS: &str = include_str!("init/benbao.toml");
const PAGE: &str = include_str!("init/page.md");
/// The day and the page, told by the name alone.
const PAGE_NAME: &str = "pages/2026-01-05-A01.md";

/// Makes the paper, or nothing where one of its files is there already.
pub(crate) fn run(command: &Init) -> anyhow::Result<Status> {
    let year = clock()?.date().year();
    let files = [(FILE_NAME, SETTINGS.replace("{year}", &year.to_string())), (PAGE_NAME, PAGE.to_owned())];
    for (name, _) in &files {
        let path = command.dir.join(name);
        if path.symlink_metadata().is_ok() {
            return Err(Error::Taken { path }.into());
        }
    }
    for (name, text) in &files {
        write(&command.dir.join(name), text)?;
    }
    console::print(console::visible(&steps(&command.dir)).as_bytes())?;
    Ok(Status::Done)
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    let refused = |source| Error::Tell { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(refused)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(refused)?;
    file.write_all(text.as_bytes()).map_err(refused)
}

fn steps(dir: &Path) -> String {
    let is_here = dir == Path::new(".");
    let build = if is_here { "benbao build".to_owned() } else { format!("benbao build {}", Shown(dir.display())) };
    let settings = if is_here { PathBuf::from(FILE_NAME) } else { dir.join(FILE_NAME) };
    let pages = if is_here { PathBuf::from("pages") } else { dir.join("pages") };
    format!(
        "{} and {} are made; next:\n  1. say in {} what the paper is called and where its feeds will be\n  2. {build}\n",
        Shown(settings.display()),
        Shown(pages.display()),
        Shown(settings.display()),
    )
}
