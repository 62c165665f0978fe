//! What a file is by its first bytes, whatever its name says, and how large the picture is: both are known before a pixel is.

use crate::article::picture::CopyKind;
use crate::error::picture::Unshown;
use crate::picture::rule;
use image::ImageFormat;
use image::ImageReader;
use std::io::Cursor;

/// What is known of a picture before it is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) format: ImageFormat,
    /// As it is stored, not as it is held.
    pub(crate) size: (u32, u32),
}

/// The formats that are read.
const READ: [ImageFormat; 5] = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP, ImageFormat::Bmp];

/// Reads the header, and holds the picture to the limits.
pub(crate) fn read(bytes: &[u8]) -> Result<Header, Unshown> {
    if bytes.is_empty() {
        return Err(Unshown::Empty);
    }
    let format = image::guess_format(bytes).ok().filter(|it| READ.contains(it)).ok_or_else(|| unread(bytes))?;
    let size = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions();
    let (width, height) = size.map_err(|_| Unshown::Broken)?;
    let most = rule::MOST_PIXELS;
    match u64::from(width) * u64::from(height) {
        0 => Err(Unshown::Broken),
        pixels if pixels > most => Err(Unshown::Pixels { width, height, most }),
        _ if format == ImageFormat::Jpeg && is_cut(bytes) => Err(Unshown::Broken),
        _ => Ok(Header { format, size: (width, height) }),
    }
}

/// Whether these are the bytes of a picture of a kind that copies have, as the ending of its name tells it.
pub fn is_picture(bytes: &[u8], ending: &str) -> bool {
    CopyKind::ALL
        .into_iter()
        .find(|kind| kind.ending() == ending)
        .is_some_and(|kind| read(bytes).is_ok_and(|header| header.format == format_of(kind)))
}

fn format_of(kind: CopyKind) -> ImageFormat {
    match kind {
        CopyKind::Jpeg => ImageFormat::Jpeg,
        CopyKind::Png => ImageFormat::Png,
        CopyKind::WebP => ImageFormat::WebP,
    }
}

/// Whether these are the bytes of a copy of ours, whole as far as its header and its end tell.
pub fn is_copy(bytes: &[u8], kind: CopyKind, size: (u32, u32)) -> bool {
    read(bytes).is_ok_and(|header| header == Header { format: format_of(kind), size })
}

/// Whether a JPEG ends before its picture does: decoders fill the rest with grey and say nothing. In what is coded no end mark can
/// stand; a small picture in the head has its own, before the last scan begins.
fn is_cut(bytes: &[u8]) -> bool {
    let last = |mark: [u8; 2]| bytes.windows(2).rposition(|it| it == mark);
    last([0xff, 0xd9]).is_none_or(|end| last([0xff, 0xda]).is_none_or(|scan| end < scan))
}

/// Why nothing is made of bytes of another kind.
fn unread(bytes: &[u8]) -> Unshown {
    let starts = |mark: &[u8]| bytes.starts_with(mark);
    let brand = bytes.get(4..8).filter(|it| *it == b"ftyp").and_then(|_| bytes.get(8..12)).unwrap_or_default();
    let opening = String::from_utf8_lossy(bytes.get(..bytes.len().min(SVG_OPENS_WITHIN)).unwrap_or_default());
    match brand {
        b"avif" | b"avis" => Unshown::Kind("AVIF"),
        b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1" => Unshown::Kind("HEIC"),
        _ if starts(b"II*\0") || starts(b"MM\0*") => Unshown::Kind("TIFF"),
        _ if starts(b"8BPS") => Unshown::Kind("PSD"),
        _ if starts(b"%!PS") => Unshown::Kind("EPS"),
        _ if starts(b"\xd7\xcd\xc6\x9a") || starts(b"\x01\0\0\0") && bytes.get(40..44) == Some(b" EMF") => Unshown::Kind("EMF"),
        _ if opening.contains("<svg") => Unshown::Drawing,
        _ => Unshown::NoPicture,
    }
}

/// The first element of a drawing stands behind its declaration and a comment of its program.
const SVG_OPENS_WITHIN: usize = 4096;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_is_called_by_its_name() {
        let table: [(&[u8], Unshown); 9] = [
            (b"", Unshown::Empty),
            (b"\0\0\0\x18ftypheic", Unshown::Kind("HEIC")),
            (b"\0\0\0\x18ftypavif", Unshown::Kind("AVIF")),
            (b"II*\0....", Unshown::Kind("TIFF")),
            (b"8BPS\0\x01", Unshown::Kind("PSD")),
            (b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<svg onload=\"x()\"/>", Unshown::Drawing),
            (b"<html>", Unshown::NoPicture),
            (b"\xff\xd8\xff\xe0", Unshown::Broken),
            (b"\x89PNG\r\n\x1a\n", Unshown::Broken),
        ];
        for (bytes, why) in table {
            assert_eq!(read(bytes), Err(why), "{bytes:?}");
        }
    }
}
