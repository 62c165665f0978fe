//! `benbao.toml` and the command line become the options of each room: checked once, right by their types afterwards.
//!
//! Which keys there are stands here; where a key stands in the file is `config::document`, what a value must look like is
//! `config::value`. The rooms define their options themselves.

mod document;
mod feeds;
pub(crate) mod messages;
mod pages;
pub mod running;
mod slip;
pub mod value;

use crate::alarm;
use crate::archive;
use crate::archive::address::Address;
use crate::archive::doubtful::Doubtful;
use crate::archive::identity::naming::Naming;
use crate::archive::options::Again;
use crate::archive::options::Authority;
use crate::beijing::Instant;
use crate::compose;
use crate::config::document::Document;
use crate::config::document::Table;
use crate::config::running::Steady;
use crate::error::Error;
use crate::error::Place;
use crate::error::setting::Misset;
use crate::error::setting::Setting;
use crate::error::setting::WrongSetting;
use crate::error::system::System;
use crate::feed::Brand;
use crate::feed::Format;
use crate::parse;
use crate::parse::lexicon::Lexicon;
use crate::read::encoding::known::Encoding;
use crate::read::limits::Limits;
use crate::read::list::Encodings;
use crate::read::list::Include;
use crate::read::list::Pattern;
use crate::read::list::Source;
use crate::read::sample::Sample;
use crate::shelf::Each;
use crate::site;
use crate::typography::Typography;
use crate::websub::Announced;
use crate::words::language::Language;
use chrono::NaiveDate;
use chrono::NaiveTime;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;
use url::Url;

/// The name of the file that makes a folder a paper.
pub const FILE_NAME: &str = "benbao.toml";

/// The most stories that a run withdraws unasked: a page or two; more looks like an accident.
const MOST_WITHDRAWN: usize = 12;

/// The folder of the archive, beside the file.
const ARCHIVE: &str = ".benbao";

/// The tables of the file and the keys of each, in the order of the README; first the keys above every table. `[sections]`
/// and `[encodings]` have the paper's own keys.
const KEYS: [(&str, &[&str]); 17] = [
    ("", &["title", "description", "base_url", "link", "language", "publish_time", "authority", "typography", "messages"]),
    ("source", &["dir", "include", "exclude", "encoding", "max_page", "missing", "most_withdrawn"]),
    ("limits", &["html", "document", "part", "ratio", "files", "depth", "attributes", "seconds"]),
    ("output", &["dir", "limit", "days", "max_bytes", "content", "wires", "without", "sections"]),
    ("authors", &["feeds"]),
    ("feed", feeds::KEYS),
    ("site", &["pages", "style", "colour", "icon", "logo", "rights", "webmaster", "sitemap"]),
    ("articles", &["pages", "moved"]),
    ("editions", &["formats"]),
    ("reading", &["doubtful", "agencies", "roles", "columns", "names"]),
    ("sections", &[]),
    ("encodings", &[]),
    ("serve", &["gone"]),
    ("watch", &["rescan", "poll"]),
    ("schedule", &["cron"]),
    ("alarm", &["stale_after", "min_articles", "doubtful_above", "warnings_above", "command"]),
    ("websub", &["hub", "allow_private"]),
];

/// One newspaper (报纸): all that the rooms need to know of it.
#[derive(Debug, Clone)]
pub struct Paper {
    /// Where its pages lie.
    pub source: Source,
    /// How they are read.
    pub parse: parse::Options,
    /// How its articles are named and dated.
    pub archive: archive::options::Options,
    /// What its feeds say.
    pub compose: compose::options::Options,
    /// What its pages are.
    pub site: site::options::Options,
    /// The folder of its feeds.
    pub output: PathBuf,
    /// The documents of its output that are served no more.
    pub gone: BTreeSet<String>,
    /// The file of its settings; where there is none, where it would lie.
    pub settings: PathBuf,
    /// What somebody is to be woken for; nothing where nobody is.
    pub alarms: Option<alarm::Limits>,
    /// When it is published by itself.
    pub steady: Steady,
    /// Who is told of changes.
    pub announced: Announced,
    /// The moment of the run.
    pub now: Instant,
}

/// What the command line says; it wins over the file.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// The folder of the paper; the current one where it is empty.
    pub dir: PathBuf,
    /// The configuration file, where it is not `benbao.toml` in `dir`.
    pub config: Option<PathBuf>,
    /// The folder of the pages.
    pub source: Option<PathBuf>,
    /// The folder of the feeds.
    pub output: Option<PathBuf>,
    /// Where the feeds will be hosted.
    pub base_url: Option<Url>,
    /// The paper's title.
    pub title: Option<String>,
    /// The day of pages that do not tell theirs.
    pub edition: Option<NaiveDate>,
    /// Read every page, whatever the file system says of it.
    pub verify: bool,
    /// Withdraw however many articles are gone.
    pub allow_shrink: bool,
    /// What becomes of doubtful stories.
    pub doubtful: Option<Doubtful>,
    /// Read unchanged pages again as the program of today reads them.
    pub reread: Again,
}

/// The paper of a folder and a command line. `now` tells which days lie in the future.
///
/// # Errors
/// [`Error::Config`] at the file, line and column of an unknown key, a bad value or a missing one.
pub fn paper(overrides: &Overrides, now: Instant) -> Result<Paper, Error> {
    paper_of(&text(overrides)?, overrides, now)
}

/// What stands in the file of a paper, for who wants to keep it; nothing where none is needed.
///
/// # Errors
/// [`Error::Config`] where there is none, or no text.
pub fn text(overrides: &Overrides) -> Result<String, Error> {
    let file = file_of(overrides);
    match contents(&file) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| wrong(&file, WrongSetting::NotText)),
        Err(error) if error.kind() == io::ErrorKind::NotFound && is_told_enough(overrides) => Ok(String::new()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(wrong(&file, WrongSetting::NoFile)),
        Err(error) => Err(wrong(&file, WrongSetting::Unreadable(System::from(&error)))),
    }
}

/// As [`paper`], of what stood in the file.
///
/// # Errors
/// As [`paper`].
pub fn paper_of(text: &str, overrides: &Overrides, now: Instant) -> Result<Paper, Error> {
    let file = file_of(overrides);
    let document = Document::parse(&file, text)?;
    document.refuse_unknown_keys(&KEYS)?;
    assemble(&document, overrides, now)
}

/// How pages are read where no paper is needed, how much of one, in which encoding: as the file says where there is one, else as is usual.
///
/// # Errors
/// As [`paper`], for a file that is there or was asked for.
pub fn reading(overrides: &Overrides, now: Instant) -> Result<(parse::Options, Naming, Limits, Encodings), Error> {
    if overrides.config.is_some() || file_of(overrides).exists() {
        return paper(overrides, now)
            .map(|paper| (paper.parse, paper.archive.naming, paper.source.limits, paper.source.encoding));
    }
    let parse = parse::Options {
        edition: overrides.edition,
        typography: Typography::default(),
        sections: BTreeMap::new(),
        lexicon: Lexicon::default(),
        today: now.date(),
    };
    // RFC 2606 §2: nobody can own a name below `invalid`, so that nobody takes these ids for published ones.
    let authority = "benbao.invalid,2026".to_owned();
    Ok((parse, Naming { authority, publish_time: usual_time() }, Limits::default(), Encodings::default()))
}

/// As much of the file as settings can have: what is named may be a device without an end.
fn contents(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(file)?.take(messages::MOST + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > messages::MOST) {
        Err(io::ErrorKind::FileTooLarge.into())
    } else {
        Ok(bytes)
    }
}

fn file_of(overrides: &Overrides) -> PathBuf {
    overrides.config.clone().unwrap_or_else(|| overrides.dir.join(FILE_NAME))
}

/// A command line that names the two things nobody can guess needs no file.
fn is_told_enough(overrides: &Overrides) -> bool {
    overrides.config.is_none() && overrides.title.is_some() && overrides.base_url.is_some()
}

fn wrong(file: &Path, wrong: WrongSetting) -> Error {
    Error::Config(Box::new(Misset { place: Setting::At(Place::file(file)), wrong, excerpt: None }))
}

const TITLE: WrongSetting = WrongSetting::Missing { key: "title", example: "title = \"中原时报\"", option: "--title" };
const BASE_URL: WrongSetting =
    WrongSetting::Missing { key: "base_url", example: "base_url = \"https://example.cn/feeds/\"", option: "--base-url" };

fn assemble(document: &Document<'_>, overrides: &Overrides, now: Instant) -> Result<Paper, Error> {
    let top = document.top();
    let title = overrides.title.clone().or(top.read("title", value::text)?);
    let title = title.ok_or_else(|| document.lacks(TITLE))?;
    let base_url = overrides.base_url.clone().or(top.read("base_url", value::base_url)?);
    let base_url = base_url.ok_or_else(|| document.lacks(BASE_URL))?;
    let said = top.read("authority", |text| value::authority(text, now.date()))?;
    let settled = if said.is_some() { Authority::Said } else { Authority::Derived };
    let authority = said.or_else(|| value::authority_of(&base_url));
    let authority = authority.ok_or_else(|| document.lacks(WrongSetting::MissingAuthority))?;
    // Heard before all else, by `messages`; here it is only held to its rule.
    top.read("messages", value::messages)?;
    let output = document.table("output")?;
    let usual_site = || base_url.join("/").unwrap_or_else(|_| base_url.clone());
    let naming = Naming {
        authority: authority.clone(),
        publish_time: top.read("publish_time", value::publish_time)?.unwrap_or_else(usual_time),
    };
    let parse = parse::Options {
        edition: overrides.edition,
        typography: top.read("typography", value::typography)?.unwrap_or_default(),
        sections: document.table("sections")?.entries(value::page, value::text)?,
        lexicon: lexicon(document)?,
        today: now.date(),
    };
    let hubs = running::hubs(document)?;
    let address = Address::of(&base_url);
    // No hub can fetch the feeds of a trial.
    let hubs = if address == Address::Real { hubs } else { Vec::new() };
    let feeds = feeds::read(document, &title)?;
    let brand = brand(document, &base_url)?;
    let beside = if overrides.config.is_some() { document.folder() } else { &overrides.dir };
    let site = pages::read(document, beside)?;
    let compose = compose::options::Options {
        title,
        description: top.read("description", value::text)?,
        link: top.read("link", value::address)?.unwrap_or_else(usual_site),
        base_url,
        language: top.read("language", value::language)?.unwrap_or_else(|| "zh-CN".to_owned()),
        authority,
        article_pages: site.articles == Each::Yes,
        moved: document.table("articles")?.list("moved", value::address)?.unwrap_or_default(),
        archived: archived(document.table("editions")?.list("formats", value::format)?),
        hubs: hubs.iter().map(|hub| hub.address().clone()).collect(),
        amount: feeds.amount,
        wires: feeds.wires,
        max_bytes: feeds.max_bytes,
        asked: feeds.asked,
        brand,
        sitemap: document.table("site")?.flag("sitemap")?.unwrap_or(false),
    };
    let mut source = source(document, overrides)?;
    let output = folder(&output, overrides.output.as_ref(), document, overrides, "feeds")?;
    source.own = vec![output.clone(), file_of(overrides)];
    source.sample = if address == Address::Real { Sample::IsNone } else { Sample::IsPage };
    let program = program();
    let told = document.table("source")?;
    let most_withdrawn = told.count("most_withdrawn")?.unwrap_or(MOST_WITHDRAWN);
    let lies = std::path::absolute(&output).unwrap_or_else(|_| output.clone());
    let made = (&compose, &site, feeds.most, &feeds.without, &feeds.wanted, lies);
    let archive = archive::options::Options {
        folder: archive_folder(beside, overrides.output.as_deref()),
        authority: settled,
        address,
        base_url: compose.base_url.to_string(),
        naming,
        language: Language::of_tag(&compose.language),
        most: feeds.most,
        without: feeds.without.clone(),
        reading: reading_of(&parse, &source.encoding),
        wanted: feeds.wanted.clone(),
        output: format!("{program} {:?}", made),
        verify: overrides.verify,
        reader: program,
        reread: overrides.reread,
        missing: told.read("missing", value::missing)?.unwrap_or_default(),
        doubtful: overrides.doubtful.or(document.table("reading")?.read("doubtful", value::doubtful)?).unwrap_or_default(),
        most_withdrawn: (!overrides.allow_shrink).then_some(most_withdrawn),
        published: output.clone(),
        copy: copy_file(beside, overrides.output.as_deref(), &[&source.dir, &output]),
    };
    let settings = file_of(overrides);
    let gone = document.table("serve")?.list("gone", value::document)?.unwrap_or_default().into_iter().collect();
    let base_url = Some(compose.base_url.clone());
    let announced = Announced { hubs, output: output.clone(), base_url, folder: archive.folder.clone() };
    let (alarms, steady) = (running::alarms(document)?, running::steady(document)?);
    Ok(Paper { source, parse, archive, compose, site, output, gone, settings, alarms, steady, announced, now })
}

/// The program that reads and writes: what another one, of whatever version, did differently is done again.
fn program() -> String {
    let found = std::env::current_exe().and_then(fs::metadata).ok();
    let built = found.and_then(|it| Some((it.len(), it.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?.as_nanos())));
    format!("{} {built:?}", env!("CARGO_PKG_VERSION"))
}

/// The settings for which pages are read again when they change. What is usual leaves no trace: a paper that says nothing of
/// encodings is as it was.
fn reading_of(parse: &parse::Options, encoding: &Encodings) -> String {
    let usual = format!("{:?}", (&parse.edition, &parse.typography, &parse.sections, &parse.lexicon));
    let of_all = if encoding.usual == Encoding::Auto { usual } else { format!("{usual} {:?}", encoding.usual) };
    if encoding.named.is_empty() { of_all } else { format!("{of_all} {:?}", encoding.named) }
}

/// Where the archive lies: beside the file; for an output that the command line names in a folder of its own, since what
/// readers of another outlet have seen is another history.
fn archive_folder(beside: &Path, output: Option<&Path>) -> PathBuf {
    let folder = beside.join(ARCHIVE);
    let Some(output) = output else { return folder };
    let whole = std::path::absolute(output).unwrap_or_else(|_| output.to_owned());
    let name = whole.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let hash: String = blake3::hash(whole.as_os_str().as_encoded_bytes()).to_hex().chars().take(8).collect();
    folder.join([name, hash].join("-"))
}

/// Where the copy lies of what would be lost with the archive: beside the file, in no folder that is published or read as
/// pages; where the file lies in one of these, under a hidden name as the archive itself.
fn copy_file(beside: &Path, output: Option<&Path>, elsewhere: &[&Path]) -> PathBuf {
    let whole = |path: &Path| {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
    };
    let here = whole(beside);
    let hidden = elsewhere.iter().any(|folder| here.starts_with(whole(folder)));
    let outlet = archive_folder(Path::new(""), output);
    let outlet = outlet.strip_prefix(ARCHIVE).map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let name = ["benbao", if outlet.is_empty() { "" } else { "-" }, &outlet, ".ids"].concat();
    beside.join(if hidden { format!(".{name}") } else { name })
}

/// Atom always: it is what a lost archive is made again from.
fn archived(asked: Option<Vec<Format>>) -> Vec<Format> {
    let asked = asked.unwrap_or_default();
    Format::ALL.into_iter().filter(|format| *format == Format::Atom || asked.contains(format)).collect()
}

/// How the paper shows itself; a picture that is no address lies in the folder of the feeds.
fn brand(document: &Document<'_>, base_url: &Url) -> Result<Brand, Error> {
    let table = document.table("site")?;
    let picture = |key| table.read(key, |text| value::picture(text, base_url));
    Ok(Brand {
        icon: picture("icon")?,
        logo: picture("logo")?,
        rights: table.read("rights", value::text)?,
        webmaster: table.read("webmaster", value::contact)?,
    })
}

/// The paper's own words.
fn lexicon(document: &Document<'_>) -> Result<Lexicon, Error> {
    let table = document.table("reading")?;
    let words = |key: &str| Ok(table.list(key, value::word)?.unwrap_or_default());
    Ok(Lexicon {
        agencies: words("agencies")?,
        roles: table.list("roles", value::role)?.unwrap_or_default(),
        columns: words("columns")?,
        names: words("names")?,
    })
}

fn source(document: &Document<'_>, overrides: &Overrides) -> Result<Source, Error> {
    let table = document.table("source")?;
    let dir = folder(&table, overrides.source.as_ref(), document, overrides, "pages")?;
    Ok(Source {
        dir: dir.clone(),
        include: table.list("include", Pattern::of_any_case)?.map_or(Include::Usual, Include::Only),
        exclude: table.list("exclude", Pattern::new)?.unwrap_or_default(),
        own: Vec::new(),
        limits: limits(document, &table)?,
        moving: BTreeSet::new(),
        encoding: encodings(document, &table, &dir)?,
        sample: Sample::IsPage,
    })
}

/// What a file may have: `max_page` of `[source]`, and `[limits]`. Whoever raises one finds where memory ends (`read::limits`).
fn limits(document: &Document<'_>, source: &Table<'_>) -> Result<Limits, Error> {
    let table = document.table("limits")?;
    let usual = source.read("max_page", value::page_size)?.map_or_else(Limits::default, Limits::of_page);
    let size = |key| table.read(key, value::file_size);
    Ok(Limits {
        page: usual.page,
        web: size("html")?.unwrap_or(usual.web),
        document: size("document")?.unwrap_or(usual.document),
        part: size("part")?.unwrap_or(usual.part),
        ratio: table.count_to("ratio", 1_000)?.and_then(|it| it.try_into().ok()).unwrap_or(usual.ratio),
        files: table.count_to("files", 10_000)?.unwrap_or(usual.files),
        // What stands in each other is read by calls within calls.
        depth: table.count_to("depth", 400)?.unwrap_or(usual.depth),
        attributes: table.count_to("attributes", 10_000)?.unwrap_or(usual.attributes),
        seconds: table.count_to("seconds", 600)?.and_then(|it| it.try_into().ok()).unwrap_or(usual.seconds),
    })
}

/// What `[source]` says of all pages, and `[encodings]` of those that a glob names.
fn encodings(document: &Document<'_>, source: &Table<'_>, dir: &Path) -> Result<Encodings, Error> {
    let checked = |text: &str| value::encoding(text).map(|_| text.to_owned());
    let entries = document.table("encodings")?.entries(|glob| Pattern::of_any_case(glob).map(|_| glob.to_owned()), checked)?;
    let read = |(glob, name): &(String, String)| Some((Pattern::of_any_case(glob).ok()?, Encoding::named(name)?));
    let mut entries: Vec<(String, String)> = entries.into_iter().collect();
    entries.sort_by_key(|(glob, _)| Reverse(glob.len()));
    let named = entries.iter().filter_map(read).collect();
    Ok(Encodings { dir: dir.to_owned(), usual: source.read("encoding", value::encoding)?.unwrap_or_default(), named })
}

/// A folder of the command line is meant from where one stands; one of the file from the paper's folder, which is where the
/// file lies unless the command line names it.
fn folder(
    table: &Table<'_>,
    said: Option<&PathBuf>,
    document: &Document<'_>,
    overrides: &Overrides,
    usual: &str,
) -> Result<PathBuf, Error> {
    let written = table.read("dir", value::text)?;
    if let Some(said) = said {
        return Ok(said.clone());
    }
    let is_beside_file = overrides.dir.as_os_str().is_empty();
    let beside = if is_beside_file { document.folder() } else { &overrides.dir };
    Ok(beside.join(written.as_deref().unwrap_or(usual)))
}

fn usual_time() -> NaiveTime {
    NaiveTime::from_hms_opt(6, 0, 0).unwrap_or_default()
}
