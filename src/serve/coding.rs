//! Content codings (RFC 9110 §8.4): how a document is made smaller, once, and which of its forms somebody takes.

use hyper::header::HeaderValue;
use std::io;
use std::io::Write;

listed! {
    /// A coding that readers know.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) enum Coding {
        /// RFC 1952.
        Gzip,
        /// RFC 7932.
        Brotli,
        /// RFC 8878.
        Zstd,
    }
}

/// As hard as it is worth for what is made once and sent often: the harder ones gain some percent for ten times the work, and
/// want more memory than the whole server has (zstd at 9 some MiB).
const GZIP_LEVEL: u32 = 6;
const BROTLI_QUALITY: u32 = 5;
const ZSTD_LEVEL: i32 = 5;
/// 1 << 18 bytes of window: a feed is hardly longer, and the window is what coding it costs.
const BROTLI_WINDOW: u32 = 18;
/// For the stream of brotli.
const BUFFER: usize = 4096;

impl Coding {
    /// What it is called in `Accept-Encoding` and `Content-Encoding`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Brotli => "br",
            Self::Zstd => "zstd",
        }
    }

    /// What stands behind the hash in the tag of its form: each form of a document has a tag of its own.
    pub(crate) fn suffix(self) -> &'static str {
        match self {
            Self::Gzip => "-gz",
            Self::Brotli => "-br",
            Self::Zstd => "-zst",
        }
    }

    /// The bytes in this coding, always the same for the same bytes.
    pub(crate) fn coded(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        match self {
            Self::Gzip => {
                let level = flate2::Compression::new(GZIP_LEVEL);
                let mut coder = flate2::GzBuilder::new().mtime(0).write(Vec::new(), level);
                coder.write_all(bytes)?;
                coder.finish()
            }
            Self::Brotli => {
                let mut coder = brotli::CompressorWriter::new(Vec::new(), BUFFER, BROTLI_QUALITY, BROTLI_WINDOW);
                coder.write_all(bytes)?;
                coder.flush()?;
                Ok(coder.into_inner())
            }
            Self::Zstd => zstd::bulk::compress(bytes, ZSTD_LEVEL),
        }
    }
}

/// In thousandths, as `Accept-Encoding` weighs.
type Weight = u16;

const WHOLE: Weight = 1000;

/// Which of the codings that there are somebody takes: the one weighed most, of equals the first; `None` is the document as it is,
/// which also those get who take nothing.
pub(crate) fn chosen<'h>(headers: impl Iterator<Item = &'h HeaderValue>, there: impl Iterator<Item = Coding>) -> Option<Coding> {
    let mut weights: [Option<Weight>; 3] = [None; 3];
    let (mut identity, mut others) = (None, None);
    for part in headers.filter_map(|header| header.to_str().ok()).flat_map(|header| header.split(',')) {
        let mut parts = part.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let weight = parts.find_map(weight).unwrap_or(WHOLE);
        let name = if name.eq_ignore_ascii_case("x-gzip") { "gzip" } else { name };
        for (coding, slot) in Coding::ALL.into_iter().zip(&mut weights) {
            if name.eq_ignore_ascii_case(coding.as_str()) {
                *slot = Some(weight);
            }
        }
        match name {
            "*" => others = Some(weight),
            _ if name.eq_ignore_ascii_case("identity") => identity = Some(weight),
            _ => {}
        }
    }
    let weighed = |coding: Coding| {
        let said = Coding::ALL.into_iter().zip(weights).find(|(it, _)| *it == coding).and_then(|(_, weight)| weight);
        said.or(others).unwrap_or(0)
    };
    let mut best: Option<(Coding, Weight)> = None;
    for coding in there {
        let weight = weighed(coding);
        if weight > best.map_or(0, |(_, most)| most) {
            best = Some((coding, weight));
        }
    }
    best.filter(|(_, weight)| *weight >= identity.unwrap_or(0)).map(|(coding, _)| coding)
}

/// `q=0.5`; what is no weight weighs nothing.
fn weight(parameter: &str) -> Option<Weight> {
    let value = parameter.strip_prefix("q=").or_else(|| parameter.strip_prefix("Q="))?;
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let figures = part.bytes().chain(std::iter::repeat(b'0')).take(3);
    let thousandths = figures.map(|it| Weight::from(it.wrapping_sub(b'0'))).fold(0, |sum, it| sum * 10 + it.min(9));
    Some(match whole {
        "0" | "" if part.bytes().all(|it| it.is_ascii_digit()) => thousandths,
        "1" => WHOLE,
        _ => 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn somebody_gets_what_they_weigh_most() {
        let (gzip, brotli, zstd) = (Some(Coding::Gzip), Some(Coding::Brotli), Some(Coding::Zstd));
        let table = [
            ("", None),
            ("gzip", gzip),
            ("gzip, deflate, br, zstd", brotli),
            ("gzip, deflate", gzip),
            ("x-gzip", gzip),
            ("GZIP;q=1.0", gzip),
            ("gzip;q=1.0, br;q=0.5", gzip),
            ("gzip;q=0.501,zstd;q=0.51", zstd),
            ("*", brotli),
            ("*;q=0.1, br;q=0", zstd),
            ("gzip;q=0", None),
            ("gzip;q=0.000", None),
            ("identity, gzip;q=0.5", None),
            ("identity;q=0.5, gzip;q=1", gzip),
            ("identity;q=0", None),
            ("*;q=0", None),
            ("deflate", None),
            ("gzip;q=2", None),
            ("gzip;q=a", None),
            ("gzip ; q=0.5", gzip),
            (",,gzip", gzip),
        ];
        for (said, expected) in table {
            let header = HeaderValue::from_static(said);
            let there = [Coding::Brotli, Coding::Zstd, Coding::Gzip];
            assert_eq!(chosen([&header].into_iter(), there.into_iter()), expected, "{said:?}");
            assert_eq!(chosen([&header].into_iter(), [].into_iter()), None, "{said:?}");
        }
    }

    #[test]
    fn what_is_coded_reads_back() {
        let text = "中原区召开2023年区委政法工作会议。".repeat(2000).into_bytes();
        for coding in Coding::ALL {
            let coded = coding.coded(&text).unwrap();
            assert!(coded.len() * 10 < text.len(), "{coding:?} {}", coded.len());
            assert_eq!(coded, coding.coded(&text).unwrap(), "{coding:?}");
            let mut back = Vec::new();
            match coding {
                Coding::Gzip => flate2::read::GzDecoder::new(coded.as_slice()).read_to_end(&mut back).unwrap(),
                Coding::Brotli => brotli::Decompressor::new(coded.as_slice(), BUFFER).read_to_end(&mut back).unwrap(),
                Coding::Zstd => zstd::bulk::decompress(&coded, text.len()).map(|it| back.extend(it)).map(|()| 0).unwrap(),
            };
            assert_eq!(back, text, "{coding:?}");
        }
    }
}
