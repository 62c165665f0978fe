//! Pictures in the source folder (图片): which of them a page means, and their bytes; those that no page means are told, a folder at
//! a time.
//!
//! A page means a picture that it shows, one of which it prints the name of the file (`图1.jpg 市民在赏花`), and one that is called as
//! the page is: `2026-11-27-A02-1.jpg` beside `2026-11-27-A02.md`.

use crate::article::picture::By;
use crate::article::picture::OfPage;
use crate::article::picture::Original;
use crate::document::Document;
use crate::error::Place;
use crate::error::file::FileKind;
use crate::error::file::Refusal;
use crate::error::picture::Unshown;
use crate::error::warning::Unread;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::open;
use crate::read::folder;
use crate::read::kind;
use crate::read::limits::Limits;
use crate::read::office;
use crate::text::file_name;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::path::PathBuf;
use url::Url;

/// What may not stand in the name of a file that a line prints.
const BESIDE: [char; 21] =
    [' ', '\t', '\u{3000}', '(', ')', '（', '）', '[', ']', '【', '】', '：', '，', '、', '。', '；', '"', '“', '”', '《', '》'];

/// A page of pictures has some fifty; what names more is no page's.
const MOST: usize = 500;

/// The pictures that lie in the source, to be looked for by their names.
#[derive(Debug, Default)]
pub struct Lying {
    paths: BTreeSet<PathBuf>,
    /// By their names in small letters, whatever folder they lie in.
    by_name: BTreeMap<String, Vec<PathBuf>>,
    /// By their folders, and their names in small letters without what they end with.
    by_stem: BTreeMap<(PathBuf, String), Vec<PathBuf>>,
}

impl Lying {
    /// These pictures, as paths below the source.
    pub fn new(paths: impl IntoIterator<Item = PathBuf>) -> Self {
        let paths: BTreeSet<PathBuf> = paths.into_iter().collect();
        let (mut by_name, mut by_stem): (BTreeMap<_, Vec<_>>, BTreeMap<_, Vec<_>>) = (BTreeMap::new(), BTreeMap::new());
        for path in &paths {
            by_name.entry(small_name(path)).or_default().push(path.clone());
            by_stem.entry((folder_of(path), small_stem(path))).or_default().push(path.clone());
        }
        Self { paths, by_name, by_stem }
    }

    /// Those that lie beside pages, in the folders in which these lie.
    pub fn beside(dir: &Path, pages: &[PathBuf]) -> Self {
        let folders: BTreeSet<PathBuf> = pages.iter().map(|page| folder_of(page)).collect();
        let lying = folders.iter().flat_map(|folder| {
            let listing = folder::entries(&dir.join(folder), Path::new(""));
            let names = listing.map(|it| it.entries).unwrap_or_default().into_iter().map(|entry| entry.name);
            names.map(|name| folder.join(&*file_name::told(&name))).filter(|path| is_picture(path)).collect::<Vec<_>>()
        });
        Self::new(lying)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &PathBuf> {
        self.paths.iter()
    }

    /// How the file now is that a page means by a path, in words that change when it does.
    pub fn stamp(&self, dir: &Path, path: &Path, page: &Path) -> String {
        let path = self.meant(path, page).map_or(path, PathBuf::as_path);
        let found = fs::symlink_metadata(dir.join(open::lying(dir, path)));
        found.map_or_else(|_| MISSING.to_owned(), |it| format!("{} {}.{:09}", it.len(), it.mtime(), it.mtime_nsec()))
    }

    /// The file that a page means by a path: the very one, or the first of its name in a folder below the page.
    fn meant(&self, path: &Path, page: &Path) -> Option<&PathBuf> {
        let above = page.parent().unwrap_or(Path::new(""));
        let of_name = || self.by_name.get(&small_name(path))?.iter().find(|it| it.starts_with(above));
        self.paths.get(path).or_else(of_name)
    }

    /// Those that are called as a page is, by their numbers.
    pub fn called_as(&self, page: &Path) -> Vec<&PathBuf> {
        let (folder, stem) = (folder_of(page), small_stem(page));
        if stem.is_empty() {
            return Vec::new();
        }
        let from = self.by_stem.range((folder.clone(), stem.clone())..);
        let beside = from.take_while(|((of, name), _)| *of == folder && name.starts_with(&stem));
        let numbered = beside.filter_map(|((_, name), paths)| Some((number_behind(&stem, name)?, paths)));
        let mut numbered: Vec<(u32, &PathBuf)> =
            numbered.flat_map(|(number, paths)| paths.iter().map(move |it| (number, it))).collect();
        numbered.sort();
        numbered.into_iter().map(|(_, path)| path).collect()
    }
}

/// What is said of a file that is not there.
const MISSING: &str = "missing";

fn folder_of(path: &Path) -> PathBuf {
    path.parent().unwrap_or(Path::new("")).to_owned()
}

fn small_stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// The number of a picture that is called as a page is: 0 where it has none.
fn number_behind(page: &str, picture: &str) -> Option<u32> {
    let behind = picture.strip_prefix(page)?;
    if behind.is_empty() {
        return Some(0);
    }
    let number = behind.strip_prefix(['-', '_', ' ', '(', '（', '.', '图'])?.trim_end_matches([')', '）']);
    number.parse().ok().filter(|_| number.len() <= 3)
}

fn small_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// The pictures of a page, in the order in which it has them: those that it shows, whether they are there or not, and of the others
/// those that are.
pub fn of_page(document: &Document, lying: &Lying) -> Vec<OfPage> {
    let Some(page) = url_of(&document.path) else { return Vec::new() };
    let is_packed = kind::of_name(&document.path).is_document();
    let mut of_page: Vec<OfPage> = Vec::new();
    let mut seen: BTreeSet<Original> = BTreeSet::new();
    for picture in &document.pictures {
        let (Some(line), Some(found)) = (picture.line, original(&picture.source, &page, is_packed)) else { continue };
        let original = match found {
            Original::File(path) => Original::File(lying.meant(&path, &document.path).unwrap_or(&path).clone()),
            other => other,
        };
        let original = match original {
            Original::Inside { part, .. } => Original::Inside { document: document.path.clone(), part },
            other => other,
        };
        seen.insert(original.clone());
        of_page.push(OfPage { original, by: By::Showing(line) });
    }
    for line in document.lines.iter().filter(|line| line.text.contains('.')) {
        for name in line.text.split(BESIDE).filter(|word| is_picture(Path::new(word))) {
            let path = below(&page, name).and_then(|path| lying.meant(&path, &document.path).cloned());
            let original = path.map(Original::File).filter(|it| seen.insert(it.clone()));
            let by = |original| OfPage { original, by: By::Printing { line: line.number, name: name.to_owned() } };
            of_page.extend(original.map(by));
        }
    }
    let called = lying.called_as(&document.path).into_iter().map(|path| Original::File(path.clone()));
    of_page.extend(called.filter(|it| !seen.contains(it)).map(|original| OfPage { original, by: By::Name }));
    of_page
}

/// What a page means by the address of a picture; `None` where that is no address of one, such as a picture that is written out in
/// the page (`data:`).
fn original(source: &str, page: &Url, is_packed: bool) -> Option<Original> {
    let absolute = if source.starts_with("//") { format!("https:{source}") } else { source.to_owned() };
    if let Some(mut url) = Url::parse(&absolute).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host()) {
        // By what an editor was let in with, no reader shall be.
        let _ = url.set_username("").and_then(|()| url.set_password(None));
        return Some(Original::Elsewhere(url.into()));
    }
    let opens_as_address = source.split_once(':').is_some_and(|(scheme, _)| scheme.len() > 1 && !scheme.contains(['/', '.']));
    if opens_as_address && !source.starts_with("file:") {
        return None;
    }
    if is_packed && PARTS.iter().any(|folder| source.contains(folder)) && !source.starts_with("file:") {
        return Some(Original::Inside { document: PathBuf::new(), part: source.to_owned() });
    }
    // What lay on another machine is not here; its name may be.
    let name = source.rsplit(['/', '\\']).next().unwrap_or(source);
    let path = below(page, source).filter(|_| !source.starts_with("file:") && source.get(1..2) != Some(":"));
    path.or_else(|| below(page, name)).filter(|path| is_picture(path)).map(Original::File)
}

/// Where documents of office programs keep their pictures.
const PARTS: [&str; 2] = ["media/", "Pictures/"];

/// The path below the source that a page means by a name.
fn below(page: &Url, name: &str) -> Option<PathBuf> {
    page.join(&name.replace('\\', "/")).ok()?.to_file_path().ok()?.strip_prefix("/").ok().map(PathBuf::from)
}

/// The bytes of a picture of ours.
///
/// # Errors
/// Why there are none.
pub fn bytes(folder: &Path, original: &Original, most: u64) -> Result<Vec<u8>, Unshown> {
    let refused = |refused: open::Refused| {
        if refused.is_missing() {
            return Unshown::Missing;
        }
        match refused.refusal() {
            Refusal::TooLarge { size, limit } => Unshown::Large { size, limit },
            other => Unshown::Refused(other),
        }
    };
    match original {
        Original::File(path) => open::regular_below(folder, &open::lying(folder, path), most).map_err(refused),
        Original::Inside { document, .. } if matches!(kind::of_name(document), FileKind::OldOffice | FileKind::Rtf) => {
            Err(Unshown::OldDocument)
        }
        Original::Inside { document, part } => {
            let limits = Limits { part: most, ..Limits::default() };
            let document = open::lying(folder, document);
            let whole = open::regular_below(folder, &document, limits.document).map_err(refused)?;
            office::part(&whole, part, limits)
        }
        Original::Elsewhere(_) => Err(Unshown::Missing),
    }
}

/// The pictures that a page names, as paths below the source, whether they are there or not; and those that are called as it is.
pub fn named(document: &Document, lying: &Lying) -> BTreeSet<PathBuf> {
    let Some(page) = url_of(&document.path) else { return BTreeSet::new() };
    let shown = document.pictures.iter().map(|picture| picture.source.as_str());
    let lines = document.lines.iter().map(|line| line.text.as_str()).filter(|text| text.contains('.'));
    let printed = lines.flat_map(|text| text.split(BESIDE)).filter(|word| is_picture(Path::new(word)));
    let is_own = |path: &PathBuf| is_picture(path) && !path.components().any(|part| is_saved(part.as_os_str()));
    let named = shown.chain(printed).filter_map(|name| below(&page, name)).filter(is_own).take(MOST);
    named.chain(lying.called_as(&document.path).into_iter().cloned()).collect()
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

/// What pages mean: the very files that they name, and those of such a name in folders below a page.
#[derive(Debug, Default)]
pub struct Meant<'run> {
    paths: HashSet<&'run Path>,
    /// By names in small letters, the folders of the pages that name one so.
    by_name: HashMap<String, HashSet<&'run Path>>,
}

impl<'run> Meant<'run> {
    /// What these pages mean by these names.
    pub fn by(pages: impl IntoIterator<Item = (&'run PathBuf, &'run BTreeSet<PathBuf>)>) -> Self {
        let mut meant = Self::default();
        for (page, names) in pages {
            for name in names {
                meant.paths.insert(name);
                meant.by_name.entry(small_name(name)).or_default().insert(page.parent().unwrap_or(Path::new("")));
            }
        }
        meant
    }

    /// Whether a picture is one of them.
    pub fn holds(&self, picture: &Path) -> bool {
        let folders = self.by_name.get(&small_name(picture));
        self.paths.contains(picture) || folders.is_some_and(|it| picture.ancestors().skip(1).any(|above| it.contains(above)))
    }
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
            let names = named(&document, &Lying::default());
            let found = Meant::by([(&PathBuf::from(path), &names)]).holds(Path::new(picture));
            assert_eq!(found, expected, "{path} {sources:?} {lines:?} {picture}: {:?}", named(&document, &Lying::default()));
        }
    }

    #[test]
    fn the_pictures_of_a_folder_are_told_at_once() {
        let pictures = ["b/2.jpg", "b/1.jpg", "a.png"].map(PathBuf::from);
        let said: Vec<String> = unnamed(&pictures).iter().map(Warning::to_string).collect();
        assert_eq!(
            said,
            [
                "a.png: a picture that no page shows; print its name on the page, or call it as the page is called (A02-1.jpg beside A02.md); not shown",
                "b/1.jpg: a picture, and another one in this folder, that no page shows; print their names on the page, or call them as the page is called (A02-1.jpg beside A02.md); not shown",
            ]
        );
    }
}
