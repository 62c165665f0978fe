//! What the name of a file tells (文件名), whatever system wrote it: Windows and FTP leave GBK, macOS parts letters from their
//! marks. A file is called by what its name tells, here and in the archive: copied again under the mended name it is the same.
//!
//! Which file a told name means is `open`'s to find.

use crate::text::is_han;
use encoding_rs::GB18030;
use std::borrow::Cow;
use std::ffi::OsStr;
use std::ffi::OsString;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;
use std::path::PathBuf;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::is_nfc;

/// One name: UTF-8 in NFC; GB18030 where it reads as Chinese; else the bytes that are no text as `%B0`, which a shell takes as
/// it is typed.
pub(crate) fn told(name: &OsStr) -> Cow<'_, str> {
    match name.to_str() {
        Some(text) if is_nfc(text) => Cow::Borrowed(text),
        Some(text) => Cow::Owned(text.nfc().collect()),
        None => Cow::Owned(chinese(name.as_bytes()).unwrap_or_else(|| escaped(name.as_bytes()))),
    }
}

/// Each name of a path.
pub(crate) fn told_path(path: &Path) -> PathBuf {
    if path.to_str().is_some_and(is_nfc) {
        return path.to_owned();
    }
    path.components().map(|part| told(part.as_os_str()).into_owned()).collect()
}

/// A told name as Windows may have left it; the name itself where it tells nothing that GB18030 writes otherwise.
pub(crate) fn in_gb18030(told: &str) -> OsString {
    OsString::from_vec(GB18030.encode(told).0.into_owned())
}

/// The text of bytes in GB18030, where it is Chinese and gives the same bytes again.
fn chinese(bytes: &[u8]) -> Option<String> {
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    let is_same = || GB18030.encode(&text).0 == bytes;
    let han = text.chars().filter(|letter| is_han(*letter));
    // Big5 read as GBK gives many characters that GB 2312 has not; names of people and places have one here and there.
    let (all, rare) = han.fold((0, 0), |(all, rare), letter| (all + 1, rare + usize::from(!is_of_gb2312(letter))));
    let is_chinese = text.chars().all(|letter| is_han(letter) || is_beside_han(letter)) && all > 0 && rare * 2 < all;
    (is_chinese && is_same()).then(|| text.nfc().collect())
}

/// ASCII that can be seen, and the punctuation of Chinese.
fn is_beside_han(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{3000}'..='\u{3017}' | '\u{ff01}'..='\u{ff5e}' | '·' | '—' | '…' | '‘' | '’' | '“' | '”' | '①'..='⑩')
}

/// Of the 6,763 characters of GB 2312: both bytes above the ASCII range and its control characters.
fn is_of_gb2312(letter: char) -> bool {
    let mut room = [0; 4];
    let (bytes, _, _) = GB18030.encode(letter.encode_utf8(&mut room));
    matches!(*bytes, [0xb0..=0xf7, 0xa1..=0xfe])
}

fn escaped(bytes: &[u8]) -> String {
    let mut name = String::new();
    for chunk in bytes.utf8_chunks() {
        name.extend(chunk.valid().nfc());
        name.extend(chunk.invalid().iter().map(|byte| format!("%{byte:02X}")));
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8]) -> String {
        told(OsStr::from_bytes(bytes)).into_owned()
    }

    #[test]
    fn names_of_every_system_tell_the_same() {
        let table: [(&[u8], &str); 12] = [
            ("11月27日二版.md".as_bytes(), "11月27日二版.md"),
            (b"11\xd4\xc2" as &[u8], "11月"),
            (b"\xd2\xaa\xce\xc5\xa3\xa8\xd7\xee\xd6\xd5\xa3\xa9.md", "要闻（最终）.md"),
            (b"\xd6\xec\xe9F\xbb\xf9.md", "朱镕基.md"),
            ("e\u{301}cole A02.md".as_bytes(), "\u{e9}cole A02.md"),
            ("が.md".as_bytes(), "が.md"),
            ("か\u{3099}.md".as_bytes(), "が.md"),
            // 要聞 in Big5, which would read 璶籇.
            (b"\xadn\xbbD.md", "%ADn%BBD.md"),
            (b"A02\xff.md", "A02%FF.md"),
            (b"\xe7\x89\x88\xe7\x89.md", "版%E7%89.md"),
            // What decodes, but not as Chinese: Cyrillic, private use.
            (b"\xa7\xa1\xa7\xa2.md", "%A7%A1%A7%A2.md"),
            (b"\xaa\xa1.md", "%AA%A1.md"),
        ];
        for (bytes, expected) in table {
            assert_eq!(of(bytes), expected, "{bytes:x?}");
            assert_eq!(of(expected.as_bytes()), expected, "what is told tells itself");
        }
    }

    #[test]
    fn a_path_is_told_name_by_name() {
        let path = Path::new(OsStr::from_bytes(b"/pages/11\xd4\xc227\xc8\xd5/../\xff/A02.md"));
        assert_eq!(told_path(path), Path::new("/pages/11月27日/../%FF/A02.md"));
        assert_eq!(told_path(Path::new("./a/")), Path::new("./a/"));
    }
}
