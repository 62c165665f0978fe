//! Colours: what a profile says they are becomes what every screen takes them for (sRGB); four inks become three colours.

use crate::error::picture::Unshown;
use image::DynamicImage;
use image::RgbImage;
use image::RgbaImage;
use moxcms::ColorProfile;
use moxcms::DataColorSpace;
use moxcms::Layout;
use moxcms::TransformOptions;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// Brings a picture from the colours of its profile to sRGB. One whose profile cannot be used is shown as every browser shows it.
pub(crate) fn to_srgb(picture: DynamicImage, profile: Option<&[u8]>) -> DynamicImage {
    let Some(profile) = profile.and_then(|it| ColorProfile::new_from_slice(it).ok()) else { return picture };
    if profile.color_space != DataColorSpace::Rgb {
        return picture;
    }
    let has_alpha = picture.color().has_alpha();
    let layout = if has_alpha { Layout::Rgba } else { Layout::Rgb };
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) = profile.create_transform_8bit(layout, &srgb, layout, TransformOptions::default()) else {
        return picture;
    };
    let (width, height) = (picture.width(), picture.height());
    let before = if has_alpha { picture.to_rgba8().into_raw() } else { picture.to_rgb8().into_raw() };
    let mut after = vec![0; before.len()];
    if transform.transform(&before, &mut after).is_err() {
        return picture;
    }
    let made = match has_alpha {
        true => RgbaImage::from_raw(width, height, after).map(DynamicImage::ImageRgba8),
        false => RgbImage::from_raw(width, height, after).map(DynamicImage::ImageRgb8),
    };
    made.unwrap_or(picture)
}

/// A JPEG in four inks, its amounts of ink in four channels; `None` of any other.
pub(crate) fn inks(bytes: &[u8]) -> Result<Option<Inks>, Unshown> {
    let broken = |_| Unshown::Broken;
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options());
    decoder.decode_headers().map_err(broken)?;
    let space = decoder.input_colorspace();
    let Some(space @ (ColorSpace::CMYK | ColorSpace::YCCK)) = space else { return Ok(None) };
    decoder.set_options(options().jpeg_set_out_colorspace(space));
    let mut stored = decoder.decode().map_err(broken)?;
    let profile = decoder.icc_profile();
    let (width, height) = decoder.dimensions().ok_or(Unshown::Broken)?;
    for pixel in stored.chunks_exact_mut(4) {
        if let [c, m, y, k] = pixel {
            if space == ColorSpace::YCCK {
                [*c, *m, *y] = from_luminance([*c, *m, *y]).map(|it| 255 - it);
            }
            // Adobe's programs, and all after them, store how much of the paper stays white.
            [*c, *m, *y, *k] = [255 - *c, 255 - *m, 255 - *y, 255 - *k];
        }
    }
    let size = |it: usize| u32::try_from(it).map_err(|_| Unshown::Broken);
    let image = RgbaImage::from_raw(size(width)?, size(height)?, stored).ok_or(Unshown::Broken)?;
    Ok(Some(Inks { image, profile }))
}

/// Nothing beyond the limits comes here (`header`).
fn options() -> DecoderOptions {
    DecoderOptions::default().set_strict_mode(false).set_max_width(usize::from(u16::MAX)).set_max_height(usize::from(u16::MAX))
}

/// A picture as it is printed.
#[derive(Debug)]
pub(crate) struct Inks {
    /// Cyan, magenta, yellow and black where a screen has red, green, blue and what is behind.
    pub(crate) image: RgbaImage,
    /// What these inks look like on paper.
    pub(crate) profile: Option<Vec<u8>>,
}

/// What inks look like on a screen, and whether a profile told it.
pub(crate) fn of_inks(inks: &Inks) -> (RgbImage, Told) {
    let (width, height) = inks.image.dimensions();
    let by_profile = || {
        let profile = ColorProfile::new_from_slice(inks.profile.as_deref()?).ok()?;
        if profile.color_space != DataColorSpace::Cmyk {
            return None;
        }
        let (srgb, options) = (ColorProfile::new_srgb(), TransformOptions::default());
        let transform = profile.create_transform_8bit(Layout::Rgba, &srgb, Layout::Rgb, options).ok()?;
        let mut seen = vec![0; inks.image.as_raw().len() / 4 * 3];
        transform.transform(inks.image.as_raw(), &mut seen).ok()?;
        RgbImage::from_raw(width, height, seen)
    };
    if let Some(seen) = by_profile() {
        return (seen, Told::ByProfile);
    }
    // What each ink leaves of the light.
    let left = |ink: u8, black: u8| {
        let left = u32::from(255 - ink) * u32::from(255 - black) / 255;
        u8::try_from(left).unwrap_or(u8::MAX)
    };
    let seen = inks.image.pixels().flat_map(|it| {
        let [c, m, y, k] = it.0;
        [left(c, k), left(m, k), left(y, k)]
    });
    (RgbImage::from_raw(width, height, seen.collect()).unwrap_or_default(), Told::ByNobody)
}

/// Who told what inks look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    ByProfile,
    ByNobody,
}

/// Luminance and two differences as red, green and blue (ITU-T T.871 §7), in parts of 65,536.
fn from_luminance([y, cb, cr]: [u8; 3]) -> [u8; 3] {
    let (y, cb, cr) = (i32::from(y) << 16, i32::from(cb) - 128, i32::from(cr) - 128);
    let part = |it: i32| u8::try_from(((it + (1 << 15)) >> 16).clamp(0, 255)).unwrap_or(u8::MAX);
    [part(y + 91_881 * cr), part(y - 22_554 * cb - 46_802 * cr), part(y + 116_130 * cb)]
}
