//! The copy: a small file beside `benbao.toml` with what neither pages nor feeds tell, for the day when the archive is lost.
//!
//! Its records (`record`) tell nothing to whoever has not the story itself; the file has a seal, and says whose it is. It
//! is written whole at the end of a run, and only where it would say something else. What gives the records is `exceptions`.

use crate::archive::copies::sealed::RECORD;
use crate::archive::copies::sealed::Record;
use crate::archive::options::Options;
use crate::archive::store::editions;
use crate::archive::store::fault::Fault;
use crate::archive::store::seal::Seal;
use crate::archive::store::seal::Sealing;
use crate::archive::store::settings;
use crate::error::Error;
use crate::error::archive::Untold;
use crate::error::damage::Damage;
use crate::open;
use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;
use std::collections::BTreeMap;
use std::io;
use std::io::Write;
use std::path::Path;

/// The setting that seals what a lost archive's copy told and no page has claimed yet.
pub(crate) const REMEMBERED: &str = "remembered";

/// The setting that tells the hash of the file as it was last written.
const WRITTEN: &str = "copy";

/// A copy of a hundred thousand records has 23 MB.
const LIMIT: u64 = 64 << 20;

/// The first line. The number is raised when an older benbao would read it wrongly.
const HEAD: &str = "benbao ids 1";

/// For whoever opens it.
const ABOUT: &str = include_str!("copy_about.txt");

/// A copy that was read.
#[derive(Debug)]
pub(crate) struct Copy {
    /// Whose ids it holds.
    pub(crate) authority: String,
    /// Its records.
    pub(crate) records: Vec<Record>,
}

/// Reads the copy of a paper; `None` where there is none. In the error is why it cannot be read.
pub(crate) fn read(path: &Path) -> Result<Option<Copy>, Untold> {
    match open::regular(path, LIMIT) {
        Ok(bytes) => parse(&bytes).map(Some),
        Err(refused) if refused.is_missing() => Ok(None),
        Err(refused) => Err(Untold::Refused(refused.refusal())),
    }
}

fn parse(bytes: &[u8]) -> Result<Copy, Untold> {
    // Version control may have given it other line ends (`core.autocrlf`); the seal is over those that it was written with.
    let text = std::str::from_utf8(bytes).map_err(|_| Untold::CopyDamaged)?.replace("\r\n", "\n");
    match text.lines().next() {
        Some(HEAD) => {}
        Some(head) if head.starts_with("benbao ids ") => return Err(Untold::CopyNewer),
        _ => return Err(Untold::NoCopy),
    }
    let (content, seal) = text.trim_end().rsplit_once("\nseal ").ok_or(Untold::CopyDamaged)?;
    if hash(&format!("{content}\n")).to_hex() != seal {
        return Err(Untold::CopyDamaged);
    }
    let lines = content.lines().skip(1).filter(|line| !line.starts_with('#'));
    let mut copy = Copy { authority: String::new(), records: Vec::new() };
    for line in lines {
        match line.strip_prefix("paper ") {
            Some(authority) => authority.clone_into(&mut copy.authority),
            None => copy.records.push(Record::from_hex(line).ok_or(Untold::CopyDamaged)?),
        }
    }
    Ok(copy)
}

/// Whether the copy lies where it should, as it was written.
pub(crate) fn is_as_written(connection: &Connection, path: &Path) -> Result<bool, Fault> {
    let found = match open::regular(path, LIMIT) {
        Ok(bytes) => hash_of(&bytes).to_hex(),
        Err(refused) if refused.is_missing() => String::new(),
        Err(_) => return Ok(false),
    };
    Ok(settings::get(connection, WRITTEN)?.unwrap_or_default() == found)
}

/// Writes the copy where it would say something else than it does, and removes it where it would say nothing.
pub(crate) fn write(connection: &Connection, options: &Options) -> Result<(), Fault> {
    let mut records: BTreeMap<Vec<u8>, Vec<u8>> = remembered(connection)?;
    for edition in editions::exceptions(connection)? {
        let (sound, rest) = edition.as_chunks::<RECORD>();
        if !rest.is_empty() {
            return Err(Fault::Damage(Damage::Records));
        }
        records.extend(sound.iter().map(Record::parts));
    }
    let path = &options.copy;
    let told = |source| Fault::Told(Error::Copy { path: path.clone(), source });
    if records.is_empty() {
        match std::fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(told(error)),
            _ => return settings::set(connection, WRITTEN, ""),
        }
    }
    let text = text(&options.naming.authority, &records);
    let hash = hash_of(text.as_bytes()).to_hex();
    if !open::regular(path, LIMIT).is_ok_and(|bytes| bytes == text.as_bytes()) {
        replace(path, text.as_bytes()).map_err(told)?;
    }
    settings::set(connection, WRITTEN, &hash)
}

fn text(authority: &str, records: &BTreeMap<Vec<u8>, Vec<u8>>) -> String {
    let mut text = [HEAD, "\n", ABOUT, "paper ", authority, "\n"].concat();
    for (tag, rest) in records {
        tag.iter().chain(rest).for_each(|byte| text.push_str(&format!("{byte:02x}")));
        text.push('\n');
    }
    let seal = hash(&text).to_hex();
    [text.as_str(), "seal ", &seal, "\n"].concat()
}

/// Complete and on disk before it takes its place.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".benbao-ids-").permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|refused| refused.error)?;
    std::fs::File::open(folder)?.sync_all()
}

fn hash(text: &str) -> Seal {
    hash_of(text.as_bytes())
}

fn hash_of(bytes: &[u8]) -> Seal {
    Sealing::new("copy").bytes(bytes).finish()
}

/// Keeps the records of a lost archive's copy until a page claims them.
pub(crate) fn remember(connection: &Connection, records: &[Record]) -> Result<(), Fault> {
    let mut statement = connection.prepare("REPLACE INTO remembered (tag, rest) VALUES (?1, ?2)")?;
    for record in records {
        let (tag, rest) = Record::parts(&record.0);
        statement.execute(params![tag, rest])?;
    }
    settings::set(connection, REMEMBERED, &remembered_seal(connection)?.to_hex())
}

/// The rest of the record with this tag, where it is remembered; it is claimed now.
pub(crate) fn claim(connection: &Connection, tag: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
    let mut statement = connection.prepare_cached("DELETE FROM remembered WHERE tag = ?1 RETURNING rest")?;
    let claimed: Vec<Vec<u8>> = statement.query_map([tag], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for rest in &claimed {
        settings::toggle(connection, REMEMBERED, sealed(tag, rest))?;
    }
    Ok(claimed.into_iter().next())
}

/// The same, and it stays where it is.
pub(crate) fn look(connection: &Connection, tag: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
    let mut statement = connection.prepare_cached("SELECT rest FROM remembered WHERE tag = ?1")?;
    Ok(statement.query_row([tag], |row| row.get(0)).optional()?)
}

fn remembered(connection: &Connection) -> Result<BTreeMap<Vec<u8>, Vec<u8>>, Fault> {
    let mut statement = connection.prepare("SELECT tag, rest FROM remembered")?;
    let records = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    Ok(records)
}

/// The seal of all that is remembered.
pub(crate) fn remembered_seal(connection: &Connection) -> Result<Seal, Fault> {
    let mut whole = Seal::default();
    remembered(connection)?.iter().for_each(|(tag, rest)| whole.toggle(sealed(tag, rest)));
    Ok(whole)
}

fn sealed(tag: &[u8], rest: &[u8]) -> Seal {
    Sealing::new("remembered").bytes(tag).bytes(rest).finish()
}
