//! `benbao status`: how the paper stands, as the last run left it: its newest edition, its stories by state, what waits for its hour,
//! what is to be looked at, and which files nothing was published of.

use crate::archive;
use crate::archive::desk::doubts::DoubtfulStory;
use crate::archive::desk::finding::ShortIds;
use crate::archive::desk::history::Listed;
use crate::archive::desk::standing::Standing;
use crate::archive::store::said::Said;
use crate::beijing::Instant;
use crate::cli::common::clock;
use crate::cli::console;
use crate::cli::doubts;
use crate::cli::doubts::indented;
use crate::cli::health;
use crate::cli::health::Health;
use crate::cli::remedy;
use crate::cli::status::Status;
use crate::config;
use crate::config::Overrides;
use crate::config::value;
use crate::error::Error;
use crate::error::Place;
use crate::report::located;
use crate::shown::argument;
use crate::shown::screen::visible;
use crate::text::clip;
use crate::text::width;
use crate::words::language::Language;
use crate::words::message::Message;
use clap::Args;
use clap::ValueEnum;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Stands {
    #[arg(value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    #[arg(long, value_name = "RFC3339", value_parser = value::moment)]
    now: Option<Instant>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
}

/// What stands below a heading begins so far in.
const INDENT: usize = 2;

/// What belongs to a line stands below it, so far in.
const REMEDY: usize = 6;

/// Between a story's id, its hour and its headline.
const GAP: usize = 2;

/// All that is shown.
struct Paper<'run> {
    standing: &'run Standing,
    doubtful: &'run [DoubtfulStory],
    short: &'run ShortIds,
    health: &'run Health,
    folder: &'run Path,
    dir: &'run Path,
}

/// Shows how the paper stands.
pub(crate) fn run(command: &Stands) -> anyhow::Result<Status> {
    let dir = command.dir.clone().unwrap_or_default();
    remedy::meant(&dir, command.config.as_deref());
    let overrides = Overrides { dir: dir.clone(), config: command.config.clone(), ..Overrides::default() };
    let paper = config::paper(&overrides, command.now.map_or_else(clock, Ok)?)?;
    let archive = archive::open_existing(&paper.archive, paper.now)?;
    let (standing, doubtful, short) = (archive.standing()?, archive.doubtful()?, archive.short_ids()?);
    let health = Health::of(&paper, &archive, doubtful.len())?;
    archive.close()?;
    let (standing, doubtful, short, health) = (&standing, doubtful.as_slice(), &short, &health);
    let stands = Paper { standing, doubtful, short, health, folder: &paper.source.dir, dir: &dir };
    match command.format {
        Format::Table => {
            let lines = stands.lines(console::stdout().columns);
            console::print(visible(&(lines.join("\n") + "\n")).as_bytes())?;
        }
        Format::Json => console::print(&stands.json()?)?,
    }
    Ok(if health.is_alarmed() { Status::Alarm } else { Status::Done })
}

impl Paper<'_> {
    fn lines(&self, columns: usize) -> Vec<String> {
        let mut lines: Vec<String> = self.health.alarms().iter().flat_map(|alarm| said(alarm, columns)).collect();
        lines.extend(said(&newest(self.standing), columns));
        if !self.standing.states.is_empty() {
            lines.extend(said(&states(self.standing), columns));
        }
        lines.extend(self.waiting(columns));
        lines.extend(self.to_look_at(columns));
        lines.extend(self.spared(columns));
        lines.extend(self.set_aside(columns));
        lines.extend(self.health.lines().iter().flat_map(|line| said(line, columns)));
        lines
    }

    fn waiting(&self, columns: usize) -> Vec<String> {
        let held = &self.standing.held;
        if held.is_empty() {
            return Vec::new();
        }
        let mut lines = said(&Message::new("standing-held").number("count", held.len()), columns);
        lines.extend(held.iter().map(|listed| self.held(listed, columns)));
        lines
    }

    fn to_look_at(&self, columns: usize) -> Vec<String> {
        if self.doubtful.is_empty() {
            return Vec::new();
        }
        let mut lines = doubts::closing(self.doubtful, self.short, (self.folder, self.dir), columns);
        let within = doubts::lines(self.doubtful, self.short, self.folder, columns.saturating_sub(INDENT));
        lines.extend(within.into_iter().map(|line| format!("{}{line}", " ".repeat(INDENT))));
        lines
    }

    fn spared(&self, columns: usize) -> Vec<String> {
        let spared = &self.standing.spared;
        if spared.is_empty() {
            return Vec::new();
        }
        let count = spared.values().map(Vec::len).sum();
        let mut lines = said(&Message::new("standing-spared").number("count", count), columns);
        for (page, stories) in spared {
            lines.extend(stories.iter().map(|listed| self.named(listed, columns)));
            // What is to be typed is not broken.
            lines.push(format!("{}{}", " ".repeat(REMEDY), console::words(&self.withdrawing(page))));
        }
        lines
    }

    /// The command that withdraws what a page holds no more.
    fn withdrawing(&self, page: &Path) -> Message {
        Message::new("standing-withdraw").text("path", argument(self.folder.join(page).display()))
    }

    fn set_aside(&self, columns: usize) -> Vec<String> {
        let files = &self.standing.set_aside;
        if files.is_empty() {
            return Vec::new();
        }
        let mut lines = said(&Message::new("standing-set-aside").number("count", files.len()), columns);
        let aside = files.iter().map(|said| located(said.why.clone(), self.folder).at(&self.place(said)));
        lines.extend(aside.flat_map(|aside| indented(&console::words(&aside), INDENT, columns)));
        lines
    }

    /// `  9cb0  2026-11-28 18:00  春到中原`
    fn held(&self, listed: &Listed, columns: usize) -> String {
        let until = console::words(&Message::moment_alone(listed.published.rfc3339()));
        self.called(&format!("{}  {until}", self.short.of(&listed.id)), listed, columns)
    }

    /// `  9cb0  春到中原`
    fn named(&self, listed: &Listed, columns: usize) -> String {
        self.called(&self.short.of(&listed.id), listed, columns)
    }

    fn called(&self, head: &str, listed: &Listed, columns: usize) -> String {
        let head = format!("{}{head}", " ".repeat(INDENT));
        let room = columns.saturating_sub(width(&head) + GAP);
        format!("{head}{}{}", " ".repeat(GAP), clip(&listed.called(), room))
    }

    fn place(&self, said: &Said) -> Place {
        let lines = said.line.map(|line| (line, line));
        Place { lines, ..Place::file(&self.folder.join(&said.path)) }
    }

    fn json(&self) -> Result<Vec<u8>, Error> {
        let held = |listed: &Listed| Held {
            id: listed.id.to_string(),
            short: self.short.of(&listed.id),
            headline: listed.called(),
            until: listed.published.rfc3339(),
        };
        let spared = |(page, stories): (&PathBuf, &Vec<Listed>)| {
            let (file, command) = (self.folder.join(page), self.withdrawing(page).in_language(Language::English));
            let story = move |listed: &Listed| Spared {
                id: listed.id.to_string(),
                short: self.short.of(&listed.id),
                headline: listed.called(),
                file: file.to_string_lossy().into_owned(),
                command: remedy::typed(command.clone()),
            };
            stories.iter().map(story).collect::<Vec<_>>()
        };
        let aside = |said: &Said| Aside {
            file: self.folder.join(&said.path).to_string_lossy().into_owned(),
            line: said.line,
            code: said.why.code().to_owned(),
            message: located(said.why.clone(), self.folder).in_language(Language::English),
        };
        let json = Json {
            edition: self.standing.newest.map(|(date, stories)| Edition { date: date.to_string(), stories }),
            stories: self.standing.states.iter().map(|(state, count)| (state.as_str(), *count)).collect(),
            held: self.standing.held.iter().map(held).collect(),
            doubtful: self.doubtful.iter().map(|story| doubts::json(story, self.short, self.folder)).collect(),
            spared: self.standing.spared.iter().flat_map(spared).collect(),
            set_aside: self.standing.set_aside.iter().map(aside).collect(),
            health: self.health.json(),
        };
        let refused = |error: serde_json::Error| Error::Tell { path: PathBuf::from("stdout"), source: error.into() };
        let mut bytes = serde_json::to_vec_pretty(&json).map_err(refused)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

fn said(message: &Message, columns: usize) -> Vec<String> {
    indented(&console::words(message), 0, columns)
}

fn newest(standing: &Standing) -> Message {
    match standing.newest {
        Some((date, count)) => Message::new("standing-newest").text("date", date).number("count", count),
        None => Message::new("standing-nothing"),
    }
}

fn states(standing: &Standing) -> Message {
    let state = |(state, count): (&_, &usize)| Message::new("standing-state").number("count", *count).fact("state", state);
    Message::new("standing-states").facts("list", standing.states.iter().map(state))
}

#[derive(Serialize)]
struct Json {
    edition: Option<Edition>,
    stories: BTreeMap<&'static str, usize>,
    held: Vec<Held>,
    doubtful: Vec<doubts::Json>,
    spared: Vec<Spared>,
    set_aside: Vec<Aside>,
    #[serde(flatten)]
    health: health::Json,
}

#[derive(Serialize)]
struct Edition {
    date: String,
    stories: usize,
}

#[derive(Serialize)]
struct Held {
    id: String,
    short: String,
    headline: String,
    until: String,
}

/// A story that is out although its page holds it no more.
#[derive(Serialize)]
struct Spared {
    id: String,
    short: String,
    headline: String,
    file: String,
    /// What withdraws it, with all that its page held.
    command: String,
}

#[derive(Serialize)]
struct Aside {
    file: String,
    line: Option<usize>,
    code: String,
    message: String,
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    use crate::article::history::State;

    let standing = |count: usize| Standing {
        newest: chrono::NaiveDate::from_ymd_opt(2026, 11, 27).map(|day| (day, count)).filter(|_| count > 0),
        states: State::ALL.into_iter().map(|state| (state, count)).collect(),
        ..Standing::default()
    };
    let mut samples: Vec<Message> = [0, 1, 8].map(|count| newest(&standing(count))).to_vec();
    samples.push(states(&standing(3)));
    samples.push(Message::new("standing-withdraw").text("path", "pages/2026-11-27-A02.md"));
    let codes = ["standing-held", "standing-spared", "standing-set-aside"];
    samples.extend(codes.into_iter().flat_map(|code| [1, 2].map(|count| Message::new(code).number("count", count))));
    samples
}
