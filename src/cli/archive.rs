//! `benbao archive`: what the paper has published, for ever: lists, histories, withdrawals, copies, and repair.
//!
//! A command that changes what readers see builds the feeds afterwards, as `benbao build` does.

mod addresses;
mod adopt;
mod difference;
mod list;
mod show;

use crate::archive;
use crate::archive::Archive;
use crate::archive::copies::leftovers::Strictness;
use crate::archive::desk::Restored;
use crate::archive::desk::Withdraw;
use crate::archive::desk::adopt::Keep;
use crate::archive::desk::recover;
use crate::archive::desk::recover::Recovered;
use crate::archive::desk::search::Filter;
use crate::archive::desk::search::Word;
use crate::article::history::State;
use crate::article::page::Page;
use crate::beijing::Instant;
use crate::cli::build;
use crate::cli::common::below;
use crate::cli::common::clock;
use crate::cli::console;
use crate::cli::doubts;
use crate::cli::remedy;
use crate::cli::spare::spare;
use crate::cli::status::Status;
use crate::config;
use crate::config::Overrides;
use crate::config::Paper;
use crate::config::value;
use crate::error::Error;
use crate::error::archive::Sought;
use crate::error::value::WrongValue;
use crate::parse::page::name;
use crate::publish::alone;
use crate::shown::screen::visible;
use crate::text::is_han;
use crate::words::answers::Answer;
use chrono::NaiveDate;
use clap::Args;
use clap::Subcommand;
use clap::ValueEnum;
use std::fs::File;
use std::io;
use std::io::BufReader;
use std::io::BufWriter;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Command {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    List(List),
    Show(Show),
    Accept(Accept),
    Withdraw(Withdrawing),
    Merge(Merge),
    Adopt(Adopt),
    Recover(Recover),
    Export(Export),
    Import(Copy),
}

/// Sought paper.
#[derive(Debug, Args)]
struct Place {
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    #[arg(long, value_name = "RFC3339", value_parser = value::moment)]
    now: Option<Instant>,
}

#[derive(Debug, Args)]
struct List {
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    #[arg(long, value_name = "DATE", value_parser = value::date)]
    date: Option<NaiveDate>,
    #[arg(long, value_name = "PAGE", value_parser = page)]
    page: Option<Page>,
    #[arg(long, alias = "writer", value_name = "NAME")]
    author: Option<String>,
    #[arg(long, value_name = "STATE", value_parser = state)]
    state: Option<State>,
    #[arg(long, conflicts_with_all = ["words", "date", "page", "author", "state"])]
    doubtful: bool,
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Args)]
struct Accept {
    #[arg(value_name = "STORY", required = true)]
    stories: Vec<String>,
    #[arg(long)]
    undo: bool,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Args)]
struct Show {
    id: String,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Args)]
struct Withdrawing {
    #[arg(required_unless_present = "file", conflicts_with = "file")]
    id: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with = "undo")]
    file: Option<PathBuf>,
    #[arg(long, required_unless_present = "undo", value_parser = value::reason)]
    reason: Option<String>,
    #[arg(long)]
    notice: bool,
    #[arg(long, conflicts_with_all = ["reason", "notice"])]
    undo: bool,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Args)]
struct Merge {
    old: String,
    new: String,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Args)]
struct Adopt {
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Args)]
struct Recover {
    #[arg(long)]
    partial: bool,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Args)]
struct Export {
    #[arg(long)]
    addresses: bool,
    #[command(flatten)]
    copy: Copy,
}

#[derive(Debug, Args)]
struct Copy {
    file: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
}

/// A page, by whatever name a newsroom gives it.
fn page(text: &str) -> Result<Page, WrongValue> {
    name::whole(text).ok_or_else(|| WrongValue::NoPage { page: text.to_owned() })
}

/// A word that stories are looked for by. A page that is named in Chinese, and a file with or without a line, as messages name it,
/// are known as what they are.
fn word(text: &str, folder: &Path) -> Word {
    let named = name::at_start(text).filter(|named| text.contains(is_han) && named.behind.trim().is_empty());
    let page = named.map(|named| named.page);
    let file = text.rsplit_once(':').filter(|(_, line)| line.parse::<usize>().is_ok()).map_or(text, |(file, _)| file);
    Word { text: text.to_owned(), page, file: Some(below(folder, Path::new(file))) }
}

fn state(word: &str) -> Result<State, WrongValue> {
    State::parse(word).ok_or_else(|| WrongValue::NoneOf { known: State::ALL.map(State::as_str).to_vec() })
}

/// Runs one of the commands.
pub(crate) fn run(command: &Command) -> anyhow::Result<Status> {
    match &command.what {
        What::List(list) => show_list(list),
        What::Show(show) => show_one(show),
        What::Accept(accept) => accept_all(accept),
        What::Withdraw(withdrawing) => withdraw(withdrawing),
        What::Merge(merge) => merge_two(merge),
        What::Adopt(command) => adopt_all(command),
        What::Recover(recover) => recover_all(recover),
        What::Export(copy) => export(copy),
        What::Import(copy) => import(copy),
    }
}

impl Place {
    fn paper(&self) -> anyhow::Result<Paper> {
        remedy::meant(&self.dir(), self.config.as_deref());
        let overrides = Overrides { dir: self.dir(), config: self.config.clone(), ..Overrides::default() };
        let now = self.now.map_or_else(clock, Ok)?;
        Ok(config::paper(&overrides, now)?)
    }

    fn dir(&self) -> PathBuf {
        self.dir.clone().unwrap_or_default()
    }

    fn settings(&self) -> PathBuf {
        self.config.clone().unwrap_or_else(|| self.dir().join(config::FILE_NAME))
    }

    fn archive(&self) -> anyhow::Result<Archive> {
        let paper = self.paper()?;
        Ok(archive::open_existing(&paper.archive, paper.now)?)
    }

    /// Says what was changed, and builds the feeds of it, whether or not that could be said.
    fn build_after(&self, said: &[Answer]) -> anyhow::Result<Status> {
        let said: String = said.iter().map(|answer| console::words(answer) + "\n").collect();
        self.build_after_saying(&said)
    }

    fn build_after_saying(&self, said: &str) -> anyhow::Result<Status> {
        let told = console::print(said.as_bytes()).inspect_err(console::error);
        let status = build::run(&self.dir(), &build::Options::of(self.config.clone(), self.now))?;
        Ok(if told.is_err() && status == Status::Done { Status::SetAside } else { status })
    }
}

fn show_list(list: &List) -> anyhow::Result<Status> {
    if list.doubtful {
        return show_doubtful(list);
    }
    let paper = list.place.paper()?;
    let archive = archive::open_existing(&paper.archive, paper.now)?;
    let filter = Filter {
        date: list.date,
        page: list.page.clone(),
        author: list.author.clone(),
        state: list.state,
        words: list.words.iter().map(|text| word(text, &paper.source.dir)).collect(),
    };
    let (mut found, short) = (Vec::new(), archive.short_ids()?);
    archive.list(&filter, &mut |listed| {
        if list.format == Format::Json {
            return console::print(&list::json(&listed, &short)?);
        }
        found.push(listed);
        Ok(())
    })?;
    if list.format == Format::Table {
        console::print(list::table(&found, &short, console::stdout()).as_bytes())?;
    }
    Ok(Status::Done)
}

fn show_one(show: &Show) -> anyhow::Result<Status> {
    let paper = show.place.paper()?;
    let archive = archive::open_existing(&paper.archive, paper.now)?;
    let (listed, revisions) = archive.history(&archive.find_id(&show.id)?)?;
    let lines = show::history(&listed, &revisions, &paper.source.dir, console::stdout().columns);
    console::print(visible(&lines).as_bytes())?;
    Ok(Status::Done)
}

fn show_doubtful(list: &List) -> anyhow::Result<Status> {
    let paper = list.place.paper()?;
    let archive = archive::open_existing(&paper.archive, paper.now)?;
    let (stories, short, folder) = (archive.doubtful()?, archive.short_ids()?, &paper.source.dir);
    match list.format {
        Format::Table => {
            let columns = console::stdout().columns;
            let mut lines = doubts::lines(&stories, &short, folder, columns);
            lines.extend(doubts::closing(&stories, &short, (folder, &list.place.dir()), columns));
            console::print(visible(&(lines.join("\n") + "\n")).as_bytes())?;
        }
        Format::Json => {
            for story in &stories {
                let refused = |error: serde_json::Error| Error::Tell { path: PathBuf::from("stdout"), source: error.into() };
                let line = serde_json::to_string(&doubts::json(story, &short, folder)).map_err(refused)?;
                console::print(format!("{line}\n").as_bytes())?;
            }
        }
    }
    Ok(Status::Done)
}

/// Accepts stories as they were read, or takes that back; all that are named, or none.
fn accept_all(command: &Accept) -> anyhow::Result<Status> {
    let paper = command.place.paper()?;
    let folder = &paper.source.dir;
    let mut archive = archive::open_existing(&paper.archive, paper.now)?;
    let short = archive.short_ids()?;
    let (mut meant, mut said) = (Vec::new(), Vec::new());
    let sought = if command.undo { Sought::Accepted } else { Sought::ToLookAt };
    for text in &command.stories {
        let stories = archive.doubtful_called(sought, text, &|file| below(folder, file))?;
        said.extend(stories.is_empty().then(|| match sought {
            Sought::ToLookAt => Answer::NothingToAccept { name: text.clone() },
            Sought::Accepted => Answer::NothingAccepted { name: text.clone() },
        }));
        said.extend(stories.iter().map(|story| {
            let (headline, name) = (story.headline.clone(), doubts::name(story, &short, folder));
            match sought {
                Sought::ToLookAt => Answer::Accepted { headline, name },
                Sought::Accepted => Answer::AcceptedNoMore { headline, name },
            }
        }));
        meant.extend(stories);
    }
    match sought {
        Sought::ToLookAt => archive.accept(&meant)?,
        Sought::Accepted => archive.accept_no_more(&meant)?,
    }
    archive.close()?;
    command.place.build_after(&said)
}

fn withdraw(command: &Withdrawing) -> anyhow::Result<Status> {
    let paper = command.place.paper()?;
    let mut archive = archive::open_existing(&paper.archive, paper.now)?;
    let how = if command.notice { Withdraw::WithNotice } else { Withdraw::Silently };
    let id = command.id.as_ref().map(|text| archive.find_id(text)).transpose()?;
    let done = match (id, &command.file, &command.reason) {
        (Some(id), _, Some(reason)) => vec![Answer::Withdrawn { headline: archive.withdraw(&id, reason, how)?, id }],
        (Some(id), _, None) => {
            let Restored { headline, state } = archive.restore(&id)?;
            vec![if state == State::OffPage {
                Answer::RestoredOffPage { headline, id }
            } else {
                Answer::Restored { headline, id }
            }]
        }
        (None, Some(file), Some(reason)) => {
            let as_given = |error| match error {
                Error::UnknownFile { on_page, stories, .. } => Error::UnknownFile { path: file.clone(), on_page, stories },
                error => error,
            };
            let withdrawn = archive.withdraw_file(&below(&paper.source.dir, file), reason, how).map_err(as_given)?;
            withdrawn.into_iter().map(|(id, headline)| Answer::Withdrawn { headline, id }).collect()
        }
        (None, ..) => Vec::new(),
    };
    archive.close()?;
    command.place.build_after(&done)
}

fn merge_two(command: &Merge) -> anyhow::Result<Status> {
    let mut archive = command.place.archive()?;
    let (old, new) = (archive.find_id(&command.old)?, archive.find_id(&command.new)?);
    let headline = archive.merge(&old, &new)?;
    archive.close()?;
    command.place.build_after(&[Answer::Merged { new, headline, old }])
}

fn adopt_all(command: &Adopt) -> anyhow::Result<Status> {
    let paper = command.place.paper()?;
    let keep = if command.dry_run { Keep::No } else { Keep::Yes };
    let adopt::Adoption { outcomes, status } = adopt::adopt(&command.files, &paper, keep)?;
    let said: String = outcomes.iter().map(|outcome| console::words(outcome) + "\n").collect();
    if keep == Keep::No {
        console::print(said.as_bytes())?;
        return Ok(status);
    }
    let built = command.place.build_after_saying(&said)?;
    Ok(if built == Status::Done { status } else { built })
}

fn recover_all(command: &Recover) -> anyhow::Result<Status> {
    let paper = command.place.paper()?;
    let strictness = if command.partial { Strictness::Readable } else { Strictness::All };
    let (recovered, warnings) = recover::recover(&paper.archive, strictness, paper.now)?;
    warnings.iter().for_each(console::warning);
    let said = match recovered {
        Recovered::Sound => Answer::Sound,
        Recovered::Missing => Answer::Missing,
        Recovered::SetAside { damaged, saved } => Answer::SetAside { damaged, saved },
    };
    command.place.build_after(&[said])
}

fn export(command: &Export) -> anyhow::Result<Status> {
    let copy = &command.copy;
    let paper = copy.place.paper()?;
    let archive = archive::open_existing(&paper.archive, paper.now)?;
    let write = |out: &mut dyn Write, to: &Path| match command.addresses {
        true => addresses::write(&archive, &paper.compose, out, to),
        false => archive.export(out, to),
    };
    match &copy.file {
        Some(path) => {
            spare("archive export", path, &paper, &copy.place.settings())?;
            alone::write(path, |out| write(out, path))?;
        }
        None => write(&mut BufWriter::new(io::stdout().lock()), Path::new("stdout"))?,
    }
    if command.addresses && paper.compose.moved.is_empty() {
        console::warning(&Answer::NoneMoved);
    }
    Ok(Status::Done)
}

fn import(copy: &Copy) -> anyhow::Result<Status> {
    let paper = copy.place.paper()?;
    let mut archive = archive::open(&paper.archive, paper.now)?;
    let count = match &copy.file {
        Some(path) => {
            let file = File::open(path).map_err(|source| Error::Read { path: path.clone(), source })?;
            archive.import(&mut BufReader::new(file), path)?
        }
        None => archive.import(&mut io::stdin().lock(), Path::new("stdin"))?,
    };
    archive.close()?;
    console::print((console::words(&Answer::Imported(count)) + "\n").as_bytes())?;
    Ok(Status::Done)
}
