//! A text written back in the encoding it was read in; what that encoding has not is left out.

use encoding_rs::BIG5;
use encoding_rs::Encoding;
use std::sync::LazyLock;

/// The bytes of a text in an encoding.
pub(crate) fn written(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    if encoding != BIG5 {
        return encoding.encode(text).0.into_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    for letter in text.chars() {
        match u8::try_from(letter) {
            Ok(byte) if byte.is_ascii() => bytes.push(byte),
            _ => {
                let found = PAIRS.binary_search_by_key(&letter, |(letter, _)| *letter).ok().and_then(|at| PAIRS.get(at));
                bytes.extend(found.iter().flat_map(|(_, pair)| pair));
            }
        }
    }
    bytes
}

/// Every pair of bytes that is a character of Big5 with the additions of Hong Kong: the web reads those (WHATWG Encoding
/// §12), but does not write them.
static PAIRS: LazyLock<Vec<(char, [u8; 2])>> = LazyLock::new(|| {
    let mut pairs = Vec::new();
    for lead in 0x87..=0xfe {
        for trail in (0x40..=0x7e).chain(0xa1..=0xfe) {
            let pair = [lead, trail];
            let (text, wrong) = BIG5.decode_without_bom_handling(&pair);
            let mut letters = text.chars();
            if let (Some(letter), None, false) = (letters.next(), letters.next(), wrong) {
                pairs.push((letter, pair));
            }
        }
    }
    pairs.sort_unstable();
    pairs
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_as_big5_is_written_back() {
        let bytes = "今年以来,众人".as_bytes();
        let (read, _) = BIG5.decode_without_bom_handling(bytes);
        assert!(read.contains('\u{20c34}'), "{read}");
        let kept: Vec<u8> = written(&read.replace('\u{fffd}', ""), BIG5);
        assert!(String::from_utf8_lossy(&kept).starts_with("今年以来"), "{read}");
    }
}
