//! A picture (图片) becomes its copy for readers: small, upright, in the colours of every screen, without what the camera wrote into it,
//! its place on earth above all.
//!
//! Bytes go in and bytes come out, the same for the same on every machine; which pictures a story has, and where copies lie, is left to
//! others. A JPEG that would do as it is is made anew as well: what its segments hold is not always what they say.

mod colour;
mod encode;
pub mod header;
pub mod rule;

use crate::article::picture::CopyKind;
use crate::article::picture::WebCopy;
use crate::error::picture::Altered;
use crate::error::picture::Unshown;
use crate::picture::colour::Told;
use crate::picture::header::Header;
use image::AnimationDecoder;
use image::DynamicImage;
use image::ImageDecoder;
use image::ImageFormat;
use image::ImageReader;
use image::Limits;
use image::codecs::gif::GifDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use std::io::Cursor;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::sync::Mutex;
use std::sync::PoisonError;

/// A copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// What it is.
    pub copy: WebCopy,
    /// All of it.
    pub bytes: Vec<u8>,
    /// What readers are shown otherwise than it is.
    pub altered: Vec<Altered>,
}

/// Large pictures are decoded one at a time.
static LARGE: Mutex<()> = Mutex::new(());

/// Makes the copy of a picture.
///
/// # Errors
/// Why there is none.
pub fn make(bytes: &[u8]) -> Result<Made, Unshown> {
    let header = header::read(bytes)?;
    let pixels = u64::from(header.size.0) * u64::from(header.size.1);
    let _one = (pixels > rule::LARGE).then(|| LARGE.lock().unwrap_or_else(PoisonError::into_inner));
    // Decoders of pictures are made for pictures; what else they are given must not end the run.
    catch_unwind(AssertUnwindSafe(|| made(bytes, header))).unwrap_or(Err(Unshown::Broken))
}

fn made(bytes: &[u8], header: Header) -> Result<Made, Unshown> {
    let mut altered = Vec::new();
    if moves(bytes, header.format) {
        altered.push(Altered::Still);
    }
    let Decoded { picture, profile, orientation, told } = decoded(bytes, header)?;
    if told == Some(Told::ByNobody) {
        altered.push(Altered::Inks);
    }
    let kept = encode::kept(&picture, header.format);
    let mut picture = smaller(picture, orientation);
    picture.apply_orientation(orientation);
    let picture = colour::to_srgb(picture, profile.as_deref());
    let (kind, bytes_of_copy) = encode::encode(&picture, kept)?;
    let size = (picture.width(), picture.height());
    Ok(Made { copy: copy(rule::name(bytes), kind, size, &bytes_of_copy), bytes: bytes_of_copy, altered })
}

fn copy(hash: String, kind: CopyKind, size: (u32, u32), bytes: &[u8]) -> WebCopy {
    WebCopy { hash, kind, size, bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX) }
}

/// The pixels of a picture, and how they are meant.
struct Decoded {
    picture: DynamicImage,
    /// What colours they are; `None` where they are sRGB.
    profile: Option<Vec<u8>>,
    orientation: Orientation,
    /// Of inks, who told what they look like.
    told: Option<Told>,
}

fn decoded(bytes: &[u8], header: Header) -> Result<Decoded, Unshown> {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(rule::MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), header.format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| Unshown::Broken)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    if header.format == ImageFormat::Jpeg
        && let Some(inks) = colour::inks(bytes)?
    {
        let (seen, told) = colour::of_inks(&inks);
        return Ok(Decoded { picture: DynamicImage::ImageRgb8(seen), profile: None, orientation, told: Some(told) });
    }
    let profile = decoder.icc_profile().ok().flatten();
    let picture = DynamicImage::from_decoder(decoder).map_err(|_| Unshown::Broken)?;
    Ok(Decoded { picture, profile, orientation, told: None })
}

/// At most as wide as a copy is, once it is upright.
fn smaller(picture: DynamicImage, orientation: Orientation) -> DynamicImage {
    let (width, height) = (picture.width(), picture.height());
    let lies = matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let wide = if lies { height } else { width };
    if wide <= rule::WIDEST {
        return picture;
    }
    let scaled = |side: u32| {
        let side = (u64::from(side) * u64::from(rule::WIDEST) + u64::from(wide) / 2) / u64::from(wide);
        u32::try_from(side).unwrap_or(u32::MAX).max(1)
    };
    let (narrow, low) = (scaled(width), scaled(height));
    // The good filter keeps sums of all it looks at: a picture much too large is halved and halved before.
    let picture = match (width / narrow, height / low) {
        (2.., 2..) => picture.thumbnail_exact(narrow.saturating_mul(2), low.saturating_mul(2)),
        _ => picture,
    };
    picture.resize_exact(narrow, low, FilterType::Lanczos3)
}

/// Whether it has more than one frame.
fn moves(bytes: &[u8], format: ImageFormat) -> bool {
    let bytes = Cursor::new(bytes);
    match format {
        ImageFormat::Gif => GifDecoder::new(bytes).is_ok_and(|it| it.into_frames().take(2).filter(Result::is_ok).count() > 1),
        ImageFormat::Png => PngDecoder::new(bytes).is_ok_and(|it| it.is_apng().unwrap_or_default()),
        ImageFormat::WebP => WebPDecoder::new(bytes).is_ok_and(|it| it.has_animation()),
        _ => false,
    }
}
