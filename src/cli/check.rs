//! `benbao check`: feeds of anybody held to their standards, offline; a line a finding and its remedy for people, JSON for programs.

mod said;
mod sought;

use crate::beijing::Instant;
use crate::check;
use crate::check::checked::Checked;
use crate::check::profile::Profile;
use crate::check::rule::Level;
use crate::cli::check::sought::Document;
use crate::cli::common::clock;
use crate::cli::console;
use crate::cli::status::Status;
use crate::config::value;
use crate::words::message::Message;
use clap::Args;
use clap::ValueEnum;
use std::path::Path;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[arg(long)]
    strict: bool,
    #[arg(long, value_name = "NAME", value_parser = Profile::ALL.map(Profile::as_str))]
    profile: Vec<String>,
    #[arg(long, value_name = "PATH")]
    against: Option<PathBuf>,
    #[arg(long, value_name = "RFC3339", value_parser = value::moment)]
    now: Option<Instant>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Checks what the paths name and tells what was found.
pub(crate) fn run(command: &Check) -> anyhow::Result<Status> {
    if let Some(wrong) = misuse(command) {
        console::error(&wrong);
        return Ok(Status::Usage);
    }
    let now = command.now.map_or_else(clock, Ok)?;
    let mut found = Seen::of(&command.paths, now);
    if found.checked.is_empty() && found.refused.is_empty() {
        found.refused.extend(command.paths.iter().map(|path| sought::no_feed(path)));
    }
    for folder in command.paths.iter().filter(|path| path.is_dir()) {
        check::folder(&mut found.checked, folder);
    }
    for profile in command.profile.iter().filter_map(|word| Profile::parse(word)) {
        check::profile(&mut found.checked, profile, now);
    }
    if let (Some(old), [path]) = (&command.against, command.paths.as_slice()) {
        found.against(old, path, now);
    }
    let Seen { checked, passed_over, refused } = found;
    let told = match command.format {
        Format::Text => said::text(&checked, &passed_over, console::language()),
        Format::Json => said::json(&checked, &passed_over)?,
    };
    console::print(told.as_bytes())?;
    refused.iter().for_each(console::error);
    let matters = |level| level == Level::Error || command.strict;
    let is_sound = !checked.iter().flat_map(|(_, document)| &document.findings).any(|finding| matters(finding.rule.level));
    Ok(if is_sound && refused.is_empty() { Status::Done } else { Status::Failed })
}

/// An older version is that of one file, or of one folder.
fn misuse(command: &Check) -> Option<Message> {
    let old = command.against.as_ref()?;
    match command.paths.as_slice() {
        [new] if old.is_dir() == new.is_dir() => None,
        [new] => Some(Message::new("check-against-alike").text("old", old.display()).text("new", new.display())),
        _ => Some(Message::new("check-against-one")),
    }
}

/// What was checked, and what was not.
struct Seen {
    checked: Vec<(PathBuf, Checked)>,
    passed_over: Vec<PathBuf>,
    refused: Vec<Message>,
}

impl Seen {
    fn of(paths: &[PathBuf], now: Instant) -> Self {
        let found = sought::documents(paths);
        let mut seen = Self { checked: Vec::new(), passed_over: Vec::new(), refused: found.refused };
        for Document { path, bytes, named } in found.documents {
            match check::check(&bytes, now) {
                Some(document) => seen.checked.push((path, document)),
                None if named => seen.refused.push(sought::no_feed(&path)),
                None => seen.passed_over.push(path),
            }
        }
        seen
    }

    /// Holds each document to the older one that lies as it does: a file to a file, those of a folder to those of a folder.
    fn against(&mut self, old: &PathBuf, path: &Path, now: Instant) {
        let before = Self::of(std::slice::from_ref(old), now);
        self.refused.extend(before.refused);
        for (place, older) in &before.checked {
            let below = place.strip_prefix(old).ok().filter(|below| !below.as_os_str().is_empty());
            let place = below.map_or_else(|| path.to_owned(), |below| path.join(below));
            let newer = self.checked.iter_mut().find(|(path, _)| *path == place).map(|(_, document)| document);
            let gone = check::against(newer, older);
            self.checked.extend(gone.map(|gone| (place, gone)));
        }
    }
}

/// One of each message, for the catalogue's tests.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let mut samples = said::samples();
    samples.push(sought::no_feed(std::path::Path::new("a.xml")));
    samples.push(sought::too_large(std::path::Path::new("a.xml")));
    samples.push(Message::new("check-against-one"));
    samples.push(Message::new("check-against-alike").text("old", "feeds.old").text("new", "rss.xml"));
    samples
}
