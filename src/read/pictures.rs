//! Pictures in the source folder (图片): those that a page names are the page's, and nobody is told of them; those that none
//! names are told, a folder at a time.
//!
//! A page names a picture where it shows it, and where it prints the name of its file: `图1.jpg 市民在赏花`.

use crate::document::Document;
use crate::error::Place;
use crate::error::file::FileKind;
use crate::error::warning::Unread;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::read::kind;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;
use std::path::PathBuf;
use url::Url;

/// What may not stand in the name of a file that a line prints.
const BESIDE: [char; 21] =
    [' ', '\t', '\u{3000}', '(', ')', '（', '）', '[', ']', '【', '】', '：', '，', '、', '。', '；', '"', '“', '”', '《', '》'];

/// A page of pictures has some fifty; what names more is no page's.
const MOST: usize = 500;

/// The pictures that a page names, as paths below the source, whether they are there or not.
pub fn named(document: &Document) -> BTreeSet<PathBuf> {
    let Some(page) = url_of(&document.path) else { return BTreeSet::new() };
    let shown = document.pictures.iter().map(|picture| picture.source.as_str());
    let lines = document.lines.iter().map(|line| line.text.as_str()).filter(|text| text.contains('.'));
    let printed = lines.flat_map(|text| text.split(BESIDE)).filter(|word| is_picture(Path::new(word)));
    let below =
        |name: &str| page.join(&name.replace('\\', "/")).ok()?.to_file_path().ok()?.strip_prefix("/").ok().map(PathBuf::from);
    let is_own = |path: &PathBuf| is_picture(path) && !path.components().any(|part| is_saved(part.as_os_str()));
    shown.chain(printed).filter_map(below).filter(is_own).take(MOST).collect()
}

/// The address that a page would have if the source were the whole disk: by it names are resolved as a browser does.
fn url_of(page: &Path) -> Option<Url> {
    Url::from_file_path(Path::new("/").join(page)).ok()
}

/// What a browser saved beside a page is never named (`kind`), and need not be remembered.
fn is_saved(folder: &OsStr) -> bool {
    [".files", "_files"].iter().any(|end| folder.as_encoded_bytes().ends_with(end.as_bytes()))
}

fn is_picture(path: &Path) -> bool {
    path.file_stem().is_some() && kind::of_name(path) == FileKind::Picture
}

/// Whether a page that names these means this picture: the very file, or one of its name in a folder below the page.
pub fn is_meant(picture: &Path, page: &Path, names: &BTreeSet<PathBuf>) -> bool {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().to_lowercase());
    let is_below = picture.starts_with(page.parent().unwrap_or(Path::new("")));
    names.contains(picture) || is_below && names.iter().any(|it| name(it) == name(picture))
}

/// What is to be said of pictures that no page names: one warning a folder, at its first.
pub fn unnamed<'list>(pictures: impl IntoIterator<Item = &'list PathBuf>) -> Vec<Warning> {
    let mut folders: BTreeMap<&Path, (&PathBuf, usize)> = BTreeMap::new();
    for picture in pictures {
        let (first, count) = folders.entry(picture.parent().unwrap_or(Path::new(""))).or_insert((picture, 0));
        *first = picture.min(first);
        *count += 1;
    }
    let said = |(first, count): (&PathBuf, usize)| Warning {
        place: Place::file(first),
        kind: WarningKind::Skipped { why: Unread::Pictures { others: count - 1 } },
    };
    folders.into_values().map(said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Line;
    use crate::document::NamedPicture;

    fn page(path: &str, sources: &[&str], lines: &[&str]) -> Document {
        let named = |source: &&str| NamedPicture { line: None, source: (*source).to_owned(), caption: String::new() };
        Document {
            path: path.into(),
            lines: lines.iter().enumerate().map(|(at, text)| Line::plain(at + 1, *text)).collect(),
            pictures: sources.iter().map(named).collect(),
            ..Document::default()
        }
    }

    #[test]
    fn a_page_means_the_pictures_that_it_shows_or_prints_the_names_of() {
        type Row = (&'static str, &'static [&'static str], &'static [&'static str], &'static str, bool);
        let table: [Row; 14] = [
            ("09/A01.md", &["桥.jpg"], &[], "09/桥.jpg", true),
            ("09/A01.md", &["./图/%E6%A1%A5%201.jpg?w=600"], &[], "09/图/桥 1.jpg", true),
            ("09/A01.md", &["../图/桥.jpg"], &[], "图/桥.jpg", true),
            ("09/A01.md", &["/图/桥.jpg"], &[], "图/桥.jpg", true),
            ("09/A01.md", &["图\\桥.JPG"], &[], "09/图/桥.jpg", true),
            ("09/A01.html", &["A01_files/1.jpg"], &[], "09/pictures/1.jpg", false),
            ("09/A01.md", &[], &["图1.jpg 市民在赏花（苏望舒 摄）"], "09/图1.jpg", true),
            ("09/A01.md", &[], &["（图1.jpg，图2.jpg）"], "09/图2.jpg", true),
            ("A01.md", &[], &["图：桥.png"], "桥.png", true),
            ("09/A01.md", &["桥.jpg"], &[], "10/桥.jpg", false),
            ("09/A01.md", &["https://example.cn/桥.jpg"], &[], "09/桥.jpg", false),
            ("09/A01.md", &["data:image/png;base64,AA"], &["桥 .jpg 车站.txt"], "09/桥.jpg", false),
            ("09/A01.md", &["../../../etc/桥.jpg"], &[], "桥.jpg", false),
            ("09/A01.md", &[], &["桥"], "09/桥.jpg", false),
        ];
        for (path, sources, lines, picture, expected) in table {
            let document = page(path, sources, lines);
            let found = is_meant(Path::new(picture), Path::new(path), &named(&document));
            assert_eq!(found, expected, "{path} {sources:?} {lines:?} {picture}: {:?}", named(&document));
        }
    }

    #[test]
    fn the_pictures_of_a_folder_are_told_at_once() {
        let pictures = ["b/2.jpg", "b/1.jpg", "a.png"].map(PathBuf::from);
        let said: Vec<String> = unnamed(&pictures).iter().map(Warning::to_string).collect();
        assert_eq!(
            said,
            [
                "a.png: a picture; pictures are not published yet; not read",
                "b/1.jpg: a picture, and another one in this folder; pictures are not published yet; not read",
            ]
        );
    }
}
