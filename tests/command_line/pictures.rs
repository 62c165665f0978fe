//! Pictures, from the file beside a page to the feeds: whose they are, what of them is published, and what goes when a story goes.

use crate::office::document;
use crate::support::Home;
use crate::support::PAGE;
use crate::support::SETTINGS;
use image::DynamicImage;
use image::ExtendedColorType;
use image::Frame;
use image::GenericImageView;
use image::ImageEncoder;
use image::ImageFormat;
use image::RgbImage;
use image::Rgba;
use image::RgbaImage;
use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

const NOW: [&str; 3] = ["build", "--now", "2023-04-10T12:00:00+08:00"];
const LATER: [&str; 3] = ["build", "--now", "2023-04-10T13:00:00+08:00"];
const NEXT_DAY: [&str; 3] = ["build", "--now", "2023-04-11T07:00:00+08:00"];
const TOLD: &str = "a picture that no page shows; print its name on the page, or call it as the page is called (A02-1.jpg beside A02.md); not shown\n";

/// A photograph: no two of its pixels need be of one colour.
fn photo(width: u32, height: u32, seed: u32) -> Vec<u8> {
    let colour = |x: u32, y: u32| {
        let part = |it: u32| u8::try_from((it + seed) % 256).unwrap();
        image::Rgb([part(x * 3 + y), part(y * 5), part(x + y * y / 7)])
    };
    let mut bytes = Vec::new();
    let pixels = RgbImage::from_fn(width, height, colour);
    JpegEncoder::new_with_quality(&mut bytes, 90).write_image(pixels.as_raw(), width, height, ExtendedColorType::Rgb8).unwrap();
    bytes
}

/// The same as a camera writes it that was held upright: it lies, and says so, and where on earth it was.
fn taken_upright(width: u32, height: u32) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value].concat()
    };
    let tiff = [
        b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec(),
        entry(0x0112, 3, 1, [6, 0, 0, 0]),
        entry(0x8825, 4, 1, [38, 0, 0, 0]),
        b"\0\0\0\0\x01\0".to_vec(),
        entry(0x0001, 2, 2, *b"N\0\0\0"),
        b"\0\0\0\0GPSLatitude 34.75".to_vec(),
    ]
    .concat();
    let length = u16::try_from(tiff.len() + 2).unwrap().to_be_bytes();
    let photo = photo(width, height, 1);
    [&photo[..2], b"\xff\xe1", &length, &tiff, &photo[2..]].concat()
}

fn png(picture: &RgbaImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new(&mut bytes);
    encoder.write_image(picture.as_raw(), picture.width(), picture.height(), ExtendedColorType::Rgba8).unwrap();
    bytes
}

fn moving() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for shade in [0, 200] {
        encoder.encode_frame(Frame::new(RgbaImage::from_pixel(8, 6, Rgba([shade, 0, 0, 255])))).unwrap();
    }
    drop(encoder);
    bytes
}

/// A picture of so many pixels, as far as its header tells.
fn forged(width: u32, height: u32) -> Vec<u8> {
    let head = [b"BM\x36\x10\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", &width.to_le_bytes()[..], &height.to_le_bytes()].concat();
    [&head[..], b"\x01\0\x18\0", &[0; 24], &[7; 4096]].concat()
}

/// A page of two stories; `first` stands behind the text of the first, `second` behind that of the second.
fn page(first: &str, second: &str) -> String {
    format!(
        "# 海湾大桥通车\n\n本报讯 4月8日,海湾大桥通车,两岸居民往来更加方便,市民纷纷到桥上看新鲜。\n\n{first}\n\n记者 林知夏\n\n\
         # 老码头书店开门\n\n本报讯 4月8日,老码头书店开门迎客,书店由一座老仓库改建而成。\n\n{second}\n"
    )
}

fn paper(page: &str) -> Home {
    Home::new().file("benbao.toml", SETTINGS).file("pages/2023-04-09/A01.md", page)
}

/// Runs, and gives what was said of pictures, and the status.
fn said(home: &Home, arguments: &[&str]) -> (String, Option<i32>) {
    let output = home.command(arguments).output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    let lines = stderr.split_inclusive('\n').filter(|line| !line.contains("a trial"));
    (lines.collect(), output.status.code())
}

fn build(home: &Home, arguments: &[&str]) {
    assert_eq!(said(home, arguments), (String::new(), Some(0)));
}

/// The items of the paper's own feed by their titles.
fn items(home: &Home) -> BTreeMap<String, Value> {
    let feed: Value = serde_json::from_str(&home.read("feeds/feed.json")).unwrap();
    let items = feed["items"].as_array().unwrap().iter();
    items.map(|item| (item["title"].as_str().unwrap().to_owned(), item.clone())).collect()
}

/// The copies in the output, by name.
fn copies(home: &Home) -> Vec<PathBuf> {
    let mut copies: Vec<PathBuf> =
        fs::read_dir(home.path("feeds/pictures")).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    copies.sort();
    copies
}

/// The copy that the only attachment of an item names, as it lies in the output.
fn copy_of(home: &Home, item: &Value) -> (Vec<u8>, DynamicImage) {
    let [attachment] = item["attachments"].as_array().unwrap().as_slice() else { panic!("{item}") };
    let address = attachment["url"].as_str().unwrap();
    assert_eq!(item["image"].as_str(), Some(address));
    let bytes = fs::read(home.path("feeds").join(address.strip_prefix("https://example.cn/feeds/").unwrap())).unwrap();
    assert_eq!(attachment["size_in_bytes"].as_u64(), Some(bytes.len() as u64));
    let picture = image::load_from_memory(&bytes).unwrap();
    (bytes, picture)
}

#[test]
fn a_picture_of_a_page_is_in_every_format_with_its_caption_and_who_took_it() {
    let home = paper(&page("![](图/桥 上.jpg)\n\n图为市民在桥上赏景。（苏望舒 摄）\n\n大桥全长1.2公里。", ""))
        .file("pages/2023-04-09/图/桥 上.jpg", taken_upright(2000, 1000));
    build(&home, &NOW);
    let item = &items(&home)["海湾大桥通车"];
    let (bytes, copy) = copy_of(&home, item);
    assert_eq!(copy.dimensions(), (1000, 2000), "upright");
    assert_eq!(image::guess_format(&bytes).unwrap(), ImageFormat::Jpeg);
    let has = |part: &[u8]| bytes.windows(part.len()).any(|it| it == part);
    assert!(!has(b"Exif") && !has(b"GPS"), "what the camera wrote is gone");
    let name = copies(&home)[0].file_name().unwrap().to_str().unwrap().to_owned();
    let address = format!("https://example.cn/feeds/pictures/{name}");
    let caption = "图为市民在桥上赏景。（苏望舒 摄）";
    let figure = format!(
        "新鲜。</p>\n<figure><img src=\"{address}\" alt=\"{caption}\" width=\"1000\" height=\"2000\"><figcaption>{caption}</figcaption>\
         </figure>\n<p>大桥全长"
    );
    let html = item["content_html"].as_str().unwrap();
    assert!(html.contains(&figure), "{html}");
    assert_eq!(html.matches("赏景").count(), 2, "in alt and below the picture, and no third time");
    assert_eq!(item["attachments"][0]["title"], caption);
    let size = bytes.len();
    let rss = home.read("feeds/rss.xml");
    for part in [
        format!("<enclosure url=\"{address}\" length=\"{size}\" type=\"image/jpeg\"/>"),
        "<media:credit role=\"photographer\" scheme=\"urn:ebu\">苏望舒</media:credit>".to_owned(),
        format!("<media:description type=\"plain\">{caption}</media:description>"),
        "medium=\"image\"".to_owned(),
    ] {
        assert!(rss.contains(&part), "{part} in {rss}");
    }
    let atom = home.read("feeds/atom.xml");
    for part in [&format!("rel=\"enclosure\" type=\"image/jpeg\" title=\"{caption}\" length=\"{size}\"/>"), "<media:credit "] {
        assert!(atom.contains(part), "{part} in {atom}");
    }
    assert_eq!(atom.matches(&address).count(), 3, "link, media:content, img, and none else: {atom}");
    assert!(home.read("feeds/editions/2023-04-09/atom.xml").contains(&address));
    assert_eq!(home.command(&["check", "--strict", "feeds"]).output().unwrap().status.code(), Some(0));
    // Nothing new: nothing is opened, nothing is written.
    let before = home.snapshot("feeds");
    build(&home, &LATER);
    assert_eq!(home.snapshot("feeds"), before);
    // The same bytes on one core, and in another home.
    let other = paper(&home.read("pages/2023-04-09/A01.md")).file("pages/2023-04-09/图/桥 上.jpg", taken_upright(2000, 1000));
    build(&other, &[&NOW[..], &["--jobs", "1"]].concat());
    assert_eq!(fs::read(&copies(&other)[0]).unwrap(), bytes);
    assert_eq!(copies(&other)[0].file_name(), copies(&home)[0].file_name());
}

#[test]
fn a_wide_picture_becomes_narrow_and_one_through_which_something_shows_keeps_it() {
    let through = RgbaImage::from_fn(40, 30, |x, y| Rgba([200, 30, 30, if x > y { 255 } else { 90 }]));
    let home = paper(&page("![](宽.jpg)", "![](透.png)"))
        .file("pages/2023-04-09/宽.jpg", photo(3300, 30, 3))
        .file("pages/2023-04-09/透.png", png(&through));
    build(&home, &NOW);
    let items = items(&home);
    assert_eq!(copy_of(&home, &items["海湾大桥通车"]).1.dimensions(), (1600, 15));
    let (_, shown) = copy_of(&home, &items["老码头书店开门"]);
    assert_eq!(shown.to_rgba8(), through);
}

#[test]
fn a_picture_is_found_by_its_name_on_the_page_or_by_that_of_the_page() {
    let home = paper(&page("图1.jpg 市民在桥上赏景（苏望舒 摄）", "图为读者在书店里挑书。"))
        .file("pages/2023-04-09/图1.JPG", photo(20, 10, 1))
        .file("pages/2023-04-09/A01-2.jpg", photo(20, 10, 2))
        .file("pages/2023-04-09/a01-1.jpg", photo(20, 10, 3))
        .file("pages/2023-04-09/A01-说明.jpg", photo(20, 10, 4));
    assert_eq!(said(&home, &NOW), (format!("set aside: pages/2023-04-09/A01-说明.jpg: {TOLD}"), Some(3)));
    let items = items(&home);
    let (bridge, shop) = (&items["海湾大桥通车"], &items["老码头书店开门"]);
    let html = bridge["content_html"].as_str().unwrap();
    assert!(html.contains("<figcaption>市民在桥上赏景（苏望舒 摄）</figcaption>") && !html.contains("图1"), "{html}");
    // The first goes to the caption that has no picture; the second, for which none is left, to the first story.
    assert_eq!(shop["attachments"][0]["title"], "图为读者在书店里挑书。");
    assert_eq!(bridge["attachments"].as_array().unwrap().len(), 2, "{bridge}");
    let read = home.run(&["read", "--format", "json", "pages/2023-04-09/A01.md"]).text();
    let read: Value = serde_json::from_str(&read).unwrap();
    let pictures = &read["items"][0]["_benbao"]["pictures"];
    assert_eq!(pictures[1]["photographers"], serde_json::json!(["苏望舒"]), "{pictures}");
    assert_eq!(pictures[1]["source"], "pages/2023-04-09/图1.JPG");
}

#[test]
fn what_cannot_be_shown_is_said_and_its_story_goes_on_without() {
    let drawing = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(2)</script></svg>".to_vec();
    let whole = photo(60, 40, 1);
    let table: [(&str, Vec<u8>, &str); 8] = [
        ("空.jpg", Vec::new(), "the file is empty; copy it once more"),
        ("断.jpg", whole[..whole.len() / 2].to_vec(), "it is damaged or cut off; copy it once more, or save it as JPEG or PNG"),
        ("大.bmp", forged(10_000, 6_000), "10000 × 6000 pixels are more than 50 million; save it smaller"),
        ("画.svg", drawing, "a drawing (SVG) may hold programs; save it as PNG"),
        ("机.heic", b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), "HEIC is not read; save it as JPEG or PNG"),
        ("印.tif", b"II*\0\x08\0\0\0".to_vec(), "TIFF is not read; save it as JPEG or PNG"),
        ("字.jpg", b"<html><script>x()</script>".to_vec(), "its content is no picture; save it as JPEG or PNG"),
        ("无.jpg", Vec::new(), "there is no such file; put it there, or take it off the page"),
    ];
    let text = |home: &Home| items(home)["海湾大桥通车"]["content_html"].as_str().unwrap().to_owned();
    let without = paper(&page("图为市民。", ""));
    build(&without, &NOW);
    for (name, bytes, words) in table {
        let home = paper(&page(&format!("![]({name})\n\n图为市民。"), "")).file(format!("pages/2023-04-09/{name}"), bytes);
        if name == "无.jpg" {
            fs::remove_file(home.path("pages/2023-04-09/无.jpg")).unwrap();
        }
        let expected = format!("warning: pages/2023-04-09/A01.md: the picture 2023-04-09/{name} is not shown: {words}\n");
        assert_eq!(said(&home, &NOW), (expected, Some(0)), "{name}");
        assert_eq!(text(&home), text(&without), "{name}");
        assert_eq!(copies(&home), [] as [PathBuf; 0]);
        assert_eq!(items(&home)["海湾大桥通车"]["id"], items(&without)["海湾大桥通车"]["id"]);
        // Told once; and a sound file in its place is shown, as a correction.
        build(&home, &LATER);
        if !name.ends_with(".svg") && !name.ends_with(".tif") && !name.ends_with(".heic") {
            let home = home.file(format!("pages/2023-04-09/{name}"), &whole);
            build(&home, &LATER);
            let item = &items(&home)["海湾大桥通车"];
            assert_eq!(copy_of(&home, item).1.dimensions(), (60, 40), "{name}");
            assert_eq!(item["date_modified"], "2023-04-10T13:00:00+08:00", "{name}");
            assert_eq!(item["date_published"], "2023-04-09T06:00:00+08:00", "{name}");
        }
    }
}

#[test]
fn a_picture_that_is_shown_otherwise_than_it_is_is_said() {
    let inks = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pictures/cmyk.jpg")).unwrap();
    let home = paper(&page("![](四色.jpg)", "![](动.gif)"))
        .file("pages/2023-04-09/四色.jpg", inks)
        .file("pages/2023-04-09/动.gif", moving());
    let expected = "warning: pages/2023-04-09/A01.md: the picture 2023-04-09/动.gif moves; its first frame is shown\n\
         warning: pages/2023-04-09/A01.md: the picture 2023-04-09/四色.jpg is in four inks (CMYK) and does not say in which; its \
         colours are about right; save it as sRGB to have them exact\n";
    assert_eq!(said(&home, &NOW), (expected.to_owned(), Some(0)));
    let items = items(&home);
    let (_, printed) = copy_of(&home, &items["海湾大桥通车"]);
    // No ink but a little yellow in one corner, much cyan and magenta in the other.
    let (light, dark) = (printed.get_pixel(0, 0).0, printed.get_pixel(15, 11).0);
    assert!(light[0] > 220 && light[1] > 220 && light[2] > 180, "{light:?}");
    assert!(dark[0] < 60 && dark[1] < 80 && dark[2] > 150, "{dark:?}");
    assert_eq!(copy_of(&home, &items["老码头书店开门"]).1.get_pixel(3, 3).0, [0, 0, 0, 255]);
}

#[test]
fn a_picture_that_is_changed_added_or_taken_away_is_a_correction() {
    let home = paper(&page("![](桥.jpg)", "")).file("pages/2023-04-09/桥.jpg", photo(30, 20, 1));
    build(&home, &NOW);
    let before = items(&home)["海湾大桥通车"].clone();
    let first = copies(&home);
    let home = home.file("pages/2023-04-09/桥.jpg", photo(30, 21, 2));
    build(&home, &LATER);
    let changed = items(&home)["海湾大桥通车"].clone();
    assert_eq!((&changed["id"], &changed["date_modified"]), (&before["id"], &Value::from("2023-04-10T13:00:00+08:00")));
    assert_eq!(copy_of(&home, &changed).1.dimensions(), (30, 21));
    assert_ne!(copies(&home), first, "the first is taken out");
    assert_eq!(copies(&home).len(), 1);
    // Another one, called as the page is.
    let home = home.file("pages/2023-04-09/A01-1.jpg", photo(30, 22, 3));
    build(&home, &["build", "--now", "2023-04-10T14:00:00+08:00"]);
    assert_eq!(items(&home)["海湾大桥通车"]["attachments"].as_array().unwrap().len(), 2);
    assert_eq!(items(&home)["海湾大桥通车"]["date_modified"], "2023-04-10T14:00:00+08:00");
    for name in ["桥.jpg", "A01-1.jpg"] {
        fs::remove_file(home.path(format!("pages/2023-04-09/{name}"))).unwrap();
    }
    let (told, status) = said(&home, &["build", "--now", "2023-04-10T15:00:00+08:00"]);
    assert!(told.contains("桥.jpg is not shown: there is no such file") && status == Some(0), "{told}");
    assert_eq!(items(&home)["海湾大桥通车"].get("attachments"), None);
    assert_eq!(copies(&home), [] as [PathBuf; 0]);
    // A picture that was only touched is no news.
    let home = home.file("pages/2023-04-09/桥.jpg", photo(30, 20, 1));
    build(&home, &["build", "--now", "2023-04-10T16:00:00+08:00"]);
    let before = home.snapshot("feeds");
    fs::remove_file(home.path("pages/2023-04-09/桥.jpg")).unwrap();
    let home = home.file("pages/2023-04-09/桥.jpg", photo(30, 20, 1));
    build(&home, &["build", "--now", "2023-04-10T17:00:00+08:00"]);
    assert_eq!(home.snapshot("feeds"), before);
}

#[test]
fn the_picture_of_a_withdrawn_story_goes_with_it_unless_another_shows_it() {
    let home = paper(&page("![](桥.jpg)\n\n![](共.jpg)", "![](共.jpg)"))
        .file("pages/2023-04-09/桥.jpg", photo(30, 20, 1))
        .file("pages/2023-04-09/共.jpg", photo(30, 21, 2));
    build(&home, &NOW);
    assert_eq!(copies(&home).len(), 2);
    let id = |title: &str| items(&home)[title]["id"].as_str().unwrap().to_owned();
    let (bridge, shop) = (id("海湾大桥通车"), id("老码头书店开门"));
    for (id, notice, left) in [(bridge, "--reason", 1), (shop, "--notice", 0)] {
        let mut arguments = vec!["archive", "withdraw", &id, "--reason", "误发"];
        arguments.extend((notice == "--notice").then_some(notice));
        assert_eq!(home.command(&arguments).output().unwrap().status.code(), Some(0));
        build(&home, &NEXT_DAY);
        assert_eq!(copies(&home).len(), left, "{notice}");
    }
    assert!(!home.path("feeds/pictures").exists());
    assert_eq!(fs::read_dir(home.path(".benbao/pictures")).into_iter().flatten().count(), 0);
}

#[test]
fn the_picture_of_a_story_that_waits_is_not_out_before_its_hour() {
    let held = "---\nrelease: 2023-04-11T06:00:00+08:00\n---\n# 海湾隧道开工\n\n本报讯 4月10日,海湾隧道开工,工期三年。\n\n![](隧道.jpg)\n";
    let home = paper(PAGE).file("pages/2023-04-11/A01.md", held).file("pages/2023-04-11/隧道.jpg", photo(30, 20, 1));
    build(&home, &NOW);
    assert_eq!(copies(&home), [] as [PathBuf; 0]);
    // Page and picture are moved away meanwhile.
    fs::remove_dir_all(home.path("pages/2023-04-11")).unwrap();
    let (_, status) = said(&home, &LATER);
    assert!(matches!(status, Some(0 | 3)), "{status:?}");
    assert_eq!(copies(&home), [] as [PathBuf; 0]);
    let (told, _) = said(&home, &NEXT_DAY);
    assert!(!told.contains("pictures/"), "{told}");
    assert_eq!(copy_of(&home, &items(&home)["海湾隧道开工"]).1.dimensions(), (30, 20));
}

#[test]
fn a_copy_that_somebody_removed_is_made_again_and_what_cannot_be_is_said() {
    let home = paper(&page("![](桥.jpg)", "")).file("pages/2023-04-09/桥.jpg", photo(30, 20, 1));
    build(&home, &NOW);
    let before = fs::read(&copies(&home)[0]).unwrap();
    fs::remove_dir_all(home.path("feeds")).unwrap();
    build(&home, &LATER);
    assert_eq!(fs::read(&copies(&home)[0]).unwrap(), before);
    // The page is as it was and the picture is another: what is out stays named, and cannot be made.
    fs::remove_dir_all(home.path("feeds")).unwrap();
    fs::remove_dir_all(home.path("pages/2023-04-09")).unwrap();
    let (told, _) = said(&home, &NEXT_DAY);
    assert!(told.contains("lies there no more, nor does the picture 2023-04-09/桥.jpg in the source"), "{told}");
}

#[test]
fn no_picture_lies_outside_of_the_source_and_none_is_fetched() {
    let home = paper(&page(
        "![](../../../秘密.jpg)\n\n![](链接.jpg)\n\n![](https://user:secret@example.org/a%20b.jpg?w=1&h=2)\n\n图为对岸。",
        "![](data:image/png;base64,AAAA)",
    ))
    .file("秘密.jpg", photo(30, 20, 1));
    std::os::unix::fs::symlink("../../秘密.jpg", home.path("pages/2023-04-09/链接.jpg")).unwrap();
    let (told, _) = said(&home, &NOW);
    assert!(told.contains("秘密.jpg is not shown: there is no such file"), "{told}");
    assert!(told.contains("链接.jpg is not shown: it is a symbolic link"), "{told}");
    assert_eq!(copies(&home), [] as [PathBuf; 0]);
    let items = items(&home);
    let item = &items["海湾大桥通车"];
    let address = "https://example.org/a%20b.jpg?w=1&h=2";
    assert_eq!(item["image"], address);
    assert_eq!(item.get("attachments"), None);
    let html = item["content_html"].as_str().unwrap();
    let figure = "<figure><img src=\"https://example.org/a%20b.jpg?w=1&amp;h=2\" alt=\"图为对岸。\"><figcaption>图为对岸。</figcaption></figure>";
    assert!(html.contains(figure), "{html}");
    let rss = home.read("feeds/rss.xml");
    assert!(rss.contains("<media:content medium=\"image\" url=\"https://example.org/a%20b.jpg?w=1&amp;h=2\">"), "{rss}");
    assert!(!rss.contains("<enclosure"));
}

#[test]
fn of_a_thousand_pictures_the_first_are_shown_and_it_is_said() {
    let shown: String = (0..1000).map(|_| "![](点.png)\n\n").collect();
    let home = paper(&page(&shown, "")).file("pages/2023-04-09/点.png", png(&RgbaImage::from_pixel(2, 2, Rgba([9, 9, 9, 255]))));
    let expected =
        "warning: pages/2023-04-09/A01.md: the page has 1,000 pictures; the first 200 are shown; split the page to show more\n";
    let (told, status) = said(&home, &NOW);
    assert_eq!((told.replace("1000", "1,000"), status), (expected.to_owned(), Some(0)));
    assert_eq!(copies(&home).len(), 1);
    assert_eq!(items(&home)["海湾大桥通车"]["attachments"].as_array().unwrap().len(), 200);
}

#[test]
fn a_feed_of_openings_has_the_first_picture_only() {
    let first = format!("![](一.jpg)\n\n{}\n\n![](二.jpg)", "大桥全长1.2公里,比原计划提前四十天。".repeat(20));
    let home = paper(&page(&first, ""))
        .file("benbao.toml", format!("{SETTINGS}[output]\ncontent = \"summary\"\n"))
        .file("pages/2023-04-09/一.jpg", photo(30, 20, 1))
        .file("pages/2023-04-09/二.jpg", photo(30, 21, 2));
    build(&home, &NOW);
    let item = &items(&home)["海湾大桥通车"];
    assert_eq!(copy_of(&home, item).1.dimensions(), (30, 20));
    assert_eq!(home.read("feeds/rss.xml").matches("<enclosure").count(), 1);
    assert_eq!(copies(&home).len(), 2, "the story's own page has both");
}

#[test]
fn a_lost_archive_knows_the_pictures_of_what_no_page_holds() {
    let home = paper(&page("![](桥.jpg)\n\n图为市民在桥上赏景。\n\n大桥全长1.2公里。", ""))
        .file("pages/2023-04-09/桥.jpg", photo(30, 20, 1));
    build(&home, &NOW);
    let (documents, before) = (home.read("feeds/atom.xml"), items(&home)["海湾大桥通车"].clone());
    fs::remove_dir_all(home.path(".benbao")).unwrap();
    fs::remove_dir_all(home.path("pages/2023-04-09")).unwrap();
    let home = home.file("pages/2023-04-10/A01.md", PAGE.replace("海湾大桥通车", "海湾隧道开工").replace("4月8日", "4月9日"));
    let (_, status) = said(&home, &LATER);
    assert!(matches!(status, Some(0 | 3)), "{status:?}");
    let again = &items(&home)["海湾大桥通车"];
    for key in ["id", "content_html", "image", "date_modified"] {
        assert_eq!(again[key], before[key], "{key}");
    }
    assert!(documents.contains("<media:content"));
    let id = again["id"].as_str().unwrap();
    assert_eq!(home.command(&["archive", "withdraw", id, "--reason", "误发"]).output().unwrap().status.code(), Some(0));
    said(&home, &NEXT_DAY);
    assert_eq!(copies(&home), [] as [PathBuf; 0]);
}

#[test]
fn the_pictures_of_a_document_are_in_it() {
    let relations =
        "<Relationships><Relationship Id=\"1\" Type=\"http://x/image\" Target=\"media/image1.jpeg\"/></Relationships>";
    let whole =
        "<Relationships><Relationship Id=\"1\" Type=\"http://x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let run = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let shown = "<w:p><w:r><w:drawing><wp:docPr descr=\"AI 生成的说明\"/><a:blip r:embed=\"1\"/></w:drawing></w:r></w:p>";
    let paragraphs = [
        run("# 海湾大桥通车"),
        run("本报讯 4月8日,海湾大桥通车,两岸居民往来更加方便,市民纷纷到桥上看新鲜。"),
        shown.to_owned(),
        run("图为市民在桥上赏景。"),
    ];
    let body = format!("<w:document><w:body>{}</w:body></w:document>", paragraphs.concat());
    let parts: [(&str, &[u8]); 4] = [
        ("_rels/.rels", whole.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/document.xml", body.as_bytes()),
        ("word/media/image1.jpeg", &photo(30, 20, 1)),
    ];
    let bytes = document(&parts);
    let home = Home::new().file("benbao.toml", SETTINGS).file("pages/2023-04-09-A01.docx", bytes);
    build(&home, &NOW);
    let items = items(&home);
    let (_, item) = items.iter().next().unwrap();
    assert_eq!(copy_of(&home, item).1.dimensions(), (30, 20), "{item}");
    assert_eq!(item["attachments"][0]["title"], "图为市民在桥上赏景。");
    let before = home.snapshot("feeds");
    build(&home, &LATER);
    assert_eq!(home.snapshot("feeds"), before);
}

#[test]
fn a_picture_that_a_page_names_is_not_told_now_nor_later() {
    let markdown = PAGE.replace("记者", "![桥](图/桥.jpg)\n\n图1.jpg 市民在桥上。\n\n记者");
    let html = "<!DOCTYPE html><html><head><title>海湾大桥通车</title></head><body><article><h1>海湾大桥通车</h1>\
                <p>本报讯 4月8日，海湾大桥通车，两岸居民往来更加方便，市民纷纷到桥上看新鲜。</p>\
                <p><img src=\"图/%E6%A1%A5.JPG\"></p><p><img src=\"./图1.jpg\" alt=\"市民在桥上\"></p><p>记者 林知夏</p></article></body></html>";
    for (name, page) in [("A01.md", markdown.as_str()), ("A01.html", html)] {
        let home = named(name, page);
        let silent = (String::new(), Some(0));
        assert_eq!(said(&home, &NOW), silent, "{name}");
        assert_eq!(copies(&home).len(), 2, "{name}");
        assert_eq!(said(&home, &LATER), silent, "{name}: a run that reads nothing remembers");
        let status = home.run(&["status"]).text();
        assert!(!status.contains("图1.jpg"), "{name}: {status}");
        // Another one comes that no page names: it is told once.
        let home = home.file("pages/2023-04-09/车站.png", "\u{fffd}PNG");
        assert_eq!(said(&home, &LATER), (format!("set aside: pages/2023-04-09/车站.png: {TOLD}"), Some(3)), "{name}");
        assert_eq!(said(&home, &LATER), silent, "{name}");
        assert!(home.run(&["status"]).text().contains("车站.png"), "{name}");
    }
}

fn named(name: &str, page: &str) -> Home {
    Home::new()
        .file("benbao.toml", SETTINGS)
        .file(format!("pages/2023-04-09/{name}"), page)
        .file("pages/2023-04-09/图1.jpg", photo(20, 10, 1))
        .file("pages/2023-04-09/图/桥.JPG", photo(20, 10, 2))
}

#[test]
fn a_picture_whose_page_no_longer_names_it_is_told() {
    let home = named("A01.md", &PAGE.replace("记者", "![桥](图/桥.jpg)\n\n（图1.jpg）\n\n记者"));
    assert_eq!(said(&home, &NOW), (String::new(), Some(0)));
    let home = home.file("pages/2023-04-09/A01.md", PAGE.replace("记者", "（图1.jpg）\n\n记者"));
    assert_eq!(said(&home, &LATER), (format!("set aside: pages/2023-04-09/图/桥.JPG: {TOLD}"), Some(3)));
    fs::remove_file(home.path("pages/2023-04-09/A01.md")).unwrap();
    let home = home.file("pages/2023-04-09/A02.md", "# 老码头书店开门\n\n本报讯 4月8日,书店迎客。\n");
    let (told, status) = said(&home, &LATER);
    assert!(told.contains("图1.jpg") && status == Some(3), "{told}");
}
