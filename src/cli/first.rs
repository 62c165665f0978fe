//! The first minute: `benbao` alone, in a folder that holds no paper. Whoever is here for the first time learns the way from here to
//! feeds; whoever has files here that may be pages, how to take them as they lie.

use crate::cli::build;
use crate::cli::common::clock;
use crate::cli::console;
use crate::cli::status::Status;
use crate::config::FILE_NAME;
use crate::read;
use crate::words::language::Language;
use crate::words::message::Message;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// Whether somebody called the program alone where there is no paper.
pub(crate) fn is_first(options: &build::Options) -> bool {
    options.names_nothing() && Path::new(FILE_NAME).symlink_metadata().is_err()
}

/// Says what comes next.
pub(crate) fn say() -> anyhow::Result<Status> {
    let entries = fs::read_dir(".").into_iter().flatten().flatten().map(|entry| entry.path());
    let pages = entries.filter(|path| path.is_file() && read::may_be_page(path)).count();
    let day = clock()?.date().to_string();
    lines(pages, &day).iter().for_each(console::note);
    // Somebody whose machine speaks no Chinese may.
    if console::language() == Language::English {
        console::note(&other_language());
    }
    Ok(Status::Usage)
}

fn lines(pages: usize, day: &str) -> Vec<Message> {
    let name = PathBuf::from(format!("{day}-A01.txt"));
    let mut lines = vec![Message::new("first-none")];
    if pages > 0 {
        lines.push(Message::new("first-here").number("count", pages));
    } else {
        lines.push(Message::new("first-init"));
        lines.push(Message::new("first-pages").text("name", name.display()));
    }
    lines.push(Message::new(if pages > 0 { "first-build-here" } else { "first-build" }));
    lines.push(Message::new("first-more"));
    lines
}

fn other_language() -> Message {
    Message::new("first-language")
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let mut samples: Vec<Message> = [0, 1, 12].into_iter().flat_map(|pages| lines(pages, "2026-11-28")).collect();
    samples.push(other_language());
    samples
}
