//! The path of a request becomes the name of a file below the output, or of none: nothing that begins with a dot, nothing that
//! leads up or out, nothing that a file system could read otherwise than we do.

use std::borrow::Cow;
use std::fmt::Write;

/// What a path names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named<'p> {
    /// Below the output; empty is the output itself. Without a slash at its ends.
    pub(crate) name: Cow<'p, str>,
    /// Whether a folder was meant: the path ends with a slash.
    pub(crate) is_folder: bool,
}

/// Longer than this is the name of no file (`PATH_MAX`).
const LONGEST: usize = 4096;

/// What a path names; `None` is no file of ours.
pub(crate) fn named(path: &str) -> Option<Named<'_>> {
    let below = path.strip_prefix('/')?;
    if below.is_empty() {
        return Some(Named { name: Cow::Borrowed(""), is_folder: true });
    }
    let (below, is_folder) = below.strip_suffix('/').map_or((below, false), |below| (below, true));
    let name = if below.contains('%') { Cow::Owned(decoded(below)?) } else { Cow::Borrowed(below) };
    let is_sound = name.len() <= LONGEST && name.split('/').all(is_sound);
    is_sound.then_some(Named { name, is_folder })
}

/// A backslash parts names elsewhere, and a colon names a disk there.
fn is_sound(part: &str) -> bool {
    !part.is_empty() && !part.starts_with('.') && !part.contains(|it: char| it.is_control() || "\\:".contains(it))
}

/// Percent-decoded, part by part: a slash that is written so parts nothing, and is in no name.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let figure = |byte: Option<u8>| byte.and_then(|it| char::from(it).to_digit(16));
        let (high, low) = (figure(rest.next())?, figure(rest.next())?);
        let byte = u8::try_from(high * 16 + low).ok()?;
        if byte == b'/' {
            return None;
        }
        bytes.push(byte);
    }
    String::from_utf8(bytes).ok()
}

/// The path of a name, percent-encoded: what stands in `Location` and `Link`.
pub(crate) fn encoded(name: &str) -> String {
    let mut path = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            path.push(char::from(byte));
        } else {
            // A write into a text never fails.
            let _ = write!(path, "%{byte:02X}");
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_a_file_below_the_output_or_none() {
        let table = [
            ("/", Some(("", true))),
            ("/atom.xml", Some(("atom.xml", false))),
            ("/editions/2023-04-09/", Some(("editions/2023-04-09", true))),
            ("/%E8%A6%81%E9%97%BB/rss.xml", Some(("要闻/rss.xml", false))),
            ("/a%20b", Some(("a b", false))),
            ("/a..b", Some(("a..b", false))),
            ("", None),
            ("*", None),
            ("//", None),
            ("//etc/passwd", None),
            ("/a//b", None),
            ("/../etc/passwd", None),
            ("/a/../../etc/passwd", None),
            ("/%2e%2e/etc/passwd", None),
            ("/..%2fetc%2fpasswd", None),
            ("/a%2Fb", None),
            ("/a%5c..%5cb", None),
            ("/.benbao/archive.sqlite3", None),
            ("/a/.htaccess", None),
            ("/%2ehtaccess", None),
            ("/a%00.xml", None),
            ("/a%0d%0ab", None),
            ("/c:/windows", None),
            ("/%ff%fe", None),
            ("/%", None),
            ("/%4", None),
            ("/%zz", None),
            ("/%c0%ae%c0%ae/", None),
        ];
        for (path, expected) in table {
            let found = named(path);
            let found = found.as_ref().map(|it| (it.name.as_ref(), it.is_folder));
            assert_eq!(found, expected, "{path}");
        }
        assert_eq!(named(&format!("/{}", "a".repeat(5000))), None);
    }

    #[test]
    fn a_name_is_encoded_so_that_it_reads_back() {
        for name in ["要闻/rss.xml", "a b", "a?b#c", "x%41"] {
            let path = format!("/{}", encoded(name));
            assert_eq!(named(&path).unwrap().name, name);
        }
    }
}
