//! `benbao doctor`: looks at a paper as a helpful colleague would: settings, pages, archive, outlet, machine; says what is wrong in
//! order of harm, each with the one thing to do and what comes of it if nobody does. Nothing is changed.

mod finding;
mod history;
mod machine;
mod outlet;
mod pages;

use crate::beijing::Instant;
use crate::cli::common::clock;
use crate::cli::console;
use crate::cli::doctor::finding::Finding;
use crate::cli::doctor::finding::Harm;
use crate::cli::doctor::history::History;
use crate::cli::doubts::indented;
use crate::cli::progress::Progress;
use crate::cli::remedy;
use crate::cli::status::Status;
use crate::cli::status::status_of;
use crate::config;
use crate::config::Overrides;
use crate::config::Paper;
use crate::config::value;
use crate::error::Error;
use crate::shown::screen::visible;
use crate::words::message::Message;
use clap::Args;
use clap::ValueEnum;
use serde::Serialize;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Doctor {
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    #[arg(long, value_name = "RFC3339", value_parser = value::moment)]
    now: Option<Instant>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// What stands below a heading begins so far in, and what belongs to it so much further.
const INDENT: usize = 2;

/// What was found.
struct Looked {
    findings: Vec<Finding>,
    /// How many files are pages by their names; nothing where none was looked at.
    pages: Option<usize>,
    /// How it ends where nothing can be published.
    stopped: Status,
}

/// Looks, and says what there is to say.
pub(crate) fn run(command: &Doctor) -> anyhow::Result<Status> {
    let dir = command.dir.clone().unwrap_or_default();
    remedy::meant(&dir, command.config.as_deref());
    let overrides = Overrides { dir, config: command.config.clone(), ..Overrides::default() };
    let mut looked = match command.now.map_or_else(clock, Ok).and_then(|now| config::paper(&overrides, now)) {
        Ok(paper) => look(&paper)?,
        Err(error) => Looked {
            findings: vec![Finding::new(Harm::Stops, &error, "else-nothing-new")],
            pages: None,
            stopped: status_of(&error),
        },
    };
    looked.findings.extend(machine::locale(|variable| std::env::var(variable).ok()));
    // What is found first of a kind of harm is said first.
    looked.findings.sort_by_key(|finding| finding.harm);
    match command.format {
        Format::Text => console::print(visible(&looked.text(console::stdout().columns)).as_bytes())?,
        Format::Json => console::print(&looked.json()?)?,
    }
    Ok(looked.status())
}

/// Looks at a paper whose settings can be read.
fn look(paper: &Paper) -> Result<Looked, Error> {
    let (history, of_history) = history::findings(paper);
    let progress = Progress::new();
    let report = pages::read(paper, &|stage| progress.iter().for_each(|progress| progress.show(stage)))?;
    drop(progress);
    let of_pages = pages::findings(paper, &report, history == History::Some);
    let of_outlet = outlet::findings(paper);
    let of_machine = machine::findings(paper, Some(&report));
    let mut findings: Vec<Finding> = Vec::new();
    for finding in [of_outlet, of_history, of_machine, of_pages].concat() {
        // Several may come upon the same thing.
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }
    Ok(Looked { findings, pages: Some(report.files), stopped: Status::Failed })
}

impl Looked {
    fn status(&self) -> Status {
        match self.findings.iter().map(|finding| finding.harm).min() {
            Some(Harm::Stops) => self.stopped,
            Some(Harm::SeeTo) => Status::SetAside,
            Some(Harm::Note) | None => Status::Done,
        }
    }

    fn text(&self, columns: usize) -> String {
        let mut lines = Vec::new();
        for harm in Harm::ALL {
            let findings: Vec<&Finding> = self.findings.iter().filter(|finding| finding.harm == harm).collect();
            if findings.is_empty() {
                continue;
            }
            lines.push(console::words(&harm.heading()));
            for finding in findings {
                lines.extend(indented(&console::words(&finding.what), INDENT, columns));
                let consequence = Message::new("doctor-else").fact("what", &finding.consequence);
                lines.extend(indented(&console::words(&consequence), 2 * INDENT, columns));
            }
        }
        let is_well = self.findings.iter().all(|finding| finding.harm == Harm::Note);
        let pages = self.pages.filter(|_| is_well).map(|pages| Message::new("doctor-well").number("count", pages));
        let well = pages.iter().map(console::words);
        well.chain(lines).map(|line| line + "\n").collect()
    }

    fn json(&self) -> Result<Vec<u8>, Error> {
        let json = Json { findings: self.findings.iter().map(finding::Json::from).collect(), pages: self.pages };
        let refused = |error: serde_json::Error| Error::Tell { path: PathBuf::from("stdout"), source: error.into() };
        let mut bytes = serde_json::to_vec_pretty(&json).map_err(refused)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

#[derive(Serialize)]
struct Json {
    findings: Vec<finding::Json>,
    /// How many files are pages by their names; null where the settings cannot be read.
    pages: Option<usize>,
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let overrides = Overrides {
        title: Some("海湾晨报".to_owned()),
        base_url: url::Url::parse("https://example.cn/feeds/").ok(),
        dir: PathBuf::from("nowhere"),
        ..Overrides::default()
    };
    let paper = config::paper(&overrides, Instant::parse("2026-10-09T06:00:00+08:00").unwrap()).unwrap();
    let mut samples = finding::samples();
    samples.push(Message::new("doctor-else").text("what", "…"));
    samples.extend(pages::samples());
    samples.extend(history::samples(&paper));
    samples.extend(outlet::samples());
    samples.extend(machine::samples(&paper));
    samples.extend([0, 1, 12].map(|count| Message::new("doctor-well").number("count", count)));
    samples
}
