//! `benbao init`: a paper that builds at once. The sample page is invented, names and all.

use crate::cli::common::clock;
use crate::cli::console;
use crate::cli::status::Status;
use crate::config::FILE_NAME;
use crate::error::Error;
use crate::shown::screen::visible;
use crate::words::language::Language;
use crate::words::message::Message;
use chrono::Datelike;
use clap::Args;
use std::fs;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Init {
    #[arg(value_name = "DIR", default_value = ".", hide_default_value = true)]
    dir: PathBuf,
}

/// The settings with their remarks, in the language of whoever makes the paper.
fn settings(language: Language) -> &'static str {
    match language {
        Language::Chinese => include_str!("init/benbao.zh.toml"),
        Language::English => include_str!("init/benbao.en.toml"),
    }
}

const PAGE: &str = include_str!("init/page.md");
/// The day and the page, told by the name alone.
const PAGE_NAME: &str = "pages/2026-01-05-A01.md";

/// Makes the paper, or nothing where one of its files is there already.
pub(crate) fn run(command: &Init) -> anyhow::Result<Status> {
    let year = clock()?.date().year();
    let files = [(FILE_NAME, settings(console::language()).replace("{year}", &year.to_string())), (PAGE_NAME, PAGE.to_owned())];
    for (name, _) in &files {
        let path = command.dir.join(name);
        if path.symlink_metadata().is_ok() {
            return Err(Error::Taken { path }.into());
        }
    }
    for (name, text) in &files {
        write(&command.dir.join(name), text)?;
    }
    console::print(visible(&steps(&command.dir)).as_bytes())?;
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
    let build = if is_here { "benbao build".to_owned() } else { format!("benbao build {}", dir.display()) };
    let settings = if is_here { PathBuf::from(FILE_NAME) } else { dir.join(FILE_NAME) };
    let pages = if is_here { PathBuf::from("pages") } else { dir.join("pages") };
    let (settings, pages) = (settings.display(), pages.display());
    let lines = [
        Message::new("init-done").text("settings", &settings).text("pages", &pages),
        Message::new("init-settings").text("settings", &settings),
        Message::new("init-pages").text("pages", &pages),
        Message::new("init-build").text("command", build),
    ];
    let lines =
        lines.iter().enumerate().map(|(at, line)| format!("{}{}\n", if at == 0 { "" } else { "  " }, console::words(line)));
    lines.collect()
}

#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let settings = |code| Message::new(code).text("settings", "haiwan/benbao.toml");
    let build = Message::new("init-build").text("command", "benbao build haiwan");
    let pages = Message::new("init-pages").text("pages", "haiwan/pages");
    vec![settings("init-done").text("pages", "haiwan/pages"), settings("init-settings"), pages, build]
}
