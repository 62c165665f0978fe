//! Copies of pictures, through the library: what of a picture is kept whichever way it comes, and that no bytes at all harm.

use benbao::article::picture::By;
use benbao::article::picture::CopyKind;
use benbao::article::picture::OfPage;
use benbao::article::picture::Original;
use benbao::document::Document;
use benbao::document::Line;
use benbao::parse;
use benbao::parse::lexicon::Lexicon;
use benbao::picture;
use benbao::picture::rule;
use benbao::typography::Typography;
use chrono::NaiveDate;
use image::DynamicImage;
use image::ExtendedColorType;
use image::Frame;
use image::GenericImageView;
use image::ImageEncoder;
use image::ImageFormat;
use image::Rgba;
use image::RgbaImage;
use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::PathBuf;

/// Four corners of four colours.
fn corners(width: u32, height: u32) -> RgbaImage {
    let corner = |x: u32, y: u32| match (x * 2 < width, y * 2 < height) {
        (true, true) => Rgba([220, 20, 20, 255]),
        (false, true) => Rgba([20, 220, 20, 255]),
        (true, false) => Rgba([20, 20, 220, 255]),
        (false, false) => Rgba([220, 220, 20, 255]),
    };
    RgbaImage::from_fn(width, height, corner)
}

fn written(picture: &RgbaImage, format: ImageFormat) -> Vec<u8> {
    let picture = DynamicImage::ImageRgba8(picture.clone());
    let picture = if format == ImageFormat::Jpeg { DynamicImage::ImageRgb8(picture.to_rgb8()) } else { picture };
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG that says how it was held.
fn held(orientation: u8) -> Vec<u8> {
    let picture = DynamicImage::ImageRgba8(corners(32, 16)).to_rgb8();
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 95).write_image(picture.as_raw(), 32, 16, ExtendedColorType::Rgb8).unwrap();
    let head =
        [b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec(), vec![orientation, 0, 0, 0, 0, 0, 0]].concat();
    let length = u16::try_from(head.len() + 2).unwrap().to_be_bytes();
    [&bytes[..2], b"\xff\xe1", &length, &head, &bytes[2..]].concat()
}

fn samples() -> Vec<Vec<u8>> {
    let mut moving = Vec::new();
    let mut encoder = GifEncoder::new(&mut moving);
    encoder.encode_frames((0..3).map(|at| Frame::new(corners(12 + at, 9)))).unwrap();
    drop(encoder);
    let formats = [ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP, ImageFormat::Bmp, ImageFormat::Jpeg];
    formats.iter().map(|format| written(&corners(24, 18), *format)).chain([moving, held(6)]).collect()
}

#[test]
fn every_picture_stands_upright() {
    // Of each way to hold a camera the colours of the two upper corners.
    let (red, green, blue, yellow) = ([220, 20, 20], [20, 220, 20], [20, 20, 220], [220, 220, 20]);
    let table = [
        (1, red, green),
        (2, green, red),
        (3, yellow, blue),
        (4, blue, yellow),
        (5, red, blue),
        (6, blue, red),
        (7, yellow, green),
        (8, green, yellow),
    ];
    for (orientation, left, right) in table {
        let made = picture::make(&held(orientation)).unwrap();
        let size = if orientation < 5 { (32, 16) } else { (16, 32) };
        assert_eq!((made.copy.size, made.copy.kind), (size, CopyKind::Jpeg), "{orientation}");
        let seen = image::load_from_memory(&made.bytes).unwrap();
        for (x, expected) in [(2, left), (size.0 - 3, right)] {
            let found = seen.get_pixel(x, 2).0;
            let is_like = found.iter().zip(expected).all(|(found, expected): (&u8, u8)| found.abs_diff(expected) < 40);
            assert!(is_like, "{orientation}: {found:?} at {x}, not {expected:?}");
        }
    }
}

#[test]
fn what_is_drawn_stays_as_it_is_and_what_is_taken_becomes_small() {
    let drawn = corners(64, 48);
    for format in [ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP, ImageFormat::Bmp] {
        let made = picture::make(&written(&drawn, format)).unwrap();
        assert_ne!(made.copy.kind, CopyKind::Jpeg, "{format:?}");
        assert_eq!(image::load_from_memory(&made.bytes).unwrap().to_rgba8(), drawn, "{format:?}");
    }
    let taken = RgbaImage::from_fn(90, 60, |x, y| {
        let part = |it: u32| u8::try_from(it % 256).unwrap();
        Rgba([part(x * 2 + y), part(y * 3), part(x * y / 9), 255])
    });
    let made = picture::make(&written(&taken, ImageFormat::Png)).unwrap();
    assert_eq!(made.copy.kind, CopyKind::Jpeg);
    assert_eq!(made.copy.hash, rule::name(&written(&taken, ImageFormat::Png)));
}

/// A copy that can be shown, or a reason.
fn is_sound(bytes: &[u8]) {
    if let Ok(made) = picture::make(bytes) {
        let seen = image::load_from_memory(&made.bytes).unwrap();
        assert_eq!(seen.dimensions(), made.copy.size);
        assert!(seen.width() <= 1600 && made.copy.bytes == made.bytes.len() as u64);
        assert_eq!(picture::make(bytes).unwrap(), made, "the same bytes for the same");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_harm(which in any::<prop::sample::Index>(), cut in any::<Option<prop::sample::Index>>(),
            turned in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12)) {
        let samples = samples();
        let mut bytes = which.get(&samples).clone();
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        for (at, byte) in turned {
            let end = bytes.len().max(1);
            bytes.iter_mut().skip(at.index(end)).take(1).for_each(|it| *it = byte);
        }
        is_sound(&bytes);
    }

    #[test]
    fn pictures_change_no_word_of_a_page(
        lines in prop::collection::vec(prop::sample::select(vec![
            "# 海湾大桥通车", "# 老码头书店开门", "本报讯 4月8日,海湾大桥通车,市民纷纷到桥上看新鲜。", "", "图为市民在桥上赏景。",
            "市民在桥上赏景。 苏望舒 摄", "图1.jpg 市民在赏花（苏望舒 摄）", "记者 林知夏", "责编：何小满", "上接第1版", "●甲县开会。",
        ]), 0..24),
        pictures in prop::collection::vec((0_usize..30, 0..3), 0..8),
    ) {
        let lines = lines.iter().enumerate().map(|(at, text)| Line::plain(at + 1, *text)).collect();
        let document = Document { path: "2023-04-09-A01.md".into(), lines, ..Document::default() };
        let options = parse::Options {
            edition: None,
            typography: Typography::Keep,
            sections: BTreeMap::new(),
            lexicon: Lexicon::default(),
            today: NaiveDate::from_ymd_opt(2026, 11, 28).unwrap(),
        };
        let before = parse::pages(&[document], &options).remove(0);
        let mut reading = before.clone();
        let count = pictures.len();
        let of_page = pictures.into_iter().enumerate().map(|(at, (line, by))| OfPage {
            original: Original::File(PathBuf::from(format!("{at}.jpg"))),
            by: match by {
                0 => By::Showing(line),
                1 => By::Printing { line, name: "图1.jpg".to_owned() },
                _ => By::Name,
            },
        });
        parse::pictures::hang(&mut reading, of_page.collect());
        let hung: usize = reading.articles.iter().map(|article| article.pictures.len()).sum();
        prop_assert_eq!(hung, if before.articles.is_empty() { 0 } else { count }, "each has its story");
        for article in &mut reading.articles {
            let captioned: Vec<usize> = article.pictures.iter().filter(|it| it.caption.is_some()).map(|it| it.before).collect();
            prop_assert!(captioned.windows(2).all(|two| two[0] < two[1]), "each caption is one picture's");
            prop_assert!(captioned.iter().all(|at| *at < article.body.len()));
            prop_assert!(article.pictures.iter().all(|it| it.before <= article.body.len()));
            article.pictures.clear();
        }
        prop_assert_eq!(reading, before);
    }
}
