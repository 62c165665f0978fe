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
            _ => bytes.extend(usize::try_from(u32::from(letter)).ok().and_then(|at| *PAIRS.get(at)?).into_iter().flatten()),
        }
    }
    bytes
}

/// By its character, every pair of bytes that is one of Big5 with the additions of Hong Kong: the web reads those (WHATWG
/// Encoding §12), but does not write them. All are read in one go, since each run needs the table.
static PAIRS: LazyLock<Vec<Option<[u8; 2]>>> = LazyLock::new(|| {
    let mut pairs = vec![None; 0x30000];
    let all = (0x87..=0xfe).flat_map(|lead| (0x40..=0x7e).chain(0xa1..=0xfe).map(move |trail| [lead, trail]));
    for (letter, pair) in letters(BIG5, all) {
        if let Some(place) = usize::try_from(u32::from(letter)).ok().and_then(|at| pairs.get_mut(at)) {
            place.get_or_insert(pair);
        }
    }
    pairs
});

/// The characters that pairs of bytes are in an encoding; a pair that is none, or two, is left out.
pub(crate) fn letters(
    encoding: &'static Encoding,
    pairs: impl Iterator<Item = [u8; 2]> + Clone,
) -> impl Iterator<Item = (char, [u8; 2])> {
    let bytes: Vec<u8> = pairs.clone().flat_map(|[lead, trail]| [lead, trail, b'\n']).collect();
    let text = encoding.decode_without_bom_handling(&bytes).0.into_owned();
    let letters: Vec<Option<char>> = text.split_terminator('\n').map(alone).collect();
    letters.into_iter().zip(pairs).filter_map(|(letter, pair)| Some((letter?, pair)))
}

fn alone(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|letter| *letter != '\u{fffd}' && letters.next().is_none())
}

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
