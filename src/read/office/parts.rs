//! A ZIP archive as office programs write it: its parts by name, each unpacked by itself and within limits. Nothing is ever
//! written to disk, so that a name may say what it likes.

use crate::error::office::Unopened;
use crate::read::limits::Limits;
use crate::read::office::xml::Xml;
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Cursor;
use std::io::Read;
use zip::ZipArchive;

/// Small parts repeat themselves more.
const SMALL: usize = 1 << 20;

/// How the head of each file begins in the list at the archive's end.
const FILE: &[u8] = b"PK\x01\x02";

/// An archive, and where in it each part is.
pub(crate) struct Parts<'bytes> {
    archive: ZipArchive<Cursor<&'bytes [u8]>>,
    places: HashMap<String, usize>,
    limits: Limits,
}

impl<'bytes> Parts<'bytes> {
    /// Looks for its parts. Heads of files are counted before anything is made of them.
    pub(crate) fn open(bytes: &'bytes [u8], limits: Limits) -> Result<Self, Unopened> {
        let too_many = Err(Unopened::Files { most: limits.files });
        if bytes.windows(FILE.len()).filter(|it| *it == FILE).count() > limits.files {
            return too_many;
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unopened::Broken)?;
        let names = archive.file_names().enumerate();
        let places = names.filter_map(|(at, name)| Some((plain(&name.ok()?), at))).collect();
        Ok(Self { archive, places, limits })
    }

    /// Reads the text of a part, element by element.
    pub(crate) fn xml<'text>(&self, text: &'text str) -> Xml<'text> {
        Xml::within(text, self.limits)
    }

    /// Whether there is such a part.
    pub(crate) fn holds(&self, name: &str) -> bool {
        self.places.contains_key(&plain(name))
    }

    /// The text of a part; `None` where there is none.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Unopened> {
        self.bytes(name)?.map(decoded).transpose()
    }

    /// The bytes of a part; `None` where there is none.
    pub(crate) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unopened> {
        let Limits { part: most, ratio, .. } = self.limits;
        let Some(at) = self.places.get(&plain(name)) else { return Ok(None) };
        let is_encrypted = self.archive.by_index_raw(*at).map_err(|_| Unopened::Broken)?.encrypted();
        if is_encrypted {
            return Err(Unopened::Encrypted);
        }
        let part = self.archive.by_index(*at).map_err(|_| Unopened::Broken)?;
        let packed = part.compressed_size();
        let mut bytes = Vec::new();
        part.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| Unopened::Broken)?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if bytes.len() > SMALL && size > packed.saturating_mul(ratio) {
            return Err(Unopened::Bomb { most: ratio });
        }
        if size > most {
            return Err(Unopened::Part { limit: most });
        }
        Ok(Some(bytes))
    }
}

/// Part names are alike in letters of any size (ECMA-376-2 §6.2.2); some programs write `\` and a first `/`.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// XML in UTF-8, or in UTF-16 with its byte order mark (ECMA-376-1 §L.2.1).
fn decoded(bytes: Vec<u8>) -> Result<String, Unopened> {
    let wide = [(&b"\xff\xfe"[..], encoding_rs::UTF_16LE), (b"\xfe\xff", encoding_rs::UTF_16BE)];
    if let Some((mark, encoding)) = wide.into_iter().find(|(mark, _)| bytes.starts_with(mark)) {
        let (text, is_broken) = encoding.decode_without_bom_handling(bytes.get(mark.len()..).unwrap_or_default());
        return if is_broken { Err(Unopened::Broken) } else { Ok(Cow::into_owned(text)) };
    }
    String::from_utf8(bytes).map_err(|_| Unopened::Broken)
}
