//! The encoding that a web page says it is in (`<meta charset="gbk">`). Templates are copied from site to site, so that it is
//! heard only where the bytes leave it open.

use crate::read::encoding::known::Encoding;

/// Browsers look for it in so many bytes (HTML 13.2.3.2); templates set scripts above it.
const HEAD: usize = 4096;

/// The encoding that the head of a page names.
pub(crate) fn declared(bytes: &[u8]) -> Option<Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD)).unwrap_or_default()).to_ascii_lowercase();
    let (_, behind) = head.split_once("<meta").and_then(|(_, metas)| metas.split_once("charset"))?;
    let name = behind.trim_start().strip_prefix('=')?.trim_start_matches(['"', '\'', ' ']);
    let end = name.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != '_').unwrap_or(name.len());
    Encoding::named(name.get(..end)?).filter(|encoding| *encoding != Encoding::Auto)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_its_encoding() {
        let table = [
            ("<meta charset=\"gb2312\">", Some(Encoding::Gb18030)),
            ("<META http-equiv=Content-Type content='text/html; charset=Big5'>", Some(Encoding::Big5)),
            ("<html><meta charset = utf-8>", Some(Encoding::Utf8)),
            ("<meta charset=\"shift_jis\">", None),
            ("<meta charset=auto>", None),
            ("<title>charset=gbk</title>", None),
        ];
        for (page, expected) in table {
            assert_eq!(declared(page.as_bytes()), expected, "{page}");
        }
    }
}
