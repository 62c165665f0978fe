//! `benbao init`: a paper that builds at once. At a terminal it asks for what nobody can guess; elsewhere flags say it, or what
//! is usual is taken. The sample page is laid for a trial alone: the first edition of a real paper is the paper's own.

mod questions;
mod settings;

use crate::archive::address::Address;
use crate::cli::common::clock;
use crate::cli::console;
use crate::cli::init::questions::Person;
use crate::cli::init::questions::Question;
use crate::cli::status::Status;
use crate::config::FILE_NAME;
use crate::config::value;
use crate::error::Error;
use crate::error::value::WrongValue;
use crate::read::sample;
use crate::shown::screen::visible;
use crate::text::fold;
use crate::words::message::Message;
use chrono::Datelike;
use clap::Args;
use std::fs;
use std::fs::OpenOptions;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::IsTerminal;
use std::io::Write;
use std::path::Component;
use std::path::Path;
use std::path::PathBuf;
use url::Url;

#[derive(Debug, Args)]
pub(crate) struct Init {
    #[arg(value_name = "DIR", default_value = ".", hide_default_value = true)]
    dir: PathBuf,
    #[arg(long, value_parser = value::text)]
    title: Option<String>,
    #[arg(long, value_name = "URL", value_parser = address)]
    base_url: Option<Url>,
    #[arg(long, value_name = "DIR", value_parser = folder)]
    source: Option<String>,
}

/// What nobody can guess of a paper.
struct Answers {
    title: String,
    base_url: Url,
    source: String,
}

const TITLE: Question = Question { code: "init-title-asked", usual: settings::TITLE };
const ADDRESS: Question = Question { code: "init-address-asked", usual: settings::BASE_URL };
const PAGES: Question = Question { code: "init-pages-asked", usual: settings::SOURCE };

/// Makes the paper, or nothing where it is there already.
pub(crate) fn run(command: &Init) -> anyhow::Result<Status> {
    let year = clock()?.date().year();
    let file = command.dir.join(FILE_NAME);
    if file.symlink_metadata().is_ok() {
        return Err(Error::Taken { path: file }.into());
    }
    let told = |source| Error::Tell { path: PathBuf::from("stdout"), source };
    let answers = if io::stdin().is_terminal() && io::stdout().is_terminal() {
        asked(command, Person { input: io::stdin().lock(), output: io::stdout().lock() }).map_err(told)?
    } else {
        // Where nobody is asked, every answer is empty.
        asked(command, Person { input: BufReader::new(io::repeat(b'\n')), output: io::sink() }).map_err(told)?
    };
    let Some(answers) = answers else {
        console::error(&Message::new("init-unanswered"));
        return Ok(Status::Failed);
    };
    let pages = command.dir.join(&answers.source);
    // The settings last: without them there is no paper, and whoever begins again may.
    let refused = |source| Error::Tell { path: pages.clone(), source };
    fs::create_dir_all(&pages).map_err(refused)?;
    let has_sample = is_trial(&answers) && fs::read_dir(&pages).map_err(refused)?.next().is_none();
    if has_sample {
        write(&pages.join(sample::NAME), sample::PAGE)?;
    }
    let Answers { title, base_url, source } = &answers;
    write(&file, &settings::written(console::language(), title, base_url, source, year))?;
    let pages = if has_sample { Pages::WithSample } else { Pages::Empty };
    console::print(visible(&steps(&command.dir, &answers, pages)).as_bytes())?;
    Ok(Status::Done)
}

/// Asks for what the flags do not say; `None` where somebody breaks off.
fn asked(command: &Init, mut person: Person<impl BufRead, impl Write>) -> io::Result<Option<Answers>> {
    let Init { title, base_url, source, .. } = command;
    let title = title.clone().map_or_else(|| person.ask(&TITLE, value::text), |it| Ok(Some(it)))?;
    let Some(title) = title else { return Ok(None) };
    let base_url = base_url.clone().map_or_else(|| person.ask(&ADDRESS, address), |it| Ok(Some(it)))?;
    let Some(base_url) = base_url else { return Ok(None) };
    let source = source.clone().map_or_else(|| person.ask(&PAGES, folder), |it| Ok(Some(it)))?;
    Ok(source.map(|source| Answers { title, base_url, source }))
}

/// The address of the feeds. Whoever types Chinese types `：／／` as well; its host mints the ids, so that it has a name.
fn address(text: &str) -> Result<Url, WrongValue> {
    let text: String = text.chars().map(fold).collect();
    let url = value::base_url(&text)?;
    match value::authority_of(&url) {
        Some(_) => Ok(url),
        None => Err(WrongValue::Nobody { name: url.host_str().unwrap_or_default().to_owned() }),
    }
}

/// The folder of the pages, as the settings name it: none that benbao writes.
fn folder(text: &str) -> Result<String, WrongValue> {
    let text = value::text(text)?;
    let first = Path::new(&text).components().find(|step| !matches!(step, Component::CurDir));
    let is_own = |name: &str| first == Some(Component::Normal(name.as_ref()));
    if is_own(settings::OUTPUT) || is_own(".benbao") { Err(WrongValue::OwnFolder) } else { Ok(text) }
}

fn is_trial(answers: &Answers) -> bool {
    Address::of(&answers.base_url) == Address::Trial
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    let refused = |source| Error::Tell { path: path.to_owned(), source };
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(refused)?;
    file.write_all(text.as_bytes()).map_err(refused)
}

/// What lies in the folder of the pages.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pages {
    /// The sample page.
    WithSample,
    /// Nothing of ours.
    Empty,
}

/// What there is now, and what comes next.
fn steps(dir: &Path, answers: &Answers, laid: Pages) -> String {
    let is_here = dir == Path::new(".");
    let command = |name: &str| if is_here { format!("benbao {name}") } else { format!("benbao {name} {}", dir.display()) };
    let below = |name: &str| if is_here { PathBuf::from(name) } else { dir.join(name) };
    let (settings, pages) = (below(FILE_NAME), below(&answers.source));
    let is_beside = Path::new(&answers.source).components().all(|step| matches!(step, Component::CurDir));
    // A dot tells nobody which folder.
    let pages = if is_beside { fs::canonicalize(&pages).unwrap_or(pages) } else { pages };
    let (settings, pages) = (settings.display(), pages.display());
    let is_named = answers.title != settings::TITLE;
    let of_settings = |code| Message::new(code).text("settings", &settings);
    let mut lines = Vec::new();
    if is_trial(answers) {
        lines.push(of_settings(if is_named { "init-address" } else { "init-settings" }));
    }
    lines.push(Message::new(if laid == Pages::WithSample { "init-sample" } else { "init-pages" }).text("pages", &pages));
    lines.push(Message::new("init-build").text("command", command("build")));
    let done = if is_beside { of_settings("init-done-beside") } else { of_settings("init-done").text("pages", &pages) };
    let done = console::words(&done);
    let lines = lines.iter().enumerate().map(|(at, line)| format!("  {}. {}\n", at + 1, console::words(line)));
    let doctor = console::words(&Message::new("init-doctor").text("command", command("doctor")));
    format!("{done}\n{}{doctor}\n", lines.collect::<String>())
}

#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let settings = |code| Message::new(code).text("settings", "haiwan/benbao.toml");
    let pages = |code| Message::new(code).text("pages", "haiwan/pages");
    let asked = [TITLE, ADDRESS, PAGES].map(|question| Message::new(question.code).text("usual", question.usual));
    let mut samples = vec![
        settings("init-done").text("pages", "haiwan/pages"),
        settings("init-done-beside"),
        settings("init-settings"),
        settings("init-address"),
        pages("init-sample"),
        pages("init-pages"),
        Message::new("init-build").text("command", "benbao build haiwan"),
        Message::new("init-doctor").text("command", "benbao doctor haiwan"),
        Message::new("init-wrong").text("answer", "example.cn").fact("wrong", &WrongValue::NoAddress),
        Message::new("init-not-text"),
        Message::new("init-unanswered"),
    ];
    samples.extend(asked);
    samples
}
