//! The pictures of an article as the archive keeps them, in the article's own JSON; and which articles ever showed which copy, so that
//! a copy goes when the last story that shows it does.
//!
//! The second follows from the first, and is kept so that nobody has to look through all articles.

use crate::archive::store::fault::Fault;
use crate::archive::store::seal::Seal;
use crate::archive::store::seal::Sealing;
use crate::archive::store::settings;
use crate::article::picture::CopyKind;
use crate::article::picture::Original;
use crate::article::picture::Picture;
use crate::article::picture::WebCopy;
use crate::error::damage::Damage;
use crate::error::damage::ListOf;
use crate::span;
use rusqlite::Connection;
use rusqlite::params;
use serde::Deserialize;
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

/// A picture of ours has a file, or a document and a part of it, and a copy; another has an address.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct JsonPicture {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    part: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    copy: Option<String>,
    #[serde(default, skip_serializing_if = "is_nothing")]
    width: u32,
    #[serde(default, skip_serializing_if = "is_nothing")]
    height: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bytes: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    caption: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    photographers: Vec<String>,
    before: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_nothing(number: &u32) -> bool {
    *number == 0
}

impl JsonPicture {
    /// What it is called in messages.
    pub(crate) fn name(&self) -> &str {
        self.copy.as_deref().or(self.address.as_deref()).or(self.file.as_deref()).unwrap_or_default()
    }
}

/// A picture as it is kept; `None` of one that has no copy and is not elsewhere, which nobody shows.
pub(crate) fn keep(picture: &Picture) -> Option<JsonPicture> {
    let text = |path: &Path| Some(path.to_string_lossy().into_owned());
    let Picture { original, copy, caption, photographers, before } = picture.clone();
    let kept = JsonPicture { caption, photographers, before, ..JsonPicture::default() };
    let (file, part) = match original {
        Original::Elsewhere(address) => return Some(JsonPicture { address: Some(address), ..kept }),
        Original::File(path) => (text(&path), None),
        Original::Inside { document, part } => (text(&document), Some(part)),
    };
    let copy = copy?;
    let ((width, height), bytes, copy) = (copy.size, Some(copy.bytes), Some(copy.file_name()));
    Some(JsonPicture { file, part, copy, width, height, bytes, ..kept })
}

/// `None` for a name that no copy of ours has, and for an address that no reader may follow: an archive may come from anywhere.
pub(crate) fn restore(kept: JsonPicture) -> Option<Picture> {
    let JsonPicture { file, part, address, copy, width, height, bytes, caption, photographers, before } = kept;
    let (original, copy) = match (address, file, copy) {
        (Some(address), None, None) => (Original::Elsewhere(span::followed(&address)?), None),
        (None, Some(file), Some(name)) => {
            let (hash, ending) = name.split_once('.')?;
            let is_hash = hash.len() == HASH && hash.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'));
            let kind = CopyKind::ALL.into_iter().find(|kind| kind.ending() == ending).filter(|_| is_hash)?;
            let copy = WebCopy { hash: hash.to_owned(), kind, size: (width, height), bytes: bytes? };
            let file = PathBuf::from(file);
            let original = match part {
                Some(part) => Original::Inside { document: file, part },
                None => Original::File(file),
            };
            (original, Some(copy))
        }
        _ => return None,
    };
    Some(Picture { original, copy, caption, photographers, before })
}

/// The hexadecimal figures of a hash.
const HASH: usize = 32;

/// The setting that all rows add up to.
pub(crate) const SETTING: &str = "pictures";

fn sealed(hash: &str, article: i64) -> Seal {
    Sealing::new("pictured").text(hash).number(article).finish()
}

/// Notes which copies an article shows now; what it showed before stays noted.
pub(crate) fn note(connection: &Connection, article: i64, pictures: &[Picture]) -> Result<(), Fault> {
    let hashes: BTreeSet<&str> = pictures.iter().filter_map(|it| it.copy.as_ref()).map(|copy| copy.hash.as_str()).collect();
    for hash in hashes {
        let statement = "INSERT INTO pictured (hash, article) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        if connection.prepare_cached(statement)?.execute(params![hash, article])? == 1 {
            settings::toggle(connection, SETTING, sealed(hash, article))?;
        }
    }
    Ok(())
}

/// The articles that show a copy, or did.
pub(crate) fn showing(connection: &Connection, hash: &str) -> Result<Vec<i64>, Fault> {
    let mut statement = connection.prepare_cached("SELECT article FROM pictured WHERE hash = ?1 ORDER BY article")?;
    let articles = statement.query_map([hash], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(articles)
}

/// The copies that articles of an edition show, or did.
pub(crate) fn of_edition(connection: &Connection, date: &str) -> Result<Vec<String>, Fault> {
    let select = "SELECT DISTINCT pictured.hash FROM pictured JOIN article ON article.number = pictured.article WHERE date = ?1 ORDER BY 1";
    let mut statement = connection.prepare_cached(select)?;
    let hashes = statement.query_map([date], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(hashes)
}

/// Every copy that an article ever showed; none of an archive that an older benbao left.
pub(crate) fn all(connection: &Connection) -> Result<Vec<String>, Fault> {
    let select = "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'pictured')";
    if !connection.query_row(select, [], |row| row.get::<_, bool>(0))? {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare("SELECT DISTINCT hash FROM pictured ORDER BY hash")?;
    let hashes = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(hashes)
}

/// Holds all rows to their seal.
pub(crate) fn check(connection: &Connection) -> Result<(), Fault> {
    let mut statement = connection.prepare("SELECT hash, article FROM pictured")?;
    let mut rows = statement.query([])?;
    let mut whole = Seal::default();
    while let Some(row) = rows.next()? {
        whole.toggle(sealed(&row.get::<_, String>(0)?, row.get(1)?));
    }
    if settings::seal(connection, SETTING)? == whole { Ok(()) } else { Err(Fault::Damage(Damage::List(ListOf::Pictures))) }
}
