//! Feeds of another system (旧订阅源): RSS, Atom, JSON Feed and the export of WordPress, as the stories that readers have already.
//!
//! They are read to be adopted by the archive, never as pages. Which of them are new is the archive's to say.

mod json;
mod moment;
pub mod story;
mod wordpress;
mod xml;

use crate::error::file::Refusal;
use crate::error::unadopted::Unadopted;
use crate::open;
use crate::open::Refused;
use crate::read::encoding;
use crate::read::encoding::known::Encoding;
use crate::read::feed::story::Feed;
use std::path::Path;

/// The export of a paper of ten years with its texts is half as large; WordPress parts larger ones by month.
const LARGEST: u64 = 128 << 20;

/// Reads the feed in a file.
///
/// # Errors
/// Why it is none, or not a whole one.
pub fn read(path: &Path) -> Result<Feed, Unadopted> {
    let bytes = open::regular(path, LARGEST).map_err(|refused| match refused {
        Refused::Found(Refusal::TooLarge { size, limit }) => Unadopted::Large { size, limit },
        other => Unadopted::Refused(other.refusal()),
    })?;
    let text = text(bytes).ok_or(Unadopted::NotText)?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let feed = match text.chars().next() {
        None => return Err(Unadopted::Empty),
        Some('<') => xml::read(text)?,
        Some('{') => json::read(text)?,
        Some(_) => return Err(Unadopted::NoFeed),
    };
    if feed.stories.is_empty() && feed.unpublished == 0 { Err(Unadopted::Empty) } else { Ok(feed) }
}

/// The text of a feed, in the encoding that it names, else in the one that its bytes tell.
fn text(bytes: Vec<u8>) -> Option<String> {
    if let Some(text) = declared(&bytes).and_then(|encoding| encoding.strictly(&bytes)) {
        return Some(text);
    }
    encoding::decode(bytes, Encoding::Auto).ok()
}

/// The encoding that `<?xml encoding="gb2312"?>` names.
fn declared(bytes: &[u8]) -> Option<Encoding> {
    /// The declaration stands at the very beginning.
    const HEAD: usize = 200;
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD))?).into_owned();
    let (declaration, _) = head.split_once("?>").filter(|(text, _)| text.trim_start().starts_with("<?xml"))?;
    let (_, behind) = declaration.split_once("encoding")?;
    let name = behind.trim_start().strip_prefix('=')?.trim_start();
    let end = name.get(1..)?.find(['"', '\''])?;
    Encoding::named(name.get(1..=end)?).filter(|it| !matches!(it, Encoding::Auto | Encoding::Utf16Le | Encoding::Utf16Be))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_names_its_encoding() {
        let table = [
            ("<?xml version=\"1.0\" encoding=\"gb2312\"?><rss>", Some(Encoding::Gb18030)),
            ("<?xml version='1.0' encoding = 'UTF-8'?>", Some(Encoding::Utf8)),
            ("<?xml version=\"1.0\"?><a encoding=\"gbk\">", None),
            ("<rss>", None),
        ];
        for (text, expected) in table {
            assert_eq!(declared(text.as_bytes()), expected, "{text}");
        }
    }
}
