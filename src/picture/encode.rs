//! A picture that is ready as the file that readers get.

use crate::article::picture::CopyKind;
use crate::error::picture::Unshown;
use crate::picture::rule;
use image::DynamicImage;
use image::ExtendedColorType;
use image::ImageEncoder;
use image::ImageFormat;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::CompressionType;
use image::codecs::png::FilterType;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use std::collections::HashSet;

/// How a picture is to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// As a photograph.
    Lossy,
    /// As it is: few colours, or something shows through.
    Whole,
}

/// How a picture is to be kept, by its pixels before it was made smaller. What comes as JPEG has lost already.
pub(crate) fn kept(picture: &DynamicImage, format: ImageFormat) -> Kept {
    if format == ImageFormat::Jpeg {
        return Kept::Lossy;
    }
    let shows_through = picture.color().has_alpha() && picture.to_rgba8().pixels().any(|it| it.0[3] < u8::MAX);
    if shows_through || has_few_colours(picture) { Kept::Whole } else { Kept::Lossy }
}

fn has_few_colours(picture: &DynamicImage) -> bool {
    let mut colours = HashSet::new();
    picture.to_rgb8().pixels().all(|it| {
        colours.insert(it.0);
        colours.len() <= rule::FEW_COLOURS
    })
}

/// The file, and its format. What the camera wrote beside the pixels is not in it.
pub(crate) fn encode(picture: &DynamicImage, kept: Kept) -> Result<(CopyKind, Vec<u8>), Unshown> {
    match kept {
        Kept::Lossy => jpeg(&plain(picture)).map(|bytes| (CopyKind::Jpeg, bytes)),
        Kept::Whole => {
            let picture = plain(picture);
            let (png, webp) = (png(&picture)?, webp(&picture).ok());
            let smaller = webp.as_ref().map_or(png.len(), |webp| png.len().min(webp.len()));
            // A photograph in grey, or in few colours, is one all the same.
            if !picture.color().has_alpha()
                && let Ok(lossy) = jpeg(&picture)
                && lossy.len().saturating_mul(rule::WORTH_ITS_EDGES) < smaller
            {
                return Ok((CopyKind::Jpeg, lossy));
            }
            Ok(match rule::lossless(png.len(), webp.as_ref().map(Vec::len)) {
                CopyKind::WebP => (CopyKind::WebP, webp.unwrap_or(png)),
                _ => (CopyKind::Png, png),
            })
        }
    }
}

/// Eight bits a channel, and of channels none that says nothing.
fn plain(picture: &DynamicImage) -> DynamicImage {
    let shows_through = picture.color().has_alpha() && picture.to_rgba8().pixels().any(|it| it.0[3] < u8::MAX);
    match picture.color().has_color() {
        _ if shows_through => DynamicImage::ImageRgba8(picture.to_rgba8()),
        true => DynamicImage::ImageRgb8(picture.to_rgb8()),
        false => DynamicImage::ImageLuma8(picture.to_luma8()),
    }
}

fn jpeg(picture: &DynamicImage) -> Result<Vec<u8>, Unshown> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, rule::QUALITY);
    written(picture, encoder).map(|()| bytes)
}

fn png(picture: &DynamicImage) -> Result<Vec<u8>, Unshown> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
    written(picture, encoder).map(|()| bytes)
}

fn webp(picture: &DynamicImage) -> Result<Vec<u8>, Unshown> {
    let mut bytes = Vec::new();
    written(picture, WebPEncoder::new_lossless(&mut bytes)).map(|()| bytes)
}

/// A picture that is longer than a format can say is broken to it.
fn written(picture: &DynamicImage, encoder: impl ImageEncoder) -> Result<(), Unshown> {
    let colour = ExtendedColorType::from(picture.color());
    encoder.write_image(picture.as_bytes(), picture.width(), picture.height(), colour).map_err(|_| Unshown::Broken)
}
