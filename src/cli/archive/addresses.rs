//! `benbao archive export --addresses`: where the addresses of a site that is no more lead now, a line each: the old address, a space, the
//! new one. No address holds a space, so that any web server's own form is a line of `sed` away.

use crate::archive::Archive;
use crate::compose::entry;
use crate::compose::options::Options;
use crate::error::Error;
use std::collections::BTreeSet;
use std::io;
use std::io::Write;
use std::path::Path;
use url::Position;
use url::Url;

/// Writes the map. `to` is what `out` is called in an error.
pub(super) fn write(archive: &Archive, options: &Options, out: &mut dyn Write, to: &Path) -> Result<(), Error> {
    let told = |source: io::Error| Error::Tell { path: to.to_owned(), source };
    let mut seen = BTreeSet::new();
    archive.addresses(&mut |id, old| {
        let Some((new, old)) = entry::moved_to(id, old, options).zip(Url::parse(old.trim()).ok()) else { return Ok(()) };
        let old = asked(&old);
        // Servers know neither scheme nor capitals there: of two that are one to them the second is a line that they pass over.
        let is_first = seen.insert(old.split_once("://").map_or(old.as_str(), |(_, rest)| rest).to_lowercase());
        writeln!(out, "{}{old} {new}", if is_first { "" } else { "# " }).map_err(told)
    })?;
    out.flush().map_err(told)
}

/// An address as it is asked for: no part of a page, every letter that a browser encodes encoded, and what means something to the
/// settings of a server, since the address may be anybody's.
fn asked(address: &Url) -> String {
    let mut written = String::new();
    for letter in address[..Position::AfterQuery].chars() {
        match letter {
            ';' | '{' | '}' | '"' | '\'' | '\\' | '$' | '`' => {
                written.push('%');
                written.push_str(&format!("{:02X}", u32::from(letter)));
            }
            _ => written.push(letter),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_as_it_is_asked_for() {
        let table = [
            ("https://old.example.cn?p=99", "https://old.example.cn/?p=99"),
            (
                "https://old.example.cn/新闻/9 空格.html?a=1&b=二#top",
                "https://old.example.cn/%E6%96%B0%E9%97%BB/9%20%E7%A9%BA%E6%A0%BC.html?a=1&b=%E4%BA%8C",
            ),
            ("https://old.example.cn/a;return 200;}", "https://old.example.cn/a%3Breturn%20200%3B%7D"),
            ("https://old.example.cn/?q=$host'", "https://old.example.cn/?q=%24host%27"),
        ];
        for (address, expected) in table {
            assert_eq!(asked(&Url::parse(address).unwrap()), expected, "{address}");
        }
    }
}
